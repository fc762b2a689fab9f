"""A specimen: one file of the corpus, how it is made, what it is for and what must come of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

FILES = Path(__file__).parent / "files"
NOTICE = "关于开展走访调研的通知"


@dataclass(frozen=True)
class Specimen:
    """`outcomes` are those that are right: `read`, `partial`, or the code of the problem that makes it unreadable.

    `path` is where it stands in the ledger, `member` the path of the document to look at where it is an archive. `says` must stand in the
    text of what is read. `origin` tells how its bytes come about.
    """

    path: str
    purpose: str
    outcomes: frozenset[str]
    origin: str
    make: Callable[[], bytes]
    says: str = ""
    member: str = ""

    @property
    def document(self) -> str:
        return f"{self.path}!/{self.member}" if self.member else self.path


SOUND: list[Specimen] = []
HOSTILE: list[Specimen] = []


def sound(
    path: str, purpose: str, make: Callable[[], bytes], *, origin: str = "made", outcomes: str = "read", says: str = NOTICE, member: str = ""
) -> None:
    """Adds a file that a unit may well hand in."""
    SOUND.append(Specimen(path, purpose, frozenset(outcomes.split()), origin, make, says, member))


def hostile(path: str, purpose: str, make: Callable[[], bytes], outcomes: str, *, origin: str = "made", says: str = "", member: str = "") -> None:
    """Adds a file that is broken or out to do harm."""
    HOSTILE.append(Specimen(path, purpose, frozenset(outcomes.split()), origin, make, says, member))


def kept(name: str) -> Callable[[], bytes]:
    """The bytes of a small file that is kept, because nothing here can write its format."""
    return (FILES / name).read_bytes
