"""The picture store of the invented ledger: a page of grey lines for every page of every paper."""

from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from tests.report.example.papers import PAPERS

FONT = Path("/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc")


def fill(folder: Path) -> Path:
    """Draw the pages; in real letters where the machine has a Chinese font, as grey lines where it has none."""
    folder.mkdir(parents=True, exist_ok=True)
    for paper in PAPERS:
        for page in paper.document.pages:
            title = paper.facts.title.value if paper.facts.title else ""
            _page(title, page.number).save(folder / str(page.stored), "JPEG", quality=80)
    return folder


def _page(title: str, number: int) -> Image.Image:
    page = Image.new("RGB", (900, 1273), "white")
    pen = ImageDraw.Draw(page)
    if number == 1:
        _text(pen, title, 1, 30)
    for line in range(3, 15):
        _text(pen, "第三天上午召开院坝会，听取群众意见，逐户核对情况。", line, 22)
    pen.ellipse((560, 980, 760, 1180), outline=(200, 30, 30), width=6)
    return page


def _text(pen: ImageDraw.ImageDraw, text: str, line: int, size: int) -> None:
    top = (0.1 + line * 0.05) * 1273
    if FONT.exists():
        pen.text((0.12 * 900, top), text, fill=(30, 30, 30), font=ImageFont.truetype(str(FONT), size))
    else:
        pen.rectangle((0.12 * 900, top, 0.88 * 900, top + size), fill=(190, 190, 190))
