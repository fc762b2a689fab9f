"""The surface of a paper: what can be read before anybody knows its kind. Head and close, every date and every sum with its place."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cached_property

from evidence_checker.extract.model import Document, Source
from evidence_checker.recognize.calendar import DateSpan, calendar_day, completed, find_dates
from evidence_checker.recognize.context import Context
from evidence_checker.recognize.fields import Field, field_reader
from evidence_checker.recognize.heading import NUMBER, Head, read_head
from evidence_checker.recognize.language import Entity, find_entities
from evidence_checker.recognize.lexicon import Lexicon
from evidence_checker.recognize.model import Amount, DateMention, DateRole, Fact
from evidence_checker.recognize.money import MoneySpan, find_money
from evidence_checker.recognize.passage import Passage
from evidence_checker.recognize.sheets import Sheet, read_sheets
from evidence_checker.recognize.sign_off import OwnDate, Stand, beyond_attachments, own_dates

FAR = 8  # years; what a paper cites is seldom older


class Surface:
    """What stands on a paper's surface; everything is read once, when first asked for."""

    def __init__(self, document: Document, lexicon: Lexicon, context: Context) -> None:
        self.document = document
        self.lexicon = lexicon
        self.context = context
        self.passage = Passage(document)

    @property
    def text(self) -> str:
        """The running text, folded."""
        return self.passage.text

    @cached_property
    def head(self) -> Head:
        """Letterhead, number, title, addressee."""
        return read_head(self.passage)

    @cached_property
    def entities(self) -> tuple[Entity, ...]:
        """Places, media, titles, failure words … of `patterns/entities`, by the spaCy pipeline."""
        return find_entities(self.lexicon, self.text)

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """Labels of forms and slips with their values."""
        return field_reader(self.lexicon).read(self.document)

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        """The tables that have a column of money."""
        return read_sheets(self.document)

    @cached_property
    def written_dates(self) -> tuple[DateSpan, ...]:
        """Dates as they stand, open years still open."""
        return tuple(self._with_usual_year(span) for span in find_dates(self.text))

    def _with_usual_year(self, span: DateSpan) -> DateSpan:
        """On a scan, a year that is far from the one the paper names again and again and differs from it by one digit was misread (2002 for 2022)."""
        usual = self._usual_year
        if usual is None or span.year is None or abs(span.year - usual) < FAR:
            return span
        differing = sum(a != b for a, b in zip(str(span.year), str(usual), strict=True))
        return replace(span, year=usual) if differing == 1 else span

    @cached_property
    def _usual_year(self) -> int | None:
        """The year that a scan names at least twice and more than any other."""
        if all(line.source is Source.TEXT for line in self.document.lines):
            return None
        named = Counter(re.findall(r"(?<!\d)20[0-4]\d(?=年|[-./]\d|[〕\])])", self.text)).most_common(2)
        if not named or named[0][1] < 2 or (len(named) > 1 and named[1][1] >= named[0][1]):
            return None
        return int(named[0][0])

    @cached_property
    def own_dates(self) -> tuple[OwnDate, ...]:
        """Dates that by their place may be the paper's own, open years filled in from number or title."""
        year = self.stated_year or (self.context.year if self._may_be_of_this_year() else None)
        spans = completed(self.written_dates, None, year, self.text)
        return beyond_attachments(self.passage, own_dates(self.passage, spans, self.head.body))

    @cached_property
    def stated_year(self) -> int | None:
        """The year that title, number or file name state, else the only year the text names; None where they leave it open."""
        if self.head.number:
            found = re.search(r"(20\d\d)", self.head.number.value)
            if found:
                return int(found[1])
        for text in (self.head.title.value if self.head.title else "", self.document.path.rsplit("/", 1)[-1]):
            years = set(re.findall(r"(?<!\d)(20[0-4]\d)(?=年|[-.]?\d{1,2}(?:\D|$)|[01]\d[0-3]\d)", text))
            if len(years) == 1:
                return int(years.pop())
        return self._only_year() or self._year_by_weekdays()

    def _only_year(self) -> int | None:
        numbers = {m.start() for m in NUMBER.finditer(self.text)}
        named = Counter(s.year for s in self.written_dates if s.year and s.start not in numbers)
        return next(iter(named)) if len(named) == 1 else None

    def _year_by_weekdays(self) -> int | None:
        """The evaluation year, where the weekdays that the paper writes beside bare dates are those of that year."""
        named = [s for s in self.written_dates if s.year is None and s.weekday is not None and s.month and s.day and not s.relative]
        right = [s for s in named if (day := calendar_day(self.context.year, s.month, s.day)) and day.weekday() == s.weekday]
        return self.context.year if right and len(right) >= 0.8 * len(named) else None

    def _may_be_of_this_year(self) -> bool:
        """Nothing says otherwise: no other year alone is named, and no weekday contradicts."""
        years = {s.year for s in self.written_dates if s.year}
        named = [s for s in self.written_dates if s.year is None and s.weekday is not None and s.month and s.day]
        wrong = [s for s in named if (day := calendar_day(self.context.year, s.month, s.day)) and day.weekday() != s.weekday]
        return not wrong and (not years or self.context.year in years)

    @cached_property
    def own_date(self) -> OwnDate | None:
        """The paper's own date by its place alone: sign-off before close, imprint, head, web page, label."""
        return choose_own_date(self.own_dates)

    @cached_property
    def dates(self) -> tuple[DateSpan, ...]:
        """All dates, open years and months filled in where certain."""
        own = self.own_date.span.value if self.own_date else None
        if own is None and self.stated_year is None and self._may_be_of_this_year():
            return completed(self.written_dates, None, self.context.year, self.text)
        return completed(self.written_dates, own, self.stated_year or (own.year if own else None), self.text)

    @cached_property
    def money(self) -> tuple[MoneySpan, ...]:
        """All sums of the running text."""
        return find_money(self.text)

    @cached_property
    def issuer(self) -> Fact[str] | None:
        """Who issues the paper: the name beside the sign-off's date, else the letterhead, else the head of a briefing."""
        own = self.own_date
        if own and own.issuer and own.stand is Stand.SIGN_OFF:
            return Fact(own.issuer, (self.passage.quote(*own.issuer_at),), 0.95)
        if self.head.letterhead and not (own and self._is_office_of(own.issuer, self.head.letterhead.value)):
            return self.head.letterhead
        return Fact(own.issuer, (self.passage.quote(*own.issuer_at),), 0.8) if own and own.issuer else None

    @staticmethod
    def _is_office_of(name: str, letterhead: str) -> bool:
        """Minutes and bulletins bear the body's name in red, and beside the date the office of it that issues them."""
        return name.startswith(letterhead) and len(name) > len(letterhead)

    @property
    def title(self) -> Fact[str] | None:
        """The paper's title."""
        return self.head.title

    @property
    def document_number(self) -> Fact[str] | None:
        """The paper's own number (文号), in standard form."""
        return self.head.number

    @property
    def addressee(self) -> Fact[str] | None:
        """主送机关."""
        return self.head.addressee

    def mention(self, span: DateSpan, role: DateRole) -> DateMention:
        """A date span as a fact with its role."""
        return DateMention(span.text, span.value, role, self.passage.quote(span.start, span.end), span.last, span.weekday, span.impossible)

    def amounts(self) -> tuple[Amount, ...]:
        """The sums as facts, before roles are known."""
        return tuple(
            Amount(m.yuan, m.text, self.passage.quote(m.start, m.end), approximate=m.approximate, capital=m.capital)
            for m in self.money
            if not m.per_unit
        )


_TRUST = (Stand.SIGN_OFF, Stand.CLOSE, Stand.HEAD, Stand.PUBLISHED, Stand.LABEL, Stand.PRINTED)


def choose_own_date(dates: tuple[OwnDate, ...]) -> OwnDate | None:
    """The most trusted place; of several sign-offs the last that is complete (a party's second signature, a later reply), of heads the first."""
    for stand in _TRUST:
        found = [d for d in dates if d.stand is stand]
        if found:
            complete = [d for d in found if d.span.value] or found
            return complete[-1] if stand in {Stand.SIGN_OFF, Stand.CLOSE, Stand.PRINTED} else complete[0]
    return None
