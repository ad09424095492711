"""The steps of gradients-learning at points drawn at random."""

from mpmath import cos, diff, exp, eye, fsum, log, matrix, mpf, sin, sqrt, tanh
from numeric.arrays import array, drawn, form, gradient, lists, number, square


def _sizes(chance):
    return chance.randint(1, 3), chance.randint(1, 3)


def _layer(chance):
    m, n = _sizes(chance)
    w, x, b, t = array(chance, m, n), array(chance, n, 1), array(chance, m, 1), array(chance, m, 1)

    def loss(w=w, x=x, b=b):
        return square(w * x + b - t) / 2

    return loss, w, x, b, w * x + b - t


def linear_layer__bias(chance):
    loss, _, _, b, rest = _layer(chance)
    return lists(gradient(lambda v: loss(b=v), b), rest)


def linear_layer__weight(chance):
    loss, w, x, _, rest = _layer(chance)
    entries = [[rest[i] * x[j] for j in range(w.cols)] for i in range(w.rows)]
    return gradient(lambda v: loss(w=v), w).tolist(), entries


def linear_layer__weights(chance):
    loss, w, x, _, rest = _layer(chance)
    return lists(gradient(lambda v: loss(w=v), w), rest * x.T)


def linear_layer__input(chance):
    loss, w, x, _, rest = _layer(chance)
    return lists(gradient(lambda v: loss(x=v), x), w.T * rest)


def linear_layer__input_entry(chance):
    loss, w, x, _, rest = _layer(chance)
    i, j = chance.randrange(w.rows), chance.randrange(w.cols)
    return gradient(lambda v: loss(x=v), x)[j], rest[i] * w[i, j]


def linear_layer__bias_twice(chance):
    loss, w, x, b, _ = _layer(chance)
    i = chance.randrange(w.rows)
    step = matrix([mpf(k == i) for k in range(w.rows)])
    return diff(lambda t: loss(b=b + t * step), 0, 2), (w * x + b)[i]


def _square_layer(chance):
    n = chance.randint(1, 3)
    return array(chance, n, n), array(chance, n, 1), array(chance, n, 1)


def square_layer__input(chance):
    w, x, t = _square_layer(chance)
    return lists(gradient(lambda v: square(w * v - t), x), 2 * w * (w * x - t))


def square_layer__outer(chance):
    w, x, t = _square_layer(chance)
    return lists(gradient(lambda v: square(v * x - t), w), 2 * x * (w * x - t).T)


def square_layer__expanded(chance):
    w, x, t = _square_layer(chance)
    return square(w * x - t), number(x.T * w.T * w * x) - 2 * number(t.T * w * x) + number(t.T * t)


def _two_layers(chance):
    n, h = _sizes(chance)
    w, v, x = array(chance, h, n) / 4, array(chance, h, 1), array(chance, n, 1)

    def output(w=w, v=v, x=x):
        return number(v.T * (w * x).apply(tanh))

    return output, w, v, x, w * x, (w * x).apply(tanh)


def two_layers__output_weight(chance):
    output, _, v, _, _, a = _two_layers(chance)
    return lists(gradient(lambda u: output(v=u), v), a)


def _hidden(chance, slope):
    output, w, v, x, z, a = _two_layers(chance)
    entries = [[v[j] * slope(z[j], a[j]) * x[k] for k in range(w.cols)] for j in range(w.rows)]
    return gradient(lambda u: output(w=u), w).tolist(), entries


def two_layers__hidden_weight(chance):
    return _hidden(chance, lambda _, a: 1 - a**2)


def two_layers__hidden_weight_linear(chance):
    return _hidden(chance, lambda _z, _a: 1)


def two_layers__input(chance):
    output, w, v, x, _, a = _two_layers(chance)
    return lists(gradient(lambda u: output(x=u), x), w.T * matrix([v[j] * (1 - a[j] ** 2) for j in range(w.rows)]))


def two_layers__input_at_z(chance):
    output, w, v, x, z, _ = _two_layers(chance)
    return lists(gradient(lambda u: output(x=u), x), w.T * matrix([v[j] * (1 - z[j] ** 2) for j in range(w.rows)]))


def _smooth(chance):
    """A function and its derivative."""
    a, b, c, d = (drawn(chance) for _ in range(4))
    return lambda t: a * sin(t) + b * t**3 + c * cos(2 * t) + d * t, lambda t: a * cos(t) + 3 * b * t**2 - 2 * c * sin(2 * t) + d


