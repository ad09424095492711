"""The steps of physics at points drawn at random."""

from mpmath import cos, diff, exp, inf, mpf, pi, quad, sin, sqrt, tan
from numeric.arrays import drawn


def _positive(chance, count=1):
    found = [abs(drawn(chance)) for _ in range(count)]
    return found[0] if count == 1 else found


def _near(a, b):
    return abs(a - b) < mpf("1e-30") * (1 + abs(a) + abs(b))


def _projectile(chance):
    v, g = _positive(chance, 2)
    theta, t = pi / 2 * chance.randint(1, 99) / 100, drawn(chance)
    return lambda s: v * s * cos(theta), lambda s: v * s * sin(theta) - g * s**2 / 2, v, g, theta, t


def projectile__path(chance):
    x, y, v, g, theta, t = _projectile(chance)
    return y(t), x(t) * tan(theta) - g * x(t) ** 2 / (2 * v**2 * cos(theta) ** 2)


def projectile__range(chance):
    x, _, v, g, theta, _ = _projectile(chance)
    return x(2 * v * sin(theta) / g), v**2 * sin(2 * theta) / g


def projectile__height(chance):
    _, y, v, g, theta, _ = _projectile(chance)
    return y(v * sin(theta) / g), v**2 * sin(theta) ** 2 / g


def projectile__speed(chance):
    x, y, v, g, _, t = _projectile(chance)
    return diff(x, t) ** 2 + diff(y, t) ** 2, v**2 - 2 * g * y(t)


def _oscillator(chance):
    m, k, a = _positive(chance, 3)
    phase, t = drawn(chance), drawn(chance) / 4
    omega = sqrt(k / m)
    return lambda s: a * cos(omega * s + phase), m, k, a, omega * t + phase, t


def oscillator__equation_of_motion(chance):
    x, m, k, _, _, t = _oscillator(chance)
    return m * diff(x, t, 2), -k * x(t)


def oscillator__velocity(chance):
    x, _, _, a, angle, t = _oscillator(chance)
    return diff(x, t), -a * sin(angle)


def oscillator__energy(chance):
    x, m, k, a, _, t = _oscillator(chance)
    return m * diff(x, t) ** 2 / 2 + k * x(t) ** 2 / 2, k * a**2 / 2


def oscillator__energy_omega(chance):
    x, m, k, a, _, t = _oscillator(chance)
    return m * diff(x, t) ** 2 / 2 + k * x(t) ** 2 / 2, m * sqrt(k / m) * a**2 / 2


def _damped(chance):
    g, w = _positive(chance, 2)
    return lambda t: exp(-g * t) * cos(w * t), g, w, drawn(chance) / 8


def damping__equation(chance):
    u, g, w, t = _damped(chance)
    return diff(u, t, 2) + 2 * g * diff(u, t), -(g**2 + w**2) * u(t)


def damping__equation_frequency(chance):
    u, g, w, t = _damped(chance)
    return diff(u, t, 2) + 2 * g * diff(u, t), -(w**2) * u(t)


def damping__at_start(chance):
    return diff(_damped(chance)[0], 0), mpf(0)


def _orbit(chance, claimed):
    """Of positive speeds: one root."""
    gm, m, r, other = _positive(chance, 4)

    def balanced(v):
        return _near(m * v**2 / r, gm * m / r**2)

    return bool(balanced(claimed(gm, r)) and balanced(other) == _near(other, claimed(gm, r)))


def gravity__orbit(chance):
    return _orbit(chance, lambda gm, r: sqrt(gm / r))


def gravity__orbit_square(chance):
    return _orbit(chance, lambda gm, r: sqrt(gm) / r)


def gravity__escape(chance):
    gmm, r = _positive(chance, 2)
    return quad(lambda s: gmm / s**2, [r, 10 * r, inf]), gmm / r


def gravity__height(chance):
    gmm, r = _positive(chance, 2)
    return -diff(lambda s: gmm / s, r), gmm / r**2


def gravity__kepler(chance):
    gm, r = _positive(chance, 2)
    return (2 * pi * r / sqrt(gm / r)) ** 2, 4 * pi**2 * r**2 / gm


def _speeds(chance):
    """c, m and two speeds, at rest now and then."""
    c, m = _positive(chance, 2)
    u, v = (c * chance.choice([0, chance.randint(-99, 99)]) / 100 for _ in range(2))
    return c, m, u, v, 1 / sqrt(1 - v**2 / c**2)


def _slope_of_gamma(chance):
    c, _, _, v, gamma = _speeds(chance)
    return diff(lambda s: 1 / sqrt(1 - s**2 / c**2), v), gamma, v / c**2


def relativity__gamma_derivative(chance):
    slope, gamma, rest = _slope_of_gamma(chance)
    return slope, gamma**3 * rest


def relativity__gamma_derivative_power(chance):
    slope, gamma, rest = _slope_of_gamma(chance)
    return slope, gamma**2 * rest


