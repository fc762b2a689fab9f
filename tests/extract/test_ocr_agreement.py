"""One line read several times: which reading counts, and how sure it is."""

import pytest

from evidence_checker.extract.ocr.agreement import agreed, certain, ends_in_date
from evidence_checker.extract.ocr.engine import Reading


def several(*told: tuple[str, float]) -> list[Reading]:
    return [Reading(text, sure) for text, sure in told]


def test_the_text_that_most_pictures_show_counts():
    assert agreed(several(("青屏县图书馆", 0.9), ("青屏县图书馆", 0.92), ("青屏昙图书馆", 0.96))).text == "青屏县图书馆"


def test_a_date_that_exists_beats_dates_that_do_not():
    assert agreed(several(("2022年+月18日", 0.99), ("2022年+月18日", 0.99), ("2022年4月18日", 0.97))).text == "2022年4月18日"


def test_a_date_that_hardly_reads_beats_nothing():
    assert agreed(several(("年4月18", 0.95), ("年4月18", 0.95), ("2022年4月18日", 0.5))).text == "年4月18"


def test_readings_that_differ_make_a_line_less_sure():
    alike = agreed(several(("2022年4月18日", 0.98), ("2022年4月18日", 0.98)))
    apart = agreed(several(("2022年4月18日", 0.98), ("2022年1月18日", 0.9)))
    assert alike.confidence == pytest.approx(0.98)
    assert apart == Reading("2022年4月18日", pytest.approx(0.98 * 0.925))


def test_no_text_is_put_together_from_two_readings():
    told = several(("2022年0月26日", 0.9), ("2022年10月日", 0.9))
    assert agreed(told).text in {reading.text for reading in told}


def test_clear_words_need_no_second_look_and_dates_need_three():
    assert certain(several(("青屏县图书馆", 0.99)))
    assert not certain(several(("2022年4月18日", 0.999), ("2022年4月18日", 0.999)))
    assert certain(several(*[("2022年4月18日", 0.999)] * 3))


@pytest.mark.parametrize("text", ["2022年3月15日", "2022 年 3 月 15 日", "2022年3月15日印发", "二〇二二年十一月三十日", "（盖章）2022年12月1日"])
def test_whole_dates_are_known(text):
    assert ends_in_date(text)


@pytest.mark.parametrize("text", ["2022年0月26日", "2022年2月30日", "2022年10月日", "022年1月2日", "二二二年四月九日", "2022年3月15日起"])
def test_broken_dates_are_none(text):
    assert not ends_in_date(text)
