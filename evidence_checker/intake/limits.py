"""How much of an archive is believed before it is called a bomb."""

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
