"""Intake: a folder or archive becomes a `Ledger` of `SubmittedFile`s."""