def relativity__interval(chance):
    c, _, _, v, gamma = _speeds(chance)
    x, t = drawn(chance), drawn(chance)
    return c**2 * gamma**2 * (t - v * x / c**2) ** 2 - gamma**2 * (x - v * t) ** 2, c**2 * t**2 - x**2


def relativity__energy(chance):
    c, m, _, v, gamma = _speeds(chance)
    return (gamma * m * c**2) ** 2 - (gamma * m * v * c) ** 2, m**2 * c**4


def relativity__addition(chance):
    c, _, u, v, _ = _speeds(chance)
    return c - (u + v) / (1 + u * v / c**2), c * (c - u) * (c - v) / (c**2 + u * v)


def relativity__limit_speed(chance):
    c, _, u, v, _ = _speeds(chance)
    return bool((u + v) / (1 + u * v / c**2) < c)


def relativity__gamma_bound(chance):
    return bool(_speeds(chance)[4] > 1 + mpf("1e-40"))


def _wave(chance):
    a, b, d = drawn(chance), drawn(chance), drawn(chance)
    c, k = _positive(chance, 2)
    return lambda s: a * sin(s) + b * s**3 + d * s, c, k, drawn(chance), drawn(chance)


def waves__wave_equation(chance):
    f, c, _, x, t = _wave(chance)
    return diff(lambda s: f(x - c * s), t, 2), c**2 * diff(lambda s: f(s - c * t), x, 2)


def waves__first_order(chance):
    f, c, _, x, t = _wave(chance)
    return diff(lambda s: f(x - c * s), t), c * diff(lambda s: f(s - c * t), x)


def waves__standing(chance):
    _, c, k, x, t = _wave(chance)
    return sin(k * x - c * k * t) + sin(k * x + c * k * t), 2 * sin(k * x) * cos(c * k * t)


def waves__standing_cosines(chance):
    _, c, k, x, t = _wave(chance)
    return cos(k * x - c * k * t) - cos(k * x + c * k * t), 2 * sin(k * x) * cos(c * k * t)


def _collision(chance):
    m, n = _positive(chance, 2)
    v, u = drawn(chance), drawn(chance)
    return m, n, v, u, ((m - n) * v + 2 * n * u) / (m + n), ((n - m) * u + 2 * m * v) / (m + n)


def collision__momentum(chance):
    m, n, v, u, v_after, u_after = _collision(chance)
    return m * v_after + n * u_after, m * v + n * u


def collision__energy(chance):
    m, n, v, u, v_after, u_after = _collision(chance)
    return m * v_after**2 + n * u_after**2, m * v**2 + n * u**2


def collision__relative_speed(chance):
    _, _, v, u, v_after, u_after = _collision(chance)
    return v_after - u_after, v - u


def collision__reduced_mass(chance):
    m, n, v, u, _, _ = _collision(chance)
    return m * v**2 / 2 + n * u**2 / 2, (m * v + n * u) ** 2 / (2 * (m + n)) + m * n / (2 * (m + n)) * (v - u) ** 2


def rods_and_wells__inertia(chance):
    m, length = _positive(chance, 2)
    return quad(lambda x: m / length * x**2, [-length / 2, length / 2]), m * length**2 / 12


def rods_and_wells__steiner(chance):
    m, length = _positive(chance, 2)
    return quad(lambda x: m / length * x**2, [0, length]), m * length**2 / 12 + m * length**2


def _well(chance):
    length, n = _positive(chance), chance.randint(1, 4)
    return lambda x: sqrt(2 / length) * sin(n * pi * x / length), length, n


def rods_and_wells__eigenvalue(chance):
    psi, length, n = _well(chance)
    h, m = _positive(chance, 2)
    x = drawn(chance) / 4
    return -(h**2) / (2 * m) * diff(psi, x, 2), n**2 * pi**2 * h**2 / (2 * m * length**2) * psi(x)


def rods_and_wells__normalised(chance):
    psi, length, _ = _well(chance)
    return quad(lambda x: psi(x) ** 2, [0, length / 2, length]), mpf(1)


def rods_and_wells__mean_position(chance):
    psi, length, _ = _well(chance)
    return quad(lambda x: x * psi(x) ** 2, [0, length / 2, length]), length


def _motion(chance):
    a, t, v, x = (drawn(chance) for _ in range(4))
    return a, t, v, v + a * t, x, lambda s: x + v * s + a * s**2 / 2


def sloppy_motion__without_time(chance):
    a, t, v0, v, x0, x = _motion(chance)
    return v**2 - v0**2, 2 * a * (x(t) - x0)


def sloppy_motion__without_two(chance):
    a, t, v0, v, x0, x = _motion(chance)
    return v**2 - v0**2, a * (x(t) - x0)


def sloppy_motion__velocity(chance):
    _, t, _, v, _, x = _motion(chance)
    return diff(x, t), v


def sloppy_motion__mean_velocity(chance):
    _, t, _, v, x0, x = _motion(chance)
    return x(t) - x0, v * t
