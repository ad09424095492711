"""Formulas for a narrow place: columns laid on their side, exact numbers as short decimals, names for the entries of a gradient."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from proofgen.math.notation import RELATION_SIGNS
from proofgen.report.values import Comparison, Counterexample, Line

_MATRIX = re.compile(r"\\begin\{pmatrix\}((?:(?!\\begin\{|\\end\{).)*)\\end\{pmatrix\}(?!\s*[\^_'])", re.S)
_ROUNDED = re.compile(r"-?\d+\.\d+\\ldots")
_NUMBER = re.compile(r"(-?)(?:\\frac\{(\d{1,6})\}\{(\d{1,6})\}|(\d{1,9}))")
_GRADIENT = re.compile(r"\\nabla\s*_\s*(?:\{\s*(\\?[A-Za-z]+)\s*(?:_\{?([A-Za-z0-9]{1,3})\}?)?\s*\}|(\\[A-Za-z]+|[A-Za-z]))")
_FRACTION = re.compile(r"\\frac\{([^{}]*)\}\{((?:[^{}]|\{[^{}]*\})*)\}")
_SUM = re.compile(r"\\left\((\\sum_\{[^{}]*\}(?:\^\{[^{}]*\})?(?:(?!\\frac|\\left|\\right|\\sum).)*)\\right\)")
FEWEST = 3  # entries of a column that is laid on its side


def flat(latex: str) -> str:
    """A long column as a row with a ᵀ, a matrix of one row as a tuple, a sum in parentheses with its bounds beside it."""
    return _SUM.sub(r"\\left(\\textstyle \1\\right)", _MATRIX.sub(_flattened, latex))


def _flattened(found: re.Match[str]) -> str:
    rows = [row.strip() for row in found[1].split(r"\\")]
    if len(rows) == 1 and "&" in found[1]:
        return rf"\left({', '.join(cell.strip() for cell in found[1].split('&'))}\right)"
    if len(rows) < FEWEST or "&" in found[1]:
        return found[0]
    entries = r",\, ".join(rows)
    return rf"\left({entries}\right)^{{\top}}"


def slashed(latex: str) -> str:
    """A name for a narrow place: a fraction of single names with a slash."""
    found = _FRACTION.fullmatch(latex)
    return f"{found[1]}/{found[2]}" if found else latex


def figures(rows: Sequence[Comparison]) -> tuple[Comparison, ...]:
    """The rows with their numbers as decimals where every one of them is exactly a short decimal or rounded already, else as they are."""
    written = [(_decimal(row.left), _decimal(row.right)) for row in rows]
    if not all(left and right for left, right in written):
        return tuple(rows)
    return tuple(replace(row, left=left, right=right) for row, (left, right) in zip(rows, written, strict=True))


def _decimal(latex: str) -> str:
    if _ROUNDED.fullmatch(latex):
        return latex
    found = _NUMBER.fullmatch(latex.strip())
    if found is None or found[3] in ("0", "00", "000"):
        return ""
    value = Fraction(int(found[2]), int(found[3])) if found[2] else Fraction(int(found[4]))
    if (value * 1000).denominator != 1:
        return ""
    return found[1] + (f"{value.numerator}" if value.denominator == 1 else f"{float(value):.3f}".rstrip("0"))


def named(line: Line) -> tuple[Comparison, ...]:
    """The rows of a line's counterexample; the entries of a gradient are named by the variable each belongs to.

    An equivalence, an implication and an alternative have no two sides, and no rows.
    """
    rows = figures(line.counterexample.rows) if line.counterexample and sided(line) else ()
    found = _GRADIENT.match(line.left)
    if found is None:
        return rows
    return tuple(
        replace(row, entry=f"{found[1] or found[3]}_{{{found[2] or ''}{row.entry}}}") if row.entry.isdecimal() else row for row in rows
    )


def point(found: Counterexample) -> list[str]:
    """The equations of a point, each one LaTeX: the numbers the author gave come first, what was computed from them last."""

    def place(pair: tuple[str, str]) -> int:
        name, value = pair
        if any(each in value for each in (r"\log", r"\sqrt", "^", r"\ldots")):
            return 3
        if not found.own_numbers:
            return 0
        return 0 if r"\hat" in name else 1 if "," in flat(value) or "matrix" in value else 2

    return [f"{name} = {flat(value)}" for name, value in sorted(found.point, key=place)]


def scalar(line: Line) -> bool:
    """Whether the line's counterexample compares two numbers only."""
    return line.counterexample is not None and sided(line) and len(line.counterexample.rows) == 1


def sided(line: Line) -> bool:
    """Whether the line has a left and a right side that can be put beside each other."""
    return line.relation_name in RELATION_SIGNS


def told(line: Line) -> bool:
    """Whether the message names the point already."""
    found = line.counterexample
    return found is not None and bool(found.point) and all(f"{name} = {value}" in line.message for name, value in found.point)
