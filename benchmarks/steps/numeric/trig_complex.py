"""Trigonometry and complex numbers, by numbers."""

from __future__ import annotations

import random

from mpmath import acos, asin, atan, conj, cos, cot, exp, expj, fsum, mpc, mpf, pi, sec, sin, sqrt, tan


def real(chance: random.Random) -> mpf:
    """A real number of either sign, now and then close to 0 or far out."""
    return mpf(chance.uniform(-4, 4)) * chance.choice((mpf("0.01"), 1, 1, 1, 10))


def unit(chance: random.Random) -> mpf:
    return mpf(chance.uniform(-0.999, 0.999))


def plane(chance: random.Random) -> mpc:
    return mpc(real(chance), real(chance))


def addition__cosine_of_sum(chance):
    a, b = real(chance), real(chance)
    return cos(a + b), cos(a) * cos(b) + sin(a) * sin(b)


def addition__sum_to_product(chance):
    a, b = real(chance), real(chance)
    return sin(a) + sin(b), 2 * sin((a + b) / 2) * cos((a - b) / 2)


def addition__product_to_sum(chance):
    a, b = real(chance), real(chance)
    return sin(a) * cos(b), (sin(a + b) - sin(a - b)) / 2


def addition__linear_sine(chance):
    a, b = real(chance), real(chance)
    return sin(a + b), sin(a) + sin(b)


def addition__tangent(chance):
    a, b = real(chance), real(chance)
    return tan(a + b), (tan(a) + tan(b)) / (1 - tan(a) * tan(b))


def addition__difference_of_squares(chance):
    a, b = real(chance), real(chance)
    return sin(a) ** 2 - sin(b) ** 2, sin(a + b) * sin(a - b)


def powers__wrong_square(chance):
    x = real(chance)
    return cos(x) ** 2, (1 - cos(2 * x)) / 2


def powers__fourth(chance):
    x = real(chance)
    return cos(x) ** 4, (3 + 4 * cos(2 * x) + cos(4 * x)) / 8


def powers__cube(chance):
    x = real(chance)
    return sin(x) ** 3, (3 * sin(x) - sin(3 * x)) / 4


def powers__sixth(chance):
    x = real(chance)
    return sin(x) ** 6 + cos(x) ** 6, 1 - 3 * sin(x) ** 2 * cos(x) ** 2


def powers__cosecant(chance):
    x = real(chance)
    return 1 / sin(x) ** 2 - cot(x) ** 2, mpf(1)


def half_angles__tangent(chance):
    x = real(chance)
    return (1 - cos(x)) / sin(x), tan(x / 2)


def half_angles__root(chance):
    x = real(chance)
    return sqrt(1 - sin(x) ** 2), cos(x)


def half_angles__root_with_modulus(chance):
    x = real(chance)
    return sqrt((1 + cos(x)) / 2), abs(cos(x / 2))


def half_angles__secant(chance):
    x = real(chance)
    return sec(x) + tan(x), tan(x / 2 + pi / 4)


def special_values__fifteen_degrees(_chance):
    return sin(pi / 12), (sqrt(mpf(6)) - sqrt(mpf(2))) / 4


def special_values__pentagon(_chance):
    return cos(pi / 5), (1 + sqrt(mpf(5))) / 4


def special_values__eighth(_chance):
    return tan(pi / 8), sqrt(mpf(2)) + 1


def special_values__third_quadrant(_chance):
    return sin(5 * pi / 4), sqrt(mpf(2)) / 2


def special_values__morrie(_chance):
    return cos(pi / 9) * cos(2 * pi / 9) * cos(4 * pi / 9), mpf(1) / 8


def inverse_functions__complementary(chance):
    x = unit(chance)
    return asin(x) + acos(x), pi / 2


def inverse_functions__reciprocal(chance):
    x = real(chance)
    return atan(x) + atan(1 / x), pi / 2


def inverse_functions__sine_of_arccosine(chance):
    x = unit(chance)
    return sin(acos(x)), sqrt(1 - x**2)


