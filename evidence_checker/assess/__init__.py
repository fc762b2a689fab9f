"""Assessment: all `Evidence` of a ledger and a `Rulebook` become an `Assessment`."""
