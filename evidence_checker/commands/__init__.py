"""The commands of the command line, one file each: `register` adds its arguments, `run` does it and returns the exit code."""
