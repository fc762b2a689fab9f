"""Where names stand as signatures without a colon before them: in cells and columns for signing, behind a role and a gap, beside a note (签名)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from evidence_checker.recognize.model import EvidenceType
from evidence_checker.recognize.names import person
from evidence_checker.recognize.surface import Surface

E = EvidenceType
CLOSED_BY_NAMES = frozenset({E.PROJECT_RECORD, E.ASSISTANCE_AGREEMENT})
"""Papers at whose end those who took part put their names, be it without any word."""
PLACE = re.compile(r".{0,8}(?:签名|签字|签章|签收)(?:人|栏|处)?(?:\(.{0,8}\))?")
PLACEHOLDER = re.compile(r"[\s_＿×xX*/—-]*")
BEHIND_ROLE = re.compile(r"(?:代表|签字|签名|签章)(?:\([^()\n]{0,8}\))? {1,12}(?P<name>[\u4e00-\u9fff]{2,3})(?= |$)", re.MULTILINE)
MARKED = re.compile(r"(?:^|(?<=[\s)。]))(?P<name>[\u4e00-\u9fff]{2,3}) ?\((?:签名|签字|签章|按印|手印|捺印|按手印)[^()\n]{0,8}\)", re.MULTILINE)
IN_ROLE = re.compile(
    r"(?:业主|施工|监理|建设|设计|出资|承建|受益|村民|群众|验收|移交|接收|使用|[甲乙丙])(?:方|单位|代表|人)?(?P<name>[\u4e00-\u9fff]{2,3})"
)
LAST_LINES = 12


def signed_without_colon(surface: Surface, kind: EvidenceType) -> bool | None:
    """True where a name is found in such a place, False where there are cells for signing and all are empty, else None."""
    cells = list(_signing_cells(surface))
    names = [m["name"] for pattern in (BEHIND_ROLE, MARKED) for m in pattern.finditer(surface.text)]
    if any(map(person, [*cells, *names])) or (kind in CLOSED_BY_NAMES and _ends_in_names(surface)):
        return True
    return False if cells and all(PLACEHOLDER.fullmatch(cell) for cell in cells) else None


def _signing_cells(surface: Surface) -> Iterator[str]:
    """What stands in the cells for signing: beside their label, or in the column under it."""
    for table in surface.document.tables:
        grid = [[text.strip() for text in row] for row in table.rows]
        for number, row in enumerate(grid):
            for column, text in enumerate(row):
                if PLACE.fullmatch(text):
                    yield from _beside_or_below(grid, number, column)


def _beside_or_below(grid: Sequence[Sequence[str]], row: int, column: int) -> Iterator[str]:
    beside = grid[row][column + 1] if column + 1 < len(grid[row]) else None
    if beside is not None and (PLACEHOLDER.fullmatch(beside) or person(beside)):
        yield beside
        return
    yield from (line[column] for line in grid[row + 1 :] if column < len(line) and any(line[:column]))


def _ends_in_names(surface: Surface) -> bool:
    """At least three names, or two with their roles, stand each for itself among the last lines."""
    last = surface.passage.paragraphs[-LAST_LINES:]
    words = [word for p in last if not surface.passage.is_cell(p) for word in p.text.split()]
    alone = [word for word in words if len(word) in (2, 3) and person(word)]
    in_role = [word for word in words if (found := IN_ROLE.fullmatch(word)) and person(found["name"])]
    return len(alone) >= 3 or len(in_role) >= 2
