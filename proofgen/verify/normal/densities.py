"""An expectation by the distribution's name: the sum or the integral that it is by definition. Johnson, Kotz & Balakrishnan, each family's chapter."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from proofgen.math.chance import Distributed
from proofgen.math.sorts import INTEGER, REAL
from proofgen.math.term import Const, Fn, Integral, Pow, Sum, Sym, Term
from proofgen.math.walk import fresh
from proofgen.verify.normal.spell import ONE, ZERO, add, fn, inverse, minus, mul, negative, number, square

INFINITY = Const("oo")
Body = Callable[[Term], Term]


def mean_of(law: Distributed, body: Body) -> Term | None:
    """E[body(X)]; None for a distribution of which no such form is used."""
    match law.name, law.params:
        case "bernoulli", (p,):
            return add(mul(p, body(ONE)), mul(minus(ONE, p), body(ZERO)))
        case "binomial", (n, p):
            k = fresh(Sym("k", INTEGER))
            weight = mul(Fn("binomial", (n, k)), Pow(p, k), Pow(minus(ONE, p), minus(n, k)))
            return Sum(k, ZERO, n, mul(weight, body(k)))
        case "poisson", (rate,):
            k = fresh(Sym("k", INTEGER))
            weight = mul(fn("exp", negative(rate)), Pow(rate, k), inverse(fn("factorial", k)))
            return Sum(k, ZERO, INFINITY, mul(weight, body(k)))
        case "exponential", (rate,):
            return _integral(body, ZERO, INFINITY, lambda x: mul(rate, fn("exp", negative(mul(rate, x)))))
        case "uniform", (a, b):
            return _integral(body, a, b, lambda _: inverse(minus(b, a)))
        case "normal", (mean, variance):
            scale = Pow(mul(number(2), Const("pi"), variance), number(Fraction(-1, 2)))
            return _integral(
                body,
                negative(INFINITY),
                INFINITY,
                lambda x: mul(scale, fn("exp", negative(mul(square(minus(x, mean)), inverse(mul(number(2), variance)))))),
            )
        case _:
            return None


def _integral(body: Body, low: Term, high: Term, density: Body) -> Term:
    x = fresh(Sym("x", REAL))
    return Integral(x, low, high, mul(body(x), density(x)))
