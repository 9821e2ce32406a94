"""The same halls in Ciw (Palmer et al. 2019), a simulation library of other authors."""

from __future__ import annotations

import contextlib
import io
import math
import random
from collections.abc import Mapping
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Any

import ciw
import numpy as np
from scipy import stats

from validation.cases import alike, hall
from validation.engines import Engine, Interval, Steady, Study
from validation.rows import gather, spread
from validation.time_varying import PROFILE, Pieces, half_hours, hall_day

MINUTES = 2000.0
"""Of a day, in mean services."""


@dataclass(frozen=True)
class Peer:
    """A hall that both can express.

    Attributes
    ----------
    title : str
    study : Study
    network : dict
        Ciw's arguments of the same hall.
    end : float
        Until when Ciw lets citizens come.
    classes : tuple of str
        Ciw's names whose mean waits are compared besides, those of our measures.
    begin : float
        Those who come earlier do not count.
    times : int
        How often the usual number of days, for short ones.
    """

    title: str
    study: Study
    network: dict[str, Any]
    end: float
    begin: float = 0.0
    classes: tuple[str, ...] = ()
    times: int = 1

    def play(self, days: range) -> list[dict[str, tuple[float, float]]]:
        """Ciw's days: mean waits as sums and counts, ``lost`` likewise."""
        return [self._day(day) for day in days]

    def _day(self, number: int) -> dict[str, tuple[float, float]]:
        ciw.seed(number)
        network = ciw.create_network(**self.network)
        simulation = ciw.Simulation(network)
        with contextlib.redirect_stdout(io.StringIO()):
            simulation.simulate_until_max_time(1.5 * self.end)
        records = simulation.get_all_records(only=["service", "renege"])
        seen = [r for r in records if self.begin <= r.arrival_date <= self.end]
        waits = np.array([record.waiting_time for record in seen])
        left = np.array([record.record_type == "renege" for record in seen], dtype=np.bool_)
        found = {
            "mean_wait": (float(waits.sum()), float(len(waits))),
            "lost": (float(left.sum()), float(len(waits))),
        }
        for name in self.classes:
            own = np.array([record.customer_class == name for record in seen], dtype=np.bool_)
            found[f"mean_wait {name}"] = (float(waits[own].sum()), float(own.sum()))
        return found


class Profile(ciw.dists.Distribution):  # type: ignore[misc]
    """Gaps between arrivals by the day's profile, by inversion; Ciw's own PoissonIntervals draws one day for ever."""

    def __init__(self, tickets: float) -> None:
        super().__init__()
        self.expected = tickets * np.concatenate([[0.0], np.cumsum(PROFILE)]) / sum(PROFILE)
        self.reached = 0.0
        self.instant = 0.0

    def sample(self, t: float | None = None, ind: Any = None) -> float:
        """The time to the next arrival, without end after the last."""
        self.reached += random.expovariate(1.0)
        if self.reached > self.expected[-1]:
            return math.inf
        instant = float(np.interp(self.reached, self.expected, half_hours()))
        gap, self.instant = instant - self.instant, instant
        return gap


def _lognormal(mean: float, cv: float) -> Any:
    variance = math.log1p(cv * cv)
    return ciw.dists.Lognormal(math.log(mean) - 0.5 * variance, math.sqrt(variance))


def _steady(scenario_keys: dict[str, Any], by: str = "") -> Study:
    scenario = hall(**scenario_keys)
    return Study(scenario, Steady(0.1 * MINUTES, MINUTES, by))


