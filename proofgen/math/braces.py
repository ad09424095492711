"""TeX's braces do not print. Those that delimit an argument are kept; the others are taken out before parsing, as a reader sees them.

Taking them out is what makes crossed brackets such as `{exp(x))}` readable at all. A removed group with a sum inside, after an
operator, is remembered: the author may have meant parentheses.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from proofgen.math.lexer import Token
from proofgen.math.notation import ACCENTS, FONTS, FUNCTION_COMMANDS, GREEK
from proofgen.math.syntax import Unreadable
from proofgen.math.written import written
from proofgen.span import Span

_ARITY = {
    "\\frac": 2, "\\binom": 2, "\\overset": 2, "\\stackrel": 2, "\\underset": 2, "\\sqrt": 1, "\\dot": 1, "\\ddot": 1, "\\dddot": 1,
    "\\substack": 1, "\\boxed": 1, "\\cancel": 1, "\\underbrace": 1, "\\overbrace": 1, "\\xrightarrow": 1, "\\pmod": 1, "\\mathchoice": 0,
    **{f"\\{name}": 1 for name in (*ACCENTS, *FONTS)},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Visible:
    """tokens: what a reader sees. hidden: spans of removed groups that hold a sum where parentheses would have mattered."""

    tokens: list[Token]
    hidden: tuple[Span, ...]


@dataclass(slots=True)
class _Open:
    token: Token
    argument: bool
    needed: int  # arguments still to come, for the command outside, once this group closes
    at: int  # where its content begins in the output


def visible(tokens: Sequence[Token], keep_hidden: bool = False) -> Visible:
    """Remove braces that only group. With keep_hidden, those that hold a sum become parentheses: the author's other intention."""
    tokens = _chosen(written(tokens))
    out: list[Token] = []
    stack: list[_Open] = []
    hidden: list[Span] = []
    needed = 0
    previous: Token | None = None
    for position, token in enumerate(tokens):
        if token.kind == "mark" and token.text == "{":
            argument = needed > 0 or (previous is not None and previous.text in ("^", "_"))
            after = needed - 1 if needed > 0 else 0
            bare = not argument and _is_bare_index(tokens, position, previous)
            stack.append(_Open(token, argument or bare, after, len(out)))
            needed = 0
            if argument or bare:
                out.append(token)
        elif token.kind == "mark" and token.text == "}":
            if not stack:
                raise Unreadable("unopened-brace", "this `}` closes nothing", token.span, "remove it, or open the group with `{`")
            group = stack.pop()
            needed = group.needed
            if group.argument:
                out.append(token)
            elif (_holds_sum(out[group.at :]) and _matters(out[: group.at])) or (
                _after_function(out[: group.at]) and _goes_on(tokens[position + 1 :])
            ):
                hidden.append(group.token.span.cover(token.span))
                if keep_hidden:
                    out.insert(group.at, Token("mark", "(", group.token.span))
                    out.append(Token("mark", ")", token.span))
        else:
            out.append(token)
            if token.kind == "begin" and token.text in ("array", "alignat", "alignedat", "alignat*"):
                needed = 1
            elif token.kind == "command" and token.text in _ARITY:
                needed = _ARITY[token.text]
            elif needed > 0 and not (token.text == "[" and previous is not None and previous.text == "\\sqrt"):
                taken = len(token.text) if token.kind == "number" else 1  # \frac12 takes its two digits one by one
                needed = max(0, needed - taken)
            if token.text == "]" and needed == 0 and _closes_root_degree(out):
                needed = 1
        previous = token
    if stack:
        raise Unreadable("unclosed-brace", "this `{` is never closed", stack[-1].token.span, "close it with `}`")
    return Visible(out, tuple(hidden))


_INDEX_LETTERS = frozenset("ijklmn")
_INFIX = {"\\choose": "\\binom", "\\over": "\\frac"}


def _chosen(tokens: Sequence[Token]) -> Sequence[Token]:
    """`{n \\choose k}`, `{a \\over b}` as the commands of two arguments that print the same."""
    if not any(token.text in _INFIX and token.kind == "command" for token in tokens):
        return tokens
    out = list(tokens)
    while (at := next((k for k, token in enumerate(out) if token.text in _INFIX and token.kind == "command"), None)) is not None:
        sign = out[at]
        opened, closed = _edge(out, at, -1), _edge(out, at, 1)
        if opened is None or closed is None:
            raise Unreadable(
                "unknown-notation", f"`{sign.text}` needs braces around it", sign.span, f"write `{_INFIX[sign.text]}{{…}}{{…}}`"
            )
        out[at : at + 1] = [Token("mark", "}", sign.span), Token("mark", "{", sign.span)]
        out.insert(opened, Token("command", _INFIX[sign.text], out[opened].span))
    return out


def _edge(tokens: Sequence[Token], at: int, step: int) -> int | None:
    """The brace that closes (or opens) the group around a token."""
    depth = 0
    while 0 <= (at := at + step) < len(tokens):
        change = {"{": 1, "}": -1}.get(tokens[at].text, 0) if tokens[at].kind == "mark" else 0
        if change == step * -1 and depth == 0:
            return at
        depth += change * step
    return None


def _is_bare_index(tokens: Sequence[Token], position: int, previous: Token | None) -> bool:
    """`\\theta{ik}`: up to three letters or digits in braces right after a Greek letter, letters from i to n after another, perhaps
    meant as an index."""
    if previous is None or previous.span.end != tokens[position].span.start:
        return False
    greek = previous.kind == "command" and previous.text[1:] in GREEK
    if not greek and previous.kind != "letter":
        return False
    for length, token in enumerate(tokens[position + 1 : position + 5]):
        if token.text == "}":
            return 1 <= length <= 3
        if (token.kind not in ("letter", "number") and token.text != ",") or (not greek and token.text not in _INDEX_LETTERS):
            return False
    return False


def _holds_sum(inside: Sequence[Token]) -> bool:
    depth = 0
    for token in inside:
        depth += 1 if token.text in ("(", "[", "{", "\\{") else -1 if token.text in (")", "]", "}", "\\}") else 0
        if depth == 0 and token.text in ("+", "-"):
            return True
    return False


def _matters(before: Sequence[Token]) -> bool:
    """Would parentheses here change the value? Not at the start, after a relation, a plus, or an opening bracket."""
    if not before:
        return False
    last = before[-1]
    return last.text in ("-", "*", "/", "\\cdot", "\\times", ")", "]") or last.kind in ("letter", "number")


def _after_function(before: Sequence[Token]) -> bool:
    return bool(before) and before[-1].kind == "command" and before[-1].text[1:] in FUNCTION_COMMANDS


def _goes_on(after: Sequence[Token]) -> bool:
    """Does a factor stand here, that a function without brackets would take in too?"""
    if not after or after[0].spaced or after[0].side == "right":
        return False
    first = after[0]
    return first.kind in ("letter", "number", "word") or first.text in ("^", "/") or (first.kind == "command" and first.text[1:] in GREEK)


def _closes_root_degree(out: Sequence[Token]) -> bool:
    depth = 0
    for back, token in enumerate(reversed(out)):
        depth += {"]": 1, "[": -1}.get(token.text, 0)
        if depth == 0:
            index = len(out) - 1 - back
            return index > 0 and out[index - 1].text == "\\sqrt"
    return False
