"""Lets a formula through to TeX only if each of its tokens is known: it is read and written anew, every argument in braces.

The term printer's formulas are ours, yet a message may quote an author; a second look costs microseconds, and what
fails it is printed as text.
"""

from __future__ import annotations

import re

from proofgen.render.plain import FUNCTIONS, SIGNS, listed

SYMBOLS = frozenset(SIGNS).union(
    FUNCTIONS,
    listed(
        """
    aleph amalg angle backslash Bbbk bigcap bigcup bigoplus bigotimes blacksquare bullet colon coloneqq cong coprod dashv ddots deg
    displaystyle div dotsb dotsc downarrow gg gt gtrsim hbar hom hookrightarrow iiint iint Im imath jmath leftarrow Leftarrow
    leftrightarrow lesssim liminf limsup ll lnot Longleftrightarrow longmapsto Longrightarrow longrightarrow lt models ni nmid odot oint
    ominus parallel perp prec qquad quad Re scriptstyle simeq sqcap sqcup square succ supset supseteq textstyle triangleq uparrow uplus
    Upsilon varnothing varpi varrho varsigma vdash wp
    """
    ),
)
ARGUMENTS = dict.fromkeys(
    listed(
        """
    hat widehat bar overline underline tilde widetilde vec dot ddot check breve acute grave overrightarrow mathbb mathrm mathbf mathit
    mathsf mathtt mathcal mathfrak boldsymbol mathop mathbin mathrel mathord phantom hphantom vphantom boxed overbrace underbrace sqrt
    xrightarrow substack pmb mathring
    """
    ),
    1,
) | dict.fromkeys(listed("frac dfrac tfrac binom dbinom tbinom overset underset stackrel"), 2)
WORDS = listed("text textrm textit textbf operatorname")
SIZES = listed("big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr bigm Bigm")
DELIMITERS = frozenset(
    listed(
        r"""
    ( ) . / < > [ \Vert \lVert \langle \lbrace \lceil \lfloor \lvert \rVert \rangle \rbrace \rceil \rfloor \rvert \vert \{ \| \} ] |
    """
    )
)
MATRICES = listed("pmatrix bmatrix vmatrix Vmatrix Bmatrix matrix smallmatrix")
COLUMNS = {"cases": 2, "aligned": 12, "gathered": 1} | dict.fromkeys(MATRICES, 40)  # TeX counts them
SPACES = frozenset((r"\,", r"\;", r"\:", r"\!", r"\ ", r"\{", r"\}", r"\|", r"\>"))
LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-*/=<>()[].,;:!?|@")
GREEK = {sign: f"\\{name} " for name, sign in reversed(SIGNS.items()) if len(sign) == 1 and not sign.isascii()} | {"−": "-", "′": "'"}
TOKEN = re.compile(r"\\[A-Za-z]+|\\.|\s+|.", re.S)
WORD = re.compile(r"[A-Za-z0-9 ,.;:'()+=/!?-]*")
LONGEST = 20_000


class _Unknown(Exception):
    """A token, or an order of tokens, that TeX is not to see."""


def known(latex: str) -> str | None:
    """The formula for TeX's mathematics mode, or None."""
    if not latex.strip() or len(latex) > LONGEST:
        return None
    reader = _Reader(TOKEN.findall(latex))
    try:
        written = reader.row(None)
    except _Unknown:
        return None
    return written


