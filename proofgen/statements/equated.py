"""What words set equal: `Setting this to zero`, `Equating the forces`, and a formula right behind `set`."""

from __future__ import annotations

import re

SETS = r"(?:set(?:s|ting)?|equat(?:e|es|ing)|put(?:s|ting)?|requir(?:e|es|ing)|demand(?:s|ing)?|want(?:s|ing)?|impos(?:e|es|ing))"
_SET = re.compile(rf"\b{SETS}\s*\Z", re.I)
_SETS_THIS = re.compile(
    rf"\b{SETS} (?P<what>this|it|(?:the|this|that) (?:last |first |above )?(?:expression|derivative|gradient|right(?:-hand)? side|result|slope|partial derivative))"
    r" (?:(?:to be |to )?equal )?(?:to )?(?:be )?(?:zero|0|M)\b",
    re.I,
)


def sets_this(sentence: str) -> str:
    """`Setting this to zero …`: what is set to zero, in the words of the sentence; "" where nothing is."""
    found = _SETS_THIS.search(sentence)
    return found["what"].lower() if found is not None else ""


_SETS_SEVERAL = re.compile(
    rf"\b{SETS}\s+(?:both|these|them|each|all|the (?=(?:\w+ ){{0,2}}(?:derivatives|slopes|equations|expressions|partials|gradients)\b))(?: ?of)?(?: the| these| them)?"
    r"(?: ?(?:two|three|partial|resulting|first|expressions|equations|partials|derivatives?|slopes|gradients?|conditions))*"
    r" (?:(?:to be )?equal )?(?:to )?(?:be )?(?:zero|0)\b"
    rf"|\b{SETS} (?:(?:to be )?equal )?to (?:zero|0)\b|\bfirst[- ]order conditions?,? (?:then |now )?(?:gives?|yields?|reads?|is|are|say|implies|imply|becomes?)\b"
    r"|\b(?:both|the|all|these|two)(?: (?:both|the|two|partial|first))* derivatives (?:must |have to |then )?(?:vanish|be zero|are (?:both )?zero)\b",
    re.I,
)
_EQUATES = re.compile(
    r"\bequat(?:e|es|ing)\b(?![^.;]*\b(?:zero|0|coefficients?|powers?|terms|parts?|entries|components?|like|both sides)\b)[^.;]*\Z", re.I
)


def sets_several(sentence: str) -> bool:
    """`Setting both derivatives to zero gives …`, `The first-order conditions give …`"""
    return _SETS_SEVERAL.search(sentence) is not None


def equates(between: str) -> bool:
    """`Equating the forces gives …`"""
    return _EQUATES.search(between) is not None


def is_set(between: str) -> bool:
    """`Setting $f'(x) = 0$`: the word stands right before it."""
    return _SET.search(between) is not None
