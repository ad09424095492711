"""What a post says of its names only after using them: `where $\\theta_i$ is a vector`, numbers for a whole row, a definition further down."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from proofgen.source.document import Block, Document, Math, Words
from proofgen.statements.roles import only_joins, sentences

_LONGEST = 2_000  # characters: what a formula says of a name stands at its head
_NAME = r"(?:\\(?:hat|bar|tilde|mathbf|boldsymbol|vec)\s*\{?\s*)?(?:\\[a-z]+|[A-Za-z])\s*\}?"
_MEMBER = re.compile(rf"\s*(?P<name>{_NAME})\s*_\s*\{{?\s*[ijk]\s*\}}?\s*")
_BARE = re.compile(rf"\s*(?P<name>{_NAME})\s*")
_TRANSPOSED = re.compile(
    rf"(?<![A-Za-z\\{{])(?P<name>{_NAME})\s*\^\s*(?:\\top|\\intercal|\{{\s*(?:\\top|\\intercal|\\math(?:rm|sf)\s*\{{?T\}}?)\s*\}}|(?P<letter>T|\{{T\}}))(?![A-Za-z])"
)
_EXPONENT_T = re.compile(r"\^\s*(?:T|\{\s*-?\s*T\s*\})(?![A-Za-z])")
_LETTER_T = re.compile(r"(?<![A-Za-z\\])T(?![A-Za-z])")
_COLUMN = re.compile(r"\s*=\s*(?:\\left\s*[(\[]\s*)?\\begin\{(?:pmatrix|bmatrix|array)\}")
_VECTOR = re.compile(r"\s*(?:is|are|be|denotes?)\s+(?:an?\s+|the\s+)?(?:\w+[ -]+){0,2}?vectors?\b", re.I)
_SIGMOID = re.compile(
    r"\s*(?:is|denotes|be|stands for)\s+the\s+(?:standard\s+)?(?:logistic|sigmoid|logistic sigmoid)(?:\s+function)?\b", re.I
)
_WHERE = re.compile(r"\bwhere\b\W*\Z", re.I)
_IS = re.compile(r"\s*(?:is|are)\s+(?:an?|the)\b", re.I)
_ONE_HOT = re.compile(r"\s*(?:is|are)\s+(?:an?\s+)?one[- ]?hot\b", re.I)
_SAID = re.compile(r"(?:^|,|\\forall)\s*([a-z])\s*(?:$|,|=|\\in(?![a-z])|\\ne|<|>|\\le|\\ge)")
_LISTED = re.compile(rf"\s*{_NAME}(?:_\s*\{{?\w+\}}?)?(?:\s*,\s*{_NAME}(?:_\s*\{{?\w+\}}?)?)*\s*")
_OF_ARRAYS = re.compile(
    r"\\(?:det|tr|Tr|(?:operatorname|mathrm|text)\*?\{(?:tr|Tr|rank|diag|trace|vec)\})\s*(?:\\left|\\[bB]igg?l?)?\s*[(\[](?P<inside>[^()\[\]]*)"
    r"|\((?P<group>[^()]*)\)\s*\^\s*\{?\s*(?:\\top|\\intercal|T\b)"
)
_BOUNDS = (
    re.compile(r"\\(?:sum|prod)(?:\\limits|\\nolimits)?\s*_\s*\{[^{}]*\}\s*\^\s*(?:\{\s*([A-Za-z])\s*\}|([A-Za-z]))"),
    re.compile(r"\\mathbb\s*\{?\s*[RC]\s*\}?\s*\^\s*(?:\{\s*([A-Za-z])\s*(?:\\times\s*([A-Za-z])\s*)?\}|([A-Za-z]))"),
    re.compile(r"\\[lc]?dots\s*,\s*(?:([A-Za-z])\s*(?:\\\}|\Z)|\\?[A-Za-z]+_\{?\s*([A-Za-z])\b)"),
    re.compile(r"(?<![A-Za-z\\_])([nmkNKrp])\s*!(?![=!])|\\[dt]?binom\s*\{\s*([nmNKrp])\s*\}"),
)
_ENDS = re.compile(
    r"\\(?:sum|prod)(?:\\limits|\\nolimits)?\s*_\s*\{\s*[A-Za-z]\s*=(?P<low>[^{}]*)\}\s*\^\s*\{(?P<high>[^{}]*)\}"
)  # `\\sum_{k=n+1}^{2n}`
_LAST_POWER = re.compile(r"\\[lc]?dots\s*\+\s*\\?[A-Za-z]+\s*\^\s*\{\s*([A-Za-z])\s*[-+]\s*\d+\s*\}")  # `1 + x + \\dots + x^{n-1}`
_LETTER_IN = re.compile(r"(?<![\\A-Za-z_])[A-Za-z](?![A-Za-z])|(?<=\d)[A-Za-z](?![A-Za-z])")
_CHOSEN = re.compile(r"\\[dt]?binom\s*\{[^{}]*\}\s*\{\s*([A-Za-z])\s*(?:[-+]\s*\d+\s*)?\}")
_ZERO = re.compile(
    r"(?<![A-Za-z\\_{^])([A-Za-z])\s*(?:=|\\ge(?:q|qslant)?(?![a-z]))\s*0(?![\d.])|(?<![\w.])0\s*\\le(?:q|qslant)?(?![a-z])\s*([A-Za-z])(?![A-Za-z_{])"
)
_SIGMA = re.compile(r"\\sigma(?![A-Za-z])'*(?P<called>\s*(?:\\left|\\[bB]igg?l?)?\s*\()?")
_PROBABILITY = re.compile(r"(?<![A-Za-z\\])P\s*\(([^()]*)\)")
_OF_EVENTS = re.compile(r"\\(?:mid|cap|cup)(?![a-z])|\|")
_COMPLEMENT = re.compile(r"\^\s*\{?\s*(?:c|C|\\complement)\s*\}?|\\(?:bar|overline|mid|cap|cup|neg|lnot)(?![a-z])|\|")
_EVENTS = re.compile(r"[A-Z{}\s,]*")
_CAPITAL = re.compile(r"[A-Z]")
_LAST_LETTER = re.compile(r"[A-Za-z](?=[^A-Za-z]*\Z)")
_NO_NUMBERS = (  # what does not multiply as numbers do
    r"(?:matri(?:x|ces)|operators?|quaternions?|octonions?|inverses?|pseudo-?inverses?|adjugates?|adjoints?|cofactors|transposes?|commutators?|jacobians?"
    r"|hessians?|project(?:ions?|ors?)|reflections?|rotations?|transformations?|permutations?|ordinals?|spinors?|generators?|\w+morphisms?"
    r"|elements? of (?:an? |the |some )?(?:\w+ )?(?:groups?|rings?|algebras?|monoids?|semigroups?))"
)
_NOUN_BEFORE = re.compile(rf"\b{_NO_NUMBERS}\s*\Z", re.I)
_DENOTES_BEFORE = re.compile(r"\bdenote(?:d|s)?(?: \w+)? by\s*\Z", re.I)
_NOUN_AFTER = re.compile(rf"\s*(?:(?:to )?be|is|are|denotes?|being|as)\b[^.;:]*\b{_NO_NUMBERS}\b", re.I)
_NOUN_NEXT = re.compile(rf"\s*(?:the|an?|its|their)\s+(?:\w+[\s-]){{0,3}}?{_NO_NUMBERS}\b", re.I)
_NOUN_IS = re.compile(rf"\b{_NO_NUMBERS}\b[^.;:]*\b(?:is|are|by)\s*\Z", re.I)
_KIND = re.compile(r"\s*(?:is|are|denotes?)\s+(?:an?\s+|the\s+)?(?:\w+\s+){0,2}?functions?\b", re.I)
_IN_SPACE = re.compile(
    r"\\in\s*(?:\\math(?:bb|cal|bf|scr)\s*\{?\s*\w\s*\}?\s*\^|\\mathbb\s*\{?\s*[A-MOPS-Y]\b|\\mathbb\s*\{?\s*[ZR]\s*\}?\s*[_/]|\\math(?:cal|scr|frak)|[A-Z](?![A-Za-z]))"
)  # of these, none holds real numbers alone, or which it holds is not known
_BY = re.compile(r"\}\s*\{\s*(?:d|\\partial)[^{}]*\}|\{\s*(?:d|\\partial)(?![A-Za-z]{2})")  # below the line of a derivative, and its sign
_OF_IDENTITY = re.compile(
    r"(?<![A-Za-z\\])(?:\\[a-z]+|[a-z])\s*(?=(?:\\math\w+\s*\{?\s*)?[A-Z](?![A-Za-z]))"
)  # the number of `\\lambda I`, `cA`
_ARGUMENTS = re.compile(r"\([^()]*\)")
_INDEX = re.compile(r"_\s*(?:\{[^{}]*\}|\w)")
_FOLLOWS = re.compile(r"\s*(?:[+·×*/²³⁴]|(?:times|plus|minus|divided by)\s)")
_RUNS = re.compile(r"\\(?:sum|prod)\s*(?:\\nolimits|\\limits)?\s*_\s*\{?\s*([a-z])")
_PICKS = re.compile(
    r"(?:\\(hat|bar|tilde|mathbf)\s*\{?\s*([A-Za-z])\s*\}?|(?<![A-Za-z\\{])(\\?[A-Za-z]+))\s*_\s*\{?\s*([a-z])\s*\}?(?![a-z0-9])"
)
_PARAMETER = re.compile(rf"^\s*(?:\\(?:mathrm|operatorname|text)\{{)?[A-Za-z]{{1,8}}\}}?\s*\(\s*({_NAME})\s*\)\s*:?=")
_HEAD = re.compile(r"\s*(?:\\(?:mathrm|operatorname|text)\{)?(?P<word>[A-Z][A-Za-z]{1,7})\}?\s*(?:\([^()]*\))?\s*:?=")
_GROUP = re.compile(r"\\(?:text|mathrm|operatorname|label|tag|begin|end)\*?\s*\{[^{}]*\}|\\[A-Za-z]+")
_RUN = re.compile(r"[A-Za-z]+")
_ACCENT = re.compile(r"\\(hat|bar|tilde|mathbf|boldsymbol|vec)\s*\{?\s*(\\?[A-Za-z]+)\s*\}?")

_LANDAU = re.compile(r"(?:(?<![A-Za-z\\])[oO]|\\math(?:cal|rm)\s*\{?\s*[oO]\s*\}?)\s*(?:\\left\s*|\\[bB]igg?l?\s*)?\(")
_ELSEWHERE = re.compile(r"\\(?:to|rightarrow|longrightarrow)(?![a-z])(?!\s*\{?0(?![\d.]))|\\infty")
_GROWS = re.compile(
    r"\b(?:grows?|large|larger|infinity|asymptotic\w*|complexity|algorithms?|running time|runtime|operations|steps? per|recursion|recurrence|big[- ]?o)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class _Formula:
    text: str
    before: str  # the words on either side, in the same block
    after: str
    display: bool
    math: Math


def formulas_ahead(document: Document, number: int, edits: bool = False) -> Sequence[_Formula]:
    """Each formula from block `number` to the next post or edit (with `edits`, to the next post). Found once for all who look ahead."""
    found = document.looked_at.get(("ahead", number, edits))
    if not isinstance(found, list):
        found = document.looked_at["ahead", number, edits] = list(_ahead(document, number, edits))
    return found


def _ahead(document: Document, number: int, edits: bool) -> Iterator[_Formula]:
    for block in islice(document.blocks, number, None):
        if block.kind == "break" and not (edits and block.level):
            return
        for at, piece in enumerate(block.pieces):
            if isinstance(piece, Math):
                yield _Formula(
                    document.source.of(piece.span)[:_LONGEST].strip(), _words(block, at - 1), _words(block, at + 1), piece.display, piece
                )


def _words(block: Block, at: int) -> str:
    piece = block.pieces[at] if 0 <= at < len(block.pieces) else None
    return piece.text if isinstance(piece, Words) else ""


def ranks(document: Document, number: int) -> dict[str, int]:
    """Names of which a member is said to be a vector: `$\\theta_i$ is a vector`, `$y_i = \\begin{pmatrix}…$`; they have two axes.

    A name that is itself said to be one, or set equal to a column, has one, whatever is said of its members.
    """
    found: dict[str, int] = {}
    columns: dict[str, int] = {}
    seen = ""
    for each in formulas_ahead(document, number):
        text, after = each.text, each.after
        for pattern, rank in ((_MEMBER, 2), (_BARE, 1)):
            match = pattern.match(text)
            if match is None:
                continue
            name = _canonical(match["name"])
            if not re.search(re.escape(match["name"].strip()) + r"(?![a-zA-Z])", seen + text[match.end() :]):
                continue  # what is said of a name before it is used, or of one that never is, needs no looking ahead
            if _COLUMN.match(text, match.end()):
                columns[name] = max(rank, columns.get(name, 0))
            elif match.end() == len(text) and _VECTOR.match(after):
                found[name] = max(rank, found.get(name, 0))
        seen += text + "\n"
    return found | columns


def transposed(document: Document, number: int) -> dict[str, int]:
    """Names with a transpose that no formula of the post declares: capital letters are matrices, others vectors.

    A bare `^T` is a transpose only where T is no name of its own.
    """
    formulas = [each.text for each in formulas_ahead(document, number)]
    power = any(_LETTER_T.search(_EXPONENT_T.sub("", text)) for text in formulas)
    found: dict[str, int] = {}
    for text in formulas:
        for match in _TRANSPOSED.finditer(text):
            if match["letter"] is None or not power:
                name = _canonical(match["name"])
                found[name] = 2 if _LAST_LETTER.search(name.rstrip("}"))[0].isupper() else 1  # type: ignore[index]
    return {name: rank for name, rank in found.items() if not any(_declares(name, text) for text in formulas)}


def _declares(name: str, text: str) -> bool:
    """Does a formula list the name, alone, before `\\in` or `=`, or as a function's?"""
    head = re.split(r"\\in(?![a-z])|:|\\colon|=|\\sim|<|>|\\[lg]eq?(?![a-z])", text, maxsplit=1)[0]
    return _LISTED.fullmatch(head) is not None and name in {_canonical(each) for each in re.findall(_NAME, head)}


