"""PDFs with Chinese text in a font that is not embedded, drawn with reportlab."""

import io
from collections.abc import Callable

from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 595, 842
pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))


class Sheet:
    """A page to draw on; places count in points from the upper left."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas

    def text(self, words: str, x: float = 72, y: float = 80, size: float = 16, colour: tuple[float, float, float] = (0, 0, 0)) -> None:
        self.canvas.setFillColorRGB(*colour)
        self.canvas.setFont("STSong-Light", size)
        self.canvas.drawString(x, HEIGHT - y, words)

    def grid(self, rows: list[list[str]], x: float = 72, y: float = 200, across: float = 90, down: float = 24) -> None:
        for number in range(len(rows) + 1):
            self.canvas.line(x, HEIGHT - y - number * down, x + across * len(rows[0]), HEIGHT - y - number * down)
        for number in range(len(rows[0]) + 1):
            self.canvas.line(x + number * across, HEIGHT - y, x + number * across, HEIGHT - y - down * len(rows))
        for r, row in enumerate(rows):
            for k, words in enumerate(row):
                self.text(words, x + k * across + 4, y + r * down + 17, 11)

    def picture(self, image: bytes, x: float, y: float, width: float, height: float) -> None:
        self.canvas.drawImage(ImageReader(io.BytesIO(image)), x, HEIGHT - y - height, width, height, mask="auto")


def pdf_of(*pages: Callable[[Sheet], None], password: str | None = None) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(WIDTH, HEIGHT), encrypt=password, invariant=1)
    for draw in pages:
        draw(Sheet(canvas))
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def running(*lines: str, start: float = 80) -> Callable[[Sheet], None]:
    """A page of plain lines."""

    def draw(sheet: Sheet) -> None:
        for number, words in enumerate(lines):
            sheet.text(words, y=start + 28 * number)

    return draw
