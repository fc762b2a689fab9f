"""A claim that a scan's margin breaks in two is read as one, and shown where it begins."""

from dataclasses import replace

from tests.assess.small_ledgers import judged, paper
from tests.recognize.papers import scan

SUMMARY = scan(
    (0.3, 0.08, "2022年定点帮扶自评总结"),
    (0.12, 0.2, "　　一年来，我单位组织干部职工积极参加各类帮扶活动，消费"),
    (0.12, 0.24, "帮扶7.5万元。"),
)


def test_a_claim_over_the_end_of_a_line_is_weighed_and_shown_where_it_begins():
    written = paper("自评总结.pdf", "self_assessment", "", on="12-10")
    (finding,) = [f for f in judged(replace(written, document=SUMMARY)).findings if f.code == "claim-mismatch"]
    assert "7.5万元" in finding.message
    assert [quote.quote.line for quote in finding.quotes] == [1]
