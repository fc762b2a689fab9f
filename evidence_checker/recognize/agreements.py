"""Agreements: an intention to work together (框架协议) or a promise with a sum, a term and a way of payment."""

from __future__ import annotations

import re

from evidence_checker.recognize.model import EvidenceType
from evidence_checker.recognize.surface import Surface

E = EvidenceType
KINDS = frozenset({E.ASSISTANCE_AGREEMENT, E.PARTY_BUILDING_RECORD, E.PROJECT_RECORD, E.PURCHASE_VOUCHER})
NAMED = re.compile(r"框架(?:性)?(?:合作)?协议|战略合作|合作意向|意向(?:书|性协议|协议)|备忘录")
OPEN_WORDS: tuple[tuple[re.Pattern[str], float], ...] = (
    (re.compile(r"框架(?:性|协议|合作)"), 1.5),
    (re.compile(r"本(?:协议|备忘录|意向书)(?:仅)?(?:为|是|系|属)[^。；\n]{0,12}(?:框架|意向)"), 2.5),
    (re.compile(r"战略合作|战略伙伴"), 1.0),
    (re.compile(r"意向"), 1.5),
    (
        re.compile(
            r"另行(?:签订|签署|订立|约定|协商|制定|商定)|再行(?:签订|商定|协商)|(?:具体|正式)(?:项目)?(?:合同|协议)(?:另|为准)|以(?:后续|具体|正式)[^。；\n]{0,10}(?:合同|协议)为准"
        ),
        2.0,
    ),
    (
        re.compile(
            r"不具(?:有|备)?(?:强制)?(?:法律)?(?:的)?(?:强制)?(?:约束|效)力|无(?:法律)?约束力|不构成[^。；\n]{0,12}(?:承诺|义务|约束|要约)|不作为[^。；\n]{0,12}依据"
        ),
        3.0,
    ),
    (re.compile(r"(?:拟|计划|力争|争取|预计|意向)[^。；\n]{0,12}(?:投入|投资|提供|安排|引进|捐赠|采购|建设)"), 1.0),
    (re.compile(r"视(?:情况|实际|资金|进展|财力)|根据(?:实际|财力|资金)情况[^。；\n]{0,8}(?:安排|给予|确定)|原则上|友好协商"), 0.7),
    (re.compile(r"联席会议|长期(?:稳定)?(?:的)?(?:合作|战略)|建立[^。；\n]{0,10}(?:合作|协作)(?:关系|机制)"), 0.7),
)
FIXED_WORDS: tuple[tuple[re.Pattern[str], float], ...] = (
    (
        re.compile(
            r"(?:\d{1,3}|[一二三五七十]{1,3})(?:个)?(?:工作)?日(?:之)?内[^。；\n]{0,24}(?:支付|拨付|汇入|转入|付清|付款|到账|拨入|划)|(?:支付|拨付|汇入|转入|付清|付款|到账|拨入|划入)[^。；\n]{0,30}(?:日|月)(?:之)?[前内]"
            r"|\d{1,2}月(?:\d{1,2}日|底)?(?:之)?前[^。；\n]{0,24}(?:支付|拨付|汇入|转入|付清|付款|到账|拨入|一次性)|(?:签订|签署|生效)[^。；\n]{0,16}(?:支付|拨付|汇入|转入|付清|付款)"
        ),
        2.5,
    ),
    (
        re.compile(
            r"一次性(?:支付|拨付|汇入|转入|付清|捐赠|划)|分[两二三四1-9]?(?:期|次|批|笔)[^。；\n]{0,6}(?:支付|拨付|付款|汇入|到账)|(?:首|预|尾|余)(?:付)?款"
        ),
        2.0,
    ),
    (re.compile(r"(?:开户行|户名|账号|帐号|收款账户)[:： ]*[\u4e00-\u9fff\d]"), 1.5),
    (re.compile(r"违约(?:金|责任)[^。；\n]{0,30}(?:%|‰|千分|百分|元|支付|赔偿|承担)"), 1.0),
    (re.compile(r"不可撤销|具有法律(?:约束力|效力)|受法律保护|(?:单价|总价|合同价)[:： 为款]*[\d¥人壹贰叁肆伍陆柒捌玖]"), 1.0),
)


def is_framework(surface: Surface, kind: EvidenceType) -> bool | None:
    """True where the paper only intends: open words outweigh fixed sum, day of payment and binding; the name alone never decides.

    None for papers that are no agreement.
    """
    title = surface.title.value if surface.title else ""
    if kind not in KINDS or (kind is not E.ASSISTANCE_AGREEMENT and not re.search(r"协议|合同|备忘录|意向书", title)):
        return None
    text = surface.text
    intends = sum(weight for pattern, weight in OPEN_WORDS if pattern.search(text)) + 1.5 * bool(NAMED.search(title))
    binds = sum(weight for pattern, weight in FIXED_WORDS if pattern.search(text)) + 1.5 * _has_sum(surface)
    return intends > 1.0 and intends > binds


def _has_sum(surface: Surface) -> bool:
    """An exact sum that is not merely planned."""
    planned = re.compile(r"(?:拟|计划|力争|争取|预计|意向|不低于|左右|以上)[^。；\n]{0,24}$")
    return any(not m.approximate and not m.per_unit and not planned.search(surface.text[max(0, m.start - 30) : m.start]) for m in surface.money)
