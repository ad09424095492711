"""The smallest expressions: numerals, names, functions, fenced groups; bigger rooms have files of their own."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from proofgen.math import derivatives, differences, events, fences, integrals, mass, operators, postfix, primes, stochastic
from proofgen.math.lexer import Token
from proofgen.math.names import canonical_word
from proofgen.math.notation import ACCENTS, FONTS, FUNCTION_COMMANDS, FUNCTION_WORDS, GREEK
from proofgen.math.sorts import Function, Scalar, Tensor
from proofgen.math.syntax import Node, Unreadable, warning
from proofgen.span import Span

if TYPE_CHECKING:
    from proofgen.math.parser import Parser

_FUNCTIONS = {f"\\{name}": value for name, value in FUNCTION_COMMANDS.items()}
_DOTS = {"\\dot": "1", "\\ddot": "2", "\\dddot": "3"}
_CONSTANTS = {"\\infty": "\\infty", "\\top": "\\top", "\\emptyset": "\\emptyset", "\\dots": "dots", "\\vdots": "dots", "\\ddots": "dots"}
STARTS = frozenset(
    {"\\frac", "\\binom", "\\sqrt", "\\sum", "\\prod", "\\int", "\\iint", "\\iiint", "\\oint", "\\lim", "\\nabla", "\\partial", "\\{", "\\langle",
     "\\lfloor", "\\lceil", "\\max", "\\min", "\\sup", "\\inf", "\\arg", "\\boxed", "\\Pr", "\\limsup", "\\liminf", "\\lg",
     *_FUNCTIONS, *_DOTS, *_CONSTANTS, *(f"\\{n}" for n in (*ACCENTS, *FONTS))}
)  # fmt: skip
_NOT_WORDS = frozenset(
    [
        "for",
        "if",
        "and",
        "or",
        "where",
        "with",
        "by",
        "since",
        "given",
        "otherwise",
        "when",
        "all",
        "because",
        "as",
        "is",
        "so",
        "the",
        "of",
        "from",
    ]
)

LONGEST_WORD = 24
_TYPED_AS_LETTERS = frozenset(
    {
        "\\sqrt",
        "\\frac",
        "\\sum",
        "\\prod",
        "\\int",
        "\\lim",
        "\\max",
        "\\min",
        "\\sup",
        "\\inf",
        "\\infty",
        "\\nabla",
        "\\partial",
        "\\cdot",
        "\\binom",
    }
)
_ONES = frozenset({"\\mathbb{1}", "\\mathbf{1}", "\\boldsymbol{1}", "\\mathbb{I}"})


def is_word(text: str) -> bool:
    """\\text{CE} in the middle of a formula is a name; \\text{for} is not."""
    return re.fullmatch(r"[A-Za-z]{2,}\d*", text) is not None and text not in _NOT_WORDS


def atom(p: Parser, single: bool = False) -> Node:
    """One atom; with `single`, exactly one token's worth (an argument without braces)."""
    while p.here.kind == "quad":
        p.next()
    token = p.here
    start = token.span.start
    if token.kind == "number":
        p.next()
        return Node("number", (), token.span, token.text)
    if token.kind == "letter":
        return _letters(p, token, single)
    if token.kind == "word" or (token.kind == "text" and is_word(token.text)):
        return _word(p, re.sub(r"\\[,;! ]|\s", "", token.text), start)
    if token.kind == "begin":
        return fences.environment(p)
    if token.text == "{" and token.kind == "mark":
        opened = p.next()
        node = p.inside("}", opened)
        p.expect("}", opened)
        return node
    if token.text == "\\left.":
        return fences.unseen(p)
    if token.kind == "mark" or token.text in fences.OPENING:
        if token.text in fences.OPENING:
            return fences.fence(p)
        raise Unreadable("unexpected", f"expected an expression here, found {p.shown()}", token.span)
    if token.kind != "command":
        raise Unreadable("unexpected", f"expected an expression here, found {p.shown()}", token.span)
    return _command(p, token, start, single)


