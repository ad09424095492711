"""Known signs to which the text gives a meaning of its own: `Let $\\|v\\|$ denote the maximum norm`, `All logarithms are to base 2`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from proofgen.math.lexer import Token, tokenize
from proofgen.math.notation import ACCENTS, FONTS, FUNCTION_COMMANDS, FUNCTION_WORDS, GREEK
from proofgen.math.syntax import Unreadable
from proofgen.statements.cases import is_wordless

_TRIGONOMETRIC = ("\\sin", "\\cos", "\\tan", "\\cot", "\\sec", "\\csc", "\\arcsin", "\\arccos", "\\arctan")
LETTERS = frozenset({"i", "e", "\\pi"})  # a constant each, where nobody says what they are
_COUNTED = r"natural numbers? (?:from|starting (?:at|with)) (?:1|one)|positive (?:integers?|whole numbers?)"
# What each sign means to proofgen, in words that authors use for it.
_USUAL = {
    "\\|": r"\b(?:euclidean|usual|standard|ordinary|l2|2-?|two-?)\s*norms?\b|\b(?:the|its) (?:norm|length)\b|\beuclidean length\b",
    "|": r"\babsolute values?\b|\bmodulus\b|\bmagnitude\b|\bdeterminants?\b|\beuclidean\b|\bdistance (?:from|to) (?:0|zero|the origin)\b",
    "!": r"(?<!double )(?<!double-)(?<!rising )(?<!falling )(?<!super )\bfactorials?\b",
    "+": r"\baddition\b|\b(?:usual|ordinary) sum\b",
    "\\binom": r"\bbinomial\b|\bsubsets\b|\bways\b",
    "\\cdot": r"\b(?:dot|scalar|inner|usual|ordinary|matrix)\b|\bmultiplication\b",
    "\\times": r"\b(?:cross|vector|cartesian|usual|ordinary) product\b|\bmultiplication\b",
    "\\circ": r"\bcompos\w+\b|\bhadamard\b|\bschur\b|\b(?:element|entry|component)-?wise\b",
    "\\odot": r"\bhadamard\b|\bschur\b|\b(?:element|entry|component)-?wise\b",
    "\\otimes": r"\bkronecker\b|\btensor\b",
    "*": r"\bmultiplication\b|\b(?:usual|ordinary) product\b",
    "[": r"\biverson\b",
    "\\lfloor": r"\bfloor\b|\binteger part\b|\b(?:greatest|largest) integer\b",
    "\\lceil": r"\bceil\w*\b|\b(?:least|smallest) integer\b",
    "\\langle": r"\b(?:inner|scalar|dot) product\b",
    "\\nabla": r"\bgradient\b|\bnabla\b|\bdel\b",
    "\\sqrt": r"\b(?:square )?root\b",
    "\\log": r"\bnatural log\w*\b|\bbase M\b.*\bnatural\b|\bbase e\b|\blogarithm\s*\Z",
    "\\ln": r"\bnatural log\w*\b|\bbase e\b|\blogarithm\s*\Z",
    "\\exp": r"\bexponential\b",
    "\\det": r"\bdeterminant\b",
    "\\mathbb N": _COUNTED,
    "\\mathbb R": r"\breals?\b",
    "\\mathbb Z": r"\bintegers\b",
    "\\mathbb E": r"\bexpect\w+\b|\bmean\b",
    "i": r"\bimaginary\b|\bsquare root\b|\bcomplex\b",
    "e": r"\beuler\b|\bbase of\b|\bnapier\b|\bexponential\b|\bconstant\b",
    "\\pi": r"\bcircle\b|\bcircumference\b|\bratio\b|\bconstant\b|\barea of\b",
}
_FUNCTIONS = {f"\\{name}" for name in FUNCTION_COMMANDS} | set(FUNCTION_WORDS)
_CHECKED = _FUNCTIONS - {"\\log", "\\ln"}  # what is said to be `\\tanh(x)` is checked as a claim
_CLOSING = {"]": "[", "\\rfloor": "\\lfloor", "\\rceil": "\\lceil", "\\rangle": "\\langle"}
_INFIX = frozenset({"\\cdot", "\\times", "\\circ", "\\odot", "\\otimes", "*"})
_OTHERS = frozenset(
    {"\\|", "|", "!", "'", "\\binom", "[", "\\lfloor", "\\lceil", "\\langle", "\\nabla", "\\sqrt", "\\int", "\\sum", "\\prod"}
)

_NOUN = r"(?:the|an?|its|our|any|all|usual|M)\b"
_VERB = r"(?:denotes?|stands? for|means?|refers? to|represents?|indicates?)"
_GIVES = re.compile(
    rf"\b(?:let|have|with)\s+(?:the (?:symbols?|signs?|letters?|notation)\s+)?S(?:\s*,?\s*(?:for|with|of|where)\b[^.;]*?)?\s+(?:be|{_VERB})\s+{_NOUN}"
    rf"|\b(?:denote|denoting|denoted)(?: by)?\s+S\s+{_NOUN}|\b(?:by|notation|symbol|sign|letter)\s+S\s+(?:we|one|i)\s+(?:mean|denote|understand)\b"
    rf"|\b(?:write|writing|use|using|denoted? by)\s+S\s+(?:for|instead|as|to (?:mean|denote))\b|\bdenoted? (?:by|as)\s+S(?=\s*(?:[.,;:]|\Z))"
    rf"|\bS\s+(?:here\s+|will\s+|always\s+|shall\s+)?{_VERB}\s|\b(?:here|where|in which)\s*,?\s*S\s+(?:is|are)\s+(?:{_NOUN}|to base|taken)"
    rf"|\bS\s+(?:is|are|being)\s+(?:taken )?(?:(?:to|in|with) )?(?:the )?base\b",
    re.I,
)
_OF_PRIME = re.compile(r"\b(?:transpos\w*|adjoint|complement\w*|conjugat\w*)\b", re.I)
_LETTER_IS = re.compile(
    rf"\b(?:the|an?|its|their|our)\s+(?:\w+\s+){{0,3}}(?:is|be|by|called|denoted(?: by)?)\s+S(?=\s*(?:[.,;:]|\Z))|\bS\s+(?:is|are|be|was)\s+{_NOUN}|\blet\s+S\s+be\b"
    r"|\b(?:index|indices|subscript|counter|label)\s+S\b|\bS\s+(?:runs?|ranges?|goes|counts?|labels?|enumerates?|numbers|indexes)\b",
    re.I,
)

_BASE = re.compile(r"\blog\w*\b[^.]*\bbase\b(?!\s+(?:M|e)\b[^.]*\bnatural\b)(?!\s+e\b)|\b(?:binary|decimal|common|dyadic) log\w*\b|\blog\w*\s+(?:is|are)\b[^.]{0,30}\b(?:binary|decimal|common|dyadic)\b|\bbase-?\s?(?:2|10|two|ten)\b[^.]*\blog|\bbase of (?:the |all |every |our )?log\w*\b[^.]*\b(?:is|equals|will be)\b(?! (?:e|M)\b)|\bbase of (?:the |all )?log\w* is M\b", re.I)  # fmt: skip
_CURVED = re.compile(
    r"\b(?:in|into|us(?:e|es|ing)|with|work\w*|adopt\w*|introduc\w+|for)\b[^.]*\b(?:polar|spherical|cylindrical|curvilinear)\b", re.I
)
_DEGREES = re.compile(r"\bangles?\b[^.]*\bdegrees?\b|\bin degrees\b|\bdegrees?\b[^.]*\bangles?\b|\bgradians?\b", re.I)
_NORMS = re.compile(
    r"\b(?:max(?:imum)?|sup(?:remum)?|uniform|infinity|one|taxicab|manhattan|operator|spectral|nuclear|frobenius|arbitrary|any|some|every|induced|weighted|energy|chebyshev)[- ]norms?\b"
    r"|\b(?:l|p|1|M|ℓ)-?\s?norms?\b|\bnorms?\b[^.]*\b(?:arbitrary|not (?:necessarily )?(?:the )?euclidean)\b|\ban? norm on\b",
    re.I,
)
_MARKS = (
    (re.compile(r"\b(?:primes?|dash(?:es)?)\s+(?:here\s+|will\s+|always\s+)?(?:denotes?|means?|stands? for|indicates?)\b(?!.*(?:deriv|differ))", re.I), "'"),
    (re.compile(r"\b(?:superscripts?|(?:upper|raised) ind(?:ex|ices))\b(?![^.]*\b(?<!not )(?<!no )(?<!never )(?<!than )(?:powers?|exponents?|transpos\w*|parenthes\w+|brackets?|deriv\w*|stars?|M)\b)\s+(?:\w+\s+){0,2}?"
                r"(?:denotes?|labels?|means?|stands? for|indicates?|numbers?|counts?|enumerates?|refers?|distinguish\w*|are|is)\b", re.I), "^"),
    (re.compile(r"\b(?:bars?|vertical (?:bars?|lines?|strokes?))\s+(?:here\s+|will\s+|always\s+)?(?:denotes?|means?|stands? for|indicates?)\b(?!.*\b(?:absolute|modul\w+|determinants?|magnitudes?|averag\w+|means?(?! the)|conjugat\w+)\b)", re.I), "|"),
    (re.compile(r"\b(?:sums?|summations?|(?:summation|summed|running) ind(?:ex|ices))\s+(?:here\s+|always\s+|all\s+|below\s+|will\s+)*(?:runs?|ranges?|extends?|goes|go|(?:is|are)(?: always)?(?: taken| meant| understood)?)\s+"
                r"(?:only\s+)?(?:over|through)\s+(?:\w+\s+){0,2}?(?:odd|even|primes?|positive and negative|negative|non-?zero|distinct|different|squarefree|unordered|ordered|permutations?|subsets|pairs|divisors)\b", re.I), "\\sum"),
    (re.compile(r"\b(?:(?:centred |centered )?dots?)\s+(?:here\s+|will\s+|always\s+)?(?:denotes?|means?|stands? for|indicates?)\b(?!.*\b(?:time|deriv\w*|M|products?|multipl\w+)\b)", re.I), "\\cdot"),
    (re.compile(r"\b(?:(?:over)?dots?)\s+(?:here\s+|will\s+|always\s+)?(?:denotes?|means?|stands? for|indicates?)\b(?!.*\b(?:time|M)\b)", re.I), "\\dot"),
)  # fmt: skip
_FROM_ZERO = re.compile(
    r"\s*\\mathbb\s*\{?\s*N\s*\}?\s*:?=\s*\\mathbb\s*\{?\s*(?:Z\s*\}?\s*_\s*\{?\s*(?:\\ge(?:q)?|\+)|N\s*\}?\s*_\s*\{?\s*0)|\s*0\s*\\in\s*\\mathbb\s*\{?\s*N\s*\}?\s*\Z|\s*\\mathbb\s*\{?\s*N\s*\}?\s*:?=\s*\\\{\s*0\b"
)
_COUNTS_ZERO = re.compile(r"\s*(?:contains?|includes?|begins?|starts?|has)\b", re.I)
_IS_NATURAL = re.compile(r"\s*(?:is|as|being)\s+(?:an? )?(?:element of M|natural)\b", re.I)
_FROM_ZERO_IN_WORDS = re.compile(
    r"\bnatural numbers?\b[^.]*\b(?:contain|includ|start|begin|from)\w*[^.]*\b(?:zero|0|M)\b|\b(?:zero|0)\b[^.]*\bnatural number\b|\bM\s+includes\s+(?:zero|0|M)\b|\b(?:zero|0)\b[^.]*\bamong (?:the )?natural",
    re.I,
)
_RESIDUES = re.compile(
    r"\bmod(?:ulo)?\s+(?:M|\w+)\b|\b(?:finite|galois|prime) fields?\b|\bfield (?:of|with) (?:\w+ )?elements\b|\b(?:of|in|has) characteristic (?:M|\d|two|three|p)\b|\bcongruent\b|\bresidue class\w*\b",
    re.I,
)
_OTHERWISE = re.compile(
    r"\b(?:boolean|tropical|max-?plus|min-?plus|saturat\w+|floating[- ]point|fixed[- ]point|interval|fuzzy|clifford|grassmann|exterior|ordinal|cardinal|octal|hexadecimal|ternary)"
    r" (?:algebra|arithmetic|semirings?|numerals?|notation|system)\b|\b(?:numbers?|digits?|numerals?|arithmetic|calculate|count)\b[^.]*\bin (?:hexadecimal|octal|binary)\b"
    r"|\b(?:numbers?|digits?|numerals?)\b[^.]*\b(?:in|to) base\b|\b(?:numerals|digits|numbers) are (?:all )?(?:octal|hexadecimal|binary|ternary)\b|\bjuxtaposition\s+(?:here\s+)?(?:means|denotes|is|stands)\b(?!.*\b(?:product|multipl\w+)\b)"
    r"|(?:\A\W*|[.,;:]\s*)in (?:binary|octal|hexadecimal|ternary|(?:base|radix) (?!10\b|ten\b)\w+)\b|\b(?:\d+|M|twelve|twenty-four)-hour clock\b|\bordinals\b"
    r"|\b(?:writes?|stands?)\s+(?:M|S)\s+for\s+(?:the\s+)?(?:concatenation|composition)\b",
    re.I,
)
_NOT_COMMUTING = re.compile(
    r"\b(?:do|does|need|must|may|will|can) not (?:\w+ )?commute\b|\b(?:do|does)n[’']t commute\b|\banti-?commut(?:e|es|ing)\b|\bnon-?commut(?:ing|ative)\b|\bnot (?:be )?commutative\b|\bfails? to commute\b",
    re.I,
)
_MADE_OF_ENTRIES = re.compile(r"\bmatri(?:x|ces)\b|\boperators?\b|\bderivatives?\b|\blimits?\b|\bdiagrams?\b", re.I)
_LASTS = re.compile(r"\b(?:work|works|working|comput\w+|calculat\w+|arithmetic|throughout|always|everything|all|be)\b", re.I)
_CYCLIC = re.compile(
    r"\\mathbb\s*\{?\s*F\s*\}?\s*_\s*\{?\s*(?:\d|p|q)|\\mathbb\s*\{?\s*Z\s*\}?\s*(?:/|_\s*\{?\s*(?:\d+|n|p|m)\b)|\\mathrm\s*\{\s*GF\s*\}|\\operatorname\s*\{\s*GF\s*\}"
)
EVERYTHING = "*everything*"
ORDERED = "*products in order*"  # which they are of matrices, and of nothing else here
FROM_ZERO = "*naturals from 0*"
Meaning = Literal["usual", "own"]
_LONGEST, LONGEST_DEFINITION = 80, 300  # characters
_RELATES = re.compile(r"[=<>&+]|\\(?:le|ge|ne|in|to|sim|approx|frac|d?frac)(?![a-zA-Z])")  # none of which stands in a sign with its letters
_END = re.compile(r"[.!?](?:\s|\Z)")
_EQUATES = re.compile(r"\s*([^=<>]*?)\s*(:=|\\coloneqq|\\equiv|=)(.*)\Z", re.S)
_DEFINES = re.compile(
    r"\b(?:let|define|write|denote|set|put|where|with|and)\s*\Z|\b(?:inner|scalar|dot) product\s*\Z|\b(?:norm|bilinear form|metric)\s*\Z",
    re.I,
)
_LONGEST_VERB = 24  # letters; `bilinear form` and what stands before it
_HERE = re.compile(r"\b(?:here|throughout|always|in this \w+)\s*,?\s*\Z", re.I)
_USUAL_NORM = re.compile(r"\\sqrt|\\langle|1/2|\\frac\s*\{?\s*1\s*\}?\s*\{?\s*2")
_TRANSPOSED = re.compile(
    r"\s*(\\?[A-Za-z]+)\s*\^\s*\{?\s*(?:\\top|\\intercal|\\math\w+\s*\{?\s*T\s*\}?|T)\s*\}?\s*(\\?[A-Za-z]+)\s*[.,]?\s*"
)  # x^T y
_USUAL_FORMULA = re.compile(r"\\sum|\\prod|\\lim|\\int|\\partial|\\sqrt|cases|!|\\max\s*\\\{|\\min\s*\\\{")


def bare_sign(text: str) -> str | None:
    """The one known sign that the formula applies to nothing but letters: `\\|` of `\\|v\\|`, `\\log` of `\\log x`, `\\pi` of `\\pi`."""
    try:
        tokens = [t for t in tokenize(text) if t.kind not in ("eof", "quad") and t.text not in ("{", "}", "(", ")", ".", ",", ";")]
    except Unreadable:
        return None
    if len(tokens) == 1 and (tokens[0].text in LETTERS or tokens[0].text == "+"):
        return tokens[0].text
    if [t.text for t in tokens[:1]] == ["\\mathbb"] and len(tokens) == 2:
        return f"\\mathbb {tokens[1].text}"
    inside = len(tokens) == 3 and tokens[1].text == "\\cdot" and not _is_letter(tokens[0])  # `\|\cdot\|`
    signs = [t.text for t in (tokens[::2] if inside else tokens) if not _is_letter(t)]
    if not signs or any(sign in ("_", "^") for sign in signs if sign not in _OTHERS):
        return None
    first = signs[0]
    if first in ("\\|", "|") and signs != [first, first]:
        return None
    if first in _CLOSING.values() and tokens[0].text != first:
        return None  # `E[XY]`
    known = first in _OTHERS or first in _FUNCTIONS or (first in _INFIX and len(tokens) > 1)
    alone = all(_CLOSING.get(sign, sign) == first for sign in signs)
    return first if known and alone else None


def _is_letter(token: Token) -> bool:
    name = token.text[1:]
    return (token.kind == "letter") or (token.kind == "command" and (name in GREEK or name in ACCENTS or name in FONTS))


def given_meaning(sign: str, words: str) -> Meaning | None:
    """Whether the sentence says what the sign means: what it always does, or something else. S stands for the sign, M for other formulas."""
    found = _GIVES.search(words) or (_LETTER_IS.search(words) if sign in LETTERS else None)
    if found is None:
        return None
    usual = _USUAL.get(sign)
    if sign == "'" and _OF_PRIME.search(words) is None:
        return None  # `Let $x'$ be another point`
    return "usual" if usual is not None and re.search(usual, words[found.start() :], re.I) is not None else "own"


@lru_cache(maxsize=1024)
def signs_in_words(sentence: str) -> tuple[str, ...]:
    """Signs of which the sentence says in words alone what they mean: logarithms to a base, angles in degrees, norms of a kind."""
    if is_wordless(sentence):
        return ()
    sentence = " ".join(sentence.split())
    found = [sign for pattern, sign in _MARKS if pattern.search(sentence)]
    found += ["\\log"] if _BASE.search(sentence) else []
    found += _TRIGONOMETRIC if _DEGREES.search(sentence) else []
    found += ["\\|"] if _NORMS.search(sentence) else []
    found += [FROM_ZERO] if _FROM_ZERO_IN_WORDS.search(sentence) else []
    found += ["\\nabla", "\\Delta"] if _CURVED.search(sentence) else []
    other = (_RESIDUES.search(sentence) and _LASTS.search(sentence)) or _OTHERWISE.search(sentence)
    found += [ORDERED] if _NOT_COMMUTING.search(sentence) and not _MADE_OF_ENTRIES.search(sentence) else []
    return (*found, EVERYTHING) if other else tuple(found)


@lru_cache(maxsize=1024)
def counts_residues(sentence: str) -> bool:
    """`Modulo $5$ we have …`: equality is another one in this sentence."""
    return not is_wordless(sentence) and _RESIDUES.search(" ".join(sentence.split())) is not None


def refuse(tokens: list[Token], given: dict[str, int]) -> None:
    """Raises Unreadable where a sign stands to which the text gave another meaning. given: each sign with the line that says so, 0 for words alone."""
    if not given or not tokens:
        return
    spelled = f" {' '.join(token.text for token in tokens if token.text not in '{}')} "
    for sign, line in given.items():
        if sign == EVERYTHING:
            raise Unreadable(
                "unknown-notation", "the text computes in another way than numbers do, and this may mean another thing here", tokens[0].span
            )
        if sign in ("\\log", "\\ln"):
            spelled = spelled.replace(f" {sign} _ ", " _ ")  # which says its base itself
        if sign not in LETTERS and f" {sign} " in spelled:
            at = next(token for token in tokens if token.text == sign.split()[0])
            where = f"line {line}" if line else "the text"
            raise Unreadable("unknown-notation", f"{where} gives `{at.text}` a meaning of its own, which is not known here", at.span,
                             "write out what it stands for")  # fmt: skip


class Signs:
    """The known signs of one sentence, until it is over: what they mean may be said behind them."""

    def __init__(self) -> None:
        self.met: list[tuple[str, int]] = []  # each with how many formulas stood before it

    def of(self, text: str, before: str, after: str) -> tuple[tuple[str, ...], bool]:
        """Of a formula and the words around it: the signs that they give a meaning, and whether the formula does nothing else than that."""
        found = list(signs_in_words(before))
        sign = bare_sign(text) if len(text) <= _LONGEST and not _RELATES.search(text) else None
        if sign is not None:
            self.met.append((sign, before.count(" M ")))
        counted = _COUNTS_ZERO.match(after) if sign == "\\mathbb N" else _IS_NATURAL.match(after) if text.strip() == "0" else None
        if _FROM_ZERO.search(text) or counted is not None:
            return (*found, FROM_ZERO), True
        found += [EVERYTHING] if _CYCLIC.search(text) else []
        meaning = given_meaning(sign, f"{before} S {_END.split(after)[0]}") if sign is not None else None
        given = sign if meaning == "own" else _defined(text, before)
        alone = given is not None or meaning == "usual" or _is_usual_product(text, before)
        return (*found, given) if given is not None else tuple(found), alone and sign not in LETTERS

    def over(self, sentence: str) -> tuple[str, ...]:
        """The sentence is over: all that it says. The next one begins."""
        found = list(signs_in_words(sentence))
        for sign, place in self.met:
            parts = sentence.split(" M ")
            words = " M ".join(parts[: place + 1]) + " S " + " M ".join(parts[place + 1 :])
            if place < len(parts) - 1 and given_meaning(sign, words) == "own":
                found.append(sign)
        self.met = []
        return tuple(found)


_OTHER_BASE = re.compile(
    r"\s*\\(?:log|lg)\s*\(?\s*[A-Za-z]?\s*\)?\s*(?::=|=)\s*\\log\s*_\s*\{?\s*(?!e\b)\w+\s*\}?\s*\(?\s*[A-Za-z]?\s*\)?\s*[.,]?\s*"
)


def _defines(before: str) -> bool:
    """Whether the words end so. Only their end is looked at: a sentence of a thousand displays is long."""
    return _DEFINES.search(before.rstrip()[-_LONGEST_VERB:]) is not None


def _is_usual_product(text: str, before: str) -> bool:
    """`Define $\\langle x, y\\rangle = x^\\top y$`."""
    found = _EQUATES.match(text) if len(text) <= LONGEST_DEFINITION and _defines(before) else None
    return found is not None and _TRANSPOSED.fullmatch(found[3]) is not None and bare_sign(found[1]) == "\\langle"


def _defined(text: str, before: str) -> str | None:
    """`\\|x\\| := \\max_i |x_i|`: the sign on the left, where the right side is none of the usual ways to write it."""
    if _OTHER_BASE.fullmatch(text[:LONGEST_DEFINITION]) is not None:
        return "\\log"
    worded = not is_wordless(before)
    here = worded and _HERE.search(before) is not None
    if not (here or ":=" in text or "\\coloneqq" in text or (worded and _defines(before))):
        return None
    found = _EQUATES.match(text) if len(text) <= LONGEST_DEFINITION else None
    sign = bare_sign(found[1]) if found is not None and found[2] is not None else None
    if found is None or sign is None or sign in LETTERS or sign == "'" or sign in _CHECKED or (here and sign != "\\|"):
        return None
    if sign == "\\langle" and _TRANSPOSED.fullmatch(found[3]) is not None:
        return None  # the usual one
    left, right = (set(re.findall(r"(?<![\\\w])[A-Za-z]", side)) for side in (found[1], found[3]))
    usual = _USUAL_NORM if sign == "\\|" else _USUAL_FORMULA
    return sign if left <= right and usual.search(found[3]) is None else None
