"""Derivatives, integrals, limits, differences of values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proofgen.math import elaborate_fields as fields
from proofgen.math.elaborate_integrals import integral, variable_of
from proofgen.math.latex import latex
from proofgen.math.shape import number, shape
from proofgen.math.sorts import REAL, Function, Range, Scalar, Sort, Tensor
from proofgen.math.syntax import Node, Unreadable, nodes
from proofgen.math.term import Add, Apply, At, Const, Gradient, Index, Limit, Mul, Num, Partial, Pow, Sym, Term
from proofgen.math.unfold import unfolded, written_out
from proofgen.math.value import Value
from proofgen.math.walk import free_symbols, fresh, substitute, wrt_symbol

if TYPE_CHECKING:
    from proofgen.math.elaborate import Elaborator


def analytic(e: Elaborator, node: Node) -> Value:
    match node.op:
        case "partial":
            return Value(_partial(e, node))
        case "nabla" if node.text:
            return Value(fields.of(e, node))
        case "nabla":
            return Value(_entry_of_gradient(e, node) or _nabla(e, node))
        case "jacobian":
            return Value(fields.jacobian(e, node))
        case "int":
            return Value(integral(e, node))
        case "lim":
            return Value(_limit(e, node))
        case _:
            return Value(_bar(e, node))


# ---------------------------------------------------------------- derivatives


def _partial(e: Elaborator, node: Node) -> Term:
    body_node, *variables = node.args
    wrts = [_variable(e, variable) for variable in variables]
    _warn_reused(e, body_node, [wrt for wrt, _ in wrts])
    spoken = {symbol.name for wrt, _ in wrts if (symbol := wrt_symbol(wrt)) is not None}
    for part in nodes(body_node):  # `\\log L` is that of L(\\lambda) where it is differentiated by λ
        known = e.scope.definitions.get(part.text) if part.op == "name" else None
        if part is body_node or (known is not None and spoken & {param.name for param in known.params}):
            fields.take_parameters(e, part.text)
    term = _at_own_argument(e, body_node, wrts[0][0]) if len({wrt_symbol(wrt) for wrt, _ in wrts}) == 1 else None
    term = e.term(body_node) if term is None else term
    for wrt, _ in wrts:
        _refuse_unrelated(e, term, wrt, node)
        _refuse_held_fixed(e, term, wrt, node)
    for wrt, order in reversed(wrts):
        for _ in range(order):
            term = derivative(e, term, wrt, node)
    return term


def _refuse_unrelated(e: Elaborator, body: Term, wrt: Term, node: Node) -> None:
    """`dy/dx` where nobody says that y depends on x, and `\\partial L / \\partial x` where nobody says what L is: hardly zero."""
    name, variable = wrt_symbol(body), wrt_symbol(wrt)
    if name is None and isinstance(body, Apply) and node.text == "total" and node.args[0].op == "name":  # `df/dx`, and f is a function of t
        name = body.function
    if name is None or variable is None or name is variable or isinstance(name.sort, Range) or name in e.bound:
        return
    guessed = e.scope.inferred.get(name.name) is name
    total = node.text == "total" and isinstance(body, Sym | Apply) and not shape(body)
    if (guessed or total) and variable not in free_symbols(unfolded(body, variable, e.scope.definitions)):
        raise Unreadable("no-dependence", f"does `{name.name}` depend on `{latex(wrt)}`? nothing says so", node.span,
                         f"write `{name.name}({latex(wrt)})` for a function, `\\partial` for a number that does not")  # fmt: skip


def _refuse_held_fixed(e: Elaborator, body: Term, wrt: Term, node: Node) -> None:
    """`\\partial z / \\partial x` of z = xy where y = x^2: in one custom y is held fixed, in another it is not."""
    known = e.scope.definition(body) if isinstance(body, Sym) and node.text != "total" else None
    variable = wrt_symbol(wrt)
    if known is None or known.params or wrt is not variable or variable not in free_symbols(known.body):
        return
    others = [
        s
        for s in sorted(free_symbols(known.body), key=lambda s: s.name)
        if s is not variable and isinstance(s.sort, Scalar) and e.scope.definition(s) is not None
    ]
    moved = next((s for s in others if variable in free_symbols(unfolded(s, variable, e.scope.definitions))), None)
    if moved is not None:
        message = f"is `{moved.name}`, which depends on `{variable.name}`, held fixed in this derivative?"
        raise Unreadable(
            "held-fixed", message, node.span, f"write `d{body.name}/d{variable.name}` if it is not" if isinstance(body, Sym) else ""
        )


def _at_own_argument(e: Elaborator, body: Node, wrt: Term) -> Term | None:
    """`\frac{df}{dx}` of a function of one argument, which nothing calls otherwise: f is taken at x. So it is where `f(t) = t^2` alone says what f is."""
    function = e.scope.symbols.get(body.text) if body.op == "name" else None
    symbol = wrt_symbol(wrt)
    if function is None or symbol is None or not isinstance(function.sort, Function) or _has_its_own(e, body.text, symbol):
        return None
    if len(function.sort.arguments) != 1 or _sizes(function.sort.arguments[0]) != shape(symbol):
        return None
    if e.scope.taken.setdefault(body.text, symbol) is not symbol:
        raise Unreadable(
            "function-as-value",
            f"`{body.text}` is differentiated by two names; of which is it a function?",
            body.span,
            f"write `{body.text}(x)`",
        )
    return Apply(function, (symbol,), (0,))


def _has_its_own(e: Elaborator, name: str, variable: Sym) -> bool:
    """Whether the function has a letter that is more than a place in its definition: it is the variable, depends on it, or was declared."""
    if name not in e.scope.arguments:
        return False
    letters = frozenset().union(*map(free_symbols, e.scope.arguments[name]))
    definition = e.scope.definitions.get(name)
    if definition is None or variable in letters or variable in free_symbols(unfolded(definition.body, variable, e.scope.definitions)):
        return True
    return any(letter.name not in e.scope.inferred or letter.name in e.scope.definitions for letter in letters)


def _sizes(sort: Sort) -> tuple[Term, ...]:
    return sort.shape if isinstance(sort, Tensor) else ()


def _variable(e: Elaborator, node: Node) -> tuple[Term, int]:
    if node.op == "^" and node.text == "order":
        order = e.number(node.args[1])
        if not isinstance(order, Num) or order.value.denominator != 1 or not 1 <= order.value <= 8:
            raise Unreadable("unknown-notation", "a derivative of this order cannot be read", node.span)
        return e.term(node.args[0]), int(order.value)
    return e.term(node), 1


def derivative(e: Elaborator, body: Term, wrt: Term, node: Node) -> Term:
    """Partial by a number, Gradient by an array; by a defined name, of what is written in that name."""
    if isinstance(wrt, Apply):
        return Partial(body, wrt)
    symbol = wrt_symbol(wrt)
    match wrt:
        case Pow(Sym(sort=Scalar("real")) as base, Num(power)) if (
            power > 1 and power.denominator == 1 and base.name not in e.scope.definitions
        ):
            by_root = derivative(e, body, base, node)
            return Mul(
                (Pow(Mul((wrt.exponent, _lower(base, int(power) - 1))), number(-1)), by_root)
            )  # by σ, of which σ² is a function that can be turned round where σ is not 0
    if symbol is None:
        raise Unreadable("unknown-notation", "a derivative by this cannot be read", node.args[-1].span)
    if symbol is wrt and isinstance(symbol.sort, Range):
        raise Unreadable("unknown-notation", f"`{symbol.name}` is an index: a derivative by which coordinate?", node.args[-1].span,
                         f"write `\\partial_{{x_{symbol.name}}}`")  # fmt: skip
    if symbol.name in e.scope.definitions and e.scope.symbols.get(symbol.name) is symbol:
        return _by_defined(e, body, wrt, symbol)
    return Gradient(body, wrt) if shape(wrt) else Partial(body, wrt)


def _lower(base: Term, power: int) -> Term:
    return base if power == 1 else Pow(base, number(power))


def _by_defined(e: Elaborator, body: Term, wrt: Term, symbol: Sym) -> Term:
    """∂L/∂p where p was defined: L as written in p, other definitions unfolded until p shows, differentiated as if p were free."""
    local = fresh(symbol)
    written = unfolded(body, symbol, e.scope.definitions)
    inner, by = substitute(written, {symbol: local}), substitute(wrt, {symbol: local})
    return At(local, symbol, Gradient(inner, by) if shape(by) else Partial(inner, by))


def _warn_reused(e: Elaborator, body: Node, wrts: list[Term]) -> None:
    """∂/∂θ_i of Σ_i …: the i of the sum is another letter than the i below the line."""
    used = {index.name for wrt in wrts if isinstance(wrt, Index) for index in wrt.indices if isinstance(index, Sym)}
    for part in nodes(body):
        if part.op in ("sum", "prod"):
            below = part.args[0]
            letter = below.text if below.op == "name" else below.args[0].text if below.op == "chain" and below.args[0].op == "name" else ""
            if letter in used:
                e.warn("reused-index", f"the {letter} of this sum is not the {letter} of the derivative; they are kept apart", part.span,
                       "use another letter in the sum")  # fmt: skip


def _of_first_factor(e: Elaborator, node: Node) -> Term | None:
    """`\\nabla f \\cdot v` and `\\nabla f \\times v` of a number f and a vector v: the gradient is of f alone."""
    variable, body = node.args
    if body.op != "*" or body.text not in ("cdot", "times"):
        return None
    first, second = body.args
    if shape(e.term(first)) or len(shape(e.term(second))) != 1:
        return None
    gradient = Node("nabla", (variable, first), node.span)
    return e.term(Node("*", (gradient, second), node.span, body.text))


def _entry_of_gradient(e: Elaborator, node: Node) -> Term | None:
    """`\\nabla f(x)_i` of a number f(x): the entry is the gradient's, since a number has none."""
    variable, body = node.args
    if body.op != "sub" or len(body.args) != 2 or body.args[0].op != "call" or shape(e.term(body.args[0])):
        return None
    gradient = Node("nabla", (variable, body.args[0]), node.span)
    return e.term(Node("sub", (Node("group", (gradient,), node.span, "("), body.args[1]), node.span))


