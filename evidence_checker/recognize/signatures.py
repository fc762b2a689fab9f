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
MARKED = re.compile(
    r"(?:^|(?<=[\s)。]))(?P<name>[\u4e00-\u9fff]{2,3}) ?\((?:签名|签字|签章|按印|手印|捺印|按手印)[^()\n]{0,8}\)(?! ?:)", re.MULTILINE
)
IN_ROLE = re.compile(
    r"(?:业主|施工|监理|建设|设计|出资|承建|受益|村民|群众|验收|移交|接收|使用|[甲乙丙])(?:方|单位|代表|人)?(?P<name>[\u4e00-\u9fff]{2,3})"
)
LAST_LINES = 12
READ_BY_ALL = frozenset({E.BRIEFING, E.MEDIA_REPORT, E.MEETING_NOTICE})
"""Papers whose closing names are those of authors and editors."""
ANSWERING = re.compile(r"(?P<role>[\u4e00-\u9fff/ ]{2,8}) ?[:：] ?(?P<name>[\u4e00-\u9fff]{2,3}|[\u4e00-\u9fff] [\u4e00-\u9fff])(?=[ |\t]|$)")
"""One of those who answer for a list or report: 校核:谈静."""
UNSIGNED_ROLE = re.compile(r"联系|电话|主持|主讲|记者|作者|撰稿|供稿|姓名|户主|摄影|编辑|[收付]款人")
GROUP = re.compile(r"[\u4e00-\u9fff]{0,8}小?组(?:成员|人员)? ?[:：] ?(?P<names>[\u4e00-\u9fff 、]{2,60})$")
"""The names of a body that closes its own finding: 评定小组:张三 李四."""
AGREED = re.compile(
    r"(?:同意|属实|无误|准予|准假|批准|合格|支付|拨付|报销)[^\n。]{0,12}(?:。|\n| ) ?(?P<name>[\u4e00-\u9fff]{2,3})[ ,，\n]{0,3}"
    r"(?:20\d\d[年./-] ?)?\d{1,2}[月./-] ?\d{1,2}日?(?=$|[\s|]|[\u4e00-\u9fff]{2,6}意见)",
    re.MULTILINE,
)
"""An opinion of a form, with the name of who gave it and the day: 同意。张三 7月7日."""
WRITER = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,3}|[\u4e00-\u9fff] [\u4e00-\u9fff]) ?(?:[记书]|记录|手记|\([^()]{1,12}\))?")
"""How a diary ends: 高翔记."""


def signed_without_colon(surface: Surface, kind: EvidenceType) -> bool | None:
    """True where a name is found in such a place, False where there are cells for signing and all are empty, else None."""
    cells = list(_signing_cells(surface))
    names = [m["name"] for pattern in (BEHIND_ROLE, MARKED) for m in pattern.finditer(surface.text)]
    if any(map(person, [*cells, *names])) or _closed_by_names(surface, kind):
        return True
    return False if cells and all(PLACEHOLDER.fullmatch(cell) for cell in cells) else None


def _closed_by_names(surface: Surface, kind: EvidenceType) -> bool:
    """It ends, as its kind does, with the names of those who took part, answer for it, agreed to it or wrote it."""
    if kind in READ_BY_ALL:
        return False
    if kind is E.WORK_LOG and _ends_in_writer(surface):
        return True
    return (kind in CLOSED_BY_NAMES and _ends_in_names(surface)) or _is_answered_for(surface) or _is_agreed(surface)


def _ends_in_writer(surface: Surface) -> bool:
    last = next((p.text.strip() for p in reversed(surface.passage.paragraphs) if p.text.strip()), "")
    found = WRITER.fullmatch(last)
    return bool(found and person(found["name"]))


def _is_answered_for(surface: Surface) -> bool:
    """One of its last rows holds at least two roles with names, or a body with at least two."""
    for paragraph in surface.passage.paragraphs[-4:]:
        pairs = [m for m in ANSWERING.finditer(paragraph.text) if not UNSIGNED_ROLE.search(m["role"]) and person(m["name"])]
        group = GROUP.match(paragraph.text.strip())
        if len(pairs) >= 2 or (group and sum(bool(person(name)) for name in re.split(r"[ 、]+", group["names"])) >= 2):
            return True
    return False


def _is_agreed(surface: Surface) -> bool:
    return "意见" in surface.text and any(person(m["name"]) for m in AGREED.finditer(surface.text))


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