def restated(document: Document, number: int) -> set[str]:
    """What an edit says anew: names at the head of its equations, and those it says to be something."""
    found: set[str] = set()
    for each in formulas_ahead(document, number):
        defines = each.display or _WHERE.search(each.before) is not None
        for pattern in (_MEMBER, _BARE):
            match = pattern.match(each.text)
            if match is None:
                continue
            if (defines and each.text.startswith("=", match.end())) or (match.end() == len(each.text) and _IS.match(each.after)):
                found.add(_canonical(match["name"]))
        if defines and (head := _HEAD.match(each.text)):
            found.add(f"\\mathrm{{{head['word']}}}")
    return found


def picked(document: Document, number: int, edits: bool = False) -> dict[str, set[str]]:
    """The letters that stand as an index on each name."""
    found: dict[str, set[str]] = {}
    for each in formulas_ahead(document, number, edits):
        for accent, inner, plain, letter in _PICKS.findall(each.text):
            found.setdefault(f"\\{accent}{{{inner}}}" if accent else plain, set()).add(letter)
    return found


def places(document: Document, number: int) -> dict[str, str]:
    """For each name of a saved page the one letter that picks entries of it, over which no sum runs and of which nothing else is said."""
    if not any(block.kind == "break" and not block.level for block in document.blocks):
        return {}
    running = {"i", "j"}.union(*(_RUNS.findall(each.text) for each in formulas_ahead(document, number, edits=True)))
    said = {letter for each in formulas_ahead(document, number, edits=True) for letter in _SAID.findall(each.text)}
    running |= said
    single = {name: letters - running for name, letters in picked(document, number, edits=True).items()}
    return {name: next(iter(letters)) for name, letters in single.items() if len(letters) == 1}


