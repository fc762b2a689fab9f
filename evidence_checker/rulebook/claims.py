"""By which words a self-assessment, summary or report claims figures that vouchers must bear out."""

from __future__ import annotations

import re
from functools import cached_property

from evidence_checker.rulebook.criteria import Expression
from evidence_checker.rulebook.model import Strict

IN_WORDS = r"[一二两三四五六七八九十百零]{1,6}(?=[余多]?[万元])|[壹贰叁肆伍陆柒捌玖拾佰仟零]{1,9}(?=[余多]?[万元])"
NUMBER = r"(?:\d{1,4}|[一二两三四五六七八九十]{1,3})"
BLANKS = {
    "<金额>": rf"(?P<about>约|近|将近)?(?P<figure>\d[\d,，]*(?:\.\d+)?|{IN_WORDS})\s*(?:余|多)?(?P<unit>亿|万|千)?(?:余|多)?元(?P<more>左右|上下)?",
    "<次数>": rf"(?P<count>{NUMBER})",
    "<月份>": r"(?P<months>\d{1,2}月(?:份|底|初)?(?:\d{1,2}日)?(?:[、和及,，]\d{1,2}月(?:份|底|初)?(?:\d{1,2}日)?)*)",
    "<数>": NUMBER,
}
"""What may stand in a pattern for figures that the program reads."""


class ClaimWords(Strict):
    """Patterns over single sentences; `<金额>`, `<次数>` and `<月份>` stand for the figure, `<领导>` for `leader`.

    `coordinated`: money that others pay, shown by approvals, too. `products`: without one of these words a purchase is none of the
    consumption assistance. `others`: sentences about what others did. `trained`: people said
    to be trained, against those that papers of courses tell of by `attended`. `ahead`: headings behind which only plans follow.
    """

    types: tuple[str, ...] = ()
    leader: str = "主要负责同志"
    money: tuple[Expression, ...] = ()
    coordinated: tuple[Expression, ...] = ()
    own_share: tuple[Expression, ...] = ()
    purchases: tuple[Expression, ...] = ()
    products: tuple[Expression, ...] = ()
    sales: tuple[Expression, ...] = ()
    visits: tuple[Expression, ...] = ()
    visit_months: tuple[Expression, ...] = ()
    courses: tuple[Expression, ...] = ()
    trained: tuple[Expression, ...] = ()
    attended: tuple[Expression, ...] = ()
    ahead: tuple[Expression, ...] = ()
    not_done: tuple[Expression, ...] = ()
    other_years: tuple[Expression, ...] = ()
    others: tuple[Expression, ...] = ()

    def ways(self, name: str) -> tuple[re.Pattern[str], ...]:
        """The patterns of a field, ready to search with."""
        return self._compiled[name]

    @cached_property
    def _compiled(self) -> dict[str, tuple[re.Pattern[str], ...]]:
        fields = {name: value for name, value in self if isinstance(value, tuple) and name != "types"}
        return {name: tuple(re.compile(self._filled(pattern)) for pattern in patterns) for name, patterns in fields.items()}

    def _filled(self, pattern: str) -> str:
        filled = pattern.replace("<领导>", f"(?:{self.leader})")
        for blank, words in BLANKS.items():
            filled = filled.replace(blank, words)
        return filled
