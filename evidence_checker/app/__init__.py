"""A local page in the browser for clerks."""
