"""Hypotheses as facts of the scope: which letters they hold for, and what words such as `symmetric` or `one-hot` say."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise

from proofgen.math.chance import Moment
from proofgen.math.elaborate_functions import scalar_function
from proofgen.math.elaborate_names import distribution_of, mass_function
from proofgen.math.mass import elements, is_signature, signature
from proofgen.math.scope import Scope
from proofgen.math.shape import number, shape
from proofgen.math.sorts import COMPLEX, INTEGER, REAL, Function, Range, Scalar, Tensor
from proofgen.math.term import (
    Add,
    And,
    Apply,
    Const,
    Constant,
    Delta,
    Det,
    ForAll,
    Identity,
    Implies,
    Index,
    Lam,
    MatMul,
    Mul,
    Num,
    Or,
    Pow,
    Rel,
    Sum,
    Sym,
    Term,
    Transpose,
)  # fmt: skip
from proofgen.math.walk import free_symbols, subterms
from proofgen.statements.properties import said_after

_ONE, _ZERO = number(1), number(0)
_OF_MATRICES = frozenset({"symmetric", "invertible", "definite", "semidefinite", "skew", "idempotent", "orthogonal"})
_KINDS = frozenset({"integer", "natural", "complex", "real"})
_UNNAMED = "k^{\\ast}"


def assume(statement: Term, conditions: tuple[Term, ...], quantified: frozenset[str], scope: Scope) -> None:
    """Take a hypothesis into the scope, for all values of the letters it is meant for.

    A bare `y_k = 1` speaks of that k alone. Inequalities, equations with sums or expectations, and letters named by `for all` are meant for every value.
    """
    letters = [s for s in sorted(free_symbols(statement), key=lambda s: s.name) if isinstance(s.sort, Range)]
    declared = {s.name for s in scope.symbols.values()}
    chosen = [
        s
        for s in letters
        if s.name in quantified
        or (_for_every(statement) and s.name in scope.elements)
        or (_for_every(statement) and not (s.name in declared and _fixed(s, scope)))
    ]
    held = [s for s in chosen if s.name in scope.fixed and s.name not in quantified and scope.symbols.get(s.name) is s]
    chosen = [s for s in chosen if s not in held]
    body = statement if not conditions else Implies(conditions[0] if len(conditions) == 1 else And(conditions), statement)
    for letter in chosen:
        body = ForAll(letter, body)
    scope.assume(body)
    suspect(body, held, scope)
    entry = isinstance(statement, Rel) and statement.op == "=" and isinstance(statement.left, Index)
    loose = [s for s in letters if entry and s not in chosen and s.name == "i" and s.name not in declared and not conditions]
    suspect(body, loose, scope)  # `with $x_i = 2$`
    _pointwise(scope)


def suspect(statement: Term, letters: Sequence[Sym], scope: Scope) -> None:
    """What was said of one index that was picked may be meant for every one: that proves nothing, and a counterexample respects it."""
    for letter in letters:
        statement = ForAll(letter, statement)
    if letters and statement not in scope.doubtful:
        scope.doubtful.append(statement)


def _for_every(statement: Term) -> bool:
    if isinstance(statement, And):
        return all(_for_every(part) for part in statement.parts)
    if not isinstance(statement, Rel):
        return True
    if statement.op != "=":
        return not (isinstance(statement.left, Sym) and isinstance(statement.right, Sym))
    return any(isinstance(part, Sum | Moment) for part in subterms(statement))


def _fixed(letter: Sym, scope: Scope) -> bool:
    """Do other hypotheses or definitions already speak of this very letter?"""
    return any(letter in free_symbols(h) for h in scope.hypotheses) or any(
        letter in free_symbols(d.body) for d in scope.definitions.values()
    )


def _pointwise(scope: Scope) -> None:
    """y_k = c together with y_j = d for all j ≠ k says what y is: y_j = d + (c − d) δ_jk. It becomes a definition."""
    for special in scope.hypotheses:
        match special:
            case Rel("=", Index(Sym() as symbol, (Sym() as place,)), Num() as value) if symbol.name not in scope.definitions:
                rest = next((h for h in scope.hypotheses if _elsewhere(h, symbol, place) is not None), None)
                if rest is None:
                    continue
                other = _elsewhere(rest, symbol, place)
                assert other is not None
                scope.hypotheses = [h for h in scope.hypotheses if h is not special and h is not rest]
                scope.define(symbol, (), pointwise(symbol, place, value, other))
                scope.symbols.setdefault(place.name, place)
                return
            case _:
                continue


def _elsewhere(hypothesis: Term, symbol: Sym, place: Sym) -> Num | None:
    match hypothesis:
        case ForAll(letter, Implies(Rel("!=", one, other), Rel("=", Index(base, (where,)), Num() as value))):
            if base is symbol and where is letter and {one, other} == {letter, place}:
                return value
    return None


def pointwise(symbol: Sym, place: Term, value: Num, other: Num) -> Term:
    size = shape(symbol)[0]
    letter = Sym("j", Range(_ONE, size), 1)
    delta = Delta(letter, place)
    if value.value == 1 and other.value == 0:
        return Lam(letter, size, delta)
    return Lam(letter, size, Add((other, Mul((Num(value.value - other.value), delta)))))


def one_hot(symbol: Sym, place: str | None, rows: bool, scope: Scope) -> None:
    """y is 1 at one place and 0 elsewhere; with `rows`, every row of a matrix is: its entries are 0 or 1, and sum to 1.

    A place that the author did not name gets a name that no author uses, so that a `k` further down is not taken for it.
    """
    sizes = shape(symbol)
    if len(sizes) == 1 and not rows:
        name = place or _UNNAMED
        while place is None and name in scope.symbols:
            name = name[:-1] + "\\ast}"  # another one's place need not be the same
        known = scope.symbols.get(name)
        letter = known if known is not None and isinstance(known.sort, Range) else scope.declare(name, Range(_ONE, sizes[0]))
        scope.define(symbol, (), pointwise(symbol, letter, _ONE, _ZERO))
    elif len(sizes) == 2:
        row, column = Sym("i", Range(_ONE, sizes[0])), Sym("j", Range(_ONE, sizes[1]))
        entry = Index(symbol, (row, column))
        scope.assume(ForAll(row, Rel("=", Sum(column, _ONE, sizes[1], entry), _ONE)))
        scope.assume(ForAll(row, ForAll(column, Or((Rel("=", entry, _ZERO), Rel("=", entry, _ONE))))))


def logistic(name: str, scope: Scope) -> None:
    """1/(1 + exp(-t)) under the author's own name."""
    t = Sym("t", REAL)
    scope.define(scope.declare(name, Function((REAL,), REAL)), (t,), scalar_function("sigmoid", (t,)))


