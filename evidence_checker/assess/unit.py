"""Whose ledger it is: stated by `unit.yaml` or the caller, else learnt from the folder's name and the papers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from evidence_checker.assess.model import Unit, Village
from evidence_checker.assess.names import UnitNames
from evidence_checker.errors import UsageError
from evidence_checker.intake.model import Ledger
from evidence_checker.recognize.model import Evidence, EvidenceType, Place
from evidence_checker.rulebook.book import Rulebook, UnitEntry
from evidence_checker.rulebook.model import UnitFile

REMEDY = "请用 --unit 写明单位，例如 --unit 市水务局，或在台账根目录放一份 unit.yaml"


def identify_unit(ledger: Ledger, evidence: Sequence[Evidence], rulebook: Rulebook, stated: UnitFile | None = None, given: str | None = None) -> Unit:
    """The unit with its villages, principals and team; raises `UsageError` where it is not clear."""
    stated = stated or UnitFile()
    unit = _named(ledger, evidence, rulebook, stated, given)
    unit = replace(
        unit,
        aliases=tuple(dict.fromkeys((*unit.aliases, *stated.aliases))),
        submitted=stated.submitted,
        outside_evaluation=stated.outside_evaluation,
        violations=stated.violations,
    )
    for learn in (_villages, _principals, _team):
        unit = learn(unit, evidence, rulebook, stated)
    return unit


def likely_names(rulebook: Rulebook, given: str | None, folder: str) -> tuple[str, ...]:
    """The names of the unit that is given or that the folder's name speaks of, before any paper is read; none where neither tells."""
    names = UnitNames(rulebook)
    entry = (names.of(given) if given else None) or names.in_folder(folder)
    return entry.names if entry is not None else ()


def _named(ledger: Ledger, evidence: Sequence[Evidence], rulebook: Rulebook, stated: UnitFile, given: str | None) -> Unit:
    names = UnitNames(rulebook)
    name = given or stated.name
    if name:
        entry = names.of(name)
        if entry is None and stated.category and stated.name in {None, "", name}:  # the category is of the unit named beside it
            return Unit(name, stated.category)
        entry = entry or names.in_folder(name)
        if entry is not None:
            return _unit(entry)
        like = "、".join(entry.name for entry in names.like(name))
        raise UsageError(f"名单里没有“{name}”这个单位（相近的有：{like}）", "请改用名单里的名称；名单外的单位要在 unit.yaml 写明 name 和 category")
    return _learnt(names, ledger, evidence)


def _learnt(names: UnitNames, ledger: Ledger, evidence: Sequence[Evidence]) -> Unit:
    votes = _votes(names, evidence)
    folder = names.in_folder(ledger.root.name)
    best = votes.most_common(2)
    if folder is not None and (not best or votes[folder.name] * 2 >= best[0][1]):
        return replace(_unit(folder), assumed=(f"单位名称“{folder.name}”是从文件夹名“{ledger.root.name}”看出来的",))
    if folder is not None:
        raise UsageError(f"文件夹名像是“{folder.name}”，材料却多是“{best[0][0]}”的，分不清是哪家单位的台账", REMEDY)
    if not best or (len(best) > 1 and best[1][1] * 2 > best[0][1]):
        seen = "、".join(name for name, _ in best)
        raise UsageError(f"看不出这是哪家单位的台账{f'（材料中有：{seen}）' if seen else ''}", REMEDY)
    entry = names.of(best[0][0])
    if entry is None:
        raise UsageError("看不出这是哪家单位的台账", REMEDY)
    return replace(_unit(entry), assumed=(f"单位名称“{entry.name}”是从材料的发文单位、公章和正文看出来的",))


def _unit(entry: UnitEntry) -> Unit:
    return Unit(entry.name, entry.category, aliases=(*entry.aliases, *entry.parts))


def _votes(names: UnitNames, evidence: Sequence[Evidence]) -> Counter[str]:
    """Papers that speak for each unit: three votes for who issues or seals it, one for whom its text names."""
    votes: Counter[str] = Counter()
    for item in evidence:
        signed = {entry.name for text in _signers(item) if (entry := names.of(text)) is not None}
        for name in signed:
            votes[name] += 3
        for name in names.named(re.sub(r"[ \t\u3000]", "", item.document.text[:5000])):
            votes[name] += 1
    return votes


def _signers(item: Evidence) -> list[str]:
    facts = item.facts
    return [text for text in (facts.issuer.value if facts.issuer else "", facts.seal_text) if text]


def _villages(unit: Unit, evidence: Sequence[Evidence], rulebook: Rulebook, stated: UnitFile) -> Unit:
    if stated.villages:
        return replace(unit, villages=tuple(Village(v.county, v.town, v.village) for v in stated.villages))
    places = _named_villages(evidence)
    if not places:
        return replace(unit, assumed=(*unit.assumed, "没有看出定点帮扶村，未核对材料是否属于本单位的帮扶村"))
    most = places.most_common(1)[0][1]
    share = Counter({village: count for village, count in places.items() if count >= max(2, most * rulebook.book.thresholds.village_share)})
    chosen = [village for village, _ in (share or places).most_common(3)]
    full = tuple(_fullest(village, evidence) for village in chosen)
    told = "、".join(f"{v.county}{v.town}{v.village}" for v in full)
    return replace(unit, villages=full, assumed=(*unit.assumed, f"定点帮扶村“{told}”是从多数材料看出来的"))


