"""Which of several lines is meant, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from proofgen.report.values import Document, VerdictWord
from proofgen.report.words import listed

FLAGGED: tuple[VerdictWord, ...] = ("refuted", "undecided", "unreadable")
MOST = 12  # that are named one by one
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def said(place: int, several: int) -> str:
    if several == 1:
        return "1"
    return f"{_ORDINALS[place] if place < len(_ORDINALS) else f'number {place + 1}'} of {several}"


def _few(each: list[str]) -> str:
    return listed(each) if len(each) <= MOST else listed([*each[: MOST - 1], f"{len(each) - MOST + 1} more"])


def which(found: Sequence[int], document: Document, numbers: Mapping[int, str]) -> str:
    """By their numbers, and those in running text by their lines in the source."""
    claims = [numbers[at] for at in found if at in numbers]
    lines = list(dict.fromkeys(document.lines[at].place.where for at in found if at not in numbers))
    said = [f"{word}{'s' if len(each) > 1 else ''} {_few(each)}" for word, each in (("claim", claims), ("line", lines)) if each]
    return "; ".join(said)


def worst(document: Document) -> VerdictWord | None:
    open_lines = {line.verdict for line in document.lines if line.verdict != line.expected}
    return next((word for word in FLAGGED if word in open_lines), None)
