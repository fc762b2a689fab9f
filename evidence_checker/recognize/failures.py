"""Whether a slip's money came back or never went: the words that say so, and what makes them say something else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from evidence_checker.recognize.language import Entity
from evidence_checker.recognize.model import EvidenceType, Quote
from evidence_checker.recognize.surface import Surface

DENIED = re.compile(r"[无未没非不]$")
LABEL = re.compile(r"(?:原因|理由|标志|标识|日期)[:： ]*(?:$|\n|无)")
COUNTER = re.compile(r"(?:总)?(?:笔数|户数|人数|件数|条数|金额)?(?:\(元\))?[:： |\t]*(?P<number>\d[\d,]*(?:\.\d+)?)? ?(?P<unit>[笔户人件条元])?")
COUNTED = re.compile(r"^(?:总)?(?:笔数|户数|人数|件数|条数|金额)")
AFTER_SUCCESSES = re.compile(r"成功(?:总)?(?:笔数|户数|人数|金额|数)? ?[/／、] ?$")
PAIR = re.compile(r"(?<![\d/／])(?P<first>\d+) ?[/／] ?(?P<second>\d+)(?! ?[\d/／])")
AGAIN = re.compile(
    r"(?<![请需应须可])(?:重新|重|再次|再|另行|补)(?:汇|付|拨|转|打|支付|划|办理汇)|(?:第?二次|更正后)[^。；请]{0,6}(?:汇|付|拨|转)"
    r"|(?:本|此)(?:笔|次)(?:为|系|是)[^。；]{0,6}(?:补|重|再)"
)
ASKED = re.compile(r"请|需|应|须|待|将|拟|可|再行")
FORMER = re.compile(r"(?:原|前次|上次|上笔|此前|先前|前期|首次|第一次|曾)[^。；;\n]{0,16}$")
SUCCEEDED = re.compile(r"(?:成功|已入账|已到账|已完成|已记账|已受理)$")


def failure_words(surface: Surface, kind: EvidenceType) -> tuple[str, Quote | None]:
    """The words that say the money came back or never went.

    Printed notes, negations, counters that count nothing and what befell an earlier payment do not count.
    """
    words = surface.lexicon.slips
    counting = words.failure_goods if kind is EvidenceType.PURCHASE_VOUCHER else words.failure
    for entity in surface.entities:
        if entity.label == "FAILURE" and entity.text in counting and _holds(surface, entity):
            return entity.text, surface.passage.quote(entity.start, entity.end)
    return "", None


def _holds(surface: Surface, entity: Entity) -> bool:
    start, end = surface.passage.sentence(entity.start)
    sentence, after = surface.text[start:end], surface.text[entity.end : entity.end + 24]
    if DENIED.search(surface.text[max(0, entity.start - 1) : entity.start]) or LABEL.match(after[:8]):
        return False
    if any(note in sentence for note in surface.lexicon.slips.failure_notes):
        return False
    return not _counts_nothing(surface, entity, after) and not _of_an_earlier(surface, entity, sentence)


def _counts_nothing(surface: Surface, entity: Entity, after: str) -> bool:
    """失败笔数: 0, 退汇金额 0.00, 失败0笔; a counter alone says nothing either, unless the cell below it counts some."""
    if counts := list(_beside(surface, entity)) or _paired(surface, entity):
        return not any(re.search(r"[1-9]", count) for count in counts)
    found = COUNTER.match(after)
    if found and found["number"] and (COUNTED.match(after) or found["unit"] or re.match(r"[:： |\t]", after)):
        return not re.search(r"[1-9]", found["number"])
    return bool(COUNTED.match(after)) and not any(re.search(r"[1-9]", cell) for cell in _below(surface, entity))


def _paired(surface: Surface, entity: Entity) -> list[str]:
    """The second number of a pair (3 / 0) that follows a heading 成功笔数 / 失败笔数, be it broken over lines."""
    if not AFTER_SUCCESSES.search(surface.text[max(0, entity.start - 12) : entity.start]):
        return []
    pair = PAIR.search(surface.text, entity.end, entity.end + 60)
    return [pair["second"]] if pair else []


def _beside(surface: Surface, entity: Entity) -> Iterator[str]:
    """The numbers in the cells right of those that hold a word; of several joined by strokes (成功笔数/失败笔数: 3/0) the one in its place."""
    for row in (row for table in surface.document.tables for row in table.rows):
        for label, value in pairwise(re.sub(r"\s", "", text) for text in row):
            if re.search(rf"{entity.text}(?:总)?(?:笔数|户数|人数|件数|条数|金额)", label) and re.fullmatch(r"[\d,.笔户人件条元/／]+", value):
                labels, values = re.split("[/／]", label), re.split("[/／]", value)
                place = next((n for n, part in enumerate(labels) if entity.text in part), 0)
                yield values[place] if len(values) == len(labels) else value


def _below(surface: Surface, entity: Entity) -> Iterator[str]:
    """The cells under the headings that hold a word."""
    for table in surface.document.tables:
        for upper, lower in pairwise(table.rows):
            yield from (lower[c] for c, text in enumerate(upper) if entity.text in text and c < len(lower))


def _of_an_earlier(surface: Surface, entity: Entity, sentence: str) -> bool:
    """It befell an earlier payment, which this one makes good: 原汇款退汇，本笔重汇."""
    again = AGAIN.search(sentence)
    if again and not ASKED.search(sentence[: again.start()][-4:]) and not _is_headed(surface, entity):
        return True
    before = surface.text[max(0, entity.start - 24) : entity.start]
    return bool(FORMER.search(before)) and any(SUCCEEDED.search(f.value.strip()) for f in surface.fields)


def _is_headed(surface: Surface, entity: Entity) -> bool:
    """It stands in the paper's heading, which tells of this very payment."""
    return entity.start < 40 and "\n" not in surface.text[entity.start : entity.end] and surface.passage.paragraph_at(entity.start) <= 1