def parameters(document: Document, number: int) -> frozenset[str]:
    """Names that a function is defined of before they are used with an index: `L(\\theta) = …` and, further on, `\\theta_i`."""
    given = {_canonical(name) for each in formulas_ahead(document, number) for name in _PARAMETER.findall(each.text)}
    return frozenset(given & set(picked(document, number))) if given else frozenset()


def declares(text: str, after: str) -> bool:
    """`$\\theta_i$ is a vector input`, `$y$ is a one-hot vector`: a bare name, and what it is."""
    match = _MEMBER.fullmatch(text) or _BARE.fullmatch(text)
    return match is not None and (_VECTOR.match(after) is not None or _ONE_HOT.match(after) is not None)


def words_after(document: Document) -> dict[Math, str]:
    """The words that follow each formula, up to the next one, whatever blocks they stand in."""
    found: dict[Math, str] = {}
    last: Math | None = None
    for block in document.blocks:
        if block.kind in ("break", "heading", "code"):
            last = None
        for piece in block.pieces:
            if isinstance(piece, Math):
                last = piece
                found[piece] = ""
            elif isinstance(piece, Words) and last is not None and len(found[last]) < 200:
                found[last] += piece.text
    return found


def other_kinds(document: Document) -> tuple[set[str], set[str]]:
    """Names that some sentence or formula of the file says to be matrices, vectors, operators, functions: no plain numbers. And those that are arrays of some kind."""
    found: set[str] = set()
    arrays: set[str] = set()
    for block in document.blocks:
        for at, piece in enumerate(block.pieces):
            if not isinstance(piece, Math):
                continue
            text = document.source.of(piece.span)[:_LONGEST]
            bare = _LISTED.fullmatch(text) is not None
            if (bare and _is_kind(block, at)) or _IN_SPACE.search(text):
                listed = _INDEX.sub(" ", _ARGUMENTS.sub(" ", _IN_SPACE.split(text)[0])).replace("\\dots", " ").replace("\\ldots", " ")
                found |= {_canonical(name) for name in re.findall(_NAME, listed)}
            for match in _OF_ARRAYS.finditer(text):
                inside = _INDEX.sub(" ", _OF_IDENTITY.sub(" ", _BY.sub(" ", match["inside"] or match["group"] or "")))
                names = {_canonical(name) for name in re.findall(_NAME, inside)}
                if match["group"] is None:
                    found |= names
                else:
                    arrays |= names
    return found, arrays - found


