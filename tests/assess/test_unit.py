import pytest

from evidence_checker.assess.names import UnitNames
from evidence_checker.assess.unit import identify_unit
from evidence_checker.errors import UsageError
from evidence_checker.recognize.model import Fact, Person, Place
from evidence_checker.rulebook.model import UnitFile
from tests.assess.small_ledgers import ledger, paper, rulebook

OWN = [paper(f"{n}.docx", "briefing", f"简报{n}\n昆明市水务局到青山镇青松村走访。", on="03-08", issuer=Fact("昆明市水务局")) for n in range(3)]


def identified(*evidence, name="台账", **options):
    return identify_unit(ledger(*evidence, name=name), evidence, rulebook(), **options)


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("昆明市水务局", "市水务局"),
        ("中共昆明市水务局党组", "市水务局"),
        ("昆明市水务局工会委员会", "市水务局"),
        ("昆明滇池投资有限责任公司", "昆明滇投公司"),
        ("共青团昆明市委", "团市委"),
        ("市公安局交警支队", "市公安局交警支队"),
        ("昭通市水务局", None),
        ("青山镇人民政府", None),
    ],
)
def test_units_are_known_by_all_their_names(name, unit) -> None:
    found = UnitNames(rulebook()).of(name)
    assert (found.name if found else None) == unit


def test_a_place_that_is_also_a_unit_is_not_named_by_the_place_alone() -> None:
    names = UnitNames(rulebook())
    assert not names.named("企业负责人从呈贡区赶来")
    assert names.named("呈贡区人民政府到村走访")["呈贡区"] == 1


def test_the_unit_given_by_the_caller_goes_first() -> None:
    assert identified(*OWN, given="市财政局").name == "市财政局"


def test_the_unit_is_learnt_from_its_papers() -> None:
    unit = identified(*OWN)
    assert unit.name == "市水务局"
    assert any("市水务局" in told for told in unit.assumed)


def test_the_unit_is_learnt_from_the_folders_name() -> None:
    assert identified(paper("a.docx", "other", "无关"), name="滇池管理局2022").name == "市滇池管理局"


def test_the_office_that_the_ledger_goes_to_is_not_the_unit() -> None:
    assert identified(paper("a.docx", "other", "无关"), name="科协台账（报市乡村振兴局）").name == "市科协"


def test_a_ledger_that_names_nobody_asks_for_the_unit() -> None:
    with pytest.raises(UsageError) as raised:
        identified(paper("a.docx", "other", "无关"))
    assert "--unit" in raised.value.remedy


def test_two_units_named_alike_often_ask_for_the_unit() -> None:
    others = [paper(f"b{n}.docx", "briefing", "简报\n昆明市财政局到村走访。", on="03-08", issuer=Fact("昆明市财政局")) for n in range(3)]
    with pytest.raises(UsageError):
        identified(*OWN, *others)


def test_an_unknown_name_is_answered_with_names_like_it() -> None:
    with pytest.raises(UsageError, match="市水务局"):
        identified(*OWN, given="市水利局")


def test_a_unit_outside_the_list_may_state_its_category() -> None:
    assert identified(*OWN, stated=UnitFile(name="某县水务局", category="市级机关")).name == "某县水务局"


def test_a_village_read_with_the_words_before_it_is_still_that_village() -> None:
    read = [Place("", "专家到青山镇", "青松村"), Place("", "", "专家到青山镇青松村"), Place("寻甸县", "青山镇", "青松村"), Place("", "", "青松村")]
    papers = [paper(f"{n}.docx", "briefing", "简报\n昆明市水务局到村走访。", on="03-08", places=(place,)) for n, place in enumerate(read)]
    (village,) = identified(*papers, given="市水务局").villages
    assert (village.town, village.village) == ("青山镇", "青松村")


def test_villages_and_principals_are_learnt_from_the_majority() -> None:
    leader = Person("王建国", "党组书记、局长", principal=True)
    papers = [paper(f"{n}.docx", "briefing", "简报\n昆明市水务局到青山镇青松村走访。", on="03-08", people=(leader,)) for n in range(3)]
    unit = identified(*papers)
    assert [(v.town, v.village) for v in unit.villages] == [("青山镇", "青松村")]
    assert unit.principals == (("王建国", "党组书记、局长"),)


@pytest.mark.parametrize("form", ["{}2022年定点帮扶台账", "附件：{}台账资料（报市乡村振兴局）", "{}"])
def test_every_unit_is_known_from_a_folder_by_every_name(form) -> None:
    names = UnitNames(rulebook())
    unknown = [
        name for entry in rulebook().units.units for name in entry.names if (found := names.in_folder(form.format(name))) is None or found != entry
    ]
    assert unknown == []


def test_a_unit_may_have_two_villages() -> None:
    both = (Place("寻甸县", "青山镇", "青松村"), Place("寻甸县", "白水镇", "红坡村"))
    papers = [paper(f"{n}.docx", "briefing", "简报\n昆明市水务局到村走访。", on="03-08", places=both[: 1 + n % 2]) for n in range(6)]
    assert [v.village for v in identified(*papers, given="市水务局").villages] == ["青松村", "红坡村"]
