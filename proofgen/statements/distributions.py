"""Distributions by their names, and what they say of mean and variance: `X \\sim \\mathcal{N}(\\mu, \\sigma^2)`."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from proofgen.math.chance import Alike, Distributed, Independent, Moment, Random
from proofgen.math.elaborate import Elaborator
from proofgen.math.elaborate_chance import is_random
from proofgen.math.lexer import Token
from proofgen.math.mass import is_signature
from proofgen.math.scope import Scope
from proofgen.math.shape import number, shape
from proofgen.math.sorts import Range
from proofgen.math.syntax import Unreadable
from proofgen.math.term import Add, Const, ForAll, Index, Mul, Num, Pow, Rel, Sym, Term
from proofgen.math.walk import free_symbols, subterms
from proofgen.statements.parameters import contradicts, convention
from proofgen.statements.sets import parser_of, split_at

_ZERO, _ONE, _MINUS = number(0), number(1), number(-1)
_KNOWN = {
    "N": "normal", "Normal": "normal", "Bernoulli": "bernoulli", "Bern": "bernoulli", "Ber": "bernoulli", "Binomial": "binomial", "Bin": "binomial",
    "Poisson": "poisson", "Poi": "poisson", "Pois": "poisson", "Exp": "exponential", "Exponential": "exponential", "Uniform": "uniform", "U": "uniform",
    "Unif": "uniform", "Gamma": "gamma", "Beta": "beta",
}  # fmt: skip


def random(symbols: Sequence[Sym], scope: Scope, independent: bool = False, alike: bool = False) -> None:
    """These names are random; independent, entry by entry; of one distribution."""
    for symbol in symbols:
        scope.assume(Random(symbol))
        spoilt = [h for h in scope.hypotheses if _is_parameter(symbol, h)]
        scope.hypotheses = [h for h in scope.hypotheses if h not in spoilt]
        for other in {s for h in spoilt for s in free_symbols(h)}:
            scope.unread[other.name] = f"a parameter of the distribution of ${other.name}$ is random itself"
    if independent:
        scope.assume(Independent(tuple(symbols)))
    if alike:
        scope.assume(Alike(tuple(symbols)))


def value_of(tokens: list[Token], scope: Scope) -> Term:
    parser = parser_of(tokens, scope)
    node = parser.sum()
    if parser.here.kind != "eof":
        raise Unreadable("unexpected", f"expected the end here, found {parser.shown()}", parser.here.span)
    return Elaborator(scope).number(node, "a parameter")


def say(symbol: Sym, kind: str, value: Term, scope: Scope) -> None:
    letters = tuple(Sym(letter, Range(_ONE, size)) for letter, size in zip("ijkl", shape(symbol), strict=False))
    used = [s for s in free_symbols(value) if isinstance(s.sort, Range)]
    if len(letters) == 1 and len(used) == 1:
        letters = (used[0],)  # X_i has the mean \mu_i
    entry: Term = Index(symbol, letters) if letters else symbol
    statement: Term = Rel("=", Moment(kind, (entry,)), value)
    for letter in reversed(letters):
        statement = ForAll(letter, statement)
    scope.assume(statement)


def distributed(symbol: Sym, tokens: list[Token], scope: Scope, independent: bool, told: bool = False) -> bool:
    """What `X \\sim \\mathcal{N}(\\mu, \\sigma^2)` says. False where the distribution is not known, or not by these parameters.

    told: words say which parameter is which.
    """
    read = _named(tokens)
    if read is None or is_signature(symbol.name):
        return False
    name, parts = read
    if name == "binomial" and len(parts[0]) == 1 and parts[0][0].kind == "letter" and parts[0][0].text not in scope.symbols:
        scope.size(parts[0][0].text)
    params = tuple(value_of(part, scope) for part in parts if part)
    found = _mean_and_variance(name, params)
    if found is None or len(params) != len(parts) or any(_is_unfit(value, scope) for value in params):
        return False
    if any(_is_false(relation) for relation in _parameters(name, params)):
        return False
    written = ["".join(token.text for token in part) for part in parts]
    custom = "" if told else convention(name, written, scope.roles)
    if custom == "scale" or contradicts(name, written, scope.roles):
        return False
    forget(symbol, scope)
    if custom == "either":
        scope.unread[symbol.name] = f"whether ${written[-1]}$ is the rate of ${symbol.name}$ or its mean is not said"
    same = not any(isinstance(s.sort, Range) for value in params for s in free_symbols(value))
    random((symbol,), scope, independent, same)
    scope.assume(Distributed(symbol, name, params))
    for kind, value in zip(("E", "Var"), found, strict=True):
        say(symbol, kind, value, scope)
    match name, params:
        case "normal", (_, Pow(Sym() as root, Num() as two)) if two.value == 2:
            deviation(root, scope)
    for left, op, right in _parameters(name, params):
        statement: Term = Rel(op, left, right)
        for letter in sorted((s for s in free_symbols(statement) if isinstance(s.sort, Range)), key=lambda s: s.name):
            statement = ForAll(letter, statement)
        scope.assume(statement)
    return True


def deviation(symbol: Sym, scope: Scope) -> None:
    """What stands squared for a variance: at least 0 by custom, unless the author said that it is any number; then a point respects the custom."""
    custom = Rel(">=", symbol, _ZERO)
    if symbol.name in scope.inferred:
        scope.assume(custom)
    elif custom not in scope.hypotheses and custom not in scope.doubtful:
        scope.doubtful.append(custom)


def _is_parameter(symbol: Sym, statement: Term) -> bool:
    while isinstance(statement, ForAll):
        statement = statement.body
    match statement:
        case Distributed(_, _, params):
            return any(symbol in free_symbols(value) for value in params)
        case Rel("=", Moment(), right):
            return symbol in free_symbols(right) and not isinstance(right, Moment)
        case _:
            return False


def _is_unfit(value: Term, scope: Scope) -> bool:
    """A parameter that is random itself: then the moments are conditional ones. And `\\pi`, a letter here and hardly 3.14."""
    return (
        is_random(value, scope)
        or any(s.name in scope.chance for s in free_symbols(value))
        or any(isinstance(p, Const) and p.name == "pi" for p in subterms(value))
    )


def _is_false(relation: tuple[Term, str, Term]) -> bool:
    left, op, right = relation
    if not (isinstance(left, Num) and isinstance(right, Num)):
        return False
    a, b = left.value, right.value
    return not {">=": a >= b, "<=": a <= b, ">": a > b, "<": a < b}[op]


def forget(symbol: Sym, scope: Scope) -> None:
    """What an earlier sentence said of its distribution."""

    def old(statement: Term) -> bool:
        if isinstance(statement, Distributed):
            return statement.symbol is symbol
        body = statement
        while isinstance(body, ForAll):
            body = body.body
        return isinstance(body, Rel) and isinstance(body.left, Moment) and symbol in free_symbols(body.left)

    scope.hypotheses = [h for h in scope.hypotheses if not old(h)]


def _named(tokens: list[Token]) -> tuple[str, list[list[Token]]] | None:
    """The distribution's name and what stands in its brackets."""
    at = next((k for k, token in enumerate(tokens) if token.text == "("), None)
    if at is None or tokens[-1].text != ")":
        return None
    word = "".join(
        token.text
        for token in tokens[:at]
        if token.kind in ("letter", "word", "text") or token.text not in ("\\mathcal", "{", "}", "\\mathrm")
    )
    name = _KNOWN.get(word.strip())
    return (name, split_at(tokens[at + 1 : -1], ",")) if name is not None else None


