"""Seals and signatures: whether a red seal is there and what it says, and whether names stand where signatures belong."""

from __future__ import annotations

import re

from evidence_checker.extract.model import LineRole
from evidence_checker.recognize.model import EvidenceType
from evidence_checker.recognize.names import SURNAMES, person
from evidence_checker.recognize.signatures import signed_without_colon
from evidence_checker.recognize.surface import Surface

E = EvidenceType
SIGNING = re.compile(
    r"(?:[\u4e00-\u9fff/、“”]{0,14}(?:签字|签名|签章|签署|\(签\))[)）]?|法定代表人|法人代表|委托代理人|授权代表|(?:单位)?(?:主要)?负责人|主要领导|负责同志|审核人?|审批人?|"
    r"(?:验收|移交|接收|经办|记录|走访|填表|制表|考勤|见证|监交|交接|采购|保管|领取|复核|批示|核查|入户|调查|填报|签收|证明|领款)人(?:员)?|户主|队长|工作队长|(?:验收|调研|检查|工作|核查|移交)组(?:成员|人员)?|参加人员|第一书记|记录|代表|[\u4e00-\u9fff]{1,6}方(?:代表|确认)?|"
    r"村党总支书记|村委会主任|组长|审核|制表|经手)"
    r"(?:\([^()]{0,12}\))?(?:签字|签名|签章)?(?:\([^()]{0,8}\))?[:：]"
)
PARTY_SIGNS = re.compile(
    r"[甲乙丙丁](?:方|单位)[^\S\n]?(?:支部|党总?支部)?(?:法定|授权)?"
    r"(?:代表人?|书记|负责人|法人|经办人)?[^\S\n]?\((?:签字|签名|签署|手签)\)[:：]"
)
"""Where a party of an agreement signs; 签字或盖章 leaves the choice and asks for no name."""
BEHIND_SIGNING = re.compile(r"[甲乙丙丁](?:方|单位)|见证|监证|日期|时间|电话|\(?盖章|\d|年")
BLANK = re.compile(r"^[\s_＿—\-.…　×*]*(?:年|$|\(|日期|电话|盖章|[\u4e00-\u9fff]{2,8}(?:\([^()]*\))?[:：])")
LABEL_GOES_ON = re.compile(r" ?(?:\([^()]{0,8}\))? ?[:：]")
"""What stands behind the label of the next place for signing (谈话对象(签字):), and not behind a name."""
SIGNED_BY_HEAD = re.compile(
    r"(?:主要(?:领导|负责人)|负责人|签发人?|党组书记|局长|主任|主席|董事长|校长|院长)(?:\([^()]{0,8}\))?"
    r"(?:签字|签名|签章)?(?:\([^()]{0,8}\))?[:： ]*(?P<name>[\u4e00-\u9fff][ 　]?[\u4e00-\u9fff]{1,2})(?:\s|$|20)"
)
NAMED_AND_DATED = re.compile(rf"[。！!\s:：][{SURNAMES}][\u4e00-\u9fff]{{1,2}}[\s,，]{{0,3}}(?:20\d\d[年./-] ?)?\d{{1,2}}[月./-] ?\d{{1,2}}")


def is_sealed(surface: Surface) -> bool | None:
    """A red seal is there; None where nothing of the paper could be read."""
    document = surface.document
    return bool(document.seals) if document.seals or document.lines else None


def seal_text(surface: Surface) -> str:
    """What the surest seal says, and what further ones say behind 、."""
    texts = [s.text for s in sorted(surface.document.seals, key=lambda s: -s.confidence) if s.text]
    texts += [line.text for line in surface.document.lines if line.role is LineRole.SEAL and line.text not in texts]
    return "、".join(dict.fromkeys(texts))


def is_signed(surface: Surface, kind: EvidenceType) -> bool | None:
    """Names stand (typed or in ink) where signatures belong; False where every such place is empty; None where there is none to look at."""
    if surface.document.signatures:
        return True
    if _lacks_a_party(surface):
        return False
    filled, empty = _signing_places(surface)
    if filled:
        return True
    without_colon = signed_without_colon(surface, kind)
    if empty or without_colon is not None:
        return bool(without_colon)
    if kind is E.LEADER_INSTRUCTION and NAMED_AND_DATED.search(surface.text):
        return True
    if kind is E.SELF_ASSESSMENT:
        return bool(SIGNED_BY_HEAD.search(surface.text[-400:]))
    return None


def _lacks_a_party(surface: Surface) -> bool:
    """A party's place for signing is empty: what one side alone signed is no agreement (《民法典》 art. 490)."""
    for match in PARTY_SIGNS.finditer(surface.text):
        line, below = _line_and_below(surface.text, match.end())
        if not re.search(r"[\u4e00-\u9fff]", BEHIND_SIGNING.split(line)[0]) and not _only_names(below):
            return True
    return False


def _line_and_below(text: str, place: int) -> tuple[str, str]:
    line, _, rest = text[place:].partition("\n")
    return line[:40], rest.partition("\n")[0]


def _only_names(line: str) -> bool:
    """The line holds names of persons and nothing else: it was signed below its label."""
    names = line.split()
    return bool(names) and all(len(name) in (2, 3) and not name.endswith(("章", "村", "组", "日")) and person(name) for name in names)


def _signing_places(surface: Surface) -> tuple[int, int]:
    """How many signing places hold a name, and how many are empty."""
    filled = empty = 0
    for match in SIGNING.finditer(surface.text):
        line, below = _line_and_below(surface.text, match.end())
        if starts_with_name(line):
            filled += 1
        elif BLANK.match(line):
            filled += _only_names(below)
            empty += not _only_names(below)
    return filled, empty


def starts_with_name(text: str) -> bool:
    """A person's name stands first (blanks inside two-character names allowed), or several."""
    found = re.match(
        r"[ 　_]*(?:\((?:签名|签字|手签|签章)\)[ _]*)?"
        r"(?P<name>[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff] [\u4e00-\u9fff])(?=[ 　_、,，;；。(20-9]|[甲乙丙丁]方|$)",
        text,
    )
    run = re.match(r"[ 　_]*(?P<names>[\u4e00-\u9fff]{5,40})(?=[ 　_(]|$)", text)  # several names without a gap, as scans give them
    if found and LABEL_GOES_ON.match(text, found.end()):
        return False
    return bool((found and person(found["name"])) or (run and person(run["names"][:3]) and not BLANK.match(text)))
