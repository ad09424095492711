"""Tensors as nested tuples of numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import product

from proofgen.verify.refute.balls import ONE, ZERO, Number
from proofgen.verify.refute.duals import Dual, Scalar, add, inverse, multiply, negate
from proofgen.verify.refute.errors import NoValue, Unsettled

Value = Scalar | tuple["Value", ...]
Position = tuple[int, ...]
_LARGEST = 6  # determinants and inverses beyond this size cost too much


def shape(value: Value) -> Position:
    sizes = []
    while isinstance(value, tuple):
        sizes.append(len(value))
        if not value:
            break
        value = value[0]
    return tuple(sizes)


def positions(sizes: Position) -> Iterator[Position]:
    return product(*(range(1, size + 1) for size in sizes))


def entry(value: Value, position: Position) -> Value:
    """Indices from 1; no value outside."""
    for index in position:
        if not isinstance(value, tuple):
            raise Unsettled("a number was indexed")
        if not 1 <= index <= len(value):
            raise NoValue
        value = value[index - 1]
    return value


def scalar(value: Value) -> Scalar:
    if isinstance(value, Number | Dual):
        return value
    raise Unsettled("a tensor stands where a number should")


def replaced(value: Value, position: Position, new: Value) -> Value:
    if not position:
        return new
    if not isinstance(value, tuple):
        raise Unsettled("a number was indexed")
    here = position[0] - 1
    if not 0 <= here < len(value):
        raise NoValue
    return (*value[:here], replaced(value[here], position[1:], new), *value[here + 1 :])


def built(sizes: Position, make: Callable[[Position], Value], prefix: Position = ()) -> Value:
    if not sizes:
        return make(prefix)
    return tuple(built(sizes[1:], make, (*prefix, k)) for k in range(1, sizes[0] + 1))


def mapped(value: Value, change: Callable[[Scalar], Scalar]) -> Value:
    if isinstance(value, tuple):
        return tuple(mapped(part, change) for part in value)
    return change(value)


def total(left: Value, right: Value) -> Value:
    if isinstance(left, tuple) and isinstance(right, tuple):
        if len(left) != len(right):
            raise Unsettled("shapes differ")
        return tuple(total(a, b) for a, b in zip(left, right, strict=True))
    if isinstance(left, tuple) or isinstance(right, tuple):
        raise Unsettled("a tensor stands where a number should")
    return add(left, right)


def scaled(left: Value, right: Value) -> Value:
    if isinstance(left, tuple):
        factor = scalar(right)
        return mapped(left, lambda x: multiply(x, factor))
    if not isinstance(right, tuple):
        return multiply(left, right)
    factor = left
    return mapped(right, lambda x: multiply(factor, x))


def weighted(parts: Iterable[tuple[Scalar, Value]]) -> Value:
    outcome: Value | None = None
    for weight, value in parts:
        outcome = scaled(weight, value) if outcome is None else total(outcome, scaled(weight, value))
    assert outcome is not None
    return outcome


def contracted(left: Value, right: Value) -> Value:
    """The last axis of `left` with the first of `right`."""
    if not isinstance(left, tuple) or not isinstance(right, tuple) or not left:
        raise Unsettled("a number stands in a matrix product")
    if isinstance(left[0], tuple):
        return tuple(contracted(row, right) for row in left)
    if len(left) != len(right):
        raise Unsettled("shapes differ")
    outcome = scaled(left[0], right[0])
    for a, b in zip(left[1:], right[1:], strict=True):
        outcome = total(outcome, scaled(a, b))
    return outcome


def matrix(value: Value) -> list[list[Scalar]]:
    if len(shape(value)) != 2:
        raise Unsettled("a matrix was expected")
    assert isinstance(value, tuple)
    return [[scalar(x) for x in row] for row in value if isinstance(row, tuple)]


def square(value: Value) -> list[list[Scalar]]:
    rows = matrix(value)
    if any(len(row) != len(rows) for row in rows):
        raise Unsettled("a square matrix was expected")
    if len(rows) > _LARGEST:
        raise Unsettled("a matrix is too large")
    return rows


def determinant(rows: list[list[Scalar]]) -> Scalar:
    if not rows:
        return ONE
    outcome: Scalar = ZERO
    for column, head in enumerate(rows[0]):
        minor = determinant([row[:column] + row[column + 1 :] for row in rows[1:]])
        term = multiply(head, minor)
        outcome = add(outcome, negate(term) if column % 2 else term)
    return outcome


def inverted(rows: list[list[Scalar]]) -> Value:
    scale = inverse(determinant(rows))

    def cofactor(position: Position) -> Scalar:
        row, column = position[1] - 1, position[0] - 1
        minor = determinant([[x for c, x in enumerate(r) if c != column] for k, r in enumerate(rows) if k != row])
        return multiply(scale, negate(minor) if (row + column) % 2 else minor)

    return built((len(rows), len(rows)), cofactor)


def transposed(value: Value) -> Value:
    return tuple(tuple(column) for column in zip(*matrix(value), strict=True))


def kronecker(left: Value, right: Value) -> Value:
    """Every entry of `left`, put as that multiple of `right`."""
    if len(shape(left)) != len(shape(right)) or not isinstance(left, tuple) or not isinstance(right, tuple):
        raise Unsettled("two arrays with equally many axes were expected")
    if len(shape(left)) == 1:
        return tuple(multiply(scalar(a), scalar(b)) for a in left for b in right)
    return tuple(kronecker(upper, lower) for upper in left for lower in right)


def by_columns(value: Value) -> Value:
    rows = matrix(value)
    return tuple(row[column] for column in range(len(rows[0])) for row in rows)


def assembled(rows: list[list[Value]]) -> Value:
    """One matrix of blocks."""
    lines: list[Value] = []
    for row in rows:
        blocks = [matrix(block) for block in row]
        if any(len(block) != len(blocks[0]) for block in blocks):
            raise Unsettled("blocks side by side are of different heights")
        lines.extend(tuple(x for block in blocks for x in block[k]) for k in range(len(blocks[0])))
    if len({len(line) for line in lines if isinstance(line, tuple)}) != 1:
        raise Unsettled("blocks one above the other are of different widths")
    return tuple(lines)
