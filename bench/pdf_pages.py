"""Born-digital PDFs for measuring, as offices make them: letters, papers with red heads and seals, minutes, rosters, grids, slips, photos.

Written from invented texts with embedded fonts; the same number gives the same paper. Names, villages and numbers come from nobody.
"""

from __future__ import annotations

import io
import random
from pathlib import Path

import numpy as np
from ocr_pages import OFFICES, PEOPLE, SAYINGS, VILLAGES, WORKS, stamp
from PIL import Image
from reportlab import rl_config
from reportlab.lib.colors import black, red
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

FONTS = ("/usr/share/fonts/truetype/arphic-gkai00mp/gkai00mp.ttf", "/usr/share/fonts/truetype/arphic/ukai.ttc")
WIDTH, HEIGHT, MARGIN, LINE = 595, 842, 80, 28
SIGNS_A_LINE = 27


class Sheet:
    """A PDF under way, filled from top to bottom."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self._buffer = io.BytesIO()
        self.canvas = Canvas(self._buffer, pagesize=(WIDTH, HEIGHT), invariant=1)
        self.new_page()

    def new_page(self) -> None:
        self.canvas.setFont("bench", 16)
        self.top = HEIGHT - 100

    def room(self, height: float) -> None:
        if self.top - height < 80:
            self.canvas.showPage()
            self.new_page()
        self.top -= height

    def head(self, title: str, *, red_head: str = "") -> None:
        if red_head:
            self.canvas.setFillColor(red)
            self.canvas.setFont("bench", 30)
            self.canvas.drawCentredString(WIDTH / 2, self.top, f"{red_head}文件")
            self.canvas.setFillColor(black)
            self.canvas.setFont("bench", 14)
            self.room(40)
            self.canvas.drawCentredString(WIDTH / 2, self.top, f"临发〔2022〕{self.rng.randint(1, 99)}号")
            self.canvas.setStrokeColor(red)
            self.canvas.line(MARGIN, self.top - 10, WIDTH - MARGIN, self.top - 10)
            self.canvas.setStrokeColor(black)
            self.room(50)
        self.canvas.setFont("bench", 22)
        self.canvas.drawCentredString(WIDTH / 2, self.top, title)
        self.canvas.setFont("bench", 16)
        self.room(LINE)

    def text(self, words: str) -> None:
        words = f"　　{words}"
        for start in range(0, len(words), SIGNS_A_LINE):
            self.room(LINE)
            self.canvas.drawString(MARGIN, self.top, words[start : start + SIGNS_A_LINE])

    def table(self, rows: list[list[str]], widths: list[float], size: float = 10) -> None:
        self.canvas.setFont("bench", size)
        for row in rows:
            self.room(22)
            left = MARGIN - 30.0
            for words, width in zip(row, widths, strict=True):
                self.canvas.rect(left, self.top - 6, width, 22)
                self.canvas.drawString(left + 3, self.top, words)
                left += width
        self.canvas.setFont("bench", 16)

    def sign_off(self, office: str, *, sealed: bool) -> None:
        self.room(2 * LINE)
        self.canvas.drawString(320, self.top, office)
        self.room(LINE)
        self.canvas.drawString(350, self.top, f"2022年{self.rng.randint(1, 12)}月{self.rng.randint(1, 28)}日")
        if sealed:
            self.canvas.drawImage(ImageReader(seal_picture(office)), 340, self.top - 30, 110, 110, mask="auto")

    def photo(self) -> None:
        self.room(230)
        picture = io.BytesIO()
        scene(self.rng.randrange(10**6)).save(picture, "JPEG", quality=85)
        self.canvas.drawImage(ImageReader(picture), MARGIN, self.top, 300, 225)

    def done(self) -> bytes:
        self.canvas.save()
        return self._buffer.getvalue()


def seal_picture(office: str) -> io.BytesIO:
    """An office's seal on a transparent ground, always the same."""
    white = np.full((480, 480, 3), 255, np.uint8)
    inked = stamp(white, office, (240, 240), 200, random.Random(office))
    picture = np.dstack([inked[:, :, ::-1], 255 - inked.min(axis=2)])
    buffer = io.BytesIO()
    Image.fromarray(picture).save(buffer, "PNG")
    return buffer