def _named_villages(evidence: Sequence[Evidence]) -> Counter[str]:
    """In how many papers each village is named; a dispatch document, which says where the team lives, counts three times."""
    found: Counter[str] = Counter()
    for item in evidence:
        weight = 3 if item.evidence_type is EvidenceType.DISPATCH_DOCUMENT else 1
        for village in {name for place in item.facts.places if _is_name(name := _bare(place.village))}:
            found[village] += weight
    return found


def _bare(village: str) -> str:
    """The village's own name, without the town and whatever words were read before it."""
    return re.sub(r"^.*(?:镇|乡|街道)(?=[\u4e00-\u9fa5]{2})", "", village)


def _is_name(village: str) -> bool:
    """No words that were taken for a village's name."""
    return re.fullmatch(r"[\u4e00-\u9fa5]{2,8}", village) is not None and not re.search(r"驻村|村干部|村民|全村|该村|我村|本村|和|到|我们", village)


def _fullest(village: str, evidence: Sequence[Evidence]) -> Village:
    """The village with the town and county that the papers which name it name most."""
    whole = Counter(place for item in evidence for place in item.facts.places if _bare(place.village) == village and place.town)
    beside = Counter(place for item in evidence if _names(item, village) for place in item.facts.places if place.town)
    for found in (whole, beside):
        if found:
            town = max(found, key=lambda place: (_ending(found, place.town), -len(place.town), place.town)).town
            county = next((p.county for p, _ in found.most_common() if p.county and p.town.endswith(town)), "")
            return Village(county, town, village)
    return Village(village=village)


def _ending(found: Counter[Place], town: str) -> int:
    """How often a town is named, also with words that were read before its name (专家到青山镇)."""
    return sum(count for place, count in found.items() if place.town.endswith(town))


def _names(item: Evidence, village: str) -> bool:
    return any(_bare(place.village) == village for place in item.facts.places)


def _principals(unit: Unit, evidence: Sequence[Evidence], rulebook: Rulebook, stated: UnitFile) -> Unit:  # noqa: ARG001 - one shape for all that is learnt
    if stated.principals:
        return replace(unit, principals=tuple((p.name, p.title) for p in stated.principals))
    found: Counter[tuple[str, str]] = Counter()
    for item in evidence:
        weight = 3 if item.evidence_type in {EvidenceType.LEADING_GROUP_NOTICE, EvidenceType.SELF_ASSESSMENT} else 1
        for name, title in {
            (person.name, person.title) for person in item.facts.people if person.principal and _of_unit(person.title) and not _is_office(person.name)
        }:
            found[name, title] += weight
    names = Counter[str]()
    for (name, _), count in found.items():
        names[name] += count
    most = max(names.values(), default=0)
    chosen = tuple(
        (name, _title(found, name)) for name, count in sorted(names.items(), key=lambda n: (-n[1], n[0])) if count * 2 > most and count > 1
    )
    chosen = _without_managers(chosen)
    if not chosen:
        return unit
    told = "、".join(f"{name}（{title}）" for name, title in chosen)
    return replace(unit, principals=chosen, assumed=(*unit.assumed, f"主要负责人“{told}”是从材料看出来的"))


def _without_managers(chosen: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Where a firm has a chairman, its general manager is no first head."""
    if not any("董事长" in title for _, title in chosen):
        return chosen
    return tuple((name, title) for name, title in chosen if not re.search("总经理|总裁", title) or re.search("董事长|(?<!副)书记", title))


def _of_unit(title: str) -> bool:
    """Not a head of a village, town, county or association."""
    return not re.search(r"村|镇|乡|县|社区|支部|总支|协会|学会|合作社|第一书记", title)


def _is_office(name: str) -> bool:
    """A body that was taken for a person (党总支书记, 办公室主任)."""
    return re.search(r"[支室部委会局处科院]$", name) is not None


def _title(found: Counter[tuple[str, str]], name: str) -> str:
    return max((title for who, title in found if who == name), key=lambda title: (found[name, title], len(title)))


def _team(unit: Unit, evidence: Sequence[Evidence], rulebook: Rulebook, stated: UnitFile) -> Unit:  # noqa: ARG001 - one shape for all that is learnt
    if stated.team:
        return replace(unit, team=tuple((m.name, m.start, m.end) for m in stated.team))
    months: Counter[str] = Counter(row.name for item in evidence for row in item.facts.attendance)
    names = sorted(name for name, count in months.items() if name and count >= 2)
    if not names:
        return unit
    return replace(unit, team=tuple((name, None, None) for name in names), assumed=(*unit.assumed, f"驻村队员“{'、'.join(names)}”是从考勤看出来的"))
