"""Pictures for the sample ledger: pages with red seals, photographed pages, scenes with a camera stamp. All drawn, nothing photographed."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

from evidence_checker.recognize.evaluation import Block, MarkedTable

FONTS = {
    "song": ("NotoSerifCJK-Regular.ttc", 2),
    "hei": ("NotoSansCJK-Bold.ttc", 2),
    "kai": ("gkai00mp.ttf", 0),
}
FONT_FOLDERS = [Path("/usr/share/fonts/opentype/noto"), Path("/usr/share/fonts/truetype/arphic-gkai00mp")]
PAGE = (1240, 1754)  # A4 at 150 dpi
MARGIN = 150
RED = (206, 26, 30)
INK = (24, 24, 28)


def font_file(name: str) -> Path:
    """Where a font of Debian's fonts-noto-cjk or fonts-arphic-gkai00mp lies; raises `FileNotFoundError` with what to install."""
    for folder in FONT_FOLDERS:
        if (folder / FONTS[name][0]).exists():
            return folder / FONTS[name][0]
    raise FileNotFoundError(f"{FONTS[name][0]}: apt-get install fonts-noto-cjk fonts-arphic-gkai00mp")


def typeface(name: str, size: int) -> ImageFont.FreeTypeFont:
    """A font at a size in pixels, in its Simplified Chinese face."""
    return ImageFont.truetype(str(font_file(name)), size, index=FONTS[name][1])


def wrap(text: str, font: ImageFont.FreeTypeFont, width: float) -> list[str]:
    """The text broken into lines no wider than `width` pixels, wherever a character ends."""
    lines = [""]
    for character in text:
        if font.getlength(lines[-1] + character) > width:
            lines.append("")
        lines[-1] += character
    return lines


class PagePainter:
    """Writes marked blocks on page pictures, as an office printer would."""

    def __init__(self, body: str = "song", size: tuple[int, int] = PAGE) -> None:
        self.body, self.size = body, size
        self.pages: list[Image.Image] = []
        self._new_page()

    def _new_page(self) -> None:
        self.pages.append(Image.new("RGB", self.size, "white"))
        self.pen = ImageDraw.Draw(self.pages[-1])
        self.top = 130.0

    def paint(self, blocks: Sequence[Block]) -> list[Image.Image]:
        """All blocks, in order; a page that is full is followed by another."""
        for block in blocks:
            if isinstance(block, MarkedTable):
                self._table(block)
            elif block.sign == "!":
                self._heading(block.text)
            elif block.sign == "^":
                self._centred(block.text, typeface("hei", 38))
            elif block.sign == ">":
                self._right(block.text)
            else:
                self._paragraph(block.text)
        return self.pages

    def _room(self, height: float) -> None:
        if self.top + height > self.size[1] - 120:
            self._new_page()

    def _heading(self, text: str) -> None:
        font = typeface("song", 68 if len(text) < 14 else 56)
        self._room(150)
        self.pen.text(((self.size[0] - font.getlength(text)) / 2, self.top), text, font=font, fill=RED)
        self.top += 110
        self.pen.line((MARGIN, self.top, self.size[0] - MARGIN, self.top), fill=RED, width=4)
        self.top += 30

    def _centred(self, text: str, font: ImageFont.FreeTypeFont) -> None:
        for line in wrap(text, font, self.size[0] - 2 * MARGIN):
            self._room(60)
            self.pen.text(((self.size[0] - font.getlength(line)) / 2, self.top), line, font=font, fill=INK)
            self.top += 62

    def _right(self, text: str) -> None:
        font = typeface(self.body, 32)
        self._room(56)
        self.pen.text((self.size[0] - MARGIN - 40 - font.getlength(text), self.top), text, font=font, fill=INK)
        self.top += 56

    def _paragraph(self, text: str) -> None:
        font = typeface(self.body, 32)
        indented = text if text.endswith(("：", ":")) or len(text) < 30 else "　　" + text
        for line in wrap(indented, font, self.size[0] - 2 * MARGIN):
            self._room(54)
            self.pen.text((MARGIN, self.top), line, font=font, fill=INK)
            self.top += 54

    def _table(self, table: MarkedTable) -> None:
        font = typeface("song", 24)
        columns = max(len(row) for row in table.rows)
        width = (self.size[0] - 2 * MARGIN + 100) / columns
        self.top += 12
        for row in table.rows:
            wrapped = [wrap(cell, font, self._span(row, at) * width - 14) for at, cell in enumerate(row)]
            height = 24 + 32 * max(len(lines) for cell, lines in zip(row, wrapped, strict=True) if cell != "<")
            self._room(height)
            for at, lines in enumerate(wrapped):
                if row[at] != "<":
                    self._cell(lines, (MARGIN - 50 + at * width, self.top, width * self._span(row, at), height), font)
            self.top += height
        self.top += 24

    @staticmethod
    def _span(row: Sequence[str], at: int) -> int:
        following = list(row[at + 1 :])
        return 1 + next((count for count, cell in enumerate(following) if cell != "<"), len(following))

    def _cell(self, lines: list[str], place: tuple[float, float, float, float], font: ImageFont.FreeTypeFont) -> None:
        left, top, width, height = place
        self.pen.rectangle((left, top, left + width, top + height), outline=INK, width=2)
        for number, line in enumerate(lines):
            self.pen.text((left + 7, top + 10 + 32 * number), line, font=font, fill=INK)


