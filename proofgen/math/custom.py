"""What custom says of names that nobody declares: n is a whole number, σ is positive, \\bar x is a mean. It proves nothing, and a counterexample respects it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proofgen.math.shape import number
from proofgen.math.sorts import REAL, Tensor
from proofgen.math.term import Fn, Rel, Sym

if TYPE_CHECKING:
    from proofgen.math.scope import Scope

COUNTING = frozenset({"n", "N"})
POSITIVE = frozenset({"\\sigma", "\\varepsilon", "\\epsilon"})  # a deviation, and how near something is


def by_custom(symbol: Sym, scope: Scope) -> None:
    """The scope respects from here on what custom says of this name."""
    if symbol.sort == REAL and symbol.name in COUNTING:
        scope.doubtful.append(Rel("=", Fn("floor", (symbol,)), symbol))
    elif symbol.sort == REAL and symbol.name in POSITIVE and symbol.name in scope.inferred:
        scope.doubtful.append(Rel(">", symbol, number(0)))
    quantity = scope.quantities.get(symbol.name) if symbol.sort == REAL else None
    if quantity == "probability":
        scope.doubtful += [Rel(">=", symbol, number(0)), Rel("<=", symbol, number(1))]
    elif quantity is not None:
        scope.doubtful.append(Rel(">", symbol, number(0)))
    of = symbol.name[5:-1] if symbol.name.startswith("\\bar{") else ""
    if of and (of in scope.indexed or of in scope.picked or isinstance(scope.sort_of(of), Tensor)):
        mean = f"\\bar{{{of}}} = \\frac{{1}}{{n}} \\sum_i {of}_i"
        scope.unread.setdefault(symbol.name, f"nothing says that ${symbol.name}$ is the mean: define it, ${mean}$")
