"""Telling whether two pictures come from one shot, although one was re-sized, re-compressed, brightened, cropped or mirrored.

A picture's fingerprints are hex strings, each with a letter for its kind:

    w…  64 bits: the coarse pattern of light of the whole (cosine transform)
    t…  the whole at 40 × 40 pixels, stretched to all 256 grey levels
    k…  one for each corner that stands out: its place (x, y in 1/255 of width and height) and 256 bits of its surroundings (ORB)

Two pictures are laid over each other as their corners ask, and then compared patch by patch. Two shots of one place agree on
the walls and differ on the people; a copy agrees everywhere.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from evidence_checker.extract.model import Picture

    Bits = NDArray[np.uint8]

WHOLE, THUMB, CORNER = "w", "t", "k"
SIDE = 40  # pixels of the thumb
LONG_SIDE = 480  # pixels at which corners are looked for
CORNERS = 60
NEAR = 64  # of 256 bits: surroundings of one corner in two copies differ by fewer
FEWEST = 6  # corners that must agree on how one picture lies over the other
APART = 0.025  # of the long side: how far agreeing corners may miss each other
STEEPEST, LEAST_SCALE = 0.2, 0.3  # radians, and scale of one picture against the other
OVERLAP = 0.2  # of the smaller picture
PATCH = 5  # pixels of the thumb
TEXTURE = 9.0  # grey levels (of 255) a patch must vary by to tell anything
SAME_PATCH = 0.65  # correlation
FEWEST_PATCHES = 4
LIKELY_SAME = 0.6
"""`similar` from which two pictures should be taken for one shot."""


class Prints(NamedTuple):
    """Fingerprints as numbers. `places` are complex: x + iy in fractions of the longer side."""

    whole: int
    thumb: NDArray[np.float32]
    places: NDArray[np.complex128]
    corners: Bits  # n × 32
    size: complex  # width + i height, the longer is 1


class Laid(NamedTuple):
    """How one picture lies over another: z ↦ turn · z + shift, in fractions of the longer sides."""

    turn: complex
    shift: complex


def fingerprints_of(image: NDArray[np.uint8]) -> tuple[str, ...]:
    """The fingerprints of a picture (height × width × 3, blue-green-red)."""
    import cv2

    grey = np.asarray(cv2.cvtColor(image, cv2.COLOR_BGR2GRAY), np.uint8)
    thumb = np.asarray(cv2.resize(grey, (SIDE, SIDE), interpolation=cv2.INTER_AREA), np.uint8)
    return (WHOLE + whole_hash(thumb.astype(np.float32)), THUMB + _packed(thumb), *_corner_strings(grey))


def whole_hash(thumb: NDArray[np.float32]) -> str:
    """16 hex digits: for each of the 64 lowest frequencies whether it is above the middle one."""
    waves = np.cos(np.pi / SIDE * (np.arange(SIDE) + 0.5)[np.newaxis, :] * np.arange(8)[:, np.newaxis])
    low = (waves @ thumb @ waves.T).ravel()
    return f"{int(''.join('1' if bit else '0' for bit in low > np.median(low[1:])), 2):016x}"


def _packed(thumb: NDArray[np.uint8]) -> str:
    """Stretched to the full range, so that brightness does not matter."""
    low, high = np.percentile(thumb, (1, 99))
    levels = np.clip((thumb - low) / max(1.0, high - low) * 255, 0, 255).astype(np.uint8)
    return bytes(levels.tobytes()).hex()


def _corner_strings(grey: NDArray[np.uint8]) -> tuple[str, ...]:
    import cv2

    height, width = grey.shape
    scale = LONG_SIDE / max(height, width)
    small = cv2.resize(grey, (max(32, round(width * scale)), max(32, round(height * scale))), interpolation=cv2.INTER_AREA)
    small = cv2.GaussianBlur(small, (0, 0), 1.2)  # compression takes fine detail away; corners must not rest on it
    orb = cv2.ORB.create(nfeatures=CORNERS * 8, scaleFactor=1.25, nlevels=7, edgeThreshold=16, patchSize=31, fastThreshold=8)
    points, bits = orb.detectAndCompute(small, None)
    if bits is None:
        return ()
    across, down = small.shape[1], small.shape[0]
    chosen = _spread([((float(p.pt[0]), float(p.pt[1])), float(p.response * p.size)) for p in points], across, down)
    return tuple(f"{CORNER}{_byte(points[n].pt[0] / across)}{_byte(points[n].pt[1] / down)}{bytes(bits[n]).hex()}" for n in chosen)


def _spread(points: list[tuple[tuple[float, float], float]], across: int, down: int) -> list[int]:
    """The strongest corners, at most a few in each ninth of the picture, so that a crop keeps enough of them."""
    taken: dict[tuple[int, int], int] = {}
    chosen: list[int] = []
    for place in sorted(range(len(points)), key=lambda place: (-points[place][1], points[place][0])):
        (x, y), _ = points[place]
        part = int(3 * x / across), int(3 * y / down)
        if taken.get(part, 0) < CORNERS // 6 and len(chosen) < CORNERS:
            taken[part] = taken.get(part, 0) + 1
            chosen.append(place)
    return chosen


def _byte(fraction: float) -> str:
    return f"{min(255, max(0, round(fraction * 255))):02x}"


def similar(one: Picture, other: Picture) -> float:
    """How surely two pictures come from one shot, 0 … 1; from `LIKELY_SAME` on they should be taken for one."""
    if one.sha256 == other.sha256:
        return 1.0
    first, second = prints_of(one.fingerprints, one.width, one.height), prints_of(other.fingerprints, other.width, other.height)
    if first is None or second is None:
        return 0.0
    ways = [_agreement(first.thumb, second.thumb), _agreement(first.thumb, second.thumb[:, ::-1])]
    laid = _laid(first, second)
    if laid is not None:
        ways.append(_agreement_laid(first, second, laid))
    return round(max(ways), 3)


@lru_cache(maxsize=8192)
def prints_of(fingerprints: tuple[str, ...], width: int, height: int) -> Prints | None:
    """Read back from hex; None where a picture has none."""
    whole = next((p[1:] for p in fingerprints if p[0] == WHOLE), None)
    thumb = next((p[1:] for p in fingerprints if p[0] == THUMB), None)
    if whole is None or thumb is None:
        return None
    levels = np.frombuffer(bytes.fromhex(thumb), np.uint8).reshape(SIDE, SIDE).astype(np.float32)
    raw = [bytes.fromhex(p[1:]) for p in fingerprints if p[0] == CORNER]
    corners = np.frombuffer(b"".join(raw), np.uint8).reshape(-1, 34) if raw else np.zeros((0, 34), np.uint8)
    size = complex(width, height) / max(width, height)
    places = corners[:, 0] / 255 * size.real + 1j * (corners[:, 1] / 255 * size.imag)
    return Prints(int(whole, 16), levels, places.astype(np.complex128), corners[:, 2:], size)


def _agreement(one: NDArray[np.float32], other: NDArray[np.float32]) -> float:
    """Share of the patches in which both show the same, of those that show anything; two empty pictures agree on nothing."""
    a, b = _patches(one), _patches(other)
    a, b = a - a.mean(axis=1, keepdims=True), b - b.mean(axis=1, keepdims=True)  # patches that lie outside are no numbers from here on
    spread, other_spread = a.std(axis=1), b.std(axis=1)
    tells = np.maximum(spread, other_spread) >= TEXTURE
    if tells.sum() < FEWEST_PATCHES:
        return 0.0
    alike = (a * b).mean(axis=1) >= SAME_PATCH * np.maximum(spread * other_spread, 1e-3)
    return float((alike & tells).sum() / tells.sum())


def _patches(thumb: NDArray[np.float32]) -> NDArray[np.float32]:
    """One row for each square patch."""
    count = SIDE // PATCH
    return thumb.reshape(count, PATCH, count, PATCH).swapaxes(1, 2).reshape(count * count, PATCH * PATCH)


def _laid(first: Prints, second: Prints) -> Laid | None:
    """How the first lies over the second, as most of their corners agree."""
    pairs = _paired(first.corners, second.corners)
    if len(pairs) < FEWEST:
        return None
    z, w = first.places[pairs[:, 0]], second.places[pairs[:, 1]]
    turns, shifts = _ways(z, w)
    if not len(turns):
        return None
    votes = (np.abs(turns[:, np.newaxis] * z + shifts[:, np.newaxis] - w) < APART).sum(axis=1)
    best = int(votes.argmax())
    return Laid(complex(turns[best]), complex(shifts[best])) if votes[best] >= FEWEST else None


def _ways(z: NDArray[np.complex128], w: NDArray[np.complex128]) -> tuple[NDArray[np.complex128], NDArray[np.complex128]]:
    """The turn and shift that each two pairs of corners ask for, without those that no copy would need."""
    one, two = np.triu_indices(len(z), 1)
    far = np.abs(z[one] - z[two]) > 0.08
    one, two = one[far], two[far]
    turns = (w[one] - w[two]) / (z[one] - z[two])
    sane = (np.abs(np.angle(turns)) < STEEPEST) & (np.abs(turns) > LEAST_SCALE) & (np.abs(turns) < 1 / LEAST_SCALE)
    return turns[sane], w[one][sane] - turns[sane] * z[one][sane]


def _paired(first: Bits, second: Bits) -> NDArray[np.intp]:
    """Corners that are each other's nearest, as rows of two places."""
    if not len(first) or not len(second):
        return np.zeros((0, 2), np.intp)
    apart = np.bitwise_count(first[:, np.newaxis, :] ^ second[np.newaxis, :, :]).sum(axis=2)
    nearest, back = apart.argmin(axis=1), apart.argmin(axis=0)
    own = np.arange(len(first))
    mutual = (back[nearest] == own) & (apart[own, nearest] < NEAR)
    return np.stack([own[mutual], nearest[mutual]], axis=1)