def _unknown(chance):
    m, n = _sizes(chance)
    w, x, v = array(chance, m, n), array(chance, n, 1), array(chance, m, 1)
    f, slope = _smooth(chance)
    slopes = (w * x).apply(slope)

    def output(w=w, x=x):
        return number(v.T * (w * x).apply(f))

    return output, w, x, matrix([v[i] * slopes[i] for i in range(m)])


def unknown_activation__input(chance):
    output, w, x, back = _unknown(chance)
    return lists(gradient(lambda u: output(x=u), x), w.T * back)


def unknown_activation__input_no_inner(chance):
    output, _, x, back = _unknown(chance)
    return gradient(lambda u: output(x=u), x).tolist(), [[fsum(back)] for _ in range(x.rows)]


def unknown_activation__weight(chance):
    output, w, x, back = _unknown(chance)
    return lists(gradient(lambda u: output(w=u), w), back * x.T)


def _sigma(t):
    return 1 / (1 + exp(-t))


def _softplus(t):
    return log(1 + exp(t))


def activations__swish(chance):
    x = drawn(chance)
    s = x * _sigma(x)
    return diff(lambda t: t * _sigma(t), x), s + _sigma(x) * (1 - s)


def activations__swish_product(chance):
    x = drawn(chance)
    return diff(lambda t: t * _sigma(t), x), _sigma(x) * (1 - _sigma(x))


def activations__softplus(chance):
    x = drawn(chance)
    return diff(_softplus, x), _sigma(x)


def activations__softplus_odd_part(chance):
    x = drawn(chance)
    return _softplus(x) - _softplus(-x), x


def activations__tanh(chance):
    x = drawn(chance)
    return tanh(x), 2 * _sigma(x) - 1


def activations__relu(chance):
    x = drawn(chance)
    return max(mpf(0), x), (x + abs(x)) / 2


def activations__relu_difference(chance):
    x = drawn(chance)
    return max(mpf(0), x) - max(mpf(0), -x), abs(x)


def _normed(chance):
    n = chance.randint(1, 3)
    x, epsilon = array(chance, n, 1), abs(drawn(chance))

    def scale(v):
        return sqrt(epsilon + square(v) / n)

    def jacobian(factor):
        """∂y_i/∂x_j, and (δ_ij - factor y_i y_j)/r."""
        i, j = chance.randrange(n), chance.randrange(n)
        r = scale(x)
        return gradient(lambda v: v[i] / scale(v), x)[j], ((i == j) - factor * x[i] * x[j] / r**2) / r

    return n, x, scale, jacobian


def rms_norm__scale(chance):
    n, x, scale, _ = _normed(chance)
    return lists(gradient(scale, x), x / (n * scale(x)))


def rms_norm__jacobian(chance):
    n, _, _, jacobian = _normed(chance)
    return jacobian(mpf(1) / n)


def rms_norm__jacobian_no_n(chance):
    _, _, _, jacobian = _normed(chance)
    return jacobian(mpf(1))


def rms_norm__diagonal_for_all(chance):
    n, x, scale, _ = _normed(chance)
    if n == 1:
        return None
    i, j = chance.sample(range(n), 2)
    r = scale(x)
    return gradient(lambda v: v[i] / scale(v), x)[j], (1 - x[i] * x[j] / r**2 / n) / r


def rms_norm__size(chance):
    n, x, scale, _ = _normed(chance)
    return square(x) / scale(x) ** 2, mpf(n)


def _norm(x):
    return sqrt(square(x))


def _unit(chance):
    n = chance.randint(1, 3)
    a, x = array(chance, n, 1), array(chance, n, 1)
    rows = [gradient(lambda v, i=i: v[i] / _norm(v), x).T.tolist()[0] for i in range(n)]
    return n, a, x, matrix(rows)


def unit_vector__jacobian(chance):
    n, _, x, jacobian = _unit(chance)
    return lists(jacobian, (eye(n) - x * x.T / square(x)) / _norm(x))


def unit_vector__radial(chance):
    n, _, x, jacobian = _unit(chance)
    return lists(jacobian * x, matrix(n, 1))


def _cosine(a, x):
    return number(a.T * x) / (_norm(a) * _norm(x))


def unit_vector__cosine(chance):
    _, a, x, _ = _unit(chance)
    return lists(gradient(lambda v: _cosine(a, v), x), a / (_norm(a) * _norm(x)) - _cosine(a, x) * x / square(x))


def unit_vector__cosine_quotient(chance):
    _, a, x, _ = _unit(chance)
    return lists(gradient(lambda v: _cosine(a, v), x), a / (_norm(a) * _norm(x)))


def _softmax(row):
    return [exp(each) / fsum(exp(other) for other in row) for each in row]