def _command(p: Parser, token: Token, start: int, single: bool) -> Node:
    name = token.text
    if name == "\\Gamma" and p.ahead().text == "(" and p.names.sort_of(name) is None:
        p.next()
        return operators.function(p, "gamma", start)
    if name == "\\Delta" and not single and p.names.sort_of(name) is None and (found := differences.after_delta(p)) is not None:
        return found
    if name[1:] in GREEK:
        p.next()
        return Node("name", (), token.span, name) if single else subscripted_name(p, name, start)
    if name in _FUNCTIONS:
        p.next()
        return operators.function(p, _FUNCTIONS[name], start)
    if name in _DOTS:
        p.next()
        return p.node("dot", (p.argument(),), start, _DOTS[name])
    if name[1:] in ACCENTS or name[1:] in FONTS:
        return _decorated(p, token, start, single)
    if name in _CONSTANTS:
        p.next()
        value = _CONSTANTS[name]
        return Node("dots", (), token.span) if value == "dots" else Node("name", (), token.span, value)
    rule = _RULES.get(name)
    if rule is not None:
        return rule(p)
    close = difflib.get_close_matches(name[1:], [*GREEK, *ACCENTS, *FONTS, *(s[1:] for s in STARTS)], 1, 0.7)
    hints = (f"did you mean `\\{close[0]}`?",) if close else ()
    raise Unreadable("unknown-command", f"`{name}` is not a command that is known here", token.span, *hints)


def _boxed(p: Parser) -> Node:
    p.next()
    return p.argument()


_RULES = {
    "\\frac": derivatives.fraction,
    "\\partial": derivatives.partial_sign,
    "\\nabla": derivatives.nabla,
    "\\binom": operators.binomial,
    "\\sqrt": operators.root,
    "\\sum": operators.big,
    "\\prod": operators.big,
    "\\int": integrals.integral,
    "\\iint": integrals.integral,
    "\\iiint": integrals.integral,
    "\\oint": integrals.integral,
    "\\lim": operators.limit,
    "\\max": operators.extremum,
    "\\min": operators.extremum,
    "\\sup": operators.extremum,
    "\\inf": operators.extremum,
    "\\limsup": operators.extremum,
    "\\liminf": operators.extremum,
    "\\lg": operators.several_bases,
    "\\arg": operators.extremum,
    "\\Pr": operators.probability,
    "\\boxed": _boxed,
}


# ---------------------------------------------------------------- names


def _letters(p: Parser, token: Token, single: bool) -> Node:
    """A letter, or a run of letters that spells a declared name or a function: `exp(`, `CE`."""
    if not single:
        word = _spelled(p)
        if word is not None:
            span = Span(token.span.start, p.tokens[p.position + len(word) - 1].span.end)
            for _ in word:
                p.next()
            if p.names.sort_of(canonical_word(word)) is not None or word in p.names.words():
                return subscripted_name(p, canonical_word(word), token.span.start)
            if word in stochastic.OPERATORS:
                return stochastic.expectation(p, word, token.span.start)
            command = f"\\{word}" if word in FUNCTION_COMMANDS else f"\\operatorname{{{word}}}"
            p.warnings.append(
                warning("unslashed", f"`{word}` prints as a product of letters; read as `{command}`", span, f"write `{command}`")
            )
            return operators.function(p, FUNCTION_WORDS[word], token.span.start)
        _commandless(p)
    if token.text == "d" and not single and p.names.sort_of("d") is None and not p.integrals and at_differential(p):
        raise Unreadable("unknown-notation", "a differential stands outside an integral", token.span, "declare $d$ if it is a name")
    if not single and (found := differences.operator(p)) is not None:
        return found
    p.next()
    if token.text == "P" and not single and p.names.sort_of("P") is None and p.at("(", "[") and events.is_named(p):
        found = events.probability(p, token.span.start)
        if found is not None:
            return found
    if token.text == "E" and not single and p.names.sort_of("E") is None and (mean := mass.expected(p, token.span.start)) is not None:
        return mean
    if token.text == "E" and not single and p.at("[") and p.names.sort_of("E") is None:
        return stochastic.expectation(p, "E", token.span.start)
    return Node("name", (), token.span, token.text) if single else subscripted_name(p, token.text, token.span.start)


def _commandless(p: Parser) -> None:
    """`alpha`, `sqrt(x)`, `2 pi r`: letters that spell a command, of which some are no names here, are no product of letters."""
    run, last = _run(p)
    spells = run == "pi" or (len(run) > 2 and run in GREEK) or f"\\{run}" in _TYPED_AS_LETTERS
    if last is not None and spells and any(letter not in "ei" and p.names.sort_of(letter) is None for letter in run):
        span = Span(p.here.span.start, last.span.end)
        raise Unreadable("unknown-notation", f"`{run}` prints as a product of letters", span, f"did you mean `\\{run}`?")


