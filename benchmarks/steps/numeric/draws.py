"""Numbers for the functions of several families, drawn at random, and what is computed of them."""

from __future__ import annotations

from random import Random

from mpmath import mp, mpf


def real(c: Random) -> mpf:
    return mpf(c.randint(-3000, 3000)) / 1000 + mpf(1) / 7919


def pos(c: Random) -> mpf:
    return mpf(c.randint(100, 3000)) / 1000 + mpf(1) / 7919


def unit(c: Random) -> mpf:
    return mpf(c.randint(50, 950)) / 1000 + mpf(1) / 7919


def nat(c: Random, low: int, high: int) -> int:
    return c.randint(low, high)


def add(values) -> mpf:
    return mp.fsum(values)


def fac(n: int) -> mpf:
    return mp.factorial(n)


def vec(c: Random, least: int = 1) -> tuple[int, list[mpf]]:
    n = c.randint(least, 5)
    return n, [real(c) for _ in range(n)]
