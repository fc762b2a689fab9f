"""From bytes to pixels, without trusting the bytes."""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image as Pillow
from PIL import ImageOps, UnidentifiedImageError

from evidence_checker.errors import FileProblem, ProblemCode

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from evidence_checker.extract.imaging.reading import Image

MOST_PIXELS = 120_000_000  # about A3 at 800 dpi; 360 MB decoded
LONGEST_SIDE = 60_000  # JPEG cannot be longer; longer PNG are made to do harm
MOST_FRAMES = 500
ENOUGH = 2600  # pixels of the shorter side; more tells OCR nothing and costs memory


def opened(source: Path | bytes) -> Pillow.Image:
    """The picture with its size known and its pixels not yet decoded; raises `FileProblem` (corrupt, too large)."""
    _know_heic()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # odd EXIF and palettes; what matters is raised
            picture = Pillow.open(BytesIO(source) if isinstance(source, bytes) else source)
    except Pillow.DecompressionBombError as bomb:
        raise FileProblem(ProblemCode.TOO_LARGE, "图片像素过多") from bomb
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, OverflowError) as fault:
        raise FileProblem(ProblemCode.CORRUPT, "不是完好的图片") from fault
    _check_size(picture)
    return picture


def _know_heic() -> None:
    from pillow_heif import register_heif_opener

    register_heif_opener()


def _check_size(picture: Pillow.Image) -> None:
    width, height = picture.size
    if width * height > MOST_PIXELS or max(width, height) > LONGEST_SIDE:
        raise FileProblem(ProblemCode.TOO_LARGE, f"{width}×{height}像素")


def frames(picture: Pillow.Image) -> Iterator[Image]:
    """The pictures of a file in turn (pages of a TIFF), each upright by its EXIF; an animation counts by its first frame."""
    count = min(getattr(picture, "n_frames", 1), MOST_FRAMES) if picture.format == "TIFF" else 1
    for number in range(count):
        yield pixels(_frame(picture, number))


def _frame(picture: Pillow.Image, number: int) -> Pillow.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            picture.seek(number)
        _check_size(picture)
    except (OSError, EOFError, ValueError, SyntaxError) as fault:
        raise FileProblem(ProblemCode.CORRUPT, "图片不完整", page=number + 1) from fault
    return picture


def pixels(picture: Pillow.Image) -> Image:
    """Blue-green-red pixels: turned as EXIF says, transparent places white, 16-bit grey scaled, no larger than is of use."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            if picture.format == "JPEG":
                picture.draft("RGB", _wanted(picture.size))
            upright = ImageOps.exif_transpose(_on_white(_reduced(picture)))
    except (OSError, EOFError, ValueError, SyntaxError, MemoryError, TypeError, IndexError, KeyError, AttributeError, ZeroDivisionError) as fault:
        raise FileProblem(ProblemCode.CORRUPT, "图片解不开或不完整") from fault
    return np.ascontiguousarray(np.asarray(upright)[:, :, ::-1])


def _wanted(size: tuple[int, int]) -> tuple[int, int]:
    scale = min(1.0, ENOUGH / max(1, min(size)))
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _reduced(picture: Pillow.Image) -> Pillow.Image:
    wanted = _wanted(picture.size)
    if picture.mode in {"1", "P", "PA"} or wanted == picture.size:
        return picture
    small = picture.resize(wanted, Pillow.Resampling.BILINEAR, reducing_gap=2.0)
    small.info.update(picture.info)
    small.getexif().update(picture.getexif())
    return small


def _on_white(picture: Pillow.Image) -> Pillow.Image:
    if picture.mode.startswith(("I", "F")):
        return _grey(picture)
    if picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info:
        layer = picture.convert("RGBA")
        white = Pillow.new("RGBA", layer.size, "white")
        white.alpha_composite(layer)
        white.getexif().update(picture.getexif())
        return white.convert("RGB")
    return picture.convert("RGB")


def _grey(picture: Pillow.Image) -> Pillow.Image:
    """16 and 32 bits a pixel, which `convert` would clip to white."""
    values = np.asarray(picture, np.float64)
    top = 65535.0 if values.max(initial=0) > 255 else 255.0
    return Pillow.fromarray(np.clip(values / top * 255, 0, 255).astype(np.uint8)).convert("RGB")


def as_pixels(image: Image | Pillow.Image) -> Image:
    """What callers hand in: pixels already, or a Pillow image."""
    if isinstance(image, Pillow.Image):
        _check_size(image)
        return pixels(image)
    if image.ndim == 2:
        return np.repeat(image[:, :, np.newaxis], 3, axis=2)
    return np.ascontiguousarray(image[:, :, :3])
