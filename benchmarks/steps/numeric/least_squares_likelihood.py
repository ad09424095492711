"""The steps of least-squares-likelihood at points drawn at random."""

from mpmath import det, diff, exp, eye, fprod, fsum, inverse, log, matrix, mpf, sqrt
from numeric.arrays import array, drawn, form, gradient, invertible, lists, number, square, trace


def _near(a, b):
    return abs(a - b) < mpf("1e-30") * (1 + abs(a) + abs(b))


def _small(a: matrix) -> bool:
    return square(a) < mpf("1e-40")


def _dot(x, y):
    return fsum(a * b for a, b in zip(x, y, strict=True))


def _line(chance):
    n = chance.randint(1, 4)
    x, y = [drawn(chance) for _ in range(n)], [drawn(chance) for _ in range(n)]

    def f(a, b):
        return fsum((v - a - b * u) ** 2 for u, v in zip(x, y, strict=True))

    return f, n, x, y, fsum(x) / n, fsum(y) / n


def line__intercept(chance):
    f, n, _, _, x_bar, y_bar = _line(chance)
    a, b = drawn(chance), drawn(chance)
    return diff(lambda t: f(t, b), a), -2 * n * (y_bar - a - b * x_bar)


def _slope(chance, factor):
    f, _, x, y, _, _ = _line(chance)
    a, b = drawn(chance), drawn(chance)
    return diff(lambda t: f(a, t), b), factor * fsum(u * (v - a - b * u) for u, v in zip(x, y, strict=True))


def line__slope(chance):
    return _slope(chance, -2)


def line__slope_sign(chance):
    return _slope(chance, 2)


def _centred(values, mean):
    return [each - mean for each in values]


def line__products(chance):
    _, n, x, y, x_bar, y_bar = _line(chance)
    return _dot(_centred(x, x_bar), _centred(y, y_bar)), _dot(x, y) - n * x_bar * y_bar


def line__one_centred(chance):
    _, _, x, y, x_bar, y_bar = _line(chance)
    return _dot(_centred(x, x_bar), _centred(y, y_bar)), _dot(_centred(x, x_bar), y)


def line__slope_quotient(chance):
    _, n, x, y, x_bar, y_bar = _line(chance)
    spread = _dot(_centred(x, x_bar), _centred(x, x_bar))
    if n == 1 or spread == 0:
        return None
    return _dot(_centred(x, x_bar), _centred(y, y_bar)) / spread, (_dot(x, y) - x_bar * y_bar) / (_dot(x, x) - x_bar**2)


def line__through_the_mean(chance):
    """The derivative by a is affine with a slope that is not zero: one root, and it is the one claimed."""
    f, n, _, _, x_bar, y_bar = _line(chance)
    b, other = drawn(chance), drawn(chance)
    root = y_bar - b * x_bar
    return bool(_near(diff(lambda t: f(t, b), root), 0) and not _near(diff(lambda t: f(t, b), root + other), 0) and n > 0)


def _ridge(chance):
    n, d = chance.randint(1, 3), chance.randint(1, 3)
    x, y, w, penalty = array(chance, n, d), array(chance, n, 1), array(chance, d, 1), abs(drawn(chance))
    gram = x.T * x + penalty * eye(d)

    def loss(v):
        return square(x * v - y) + penalty * square(v)

    return loss, x, y, w, penalty, gram, inverse(gram) * x.T * y


def ridge__gradient(chance):
    loss, x, y, w, penalty, _, _ = _ridge(chance)
    return lists(gradient(loss, w), 2 * x.T * (x * w - y) + 2 * penalty * w)


def _stationary(chance, factor):
    """Both sides are affine in w: are they zero at the same points, those of the one and those of the other?"""
    loss, x, y, w, penalty, _, v = _ridge(chance)
    other = x.T * x + factor * penalty * eye(w.rows)
    point = inverse(other) * x.T * y
    same = _small(gradient(loss, point)) and _small(other * v - x.T * y)
    return bool(same and _small(gradient(loss, w)) == _small(other * w - x.T * y))


def ridge__stationary(chance):
    return _stationary(chance, 1)


def ridge__stationary_half(chance):
    return _stationary(chance, mpf(1) / 2)


def ridge__residual(chance):
    _, x, y, _, penalty, _, v = _ridge(chance)
    return lists(x.T * (y - x * v), penalty * v)


def ridge__residual_zero(chance):
    _, x, y, w, _, _, v = _ridge(chance)
    return lists(x.T * (y - x * v), 0 * w)


def ridge__around_minimum(chance):
    loss, _, _, w, _, gram, v = _ridge(chance)
    return loss(w) - loss(v), form(w - v, gram, w - v)


def ridge__dual(chance):
    _, x, y, _, penalty, _, v = _ridge(chance)
    return lists(v, x.T * inverse(x * x.T + penalty * eye(x.rows)) * y)


