"""Sums and products: which letters run, over what, under which condition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from proofgen.math import elaborate_names as names
from proofgen.math.shape import number, shape
from proofgen.math.sorts import REAL, Range
from proofgen.math.syntax import Node, Unreadable, nodes
from proofgen.math.term import Add, Num, Product, Sum, Sym, Term, Uninterpreted

if TYPE_CHECKING:
    from proofgen.math.elaborate import Elaborator

_ORDERS = frozenset({"<", "<=", ">", ">=", "!="})


def big(e: Elaborator, node: Node) -> Term:
    """`\\sum` and `\\prod` with their index forms. Each letter that runs is bound; a letter in force outside only limits."""
    _warn_of_slash(e, node)
    try:
        return _ranged(e, node)
    except Unreadable as problem:
        if problem.diagnostic.code != "unbounded-sum" or e.scope.strict:
            raise
        over = _unlisted(e, node)
        if over is None:
            raise
        return over


def warn_of_scope(e: Elaborator, node: Node) -> None:
    """`\\sum_i u_i - v_i`: the i behind the sum is another one than the i that runs."""
    left, right = node.args
    while left.op in ("+", "*", "neg") and left.text != "/":
        left = left.args[-1]
    letter = next((letter for letter in _running(left) if _stands_free(right, letter)), None)
    if letter is not None:
        e.warn("sum-scope", f"the sum ends before this term, and its {letter} is not the {letter} that runs", right.span,
               "write `\\sum_i (a_i + b_i)` with brackets to sum both, or use another letter")  # fmt: skip


def _running(node: Node) -> list[str]:
    """The letters that run in a sum or product, as typed below its sign."""
    if node.op not in ("sum", "prod"):
        return []
    below = node.args[0]
    if below.op == "stack" and below.args[0].op == "chain":
        below = below.args[0]
    heads = below.args if below.op == "tuple" else below.args[:1] if below.op == "chain" else (below,)
    return [each.text for each in heads if each.op == "name"]


def _stands_free(node: Node, letter: str) -> bool:
    if letter in _running(node):
        return False
    return (node.op == "name" and node.text == letter) or any(_stands_free(part, letter) for part in node.args)


def _warn_of_slash(e: Elaborator, node: Node) -> None:
    """`\\prod_i u_i / b`: the slash is inside of the product, as every factor behind its sign is."""
    body = node.args[2]
    slash = body.op == "*" and body.text == "/" and body.span.start == body.args[0].span.start
    if node.op == "prod" and slash and not any(_stands_free(body.args[1], letter) for letter in _running(node)):
        e.warn("ambiguous-slash", "a slash behind a product sign is read as part of every factor", body.span, "put the product in brackets")


def _unlisted(e: Elaborator, node: Node) -> Term | None:
    """`\\sum_Z q(Z)`, `\\sum_{x \\in S} f(x)`: over a set of which no range is known, where the body is a function of what runs."""
    below, above, body = node.args
    letter = below if below.op == "name" else below.args[0] if below.op == "chain" and below.text == "in" else None
    if letter is None or letter.op != "name" or above.op != "none" or letter.text in "ijklmn":
        return None
    shown = letter.text if below.op == "name" else f"{letter.text} \\in {below.args[1].text}"
    if below.op == "chain" and below.args[1].op != "name":
        return None
    with e.binding(Sym(letter.text, REAL)):
        inner = e.term(body)
    sign = "\\sum" if node.op == "sum" else "\\prod"
    return Uninterpreted(f"{sign}_{{{shown}}} #1", (inner,))


def _ranged(e: Elaborator, node: Node) -> Term:
    below, above, body = node.args
    kind = Sum if node.op == "sum" else Product
    if below.op == "none":
        raise Unreadable("unbounded-sum", "this sum does not say over what it runs", node.span, "write `\\sum_{j=1}^n`")
    if below.op == "name" or (below.op == "tuple" and all(part.op == "name" for part in below.args)):
        letters = [below] if below.op == "name" else list(below.args)
        ranges = [letter_range(e, letter, above, body) for letter in letters]
        return _nested(e, kind, letters, ranges, body, None)
    if below.op == "stack":
        return _stacked(e, kind, below, above, body)
    if below.op == "chain":
        return _conditioned(e, kind, below, above, body)
    if below.op == "tuple":
        return _listed(e, kind, below, above, body)
    raise Unreadable(
        "unbounded-sum", "the range of this sum cannot be read", below.span, "write `\\sum_{j=1}^n`, or name the set's elements by an index"
    )


def _stacked(e: Elaborator, kind: type[Sum] | type[Product], below: Node, above: Node, body: Node) -> Term:
    """A letter with its first value, `j = 1`, or its set, and then conditions on it."""
    first, *rest = below.args
    begins = first.op == "chain" and first.args[0].op == "name" and first.text in ("=", "in")
    if not begins or any(row.op not in ("chain", "and", "or") or _runs(e, row) for row in rest):
        return _listed(e, kind, Node("tuple", below.args, below.span), above, body)
    if first.text == "in":
        bounds = set_range(e, first.args[1])
    else:
        low = e.number(first.args[1], "a bound")
        bounds = low, e.number(above, "a bound") if above.op != "none" else letter_range(e, first.args[0], above, body)[1]
    condition = rest[0] if len(rest) == 1 else Node("tuple", tuple(rest), below.span) if rest else None
    return _nested(e, kind, [first.args[0]], [bounds], body, condition)


def _runs(e: Elaborator, row: Node) -> bool:
    """`j = 1` of another letter that runs."""
    return row.op == "chain" and row.text in ("=", "in") and row.args[0].op == "name" and not _in_force(e, row.args[0])


def _conditioned(e: Elaborator, kind: type[Sum] | type[Product], below: Node, above: Node, body: Node) -> Term:
    first, second = below.args[0], below.args[1]
    if below.text == "=" and first.op == "name":
        low = e.number(second, "a bound")
        high = e.number(above, "a bound") if above.op != "none" else letter_range(e, first, above, body)[1]
        return _nested(e, kind, [first], [(low, high)], body, None)
    if below.text == "in" and first.op == "name" and first.text in e.scope.elements:
        return _nested(e, kind, [first], [letter_range(e, first, above, body)], body, None)
    if below.text == "in" and first.op == "name":
        return _nested(e, kind, [first], [set_range(e, second)], body, None)
    operators = below.text.split()
    if all(operator in _ORDERS for operator in operators):
        if len(below.args) == 3 and below.args[1].op == "name" and below.text in ("<= <=",):
            low, high = e.number(below.args[0]), e.number(below.args[2])
            return _nested(e, kind, [below.args[1]], [(low, high)], body, None)
        inner = [part for part in below.args if part.op == "name"]
        running = [part for part in inner if not _in_force(e, part)] or inner[:1]
        if below.text == "!=":
            running = [first]
        ranges = [_range_within(e, below, running, letter, above, body) for letter in running]
        return _nested(e, kind, running, ranges, body, below)
    raise Unreadable("unbounded-sum", "the range of this sum cannot be read", below.span, "write `\\sum_{j=1}^n`")


def _range_within(e: Elaborator, below: Node, running: list[Node], letter: Node, above: Node, body: Node) -> tuple[Term, Term]:
    """`1 \\le i < j \\le n` says itself over what its letters run, where nothing else does."""
    try:
        return letter_range(e, letter, above, body)
    except Unreadable:
        operators, ends = below.text.split(), (below.args[0], below.args[-1])
        if not set(operators) <= {"<", "<="} or any(end.op == "name" and end.text == each.text for end in ends for each in running):
            raise
        low, high = (e.number(end, "a bound") for end in ends)
        return low if operators[0] == "<=" else Add((low, number(1))), high if operators[-1] == "<=" else Add((high, number(-1)))


def _listed(e: Elaborator, kind: type[Sum] | type[Product], below: Node, above: Node, body: Node) -> Term:
    """`i, j = 1`, `i = 1, \\, i \ne j`: letters with their ranges, and conditions on them. Letters before an `=` begin where it says."""
    letters: list[Node] = []
    ranges: list[tuple[Term, Term]] = []
    waiting: list[Node] = []
    conditions: list[Node] = []
    for part in below.args:
        first = part.args[0] if part.op == "chain" else part
        if part.op == "name":
            waiting.append(part)
        elif part.op == "chain" and part.text in ("=", "in") and first.op == "name" and all(first.text != each.text for each in letters):
            for letter in (*waiting, first):
                letters.append(letter)
                ranges.append(_range_of(e, part, letter, above, body))
            waiting = []
        elif (
            part.op == "chain"
            and part.text == "<= <="
            and part.args[1].op == "name"
            and part.args[1].text not in [each.text for each in letters]
        ):
            letters.append(part.args[1])
            ranges.append((e.number(part.args[0]), e.number(part.args[2])))
        elif part.op == "chain" and all(operator in _ORDERS for operator in part.text.split()):
            conditions.append(part)
        else:
            raise Unreadable("unbounded-sum", "the range of this sum cannot be read", part.span, "write `\\sum_{j=1}^n`")
    letters += waiting
    ranges += [letter_range(e, letter, above, body) for letter in waiting]
    _refuse_strangers(e, conditions, letters)
    condition = Node("and", tuple(conditions), below.span) if len(conditions) > 1 else conditions[0] if conditions else None
    return _nested(e, kind, letters, ranges, body, condition)


def _range_of(e: Elaborator, part: Node, letter: Node, above: Node, body: Node) -> tuple[Term, Term]:
    if part.text == "in":
        return set_range(e, part.args[1])
    high = e.number(above, "a bound") if above.op != "none" else letter_range(e, letter, above, body)[1]
    return e.number(part.args[1], "a bound"), high


def _refuse_strangers(e: Elaborator, conditions: list[Node], letters: list[Node]) -> None:
    """A condition limits a letter that runs here, by names that are known."""
    running = {letter.text for letter in letters}
    for condition in conditions:
        letters_of = [part for part in nodes(condition) if part.op == "name"]
        first = letters_of[0] if letters_of else condition
        outside = any(symbol.name == first.text for symbol in e.bound)
        if not any(part.text in running for part in letters_of) or (first.text not in running and not outside):
            raise Unreadable("unbounded-sum", f"does `{first.text}` run as well?", condition.span, f"give its range: `{first.text} = 1`")
    for part in (part for condition in conditions for part in nodes(condition)):
        if part.op == "name" and part.text not in running and names.lookup(e, part.text) is None and part.text not in e.letters:
            raise Unreadable("unbounded-sum", f"nothing says over what `{part.text}` runs", part.span, "declare it, or sum over it too")


def _in_force(e: Elaborator, letter: Node) -> bool:
    """Bound around this sum, or a declared name that is not an index letter (a size)."""
    if any(symbol.name == letter.text for symbol in e.bound):
        return True
    symbol = e.scope.symbols.get(letter.text)
    return symbol is not None and not isinstance(symbol.sort, Range)


def _nested(
    e: Elaborator, kind: type[Sum] | type[Product], letters: list[Node], ranges: list[tuple[Term, Term]], body: Node, condition: Node | None
) -> Term:
    symbols = [Sym(letter.text, Range(*bounds)) for letter, bounds in zip(letters, ranges, strict=True)]
    with e.binding(*symbols):
        inner = e.term(body)
        where = e.statement(condition) if condition is not None else None
    for position, (symbol, (low, high)) in enumerate(zip(reversed(symbols), reversed(ranges), strict=True)):
        inner = kind(symbol, low, high, inner, where if position == 0 else None)
    return inner


def set_range(e: Elaborator, node: Node) -> tuple[Term, Term]:
    """`\\{1, \\dots, n\\}` as an index range; `[n]` as 1 to n."""
    if node.op == "group" and node.text == "[":
        return number(1), e.number(node.args[0])
    items = node.args if node.op in ("set", "tuple") else ()
    values = [item for item in items if item.op != "dots"]
    if len(items) > len(values) and len(values) >= 2:
        return e.number(values[0]), e.number(values[-1])
    terms = [e.number(item) for item in values]
    if terms and all(isinstance(t, Num) for t in terms):
        numbers = [t.value for t in terms if isinstance(t, Num)]
        if [n - numbers[0] for n in numbers] == list(range(len(numbers))):
            return terms[0], terms[-1]
    raise Unreadable("unbounded-sum", "this set cannot be read as a range of integers", node.span, "write `\\{1, \\dots, n\\}`")


def letter_range(e: Elaborator, letter: Node, above: Node, body: Node) -> tuple[Term, Term]:
    """From 1 to what stands above; else to the size of the axis the letter is used on; else the letter's declared range."""
    if above.op != "none":
        return number(1), e.number(above, "a bound")
    size = axis_of(e, letter.text, body)
    if size is not None:
        return number(1), size
    declared = e.scope.symbols.get(letter.text)
    if declared is not None and isinstance(declared.sort, Range):
        return declared.sort.low, declared.sort.high
    if letter.text in e.letters:
        return e.letters[letter.text]
    if not e.scope.strict and any(part.op == "sub" and _uses(part, letter.text) for part in nodes(body)):
        return number(1), e.scope.size("n")
    raise Unreadable("unbounded-sum", f"nothing says over what `{letter.text}` runs", letter.span, f"write `\\sum_{{{letter.text}=1}}^n`")


