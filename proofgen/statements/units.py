"""Units of measurement: `2\\,\\text{A}`, `0.2\\text{ ms}`, `100\\,\\Omega`. They are not computed with, and not passed over."""

from __future__ import annotations

import re

from proofgen.math.lexer import Token
from proofgen.math.syntax import Unreadable

_PREFIX = r"(?:da|[kMGTPmcdhnpf\u00b5\u03bc])?"
_SYMBOL = r"(?:mol|Pa|Hz|Wb|Bq|Gy|Sv|eV|rad|bar|cal|atm|ohm|g|m|s|A|V|W|J|N|C|F|H|T|S|K|L|l|\u03a9|\u2126)"
_OTHER = r"(?:min|h|hours?|days?|weeks?|years?|seconds?|minutes?|met(?:er|re)s?|grams?|kilograms?|volts?|amperes?|amps?|watts?|joules?|newtons?|ohms?|degrees?|percent|bits?|bytes?|dollars?|euros?|USD|EUR|kWh|km/h|mph)"
_ONE = rf"(?:{_OTHER}|{_PREFIX}{_SYMBOL})(?:\s*\^?\s*\{{?\s*[-\u2212]?\s*\d\s*\}}?)?"
_UNIT = re.compile(rf"\s*(?:{_ONE})(?:\s*[/\u00b7*.]\s*{_ONE}|\s+{_ONE})*\s*[.,]?\s*")


def refuse_units(tokens: list[Token]) -> None:
    """Raises Unreadable where a unit stands behind a number."""
    for script, before, token in zip([None, *tokens], tokens, tokens[1:], strict=False):
        if script is not None and script.text in ("_", "^"):
            continue
        worded = (token.kind == "text" or (token.kind == "word" and len(token.text) > 1)) and _UNIT.fullmatch(token.text) is not None
        if before.kind == "number" and (worded or (token.text == "\\Omega" and token.spaced) or token.text == "\\%"):
            raise Unreadable(
                "unknown-notation",
                f"`{token.text.strip()}` is a unit, and units are not computed with",
                before.span.cover(token.span),
                "say in words what the numbers count, and leave the units out of the formula",
            )
