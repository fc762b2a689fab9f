"""reused-photo: one shot for two events, cut, scaled or pressed harder; never a photo shown again for its own event."""

from io import BytesIO

import pytest
from PIL import Image

from tests.assess.findings.written import Judged, judged, photo, word_with

NEWS = """
^ {what}
{day}，市司法局驻村工作队到宜良县九乡乡白岩村{what}，{more}
（市司法局办公室）
"""


def cut(picture: bytes) -> bytes:
    """The middle of a picture, scaled down and pressed harder."""
    image = Image.open(BytesIO(picture))
    buffer = BytesIO()
    image.crop((60, 40, 740, 560)).resize((520, 400)).save(buffer, "JPEG", quality=55)
    return buffer.getvalue()


SCHOOL, FIELD, ROAD = photo(11), photo(12), photo(13)
FILES = {
    "简报/慰问.docx": word_with(NEWS.format(what="慰问留守儿童", day="2022年5月31日", more="送去书包和文具60套。"), SCHOOL),
    "简报/环境整治.docx": word_with(NEWS.format(what="开展环境整治", day="2022年10月20日", more="清运垃圾3车。"), cut(SCHOOL)),
    "简报/春耕.docx": word_with(NEWS.format(what="指导春耕", day="2022年4月7日", more="查看育秧大棚。"), FIELD),
    "照片/春耕.jpg": photo(12, "2022:04:07 10:30:00", quality=60),
    "总结/年终总结.docx": word_with(
        "^ 昆明市司法局2022年定点帮扶工作总结\n一年来，工作队在白岩村走访农户300户次。\n> 昆明市司法局\n> 2022年12月15日\n", SCHOOL, FIELD
    ),
    "简报/修路.docx": word_with(NEWS.format(what="查看道路施工", day="2022年8月3日", more="要求抓好质量。"), ROAD),
    "简报/修路次日.docx": word_with(NEWS.format(what="召开道路施工协调会", day="2022年8月4日", more="商定占地补偿。"), ROAD),
    "照片/没有时间.jpg": photo(11, size=(640, 480)),
    "照片/6.16坐诊.jpg": photo(15, "2022:06:16 10:00:00"),
    "照片/10.20坐诊.jpg": cut(photo(15)),
    "照片/7.5路基.jpg": photo(16, "2022:07:05 10:00:00"),
    "照片/3.1路基.jpg": cut(photo(16)),
    "照片/另一个地方.jpg": photo(14, "2022:09:01 09:00:00"),
}


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Judged:
    return judged(tmp_path_factory.mktemp("photos"), FILES)


def test_a_cut_copy_under_another_event_is_told_with_both_days(ledger: Judged) -> None:
    finding = ledger.the("reused-photo", "简报/慰问.docx")
    assert finding.documents == ("简报/慰问.docx", "简报/环境整治.docx")
    assert "2022年5月31日" in finding.message
    assert "2022年10月20日" in finding.message


def test_a_photo_without_a_time_is_shown_for_the_day_in_its_files_name(ledger: Judged) -> None:
    finding = ledger.the("reused-photo", "照片/10.20坐诊.jpg")
    assert finding.documents == ("照片/10.20坐诊.jpg", "照片/6.16坐诊.jpg")
    assert "2022年10月20日" in finding.message


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("照片/春耕.jpg", "the photo of a briefing as a file of its own"),
        ("总结/年终总结.docx", "a summary that shows the year's photos again"),
        ("简报/修路次日.docx", "two reports of one event on neighbouring days"),
        ("照片/没有时间.jpg", "a photo that claims no day"),
        ("照片/3.1路基.jpg", "the number of an indicator before its name is no day"),
        ("照片/另一个地方.jpg", "another scene"),
    ],
)
def test_a_photo_rightly_shown_again_is_not_told(ledger: Judged, path: str, why: str) -> None:
    assert not ledger.findings("reused-photo", path), why
