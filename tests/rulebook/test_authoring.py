"""A rulebook of another year or city is data: copied, changed, used."""

import argparse
from decimal import Decimal

import pytest
import yaml

from evidence_checker.assess.explain import explain, pages
from evidence_checker.assess.learned_subject import learn
from evidence_checker.assess.rules import RULES
from evidence_checker.commands import explain as explain_command
from evidence_checker.commands import rulebook as rulebook_command
from evidence_checker.errors import UsageError
from evidence_checker.recognize.model import EvidenceType
from evidence_checker.rulebook.copying import copy_rulebook
from evidence_checker.rulebook.criteria import Accept, Words
from evidence_checker.rulebook.lint import lint
from evidence_checker.rulebook.loader import load_rulebook
from evidence_checker.rulebook.paths import patterns_dir
from evidence_checker.rulebook.subjects import SubjectText
from tests.assess.small_ledgers import UNIT, VISIT, judged, paper

BOOK = load_rulebook()
DOCS = patterns_dir().parent / "docs"


def command(*words: str) -> int:
    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers()
    rulebook_command.register(commands)
    explain_command.register(commands)
    arguments = parser.parse_args(words)
    return arguments.run(arguments)


def test_a_copy_keeps_the_comments_and_moves_the_dates(tmp_path) -> None:
    target = copy_rulebook("kunming-2022", tmp_path / "kunming-2023", 2023)
    text = (target / "rulebook.yaml").read_text(encoding="utf-8")
    assert "# 证明力从强到弱" in text
    copied = load_rulebook(str(target))
    assert (copied.id, copied.year, copied.book.deadline.isoformat()) == ("kunming-2023", 2023, "2023-12-31")
    assert lint(target, {kind.value for kind in EvidenceType}) == []


def test_a_copy_overwrites_nothing(tmp_path) -> None:
    with pytest.raises(UsageError):
        copy_rulebook("kunming-2022", tmp_path, None)


def test_the_copy_judges_its_own_year(tmp_path) -> None:
    book = load_rulebook(str(copy_rulebook("kunming-2022", tmp_path / "next", 2023)))
    visit = paper("简报.docx", "briefing", f"局长到青松村调研\n{VISIT}", on="2023-03-08", principal=True)
    assert judged(visit, book=book).indicators[0].suggested == Decimal("2.5")
    assert judged(visit).indicators[0].suggested == 0


def invented(folder):
    """Another city's rules: two indicators, other points, another deadline, three periods."""
    copy_rulebook("kunming-2022", folder, None)
    for file in (*(folder / "indicators").glob("*.yaml"), *(folder / "subjects").glob("*.yaml"), folder / "subjects.npz"):
        file.unlink()
    text = (folder / "rulebook.yaml").read_text(encoding="utf-8")
    book = yaml.safe_load(text)
    book |= {"parts": [{"title": "河长制", "max": 12}], "deadline": "2022-11-30", "comprehensive": None, "bonus_cap": 0}
    (folder / "rulebook.yaml").write_text(yaml.safe_dump(book, allow_unicode=True), encoding="utf-8")
    patrol = {
        "id": "A.1.a", "title": "巡河", "max": 9, "source": "R", "clause": "每四个月巡河一次", "asks": "巡河记录", "fix": "请补交巡河记录",
        "accept": [{"types": ["work_log", "briefing"]}],
        "subject": [{"any": ["巡河", "河道"], "weight": 4}],
        "count": {"rule": "each_period", "periods": [{"name": f"第{n}期", "months": list(range(4 * n - 3, 4 * n + 1))} for n in (1, 2, 3)]},
        "examples": [
            {"type": "work_log", "title": "巡河记录", "text": "巡河3公里，河道清洁。", "counts": True},
            {"type": "work_log", "title": "日志", "text": "走访农户。", "counts": False},
        ],
    }  # fmt: skip
    on_time = {
        "id": "A.2.a", "title": "按期总结", "max": 3, "source": "R", "clause": "11月底前报总结", "asks": "总结", "fix": "请补交总结",
        "accept": [{"types": ["self_assessment"], "prior": 5}],
        "count": {"rule": "by_deadline"},
        "examples": [
            {"type": "self_assessment", "title": "总结", "text": "自评。", "counts": True},
            {"type": "briefing", "title": "简报", "text": "动态。", "counts": False},
        ],
    }  # fmt: skip
    for name, most, criterion in (("A.1", 9, patrol), ("A.2", 3, on_time)):
        indicator = {"id": name, "title": criterion["title"], "part": "河长制", "max": most, "clause": criterion["clause"], "criteria": [criterion]}
        (folder / "indicators" / f"{name}.yaml").write_text(yaml.safe_dump(indicator, allow_unicode=True), encoding="utf-8")
    return folder


