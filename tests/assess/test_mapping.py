import pytest

from evidence_checker.assess.folders import folder_indicator
from evidence_checker.recognize.model import Fact
from tests.assess.small_ledgers import VISIT, case, day, paper, rulebook, slip


def served(*evidence):
    return case(*evidence).mapping[evidence[0].path]


@pytest.mark.parametrize(
    ("kind", "text", "indicator"),
    [
        ("annual_plan", "2022年定点帮扶工作计划\n为做好帮扶工作。", "1.2"),
        ("attendance_record", "5月考勤表\n李明 22天", "2.3"),
        ("briefing", "清洁家园\n青松村组织村民打扫村道、清运垃圾，整治庭院20户。", "3.5"),
        ("briefing", "养蜂有甜头\n青松村养殖产业又有新进展，合作社引进种蜂200箱，建成养殖基地。", "3.2"),
        ("briefing", "家门口的招聘会\n招聘会在青松村举行，提供用工岗位80个，村民达成就业意向30人。", "3.3"),
        ("briefing", "直播卖核桃\n青松村的核桃通过直播带货销售，网店接单，打开销路。", "3.4"),
        ("meeting_minutes", "局党组会议纪要\n专题研究定点帮扶工作，议定帮扶资金安排，会议听取帮扶工作汇报。", "1.2"),
        ("meeting_minutes", "防返贫监测研判会纪要\n对青松村监测对象逐户研判，风险消除2户，新增三类对象1户。", "1.4"),
        ("project_record", "水池竣工验收\n青松村饮水蓄水池和管网建成供水，验收合格。", "3.1"),
    ],
)
def test_a_paper_serves_the_indicator_of_its_subject(kind, text, indicator) -> None:
    assert served(paper("a.docx", kind, text, on="05-11")) == (indicator,)


def test_a_report_on_everything_speaks_only_for_what_asks_for_it() -> None:
    text = "2022年上半年定点帮扶工作情况报告\n一、党建。主题党日2次。二、产业。养殖产业投入5万元。三、饮水管网修复完工。四、消费帮扶直播带货。"
    assert served(paper("报告.docx", "situation_report", text, on="07-01")) == ("1.5",)


def test_the_name_of_the_unit_is_no_subject() -> None:
    text = "到青松村走访\n市水务局到青山镇青松村调研走访。市水务局、市水务局、市水务局。"
    assert served(paper("a.docx", "briefing", text, on="05-11", principal=True)) == ("1.1",)


def test_a_slip_speaks_by_its_purpose_and_not_by_its_parties() -> None:
    paid = slip("回单.png", "饮水管网改造", "80000", on="05-20", payee="青松村养殖专业合作社")
    assert served(paid) == ("3.1",)


def test_a_slip_without_purpose_serves_what_the_agreement_of_the_same_sum_serves() -> None:
    agreement = paper("协议.docx", "assistance_agreement", "养殖产业帮扶协议\n甲方出资50000元支持青松村养殖产业和合作社。", on="04-01", yuan="50000")
    paid = slip("回单.png", "", "50000", on="04-20")
    assert served(paid, agreement) == ("3.2",)


def test_a_silent_photo_belongs_to_the_event_of_its_day() -> None:
    visit = paper("简报.docx", "briefing", f"局长到青松村调研\n{VISIT}", on="05-11", principal=True)
    photo = paper("IMG_01.jpg", "photo", "", date=Fact(day("05-11")))
    assert served(photo, visit) == ("1.1",)


def test_a_photo_beside_the_report_of_its_day_belongs_to_it_whatever_its_name_hints() -> None:
    visit = paper("1-1 领导走访/简报.docx", "briefing", f"局长到青松村调研\n{VISIT}", on="05-11", principal=True)
    assert served(paper("1-1 领导走访/看水池.jpg", "photo", "看水池", on="05-11"), visit) == ("1.1",)
    assert served(paper("3-1 基础设施/看水池.jpg", "photo", "看水池", on="05-11"), visit) == ("3.1",)


def test_a_photo_is_filed_under_an_indicator_rather_than_with_an_event_of_the_next_day() -> None:
    visit = paper("1-1 领导走访/简报.docx", "briefing", f"局长到青松村调研\n{VISIT}", on="05-11", principal=True)
    assert served(paper("3-1 基础设施/IMG_01.jpg", "photo", "", on="05-12"), visit) == ("3.1",)


def test_a_mention_in_passing_is_no_subject() -> None:
    text = "专家义诊进村\n8月19日，专家到青松村卫生室义诊，为村民测血压，顺带培训村医。"
    assert served(paper("a.docx", "briefing", text, on="08-19")) == ("3.1",)


def test_a_photo_serves_one_indicator_only() -> None:
    photo = paper("走访监测对象.jpg", "photo", "走访监测对象 实地查看水池", on="05-11")
    assert len(served(photo)) == 1


def test_a_barred_paper_serves_nothing() -> None:
    assert served(paper("总结.docx", "work_summary", "2021年工作总结\n一年来帮扶工作扎实。", on="2021-12-20")) == ()


@pytest.mark.parametrize(
    ("path", "indicator"),
    [
        ("一、组织领导/1.2 计划/a.docx", "1.2"),
        ("3-4/发票.jpg", "3.4"),
        ("材料/消费帮扶/发票.jpg", "3.4"),
        ("2022.3.15/简报.docx", None),
        ("新建文件夹 (2)/a.docx", None),
        ("一、组织领导（30分）/a.docx", None),
    ],
)
def test_folders_tell_indicators_by_number_or_name(path, indicator) -> None:
    assert folder_indicator(path, rulebook()) == indicator


@pytest.mark.parametrize(
    ("path", "indicator"),
    [
        ("01组织领导/（3）政策指导/x.docx", "1.3"),
        ("第二卷 驻村工作队/（二）关爱待遇/x.docx", "2.2"),
        ("三、促进乡村振兴/06 党的建设/x.docx", "3.6"),
        ("一、组织领导/3月/x.docx", None),
        ("财务/1.回单/x.docx", None),
        ("四、工作创新/9、其他/x.docx", None),
    ],
)
def test_the_third_folder_of_a_part_is_its_third_indicator(path: str, indicator: str | None) -> None:
    assert folder_indicator(path, rulebook()) == indicator
