"""The evaluation set is large and varied enough, and its loader hands on documents as extraction would."""

from collections import Counter
from pathlib import Path

import pytest
from pydantic import ValidationError

from evidence_checker.extract.model import LineRole, Source
from evidence_checker.recognize.evaluation import PaperEntry, load_papers, to_document
from evidence_checker.recognize.model import EvidenceType

PAPERS = load_papers(Path(__file__).parent / "dev")
HELD_OUT = load_papers(Path(__file__).parent / "held_out")
FIRST_TYPES = Counter(paper.types[0] for paper in PAPERS)


def document(text, **fields):
    return to_document(PaperEntry.model_validate({"id": "x", "file": "x.docx", "type": "other", "text": text, **fields}))


def test_at_least_four_hundred_papers_of_evidence_and_a_hundred_and_twenty_of_none():
    assert FIRST_TYPES.total() - FIRST_TYPES[EvidenceType.OTHER] >= 400
    assert FIRST_TYPES[EvidenceType.OTHER] >= 120


@pytest.mark.parametrize("evidence_type", EvidenceType)
def test_every_type_has_at_least_eight_papers(evidence_type):
    assert FIRST_TYPES[evidence_type] >= 8


def test_the_held_out_set_knows_every_type_and_shares_no_id_with_the_other():
    assert {paper.types[0] for paper in HELD_OUT} == set(EvidenceType)
    assert {paper.id for paper in PAPERS}.isdisjoint(paper.id for paper in HELD_OUT)


def test_no_text_stands_twice():
    texts = Counter(paper.document.text for paper in [*PAPERS, *HELD_OUT] if len(paper.document.text) > 20)
    assert [text for text, count in texts.items() if count > 1] == []


def test_days_in_post_are_never_more_than_a_month_has():
    assert all(0 <= entry.days <= 31 for paper in PAPERS for entry in paper.facts.attendance)


def test_a_heading_is_red_and_centred():
    (line,) = document("! 昆明市某局文件").lines
    assert (line.text, line.red, line.centred) == ("昆明市某局文件", True, True)


def test_a_scan_has_boxes_and_an_engine_and_a_word_file_has_neither():
    (seen,) = document("一行", **{"as": "scan"}).lines
    (given,) = document("一行").lines
    assert seen.box is not None
    assert seen.source is Source.RAPIDOCR
    assert given.box is None
    assert given.source is Source.TEXT


def test_a_placed_line_stands_where_it_was_put():
    (line,) = document("(34,20) 付款人", **{"as": "scan"}).lines
    assert (line.text, line.box.left, line.box.top) == ("付款人", 0.34, 0.2)


def test_rows_become_a_table_titled_by_the_line_above_and_lines_of_cells():
    read = document("三月考勤\n| 姓名 | 天数 |\n| 何平 | 23 |")
    assert read.tables[0].title == "三月考勤"
    assert read.tables[0].rows == [["姓名", "天数"], ["何平", "23"]]
    assert [line.text for line in read.lines if line.role is LineRole.CELL] == ["姓名", "天数", "何平", "23"]


def test_a_cell_joined_to_its_left_is_spanned():
    (wide, _) = document("| 金额 | < | 大写 |").tables[0].cells
    assert wide.column_span == 2


def test_signs_in_a_scanned_grid_are_marks_not_text():
    (cell,) = document("| √ |", **{"as": "photo"}).tables[0].cells
    assert (cell.text, cell.mark) == ("", "√")


def test_a_scene_keeps_its_stamp_and_time_of_exposure():
    (picture,) = document("@ 2022.03.10 11:26", taken="2022-03-10T11:26:00", **{"as": "scene"}).pictures
    assert (picture.stamp, picture.taken) == ("2022.03.10 11:26", "2022-03-10T11:26:00")


def test_pages_are_counted_where_they_break():
    read = document("第一页\n===\n第二页")
    assert [line.page for line in read.lines] == [1, 2]


def test_a_label_without_a_type_is_refused():
    with pytest.raises(ValidationError, match="neither type nor types"):
        PaperEntry.model_validate({"id": "x", "file": "x.docx"})


def test_a_fact_not_stated_says_nothing():
    entry = PaperEntry.model_validate({"id": "x", "file": "x.docx", "type": "other", "facts": {"total_yuan": 5}})
    assert list(entry.facts.stated()) == ["total_yuan"]
