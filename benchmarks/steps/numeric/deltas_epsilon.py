"""The steps of deltas-epsilon at points drawn at random."""

import itertools
import random

from mpmath import cos, diff, fdot, fsum, mpf, sin, sqrt

THREE = range(3)


def _value(chance: random.Random) -> mpf:
    size = chance.choice([mpf(1) / 50, mpf(1), mpf(1), mpf(1), mpf(10)])
    return chance.choice([-1, 1]) * size * (mpf(chance.randint(1, 400)) / 200)


def _vector(chance: random.Random, n: int) -> list[mpf]:
    return [_value(chance) for _ in range(n)]


def _matrix(chance: random.Random, n: int) -> list[list[mpf]]:
    return [_vector(chance, n) for _ in range(n)]


def _delta(i: int, j: int) -> int:
    return int(i == j)


def _epsilon(i: int, j: int, k: int) -> int:
    return (i - j) * (j - k) * (k - i) // 2


def _cross(a, b):
    return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]


def _norm(x):
    return sqrt(fdot(x, x))


def _det(m):
    return fdot(m[0], _cross(m[1], m[2]))


def _plus(*vectors):
    return [fsum(entries) for entries in zip(*vectors, strict=True)]


def _partial(f, x, k):
    """∂f/∂x_k of a function of a list."""
    return diff(lambda t: f([*x[:k], t, *x[k + 1 :]]), x[k])


def _grid(n, f):
    return [[f(i, j) for j in range(n)] for i in range(n)]


def kronecker_delta__contraction(chance):
    n = chance.randint(1, 4)
    return _grid(n, lambda i, k: sum(_delta(i, j) * _delta(j, k) for j in range(n))), _grid(n, _delta)


def kronecker_delta__trace(chance):
    n = chance.randint(1, 4)
    a = _matrix(chance, n)
    return fsum(_delta(i, j) * a[i][j] for i in range(n) for j in range(n)), fsum(a[i][i] for i in range(n))


def kronecker_delta__self(chance):
    n = chance.randint(1, 4)
    return mpf(sum(_delta(i, i) for i in range(n))), mpf(1)


def kronecker_delta__wrong_slot(chance):
    n = chance.randint(1, 4)
    a = _matrix(chance, n)
    return _grid(n, lambda i, k: fsum(_delta(i, j) * a[j][k] for j in range(n))), _grid(n, lambda i, k: a[k][i])


def kronecker_delta__product_rule(chance):
    n = chance.randint(1, 4)
    x = _vector(chance, n)
    i, j, k = (chance.randrange(n) for _ in range(3))
    return _partial(lambda z: z[i] * z[j], x, k), _delta(i, k) * x[j] + _delta(j, k) * x[i]


def kronecker_delta__matrix_by_itself(chance):
    n = chance.randint(2, 4)
    i, j, k, m = (chance.randrange(n) for _ in range(4))
    return mpf(_delta(i, k) * _delta(j, m)), mpf(_delta(i, m) * _delta(j, k))


def kronecker_delta__cubes(chance):
    n = chance.randint(1, 4)
    x = _vector(chance, n)
    i, k = chance.randrange(n), chance.randrange(n)
    return _partial(lambda z: fsum(each**3 for each in z), x, k), 3 * x[i] ** 2


def kronecker_delta__quadratic(chance):
    n = chance.randint(1, 4)
    a, x = _matrix(chance, n), _vector(chance, n)
    k = chance.randrange(n)
    form = _partial(lambda z: fsum(a[i][j] * z[i] * z[j] for i in range(n) for j in range(n)), x, k)
    return form, fsum((a[k][j] + a[j][k]) * x[j] for j in range(n))


def epsilon__cross_product(chance):
    a, b = _vector(chance, 3), _vector(chance, 3)
    return _cross(a, b), [fsum(_epsilon(i, j, k) * a[j] * b[k] for j in THREE for k in THREE) for i in THREE]


def epsilon__cross_product_odd(chance):
    a, b = _vector(chance, 3), _vector(chance, 3)
    return _cross(a, b), [fsum(_epsilon(j, i, k) * a[j] * b[k] for j in THREE for k in THREE) for i in THREE]


def epsilon__trace_of_delta(_):
    return mpf(sum(_delta(i, j) * _delta(i, j) for i in THREE for j in THREE)), mpf(9)


def epsilon__two_common(_):
    two = _grid(3, lambda k, m: sum(_epsilon(i, j, k) * _epsilon(i, j, m) for i in THREE for j in THREE))
    return two, _grid(3, lambda k, m: 2 * _delta(k, m))


def epsilon__one_common(chance):
    j, k, p, q = (chance.randrange(3) for _ in range(4))
    left = sum(_epsilon(i, j, k) * _epsilon(i, p, q) for i in THREE)
    return mpf(left), mpf(_delta(j, q) * _delta(k, p) - _delta(j, p) * _delta(k, q))


def epsilon__symmetric(chance):
    m = _matrix(chance, 3)
    s = _grid(3, lambda i, j: m[i][j] + m[j][i])
    return [fsum(_epsilon(i, j, k) * s[j][k] for j in THREE for k in THREE) for i in THREE], [0, 0, 0]


def epsilon__not_symmetric(chance):
    m = _matrix(chance, 3)
    return [fsum(_epsilon(i, j, k) * m[j][k] for j in THREE for k in THREE) for i in THREE], [0, 0, 0]


