"""One text under what another declares, defines and supposes: a student's under the teacher's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import PurePath

from proofgen.math.context import Context
from proofgen.math.latex import latex
from proofgen.math.sorts import Range
from proofgen.math.term import Add, Mul, Rel, Sym, Term
from proofgen.math.walk import free_symbols, parts, substitute
from proofgen.report.values import Goal
from proofgen.session.files import NoSuchFile, Text, read_file
from proofgen.session.readers import read_document
from proofgen.source.document import Block, Document
from proofgen.span import Part, SourceText
from proofgen.statements.reader import read_derivation
from proofgen.statements.statement import Derivation, Statement
from proofgen.verify.finding import Finding
from proofgen.verify.verdict import Proved

SUFFIXES = (".md", ".markdown", ".qmd")


_FULL_STOP = "\n\n.\n\n"  # a reference that goes on with `*Solution.* We have` has not begun the student's sentence


class NoReference(Exception):
    """Nothing can be checked under such a file. The message says why."""


@dataclass(frozen=True, slots=True)
class Setup:
    """What a reference says before its first step: the text, and the path that its places are named with."""

    path: str
    text: str


@cache
def setup_of(path: str) -> Setup:
    """Raises NoReference."""
    if PurePath(path).suffix.lower() not in SUFFIXES:
        raise NoReference(f"{path}: a reference is a Markdown file ({', '.join(SUFFIXES)})")
    try:
        text = read_file(path)
    except NoSuchFile as problem:
        raise NoReference(str(problem)) from problem
    document = read_document(text)
    statements = read_derivation(document).statements
    steps = [each.formula for each in statements if each.role == "step" or (each.role == "inline" and each.checked)]
    block = next((block for block in document.blocks if any(piece in steps for piece in block.pieces)), None)
    setup = text.source.text[: _start(block, text.source.text)] if block is not None else text.source.text
    if not any(each.role in ("declaration", "definition", "hypothesis", "goal") and each.span.start < len(setup) for each in statements):
        raise NoReference(f"{path}: nothing is declared, defined, supposed or announced before the first step")
    return Setup(path, setup.rstrip("\n") + _FULL_STOP)


def _start(block: Block, text: str) -> int:
    """Of the line on which the block begins."""
    return text.rfind("\n", 0, min(piece.span.start for piece in block.pieces)) + 1


def joined(setup: Setup, text: Text) -> Document:
    """The setup, and then the text, whose lines keep their numbers."""
    own = _without_front_matter(text.source.text)
    parts = (Part(0, file=setup.path), Part(len(setup.text)))
    shifted = tuple(
        replace(
            remark,
            span=remark.span.shift(len(setup.text)),
            labels=tuple((span.shift(len(setup.text)), words) for span, words in remark.labels),
        )
        for remark in text.remarks
    )
    return read_document(Text(SourceText(text.source.path, setup.text + own, parts), shifted))


def _without_front_matter(text: str) -> str:
    """In the middle of a text it would be two rules with words between them. The lines stay, so that their numbers do."""
    lines = text.split("\n")
    if lines[0].rstrip() == "---":
        for at in range(1, len(lines)):
            if lines[at].rstrip() in ("---", "..."):
                return "\n".join([""] * (at + 1) + lines[at + 1 :])
    return text


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


# ---------------------------------------------------------------- which goals were reached


def goals_of(
    setup: Setup | None, statements: Sequence[Statement], findings: Sequence[Finding | None], source: SourceText, start: int
) -> tuple[Goal, ...]:
    """What the setup announces, and by which line, if any, it was shown. None of them is where the text gives the setup's goals another meaning."""
    if setup is None:
        return ()
    own = [each for each in read_derivation(read_document(Text(SourceText(setup.path, setup.text)))).statements if _is_goal(each)]
    there = [each for each in statements if _is_goal(each) and each.span.start < start]
    if [_shape(each.term) for each in there if each.term] != [_shape(each.term) for each in own if each.term]:  # by a macro of the text's
        alone = SourceText(setup.path, setup.text)
        return tuple(Goal(each.reading or latex(each.term), alone.position(each.span.start)[0], 0) for each in own if each.term)
    shown = [pair for pair in zip(statements, findings, strict=True) if pair[0].span.start >= start and _proved(pair[1])]
    goals = (each for each in there if each.context is not None)
    return tuple(
        Goal(each.reading or latex(each.term), source.position(each.span.start)[0], _reached(each, shown, source))  # type: ignore[arg-type]
        for each in goals
    )


