"""Numbers and signs in words and plain text, for messages."""

from __future__ import annotations

import re
from fractions import Fraction

UNSAMPLED = "no sample point could be evaluated"
"""Beside the laws of a line that was proved: the refuter found no point to try it at."""
_FRACTION = re.compile(r"(-?)\\frac\{(\d+)\}\{(\d+)\}")


def plain_number(latex: str) -> str:
    """`-\\frac{3}{5}` as `-3/5`, `0.96\\ldots` as `0.96…`."""
    text = _FRACTION.sub(r"\1\2/\3", latex).replace("\\ldots", "…").replace("\\log", "log").replace("\\pi", "π")
    return re.sub(r"\s+", " ", text.replace("\\,", " ").replace("{", "").replace("}", "")).strip()


def number_of(latex: str) -> float:
    """The number a certified value shows, for a picture; not a number where it is no plain numeral."""
    text = plain_number(latex).rstrip("…")
    try:
        return float(Fraction(text))
    except (ValueError, ZeroDivisionError):
        return float("nan")


def listed(items: list[str]) -> str:
    """`1, 2 and 5`"""
    return items[0] if len(items) == 1 else ", ".join(items[:-1]) + " and " + items[-1]


def counted(count: int, one: str, many: str | None = None) -> str:
    return f"{count} {one if count == 1 else many or one + 's'}"