def epsilon__determinant(chance):
    m = _matrix(chance, 3)
    triples = itertools.product(THREE, repeat=3)
    return fsum(_epsilon(i, j, k) * m[0][i] * m[1][j] * m[2][k] for i, j, k in triples), _det(m)


def epsilon__determinant_six(chance):
    m = _matrix(chance, 3)
    pairs = itertools.product(itertools.permutations(THREE), repeat=2)
    return fsum(_epsilon(*p) * _epsilon(*q) * m[p[0]][q[0]] * m[p[1]][q[1]] * m[p[2]][q[2]] for p, q in pairs), 6 * _det(m)


def _four(chance):
    return [_vector(chance, 3) for _ in range(4)]


def triple_products__cyclic(chance):
    a, b, c, _ = _four(chance)
    return fdot(a, _cross(b, c)), fdot(b, _cross(c, a))


def triple_products__odd(chance):
    a, b, c, _ = _four(chance)
    return fdot(a, _cross(b, c)), fdot(b, _cross(a, c))


def triple_products__jacobi(chance):
    a, b, c, _ = _four(chance)
    return _plus(_cross(a, _cross(b, c)), _cross(b, _cross(c, a)), _cross(c, _cross(a, b))), [0, 0, 0]


def triple_products__associative(chance):
    a, b, c, _ = _four(chance)
    return _cross(a, _cross(b, c)), _cross(_cross(a, b), c)


def triple_products__binet_cauchy(chance):
    a, b, c, d = _four(chance)
    return fdot(_cross(a, b), _cross(c, d)), fdot(a, c) * fdot(b, d) - fdot(a, d) * fdot(b, c)


def triple_products__norm(chance):
    a, b, _, _ = _four(chance)
    return _norm(_cross(a, b)) ** 2, fdot(a, a) * fdot(b, b) - fdot(a, b) ** 2


def triple_products__norm_plain(chance):
    a, b, _, _ = _four(chance)
    return _norm(_cross(a, b)), _norm(a) * _norm(b)


def _point(chance):
    n = chance.randint(1, 4)
    return n, _vector(chance, n), chance.randrange(n), chance.randrange(n)


def radius__gradient(chance):
    _, x, i, _ = _point(chance)
    return _partial(_norm, x, i), x[i] / _norm(x)


def _coulomb(chance):
    _, x, i, j = _point(chance)
    return _partial(lambda z: z[i] / _norm(z) ** 3, x, j), x[i] * x[j], _delta(i, j), _norm(x)


def radius__coulomb(chance):
    left, both, delta, r = _coulomb(chance)
    return left, delta / r**3 - 3 * both / r**5


def radius__coulomb_no_three(chance):
    left, both, delta, r = _coulomb(chance)
    return left, delta / r**3 - 3 * both / r**4


def radius__laplacian(chance):
    n, x, _, _ = _point(chance)
    second = fsum(diff(lambda t, i=i: _norm([*x[:i], t, *x[i + 1 :]]), x[i], 2) for i in range(n))
    return second, (n - 1) / _norm(x)


def radius__divergence(chance):
    n, x, _, _ = _point(chance)
    return fsum(_partial(lambda z, i=i: z[i] / _norm(z), x, i) for i in range(n)), n / _norm(x)


def _field(chance):
    """Two functions, a vector field and a point: polynomials with a sine and a cosine."""
    c = [_vector(chance, 4) for _ in range(5)]
    functions = [lambda z, c=each: c[0] * sin(z[0] * z[1]) + c[1] * z[2] ** 2 * z[0] + c[2] * cos(z[1]) + c[3] * z[1] * z[2] for each in c]
    return functions[0], functions[1], functions[2:], [mpf(chance.randint(-20, 20)) / 10 for _ in THREE]


def _second(f, x, i, j):
    orders = [_delta(k, i) + _delta(k, j) for k in THREE]
    return diff(lambda *z: f(z), tuple(x), tuple(orders))


def fields__curl_of_gradient(chance):
    f, _, _, x = _field(chance)
    hessian = _grid(3, lambda i, j: _second(f, x, i, j))
    return [fsum(_epsilon(i, j, k) * hessian[j][k] for j in THREE for k in THREE) for i in THREE], [0, 0, 0]


def fields__divergence_of_curl(chance):
    _, _, field, x = _field(chance)
    triples = itertools.permutations(THREE)
    return fsum(_epsilon(i, j, k) * _second(field[k], x, i, j) for i, j, k in triples), mpf(0)


def _divergence(field, x):
    return fsum(_partial(field[i], x, i) for i in THREE)


def _of_product(chance):
    f, _, field, x = _field(chance)
    product = [lambda z, h=h: f(z) * h(z) for h in field]
    mixed = fsum(h(x) * _partial(f, x, i) for i, h in enumerate(field))
    return _divergence(product, x), f(x) * _divergence(field, x), mixed


def fields__divergence_of_product(chance):
    left, first, mixed = _of_product(chance)
    return left, first + mixed


def fields__divergence_lost_term(chance):
    left, first, _ = _of_product(chance)
    return left, first


def fields__laplacian_of_product(chance):
    f, g, _, x = _field(chance)
    left = fsum(_second(lambda z: f(z) * g(z), x, i, i) for i in THREE)
    plain = fsum(f(x) * _second(g, x, i, i) + g(x) * _second(f, x, i, i) for i in THREE)
    return left, plain + fsum(_partial(f, x, i) * _partial(g, x, i) for i in THREE)
