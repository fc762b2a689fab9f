"""Checks ledgers of paired assistance against the regulation that scores them."""
