"""The rulebook: models and loader of `patterns/`."""