def _agreement_laid(first: Prints, second: Prints, laid: Laid) -> float:
    """Agreement where the two overlap; 0 where they hardly do."""
    x, y = np.meshgrid((np.arange(SIDE) + 0.5) / SIDE * first.size.real, (np.arange(SIDE) + 0.5) / SIDE * first.size.imag)
    over = laid.turn * (x + 1j * y) + laid.shift
    column, row = over.real / second.size.real * SIDE - 0.5, over.imag / second.size.imag * SIDE - 0.5
    seen = _looked_up(second.thumb, column, row)
    covered = float((~np.isnan(seen)).mean())
    smaller = min(1.0, _area(second) / max(1e-6, abs(laid.turn) ** 2 * _area(first)))
    return _agreement(first.thumb, seen) if covered > OVERLAP * smaller else 0.0


def _area(prints: Prints) -> float:
    return prints.size.real * prints.size.imag


def _looked_up(thumb: NDArray[np.float32], column: NDArray[np.float64], row: NDArray[np.float64]) -> NDArray[np.float32]:
    """The thumb between its pixels; not a number outside."""
    left, top = np.clip(np.floor(column).astype(int), 0, SIDE - 2), np.clip(np.floor(row).astype(int), 0, SIDE - 2)
    right, down = np.clip(column - left, 0, 1), np.clip(row - top, 0, 1)
    upper = thumb[top, left] * (1 - right) + thumb[top, left + 1] * right
    lower = thumb[top + 1, left] * (1 - right) + thumb[top + 1, left + 1] * right
    value = upper * (1 - down) + lower * down
    outside = (column < -0.5) | (row < -0.5) | (column > SIDE - 0.5) | (row > SIDE - 0.5)
    return np.where(outside, np.nan, value).astype(np.float32)
