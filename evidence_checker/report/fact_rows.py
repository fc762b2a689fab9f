"""The facts of a paper as pairs of a name and a value for people to read; what was not found is left out."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from evidence_checker.recognize.model import Award, Facts, Medium, Person
from evidence_checker.report.glossary import LEVEL_NAMES
from evidence_checker.report.numbers import day_count, yuan

MOST_NAMED = 6  # more people, places or sums than these are counted, not listed

YES_NO = {True: "是", False: "否", None: ""}
FOUND = {True: "有", False: "没有找到", None: ""}


def fact_rows(facts: Facts) -> list[tuple[str, str]]:
    """(name, value) in the order in which a reviewer looks for them."""
    rows = [*_formal(facts), *_content(facts), *_money(facts), *_proof(facts)]
    return [(name, value) for name, value in rows if value]


def _formal(facts: Facts) -> Iterator[tuple[str, str]]:
    yield "标题", facts.title.value if facts.title else ""
    yield "日期", facts.date.value.isoformat() if facts.date else ""
    yield "文号", facts.document_number.value if facts.document_number else ""
    yield "落款单位", facts.issuer.value if facts.issuer else ""
    yield "主送", facts.addressee.value if facts.addressee else ""


def _content(facts: Facts) -> Iterator[tuple[str, str]]:
    yield "事件日期", _listed([fact.value.isoformat() for fact in facts.event_dates])
    yield "人员", _listed([_person(person) for person in facts.people])
    yield "主要负责人带队", YES_NO[facts.principal]
    yield "地点", _listed([str(place) for place in facts.places])
    if facts.attendance:
        months = sorted({row.month for row in facts.attendance})
        names = sorted({row.name for row in facts.attendance})
        days = sum((row.days for row in facts.attendance), Decimal(0))
        yield "考勤", f"{'、'.join(names[:MOST_NAMED])}，{months[0]} 至 {months[-1]}，合计 {day_count(days)} 人天"


def _money(facts: Facts) -> Iterator[tuple[str, str]]:
    yield "合计金额", yuan(facts.total.value) if facts.total else ""
    yield "文中金额", _listed([amount.text for amount in facts.amounts])
    yield "付款方", facts.payer.value if facts.payer else ""
    yield "收款方", facts.payee.value if facts.payee else ""
    yield "用途", facts.slip.purpose if facts.slip else ""
    yield "退汇或失败", facts.slip.failure if facts.slip else ""


def _proof(facts: Facts) -> Iterator[tuple[str, str]]:
    yield "公章", FOUND[facts.sealed] + (f"（{facts.seal_text}）" if facts.sealed and facts.seal_text else "")
    yield "签字", FOUND[facts.signed]
    yield "框架协议", YES_NO[facts.framework]
    yield "媒体", _medium(facts.medium)
    yield "表彰", _award(facts.award)
    yield "空白模板", "是，没有填写内容" if facts.blankness.is_template else ""


def _listed(values: list[str]) -> str:
    distinct = list(dict.fromkeys(value for value in values if value))
    more = f" 等{len(distinct)}项" if len(distinct) > MOST_NAMED else ""
    return "、".join(distinct[:MOST_NAMED]) + more


def _person(person: Person) -> str:
    role = f"（{person.title}）" if person.title else ""
    return f"{person.name}{role}{'·带队' if person.leads else ''}{'·主持' if person.presides else ''}"


def _medium(medium: Medium | None) -> str:
    if medium is None:
        return ""
    return f"{medium.name}（{LEVEL_NAMES.get(medium.level, medium.level)}{'，本单位自办' if medium.own else ''}）"


def _award(award: Award | None) -> str:
    if award is None:
        return ""
    doubt = "" if award.decided else "，尚未决定"
    return f"{award.awarder} {award.title}（{LEVEL_NAMES.get(award.level, award.level)}{doubt}）".strip()
