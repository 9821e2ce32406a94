"""Days whose arrivals change: from empty, and staffed by the offered load."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import integrate

from simulation.day import Day
from simulation.scenario import parse
from simulation.tables import Scenario
from simulation.trace import Arrival
from validation import chains, exact
from validation.cases import Case, alike, presence
from validation.engines import Engine, Floats, Study, Totals, Visits

PROFILE = (12, 13, 12, 10, 7, 4, 3, 3, 8, 8, 7, 6, 5, 4, 3, 1)
"""Arrivals by half-hour from 09:00 to 17:00, in proportion."""

HALF_HOUR = 30.0

SEEN = 0.3
"""A mean queue below this comes of so few days that no interval can be trusted."""


def hall_day(windows: int, tickets: float, service: Mapping[str, Any]) -> Scenario:
    """A day of eight hours whose arrivals follow :data:`PROFILE`."""
    opens = 540
    rates = [
        {"from": opens + 30 * half, "to": opens + 30 * (half + 1), "per_hour": 2.0 * tickets * part / sum(PROFILE)}
        for half, part in enumerate(PROFILE)
    ]
    return parse(
        {
            "opens": opens,
            "closes": opens + 30 * len(PROFILE),
            "rule": "fcfs",
            "service": [{"id": "a", "arrivals": rates, **service}],
            "window": [{"id": str(number), **window} for number, window in enumerate(alike(windows), 1)],
        }
    )


@dataclass(frozen=True)
class Pieces:
    """Reads the mean wait of all who came and the mean number waiting between instants (minutes from opening)."""

    instants: tuple[float, ...]

    def __call__(self, day: Day) -> Totals:
        """``mean_wait``, and ``queue`` with the number of the piece."""
        wait = np.asarray(day.wait)
        found = {"mean_wait": (float(wait.sum()), float(len(wait)))}
        begins, ends = np.asarray(day.waits, dtype=np.float64).reshape(-1, 2).T
        for number, (begin, end) in enumerate(zip(self.instants, self.instants[1:], strict=False)):
            overlap = np.minimum(ends, end) - np.maximum(begins, begin)
            found[f"queue {number}"] = (float(overlap.clip(0.0).sum()), end - begin)
        return found


def from_empty() -> list[Case]:
    """M(t)/M/c against Kolmogorov's forward equations."""
    section = "A day that starts empty: M(t)/M/c"
    source = "Kolmogorov's forward equations, integrated"
    minutes, servers, load, mean = 1440.0, 10, 0.85, 6.0
    rate = servers * load / mean
    flat = parse(
        {
            "opens": 0,
            "closes": minutes,
            "rule": "fcfs",
            "service": [
                {
                    "id": "a",
                    "mean": mean,
                    "distribution": "exponential",
                    "arrivals": [{"from": 0, "to": minutes, "per_hour": 60.0 * rate}],
                }
            ],
            "window": [{"id": str(number), **window} for number, window in enumerate(alike(servers), 1)],
        }
    )
    pieces: tuple[float, ...] = (0.0, 30.0, 60.0, minutes)
    known = chains.day_from_empty(servers, mean, [(minutes, rate)], pieces)
    steady = exact.erlang_c(servers, servers * load).mean_wait * mean
    found = [
        Case(
            section,
            "10 windows of 6 minutes, load 0.85, 24 hours",
            source,
            Study(flat, Pieces(pieces)),
            {"mean_wait": known.mean_wait, "queue 0": float(known.queue[0]), "queue 1": float(known.queue[1])},
            f"minutes; in steady state the mean wait would be {steady:.4f}",
            10.0,
        )
    ]
    tickets, servers, mean = 250.0, 6, 8.0
    pieces = half_hours()
    known = day_of_profile(tickets, servers, mean)
    scenario = hall_day(servers, tickets, {"mean": mean, "distribution": "exponential"})
    queues = {f"queue {number}": float(queue) for number, queue in enumerate(known.queue) if queue > SEEN}
    found.append(
        Case(
            section,
            "6 windows of 8 minutes, 250 citizens by the day's profile, twice overloaded",
            source,
            Study(scenario, Pieces(pieces)),
            {"mean_wait": known.mean_wait, **queues},
            f"minutes; the queue by half-hour from opening, where above {SEEN:g}; all are in the picture",
            10.0,
        )
    )
    return found


