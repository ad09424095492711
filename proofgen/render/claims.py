"""A page without its derivations: what is given, each claim as it is stated, and what was found of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from proofgen.render.counting import FLAGGED
from proofgen.render.parts import Chain, Finding, Outcome, Part, Setup, Summary
from proofgen.render.roles import GIVEN, labelled, line_indices, plain_words
from proofgen.report.values import Display, Document, Formula, Heading, Line, Paragraph, Run, Text

_STATES = re.compile(
    r"\W*(?:theorem|lemma|proposition|corollary|claim|fact|conjecture|satz|hilfssatz|korollar|behauptung|th\u00e9or\u00e8me|lemme|teorema)\b",
    re.I,
)
_PROOF = re.compile(
    r"\W*(?:\w+\W+)?(?:proof|solutions?|answers?|derivation|beweis|l\u00f6sung(?:en)?|herleitung|preuve|d\u00e9monstration)\b", re.I
)
_TASK = re.compile(
    r"\W*(?:\(?\w{1,3}\)\s*)?(?:show|prove|verify|deduce|conclude|check|find|zeigen?|beweisen?|montrer|montrez)\b|[^$]*[.]\s+(?:show|prove|verify|deduce)\b",
    re.I,
)
_SIGN = re.compile(r"[\u220e\u25a1\u25a0\u25fb]|q\.\s?e\.\s?d", re.I)
_BARE = re.compile(r"\s*(?:&\s*)?(?:[=<>]|\\(?:le|ge|leq|geq|ne|neq|approx|equiv)\b)")
_END = re.compile(r"(?<=[.;!?])(?=\s)")
_STOP = re.compile(r"[.!?][\s)\"'”’]*\Z")


def only_claims(parts: Sequence[Part], document: Document) -> tuple[Part, ...]:
    return tuple(_kept(parts, document))


def _kept(parts: Sequence[Part], document: Document) -> Iterator[Part]:
    stated = statements_of(document)
    free = not stated and not any(_announces(part, document) for part in parts)  # each line is a claim of its own then
    states = False  # whether the author is in the middle of stating something
    proves = False  # whether he proves it: what he announces there is a step
    above: Part | None = None  # the last block of his words that is on the page
    for at, part in enumerate(parts):
        proves = _proves(part, proves)
        match part:
            case Paragraph():
                whole = part.states or _is_labelled(part) or (states and plain_words(part).lstrip()[:1].islower())
                states = not proves and (whole or any(line.role == "goal" for line in _lines(part, document)))
                leads = at + 1 < len(parts) and isinstance(parts[at + 1], Setup | Display)
                shown = None if proves else premises(part, document, leads or states, whole, free)
                above = shown
                if shown is not None:
                    yield shown
                states = states and not _STOP.search(plain_words(part))
            case Chain():
                rows = tuple(row for row in part.rows if states or (row.line.role == "goal" and not proves) or id(row.line) in stated)
                if rows or free:
                    yield replace(part, rows=tuple(replace(row, lead=None) for row in part.rows) if free else rows)
            case Display():
                lines = [document.lines[at] for at in line_indices(part, document)]
                if states or free or any((line.role == "goal" and not proves) or id(line) in stated for line in lines):
                    above = part
                    yield part
            case Outcome():
                yield part
            case Setup():
                shown_setup = replace(part, goals=()) if proves and not _is_task(part) else part
                if shown_setup.given or shown_setup.goals or shown_setup.stated:
                    above = part
                    yield shown_setup
            case Summary():
                above = part
                yield part
            case Finding():
                if not _goes_on(part, parts[at - 1] if at else None):
                    yield part if above is not None else replace(part, said="")
            case _:
                states, above = False, None


def _announces(part: Part, document: Document) -> bool:
    """Whether something is stated there, as a theorem or as what is to be shown, or needs a person, who then is shown that alone."""
    if isinstance(part, Setup):
        return bool(part.goals) or any(line.role == "goal" for line in part.stated)
    if isinstance(part, Paragraph):
        return part.states or _is_labelled(part) or any(line.role == "goal" for line in _lines(part, document))
    return isinstance(part, Outcome | Finding) or (isinstance(part, Chain) and any(row.line.role == "goal" for row in part.rows))


def _proves(part: Part, proves: bool) -> bool:
    """Whether the author is in a proof from here on, if he was in one, or not, before: its label or heading begins it, and his sign, another
    label, a heading or a task ends it."""
    if isinstance(part, Heading):
        return _PROOF.match("".join(run.text for run in part.runs if isinstance(run, Text))) is not None
    if isinstance(part, Setup):
        return proves and not _is_task(part)
    if not isinstance(part, Paragraph):
        return proves and not (isinstance(part, Outcome) and part.ends)
    words = plain_words(part)
    if labelled(part):
        return _PROOF.match(words) is not None
    return (
        proves
        and not _TASK.match(words)
        and not (_SIGN.search(words) or any(isinstance(run, Formula) and "square" in run.latex for run in part.runs))
    )


def _is_task(part: Setup) -> bool:
    """Whether what is to be shown there is asked of somebody, or is a theorem."""
    said = [block for block in (*part.given, *part.goals) if isinstance(block, Paragraph)]
    return any(
        block.states or (labelled(block) and not _PROOF.match(plain_words(block))) or _TASK.match(plain_words(block)) for block in said
    )


def _goes_on(part: Finding, before: Part | None) -> bool:
    """A row that could not be read, without a left side of its own, below the one that it goes on from: that one says what is to be said."""
    bare = (
        part.line.verdict == "unreadable" and not part.line.left and not part.said and bool(_BARE.match(part.line.own or part.line.source))
    )
    return bare and isinstance(before, Finding) and before.line.verdict == "unreadable"


def premises(block: Paragraph, document: Document, leads: bool, whole: bool = False, free: bool = False) -> Paragraph | None:
    """The sentences that say what is given or to be shown, and those of which something has to be said; None where there are none.

    leads: whether the last words lead into something that is on the page, too. whole: it is a statement, of which every sentence counts.
    free: so does every sentence that claims something.
    """
    lines = document.lines
    kept: list[tuple[Run, ...]] = []
    found = False
    sentences = _sentences(block.runs)
    for at, sentence in enumerate(sentences):
        said = [lines[at] for at in line_indices(Paragraph(sentence), document)]
        given = any(line.role in (*GIVEN, "goal") or (free and line.verdict is not None) for line in said)
        last = at == len(sentences) - 1 and not _STOP.search(plain_words(Paragraph(sentence)))
        dangles = last and not leads and not any(line.role == "goal" or (free and line.verdict is not None) for line in said)
        found = found or (given and not dangles)
        if whole or (given and not dangles) or any(line.verdict in FLAGGED for line in said) or (last and leads and found):
            kept.append(sentence)
    if not kept or not (whole or found):
        return None
    return replace(block, runs=tuple(run for sentence in kept for run in sentence))


def _sentences(runs: Sequence[Run]) -> list[tuple[Run, ...]]:
    done: list[tuple[Run, ...]] = []
    current: list[Run] = []
    for run in runs:
        pieces = _END.split(run.text) if isinstance(run, Text) and run.style == "plain" else [run]
        for at, piece in enumerate(pieces):
            if at:
                done.append(tuple(current))
                current = []
            if isinstance(piece, str) and isinstance(run, Text):
                current += [replace(run, text=piece)] if piece else []
            else:
                current.append(run)
    return [*done, tuple(current)] if current else done


def statements_of(document: Document, below: bool = False) -> set[int]:
    """The lines of displays that belong to the statement of a theorem, by their ids. below: those right below `**Theorem.** For all …,`, too."""
    pairs = zip((None, *document.blocks), document.blocks, strict=False)
    blocks = [
        block
        for before, block in pairs
        if isinstance(block, Display)
        and (block.states or (below and isinstance(before, Paragraph) and (before.states or _is_labelled(before))))
    ]
    return {id(document.lines[at]) for block in blocks for at in line_indices(block, document)}


def _is_labelled(block: Paragraph) -> bool:
    """As a theorem is."""
    return labelled(block) and _STATES.match(plain_words(block)) is not None


def _lines(block: Paragraph, document: Document) -> list[Line]:
    return [document.lines[at] for at in line_indices(block, document)]
