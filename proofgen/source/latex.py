"""LaTeX documents: the body as blocks, through the files that it includes, its author's macros kept for the formulas."""

from __future__ import annotations

import re
from dataclasses import replace

from proofgen.source.document import Document
from proofgen.source.latex_body import Body, Setting
from proofgen.source.latex_include import Gathered, Load, gather
from proofgen.source.latex_mask import IGNORED
from proofgen.source.latex_numbers import numbers
from proofgen.source.latex_pairs import Pairs
from proofgen.source.latex_prose import FORMULA
from proofgen.source.latex_theorems import kinds
from proofgen.source.latex_words import plain
from proofgen.source.macros import Macro, definitions_in, group
from proofgen.source.pictures import left_out
from proofgen.span import SourceText, Span

_LET = re.compile(r"\\let\s*(?P<name>\\[A-Za-z@]+)\s*=?\s*(?P<same>\\[A-Za-z@]+)")
_AUTHOR = re.compile(r"\\author\s*(?:\[[^\]]*\]\s*)?(?=\{)")
_TITLE = re.compile(r"\\title\s*(?:\[[^\]]*\]\s*)?(?=\{)")
_SHORT = re.compile(r"\\(begin|end)\s*\{(?P<name>[A-Za-z]+\*?)\}\s*")
_ANY = re.compile(r"\\(?:(?:re|provide)newcommand|(?:New|Renew|Provide|Declare)DocumentCommand)\*?\s*\{?\s*\\(?P<name>[A-Za-z@]+)")
_IN_TEXT = re.compile(r"\\(?:ensuremath|xspace)(?![A-Za-z])")


def read_latex(source: SourceText, load: Load | None = None) -> Document:
    """Blocks in reading order. Never raises: what cannot be read is a problem of the document.

    load: what gets the text of an included file. The document's source is the file with all included ones behind it.
    """
    gathered = gather(source, load)
    masked = gathered.masked
    visible = masked.text.replace(IGNORED, " ")
    macros, definitions = definitions_in(visible)
    macros |= _same(visible, macros)
    alone = {name: "".join(filter(None, found.groups())) for name, macro in macros.items() if (found := FORMULA.fullmatch(macro.body))}
    macros = {name: replace(macro, body=_IN_TEXT.sub("", alone.get(name, macro.body))) for name, macro in macros.items()}
    title = _TITLE.search(visible)
    titled = group(visible, title.end()) if title is not None else None
    options = dict(masked.options)
    if titled is not None and plain(titled[0]):
        options["title"] = plain(titled[0])
    if (by := _AUTHOR.search(visible)) is not None and (named := group(visible, by.end())) is not None and plain(named[0]):
        options["author"] = ", ".join(filter(None, map(plain, re.split(r"\\and\b", named[0]))))
    masked.hide(definitions)
    spans = _reading_order(gathered)
    begins, ends = _shorthands(macros)
    pairs = Pairs()
    for file in _files(gathered):
        pairs.add(masked.text, file, begins, ends)
    theorems = kinds(masked.text)
    counted = numbers(masked.text, spans, pairs, theorems)
    setting = Setting(
        masked, pairs, gathered.includes, macros, theorems, counted, begins, ends, frozenset(alone), _unclear(visible, macros)
    )
    body = Body(setting, "title" in options)
    body.read(gathered.main)
    problems = sorted((*masked.problems, *pairs.problems, *body.problems, *left_out(body.page.blocks)), key=lambda problem: problem.span)
    return Document(gathered.source, tuple(body.page.blocks), options, tuple(problems), macros, tuple(counted.rows))


def _same(text: str, macros: dict[str, Macro]) -> dict[str, Macro]:
    """`\\let\\eps\\varepsilon`, unless it renames what the document itself defines."""
    pairs = {match["name"]: match["same"] for match in _LET.finditer(text)}
    return {name: Macro(name, 0, same) for name, same in pairs.items() if same not in pairs and same not in macros and name not in macros}


def _unclear(text: str, macros: dict[str, Macro]) -> frozenset[str]:
    """Commands that say different things in different places, or what arguments of several kinds decide. Without the backslash."""
    return frozenset(name for match in _ANY.finditer(text) if f"\\{(name := match['name'])}" not in macros)


def _shorthands(macros: dict[str, Macro]) -> tuple[dict[str, str], dict[str, str]]:
    """Commands that stand for a `\\begin` or an `\\end`, and for which."""
    found: dict[str, dict[str, str]] = {"begin": {}, "end": {}}
    for name, macro in macros.items():
        match = _SHORT.fullmatch(macro.body.strip()) if not macro.parameters else None
        if match is not None:
            found[match[1]][name] = match["name"]
    return found["begin"], found["end"]


def _files(gathered: Gathered) -> list[Span]:
    """What is read of each file, those left out that only the preamble names."""
    files = [gathered.main]
    for at, (_, inner) in sorted(gathered.includes.items()):
        if any(file.start <= at < file.end for file in files):
            files.append(inner)
    return files


def _reading_order(gathered: Gathered) -> list[Span]:
    """The stretches of the whole text that are read, as a reader of the printed document meets them."""
    spans: list[Span] = []
    pending = [gathered.main]
    commands = sorted(gathered.includes)
    while pending:
        span = pending.pop()
        first = next((at for at in commands if span.start <= at < span.end), None)
        if first is None:
            spans.append(span)
            continue
        end, inner = gathered.includes[first]
        spans.append(Span(span.start, first))
        pending += (Span(end, max(end, span.end)), inner)
    return spans
