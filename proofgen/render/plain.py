"""LaTeX as one line of plain Unicode, for a terminal: `\\hat y_i` becomes ŷ_i, `\\frac{1}{2}` becomes 1/2."""

from __future__ import annotations

import re
import unicodedata

from proofgen.render.marks import pieces


def listed(names: str) -> tuple[str, ...]:
    """A table of names written as one text."""
    return tuple(names.split())


_SIGNS = listed(
    """
    alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ nu ν xi ξ pi π rho ρ
    sigma σ tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Phi Φ Psi Ψ Omega Ω sum Σ
    prod Π int ∫ partial ∂ nabla ∇ infty ∞ in ∈ notin ∉ neq ≠ ne ≠ leq ≤ le ≤ geq ≥ ge ≥ approx ≈ equiv ≡ propto ∝ sim ~ to → rightarrow →
    implies ⟹ Rightarrow ⇒ iff ⟺ Leftrightarrow ⇔ mapsto ↦ cdot · times × pm ± mp ∓ circ ∘ otimes ⊗ oplus ⊕ forall ∀ exists ∃ land ∧ wedge ∧
    lor ∨ vee ∨ neg ¬ subset ⊂ subseteq ⊆ cup ∪ cap ∩ emptyset ∅ setminus ∖ top ᵀ intercal ᵀ ldots … dots … cdots ⋯ vdots ⋮ ell ℓ langle ⟨
    rangle ⟩ mid | vert | lvert | rvert | Vert ‖ lVert ‖ rVert ‖ lbrace { rbrace } prime ′ dagger † bullet • star ⋆ ast * triangle △ lfloor ⌊ rfloor
    ⌋ lceil ⌈ rceil ⌉
    """
)
SIGNS = dict(zip(_SIGNS[::2], _SIGNS[1::2], strict=True))
ACCENTS = {"hat": "\u0302", "widehat": "\u0302", "bar": "\u0304", "overline": "\u0304", "tilde": "\u0303", "widetilde": "\u0303"}
ACCENTS |= {"vec": "\u20d7", "dot": "\u0307", "ddot": "\u0308"}
BOARD = dict(zip("NZQRCPE", "ℕℤℚℝℂℙ𝔼", strict=True)) | {"1": "𝟙"}
SUPERSCRIPTS = dict(zip("0123456789+-nijkTᵀ", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿⁱʲᵏᵀᵀ", strict=True))
SUBSCRIPTS = dict(zip("0123456789", "₀₁₂₃₄₅₆₇₈₉", strict=True))
ROOTS = {"": "√", "2": "√", "3": "∛", "4": "∜"}
FONTS = listed("mathrm mathit mathbf boldsymbol mathsf mathcal mathtt text textrm operatorname mathop mathbin mathrel")
IGNORED = listed("left right displaystyle textstyle limits nolimits bigl bigr Bigl Bigr big Big bigg mathstrut")
SPACED = listed(
    "in notin neq ne leq le geq ge approx equiv propto sim to rightarrow implies Rightarrow iff Leftrightarrow land lor subset subseteq"
)
FUNCTIONS = listed(
    "log ln exp sin cos tan sinh cosh tanh arcsin arccos arctan cot sec csc det dim ker rank tr max min sup inf lim gcd arg Pr"
)
_OFFERED = re.compile(r"\bLet \$[^$`]*\$\.?")
TOKEN = re.compile(r"\\[A-Za-z]+|\\.|\s+|.", re.S)
COLUMNS = {
    "cases": ("{ ", ""),
    "pmatrix": ("(", ")"),
    "bmatrix": ("[", "]"),
    "vmatrix": ("|", "|"),
    "aligned": ("", ""),
    "matrix": ("", ""),
}


def plain(latex: str) -> str:
    """The formula in one line of Unicode; what has no plain form keeps its LaTeX. Never raises, whatever the text."""
    if len(latex) > 20_000:
        return printable(latex)
    reader = _Reader(TOKEN.findall(latex))
    return printable(re.sub(r" ?([,;]) *(?=\S)", r"\1 ", re.sub(r"\s+", " ", reader.until(None))).strip())


def plain_sentence(sentence: str) -> str:
    """Mathematics in plain Unicode; code, and a declaration that is offered, stay as they are, to be copied."""
    sentence = _OFFERED.sub(r"`\g<0>`", sentence) if "`Let" not in sentence else sentence
    return "".join(plain(t) if kind == "math" else f"`{printable(t)}`" if kind == "code" else printable(t) for kind, t in pieces(sentence))


def printable(text: str) -> str:
    """The text with its control and direction marks shown as [U+…], so that it cannot rearrange or colour what is around it."""
    return "".join(f"[U+{ord(c):04X}]" if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp") else c for c in text)


class _Reader:
    """Reads tokens left to right; every command takes its arguments from the same stream."""

    def __init__(self, tokens: list[str]) -> None:
        self.tokens = tokens
        self.at = 0
        self.depth = 0

    def next(self) -> str | None:
        if self.at >= len(self.tokens):
            return None
        self.at += 1
        return self.tokens[self.at - 1]

    def until(self, closing: str | None) -> str:
        self.depth += 1
        parts: list[str] = []
        while (token := self.next()) is not None and token != closing:
            parts.append(self.one(token))
        self.depth -= 1
        return "".join(parts)

    def argument(self) -> str:
        token = self.next()
        while token is not None and token.isspace():
            token = self.next()
        return "" if token is None else self.one(token).strip()

    def option(self) -> str:
        """What stands in brackets right after a command, as the index of a root does."""
        self.skip()
        if self.tokens[self.at : self.at + 1] != ["["] or "]" not in self.tokens[self.at :]:
            return ""
        self.at += 1
        return self.until("]").strip()

    def skip(self) -> None:
        while self.at < len(self.tokens) and self.tokens[self.at].isspace():
            self.at += 1

    def raw(self) -> str:
        """A braced argument as written."""
        if self.next() != "{":
            return ""
        start = self.at
        while (token := self.next()) is not None and token != "}":
            pass
        return "".join(self.tokens[start : self.at - 1])

    def one(self, token: str) -> str:
        if self.depth > 60:
            return token
        if token == "{":
            return self.until("}")
        if token in "^_":
            return self.script(token)
        if token == "&":
            return ","
        if token == "=":
            return " = "
        return self.command(token[1:].strip(), token) if token.startswith("\\") else token

    def script(self, token: str) -> str:
        inner = self.argument()
        table = SUPERSCRIPTS if token == "^" else SUBSCRIPTS
        if inner and all(c in table for c in inner):
            return "".join(table[c] for c in inner)
        return token + (inner if len(inner) == 1 or inner.isalnum() else f"({inner})")

    def bounds(self) -> str:
        """The bounds of a sum, as in Σ_(j=1..n)."""
        scripts: dict[str, str] = {}
        while self.at < len(self.tokens) and (kind := self.tokens[self.at]) in ("_", "^") and kind not in scripts:
            self.at += 1
            scripts[kind] = self.argument()
        if not scripts:
            return " "
        inside = re.sub(r"\s*=\s*", "=", "..".join(scripts[kind] for kind in "_^" if kind in scripts))
        return f"_({inside}) " if len(inside) > 1 else f"_{inside} "

    def command(self, name: str, token: str) -> str:
        if name in ("sum", "prod", "int"):
            return SIGNS[name] + self.bounds()
        if name in ("partial", "nabla"):
            self.skip()
        if name in SIGNS:
            return f" {SIGNS[name]} " if name in SPACED else SIGNS[name]
        if name in ACCENTS:
            inner = self.argument()
            return unicodedata.normalize("NFC", inner[:1] + ACCENTS[name]) + inner[1:] if len(inner) == 1 else f"{name}({inner})"
        if name in ("frac", "dfrac", "tfrac"):
            return f"{over(self.argument())}/{under(self.argument())}"
        if name in ("binom", "dbinom", "tbinom"):
            return f"({self.argument()} choose {self.argument()})"
        if name == "sqrt":
            index = self.option()
            inner = self.argument()
            root = ROOTS.get(index, f"√[{index}]")
            if root.endswith("]"):
                return f"{root}({inner})"
            return f"{root}{inner}" if inner.isalnum() and inner.isascii() else f"{root}({inner})"
        if name == "mathbb":
            return "".join(BOARD.get(c, c) for c in self.argument())
        if name in ("begin", "end"):
            kind = self.raw().rstrip("*")
            return COLUMNS.get(kind, ("", ""))[name == "end"]
        if name == "substack":
            return self.argument().replace("; ", ", ")
        if name in FONTS:
            return self.argument()
        if name in IGNORED:
            return ""
        if name in ("quad", "qquad", ",", ";", ":", " ", "!", ""):
            return "" if name == "!" else " "
        if name == "\\":
            return "; "
        if len(name) == 1 and not name.isalpha():
            return {"|": "‖"}.get(name, name)
        if name in FUNCTIONS:
            self.skip()
            if self.tokens[self.at : self.at + 1] == ["\\frac"]:
                return f"{name}({self.argument()})"
            ahead = self.tokens[self.at] if self.at < len(self.tokens) else ""
            return name if ahead in ("(", "[", "^", "_", "{", "", "\\left") else name + " "
        return token


def over(text: str) -> str:
    """A numerator, in parentheses only if a reader could lose a part of it."""
    outside = _outside(text)
    return f"({text})" if not text or re.search(r"[+−/=<>≤≥,;]|(?<!^)-", outside) else text


def under(text: str) -> str:
    """A denominator: one name, number or power, or one sum."""
    outside = _outside(text)
    if outside.startswith("Σ") and not re.search(r"[-+/=,;]", outside):
        return text
    return f"({text})" if not text or re.search(r"[^\w∂\u0300-\u036f₀-₉⁰-⁹'.^√]", outside) else text


def _outside(text: str) -> str:
    """The text without what stands in parentheses."""
    while (shorter := re.sub(r"\([^()]*\)", "", text)) != text:
        text = shorter
    return text
