"""One person's month as a grid shows it: the marks of the days, the figures beside or below them, and what both together say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from evidence_checker.recognize.attendance.board import Board
from evidence_checker.recognize.attendance.days import DaysOf, Notes
from evidence_checker.recognize.attendance.marks import COUNTED, Legend, Mark
from evidence_checker.recognize.calendar import calendar_day
from evidence_checker.recognize.model import AttendanceDays

FEWEST_OF_A_MONTH = 10  # days in a row that are more than a week's sheet
FEW_UNREAD = 4  # days; rest days that are left blank are more
LEAST_READ = 0.6  # of the days of a scanned month: a third of them may be rest days left blank
FULL_MONTH = 25  # day columns from which on a grid shows its month


@dataclass
class PersonMonth:
    """The cells of each day of the month (one, or several for its halves) and the figures the form states; `place` is where the name stands."""

    name: str
    board: Board
    place: tuple[int, int]
    days: dict[int, list[str]] = field(default_factory=dict)
    figures: DaysOf = field(default_factory=DaysOf)

    def join(self, other: PersonMonth) -> None:
        """Takes up the rest of the month from another table."""
        self.days.update(other.days)
        self.figures.join(other.figures)

    def read(self, month: tuple[int, int], legend: Legend, notes: Notes) -> Iterator[AttendanceDays]:
        """The days in post, where anything was marked or stated."""
        shares = {day: day_share(marks, legend) for day, marks in self.days.items()}
        stated = self._stated(shares, notes)
        if stated is None and (all(mark is Mark.NONE for _, mark in shares.values()) or self._breaks_off(shares)):
            return
        counted = sum((share for share, _ in shares.values()), Decimal(0))
        present = sum((share for share, mark in shares.values() if mark is Mark.PRESENT), Decimal(0))
        total = counted if stated is None or (stated == present and not self.figures.tells_of_trips) else stated
        pattern = "".join(mark.value for _, (_, mark) in sorted(shares.items()))
        leave = tuple(d for day, (_, mark) in sorted(shares.items()) if mark is Mark.LEAVE and (d := calendar_day(*month, day)))
        differs = counted if total != counted and self._is_proof(total - counted, shares) else None
        yield AttendanceDays(f"{month[0]}-{month[1]:02}", self.name, total, pattern, differs, leave, self.board.quote(*self.place))

    def _stated(self, shares: dict[int, tuple[Decimal, Mark]], notes: Notes) -> Decimal | None:
        """The total the form states: of what its figures could say that which the marks bear out, else the likeliest."""
        within = any(notes.within(words) for words, _ in self.figures.post[:1])
        readings = self.figures.readings()
        counted = sum((share for share, _ in shares.values()), Decimal(0))
        return counted if counted in readings else self.figures.in_post(within=within)

    def _breaks_off(self, shares: dict[int, tuple[Decimal, Mark]]) -> bool:
        """A scanned month that begins with its first days and ends before its last, or whose last day alone was not read, goes on unread.

        So does one of which fewer days were read than rest days left blank would leave.
        """
        last = max(shares)
        told = sum(mark is not Mark.NONE for _, mark in shares.values())
        if self.board.seen and last >= FULL_MONTH and told < LEAST_READ * last:
            return True
        unread = sum(mark is Mark.NONE for _, mark in shares.values())
        lost = last >= FULL_MONTH and shares[last][1] is Mark.NONE and unread <= FEW_UNREAD
        return self.board.seen and min(shares) <= 2 and (lost or FEWEST_OF_A_MONTH <= last < FULL_MONTH)

    def _is_proof(self, difference: Decimal, shares: dict[int, tuple[Decimal, Mark]]) -> bool:
        """Marks that OCR may have lost prove nothing against a stated total."""
        unread = sum(mark is Mark.NONE for _, mark in shares.values()) if self.board.seen else 0
        return len(self.days) >= FULL_MONTH and abs(difference) > unread


def day_share(marks: list[str], legend: Legend) -> tuple[Decimal, Mark]:
    """One mark a day, or several for its halves."""
    shares = [legend.share(text) for text in marks]
    total = sum((share for share, _ in shares), Decimal(0)) / len(shares)
    if len(shares) > 1 and len(set(marks)) == 1:
        total = shares[0][0]
    return total, next((mark for _, mark in shares if mark in COUNTED), shares[0][1])
