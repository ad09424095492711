"""Sentences that change what was said of a name, or take it back: `Now change $a$ to $3$`, `Swap the rows of $A$`, `For general $n$`.

How it is changed is not used; so lines that speak of it from there on are neither proved nor refuted, until it is said anew what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from proofgen.math.chance import Random
from proofgen.math.scope import Scope
from proofgen.math.sizes import is_size
from proofgen.math.sorts import INTEGER, Tensor
from proofgen.math.term import Num, Rel, Sym
from proofgen.math.walk import free_symbols
from proofgen.statements.ahead import names_listed
from proofgen.statements.changing import CHANGES, RESULTS, ROWS, UPDATES, VALUE, Force, Way
from proofgen.statements.tainted import members_in, names_in

_MARK = re.compile(r" M ")
_CALL = re.compile(r"\s*(\\?[A-Za-z]+)\s*\([^()]*\)\s*")
_HEAD = re.compile(r"\s*(\\?[A-Za-z]+(?:_\{?\w+\}?)?)\s*(?:\([^()]*\)\s*)?(?::|&|\\coloneqq)?\s*=(?!\s*=)\s*(.*)", re.S)
_TENDS = re.compile(r"\s*(\\?[A-Za-z]+(?:_\{?\w+\}?)?)\s*\\(?:to|(?:long)?rightarrow)(?![a-z])")
_LET = r"\b(?:let|denote(?: by)?|declare|fix)(?:\s+now)?"
_POWER = re.compile(r"\s*to (?:the|an?) (?:[\w-]+ )?(?:power|exponent|⟦)", re.I)
_MEMBER = re.compile(r"\\in(?![a-z]).*", re.S)
_ASSIGNS = re.compile(
    r"\s*(\\?[A-Za-z]+(?:_\{?\w+\}?)?)\s*(?P<sign>:=|\\coloneqq(?![a-z])|\\(?:leftarrow|gets|mapsfrom)(?![a-z]))(.*)", re.S
)
_NUMBER = re.compile(r"\s*[-+]?\s*(?:\d+(?:\.\d+)?(?:\s*/\s*\d+)?|\\[dt]?frac\s*\{?\d+\}?\s*\{?\d+\}?)\s*")
_SPACE = re.compile(r"\s+|\\[,;!]|[{}&]")
_REPLACES = re.compile(r"\s*(?:back\s+)?(?:by|with|to|for|into|as)\s+(?:the \w+\s+)?⟦(\d+)⟧", re.I)
_POINTED = re.compile(r"\b(?:it|them|this|that|these|those|the|our|its|all|both|everything)\b", re.I)
_CONDITIONAL = re.compile(r"\b(?:if|when|whenever|once|unless)\b[^.,;:]*\Z", re.I)
_OWN_WAY = re.compile(r"\b(?:in|into|to (?:get|obtain|see|find)|(?:we|and) (?:get|obtain|find|see)|gives?|yields?|shows?)\b", re.I)


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence, with what its formulas are. words: with `⟦k⟧` where the k-th formula stands. before: all that the file says above."""

    words: str
    formulas: tuple[str, ...]
    before: str


def said(sentence: str, formulas: list[str], before: str) -> Said:
    """formulas: those of the sentence in order; the sentence may have lost words and formulas at its beginning."""
    marks = len(_MARK.findall(sentence))
    numbers = iter(range(len(formulas) - min(marks, len(formulas)), len(formulas)))
    words = _MARK.sub(lambda found: f" ⟦{number}⟧ " if (number := next(numbers, None)) is not None else found[0], sentence)
    return Said(words, tuple(formulas), before)


def may_change(sentence: str, formulas: list[str]) -> bool:
    """Whether a sentence has to be looked at more closely."""
    if not formulas and not _POINTED.search(sentence):
        return False
    return (
        any(_TENDS.match(text) or _ASSIGNS.match(text) for text in formulas)
        or any(each.hint.search(sentence) is not None for each in CHANGES)
        or any(each.search(sentence) for each in (UPDATES, ROWS))
    )


def changed(what: Said, latest: list[str], fresh: set[str], scope: Scope) -> tuple[list[str], list[str]]:
    """Names of which the sentence says that they are not any more what they were, and those that are something else in this sentence only.

    latest: those of which it was said last what they are. fresh: those of which this sentence says it.
    """
    found: dict[str, None] = {}
    here: dict[str, None] = {}
    for way in CHANGES:
        for match in way.pattern.finditer(what.words) if way.hint.search(what.words) else ():
            if way.denied(what.words, match):
                continue
            given = _said_anew(what, match) & fresh
            names = [name for name in _objects(way, match, what, latest, scope) if name not in given]
            (here if way.here else found).update((name, None) for name in names if _is_changed(name, way, match, what, scope))
    for name in _updated(what, scope):
        (found if _has_meaning(name, scope) or _is_limited(name, scope) else here)[name] = None
    return list(found), [name for name in here if name not in found and name not in scope.changed]


