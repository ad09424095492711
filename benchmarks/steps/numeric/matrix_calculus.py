"""The steps of matrix calculus at points drawn at random; derivatives by differences, curves as polynomials."""

from mpmath import det, diff, exp, eye, inverse, log, matrix, mpf, sqrt
from numeric.arrays import array, form, gradient, invertible, lists, number, square, trace


def _curve(chance, rows, columns):
    """A polynomial of the second degree, its derivatives, and a time."""
    a, b, c = array(chance, rows, columns) / 4, array(chance, rows, columns) / 4, array(chance, rows, columns) / 4
    t = mpf(chance.randint(-9, 9)) / 7
    return lambda s: a + b * s + c * s**2, lambda s: b + 2 * c * s, 2 * c, t


def _along(f, t):
    """d/dt of a matrix, entry by entry."""
    here = f(t)
    found = matrix(here.rows, here.cols)
    for i in range(here.rows):
        for j in range(here.cols):
            found[i, j] = diff(lambda s, i=i, j=j: f(s)[i, j], t)
    return found


def _matrix_curve(chance):
    n = chance.randint(1, 3)
    a, slope, _, t = _curve(chance, n, n)
    return None if abs(det(a(t))) < mpf("1e-3") else (a, a(t), slope(t), t)


def _of_time(sides):
    def step(chance):
        found = _matrix_curve(chance)
        return None if found is None else lists(*sides(*found))

    return step


def of_time__inverse(chance):
    return _of_time(lambda a, here, slope, t: (_along(lambda s: inverse(a(s)), t), -inverse(here) * slope * inverse(here)))(chance)


def of_time__inverse_commuted(chance):
    return _of_time(lambda a, here, slope, t: (_along(lambda s: inverse(a(s)), t), -inverse(here) * inverse(here) * slope))(chance)


def of_time__square(chance):
    return _of_time(lambda a, here, slope, t: (_along(lambda s: a(s) * a(s), t), slope * here + here * slope))(chance)


def of_time__square_commuted(chance):
    return _of_time(lambda a, here, slope, t: (_along(lambda s: a(s) * a(s), t), 2 * here * slope))(chance)


def of_time__trace(chance):
    return _of_time(lambda a, here, slope, t: (diff(lambda s: trace(a(s) * a(s)), t), 2 * trace(here * slope)))(chance)


def of_time__gram(chance):
    return _of_time(lambda a, here, slope, t: (_along(lambda s: a(s).T * a(s), t), slope.T * here + here.T * slope))(chance)


def of_time__log_det(chance):
    found = _matrix_curve(chance)
    if found is None or det(found[1]) <= 0:
        return None
    a, here, slope, t = found
    return diff(lambda s: log(det(a(s))), t), trace(inverse(here) * slope)


def of_time__det_without_inverse(chance):
    return _of_time(lambda a, here, slope, t: (diff(lambda s: det(a(s)), t), det(here) * trace(slope)))(chance)


def _cross(x, y):
    return matrix([x[1] * y[2] - x[2] * y[1], x[2] * y[0] - x[0] * y[2], x[0] * y[1] - x[1] * y[0]])


def _dot(x, y):
    return number(x.T * y)


def _curves(chance):
    x, x_slope, x_second, t = _curve(chance, 3, 1)
    y, y_slope, _, _ = _curve(chance, 3, 1)
    return x, y, t, x(t), x_slope(t), y(t), y_slope(t), x_slope, x_second


def curves__inner(chance):
    x, y, t, a, da, b, db, _, _ = _curves(chance)
    return diff(lambda s: _dot(x(s), y(s)), t), _dot(da, b) + _dot(a, db)


def curves__cross(chance):
    x, y, t, a, da, b, db, _, _ = _curves(chance)
    return lists(_along(lambda s: _cross(x(s), y(s)), t), _cross(da, b) + _cross(a, db))


def curves__cross_order(chance):
    x, y, t, a, da, b, db, _, _ = _curves(chance)
    return lists(_along(lambda s: _cross(x(s), y(s)), t), _cross(da, b) + _cross(db, a))


def curves__momentum(chance):
    x, _, t, a, _, _, _, slope, second = _curves(chance)
    return lists(_along(lambda s: _cross(x(s), slope(s)), t), _cross(a, second))


def curves__norm(chance):
    x, _, t, a, da, _, _, _, _ = _curves(chance)
    return diff(lambda s: _dot(x(s), x(s)), t), 2 * _dot(a, da)


def _three(chance):
    n = chance.randint(1, 3)
    return invertible(chance, n), invertible(chance, n), invertible(chance, n), eye(n)


