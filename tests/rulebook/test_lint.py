"""Faults are told all at once, each with file, line and field."""

import shutil

import pytest

from evidence_checker.assess.examples import run_examples
from evidence_checker.errors import RulebookError, UsageError
from evidence_checker.recognize.model import EvidenceType
from evidence_checker.rulebook.lint import lint
from evidence_checker.rulebook.loader import load_rulebook, rulebook_folder

TYPES = {kind.value for kind in EvidenceType}


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(rulebook_folder("kunming-2022"), tmp_path / "mine")


def change(file, old, new) -> int:
    """Replaces text in a file and returns the line on which it stood."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("indicators/1.2.yaml", "types: [annual_plan]", "types: [anual_plan]", "没有“anual_plan”这种材料类型"),
        ("indicators/1.2.yaml", "max: 5", "max: 6", "各要素合计5"),
        ("indicators/2.3.yaml", 'id: "2.3"', 'id: "2.4"', "与文件名2.3.yaml不一致"),
        ("indicators/3.1.yaml", "group: project}", "group: progect}", "没有 group 为“project”"),
        ("units.yaml", "name: 市水务局", "name: 市财政局", "已经属于"),
        ("units.yaml", "市级机关: 77", "市级机关: 78", "名单里有77家"),
        ("findings.yaml", "code: misfiled", "code: misplaced", "程序里没有“misplaced”这种问题"),
        ("findings.yaml", 'message: "{files}应当盖公章', 'message: "{files应当盖公章', "花括号没有配对"),
        ("rulebook.yaml", "end: 2022-12-31", "end: 2021-12-31", "早于起日"),
        ("rulebook.yaml", "{title: 组织领导, max: 30}", "{title: 组织领导, max: 31}", "与31分不一致"),
    ],
)
def test_a_fault_of_meaning_is_told(folder, name, old, new, told) -> None:
    change(folder / name, old, new)
    faults = lint(folder, TYPES)
    assert any(told in fault.message and fault.file == f"mine/{name}" for fault in faults)


def test_a_fault_names_its_line_and_field(folder) -> None:
    line = change(folder / "indicators" / "1.2.yaml", "types: [annual_plan]", "types: [anual_plan]")
    (fault,) = lint(folder, TYPES)
    assert (fault.line, fault.field) == (line, "criteria.0.accept.0.types.0")


def test_all_faults_of_form_are_told_at_once(folder) -> None:
    first = change(folder / "indicators" / "1.2.yaml", "    title: 年度计划\n", "    titel: 年度计划\n")
    second = change(folder / "rulebook.yaml", "year: 2022", "year: 今年")
    change(folder / "indicators" / "3.4.yaml", "消费帮扶, 消费扶贫, 农产品", "'消费帮扶(', 消费扶贫, 农产品")
    with pytest.raises(RulebookError) as raised:
        load_rulebook(str(folder))
    told = str(raised.value)
    assert f"mine/indicators/1.2.yaml 第{first}行" in told or f"mine/indicators/1.2.yaml 第{first - 1}行" in told
    assert f"mine/rulebook.yaml 第{second}行 year：应当是整数" in told
    assert "不是正确的正则表达式" in told


def test_a_key_written_twice_is_a_fault(folder) -> None:
    change(folder / "rulebook.yaml", "year: 2022", "year: 2022\nyear: 2023")
    assert [fault.message for fault in lint(folder, TYPES)] == ["同一项写了两次"]


def test_broken_yaml_is_told_with_its_line(folder) -> None:
    line = change(folder / "units.yaml", "units:\n", "units: [\n")
    (fault,) = lint(folder, TYPES)
    assert fault.file == "mine/units.yaml"
    assert fault.line >= line


def test_an_example_that_comes_out_otherwise_is_told(folder) -> None:
    change(folder / "indicators" / "1.2.yaml", "types: [annual_plan], prior: 5", "types: [annual_plan], prior: 1")
    failures = [failure for failure in run_examples(load_rulebook(str(folder))) if failure]
    assert [failure.criterion for failure in failures] == ["1.2.a"]


def test_an_unknown_rulebook_is_answered_with_those_that_exist() -> None:
    with pytest.raises(UsageError) as raised:
        load_rulebook("beijing-2030")
    assert "kunming-2022" in raised.value.remedy
