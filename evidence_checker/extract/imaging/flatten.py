"""A sheet photographed on a table: its four corners found, and the sheet laid flat."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from evidence_checker.extract.imaging.reading import Image

LOOK = 400  # pixels of the shorter side while the sheet is looked for
SMALLEST, LARGEST = 0.28, 0.985  # of the picture's area that a sheet covers
BRIGHTER = 22  # grey levels of the sheet above what it lies on
NEAR_CORNER = 0.015  # of the shorter side
STRAIGHT = 0.93  # of its four-sided outline that the sheet fills


def flattened(image: Image) -> Image:
    """The sheet alone, seen from above; the picture as it is where no sheet with four corners stands out."""
    corners = sheet_corners(image)
    if corners is None:
        return image
    upper, right, lower, left = (float(np.linalg.norm(corners[(n + 1) % 4] - corners[n])) for n in range(4))
    width, height = round(max(upper, lower)), round(max(left, right))
    target = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    matrix = cv2.getPerspectiveTransform(corners, target)
    return np.asarray(cv2.warpPerspective(image, matrix, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE), np.uint8)


def sheet_corners(image: Image) -> NDArray[np.float32] | None:
    """The corners of a bright sheet on something darker (upper left first, clockwise), None where there is none."""
    scale = min(1.0, LOOK / min(image.shape[:2]))
    small = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    grey = np.asarray(cv2.GaussianBlur(cv2.cvtColor(small, cv2.COLOR_BGR2GRAY), (5, 5), 0), np.uint8)
    if _margin_is_paper(grey):
        return None
    _, bright = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
    bright = cv2.morphologyEx(bright, cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8))
    bright = cv2.morphologyEx(bright, cv2.MORPH_OPEN, np.ones((9, 9), np.uint8))
    contours, _ = cv2.findContours(bright, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    if not contours:
        return None
    outline = np.asarray(max(contours, key=cv2.contourArea), np.int32)
    corners = _four_corners(outline, grey.size)
    if corners is None or not _stands_out(grey, corners) or _fills_corners(corners, grey.shape[1], grey.shape[0]) > 1:
        return None
    return corners / np.float32(scale)


def _margin_is_paper(grey: NDArray[np.uint8]) -> bool:
    """Whether the picture's own edge is as bright as its middle: a scan, a screenshot."""
    edge = np.concatenate([grey[:4].ravel(), grey[-4:].ravel(), grey[:, :4].ravel(), grey[:, -4:].ravel()])
    return float(np.percentile(edge, 30)) > float(np.percentile(grey, 75)) - BRIGHTER


def _four_corners(outline: NDArray[np.int32], area: int) -> NDArray[np.float32] | None:
    hull = cv2.convexHull(outline)
    for slack in (0.02, 0.03, 0.05):
        corners = cv2.approxPolyDP(hull, slack * cv2.arcLength(hull, closed=True), closed=True).reshape(-1, 2)
        if len(corners) == 4:
            break
    covered = cv2.contourArea(corners.astype(np.float32))
    if len(corners) != 4 or not SMALLEST * area < covered < LARGEST * area or cv2.contourArea(outline) < STRAIGHT * covered:
        return None
    return _from_upper_left(corners.astype(np.float32))


def _from_upper_left(corners: NDArray[np.float32]) -> NDArray[np.float32]:
    """Clockwise, beginning with the corner that is nearest to the picture's upper left."""
    middle = corners.mean(axis=0)
    around = corners[np.argsort(np.arctan2(corners[:, 1] - middle[1], corners[:, 0] - middle[0]))]
    return np.roll(around, -int(around.sum(axis=1).argmin()), axis=0)


def _fills_corners(corners: NDArray[np.float32], width: int, height: int) -> int:
    """How many of its corners are the picture's own: a bright sky has two, a sheet at most one."""
    own = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    return int((np.abs(corners - own) < NEAR_CORNER * min(width, height)).all(axis=1).sum())


def _stands_out(grey: NDArray[np.uint8], corners: NDArray[np.float32]) -> bool:
    """Whether the sheet is brighter than what is around it."""
    sheet = np.zeros(grey.shape, np.uint8)
    cv2.fillConvexPoly(sheet, corners.astype(np.int32), 1)
    return float(np.median(grey[sheet == 1])) > float(np.median(grey[sheet == 0])) + BRIGHTER
