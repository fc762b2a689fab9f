"""The picture store of the invented ledger: a page of grey lines for every page of every paper."""

from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from tests.report.example.papers import PAPERS

FONT = Path("/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc")


def fill(folder: Path, width: int = 300) -> Path:
    """Draw the pages, `width` pixels wide; in real letters where the machine has a Chinese font, as grey lines where it has none."""
    folder.mkdir(parents=True, exist_ok=True)
    for paper in PAPERS:
        for page in paper.document.pages:
            title = paper.facts.title.value if paper.facts.title else ""
            _page(title, page.number, width).save(folder / str(page.stored), "JPEG", quality=80)
    return folder


def _page(title: str, number: int, width: int) -> Image.Image:
    page = Image.new("RGB", (width, width * 99 // 70), "white")
    pen = ImageDraw.Draw(page)
    if number == 1:
        _text(pen, page, title, 1, width // 30)
    for line in range(3, 15):
        _text(pen, page, "第三天上午召开院坝会，听取群众意见，逐户核对情况。", line, width // 41)
    pen.ellipse((width * 0.62, width * 1.09, width * 0.84, width * 1.31), outline=(200, 30, 30), width=width // 150)
    return page


def _text(pen: ImageDraw.ImageDraw, page: Image.Image, text: str, line: int, size: int) -> None:
    top, left = (0.1 + line * 0.05) * page.height, 0.12 * page.width
    if FONT.exists():
        pen.text((left, top), text, fill=(30, 30, 30), font=_font(size))
    else:
        pen.rectangle((left, top, 0.88 * page.width, top + size), fill=(190, 190, 190))


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONT), size)
