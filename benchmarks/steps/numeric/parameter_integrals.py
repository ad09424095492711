"""Numeric sides of the steps in parameter-integrals.toml."""

from __future__ import annotations

from random import Random

from mpmath import mp, mpf
from numeric.draws import fac, nat, pos, real


def beta__beta(c: Random) -> object:
    m, n = nat(c, 0, 6), nat(c, 0, 6)
    return mp.quad(lambda x: x**m * (1 - x) ** n, [0, 1]), fac(m) * fac(n) / fac(m + n + 1)


def beta__beta_no_one(c: Random) -> object:
    m, n = nat(c, 0, 6), nat(c, 0, 6)
    return mp.quad(lambda x: x**m * (1 - x) ** n, [0, 1]), fac(m) * fac(n) / fac(m + n)


def beta__beta_parts(c: Random) -> object:
    m, n = nat(c, 0, 6), nat(c, 0, 6)
    return mp.quad(lambda x: x ** (m + 1) * (1 - x) ** n, [0, 1]), mpf(m + 1) / (n + 1) * mp.quad(
        lambda x: x**m * (1 - x) ** (n + 1), [0, 1]
    )


def beta__beta_symmetric(c: Random) -> object:
    m, n = nat(c, 0, 6), nat(c, 0, 6)
    return mp.quad(lambda x: x**m * (1 - x) ** n, [0, 1]), mp.quad(lambda x: x**n * (1 - x) ** m, [0, 1])


def beta__power(c: Random) -> object:
    n = nat(c, 0, 6)
    return mp.quad(lambda x: x**n, [0, 1]), mpf(1) / (n + 1)


def beta__power_log(c: Random) -> object:
    n = nat(c, 0, 6)
    return mp.quad(lambda x: x**n * mp.log(x), [0, 1]), -mpf(1) / (n + 1) ** 2


def beta__gamma_integer(c: Random) -> object:
    n, a = nat(c, 0, 6), pos(c)
    return mp.quad(lambda x: x**n * mp.exp(-a * x), [0, 5, 20, mp.inf]), fac(n) / a ** (n + 1)


def beta__gamma_power(c: Random) -> object:
    n, a = nat(c, 0, 6), pos(c)
    return fac(n) / a ** (n + 1), fac(n) / a**n


def beta__interval(c: Random) -> object:
    m, n, a, b = nat(c, 0, 5), nat(c, 0, 5), pos(c), pos(c)
    return mp.quad(lambda x: (x - a) ** m * (b - x) ** n, [a, b]), fac(m) * fac(n) / fac(m + n + 1) * (b - a) ** (m + n + 1)


def beta__frullani_exp(c: Random) -> object:
    a, b = pos(c), pos(c)
    return mp.im(1 / mp.mpc(a, -b)), b / (a * a + b * b)


def beta__arctan(c: Random) -> object:
    a = pos(c)
    return mp.quad(lambda x: 1 / (a * a + x * x), [0, 1]), mp.atan(1 / a) / a


def beta__root(c: Random) -> object:
    a = pos(c)
    return a * a * mp.pi / 4, mp.pi * a * a / 4


def gaussian__linear_term(c: Random) -> object:
    a, b = pos(c), real(c)
    return mp.quad(lambda x: mp.exp(-a * (x - b / (2 * a)) ** 2), [-mp.inf, b / (2 * a), mp.inf]) * mp.exp(b * b / (4 * a)), mp.sqrt(
        mp.pi / a
    ) * mp.exp(b * b / (4 * a))


def gaussian__linear_term_two(c: Random) -> object:
    a, b = pos(c), real(c)
    return mp.sqrt(mp.pi / a) * mp.exp(b * b / (4 * a)), mp.sqrt(mp.pi / a) * mp.exp(b * b / (2 * a))


def gaussian__completed_square(c: Random) -> object:
    s, b, x = pos(c), real(c), real(c)
    return -x * x / (2 * s * s) + b * x, -((x - s * s * b) ** 2) / (2 * s * s) + s * s * b * b / 2


