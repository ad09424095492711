"""The steps of softmax-logistic at points drawn at random."""

from mpmath import diff, exp, eye, fsum, log, matrix, mpf, tanh
from numeric.arrays import array, drawn, gradient, lists


def _softmax(z, tau=1):
    weights = [exp(each / tau) for each in z]
    return matrix(weights) / fsum(weights)


def _jacobian(f, z):
    """Row i holds the derivatives of the i-th component."""
    return matrix([gradient(lambda v, i=i: f(v)[i], z).T.tolist()[0] for i in range(z.rows)])


def _diagonal_less_product(s):
    found = -s * s.T
    for i in range(s.rows):
        found[i, i] += s[i]
    return found


def _tempered(chance):
    n = chance.randint(1, 4)
    z, tau = array(chance, n, 1), abs(drawn(chance)) + mpf(1) / 3
    return z, tau, _softmax(z, tau)


def temperature__jacobian(chance):
    z, tau, s = _tempered(chance)
    return lists(_jacobian(lambda v: _softmax(v, tau), z), _diagonal_less_product(s) / tau)


def temperature__jacobian_no_tau(chance):
    z, tau, s = _tempered(chance)
    return lists(_jacobian(lambda v: _softmax(v, tau), z), _diagonal_less_product(s))


def _by_temperature(chance):
    z, tau, s = _tempered(chance)
    i, mean = chance.randrange(z.rows), fsum(a * b for a, b in zip(s, z, strict=True))
    return diff(lambda t: _softmax(z, t)[i], tau), s[i] / tau**2 * (mean - z[i])


def temperature__by_temperature(chance):
    return _by_temperature(chance)


def temperature__by_temperature_sign(chance):
    left, right = _by_temperature(chance)
    return left, -right


def temperature__diagonal(chance):
    z, tau, s = _tempered(chance)
    i = chance.randrange(z.rows)
    return _jacobian(lambda v: _softmax(v, tau), z)[i, i], -(s[i] ** 2) / tau


def temperature__columns(chance):
    z, tau, _ = _tempered(chance)
    return [fsum(column) for column in _jacobian(lambda v: _softmax(v, tau), z).T.tolist()], [mpf(0)] * z.rows


def temperature__odds(chance):
    z, tau, s = _tempered(chance)
    i, j = chance.randrange(z.rows), chance.randrange(z.rows)
    return log(s[i] / s[j]), (z[i] - z[j]) / tau


def _lse(z):
    return log(fsum(exp(each) for each in z))


def _log_softmax(z):
    return z - matrix([_lse(z)] * z.rows)


def _scores(chance):
    z = array(chance, chance.randint(1, 4), 1)
    return z, _log_softmax(z), drawn(chance)


def log_softmax__jacobian(chance):
    z, l_z, _ = _scores(chance)
    return lists(_jacobian(_log_softmax, z), eye(z.rows) - matrix([[exp(each) for each in l_z]] * z.rows))


def log_softmax__normalised(chance):
    return fsum(_scores(chance)[1]), mpf(0)


def log_softmax__normalised_exp(chance):
    return fsum(exp(each) for each in _scores(chance)[1]), mpf(1)


def log_softmax__hessian(chance):
    z = _scores(chance)[0]
    return lists(_jacobian(lambda v: gradient(_lse, v), z), _diagonal_less_product(_softmax(z)))


def log_softmax__hessian_sign(chance):
    z, l_z, _ = _scores(chance)
    if z.rows == 1:
        return None
    i, j = chance.sample(range(z.rows), 2)
    return _jacobian(lambda v: gradient(_lse, v), z)[i, j], exp(l_z[i] + l_z[j])


def log_softmax__shift(chance):
    z, _, c = _scores(chance)
    return _lse([each - c for each in z]), _lse(z) - c


def log_softmax__shift_n(chance):
    z, _, c = _scores(chance)
    return _lse([each - c for each in z]), _lse(z) - z.rows * c


def log_softmax__lower_bound(chance):
    z = _scores(chance)[0]
    return bool(max(z) <= _lse(z) + mpf("1e-40"))


def _targets(chance):
    n = chance.randint(1, 4)
    z, t = array(chance, n, 1), array(chance, n, 1)

    def loss(v):
        return -fsum(a * log(b) for a, b in zip(t, _softmax(v), strict=True))

    return loss, z, t, fsum(t)


def soft_targets__any_total(chance):
    loss, z, t, total = _targets(chance)
    return lists(gradient(loss, z), total * _softmax(z) - t)


def soft_targets__total_one(chance):
    loss, z, t, _ = _targets(chance)
    return lists(gradient(loss, z), _softmax(z) - t)


def soft_targets__rewritten(chance):
    loss, z, t, total = _targets(chance)
    return loss(z), total * _lse(z) - fsum(a * b for a, b in zip(t, z, strict=True))


def _sigma(t):
    return 1 / (1 + exp(-t))


def sigmoid__second_derivative(chance):
    x = drawn(chance)
    s = _sigma(x)
    return diff(_sigma, x, 2), s * (1 - s) * (1 - 2 * s)


def sigmoid__second_derivative_square(chance):
    x = drawn(chance)
    s = _sigma(x)
    return diff(_sigma, x, 2), s * (1 - s) ** 2


def sigmoid__log_derivative(chance):
    x = drawn(chance)
    return diff(lambda t: log(_sigma(t)), x), _sigma(-x)


