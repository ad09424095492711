"""The gold corpus: documents as people write them, and how each of their displays must be read.

Beside `softmax.md` stands `softmax.terms`: each display as typed, and indented below it what it must be read as, a line for each link of
a chain. A condition stands after `where`, the sorts of names that nobody declared after `taking`; what cannot be read is `refused` and the code. Every line was judged by a person's eye: what the
reader gives is written down by `PYTHONPATH=.:tests/gold python tests/gold/gold.py NAME`, and believed only after that.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from spelled import name, sort, spelled

from proofgen.math.term import Sym
from proofgen.math.walk import subterms
from proofgen.source.document import Math
from proofgen.source.markdown import read_markdown
from proofgen.span import SourceText
from proofgen.statements.reader import read_derivation
from proofgen.statements.statement import Statement

HERE = Path(__file__).parent
NAMES = sorted(path.stem for path in HERE.glob("*.md"))


@dataclass(frozen=True)
class Line:
    """One display: what stands between the dollars, and the statements it was read as."""

    typed: str
    formula: Math
    statements: tuple[Statement, ...]


@cache
def source(document: str) -> SourceText:
    return SourceText(f"{document}.md", (HERE / f"{document}.md").read_text(encoding="utf-8"))


def lines(text: SourceText) -> list[Line]:
    """Every display of a document, in order."""
    found: dict[Math, list[Statement]] = {}
    for statement in read_derivation(read_markdown(text)).statements:
        if statement.formula.display:
            found.setdefault(statement.formula, []).append(statement)
    return [Line(_typed(text, formula), formula, tuple(statements)) for formula, statements in found.items()]


@cache
def gold(name: str) -> tuple[Line, ...]:
    return tuple(lines(source(name)))


def reading(statement: Statement) -> str:
    if statement.problem is not None:
        return f"refused {statement.problem.code}"
    assert statement.term is not None
    where = f" where {' '.join(map(spelled, statement.condition))}" if statement.condition else ""
    taken = {part for part in subterms(statement.term) if isinstance(part, Sym) and part.name in statement.guessed}
    guessed = f" taking {' '.join(sorted(f'{name(part)}:{sort(part)}' for part in taken))}" if taken else ""
    text = spelled(statement.term) + where + guessed
    tags = list(dict.fromkeys(re.findall(r"~\d+", text)))  # numbered as they come, whatever was read before
    return re.sub(r"~\d+", lambda tag: f"~{tags.index(tag[0]) + 1}", text)


def expected(name: str) -> list[tuple[str, list[str]]]:
    entries: list[tuple[str, list[str]]] = []
    for line in (HERE / f"{name}.terms").read_text(encoding="utf-8").splitlines():
        if line.startswith("    "):
            entries[-1][1].append(line.strip())
        elif line:
            entries.append((line, []))
    return entries


def written(name: str) -> str:
    blocks = ["\n".join([line.typed, *(f"    {reading(statement)}" for statement in line.statements)]) for line in gold(name)]
    return "\n".join(blocks) + "\n"


def _typed(text: SourceText, formula: Math) -> str:
    return text.text[formula.span.start : formula.span.end].strip("$ \n")


if __name__ == "__main__":
    for each in sys.argv[1:]:
        (HERE / f"{each}.terms").write_text(written(each), encoding="utf-8")