def _is_goal(statement: Statement) -> bool:
    return statement.role == "goal" and statement.term is not None


def _proved(finding: Finding | None) -> bool:
    return finding is not None and isinstance(finding.verdict, Proved)


def _reached(goal: Statement, shown: Sequence[tuple[Statement, Finding | None]], source: SourceText) -> int:
    """The number of the first line that says what the goal does, alone or as the end of a chain of equalities; 0 where none does."""
    assert goal.term is not None
    wanted = _shape(_named_alike(goal.term, goal))
    chain: list[Statement] = []
    for each, _ in shown:
        linked = bool(each.continues and chain and isinstance(each.term, Rel) and isinstance(chain[-1].term, Rel))
        linked = linked and each.term.op == "=" and each.term.left is chain[-1].term.right  # type: ignore[union-attr]
        chain = [*chain, each] if linked else [each]
        for at, first in enumerate(chain):
            if _said(first, each, goal) == wanted and all(_supposes_no_more(link, goal) for link in chain[at:]):
                return source.position(each.span.start)[0]
    return 0


def _said(first: Statement, last: Statement, goal: Statement) -> str:
    """What the links from the first to the last come to."""
    assert last.term is not None
    if first is last or not (isinstance(first.term, Rel) and isinstance(last.term, Rel)):
        return _shape(_named_alike(last.term, last, goal))
    return _shape(_named_alike(Rel("=", first.term.left, last.term.right), first, last, goal)) if first.term.op == "=" else ""


def _named_alike(term: Term, *said: Statement) -> Term:
    """With the free index letters named by their order: a line that holds for all i holds for all k. Not those of which anything is supposed or defined."""
    known = {s for each in said if each.context is not None for h in (*each.context.hypotheses, *each.condition) for s in free_symbols(h)}
    known |= {s for each in said if each.context is not None for d in each.context.definitions for s in (d.symbol, *free_symbols(d.body))}
    free = free_symbols(term) - known
    letters = [part for part in dict.fromkeys(parts(term)) if isinstance(part, Sym) and isinstance(part.sort, Range) and part in free]
    return substitute(term, {letter: Sym(f"*{at}", letter.sort) for at, letter in enumerate(letters)})


def _supposes_no_more(link: Statement, goal: Statement) -> bool:
    """A goal that is shown under a supposition or a definition of one's own is another one."""
    mine, theirs = link.context or Context(), goal.context or Context()
    redefined = any(mine.definition(each.symbol) not in (None, each) for each in theirs.definitions)
    added = {each.symbol for each in mine.definitions} - {each.symbol for each in theirs.definitions}
    assert goal.term is not None
    redefined = redefined or bool(added & {*theirs.symbols, *free_symbols(goal.term)})
    return not redefined and set(mine.hypotheses) <= {*theirs.hypotheses, *link.condition} and set(link.condition) <= {*goal.condition}


@cache
def _shape(term: Term) -> str:
    """The same for terms that differ in the order of a sum, of a product, or of an equality."""
    values = [getattr(term, each.name) for each in fields(term)]
    parts = [_shape(value) if isinstance(value, Term) else _of_tuple(value) for value in values]
    if isinstance(term, Add | Mul):
        return (
            f"{type(term).__name__}({','.join(sorted(_shape(part) for part in (term.terms if isinstance(term, Add) else term.factors)))})"
        )
    if isinstance(term, Rel) and term.op == "=":
        parts = [parts[0], *sorted(parts[1:])]
    return f"{type(term).__name__}({','.join(parts)})"


def _of_tuple(value: object) -> str:
    return (
        f"({','.join(_shape(part) if isinstance(part, Term) else repr(part) for part in value)})"
        if isinstance(value, tuple)
        else repr(value)
    )