def peers() -> list[Peer]:
    """Halls without skills, which is where Ciw ends."""
    load = 4.25
    tickets = int(load * MINUTES)
    come = {"a": load}
    begin = 0.1 * MINUTES
    exponential = [ciw.dists.Exponential(1.0)]

    lognormal = {"distribution": "lognormal", "cv": 1.5}
    two = [{"id": "courtesy", "rank": 1, "share": 0.3}]
    found = [
        Peer(
            "5 windows, load 0.85, exponential",
            _steady({"rates": come, "windows": alike(5), "tickets": tickets}),
            {
                "arrival_distributions": [ciw.dists.Exponential(load)],
                "service_distributions": exponential,
                "number_of_servers": [5],
            },
            MINUTES,
            begin,
        ),
        Peer(
            "5 windows, load 0.85, lognormal, cv 1.5",
            _steady({"rates": come, "windows": alike(5), "tickets": tickets, "service": lognormal}),
            {
                "arrival_distributions": [ciw.dists.Exponential(load)],
                "service_distributions": [_lognormal(1.0, 1.5)],
                "number_of_servers": [5],
            },
            MINUTES,
            begin,
        ),
        Peer(
            "5 windows, 6 Erlang, lognormal service and patience",
            _steady(
                {
                    "rates": {"a": 6.0},
                    "windows": alike(5),
                    "tickets": int(6.0 * MINUTES),
                    "service": {"distribution": "lognormal", "cv": 0.6},
                    "patience": {"mean": 2.0, "cv": 0.8},
                }
            ),
            {
                "arrival_distributions": [ciw.dists.Exponential(6.0)],
                "service_distributions": [_lognormal(1.0, 0.6)],
                "number_of_servers": [5],
                "reneging_time_distributions": [_lognormal(2.0, 0.8)],
            },
            MINUTES,
            begin,
        ),
        Peer(
            "3 windows, load 0.8, lognormal, two ranks",
            _steady(
                {
                    "rates": {"a": 2.4},
                    "windows": alike(3),
                    "tickets": int(2.4 * MINUTES),
                    "service": {"distribution": "lognormal", "cv": 0.6},
                    "classes": two,
                    "rule": "priority",
                },
                "class",
            ),
            {
                "arrival_distributions": {
                    "courtesy": [ciw.dists.Exponential(0.72)],
                    "ordinary": [ciw.dists.Exponential(1.68)],
                },
                "service_distributions": {name: [_lognormal(1.0, 0.6)] for name in ("courtesy", "ordinary")},
                "number_of_servers": [3],
                "priority_classes": {"courtesy": 0, "ordinary": 1},
            },
            MINUTES,
            begin,
            ("courtesy", "ordinary"),
        ),
    ]
    instants = half_hours()
    found.append(
        Peer(
            "a day by the profile: 6 windows of 8 minutes, lognormal, cv 0.6",
            Study(hall_day(6, 250.0, {"mean": 8.0, "cv": 0.6}), Pieces(instants)),
            {
                "arrival_distributions": [Profile(250.0)],
                "service_distributions": [_lognormal(8.0, 0.6)],
                "number_of_servers": [6],
            },
            instants[-1],
            times=20,
        )
    )
    return found


@dataclass(frozen=True)
class Beside:
    """One measure by us and by them."""

    title: str
    measure: str
    theirs: Interval
    ours: dict[Engine, Interval]

    def errors(self, engine: Engine) -> float:
        """The difference in joint standard errors."""
        found = self.ours[engine]
        return abs(found.mean - self.theirs.mean) / math.hypot(found.error, self.theirs.error)

    def joint(self, engine: Engine) -> tuple[float, float]:
        """The 95 % interval of the difference (normal)."""
        difference = self.ours[engine].mean - self.theirs.mean
        margin = float(stats.norm.ppf(0.975)) * math.hypot(self.ours[engine].error, self.theirs.error)
        return difference - margin, difference + margin


def compare(days: Mapping[Engine, int], theirs: int, executor: Executor) -> list[Beside]:
    """Every measure that both have; ``days`` of ours by engine and ``theirs``."""
    halls = peers()
    them = [spread(executor, peer.play, theirs * peer.times) for peer in halls]
    us = [
        {
            engine: spread(executor, peer.study.totals, count * peer.times, 700 + number, engine)
            for engine, count in days.items()
        }
        for number, peer in enumerate(halls)
    ]
    found = []
    for peer, their, our in zip(halls, them, us, strict=True):
        theirs_found = gather(their)
        ours = {engine: gather(parts) for engine, parts in our.items()}
        names = ["mean_wait", *(f"mean_wait {name}" for name in peer.classes)]
        if theirs_found["lost"].mean > 0.0:
            names.append("lost")
        for name in names:
            by_engine = {engine: means[name] for engine, means in ours.items()}
            found.append(Beside(peer.title, name, theirs_found[name], by_engine))
    return found
