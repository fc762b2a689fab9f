"""Runs the examples that stand in a rulebook: each must, or must not, speak for its criterion."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from evidence_checker.assess.mapping import fits
from evidence_checker.assess.paper import Paper
from evidence_checker.extract.model import Document, Line
from evidence_checker.recognize.model import Evidence, EvidenceType, Fact, Facts, Quote, Slip
from evidence_checker.rulebook.book import Rulebook
from evidence_checker.rulebook.criteria import Criterion, Example


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that did not come out as it says."""

    criterion: str
    title: str
    message: str

    def __str__(self) -> str:
        return f"{self.criterion} 例“{self.title}”：{self.message}"


def run_examples(rulebook: Rulebook) -> Iterator[Failure | None]:
    """For each example None where it comes out as it says, else what went wrong."""
    for _, criterion in rulebook.criteria():
        for example in criterion.examples:
            yield _run(rulebook, criterion, example)


def _run(rulebook: Rulebook, criterion: Criterion, example: Example) -> Failure | None:
    paper = _paper(example)
    fit = replace(paper, fits=fits(paper, rulebook)).fit(criterion.id)
    counts = fit is not None and not fit.weak
    if counts == example.counts:
        return None
    told = "应当算数，却没有算上" if example.counts else "不应当算数，却算上了"
    score = f"（契合度{fit.score:.1f}，门槛{criterion.threshold:g}）" if fit else f"（契合度不到{criterion.threshold:g}，或材料类型不对）"
    return Failure(criterion.id, example.title or example.text[:12], told + score)


def _paper(example: Example) -> Paper:
    lines = tuple(Line(text) for text in (example.title, *example.text.splitlines()) if text)
    document = Document("例子", "", "text", lines=lines)
    purpose = example.text.rpartition("用途：")[2] if "用途：" in example.text else ""
    facts = Facts(title=Fact(example.title, (Quote(example.title),)), slip=Slip(purpose=purpose) if purpose else None)
    evidence = Evidence(document, EvidenceType(example.type), 1.0, facts)
    text = "\n".join(line.text for line in lines)
    return Paper(evidence, text, example.title, headline=purpose or example.title, body=purpose or text)