def stamp_seal(page: Image.Image, text: str, centre: tuple[int, int], radius: int = 150) -> None:
    """Presses a round red seal on the page: ring, star, the name along the upper ring (GB/T 33476, form of official seals)."""
    big = Image.new("RGBA", (radius * 4, radius * 4), (0, 0, 0, 0))
    pen = ImageDraw.Draw(big)
    colour = (*RED, 215)
    pen.ellipse((8, 8, radius * 4 - 8, radius * 4 - 8), outline=colour, width=16)
    pen.polygon(_star(radius * 2, radius * 2, radius * 0.62), fill=colour)
    font = typeface("song", int(radius * (0.52 if len(text) < 13 else 0.42)))
    sweep = min(300, 24 * len(text))
    for number, character in enumerate(text):
        angle = -sweep / 2 + sweep * number / max(1, len(text) - 1)
        _ring_character(big, character, angle, radius, font, colour)
    small = big.resize((radius * 2, radius * 2), Image.Resampling.LANCZOS)
    corner = (centre[0] - radius, centre[1] - radius)
    ink = Image.new("RGB", small.size, "white")
    ink.paste(small, (0, 0), small)
    beneath = page.crop((*corner, corner[0] + ink.width, corner[1] + ink.height))
    page.paste(ImageChops.multiply(beneath, ink), corner)  # ink over toner: black print stays black under red


def _ring_character(
    big: Image.Image,
    character: str,
    angle: float,
    radius: int,
    font: ImageFont.FreeTypeFont,
    colour: tuple[int, int, int, int],
) -> None:
    side = int(font.size * 1.5)
    glyph = Image.new("RGBA", (side, side), (0, 0, 0, 0))
    ImageDraw.Draw(glyph).text((side / 2, side / 2), character, font=font, fill=colour, anchor="mm")
    turned = glyph.rotate(-angle, resample=Image.Resampling.BICUBIC)
    away = radius * 2 * 0.76
    x = radius * 2 + away * math.sin(math.radians(angle)) - side / 2
    y = radius * 2 - away * math.cos(math.radians(angle)) - side / 2
    big.alpha_composite(turned, (int(x), int(y)))


def _star(x: float, y: float, radius: float) -> list[tuple[float, float]]:
    points = []
    for number in range(10):
        length = radius if number % 2 == 0 else radius * 0.382
        angle = math.radians(-90 + 36 * number)
        points.append((x + length * math.cos(angle), y + length * math.sin(angle)))
    return points


def as_scan(page: Image.Image, seed: int) -> Image.Image:
    """The page as an office scanner gives it: a little askew, a little grey, a little dust."""
    chance = random.Random(seed)
    turned = page.rotate(chance.uniform(-0.8, 0.8), resample=Image.Resampling.BICUBIC, fillcolor=(250, 250, 248))
    pen = ImageDraw.Draw(turned)
    for _ in range(60):
        x, y = chance.randrange(page.width), chance.randrange(page.height)
        pen.point((x, y), fill=(90, 90, 90))
    return turned.filter(ImageFilter.GaussianBlur(0.5))


