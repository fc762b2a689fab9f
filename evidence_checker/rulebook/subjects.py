"""Texts that show how papers speak of a criterion's subject (`subjects/*.yaml` of a rulebook): the learned part of mapping is made from them."""

from __future__ import annotations

from pathlib import Path

from evidence_checker.rulebook.model import Strict
from evidence_checker.rulebook.source import Fault, read

WEIGHTS = "subjects.npz"
NONE = "none"


class SubjectText(Strict):
    """A text and the criteria that it is mainly about, the first foremost; none for business that has nothing to do with the assistance.

    A criterion that is asked for each half-year is named by its indicator (1.1).
    """

    criteria: tuple[str, ...] = ()
    kind: str = ""
    title: str = ""
    text: str

    @property
    def label(self) -> str:
        """The criterion it is foremost about, `none` where there is none."""
        return self.criteria[0] if self.criteria else NONE


class SubjectFile(Strict):
    """One file of texts."""

    texts: tuple[SubjectText, ...]


def subject_files(folder: Path) -> list[Path]:
    """The files of texts of the rulebook in `folder`, in their order."""
    return sorted((folder / "subjects").glob("*.yaml"))


def read_subjects(folder: Path, faults: list[Fault]) -> tuple[SubjectText, ...]:
    """All texts of the rulebook in `folder`; faults are added to `faults`."""
    files = [read(path, SubjectFile, folder.parent, faults) for path in subject_files(folder)]
    return tuple(text for file in files if file is not None for text in file.texts)
