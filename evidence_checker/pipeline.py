"""The story of a run: a folder goes in, an assessment comes out, in five stages.

Each stage lives in its own room; this file only tells their order and passes on what the caller chose.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from evidence_checker.assess.assessor import AssessOptions, assess
from evidence_checker.assess.model import Assessment, Unit
from evidence_checker.assess.suppressions import load_suppressions
from evidence_checker.assess.unit import identify_unit, likely_names
from evidence_checker.cache import Cache
from evidence_checker.errors import NothingReadable, UsageError
from evidence_checker.extract.model import Document, Status
from evidence_checker.extract.options import ExtractOptions
from evidence_checker.intake.ledger import open_ledger
from evidence_checker.intake.unit_file import load_unit_file
from evidence_checker.places import answers_file
from evidence_checker.recognize.context import Context
from evidence_checker.recognize.failsafe import recognize_or_hand_over
from evidence_checker.recognize.memory import RememberedRecognition
from evidence_checker.recognize.model import Evidence
from evidence_checker.rulebook.loader import load_rulebook
from evidence_checker.rulebook.model import UnitFile
from evidence_checker.workers import Event, Stage, WorkerLimits, extract_all


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the caller chose. `unit`, `year`, `outside_evaluation` and `violations` go before what `unit.yaml` says."""

    rulebook: str = "kunming-2022"
    unit: str | None = None
    year: int | None = None
    unit_file: Path | None = None
    outside_evaluation: str | None = None
    violations: tuple[str, ...] = ()
    extract: ExtractOptions = field(default_factory=ExtractOptions)
    workers: int = 1
    limits: WorkerLimits | None = None
    cache: Cache | None = None
    on_event: Callable[[Event], None] = lambda _: None

    def reporting_to(self, on_event: Callable[[Event], None]) -> Settings:
        """The same, telling its progress to `on_event`."""
        return replace(self, on_event=on_event)


def run(root: Path, settings: Settings) -> Assessment:
    """Checks the ledger at `root` (a folder or an archive); raises a `CheckerError` where that can't be done."""
    if not root.exists():
        raise UsageError(f"找不到“{root}”", "请检查路径；路径里有空格时要加引号，也可以把文件夹拖进窗口。")
    rulebook = load_rulebook(settings.rulebook)
    stated = _stated(root, settings)
    year = settings.year or stated.year or rulebook.year
    options = replace(settings.extract, passwords=(*settings.extract.passwords, *stated.passwords))
    with tempfile.TemporaryDirectory(prefix="evidence-checker-", ignore_cleanup_errors=True) as workspace:
        ledger = open_ledger(root, Path(workspace), passwords=options.passwords)
        documents = extract_all(
            ledger.files, options, workers=settings.workers, cache=settings.cache, on_event=settings.on_event, limits=settings.limits
        )
    _something_was_read(documents)
    names = likely_names(rulebook, settings.unit or stated.name, root.name)
    evidence = _recognize(documents, _context(year, stated, names), settings)
    unit = _with_inputs(identify_unit(ledger, evidence, rulebook, stated, settings.unit), settings)
    return assess(ledger, evidence, rulebook, unit, AssessOptions(year=year, suppressions=load_suppressions(answers_file(root))))


def _context(year: int, stated: UnitFile, names: tuple[str, ...]) -> Context:
    """What recognition may know beforehand."""
    return Context(
        year=year,
        principals=tuple((p.name, p.title) for p in stated.principals),
        villages=tuple(v.village for v in stated.villages if v.village),
        unit_names=tuple(dict.fromkeys(name for name in (stated.name, *stated.aliases, *names) if name)),
    )


def _stated(root: Path, settings: Settings) -> UnitFile:
    """What the unit says of itself, in the file that was named or in the ledger."""
    if settings.unit_file is not None:
        return load_unit_file(settings.unit_file)
    return load_unit_file(root)


def _something_was_read(documents: Sequence[Document]) -> None:
    """Raises `NothingReadable` where no file says anything, naming the first reasons."""
    if any(document.status is not Status.UNREADABLE for document in documents):
        return
    reasons = "；".join(f"{d.path}：{d.problems[0].message}" for d in documents[:3] if d.problems)
    raise NothingReadable(
        f"没有一个能读的文件（共 {len(documents)} 个）{'：' + reasons if reasons else ''}", "请确认选对了台账文件夹；有密码的文件先去掉密码。"
    )


def _recognize(documents: Sequence[Document], context: Context, settings: Settings) -> list[Evidence]:
    """What every paper is and says, in the ledger's order."""
    memory = RememberedRecognition(context, settings.cache.recognized if settings.cache else None)
    evidence: list[Evidence] = []
    for done, document in enumerate(documents, 1):
        evidence.extend(recognize_or_hand_over(memory.recognize, document))
        settings.on_event(Event(Stage.RECOGNIZE, document.path, done, len(documents)))
    return evidence


def _with_inputs(unit: Unit, settings: Settings) -> Unit:
    """The unit with what a reviewer entered for this run."""
    return replace(
        unit,
        outside_evaluation=settings.outside_evaluation or unit.outside_evaluation,
        violations=(*unit.violations, *settings.violations),
    )
