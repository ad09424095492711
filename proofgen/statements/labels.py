"""Letters below a name that tell it from another one, and count nothing: `E_k = \\frac12 m v^2`, `v_x = v_0 \\cos\\alpha`, `C_p`, `F_A`.

Where such names are said to be something, in which the letter does not occur, and the letter runs over nothing anywhere, each is a name of its own.
Taken for an index, `E_k = \\frac12 m v^2` would say the same of E_p.
"""

from __future__ import annotations

import re

from proofgen.source.document import Document
from proofgen.statements.ahead import formulas_ahead

_NAME = r"(?:\\(?:hat|bar|tilde|vec)\s*\{?\s*[A-Za-z]\s*\}?|\\[a-z]+|[A-Za-z])"
_PARTS = re.compile(r"\\\\|\\q?quad|[;,]|\\text\s*\{[^{}]*\}|\\(?:begin|end)\s*\{[^{}]*\}")
_SAYS = re.compile(
    rf"\s*(?P<name>{_NAME})\s*_\s*(?:\{{\s*(?P<braced>[A-Za-z]{{1,8}})\s*\}}|(?P<letter>[A-Za-z]))\s*(?::=|=|\\coloneqq|\\equiv)(?P<body>.+)\Z",
    re.S,
)
_ACCENT = re.compile(r"\\(\w+)\s*\{?\s*([A-Za-z])\s*\}?")
_RUNS = re.compile(
    r"\\(?:sum|prod|max|min|bigcup|bigcap|forall|sup|inf|int)(?:\\limits|\\nolimits)?\s*_?\s*\{?\s*([A-Za-z])(?:\s*[,=<}]|\s*\\|\s|\Z)"
    r"|(?<![A-Za-z_\\{])([A-Za-z])\s*(?:\\in(?![a-z])|=\s*\d|\\ne(?:q)?(?![a-z]))|\\ne(?:q)?(?![a-z])\s*([A-Za-z])(?![A-Za-z])"
    r"|(?:\d|[A-Za-z])\s*(?:<|\\l(?:eq?|t)(?![a-z]))\s*([A-Za-z])\s*(?:<|\\l(?:eq?|t)(?![a-z]))"
)
_INDEXED = re.compile(rf"(?<![A-Za-z\\{{])(?P<name>{_NAME})\s*_\s*(?:\{{(?P<inside>[^{{}}]*)\}}|(?P<letter>\w))")
_UPPER = re.compile(rf"(?<![A-Za-z\\{{])({_NAME})\s*_\s*\{{?\s*([A-Z])\s*\}}?(?![A-Za-z_(])")
_LISTED = re.compile(rf"((?:{_NAME}\s*,\s*)*{_NAME})\s*\\in(?![a-z])")
_CALLED = re.compile(rf"(?<![A-Za-z\\])(?P<name>{_NAME})\s*(?:\\left|\\[bB]igg?l?)?\s*\(")
_ALONE = re.compile(r"\s*([A-Za-z])\s*[,.]?\s*")
_CUSTOM = frozenset("ij")  # letters that hardly ever are a label


def labels(document: Document, number: int) -> frozenset[str]:
    """The whole names, `E_{k}`, from block `number` on."""
    texts = [each.text for each in formulas_ahead(document, number)]
    said: dict[str, dict[str, bool]] = {}
    for text in texts:
        for part in _PARTS.split(text.replace("&", " ")):
            match = _SAYS.match(part)
            if match is not None:
                letter = match["braced"] or match["letter"]
                stands = not _is_word(letter) and any(re.search(rf"(?<![A-Za-z\\]){each}(?![A-Za-z])", match["body"]) for each in letter)
                number_only = re.search(r"[A-Za-z]", re.sub(r"\\(?:[dt]?frac|cdot|left|right|times|sqrt)", "", match["body"])) is None
                known = said.setdefault(_plain(match["name"]), {})
                known[letter] = known.get(letter, True) and not stands and not number_only
    for base, letter in {pair for text in texts for pair in _UPPER.findall(text)}:  # `k_B`, `m_A`, `T_C`
        said.setdefault(_plain(base), {}).setdefault(letter, True)
    if not said:
        return frozenset()
    runs = {letter for text in texts for found in _RUNS.findall(text) for letter in found if letter}
    runs |= {match[1] for text in texts if (match := _ALONE.fullmatch(text)) and match[1].islower()}
    listed = {name for text in texts for names in _LISTED.findall(text) for name in re.findall(_NAME, names)}
    runs |= {name for name in listed if len(name) == 1}
    called = {_plain(match["name"]) for text in texts for match in _CALLED.finditer(text)}
    found: set[str] = set()
    for base, letters in said.items():
        plain = {letter for letter, fits in letters.items() if fits and (_is_word(letter) or not runs & {*letter})}
        if len(plain) < len(letters) or base in called or base in listed or _is_array(base, plain, texts, runs):
            continue
        if len(plain) > 1 or not plain & _CUSTOM:
            found |= {f"{base}_{{{letter}}}" for letter in plain}
    return frozenset(found)


def _is_word(letters: str) -> bool:
    """`kin`, `max`: no list of indices, as `ijk` may be."""
    return len(letters) > 2 and not set(letters) <= set("ijklmnpqrst")


def _is_array(base: str, labelled: set[str], texts: list[str], runs: set[str]) -> bool:
    """Whether the name stands somewhere with an index that is no label: `E_{k+1}`, `E_i` where i runs."""
    for text in texts:
        for match in _INDEXED.finditer(text):
            inside = (match["letter"] or match["inside"] or "").strip()
            if _plain(match["name"]) != base or inside in labelled or re.fullmatch(r"\d+|\\[A-Za-z]{2,}|\\\w+\s*\{.*\}", inside):
                continue
            if len(inside) > 1 or inside in runs or inside in _CUSTOM:
                return True
    return False


def _plain(name: str) -> str:
    accented = _ACCENT.fullmatch(name.strip())
    return f"\\{accented[1]}{{{accented[2]}}}" if accented and accented[1] in ("hat", "bar", "tilde", "vec") else name.strip()