def _unit(symbol: Sym, scope: Scope) -> None:
    real = isinstance(symbol.sort, Tensor) and symbol.sort.kind == "real"
    if len(shape(symbol)) == 1 and real and "\\|" not in scope.signs:
        scope.assume(Rel("=", MatMul((symbol, symbol)), _ONE))
    else:
        scope.unsaid(symbol, f"that ${symbol.name}$ has length 1 is not used")


def _prime(symbol: Sym, scope: Scope) -> Sym:
    """A whole number from 2 on; that it is prime is not used, so that it serves in no counterexample."""
    if isinstance(symbol.sort, Scalar) and symbol.sort != COMPLEX and symbol.name not in scope.definitions:
        symbol = scope.retype(symbol, INTEGER)
        scope.assume(Rel(">=", symbol, number(2)))
    scope.unsaid(symbol, f"that ${symbol.name}$ is prime is not used")
    return symbol


def _parity(word: str, symbol: Sym, scope: Scope) -> Sym:
    if not isinstance(symbol.sort, Scalar) or symbol.sort == COMPLEX:
        scope.unsaid(symbol, f"that ${symbol.name}$ is {word} is not used")
        return symbol
    symbol = symbol if symbol.name in scope.definitions else scope.retype(symbol, INTEGER)
    scope.assume(Rel("=", Pow(number(-1), symbol), number(1 if word == "even" else -1)))
    return symbol