def _nabla(e: Elaborator, node: Node) -> Term:
    variable, body_node = node.args
    if (product := _of_first_factor(e, node)) is not None:
        return product
    if variable.op == "none" and (written := fields.of_places(e, body_node)) is not None:
        return written
    body = e.term(body_node)
    if variable.op != "none":
        wrt = e.term(variable)
    else:
        inner = body.body if isinstance(body, Gradient) else body
        arguments = (
            inner.args
            if isinstance(inner, Apply)
            else tuple(s for s in free_symbols(inner) if shape(s) and s.name not in e.scope.definitions)
        )
        arrays = [argument for argument in arguments if shape(argument)]
        if not arrays and isinstance(inner, Sym) and inner.name in e.scope.definitions:  # `\\nabla \\rho` of ρ = ‖r‖
            whole = written_out(inner, {each.symbol: each for each in e.scope.definitions.values()})
            arrays = [symbol for symbol in free_symbols(whole) if shape(symbol)]
        if len(arrays) != 1:
            raise Unreadable("missing-argument", "by what is this gradient taken?", node.span, "write `\\nabla_x`")
        wrt = arrays[0]
    _refuse_unrelated(e, body, wrt, node)
    if not shape(wrt):
        raise Unreadable("shape-mismatch", "a gradient is by a vector or a matrix", node.span, "write `\\frac{d}{dx}` for a number")
    return derivative(e, body, wrt, node)


