"""The colours that the author gives to names: known, used, and dark enough to be read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from proofgen.diagnostic import Diagnostic, Severity
from proofgen.report.colour_names import CSS, PALETTE
from proofgen.report.values import Colour
from proofgen.source.colours import Wanted

CONTRAST = 4.5  # https://www.w3.org/TR/WCAG22/#contrast-minimum
LIGHT_PAGE, DARK_PAGE = "fceeed", "2f1816"  # the darkest ground of a light page, the lightest of a dark one
_HEX = re.compile(r"#?(?:([0-9a-fA-F]{6})|([0-9a-fA-F]{3}))")
_TOKEN = re.compile(r"\\[A-Za-z]+|\\.|[^\s{}]", re.S)
_WORDS = re.compile(r"\\(?:text|textrm|textit|textbf|operatorname\*?|label|tag|begin|end)\s*\{[^{}]*\}")
_LETTERS = re.compile(r"[A-Za-z]{2,}")


def coloured(wanted: Iterable[Wanted], formulas: Sequence[str]) -> tuple[tuple[Colour, ...], tuple[Diagnostic, ...]]:
    """What can be done, and one remark for each thing that cannot, or not as it was asked. formulas: all of the file, as LaTeX."""
    found: dict[tuple[str, ...], Colour] = {}
    remarks: list[Diagnostic] = []
    written = [tokens(_WORDS.sub(" ", formula)) for formula in formulas]
    spare = iter([*PALETTE, *PALETTE, *PALETTE, *PALETTE])
    for each in wanted:
        name = tokens(each.name)
        pair = PALETTE[next(spare)] if not each.value else _pair(each.value)
        if pair is None:
            remarks.append(_unknown(each))
        elif not name or not any(_occurs(key, formula) for key in keys(name) for formula in written):
            message = f"`{each.name}` has a colour, and no formula of this file has that name"
            remarks.append(Diagnostic("unused-colour", Severity.WARNING, each.span, message))
        else:
            light, dark = _legible(pair[0], LIGHT_PAGE, "000000"), _legible(pair[1], DARK_PAGE, "ffffff")
            if contrast(pair[0], "ffffff") < CONTRAST:  # where only a tinted ground asks for it, nobody will see the change
                remarks.append(_changed(each, light))
            found[name] = Colour(each.name, keys(name), light, dark)
    return tuple(found.values()), tuple(remarks)


def tokens(latex: str) -> tuple[str, ...]:
    """What tells one name from another: neither spaces nor braces do."""
    return tuple(_TOKEN.findall(latex))


def keys(name: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The ways in which a name is written: several letters stand upright once they are read."""
    return (name, ("\\mathrm", *name)) if _LETTERS.fullmatch("".join(name)) else (name,)


def _occurs(name: tuple[str, ...], formula: tuple[str, ...]) -> bool:
    return any(formula[at : at + len(name)] == name for at in range(len(formula) - len(name) + 1))


def _pair(value: str) -> tuple[str, str] | None:
    word = re.sub(r"[\s_-]", "", value.lower())
    if word in PALETTE:
        return PALETTE[word]
    if word in CSS:
        return CSS[word], CSS[word]
    match = _HEX.fullmatch(value.strip())
    if match is None:
        return None
    digits = (match[1] or "".join(2 * digit for digit in match[2])).lower()
    return digits, digits


def _unknown(each: Wanted) -> Diagnostic:
    message = f"there is no colour `{each.value}`; `{each.name}` stays as it is"
    hint = f'there are {", ".join(PALETTE)}, the names that CSS has, and numbers such as `"#b35900"`'
    return Diagnostic("unknown-colour", Severity.WARNING, each.span, message, (hint,))


def _changed(each: Wanted, light: str) -> Diagnostic:
    message = f"`{each.value}` is too pale to be read on a white page; `{each.name}` is set darker, in `#{light}`"
    return Diagnostic("pale-colour", Severity.NOTE, each.span, message)


def _legible(colour: str, ground: str, towards: str) -> str:
    """The colour, or the nearest on its way to black or white that can be read on the ground."""
    return next(mixed for step in range(101) if contrast(mixed := _mixed(colour, towards, step), ground) >= CONTRAST)


def _mixed(colour: str, towards: str, percent: int) -> str:
    pairs = zip(_channels(colour), _channels(towards), strict=True)
    return "".join(f"{(one * (100 - percent) + other * percent + 50) // 100:02x}" for one, other in pairs)


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (0, 2, 4))


def luminance(colour: str) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in (c / 255 for c in _channels(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)
