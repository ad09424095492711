"""Which of several lines is meant, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from proofgen.report.values import Document
from proofgen.report.words import listed

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def said(place: int, several: int) -> str:
    if several == 1:
        return "1"
    return f"{_ORDINALS[place] if place < len(_ORDINALS) else f'number {place + 1}'} of {several}"


def which(found: Sequence[int], document: Document, numbers: Mapping[int, str]) -> str:
    """By their numbers, and those in running text by their lines in the source."""
    claims = [numbers[at] for at in found if at in numbers]
    lines = list(dict.fromkeys(document.lines[at].place.where for at in found if at not in numbers))
    said = [f"{word}{'s' if len(each) > 1 else ''} {listed(each)}" for word, each in (("claim", claims), ("line", lines)) if each]
    return "; ".join(said)
