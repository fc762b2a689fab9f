"""Files inside files: attached to mails and PDFs, embedded in Word. Each is read as pages after those of the file that holds it."""

from __future__ import annotations

import hashlib
import tempfile
from dataclasses import replace
from pathlib import Path, PurePosixPath

from evidence_checker.errors import FileProblem, Problem, ProblemCode
from evidence_checker.extract.formats.draft import Draft, Given
from evidence_checker.extract.model import Line, LineRole, Page, Part
from evidence_checker.intake.kinds import ARCHIVES, kind_of
from evidence_checker.intake.model import FileKind

DEPTH_LIMIT = 3
COUNT_LIMIT = 200


class Attachments:
    """Reads the files that a file holds and puts each behind the draft's last page as a part of its own; what cannot be read is named as lost."""

    def __init__(self, draft: Draft, given: Given) -> None:
        self._draft = draft
        self._given = given
        self._seen: set[str] = {given.sha256}

    def add(self, name: str, data: bytes) -> None:
        """Read one held file; a file that was already read here is not read twice."""
        digest = hashlib.sha256(data).hexdigest()
        if digest in self._seen:
            return
        self._seen.add(digest)
        try:
            inner = self._read(name, data, digest)
        except FileProblem as fault:
            self.lose(name, fault.problem.message)
            return
        self._append(name, inner)

    def lose(self, name: str, why: str) -> None:
        """Name a held file that could not be read."""
        self._draft.problems.append(Problem(ProblemCode.LOST, f"{name}：{why}"))

    def _read(self, name: str, data: bytes, digest: str) -> Draft:
        from evidence_checker.extract.reader import read_given  # the door reads what lies inside as it reads the ledger's files

        if self._given.depth >= DEPTH_LIMIT or len(self._seen) > COUNT_LIMIT:
            raise FileProblem(ProblemCode.ARCHIVE_DEPTH)
        with tempfile.TemporaryDirectory(prefix="attached-") as folder:
            location = Path(folder) / f"attached{PurePosixPath(name).suffix[:8]}"
            location.write_bytes(data)
            kind = kind_of(location, name)
            if kind in ARCHIVES or kind is FileKind.UNKNOWN:
                raise FileProblem(ProblemCode.UNSUPPORTED)
            return read_given(replace(self._given, name=name, location=location, kind=kind, sha256=digest, depth=self._given.depth + 1))

    def _append(self, name: str, inner: Draft) -> None:
        draft = self._draft
        if not draft.pages:
            draft.pages.append(Page(1))
        if not inner.pages:
            inner.pages.append(Page(1))
        if not draft.parts:
            draft.parts.append(Part(1, draft.last_page))
        shift = draft.last_page
        draft.parts += [Part(p.first_page + shift, p.last_page + shift) for p in inner.parts] or [Part(shift + 1, shift + inner.last_page)]
        draft.lines.append(Line(f"附件：{name}", shift + 1, role=LineRole.HEADER))
        draft.append(inner)