def _is_kind(block: Block, at: int) -> bool:
    """`the matrix $A$`, `$A$ and $B$ are invertible matrices`, `$f$ is a function`."""
    first, last = at, at
    while first > 2 and only_joins(_words(block, first - 1)):
        first -= 2
    while only_joins(_words(block, last + 1)) and last + 2 < len(block.pieces):
        last += 2
    before, after = _words(block, first - 1), _words(block, last + 1)
    if _DENOTES_BEFORE.search(before) and _NOUN_NEXT.match(after):
        return True
    said = _NOUN_IS.search(_sentence_before(block, first))
    return bool(_NOUN_BEFORE.search(before) or _NOUN_AFTER.match(after) or _KIND.match(after) or said)


def _sentence_before(block: Block, at: int) -> str:
    """The words of the sentence up to a formula, M for each formula among them."""
    parts: list[str] = []
    for piece in reversed(block.pieces[:at]):
        text = piece.text if isinstance(piece, Words) else "M" if isinstance(piece, Math) else ""
        *over, here = sentences(text)
        parts.append(here)
        if over:
            break
    return " ".join(reversed(parts))[-_LONGEST:]


def names_listed(text: str) -> list[str]:
    """The names of a formula that is nothing else than names: `x`, `x, y`, `w_i`."""
    return [_canonical(name) for name in re.findall(_NAME, _INDEX.sub(" ", text))] if _LISTED.fullmatch(text) else []


