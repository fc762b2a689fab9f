"""Lines that by their form are one title (GB/T 9704-2012 §7.3.1: centred as a block, larger than the text, on one line or several)."""

from __future__ import annotations

from evidence_checker.extract.model import Line

LARGER = 1.12  # times the usual height of the text; the smaller of two lines may be measured a little lower
SAME_SIZE = 0.22  # of the larger height; scans vary
SAME_AXIS = 0.04  # of the page's width
CLOSE_BELOW = 1.8  # line heights


def is_one_block(first: Line, second: Line, usual: float) -> bool:
    """The second line goes on with the title of the first.

    A full first line may seem less centred than the short one below it: what counts is that both have the same axis and size.
    `usual` is the height of the text around, as a fraction of the page's height.
    """
    if not first.box or not second.box or not first.height or not second.height or first.page != second.page or bool(first.red) != bool(second.red):
        return False
    larger = usual > 0 and max(first.height, second.height) >= LARGER * usual and min(first.height, second.height) >= 1.05 * usual
    same_size = abs(first.height - second.height) <= SAME_SIZE * max(first.height, second.height)
    axes = [(line.box.left + line.box.right) / 2 for line in (first, second) if line.box]
    below = second.box.top >= first.box.top and second.box.top - first.box.bottom <= CLOSE_BELOW * first.height
    return larger and same_size and abs(axes[0] - axes[1]) <= SAME_AXIS and below
