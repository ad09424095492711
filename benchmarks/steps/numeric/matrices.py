"""The steps of matrices at points drawn at random, in all sizes from 1 to 3 or 4."""

from mpmath import det, eye, inverse, matrix, mpf, ones, sqrt
from numeric.arrays import array, drawn, form, invertible, kron, lists, number, orthogonal, square, trace, vec


def _two(chance):
    n = chance.randint(1, 3)
    return invertible(chance, n), invertible(chance, n), eye(n)


def inverses__quotient(chance):
    a, b, _ = _two(chance)
    return lists(inverse(a * inverse(b)), b * inverse(a))


def inverses__order(chance):
    a, b, _ = _two(chance)
    return lists(inverse(inverse(a) * b), a * inverse(b))


def inverses__gram(chance):
    a, _, _ = _two(chance)
    return lists(inverse(a.T * a), inverse(a) * inverse(a).T)


def inverses__gram_order(chance):
    a, _, _ = _two(chance)
    return lists(inverse(a.T * a), inverse(a).T * inverse(a))


def inverses__expansion(chance):
    a, b, _ = _two(chance)
    return None if abs(det(a + b)) < 1e-6 else lists(inverse(a + b), inverse(a) - inverse(a) * b * inverse(a + b))


def inverses__push_through(chance):
    a, b, one = _two(chance)
    return None if abs(det(one + a * b)) < 1e-6 else lists(a * inverse(one + b * a), inverse(one + a * b) * a)


def inverses__conjugate_power(chance):
    a, b, _ = _two(chance)
    return lists((a * b * inverse(a)) ** 3, a * b**3 * inverse(a))


def inverses__conjugate_power_cubed(chance):
    a, b, _ = _two(chance)
    return lists((a * b * inverse(a)) ** 3, a**3 * b**3 * inverse(a) ** 3)


def inverses__geometric(chance):
    a, _, one = _two(chance)
    return lists((one - a) * (one + a + a**2 + a**3), one - a**4)


def _projection(chance):
    p = chance.randint(1, 3)
    n = p + chance.randint(0, 2)
    x = array(chance, n, p)
    if abs(det(x.T * x)) < 1e-4:
        return _projection(chance)
    project = x * inverse(x.T * x) * x.T
    return project, eye(n) - project, array(chance, n, 1), n, p


def projection__orthogonal(chance):
    project, rest, _, n, _ = _projection(chance)
    return lists(project * rest, matrix(n, n))


def projection__form(chance):
    _, rest, y, _, _ = _projection(chance)
    return square(rest * y), number(y.T * rest * y)


def projection__trace(chance):
    _, rest, _, n, p = _projection(chance)
    return trace(rest), mpf(n - p)


def projection__pythagoras_sign(chance):
    project, rest, y, _, _ = _projection(chance)
    return square(y), square(project * y) - square(rest * y)


def projection__norms_add(chance):
    project, rest, y, _, _ = _projection(chance)
    return sqrt(square(y)), sqrt(square(project * y)) + sqrt(square(rest * y))


def projection__cancelled(chance):
    project, _, _, n, _ = _projection(chance)
    return lists(project, eye(n))


def _reflection(chance):
    n = chance.randint(1, 4)
    raw = array(chance, n, 1)
    u = raw / sqrt(square(raw))
    return eye(n) - 2 * u * u.T, u, n


def reflection__involution(chance):
    h, _, n = _reflection(chance)
    return lists(h**2, eye(n))


def reflection__orthogonal(chance):
    h, _, n = _reflection(chance)
    return lists(h.T * h, eye(n))


def reflection__normal(chance):
    h, u, _ = _reflection(chance)
    return lists(h * u, -u)


def reflection__fixed(chance):
    h, u, _ = _reflection(chance)
    return lists(h * u, u)


def reflection__determinant(chance):
    h, _, _ = _reflection(chance)
    return det(h), mpf(-1)


def reflection__trace(chance):
    h, _, n = _reflection(chance)
    return trace(h), mpf(n - 1)


def determinants__scaled(chance):
    a, _, _ = _two(chance)
    c = drawn(chance)
    return det(c * a), c * det(a)


def determinants__scaled_inverse(chance):
    a, b, _ = _two(chance)
    c = drawn(chance)
    return det(c * a * inverse(b)), c**a.rows * det(a) / det(b)


def determinants__sum(chance):
    a, b, _ = _two(chance)
    return det(a + b), det(a) + det(b)


def determinants__rank_one(chance):
    n = chance.randint(1, 4)
    u, v = array(chance, n, 1), array(chance, n, 1)
    return det(eye(n) + u * v.T), 1 + number(v.T * u)


def determinants__rank_one_update(chance):
    a, _, _ = _two(chance)
    u, v = array(chance, a.rows, 1), array(chance, a.rows, 1)
    return det(a + u * v.T), det(a) + number(v.T * inverse(a) * u)


def determinants__orthogonal(chance):
    return det(orthogonal(chance, chance.randint(1, 3))), mpf(1)


def determinants__conjugate(chance):
    a, _, one = _two(chance)
    q, c = orthogonal(chance, a.rows), drawn(chance)
    return det(q.T * a * q - c * one), det(a - c * one)


def determinants__blocks(chance):
    n, m = chance.randint(1, 3), chance.randint(1, 3)
    a, c, d = invertible(chance, n), array(chance, n, m), array(chance, m, m)
    whole = matrix(n + m, n + m)
    for i in range(n):
        for j in range(n + m):
            whole[i, j] = a[i, j] if j < n else c[i, j - n]
    for i in range(m):
        for j in range(m):
            whole[n + i, n + j] = d[i, j]
    return det(whole), det(a) * det(d)


