"""A unit's own statement is read, and its faults are told field by field."""

from datetime import date

import pytest

from evidence_checker.errors import UsageError
from evidence_checker.intake.unit_file import load_unit_file
from tests.intake.making import zip_of


@pytest.fixture
def stated(tmp_path):
    def load(text: str, encoding: str = "utf-8"):
        (tmp_path / "unit.yaml").write_bytes(text.encode(encoding))
        return load_unit_file(tmp_path)

    return load


def fault_of(stated, text: str) -> str:
    with pytest.raises(UsageError) as caught:
        stated(text)
    assert caught.value.remedy
    return str(caught.value)


def test_a_folder_without_unit_file_states_nothing(tmp_path):
    assert load_unit_file(tmp_path).name is None


def test_everything_that_can_be_stated_is_read(stated):
    unit = stated(
        "name: 市某局\nyear: 2022\nvillages: [{county: 某县, town: 某镇, village: 某村}]\n"
        "team: [{name: 张三, role: 第一书记, from: 2021-05-20, to: null}]\nsubmitted: 2022-12-20\n"
    )
    assert (unit.name, unit.year, unit.villages[0].village, unit.submitted) == ("市某局", 2022, "某村", date(2022, 12, 20))
    assert (unit.team[0].start, unit.team[0].end) == (date(2021, 5, 20), None)


def test_a_password_of_digits_keeps_its_zeros(stated):
    assert stated("passwords: [0123, '456']").passwords == ("0123", "456")


def test_fields_left_blank_are_not_stated(stated):
    unit = stated("name:\nviolations:\noutside_evaluation: null\n")
    assert (unit.name, unit.violations, unit.outside_evaluation) == (None, (), None)


def test_a_file_saved_by_an_old_editor_is_read(stated):
    assert stated("name: 市某局\n", "gb18030").name == "市某局"


def test_all_faults_are_told_at_once_with_their_fields(stated):
    message = fault_of(stated, "naem: 市某局\nyear: 今年\nteam: [{name: 张三, from: 去年}]\n")
    assert "3 处" in message
    assert all(field in message for field in ("naem", "year", "team.1.from"))


def test_a_list_written_as_text_is_explained(stated):
    assert "列表" in fault_of(stated, "aliases: 某局")


def test_a_file_that_is_no_yaml_names_the_line(stated):
    assert "第2行" in fault_of(stated, "name: 市某局\n\tyear: 2022\n")


def test_a_file_of_mere_text_is_refused(stated):
    assert "字段" in fault_of(stated, "市某局")


def test_passwords_are_never_shown(stated):
    assert "secret" not in fault_of(stated, "passwords: {a: secret}")
    assert "secret" not in repr(stated("passwords: [secret]"))


def test_a_missing_unit_file_is_said(tmp_path):
    with pytest.raises(UsageError, match="打不开"):
        load_unit_file(tmp_path / "没有.yaml")


@pytest.mark.parametrize("inside", ["unit.yaml", "某局台账/unit.yaml"])
def test_a_ledger_that_is_a_zip_states_its_unit_inside(tmp_path, inside):
    (tmp_path / "台账.zip").write_bytes(zip_of({inside: "name: 市某局\n".encode(), "a.txt": b"x"}))
    assert load_unit_file(tmp_path / "台账.zip").name == "市某局"


def test_a_unit_file_deep_in_a_zip_is_somebody_elses(tmp_path):
    (tmp_path / "台账.zip").write_bytes(zip_of({"一/二/unit.yaml": "name: 别家\n".encode()}))
    assert load_unit_file(tmp_path / "台账.zip").name is None


def test_references_that_stand_for_gigabytes_are_refused(stated):
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    assert "YAML" in fault_of(stated, "\n".join(lines))
