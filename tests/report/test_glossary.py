"""Every name that a report needs is there."""

import pytest

from evidence_checker.recognize.model import EvidenceType
from evidence_checker.report.context import ReportContext
from evidence_checker.report.glossary import STAGE_NAMES, STAGES, glossary_for
from evidence_checker.report.options import ReportOptions
from tests.report.example import assessment
from tests.report.example.findings import FINDINGS

GLOSSARY = glossary_for("kunming-2022")


def test_every_evidence_type_has_a_chinese_name():
    names = {GLOSSARY.type_name(kind) for kind in EvidenceType}
    assert len(names) == len(EvidenceType)
    assert not any(name.isascii() for name in names)


@pytest.mark.parametrize("code", sorted({finding.code for finding in FINDINGS}))
def test_every_finding_has_a_name_and_a_reason(code):
    assert not GLOSSARY.finding_name(code).isascii()
    assert GLOSSARY.finding_why(code)


def test_every_stage_of_money_has_a_name():
    assert list(STAGE_NAMES) == list(STAGES)


def test_a_criterion_tells_what_proves_it_and_what_does_not():
    advice = GLOSSARY.advice("3.1.b")
    assert "资金拨付凭证" in advice.proofs
    assert advice.not_enough
    assert GLOSSARY.clause("3.1")


def test_what_the_rulebook_does_not_know_is_shown_by_its_id():
    assert GLOSSARY.finding_name("brand-new") == "brand-new"
    assert GLOSSARY.advice("9.9.z").proofs == ()


def test_a_report_of_a_rulebook_that_is_not_here_still_finds_names():
    assert glossary_for("elsewhere-1999").finding_name("missing-seal") == GLOSSARY.finding_name("missing-seal")


def test_links_lead_from_the_report_to_the_ledger(tmp_path):
    context = ReportContext(assessment(), ReportOptions(), GLOSSARY, tmp_path)
    assert context.relative("一/a.zip!/b.docx").endswith("ledger/一/a.zip")
    assert context.link("a b#1.pdf").endswith("ledger/a%20b%231.pdf")
