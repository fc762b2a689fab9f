"""Picture files: papers and scenes told apart, decoded without trust, cut where they are long."""

import io
from contextlib import suppress

import numpy as np
import pytest
from PIL import Image, ImageDraw

from bench.ocr_pages import installed_fonts, sample, typeface
from evidence_checker.errors import FileProblem, ProblemCode
from evidence_checker.extract.imaging.cut import gutter_of, pieces
from evidence_checker.extract.imaging.decode import opened, pixels
from evidence_checker.extract.imaging.flatten import flattened, sheet_corners
from evidence_checker.extract.imaging.picture import read_picture
from evidence_checker.extract.imaging.reading import ImageOptions
from evidence_checker.extract.model import Box, LineRole
from tests.extract.drawn import as_file, page_read, said, scene, sheet, stamped
from tests.extract.drawn import pixels as drawn_pixels

PHOTO_MINUTES = 4


def as_picture(image: np.ndarray) -> Image.Image:
    return Image.fromarray(image[:, :, ::-1])


def taken_at(picture: Image.Image, when: str) -> bytes:
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9003] = when
    return as_file(picture, exif=exif)


def test_a_scene_is_a_picture_with_its_exif_time():
    reading = read_picture(taken_at(scene(1), "2022:05:18 10:32:07"))
    assert reading.is_scene
    assert reading.pictures[0].taken == "2022-05-18T10:32:07"


def pale_yard(seed: int) -> Image.Image:
    """A scene most of which is pale, bright ground: as grey as paper, and uneven."""
    rng = np.random.default_rng(seed)
    picture = np.asarray(scene(seed)).astype(np.float32)
    ground = picture[260:]
    rough = np.repeat(np.repeat(rng.normal(0, 26, (58, 120)), 8, axis=0), 8, axis=1)[: ground.shape[0], :, np.newaxis]
    ground[:] = np.clip(172 + rough + rng.normal(0, 6, (*ground.shape[:2], 1)), 132, 255)
    return Image.fromarray(picture.astype(np.uint8))


@pytest.mark.parametrize("seed", [3, 4, 5])
def test_a_yard_as_pale_as_paper_is_a_scene_whatever_its_stamp_says(seed):
    picture = pale_yard(seed)
    pen = ImageDraw.Draw(picture)
    for number, line in enumerate(("15:42", "2022.09.21 星期三", "寻甸县·六哨乡某村村委会")):
        pen.text((24, 560 + 44 * number), line, fill="white", font=typeface(installed_fonts()[0], 13), stroke_width=1, stroke_fill="black")
    reading = read_picture(as_file(picture))
    assert reading.is_scene
    assert "2022.09.21" in reading.pictures[0].stamp


def test_the_stamp_of_a_camera_app_is_told_from_what_else_stands_in_a_scene():
    picture = stamped(scene(2), "10:32", "2022-05-18 星期三", "青屏县石笋坪村")
    pen = ImageDraw.Draw(picture)
    pen.rectangle((330, 50, 700, 110), fill=(190, 20, 30))
    pen.text((515, 80), "庆丰收促振兴", fill="white", font=typeface(installed_fonts()[1], 16), anchor="mm")
    reading = read_picture(as_file(picture))
    assert reading.is_scene
    assert reading.pictures[0].stamp.replace(" ", "").splitlines() == ["10:32", "2022-05-18星期三", "青屏县石笋坪村"]
    assert [line.text for line in reading.pages[0].lines if line.role is not LineRole.CAMERA] == ["庆丰收促振兴"]


def test_a_scene_has_no_tables_seals_or_legibility():
    page = read_picture(as_file(scene(3))).pages[0]
    assert (page.tables, page.seals, page.page.legibility, page.page.problem) == ((), (), None, None)


def test_a_photographed_page_is_a_page():
    page = sample(PHOTO_MINUTES)
    reading = read_picture(as_file(as_picture(page.image)))
    assert not reading.is_scene
    assert reading.pictures == ()
    assert page.fields[0] in said(reading.pages[0])


def test_a_screenshot_of_a_conversation_is_a_page():
    screen = Image.new("RGB", (720, 1100), (237, 237, 237))
    pen = ImageDraw.Draw(screen)
    for number, text in enumerate(("请各科室今天下班前报送", "走访情况统计表", "收到，已发送至邮箱", "好的，请注意核对户数")):
        pen.rounded_rectangle((60, 120 + 200 * number, 600, 210 + 200 * number), 14, fill=(149, 236, 105))
        pen.text((80, 140 + 200 * number), text, fill="black", font=typeface(installed_fonts()[0], 15))
    reading = read_picture(as_file(screen, "PNG"))
    assert not reading.is_scene
    assert "走访情况统计表" in said(reading.pages[0])


def test_a_plaque_with_few_large_words_is_a_page():
    plaque = Image.new("RGB", (900, 600), (201, 160, 74))
    pen = ImageDraw.Draw(plaque)
    for number, (text, points) in enumerate(
        (("2022年度驻村帮扶工作", 24), ("先进集体", 50), ("青屏县人民政府", 22), ("二〇二三年一月授予以资鼓励", 18))
    ):
        pen.text((450, 90 + 130 * number), text, fill=(120, 20, 20), font=typeface(installed_fonts()[0], points), anchor="mm")
    assert not read_picture(as_file(plaque)).is_scene


