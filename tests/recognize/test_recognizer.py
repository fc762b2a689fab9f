"""From a document to its evidence, and the word lists behind it."""

from dataclasses import replace

import pytest

from evidence_checker.errors import RulebookError
from evidence_checker.extract.model import Line, Page, Part
from evidence_checker.recognize.language import find_entities, pipeline
from evidence_checker.recognize.lexicon import Lexicon
from evidence_checker.recognize.model import EvidenceType
from evidence_checker.recognize.recognizer import Context, Recognizer
from evidence_checker.rulebook.paths import patterns_dir
from tests.recognize.papers import LEXICON, document

NOTICE = (
    "关于召开定点帮扶推进会的通知\n各处室：\n定于5月18日（星期三）上午9:00召开会议，现将有关事项通知如下，请准时参加。\n昆明市园林局\n2022年5月10日"
)
SLIP = "某银行电子回单\n付款人：昆明市园林局\n收款人：红石岩村民委员会\n金额：￥50,000.00\n交易日期：2022-05-20\n交易流水号：A123456"


@pytest.fixture(scope="module")
def recognizer():
    return Recognizer(patterns_dir(), Context(2022))


def bundle():
    pages = [NOTICE, SLIP]
    lines = tuple(Line(words, page=number) for number, text in enumerate(pages, 1) for words in text.splitlines())
    return replace(document(""), lines=lines, pages=(Page(1), Page(2)), parts=(Part(1, 1), Part(2, 2)))


def test_a_document_of_one_paper_is_one_evidence(recognizer):
    (evidence,) = recognizer.recognize(document(NOTICE))
    assert evidence.part is None
    assert evidence.evidence_type is EvidenceType.MEETING_NOTICE
    assert evidence.facts.date.value.isoformat() == "2022-05-10"


def test_every_paper_of_a_bundle_is_evidence_of_its_own(recognizer):
    first, second = recognizer.recognize(bundle())
    assert (first.part, second.part) == (0, 1)
    assert first.facts.total is None
    assert (second.evidence_type, second.facts.total.value) == (EvidenceType.FUND_VOUCHER, 50000)


def test_quotes_point_at_the_lines_they_were_taken_from(recognizer):
    for evidence in recognizer.recognize(bundle()):
        for quote in evidence.quotes():
            assert quote.line is None or quote.text in evidence.document.lines[quote.line].text


def test_an_empty_document_has_no_facts_and_harms_nobody(recognizer):
    (evidence,) = recognizer.recognize(document(""))
    assert evidence.facts.date is None
    assert evidence.facts.amounts == ()


def test_the_same_document_gives_the_same_evidence(recognizer):
    assert recognizer.recognize(bundle()) == Recognizer(patterns_dir(), Context(2022)).recognize(bundle())


def test_the_spacy_pipeline_is_blank_and_reads_character_by_character():
    nlp = pipeline(LEXICON)
    assert nlp.lang == "zh"
    assert [token.text for token in nlp("五万元")] == ["五", "万", "元"]


def test_longer_names_go_before_shorter_ones():
    found = find_entities(LEXICON, "刊于云南日报网和人民网，在禄劝县撒营盘镇")
    assert [(e.label, e.text) for e in found] == [("MEDIUM", "云南日报网"), ("MEDIUM", "人民网"), ("COUNTY", "禄劝县"), ("TOWN", "撒营盘镇")]


def test_every_word_list_is_well_formed():
    lexicon = Lexicon(patterns_dir())
    assert len(lexicon.places.counties) == 14
    assert {m.level for m in lexicon.media.media} == {"national", "provincial", "city", "other"}
    assert lexicon.titles.principal
    assert lexicon.awarders.levels


def test_no_label_means_two_things():
    labels = [label for group in LEXICON.slips.labels.values() for label in group]
    assert sorted({label for label in labels if labels.count(label) > 1}) == []


def test_a_faulty_word_list_names_file_and_field(tmp_path):
    (tmp_path / "entities").mkdir()
    (tmp_path / "entities" / "places.yaml").write_text("city: 昆明市\ncounties: [{name: 东川区}]\n", encoding="utf-8")
    with pytest.raises(RulebookError, match=r"places\.yaml.*\n*.*short"):
        _ = Lexicon(tmp_path).places
