r"""Weights that nobody declares: in `W_{hh} h_{t-1} + b_h`, where h_{t-1} is a vector, W_{hh} is a matrix and b_h a vector.

Only a few capital letters are taken so, with or without an index that is a name. Their sizes are open: the formulas they stand in say them.
"""

from __future__ import annotations

import re

from proofgen.source.document import Document, Math
from proofgen.statements.ahead import formulas_ahead

_STEM = r"(?:\\(?:hat|bar|tilde|mathbf|boldsymbol|vec)\s*\{\s*[A-Za-z]\s*\}|\\[a-z]+|[A-Za-z])"
_INDEX = r"(?:\s*_\s*(?:\{[^{}]*\}|[A-Za-z0-9]))?"
_NAME = rf"{_STEM}{_INDEX}"
_DECLARED = re.compile(r"\\in(?![a-z])|:?=|\\colon|\\sim|<|>|\\[gl]eq?(?![a-z])")
_IN_SPACE = re.compile(r"\\in\s*\\mathbb\s*\{?\s*R\s*\}?\s*\^\s*(?:\{(?P<size>[^{}]*)\}|\w)\s*[.,;]?\s*(?:\\quad|\Z)")
_WEIGHT = rf"(?<![A-Za-z\\_{{^])(?P<weight>(?:\\(?:mathbf|boldsymbol)\s*\{{\s*[ABMUVW]\s*\}}|[ABMUVW]){_INDEX})"
_TIMES = re.compile(rf"{_WEIGHT}\s*(?:\\[,;]|\\cdot(?![a-z]))?\s*(?P<vector>{_NAME})")
_TURNED = re.compile(rf"{_WEIGHT}\s*\^\s*(?:\\top|T(?![A-Za-z])|\{{\s*(?:T|\\top)\s*\}})")
_BIAS = re.compile(rf"[+-]\s*(?P<bias>(?:\\mathbf\s*\{{\s*[bc]\s*\}}|[bc]){_INDEX})\s*(?=\\right|\)|\]|[.,;]|\Z)")
_VALUE = re.compile(
    rf"\s*(?P<name>{_NAME})\s*:?=\s*(?:\\(?:tanh|sigma|phi|sin|cos|exp)|\\(?:mathrm|operatorname|text)\{{[A-Za-z]+\}})\s*(?:\\left)?\(\s*(?P<vector>{_NAME})\s*(?:\\right)?\)\s*[.,]?\s*"
)
_TRANSPOSE = re.compile(r"\^\s*(?:\\top|T(?![A-Za-z])|\{\s*(?:T|\\top)\s*\})")
_ROW = r"\s*\^\s*(?P<turned>\\top(?![a-z])|T(?![A-Za-z])|\{\s*(?:T|\\top)\s*\})\s*"
_MEMBER = rf"(?P<name>{_STEM})\s*_\s*(?:[ijk](?![A-Za-z])|\{{\s*[ijk]\s*\}})"
_BEHIND_ROW = re.compile(rf"(?<![A-Za-z\\}}]){_STEM}{_ROW}{_MEMBER}(?!\s*\^\s*\{{?\s*\d)")
_MEMBER_TURNED = re.compile(rf"(?<![A-Za-z\\]){_MEMBER}{_ROW}(?:(?P<next>(?!\\[a-z]){_STEM})(?!\s*[_(A-Za-z]))?")
_ROW_AND_NEXT = re.compile(rf"(?<![A-Za-z\\}}_^{{])(?P<row>[a-z]{_INDEX}){_ROW}(?P<next>{_NAME})(?!\s*[_^(])")
_OPEN, _CLOSE = r"(?:\\left\s*)?(?:\\\||\\lVert|\\Vert)\s*", r"\s*(?:\\right\s*)?(?:\\\||\\rVert|\\Vert)"
_LOWER = rf"(?:[a-z]|\\(?:beta|theta|alpha|gamma))(?![A-Za-z]){_INDEX}"
_RESIDUAL = re.compile(
    rf"{_OPEN}(?:(?P<matrix>[A-Z]{_INDEX})\s*(?P<vector>{_LOWER})(?:\s*[-+]\s*(?P<last>{_LOWER}))?"
    rf"|(?P<first>{_LOWER})\s*[-+]\s*(?P<matrix2>[A-Z]{_INDEX})\s*(?P<vector2>{_LOWER})){_CLOSE}"
)
_SOFTMAX = re.compile(
    rf"\\(?:operatorname|mathrm|text)\*?\s*\{{\s*softmax\s*\}}\s*(?:\\left\s*)?\(\s*(?P<vector>{_NAME})\s*(?:\\right\s*)?\)", re.I
)
_LETTER_T = re.compile(r"(?<![A-Za-z\\^{\s])T(?![A-Za-z])|(?<!\^)\sT(?![A-Za-z])|\AT(?![A-Za-z])")
_GREEK = r"(\\[a-z]+)(?![A-Za-z])\s*"
_ALONE = re.compile(rf"{_GREEK}(?!\s|\(|\\left|\\[bB]ig|'|_)")
_CALLED = re.compile(rf"{_GREEK}'*(?:\\left|\\[bB]igg?l?)?\s*\(\s*(?:\\?[A-Za-z]+|[0-9]+)\s*(?:\\right|\\[bB]igg?r?)?\s*\)")
_SIGMA = re.compile(r"\\sigma(?![A-Za-z])(?:'*\s*(?:\\left|\\[bB]igg?l?)?\s*\((?P<argument>[^()]*))?")
_SAYS_WHAT = re.compile(r"\s*\\sigma\s*\(\s*\\?[A-Za-z]+\s*\)\s*(?:_\s*\{?\s*\w\s*\}?\s*)?:?=")
_SAYS_ENTRY = re.compile(r"\\sigma\s*\(\s*\\?[A-Za-z]+\s*\)\s*_\s*\{?\s*\w\s*\}?\s*&?\s*:?=")  # the softmax, and no function of one number
_OTHERWISE = re.compile(r"[i-n]|[A-Z]\w*|\d+|")  # a permutation, a spectrum, a sum of divisors
_LOGISTIC = re.compile(
    r"\\tanh(?![a-z])|1\s*\+\s*(?:e\s*\^|\\exp(?![a-z]))|\\sigma\s*\([^()]*\)\s*(?:\\cdot\s*)?(?:\\left\s*)?\(\s*1\s*-\s*\\sigma(?![A-Za-z])|\b(?:sigmoid|logistic)\b"
    r"|\(\s*1\s*-\s*\\?\w+(?:_\{?\w\}?)?\s*\)\s*\\(?:log|ln)\s*(?:\\left\s*)?\(\s*1\s*-"
)
_ANOTHER = re.compile(
    r"\b(?:activations?|non-?linearit(?:y|ies)|relu|elu|conductivity|stress(?:es)?|permutations?|arbitrary|any)\b|\\sigma\s*\([^()]*\)\s*\^",
    re.I,
)
_COMMAND = re.compile(r"\\[A-Za-z]+")
_SUBSCRIPT = re.compile(r"_\s*(?:\{([^{}]*)\}|([A-Za-z0-9]))\s*\Z")


