"""The steps of distributions: by quadrature and summation, at parameters drawn at random."""

from mpmath import binomial, diff, exp, factorial, fsum, log, mpf, pi, quad, sqrt
from numeric.arrays import drawn


def _rate(chance):
    rate = abs(drawn(chance))
    return rate, lambda f, low=0: quad(lambda u: f(u / rate) * exp(-u), [low * rate, low * rate + 20, low * rate + 130])


def exponential__mean(chance):
    rate, mean = _rate(chance)
    return mean(lambda x: x), 1 / rate


def exponential__second_moment(chance):
    rate, mean = _rate(chance)
    return mean(lambda x: x**2), 2 / rate**2


def exponential__second_moment_square(chance):
    rate, mean = _rate(chance)
    return mean(lambda x: x**2), 1 / rate**2


def exponential__tail(chance):
    rate, mean = _rate(chance)
    t = abs(drawn(chance))
    return mean(lambda _: mpf(1), t), exp(-rate * t)


def exponential__memoryless(chance):
    _, mean = _rate(chance)
    s, t = abs(drawn(chance)), abs(drawn(chance))
    return mean(lambda _: mpf(1), s + t) / mean(lambda _: mpf(1), s), mean(lambda _: mpf(1), t)


def _median(chance, claimed):
    """The distribution function grows: one root."""
    rate, _ = _rate(chance)
    return bool(abs(1 - exp(-rate * claimed(rate)) - mpf(1) / 2) < mpf("1e-30"))


def exponential__median(chance):
    return _median(chance, lambda rate: log(mpf(2)) / rate)


def exponential__median_without_log(chance):
    return _median(chance, lambda rate: 1 / (2 * rate))


def _interval(chance):
    a, b = sorted([drawn(chance), drawn(chance)])
    return a, b + mpf(1) / 7


def uniform__mean(chance):
    a, b = _interval(chance)
    return quad(lambda x: x / (b - a), [a, b]), (b - a) / 2


def uniform__second_moment(chance):
    a, b = _interval(chance)
    return quad(lambda x: x**2 / (b - a), [a, b]), (a**2 + a * b + b**2) / 3


def uniform__variance(chance):
    a, b = _interval(chance)
    return (a**2 + a * b + b**2) / 3 - ((a + b) / 2) ** 2, (b - a) ** 2 / 12


def uniform__distance(_):
    return quad(lambda y: quad(lambda x: abs(x - y), [0, y, 1], maxdegree=3), [0, 1], maxdegree=3), mpf(1) / 3


def _mgf(chance):
    mu, s, t = drawn(chance), abs(drawn(chance)), drawn(chance) / 4
    return lambda u: exp(mu * u + s**2 * u**2 / 2), mu, s, t


def normal_mgf__first(chance):
    m, mu, s, t = _mgf(chance)
    return diff(m, t), (mu + s**2 * t) * m(t)


def normal_mgf__second_at_zero(chance):
    m, _, s, _ = _mgf(chance)
    return diff(m, 0, 2), s**2


def normal_mgf__third_at_zero(chance):
    m, mu, s, _ = _mgf(chance)
    return diff(m, 0, 3), mu**3 + 3 * mu * s**2


def normal_mgf__cumulant(chance):
    m, _, s, t = _mgf(chance)
    return diff(lambda u: log(m(u)), t, 2), s**2


def _poisson(chance):
    rate = abs(drawn(chance))
    return rate, lambda low, f: fsum(f(k) * rate**k * exp(-rate) / factorial(k) for k in range(low, 200))


def poisson__mean(chance):
    rate, total = _poisson(chance)
    return total(0, lambda k: k), rate


def poisson__second_moment(chance):
    rate, total = _poisson(chance)
    return total(0, lambda k: k**2), rate**2


def poisson__factorial_moment(chance):
    rate, total = _poisson(chance)
    return total(2, lambda k: k * (k - 1)), rate**2


def poisson__cancelled(chance):
    rate, total = _poisson(chance)
    return exp(rate) * total(0, lambda k: k), rate * exp(rate) * total(1, lambda _: 1 / rate)


def _coin(chance):
    return mpf(chance.randint(5, 95)) / 100, chance.randint(1, 8)


def binomial_and_geometric__geometric_mean(chance):
    p, _ = _coin(chance)
    return fsum(k * p * (1 - p) ** (k - 1) for k in range(1, 3000)), 1 / p


def binomial_and_geometric__geometric_tail(chance):
    p, n = _coin(chance)
    return fsum(p * (1 - p) ** (k - 1) for k in range(n + 1, 3000)), (1 - p) ** (n - 1)


def _binomial(p, n, f):
    return fsum(f(k) * binomial(n, k) * p**k * (1 - p) ** (n - k) for k in range(n + 1))


def binomial_and_geometric__binomial_mean(chance):
    p, n = _coin(chance)
    return _binomial(p, n, lambda k: k), n * p


def binomial_and_geometric__binomial_factorial_moment(chance):
    p, n = _coin(chance)
    return _binomial(p, n, lambda k: k * (k - 1)), n**2 * p**2


def binomial_and_geometric__at_least_one(chance):
    p, n = _coin(chance)
    return bool(1 - (1 - p) ** n <= n * p * (1 + mpf("1e-40")))


def _phi(x):
    return exp(-(x**2) / 2) / sqrt(2 * pi)


def normal_density__derivative(chance):
    x = drawn(chance) / 2
    return diff(_phi, x), -x * _phi(x)


def normal_density__second_derivative(chance):
    x = drawn(chance) / 2
    return diff(_phi, x, 2), x**2 * _phi(x)


def normal_density__variance(_):
    return quad(lambda x: x**2 * _phi(x), [-16, 0, 16]), mpf(1)


def normal_density__half_line(_):
    return quad(lambda x: x * _phi(x), [0, 16]), mpf(0)


def normal_density__tail(chance):
    a = abs(drawn(chance)) / 4
    return quad(lambda x: x * _phi(x), [a, a + 16]), _phi(a)


def _normal(chance):
    """The mean of f(X), μ and σ."""
    mu, s = drawn(chance), abs(drawn(chance)) / 4
    return lambda f: quad(lambda u: f(mu + s * u) * _phi(u), [-16, 0, 16]), mu, s


def standardised__mean(chance):
    mean, mu, s = _normal(chance)
    return mean(lambda x: (x - mu) / s), mpf(0)


def standardised__variance(chance):
    mean, mu, s = _normal(chance)
    return mean(lambda x: ((x - mu) / s) ** 2), 1 / s


def standardised__second_moment(chance):
    mean, mu, s = _normal(chance)
    return mean(lambda x: x**2), mu**2 + s**2


def standardised__fourth_moment(chance):
    mean, mu, s = _normal(chance)
    return mean(lambda x: (x - mu) ** 4), 3 * s**4


def standardised__fourth_moment_square(chance):
    mean, mu, s = _normal(chance)
    return mean(lambda x: (x - mu) ** 4), s**4


def standardised__exponential(chance):
    mean, mu, _ = _normal(chance)
    return mean(exp), exp(mu)