def as_photo(page: Image.Image, seed: int) -> Image.Image:
    """The page photographed on a desk with a telephone: perspective, shade from one side, wood around it."""
    chance = random.Random(seed)
    desk = Image.new("RGB", (page.width + 200, page.height + 200), (134, 102, 70))
    pen = ImageDraw.Draw(desk)
    for y in range(0, desk.height, 26):
        pen.line((0, y, desk.width, y + chance.randrange(-12, 12)), fill=(124, 93, 62), width=3)
    desk.paste(page, (100, 100))
    lean = chance.randrange(30, 70)
    corners = (lean, 0, 0, desk.height, desk.width, desk.height, desk.width - lean // 2, 0)
    leaning = desk.transform(desk.size, Image.Transform.QUAD, corners, resample=Image.Resampling.BICUBIC)
    shade = Image.linear_gradient("L").rotate(90).resize(desk.size).point(lambda grey: 200 + grey // 5)
    return Image.composite(leaning, Image.new("RGB", desk.size, (40, 36, 30)), shade)


def scene(kind: str, stamp: Sequence[str], seed: int) -> Image.Image:
    """A village scene (`house`, `road`) with the stamp of a camera app at its lower left."""
    chance = random.Random(seed)
    picture = Image.new("RGB", (1280, 960), (150, 196, 232))
    pen = ImageDraw.Draw(picture)
    _hills(pen, chance)
    if kind == "house":
        _house(pen)
        _people(pen, chance)
    else:
        _road(pen, chance)

    result = picture.filter(ImageFilter.GaussianBlur(1.1))
    _camera_stamp(ImageDraw.Draw(result), stamp)
    return result


def _hills(pen: ImageDraw.ImageDraw, chance: random.Random) -> None:
    for layer, colour in enumerate([(96, 138, 104), (74, 118, 76), (108, 142, 70)]):
        base = 330 + 110 * layer
        edge = [(x, base + 60 * math.sin(x / (90 + 40 * layer) + chance.random() * 6) + chance.randrange(-14, 14)) for x in range(0, 1300, 20)]
        pen.polygon([(0, 960), *edge, (1280, 960)], fill=colour)


def _house(pen: ImageDraw.ImageDraw) -> None:
    pen.rectangle((640, 420, 1120, 720), fill=(226, 206, 170))
    pen.polygon([(600, 430), (880, 290), (1160, 430)], fill=(92, 62, 54))
    pen.rectangle((840, 540, 930, 720), fill=(112, 64, 40))
    for left in (690, 990):
        pen.rectangle((left, 500, left + 90, 590), fill=(70, 92, 112), outline=(240, 240, 240), width=6)


def _people(pen: ImageDraw.ImageDraw, chance: random.Random) -> None:
    for left in (300, 400, 520):
        coat = (chance.randrange(40, 200), chance.randrange(40, 120), chance.randrange(40, 200))
        pen.ellipse((left, 560, left + 52, 616), fill=(214, 170, 136))
        pen.rounded_rectangle((left - 18, 616, left + 70, 780), 22, fill=coat)
        pen.rectangle((left, 780, left + 52, 880), fill=(44, 48, 60))


def _road(pen: ImageDraw.ImageDraw, chance: random.Random) -> None:
    pen.polygon([(560, 500), (680, 500), (1120, 960), (140, 960)], fill=(176, 176, 172))
    for step in range(9):
        y = 520 + step * 48
        for side in (-1, 1):
            x = 620 + side * (90 + step * 48)
            pen.rectangle((x - 4, y, x + 4, y + 46), fill=(92, 66, 44))
            pen.ellipse((x - 30, y - 44, x + 30, y + 14), fill=(204 + chance.randrange(40), 120, 150))


def _camera_stamp(pen: ImageDraw.ImageDraw, stamp: Sequence[str]) -> None:
    font = typeface("hei", 34)
    for number, line in enumerate(stamp):
        pen.text((36, 960 - 48 * (len(stamp) - number) - 30), line, font=font, fill="white", stroke_width=2, stroke_fill=(20, 20, 20))


def certificate(page: Image.Image) -> Image.Image:
    """A page with the red and gold border of a certificate, cut to its upper part."""
    upper = page.crop((0, 0, page.width, 1000))
    tinted = Image.blend(upper, Image.new("RGB", upper.size, (255, 244, 214)), 0.25)
    pen = ImageDraw.Draw(tinted)
    for inset, colour in ((20, RED), (40, (200, 160, 60))):
        pen.rectangle((inset, inset, tinted.width - inset, tinted.height - inset), outline=colour, width=10)
    return tinted
