"""How long reading takes: a file of 2,000 lines made from examples/ and tests/documents/, and one formula of it. Run by `make bench`.

The file is the Markdown of both folders over and over, each document under a heading of its own; names are declared anew as one
follows the other, and some then clash. A formula's time is that of the lexer, the parser and the elaboration of one display's row, under all that stands above it.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

from proofgen.math.elaborate import Elaborator
from proofgen.math.scope import Scope
from proofgen.math.syntax import Unreadable
from proofgen.source.document import Document, Math
from proofgen.source.markdown import read_markdown
from proofgen.span import SourceText
from proofgen.statements.parsing import letters_of, parsed, rows_in, value_of
from proofgen.statements.reader import Reader

ROOT = Path(__file__).resolve().parent.parent
LINES = 2_000
RUNS = 3


def texts() -> list[str]:
    paths = sorted([*ROOT.glob("tests/documents/*.md"), *ROOT.glob("examples/*.md")])
    return [path.read_text(encoding="utf-8") for path in paths]


def notes() -> str:
    """The notes: LINES lines."""
    lines: list[str] = []
    for number, text in enumerate(cycle(texts()), 1):
        if len(lines) >= LINES:
            break
        lines += [f"# Lecture {number}", "", *text.splitlines(), ""]
    return "\n".join(lines[:LINES]) + "\n"


def seconds_to_read(text: str) -> tuple[float, float, int, int]:
    """Seconds for the Markdown alone and for all; formulas, and statements among them that could not be read."""
    source = SourceText("notes.md", text)
    started = time.perf_counter()
    document = read_markdown(source)
    laid_out = time.perf_counter() - started
    statements = Reader(document).read().statements
    everything = time.perf_counter() - started
    return laid_out, everything, len(displays(document)), sum(statement.problem is not None for statement in statements)


def displays(document: Document) -> list[Math]:
    return [piece for block in document.blocks for piece in block.pieces if isinstance(piece, Math)]


def milliseconds_a_row() -> Iterator[float]:
    """For each row of each display of the documents: lexer, braces, parser, elaboration."""
    for text in texts():
        document = read_markdown(SourceText("notes.md", text))
        reader = Reader(document)
        reader.read()
        for math in displays(document):
            rows = _time(math, document, reader.scope) if math.display else None
            if rows is not None:
                yield rows


def _time(math: Math, document: Document, scope: Scope) -> float | None:
    """Milliseconds a row; None where a row is no plain claim, or goes on from another."""
    times = []
    for _ in range(RUNS):
        started = time.perf_counter()
        try:
            rows, _ = rows_in(math, document)
            clauses = [clause for row in rows for clause in row.clauses if not clause.condition]
            for clause in clauses:
                node = parsed(clause.tokens, scope, [])
                elaborator = Elaborator(scope, letters_of(node, scope))
                for side in node.args if node.op == "chain" else (node,):
                    if side.op != "none":
                        value_of(elaborator, side, scope)
        except Unreadable:
            return None
        times.append(1000 * (time.perf_counter() - started) / max(1, len(rows)))
    return statistics.median(times)


def main() -> None:
    text = notes()
    laid_out, everything, formulas, unread = min((seconds_to_read(text) for _ in range(RUNS)), key=lambda run: run[1])
    print(
        f"{text.count(chr(10)):,} lines with {formulas:,} formulas ({unread} unread): {everything:.2f} s to read, {laid_out:.2f} s of it Markdown"
    )
    each = sorted(milliseconds_a_row())
    late = each[int(0.95 * len(each))]
    print(f"one line: median {statistics.median(each):.2f} ms, 95 % within {late:.2f} ms, at most {each[-1]:.2f} ms ({len(each)} displays)")


if __name__ == "__main__":
    main()
