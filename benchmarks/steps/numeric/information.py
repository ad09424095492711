"""The steps of information at points drawn at random."""

from mpmath import diff, exp, fsum, inf, log, mpf, quad
from numeric.arrays import drawn

SLACK = mpf("1e-40")


def _positive(chance):
    return abs(drawn(chance))


def _fraction(chance):
    return mpf(chance.randint(1, 99)) / 100


def _weights(chance, count):
    raw = [_positive(chance) for _ in range(count)]
    return [each / fsum(raw) for each in raw]


def _entropy(p):
    return -fsum(each * log(each) for each in p)


def _joint(chance):
    m, n = chance.randint(1, 3), chance.randint(1, 3)
    flat = _weights(chance, m * n)
    p = [flat[i * n : i * n + n] for i in range(m)]
    a, b = [fsum(row) for row in p], [fsum(column) for column in zip(*p, strict=True)]
    cells = [(p[i][j], a[i], b[j]) for i in range(m) for j in range(n)]
    return cells, a, _entropy(flat), _entropy(a), _entropy(b)


def joint__marginal(chance):
    return fsum(_joint(chance)[1]), mpf(1)


def joint__mutual(chance):
    cells, _, h, h_a, h_b = _joint(chance)
    return fsum(p * log(p / (a * b)) for p, a, b in cells), h_a + h_b - h


def joint__mutual_sign(chance):
    cells, _, h, h_a, h_b = _joint(chance)
    return fsum(p * log(p / (a * b)) for p, a, b in cells), h - h_a - h_b


def joint__chain(chance):
    cells, _, h, h_a, _ = _joint(chance)
    return h, h_a - fsum(p * log(p / a) for p, a, _ in cells)


def joint__chain_joint(chance):
    cells, _, h, h_a, _ = _joint(chance)
    return h, h_a - fsum(p / a * log(p / a) for p, a, _ in cells)


def joint__independent(chance):
    _, _, h, h_a, h_b = _joint(chance)
    return h, h_a + h_b


def joint__subadditive(chance):
    _, _, h, h_a, h_b = _joint(chance)
    return bool(h <= h_a + h_b + SLACK)


def _h(p):
    return -p * log(p) - (1 - p) * log(1 - p)


def binary__slope(chance):
    p = _fraction(chance)
    return diff(_h, p), log((1 - p) / p)


def binary__slope_upside_down(chance):
    p = _fraction(chance)
    return diff(_h, p), log(p / (1 - p))


def binary__curvature(chance):
    p = _fraction(chance)
    return diff(_h, p, 2), -1 / (p * (1 - p))


def binary__symmetric(chance):
    p = _fraction(chance)
    return _h(1 - p), _h(p)


def binary__half(_):
    return _h(mpf(1) / 2), log(mpf(2)) / 2


def binary__maximum(chance):
    return bool(_h(_fraction(chance)) <= log(mpf(2)) + SLACK)


def _gaussians(chance):
    """The divergence as a function, and a point, the two Gaussians being equal now and then."""
    point = [drawn(chance), drawn(chance), _positive(chance), _positive(chance)]
    if chance.random() < 0.2:
        point[1], point[3] = point[0], point[2]
    return lambda a, b, s, t: log(t / s) + (s**2 + (a - b) ** 2) / (2 * t**2) - mpf(1) / 2, point


def kl_gaussians__by_mean(chance):
    d, (a, b, s, t) = _gaussians(chance)
    return diff(lambda u: d(u, b, s, t), a), (a - b) / t**2


def kl_gaussians__by_first_width(chance):
    d, (a, b, s, t) = _gaussians(chance)
    return diff(lambda u: d(a, b, u, t), s), s / t**2 - 1 / s


def kl_gaussians__by_second_width(chance):
    d, (a, b, s, t) = _gaussians(chance)
    return diff(lambda u: d(a, b, s, u), t), 1 / t - (s**2 + (a - b) ** 2) / t**2


def kl_gaussians__positive(chance):
    d, point = _gaussians(chance)
    return bool(d(*point) >= -SLACK)


def kl_gaussians__strict(chance):
    d, point = _gaussians(chance)
    return bool(d(*point) > SLACK)


def _exponentials(chance):
    a, b = _positive(chance), _positive(chance)
    integral = quad(lambda u: exp(-u) * (log(a / b) + (b - a) * u / a), [0, 5, 40, inf])
    return integral, a, b


def kl_exponentials__closed_form(chance):
    integral, a, b = _exponentials(chance)
    return integral, log(a / b) + b / a - 1


def kl_exponentials__upside_down(chance):
    integral, a, b = _exponentials(chance)
    return integral, log(a / b) + a / b - 1


def kl_exponentials__non_negative(chance):
    a, b = _positive(chance), _positive(chance)
    return bool(log(a / b) + b / a - 1 >= -SLACK)


def _d(p, q):
    return p * log(p / q) + (1 - p) * log((1 - p) / (1 - q))


def kl_bernoulli__by_q(chance):
    p, q = _fraction(chance), _fraction(chance)
    return diff(lambda t: _d(p, t), q), (q - p) / (q * (1 - q))


def kl_bernoulli__by_q_sign(chance):
    p, q = _fraction(chance), _fraction(chance)
    return diff(lambda t: _d(p, t), q), -p / q - (1 - p) / (1 - q)


def kl_bernoulli__by_p(chance):
    p, q = _fraction(chance), _fraction(chance)
    return diff(lambda t: _d(t, q), p), log(p * (1 - q) / (q * (1 - p)))


