"""Recognition: a `Document` becomes `Evidence`, its type and its facts."""
