"""Names of parties of which a form or scan shows only a part: broken over cells of a row, over lines of a summary, or whole on the seal."""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidence_checker.recognize.model import Fact
from evidence_checker.recognize.organisations import is_private, organisation
from evidence_checker.recognize.pieces import Piece, line_pieces, table_pieces
from evidence_checker.recognize.surface import Surface

PLACE_ALONE = re.compile(r"[\u4e00-\u9fff]{2,4}[省市县区州]")
PAID_TO = re.compile(
    r"(?:^|[\s，:|])(?:支?付|转付|预付|补付|汇付?|捐赠?|拨付?|资助|援助)(?P<payee>[\u4e00-\u9fff()]{3,28}(?:公司|合作社|联合社|联社|社|委员会|村委会|中心|厂|店|超市|商行|学校|小学|医院|政府|财政所|局))"
    r"[\u4e00-\u9fff()]{0,14}(?:款|费|资金|经费|金)"
)
SHORTEST = 4
"""Signs; a shorter part may belong to many names."""


def whole_party(fact: Fact[str] | None, surface: Surface) -> Fact[str] | None:
    """The party, its name made whole from a seal where only a part of it was read; None where the part is the name of nobody."""
    if fact is None or PLACE_ALONE.fullmatch(fact.value):
        return None
    if organisation(fact.value) or is_private(fact.value):
        return fact
    whole = next((name for seal in surface.document.seals if (name := _round_the_ring(fact.value, seal.text))), "")
    return Fact(whole, fact.quotes, 0.75) if whole else fact


def _round_the_ring(part: str, ring: str) -> str:
    """The name that a seal's ring gives, from wherever it begins, where it has the part in it."""
    if len(part) < SHORTEST or part in {ring, ""}:
        return ""
    turned = (ring[i:] + ring[:i] for i in range(len(ring)))
    return next((name for name in turned if part in name and organisation(name)), "")


def paid_in_summary(surface: Surface) -> Fact[str] | None:
    """Whom the summary of a voucher says was paid: 付某合作社货款, be it over two lines of its cell."""
    pieces = [*line_pieces(surface.document), *table_pieces(surface.document)]
    for piece in pieces:
        found = PAID_TO.search(piece.text) or PAID_TO.search(piece.text + _line_below(piece, pieces))
        if found and organisation(found["payee"]):
            return Fact(found["payee"], (piece.quote,), 0.7)
    return None


def _line_below(piece: Piece, pieces: Sequence[Piece]) -> str:
    """The words close below that begin at the same place."""
    near = [p for p in pieces if p is not piece and p.space == piece.space and abs(p.box.left - piece.box.left) < 0.01]
    height = piece.box.bottom - piece.box.top
    below = [(gap, p.box.top, p.text) for p in near if (gap := p.below(piece)) is not None and gap < height]
    return min(below)[2] if below and piece.quote.box is not None else ""
