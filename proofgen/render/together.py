"""Boxes of lines of which the same is to be said, one below the other: one box with all of their claims, so that a page is no ladder of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from proofgen.render.parts import Finding, Part
from proofgen.report.values import Line
from proofgen.report.words import listed

MOST = 8  # claims of one box
OPEN = ("undecided", "unreadable")


def together(parts: Iterable[Part]) -> tuple[Part, ...]:
    """What is refuted keeps its own box: its numbers are its own."""
    done: list[Part] = []
    for part in parts:
        last = done[-1] if done else None
        if isinstance(last, Finding) and isinstance(part, Finding) and (joined := _joined(last, part)) is not None:
            done[-1] = joined
        else:
            done.append(part)
    return tuple(done)


def _joined(first: Finding, other: Finding) -> Finding | None:
    """One box for both and those that are in the first already, or None where it would say of one what was said of the other."""
    every = [each.line for each in (first, *first.also, other)]
    alike = len({(line.verdict, line.hints, line.expected) for line in every}) == 1 and every[0].verdict in OPEN
    if (
        not alike
        or first.depth != other.depth
        or bool(first.said) != bool(other.said)
        or len(every) > MOST
        or any(line.reason for line in every)
    ):
        return None
    told = _told(every)
    return replace(first, also=(*first.also, other), told=told) if told else None


def _told(lines: Sequence[Line]) -> str:
    """The message of all: the same, or the same up to one formula, and then it names each."""
    messages = list(dict.fromkeys(line.message for line in lines))
    split = [message.split("$") for message in messages]
    if len({len(parts) for parts in split}) > 1 or len(split[0]) % 2 == 0:
        return ""
    differing = [at for at, each in enumerate(zip(*split, strict=True)) if len(set(each)) > 1]
    if not differing:
        return messages[0]
    if len(differing) > 1 or differing[0] % 2 == 0:
        return ""
    before, after = split[0][: differing[0]], split[0][differing[0] + 1 :]
    return "$".join(before) + listed([f"${parts[differing[0]]}$" for parts in split]) + "$".join(after)
