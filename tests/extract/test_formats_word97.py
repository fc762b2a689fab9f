"""The automatic numbers of Word 97 lists, which the file defines and Word counts."""

import struct
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_checker.errors import ProblemCode
from evidence_checker.extract.formats.list_numbers import Level, Numbering, capitals, wide
from evidence_checker.extract.formats.word97 import Labels, labels_of
from evidence_checker.extract.formats.word97.drawings import floating_pictures
from tests.corpus.specimen import kept
from tests.corpus.writing import word_95
from tests.extract import word97_writer as w
from tests.extract.reading import read_bytes, texts
from tests.extract.word97_writer import BULLET, CHINESE, DECIMAL, LETTER, Item, definitions, level, overrides, started_anew, style, word97

OUTLINE = definitions([level(CHINESE, "%1、"), level(CHINESE, "（%2）"), level(DECIMAL, "%1.%3", legal=True)])


def read(tmp_path, *items: Item, **parts) -> list[str]:
    return texts(read_bytes(tmp_path, "a.doc", word97(items, **parts)))


def test_a_plan_that_libreoffice_wrote_reads_as_word_shows_it(tmp_path):
    document = read_bytes(tmp_path, "a.doc", kept("编号.doc")())
    assert texts(document)[1:7] == ["一、工作目标", "今年修渠三公里。", "二、任务", "（一）勘察", "（二）施工", "1.备料"]
    assert texts(document)[7:12] == ["2.开挖", "三、步骤", "（一）准备", "保障措施如下", "1.加强领导"]
    assert document.tables[0].rows[1] == ["2.表中二", "400元"]


def test_cells_that_hold_nothing_but_a_number_have_it(tmp_path):
    document = read_bytes(tmp_path, "a.doc", kept("序号.doc")())
    assert document.tables[0].rows == [["序号", "姓名", "金额"], ["1.", "李明", "300元"], ["2.", "王芳", "400元"], ["3.", "", ""]]


def test_numbers_of_cells_are_looked_up_by_the_words_of_their_row():
    labels = Labels()
    labels.add_row(["", "李明", "30"], ["1.", "", ""])
    labels.add_row(["", "李明", "30"], ["2.", "", ""])
    labels.add_row(["", "", ""], ["3.", "", ""])
    assert labels.take_row(["", "李明", "30"]) == ["1.", "", ""]
    assert labels.take_row(["", "李明、", "", "30"]) == ["2.", "", "", ""]
    assert [labels.take_row(["", ""]), labels.take_row(["", ""]), labels.take_row(["王芳"])] == [["3.", ""], ["", ""], [""]]


def test_a_seal_that_floats_over_the_text_is_a_seal(tmp_path):
    document = read_bytes(tmp_path, "a.doc", kept("浮章.doc")())
    assert (len(document.seals), document.pictures) == (1, ())
    assert document.seals[0].box.left == pytest.approx(0.48, abs=0.02)


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_drawings_out_to_do_harm_cost_the_pictures_at_most(data):
    content = bytearray(kept("浮章.doc")())
    for _ in range(data.draw(st.integers(1, 40))):
        content[data.draw(st.integers(512, len(content) - 1))] = data.draw(st.sampled_from([0, 1, 2, 0x7F, 0xF0, 0xFF]))
    with tempfile.TemporaryDirectory() as folder:
        location = Path(folder) / "a.doc"
        location.write_bytes(content)
        assert all(len(found.data) < 10**6 for found in floating_pictures(location))


def test_word_95_is_read_in_the_bytes_of_its_time(tmp_path):
    document = read_bytes(tmp_path, "a.doc", word_95("关于走访的通知", "序号\x07姓名\x07\x07\r1\x07李明\x07\x07", "\x13 PAGE \x14第1页\x15"))
    assert texts(document) == ["关于走访的通知", "序号\t姓名", "1\t李明", "第1页"]


@pytest.mark.parametrize(("flags", "code"), [(0x0100, ProblemCode.ENCRYPTED), (0x0004, ProblemCode.UNSUPPORTED)])
def test_word_95_that_cannot_be_made_out_says_so(tmp_path, flags, code):
    (problem,) = read_bytes(tmp_path, "a.doc", word_95(flags=flags)).problems
    assert problem.code is code
    assert "另存" in problem.remedy


def test_levels_are_counted_below_one_another(tmp_path):
    items = (Item("目标", 1), Item("任务", 1, 0), Item("勘察", 1, 1), Item("测量", 1, 2), Item("步骤", 1))
    assert read(tmp_path, *items, lists=OUTLINE, named=overrides((0, []))) == ["一、目标", "二、任务", "（一）勘察", "2.1测量", "三、步骤"]


def test_a_list_that_starts_anew_counts_for_itself(tmp_path):
    lists = definitions([level(DECIMAL, "%1.")])
    named = overrides((0, []), (0, [started_anew(0, 5)]))
    assert read(tmp_path, Item("甲", 1), Item("乙", 2), Item("丙", 1), lists=lists, named=named) == ["1.甲", "5.乙", "2.丙"]