def ridge__split(chance):
    _, x, y, _, penalty, _, v = _ridge(chance)
    if x.rows < x.cols or abs(det(x.T * x)) < mpf("1e-6"):
        return None
    return lists(v, inverse(x.T * x) * x.T * y + x.T * y / penalty)


def _noisy(chance):
    d = chance.randint(1, 3)
    n = d + chance.randint(0, 2)
    x, raw = array(chance, n, d), array(chance, n, n)
    if abs(det(x.T * x)) < mpf("1e-6"):
        return _noisy(chance)
    return x, raw + raw.T, array(chance, n, 1), array(chance, n, 1), array(chance, d, 1)


def weighted_and_noisy__unbiased(chance):
    x, _, _, e, beta = _noisy(chance)
    return lists(inverse(x.T * x) * x.T * (x * beta + e) - beta, inverse(x.T * x) * x.T * e)


def weighted_and_noisy__gradient(chance):
    x, d, y, _, beta = _noisy(chance)
    return lists(gradient(lambda v: form(y - x * v, d, y - x * v), beta), -2 * x.T * d * (y - x * beta))


def weighted_and_noisy__gradient_sign(chance):
    x, d, y, _, beta = _noisy(chance)
    return lists(gradient(lambda v: form(y - x * v, d, y - x * v), beta), 2 * x.T * d * (y - x * beta))


def weighted_and_noisy__residuals(chance):
    x, _, _, e, beta = _noisy(chance)
    return lists(x * beta + e - x * inverse(x.T * x) * x.T * (x * beta + e), e)


def _positive(chance):
    n = chance.randint(1, 4)
    x = [abs(drawn(chance)) for _ in range(n)]
    return n, x, fsum(x), fsum(each**2 for each in x), abs(drawn(chance))


def _exponential(x, rate):
    return log(fprod(rate * exp(-rate * each) for each in x))


def exponential_likelihood__logarithm(chance):
    n, x, total, _, rate = _positive(chance)
    return _exponential(x, rate), n * log(rate) - rate * total


def exponential_likelihood__score(chance):
    n, x, total, _, rate = _positive(chance)
    return diff(lambda t: _exponential(x, t), rate), n / rate - total


def exponential_likelihood__maximum(chance):
    """The derivative falls: it has at most one root."""
    n, x, total, _, rate = _positive(chance)
    root = n / total
    return bool(_near(diff(lambda t: _exponential(x, t), root), 0) and (_near(rate, root) or not _near(n / rate, total)))


def exponential_likelihood__maximum_mean(chance):
    n, x, total, _, _ = _positive(chance)
    return bool(_near(diff(lambda t: _exponential(x, t), total / n), 0))


def exponential_likelihood__curvature(chance):
    _, x, _, _, rate = _positive(chance)
    return diff(lambda t: _exponential(x, t), rate, 2), -1 / rate**2


def _rayleigh(x, s):
    return fsum(log(each / s**2 * exp(-(each**2) / (2 * s**2))) for each in x)


def rayleigh__expanded(chance):
    n, x, _, squares, s = _positive(chance)
    return _rayleigh(x, s), fsum(log(each) for each in x) - 2 * n * log(s) - squares / (2 * s**2)


def rayleigh__score(chance):
    n, x, _, squares, s = _positive(chance)
    return diff(lambda t: _rayleigh(x, t), s), -2 * n / s + squares / s**3


def rayleigh__score_sign(chance):
    n, x, _, squares, s = _positive(chance)
    return diff(lambda t: _rayleigh(x, t), s), -2 * n / s - squares / s**3


def rayleigh__estimate(chance):
    """The derivative times s^3 is linear in s^2: one positive root."""
    n, x, _, squares, s = _positive(chance)
    root = sqrt(squares / (2 * n))
    elsewhere = _near(s, root) or not _near(diff(lambda t: _rayleigh(x, t), s) * s**3, 0)
    return bool(_near(diff(lambda t: _rayleigh(x, t), root) * root**3, 0) and elsewhere)


def rayleigh__estimate_root(chance):
    n, x, _, squares, _ = _positive(chance)
    root = sqrt(squares) / (2 * n)
    return bool(_near(diff(lambda t: _rayleigh(x, t), root) * root**3, 0))


def _precision(chance):
    d = chance.randint(1, 3)
    x, raw = invertible(chance, d), array(chance, d, d)
    if det(x) < 0:
        return _precision(chance)
    s = raw + raw.T
    return s, x, gradient(lambda v: log(det(v)) - trace(s * v), x)


def normal_precision__gradient(chance):
    s, x, slope = _precision(chance)
    return lists(slope, inverse(x).T - s)


def normal_precision__gradient_sum(chance):
    s, x, slope = _precision(chance)
    return lists(slope, inverse(x) - s)