def logistic(document: Document, number: int) -> set[str]:
    """`where $\\sigma$ is the logistic function`."""
    found: set[str] = set()
    for each in formulas_ahead(document, number):
        if _SIGMOID.match(each.after) and len(names := names_listed(each.text)) == 1:
            found |= set(names)
    return found


def goes_on(text: str) -> bool:
    """Do these words after a formula go on with it: `times 2`, `² holds`?"""
    return _FOLLOWS.match(text) is not None


def indexed(document: Document, number: int) -> frozenset[str]:
    """Names with an index letter: where `a_i` stands, `a_1` is the first of them."""
    return frozenset(name for name, letters in picked(document, number).items() if letters & set("ijkl"))


def events(document: Document, number: int) -> frozenset[str]:
    """Capital letters that stand in the bracket of a probability with a sign of events, `P(A \\mid B)`: `P(A)` speaks of the same."""
    found: set[str] = set()
    for inside in (part for each in formulas_ahead(document, number) for part in _PROBABILITY.findall(each.text)):
        names = _COMPLEMENT.sub(" ", inside)
        if _OF_EVENTS.search(inside) and _EVENTS.fullmatch(names):
            found |= set(_CAPITAL.findall(names))
    return frozenset(found)


def only_called(document: Document, number: int) -> bool:
    """Is every σ of the post followed by a bracket, so that it is some function?"""
    found = [match for each in formulas_ahead(document, number) for match in _SIGMA.finditer(each.text)]
    return bool(found) and all(match["called"] for match in found)


