"""How sums and days are told to people."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

MYRIAD = Decimal(10000)


def money(yuan: Decimal) -> str:
    """For instance 8.6万元 from ten thousand on, else 8600元 or 86.50元."""
    if yuan >= MYRIAD and yuan % 100 == 0:
        return f"{(yuan / MYRIAD).normalize():f}万元"
    return f"{yuan:,.2f}元" if yuan % 1 else f"{yuan:,.0f}元"


def day_told(day: date) -> str:
    """For instance 2022年3月5日."""
    return f"{day.year}年{day.month}月{day.day}日"
