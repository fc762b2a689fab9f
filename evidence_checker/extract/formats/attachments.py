"""Files inside files: attached to mails and PDFs, embedded in Word. Each is read as pages after those of the file that holds it.

An archive among them is opened, and each of its files is read so, under the path that it has in it (`b.zip!/c.docx`).
"""

from __future__ import annotations

import hashlib
import tempfile
from dataclasses import replace
from pathlib import Path, PurePosixPath

from evidence_checker.errors import FileProblem, Problem, ProblemCode
from evidence_checker.extract.formats.draft import Draft, Given
from evidence_checker.extract.model import Line, LineRole, Page, Part
from evidence_checker.intake.found import Found, Terms
from evidence_checker.intake.kinds import ARCHIVES, kind_of
from evidence_checker.intake.limits import MIB, Limits
from evidence_checker.intake.model import FileKind
from evidence_checker.intake.unpack import unpack

DEPTH_LIMIT = 3
COUNT_LIMIT = 1000
"""Files held by one file of the ledger, all depths taken together."""
ARCHIVE_LIMITS = Limits(depth=DEPTH_LIMIT, members=2000, member_bytes=256 * MIB, total_bytes=1024 * MIB)
CURABLE = {ProblemCode.ENCRYPTED, ProblemCode.NO_UNPACKER}
"""What a password or a program would cure: it keeps its code, so that its remedy is told and the file is read anew when that is there."""


class Attachments:
    """Reads the files that a file holds and puts each behind the draft's last page as a part of its own; what cannot be read is named as lost."""

    def __init__(self, draft: Draft, given: Given) -> None:
        self._draft = draft
        self._given = given
        given.held.add(given.sha256)

    def add(self, name: str, data: bytes) -> None:
        """Read one held file, or what is in it where it is an archive; a file that was already read here is not read twice."""
        with tempfile.TemporaryDirectory(prefix="attached-") as folder:
            location = Path(folder) / f"attached{PurePosixPath(name).suffix[:8]}"
            location.write_bytes(data)
            self._take(Found(name, location, kind=kind_of(location, name)), Path(folder) / "members")

    def lose(self, name: str, why: str) -> None:
        """Name a held file that could not be read."""
        self._draft.problems.append(Problem(ProblemCode.LOST, f"{name}：{why}"))

    def _take(self, found: Found, workspace: Path) -> None:
        held = self._given.held
        digest = hashlib.sha256(found.location.read_bytes()).hexdigest()
        if digest in held:
            return
        try:
            if self._given.depth >= DEPTH_LIMIT:
                raise FileProblem(ProblemCode.ARCHIVE_DEPTH)
            if len(held) > COUNT_LIMIT:
                raise FileProblem(ProblemCode.ARCHIVE_BOMB)
            held.add(digest)
            if found.kind in ARCHIVES:
                self._unpack(found, workspace)
            else:
                self._append(found.path, self._read(found, digest))
        except FileProblem as fault:
            self._fail(found.path, fault.problem)

    def _unpack(self, archive: Found, workspace: Path) -> None:
        """Take the files of an archive, those of archives in it too; its own limits bound what comes out of it."""
        options = self._given.options
        contents = unpack(archive, Terms(workspace, options.passwords, ARCHIVE_LIMITS), lambda _: options.beat(max(self._draft.last_page, 1)))
        for found in contents.files:
            if found.problem is None:
                self._take(found, workspace)
            else:
                self._fail(found.path, found.problem)

    def _fail(self, name: str, problem: Problem) -> None:
        if problem.code in CURABLE:
            self._draft.problems.append(Problem(problem.code, name))
        else:
            self.lose(name, problem.message)

    def _read(self, found: Found, digest: str) -> Draft:
        from evidence_checker.extract.reader import read_given  # the door reads what lies inside as it reads the ledger's files

        kind = found.kind or FileKind.UNKNOWN
        if kind is FileKind.UNKNOWN:
            raise FileProblem(ProblemCode.UNSUPPORTED)
        return read_given(replace(self._given, name=found.path, location=found.location, kind=kind, sha256=digest, depth=self._given.depth + 1))

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
