"""Makes the sample ledger from `papers.yaml`: `python -m samples.make_sample [FOLDER]`.

The same texts give the same bytes, so that git shows only what changed. Needs the fonts that `samples/README.md` names.
"""

from __future__ import annotations

import io
import json
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import yaml
from PIL import Image

from evidence_checker.recognize.evaluation import Block, MarkedLine, parse_markup
from samples import draw, render

HERE = Path(__file__).parent
LEDGER = "市林草局2022年定点帮扶台账"
UNIT = """\
name: 市林草局
category: 市级机关
year: 2022
aliases: [昆明市林业和草原局]
villages: [{county: 寻甸县, town: 六哨乡, village: 柏枝林村}]
principals: [{name: 段文昭, title: 党组书记、局长, from: 2020-11-01}]
team:
  - {name: 孔祥瑞, role: 第一书记, from: 2022-01-10, to: null}
  - {name: 普志强, role: 工作队员, from: 2022-01-10, to: null}
  - {name: 周琳, role: 工作队员, from: 2022-01-10, to: null}
submitted: 2022-12-30
"""
Paper = dict[str, object]


def papers() -> list[Paper]:
    """All papers of the sample as `papers.yaml` describes them, in its order."""
    loaded: list[Paper] = yaml.safe_load((HERE / "papers.yaml").read_text(encoding="utf-8"))
    return loaded


def content(paper: Paper) -> bytes:
    """The bytes of one file; a `copy_of` has those of the paper it copies, a truncated one loses its second half."""
    if "copy_of" in paper:
        return content(next(other for other in papers() if other["file"] == paper["copy_of"]))
    blocks = parse_markup(str(paper["text"]))
    form = str(paper.get("as") or Path(str(paper["file"])).suffix.lstrip("."))
    made = RENDERERS[form](paper, blocks)
    return made[: len(made) // 2] if paper.get("truncated") else made


def _seed(paper: Paper) -> int:
    return zlib.crc32(str(paper["file"]).encode())


def _pages(paper: Paper, blocks: list[Block]) -> list[Image.Image]:
    painter = draw.PagePainter(str(paper.get("font", "song")))
    pages = painter.paint(blocks)
    seals = list(paper.get("seals") or ())  # type: ignore[call-overload]
    for number, text in enumerate(seals):
        across = 880 if len(seals) == 1 else 380 + 480 * number
        draw.stamp_seal(pages[-1], text, (across, int(min(painter.top - 40, 1560))))
    if paper.get("certificate"):
        pages = [draw.certificate(page) for page in pages]
    return pages


def _scan(paper: Paper, blocks: list[Block]) -> bytes:
    return render.picture_pdf([draw.as_scan(page, _seed(paper)) for page in _pages(paper, blocks)])


def _photo(paper: Paper, blocks: list[Block]) -> bytes:
    return _jpeg(draw.as_photo(_pages(paper, blocks)[0], _seed(paper)))


def _image(paper: Paper, blocks: list[Block]) -> bytes:
    page = _pages(paper, blocks)[0].crop((0, 60, 1240, 1000)).quantize(64)
    buffer = io.BytesIO()
    page.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def _scene(paper: Paper, blocks: list[Block]) -> bytes:
    stamp = [block.text for block in blocks if isinstance(block, MarkedLine)]
    return _jpeg(draw.scene(str(paper["scene"]), stamp, _seed(paper)), taken=str(paper["taken"]))


def _jpeg(picture: Image.Image, taken: str | None = None) -> bytes:
    exif = Image.Exif()
    if taken:
        moment = taken.replace("-", ":").replace("T", " ")
        exif[0x0132] = moment  # DateTime
        exif.get_ifd(0x8769)[0x9003] = moment  # DateTimeOriginal
        exif[0x010F] = "HUAWEI"
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=68, exif=exif)
    return buffer.getvalue()


RENDERERS: dict[str, Callable[[Paper, list[Block]], bytes]] = {
    "docx": lambda _, blocks: render.word(blocks),
    "xlsx": lambda _, blocks: render.sheet(blocks),
    "pdf": lambda _, blocks: render.TextPdf().write(blocks),
    "scan": _scan,
    "photo": _photo,
    "image": _image,
    "scene": _scene,
}


def expected(paper: Paper) -> dict[str, object]:
    """What a careful reader says of one file of the sample."""
    types = paper.get("types") or ([paper["type"]] if "type" in paper else [])
    return {
        "path": paper["file"],
        "types": types,
        "status": "unreadable" if paper.get("truncated") else "read",
        "indicators": paper.get("indicators", []),
        "facts": paper.get("facts", {}),
        "planted": paper.get("planted", []),
    }


def make(folder: Path) -> None:
    """Writes the ledger into `folder` and what is expected of it beside it."""
    for paper in papers():
        render.write(folder / str(paper["file"]), content(paper))
    (folder / "unit.yaml").write_text(UNIT, encoding="utf-8", newline="\n")
    truth = {"unit": "市林草局", "year": 2022, "folder": folder.name, "documents": [expected(paper) for paper in papers()]}
    text = json.dumps(truth, ensure_ascii=False, indent=1, default=str)
    (folder.parent / "expected.json").write_text(text + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / LEDGER)