def scene(seed: int) -> Image.Image:
    """A picture with the grain and the colours of a photograph, 1600 × 1200."""
    noise = np.random.default_rng(seed)
    soft = Image.fromarray(noise.integers(40, 220, (12, 16, 3), dtype=np.uint8)).resize((1600, 1200), Image.Resampling.BICUBIC)
    grain = noise.normal(0, 6, (1200, 1600, 1))
    return Image.fromarray(np.clip(np.asarray(soft) + grain, 0, 255).astype(np.uint8))


def letter(sheet: Sheet, office: str) -> None:
    sheet.head(f"关于{sheet.rng.choice(WORKS)}项目的函")
    for _ in range(5):
        sheet.text(f"2022年{sheet.rng.randint(1, 12)}月，{sheet.rng.choice(PEOPLE)}到{sheet.rng.choice(VILLAGES)}。{sheet.rng.choice(SAYINGS)}")
    sheet.sign_off(office, sealed=False)


def sealed_paper(sheet: Sheet, office: str) -> None:
    sheet.head(f"关于拨付{sheet.rng.choice(WORKS)}资金的通知", red_head=office)
    for _ in range(3):
        sheet.text(f"现拨付{sheet.rng.randint(1, 80)}万元用于{sheet.rng.choice(VILLAGES)}{sheet.rng.choice(WORKS)}。{sheet.rng.choice(SAYINGS)}")
    sheet.sign_off(office, sealed=True)


def minutes(sheet: Sheet, office: str) -> None:
    sheet.head("会议纪要", red_head=office)
    for _ in range(12):
        sheet.text(f"{sheet.rng.choice(PEOPLE)}汇报{sheet.rng.choice(WORKS)}进展。{sheet.rng.choice(SAYINGS)}{sheet.rng.choice(SAYINGS)}")
    sheet.sign_off(office, sealed=False)


def roster(sheet: Sheet, office: str) -> None:
    sheet.head("慰问物资发放花名册")
    rows = [
        [str(n), sheet.rng.choice(PEOPLE), sheet.rng.choice(VILLAGES), "大米、食用油", f"{sheet.rng.randint(100, 900)}.00", ""] for n in range(1, 22)
    ]
    sheet.table([["序号", "姓名", "住址", "物资", "金额（元）", "签字"], *rows], [40, 80, 110, 110, 80, 70])
    sheet.sign_off(office, sealed=False)


def grid(sheet: Sheet, office: str) -> None:
    sheet.head(f"驻村工作队{sheet.rng.randint(1, 12)}月考勤表")
    rows = [[person[:3], *(sheet.rng.choice("√√√√√○△") for _ in range(31))] for person in PEOPLE[:6]]
    sheet.table([["姓名", *map(str, range(1, 32))], *rows], [50.0, *([14.0] * 31)], size=8)
    sheet.sign_off(office, sealed=False)


def slip(sheet: Sheet, office: str) -> None:
    sheet.head("业务回单（付款）")
    amount = sheet.rng.randint(10_000, 900_000)
    pairs = (("付款人", office), ("收款人", f"{sheet.rng.choice(VILLAGES)}村民委员会"), ("金额", f"{amount:,}.00"), ("用途", sheet.rng.choice(WORKS)))
    sheet.table([[name, value] for name, value in (*pairs, ("流水号", str(sheet.rng.randint(10**11, 10**12))))], [110, 330])
    sheet.sign_off(office, sealed=True)


def briefing(sheet: Sheet, office: str) -> None:
    sheet.head("工作简报", red_head=office)
    sheet.text(f"{sheet.rng.choice(PEOPLE)}带队到{sheet.rng.choice(VILLAGES)}调研。{sheet.rng.choice(SAYINGS)}")
    sheet.photo()
    sheet.text(sheet.rng.choice(SAYINGS))


PAPERS = {letter: 9, sealed_paper: 7, minutes: 5, roster: 4, grid: 3, slip: 2, briefing: 2}


def write_set(folder: Path) -> list[Path]:
    """Writes the set into a folder: 32 files, 38 pages or a few more."""
    font = next(path for path in FONTS if Path(path).is_file())
    pdfmetrics.registerFont(TTFont("bench", font))
    rl_config.useA85 = 0  # streams as offices' programs write them
    written = []
    for layout, count in PAPERS.items():
        for number in range(count):
            sheet = Sheet(number)
            layout(sheet, OFFICES[number % len(OFFICES)])
            path = folder / f"{layout.__name__}{number}.pdf"
            path.write_bytes(sheet.done())
            written.append(path)
    return written
