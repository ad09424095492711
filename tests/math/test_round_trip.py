"""What is printed is read back: any well-sorted term, up to what the reader writes in one way only.

The reader keeps what the author wrote, so a printed term may be read as another one of the same value: a negative numeral as a sign
and a numeral, `a (b c)` without its brackets, a quotient of products as a product of quotients. `written` brings a term into one form
of these, and a term and what is read of it must have the same. What was read once is read back as the very same term.
"""

from __future__ import annotations

from fractions import Fraction

from hypothesis import HealthCheck, given, settings
from terms import kroneckers, numbers, scope, statements, vectors

from proofgen.math.braces import visible
from proofgen.math.elaborate import Elaborator
from proofgen.math.latex import latex
from proofgen.math.lexer import tokenize
from proofgen.math.shape import entry, number, shape
from proofgen.math.syntax import Unreadable
from proofgen.math.term import Add, And, Const, Fn, Index, Mul, Num, Or, Pow, Rel, Sym, Term
from proofgen.math.walk import rebuild
from proofgen.statements.parsing import parsed

ONE, MINUS_ONE = number(1), number(-1)
SCOPE = scope()


def reread(typed: str) -> Term:
    declared = SCOPE.copy()
    node = parsed(list(visible(tokenize(typed)).tokens[:-1]), declared, [])
    elaborator = Elaborator(declared, {})
    return elaborator.statement(node) if node.op in ("chain", "and", "or", "implies", "iff") else elaborator.term(node)


def written(term: Term) -> Term:
    """One way to write what can be written in several."""
    term = rebuild(term, written)
    match term:
        case Pow(Const("e"), exponent):
            return Fn("exp", (exponent,))
        case Pow(base, exponent):
            return _power(base, exponent)
        case Mul(factors):
            return _product(factors)
        case Add(terms):
            return Add(tuple(part for each in terms[:1] for part in (each.terms if isinstance(each, Add) else (each,))) + terms[1:])
        case And(parts) | Or(parts):
            kind = type(term)
            return kind(tuple(part for each in parts for part in (each.parts if isinstance(each, kind) else (each,))))
        case Rel("=", Num() as left, right) if left is right:
            return Rel("=", number(0), number(0))  # `otherwise`
        case Index(base, indices):
            return entry(base, indices)
        case _:
            return term


def _power(base: Term, exponent: Term) -> Term:
    """A negative power divides by the positive one; a divisor of several factors divides by each."""
    if isinstance(exponent, Num) and exponent.value < 0 and exponent.value != -1:
        return _power(_power(base, Num(-exponent.value)), MINUS_ONE)
    if exponent is MINUS_ONE and isinstance(base, Num) and base.value:
        return Num(1 / base.value)
    if exponent is MINUS_ONE and isinstance(base, Mul):
        return _product(tuple(_power(each, MINUS_ONE) for each in base.factors))
    return Pow(base, exponent)


def _product(factors: tuple[Term, ...]) -> Term:
    """Flat, with one number in front."""
    flat = [part for each in factors for part in (each.factors if isinstance(each, Mul) else (each,))]
    count = Fraction(1)
    for each in flat:
        count *= each.value if isinstance(each, Num) else 1
    rest = [each for each in flat if not isinstance(each, Num)]
    arrays = [each for each in rest if shape(each)]
    rest = [each for each in rest if not shape(each)] + arrays
    head = [Num(count)] if count != 1 or not rest else []
    return Mul((*head, *rest)) if len(head) + len(rest) > 1 else (head + rest)[0]


def lettered(term: Term, depth: int = 0) -> Term:
    """Bound letters by how many are bound around them."""
    if term.binds and isinstance(var := getattr(term, "var", None), Sym):
        term = _renamed(term, var, Sym(f"bound{depth}", var.sort))
    return rebuild(term, lambda child: lettered(child, depth + term.binds))


def _renamed(term: Term, old: Sym, new: Sym) -> Term:
    return new if term is old else rebuild(term, lambda child: _renamed(child, old, new))


def check(term: Term) -> None:
    typed = latex(term)
    try:
        back = reread(typed)
    except Unreadable as problem:
        raise AssertionError((typed, problem.diagnostic, term)) from None
    one, other = lettered(written(term)), lettered(written(back))
    assert one is other, (typed, latex(back), "read")
    again = reread(latex(back))
    assert lettered(again) is lettered(back), (latex(back), latex(again), "printed")


QUICK = settings(max_examples=400, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


@QUICK
@given(numbers)
def test_a_number_is_read_back(term: Term) -> None:
    check(term)


@QUICK
@given(vectors)
def test_a_vector_is_read_back(term: Term) -> None:
    check(term)


@QUICK
@given(statements)
def test_a_statement_is_read_back(term: Term) -> None:
    check(term)


@QUICK
@given(kroneckers)
def test_a_product_of_kronecker_is_read_back(term: Term) -> None:
    check(term)


def test_what_is_compared_keeps_values_apart() -> None:
    x, y = (Sym(name, Rel) for name in "xy")  # type: ignore[arg-type]
    assert written(Pow(Mul((x, y)), MINUS_ONE)) is written(Mul((Pow(x, MINUS_ONE), Pow(y, MINUS_ONE))))
    assert written(Mul((MINUS_ONE, Pow(x, number(2))))) is not written(Pow(Mul((MINUS_ONE, x)), number(2)))
    assert written(Add((x, Mul((MINUS_ONE, Add((y, ONE))))))) is not written(Add((x, Mul((MINUS_ONE, y)), ONE)))
