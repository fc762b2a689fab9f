from evidence_checker.extract.formats.draft import Draft
from evidence_checker.extract.formats.parts import parts_of
from evidence_checker.extract.model import Box, Line, Page, Part, Seal


def scan(*pages: list[tuple[str, float, float]]) -> Draft:
    """Pages of lines, each with its text, place from above and height of its characters."""
    draft = Draft()
    for number, lines in enumerate(pages, 1):
        draft.pages.append(Page(number, 595, 842, scanned=True))
        draft.lines += [Line(text, number, Box(0.1, top, 0.9, top + height), height=height) for text, top, height in lines]
    return draft


def letter(number: str, title: str, end: str = "2021年4月6日") -> list[tuple[str, float, float]]:
    body = [(f"现将有关情况报告如下，请审阅第{n}条。", 0.3 + 0.04 * n, 0.015) for n in range(6)]
    return [(number, 0.12, 0.015), (title, 0.18, 0.025), *body, ("清溪县水利局", 0.7, 0.015), (end, 0.74, 0.015)]


FIRST = letter("清水发〔2021〕3号", "关于清淤工作的报告")
SECOND = letter("清水发〔2021〕9号", "关于补桥工作的报告")
RUNNING = [(f"接上页的文字继续说明工程进展情况{n}。", 0.1 + 0.05 * n, 0.015) for n in range(16)]


def test_two_letters_in_one_file_are_two_parts():
    assert parts_of(scan(FIRST, SECOND)) == [Part(1, 1), Part(2, 2)]


def test_a_page_that_runs_on_belongs_to_the_page_before():
    assert parts_of(scan(FIRST[:-2], RUNNING, SECOND)) == [Part(1, 2), Part(3, 3)]


def test_one_letter_of_several_pages_is_no_collection():
    assert parts_of(scan(FIRST[:-2], RUNNING, [*RUNNING, ("2021年4月6日", 0.74, 0.015)])) == []


def test_an_enclosure_belongs_to_its_letter():
    enclosure = [("附件1", 0.1, 0.015), ("清淤任务清单", 0.16, 0.025), *RUNNING[2:]]
    assert parts_of(scan(FIRST, enclosure)) == []


def test_a_plan_that_a_letter_sends_out_belongs_to_the_letter():
    cover = letter("清水发〔2021〕3号", "关于印发清淤工作方案的通知")
    plan = [("清淤工作方案", 0.12, 0.025), *RUNNING[1:]]
    assert parts_of(scan(cover, plan)) == []


def test_pages_that_count_on_are_one_paper():
    foot = [("— 2 —", 0.93, 0.012)]
    assert parts_of(scan([*FIRST, ("— 1 —", 0.93, 0.012)], [*SECOND, *foot])) == []


def test_a_title_without_an_end_before_it_is_not_enough():
    heading = [("施工记录", 0.12, 0.025), *RUNNING[1:]]
    assert parts_of(scan(RUNNING, heading)) == []


def test_a_sealed_page_ends_a_paper_whose_date_could_not_be_read():
    draft = scan(FIRST[:-1], [("太阳能路灯施工合同", 0.12, 0.025), *RUNNING[1:]])
    draft.seals.append(Seal(1, Box(0.6, 0.6, 0.8, 0.75)))
    assert parts_of(draft) == [Part(1, 1), Part(2, 2)]


def test_behind_the_paper_that_a_letter_sends_out_another_may_begin():
    cover = letter("清水发〔2021〕3号", "关于印发清淤工作方案的通知")
    plan = [("清淤工作方案", 0.12, 0.025), *RUNNING[1:6]]
    assert parts_of(scan(cover, plan, [("清淤用工登记表", 0.12, 0.025), *RUNNING[1:]])) == [Part(1, 2), Part(3, 3)]


def test_a_title_no_larger_than_the_text_begins_a_paper_where_it_stands_alone_in_the_middle():
    draft = scan(FIRST, [("活动记录", 0.1, 0.015), *RUNNING[2:]], FIRST)
    plain = [line for line in draft.lines if line.text != "活动记录"]
    alone = Line("活动记录", 2, Box(0.4, 0.1, 0.6, 0.115), height=0.015, centred=True)
    draft.lines[:] = [*(line for line in plain if line.page == 1), alone, *(line for line in plain if line.page > 1)]
    assert parts_of(draft)[:2] == [Part(1, 1), Part(2, 2)]