def half_hours() -> tuple[float, ...]:
    """The instants between those of the profile."""
    return tuple(HALF_HOUR * half for half in range(len(PROFILE) + 1))


def day_of_profile(tickets: float, servers: int, mean: float) -> chains.Transient:
    """The exact day of :func:`hall_day` with exponential services."""
    rates = [(HALF_HOUR, tickets * part / sum(PROFILE) / HALF_HOUR) for part in PROFILE]
    return chains.day_from_empty(servers, mean, rates, half_hours())


@dataclass(frozen=True)
class Present:
    """Reads how many are in the hall at instants (minutes from opening)."""

    instants: tuple[float, ...]

    def __call__(self, day: Day) -> Totals:
        """``present`` with the number of the instant."""
        seen = Visits.of(day)
        here = np.searchsorted(np.sort(seen.arrival), self.instants) - np.searchsorted(
            np.sort(seen.finished), self.instants
        )
        return {f"present {number}": (float(count), 1.0) for number, count in enumerate(here)}


def nobody_waits() -> list[Case]:
    """The offered load itself: M(t)/G/infinity."""
    tickets, mean, cv = 250.0, 20.0, 0.6
    scenario = hall_day(120, tickets, {"mean": mean, "cv": cv})
    instants = (15.0, 60.0, 105.0, 200.0, 300.0, 420.0)
    rates = [tickets * part / sum(PROFILE) / HALF_HOUR for part in PROFILE]
    variance = math.log1p(cv * cv)

    def stays(t: float) -> float:
        return 0.5 * math.erfc((math.log(t / mean) + 0.5 * variance) / math.sqrt(2.0 * variance)) if t > 0 else 1.0

    def load(at: float) -> float:
        pieces = [(HALF_HOUR * n, min(at, HALF_HOUR * (n + 1)), rate) for n, rate in enumerate(rates)]
        return float(sum(rate * integrate.quad(lambda u: stays(at - u), a, b)[0] for a, b, rate in pieces if a < b))

    expected = {f"present {number}": load(at) for number, at in enumerate(instants)}
    return [
        Case(
            "Time-varying Erlang",
            "so many windows that nobody waits: how many are in service, lognormal services",
            "Palm 1943; Eick, Massey & Whitt 1993",
            Study(scenario, Present(instants)),
            expected,
            f"at {', '.join(f'{at:g}' for at in instants)} minutes",
            5.0,
        )
    ]


PERIOD = 2.0 * math.pi
"""Hours."""
HOURS = 2.0 * PERIOD
PARTS = 16
"""Into which the period is cut to look at it."""
_NORMAL = 1.2815515655446004
"""The 90 % quantile: with service and patience alike, the safety for a tenth delayed (Jennings et al. 1996)."""


def rate(hour: float) -> float:
    """Arrivals an hour."""
    return 100.0 + 20.0 * math.sin(hour)


def offered(hour: float) -> float:
    """The offered load, an empty hall at 0; services of an hour."""
    return 100.0 + 10.0 * (math.sin(hour) - math.cos(hour)) - 90.0 * math.exp(-hour)


@dataclass(frozen=True)
class Staffing:
    """How many windows are open at an hour: load and safety; ``lagged`` by the offered load, else by the rate."""

    lagged: bool

    def windows(self, hour: float) -> int:
        """At an hour, constant within a minute."""
        minute = math.floor(hour * 60.0) / 60.0
        load = offered(max(minute, 3.0)) if self.lagged else rate(minute)
        return math.ceil(load + _NORMAL * math.sqrt(load))

    def scenario(self) -> Scenario:
        """The hall: window k is open while k or more are wanted."""
        minutes = int(HOURS * 60.0)
        wanted = np.array([self.windows((minute + 0.5) / 60.0) for minute in range(minutes)])
        windows = []
        for number in range(int(wanted.max())):
            here = np.concatenate([[False], wanted > number, [False]])
            edges = np.flatnonzero(here[1:] != here[:-1]).reshape(-1, 2)
            windows.append({"id": str(number + 1), "skills": {"a": 1.0}, "open": edges.tolist()})
        return parse(
            {
                "opens": 0,
                "closes": minutes,
                "rule": "fcfs",
                "service": [{"id": "a", "mean": 60.0}],
                "window": windows,
            }
        )

    def taken(self, hour: float) -> float:
        """Probability that as many are in the hall as there are windows, or more.

        Everybody leaves at the same rate, waiting or served, so the number is
        that of M(t)/M/infinity: Poisson (Feldman et al. 2008).
        """
        return exact.poisson_at_least(self.windows(hour), offered(hour))


