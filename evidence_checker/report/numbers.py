"""Figures as people read them."""

from __future__ import annotations

from decimal import Decimal


def points(value: Decimal | float) -> str:
    """Points without idle zeros: 2.5, 4, 3.67."""
    text = f"{value:.2f}"
    return text.rstrip("0").rstrip(".")


def points_range(low: Decimal, high: Decimal) -> str:
    """0—2.5, or one figure where both ends are the same."""
    return points(low) if low == high else f"{points(low)}—{points(high)}"


def yuan(value: Decimal) -> str:
    """Money as 80,000.00元."""
    return f"{value:,.2f}元"


def day_count(value: Decimal) -> str:
    """Days without idle zeros: 22, 21.5."""
    return points(value)


def percent(value: float) -> str:
    """A confidence between 0 and 1 as a whole percentage; a program is never quite sure."""
    return f"{min(int(value * 100 + 0.5), 99)}%"