def change(names: Iterable[str], briefly: Iterable[str], scope: Scope) -> None:
    """From here on nothing is proved of these names, nor of what is defined by them, and nothing is refuted. briefly: in this sentence only."""
    over = set(names)
    reached = {
        name for name, known in scope.definitions.items() if over & {symbol.name for symbol in scope.reach(known.body) - set(known.params)}
    }
    for name in sorted(over):
        scope.doubt([name], _reason(name))
        scope.changed[name] = _reason(name)
    for name in sorted(reached - over):
        scope.changed[name] = f"the text changes in words what ${name}$ was defined by"
    for name in set(briefly) - scope.changed.keys():
        scope.changed[name] = _reason(name)


def _reason(name: str) -> str:
    return f"the text changes ${name}$ in words, and how is not used"


def _objects(way: Way, match: re.Match[str], what: Said, latest: list[str], scope: Scope) -> list[str]:
    """Of which names the words speak."""
    if way.spread:
        return [name for text in what.formulas for name in _names(text)]
    if way.everything:
        return [name for name in scope.definitions if is_literal(name, scope)]
    objects = _group(match, "object") or ""
    numbers = re.findall(r"⟦(\d+)⟧", objects)
    if not numbers:
        values = [name for name in scope.definitions if _has_value(name, scope)]
        return [name for name in latest if name in scope.definitions] or (values if VALUE.search(objects) else [])
    return [name for number in numbers for name in (_whole if way.relations else _bare)(what.formulas[int(number)])]


def _group(match: re.Match[str], name: str) -> str | None:
    """One pattern may have several places for the same thing: `object`, `object2`."""
    return next((text for key, text in match.groupdict().items() if key.rstrip("234") == name and text is not None), None)


def _object_at(match: re.Match[str]) -> int:
    return next(
        (match.start(key) for key in ("object", "object2", "object3", "object4") if match.groupdict().get(key) is not None), match.start()
    )


def _names(text: str) -> list[str]:
    return [*names_in(text), *members_in(text)]


def _bare(text: str) -> list[str]:
    call = _CALL.fullmatch(text)
    listed = names_listed(_MEMBER.sub("", text).strip())
    return [*listed, *members_in(text)] if listed else [call[1]] if call is not None else []


def _whole(text: str) -> list[str]:
    return _bare(text) or _names(text)


def _said_anew(what: Said, match: re.Match[str]) -> set[str]:
    """The names of which words behind these, or among them, say what they are."""
    behind = what.words[match.start() :]
    heads = [_HEAD.match(what.formulas[int(number)]) for number in re.findall(r"⟦(\d+)⟧", behind)]
    let = [name for number in re.findall(rf"{_LET}\s*⟦(\d+)⟧", what.words, re.I) for name in _bare(what.formulas[int(number)])]
    return {head[1] for head in heads if head is not None} | set(let)


def _is_changed(name: str, way: Way, match: re.Match[str], what: Said, scope: Scope) -> bool:
    """Whether something was said of the name that the words may change."""
    rest = what.words[match.end() :]
    if _POWER.match(rest):
        return False  # `raising $a$ to the third power`
    behind = _REPLACES.match(rest)
    by = _group(match, "by") or (behind[1] if behind is not None else None)
    if by is not None and (
        _is_written(name, what.formulas[int(by)], what.before)
        or (way.numbers and not (_is_number(what.formulas[int(by)]) and is_literal(name, scope)))
    ):
        return False  # `replace $u$ by $x^2$`, where u is that
    if (other := _group(match, "is_not")) is not None and not _is_written(name, what.formulas[int(other)], what.before):
        return False  # `$x$ is not $0$`
    if way.finished and (RESULTS.search(rest) or not all(map(_is_number, _operands(match, what)))):
        return False  # `Multiply $A$ by $B$ to get …`
    if way.names_a_new_one and _names_a_new_one(name, rest, what):
        return False
    force = way.force
    if force is Force.ANY and _CONDITIONAL.search(what.words[: _object_at(match)]):
        force = Force.MEANING  # `if we double $x$, the area is …`
    if force is Force.ANY and way.substitutes and (by is not None or rest.strip(" .:;,!?")) and _OWN_WAY.search(rest) is not None:
        force = Force.MEANING  # `replace $x$ by $-x$ in the identity`
    if force is Force.MEANING and way.substitutes and by is not None and name in _names(what.formulas[int(by)]):
        force = Force.VALUE  # `replacing $A$ by $A^\\top$`, where A is symmetric
    if _has_value(name, scope):
        return True
    return force is not Force.VALUE and (_has_meaning(name, scope) or (force is Force.ANY and _is_limited(name, scope)))