def _parameters(name: str, params: tuple[Term, ...]) -> list[tuple[Term, str, Term]]:
    """What the parameters of a distribution must be."""
    match name:
        case "normal":
            return [(params[1], ">=", _ZERO)]
        case "bernoulli" | "binomial":
            return [(params[-1], ">=", _ZERO), (params[-1], "<=", _ONE), *([(params[0], ">=", _ZERO)] if len(params) > 1 else [])]
        case "uniform":
            return [(params[0], "<", params[1])]
        case _:
            return [(each, ">", _ZERO) for each in params]


def _mean_and_variance(name: str, params: tuple[Term, ...]) -> tuple[Term, Term] | None:
    """Johnson, Kotz & Balakrishnan's tables, as everywhere: exponential and gamma by their rate."""
    match name, params:
        case "normal", (mean, variance):
            return mean, variance
        case "bernoulli", (p,):
            return p, Mul((p, _less(_ONE, p)))
        case "binomial", (n, p):
            return Mul((n, p)), Mul((n, p, _less(_ONE, p)))
        case "poisson", (rate,):
            return rate, rate
        case "exponential", (rate,):
            return _over(_ONE, rate), _over(_ONE, Pow(rate, number(2)))
        case "uniform", (a, b):
            return Mul((Num(Fraction(1, 2)), Add((a, b)))), Mul((Num(Fraction(1, 12)), Pow(_less(b, a), number(2))))
        case "gamma", (shape_, rate):
            return _over(shape_, rate), _over(shape_, Pow(rate, number(2)))
        case "beta", (a, b):
            total = Add((a, b))
            below = Mul((Pow(total, number(2)), Add((total, _ONE))))
            return _over(a, total), _over(Mul((a, b)), below)
        case _:
            return None


def _less(left: Term, right: Term) -> Term:
    return Add((left, Mul((_MINUS, right))))


def _over(above: Term, below: Term) -> Term:
    return Mul((above, Pow(below, _MINUS)))
