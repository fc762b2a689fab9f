"""A ledger in order: its catalogue by indicator, a package ready to submit, and an empty ledger to begin with."""
