"""Capital letters that nobody declares and that are matrices by what stands beside them: `A = LU`, `x = A^{-1} b`, `AB - BA`, `$A$ is nilpotent`.

Products of numbers commute and those of matrices do not, so none of these is taken for a number.
"""

from __future__ import annotations

import re

from proofgen.source.document import Document
from proofgen.statements.ahead import formulas_ahead

_PARTS = re.compile(
    r"\\(?:begin|end|operatorname|mathrm|mathbb|mathcal|mathsf|text|textbf|tag|label)\*?\s*\{[^{}]*\}|[_^]\s*\{\s*\\(?:text|mathrm)\s*\{[^{}]*\}\s*\}|\\[A-Za-z]+|_\s*(?:\{[^{}]*\}|\w)"
)
_LETTER, _INVERSE = r"[A-Z](?![A-Za-z]{3})", r"\s*\^\s*\{\s*-\s*(?:1|T|\\top)\s*\}\s*"
_SHAPES = (
    re.compile(
        rf"\\(?:det|tr|Tr|(?:operatorname|mathrm|text)\*?\s*\{{(?:tr|Tr|rank|diag|trace|vec|adj|rk)\}})\s*(?:\\left)?[(\[{{\s]*{_LETTER}"
    ),
    re.compile(rf"{_LETTER}{_INVERSE}\\?[A-Za-z(]"),  # A^{-1} b
    re.compile(rf"(?<![\\/\d=+\-]){_LETTER}\s*{_LETTER}{_INVERSE}"),  # D P^{-1}
    re.compile(r"(?P<a>[A-Z])\s*(?P<b>[A-Z])\s*[-+]\s*(?P=b)\s*(?P=a)(?![A-Za-z_^])"),  # AB - BA
    re.compile(r"(?P<a>[A-Z])\s*(?P<b>[A-Z])\s*(?:=|\\ne(?:q)?)\s*(?P=b)\s*(?P=a)(?![A-Za-z_^])"),
    re.compile(r"\(\s*I\s*[-+]\s*[A-Z]\s*\)\s*(?:\^|[A-Za-z(])|[A-Za-z)]\s*\(\s*I\s*[-+]\s*[A-Z]\s*\)"),  # (I - P)^2
    re.compile(r"\(\s*[A-Z]\s*[-+]\s*(?:\\lambda\s*)?I\s*\)"),  # A - λI
    re.compile(
        r"(?:\A|[^A-Za-z\\])[A-Z]\s*(?P<v>\\?[a-z]+)\s*=\s*(?:\\lambda|\\mu|E)\s*(?:_\s*\{?\w\}?\s*)?(?P=v)(?![A-Za-z_^])"
    ),  # A v = λ v
    re.compile(r"(?P<a>[A-Z])\s*\^\s*\{?\s*2\s*\}?\s*=\s*(?:(?P=a)|I)\s*(?:\Z|[.,;\\])"),  # P^2 = P
)
_NOUNS = (
    r"(?:matri(?:x|ces)|(?:LU|QR|LDU|LDL|Cholesky|eigen\w*|Schur|Jordan|polar|spectral|singular[- ]value)[- ](?:factori[sz]ation|decomposition|form)|eigen(?:value|vector|basis|space)s?"
    r"|hamiltonian|laplacian|observables?|adjoint|nilpotent|idempotent|invertible|singular|non-?singular|diagonal|diagonali[sz]\w+|(?:upper|lower)[- ]triangular|orthogonal|unitary|hermitian|self-adjoint|skew-symmetric|Woodbury|Sherman"
    r"|commutes?|commuting|commutators?|full (?:column |row )?rank|null ?space|linear (?:system|map|operator|transformation)s?|projections?|projectors?|overdetermined|underdetermined|Gauss(?:ian)? elimination|row reduc\w+)"
)
_SAID = re.compile(rf"\b{_NOUNS}\b", re.I)
_SYSTEM = re.compile(r"\bsystem(?: of (?:linear )?(?:\w+ )?equations)?(?: is)?\s*\Z", re.I)
_TIMES_VECTOR = re.compile(r"=\s*[A-Z]\s*\\?[a-z]|\A[A-Z]\s*\\?[a-z]\s*=")
_OF_CHANCE = re.compile(
    r"(?:\\mathbb\s*\{?\s*E\s*\}?|(?<![A-Za-z\\])[EP]|\\(?:operatorname|mathrm|text)\*?\s*\{(?:Var|Cov|E|P|Corr)\}|\\(?:Var|Cov|E|Pr)(?![a-z]))"
    r"\s*(?:_\s*(?:\{[^{}]*\}|\w)\s*)?(?:\\left|\\[bB]igg?l?)?\s*[(\[][^()\[\]]*|[A-Z](?:\s*_\s*\{?\w\}?)?\s*(?:\\sim|\|)"
)
_ALL_NUMBERS = re.compile(
    r"\b(?:variables?|letters?|symbols?|quantities|unknowns)\b[^.]*\b(?:are|denote|stand for)\b[^.]*\b(?:reals?|numbers?|scalars?|positive|integers?)\b",
    re.I,
)
_QUATERNIONS = re.compile(r"\bquaternion|\bHamilton's (?:units?|relations?|rules?)", re.I)
_ENDS = re.compile(r"[.;:!?](?=\s|\Z)")


def unnamed_matrices(document: Document) -> set[str]:
    """Letters of the file that may be matrices: those that a formula or the words right beside it show to be, and those that share a formula with one of them."""
    formulas = [each for start in _starts(document) for each in formulas_ahead(document, start)]
    if any(_ALL_NUMBERS.search(words) for each in formulas for words in (each.before, each.after)):
        return set()
    random = {name for each in formulas for part in _OF_CHANCE.findall(each.text) for name in _capitals(part)}
    letters = [_capitals(each.text) - random for each in formulas]
    found: set[str] = set()
    for each, names in zip(formulas, letters, strict=True):
        words = (_ENDS.split(each.before)[-1], _ENDS.split(each.after)[0])
        system = _SYSTEM.search(words[0]) is not None and _TIMES_VECTOR.search(each.text) is not None
        if names and (system or any(map(_SAID.search, words)) or any(shape.search(each.text) for shape in _SHAPES)):
            found |= names
    if any(_QUATERNIONS.search(words) for each in formulas for words in (each.before, each.after)):
        found |= {"i", "j", "k"}
    while found:
        more = {name for names in letters if names & found for name in names} - found
        if not more:
            break
        found |= more
    return found


def _starts(document: Document) -> list[int]:
    return [0, *(at + 1 for at, block in enumerate(document.blocks) if block.kind == "break" and not block.level)]


def _capitals(text: str) -> set[str]:
    """`A` and `\\mathbf{A}` of a formula, none of a label, an index or a word."""
    bold = {f"\\{match[1]}{{{match[2]}}}" for match in re.finditer(r"\\(mathbf|boldsymbol)\s*\{\s*([A-Z])\s*\}", text)}
    return bold | set(re.findall(r"[A-Z]", _PARTS.sub(" ", text)))