_SIGNS = {"positive": ">", "negative": "<", "non-negative": ">=", "non-zero": "!="}


def _sign(word: str, symbol: Sym, scope: Scope) -> None:
    if "own-signs" in scope.conventions:
        scope.unsaid(symbol, f"the text says what `{word}` means, so that ${symbol.name}$ is so is not used")
    elif word == "non-zero" and shape(symbol) and symbol.name not in scope.listed:
        scope.assume(Rel("!=", symbol, Constant(_ZERO, shape(symbol))))  # the least that it says; each entry may be meant
        scope.unsaid(symbol, f"whether all of ${symbol.name}$ is not zero, or each entry, is not clear")
    elif word == "non-zero" and symbol.name in scope.members:
        scope.unsaid(symbol, f"that each of ${symbol.name}$ is not zero is not used")
    else:
        _entrywise(symbol, _SIGNS[word], scope)


def _real(symbol: Sym, scope: Scope) -> Sym:
    """Said in words: no guess any more, and not whole because it was."""
    scope.inferred.pop(symbol.name, None)
    return symbol if symbol.sort == REAL else scope.declare_anew(symbol.name, REAL)


def apply_property(name: str, symbol: Sym, scope: Scope) -> Sym:
    """What a word says of a declared name. Returns the symbol, which is a new one where the word changes its sort."""
    sizes = shape(symbol)
    if not sizes and (name in _SIGNS or (name == "real" and symbol.sort == REAL)) and symbol.name not in scope.symbols:
        symbol = scope.declare(symbol.name, REAL)
    if name == "anew" and isinstance(symbol.sort, Scalar):
        scope.declared.add(symbol.name)
        return scope.declare_anew(symbol.name, symbol.sort)
    if name in _SIGNS:
        _sign(name, symbol, scope)
    elif (name in _KINDS and symbol.name in scope.definitions) or (name == "real" and symbol.sort == COMPLEX):
        scope.unsaid(symbol, f"that ${symbol.name}$ is {name} is not used")
    elif name == "real" and symbol.sort in (INTEGER, REAL):
        symbol = _real(symbol, scope)
    elif name in ("integer", "natural") and isinstance(symbol.sort, Scalar):
        symbol = scope.retype(symbol, INTEGER)
        if name == "natural":
            scope.assume(Rel(">=", symbol, scope.first_natural))
    elif name == "identity" or (name == "imaginary" and symbol.name == "i"):
        scope.forget(symbol.name)  # the letter alone means it
    elif name == "unit":
        _unit(symbol, scope)
    elif name == "prime":
        symbol = _prime(symbol, scope)
    elif name == "ones" and len(sizes) == 1:
        scope.define(symbol, (), Constant(_ONE, sizes))
    elif name == "imaginary":
        symbol = scope.declare(symbol.name, COMPLEX)
        scope.define(symbol, (), Const("i"))
    elif name in ("even", "odd"):
        symbol = _parity(name, symbol, scope)
    elif name == "complex" and isinstance(symbol.sort, Scalar):
        return scope.declare(symbol.name, COMPLEX)
    elif name == "function" and isinstance(symbol.sort, Scalar):
        numbered = any(symbol in free_symbols(h) for h in scope.hypotheses)  # `$m > 0$ and $x(t)$ smooth`
        return symbol if numbered else scope.declare(symbol.name, Function((REAL,), REAL))
    elif name == "pmf" and isinstance(symbol.sort, Function):
        scope.unsaid(symbol, f"that ${symbol.name}$ is a distribution is not used")
    elif name == "pmf" and is_signature(symbol.name):
        _mass(symbol, scope)
    elif name == "pmf" and symbol.name in scope.masses:
        for names, count in scope.masses[symbol.name]:
            _mass(mass_function(scope, signature(symbol.name, list(names[:count]), list(names[count:])), list(names)), scope)
    elif name == "pmf" and len(sizes) <= 1 and not isinstance(symbol.sort, Range):
        if not sizes:
            symbol = scope.declare(symbol.name, Tensor((scope.size("n"),)))
            sizes = shape(symbol)
        _entrywise(symbol, ">=", scope)
        _normalised(symbol, sizes[0], scope)
    elif name == "normalised" and len(sizes) == 1:
        _normalised(symbol, sizes[0], scope)
    elif name == "normalised":
        scope.unsaid(symbol, f"that ${symbol.name}$ sums to one is not used")
    elif len(sizes) == 2 and sizes[0] is sizes[1]:
        _matrix(name, symbol, sizes[0], scope)
    elif name == "invertible" and (value := _square_value(symbol, scope)) is not None:
        scope.assume(Rel("!=", Det(value), _ZERO))
    elif name in ("symmetric", "invertible", "orthogonal", "definite", "semidefinite", "skew", "idempotent"):
        scope.unsaid(symbol, f"that ${symbol.name}$ is {name} is not used")
    return symbol