class _Reader:
    def __init__(self, tokens: list[str]) -> None:
        self.tokens = tokens
        self.at = 0
        self.depth = 0

    def peek(self) -> str | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def take(self) -> str:
        token = self.peek()
        if token is None:
            raise _Unknown
        self.at += 1
        return token

    def skip(self) -> None:
        while (token := self.peek()) is not None and token.isspace():
            self.at += 1

    def row(self, closing: str | None, *, columns: int = 0) -> str:
        """Everything up to `closing`, which is taken; \\\\ only where there are columns, and fewer & than those."""
        self.depth += 1
        if self.depth > 40:
            raise _Unknown
        parts: list[str] = []
        column = 1
        while True:
            self.skip()
            token = self.peek()
            if token == closing:
                self.at += closing is not None
                break
            if token in ("&", r"\\"):
                column = column + 1 if token == "&" else 1
                if column > columns:
                    raise _Unknown
                parts.append(self.take() + " ")
                continue
            parts.append(self.atom() + self.scripts())
        self.depth -= 1
        return "".join(parts)

    def scripts(self) -> str:
        """Primes, then one index and one exponent at most, as TeX demands."""
        found: dict[str, str] = {}
        primes = ""
        while True:
            self.skip()
            token = self.peek()
            if token == "'" and "^" not in found:
                primes += self.take()
            elif token in ("^", "_") and token not in found:
                kind = self.take()
                found[kind] = self.argument()
            elif token in ("^", "_", "'"):
                raise _Unknown
            else:
                if primes and "^" in found:  # TeX takes a prime for an exponent
                    found["^"] = r"\prime " * len(primes) + found["^"]
                    primes = ""
                return primes + "".join(f"{kind}{{{inner}}}" for kind, inner in found.items())

    def argument(self) -> str:
        self.skip()
        if self.peek() == "{":
            self.take()
            return self.row("}")
        if self.peek() in ("^", "_", "'", None):
            raise _Unknown
        return self.atom()

    def atom(self) -> str:
        token = self.take()
        if token in ("^", "_", "'"):  # a script on nothing
            self.at -= 1
            return "{}"
        if token == "{":
            return "{" + self.row("}") + "}"
        if token in LETTERS or token in SPACES:
            return token
        if token in GREEK:
            return GREEK[token]
        if not token.startswith("\\") or len(token) < 2:
            raise _Unknown
        return self.command(token[1:])

    def command(self, name: str) -> str:
        if name in SYMBOLS:
            return f"\\{name} "
        if name in ("limits", "nolimits"):
            return ""
        if name in ARGUMENTS:
            self.skip()
            option = ""
            if name in ("sqrt", "xrightarrow") and self.peek() == "[":
                self.take()
                option = "[{" + self.row("]") + "}]"
            arguments = [self.argument_of(name) for _ in range(ARGUMENTS[name])]
            return f"\\{name}{option}" + "".join(f"{{{argument}}}" for argument in arguments)
        if name in WORDS:
            return self.words(name)
        if name == "left":
            opening = self.delimiter()
            inside = self.row(r"\right")
            return rf"\left{opening}{inside}\right{self.delimiter()}"
        if name in SIZES:
            return f"\\{name}{self.delimiter()}"
        if name == "begin":
            return self.environment()
        raise _Unknown

    def argument_of(self, name: str) -> str:
        if name == "substack":
            self.skip()
            if self.take() != "{":
                raise _Unknown
            return self.row("}", columns=1)
        return self.argument()

    def delimiter(self) -> str:
        self.skip()
        token = self.take()
        if token not in DELIMITERS:
            raise _Unknown
        return token + " "

    def braced(self) -> str:
        """The raw text of a group without groups in it."""
        self.skip()
        if self.take() != "{":
            raise _Unknown
        parts: list[str] = []
        while (token := self.take()) != "}":
            parts.append(token)
        return "".join(parts)

    def words(self, name: str) -> str:
        star = ""
        if name == "operatorname" and self.peek() == "*":
            star = self.take()
        inside = self.braced().replace(r"\,", " ").replace(r"\ ", " ")
        if not WORD.fullmatch(inside):
            raise _Unknown
        return f"\\{name}{star}{{{inside}}}"

    def environment(self) -> str:
        name = self.braced()
        if name not in COLUMNS:
            raise _Unknown
        inside = self.row(r"\end", columns=COLUMNS[name])
        if self.braced() != name:
            raise _Unknown
        return rf"\begin{{{name}}}{inside}\end{{{name}}}"
