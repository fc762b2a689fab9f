"""How far intake and extraction go with one file before they give it up."""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds for what lies in one submitted archive, all its inner archives taken together. Sizes in bytes.

    `ratio` is unpacked over packed size; it only counts above `ratio_from`, because small texts and blank pictures may shrink a thousandfold.
    `depth` 1 is an archive in the ledger, 2 an archive inside that one.
    """

    depth: int = 5
    members: int = 20_000
    member_bytes: int = 1024 * MIB
    total_bytes: int = 8 * 1024 * MIB
    ratio: float = 250.0
    ratio_from: int = 64 * MIB
    file_bytes: int = 2 * 1024 * MIB

    def is_bomb(self, packed: int, unpacked: int) -> bool:
        """Whether so many bytes can't honestly come out of so few."""
        return unpacked > self.ratio_from and unpacked > self.ratio * max(packed, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkerLimits:
    """What one file may cost. Times in seconds, memory in bytes.

    `idle_seconds` without a sign of progress (pages are such signs) ends the work. The whole time is bounded generously by the file's size and
    the pages it has shown so far, for a parser that goes round in circles but keeps reporting.
    """

    idle_seconds: float = 180.0
    cap_seconds: float = 1800.0
    cap_seconds_per_mib: float = 60.0
    cap_seconds_per_page: float = 60.0
    memory_bytes: int = 2560 * MIB

    def cap(self, size: int, pages: int) -> float:
        """The whole time for a file of so many bytes that has shown so many pages."""
        return self.cap_seconds + self.cap_seconds_per_mib * size / MIB + self.cap_seconds_per_page * pages
