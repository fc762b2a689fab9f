"""A ledger of 500 documents: the page stays below 20 MB or is split."""

from dataclasses import replace

import pytest

from evidence_checker.report.html_report import write_html
from tests.report.example.papers import PAPERS


@pytest.fixture
def large(make_context):
    def make(**options):
        papers = tuple(
            replace(p, document=replace(p.document, path=f"{n:03d}/{p.path}", pages=p.document.pages[:1]), part=None)
            for n in range(16)
            for p in PAPERS
            if not p.part
        )
        context = make_context(**options)
        return replace(context, assessment=replace(context.assessment, evidence=papers[:500], mapping={}))

    return make


def test_five_hundred_documents_fit_into_twenty_megabytes(large, tmp_path):
    write_html(large(), tmp_path / "report.html")
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert page.count('<details class="document') == 500
    assert len(page.encode()) < 20_000_000


def test_a_long_list_of_pictures_is_loaded_when_it_is_looked_at(large, tmp_path):
    write_html(large(embed_limit=1000), tmp_path / "report.html")
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert page.count("<img") == page.count('loading="lazy"') > 450
    assert len(page.encode()) < 5_000_000
