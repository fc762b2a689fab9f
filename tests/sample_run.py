"""The sample ledger through the whole program; run as a module (`make golden`) it writes the golden file anew."""

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from evidence_checker.cli import main
from samples import make_sample

ROOT = Path(__file__).parents[1]
LEDGER = ROOT / "samples" / make_sample.LEDGER
EXPECTED = json.loads((ROOT / "samples" / "expected.json").read_text(encoding="utf-8"))
GOLDEN = Path(__file__).parent / "golden" / "sample.json"
Report = dict[str, Any]


def check_sample(out: Path, cache: Path, workers: int) -> tuple[int, Report]:
    """Checks the sample as the command does; its exit code and report."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("EVIDENCE_CHECKER_CACHE", str(cache))
        code = main(["check", str(LEDGER), "--out", str(out), "--workers", str(workers)])
    return code, json.loads((out / "report.json").read_text(encoding="utf-8"))


def stable(report: Report) -> Report:
    """What a change of wording or of a confidence leaves alone: types, judgements, findings, points."""
    return {
        "unit": report["unit"]["name"],
        "tally": report["tally"],
        "documents": {d["path"]: [d["status"], d["pages"], d["evidence_type"]] for d in report["documents"]},
        "criteria": {c["id"]: [c["status"], c["points"]] for c in _criteria(report)},
        "findings": sorted([f["code"], f["criterion"] or f["indicator"] or "", *f["documents"]] for f in report["findings"]),
        "total": report["score"]["total"],
    }


def _criteria(report: Report) -> Iterable[Report]:
    return (criterion for indicator in report["indicators"] for criterion in indicator["criteria"])


def write_golden(folder: Path) -> None:
    """Runs the sample in `folder` and keeps what came out."""
    _, report = check_sample(folder / "out", folder / "cache", workers=2)
    GOLDEN.parent.mkdir(exist_ok=True)
    GOLDEN.write_text(json.dumps(stable(report), ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_golden(Path(sys.argv[1]))
