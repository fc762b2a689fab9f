"""People with their titles, who leads a visit, and places down to the village."""

import pytest

from evidence_checker.recognize.names import person
from evidence_checker.recognize.people import principal_title
from evidence_checker.recognize.places import find_places
from evidence_checker.recognize.surface import Context
from tests.recognize.papers import LEXICON, facts, surface

NEWS = "走访动态\n4月14日，{who}到东川区阿旺镇红石岩村走访调研，看望群众，召开座谈会商定了三件事。\n昆明市园林局\n2022年4月18日"


@pytest.mark.parametrize(
    "title",
    [
        "党组书记、局长",
        "局长",
        "党委书记、董事长",
        "总经理",
        "院长",
        "区委书记",
        "局党组书记",
        "主持工作的副局长(主持工作)",
        "理事长",
        "市园林局局长",
    ],
)
def test_first_heads_are_principal(title):
    assert principal_title(title, LEXICON.titles) is True


@pytest.mark.parametrize(
    "title",
    [
        "副局长",
        "党组成员、副局长",
        "工会主席",
        "协会主席",
        "科长",
        "办公室主任",
        "机关党委书记",
        "纪检组长",
        "总工程师",
        "四级调研员",
        "村党总支书记",
        "镇党委书记",
        "第一书记",
        "分公司经理",
        "党组副书记",
    ],
)
def test_deputies_and_heads_of_parts_are_not(title):
    assert principal_title(title, LEXICON.titles) is False


@pytest.mark.parametrize(
    ("who", "leads"),
    [
        ("局党组书记、局长顾明远率队", True),
        ("局长顾明远带领机关干部", True),
        ("局党组书记、局长顾明远一行", True),
        ("顾明远局长率相关处室", True),
        ("局主要负责同志带队", True),
        ("副局长陶谦一行3人", False),
        ("党组成员、副局长陶谦率队", False),
    ],
)
def test_whether_the_principal_leader_leads(who, leads):
    assert facts(NEWS.format(who=who), "briefing").principal is leads


def test_a_principal_who_only_goes_along_does_not_lead():
    assert facts(NEWS.format(who="副局长陶谦率队，局长顾明远陪同，"), "briefing").principal is False


def test_a_paper_that_tells_of_no_visit_says_nothing_about_it():
    assert facts("消费帮扶信息\n工会采购了一批大米，发放给职工，大家都说味道很好，还想再买。", "briefing").principal is None


def test_names_given_by_the_unit_settle_who_is_principal():
    context = Context(2022, principals=(("陶谦", "局长"),))
    assert facts(NEWS.format(who="副局长陶谦率队"), "briefing", context).principal is True


def test_a_plan_names_its_leader_in_a_list():
    plan = "走访方案\n一、时间\n5月12日\n二、人员\n顾明远  局党组书记、局长（带队）\n陶谦  副局长\n三、内容\n到红石岩村入户走访，了解春耕情况。"
    assert facts(plan, "research_plan").principal is True


def test_who_presides_is_kept():
    people = facts("会议纪要\n2022年3月1日，局长顾明远主持召开专题会议，副局长陶谦等参加，研究了帮扶项目。", "meeting_minutes").people
    assert [(p.name, p.presides) for p in people] == [("顾明远", True), ("陶谦", False)]


@pytest.mark.parametrize("text", ["王 军", "欧阳明", "张××", "普云生", "李某"])
def test_names_of_persons(text):
    assert person(text)


@pytest.mark.parametrize("text", ["合计", "出差", "村委会", "张", "天气很好啊", "2022"])
def test_what_is_no_name(text):
    assert person(text) == ""


def test_places_are_named_down_to_the_village():
    assert [str(p) for p in find_places(surface("6月1日，到禄劝县撒营盘镇红石岩村走访。"))] == ["禄劝彝族苗族自治县撒营盘镇红石岩村"]


def test_villages_of_the_unit_are_found_where_they_stand_alone():
    places = find_places(surface("队员们在红石岩开会。", Context(2022, villages=("红石岩村",))))
    assert [p.village for p in places] == ["红石岩村"]


def test_words_with_village_in_them_are_no_villages():
    assert find_places(surface("驻村工作队走进乡村振兴示范村，和全村村民、驻村干部一起劳动。")) == ()


def test_a_cell_of_name_and_office_without_a_gap_names_who_leads():
    paper = "到村走访的安排\n集团定于5月中旬组织人员到石葫芦村走访。\n带队领导\n聂文焕集团党委书记、董事长\n同行人员\n解庆和（副总经理）、单卫国"
    found = facts(paper, "research_plan")
    assert [(p.name, p.leads) for p in found.people if p.leads] == [("聂文焕", True)]
    assert found.principal is True


def test_the_fuller_title_tells_the_office_and_not_the_courtesy():
    paper = "高春霞书记一行到村走访\n10月26日，院党委副书记、纪委书记高春霞带领财务科同志到打鹰坪村走访。高春霞书记先看了卫生室。"
    assert facts(paper, "briefing").principal is False
