"""Durations: service times and patience, drawn from uniform numbers by inversion, Gamma by rejection.

Each distribution answers two questions: ``draw`` for many tickets at once, and
``beyond``, one value given that it exceeds what has passed already. For
``draw`` the parameters may be arrays, one entry a ticket.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, fields
from statistics import NormalDist
from typing import Any, Protocol, cast

import numpy as np

from simulation.chance import Floats, gamma_tail, normal_tail, normals
from simulation.tables import Patience, Service

_STANDARD = NormalDist()

Uniforms = Callable[[int], Floats]
"""The n-th independent uniform number of every ticket."""


class Duration(Protocol):
    """A distribution on the minutes from 0."""

    def draw(self, uniforms: Uniforms) -> Floats:
        """One value for each ticket."""
        ...

    def beyond(self, passed: float, uniform: float) -> float:
        """A value given that it exceeds ``passed``; ``passed`` itself where none can."""
        ...


@dataclass(frozen=True)
class Fixed:
    """Always the same."""

    value: float

    def draw(self, uniforms: Uniforms) -> Floats:
        """One value for each ticket."""
        return np.broadcast_to(np.asarray(self.value), uniforms(0).shape)

    def beyond(self, passed: float, uniform: float) -> float:
        """The value, or ``passed`` where it is past."""
        return max(passed, self.value)


@dataclass(frozen=True)
class Exponential:
    """Without memory."""

    mean: float

    def draw(self, uniforms: Uniforms) -> Floats:
        """One value for each ticket."""
        return -self.mean * np.log(uniforms(0))

    def beyond(self, passed: float, uniform: float) -> float:
        """As long again as if nothing had passed."""
        return passed - self.mean * math.log(uniform)


@dataclass(frozen=True)
class Lognormal:
    """exp(Normal(mu, sigma))."""

    mu: float
    sigma: float

    @classmethod
    def of(cls, mean: float, cv: float) -> Lognormal:
        """That of this mean and coefficient of variation."""
        variance = math.log1p(cv * cv)
        return cls(math.log(mean) - 0.5 * variance, math.sqrt(variance))

    def draw(self, uniforms: Uniforms) -> Floats:
        """One value for each ticket."""
        return np.exp(self.mu + self.sigma * normals(uniforms(0)))

    def beyond(self, passed: float, uniform: float) -> float:
        """By inversion within the upper tail."""
        tail = 1.0 if passed <= 0.0 else normal_tail((math.log(passed) - self.mu) / self.sigma)
        # Half the tail probability that floating point still resolves.
        if tail < 1e-290:
            return passed
        z = -_STANDARD.inv_cdf(tail * uniform)
        return max(passed, math.exp(self.mu + self.sigma * z))


@dataclass(frozen=True)
class Gamma:
    """Gamma of a shape and a scale (minutes)."""

    shape: float
    scale: float

    @classmethod
    def of(cls, mean: float, cv: float) -> Gamma:
        """That of this mean and coefficient of variation."""
        return cls(1.0 / (cv * cv), mean * cv * cv)

    def draw(self, uniforms: Uniforms) -> Floats:
        """By rejection (Marsaglia & Tsang 2000), each attempt with numbers of its own."""
        small = np.asarray(self.shape) < 1.0
        boost = np.where(small, uniforms(0) ** (1.0 / self.shape), 1.0)
        d = np.where(small, self.shape + 1.0, self.shape) - 1.0 / 3.0
        c = 1.0 / np.sqrt(9.0 * d)
        found = np.full(boost.shape, np.nan)
        attempt = 1
        while np.isnan(found).any():
            x = normals(uniforms(attempt))
            v = (1.0 + c * x) ** 3
            safe = np.where(v > 0.0, v, 1.0)
            accepted = (v > 0.0) & (np.log(uniforms(attempt + 1)) < 0.5 * x * x + d - d * safe + d * np.log(safe))
            found = np.where(np.isnan(found) & accepted, d * safe, found)
            attempt += 2
        scaled: Floats = self.scale * boost * found
        return scaled

    def beyond(self, passed: float, uniform: float) -> float:
        """By bisection on the tail probability."""
        low = max(0.0, passed) / self.scale
        goal = gamma_tail(self.shape, low) * uniform
        if goal < 1e-290:
            return passed
        high = low + self.shape + 1.0
        while gamma_tail(self.shape, high) > goal:
            high += high - low
        for _ in range(60):
            middle = 0.5 * (low + high)
            low, high = (middle, high) if gamma_tail(self.shape, middle) > goal else (low, middle)
        return max(passed, self.scale * high)


@dataclass(frozen=True)
class Empirical:
    """One of the values seen, each as likely as the other; ``values`` ascend."""

    values: tuple[float, ...]

    def draw(self, uniforms: Uniforms) -> Floats:
        """One value for each ticket."""
        return np.array(self.values)[(uniforms(0) * len(self.values)).astype(np.int64)]

    def beyond(self, passed: float, uniform: float) -> float:
        """One of the values above ``passed``."""
        above = [value for value in self.values if value > passed]
        return above[int(uniform * len(above))] if above else passed


def draw_each(durations: Sequence[Duration], uniforms: Uniforms) -> Floats:
    """One value for each ticket, each from its own distribution."""
    found = np.empty(len(durations))
    alike: dict[Hashable, list[int]] = {}
    for ticket, duration in enumerate(durations):
        alike.setdefault(duration if isinstance(duration, Empirical) else type(duration), []).append(ticket)
    for tickets in alike.values():
        own = np.array(tickets)
        stacked = _stacked([durations[ticket] for ticket in tickets])
        found[own] = stacked.draw(lambda attempt, own=own: uniforms(attempt)[own])  # type: ignore[misc]
    return found


def _stacked(durations: Sequence[Duration]) -> Duration:
    """Distributions of one kind as one with arrays for parameters."""
    first = durations[0]
    if isinstance(first, Empirical):
        return first
    names = [field.name for field in fields(cast(Any, first))]
    columns = (np.array([getattr(duration, name) for duration in durations]) for name in names)
    return type(first)(*columns)


def service_time(service: Service) -> Duration:
    """Minutes that a service takes at speed 1."""
    if service.distribution == "empirical":
        return Empirical(tuple(sorted(service.values)))
    if service.distribution == "exponential":
        return Exponential(service.mean)
    if service.distribution == "deterministic" or service.cv == 0.0:
        return Fixed(service.mean)
    kind = Gamma if service.distribution == "gamma" else Lognormal
    return kind.of(service.mean, service.cv)


def patience_time(patience: Patience) -> Duration:
    """Minutes that a citizen waits for the first call."""
    return Lognormal.of(patience.mean, patience.cv) if patience.cv > 0.0 else Fixed(patience.mean)