def _square_value(symbol: Sym, scope: Scope) -> Term | None:
    """A(t) of a declared function with square matrices as values."""
    arguments = scope.arguments.get(symbol.name)
    value = Apply(symbol, arguments, (0,) * len(arguments)) if arguments is not None else symbol
    sizes = shape(value)
    return value if arguments is not None and len(sizes) == 2 and sizes[0] is sizes[1] else None


def commute(symbols: Sequence[Sym], scope: Scope) -> None:
    """`$A$ and $B$ commute`: each two of them, where they are square matrices of one size."""
    for one, other in pairwise([symbols[0], *symbols]):
        sizes = [*shape(scope.symbols.get(one.name, one)), *shape(scope.symbols.get(other.name, other))]
        if len(sizes) == 4:
            scope.refit(sizes[0], sizes[2])
            scope.refit(*shape(scope.symbols[other.name]))
    symbols = [scope.symbols.get(symbol.name, symbol) for symbol in symbols]
    square = [symbol for symbol in symbols if len(shape(symbol)) == 2]
    alike = len(square) == len(symbols) > 1 and len({size for symbol in square for size in shape(symbol)}) == 1
    numbers = all(isinstance(symbol.sort, Scalar) for symbol in symbols)
    for symbol in () if alike or numbers else symbols:
        scope.unsaid(symbol, f"with what ${symbol.name}$ commutes could not be read")
    for one, other in combinations(square, 2) if alike else ():
        scope.assume(Rel("=", MatMul((one, other)), MatMul((other, one))))


def perpendicular(symbols: Sequence[Sym], scope: Scope) -> bool:
    """`$u$ and $v$ are orthogonal`: each two of them, where they are real vectors of one size."""
    sizes = [shape(symbol) for symbol in symbols]
    if len(symbols) < 2 or any(
        len(size) != 1 or not isinstance(s.sort, Tensor) or s.sort.kind != "real" for size, s in zip(sizes, symbols, strict=True)
    ):
        return False
    for one, other in pairwise(symbols):
        scope.refit(*(shape(scope.symbols.get(each.name, each))[0] for each in (one, other)))
    symbols = [scope.symbols.get(symbol.name, symbol) for symbol in symbols]
    if len({shape(symbol) for symbol in symbols}) > 1:
        return False
    for one, other in combinations(symbols, 2):
        scope.assume(Rel("=", MatMul((one, other)), _ZERO))
    return True


