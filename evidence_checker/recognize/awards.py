"""Honours: who awards, at which level, to whom, and whether it is decided or only proposed."""

from __future__ import annotations

import re

from evidence_checker.recognize.lexicon import Lexicon
from evidence_checker.recognize.model import Award, EvidenceType, Quote
from evidence_checker.recognize.organisations import organisation
from evidence_checker.recognize.surface import Surface

E = EvidenceType
KINDS = frozenset({E.COMMENDATION, E.HONOR_CERTIFICATE, E.LEADER_INSTRUCTION})
UNDECIDED = re.compile(r"公示|拟表彰|拟推荐|推荐对象|候选|申报|评选(?:活动)?的?通知|提名|入围|征求意见")
TITLE = re.compile(
    r"[“\"《](?P<title>[^”\"》\n]{3,40}(?:先进|优秀|模范|标兵|示范|集体|个人|单位|称号|奖|案例)[^”\"》\n。]{0,12})(?:[”\"》]|(?=。|$))", re.MULTILINE
)
RECIPIENT = re.compile(
    r"(?:授予|评为|表彰|表扬|通报表扬|命名|颁发给|奖给)(?P<who>[^“\"《，。；\n]{2,60}?)(?:等\d+[个名家])?(?:[“\"《]|为|荣获|称号|，|。|\n)|^(?P<named>[^，。；:\n]{2,40})[:：]?\n?[^\n]{0,60}?(?:被?评为|荣获|获得|被授予)",
    re.MULTILINE,
)

DATED = re.compile(r" *20\d\d *[年./].{0,8}$")
"""The date that a plaque bears beside the names."""
SPECK = re.compile(r"(?<=[\u4e00-\u9fff])[.·,](?=[\u4e00-\u9fff])")
"""A speck that OCR read within a name, or for one of its signs."""
DECIDERS = (
    re.compile(r"^(?P<who>[\u4e00-\u9fff 、]{4,60}?)关于(?:表彰|表扬|授予|命名|通报|评选|公布|对)", re.MULTILINE),
    re.compile(r"(?:[，。]|^)(?P<who>[\u4e00-\u9fff、]{4,40}?)(?:研究)?决定,?(?:授予|命名|表彰|表扬|对|给予)", re.MULTILINE),
)


def award_level(awarder: str, lexicon: Lexicon) -> str:
    """The level of who awards, by `awarders.yaml`; other where nothing there fits."""
    return next((level for level, pattern in lexicon.awarders.levels if re.search(pattern, awarder)), "other")


def find_award(surface: Surface, kind: EvidenceType) -> Award | None:
    """The honour that a commendation, certificate or leader's instruction gives; None for other kinds."""
    if kind not in KINDS:
        return None
    awarder, quote = _awarder(surface)
    if not awarder:
        return None
    title = TITLE.search(surface.text)
    recipients = tuple(dict.fromkeys(who for m in RECIPIENT.finditer(surface.text) if (who := (m["who"] or m["named"] or "").strip(" :：给"))))
    decided = not UNDECIDED.search((surface.title.value if surface.title else "") + surface.text[:120])
    return Award(awarder, award_level(awarder, surface.lexicon), recipients[:12], title["title"] if title else "", decided, quote)


def _awarder(surface: Surface) -> tuple[str, Quote | None]:
    """Who signs the paper off (several bodies may), else the letterhead, else the seal."""
    closing = _closing_bodies(surface) or _deciding_bodies(surface)
    if closing:
        return closing
    if surface.issuer:
        return surface.issuer.value, surface.issuer.quotes[0] if surface.issuer.quotes else None
    seal = next((s for s in surface.document.seals if s.text), None)
    return (seal.text, Quote(seal.text, seal.page, None, seal.box)) if seal else ("", None)


def _deciding_bodies(surface: Surface) -> tuple[str, Quote | None] | None:
    """Who decides by the words of the paper: ××关于表彰…的决定; ××、××决定命名…."""
    for pattern in DECIDERS:
        found = pattern.search(surface.text)
        names = [organisation(n) for n in re.split(r"[ 、]+", found["who"]) if n] if found else []
        if found and names and all(names):
            return "、".join(names), surface.passage.quote(*found.span("who"))
    return None


def _closing_bodies(surface: Surface) -> tuple[str, Quote | None] | None:
    """The organisations on the last lines above the date."""
    names: list[str] = []
    quote: Quote | None = None
    for paragraph in reversed(surface.passage.paragraphs[-8:]):
        if surface.passage.is_cell(paragraph) or paragraph.text.rstrip().endswith((":", "：")):  # whom a certificate addresses awards nothing
            continue
        text = SPECK.sub("", DATED.sub("", paragraph.text))
        parts = [organisation(part) for part in re.split(r"[ 　]{1,}|、", text) if part]
        if parts and all(parts):
            names[:0] = parts
            quote = surface.passage.quote(paragraph.start, paragraph.end)
        elif names:
            break
    return ("、".join(names), quote) if names else None
