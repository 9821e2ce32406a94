"""Random numbers without streams: each is a hash of what it is for.

Key (seed, replication, purpose, service), counter = the ticket's number among
that service's arrivals: two configurations of one hall meet the same citizens
with the same needs, whatever happens in between, and no generator is built or
carried. The hash is the output function of SplitMix64 (Steele, Lea & Flood
2014). Everything here is compiled.
"""

from __future__ import annotations

import math
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from simulation.compiling import working, working_inlined

Floats = NDArray[np.float64]
Words = NDArray[np.uint64]

_WORD = (1 << 64) - 1
_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_FIRST, _SECOND = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
_ONE, _S30, _S27, _S31, _S12 = (np.uint64(number) for number in (1, 30, 27, 31, 12))


class Purpose(IntEnum):
    """What a random number decides."""

    DAY = 1
    ARRIVAL = 2
    CLASS = 3
    DURATION = 4
    PATIENCE = 5
    NO_SHOW = 6
    SHOW = 7
    PUNCTUALITY = 8
    START_DURATION = 9
    START_PATIENCE = 10
    START_NO_SHOW = 11
    START_LEFT = 12


def word(number: int) -> np.uint64:
    """An integer of any size as the 64-bit word that keys are made of."""
    return np.uint64(number & _WORD)


@working_inlined
def mix(word: np.uint64) -> np.uint64:
    """The output function of SplitMix64."""
    word = (word ^ (word >> _S30)) * _FIRST
    word = (word ^ (word >> _S27)) * _SECOND
    return word ^ (word >> _S31)


@working
def stem(seed: np.uint64, replication: int, purpose: int) -> np.uint64:
    """What the keys of one purpose have in common."""
    word = mix(_GOLDEN + seed)
    word = mix(word + _GOLDEN + np.uint64(replication))
    word = mix(word + _GOLDEN + np.uint64(purpose))
    return word + _GOLDEN


@working_inlined
def key(stem: np.uint64, service: int) -> np.uint64:
    """The key of one kind of decision about one service."""
    return mix(stem + np.uint64(service))


@working_inlined
def further(key: np.uint64, attempt: int) -> np.uint64:
    """The key of the further numbers that one draw needs; that of attempt 0 is the key itself."""
    return key if attempt == 0 else mix(key + np.uint64(attempt) * _GOLDEN)


@working_inlined
def uniform(key: np.uint64, counter: int) -> float:
    """A number above 0 and below 1: the top 52 bits and a half, so that neither end can come out."""
    word = mix(key + (np.uint64(counter) + _ONE) * _GOLDEN)
    return (np.float64(word >> _S12) + 0.5) * 2.0**-52


_CENTRAL = (
    (
        3.3871328727963666080e0,
        1.3314166789178437745e2,
        1.9715909503065514427e3,
        1.3731693765509461125e4,
        4.5921953931549871457e4,
        6.7265770927008700853e4,
        3.3430575583588128105e4,
        2.5090809287301226727e3,
    ),
    (
        1.0,
        4.2313330701600911252e1,
        6.8718700749205790830e2,
        5.3941960214247511077e3,
        2.1213794301586595867e4,
        3.9307895800092710610e4,
        2.8729085735721942674e4,
        5.2264952788528545610e3,
    ),
)
_MIDDLE = (
    (
        1.42343711074968357734e0,
        4.63033784615654529590e0,
        5.76949722146069140550e0,
        3.64784832476320460504e0,
        1.27045825245236838258e0,
        2.41780725177450611770e-1,
        2.27238449892691845833e-2,
        7.74545014278341407640e-4,
    ),
    (
        1.0,
        2.05319162663775882187e0,
        1.67638483018380384940e0,
        6.89767334985100004550e-1,
        1.48103976427480074590e-1,
        1.51986665636164571966e-2,
        5.47593808499534494600e-4,
        1.05075007164441684324e-9,
    ),
)
_TAIL = (
    (
        6.65790464350110377720e0,
        5.46378491116411436990e0,
        1.78482653991729133580e0,
        2.96560571828504891230e-1,
        2.65321895265761230930e-2,
        1.24266094738807843860e-3,
        2.71155556874348757815e-5,
        2.01033439929228813265e-7,
    ),
    (
        1.0,
        5.99832206555887937690e-1,
        1.36929880922735805310e-1,
        1.48753612908506148525e-2,
        7.86869131145613259100e-4,
        1.84631831751005468180e-5,
        1.42151175831644588870e-7,
        2.04426310338993978564e-15,
    ),
)


@working_inlined
def normal(probability: float) -> float:
    """The standard normal quantile, to about 16 digits (PPND16 of Wichura 1988, AS 241)."""
    q = probability - 0.5
    if abs(q) <= 0.425:
        r = 0.180625 - q * q
        return q * _horner(_CENTRAL[0], r) / _horner(_CENTRAL[1], r)
    return _normal_outside(q, probability)


@working
def _normal_outside(q: float, probability: float) -> float:
    r = math.sqrt(-math.log(min(probability, 1.0 - probability)))
    if r <= 5.0:
        tail = _horner(_MIDDLE[0], r - 1.6) / _horner(_MIDDLE[1], r - 1.6)
    else:
        tail = _horner(_TAIL[0], r - 5.0) / _horner(_TAIL[1], r - 5.0)
    return math.copysign(tail, q)


@working_inlined
def _horner(c: tuple[float, ...], x: float) -> float:
    return ((((((c[7] * x + c[6]) * x + c[5]) * x + c[4]) * x + c[3]) * x + c[2]) * x + c[1]) * x + c[0]


@working
def normal_tail(z: float) -> float:
    """Probability that a standard normal exceeds ``z``."""
    return 0.5 * math.erfc(z / math.sqrt(2.0))


@working
def gamma_tail(shape: float, x: float) -> float:
    """Probability that a Gamma variable of this shape and scale 1 exceeds ``x``.

    Series below ``shape + 1``, continued fraction (modified Lentz) above it,
    as in Abramowitz & Stegun (1964), 6.5.29 and 6.5.31.
    """
    if x <= 0.0:
        return 1.0
    front = math.exp(-x + shape * math.log(x) - math.lgamma(shape))
    if x < shape + 1.0:
        return 1.0 - front * _gamma_series(shape, x)
    return front * _gamma_fraction(shape, x)


@working
def _gamma_series(shape: float, x: float) -> float:
    term = total = 1.0 / shape
    at = shape
    while abs(term) > abs(total) * 1e-16:
        at += 1.0
        term *= x / at
        total += term
    return total


@working
def _gamma_fraction(shape: float, x: float) -> float:
    tiny = 1e-300
    b = x + 1.0 - shape
    c = 1.0 / tiny
    d = 1.0 / b
    value = d
    for step in range(1, 10_000):
        a = -step * (step - shape)
        b += 2.0
        d = 1.0 / _away_from_0(a * d + b, tiny)
        c = _away_from_0(b + a / c, tiny)
        value *= d * c
        if abs(d * c - 1.0) < 1e-15:
            break
    return value


@working
def _away_from_0(x: float, tiny: float) -> float:
    return x if abs(x) > tiny else tiny
