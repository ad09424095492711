"""Commands that only decorate, and commands of packages that are short for others: before braces are taken out, each is what it prints.

A note under a brace is a label where it is words or a name; a relation there would be a claim that nobody checks, so it is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from proofgen.math.lexer import Token
from proofgen.math.syntax import Unreadable
from proofgen.span import Span

_Tokens = list[Token]
_STRUCK = frozenset({"\\cancel", "\\bcancel", "\\xcancel"})
_BRACES = {"\\underbrace": "_", "\\overbrace": "^", "\\underbracket": "_", "\\overbracket": "^"}
_FENCES = {"\\abs": ("|", "|"), "\\norm": ("\\|", "\\|"), "\\floor": ("\\lfloor", "\\rfloor"), "\\ceil": ("\\lceil", "\\rceil")}
_UNSEEN = frozenset(
    {"\\phantom", "\\hphantom", "\\vphantom", "\\hspace", "\\mspace", "\\color", "\\textcolor"}
)  # room, and of a colour its name
_UNDER = frozenset({"\\max", "\\min", "\\sup", "\\inf", "\\lim", "\\sum", "\\prod", "\\arg"})
_FACTORS = frozenset({"(", "[", "^", "_", "!", "'", "/", "\\cdot", "\\times", "\\frac", "\\sqrt", "\\underbrace", "\\overbrace", "\\{"})
_CLAIMS = frozenset({"=", "<", ">", "\\le", "\\ge", "\\ne", "\\approx", "\\equiv", "\\to"})


def written(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens with every such command replaced. Raises Unreadable for one without its group."""
    if not any(token.kind == "command" and token.text in _RULES for token in tokens):
        return tokens
    _pairs_of_struck(tokens)
    rest, out = list(tokens), list[Token]()
    while rest:
        token = rest.pop(0)
        rule = _RULES.get(token.text) if token.kind == "command" else None
        if rule is None:
            out.append(token)
        else:
            if _at(rest, "*") and rest[0].span.start == token.span.end:
                rest.pop(0)  # the starred form
            rest = rule(token, rest)
    return out


def group(command: Token, rest: _Tokens) -> tuple[_Tokens, int]:
    """Takes the argument at the head of `rest`: a braced group without its braces, or one token; and where it ends."""
    if not rest or rest[0].kind == "eof" or rest[0].text in ("}", "&"):
        raise Unreadable("missing-argument", f"`{command.text}` has nothing to stand on", command.span)
    if not _at(rest, "{"):
        return [rest[0]], rest.pop(0).span.end
    depth = 0
    for position, token in enumerate(rest):
        depth += {"{": 1, "}": -1}.get(token.text, 0) if token.kind == "mark" else 0
        if depth == 0:
            inside = rest[1:position]
            del rest[: position + 1]
            return inside, token.span.end
    raise Unreadable("unclosed-brace", "this `{` is never closed", rest[0].span, "close it with `}`")


def _at(rest: _Tokens, text: str) -> bool:
    return bool(rest) and rest[0].kind == "mark" and rest[0].text == text


def _mark(text: str, span: Span) -> Token:
    return Token("command" if text.startswith("\\") else "mark", text, span)


def _braced(inside: _Tokens, start: int, end: int) -> _Tokens:
    return [_mark("{", Span(start, start)), *inside, _mark("}", Span(end, end))]


def _order(rest: _Tokens) -> _Tokens:
    """The `[…]` after a command, if one stands there."""
    if not _at(rest, "["):
        return []
    close = next((position for position, token in enumerate(rest) if token.text == "]"), 0)
    inside = rest[1:close]
    del rest[: close + 1]
    return inside


# ---------------------------------------------------------------- what only decorates


def _pairs_of_struck(tokens: Sequence[Token]) -> None:
    """What cancels stands there twice, and is read; what is struck out alone may be a correction. Raises Unreadable."""
    found: dict[str, list[Token]] = {}
    for at, token in enumerate(tokens):
        if token.kind == "command" and token.text in _STRUCK and len(found) < 100:
            inside, _ = group(token, list(tokens[at + 1 :]))
            found.setdefault(" ".join(each.text for each in inside), []).append(token)
    alone = next((each[0] for each in found.values() if len(each) % 2), None)
    if alone is not None:
        message = "what is struck out here stands nowhere else struck out: does it cancel, or is it taken back?"
        raise Unreadable(
            "unknown-notation", message, alone.span, "leave out what does not belong to the formula, and strike out both of what cancels"
        )


def _struck(command: Token, rest: _Tokens) -> _Tokens:
    inside, end = group(command, rest)
    return [*_braced(inside, command.span.start, end), *rest]


