"""Which short line beneath a picture is its caption."""

from __future__ import annotations

import re
from dataclasses import replace

from evidence_checker.extract.formats.draft import Draft
from evidence_checker.extract.model import Line, LineRole, Picture

LENGTH = 60
SIGN = re.compile(r"^[（(▲△▼↑●■]*(图|照片|现场|附图)|摄[）)]?$|图为")
"""How captions begin or end."""
NEAR = 0.045
"""Of the page's height, from the picture's lower edge to the caption's upper."""
TOUCH = 0.01
LEAST_AREA = 0.03
"""Of the page's area; smaller pictures are signs and seals, which have no captions."""


def is_caption(text: str, *, centred: bool) -> bool:
    """Whether a line that follows a picture names it: by its words, or by standing in the middle without being a sentence."""
    return len(text) <= LENGTH and bool(SIGN.search(text) or (centred and text[-1:] not in "。；：:"))


def set_captions(draft: Draft, number: int) -> None:
    """Give the pictures of a page, whose places are known, the lines that stand right beneath them."""
    for place, picture in enumerate(draft.pictures):
        if picture.page != number or picture.caption:
            continue
        found = next((index for index, line in enumerate(draft.lines) if _names(line, picture)), None)
        if found is not None:
            draft.pictures[place] = replace(picture, caption=draft.lines[found].text)
            draft.lines[found] = replace(draft.lines[found], role=LineRole.CAPTION)


def _names(line: Line, picture: Picture) -> bool:
    if line.page != picture.page or line.box is None or picture.box is None or line.role is not LineRole.BODY:
        return False
    above, beneath = picture.box, line.box
    large = (above.right - above.left) * (above.bottom - above.top) >= LEAST_AREA
    near = -TOUCH <= beneath.top - above.bottom <= NEAR
    within = beneath.left >= above.left - NEAR and beneath.right <= above.right + NEAR
    middle = abs((beneath.left + beneath.right) - (above.left + above.right)) / 2 < NEAR
    return large and near and within and is_caption(line.text, centred=middle)
