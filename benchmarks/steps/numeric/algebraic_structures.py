"""Rings and groups by matrices of size 2, residues by all their values."""

from __future__ import annotations

from mpmath import mpf


def times(left, right):
    """The product of two matrices of size 2: an example of a ring that is not commutative."""
    return [[sum(left[i][k] * right[k][j] for k in range(2)) for j in range(2)] for i in range(2)]


def combined(*terms):
    """The sum of the matrices, each with its integer in front."""
    return [[sum(factor * matrix[i][j] for factor, matrix in terms) for j in range(2)] for i in range(2)]


def two_of_a_ring(chance):
    return [[[mpf(chance.randint(-3, 3)) for _ in range(2)] for _ in range(2)] for _ in range(2)]


def rings__square(chance):
    a, b = two_of_a_ring(chance)
    total = combined((1, a), (1, b))
    return times(total, total), combined((1, times(a, a)), (2, times(a, b)), (1, times(b, b)))


def rings__difference_of_squares(chance):
    a, b = two_of_a_ring(chance)
    right = combined((1, times(a, a)), (-1, times(a, b)), (1, times(b, a)), (-1, times(b, b)))
    return times(combined((1, a), (1, b)), combined((1, a), (-1, b))), right


def rings__power_of_product(chance):
    a, b = two_of_a_ring(chance)
    return times(times(a, b), times(a, b)), times(times(a, a), times(b, b))


def inverse(matrix):
    (a, b), (c, d) = matrix
    determinant = a * d - b * c
    return [[d / determinant, -b / determinant], [-c / determinant, a / determinant]]


def two_of_a_group(chance):
    """Two invertible matrices."""
    g, h = ([[mpf(chance.randint(1, 4)), mpf(chance.randint(-3, 3))], [mpf(0), mpf(chance.randint(1, 4))]] for _ in range(2))
    return g, [row[::-1] for row in h[::-1]]


def groups__inverse_of_product(chance):
    g, h = two_of_a_group(chance)
    return inverse(times(g, h)), times(inverse(g), inverse(h))


def groups__inverse_of_product_rightly(chance):
    g, h = two_of_a_group(chance)
    return inverse(times(g, h)), times(inverse(h), inverse(g))


def groups__conjugated(chance):
    g, h = two_of_a_group(chance)
    return times(times(g, h), inverse(g)), h


def residues__fermat(chance):
    a = chance.randrange(3)
    return mpf(a**3 % 3), mpf(a)


def residues__cube_of_sum(chance):
    a, b = chance.randrange(3), chance.randrange(3)
    return mpf((a + b) ** 3 % 3), mpf((a**3 + b**3) % 3)


def residues__square_of_sum(chance):
    a, b = chance.randrange(3), chance.randrange(3)
    return mpf((a + b) ** 2 % 3), mpf((a**2 + b**2) % 3)
