"""Electronic invoices in OFD: what their attached data says is read where their pages do not say it."""

import pytest

from evidence_checker.errors import ProblemCode
from evidence_checker.extract.formats.vouchers import pairs_of
from evidence_checker.extract.model import LineRole, Status
from tests.corpus.writing import invoice_pdf, ofd_invoice
from tests.extract.reading import read_bytes, texts

TAX = (
    '<fp:eInvoice xmlns:fp="http://example.cn/fp"><fp:InvoiceNo>24531000</fp:InvoiceNo><fp:IssueDate>2021-06-08</fp:IssueDate>'
    "<fp:Buyer><fp:BuyerName>清溪县水利局</fp:BuyerName></fp:Buyer><fp:Seller><fp:SellerName>云岭建材有限公司</fp:SellerName></fp:Seller>"
    "<fp:TaxInclusiveTotalAmount>12960.5</fp:TaxInclusiveTotalAmount><fp:GraphCode>iVBORw0KGgo</fp:GraphCode></fp:eInvoice>"
)
DIGITAL = (
    "<EInvoice><Header><EIid>24532000000012345678</EIid></Header><EInvoiceData><BuyerInformation><BuyerName>清溪县水利局</BuyerName></BuyerInformation>"
    "<BasicInformation><TotalTax-includedAmount>1272.00</TotalTax-includedAmount><TotalTax-includedAmountInChinese>壹仟贰佰柒拾贰圆整"
    "</TotalTax-includedAmountInChinese><RequestTime>2024-09-01 10:11:12</RequestTime></BasicInformation></EInvoiceData>"
    "<TaxSupervisionInfo><InvoiceNumber>24532000000012345678</InvoiceNumber></TaxSupervisionInfo></EInvoice>"
)


def read(folder, data: str | bytes, **given):
    content = data.encode() if isinstance(data, str) else data
    return read_bytes(folder, "a.ofd", ofd_invoice(content, **given))


def test_what_the_page_lacks_is_told_behind_it_under_a_heading(tmp_path):
    document = read(tmp_path, TAX, page=("电子发票", "发票号码：24531000"))
    assert texts(document) == [
        "电子发票", "发票号码：24531000", "附件数据：original_invoice.xml", "开票日期：2021年6月8日", "购买方名称：清溪县水利局",
        "销售方名称：云岭建材有限公司", "价税合计（小写）：12960.5",
    ]  # fmt: skip
    assert document.lines[2].role is LineRole.HEADER
    assert (document.status, document.problems) == (Status.READ, ())


def test_what_the_page_says_in_another_form_is_not_told_again(tmp_path):
    page = ("发票号码：24531000 开票日期：2021 年 06 月 08 日", "购买方：清溪县水利局 销售方：云岭建材有限公司", "价税合计 ¥12,960.50")
    document = read(tmp_path, TAX, page=page)
    assert not any("附件数据" in line for line in texts(document))
    assert not document.problems


def test_the_invoice_of_today_is_read_too(tmp_path):
    lines = texts(read(tmp_path, DIGITAL, page=("发票",)))
    assert lines[2:] == ["购买方名称：清溪县水利局", "价税合计（小写）：1272.00", "价税合计（大写）：壹仟贰佰柒拾贰圆整",
                         "开票日期：2024年9月1日", "发票号码：24532000000012345678"]  # fmt: skip


def test_data_that_nobody_listed_is_found_in_its_folder(tmp_path):
    assert "购买方名称：清溪县水利局" in texts(read(tmp_path, TAX, page=("发票",), listed=False))


def test_pairs_in_the_head_of_the_document_are_told(tmp_path):
    document = read(tmp_path, "<x/>", page=("发票",), stated={"发票号码": "24531000", "模板版本": "1", "合计金额": "90.00"})
    assert texts(document) == ["发票", "附件数据", "发票号码：24531000", "合计金额：90.00"]


def test_chinese_names_stand_for_themselves():
    assert pairs_of("<票据><票据代码>53060121</票据代码><内容><项>1</项></内容></票据>".encode()) == [("票据代码", "53060121")]


LAUGHS = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><d><BuyerName>&b;</BuyerName></d>'


@pytest.mark.parametrize(
    "data",
    ["", "<broken", "<a>" * 500, LAUGHS, "<x><Unknown>甲</Unknown></x>", b"\xff\xfe\x00", f"<x><BuyerName>{'长' * 999}</BuyerName></x>"],
    ids=["nothing", "no XML", "deep", "entities", "names unknown", "bytes", "a value without end"],
)
def test_data_that_is_bad_or_unknown_is_lost_and_does_no_harm(tmp_path, data):
    document = read(tmp_path, data, page=("发票",))
    assert texts(document) == ["发票"]
    assert [problem.code for problem in document.problems] == [ProblemCode.LOST]
    assert document.status is Status.READ


def test_data_without_end_is_cut(tmp_path):
    many = "".join(f"<BuyerName>单位{number}</BuyerName>" for number in range(5000))
    assert len(texts(read(tmp_path, f"<x>{many}</x>", page=("发票",)))) == 202


def test_the_data_attached_to_a_pdf_is_told_where_its_page_does_not_say_it(tmp_path):
    document = read_bytes(tmp_path, "a.pdf", invoice_pdf(TAX.encode(), "发票号码：24531000"))
    assert texts(document)[1:3] == ["附件数据：invoice.xml", "开票日期：2021年6月8日"]
    assert (document.status, len(document.pages), document.problems) == (Status.READ, 1, ())


def test_other_xml_attached_to_a_pdf_stays_an_attachment(tmp_path):
    document = read_bytes(tmp_path, "a.pdf", invoice_pdf("<表><行>李明</行></表>".encode(), "名单"))
    assert not any("附件数据" in line for line in texts(document))
    assert len(document.pages) == 2 or document.problems