def test_a_list_may_form_its_levels_anew(tmp_path):
    formed = struct.pack("<iI", 0, 0x20) + level(LETTER, "%1)")
    named = overrides((0, [formed]))
    assert read(tmp_path, Item("甲", 1), Item("乙", 1), lists=definitions([level(DECIMAL, "%1.")]), named=named) == ["a)甲", "b)乙"]


def test_headings_are_numbered_by_their_styles(tmp_path):
    sheet = w.styles(style(0xFFF), style(0, 1), style(1))
    lists = definitions([level(CHINESE, "%1、"), level(CHINESE, "（%2）")], styles=[1, 2])
    items = (Item("总则", style=1), Item("目的", style=2), Item("依据", style=1), Item("正文", 0, style=1))
    assert read(tmp_path, *items, lists=lists, named=overrides((0, [])), sheet=sheet) == ["一、总则", "二、目的", "三、依据", "正文"]


def test_a_style_that_names_the_list_itself_has_the_level_linked_to_it(tmp_path):
    sheet = w.styles(style(0xFFF), style(0, 1), style(0, 1))
    lists = definitions([level(CHINESE, "%1、"), level(CHINESE, "（%2）")], styles=[1, 2])
    items = (Item("总则", style=1), Item("目的", style=2))
    assert read(tmp_path, *items, lists=lists, named=overrides((0, [])), sheet=sheet) == ["一、总则", "（一）目的"]


def test_bullets_and_paragraphs_that_left_their_list_have_no_number(tmp_path):
    lists = definitions([level(BULLET, "\uf0b7")], [level(DECIMAL, "%1.")])
    items = (Item("点", 1), Item("甲", 2), Item("离开", -2), Item("不在", 0), Item("乙", 2))
    assert read(tmp_path, *items, lists=lists, named=overrides((0, []), (1, []))) == ["点", "1.甲", "离开", "不在", "2.乙"]


def test_properties_of_a_file_saved_fast_lie_upon_the_others(tmp_path):
    change = w.properties(1, None)
    pieces = struct.pack("<BH", 1, len(change)) + change + struct.pack("<BIIIHIH", 2, 16, 0, 2, 0, w.TEXT_AT, 1)
    assert read(tmp_path, Item("甲"), lists=definitions([level(DECIMAL, "%1.")]), named=overrides((0, [])), pieces=pieces) == ["1.甲"]


def test_numbers_stand_with_their_paragraphs_though_some_say_the_same():
    labels = Labels()
    for text, label in (("修渠。", "1."), ("修渠", ""), ("\x13 REF a \x14修\x15渠", "2."), ("——", "3.")):
        labels.add(text, label)
    assert [labels.take(text) for text in ("修 渠", "修渠", "修渠", "修渠", "——", "别的")] == ["1.", "", "2.", "", "", ""]


@pytest.mark.parametrize(
    "parts",
    [
        {"named": struct.pack("<I", 0xFFFFFFFF)},
        {"lists": (struct.pack("<H", 0xFFFF), b"")},
        {"sheet": w.styles(style(1, None), style(0, None))},
        {"pieces": struct.pack("<BI", 2, 0xFFFFFFF0)},
        {"pieces": b"\x01\xff\xff"},
        {"pieces": struct.pack("<BI", 2, 12 * 1000 + 4) + struct.pack("<1001I", *range(0, 2002, 2)) + struct.pack("<HIH", 0, w.TEXT_AT, 0) * 1000},
    ],
    ids=["lists without end", "definitions without end", "styles in a circle", "pieces without end", "changes cut off", "pieces that repeat"],
)  # fmt: skip
def test_tables_out_to_do_harm_cost_the_numbers_at_most(tmp_path, parts):
    given = {"lists": OUTLINE, "named": overrides((0, [])), **parts}
    location = tmp_path / "a.doc"
    location.write_bytes(word97([Item("目标", 1), Item("任务", style=1)], **given))
    assert labels_of(location).take("任务") == ""


def test_a_word_file_older_than_its_lists_has_no_numbers(tmp_path):
    data = word97([Item("目标", 1)], OUTLINE, overrides((0, []))).replace(b"\xec\xa5\xc1\x00", b"\xec\xa5\x65\x00")
    location = tmp_path / "a.doc"
    location.write_bytes(data)
    assert labels_of(location).take("目标") == ""


def test_a_file_that_is_no_word_file_has_no_numbers(tmp_path):
    location = tmp_path / "a.doc"
    location.write_bytes(b"no container")
    assert labels_of(location).take("目标") == ""


def test_numbers_that_no_list_has_are_written_plainly():
    numbering = Numbering({"1": {0: Level(2_000_000_000, "lowerLetter", "%1)")}}, {"1": "1"})
    assert numbering.label("1", 0) == "2000000000)"


def test_capitals_and_full_width_figures():
    assert (capitals(23), wide(10)) == ("贰拾叁", "１０")
