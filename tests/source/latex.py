"""LaTeX files as documents, for tests: what is read of them, in a form that can be compared."""

from __future__ import annotations

from proofgen.source.document import Block, Directive, Document, Math, Words
from proofgen.source.latex import read_latex
from proofgen.source.latex_include import Load
from proofgen.span import SourceText


def read(text: str, load: Load | None = None) -> Document:
    return read_latex(SourceText("a.tex", text), load)


def formulas(document: Document) -> list[Math]:
    return [piece for block in document.blocks for piece in block.pieces if isinstance(piece, Math)]


def shown(document: Document) -> list[str]:
    """The formulas: $ for inline ones, $$ for displays, then the characters."""
    return [("$$" if math.display else "$") + document.source.of(math.span) for math in formulas(document)]


def words(block: Block) -> str:
    """A block's words, M for each formula, ! before each directive."""
    parts: list[str] = []
    for piece in block.pieces:
        match piece:
            case Words():
                parts.append(
                    {"strong": f"*{piece.text}*", "emphasis": f"_{piece.text}_", "code": f"`{piece.text}`"}.get(piece.style, piece.text)
                )
            case Math():
                parts.append("M")
            case Directive():
                parts.append(f"!{piece.text}!")
    return "".join(parts).strip()


def lines(document: Document) -> list[str]:
    """Each block: its kind where it is no paragraph, its part, its words."""
    return [
        " ".join(
            filter(
                None, (f"{block.kind}{block.level}" if block.kind != "paragraph" else "", block.part and f"[{block.part}]", words(block))
            )
        )
        for block in document.blocks
    ]


def codes(document: Document) -> list[str]:
    return [problem.code for problem in document.problems]
