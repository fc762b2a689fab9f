"""Finding lines of text: PP-OCR's detector gives a map of how likely each pixel lies in a line; its blobs become boxes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import cv2
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray
    from onnxruntime import InferenceSession

    from evidence_checker.extract.ocr.engine import Image, Quad

STEP = 32  # the network wants sides that are multiples of this
INK_LIKELY = 0.3
LINE_LIKELY = 0.5
GROW = 1.6  # blobs are shrunk lines; they grow by area × this / perimeter
LONG = 2.6  # height by width
SMALLEST = 3.0  # pixels of the map
COARSE_SIDE = 480  # pixels of the shorter side while writing is looked for coarsely: that of a camera's stamp is ten pixels tall
FAINT = 0.1  # likelihood that is worth a closer look
MARGIN = 0.1  # of the shorter side, around what was seen
MOSTLY = 0.5  # of the picture; where more is to be looked at closely, all of it is


def find_lines(session: InferenceSession, image: Image, side: int) -> list[Quad]:
    """Boxes of lines; the shorter side of the picture is scaled to `side` pixels for the search (never enlarged beyond 2 ×).

    A picture much longer than wide is searched in parts that overlap, so that memory stays bounded.
    """
    height, width = image.shape[:2]
    if height > LONG * width:
        return _in_parts(session, image, side)
    return _find(session, image, side / min(height, width))


def _in_parts(session: InferenceSession, image: Image, side: int) -> list[Quad]:
    """Each line counts in the part in whose middle it lies."""
    height, width = image.shape[:2]
    step, margin = round(1.5 * width), round(0.25 * width)
    found: list[Quad] = []
    for top in range(0, height, step):
        first = max(0, top - margin)
        part = image[first : top + step + margin]
        quads = (quad + np.array([0, first], np.float32) for quad in _find(session, part, side / min(part.shape[:2])))
        found.extend(quad for quad in quads if top <= quad[:, 1].mean() < top + step)
    return found


def find_sparse_lines(session: InferenceSession, image: Image, side: int) -> list[Quad]:
    """The same in a picture that is likely to hold little writing: looked for coarsely first, then closely where anything was seen."""
    height, width = image.shape[:2]
    if height > LONG * width:
        return find_lines(session, image, side)
    rough = _likely(session, _scaled(image, COARSE_SIDE / min(height, width)))
    parts = list(_written_parts(rough > FAINT, height, width))
    if sum((right - left) * (bottom - top) for left, top, right, bottom in parts) > MOSTLY * height * width:
        return find_lines(session, image, side)
    found: list[Quad] = []
    for left, top, right, bottom in parts:
        quads = _find(session, image[top:bottom, left:right], side / min(height, width))
        found += [quad + np.array([left, top], np.float32) for quad in quads]
    return found


def _written_parts(seen: NDArray[np.bool_], height: int, width: int) -> Iterator[tuple[int, int, int, int]]:
    """Left, top, right and bottom of what is to be looked at closely in a picture, one part for each band of it in which something was seen."""
    across, down, room = width / seen.shape[1], height / seen.shape[0], MARGIN * min(height, width)
    rows = np.flatnonzero(seen.any(axis=1))
    for band in np.split(rows, np.flatnonzero(np.diff(rows) * down > 2 * room) + 1) if len(rows) else ():
        columns = np.flatnonzero(seen[band[0] : band[-1] + 1].any(axis=0))
        left, right = max(round(columns[0] * across - room), 0), min(round(columns[-1] * across + room), width)
        yield left, max(round(band[0] * down - room), 0), right, min(round(band[-1] * down + room), height)


def _find(session: InferenceSession, image: Image, scale: float) -> list[Quad]:
    scaled = _scaled(image, scale)
    to_page = np.array([image.shape[1] / scaled.shape[1], image.shape[0] / scaled.shape[0]], np.float32)
    return joined([quad * to_page for quad in _boxes(_likely(session, scaled))])


def _likely(session: InferenceSession, scaled: Image) -> NDArray[np.float32]:
    """How likely each pixel lies in a line."""
    feed = scaled.astype(np.float32).transpose(2, 0, 1)[np.newaxis] / 127.5 - 1.0
    found: NDArray[np.float32] = session.run(None, {"x": feed})[0][0, 0]
    return found


def _scaled(image: Image, scale: float) -> Image:
    height, width = image.shape[:2]
    scale = min(scale, 2.0)
    target = [max(STEP, round(length * scale / STEP) * STEP) for length in (width, height)]
    return np.asarray(cv2.resize(image, target, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR), np.uint8)


def _boxes(likely: NDArray[np.float32]) -> list[Quad]:
    mask = cv2.dilate((likely > INK_LIKELY).astype(np.uint8), np.ones((2, 2), np.uint8))
    contours, _ = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    boxes = (_box(contour, likely) for contour in contours)
    return [box for box in boxes if box is not None]


def _box(contour: Any, likely: NDArray[np.float32]) -> Quad | None:  # noqa: ANN401 - OpenCV's own type
    centre, (width, height), angle = cv2.minAreaRect(contour)
    if min(width, height) < SMALLEST or _mean_inside(likely, contour) < LINE_LIKELY:
        return None
    grow = width * height * GROW / (2 * (width + height)) * 2
    return clockwise(np.asarray(cv2.boxPoints((centre, (width + grow, height + grow), angle)), np.float32))


def _mean_inside(likely: NDArray[np.float32], contour: Any) -> float:  # noqa: ANN401
    left, top, width, height = cv2.boundingRect(contour)
    inside = np.zeros((height, width), np.uint8)
    cv2.fillPoly(inside, [contour - (left, top)], 1)
    return float(cv2.mean(likely[top : top + height, left : left + width], inside)[0])


def clockwise(points: NDArray[np.float32]) -> Quad:
    """The corners in order: upper left, upper right, lower right, lower left (of a box turned by less than 45°)."""
    by_x = points[np.argsort(points[:, 0], kind="stable")]
    left, right = by_x[:2], by_x[2:]
    left, right = left[np.argsort(left[:, 1], kind="stable")], right[np.argsort(right[:, 1], kind="stable")]
    return np.array([left[0], right[0], right[1], left[1]], np.float32)


def joined(quads: list[Quad]) -> list[Quad]:
    """Level boxes of one row that overlap are one line: the search cuts off a 三 or a 一 at the end of a line now and then."""
    lines: list[Quad] = []
    ends: list[_Reach] = []
    for quad in sorted(quads, key=lambda quad: float(quad[:, 0].min())):
        reach = _reach(quad)
        before = next((place for place, line in enumerate(ends) if _continues(line, reach)), None)
        if before is None:
            lines.append(quad)
            ends.append(reach)
        else:
            lines[before] = _around(lines[before], quad)
            ends[before] = _reach(lines[before])
    return lines


class _Reach(NamedTuple):
    """How far a box reaches, and by how much its upper edge slopes."""

    left: np.float32
    top: np.float32
    right: np.float32
    bottom: np.float32
    slope: np.float32


def _reach(quad: Quad) -> _Reach:
    (left, top), (right, bottom) = quad.min(axis=0), quad.max(axis=0)
    return _Reach(left, top, right, bottom, abs(quad[1][1] - quad[0][1]))


def _continues(line: _Reach, box: _Reach) -> bool:
    """Whether a box begins within the end of a line, and stands within its height."""
    tall = line.bottom - line.top
    if not (line.right - 0.6 * tall < box.left < line.right < box.right):
        return False
    slack = 0.12 * tall
    level = max(line.slope, box.slope) <= slack and line.right - line.left > tall
    return bool(level and box.top >= line.top - slack and box.bottom <= line.bottom + slack)


def _around(one: Quad, other: Quad) -> Quad:
    (left, top), (right, bottom) = np.minimum(one.min(axis=0), other.min(axis=0)), np.maximum(one.max(axis=0), other.max(axis=0))
    return np.array([[left, top], [right, top], [right, bottom], [left, bottom]], np.float32)