# ---------------------------------------------------------------- limits and differences


def _limit(e: Elaborator, node: Node) -> Term:
    variable_node, point_node, body = node.args
    variable = variable_of(variable_node)
    point = _at_infinity(e, point_node)
    known = e.scope.symbols.get(variable.name)
    if known is not None and not isinstance(known.sort, Range | Function):
        variable = known
    with e.binding(variable):
        return Limit(variable, point, e.number(body, "this limit"), node.text)


def _at_infinity(e: Elaborator, node: Node) -> Term:
    if node.op == "neg" and node.args[0].text == "\\infty":
        return Mul((number(-1), Const("oo")))
    return e.number(node, "a limit point")


def _bar(e: Elaborator, node: Node) -> Term:
    """`F|_{x=a}` is the value there; `[F]_a^b` the difference F(b) − F(a) in the only variable F has."""
    body_node, low, high = node.args
    body = e.term(body_node)
    if high.op == "none" and low.op == "chain" and low.text == "=":
        variable = e.term(low.args[0])
        if not isinstance(variable, Sym):
            raise Unreadable("unknown-notation", "a value at a place needs a name: `|_{x=a}`", low.span)
        return At(variable, e.term(low.args[1]), body)
    variables = [s for s in free_symbols(body) if s.sort == REAL and s.name not in e.scope.definitions]
    if len(variables) != 1 or high.op == "none" or low.op == "none":
        raise Unreadable("missing-argument", "in which variable are these values taken?", node.span, "write `\\Big|_{x=a}^{x=b}`")
    ends = [substitute(body, {variables[0]: e.number(end)}) for end in (low, high)]
    return Add((ends[1], Mul((number(-1), ends[0]))))
