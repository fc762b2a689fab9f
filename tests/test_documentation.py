"""Documentation that cannot drift: what the program has is documented, what is documented leads somewhere."""

import re
import subprocess
import tomllib
from pathlib import Path
from urllib.parse import unquote

import pytest
from packaging.requirements import Requirement

from evidence_checker.assess.explain import pages
from evidence_checker.cli import COMMANDS
from evidence_checker.errors import ProblemCode
from evidence_checker.recognize.model import EvidenceType
from evidence_checker.rulebook.loader import load_rulebook

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
GUIDES = {path.stem: path.read_text(encoding="utf-8") for path in (ROOT / "docs").glob("*.md")}
WRITTEN = [ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")]
LINK = re.compile(r"!?\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")
BOOK = load_rulebook()
OWN_PLACES = ("/wor" + "k/", "shar" + "ed/ledgers", "shar" + "ed/design", "shar" + "ed/domain", "score" + ".py", ".lib" + "rary/")


def tracked() -> list[Path]:
    """Every text file of the project."""
    if not (ROOT / ".git").exists():
        pytest.skip("这里不是 git 仓库，没有文件清单")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode("utf-8").split("\0")
    return [ROOT / name for name in listed if name and (ROOT / name).is_file()]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_readme(command):
    assert f"`{command.replace('_', '-')}" in README or f"evidence-checker {command.replace('_', '-')}" in README


@pytest.mark.parametrize("code", [0, 1, 2, 3, 4, 130])
def test_every_exit_code_is_in_the_readme(code):
    assert re.search(rf"^\| {code} \| \S", README, re.MULTILINE)


@pytest.mark.parametrize("kind", list(EvidenceType))
def test_every_type_of_paper_has_a_page(kind):
    assert (ROOT / "docs" / "材料类型" / f"{kind.value}.md").is_file()


@pytest.mark.parametrize("indicator", BOOK.indicators, ids=lambda indicator: indicator.id)
def test_every_indicator_has_a_page_that_names_its_criteria(indicator):
    page = (ROOT / "docs" / "指标" / f"{indicator.id}.md").read_text(encoding="utf-8")
    assert all(f"## {criterion.id} " in page for criterion in indicator.criteria)


@pytest.mark.parametrize("code", sorted(text.code for text in BOOK.findings))
def test_every_finding_has_a_page(code):
    assert (ROOT / "docs" / "问题" / f"{code}.md").is_file()


def test_pages_made_from_the_rules_are_those_the_rules_make():
    differing = [name for name, text in pages(BOOK).items() if (ROOT / "docs" / name).read_text(encoding="utf-8") != text]
    assert not differing, "run: make docs"


@pytest.mark.parametrize("code", list(ProblemCode))
def test_every_reason_why_a_file_cannot_be_read_is_in_the_guide_for_units(code):
    assert f"`{code.value}`" in GUIDES["单位使用指南"]


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.stem)
def test_every_relative_link_leads_to_a_file(path):
    targets = [unquote(target) for target in LINK.findall(path.read_text(encoding="utf-8")) if not re.match(r"[a-z]+:", target)]
    assert not [target for target in targets if not (path.parent / target).exists()]


@pytest.mark.parametrize("guide", sorted(set(GUIDES) - {"README"}))
def test_every_guide_is_in_the_index(guide):
    assert f"({guide}.md)" in GUIDES["README"]


def test_every_make_target_that_is_written_about_exists():
    targets = set(re.findall(r"^([a-z][a-z-]*):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = {name for path in WRITTEN for name in re.findall(r"`?make ([a-z][a-z-]*)", path.read_text(encoding="utf-8"))}
    assert named <= targets


def test_no_file_names_places_of_the_machine_it_was_written_on():
    naming = []
    for path in tracked():
        text = path.read_bytes().decode("utf-8", errors="ignore")
        naming += [f"{path.relative_to(ROOT)}: {place}" for place in OWN_PLACES if place in text]
    assert not naming


def test_every_dependency_is_pinned_within_what_the_project_allows():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pins = dict(line.split("==") for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").split())
    pinned = {re.sub(r"[-_.]+", "-", name).lower(): version for name, version in pins.items()}
    wanted = [Requirement(text) for text in (*project["dependencies"], *project["optional-dependencies"]["dev"])]
    versions = {requirement: pinned.get(re.sub(r"[-_.]+", "-", requirement.name).lower(), "") for requirement in wanted}
    assert not [str(requirement) for requirement, version in versions.items() if not version or not requirement.specifier.contains(version)]


def test_windows_start_files_are_as_windows_wants_them():
    for path in (ROOT / "scripts" / "windows").glob("*.bat"):
        content = path.read_bytes()
        assert content.count(b"\n") == content.count(b"\r\n"), path.name
        assert content.startswith(b"@echo off\r\nchcp 65001 >nul\r\n"), path.name
