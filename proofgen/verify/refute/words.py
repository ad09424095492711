"""Numbers as the reader sees them: exact rationals, else decimals of which every digit is certain."""

from __future__ import annotations

from flint import arb, ctx, fmpq, fmpz

from proofgen.verify.refute.balls import Number
from proofgen.verify.verdict import Value

_DIGITS = 10
_NOTHING = arb(2) ** -60  # beside the other part, of what may be zero


def shown(value: Number) -> Value:
    if value.rational is not None:
        return Value(fraction(value.rational), True)
    if value.on_real_line:
        ball = value.ball.real
        plain = ball.is_exact() and ball.is_integer() and abs(ball) < 10**9
        return Value(fraction(_rational(ball)), True) if plain else Value(_decimal(ball), False)
    parts = None if value.cyclic is None else value.cyclic.gaussian
    if parts is not None and max(part.height_bits() for part in parts) < 30:
        return Value(_gaussian(*parts), True)
    real, imaginary = value.ball.real, value.ball.imag
    sign, text = "-" if imaginary < 0 else "", _decimal(abs(imaginary))
    if real.contains(0) and abs(real) < _NOTHING * abs(imaginary):
        return Value(f"{sign}{text} i", False)
    if imaginary.contains(0) and abs(imaginary) < _NOTHING * abs(real):
        return Value(_decimal(real), False)
    return Value(f"{_decimal(real)} {sign or '+'} {text} i", False)


def _gaussian(real: fmpq, imaginary: fmpq) -> str:
    """a + b i, with b not zero."""
    times = "" if abs(imaginary) == 1 else fraction(abs(imaginary)) + " "
    if real == 0:
        return f"{'-' if imaginary < 0 else ''}{times}i"
    return f"{fraction(real)} {'-' if imaginary < 0 else '+'} {times}i"


def fraction(value: fmpq) -> str:
    sign = "-" if value < 0 else ""
    if value.q == 1:
        return f"{sign}{abs(value.p)}"
    return rf"{sign}\frac{{{abs(value.p)}}}{{{value.q}}}"


def _decimal(ball: arb) -> str:
    if ball.is_zero():
        return "0"
    sign = "-" if ball < 0 else ""
    size = abs(ball)
    exponent = _exponent(size)
    if exponent is None:
        return r"0." + "0" * _certain_zeros(size) + r"\ldots"
    if -7 <= exponent <= 15:
        return sign + _digits(size, max(_DIGITS - 1 - exponent, 0), exponent)
    old = ctx.prec
    ctx.prec = old + 64
    try:
        scaled = size / arb(10) ** exponent
    finally:
        ctx.prec = old
    return rf"{sign}{_digits(scaled, _DIGITS - 1, 0)} \cdot 10^{{{exponent}}}"


def _exponent(size: arb) -> int | None:
    """The power of ten of the first digit; None if the ball reaches 0."""
    if not size > 0:
        return None
    found = (size.log() / arb(10).log()).floor()
    return int(found.unique_fmpz() or found.mid().floor().unique_fmpz() or 0)


def _certain_zeros(size: arb) -> int:
    for places in range(30, 0, -1):
        if size < arb(10) ** -places:
            return places - 1
    return 0


def _digits(size: arb, places: int, exponent: int) -> str:
    """Digits on which both ends of the ball agree: cut off, or rounded (and then without dots) where the ball straddles a round number."""
    low, high = _rational(size.lower()), _rational(size.upper())
    nearest = [(end * fmpq(10) ** places + fmpq(1, 2)).floor() for end in (low, high)]
    if places > 0 and nearest[0] == nearest[1] and (low * fmpq(10) ** places).floor() != (high * fmpq(10) ** places).floor():
        text = str(int(nearest[0])).rjust(places + 1, "0")
        return f"{text[:-places]}.{text[-places:]}"
    while places > 0 and (low * fmpq(10) ** places).floor() != (high * fmpq(10) ** places).floor():
        places -= 1
    whole = int((low * fmpq(10) ** places).floor())
    text = str(whole).rjust(places + 1, "0")
    if places == 0:
        return text + (r"\ldots" if exponent < 16 else "")
    return rf"{text[:-places]}.{text[-places:]}\ldots"


def _rational(value: arb) -> fmpq:
    mantissa, exponent = value.mid().man_exp()
    return fmpq(fmpz(mantissa)) * fmpq(2) ** int(exponent)
