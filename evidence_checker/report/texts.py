"""Texts of a ledger made fit for the formats of reports."""

from __future__ import annotations

import re

# XML 1.0 §2.2 allows no control characters but tab and line ends, and no half of a surrogate pair; HTML and JSON readers dislike them too.
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def cleaned(text: str) -> str:
    """The text without characters that Word, Excel and JSON readers refuse."""
    return UNPRINTABLE.sub("", text)


def sentences(*texts: str) -> str:
    """The texts one after the other, each closed by a full stop."""
    return "".join(text if text.endswith(("。", "！", "？")) else f"{text.rstrip('；;，,.')}。" for text in texts if text)
