"""Lets a formula through to TeX only if each of its tokens is known: it is read and written anew, every argument in braces.

The term printer's formulas are ours, yet a message may quote an author; a second look costs microseconds, and what
fails it is printed as text.
"""

from __future__ import annotations

import re
import unicodedata

from proofgen.render.plain import FUNCTIONS, SIGNS, listed

SYMBOLS = frozenset(SIGNS).union(
    FUNCTIONS,
    listed(
        """
    aleph amalg angle backslash Bbbk bigcap bigcup bigoplus bigotimes blacksquare bullet colon coloneqq cong coprod dashv ddots deg
    displaystyle div dotsb dotsc downarrow gg gt gtrsim hbar hom hookrightarrow iiint iint Im imath jmath leftarrow Leftarrow
    leftrightarrow lesssim liminf limsup ll lnot Longleftrightarrow longmapsto Longrightarrow longrightarrow lt models ni nmid odot oint
    ominus parallel perp prec qquad quad Re scriptstyle simeq sqcap sqcup square succ supset supseteq textstyle triangleq uparrow uplus
    Upsilon varnothing varpi varrho varsigma vdash wp bmod asymp doteq preceq succeq sqsubseteq sqsupseteq nearrow searrow swarrow nwarrow
    Uparrow Downarrow bigvee bigwedge bigodot bigsqcup wr diamond triangleleft triangleright rightharpoonup leftharpoonup longleftarrow
    Longleftarrow longleftrightarrow rightleftharpoons bowtie flat sharp natural surd bot
    """
    ),
)
ARGUMENTS = dict.fromkeys(
    listed(
        """
    hat widehat bar overline underline tilde widetilde vec dot ddot check breve acute grave overrightarrow mathbb mathrm mathbf mathit
    mathsf mathtt mathcal mathfrak boldsymbol mathop mathbin mathrel mathord phantom hphantom vphantom boxed overbrace underbrace sqrt
    xrightarrow xleftarrow substack pmb mathring pmod mod pod
    """
    ),
    1,
) | dict.fromkeys(listed("frac dfrac tfrac binom dbinom tbinom overset underset stackrel"), 2)
NAMING = frozenset(  # what makes another name of the one it stands over
    listed(
        """
    hat widehat bar overline underline tilde widetilde vec dot ddot check breve acute grave overrightarrow mathbb mathrm mathbf mathit
    mathsf mathtt mathcal mathfrak boldsymbol pmb mathring
    """
    )
)
BARS = (r"\overline", r"\underline", r"\widehat", r"\widetilde")
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
NEGATED = listed(
    "in ni equiv sim approx simeq cong subset subseteq supset supseteq mid parallel le leq ge geq exists prec succ to rightarrow"
)
SPACES = frozenset((r"\,", r"\;", r"\:", r"\!", r"\ ", r"\{", r"\}", r"\|", r"\>", r"\%", r"\&", r"\#", r"\_"))
LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-*/=<>()[].,;:!?|@")
GREEK = {sign: f"\\{name} " for name, sign in reversed(SIGNS.items()) if len(sign) == 1 and not sign.isascii()} | {"−": "-", "′": "'"}
TOKEN = re.compile(r"\\[A-Za-z]+|\\.|\s+|.", re.S)
WORD = re.compile(r"(?:[A-Za-z0-9 ,.;:'()+=/!?-]|\\[%&]|[^\x00-\x7f])*")
WRITTEN = frozenset(("Lu", "Ll", "Lo", "Sc", "Pd", "Pi", "Pf", "Po"))  # kinds of letters beyond ASCII that words may have
RULED = re.compile(r"[lcr|]{1,40}")  # the columns of an array
LONGEST = 20_000


class _Unknown(Exception):
    """A token, or an order of tokens, that TeX is not to see."""


def _is_word(text: str) -> bool:
    return WORD.fullmatch(text) is not None and all(letter.isascii() or unicodedata.category(letter) in WRITTEN for letter in text)


Painted = tuple[tuple[tuple[str, ...], str], ...]
"""The tokens of a name, and what stands before it in TeX to give it its colour, a brace left open."""


def known(latex: str, painted: Painted = ()) -> str | None:
    """The formula for TeX's mathematics mode, or None."""
    if not latex.strip() or len(latex) > LONGEST:
        return None
    reader = _Reader(TOKEN.findall(latex), painted)
    try:
        written = reader.row(None)
    except _Unknown:
        return None
    return written