def sigmoid__tanh(chance):
    x = drawn(chance)
    return _sigma(x), (1 + tanh(x / 2)) / 2


def sigmoid__odd(chance):
    x = drawn(chance)
    return _sigma(-x), -_sigma(x)


def _near(a, b):
    return abs(a - b) < mpf("1e-30")


def _equivalent(chance, inverse):
    """At a point of the one side and of the other."""
    y, x = mpf(chance.randint(1, 99)) / 100, drawn(chance)
    return bool(_near(_sigma(inverse(y)), y) and _near(inverse(_sigma(x)), x))


def sigmoid__inverse(chance):
    return _equivalent(chance, lambda y: log(y / (1 - y)))


def sigmoid__inverse_upside_down(chance):
    return _equivalent(chance, lambda y: log((1 - y) / y))


def sigmoid__sum_of_arguments(chance):
    x, y = drawn(chance), drawn(chance)
    both = _sigma(x) * _sigma(y)
    return _sigma(x + y), both / (both + _sigma(-x) * _sigma(-y))


def _binary(chance):
    y, z = chance.choice([0, 1]), drawn(chance)
    return lambda t: -y * log(_sigma(t)) - (1 - y) * log(1 - _sigma(t)), y, z


def binary_loss__logits(chance):
    loss, y, z = _binary(chance)
    return loss(z), log(1 + exp(z)) - y * z


def binary_loss__logits_sign(chance):
    loss, y, z = _binary(chance)
    return loss(z), log(1 + exp(z)) + y * z


def binary_loss__gradient(chance):
    loss, y, z = _binary(chance)
    return diff(loss, z), _sigma(z) - y


def binary_loss__curvature(chance):
    loss, _, z = _binary(chance)
    return diff(loss, z, 2), _sigma(z)


def _focal(chance, sign):
    p, g = mpf(chance.randint(1, 99)) / 100, abs(drawn(chance))
    return diff(lambda t: -((1 - t) ** g) * log(t), p), sign * g * (1 - p) ** (g - 1) * log(p) - (1 - p) ** g / p


def focal__derivative(chance):
    return _focal(chance, 1)


def focal__derivative_inner(chance):
    return _focal(chance, -1)


def _regression(chance):
    m, n = chance.randint(1, 3), chance.randint(1, 3)
    x, w, y = array(chance, m, n) / 3, array(chance, n, 1) / 3, array(chance, m, 1)

    def loss(v):
        p = (x * v).apply(_sigma)
        return -fsum(y[i] * log(p[i]) + (1 - y[i]) * log(1 - p[i]) for i in range(m))

    return loss, x, w, y, (x * w).apply(_sigma)


def regression__gradient(chance):
    loss, x, w, y, p = _regression(chance)
    entries = [[fsum((p[i] - y[i]) * x[i, j] for i in range(x.rows))] for j in range(x.cols)]
    return gradient(loss, w).tolist(), entries


def regression__gradient_vector(chance):
    loss, x, w, y, p = _regression(chance)
    return lists(gradient(loss, w), x.T * (p - y))


def _hessian(chance, weight):
    loss, x, w, _, p = _regression(chance)
    second = _jacobian(lambda v: gradient(loss, v), w)
    entries = [[fsum(weight(p[i]) * x[i, j] * x[i, k] for i in range(x.rows)) for k in range(x.cols)] for j in range(x.cols)]
    return second.tolist(), entries


def regression__hessian(chance):
    return _hessian(chance, lambda p: p * (1 - p))


def regression__hessian_half(chance):
    return _hessian(chance, lambda p: p)


def regression__gradient_labels(chance):
    loss, x, w, y, p = _regression(chance)
    return lists(gradient(loss, w), x.T * (y - p))


def _margins(chance):
    m = chance.randint(1, 4)
    x, y = [drawn(chance) for _ in range(m)], [chance.choice([-1, 1]) for _ in range(m)]
    return lambda v: fsum(log(1 + exp(-b * a * v)) for a, b in zip(x, y, strict=True)), list(zip(x, y, strict=True)), drawn(chance) / 4


def margins__derivative(chance):
    loss, points, w = _margins(chance)
    return diff(loss, w), -fsum(y * x / (1 + exp(y * x * w)) for x, y in points)


def margins__second(chance):
    loss, points, w = _margins(chance)
    return diff(loss, w, 2), fsum(x**2 / ((1 + exp(x * w)) * (1 + exp(-x * w))) for x, y in points)


def margins__derivative_other_side(chance):
    loss, points, w = _margins(chance)
    return diff(loss, w), -fsum(y * x / (1 + exp(-y * x * w)) for x, y in points)


def _slopes(chance):
    n = chance.randint(1, 4)
    z = array(chance, n, 1)
    return _jacobian(_softmax, z), _softmax(z), chance.randrange(n), chance.randrange(n)


def sloppy_softmax__diagonal(chance):
    slopes, s, i, _ = _slopes(chance)
    return slopes[i, i], s[i] * (1 - s[i])


def sloppy_softmax__off_diagonal(chance):
    slopes, s, i, j = _slopes(chance)
    return None if i == j else (slopes[i, j], -s[i] * s[j])


def sloppy_softmax__without_condition(chance):
    slopes, s, i, j = _slopes(chance)
    return slopes[i, j], -s[i] * s[j]


def sloppy_softmax__log(chance):
    slopes, s, i, j = _slopes(chance)
    return slopes[i, j] / s[i], (i == j) - s[j]
