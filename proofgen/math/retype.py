"""An author's formula typed again from its tokens, for words and declarations: known commands only, so that nothing of the author's runs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from proofgen.math.lexer import Token, tokens_of
from proofgen.math.notation import ACCENTS, FONTS, FUNCTION_COMMANDS, GREEK
from proofgen.math.syntax import Unreadable
from proofgen.math.written import written

_PLAIN = frozenset(
    {"\\in", "\\notin", "\\le", "\\ge", "\\ne", "\\to", "\\mapsto", "\\sim", "\\propto", "\\approx", "\\equiv", "\\subset", "\\subseteq", "\\colon",
     "\\cdot", "\\times", "\\odot", "\\otimes", "\\circ", "\\pm", "\\mp", "\\dots", "\\vdots", "\\ddots", "\\infty", "\\partial", "\\nabla", "\\sum",
     "\\prod", "\\int", "\\frac", "\\sqrt", "\\binom", "\\lim", "\\forall", "\\exists", "\\implies", "\\iff", "\\vee", "\\wedge", "\\top", "\\{", "\\}",
     "\\langle", "\\rangle", "\\lfloor", "\\rfloor", "\\lceil", "\\rceil", "\\|", "\\max", "\\min", "\\sup", "\\inf", "\\arg", "\\Pr", "\\emptyset",
     "\\dot", "\\ddot", "\\div", "\\mid", "\\cup", "\\cap", "\\setminus", "\\overset", "\\stackrel", "\\intercal", "\\perp", "\\ll", "\\gg", "\\%", "\\&",
     *(f"\\{name}" for name in (*GREEK, *FUNCTION_COMMANDS))}
)  # fmt: skip
_MATRICES = frozenset({"pmatrix", "bmatrix", "matrix", "vmatrix", "cases"})
_PRINTABLE = re.compile(r"[A-Za-z0-9+\-*/=<>()\[\]|.,;:!'^_{}]")


def retyped(source: str) -> str | None:
    """LaTeX that prints as the author's does; None where something in it is not known to be harmless."""
    try:
        tokens = written(tokens_of(source))
    except Unreadable:
        return None
    return typed(tokens[:-1])


def typed(tokens: Sequence[Token]) -> str | None:
    """The same of tokens."""
    depth = 0
    parts: list[str] = []
    for token in tokens:
        shown = _shown(token)
        if shown is None:
            return None
        depth += {"{": 1, "}": -1}.get(token.text, 0) if token.kind == "mark" else 0
        if depth < 0:
            return None
        parts.append(shown)
    text = " ".join(parts).strip()
    return (
        text
        if depth == 0 and not text.endswith(("^", "_", "\\frac", "\\sqrt", "\\binom")) and "^ ^" not in text and "_ _" not in text
        else None
    )


def _nested(tokens: list[Token]) -> bool:
    """Environments are closed in order, and rows and columns stand only inside one."""
    stack: list[str] = []
    for token in tokens:
        if token.kind == "begin":
            stack.append(token.text)
        elif (token.kind == "end" and (not stack or stack.pop() != token.text)) or (token.text in ("&", "\\\\") and not stack):
            return False
    return not stack


def _shown(token: Token) -> str | None:
    match token.kind:
        case "number" | "letter":
            return token.text
        case "mark":
            return token.text if _PRINTABLE.fullmatch(token.text) or token.text == "&" else None
        case "quad":
            return "\\quad"
        case "begin" | "end" if token.text in _MATRICES:
            return f"\\{token.kind}{{{token.text}}}"
        case "text" | "word":
            content = token.text if re.fullmatch(r"[A-Za-z0-9 ,.()'-]*", token.text) else None
            command = "text" if token.kind == "text" else "mathrm"
            return f"\\{command}{{{content}}}" if content is not None else None
        case "command":
            name = token.text[1:]
            if name in ACCENTS or name in FONTS:
                return "\\" + (ACCENTS.get(name) or FONTS[name])
            return token.text if token.text in _PLAIN or token.text == "\\\\" else None
        case _:
            return None
