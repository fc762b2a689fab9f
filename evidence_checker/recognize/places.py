"""Places as far down as the paper names them: county, township, village."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence_checker.recognize.model import Place
from evidence_checker.recognize.surface import Surface

# behind a township's name many a word begins a true name (兴隆, 老厂, 三家, 下营); these begin or hold none
NOT_LOCATED = re.compile(
    r"^(?:驻|全|各|本|该|农|帮扶|贫困|脱贫|[一二两三四五六七八九十几多]+个|到|在|进|入|赴|回|美丽|示范|重点|行政|自然|我|他|此|每|整|由|与|和|及|为|对|向|从|定点|挂钩|所[在属辖]|"
    r"[下辖]辖|出列|选派|深入|新农|街道|联系|结对|共建|负责|涉及|易地|数字|智慧)|看望|慰问|调研|走访|开展|组织|参加|指导|前往|[驻各全该等个入进到在]$"
)
DIRECT = re.compile(r"(?P<level>县|区|市|镇|乡|街道)(?P<name>(?!村)[\u4e00-\u9fff]{2,6}?)(?:村民委员会|村委会|村|社区)")
REACHES = "到|赴|在|驻|至|往|于|对|向|和|与|支持|帮扶|走进|深入|挂钩|结对|人|组"


def find_places(surface: Surface) -> tuple[Place, ...]:
    """The places of the paper, most complete and most often named first; known villages of the ledger also where they stand alone."""
    counts: dict[Place, int] = {}
    for place in _named(surface):
        counts[place] = counts.get(place, 0) + 1
    full = [p for p in counts if not any(p != q and _within(p, q) for q in counts)]
    return tuple(sorted(full, key=lambda p: (-bool(p.village), -counts[p], str(p))))


def _within(general: Place, exact: Place) -> bool:
    """All that the first says, the second says too."""
    pairs = zip((general.county, general.town, general.village), (exact.county, exact.town, exact.village), strict=True)
    return all(not a or a == b for a, b in pairs)


def _named(surface: Surface) -> Iterator[Place]:
    counties = [e for e in surface.entities if e.label == "COUNTY"]
    towns = [e for e in surface.entities if e.label == "TOWN"]
    names = {c.name: c for c in surface.lexicon.places.counties}
    for entity in counties:
        yield Place(county=entity.key)
    for entity in towns:
        county = next(name for name in names if entity.key.startswith(name))
        near = next((c.key for c in counties if c.end == entity.start), "")
        yield Place(near or (county if _only_county(surface, entity.text) else ""), entity.text)
    yield from _villages(surface)


def _only_county(surface: Surface, town: str) -> bool:
    return sum(town in c.towns for c in surface.lexicon.places.counties) == 1


def _villages(surface: Surface) -> Iterator[Place]:
    for found in DIRECT.finditer(surface.text):
        before = surface.text[max(0, found.start() - 16) : found.end("level")]
        town = _town(surface, _after_county(before))
        name = re.sub(r"^.*(?:镇|乡(?!村)|街道|县|区)", "", found["name"])
        if len(name) >= 2 and not NOT_LOCATED.search(name):
            yield _placed(surface, town, name)
    for village in surface.context.villages:
        name = re.sub(r"(?:村|社区)$", "", village)
        yield from (Place(village=name + "村") for _ in re.finditer(re.escape(name), surface.text))


def _town(surface: Surface, text: str) -> str:
    """The township at the end of the text: one of the word list, else what stands behind the verb (到××镇, 驻××乡)."""
    known = [town for county in surface.lexicon.places.counties for town in county.towns if text.endswith(town)]
    if known:
        return max(known, key=len)
    found = re.search(r"([\u4e00-\u9fff]{2,5}(?:镇|乡|街道))$", text)
    return re.sub(rf"^.*(?:{REACHES})(?=[\u4e00-\u9fff]{{2}})", "", found[1]) if found else ""


def _after_county(text: str) -> str:
    return re.split(r"(?:自治县|县|区|市)", text)[-1]


def _placed(surface: Surface, town: str, name: str) -> Place:
    county = next((c.name for c in surface.lexicon.places.counties if town in c.towns and _only_county(surface, town)), "") if town else ""
    return Place(county, town, f"{name}村")