def inverse_functions__double_arctangent(chance):
    x = real(chance)
    return cos(2 * atan(x)), (1 - x**2) / (1 + x**2)


def inverse_functions__arcsine_of_sine(chance):
    x = real(chance)
    return asin(sin(x)), x


def inverse_functions__euler(_chance):
    return atan(mpf(1) / 2) + atan(mpf(1) / 3), pi / 4


def modulus__of_a_sum(chance):
    z, w = plane(chance), plane(chance)
    return abs(z + w) ** 2, abs(z) ** 2 + abs(w) ** 2 + 2 * (z.real * w.real + z.imag * w.imag)


def modulus__square(chance):
    z = plane(chance)
    return z * z, abs(z) ** 2


def modulus__parallelogram(chance):
    z, w = plane(chance), plane(chance)
    return abs(z + w) ** 2 + abs(z - w) ** 2, 2 * abs(z) ** 2 + 2 * abs(w) ** 2


def modulus__reciprocal(chance):
    z = plane(chance)
    return 1 / z, conj(z) / abs(z) ** 2


def modulus__imaginary_part(chance):
    z = plane(chance)
    return z.imag, (z - conj(z)) / 2


def euler__de_moivre(chance):
    t = real(chance)
    return mpc(cos(t), sin(t)) ** 3, mpc(cos(3 * t), sin(3 * t))


def euler__sine(chance):
    t = real(chance)
    return sin(t), (expj(t) - expj(-t)) / 2


def euler__chord(chance):
    t = real(chance)
    return abs(expj(t) - 1), 2 * abs(sin(t / 2))


def euler__conjugate(chance):
    t = real(chance)
    return conj(exp(mpc(0, t))), -exp(mpc(0, t))


def euler__factored(chance):
    t = real(chance)
    return 1 + expj(t), 2 * cos(t / 2) * expj(t / 2)


def complex_arithmetic__quotient(_chance):
    return mpc(2, 3) / mpc(1, -1), mpc(-1, 5) / 2


def complex_arithmetic__reciprocal(_chance):
    return 1 / mpc(0, 1), mpc(0, 1)


def complex_arithmetic__eighth_power(_chance):
    return mpc(1, 1) ** 8, mpf(16)


def complex_arithmetic__modulus(_chance):
    return abs(mpc(3, 4)), mpf(7)


def dirichlet_kernel__kernel(chance):
    n, t = chance.randint(1, 6), real(chance)
    return 1 + 2 * fsum(cos(k * t) for k in range(1, n + 1)), sin((n + mpf(1) / 2) * t) / sin(t / 2)


def dirichlet_kernel__without_constant(chance):
    n, t = chance.randint(1, 6), real(chance)
    return fsum(cos(k * t) for k in range(1, n + 1)), sin((n + mpf(1) / 2) * t) / (2 * sin(t / 2))


def phase__wrong_quadrant(chance):
    a, b, t = real(chance), real(chance), real(chance)
    return a * cos(t) + b * sin(t), sqrt(a**2 + b**2) * cos(t - atan(b / a))


def phase__right_half_plane(chance):
    a, b, t = abs(real(chance)), real(chance), real(chance)
    return a * cos(t) + b * sin(t), sqrt(a**2 + b**2) * cos(t - atan(b / a))


def third_root(chance):
    return expj(chance.choice((1, -1)) * 2 * pi / 3)


def roots_of_unity__sum(chance):
    w = third_root(chance)
    return 1 + w + w**2, mpf(0)


def roots_of_unity__product(chance):
    w = third_root(chance)
    return (1 - w) * (1 - w**2), mpf(3)


def roots_of_unity__cube_of_sum(chance):
    w = third_root(chance)
    return (1 + w) ** 3, mpf(1)


def roots_of_unity__square(chance):
    w = third_root(chance)
    return w**2, -w


def conjugates__modulus(chance):
    z = plane(chance)
    return z * conj(z), abs(z) ** 2


def conjugates__sum(chance):
    z = plane(chance)
    return z + conj(z), 2 * z.real


def conjugates__difference(chance):
    z = plane(chance)
    return z - conj(z), 2 * z.imag
