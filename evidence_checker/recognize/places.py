"""Places as far down as the paper names them: county, township, village."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence_checker.recognize.model import Place
from evidence_checker.recognize.surface import Surface

VILLAGE = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,5}?)(?:行政)?(?P<kind>村民委员会|村委会|村(?!民|干|里|寨|庄|口|中|内|级|务|集体|组|两|“|情|域|道|规|容|貌|外|史|史馆|党|合作|股份|医|小学)|社区(?!居民|干部|工作者))"
)
NOT_VILLAGES = re.compile(
    r"^(?:乡|驻|全|各|本|该|农|帮扶|贫困|脱贫|一|两|三|四|五|六|七|八|九|十|几|多|到|在|进|入|赴|回|美丽|示范|重点|行政|自然|我|他|此|每|整|由|与|和|及|为|对|向|从|定点|挂钩|所在|出列|选派|深入|新农|文明|邻|同|"
    r"街道|联系|结对|共建|走访|调研|负责|涉及|搬迁|易地|老|小康|山区|民族|数字|智慧|强|兴|治|建|爱|离|下|出|挂|扶)"
)
DIRECT = re.compile(r"(?P<level>县|区|市|镇|乡|街道)(?P<name>(?!村)[\u4e00-\u9fff]{2,6}?)(?:村民委员会|村委会|村|社区)")
OTHER_TOWN = re.compile(r"(?:县|区|市)(?P<name>[\u4e00-\u9fff]{2,4}(?:镇|乡|街道))")


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
        town = re.search(r"([\u4e00-\u9fff]{2,5}(?:镇|乡|街道))$", _after_county(before))
        name = re.sub(r"^.*(?:镇|乡(?!村)|街道|县|区)", "", found["name"])
        if len(name) >= 2 and not NOT_VILLAGES.match(name):
            yield _placed(surface, town[1] if town else "", name)
    for village in surface.context.villages:
        name = re.sub(r"(?:村|社区)$", "", village)
        yield from (Place(village=name + "村") for _ in re.finditer(re.escape(name), surface.text))


def _after_county(text: str) -> str:
    return re.split(r"(?:自治县|县|区|市)", text)[-1]


def _placed(surface: Surface, town: str, name: str) -> Place:
    county = next((c.name for c in surface.lexicon.places.counties if town in c.towns and _only_county(surface, town)), "") if town else ""
    return Place(county, town, f"{name}村")