def ranks(document: Document, number: int) -> dict[str, int]:
    """From block `number` on: the names that are matrices because vectors stand behind them, and those added to such products."""
    texts = [each.text for each in formulas_ahead(document, number)]
    declared = {name for text in texts for name in _listed(text) if _spelled(text).count(name) == 1}  # `W = W^\top` declares nothing
    vectors = {name for text in texts for name in _vectors(text)}
    found = dict.fromkeys(sorted(_beside_rows(texts) | _in_softmax(texts)), 1) | _in_norms(texts)
    rows = set(found)
    vectors |= {name for name, rank in found.items() if rank == 1}
    for _ in texts:
        count = len(vectors)
        for text in texts:
            behind = _before_vector(text, vectors) if rows else ()
            found |= dict.fromkeys(behind, 1)
            vectors |= set(behind)
            weights = [_spelled(each["weight"]) for each in _TIMES.finditer(text) if _spelled(each["vector"]) in vectors]
            found |= dict.fromkeys(filter(_is_name, weights), 2)
            head = re.match(rf"\s*({_NAME})\s*:?=", text)
            plain = _VALUE.fullmatch(text)
            if plain is not None and _spelled(plain["vector"]) in vectors:
                vectors.add(_spelled(plain["name"]))
            if weights and not _TRANSPOSE.search(text):
                found |= {_spelled(each["bias"]): 1 for each in _BIAS.finditer(text)}
                vectors |= {_spelled(head[1])} if head is not None else set()
        if len(vectors) == count:
            break
    if set(found) - rows:
        turned = [_spelled(each["weight"]) for text in texts for each in _TURNED.finditer(text)]
        found |= {name: 2 for name in turned if "_" in name and _is_name(name)}
    late = {name for name in rows & declared if _is_used_before(name, texts)}  # `w = (X^\\top X)^{-1} X^\\top y` at the end says what w is
    return {name: rank for name, rank in found.items() if name in late or not {name, name.partition("_")[0]} & declared}


def _is_used_before(name: str, texts: list[str]) -> bool:
    """Whether a formula speaks of the name before one of them sets it equal to something."""
    is_command = name.startswith("\\")
    stands = re.compile(rf"{re.escape(name)}(?![A-Za-z])" if is_command else re.escape(name))  # also the x of `Ax`, and not that of `\\exp`
    seen = [_spelled(text if is_command else _COMMAND.sub(" ", text)) for text in texts]
    first = next((text for text, shown in zip(texts, seen, strict=True) if stands.search(shown)), "")
    return name not in _listed(first)


def _beside_rows(texts: list[str]) -> set[str]:
    """`w_2` and `h` of `w_2^\\top h`, and not where T is a letter of the author's."""
    power = any(_LETTER_T.search(text) for text in texts)
    found = set()
    for text in texts:
        for match in _ROW_AND_NEXT.finditer(text):
            if not (power and "T" in match["turned"]) and match["next"][:1].islower():
                found |= {_spelled(match["row"]), _spelled(match["next"])}
    return {name for name in found if _is_name(name)}


