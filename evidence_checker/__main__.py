"""`python -m evidence_checker` is the same as the command `evidence-checker`."""

import sys

from evidence_checker.cli import main

if __name__ == "__main__":  # worker processes import this module again under another name
    sys.exit(main())
