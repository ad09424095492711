"""The steps of electricity-heat at points drawn at random."""

from mpmath import diff, exp, fsum, inf, log, mpc, mpf, pi, quad, sqrt
from numeric.arrays import drawn


def _positive(chance, count=1):
    found = [abs(drawn(chance)) for _ in range(count)]
    return found[0] if count == 1 else found


def _near(a, b):
    return abs(a - b) < mpf("1e-30") * (1 + abs(a) + abs(b))


def _coil(chance, sign):
    r, coil, v, t = _positive(chance, 4)

    def current(s):
        return v / r * (1 - exp(-r * s / coil))

    return coil * diff(current, t) + sign * r * current(t), v


def circuits__kirchhoff(chance):
    return _coil(chance, 1)


def circuits__kirchhoff_sign(chance):
    return _coil(chance, -1)


def _discharge(chance):
    r, c, v = _positive(chance, 3)
    return quad(lambda u: v**2 / r * exp(-u) * r * c / 2, [0, 5, 40, inf]), c * v**2


def circuits__discharge(chance):
    lost, double = _discharge(chance)
    return lost, double / 2


def circuits__discharge_double(chance):
    return _discharge(chance)


def circuits__impedance(chance):
    r, coil, w = _positive(chance, 3)
    return abs(mpc(r, w * coil)), sqrt(r**2 + w**2 * coil**2)


def circuits__parallel_impedance(chance):
    r, c, w = _positive(chance, 3)
    return 1 / mpc(1 / r, w * c), r * mpc(1, w * r * c) / (1 + w**2 * r**2 * c**2)


def resistors__parallel(chance):
    a, b, other = _positive(chance, 3)
    whole = a * b / (a + b)
    return bool(_near(1 / whole, 1 / a + 1 / b) and _near(1 / other, 1 / a + 1 / b) == _near(other, whole))


def resistors__parallel_sum(chance):
    a, b = _positive(chance, 2)
    return bool(_near(1 / (a + b), 1 / a + 1 / b))


def _power(chance):
    u, r, x = _positive(chance, 3)
    return lambda s: u**2 * s / (s + r) ** 2, u, r, x


def resistors__power(chance):
    p, u, r, x = _power(chance)
    return diff(p, x), u**2 * (r - x) / (r + x) ** 3


def resistors__power_maximum(chance):
    p, _, r, x = _power(chance)
    return bool(abs(diff(p, r)) < mpf("1e-25") and (x == r or abs(diff(p, x)) > mpf("1e-25")))


def resistors__power_bound(chance):
    p, u, r, x = _power(chance)
    x = chance.choice([x, r])
    return bool(p(x) <= u**2 / (4 * r) * (1 + mpf("1e-40")))


def _ring(chance):
    k, q, a = _positive(chance, 3)
    z = drawn(chance)
    return -diff(lambda s: k * q / sqrt(s**2 + a**2), z), k * q, a, z


def charges__ring_field(chance):
    field, kq, a, z = _ring(chance)
    return field, kq * z / (z**2 + a**2) ** mpf("1.5")


def charges__ring_field_power(chance):
    field, kq, a, z = _ring(chance)
    return field, kq / (z**2 + a**2)


def charges__dipole(chance):
    k, q, a, more = _positive(chance, 4)
    r = a + more
    return k * q / (r - a) - k * q / (r + a), 2 * k * q * a / (r**2 - a**2)


def charges__ball(chance):
    rho, r = _positive(chance, 2)
    return quad(lambda s: 4 * pi * s**2 * rho * (1 - s / r), [0, r]), pi * rho * r**3 / 3


def charges__disc(chance):
    r, a = _positive(chance, 2)
    return quad(lambda s: s / (s**2 + a**2) ** mpf("1.5"), [0, r]), 1 / sqrt(r**2 + a**2) - 1 / a


def _statistical(chance):
    levels, beta = [drawn(chance) for _ in range(chance.randint(1, 4))], _positive(chance) / 4

    def moment(b, power):
        return fsum(e**power * exp(-b * e) for e in levels) / (fsum(exp(-b * e) for e in levels) if power else 1)

    return moment, beta, moment(beta, 1), moment(beta, 2)


def statistical__energy(chance):
    moment, beta, u, _ = _statistical(chance)
    return -diff(lambda b: log(moment(b, 0)), beta), u


def _fluctuation(chance):
    moment, beta, u, q = _statistical(chance)
    return diff(lambda b: moment(b, 1), beta), u, q


def statistical__fluctuation(chance):
    slope, u, q = _fluctuation(chance)
    return slope, u**2 - q


def statistical__fluctuation_sign(chance):
    slope, u, q = _fluctuation(chance)
    return slope, q - u**2


def statistical__fluctuation_lost(chance):
    slope, _, q = _fluctuation(chance)
    return slope, -q


def statistical__convex(chance):
    _, _, u, q = _statistical(chance)
    return bool(u**2 <= q * (1 + mpf("1e-40")))


def _gas(chance):
    n, r, t, a, b, more = _positive(chance, 6)
    return lambda v, t: n * r * t / (v - n * b) - a * n**2 / v**2, n, r, t, a, b, n * b + more


def gas__by_volume(chance):
    p, n, r, t, a, b, v = _gas(chance)
    return diff(lambda s: p(s, t), v), -n * r * t / (v - n * b) ** 2 + 2 * a * n**2 / v**3


def gas__by_volume_sign(chance):
    p, n, r, t, a, b, v = _gas(chance)
    return diff(lambda s: p(s, t), v), -n * r * t / (v - n * b) ** 2 - 2 * a * n**2 / v**3


def gas__critical(chance):
    p, n, r, _, a, b, _ = _gas(chance)
    return p(3 * n * b, 8 * a / (27 * r * b)), a / (27 * b**2)


def gas__work(chance):
    _, n, r, t, _, b, v = _gas(chance)
    v = v + n * b
    return quad(lambda s: n * r * t / (s - n * b), [2 * n * b, v]), n * r * t * log((v - n * b) / (n * b))
