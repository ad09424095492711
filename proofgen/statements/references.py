"""References between formulas: each must lead to a formula of the file, and each label to one formula alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches

from proofgen.diagnostic import Diagnostic, Severity
from proofgen.source.document import Block, Document, Math, Words
from proofgen.span import Span

_TAG = re.compile(r"\\tag\*?\s*\{\s*\(?(?P<tag>[^{}]*?)\)?\s*\}")
_LABEL = re.compile(r"\\label\s*\{\s*(?P<label>[^{}]*?)\s*\}|^[ \t>]*:label:[ \t]*(?P<option>\S+)", re.M)
_BEHIND = re.compile(r"\s*\{#(?P<id>[\w:.-]+)[^{}]*\}|\s*\((?P<myst>[\w:.*-]+)\)\s*\Z")
_ANYWHERE = re.compile(
    r"\\label\s*\{\s*([^{}]*?)\s*\}|\{#([\w:.-]+)|^[ \t>]*\(([\w:. -]+)\)=[ \t\r]*$|^[ \t>]*:(?:label|name):[ \t]*(\S+)"
    r"|\\tag\*?\s*\{\s*\(?([^{}]*?)\)?\s*\}|(?:id|name)=\"([^\"]+)\"|#\|\s*label:\s*(\S+)",
    re.M,
)
_NAMED = re.compile(
    r"\\(?:eq|c|C|auto)?ref\s*\{(?P<ref>[^{}]*)\}|\{(?:eq|math:numref)\}`(?:[^`<>]*<)?(?P<role>[^`<>]+)>?`|(?<![\w@.])@(?P<at>eq-[\w-]+)"
)
_USES = re.compile(
    r"(?:\b(?:by|using|uses?|from|in|with|via|into|combin\w+|insert\w*|recall\w*|apply\w*|equations?|eqs?\.?|relations?|identit(?:y|ies))|\u2013|--)"
    r"[\s~]*(?:equations?|eqs?\.?|relations?)?[\s~]*(?=\()(?P<list>\(\w{1,3}'*\)(?:(?:\s*,\s*(?:and\s+)?|\s+(?:and|or|to|with|into|in)\s+)\(\w{1,3}'*\))*)"
    r"(?!\s*\w*\s*(?:items?|points?|steps? of))",
    re.I,
)
_ONE = re.compile(r"\((\d{1,3}[a-z]?'*)\)")
_OVER = re.compile(r"\\(?:overset|stackrel|underset)\s*\{(?P<note>(?:[^{}]|\{[^{}]*\})*)\}")
_BESIDE = re.compile(
    r"\\text(?:rm|normal|it)?\s*\{(?P<words>(?:[^{}]|\{[^{}]*\})*)\}(?P<then>\s*\(\d{1,3}\)(?:\s*\\text\s*\{[^{}]*\}\s*\(\d{1,3}\))*)?"
)
_ENUMERATED = re.compile(r"\s*\(?(\d{1,3}[a-z]?)[).]\s")


def problems(document: Document) -> Iterator[Diagnostic]:
    """Post by post: another one may number its formulas anew."""
    labels = {label for match in _ANYWHERE.finditer(document.source.text) for label in match.groups() if label}
    own = {math: _own(document, math) for math in _formulas(document.blocks)}
    labels |= {label for labelled in own.values() for label in labelled}
    missing = any(problem.code in ("missing-include", "refused-include") for problem in document.problems)
    start = 0
    for at, block in enumerate((*document.blocks, Block("break", 0, ()))):
        if block.kind == "break" and block.level == 0:
            part = document.blocks[start:at]
            yield from _twice(part, document, own)
            yield from _unknown(part, document, own, None if missing else labels)
            start = at + 1


def _twice(blocks: Sequence[Block], document: Document, own: Mapping[Math, Sequence[str]]) -> Iterator[Diagnostic]:
    seen: dict[str, Math] = {}
    for math in _formulas(blocks):
        for label in own[math]:
            first = seen.setdefault(label, math)
            if first is not math:
                line = document.source.position(first.span.start)[0]
                message = f"the formula in line {line} is called `{label}` too"
                yield Diagnostic("duplicate-label", Severity.WARNING, math.span, message, ("give each formula a label of its own",))


def _own(document: Document, math: Math) -> list[str]:
    """The labels that a formula gives itself, and its number where it is one."""
    text = document.source.of(math.span)
    behind = _BEHIND.match(document.source.of(Span(math.span.end, math.outer.end)).lstrip("$`~\\])"))
    found = [match["label"] or match["option"] for match in _LABEL.finditer(document.source.of(math.outer))]
    found += [match["tag"] for match in _TAG.finditer(text) if match["tag"].isdigit()]
    return [*found, *((behind["id"] or behind["myst"],) if behind is not None else ())]


def _unknown(
    blocks: Sequence[Block], document: Document, own: Mapping[Math, Sequence[str]], labels: set[str] | None
) -> Iterator[Diagnostic]:
    """own: of each formula. labels: all of the file, None where a part of it lacks."""
    numbers = {number for _, number in document.numbers} | _enumerated(blocks)
    for math in _formulas(blocks):
        numbers |= {match["tag"] for match in _TAG.finditer(document.source.of(math.span))}.union(own[math])
    for span, label, numbered in sorted({*_references(blocks, document)}):
        known = numbers if numbered else labels
        if known is not None and label not in known:
            yield _lost(span, label, known)


def _lost(span: Span, label: str, known: set[str]) -> Diagnostic:
    near = get_close_matches(label, sorted(known), 1, 0.5) or sorted(
        (each for each in known if each.isdigit() and label.isdigit()), key=lambda each: abs(int(each) - int(label))
    )
    hint = f"did you mean `({near[0]})`?" if near else "give a formula this label: `\\tag{1}`, `\\label{eq:x}`, `{#eq-x}`"
    return Diagnostic("unknown-reference", Severity.WARNING, span, f"nothing here is called `{label}`", (hint,))


def _formulas(blocks: Sequence[Block]) -> Iterator[Math]:
    return (piece for block in blocks for piece in block.pieces if isinstance(piece, Math))


def _enumerated(blocks: Sequence[Block]) -> set[str]:
    """Numbers that items and paragraphs begin with: `by (2)` may mean these."""
    words = [piece.text for block in blocks for piece in block.pieces[:1] if isinstance(piece, Words)]
    items = sum(block.kind == "number" for block in blocks)
    return {match[1] for text in words if (match := _ENUMERATED.match(text))} | {str(count) for count in range(1, items + 1)}


def _references(blocks: Sequence[Block], document: Document) -> Iterator[tuple[Span, str, bool]]:
    """Where a reference stands, what it names, and whether that is a number in parentheses."""
    for block in blocks:
        stretches = {piece.span: piece for piece in block.pieces if isinstance(piece, Words)}
        code = {piece.span for piece in block.pieces if isinstance(piece, Words) and piece.style == "code"}
        for span in stretches:
            if block.kind != "code" and span.end > span.start:
                text = _HIDDEN.sub(_blank, document.source.of(span))
                yield from _in_words(_CODE.sub(_blank, text) if span in code else text, span.start)
        for math in _formulas((block,)):
            yield from _in_formula(document.source.of(math.span), math.span.start)


_CODE = re.compile(r"(?<!\})(?P<f>`+)(?!`).*?(?<!`)(?P=f)(?!`)", re.S)
_HIDDEN = re.compile(r"<!--.*?-->|(?<!\\)%[^\n]*", re.S)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _in_words(text: str, start: int) -> Iterator[tuple[Span, str, bool]]:
    for match in _NAMED.finditer(text):
        group = match.lastgroup or ""
        for label in re.finditer(r"[^\s,]+", match[group]):
            yield Span(*label.span()).shift(start + match.start(group)), label.group(), False
    for match in _USES.finditer(text):
        for one in _ONE.finditer(match["list"]):
            yield Span(*one.span()).shift(start + match.start("list")), one[1], True


def _in_formula(text: str, start: int) -> Iterator[tuple[Span, str, bool]]:
    """`\\overset{(2)}{=}`, `\\text{by (2)}`, `\\text{by } (2)`."""
    for match in _OVER.finditer(text):
        for one in _ONE.finditer(match["note"]):
            yield Span(*one.span()).shift(start + match.start("note")), one[1], True
        yield from (
            (span, label, numbered) for span, label, numbered in _in_words(match["note"], start + match.start("note")) if not numbered
        )
    for match in _BESIDE.finditer(text):
        yield from _in_words(match["words"], start + match.start("words"))
        if match["then"] and _LEADS.search(match["words"]):
            for one in _ONE.finditer(match["then"]):
                yield Span(*one.span()).shift(start + match.start("then")), one[1], True


_LEADS = re.compile(r"\b(?:by|using|from|in|with|via|see|equations?|eqs?\.?)\s*\Z", re.I)
