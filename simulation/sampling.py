"""The citizens of a day: who comes when, with which needs, how patient.

Drawn before the day begins and apart from the hall's configuration, so that
every configuration of one hall meets the same citizens (common random
numbers), and so that a trace is just another source of them.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from simulation.chance import ATTEMPT, Floats, Purpose, Words, key, keys, normals, uniform, uniforms
from simulation.durations import Gamma, draw_each, patience_time, service_time
from simulation.tables import CLASSES, Parked, Rate, Scenario, Service, Serving, Waiting, skills_of
from simulation.trace import Arrival

Numbers = NDArray[np.intp]
Flags = NDArray[np.bool_]

NEVER = math.inf
"""Patience of who does not leave."""

_PLACES = 256
"""Room for the services of one ticket of the start in its counter."""


@dataclass(frozen=True, slots=True)
class Citizens:
    """The tickets of a day by index: those of the start first, then in order of issue.

    Attributes
    ----------
    names : list of str
        What the tickets are called.
    classes : tuple of str
        Class ids by number.
    arrival, credit : list of float
        Minutes from opening; ``credit`` is the place in line on arrival.
    klass : list of int
    first, end : list of int
        The services of ticket i are ``needs[first[i]:end[i]]``, in order.
    needs : list of int
        Service numbers.
    durations : list of float
        Beside ``needs``, minutes at speed 1. For a service in hand at the
        start: what is left of it, in minutes at that window.
    patience : list of float
        Minutes from arrival to leaving, :data:`NEVER` for who stays.
    no_show : list of bool
        Whether nobody comes at the first call.
    """

    names: list[str]
    classes: tuple[str, ...]
    arrival: list[float]
    credit: list[float]
    klass: list[int]
    first: list[int]
    end: list[int]
    needs: list[int]
    durations: list[float]
    patience: list[float]
    no_show: list[bool]

    def __len__(self) -> int:
        return len(self.arrival)


def draw(scenario: Scenario, seed: int, replication: int) -> Citizens:
    """The citizens of one replication; windows, clerks and rule do not matter, but for what is in hand at the start."""
    drawn = _Draw(scenario, seed, replication)
    drawn.start()
    drawn.arrivals()
    return drawn.citizens


def from_trace(scenario: Scenario, trace: Sequence[Arrival]) -> Citizens:
    """The citizens of a trace that was checked against this scenario."""
    numbers = {service.id: index for index, service in enumerate(scenario.services)}
    classes = tuple(dict.fromkeys((*_classes(scenario), *(row.klass for row in trace))))
    first: list[int] = []
    end: list[int] = []
    needs: list[int] = []
    durations: list[float] = []
    for row in trace:
        first.append(len(needs))
        needs.extend(numbers[service] for service in row.services)
        durations.extend(row.durations)
        end.append(len(needs))
    return Citizens(
        names=[row.ticket for row in trace],
        classes=classes,
        arrival=[row.arrival for row in trace],
        credit=[row.arrival for row in trace],
        klass=[classes.index(row.klass) for row in trace],
        first=first,
        end=end,
        needs=needs,
        durations=durations,
        patience=[NEVER if row.patience is None else row.patience for row in trace],
        no_show=[False] * len(trace),
    )


def _classes(scenario: Scenario) -> tuple[str, ...]:
    start = scenario.start
    present: tuple[Serving | Waiting | Parked, ...] = ()
    if start is not None:
        present = (*start.serving, *start.waiting, *start.parked)
    return tuple(dict.fromkeys((*CLASSES, *(k.id for k in scenario.classes), *(ticket.klass for ticket in present))))


class _Draw:
    def __init__(self, scenario: Scenario, seed: int, replication: int) -> None:
        self.scenario = scenario
        self.seed = seed
        self.replication = replication
        self.classes = _classes(scenario)
        self.numbers = {service.id: number for number, service in enumerate(scenario.services)}
        self.citizens = Citizens([], self.classes, [], [], [], [], [], [], [], [], [])

    def keys(self, purpose: int) -> Words:
        return keys(self.seed, self.replication, purpose, len(self.scenario.services))

    def one(self, purpose: int, service: int, counter: int) -> float:
        return uniform(key(self.seed, self.replication, purpose, service), counter)

    def start(self) -> None:
        """Put the tickets of ``[start]`` first: serving, waiting, parked."""
        start = self.scenario.start
        if start is None:
            return
        at = float(start.at - self.scenario.opens)
        for serving in start.serving:
            begun = at - serving.elapsed
            self._present(serving.services, serving.klass, begun - serving.waited, begun - serving.waited)
        for waiting in start.waiting:
            self._present(waiting.services, waiting.klass, at - waiting.waited, at - waiting.waited)
            self._chances_of_present(waiting.waited)
        for parked in start.parked:
            self._present(parked.services, parked.klass, at - parked.waited, at + parked.back_in - parked.waited)
        self._durations_of_present()
        for ticket, serving in enumerate(start.serving):
            self.citizens.durations[self.citizens.first[ticket]] = self._left(ticket, serving)

    def _present(self, services: Sequence[str], klass: str, arrival: float, credit: float) -> None:
        citizens = self.citizens
        index = len(citizens)
        citizens.names.append(str(index + 1))
        citizens.arrival.append(arrival)
        citizens.credit.append(credit)
        citizens.klass.append(self.classes.index(klass))
        citizens.first.append(len(citizens.needs))
        citizens.needs.extend(self.numbers[service] for service in services)
        citizens.end.append(len(citizens.needs))
        citizens.patience.append(NEVER)
        citizens.no_show.append(False)

    def _durations_of_present(self) -> None:
        citizens = self.citizens
        places = [
            ticket * _PLACES + place
            for ticket, (first, end) in enumerate(zip(citizens.first, citizens.end, strict=True))
            for place in range(end - first)
        ]
        needs = np.array(citizens.needs, dtype=np.intp)
        counters = np.array(places, dtype=np.uint64)
        times = {need: service_time(self.scenario.services[need]) for need in set(citizens.needs)}

        def uniforms_of(attempt: int) -> Floats:
            return uniforms(self.keys(Purpose.START_DURATION + attempt * ATTEMPT)[needs], counters)

        citizens.durations.extend(draw_each([times[need] for need in citizens.needs], uniforms_of).tolist())

    def _left(self, ticket: int, serving: Serving) -> float:
        """Minutes left of the service in hand of a ticket."""
        window = next(w for w in self.scenario.windows if w.id == serving.window)
        pace = skills_of(self.scenario, window)[0][serving.services[0]]
        number = self.citizens.needs[self.citizens.first[ticket]]
        passed = serving.elapsed * pace
        drawn = service_time(self.scenario.services[number]).beyond(
            passed, self.one(Purpose.START_LEFT, number, ticket)
        )
        return (drawn - passed) / pace

    def _chances_of_present(self, waited: float) -> None:
        index = len(self.citizens) - 1
        number = self.citizens.needs[self.citizens.first[index]]
        scenario = self.scenario
        if scenario.patience is not None:
            drawn = self.one(Purpose.START_PATIENCE, number, index)
            self.citizens.patience[index] = patience_time(scenario.patience).beyond(waited, drawn)
        if scenario.no_show is not None:
            drawn = self.one(Purpose.START_NO_SHOW, number, index)
            self.citizens.no_show[index] = drawn < scenario.no_show.probability

    def arrivals(self) -> None:
        """Add who comes from now on, in order of arrival."""
        services = self.scenario.services
        walk_in = self._walk_ins()
        booked = [self._booked(number, service) for number, service in enumerate(services)]
        arrival = np.concatenate([*walk_in, *(came for came, _, _ in booked), np.empty(0)])
        if not len(arrival):
            return
        credit = np.concatenate([*walk_in, *(np.maximum(came, at) for came, at, _ in booked), np.empty(0)])
        counts = [len(times) for times in walk_in] + [len(came) for came, _, _ in booked]
        service: Numbers = np.repeat(np.tile(np.arange(len(services)), 2), counts)
        # Booked citizens count on from the largest number, apart from the walk-ins', so that none shifts another.
        number = np.concatenate(
            [*(np.arange(len(times), dtype=np.uint64) for times in walk_in), *(n for _, _, n in booked)]
        ).astype(np.uint64)
        is_booked = np.arange(len(arrival)) >= sum(counts[: len(services)])
        kept = self._kept(arrival)
        order = kept[np.lexsort((number[kept], service[kept], arrival[kept]))]
        self._append(arrival[order], credit[order], service[order], number[order], is_booked[order])

    def _kept(self, arrival: Floats) -> Numbers:
        start = self.scenario.start
        if start is None:
            return np.arange(len(arrival))
        return np.flatnonzero(arrival >= float(start.at - self.scenario.opens))

    def _day_factor(self) -> float:
        cv = self.scenario.demand.day_cv
        if cv == 0.0:
            return 1.0

        def drawn(attempt: int) -> Floats:
            return np.array([self.one(Purpose.DAY + attempt * ATTEMPT, 0, 0)])

        return float(Gamma.of(1.0, cv).draw(drawn)[0])

    def _walk_ins(self) -> list[Floats]:
        """Arrivals by service: Poisson processes by inversion of their cumulative rates (Çinlar 1975)."""
        factor = self._day_factor()
        opens = float(self.scenario.opens)
        rates = [cumulative_rate(service.arrivals, opens) for service in self.scenario.services]
        totals = [factor * float(expected[-1]) for _, expected in rates]
        sizes = [int(total + 6.0 * math.sqrt(total) + 16.0) if total > 0.0 else 0 for total in totals]
        ends = np.cumsum(sizes)
        number = (np.arange(sum(sizes)) - np.repeat(ends - sizes, sizes)).astype(np.uint64)
        gaps = -np.log(uniforms(np.repeat(self.keys(Purpose.ARRIVAL), sizes), number))
        found = []
        for service, (times, expected) in enumerate(rates):
            reached = gaps[ends[service] - sizes[service] : ends[service]].cumsum()
            if sizes[service] and reached[-1] <= totals[service]:
                reached = self._reached(service, totals[service], sizes[service])
            arrivals: Floats = np.interp(
                reached[: reached.searchsorted(totals[service], "right")], factor * expected, times
            )
            found.append(arrivals)
        return found

    def _reached(self, service: int, total: float, size: int) -> Floats:
        """Sums of unit exponential gaps beyond a total, for the rare day that needs more than usual."""
        word = np.array([key(self.seed, self.replication, Purpose.ARRIVAL, service)], dtype=np.uint64)
        reached = np.zeros(1)
        while reached[-1] <= total:
            size *= 2
            reached = (-np.log(uniforms(word, np.arange(size, dtype=np.uint64)))).cumsum()
        return reached

    def _booked(self, number: int, service: Service) -> tuple[Floats, Floats, Words]:
        """Who comes by appointment: arrival, booked instant and number."""
        if not service.appointments:
            return np.empty(0), np.empty(0), np.empty(0, dtype=np.uint64)
        at = np.array([float(a.at - self.scenario.opens) for a in service.appointments for _ in range(a.count)])
        show = np.array([a.show for a in service.appointments for _ in range(a.count)])
        spread = np.array([a.punctuality_sd for a in service.appointments for _ in range(a.count)])
        numbers = np.uint64(1 << 40) + np.arange(len(at), dtype=np.uint64)

        def drawn(purpose: int) -> Floats:
            word = np.array([key(self.seed, self.replication, purpose, number)], dtype=np.uint64)
            return uniforms(word, numbers)

        comes = drawn(Purpose.SHOW) < show
        arrival = at + spread * normals(drawn(Purpose.PUNCTUALITY))
        return arrival[comes], at[comes], numbers[comes]

    def _append(self, arrival: Floats, credit: Floats, service: Numbers, number: Words, booked: Flags) -> None:
        citizens = self.citizens
        scenario = self.scenario
        held = len(citizens)
        begin = len(citizens.needs)
        count = len(arrival)

        def drawn(purpose: int) -> Floats:
            return uniforms(self.keys(purpose)[service], number)

        citizens.names.extend(str(index + 1) for index in range(held, held + count))
        citizens.arrival.extend(arrival.tolist())
        citizens.credit.extend(credit.tolist())
        citizens.klass.extend(self._class_numbers(drawn(Purpose.CLASS), booked))
        citizens.first.extend(range(begin, begin + count))
        citizens.end.extend(range(begin + 1, begin + count + 1))
        citizens.needs.extend(service.tolist())
        times = {need: service_time(scenario.services[need]) for need in set(service.tolist())}
        durations = draw_each(
            [times[need] for need in service.tolist()], lambda n: drawn(Purpose.DURATION + n * ATTEMPT)
        )
        citizens.durations.extend(durations.tolist())
        if scenario.patience is None:
            citizens.patience.extend([NEVER] * count)
        else:
            citizens.patience.extend(patience_time(scenario.patience).draw(lambda _: drawn(Purpose.PATIENCE)).tolist())
        probability = 0.0 if scenario.no_show is None else scenario.no_show.probability
        citizens.no_show.extend((drawn(Purpose.NO_SHOW) < probability).tolist())

    def _class_numbers(self, uniform: Floats, booked: Flags) -> list[int]:
        shared = [klass for klass in self.scenario.classes if klass.id != "ordinary" and klass.share > 0.0]
        limits = np.cumsum([klass.share for klass in shared])
        numbers = np.array([*(self.classes.index(klass.id) for klass in shared), self.classes.index("ordinary")])
        found = numbers[np.searchsorted(limits, uniform, side="right")]
        return np.where(booked, self.classes.index("appointment"), found).tolist()  # type: ignore[no-any-return]


@lru_cache(maxsize=1024)
def cumulative_rate(rates: tuple[Rate, ...], opens: float) -> tuple[Floats, Floats]:
    """Expected arrivals up to an instant, a piecewise linear function.

    Parameters
    ----------
    rates : tuple of Rate
        Where they overlap they add up.
    opens : float
        Minutes from midnight.

    Returns
    -------
    times : array, shape (pieces + 1,)
        Minutes from opening.
    expected : array, shape (pieces + 1,)
    """
    times = np.unique([float(instant) - opens for rate in rates for instant in (rate.start, rate.end)] or [0.0])
    per_minute = np.zeros(max(len(times) - 1, 0))
    for rate in rates:
        within = (times[:-1] >= float(rate.start) - opens) & (times[:-1] < float(rate.end) - opens)
        per_minute[within] += rate.per_hour / 60.0
    expected = np.concatenate([[0.0], np.cumsum(per_minute * np.diff(times))])
    for shared in (times, expected):
        shared.flags.writeable = False
    return times, expected
