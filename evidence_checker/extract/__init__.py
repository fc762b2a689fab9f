"""Extraction: a `SubmittedFile` becomes a `Document`."""
