"""Matrices and vectors for the functions of several families: drawn at random, and what is computed of them. A vector is a column."""

import random

from mpmath import det, diff, matrix, mnorm, mpf, qr


def drawn(chance: random.Random) -> mpf:
    size = chance.choice([mpf(1) / 20, mpf(1), mpf(1), mpf(1), mpf(8)])
    return chance.choice([-1, 1]) * size * (mpf(chance.randint(1, 300)) / 150)


def array(chance: random.Random, rows: int, columns: int) -> matrix:
    return matrix([[drawn(chance) for _ in range(columns)] for _ in range(rows)])


def invertible(chance: random.Random, n: int) -> matrix:
    while True:
        found = array(chance, n, n)
        if abs(det(found)) > mpf("1e-3"):
            return found


def orthogonal(chance: random.Random, n: int) -> matrix:
    """Of either determinant."""
    q = qr(invertible(chance, n))[0]
    return q * diagonal([chance.choice([-1, 1]) for _ in range(n)])


def diagonal(values) -> matrix:
    found = matrix(len(values), len(values))
    for i, value in enumerate(values):
        found[i, i] = value
    return found


def definite(chance: random.Random, n: int) -> matrix:
    factor = invertible(chance, n)
    return factor.T * factor


def trace(a: matrix) -> mpf:
    return sum((a[i, i] for i in range(a.rows)), mpf(0))


def number(a: matrix) -> mpf:
    return a[0, 0]


def lists(*sides):
    return tuple(side.tolist() if isinstance(side, matrix) else side for side in sides)


def square(a: matrix) -> mpf:
    """The sum of the squared entries."""
    return mnorm(a, "f") ** 2


def kron(a: matrix, b: matrix) -> matrix:
    found = matrix(a.rows * b.rows, a.cols * b.cols)
    for i in range(found.rows):
        for j in range(found.cols):
            found[i, j] = a[i // b.rows, j // b.cols] * b[i % b.rows, j % b.cols]
    return found


def vec(a: matrix) -> matrix:
    return matrix([a[i, j] for j in range(a.cols) for i in range(a.rows)])


def gradient(f, x: matrix) -> matrix:
    """∂f/∂X, entry by entry: the shape of X."""
    found = matrix(x.rows, x.cols)
    for i in range(x.rows):
        for j in range(x.cols):

            def along(t, i=i, j=j):
                moved = x.copy()
                moved[i, j] = t
                return f(moved)

            found[i, j] = diff(along, x[i, j])
    return found


def form(x, s, y):
    return number(x.T * s * y)
