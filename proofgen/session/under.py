"""One text under what another declares, defines and supposes: a student's under the teacher's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from proofgen.session.files import NoSuchFile, Text, read_file
from proofgen.session.readers import read_alone, read_document
from proofgen.source.document import Block, Document, Words
from proofgen.source.moved import moved, moved_problem
from proofgen.span import Part, SourceText, Span
from proofgen.statements.reader import read_derivation
from proofgen.statements.statement import Derivation, Statement
from proofgen.verify.finding import Finding

_STOP = "\n\n.\n"  # a reference that goes on with `*Solution.* We have` has not begun the student's sentence

_NOTHING = "nothing is declared, defined, supposed or announced before the first step"
_ANNOUNCES = re.compile(r"[\s*_]*(?:theorem|lemma|proposition|corollary|claim)\b", re.I)


class NoReference(Exception):
    """Nothing can be checked under such a file. The message says why."""


@dataclass(frozen=True, slots=True)
class Setup:
    """What a reference says before its first step. derivation: of that alone. asked: what it announces. length: of its text, behind which
    another one may stand."""

    path: str
    document: Document
    derivation: Derivation
    asked: tuple[Statement, ...]

    @property
    def length(self) -> int:
        return len(self.document.source.text)


@cache
def setup_of(path: str) -> Setup:
    """Raises NoReference."""
    try:
        text = read_file(path)
    except NoSuchFile as problem:
        raise NoReference(str(problem)) from problem
    if not text.usable:
        raise NoReference(f"{path}: {text.remarks[0].message}, so that {_NOTHING}")
    whole = read_document(text)
    statements = read_derivation(whole).statements
    first = next((at for at, block in enumerate(whole.blocks) if _goes_on(block, statements)), len(whole.blocks))
    source = whole.source
    end = Span(len(source.text), len(source.text) + len(_STOP))
    stop = Block("paragraph", 0, (Words(".", "plain", end),))
    closed = SourceText(source.path, source.text + _STOP, source.parts)
    document = replace(whole, source=closed, blocks=(*whole.blocks[:first], stop), problems=())
    derivation = read_derivation(document)
    if not any(each.role in ("declaration", "definition", "hypothesis", "goal") for each in derivation.statements):
        raise NoReference(f"{path}: {_NOTHING}")
    told = {piece for block in document.blocks if announces(block) for piece in block.pieces}
    asked = [each for each in derivation.statements if each.role == "goal" or (each.checked and each.formula in told)]
    return Setup(path, document, derivation, tuple(each for each in asked if each.term is not None))


def _goes_on(block: Block, statements: Sequence[Statement]) -> bool:
    """Whether a step stands in it, rather than what is to be shown."""
    steps = [each.formula for each in statements if each.role == "step" or (each.role == "inline" and each.checked)]
    return any(piece in steps for piece in block.pieces) and not announces(block)


def announces(block: Block) -> bool:
    """Whether it begins as a theorem does: what it says is to be shown, whatever words it is said with."""
    words = "".join(piece.text for piece in block.pieces if isinstance(piece, Words))
    return block.part == "theorem" or _ANNOUNCES.match(words) is not None


def joined(setup: Setup, text: Text) -> Document:
    """The setup, and then the text, whose lines keep their numbers. Each was read by itself, by the reader of its own kind."""
    own, by = read_alone(text), setup.length
    given = setup.document
    parts = [Part(0, file=setup.path), *(each for each in given.source.parts if each.start)]
    parts += [Part(by)] if not own.source.parts or own.source.parts[0].start else []
    parts += [replace(each, start=each.start + by) for each in own.source.parts]
    options = {name: value for name, value in given.options.items() if name not in ("title", "author")} | own.options
    return replace(
        own,
        source=SourceText(own.source.path, given.source.text + own.source.text, tuple(parts)),
        blocks=(*given.blocks, *(moved(block, by) for block in own.blocks)),
        options=options,
        problems=tuple(moved_problem(problem, by) for problem in own.problems),
        macros=given.macros | own.macros,
        numbers=(*given.numbers, *((span.shift(by), number) for span, number in own.numbers)),
    )


def own_part(
    document: Document, derivation: Derivation, findings: Sequence[Finding | None], start: int
) -> tuple[Document, Derivation, list[Finding | None]]:
    """What begins at `start` or behind it, without the setup."""
    blocks = tuple(block for block in document.blocks if not block.pieces or block.pieces[0].span.start >= start)
    kept = [(each, finding) for each, finding in zip(derivation.statements, findings, strict=True) if each.span.start >= start]
    own = replace(
        derivation,
        statements=tuple(each for each, _ in kept),
        remarks=tuple(each for each in derivation.remarks if each.span.start >= start),
    )
    problems = tuple(each for each in document.problems if each.span.start >= start)
    return replace(document, blocks=blocks, problems=problems), own, [finding for _, finding in kept]
