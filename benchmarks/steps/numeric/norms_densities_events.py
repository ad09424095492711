"""Norms, means, densities with parameters, events of finite spaces, matrices of two rows: by numbers drawn at random."""

from mpmath import cos, diff, exp, factorial, fprod, fsum, gamma, log, matrix, mpf, pi, sqrt
from numeric.arrays import drawn, invertible, lists
from numeric.inequalities import at_most, positive, vector


def _norm(x):
    return sqrt(fsum(each**2 for each in x))


def _plus(x, y, sign=1):
    return [a + sign * b for a, b in zip(x, y, strict=True)]


def _dot(x, y):
    return fsum(a * b for a, b in zip(x, y, strict=True))


def norms__triangle(chance):
    _, x, y = vector(chance)
    return at_most(_norm(_plus(x, y)), _norm(x) + _norm(y))


def norms__reverse(chance):
    _, x, y = vector(chance)
    return at_most(abs(_norm(x) - _norm(y)), _norm(_plus(x, y, -1)))


def norms__reverse_turned(chance):
    _, x, y = vector(chance)
    return at_most(_norm(_plus(x, y, -1)), _norm(x) - _norm(y))


def norms__one_and_two(chance):
    _, x, _ = vector(chance)
    return at_most(_norm(x), fsum(map(abs, x)))


def norms__one_and_two_turned(chance):
    _, x, _ = vector(chance)
    return at_most(fsum(map(abs, x)), _norm(x))


def norms__young(chance):
    _, x, y = vector(chance)
    return at_most(_dot(x, y), (_dot(x, x) + _dot(y, y)) / 2)


def norms__young_halved(chance):
    _, x, y = vector(chance)
    y = x if chance.random() < 0.3 else y
    return at_most(_dot(x, y), (_dot(x, x) + _dot(y, y)) / 4)


def norms__polarisation(chance):
    _, x, y = vector(chance)
    return _norm(_plus(x, y)) ** 2 - _norm(_plus(x, y, -1)) ** 2, 4 * _dot(x, y)


def _three(chance):
    return positive(chance), positive(chance), positive(chance)


def means__three(chance):
    a, b, c = _three(chance)
    return at_most((a * b * c) ** (mpf(1) / 3), (a + b + c) / 3)


def means__three_turned(chance):
    a, b, c = _three(chance)
    return at_most((a + b + c) / 3, (a * b * c) ** (mpf(1) / 3))


def means__sum_of_inverses(chance):
    a, b, c = _three(chance)
    return at_most(9, (a + b + c) * (1 / a + 1 / b + 1 / c))


def means__weighted(chance):
    a, b, _ = _three(chance)
    return at_most(a ** (mpf(1) / 3) * b ** (mpf(2) / 3), (a + 2 * b) / 3)


def means__weights_mixed_up(chance):
    a, b, _ = _three(chance)
    return at_most(a ** (mpf(1) / 3) * b ** (mpf(2) / 3), (2 * a + b) / 3)


def _weighted(chance):
    size = chance.randint(1, 4)
    raw = [mpf(chance.randint(1, 40)) for _ in range(size)]
    return [positive(chance) / 8 for _ in range(size)], [each / fsum(raw) for each in raw]


def jensen__exponential(chance):
    x, w = _weighted(chance)
    return at_most(exp(_dot(w, x)), _dot(w, [exp(each) for each in x]))


def jensen__harmonic(chance):
    x, w = _weighted(chance)
    return at_most(1 / _dot(w, x), _dot(w, [1 / each for each in x]))


def jensen__concave(chance):
    x, w = _weighted(chance)
    return at_most(log(_dot(w, x)), _dot(w, [log(each) for each in x]))


def telescopes__steps(chance):
    n = chance.randint(1, 9)
    return fprod(mpf(k + 1) / k for k in range(1, n + 1)), mpf(n + 1)


def _by_two(n):
    return fprod(mpf(k) / (k + 2) for k in range(1, n + 1))


def telescopes__steps_of_two(chance):
    n = chance.randint(1, 9)
    return _by_two(n), mpf(2) / ((n + 1) * (n + 2))


def telescopes__steps_of_two_one_left(chance):
    n = chance.randint(1, 9)
    return _by_two(n), mpf(1) / ((n + 1) * (n + 2))


def _sample(chance):
    return [drawn(chance) for _ in range(chance.randint(1, 4))], drawn(chance), mpf(chance.randint(5, 30)) / 10


def _log_likelihood(x, mu, sigma):
    return fsum(log(exp(-((each - mu) ** 2) / (2 * sigma**2)) / sqrt(2 * pi * sigma**2)) for each in x)


