"""The steps of probability: expectations over finite distributions drawn at random."""

import itertools

from mpmath import fsum, mpf
from numeric.arrays import drawn


def _weights(chance, count) -> list[mpf]:
    raw = [mpf(chance.randint(1, 50)) for _ in range(count)]
    return [each / fsum(raw) for each in raw]


class _Law:
    """A distribution of finitely many points, each a tuple of the values of the random variables."""

    def __init__(self, points, weights):
        self.points, self.weights = points, weights

    def mean(self, f):
        return fsum(w * f(*point) for point, w in zip(self.points, self.weights, strict=True))

    def cov(self, f, g):
        return self.mean(lambda *point: f(*point) * g(*point)) - self.mean(f) * self.mean(g)

    def var(self, f):
        return self.cov(f, f)


def _joint(chance):
    count = chance.randint(2, 5)
    law = _Law([(drawn(chance), drawn(chance)) for _ in range(count)], _weights(chance, count))
    return law, drawn(chance), drawn(chance), drawn(chance)


def _x(x, _):
    return x


def _y(_, y):
    return y


def _affine(chance):
    law, a, b, _ = _joint(chance)
    return law.var(lambda x, _: a * x + b), law.var(_x), a, b


def two_variables__affine(chance):
    left, var, a, _ = _affine(chance)
    return left, a**2 * var


def two_variables__affine_not_squared(chance):
    left, var, a, _ = _affine(chance)
    return left, a * var


def two_variables__affine_shift(chance):
    left, var, a, b = _affine(chance)
    return left, a**2 * var + b


def two_variables__difference(chance):
    law = _joint(chance)[0]
    return law.var(lambda x, y: x - y), law.var(_x) - law.var(_y)


def two_variables__difference_covariance(chance):
    law = _joint(chance)[0]
    return law.var(lambda x, y: x - y), law.var(_x) + law.var(_y) - 2 * law.cov(_x, _y)


def two_variables__sum_and_difference(chance):
    law = _joint(chance)[0]
    return law.cov(lambda x, y: x + y, lambda x, y: x - y), law.var(_x) - law.var(_y)


def two_variables__bilinear(chance):
    law, a, b, c = _joint(chance)
    return law.cov(lambda x, _: a * x + b, lambda _, y: c * y - b), a * c * law.cov(_x, _y)


def two_variables__mean_square_error(chance):
    law, _, _, c = _joint(chance)
    return law.mean(lambda x, _: (x - c) ** 2), law.var(_x) + (law.mean(_x) - c) ** 2


def two_variables__product(chance):
    law = _joint(chance)[0]
    return law.mean(lambda x, y: x * y), law.mean(_x) * law.mean(_y)


def two_variables__square(chance):
    law = _joint(chance)[0]
    return law.var(_x), law.mean(lambda x, _: x**2) - law.mean(_x)


def _independent(chance):
    """The law of a pair of independent variables, and their means and variances."""
    sides = []
    for _ in range(2):
        count = chance.randint(2, 4)
        sides.append(list(zip([drawn(chance) for _ in range(count)], _weights(chance, count), strict=True)))
    pairs = list(itertools.product(*sides))
    law = _Law([(p[0], q[0]) for p, q in pairs], [p[1] * q[1] for p, q in pairs])
    return law, law.mean(_x), law.mean(_y), law.var(_x), law.var(_y)


def independent__product(chance):
    law, mu, nu, s, t = _independent(chance)
    return law.var(lambda x, y: x * y), s * t + s * nu**2 + t * mu**2


def independent__product_of_variances(chance):
    law, _, _, s, t = _independent(chance)
    return law.var(lambda x, y: x * y), s * t


def independent__sum(chance):
    law, _, _, s, t = _independent(chance)
    return law.var(lambda x, y: 2 * x - 3 * y + 1), 4 * s + 9 * t


def independent__sum_sign(chance):
    law, _, _, s, t = _independent(chance)
    return law.var(lambda x, y: 2 * x - 3 * y + 1), 4 * s - 9 * t


def independent__squares(chance):
    law, mu, nu, s, t = _independent(chance)
    return law.mean(lambda x, y: (x - y) ** 2), s + t + (mu - nu) ** 2


def _sample(chance):
    """The law of n independent copies; n, an index, the mean and the variance of one."""
    n, count = chance.randint(2, 4), chance.randint(2, 3)
    values, weights = [drawn(chance) for _ in range(count)], _weights(chance, count)
    points, chances = [], []
    for chosen in itertools.product(range(count), repeat=n):
        weight = mpf(1)
        for k in chosen:
            weight *= weights[k]
        points.append(tuple(values[k] for k in chosen))
        chances.append(weight)
    law = _Law(points, chances)
    return law, n, chance.randrange(n), law.mean(lambda *x: x[0]), law.var(lambda *x: x[0])


def _bar(*x):
    return fsum(x) / len(x)


def sample__mean(chance):
    law, _, _, mu, _ = _sample(chance)
    return law.mean(_bar), mu


def sample__variance(chance):
    law, _, _, _, var = _sample(chance)
    return law.var(_bar), var


def sample__covariance(chance):
    law, n, i, _, var = _sample(chance)
    return law.cov(lambda *x: x[i], _bar), var / n


def sample__deviation(chance):
    law, n, i, _, var = _sample(chance)
    return law.var(lambda *x: x[i] - _bar(*x)), var * (1 - mpf(1) / n)


def sample__deviation_sum(chance):
    law, n, i, _, var = _sample(chance)
    return law.var(lambda *x: x[i] - _bar(*x)), var + var / n


def sample__square_of_mean(chance):
    law, _, _, mu, _ = _sample(chance)
    return law.mean(lambda *x: _bar(*x) ** 2), mu**2


def sample__unbiased(chance):
    law, n, _, _, var = _sample(chance)
    return law.mean(lambda *x: fsum((each - _bar(*x)) ** 2 for each in x) / (n - 1)), var