def test_a_tiff_of_several_pages_gives_them_all():
    file = io.BytesIO()
    sheets = [as_picture(sheet(text, points=24, size=(620, 400))) for text in ("第一页说明", "第二页清单")]
    sheets[0].save(file, "TIFF", save_all=True, append_images=sheets[1:])
    reading = read_picture(file.getvalue())
    assert [(page.page.number, said(page)) for page in reading.pages] == [(1, "第一页说明"), (2, "第二页清单")]


def test_exif_orientation_is_followed():
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was held on its side
    with opened(as_file(Image.new("RGB", (80, 40)), exif=exif)) as picture:
        assert pixels(picture).shape[:2] == (80, 40)


def test_transparent_places_are_white_paper():
    with opened(as_file(Image.new("RGBA", (20, 20), (0, 0, 0, 0)), "PNG")) as picture:
        assert pixels(picture).min() == 255


def test_sixteen_bits_of_grey_are_scaled_and_not_clipped():
    with opened(as_file(Image.fromarray(np.full((10, 10), 30_000, np.uint16)), "PNG")) as picture:
        assert 110 < pixels(picture).mean() < 122


def test_a_palette_keeps_its_colours():
    with opened(as_file(Image.new("RGB", (10, 10), (200, 30, 40)).quantize(4), "PNG")) as picture:
        assert abs(pixels(picture)[0, 0].astype(int) - (40, 30, 200)).max() < 6


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "BMP", "GIF", "WEBP", "TIFF"])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.97])
def test_a_truncated_picture_is_corrupt_and_nothing_worse(kind, share):
    whole = as_file(scene(4, (200, 150)), kind)
    with pytest.raises(FileProblem) if kind != "GIF" else suppress(FileProblem) as refused:
        read_picture(whole[: int(len(whole) * share)])
    assert refused is None or refused.value.problem.code is ProblemCode.CORRUPT


def test_bytes_that_are_no_picture_are_corrupt():
    with pytest.raises(FileProblem) as refused:
        read_picture(b"not a picture at all")
    assert refused.value.problem.code is ProblemCode.CORRUPT


def test_a_picture_that_claims_to_be_huge_is_refused_before_it_is_decoded():
    small = bytearray(as_file(Image.new("L", (8, 8)), "BMP"))
    small[18:26] = (100_000).to_bytes(4, "little") * 2
    with pytest.raises(FileProblem) as refused:
        read_picture(bytes(small))
    assert refused.value.problem.code is ProblemCode.TOO_LARGE


def test_pixels_are_released_once_a_picture_is_read():
    assert all(page.upright is None for page in read_picture(as_file(as_picture(page_read(0)[0].image))).pages)


def test_a_scene_is_stored_once_for_page_and_picture(tmp_path):
    reading = read_picture(as_file(scene(5)), ImageOptions(store=tmp_path))
    assert reading.pictures[0].stored == reading.pages[0].page.stored
    assert (tmp_path / reading.pictures[0].stored).is_file()


def test_a_long_screenshot_is_cut_where_nothing_is_written():
    screen = np.full((5000, 700, 3), 255, np.uint8)
    for top in range(40, 4960, 60):
        screen[top : top + 30, 50:650:3] = 0
    cuts = pieces(screen)
    assert len(cuts) >= 3
    assert [end for _, end in cuts[:-1]] == [start for start, _ in cuts[1:]]
    assert all(screen[start].min() == 255 for start, _ in cuts[1:])


def test_an_ordinary_page_is_not_cut():
    assert pieces(np.zeros((1754, 1240, 3), np.uint8)) == [(0, 1754)]


def test_a_spread_of_two_pages_parts_in_its_middle():
    lines = [Box(x, 0.1 + 0.05 * n, x + 0.38, 0.13 + 0.05 * n) for n in range(12) for x in (0.06, 0.56)]
    assert gutter_of(lines, 1.4) == pytest.approx(0.5, abs=0.01)
    assert gutter_of(lines, 0.7) is None
    assert gutter_of([*lines, Box(0.3, 0.8, 0.7, 0.83)], 1.4) is None


def test_a_sheet_on_a_desk_is_laid_flat():
    corners = sheet_corners(sample(PHOTO_MINUTES).image)
    assert corners is not None
    height, width = flattened(sample(PHOTO_MINUTES).image).shape[:2]
    assert 1.25 < height / width < 1.6


def test_a_bright_sky_is_no_sheet():
    picture = scene(6)
    ImageDraw.Draw(picture).rectangle((0, 0, picture.width, 330), fill=(235, 240, 245))
    assert sheet_corners(drawn_pixels(picture)) is None


def test_a_sheet_too_grainy_to_read_is_a_page_and_illegible():
    rng = np.random.default_rng(7)
    faint = 205 + rng.normal(0, 24, (211, 579, 1)).repeat(3, axis=2)
    faint[60:70, 190:390] -= 25
    reading = read_picture(as_file(Image.fromarray(np.clip(faint, 0, 255).astype(np.uint8))))
    assert not reading.is_scene
    assert reading.pages[0].page.problem.code is ProblemCode.ILLEGIBLE