def gaussian__half_line(c: Random) -> object:
    s = pos(c)
    return mp.quad(lambda x: x * mp.exp(-x * x / (2 * s * s)), [0, s, 8 * s, mp.inf]), s * s


def gaussian__odd(c: Random) -> object:
    a = pos(c)
    return mp.quad(lambda x: x**3 * mp.cos(x), [-a, 0, a]), mpf(0)


def gaussian__even(c: Random) -> object:
    a = pos(c)
    return mp.quad(lambda x: mp.exp(-x * x), [-a, 0, a]), 2 * mp.quad(lambda x: mp.exp(-x * x), [0, a])


def gaussian__substituted(c: Random) -> object:
    a = pos(c)
    return mp.quad(lambda x: mp.sin((a - x) ** 2 + 1), [0, a]), mp.quad(lambda x: mp.sin(x**2 + 1), [0, a])


def gaussian__derivative_of_bound(c: Random) -> object:
    a = pos(c)
    return mp.diff(lambda u: mp.quad(lambda t: mp.exp(-t * t), [0, u * u]), a), 2 * a * mp.exp(-(a**4))


def gaussian__derivative_of_bound_lost(c: Random) -> object:
    a = pos(c)
    return 2 * a * mp.exp(-(a**4)), mp.exp(-(a**4))


def techniques__log_squared(c: Random) -> object:
    x = pos(c)
    return mp.quad(lambda t: mp.log(t) ** 2, [1, x]), x * mp.log(x) ** 2 - 2 * x * mp.log(x) + 2 * x - 2


def techniques__parts_exp(c: Random) -> object:
    x = pos(c)
    return mp.quad(lambda t: t * t * mp.exp(-t), [0, x]), 2 - (x * x + 2 * x + 2) * mp.exp(-x)


def techniques__cyclic(c: Random) -> object:
    x = pos(c)
    return mp.quad(lambda t: mp.exp(t) * mp.cos(t), [0, x]), (mp.exp(x) * (mp.cos(x) + mp.sin(x)) - 1) / 2


def techniques__substitution_root(c: Random) -> object:
    x = pos(c)
    return mp.quad(lambda t: t / mp.sqrt(1 + t * t), [0, x]), mp.sqrt(1 + x * x) - 1


def techniques__substitution_wrong(c: Random) -> object:
    x = pos(c)
    return mp.exp(x * x) - 1, mp.exp(x * x)


def techniques__partial_fractions(c: Random) -> object:
    x, a = pos(c), pos(c)
    return mp.quad(lambda t: 1 / (t * (t + a)), [1, x]), mp.log(x * (1 + a) / (x + a)) / a


def techniques__recursion(c: Random) -> object:
    n = nat(c, 1, 6)
    return mp.quad(lambda t: t**n * mp.exp(t), [0, 1]), mp.e - n * mp.quad(lambda t: t ** (n - 1) * mp.exp(t), [0, 1])


def techniques__sec_squared(_: Random) -> object:
    return mp.quad(lambda t: mp.tan(t) ** 2, [0, mp.pi / 4]), 1 - mp.pi / 4


def techniques__orthogonal(c: Random) -> object:
    n = nat(c, 2, 6)
    return mp.quad(lambda t: mp.cos(n * t) * mp.cos(t), mp.linspace(0, 2 * mp.pi, 9)), mpf(0)


def techniques__norm(c: Random) -> object:
    n = nat(c, 1, 6)
    return mp.quad(lambda t: mp.sin(n * t) ** 2, mp.linspace(0, 2 * mp.pi, 2 * n + 1)), +mp.pi


def techniques__parameter(c: Random) -> object:
    a = pos(c)
    return mp.diff(lambda u: mp.quad(lambda t: mp.exp(-u * t), [0, 1]), a), -mp.quad(lambda t: t * mp.exp(-a * t), [0, 1])