def _multinomial(chance):
    k = chance.randint(1, 4)
    c, p = [abs(drawn(chance)) for _ in range(k)], [abs(drawn(chance)) for _ in range(k)]

    def lagrangian(p, mu):
        return fsum(a * log(b) for a, b in zip(c, p, strict=True)) + mu * (1 - fsum(p))

    return lagrangian, c, p, abs(drawn(chance)), chance.randrange(k)


def multinomial__by_probability(chance):
    lagrangian, c, p, mu, i = _multinomial(chance)
    return diff(lambda t: lagrangian([*p[:i], t, *p[i + 1 :]], mu), p[i]), c[i] / p[i] - mu


def multinomial__by_multiplier(chance):
    lagrangian, _, p, mu, _ = _multinomial(chance)
    return diff(lambda t: lagrangian(p, t), mu), 1 - fsum(p)


def multinomial__stationary(chance):
    _, c, p, mu, i = _multinomial(chance)
    root = c[i] / mu
    return bool(_near(c[i] / root - mu, 0) and _near(c[i] / p[i], mu) == _near(p[i], root))


def multinomial__stationary_inverted(chance):
    _, c, _, mu, i = _multinomial(chance)
    return bool(_near(c[i] / (mu / c[i]) - mu, 0))


def multinomial__multiplier(chance):
    _, c, _, _, _ = _multinomial(chance)
    return fsum(each / fsum(c) for each in c), mpf(1)


def _component(chance):
    """A symmetric matrix with a unit eigenvector: a rank-one part on it, and any symmetric part on its complement."""
    d = chance.randint(1, 3)
    raw, u, x, value = array(chance, d, d), array(chance, d, 1), array(chance, d, 1), drawn(chance)
    u = u / sqrt(square(u))
    away = eye(d) - u * u.T
    return value * u * u.T + away * (raw + raw.T) * away, u, x, value


def principal_component__variance(chance):
    s, u, _, value = _component(chance)
    return form(u, s, u), value


def principal_component__square(chance):
    s, u, _, value = _component(chance)
    return lists(s**2 * u, value * u)


def principal_component__reconstruction(chance):
    _, u, x, _ = _component(chance)
    return square(x - u * u.T * x), square(x) - number(u.T * x) ** 2


def principal_component__reconstruction_twice(chance):
    _, u, x, _ = _component(chance)
    return square(x - u * u.T * x), square(x) - 2 * number(u.T * x) ** 2


def principal_component__deflation(chance):
    s, u, _, value = _component(chance)
    return lists((s - value * u * u.T) * u, 0 * u)


def _quotient(chance):
    d = chance.randint(1, 3)
    raw, x = array(chance, d, d), array(chance, d, 1)
    return raw + raw.T, x, drawn(chance)


def rayleigh_quotient__gradient(chance):
    s, x, _ = _quotient(chance)
    value = form(x, s, x) / square(x)
    return lists(gradient(lambda v: form(v, s, v) / square(v), x), 2 / square(x) * (s * x - value * x))


def rayleigh_quotient__gradient_quotient(chance):
    s, x, _ = _quotient(chance)
    return lists(gradient(lambda v: form(v, s, v) / square(v), x), 2 * s * x / square(x))


def rayleigh_quotient__lagrangian(chance):
    """Two times S x - λ x is the gradient: zero at the same points, at an eigenvector among them."""
    s, u, x, value = _component(chance)

    def same(point):
        slope = gradient(lambda v: form(v, s, v) - value * (square(v) - 1), point)
        return _small(slope) == _small(s * point - value * point)

    return bool(same(u) and same(x))


def rayleigh_quotient__lagrangian_gradient(chance):
    s, x, value = _quotient(chance)
    return lists(gradient(lambda v: form(v, s, v) - value * (square(v) - 1), x), s * x - 2 * value * x)


def _least_norm(chance):
    """z is the solution of least norm and something in the kernel."""
    m = chance.randint(1, 3)
    n = m + chance.randint(0, 2)
    a, b = array(chance, m, n), array(chance, m, 1)
    if abs(det(a * a.T)) < mpf("1e-6"):
        return _least_norm(chance)
    right = a.T * inverse(a * a.T)
    return a, b, right * b, right * b + (eye(n) - right * a) * array(chance, n, 1)


def least_norm__feasible(chance):
    a, b, x, _ = _least_norm(chance)
    return lists(a * x, b)


def least_norm__norm(chance):
    a, b, x, _ = _least_norm(chance)
    return square(x), form(b, inverse(a * a.T), b)


def least_norm__orthogonal(chance):
    _, _, x, z = _least_norm(chance)
    return number(x.T * (z - x)), mpf(0)


def least_norm__unique(chance):
    _, _, x, z = _least_norm(chance)
    return lists(z, x)
