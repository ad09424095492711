"""The steps of layers at points drawn at random; derivatives by differences."""

from mpmath import diff, exp, matrix, mpf, sqrt, tanh
from numeric.arrays import array, diagonal, gradient, lists, number


def _each(f, x):
    return matrix([f(entry) for entry in x])


def _jacobian(f, x):
    found = matrix(len(f(x)), len(x))
    for j in range(len(x)):

        def along(t, i, j=j):
            moved = x.copy()
            moved[j] = t
            return f(moved)[i]

        for i in range(found.rows):
            found[i, j] = diff(lambda t, i=i, along=along: along(t, i), x[j])
    return found


def _small(chance, rows, columns):
    return array(chance, rows, columns) / 8


def _recurrent(chance):
    n = chance.randint(1, 3)
    w, u, h, x = _small(chance, n, n), _small(chance, n, n), _small(chance, n, 1), _small(chance, n, 1)
    return w, u, h, x, _each(tanh, w * h + u * x)


def _slope(h):
    return diagonal([1 - entry**2 for entry in h])


def recurrent__jacobian(chance):
    w, u, h, x, new = _recurrent(chance)
    return lists(_jacobian(lambda v: _each(tanh, w * v + u * x), h), _slope(new) * w)


def recurrent__jacobian_transposed(chance):
    w, u, h, x, new = _recurrent(chance)
    return lists(_jacobian(lambda v: _each(tanh, w * v + u * x), h), w.T * _slope(new))


def recurrent__input(chance):
    w, u, h, x, new = _recurrent(chance)
    return lists(_jacobian(lambda v: _each(tanh, w * h + u * v), x), _slope(new) * u)


def _network(chance):
    d, m = chance.randint(1, 3), chance.randint(1, 3)
    x, w, b, v, y = _small(chance, d, 1), _small(chance, m, d), _small(chance, m, 1), array(chance, m, 1), number(array(chance, 1, 1))
    z = w * x + b
    a = _each(tanh, z)
    return x, w, b, v, y, z, a, number(v.T * a) - y


def _loss(v, y, a):
    return (number(v.T * a) - y) ** 2 / 2


def two_layers__output(chance):
    _, _, _, v, y, _, a, gap = _network(chance)
    return lists(gradient(lambda u: _loss(u, y, a), v), gap * a)


def _inner(v, a, gap):
    return matrix([gap * v[k] * (1 - a[k] ** 2) for k in range(len(a))])


def two_layers__inner(chance):
    _, _, _, v, y, z, a, gap = _network(chance)
    return lists(gradient(lambda u: _loss(v, y, _each(tanh, u)), z), _inner(v, a, gap))


def two_layers__inner_forgotten(chance):
    _, _, _, v, y, z, a, gap = _network(chance)
    return lists(gradient(lambda u: _loss(v, y, _each(tanh, u)), z), matrix([gap * v[k] * (1 - a[k]) for k in range(len(a))]))


def two_layers__weights(chance):
    x, w, b, v, y, _, a, gap = _network(chance)
    return lists(gradient(lambda u: _loss(v, y, _each(tanh, u * x + b)), w), _inner(v, a, gap) * x.T)


def two_layers__weights_unscaled(chance):
    x, w, b, v, y, _, a, _ = _network(chance)
    return lists(gradient(lambda u: _loss(v, y, _each(tanh, u * x + b)), w), _inner(v, a, mpf(1)) * x.T)


def two_layers__input(chance):
    x, w, b, v, y, _, a, gap = _network(chance)
    return lists(gradient(lambda u: _loss(v, y, _each(tanh, w * u + b)), x), w.T * _inner(v, a, gap))


def _logistic(s):
    return 1 / (1 + exp(-s))


def _gate(chance):
    n = chance.randint(1, 3)
    c, x, u = array(chance, n, 1), _small(chance, n, 1), _small(chance, n, n)
    return c, x, u, _each(_logistic, u * x)


def _times(f, c):
    return matrix([f[k] * c[k] for k in range(len(c))])


def gate__cell(chance):
    c, _, _, f = _gate(chance)
    return lists(_jacobian(lambda v: _times(f, v), c), diagonal(list(f)))


def gate__input(chance):
    c, x, u, f = _gate(chance)
    slopes = [c[k] * f[k] * (1 - f[k]) for k in range(len(c))]
    return lists(_jacobian(lambda v: _times(_each(_logistic, u * v), c), x), diagonal(slopes) * u)


def gate__input_sign(chance):
    c, x, u, f = _gate(chance)
    slopes = [c[k] * f[k] * (1 + f[k]) for k in range(len(c))]
    return lists(_jacobian(lambda v: _times(_each(_logistic, u * v), c), x), diagonal(slopes) * u)


def _softmax(s):
    weights = [exp(entry) for entry in s]
    return matrix([weight / sum(weights) for weight in weights])


def _attention(chance):
    d, n, m = chance.randint(1, 3), chance.randint(1, 3), chance.randint(1, 3)
    return _small(chance, d, 1), array(chance, n, d), array(chance, n, m), sqrt(mpf(d))


def _spread(a):
    return diagonal(list(a)) - a * a.T


def attention__jacobian(chance):
    q, k, _, root = _attention(chance)
    s = k * q / root
    return lists(_jacobian(_softmax, s), _spread(_softmax(s)))


def attention__query(chance):
    q, k, v, root = _attention(chance)
    return lists(_jacobian(lambda u: v.T * _softmax(k * u / root), q), v.T * _spread(_softmax(k * q / root)) * k / root)


def attention__query_diagonal(chance):
    q, k, v, root = _attention(chance)
    a = _softmax(k * q / root)
    return lists(_jacobian(lambda u: v.T * _softmax(k * u / root), q), v.T * diagonal(list(a)) * k / root)


def attention__ones(chance):
    q, k, _, root = _attention(chance)
    return sum(_softmax(k * q / root)), mpf(1)
