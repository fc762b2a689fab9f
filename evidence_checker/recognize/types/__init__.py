"""What a paper is: one of the evidence types, or nothing that counts, with calibrated confidence and its signs."""

from evidence_checker.recognize.types.classify import classify
from evidence_checker.recognize.types.model import TypeVerdict

__all__ = ["TypeVerdict", "classify"]