def _in_softmax(texts: list[str]) -> set[str]:
    """z of `\\operatorname{softmax}(z)`: it acts on a vector."""
    return {name for text in texts for each in _SOFTMAX.finditer(text) if _is_name(name := _spelled(each["vector"]))}


def _in_norms(texts: list[str]) -> dict[str, int]:
    """X, w and y of `\\|Xw - y\\|`: a norm is of vectors."""
    found: dict[str, int] = {}
    for text in texts:
        for match in _RESIDUAL.finditer(text):
            found |= dict.fromkeys((_spelled(name) for key in ("vector", "vector2", "first", "last") if (name := match[key])), 1)
            found |= dict.fromkeys((_spelled(name) for key in ("matrix", "matrix2") if (name := match[key])), 2)
    return {name: rank for name, rank in found.items() if _is_name(name)}


def _before_vector(text: str, vectors: set[str]) -> list[str]:
    """`x` of `h = \\tanh(W x)`, where h is a vector."""
    head = re.match(rf"\s*({_NAME})\s*:?=", text)
    if head is None or _spelled(head[1]) not in vectors:
        return []
    return [name for each in _TIMES.finditer(text) if (name := _spelled(each["vector"]))[:1].islower() and _is_name(name)]


def samples(document: Document, number: int) -> dict[str, int]:
    """Names of which a member stands where only a vector can, `w^\\top x_i`, `x_i^\\top`: they have two axes; and vectors beside these. None that the post declares."""
    texts = [each.text for each in formulas_ahead(document, number)]
    power = any(_LETTER_T.search(text) for text in texts)
    found: set[str] = set()
    beside: set[str] = set()  # `w` of `x_i^\\top w`
    for text in texts:
        for match in (*_BEHIND_ROW.finditer(text), *_MEMBER_TURNED.finditer(text)):
            if not (power and "T" in match["turned"]):
                found.add(_spelled(match["name"]))
                beside.add(match.groupdict().get("next") or "")
    said = {name.partition("_")[0] for text in texts if _DECLARED.search(text) for name in _listed(text)}
    lower = {_spelled(name) for name in beside if name and not name.isupper()}
    return dict.fromkeys(sorted(lower - found - said), 1) | dict.fromkeys(sorted(found - said), 2)


def logistic_by_custom(document: Document, number: int) -> Math | None:
    """The first formula with σ, if in this post σ is the logistic function by custom: it is always called, and of no index, whole number or
    capital letter, beside `1 + e^{-x}`, `σ(x)(1 - σ(x))`, tanh or its name, and no word speaks of another function."""
    found = [(each, match) for each in formulas_ahead(document, number) for match in _SIGMA.finditer(each.text)]
    if not found or any(match["argument"] is None or _OTHERWISE.fullmatch(match["argument"].strip()) for _, match in found):
        return None
    if _SAYS_WHAT.match(found[0][0].text) or any(_SAYS_ENTRY.search(each.text) for each, _ in found):
        return None  # the author says himself which function it is
    near = [each.text + each.before + each.after for each in formulas_ahead(document, number)]
    return found[0][0].math if any(map(_LOGISTIC.search, near)) and not any(map(_ANOTHER.search, near)) else None


def counted(document: Document, number: int) -> frozenset[str]:
    """Of the letters that count entries by custom, those that stand in some formula."""
    texts = [each.text for each in formulas_ahead(document, number)]
    return frozenset(letter for letter in "nm" if any(re.search(rf"(?<![A-Za-z\\]){letter}(?![A-Za-z])", text) for text in texts))


def bare_letters(document: Document, number: int) -> frozenset[str]:
    """Greek letters that multiply: they stand somewhere without a bracket behind them, and nowhere before a single name or numeral in one."""
    texts = [each.text for each in formulas_ahead(document, number)]
    bare = {letter for text in texts for letter in _ALONE.findall(text)}
    return frozenset(bare - {letter for text in texts for letter in _CALLED.findall(text)})


def _listed(text: str) -> list[str]:
    """The names that stand before the first relation, if nothing else stands there."""
    left = _DECLARED.split(text, maxsplit=1)[0]
    return [_spelled(name) for name in re.findall(_NAME, left)] if re.fullmatch(rf"\s*{_NAME}(?:\s*,\s*{_NAME})*\s*", left) else []


def _vectors(text: str) -> list[str]:
    r"""`x_t, h_{t-1} \in \mathbb{R}^n`."""
    found = _IN_SPACE.search(text)
    return _listed(text) if found is not None and "\\times" not in (found["size"] or "") else []


def _is_name(weight: str) -> bool:
    """`W_{ij}` is an entry; `W_{hh}`, `W_f` and `W_1` are names."""
    index = _SUBSCRIPT.search(weight)
    return index is None or not set(index[1] or index[2]) <= set("ijkl,")


def _spelled(name: str) -> str:
    """The name as it is known elsewhere: `W_{hh}`, `\\mathbf{W}_{h}`."""
    name = re.sub(r"\s", "", name)
    return re.sub(r"_([A-Za-z0-9])\Z", r"_{\1}", name)