def normal_sample__log_likelihood(chance):
    x, mu, sigma = _sample(chance)
    squares = fsum((each - mu) ** 2 for each in x)
    return _log_likelihood(x, mu, sigma), -mpf(len(x)) / 2 * log(2 * pi * sigma**2) - squares / (2 * sigma**2)


def normal_sample__log_likelihood_half(chance):
    x, mu, sigma = _sample(chance)
    squares = fsum((each - mu) ** 2 for each in x)
    return _log_likelihood(x, mu, sigma), -mpf(len(x)) * log(2 * pi * sigma**2) - squares / (2 * sigma**2)


def normal_sample__score(chance):
    x, mu, sigma = _sample(chance)
    return diff(lambda at: _log_likelihood(x, at, sigma), mu), fsum(each - mu for each in x) / sigma**2


def normal_sample__score_sign(chance):
    left, right = normal_sample__score(chance)
    return left, -right


def _prior(chance):
    theta, a, b, x = (positive(chance) / 4 for _ in range(4))
    return theta, a, b, x, theta * exp(-theta * x), b**a / gamma(a) * theta ** (a - 1) * exp(-b * theta)


def gamma_prior__log_density(chance):
    theta, _, _, x, density, _ = _prior(chance)
    return log(density), log(theta) - theta * x


def gamma_prior__score(chance):
    theta, _, _, x, _, _ = _prior(chance)
    return diff(lambda at: log(at * exp(-at * x)), theta), 1 / theta - x


def gamma_prior__posterior_form(chance):
    theta, a, b, x, density, prior = _prior(chance)
    return density * prior, b**a / gamma(a) * theta**a * exp(-(b + x) * theta)


def gamma_prior__posterior_power(chance):
    theta, a, b, x, density, prior = _prior(chance)
    return density * prior, b**a / gamma(a) * theta ** (a - 1) * exp(-(b + x) * theta)


def _events(chance):
    """The probabilities of A, B, both, either, and of B outside of A, by adding up the points of a finite space."""
    weights = [mpf(chance.randint(1, 30)) for _ in range(8)]
    points = [(each / fsum(weights), bool(k & 1), bool(k & 2)) for k, each in enumerate(weights)]
    return lambda wanted: fsum(weight for weight, a, b in points if wanted(a, b))


def events__bayes(chance):
    p = _events(chance)
    both, one, other = p(lambda a, b: a and b), p(lambda a, _: a), p(lambda _, b: b)
    return both / other, (both / one) * one / other


def events__bayes_inverted(chance):
    p = _events(chance)
    both, one, other = p(lambda a, b: a and b), p(lambda a, _: a), p(lambda _, b: b)
    return both / other, (both / one) * other / one


def events__total(chance):
    p = _events(chance)
    one, outside = p(lambda a, _: a), p(lambda a, _: not a)
    return p(lambda _, b: b), p(lambda a, b: a and b) / one * one + p(lambda a, b: not a and b) / outside * outside


def events__union(chance):
    p = _events(chance)
    return p(lambda a, b: a or b), p(lambda a, _: a) + p(lambda _, b: b) - p(lambda a, b: a and b)


def events__union_not_disjoint(chance):
    p = _events(chance)
    return p(lambda a, b: a or b), p(lambda a, _: a) + p(lambda _, b: b)


def _poisson(rate, k):
    return rate**k * exp(-rate) / factorial(k)


def counts__none(chance):
    rate = positive(chance) / 8
    return _poisson(rate, 0), exp(-rate)


def counts__some(chance):
    rate = positive(chance) / 16
    return fsum(_poisson(rate, k) for k in range(1, 200)), 1 - exp(-rate)


def counts__at_most_one(chance):
    rate = positive(chance) / 8
    return _poisson(rate, 0) + _poisson(rate, 1), exp(-rate) * (1 + rate)


def counts__two(chance):
    rate = positive(chance) / 8
    return _poisson(rate, 2), rate**2 * exp(-rate)


def _square(chance):
    found = invertible(chance, 2)
    return found, found[0, 0] * found[1, 1] - found[0, 1] * found[1, 0]


def two_by_two__inverse(chance):
    found, whole = _square(chance)
    return lists(found**-1, matrix([[found[1, 1], -found[0, 1]], [-found[1, 0], found[0, 0]]]) / whole)


def two_by_two__inverse_diagonal(chance):
    found, whole = _square(chance)
    return lists(found**-1, matrix([[found[0, 0], -found[0, 1]], [-found[1, 0], found[1, 1]]]) / whole)


def two_by_two__trace_of_inverse(chance):
    found, whole = _square(chance)
    inverse = found**-1
    return inverse[0, 0] + inverse[1, 1], (found[0, 0] + found[1, 1]) / whole


def derivative_there__exponential(_):
    return diff(lambda t: exp(3 * t), 0), mpf(3)


def derivative_there__cosine(_):
    return diff(cos, 0), mpf(1)
