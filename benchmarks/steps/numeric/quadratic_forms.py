"""The steps of quadratic-forms at points drawn at random, in all sizes from 1 to 3."""

from mpmath import det, eye, inverse, log, mpf, sqrt
from numeric.arrays import array, definite, form, gradient, invertible, lists, number, square, trace


def _by_matrix(chance):
    n = chance.randint(1, 3)
    x, a, b = invertible(chance, n), array(chance, n, n), array(chance, n, n)
    return x, a, b, array(chance, n, 1), array(chance, n, 1)


def gradients_by_matrices__bilinear(chance):
    x, _, _, a, b = _by_matrix(chance)
    return lists(gradient(lambda z: number(a.T * z * b), x), a * b.T)


def gradients_by_matrices__bilinear_transposed(chance):
    x, _, _, a, b = _by_matrix(chance)
    return lists(gradient(lambda z: number(a.T * z * b), x), b * a.T)


def gradients_by_matrices__trace(chance):
    x, a, b, _, _ = _by_matrix(chance)
    return lists(gradient(lambda z: trace(a * z * b), x), a.T * b.T)


def gradients_by_matrices__trace_quadratic(chance):
    x, a, _, _, _ = _by_matrix(chance)
    return lists(gradient(lambda z: trace(z.T * a * z), x), 2 * a * x)


def gradients_by_matrices__log_det(chance):
    x = _by_matrix(chance)[0]
    return lists(gradient(lambda z: log(abs(det(z))), x), inverse(x).T)


def gradients_by_matrices__log_det_plain(chance):
    x = _by_matrix(chance)[0]
    return lists(gradient(lambda z: log(abs(det(z))), x), inverse(x))


def gradients_by_matrices__inverse(chance):
    x, _, _, a, b = _by_matrix(chance)
    return lists(gradient(lambda z: number(a.T * inverse(z) * b), x), -inverse(x).T * a * b.T * inverse(x).T)


def gradients_by_matrices__frobenius(chance):
    x, a, b, _, _ = _by_matrix(chance)
    return lists(gradient(lambda z: square(a * z - b), x), 2 * a.T * (a * x - b))


def _forms(chance):
    n = chance.randint(1, 3)
    x, y, b = (array(chance, n, 1) for _ in range(3))
    return definite(chance, n), array(chance, n, n), x, y, b


def quadratic_forms__square_completed(chance):
    s, _, x, _, b = _forms(chance)
    centre = x - inverse(s) * b
    return form(x, s, x) - 2 * number(b.T * x), form(centre, s, centre) - form(b, inverse(s), b)


def quadratic_forms__square_completed_sign(chance):
    s, _, x, _, b = _forms(chance)
    centre = x - inverse(s) * b
    return form(x, s, x) - 2 * number(b.T * x), form(centre, s, centre) + form(b, inverse(s), b)


def quadratic_forms__binomial(chance):
    s, _, x, y, _ = _forms(chance)
    return form(x + y, s, x + y), form(x, s, x) + 2 * form(x, s, y) + form(y, s, y)


def quadratic_forms__binomial_any(chance):
    _, a, x, y, _ = _forms(chance)
    return form(x + y, a, x + y), form(x, a, x) + 2 * form(x, a, y) + form(y, a, y)


def quadratic_forms__symmetric_part(chance):
    _, a, x, _, _ = _forms(chance)
    return form(x, a, x), form(x, a + a.T, x) / 2


def quadratic_forms__logarithm(chance):
    s, _, x, _, _ = _forms(chance)
    return lists(gradient(lambda z: log(1 + form(z, s, z)), x), 2 * s * x / (1 + form(x, s, x)))


def quadratic_forms__root(chance):
    s, _, x, _, _ = _forms(chance)
    return lists(gradient(lambda z: sqrt(1 + form(z, s, z)), x), 2 * s * x / sqrt(1 + form(x, s, x)))


def quadratic_forms__schwarz(chance):
    s, _, x, y, _ = _forms(chance)
    return bool(form(x, s, y) ** 2 <= form(x, s, x) * form(y, s, y) * (1 + mpf("1e-40")))


def _gain(chance):
    n, m = chance.randint(1, 3), chance.randint(1, 3)
    p, r, h = definite(chance, n), definite(chance, m), array(chance, m, n)
    return p, r, h, p * h.T * inverse(h * p * h.T + r), eye(n)


def gain__information_form(chance):
    p, r, h, _, _ = _gain(chance)
    return lists(inverse(inverse(p) + h.T * inverse(r) * h), p - p * h.T * inverse(h * p * h.T + r) * h * p)


def gain__covariance(chance):
    p, r, h, k, one = _gain(chance)
    return lists(inverse(inverse(p) + h.T * inverse(r) * h), (one - k * h) * p)


def gain__other_gain(chance):
    p, r, h, k, _ = _gain(chance)
    return lists(k, inverse(inverse(p) + h.T * inverse(r) * h) * h.T * inverse(r))


def gain__joseph(chance):
    p, r, h, k, one = _gain(chance)
    return lists((one - k * h) * p * (one - k * h).T + k * r * k.T, (one - k * h) * p)


def gain__joseph_sign(chance):
    p, r, h, k, one = _gain(chance)
    return lists((one - k * h) * p * (one - k * h).T - k * r * k.T, (one - k * h) * p)


def gain__covariance_plus(chance):
    p, r, h, _, _ = _gain(chance)
    return lists(inverse(inverse(p) + h.T * inverse(r) * h), p + h.T * r * h)