def _under_brace(command: Token, rest: _Tokens) -> _Tokens:
    inside, end = group(command, rest)
    if _at(rest, _BRACES[command.text]):
        rest.pop(0)
        note, _ = group(command, rest)
        claim = next((token for token in note if token.text in _CLAIMS and token.kind in ("mark", "command")), None)
        if claim is not None:
            message = f"what stands beside this `{command.text}` claims something, and would not be checked"
            raise Unreadable("unknown-notation", message, claim.span, "claim it on a line of its own, and leave words or a name here")
    if _is_sum(inside) and rest and (rest[0].kind in ("letter", "number", "word") or rest[0].text in _FACTORS):
        message = "a brace over a sum does not bracket it: is the sum multiplied, or its last term?"
        raise Unreadable("unknown-notation", message, command.span.cover(rest[0].span), "put the sum in parentheses")
    return [*_braced(inside, command.span.start, end), *rest]


def _unseen(command: Token, rest: _Tokens) -> _Tokens:
    if "color" in command.text:
        _order(rest)  # \color[HTML]{…}
    group(command, rest)
    return rest


def _is_sum(inside: _Tokens) -> bool:
    depth = 0
    for token in inside:
        depth += 1 if token.text in ("(", "[", "{", "\\{") else -1 if token.text in (")", "]", "}", "\\}") else 0
        if depth == 0 and token.text in ("+", "-") and token is not inside[0]:
            return True
    return False


# ---------------------------------------------------------------- what is short for other commands


def _fenced(command: Token, rest: _Tokens) -> _Tokens:
    """`\\abs{x}`, `\\norm{u}`: bars of which it is sure which opens."""
    _order(rest)
    opening, closing = _FENCES[command.text]
    inside, end = group(command, rest)
    start = command.span
    first = Token("command" if len(opening) > 1 else "mark", opening, start, "left")
    last = Token("command" if len(closing) > 1 else "mark", closing, Span(end - 1, end), "right")
    return [first, *inside, last, *rest]


def _sized(command: Token, rest: _Tokens) -> _Tokens:
    if _at(rest, "{"):
        hint = "write `\\left\\{ … \\right\\}`, or the number and its unit"
        raise Unreadable("unknown-notation", "`\\qty{…}` is a bracket in one package and a quantity in another", command.span, hint)
    return rest


def _differential(command: Token, rest: _Tokens) -> _Tokens:
    order = _order(rest)
    if order or _at(rest, "("):
        raise Unreadable("unknown-notation", "a differential stands before a name", command.span, "write `\\dd{x}`")
    inside, _ = group(command, rest)
    return [Token("letter", "d", command.span), *inside, *rest]


def _derivative(sign: str) -> Callable[[Token, _Tokens], _Tokens]:
    def rule(command: Token, rest: _Tokens) -> _Tokens:
        """`\\dv{f}{x}`, `\\dv{x}`, `\\dv[2]{f}{x}`, `\\pdv{f}{x}{y}` as fractions."""
        order = _order(rest)
        first, end = group(command, rest)
        groups = [first]
        while _at(rest, "{") and len(groups) < (3 if sign != "d" else 2):
            last, end = group(command, rest)
            groups.append(last)
        body, variables = (groups[0], groups[1:]) if len(groups) > 1 else ([], groups)
        here = command.span
        if len(variables) > 1 and order:
            raise Unreadable("unknown-notation", "this derivative says its order twice", here, "write it with `\\frac`")
        if len(variables) > 1:
            order = [Token("number", "2", here)]
        d = Token("letter", "d", here) if sign == "d" else Token("command", sign, here)
        raised = [_mark("^", here), *_braced(order, here.start, here.end)] if order else []
        below: _Tokens = []
        for each in variables:
            below += [d, *each, *(raised if len(variables) == 1 else [])]
        above = _braced([d, *raised, *body], here.start, here.end)
        return [Token("command", "\\frac", here), *above, *_braced(below, here.end, end), *rest]

    return rule


def _underset(command: Token, rest: _Tokens) -> _Tokens:
    """`\\underset{x}{\\max}` is `\\max_x`."""
    below, middle = group(command, rest)
    inside, end = group(command, rest)
    first = inside[0] if inside else command
    if first.text not in _UNDER and not (first.kind == "word" and first.text.replace("\\,", "") in ("argmax", "argmin", "max", "min")):
        raise Unreadable("unknown-notation", "only an operator has something under it", Span(command.span.start, end), "write `\\max_x`")
    return [*inside, _mark("_", command.span), *_braced(below, middle, middle), *rest]


_RULES: dict[str, Callable[[Token, _Tokens], _Tokens]] = {
    **dict.fromkeys(_STRUCK, _struck), **dict.fromkeys(_BRACES, _under_brace), **dict.fromkeys(_FENCES, _fenced),
    **dict.fromkeys(_UNSEEN, _unseen), "\\qty": _sized, "\\dd": _differential,
    "\\dv": _derivative("d"), "\\pdv": _derivative("\\partial"), "\\underset": _underset,
}  # fmt: skip