def by_matrix__linear(chance):
    x, a, b, _ = _three(chance)
    return lists(gradient(lambda u: trace(a * u * b), x), a.T * b.T)


def by_matrix__linear_order(chance):
    x, a, b, _ = _three(chance)
    return lists(gradient(lambda u: trace(a * u * b), x), (a * b).T)


def by_matrix__quadratic(chance):
    x, a, b, _ = _three(chance)
    return lists(gradient(lambda u: trace(u.T * a * u * b), x), a * x * b + a.T * x * b.T)


def by_matrix__quadratic_twice(chance):
    x, a, b, _ = _three(chance)
    return lists(gradient(lambda u: trace(u.T * a * u * b), x), 2 * a * x * b)


def by_matrix__inverse(chance):
    x, a, b, _ = _three(chance)
    return lists(gradient(lambda u: trace(a * inverse(u) * b), x), -(inverse(x) * b * a * inverse(x)).T)


def by_matrix__inverse_transposed(chance):
    x, a, b, _ = _three(chance)
    return lists(gradient(lambda u: trace(a * inverse(u) * b), x), -inverse(x) * b * a * inverse(x))


def by_matrix__det(chance):
    x, _, _, _ = _three(chance)
    return lists(gradient(det, x), det(x) * inverse(x).T)


def by_matrix__log_det(chance):
    x, _, _, _ = _three(chance)
    return lists(gradient(lambda u: log(abs(det(u))), x), inverse(x).T)


def by_matrix__log_det_gram(chance):
    x, _, _, one = _three(chance)
    return lists(gradient(lambda u: log(det(one + u.T * u)), x), 2 * x * inverse(one + x.T * x))


def by_matrix__log_det_gram_factor(chance):
    x, _, _, one = _three(chance)
    return lists(gradient(lambda u: log(det(one + u.T * u)), x), x * inverse(one + x.T * x))


def by_matrix__frobenius(chance):
    x, a, b, _ = _three(chance)
    return lists(gradient(lambda u: square(a * u - b), x), 2 * a.T * (a * x - b))


def _vectors(chance):
    n = chance.randint(1, 3)
    a = array(chance, n, n) / 2
    return a, a + a.T, array(chance, n, 1) / 2, array(chance, n, 1), eye(n)


def _jacobian(f, x):
    found = matrix(len(x), len(x))
    for i in range(len(x)):
        for j in range(len(x)):

            def along(t, i=i, j=j):
                moved = x.copy()
                moved[j] = t
                return f(moved)[i]

            found[i, j] = diff(along, x[j])
    return found


def by_vector__rayleigh(chance):
    _, s, x, _, _ = _vectors(chance)
    value = form(x, s, x) / square(x)
    return lists(gradient(lambda u: form(u, s, u) / square(u), x), 2 / square(x) * (s * x - value * x))


def by_vector__rayleigh_half(chance):
    _, s, x, _, _ = _vectors(chance)
    return lists(gradient(lambda u: form(u, s, u) / square(u), x), 2 / square(x) * (s * x))


def by_vector__hessian(chance):
    a, _, x, _, _ = _vectors(chance)
    return lists(_jacobian(lambda u: gradient(lambda v: form(v, a, v), u), x), a + a.T)


def by_vector__hessian_twice(chance):
    a, _, x, _, _ = _vectors(chance)
    return lists(_jacobian(lambda u: gradient(lambda v: form(v, a, v), u), x), 2 * a)


def by_vector__square(chance):
    _, s, x, _, _ = _vectors(chance)
    return lists(gradient(lambda u: form(u, s, u) ** 2, x), 4 * form(x, s, x) * (s * x))


def by_vector__unit(chance):
    _, _, x, _, one = _vectors(chance)
    size = sqrt(square(x))
    return lists(_jacobian(lambda u: u / sqrt(square(u)), x), (one - x * x.T / size**2) / size)


def by_vector__outer(chance):
    _, _, x, c, one = _vectors(chance)
    return lists(_jacobian(lambda u: u * (u.T * c), x), x * c.T + number(c.T * x) * one)


def by_vector__outer_transposed(chance):
    _, _, x, c, one = _vectors(chance)
    return lists(_jacobian(lambda u: u * (u.T * c), x), c * x.T + number(c.T * x) * one)


def by_vector__exponential(chance):
    _, s, x, _, _ = _vectors(chance)
    return lists(gradient(lambda u: exp(-form(u, s, u) / 2), x), -exp(-form(x, s, x) / 2) * (s * x))