def _run(p: Parser) -> tuple[str, Token | None]:
    """The letters set close together from here on, and the last of them."""
    letters: list[str] = []
    last: Token | None = None
    for token in p.tokens[p.position :]:
        if len(letters) == LONGEST_WORD or token.kind != "letter" or (last is not None and last.span.end != token.span.start):
            break
        letters.append(token.text)
        last = token
    return "".join(letters), last


def _spelled(p: Parser) -> str | None:
    run, last = _run(p)
    if len(run) < 2:
        return None
    spelled = [word for word in ("KL", "Var", "Cov", "Pr") if run == word and last is not None and _opens_after(p, last)]
    known = [word for word in (*p.names.words(), *FUNCTION_WORDS, *spelled) if len(word) > 1 and run.startswith(word)]
    return max(known, key=len, default=None)


def _opens_after(p: Parser, last: Token) -> bool:
    at = p.tokens.index(last, p.position) + 1
    return p.tokens[at].text in ("(", "[")


def _word(p: Parser, word: str, start: int) -> Node:
    p.next()
    name = canonical_word(word)
    if p.names.sort_of(name) is None and word in FUNCTION_WORDS:
        return operators.function(p, FUNCTION_WORDS[word], start)
    if p.names.sort_of(name) is None and word in stochastic.OPERATORS:
        if word.startswith("arg"):
            return stochastic.over_set(p, stochastic.OPERATORS[word], start)
        if p.at("(", "[", "\\{", "_", "^") or p.starts_atom():
            return stochastic.expectation(p, word, start)
    return subscripted_name(p, name, start)


def _decorated(p: Parser, token: Token, start: int, single: bool) -> Node:
    """Accents and fonts become part of the name: `\\hat y`, `\\mathbf{x}`."""
    p.next()
    if ACCENTS.get(token.text[1:]) == "bar" and _is_expression(p):
        return p.node("conj", (p.argument(),), start)
    opened = p.here
    typed, indexed = _spelling(p)
    inner = typed.rstrip("'") if token.text[1:] in FONTS else typed
    command = ACCENTS.get(token.text[1:]) or FONTS[token.text[1:]]
    name = inner if command == "mathit" and len(inner) == 1 else f"\\{command}{{{inner}}}"  # a letter alone is italic anyway
    if command == "mathit" and inner.isdigit():
        raise Unreadable("unexpected", "a numeral has no font", p.since(start), "write it without")
    if inner != typed and p.names.sort_of(name + typed[len(inner) :]) is None:
        return p.node("prime", (p.node("name", (), start, name),), start, str(len(typed) - len(inner)))  # `\mathbf{x'}`
    name += typed[len(inner) :]
    if indexed:
        return _marked_inside(p, name, opened, start)
    if name == "\\mathbb{E}" and p.names.sort_of(name) is None:
        return stochastic.expectation(p, "E", start)
    if name == "\\mathbb{P}" and p.names.sort_of(name) is None:
        return stochastic.expectation(p, "Pr", start)
    return p.node("name", (), start, name) if single else subscripted_name(p, name, start)


def _indicator(p: Parser, start: int) -> Node:
    r"""`\mathbf{1}_{i = k}`, `\mathbb{1}_{\{x > 0\}}`"""
    p.next()
    inside = p.argument()
    return p.node("group", (inside.args[0] if inside.op == "group" else inside,), start, "[")


def _is_expression(p: Parser) -> bool:
    """Does more than a name stand under this bar: a sign, or several names of which one is complex?"""
    inside = p.group_ahead() or [p.here]
    marks = {"_", "{", "}", "'"}
    named = [token for token in inside if token.text not in marks]
    if any(not (token.kind in ("letter", "number", "word") or _names(token)) for token in named):
        return True
    whole = {f"{one.text}_{{{other.text}}}" for one, _, other in zip(inside, inside[1:], inside[2:], strict=False)}
    sorts = [p.names.sort_of(name) for name in (*(token.text for token in named), *whole)]
    return any(isinstance(sort, Tensor) or len(named) > 1 for sort in sorts if isinstance(sort, Scalar | Tensor) and sort.kind == "complex")