def _two(chance):
    n = chance.randint(1, 4)
    return _weights(chance, n), _weights(chance, n), [_positive(chance) for _ in range(n)]


def _mean(p, values):
    return fsum(a * b for a, b in zip(p, values, strict=True))


def jensen__logarithm(chance):
    p, _, x = _two(chance)
    return bool(_mean(p, [log(each) for each in x]) <= log(_mean(p, x)) + SLACK)


def jensen__reversed(chance):
    p, _, x = _two(chance)
    return bool(log(_mean(p, x)) <= _mean(p, [log(each) for each in x]) + SLACK)


def jensen__square(chance):
    p, _, x = _two(chance)
    return bool(_mean(p, x) ** 2 <= _mean(p, [each**2 for each in x]) * (1 + SLACK))


def jensen__gibbs(chance):
    p, q, _ = _two(chance)
    return bool(_mean(p, [log(each) for each in q]) <= _mean(p, [log(each) for each in p]) + SLACK)


def _chi_square(chance):
    p, q, _ = _two(chance)
    pairs = list(zip(p, q, strict=True))
    return fsum((a - b) ** 2 / b for a, b in pairs), fsum(a**2 / b for a, b in pairs)


def jensen__chi_square(chance):
    left, squares = _chi_square(chance)
    return left, squares - 1


def jensen__chi_square_two(chance):
    left, squares = _chi_square(chance)
    return left, squares - 2


def _posterior(prior, f):
    products = [a * b for a, b in zip(prior, f, strict=True)]
    return [each / fsum(products) for each in products]


def _bayes(chance):
    prior, q, f = _two(chance)
    return prior, f, _posterior(prior, f), q, chance.randrange(len(f)), chance.randrange(len(f))


def bayes__sum(chance):
    return fsum(_bayes(chance)[2]), mpf(1)


def bayes__odds(chance):
    prior, f, w, _, i, j = _bayes(chance)
    return log(w[i] / w[j]), log(prior[i] / prior[j]) + log(f[i] / f[j])


def bayes__odds_product(chance):
    prior, f, w, _, i, j = _bayes(chance)
    return log(w[i] / w[j]), log(prior[i] / prior[j]) * log(f[i] / f[j])


def bayes__by_likelihood(chance):
    prior, f, w, _, i, j = _bayes(chance)
    return diff(lambda t: _posterior(prior, [*f[:j], t, *f[j + 1 :]])[i], f[j]), w[i] / f[j] * ((i == j) - w[j])


def bayes__unnormalised(chance):
    prior, f, w, _, i, _ = _bayes(chance)
    return w[i], prior[i] * f[i] / fsum(f)


def _screening(chance):
    s, c, r = _fraction(chance), _fraction(chance), _fraction(chance)
    return lambda t: s * t / (s * t + (1 - c) * (1 - t)), s, c, r


def screening__numbers(_):
    hit, false_alarm = mpf(9) / 1000, mpf(5 * 99) / 10000
    return hit / (hit + false_alarm), mpf(2) / 13


def screening__base_rate(chance):
    v, s, _, r = _screening(chance)
    return v(r), s


def screening__odds(chance):
    v, s, c, r = _screening(chance)
    return v(r) / (1 - v(r)), s / (1 - c) * r / (1 - r)


def screening__slope(chance):
    v, s, c, r = _screening(chance)
    return diff(v, r), s * (1 - c) / (s * r + (1 - c) * (1 - r)) ** 2


def _mixture(chance):
    """Of each component the weights π, q, w and the density f; log Z and the bound L."""
    prior, f, w, q, _, _ = _bayes(chance)
    bound = fsum(c * log(a * b / c) for a, b, c in zip(prior, f, q, strict=True))
    return list(zip(prior, q, w, f, strict=True)), log(_mean(prior, f)), bound


def mixture_bound__gap(chance):
    parts, log_z, bound = _mixture(chance)
    return log_z - bound, fsum(q * log(q / w) for _, q, w, _ in parts)


def mixture_bound__gap_upside_down(chance):
    parts, log_z, bound = _mixture(chance)
    return log_z - bound, fsum(q * log(w / q) for _, q, w, _ in parts)


def mixture_bound__bound(chance):
    _, log_z, bound = _mixture(chance)
    return bool(bound <= log_z + SLACK)


def mixture_bound__split(chance):
    parts, _, bound = _mixture(chance)
    return bound, fsum(q * log(f) for _, q, _, f in parts) - fsum(q * log(q / prior) for prior, q, _, _ in parts)


def mixture_bound__split_entropy(chance):
    parts, _, bound = _mixture(chance)
    return bound, fsum(q * log(prior * f) for prior, q, _, f in parts) + fsum(q * log(q) for _, q, _, _ in parts)


def _energy(chance):
    n = chance.randint(1, 4)
    theta, p = [drawn(chance) for _ in range(n)], _weights(chance, n)
    f = log(fsum(exp(each) for each in theta))
    return theta, p, f, [exp(each - f) for each in theta]


def free_energy__at_softmax(chance):
    theta, _, f, s = _energy(chance)
    return _mean(s, theta) + _entropy(s), f


def free_energy__variational(chance):
    theta, p, f, _ = _energy(chance)
    return bool(_mean(p, theta) + _entropy(p) <= f + SLACK)


def free_energy__variational_sign(chance):
    theta, p, f, s = _energy(chance)
    return _mean(p, theta) - _entropy(p), f - fsum(a * log(a / b) for a, b in zip(p, s, strict=True))