def _attention(chance):
    n, d = _sizes(chance)
    q, k = array(chance, n, d) / 2, array(chance, n, d) / 2
    i, j, p, column = chance.randrange(n), chance.randrange(n), chance.randrange(n), chance.randrange(d)

    def scores(q=q):
        return (q * k.T / sqrt(mpf(d))).tolist()

    return q, k, scores, (i, j, p, column)


def attention__score(chance):
    q, k, scores, (i, j, p, column) = _attention(chance)
    return gradient(lambda v: scores(v)[i][j], q)[p, column], (i == p) * k[j, column] / sqrt(mpf(q.cols))


def attention__score_no_root(chance):
    q, k, scores, (i, j, p, column) = _attention(chance)
    return gradient(lambda v: scores(v)[i][j], q)[p, column], (i == p) * k[j, column]


def attention__weights(chance):
    _, _, scores, (i, j, p, _) = _attention(chance)
    row = scores()[i]
    a = _softmax(row)
    return diff(lambda t: _softmax([*row[:p], t, *row[p + 1 :]])[j], row[p]), a[j] * ((j == p) - a[p])


def attention__query(chance):
    q, k, scores, (i, j, _, column) = _attention(chance)
    a = _softmax(scores()[i])
    mean = fsum(a[p] * k[p, column] for p in range(q.rows))
    return gradient(lambda v: _softmax(scores(v)[i])[j], q)[i, column], a[j] / sqrt(mpf(q.cols)) * (k[j, column] - mean)


def attention__columns(chance):
    _, _, scores, (_, j, _, _) = _attention(chance)
    return fsum(_softmax(row)[j] for row in scores()), mpf(1)


def _quadratic(chance):
    n = chance.randint(1, 3)
    raw, x, b = array(chance, n, n), array(chance, n, 1), array(chance, n, 1)
    a = raw + raw.T

    def f(v):
        return form(v, a, v) / 2 - number(b.T * v)

    return f, a, x, a * x - b, abs(drawn(chance))


def second_order__gradient(chance):
    f, _, x, g, _ = _quadratic(chance)
    return lists(gradient(f, x), g)


def second_order__descent(chance):
    f, a, x, g, eta = _quadratic(chance)
    return f(x - eta * g), f(x) - eta * square(g) + eta**2 / 2 * form(g, a, g)


def second_order__descent_half(chance):
    f, a, x, g, eta = _quadratic(chance)
    return f(x - eta * g), f(x) - eta * square(g) + eta**2 * form(g, a, g)


def second_order__line_search(chance):
    f, a, x, g, eta = _quadratic(chance)
    return diff(lambda t: f(x - t * g), eta), square(g) - eta * form(g, a, g)


def _composed(chance):
    f, f1 = _smooth(chance)
    g, g1 = _smooth(chance)
    return f, f1, g, g1, mpf(chance.randint(-20, 20)) / 10


def chain_rule__second(chance):
    f, f1, g, g1, x = _composed(chance)
    return diff(lambda t: f(g(t)), x, 2), diff(f1, g(x)) * g1(x) ** 2 + f1(g(x)) * diff(g1, x)


def chain_rule__second_lost(chance):
    f, f1, g, g1, x = _composed(chance)
    return diff(lambda t: f(g(t)), x, 2), diff(f1, g(x)) * g1(x) ** 2


def chain_rule__logarithmic(chance):
    f, f1, g, g1, x = _composed(chance)
    return diff(lambda t: exp(f(t) * g(t) / 100), x), exp(f(x) * g(x) / 100) * (f1(x) * g(x) + f(x) * g1(x)) / 100


def chain_rule__scaled(chance):
    f, f1, _, _, x = _composed(chance)
    c = drawn(chance)
    return diff(lambda t: f(c * t), x), f1(c * x)


def _fit(chance):
    points = [(drawn(chance), drawn(chance)) for _ in range(chance.randint(1, 4))]
    w, b = drawn(chance), drawn(chance)

    def loss(w, b):
        return fsum((w * x + b - y) ** 2 for x, y in points) / len(points)

    return loss, points, w, b


def sloppy_fit__weight(chance):
    loss, points, w, b = _fit(chance)
    return diff(lambda t: loss(t, b), w), mpf(2) / len(points) * fsum(x * (w * x + b - y) for x, y in points)


def sloppy_fit__weight_inner(chance):
    loss, points, w, b = _fit(chance)
    return diff(lambda t: loss(t, b), w), mpf(2) / len(points) * fsum(w * x + b - y for x, y in points)


def sloppy_fit__mixed(chance):
    loss, points, w, b = _fit(chance)
    return diff(loss, (w, b), (1, 1)), mpf(2) / len(points) * fsum(x for x, _ in points)
