"""What a day has shown so far, and what is believed of the rest of it.

How many come on a day is its rates times a Gamma factor of mean 1; after n
arrivals where the rates expect m the factor is Gamma with shape k + n and rate
k + m, k = 1 / cv² (conjugate to Poisson; Gelman et al., Bayesian Data Analysis,
§2.6). How long services take is shrunk twice: a factor of the whole hall
towards 1, and each service's towards the hall's. A factor is minutes worked by
the standard pace over services completed, the prior counting as so many
services that took as long as they should. Counting finished services alone
would miss the long ones that are still in hand, so their minutes count too, and
each as the part of a completion that renewal theory gives it, (1 - cv²) / 2 (Cox
1962).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import msgspec
import numpy as np

from simulation.rates import cumulative_rate
from simulation.tables import Demand, Rate, Scenario, Service

DAY_CV = 0.15
"""How much days differ where the scenario does not say."""

HALL = 30.0
"""The prior of the hall's factor, completed services: its standard deviation is about 0.6 / sqrt(30) = 0.11."""

SERVICE = 60.0
"""The prior of a service's factor about the hall's, completed services."""

LONGEST = 5.0
"""Multiples of the mean that a service is believed to have taken at most: longer ones were forgotten, not served."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a day has shown.

    Attributes
    ----------
    walk_ins : int
        How many came without an appointment.
    finished, in_hand : tuple of (str, float)
        Services, and the minutes they took or have taken so far, at speed 1.
    since : float
        From when on arrivals were counted, minutes from opening.
    """

    walk_ins: int
    finished: tuple[tuple[str, float], ...] = ()
    in_hand: tuple[tuple[str, float], ...] = ()
    since: float = -math.inf


def adapted(scenario: Scenario, seen: Seen, minute: float) -> Scenario:
    """The scenario with the rates and service times that are believed after ``minute`` minutes from opening."""
    return with_service_times(with_arrivals(scenario, seen.walk_ins, minute, seen.since), seen)


def with_arrivals(scenario: Scenario, walk_ins: int, minute: float, since: float = -math.inf) -> Scenario:
    """The scenario with the day factor that so many arrivals from ``since`` to ``minute`` let believe."""
    shape = (scenario.demand.day_cv or DAY_CV) ** -2.0
    expected = sum(_expected(service, float(scenario.opens), since, minute) for service in scenario.services)
    factor = (shape + walk_ins) / (shape + expected)
    return msgspec.structs.replace(
        scenario,
        demand=Demand(day_cv=(shape + walk_ins) ** -0.5),
        services=tuple(_busier(service, factor) for service in scenario.services),
    )


def _expected(service: Service, opens: float, since: float, minute: float) -> float:
    times, expected, _ = cumulative_rate(service.arrivals, opens)
    before, until = np.interp([since, minute], times, expected)
    return float(until - before)


def _busier(service: Service, factor: float) -> Service:
    rates = tuple(Rate(start=rate.start, end=rate.end, per_hour=factor * rate.per_hour) for rate in service.arrivals)
    return msgspec.structs.replace(service, arrivals=rates)


def with_service_times(scenario: Scenario, seen: Seen) -> Scenario:
    """The scenario with the service times that those seen let believe."""
    services = {service.id: service for service in scenario.services}
    worked: defaultdict[str, float] = defaultdict(float)
    completed: defaultdict[str, float] = defaultdict(float)
    for service, minutes in _standard(seen.finished, services):
        worked[service] += minutes
        completed[service] += 1.0
    for service, minutes in _standard(seen.in_hand, services):
        worked[service] += minutes
        completed[service] += max(0.0, (1.0 - services[service].cv ** 2) / 2.0)
    hall = (HALL + sum(worked.values())) / (HALL + sum(completed.values()))
    return msgspec.structs.replace(
        scenario,
        services=tuple(
            _slower(service, (SERVICE * hall + worked[service.id]) / (SERVICE + completed[service.id]))
            for service in scenario.services
        ),
    )


def _standard(times: Iterable[tuple[str, float]], services: dict[str, Service]) -> Iterable[tuple[str, float]]:
    """Times as multiples of what the services should take; a service that should take none tells nothing."""
    return (
        (service, min(minutes / services[service].mean, LONGEST))
        for service, minutes in times
        if services[service].mean > 0.0
    )


def _slower(service: Service, factor: float) -> Service:
    return msgspec.structs.replace(
        service, mean=factor * service.mean, values=tuple(factor * value for value in service.values)
    )
