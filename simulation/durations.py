"""Durations: service times and patience, drawn from uniform numbers by inversion, Gamma by rejection.

The distributions of a hall are the rows of :class:`Distributions`; compiled
functions draw from a row: :func:`draw_duration` a value, :func:`draw_beyond`
one given that it exceeds what has passed already.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from simulation.chance import Floats, further, gamma_tail, normal, normal_tail, uniform
from simulation.compiling import working, working_inlined
from simulation.tables import Patience, Service

Integers = NDArray[np.int64]

FIXED, EXPONENTIAL, LOGNORMAL, GAMMA, EMPIRICAL = range(5)

_RESOLVED = 1e-290
"""Half the tail probability that floating point still resolves, about."""


@dataclass(frozen=True, slots=True)
class Distribution:
    """A distribution on the minutes from 0.

    ``a`` and ``b`` are, by kind, value; mean; mu and sigma of the logarithm;
    shape and scale. ``values`` (ascending) are those of an empirical one, each
    as likely as the other.
    """

    kind: int
    a: float = 0.0
    b: float = 0.0
    values: tuple[float, ...] = ()


def fixed(value: float) -> Distribution:
    """Always the same."""
    return Distribution(FIXED, value)


def exponential(mean: float) -> Distribution:
    """Without memory."""
    return Distribution(EXPONENTIAL, mean)


def lognormal(mean: float, cv: float) -> Distribution:
    """exp(Normal(mu, sigma)) of this mean and coefficient of variation."""
    variance = math.log1p(cv * cv)
    return Distribution(LOGNORMAL, math.log(mean) - 0.5 * variance, math.sqrt(variance))


def gamma(mean: float, cv: float) -> Distribution:
    """Gamma of this mean and coefficient of variation."""
    return Distribution(GAMMA, 1.0 / (cv * cv), mean * cv * cv)


def empirical(values: Sequence[float]) -> Distribution:
    """One of the values seen."""
    return Distribution(EMPIRICAL, values=tuple(sorted(values)))


def service_time(service: Service) -> Distribution:
    """Minutes that a service takes at speed 1."""
    if service.distribution == "empirical":
        return empirical(service.values)
    if service.distribution == "exponential":
        return exponential(service.mean)
    if service.distribution == "deterministic" or service.cv == 0.0:
        return fixed(service.mean)
    kind = gamma if service.distribution == "gamma" else lognormal
    return kind(service.mean, service.cv)


def patience_time(patience: Patience) -> Distribution:
    """Minutes that a citizen waits for the first call."""
    return lognormal(patience.mean, patience.cv) if patience.cv > 0.0 else fixed(patience.mean)


class Distributions(NamedTuple):
    """Distributions as arrays, one row each; the values of an empirical one are ``values[first:end]``."""

    kind: Integers
    a: Floats
    b: Floats
    first: Integers
    end: Integers
    values: Floats


def stacked(distributions: Sequence[Distribution]) -> Distributions:
    """Distributions as rows."""
    ends = np.cumsum([len(one.values) for one in distributions], dtype=np.int64)
    return Distributions(
        kind=np.array([one.kind for one in distributions], dtype=np.int64),
        a=np.array([one.a for one in distributions], dtype=np.float64),
        b=np.array([one.b for one in distributions], dtype=np.float64),
        first=ends - np.array([len(one.values) for one in distributions], dtype=np.int64),
        end=ends,
        values=np.array([value for one in distributions for value in one.values], dtype=np.float64),
    )


@working_inlined
def draw_duration(table: Distributions, row: int, key: np.uint64, counter: int) -> float:
    """A value of one row, from the numbers of this key and counter."""
    kind = table.kind[row]
    if kind == FIXED:
        return table.a[row]  # type: ignore[no-any-return]
    if kind == GAMMA:
        return _draw_gamma(table.a[row], table.b[row], key, counter)
    u = uniform(key, counter)
    if kind == LOGNORMAL:
        return math.exp(table.a[row] + table.b[row] * normal(u))
    if kind == EXPONENTIAL:
        return -table.a[row] * math.log(u)  # type: ignore[no-any-return]
    return table.values[table.first[row] + int(u * (table.end[row] - table.first[row]))]  # type: ignore[no-any-return]


@working
def _draw_gamma(shape: float, scale: float, key: np.uint64, counter: int) -> float:
    """By rejection (Marsaglia & Tsang 2000), each attempt with numbers of its own."""
    boost = 1.0
    if shape < 1.0:
        boost = uniform(key, counter) ** (1.0 / shape)
        shape += 1.0
    d = shape - 1.0 / 3.0
    c = 1.0 / math.sqrt(9.0 * d)
    attempt = 1
    while True:
        x = normal(uniform(further(key, attempt), counter))
        v = (1.0 + c * x) ** 3
        if v > 0.0:
            u = uniform(further(key, attempt + 1), counter)
            if math.log(u) < 0.5 * x * x + d - d * v + d * math.log(v):
                return scale * boost * d * v
        attempt += 2


@working
def draw_beyond(table: Distributions, row: int, passed: float, uniform: float) -> float:
    """A value of one row given that it exceeds ``passed``; ``passed`` itself where none can."""
    kind = table.kind[row]
    a = table.a[row]
    if kind == FIXED:
        return max(passed, float(a))
    if kind == EXPONENTIAL:
        return passed - a * math.log(uniform)  # type: ignore[no-any-return]
    if kind == LOGNORMAL:
        return _lognormal_beyond(a, table.b[row], passed, uniform)
    if kind == GAMMA:
        return _gamma_beyond(a, table.b[row], passed, uniform)
    first = table.first[row]
    while first < table.end[row] and table.values[first] <= passed:
        first += 1
    count = table.end[row] - first
    return table.values[first + int(uniform * count)] if count else passed


@working
def _lognormal_beyond(mu: float, sigma: float, passed: float, uniform: float) -> float:
    """By inversion within the upper tail."""
    tail = 1.0
    if passed > 0.0:
        tail = normal_tail((math.log(passed) - mu) / sigma)
    if tail < _RESOLVED:
        return passed
    return max(passed, math.exp(mu - sigma * normal(tail * uniform)))


@working
def _gamma_beyond(shape: float, scale: float, passed: float, uniform: float) -> float:
    """By bisection on the tail probability."""
    low = max(0.0, passed) / scale
    goal = gamma_tail(shape, low) * uniform
    if goal < _RESOLVED:
        return passed
    high = low + shape + 1.0
    while gamma_tail(shape, high) > goal:
        high += high - low
    for _ in range(60):
        middle = 0.5 * (low + high)
        if gamma_tail(shape, middle) > goal:
            low = middle
        else:
            high = middle
    return max(passed, scale * high)