def bounds(document: Document, number: int) -> frozenset[str]:
    """Letters that say how many there are somewhere: `\\sum_{k=1}^n`, `\\mathbb{R}^d`, `1, \\dots, K`, `x_1, \\dots, x_N`, `\\binom{n}{k}`."""
    texts = [each.text for each in formulas_ahead(document, number)]
    counting = frozenset(letter for text in texts for pattern in _BOUNDS for found in pattern.findall(text) for letter in found if letter)
    ends = {letter for text in texts for found in _ENDS.finditer(text) for part in found.groups() for letter in _LETTER_IN.findall(part)}
    return counting | ends.union(*map(_LAST_POWER.findall, texts)) | _chosen(texts)


def _chosen(texts: list[str]) -> frozenset[str]:
    """Letters of how many are chosen, which may be none."""
    return frozenset(letter for text in texts for letter in _CHOSEN.findall(text))


def zeros(document: Document, number: int) -> frozenset[str]:
    """Letters that some formula lets be 0: `$n = 0$`, `$n \\ge 0$`, `$0 \\le n$`, `\\binom{m}{n}`."""
    texts = [each.text for each in formulas_ahead(document, number)]
    return frozenset(letter for text in texts for pair in _ZERO.findall(text) for letter in pair if letter) | _chosen(texts)


def heads(document: Document, number: int) -> frozenset[str]:
    """Words that stand alone on the left of an equation, `CE(\\theta) = …`: names of several letters, if not all of these are names."""
    texts = [_GROUP.sub(" ", each.text) for each in formulas_ahead(document, number)]
    words = {match["word"] for each in formulas_ahead(document, number) if (match := _HEAD.match(each.text))}
    letters = {letter for text in texts for run in _RUN.findall(text) if run not in words and len(run) < 4 for letter in run}
    return frozenset(word for word in words if not letters.issuperset(word))


def spoken_of(document: Document, number: int) -> set[str]:
    """Letters of which a formula says something, or that stand alone in one: `$n \\in \\mathbb{N}$`, `of order $n$`."""
    return {letter for each in formulas_ahead(document, number) for letter in _SAID.findall(each.text)}


def near_zero(document: Document, number: int) -> bool:
    """Whether Landau's symbols of powers are meant near 0: nothing grows, and nothing tends to another place."""
    texts = [each.text for each in formulas_ahead(document, number)]
    if not any(_LANDAU.search(text) for text in texts) or any(_ELSEWHERE.search(text) for text in texts):
        return False
    return not any(_GROWS.search(piece.text) for block in document.blocks for piece in block.pieces if isinstance(piece, Words))


def _canonical(name: str) -> str:
    accented = _ACCENT.fullmatch(name.strip())
    return f"\\{accented[1]}{{{accented[2]}}}" if accented else name.strip().strip("{}").strip()
