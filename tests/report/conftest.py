"""Reports of the invented ledger, made once."""

from pathlib import Path

import pytest

from evidence_checker.report.context import ReportContext
from evidence_checker.report.glossary import glossary_for
from evidence_checker.report.masking import masked
from evidence_checker.report.options import Audience, ReportOptions
from tests.report.example import assessment
from tests.report.example.store import fill


@pytest.fixture(scope="session")
def store(tmp_path_factory) -> Path:
    return fill(tmp_path_factory.mktemp("store"))


@pytest.fixture(scope="session")
def make_context(store):
    """A context for an audience."""

    def make(audience: Audience = Audience.GENERAL, out: Path = Path("out"), **options) -> ReportContext:
        chosen = ReportOptions(audience=audience, **({"pictures": store} | options))
        shown = assessment() if chosen.no_mask else masked(assessment())
        return ReportContext(shown, chosen, glossary_for("kunming-2022"), out)

    return make
