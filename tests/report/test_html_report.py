"""report.html: self-contained, complete without scripts, masked, bounded in size."""

import io
import re
import shutil
import subprocess
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from PIL import Image, ImageStat

from evidence_checker.recognize.model import PersonalDatum, Quote
from evidence_checker.report.html_report import write_html
from evidence_checker.report.options import Audience
from evidence_checker.report.pictures import PictureDesk
from tests.report.example.papers import PAPERS

VOID = {"meta", "img", "input", "br", "link"}


class Page(HTMLParser):
    """What a page refers to and whether its tags are balanced."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.sources: list[str] = []
        self.pictures_without_words = 0
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        if tag not in VOID:
            self.open.append(tag)
        if "id" in values:
            self.ids.append(values["id"])
        if values.get("href", "").startswith("#"):
            self.targets.append(values["href"][1:])
        if "src" in values:
            self.sources.append(values["src"])
        if tag == "img" and not values.get("alt"):
            self.pictures_without_words += 1

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.fixture(scope="module")
def written(make_context, tmp_path_factory):
    def write(audience=Audience.GENERAL, **options):
        folder = tmp_path_factory.mktemp("page")
        write_html(make_context(audience, **options), folder / "report.html")
        return folder, (folder / "report.html").read_text(encoding="utf-8")

    return write


@pytest.fixture(scope="module")
def page(written):
    return written()[1]


def test_nothing_is_fetched_from_anywhere(page):
    assert not re.search(r"""(src|href)=["']?(https?:)?//""", page)
    assert "default-src 'none'" in page
    assert all(source.startswith("data:image/jpeg;base64,") for source in Page(page).sources)


def test_every_link_within_the_page_arrives(page):
    parsed = Page(page)
    assert set(parsed.targets) <= set(parsed.ids)
    assert len(parsed.ids) == len(set(parsed.ids))
    assert parsed.open == []


def test_every_picture_says_what_it_shows(page):
    assert Page(page).pictures_without_words == 0


def test_the_page_is_complete_without_scripts(page):
    plain = re.sub(r"<script>.*?</script>", "", page, flags=re.DOTALL)
    for words in ("59.17", "情况反映没有公章。", "云南日报（省级）", "文件已损坏或不完整", "33</b>份文件"):
        assert words in plain


def test_lights_are_told_in_words_too(page):
    assert re.findall(r'class="state">([^<]+)<', page)[:3] == ["部分", "齐全", "部分"]


def test_personal_data_are_masked_unless_asked_for(written, page):
    assert "530129198503120414" not in page
    assert "13888123456" not in page
    assert "530*************14" in page
    assert "530129198503120414" in written(no_mask=True, pictures=None)[1]


def test_the_same_assessment_gives_the_same_page(written, page):
    assert written()[1] == page


def test_text_of_the_ledger_is_never_markup(make_context, tmp_path):
    context = make_context(pictures=None, made_at="<script>alert(1)</script>")
    write_html(context, tmp_path / "report.html")
    assert "<script>alert" not in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_beyond_the_limit_pictures_lie_beside_the_page(written):
    folder, page = written(embed_limit=1000)
    sources = Page(page).sources
    assert sources
    assert all((folder / source).is_file() for source in sources)
    assert "data:image" not in page


def test_without_a_picture_store_the_words_remain(written):
    page = written(pictures=None)[1]
    assert "<img" not in page
    assert "3月14日，中心党组书记、主任郭立新带队到清水沟村调研走访。" in page


def test_units_get_a_to_do_list_with_the_lost_apart(written):
    page = written(Audience.UNIT, pictures=None)[1]
    todo = page[page.index('id="todo"') : page.index('id="indicators"')]
    assert todo.index("1.4.b") < todo.index("2.2.b") < todo.index("可能已无法补的") < todo.index("3.2.b 帮扶资金到位")


def test_reviewers_get_a_sheet_with_doubts_first(written):
    page = written(Audience.REVIEWER, pictures=None)[1]
    sheet = page[page.index('id="sheet"') : page.index('id="indicators"')]
    assert sheet.index("1.3.b") < sheet.index("没有疑问的") < sheet.index("1.1.a")
    assert 'class="blank"' in sheet


def test_a_page_whose_personal_data_cannot_be_blacked_out_is_not_shown(store):
    signing = next(p for p in PAPERS if p.facts.personal_data)
    nowhere = PersonalDatum("phone", Quote("13888123456", 1))
    paper = replace(signing, facts=replace(signing.facts, personal_data=(nowhere,)))
    assert PictureDesk(store, [paper], no_mask=False).thumbnail(paper.path, 1) is None
    assert PictureDesk(store, [paper], no_mask=True).thumbnail(paper.path, 1) is not None


def test_personal_data_are_blacked_out_in_the_picture(store):
    paper = next(p for p in PAPERS if p.facts.personal_data)
    quote = paper.facts.personal_data[0].quote
    shots = [PictureDesk(store, [paper], no_mask=no_mask).cutout(paper.path, quote) for no_mask in (False, True)]
    darkness = [ImageStat.Stat(Image.open(io.BytesIO(shot.data)).convert("L")).mean[0] for shot in shots]
    assert darkness[0] < darkness[1] - 8


def test_scripts_run_under_the_page_s_own_policy(written):
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        pytest.skip("no Chromium on this machine")
    folder, _ = written(pictures=None)
    command = [
        browser,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--dump-dom",
        (folder / "report.html").as_uri(),
    ]
    shown = subprocess.run(command, capture_output=True, timeout=60, check=True).stdout.decode("utf-8")
    assert "显示 16 / 16 条" in shown