def determinants__sylvester(chance):
    n, m = chance.randint(1, 3), chance.randint(1, 3)
    c = array(chance, n, m)
    return det(eye(n) + c * c.T), det(eye(m) + c.T * c)


def _products(chance):
    n, m = chance.randint(1, 3), chance.randint(1, 3)
    return n, m, array(chance, n, n), array(chance, m, m), array(chance, n, m), array(chance, n, m)


def kronecker__factors(chance):
    n, m, a, b, _, _ = _products(chance)
    return lists(kron(eye(n), b) * kron(a, eye(m)), kron(a, b))


def kronecker__sylvester_equation(chance):
    n, m, a, b, x, _ = _products(chance)
    return lists(vec(a * x + x * b), (kron(eye(m), a) + kron(b.T, eye(n))) * vec(x))


def kronecker__sylvester_transpose(chance):
    n, m, a, b, x, _ = _products(chance)
    return lists(vec(a * x + x * b), (kron(eye(m), a) + kron(b, eye(n))) * vec(x))


def kronecker__inner_product(chance):
    n, m = chance.randint(1, 3), chance.randint(1, 3)
    x, u, y, v = (array(chance, size, 1) for size in (n, n, m, m))
    return number(kron(x, y).T * kron(u, v)), number(x.T * u) * number(y.T * v)


def kronecker__trace(chance):
    _, _, a, b, x, c = _products(chance)
    return trace(a * x * b * c.T), number(vec(c).T * kron(b.T, a) * vec(x))


def kronecker__sum(chance):
    n, m, a, b, _, _ = _products(chance)
    return trace(kron(a, eye(m)) + kron(eye(n), b)), trace(a) + trace(b)


def _centred(chance):
    n = chance.randint(1, 4)
    x = array(chance, n, 1)
    return n, eye(n) - ones(n, 1) * ones(1, n) / n, x, sum(x, mpf(0)) / n


def centering__idempotent(chance):
    _, c, _, _ = _centred(chance)
    return lists(c**2, c)


def centering__kernel(chance):
    n, c, _, _ = _centred(chance)
    return lists(c * ones(n, 1), matrix(n, 1))


def centering__spread(chance):
    _, c, x, mean = _centred(chance)
    return form(x, c, x), sum(((each - mean) ** 2 for each in x), mpf(0))


def centering__mean_square(chance):
    _, c, x, mean = _centred(chance)
    return form(x, c, x), square(x) - mean**2


def centering__rank(chance):
    n, c, _, _ = _centred(chance)
    return trace(c), mpf(n)


def _kinds(chance):
    """Invertible, any, symmetric and skew."""
    n = chance.randint(1, 3)
    a, b, s, k = invertible(chance, n), array(chance, n, n), array(chance, n, n), array(chance, n, n)
    return a, b, s + s.T, k - k.T


def traces__square(chance):
    a, b, _, _ = _kinds(chance)
    return trace((a + b) ** 2), trace(a**2) + 2 * trace(a * b) + trace(b**2)


def traces__three(chance):
    a, b, s, _ = _kinds(chance)
    return trace(a * b * s), trace(a * s * b)


def traces__similar(chance):
    a, b, _, _ = _kinds(chance)
    return trace(inverse(a) * b**2 * a), trace(b**2)


def traces__entries(chance):
    a, b, _, _ = _kinds(chance)
    return trace(a.T * b), sum((p * q for p, q in zip(a, b, strict=True)), mpf(0))


def traces__entries_crossed(chance):
    a, b, _, _ = _kinds(chance)
    return trace(a * b), sum((p * q for p, q in zip(a, b, strict=True)), mpf(0))


def traces__skew(chance):
    _, _, s, k = _kinds(chance)
    return trace(s * k), mpf(0)


def traces__skew_square(chance):
    k = _kinds(chance)[3]
    return trace(k**2), square(k)


def reflection__eigenvector(chance):
    h, _, n = _reflection(chance)
    x = array(chance, n, 1)
    return lists(form(x, h, x) * x, square(x) * h * x)


def centering__eigenvector(chance):
    _, c, x, _ = _centred(chance)
    return lists(form(x, c, x) * x, square(x) * c * x)


def _pseudo_inverse(chance):
    """A matrix of any rank but zero, as a product of full rank, and its Moore-Penrose inverse by that."""
    n = chance.randint(1, 3)
    rank = chance.randint(1, n)
    u, v = array(chance, n, rank), array(chance, rank, n)
    if abs(det(u.T * u)) < mpf("1e-6") or abs(det(v * v.T)) < mpf("1e-6"):
        return _pseudo_inverse(chance)
    return u * v, v.T * inverse(v * v.T) * inverse(u.T * u) * u.T


def pseudo_inverse__back(chance):
    a, b = _pseudo_inverse(chance)
    return lists(a * b * a, a)


def pseudo_inverse__symmetric(chance):
    a, b = _pseudo_inverse(chance)
    return lists((a * b).T, a * b)


def pseudo_inverse__commutes(chance):
    a, b = _pseudo_inverse(chance)
    return lists(a * b, b * a)


def pseudo_inverse__moved(chance):
    a, b = _pseudo_inverse(chance)
    return lists(a * b * a, b * a**2)
