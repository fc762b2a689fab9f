"""The scorer of the ledgers: what counts as raised, and how papers become documents."""

from decimal import Decimal

import pytest
from pydantic import ValidationError

from evidence_checker.assess.model import Finding, Severity
from evidence_checker.extract.model import LineRole
from tests.ledgers.judging import ExpectedFinding, LedgerPaper, WrittenLedger, as_document

ONE, OTHER = "一/回单.pdf", "二/回单.pdf"
EMPTY = {"required": [], "allowed": [], "forbidden": [], "criteria": {}, "indicators": {}, "total": [0, 0]}


def finding(code="missing-seal", *documents, **where):
    return Finding(code, Severity.WARNING, "", "", documents, points_at_stake=Decimal(0), **where)


def expected(code="missing-seal", *documents, **where):
    return ExpectedFinding(code=code, documents=list(documents), **where)


def document(**fields):
    return as_document(LedgerPaper.model_validate({"path": "甲.docx", "type": "other", **fields}))


def test_a_finding_of_another_code_is_another_finding():
    assert not expected("missing-seal", ONE).is_met_by(finding("missing-signature", ONE))


def test_one_paper_in_common_is_enough():
    assert expected("missing-seal", ONE, OTHER).is_met_by(finding("missing-seal", OTHER))


def test_a_pair_must_be_named_whole():
    pair = expected("near-duplicate", ONE, OTHER)
    assert not pair.is_met_by(finding("near-duplicate", ONE))
    assert pair.is_met_by(finding("near-duplicate", OTHER, ONE))


def test_the_criterion_must_be_the_same_where_it_is_given():
    missing = expected("missing-evidence", indicator="2.2", criterion="2.2.a")
    assert missing.is_met_by(finding("missing-evidence", indicator="2.2", criterion="2.2.a"))
    assert not missing.is_met_by(finding("missing-evidence", indicator="2.2", criterion="2.2.b"))


def test_a_code_alone_stands_for_all_findings_of_it():
    assert expected("payment-reversed").is_met_by(finding("payment-reversed", ONE, indicator="3.2"))


def test_an_expectation_of_a_paper_that_is_not_there_is_refused():
    lost = {**EMPTY, "required": [{"code": "missing-seal", "documents": ["没有.pdf"]}]}
    with pytest.raises(ValidationError, match="not in the ledger"):
        WrittenLedger.model_validate({"unit": "市某局", "year": 2022, "folder": "台账", "papers": [], "expected": lost})


def test_a_row_of_a_given_table_is_one_line():
    lines = document(text="前\n| 姓名 | 天数 |\n| 何平 | |\n后").lines
    assert [line.text for line in lines] == ["前", "姓名\t天数", "何平", "后"]


def test_a_cell_of_a_recognised_table_is_a_line():
    lines = document(text="| 姓名 | 天数 |", **{"as": "scan"}).lines
    assert [line.text for line in lines] == ["姓名", "天数"]


def test_every_sheet_is_a_page_and_a_table():
    book = document(sheets={"1月": [["考勤", ""], ["何平", 22]], "2月": [["何平", 20.5]]}, **{"as": "xlsx"})
    assert [(table.title, table.page) for table in book.tables] == [("1月", 1), ("2月", 2)]
    assert [(line.text, line.role) for line in book.lines][:2] == [("考勤", LineRole.BODY), ("何平\t22", LineRole.CELL)]
