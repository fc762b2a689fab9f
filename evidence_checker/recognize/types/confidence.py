"""Makes confidence mean what it says: of the answers given with 0.9, nine in ten are right."""

from __future__ import annotations

from bisect import bisect_right

KNOTS: tuple[tuple[float, float], ...] = ((0.0, 0.0), (0.9, 0.9), (0.97, 0.96), (1.0, 0.99))


def calibrated(share: float) -> float:
    """A softmax share as the rate at which such answers turned out right (piecewise linear between measured knots)."""
    place = min(max(bisect_right(KNOTS, (share, 2.0)), 1), len(KNOTS) - 1)
    (left, low), (right, high) = KNOTS[place - 1], KNOTS[place]
    return low + (high - low) * (share - left) / (right - left)