def _names_a_new_one(name: str, rest: str, what: Said) -> bool:
    """`Scaling $v$ gives $u = v/\\|v\\|$`: what comes of it has a name of its own."""
    told = RESULTS.search(rest)
    later = re.search(r"⟦(\d+)⟧", rest[told.end() :]) if told is not None else None
    head = _HEAD.match(what.formulas[int(later[1])]) if later is not None else None
    return head is not None and head[1] != name and re.search(rf"(?<![A-Za-z\\]){re.escape(head[1])}(?![A-Za-z])", what.before) is None


def _is_written(name: str, meaning: str, before: str) -> bool:
    """Whether what the text says last of what the name equals is this."""
    equations = re.findall(rf"(?<![\\\w^]){re.escape(name)}\s*(?::|\\coloneqq|&)*\s*=([^$]*)", before)
    return bool(equations) and _plain(meaning) in map(_plain, equations[-1].split("="))


def _plain(text: str) -> str:
    return _SPACE.sub("", text).rstrip(".,;")


def _updated(what: Said, scope: Scope) -> list[str]:
    """`The algorithm sets $i = i + 1$`, `Swap the first two rows. …`: what stands on the left is what it becomes."""
    found = []
    heads = [head for text in what.formulas if (head := _HEAD.match(text)) is not None]
    if UPDATES.search(what.words):
        found += [name for head in heads if "(" not in head[0][: head.start(2)] for name in _bare(head[1]) if name in _names(head[2])]
    found += [
        name for text in what.formulas if (tends := _TENDS.match(text)) is not None for name in _bare(tends[1]) if _has_value(name, scope)
    ]
    for text in what.formulas:  # `$x := x + 1$`, `$x \\leftarrow 3$`
        if (assigns := _ASSIGNS.match(text)) is not None:
            found += [
                name
                for name in _bare(assigns[1])
                if name in _names(assigns[3]) or (assigns["sign"].startswith("\\") and "coloneqq" not in assigns["sign"])
            ]
    rows = ROWS.search(what.words)
    if rows is not None:
        matrices = [name for name in scope.definitions if _is_matrix(scope.symbols.get(name)) and _has_value(name, scope)]
        spoken = {name for text in what.formulas for name in _bare(text)} & set(matrices)
        found += [head[1] for head in heads if head[1] in matrices] if rows["participle"] else list(spoken or matrices)
    return found


def _operands(match: re.Match[str], what: Said) -> list[str]:
    number = _group(match, "number")
    return [what.formulas[int(number)]] if number is not None else []


def _is_number(text: str) -> bool:
    return _NUMBER.fullmatch(text) is not None


def is_literal(name: str, scope: Scope) -> bool:
    known = scope.definitions.get(name)
    return known is not None and isinstance(known.body, Num)


def _is_matrix(symbol: Sym | None) -> bool:
    return symbol is not None and isinstance(symbol.sort, Tensor) and len(symbol.sort.shape) == 2


def _has_value(name: str, scope: Scope) -> bool:
    """Whether it is one number, or an array of numbers."""
    known = scope.definitions.get(name)
    if known is not None:
        return not known.params and all(symbol.name in scope.definitions for symbol in scope.reach(known.body))
    return any(
        isinstance(one, Sym) and one.name == name and not free_symbols(other)
        for h in scope.hypotheses
        if isinstance(h, Rel) and h.op == "=" and not is_size(h)
        for one, other in ((h.left, h.right), (h.right, h.left))
    )


def _has_meaning(name: str, scope: Scope) -> bool:
    """Whether it is defined, or equal to something, or random."""
    if name in scope.definitions:
        return True
    spoken = [h for h in scope.hypotheses if not is_size(h) and any(symbol.name == name for symbol in free_symbols(h))]
    return any(isinstance(h, Random) or (isinstance(h, Rel) and h.op == "=") for h in spoken)


def _is_limited(name: str, scope: Scope) -> bool:
    """Whether more is said of it than that it is a number."""
    symbol = scope.symbols.get(name)
    if symbol is None or name in scope.inferred:
        return False
    return symbol.sort == INTEGER or any(symbol in free_symbols(h) and not is_size(h) for h in scope.hypotheses)
