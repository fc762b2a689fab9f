"""Page pictures for measuring, drawn from invented texts: what stands on them is known, and the same number gives the same pixels.

A page is a layout (letter, bank slip, roster, attendance grid, minutes, certificate) that went through a mishap (clean, skewed, turned,
sealed, photographed, photocopied, faint). Names, firms, villages, accounts and numbers come from nobody.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

DPI = 150
WIDTH, HEIGHT = round(8.27 * DPI), round(11.69 * DPI)
FONTS = (
    "opentype/noto/NotoSerifCJK-Regular.ttc",
    "opentype/noto/NotoSansCJK-Regular.ttc",
    "truetype/arphic/ukai.ttc",
    "truetype/arphic-gkai00mp/gkai00mp.ttf",
)
BLACK, RED = (20, 20, 24), (206, 30, 38)
MISHAPS = ("clean", "skewed", "turned", "sealed", "photographed", "photocopied", "faint")
OFFICES = ("临江县水文勘测中心", "临江县档案馆", "临江县地震监测站", "青屏县图书馆", "青屏县市场物业公司")
VILLAGES = ("柏枝树村", "石笋坪村", "老鸦箐村", "双塘子村")
PEOPLE = ("甘映雪", "邬成栋", "冉启光", "蒲素芳", "鲍长青", "辜小梅", "臧文勇", "戚兰英")
WORKS = ("村组道路硬化", "人畜饮水管网改造", "花椒种植示范", "太阳能路灯安装", "冷库建设", "文化活动场所修缮")
SAYINGS = (
    "一是压实责任，明确专人负责，做到件件有着落、事事有回音；",
    "二是逐户走访，重点了解就医、就学、住房和饮水情况，建立问题清单；",
    "三是协调产业项目落地，推动合作社与农户签订收购合同；",
    "会议要求，各科室要对照任务分工抓好落实，及时报送进展情况。",
    "工作队与村“两委”座谈，听取村集体经济收入和群众意见建议。",
    "下一步将继续加大技能培训力度，帮助有意愿的劳动力外出务工。",
)


@dataclass(frozen=True)
class Sample:
    """A page picture and what a perfect reader would find on it."""

    name: str
    mishap: str
    image: np.ndarray  # blue-green-red
    fields: tuple[str, ...]
    turned: int = 0  # degrees clockwise that set it upright
    seal: str = ""  # what the seal's ring says
    marks: tuple[str, ...] = ()  # signs of an attendance grid, row by row
    layout: str = ""


@dataclass
class Drawing:
    """A sheet being drawn, with the facts that were put on it."""

    rng: random.Random
    font: str
    sheet: Image.Image = field(default_factory=lambda: Image.new("RGB", (WIDTH, HEIGHT), "white"))
    fields: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    seal: str = ""
    y: float = HEIGHT * 0.09

    @property
    def pen(self) -> ImageDraw.ImageDraw:
        return ImageDraw.Draw(self.sheet)

    def fact(self, text: str) -> str:
        self.fields.append(text)
        return text

    def centred(self, text: str, points: float, fill=BLACK) -> None:
        font = typeface(self.font, points)
        self.pen.text(((WIDTH - font.getlength(text)) / 2, self.y), text, fill=fill, font=font)
        self.y += points * DPI / 72 * 1.7

    def paragraph(self, text: str, points: float = 14, left: float = 0.13, right: float = 0.88) -> None:
        font = typeface(self.font, points)
        line = "　　"
        for character in text:
            if font.getlength(line + character) > WIDTH * (right - left):
                self._line(line, left, font, points)
                line = ""
            line += character
        self._line(line, left, font, points)

    def _line(self, text: str, left: float, font, points: float) -> None:
        self.pen.text((WIDTH * left, self.y), text, fill=BLACK, font=font)
        self.y += points * DPI / 72 * 1.75

    def right(self, text: str, points: float = 14) -> None:
        font = typeface(self.font, points)
        self.pen.text((WIDTH * 0.86 - font.getlength(text), self.y), text, fill=BLACK, font=font)
        self.y += points * DPI / 72 * 1.75


@lru_cache(maxsize=64)
def typeface(name: str, points: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(name, round(points * DPI / 72))


def installed_fonts() -> list[str]:
    found = [str(Path("/usr/share/fonts", name)) for name in FONTS if Path("/usr/share/fonts", name).exists()]
    if not found:
        raise SystemExit("no CJK font found; install fonts-noto-cjk")
    return found


def money(rng: random.Random) -> str:
    return f"{rng.randrange(120_000, 99_999_999) / 100:,.2f}"


def day(rng: random.Random) -> str:
    return f"2022年{rng.randint(1, 12)}月{rng.randint(1, 28)}日"


def letter(page: Drawing) -> None:
    rng, office, village = page.rng, page.rng.choice(OFFICES), page.rng.choice(VILLAGES)
    page.centred(f"{office}文件", 30, RED)
    page.centred(page.fact(f"临{rng.choice('水档震图')}〔2022〕{rng.randint(2, 190)}号"), 14)
    page.pen.line((WIDTH * 0.12, page.y, WIDTH * 0.88, page.y), fill=RED, width=4)
    page.y += 60
    page.centred(f"关于{village}{rng.choice(WORKS)}项目进展情况的报告", 20)
    page.paragraph(f"{page.fact(day(rng))}，{rng.choice(PEOPLE)}带队到{village}走访，了解项目推进和资金使用情况。")
    page.paragraph(f"项目总投资{page.fact(money(rng))}元，已拨付{page.fact(money(rng))}元，覆盖农户{page.fact(str(rng.randint(101, 989)))}户。")
    for saying in rng.sample(SAYINGS, 6):
        page.paragraph(saying)
    page.y += 50
    page.right(office)
    page.right(page.fact(day(rng)))
    page.seal = office


def minutes(page: Drawing) -> None:
    rng = page.rng
    page.centred("专题会议纪要", 26)
    page.centred(f"第{rng.randint(1, 30)}期", 14)
    page.paragraph(f"时间：{page.fact(day(rng))}{rng.choice(('上午', '下午'))}{page.fact(f'{rng.randint(8, 17)}:{rng.randint(10, 59)}')}")
    page.paragraph(f"主持：{rng.choice(PEOPLE)}　　记录：{rng.choice(PEOPLE)}")
    page.paragraph(f"出席：{'、'.join(rng.sample(PEOPLE, 5))}")
    for saying in rng.sample(SAYINGS, 6):
        page.paragraph(saying)
    page.paragraph(f"会议议定安排工作经费{page.fact(money(rng))}元，用于{rng.choice(WORKS)}，于{page.fact(day(rng))}前完成。")
    page.seal = rng.choice(OFFICES)


def rules(page: Drawing, left: float, columns: list[float], rows: int, height: float) -> list[list[tuple[float, float]]]:
    """Draws a ruled table; columns are widths (fractions of the page). Gives the upper left corner of each cell."""
    edges = [left * WIDTH]
    for width in columns:
        edges.append(edges[-1] + width * WIDTH)
    top = page.y
    for row in range(rows + 1):
        page.pen.line((edges[0], top + row * height, edges[-1], top + row * height), fill=BLACK, width=2)
    for edge in edges:
        page.pen.line((edge, top, edge, top + rows * height), fill=BLACK, width=2)
    page.y = top + rows * height + 30
    return [[(edge, top + row * height) for edge in edges[:-1]] for row in range(rows)]


def put(page: Drawing, corner: tuple[float, float], text: str, points: float, height: float) -> None:
    page.pen.text((corner[0] + 8, corner[1] + (height - points * DPI / 72 * 1.3) / 2), text, fill=BLACK, font=typeface(page.font, points))


def slip(page: Drawing) -> None:
    rng = page.rng
    page.centred("临江县农村信用合作联社 网上银行电子回单", 18)
    page.paragraph(f"回单编号：{page.fact(str(rng.randrange(10**11, 10**12)))}　　交易日期：{page.fact(day(rng))}", 11)
    amount, account = money(rng), str(rng.randrange(10**15, 10**16))
    facts = [
        ("付款人户名", rng.choice(OFFICES), "收款人户名", f"{rng.choice(VILLAGES)}股份经济合作社"),
        ("付款人账号", page.fact(account), "收款人账号", page.fact(str(rng.randrange(10**15, 10**16)))),
        ("付款人开户行", "临江县信用社营业部", "收款人开户行", "临江县信用社石笋分社"),
        ("金额（小写）", f"¥{page.fact(amount)}", "交易流水号", page.fact(str(rng.randrange(10**9, 10**10)))),
        ("用途", f"{rng.choice(WORKS)}款", "附言", f"{rng.randint(1, 12)}月拨款"),
    ]
    height = 74.0
    cells = rules(page, 0.08, [0.15, 0.27, 0.15, 0.27], len(facts), height)
    for row, texts in zip(cells, facts, strict=True):
        for corner, text in zip(row, texts, strict=True):
            put(page, corner, text, 10.5, height)
    page.paragraph("重要提示：本回单仅表明银行已受理，补打请避免重复记账。", 9)
    page.seal = "临江县农村信用合作联社"


def roster(page: Drawing) -> None:
    rng, height, rows = page.rng, 52.0, page.rng.randint(9, 16)
    page.centred("帮扶农产品采购清单", 20)
    page.paragraph(f"采购日期：{page.fact(day(rng))}", 11)
    cells = rules(page, 0.1, [0.08, 0.22, 0.12, 0.14, 0.22], rows + 1, height)
    for corner, text in zip(cells[0], ("序号", "品名", "数量", "单价", "金额"), strict=True):
        put(page, corner, text, 11, height)
    for number, row in enumerate(cells[1:], 1):
        goods = rng.choice(("干花椒", "土鸡蛋", "软籽石榴", "红皮土豆", "苦荞茶", "生态大米"))
        texts = (str(number), goods, str(rng.randint(10, 400)), f"{rng.randint(100, 9900) / 100:.2f}", page.fact(money(rng)))
        for corner, text in zip(row, texts, strict=True):
            put(page, corner, text, 11, height)
    page.right(f"经办人：{rng.choice(PEOPLE)}", 12)
    page.seal = rng.choice(OFFICES)


def attendance(page: Drawing) -> None:
    rng, height, people = page.rng, 46.0, page.rng.randint(3, 6)
    page.centred(f"驻村工作队{page.fact(f'2022年{rng.randint(1, 12)}月')}考勤表", 18)
    cells = rules(page, 0.06, [0.1] + [0.036] * 21, people + 1, height)
    put(page, cells[0][0], "姓名", 10, height)
    for number, corner in enumerate(cells[0][1:], 1):
        put(page, (corner[0] - 4, corner[1]), str(number), 9, height)
    for row, name in zip(cells[1:], rng.sample(PEOPLE, people), strict=True):
        put(page, row[0], name, 10, height)
        for corner in row[1:]:
            sign = rng.choice("√√√√√√○△× ")
            page.marks.append(sign.strip())
            draw_mark(page, sign, corner[0] + 0.018 * WIDTH, corner[1] + height / 2)
    page.paragraph(f"说明：√在岗，○出差，△请假，×缺勤。制表日期：{page.fact(day(rng))}", 11)
    page.seal = rng.choice(OFFICES)


def draw_mark(page: Drawing, sign: str, x: float, y: float) -> None:
    shift = page.rng.uniform(-2, 2)
    x, y, pen = x + shift, y + shift, page.pen
    if sign == "√":
        pen.line((x - 9, y, x - 3, y + 8, x + 10, y - 10), fill=BLACK, width=3)
    elif sign == "×":
        pen.line((x - 8, y - 8, x + 8, y + 8), fill=BLACK, width=3)
        pen.line((x + 8, y - 8, x - 8, y + 8), fill=BLACK, width=3)
    elif sign == "○":
        pen.ellipse((x - 9, y - 9, x + 9, y + 9), outline=BLACK, width=3)
    elif sign == "△":
        pen.line((x, y - 9, x - 9, y + 8, x + 9, y + 8, x, y - 9), fill=BLACK, width=3)


def certificate(page: Drawing) -> None:
    rng = page.rng
    page.y = HEIGHT * 0.2
    page.centred("荣誉证书", 44, RED)
    page.y += 60
    page.paragraph(f"{rng.choice(OFFICES)}：", 20)
    page.paragraph(f"在2022年度{rng.choice(('乡村建设', '驻村工作', '消费帮扶'))}工作中成绩突出，被评为先进集体。特发此证，以资鼓励。", 20)
    page.paragraph(f"证书编号：{page.fact(f'LJ{rng.randrange(10**7, 10**8)}')}", 14)
    page.y += 80
    page.seal = rng.choice(OFFICES)
    page.right(page.seal, 18)
    page.right(page.fact(day(rng)), 18)


LAYOUTS = (letter, slip, roster, attendance, minutes, certificate)


def stamp(image: np.ndarray, text: str, centre: tuple[int, int], radius: int, rng: random.Random) -> np.ndarray:
    """A round red seal over the page, as ink: it darkens what lies under it."""
    layer = Image.new("L", (image.shape[1], image.shape[0]), 0)
    pen = ImageDraw.Draw(layer)
    x, y = centre
    pen.ellipse((x - radius, y - radius, x + radius, y + radius), outline=255, width=max(4, radius // 18))
    star = [
        (x + radius * (0.3, 0.12)[tip % 2] * np.sin(tip * np.pi / 5), y - radius * (0.3, 0.12)[tip % 2] * np.cos(tip * np.pi / 5))
        for tip in range(10)
    ]
    pen.polygon([(float(a), float(b)) for a, b in star], fill=255)
    font = ImageFont.truetype(installed_fonts()[0], round(radius * 0.32))
    sweep = min(290.0, 26.0 * len(text))
    for place, character in enumerate(text):
        angle = -sweep / 2 + sweep * (place + 0.5) / len(text)
        glyph = Image.new("L", (radius // 2, radius // 2), 0)
        ImageDraw.Draw(glyph).text((radius // 4, radius // 4), character, fill=255, font=font, anchor="mm")
        glyph = glyph.rotate(-angle, resample=Image.Resampling.BICUBIC)
        at = (round(x + radius * 0.74 * np.sin(np.radians(angle)) - radius // 4), round(y - radius * 0.74 * np.cos(np.radians(angle)) - radius // 4))
        layer.paste(255, at, glyph)
    ink = np.asarray(layer, np.float32)[:, :, np.newaxis] / 255 * rng.uniform(0.75, 0.95)
    return (image * (1 - ink) + np.minimum(image, (48, 36, 214)) * ink).astype(np.uint8)


def skewed(image: np.ndarray, degrees: float, paper: int = 255) -> np.ndarray:
    matrix = cv2.getRotationMatrix2D((image.shape[1] / 2, image.shape[0] / 2), degrees, 1.0)
    return cv2.warpAffine(image, matrix, image.shape[1::-1], flags=cv2.INTER_CUBIC, borderValue=(paper,) * 3)


def grain(image: np.ndarray, rng: random.Random, sigma: float) -> np.ndarray:
    noise = np.random.default_rng(rng.randrange(2**32)).normal(0, sigma, image.shape[:2])[:, :, np.newaxis]
    return np.clip(image + noise, 0, 255).astype(np.uint8)


def jpeg(image: np.ndarray, quality: int) -> np.ndarray:
    return cv2.imdecode(cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, quality])[1], cv2.IMREAD_COLOR)


def photographed(image: np.ndarray, rng: random.Random) -> np.ndarray:
    """On a desk, from an angle, under uneven light, a little out of focus."""
    height, width = round(image.shape[0] * 1.12), round(image.shape[1] * 1.12)
    reach = [(rng.uniform(0.03, 0.09), rng.uniform(0.03, 0.09)) for _ in range(4)]
    corners = [
        (reach[0][0], reach[0][1]),
        (1 - reach[1][0], reach[1][1]),
        (1 - reach[2][0], 1 - reach[2][1]),
        (reach[3][0], 1 - reach[3][1]),
    ]
    target = np.array([(x * width, y * height) for x, y in corners], np.float32)
    source = np.array([(0, 0), (image.shape[1], 0), (image.shape[1], image.shape[0]), (0, image.shape[0])], np.float32)
    matrix = cv2.getPerspectiveTransform(source, target)
    desk = np.full((height, width, 3), (62, 84, 110), np.uint8)
    cv2.warpPerspective(image, matrix, (width, height), desk, cv2.INTER_CUBIC, cv2.BORDER_TRANSPARENT)
    light = np.linspace(rng.uniform(0.6, 0.8), 1.0, width)[np.newaxis, :] * np.linspace(1.0, rng.uniform(0.75, 0.95), height)[:, np.newaxis]
    return jpeg(grain(cv2.GaussianBlur(desk, (0, 0), 0.9) * light[:, :, np.newaxis], rng, 4), 75)


def photocopied(image: np.ndarray, rng: random.Random) -> np.ndarray:
    """Copied twice: black and white, strokes eaten and swollen, dirt."""
    grey = cv2.GaussianBlur(cv2.cvtColor(image, cv2.COLOR_BGR2GRAY), (0, 0), 1.0).astype(np.float32)
    source = np.random.default_rng(rng.randrange(2**32))
    grey += source.normal(0, 26, grey.shape)
    hard = np.where(grey > 150, 255, 0).astype(np.uint8)
    dirt = source.random(grey.shape) < 0.002
    hard[dirt] = 0
    return jpeg(cv2.cvtColor(cv2.GaussianBlur(hard, (0, 0), 0.7), cv2.COLOR_GRAY2BGR), 60)


def befallen(image: np.ndarray, mishap: str, rng: random.Random) -> tuple[np.ndarray, int]:
    """The picture after its mishap, and by how much it must be turned to stand upright."""
    if mishap == "skewed":
        return jpeg(grain(skewed(image, rng.choice((-1, 1)) * rng.uniform(0.8, 4)), rng, 5), 70), 0
    if mishap == "turned":
        degrees = rng.choice((90, 180, 270))
        return jpeg(np.ascontiguousarray(np.rot90(image, degrees // 90)), 75), degrees
    if mishap == "photographed":
        return photographed(image, rng), 0
    if mishap == "photocopied":
        return photocopied(skewed(image, rng.uniform(-0.8, 0.8)), rng), 0
    if mishap == "faint":
        small = cv2.resize(255 - ((255 - image) * 0.45).astype(np.uint8), None, fx=0.67, fy=0.67, interpolation=cv2.INTER_AREA)
        return jpeg(grain(small, rng, 4), 50), 0
    return image, 0


def sample(number: int) -> Sample:
    """Page `number`; six layouts and seven mishaps meet in every pairing within 42 pages."""
    rng = random.Random(f"page {number}")
    layout, mishap = LAYOUTS[number % len(LAYOUTS)], MISHAPS[number % len(MISHAPS)]
    fonts = installed_fonts()
    page = Drawing(rng, fonts[(number // 3) % len(fonts)])
    layout(page)
    image = np.asarray(page.sheet)[:, :, ::-1].copy()
    seal = page.seal if mishap == "sealed" or (layout in (letter, certificate) and mishap != "photocopied") else ""
    if seal:
        centre = round(WIDTH * 0.7), round(min(page.y - 60, HEIGHT * 0.85))
        image = stamp(image, seal, centre, round(DPI * 0.8), rng)
    image, degrees = befallen(image, mishap, rng)
    name = f"{number:03d}-{layout.__name__}-{mishap}"
    return Sample(name, mishap, image, tuple(page.fields), degrees, seal, tuple(page.marks), layout.__name__)