class _Reader:
    def __init__(self, tokens: list[str], painted: Painted = ()) -> None:
        self.tokens = tokens
        self.painted = painted
        self.colour = ""  # of the name whose index is being read
        self.at = 0
        self.depth = 0
        self.fenced = False  # right inside \\left … \\right, where a bar may grow with them

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
        fenced, self.fenced = self.fenced, closing == r"\right"
        parts: list[str] = []
        lines = False  # whether a line over or under the last atom would run on into one of the next
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
            opening, end = self.name()
            barred = self.peek() in BARS
            if barred and lines:
                parts.append(r"\,")
            written = self.painted_name(opening, end) if opening else self.atom() + self.scripts()
            parts.append(written)
            lines = barred and written.endswith("}")
        self.depth -= 1
        self.fenced = fenced
        return "".join(parts)

    def name(self) -> tuple[str, int]:
        """What paints the name that begins here, and where it ends; the longest name goes first."""
        found = ("", self.at)
        for key, opening in self.painted:
            end = self._end_of(key)
            if end > found[1]:
                found = (opening, end)
        return found

    def _end_of(self, key: tuple[str, ...]) -> int:
        """Where the tokens of `key` end, read from here, with the braces that they open; 0 where others stand here."""
        at, braces = self.at, 0
        for part in key:
            while at < len(self.tokens) and (self.tokens[at].isspace() or (self.tokens[at] in "{}" and at > self.at)):
                braces += {"{": 1, "}": -1}.get(self.tokens[at], 0)
                at += 1
            if braces < 0 or at == len(self.tokens) or self.tokens[at] != part:
                return 0
            at += 1
        while braces and at < len(self.tokens) and (self.tokens[at].isspace() or self.tokens[at] == "}"):
            braces -= self.tokens[at] == "}"
            at += 1
        return 0 if braces else at

    def painted_name(self, opening: str, end: int, *, bare: bool = False) -> str:
        """The name in its colour, and its index, unless bare; an exponent is no part of it."""
        inner = _Reader(self.tokens[self.at : end]).row(None)
        self.at = end
        if bare:
            return f"{opening}{inner}}}"
        before, self.colour = self.colour, opening
        scripts = self.scripts()
        self.colour = before
        return f"{opening}{inner}}}{scripts}"

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
                opening, self.colour = self.colour, ""
                found[kind] = f"{opening}{self.argument()}}}" if opening and kind == "_" else self.argument()
                self.colour = opening
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
        opening, end = self.name()
        return self.painted_name(opening, end, bare=True) if opening and end == self.at + 1 else self.atom()

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
        if name == "middle" and self.fenced:
            return rf"\middle{self.delimiter()}"
        if name == "not":
            return self.negated()
        if name in SIZES:
            return f"\\{name}{self.delimiter()}"
        if name == "begin":
            return self.environment()
        raise _Unknown

    def argument_of(self, name: str) -> str:
        if name in NAMING:
            painted, self.painted = self.painted, ()
            written = self.argument()
            self.painted = painted
            return written
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
        inside = unicodedata.normalize("NFC", self.braced()).replace(r"\,", " ").replace(r"\ ", " ")
        parts = inside.split("$")
        if len(parts) % 2 == 0 or (len(parts) > 1 and name == "operatorname"):
            raise _Unknown
        return "".join(
            f"\\{name}{star}{self.worded(part)}" if at % 2 == 0 else self.inside_words(part)
            for at, part in enumerate(parts)
            if part or len(parts) == 1
        )

    def worded(self, words: str) -> str:
        if not _is_word(words):
            raise _Unknown
        return f"{{{words}}}"

    def inside_words(self, latex: str) -> str:
        """A formula among the words of one, which stands on its own."""
        return "{" + _Reader(TOKEN.findall(latex), self.painted).row(None) + "}"

    def negated(self) -> str:
        self.skip()
        token = self.take()
        if token in ("=", "<", ">") or token[1:] in NEGATED:
            return rf"\not{token} "
        raise _Unknown

    def environment(self) -> str:
        name = self.braced()
        columns, ruled = COLUMNS.get(name, 0), ""
        if name == "array":
            ruled = self.braced().replace(" ", "")
            columns = len(ruled.replace("|", "")) if RULED.fullmatch(ruled) else 0
        if not columns:
            raise _Unknown
        inside = self.row(r"\end", columns=columns)
        if self.braced() != name:
            raise _Unknown
        return rf"\begin{{{name}}}{f'{{{ruled}}}' if ruled else ''}{inside}\end{{{name}}}"