@dataclass(frozen=True)
class Sinus:
    """Traces of arrivals with :func:`rate`, services and patience exponential with a mean of an hour."""

    def __call__(self, replication: int, engine: Engine) -> Sequence[Arrival]:
        """By thinning (Lewis & Shedler 1979)."""
        random = np.random.default_rng([96, replication])
        hours = np.sort(random.uniform(0.0, HOURS, random.poisson(120.0 * HOURS)))
        kept = random.random(len(hours)) * 120.0 < 100.0 + 20.0 * np.sin(hours)
        minutes = hours[kept] * 60.0
        service, patience = random.exponential(60.0, (2, len(minutes))).tolist()
        return [
            Arrival(str(number), arrival, ("a",), "ordinary", (duration,), leaves)
            for number, (arrival, duration, leaves) in enumerate(zip(minutes.tolist(), service, patience, strict=True))
        ]


@dataclass(frozen=True)
class Delays:
    """Reads, by part of the last period, who found all windows taken and who waited."""

    staffing: Staffing

    def __call__(self, day: Day) -> Totals:
        """``taken`` and ``delayed``, with the number of the part and over the whole period."""
        seen = Visits.of(day)
        hours = seen.arrival / 60.0
        here = presence(day, seen.arrival, np.zeros(len(hours), dtype=np.bool_))
        windows = np.array([self.staffing.windows(hour) for hour in hours])
        inside = hours >= HOURS - PERIOD
        part = ((hours - HOURS + PERIOD) * PARTS / PERIOD).astype(np.int64)
        found = {}
        for name, hit in (("taken", here >= windows), ("delayed", seen.wait > 0.0)):
            found[name] = (float((hit & inside).sum()), float(inside.sum()))
            for number in range(PARTS):
                own = inside & (part == number)
                found[f"{name} {number}"] = (float((hit & own).sum()), float(own.sum()))
        return found


def parts_of_period(staffing: Staffing, parts: int = PARTS) -> Floats:
    """The exact probability by part, over arrivals."""
    hours = HOURS - PERIOD + (np.arange(PARTS * 200) + 0.5) * PERIOD / (PARTS * 200)
    weight = np.array([rate(hour) for hour in hours])
    taken = np.array([staffing.taken(hour) for hour in hours])
    by_part: Floats = (weight * taken).reshape(parts, -1).sum(axis=1) / weight.reshape(parts, -1).sum(axis=1)
    return by_part


def whole_period(staffing: Staffing) -> float:
    """The same over the whole period."""
    return float(parts_of_period(staffing, 1)[0])


def offered_load_staffing() -> list[Case]:
    """Staffing for one arrival in ten delayed: by the offered load it holds, by the rate of the moment it swings."""
    found = []
    for name, staffing in (("offered load", Staffing(True)), ("arrival rate of the moment", Staffing(False))):
        by_part = parts_of_period(staffing)
        most = int(by_part.argmax())
        expected = {"taken": whole_period(staffing), f"taken {most}": float(by_part[most])}
        found.append(
            Case(
                "Time-varying Erlang",
                f"λ(t) = 100 + 20 sin t, staffed by the {name}",
                "Jennings et al. 1996; Feldman et al. 2008",
                Study(staffing.scenario(), Delays(staffing), Sinus()),
                expected,
                "share of arrivals who find all windows taken, over the period and in its worst sixteenth; exact "
                f"between {by_part.min():.3f} and {by_part.max():.3f}; a closing window lets its service end, so "
                "fewer wait than that while windows are withdrawn (in the picture)",
                6.0,
            )
        )
    return found


def all_cases() -> list[Case]:
    """In the order of the report."""
    return [*from_empty(), *nobody_waits(), *offered_load_staffing()]
