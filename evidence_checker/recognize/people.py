"""People with their titles: who leads, who presides, and whether it is the first head of the organisation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from evidence_checker.recognize.lexicon import Lexicon, Titles
from evidence_checker.recognize.model import Person
from evidence_checker.recognize.names import COMPOUND, NOT_NAMES, SURNAMES
from evidence_checker.recognize.surface import Surface

LEADS_AFTER = re.compile(
    r"^(?:同志)?(?:亲自)?(?:再次|先后|多次)?(?:率领?队?|率|带领|带队|[带领]着|一行)|^\(?(?:带队|领队|任组长|组长)|^[ ]*\d{0,2}人?一行"
    r"|^(?:同志)?(?:任|担任)(?:调研组)?(?:组长|领队)"
)
LEADS_BEFORE = re.compile(r"(?:带队(?:领导|人员|人|同志)?|领\s{0,6}队|(?<!副)组 ?长|由|在)[:：\s是为]*$")
ACCOMPANIED = re.compile(r"(?:陪同|随同|跟随)着?$")
"""What stands before somebody who is accompanied (副主任陪同主任到村)."""
UNDER = re.compile(r"^(?:同志)?的(?:带领|率领)下|^(?:同志)?(?:为|任|担任)(?:[\u4e00-\u9fff]{0,4})?(?:组长|领队|团长)")
LED_BY = re.compile(r"^(?:同志)?(?:亲自)?(?:[^。，；\n]{0,12})?(?:带队|率队|率领|带领)")
IN_CHARGE = re.compile(r"\([^()]*(?:带队|领队)[^()]*\)")
PRESIDES = re.compile(r"^(?:同志)?(?:[^。，；\n]{0,8})?主持")
PRESIDES_BEFORE = re.compile(r"(?:主持(?:人|召开)?|召集人)[:： ]*$")
FOLLOWS = re.compile(r"陪同|随同|参加|参与|列席|一同|等同志|等人|随行")
OTHER_BODY = re.compile(
    r"(?:[区县][\u4e00-\u9fff]{1,10}(?:局|委|办|中心|公司|院|馆)|人大(?:常委会)?|政协|监委|(?:院|校|园|厂|矿)区|分院|分行|分店|支行)(?:党委|党组|机关)?$"
)
VILLAGE_BODY = re.compile(r"[\u4e00-\u9fff]{1,6}(?:村|社区|镇|乡|街道)(?=党|村|$)")
COUNTY = re.compile(r"(?:区|县|安宁市)(?:人民政府|委|政府)?$")
NOT_OF_COUNTIES = frozenset(
    {"局长", "主席", "院长", "校长", "董事长", "总经理", "党组书记", "社长", "馆长"}
)  # a county's heads are 书记 and 县长, 区长, 市长
MANAGER = re.compile(r"(?<!副)总(?:经理|裁)")
SECOND = re.compile(r"副书记|副董事长")
"""A manager who is deputy in party or board stands behind the chairman, the first head of an enterprise."""
OF_COUNTIES = frozenset({"县委书记", "区委书记", "县长", "区长"})  # the heads of counties, and of no unit of the city
OF_AN_OFFICE = re.compile(r"[委部组镇县区局处室站院校办队街厅署]|总支|支书|第一|工会|中心|公司|集团|驻村|赵主|段书")
CUT = frozenset(
    re.findall(
        "..",
        "甲方乙方丙方一行同志代表委托部署介绍主持出席组织参加带领先后牵头轻车驱车徒步冒雨冒着顶着专程亲自再次实地直奔分别来到来给来看深入指出强调",
    )
)  # words that begin with a name's last sign
JOINS = "与及和同"
"""Signs that join a name to what follows it, where that is no deed of its bearer (白玲与工作队, but 李建和带队)."""
JOINING = "和由任为经与同从让请须于向对"  # surnames too, but more often words that join
TITLE_NEXT = re.compile(r"(?:第一|驻村|党|副|常务)?(?:书记|主任|局长|院长|主席|组长|队长|董事长|总经理|校长|委员|成员|支部|总支)")
_WORDS = "起者自有都相后能终时从应经通步国公保底"  # rare surnames that running text uses as words
_FIRST = "".join(sign for sign in SURNAMES if sign not in _WORDS)
_NAME = rf"(?:(?:{COMPOUND})[\u4e00-\u9fff]{{1,2}}|[{_FIRST}][\u4e00-\u9fff]{{1,2}})"
_SHORT_NAME = rf"(?:(?:{COMPOUND})[\u4e00-\u9fff]{{1,2}}?|[{_FIRST}][\u4e00-\u9fff]{{1,2}}?)"
_OFFICE_BEGINS = (
    "集团|公司|总公司|机关|我?[局院校委会]|[区市县镇乡村]|党|副|常务|第一|总|纪|工会|驻|支部|本单位"  # behind a name that a line or cell opens with
)
_STOPS = "率带主到赴深前走来陪参出在与和及同为等一先再亲做作说表强指要介代讲向对任主宣通检看随听围就从从结还将并对给又也"


@dataclass(frozen=True, slots=True)
class Mention:
    """A person at a place in the text: title words before or after the name; `end` is behind both."""

    name: str
    title: str
    start: int
    end: int


@lru_cache(maxsize=4)
def _patterns(lexicon: Lexicon) -> tuple[re.Pattern[str], ...]:
    words = sorted({*lexicon.titles.principal, *lexicon.titles.others}, key=lambda w: (-len(w), w))
    title = "|".join(map(re.escape, words))
    # a title found is not cut differently
    one = rf"(?>(?:(?![陪随同和与等到赴率带由了迎听请据受])[\u4e00-\u9fff]){{0,8}}?(?:{title})(?:\([^()]{{1,12}}\))?)"
    run = rf"{one}(?:[、,， /兼]{{1,2}}{one}|(?:{title})){{0,4}}"
    before = re.compile(rf"(?P<title>{run})[:： ]{{0,2}}(?P<name>{_NAME})")
    joined = re.compile(rf"(?<![{SURNAMES}])(?P<name>{_NAME})(?P<title>(?:副|常务副)?(?:{title}))(?!们|会议|办公)")
    after = re.compile(rf"(?:(?<=[^\u4e00-\u9fff])|^)(?P<name>{_NAME})(?: *[(] *|[ ,，:：]{{1,4}}|　+)(?P<title>{run})", re.MULTILINE)
    opening = re.compile(rf"^(?P<name>{_SHORT_NAME})(?P<title>(?={_OFFICE_BEGINS}){run})(?=$|[,，、。;；( ])", re.MULTILINE)
    return before, after, joined, opening


def find_people(surface: Surface) -> tuple[Person, ...]:
    """Everybody named with a title, in the order of the text; a person counts once, with what is said of them anywhere."""
    found: dict[str, Person] = {}
    for mention, person in _first_of_series([(mention, _person(surface, mention)) for mention in _mentions(surface)], surface):
        known = found.get(mention.name)
        found[mention.name] = _merged(known, person) if known else person
    return tuple(_with_later_lead(surface, person) for person in found.values())


def _first_of_series(named: list[tuple[Mention, Person]], surface: Surface) -> list[tuple[Mention, Person]]:
    """Of names that follow one another, the first leads where the last is said to: 局长甲、副局长乙一行; all do where they lead 分别."""
    leads: dict[int, bool] = {}
    before: tuple[int, int] | None = None
    for place, (mention, person) in sorted(enumerate(named), key=lambda item: item[1][0].start):
        joined = before is not None and surface.text[before[0] : mention.start] in {"、", "和", "与", "及", "，", ","}
        first = before[1] if before and joined else place
        if person.leads and first != place and surface.text[mention.end : mention.end + 2] != "分别":
            leads[place], leads[first] = False, True
        before = (mention.end, first)
    return [(mention, replace(person, leads=leads.get(place, person.leads))) for place, (mention, person) in enumerate(named)]


def _with_later_lead(surface: Surface, person: Person) -> Person:
    """A person introduced with title leads also where a later sentence says so by name alone."""
    if person.leads:
        return person
    for match in re.finditer(re.escape(person.name), surface.text):
        after = surface.text[match.end() : match.end() + 30]
        behind = surface.text[max(0, match.start() - 4) : match.start()]
        if LEADS_AFTER.match(after) and not FOLLOWS.search(behind):
            return replace(person, leads=True)
    return person


def _mentions(surface: Surface) -> Iterator[Mention]:
    """Everybody named with a title.

    One stretch of text gives one person: what a fuller reading has used makes no second one (纪委 out of 纪委书记).
    """
    used: set[int] = set()
    for pattern in _patterns(surface.lexicon):
        for match in pattern.finditer(surface.text):
            name = _trimmed(match["name"], surface.text, match.end("name"))
            start = match.start("name")
            places = {*range(start, start + len(name)), *range(match.end("title") - 2, match.end("title"))}
            if not name or used & places or _is_word(surface.text, start, name, titled=pattern.pattern.startswith("(?P<title>")):
                continue
            used |= {*range(start, start + len(name)), *range(*match.span("title"))}
            title, end = match["title"].strip(" 、，,:："), max(start + len(name), match.end("title"))
            office = _office_behind(surface, title, end)
            yield Mention(name, f"{title} {office}" if office else title, match.start(), end + len(office))


def _office_behind(surface: Surface, title: str, end: int) -> str:
    """The office behind the name of somebody who has a part in the visit before it: 组长 ××× 院长; "" where none follows."""
    if not title.endswith(("组长", "领队", "召集人", "负责人")):
        return ""
    titles = surface.lexicon.titles
    behind = re.match(r"[ ,，(　]{1,3}([\u4e00-\u9fff、]{2,16})", surface.text[end : end + 20])
    return behind[1] if behind and behind[1].endswith((*titles.principal, *titles.others)) else ""


def _is_word(text: str, start: int, name: str, *, titled: bool) -> bool:
    """What looks like a name is the end of a word: no title stands before it, and running text does (指挥部署, 由段书记, 和赵主任)."""
    if OF_AN_OFFICE.search(name):
        return True
    if not titled and len(name) == 2 and name[0] in JOINING and name[1] in SURNAMES:
        return True
    runs_on = start > 0 and "\u4e00" <= text[start - 1] <= "\u9fff"
    return runs_on and not titled and name[0] in JOINING


def _trimmed(name: str, text: str, end: int) -> str:
    """The name without the first character of the verb behind it: 王建率队 → 王建; "" where it is no name."""
    following = text[end : end + 1]
    longest = 4 if re.match(COMPOUND, name) else 3
    titled = bool(TITLE_NEXT.match(text[end:]))
    if len(name) == longest and (name[-1] in "到赴率带等受由及是将于已陪兼" or name[-1] + following in CUT or (titled and name[-1] in "为任和与经")):
        name = name[:-1]
    if len(name) == 2 and name[-1] in "为任由经受及是将于已须" and titled:
        return ""
    if len(name) == longest and name[-1] in JOINS and re.match(rf"(?![{_STOPS}])[\u4e00-\u9fff]", following):
        name = name[:-1]
    if len(name) == longest and name[-1] in _STOPS + "等" and (following in "队领持研调访同加席入往来" or name[-1] in "率赴带等"):
        name = name[:-1]
    return "" if NOT_NAMES.search(name) or name.endswith("副") or (len(name) == 2 and name[-1] in _STOPS and name[-1] in "率赴带主") else name


def _person(surface: Surface, mention: Mention) -> Person:
    text = surface.text
    name_end = text.find(mention.name, mention.start) + len(mention.name)
    after = text[max(mention.end, name_end) : max(mention.end, name_end) + 60]
    before = text[max(0, mention.start - 12) : mention.start]
    clause = re.split(r"[。；\n]", after)[0]
    first = re.split(r"[，,]", clause)[0]
    follows = bool(FOLLOWS.match(first) or FOLLOWS.search(first[:6]) or before.endswith("参加"))
    leads = bool(IN_CHARGE.search(mention.title) or (mention.title.startswith(("组长", "带队", "领队")) and " " in mention.title)) or (
        not follows and _leads(before, first, after)
    )
    presides = not follows and bool(PRESIDES.match(first) or PRESIDES_BEFORE.search(before))
    principal = is_principal(mention.title, mention.name, surface)
    return Person(mention.name, mention.title, principal, leads, presides, surface.passage.quote(mention.start, max(mention.end, name_end)))


def _leads(before: str, first: str, after: str) -> bool:
    """The words round a name put the person at the head of the visit."""
    labelled = LEADS_BEFORE.search(before) and re.search(r"带队|领\s{0,6}队|组 ?长|牵头", before + first)
    return bool(ACCOMPANIED.search(before) or LEADS_AFTER.match(after) or UNDER.match(after) or LED_BY.match(first) or labelled)


def is_principal(title: str, name: str, surface: Surface) -> bool | None:
    """Whether the title is that of a first head; names given by the unit settle it. None where the words leave it open."""
    given = dict(surface.context.principals)
    if given:
        return name in given
    names = (*surface.context.unit_names, surface.issuer.value if surface.issuer else "")
    return principal_title(title, surface.lexicon.titles, names)


def principal_title(title: str, titles: Titles, units: tuple[str, ...] = ()) -> bool | None:
    """The rule on titles: one part of it must name a head (局长) without a word that lowers it (副, 工会, 科 …).

    What the unit's own name ends with lowers nothing: the 主任 of a unit that is a 中心 is its head.
    """
    if any(word in title for word in titles.raising):
        return True
    parts = [part for part in re.split(r"[、,， /兼]+", title) if part]
    body = next((found[0] for part in parts if (found := _body_of(part, titles))), "")
    if MANAGER.search(title) and SECOND.search(title):
        return False
    judged = [_part_is_principal(body + part if _is_bare(part, titles) else part, titles, units) for part in parts]
    if True in judged:
        return True
    return False if False in judged else None


def _body_of(part: str, titles: Titles) -> re.Match[str] | None:
    """The other body whose office it is: in 区商务局党组书记、局长 the second office is of the 区商务局 too."""
    head = next((t for t in sorted(titles.principal, key=len, reverse=True) if part.endswith(t)), "")
    return (OTHER_BODY.search(part[: -len(head)]) or VILLAGE_BODY.search(part[: -len(head)])) if head else None


def _is_bare(part: str, titles: Titles) -> bool:
    return part in titles.principal


def _part_is_principal(part: str, titles: Titles, units: tuple[str, ...]) -> bool | None:
    bare = re.sub(r"\([^()]*\)", "", part)
    head = next((t for t in sorted(titles.principal, key=len, reverse=True) if bare.endswith(t)), None)
    other = next((t for t in sorted(titles.others, key=len, reverse=True) if bare.endswith(t)), None)
    if head is None or (other and len(other) > len(head)):
        return False if other else None
    before = bare[: -len(head)]
    if any(before.endswith(word) and not any(unit.endswith(word) for unit in units) for word in titles.lowering):
        return False
    if OTHER_BODY.search(before) and not any(unit.endswith(before[-4:]) for unit in units):
        return False
    if head in OF_COUNTIES and units and not any(re.search("[县区]", unit) for unit in units):
        return False
    if head in NOT_OF_COUNTIES and any(COUNTY.search(unit) for unit in units):
        return False
    return not re.search(r"副$|村|镇|乡(?!村振兴)|街道|社区|驻村|支部|工会|分公司|分局", before)


def _merged(known: Person, other: Person) -> Person:
    """One person named twice: the fuller title tells the office, since courtesy drops ranks (纪委书记高春霞 is 高春霞书记 from then on)."""
    fuller, shorter = (known, other) if len(known.title) >= len(other.title) else (other, known)
    principal = fuller.principal if fuller.principal is not None else shorter.principal
    return Person(known.name, fuller.title, principal, known.leads or other.leads, known.presides or other.presides, known.quote)