def word_condition(name: str, word: str, scope: Scope, integer: bool = False) -> Term | None:
    """What `if $n$ is even` supposes of a number, with its word in one piece; None where the name is none, or not of the kind.

    integer: the words say that it is a whole number, too.
    """
    parity = word in ("even", "odd")
    whole = parity or integer
    symbol = scope.symbols.get(name) or scope.infer(name, INTEGER if whole else REAL)
    if not isinstance(symbol.sort, Scalar) or symbol.sort == COMPLEX or (whole and symbol.sort != INTEGER):
        return None
    if not parity and "own-signs" in scope.conventions:
        return None
    if parity:
        return Rel("=", Pow(number(-1), symbol), number(1 if word == "even" else -1))
    signs = {"positive": ">", "negative": "<", "nonnegative": ">=", "nonzero": "!=", "notzero": "!="}
    return Rel(signs[word.removeprefix("strictly")], symbol, _ZERO)


def matrix_condition(name: str, words: str, scope: Scope) -> list[Term] | None:
    """What `if $A$ is symmetric and invertible` supposes of a declared square matrix; None where not all of it is known."""
    symbol, said = scope.symbols.get(name), said_after(words)
    sizes = shape(symbol) if symbol is not None else ()
    if symbol is None or len(sizes) != 2 or sizes[0] is not sizes[1] or said.doubtful or not said.properties:
        return None
    if not _OF_MATRICES.issuperset(said.properties):
        return None
    trial = scope.copy()
    for each in said.properties:
        _matrix(each, symbol, sizes[0], trial)
    return (
        [h for h in trial.hypotheses if h not in scope.hypotheses] if symbol.name not in trial.unread.keys() - scope.unread.keys() else None
    )


def _letters(symbol: Sym) -> tuple[Sym, ...]:
    """A letter for each axis; those of a mass function are the names of its elements."""
    letters = elements(symbol.name) if is_signature(symbol.name) else "ijkl"
    return tuple(Sym(letter, Range(_ONE, size)) for letter, size in zip(letters, shape(symbol), strict=False))


def _mass(symbol: Sym, scope: Scope) -> None:
    for fact in distribution_of(symbol):
        scope.assume(fact)


def _normalised(symbol: Sym, size: Term, scope: Scope) -> None:
    letter = Sym("j", Range(_ONE, size))
    scope.assume(Rel("=", Sum(letter, _ONE, size, Index(symbol, (letter,))), _ONE))


def _entrywise(symbol: Sym, sign: str, scope: Scope) -> None:
    letters = _letters(symbol)
    statement: Term = Rel(sign, Index(symbol, letters) if letters else symbol, _ZERO)
    for letter in reversed(letters):
        statement = ForAll(letter, statement)
    scope.assume(statement)


def _matrix(name: str, symbol: Sym, size: Term, scope: Scope) -> None:
    match name:
        case "symmetric":
            scope.assume(Rel("=", symbol, Transpose(symbol)))
        case "invertible":
            scope.assume(Rel("!=", Det(symbol), _ZERO))
        case "definite" | "semidefinite":
            _definite(name == "definite", symbol, size, scope)
        case "skew":
            scope.assume(Rel("=", Transpose(symbol), Mul((number(-1), symbol))))
        case "idempotent":
            scope.assume(Rel("=", MatMul((symbol, symbol)), symbol))
        case "orthogonal":
            scope.assume(Rel("=", MatMul((Transpose(symbol), symbol)), Identity(size)))
            scope.assume(Rel("=", MatMul((symbol, Transpose(symbol))), Identity(size)))
            scope.assume(Rel("!=", Det(symbol), _ZERO))


def _definite(strict: bool, symbol: Sym, size: Term, scope: Scope) -> None:
    """What is said of x^T D x for all real x; that D is symmetric is for the text to say."""
    if strict:
        scope.assume(Rel("!=", Det(symbol), _ZERO))
    if not isinstance(symbol.sort, Tensor) or symbol.sort.kind != "real":
        scope.unread[symbol.name] = f"that ${symbol.name}$ is definite, and not of real numbers, is used for its inverse only"
        return
    x = Sym("x", Tensor((size,)), -1)
    form = MatMul((x, symbol, x))
    if strict:
        scope.assume(ForAll(x, Implies(Rel("!=", x, Constant(_ZERO, (size,))), Rel(">", form, _ZERO))))
    else:
        scope.assume(ForAll(x, Rel(">=", form, _ZERO)))