def _uses(node: Node, letter: str) -> bool:
    return any(part.op == "name" and part.text == letter for part in node.args[1:])


def axis_of(e: Elaborator, letter: str, body: Node) -> Term | None:
    """The size of the first axis, of a name known by now, on which the letter stands as an index, or one that a delta sets equal to it."""
    size = _axis(e, letter, body)
    if size is not None:
        return size
    for part in nodes(body):
        if _is_symbol(e, part, ("\\delta",)) and any(each.op == "name" and each.text == letter for each in part.args[1:]):
            found = (_axis(e, each.text, body) for each in part.args[1:] if each.op == "name" and each.text != letter)
            size = next((each for each in found if each is not None), None)
            if size is not None:
                return size
    return None


def _is_symbol(e: Elaborator, part: Node, known: tuple[str, ...]) -> bool:
    return part.op == "sub" and part.args[0].op == "name" and part.args[0].text in known and names.lookup(e, part.args[0].text) is None


def _axis(e: Elaborator, letter: str, body: Node) -> Term | None:
    for part in nodes(body):
        if part.op != "sub":
            continue
        head = part.args[0]
        if _is_symbol(e, part, ("\\varepsilon", "\\epsilon")) and len(part.args) in (3, 4):
            sizes: tuple[Term, ...] = (number(len(part.args) - 1),) * (len(part.args) - 1)
        elif head.op == "name":
            symbol = names.lookup(e, head.text)
            sizes = shape(symbol) if symbol is not None else ()
        elif head.op == "sub" and head.args[0].op == "name":
            symbol = names.lookup(e, head.args[0].text)
            sizes = shape(symbol)[len(head.args) - 1 :] if symbol is not None else ()
        else:
            continue
        for k, index in enumerate(part.args[1:]):
            if index.op == "name" and index.text == letter and k < len(sizes):
                return sizes[k]
    return None