def _names(token: Token) -> bool:
    return token.kind == "command" and (token.text[1:] in GREEK or token.text[1:] in ACCENTS or token.text[1:] in FONTS)


def _marked_inside(p: Parser, name: str, opened: Token, start: int) -> Node:
    """`\\hat{y_i}` is `\\hat{y}_i`: the index belongs to the name under the accent."""
    node = subscripted_name(p, name, start)
    while p.at("_"):
        node = postfix.lower(p, node)
    p.expect("}", opened)
    return node


def _spelling(p: Parser) -> tuple[str, bool]:
    """The characters under an accent, normalised, and whether an index follows inside: nested accents allowed, anything but names refused."""
    opened = p.accept("{")
    parts: list[str] = []
    while True:
        token = p.here
        if token.kind in ("letter", "number"):
            parts.append(token.text)
        elif token.kind == "command" and token.text[1:] in GREEK:
            parts.append(token.text + (" " if opened and p.ahead().kind == "letter" else ""))
        elif token.kind == "command" and (token.text[1:] in ACCENTS or token.text[1:] in FONTS):
            p.next()
            command = ACCENTS.get(token.text[1:]) or FONTS[token.text[1:]]
            inner, indexed = _spelling(p)
            parts.append(f"\\{command}{{{inner}}}")
            if indexed:
                raise Unreadable("unexpected", "an index inside of two accents", p.here.span, "write it behind both")
            p.position -= 1
        elif token.kind == "word":
            parts.append(canonical_word(token.text))
        elif opened and token.text == "_" and parts:
            return "".join(parts), True
        elif opened and token.text == "'":
            parts.append(token.text)
        else:
            message = f"an accent or font stands on a name, found {p.shown()}"
            raise Unreadable("unexpected", message, token.span)
        p.next()
        if opened is None:
            return "".join(parts), False
        if p.at("}"):
            p.next()
            return "".join(parts), False


def subscripted_name(p: Parser, name: str, start: int) -> Node:
    """The longest declared name wins: `x_0`, `h_{t-1}`; `v_{\\text{max}}` is always one name."""
    if name in _ONES and p.at("_") and p.names.sort_of(name) is None and any(token.text in p.relations for token in p.after_mark()):
        return _indicator(p, start)
    if name == "\\mathbb{I}" and p.at("(", "[", "\\{") and p.names.sort_of(name) is None and events.holds_relation(p):
        return p.node("group", (atom(p).args[0],), start, "[")
    primed = primes.primed_name(p, name, start)
    if primed is not None:
        return primed
    base = p.node("name", (), start, name)
    subscript = primes.subscript_text(p, p.position)
    if subscript is None:
        return base
    text, length, wordy = subscript
    whole = f"{name}_{{{text}}}"
    known = p.names.sort_of(name)
    below = p.names.sort_of(text)
    number = isinstance(below, Scalar) and below.kind != "integer"
    several = isinstance(known, Function) and len(known.arguments) > 1  # `f_x` of f(x, y) is its slope
    wordy = wordy or (number and not hasattr(known, "shape") and not several)  # no index: `f_X` of a random number X
    digits = text.isdigit() and known is not None and not isinstance(known, Function) and not hasattr(known, "shape")
    if name in ("\\varepsilon", "\\epsilon") and len(text) == 3 and set(text) <= set("123") and known is p.names.sort_of(whole) is None:
        return base  # Levi-Civita's
    if (
        p.names.sort_of(whole) is None
        and not wordy
        and not digits
        and not (text.isdigit() and known is None and name not in p.names.indexed)
    ):
        return base
    p.position += length
    return p.node("name", (), start, whole)


# ---------------------------------------------------------------- differentials


def at_differential(p: Parser) -> bool:
    """Does `dx` or `\\mathrm d x` stand here, (set close together, where `d` is declared)?"""
    if not (p.here.kind == "letter" and p.here.text == "d"):
        return False
    after = p.ahead()
    if p.names.sort_of("d") is not None and after.span.start != p.here.span.end:
        return False
    return after.kind == "letter" or (
        after.kind == "command" and (after.text[1:] in GREEK or after.text[1:] in ACCENTS or after.text[1:] in FONTS)
    )