def test_an_invented_rulebook_works_without_code(tmp_path) -> None:
    folder = invented(tmp_path / "rivers")
    assert lint(folder, {kind.value for kind in EvidenceType}) == []
    patrols = [paper(f"{on}.docx", "work_log", "巡河记录\n今日在青松村巡河3公里，清理河道。", on=on) for on in ("02-10", "10-11")]
    late = paper("自评.docx", "self_assessment", "2022年度自评总结\n自评如下。", on="12-05")
    result = judged(*patrols, late, book=load_rulebook(str(folder)), unit=UNIT)
    assert [(i.id, i.suggested) for i in result.indicators] == [("A.1", Decimal(6)), ("A.2", Decimal(0))]
    assert result.score.total == 6


@pytest.mark.parametrize(
    ("subject", "words"),
    [
        ("3.2.b", "不予认定，不得分"),
        ("1.1", "每半年到定点帮扶村调研走访不少于1次"),
        ("framework-only", "仅有框架协议"),
        ("仅有框架协议", "framework-only"),
        ("fund_voucher", "资金拨付凭证"),
        ("会议纪要", "meeting_minutes"),
    ],
)
def test_everything_a_report_names_can_be_explained(subject, words) -> None:
    assert words in explain(subject, BOOK)


def test_what_is_unknown_is_answered_with_what_can_be_asked() -> None:
    with pytest.raises(UsageError) as raised:
        explain("9.9", BOOK)
    assert "3.2.b" in raised.value.remedy


@pytest.mark.parametrize(("name", "text"), list(pages(BOOK).items()), ids=lambda value: value if len(value) < 40 else "")
def test_the_pages_of_the_documentation_are_in_step(name, text) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == text, "run: evidence-checker rulebook pages docs"


def test_lint_and_test_say_that_all_is_well(capsys) -> None:
    assert command("rulebook", "lint") == 0
    assert command("rulebook", "test") == 0
    assert "没有错误" in capsys.readouterr().out


def test_lint_fails_on_faults(tmp_path, capsys) -> None:
    command("rulebook", "new", str(tmp_path / "mine"), "--year", "2024")
    file = tmp_path / "mine" / "indicators" / "1.2.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("max: 5", "max: 7", 1), encoding="utf-8")
    assert command("rulebook", "lint", str(tmp_path / "mine")) == 1
    assert "1.2.yaml 第" in capsys.readouterr().out


def test_explain_prints_the_page(capsys) -> None:
    assert command("explain", "3.2.b") == 0
    assert "怎么补" in capsys.readouterr().out


def test_the_guide_for_authors_names_every_counting_rule() -> None:
    guide = (DOCS / "规则编写指南.md").read_text(encoding="utf-8")
    assert all(f"`{rule}`" in guide for rule in RULES)


def test_every_setting_of_a_criterion_is_in_the_guide() -> None:
    guide = (DOCS / "规则编写指南.md").read_text(encoding="utf-8")
    fields = {*Accept.model_fields, *Words.model_fields, "demand", "effect", "in_force", "threshold"}
    assert [name for name in sorted(fields) if name not in guide] == []


def test_texts_of_subjects_whose_criteria_are_gone_are_told_once_a_file(tmp_path) -> None:
    folder = invented(tmp_path / "rivers")
    (folder / "subjects").mkdir(exist_ok=True)
    (folder / "subjects" / "巡河.yaml").write_text(
        "texts:\n  - criteria: [A.1.a]\n    text: 巡河三公里\n  - criteria: ['9.9']\n    text: 别的事\n", "utf-8"
    )
    (fault,) = lint(folder, {kind.value for kind in EvidenceType})
    assert (fault.line, "9.9" in fault.message) == (4, True)


def test_learning_twice_from_the_same_texts_gives_the_same_weights() -> None:
    texts = (SubjectText(criteria=("3.1.a",), text="蓄水池通水了，水管接到家门口"), SubjectText(text="职工运动会拔河比赛"))
    first, second = learn(texts), learn(texts)
    assert (first.weights == second.weights).all()
    assert first.labels == ("3.1.a", "none")


def test_rules_that_were_changed_are_read_anew(tmp_path):
    folder = copy_rulebook("kunming-2022", tmp_path / "next", 2023)
    before = load_rulebook(str(folder))
    place = folder / "rulebook.yaml"
    place.write_text(place.read_text(encoding="utf-8").replace("year: 2023", "year: 2024"), encoding="utf-8")
    assert (before.year, load_rulebook(str(folder)).year) == (2023, 2024)
