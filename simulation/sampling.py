"""The citizens of a day: who comes when, with which needs, how patient.

Drawn before the day begins and apart from the hall's configuration, so that
every configuration of one hall meets the same citizens (common random
numbers), and so that a trace is just another source of them. Both engines take
what is drawn here.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from simulation.chance import Floats, Purpose, key, normal, stem, uniform, word
from simulation.compiling import compiled, working, working_inlined
from simulation.durations import (
    Distributions,
    Integers,
    draw_beyond,
    draw_duration,
    gamma,
    patience_time,
    service_time,
    stacked,
)
from simulation.rates import cumulative_rate
from simulation.reference import reference
from simulation.tables import CLASSES, Parked, Scenario, Serving, Waiting, skills_of
from simulation.trace import Arrival

Indices = NDArray[np.int32]
Flags = NDArray[np.bool_]
Words = NDArray[np.uint64]

NEVER = math.inf
"""Patience of who does not leave."""

_PLACES = 256
"""Room for the services of one ticket of the start in its counter."""

_BOOKED = 1 << 40
"""Booked citizens are counted on from here, apart from the walk-ins, so that none shifts another."""


class Crowd(NamedTuple):
    """The tickets of a day by index: those of the start first, then in order of issue.

    Attributes
    ----------
    arrival, credit : array
        Minutes from opening; ``credit`` is the place in line on arrival.
    klass : array of int
    first, end : array of int
        The services of ticket i are ``needs[first[i]:end[i]]``, in order.
    needs : array of int
        Service numbers.
    durations : array
        Beside ``needs``, minutes at speed 1. For a service in hand at the
        start: what is left of it, in minutes at that window.
    patience : array
        Minutes from arrival to leaving, :data:`NEVER` for who stays.
    no_show : array of bool
        Whether nobody comes at the first call.
    """

    arrival: Floats
    credit: Floats
    klass: Indices
    first: Indices
    end: Indices
    needs: Indices
    durations: Floats
    patience: Floats
    no_show: Flags


@dataclass(frozen=True, slots=True, eq=False)
class Citizens:
    """The citizens of a day and what they are called.

    Attributes
    ----------
    crowd : Crowd
    classes : tuple of str
        Class ids by number.
    labels : tuple of str or None
        What the tickets are called; without it they are numbered from 1.
    """

    crowd: Crowd
    classes: tuple[str, ...]
    labels: tuple[str, ...] | None = None

    def __len__(self) -> int:
        return len(self.crowd.arrival)

    def name(self, ticket: int) -> str:
        """What a ticket is called."""
        return str(ticket + 1) if self.labels is None else self.labels[ticket]

    def services(self, ticket: int) -> list[int]:
        """The numbers of a ticket's services, in order."""
        return list(map(int, self.crowd.needs[self.crowd.first[ticket] : self.crowd.end[ticket]]))

    def service_times(self, ticket: int) -> list[float]:
        """Beside them, minutes at speed 1."""
        return list(map(float, self.crowd.durations[self.crowd.first[ticket] : self.crowd.end[ticket]]))

    @property
    def arrival(self) -> Floats:
        """As in :class:`Crowd`."""
        return self.crowd.arrival

    @property
    def credit(self) -> Floats:
        """As in :class:`Crowd`."""
        return self.crowd.credit

    @property
    def klass(self) -> Indices:
        """As in :class:`Crowd`."""
        return self.crowd.klass

    @property
    def patience(self) -> Floats:
        """As in :class:`Crowd`."""
        return self.crowd.patience

    @property
    def no_show(self) -> Flags:
        """As in :class:`Crowd`."""
        return self.crowd.no_show


class Demand(NamedTuple):
    """All that a day's citizens depend on, as arrays; rows are services unless said otherwise.

    Attributes
    ----------
    times, expected, minutes : array
        The cumulative arrival rate of service s in its pieces
        ``piece[s]:piece[s + 1]``: instants (minutes from opening), arrivals
        expected up to them, minutes per arrival from them to the next.
    day : Distributions
        One row, the day's factor; none without one.
    booked, at, show, spread : array
        The booked citizens of service s, ``booked[s]:booked[s + 1]``: when,
        the probability that they come, the standard deviation (minutes) of
        when they do.
    shares, shared : array
        Cumulative shares of the classes that are not ordinary, and their numbers.
    ordinary, appointment : int
        Class numbers.
    duration, patience : Distributions
        ``patience``: one row, none if nobody leaves.
    no_show : float
    after : float
        Who came before (minutes from opening) is not drawn.
    present : Crowd
        The tickets of the start; their durations are not drawn yet.
    passed, pace : array
        Of those in service at the start: how much of the service in hand is
        done (minutes at speed 1) and the speed of the window.
    queueing : int
        How many of ``present`` wait.
    """

    piece: Integers
    times: Floats
    expected: Floats
    minutes: Floats
    day: Distributions
    booked: Integers
    at: Floats
    show: Floats
    spread: Floats
    shares: Floats
    shared: Integers
    ordinary: int
    appointment: int
    duration: Distributions
    patience: Distributions
    no_show: float
    after: float
    present: Crowd
    passed: Floats
    pace: Floats
    queueing: int


def draw(scenario: Scenario, seed: int, replication: int) -> Citizens:
    """The citizens of one replication; windows, clerks and rule do not matter, but for what is in hand at the start."""
    return drawer(scenario)(seed, replication)


def drawer(scenario: Scenario) -> Callable[[int, int], Citizens]:
    """As :func:`draw`, of many replications of one scenario: from seed and replication."""
    needs, classes = demand(scenario), classes_of(scenario)

    def drawn(seed: int, replication: int) -> Citizens:
        return Citizens(draw_crowd(needs, word(seed), replication), classes)

    return drawn


def from_trace(scenario: Scenario, trace: Sequence[Arrival]) -> Citizens:
    """The citizens of a trace that was checked against this scenario."""
    numbers = {service.id: index for index, service in enumerate(scenario.services)}
    classes = classes_of(scenario, trace)
    arrival = [row.arrival for row in trace]
    crowd = _crowd(
        arrival,
        arrival,
        [classes.index(row.klass) for row in trace],
        [[numbers[service] for service in row.services] for row in trace],
        [duration for row in trace for duration in row.durations],
        [NEVER if row.patience is None else row.patience for row in trace],
    )
    return Citizens(crowd, classes, tuple(row.ticket for row in trace))


def _crowd(
    arrival: Sequence[float],
    credit: Sequence[float],
    klass: Sequence[int],
    services: Sequence[Sequence[int]],
    durations: Sequence[float],
    patience: Sequence[float],
) -> Crowd:
    ends = np.cumsum([len(own) for own in services], dtype=np.int32)
    return Crowd(
        arrival=np.array(arrival, dtype=np.float64),
        credit=np.array(credit, dtype=np.float64),
        klass=np.array(klass, dtype=np.int32),
        first=ends - np.array([len(own) for own in services], dtype=np.int32),
        end=ends,
        needs=np.array([service for own in services for service in own], dtype=np.int32),
        durations=np.array(durations, dtype=np.float64),
        patience=np.array(patience, dtype=np.float64),
        no_show=np.zeros(len(arrival), dtype=np.bool_),
    )


def classes_of(scenario: Scenario, trace: Sequence[Arrival] = ()) -> tuple[str, ...]:
    """The class ids by number: those that are always known, the scenario's, those of its start and of a trace."""
    start = scenario.start
    present: tuple[Serving | Waiting | Parked, ...] = ()
    if start is not None:
        present = (*start.serving, *start.waiting, *start.parked)
    met = (*(ticket.klass for ticket in present), *(row.klass for row in trace))
    return tuple(dict.fromkeys((*CLASSES, *(klass.id for klass in scenario.classes), *met)))


def demand(scenario: Scenario) -> Demand:
    """What the citizens of a checked scenario are drawn from."""
    opens = float(scenario.opens)
    classes = classes_of(scenario)
    shared = [klass for klass in scenario.classes if klass.id != "ordinary" and klass.share > 0.0]
    rates = [cumulative_rate(service.arrivals, opens) for service in scenario.services]
    bookings = [[a for a in service.appointments for _ in range(a.count)] for service in scenario.services]
    flat = [booking for own in bookings for booking in own]
    day_cv = scenario.demand.day_cv
    start = scenario.start
    serving = () if start is None else start.serving
    pace = [_pace(scenario, ticket) for ticket in serving]
    return Demand(
        piece=_offsets([len(times) for times, _, _ in rates]),
        times=np.concatenate([*(times for times, _, _ in rates), np.empty(0)]),
        expected=np.concatenate([*(expected for _, expected, _ in rates), np.empty(0)]),
        minutes=np.concatenate([*(minutes for _, _, minutes in rates), np.empty(0)]),
        day=stacked([gamma(1.0, day_cv)] if day_cv > 0.0 else []),
        booked=_offsets([len(own) for own in bookings]),
        at=np.array([float(booking.at) - opens for booking in flat], dtype=np.float64),
        show=np.array([booking.show for booking in flat], dtype=np.float64),
        spread=np.array([booking.punctuality_sd for booking in flat], dtype=np.float64),
        shares=np.cumsum([klass.share for klass in shared], dtype=np.float64),
        shared=np.array([classes.index(klass.id) for klass in shared], dtype=np.int64),
        ordinary=classes.index("ordinary"),
        appointment=classes.index("appointment"),
        duration=stacked([service_time(service) for service in scenario.services]),
        patience=stacked([] if scenario.patience is None else [patience_time(scenario.patience)]),
        no_show=0.0 if scenario.no_show is None else float(scenario.no_show.probability),
        after=-math.inf if start is None else float(start.at) - opens,
        present=_present(scenario, classes),
        passed=np.array([ticket.elapsed * p for ticket, p in zip(serving, pace, strict=True)], dtype=np.float64),
        pace=np.array(pace, dtype=np.float64),
        queueing=0 if start is None else len(start.waiting),
    )


def expected_tickets(scenario: Scenario) -> float:
    """How many tickets a day is expected to have, those of the start included."""
    rates = (cumulative_rate(service.arrivals, 0.0)[1][-1] for service in scenario.services)
    booked = sum(a.count * a.show for service in scenario.services for a in service.appointments)
    return float(sum(rates)) + booked + len(_present(scenario, classes_of(scenario)).arrival)


def _offsets(counts: Sequence[int]) -> Integers:
    return np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)


def _pace(scenario: Scenario, serving: Serving) -> float:
    window = next(w for w in scenario.windows if w.id == serving.window)
    return float(skills_of(scenario, window)[0][serving.services[0]])


def _present(scenario: Scenario, classes: tuple[str, ...]) -> Crowd:
    """The tickets of ``[start]``: serving, waiting, parked."""
    start = scenario.start
    if start is None:
        return _crowd([], [], [], [], [], [])
    numbers = {service.id: number for number, service in enumerate(scenario.services)}
    at = float(start.at - scenario.opens)
    tickets: tuple[Serving | Waiting | Parked, ...] = (*start.serving, *start.waiting, *start.parked)
    waits = [at - ticket.waited for ticket in tickets]
    begun = [at - ticket.elapsed - ticket.waited for ticket in start.serving]
    back = [at + ticket.back_in - ticket.waited for ticket in start.parked]
    services = [[numbers[service] for service in ticket.services] for ticket in tickets]
    return _crowd(
        begun + waits[len(begun) :],
        begun + waits[len(begun) : len(begun) + len(start.waiting)] + back,
        [classes.index(ticket.klass) for ticket in tickets],
        services,
        [0.0] * sum(map(len, services)),
        [NEVER] * len(tickets),
    )


@compiled
def draw_crowd(demand: Demand, seed: np.uint64, replication: int) -> Crowd:
    """The tickets of one replication, those of the start included."""
    came, service, number = _arrivals(demand, seed, replication)
    order = order_of(came)
    held = len(demand.present.arrival)
    places = len(demand.present.needs)
    count = held + len(order)
    crowd = Crowd(
        np.empty(count),
        np.empty(count),
        np.empty(count, np.int32),
        np.empty(count, np.int32),
        np.empty(count, np.int32),
        np.empty(places + len(order), np.int32),
        np.empty(places + len(order)),
        np.empty(count),
        np.empty(count, np.bool_),
    )
    keys = np.empty((4, len(demand.duration.kind)), np.uint64)
    _fill(demand, crowd, came, service, number, order, keys, seed, replication)
    return crowd


@working
def _fill(
    demand_value: Demand,
    crowd_value: Crowd,
    came: Floats,
    service: Indices,
    number: Integers,
    order: Indices,
    keys: Words,
    seed: np.uint64,
    replication: int,
) -> None:
    demand: Demand = reference(demand_value)
    crowd: Crowd = reference(crowd_value)
    if len(demand.present.arrival):
        _draw_present(demand, crowd, seed, replication)
    _draw_newcomers(demand, crowd, came, service, number, order, keys, seed, replication)


_CLASS, _DURATION, _PATIENCE, _NO_SHOW = range(4)


@working
def _draw_newcomers(
    demand: Demand,
    crowd: Crowd,
    came: Floats,
    service: Indices,
    number: Integers,
    order: Indices,
    keys: Words,
    seed: np.uint64,
    replication: int,
) -> None:
    """Fill in who comes, in order of arrival, behind those of the start."""
    held = len(demand.present.arrival)
    places = len(demand.present.needs)
    _make_keys(keys[_CLASS], seed, replication, Purpose.CLASS)
    _make_keys(keys[_DURATION], seed, replication, Purpose.DURATION)
    _make_keys(keys[_PATIENCE], seed, replication, Purpose.PATIENCE)
    _make_keys(keys[_NO_SHOW], seed, replication, Purpose.NO_SHOW)
    with_classes = len(demand.shares) > 0
    with_patience = len(demand.patience.kind) > 0
    for position in range(len(order)):
        who = order[position]
        need = service[who]
        counter = number[who]
        ticket = held + position
        place = places + position
        instant = came[who]
        crowd.arrival[ticket] = instant
        crowd.first[ticket] = place
        crowd.end[ticket] = place + 1
        crowd.needs[place] = need
        crowd.durations[place] = draw_duration(demand.duration, need, keys[_DURATION, need], counter)
        klass = demand.ordinary
        if counter >= _BOOKED:
            instant = max(instant, demand.at[demand.booked[need] + counter - _BOOKED])
            klass = demand.appointment
        elif with_classes:
            klass = _class_number(demand, uniform(keys[_CLASS, need], counter))
        crowd.credit[ticket] = instant
        crowd.klass[ticket] = klass
        crowd.patience[ticket] = NEVER
        if with_patience:
            crowd.patience[ticket] = draw_duration(demand.patience, 0, keys[_PATIENCE, need], counter)
        crowd.no_show[ticket] = False
        if demand.no_show > 0.0:
            crowd.no_show[ticket] = uniform(keys[_NO_SHOW, need], counter) < demand.no_show


@working_inlined
def _make_keys(row: Words, seed: np.uint64, replication: int, purpose: int) -> None:
    common = stem(seed, replication, purpose)
    for service in range(len(row)):
        row[service] = key(common, service)


@working_inlined
def _class_number(demand: Demand, uniform: float) -> int:
    for place in range(len(demand.shares)):
        if uniform < demand.shares[place]:
            return int(demand.shared[place])
    return demand.ordinary


@compiled
def _arrivals(demand: Demand, seed: np.uint64, replication: int) -> tuple[Floats, Indices, Integers]:
    """Who comes, service by service: arrival, service and number among that service's arrivals."""
    factor = 1.0
    if len(demand.day.kind):
        factor = draw_duration(demand.day, 0, key(stem(seed, replication, Purpose.DAY), 0), 0)
    total = 0.0
    for service in range(len(demand.piece) - 1):
        total += factor * demand.expected[demand.piece[service + 1] - 1]
    room = int(total + 6.0 * math.sqrt(total) + 16.0) + len(demand.at)
    while True:
        came = np.empty(room)
        services = np.empty(room, np.int32)
        numbers = np.empty(room, np.int64)
        count = _draw_arrivals(demand, factor, seed, replication, came, services, numbers)
        if count <= room:
            return came[:count], services[:count], numbers[:count]
        # The rare day that needs more room than usual.
        room = count


@working
def _draw_arrivals(
    demand_value: Demand,
    factor: float,
    seed: np.uint64,
    replication: int,
    came: Floats,
    services: Indices,
    numbers: Integers,
) -> int:
    """How many come, as many of them put down as there is room for.

    Walk-ins are Poisson processes by inversion of their cumulative rates (Çinlar 1975).
    """
    demand: Demand = reference(demand_value)
    arrival_stem = stem(seed, replication, Purpose.ARRIVAL)
    show_stem = stem(seed, replication, Purpose.SHOW)
    spread_stem = stem(seed, replication, Purpose.PUNCTUALITY)
    after = demand.after
    per_unit = 1.0 / factor
    count = 0
    for service in range(len(demand.piece) - 1):
        own = key(arrival_stem, service)
        piece = demand.piece[service]
        last = demand.expected[demand.piece[service + 1] - 1]
        number = 0
        reached = -math.log(uniform(own, number)) * per_unit
        while reached <= last and last > 0.0:
            while reached > demand.expected[piece + 1]:
                piece += 1
            instant = demand.times[piece] + (reached - demand.expected[piece]) * demand.minutes[piece]
            if instant >= after:
                if count < len(came):
                    came[count] = instant
                    services[count] = service
                    numbers[count] = number
                count += 1
            number += 1
            reached -= math.log(uniform(own, number)) * per_unit
        first = demand.booked[service]
        for booking in range(first, demand.booked[service + 1]):
            number = _BOOKED + booking - first
            if uniform(key(show_stem, service), number) < demand.show[booking]:
                off = demand.spread[booking] * normal(uniform(key(spread_stem, service), number))
                if demand.at[booking] + off >= after:
                    if count < len(came):
                        came[count] = demand.at[booking] + off
                        services[count] = service
                        numbers[count] = number
                    count += 1
    return count


@compiled
def order_of(instants: Floats) -> Indices:
    """The stable order of instants: about one to a bucket, then insertion."""
    order = np.empty(len(instants), np.int32)
    if len(instants):
        _put_in_order(instants, order, np.zeros(len(instants) + 1, np.int32))
    return order


@working
def _put_in_order(instants: Floats, order: Indices, begin: Indices) -> None:
    count = len(instants)
    lowest = instants[0]
    highest = lowest
    for who in range(count):
        lowest = min(lowest, instants[who])
        highest = max(highest, instants[who])
    scale = (count - 1) / (highest - lowest) if highest > lowest else 0.0
    for who in range(count):
        begin[int((instants[who] - lowest) * scale) + 1] += 1
    for bucket in range(count):
        begin[bucket + 1] += begin[bucket]
    for who in range(count):
        bucket = int((instants[who] - lowest) * scale)
        order[begin[bucket]] = who
        begin[bucket] += 1
    for place in range(1, count):
        who = order[place]
        instant = instants[who]
        before = place - 1
        while before >= 0 and instants[order[before]] > instant:
            order[before + 1] = order[before]
            before -= 1
        order[before + 1] = who


@working
def _draw_present(demand: Demand, crowd: Crowd, seed: np.uint64, replication: int) -> None:
    """The tickets of the start, with the needs that chance gives them."""
    present = demand.present
    served = len(demand.passed)
    duration = stem(seed, replication, Purpose.START_DURATION)
    left = stem(seed, replication, Purpose.START_LEFT)
    patience = stem(seed, replication, Purpose.START_PATIENCE)
    no_show = stem(seed, replication, Purpose.START_NO_SHOW)
    for ticket in range(len(present.arrival)):
        first = present.first[ticket]
        crowd.arrival[ticket] = present.arrival[ticket]
        crowd.credit[ticket] = present.credit[ticket]
        crowd.klass[ticket] = present.klass[ticket]
        crowd.first[ticket] = first
        crowd.end[ticket] = present.end[ticket]
        crowd.patience[ticket] = NEVER
        crowd.no_show[ticket] = False
        for place in range(first, present.end[ticket]):
            need = present.needs[place]
            crowd.needs[place] = need
            counter = ticket * _PLACES + place - first
            crowd.durations[place] = draw_duration(demand.duration, need, key(duration, need), counter)
        need = present.needs[first]
        if ticket < served:
            passed = demand.passed[ticket]
            drawn = draw_beyond(demand.duration, need, passed, uniform(key(left, need), ticket))
            crowd.durations[first] = (drawn - passed) / demand.pace[ticket]
        elif ticket < served + demand.queueing:
            if len(demand.patience.kind):
                waited = demand.after - present.arrival[ticket]
                drawn = uniform(key(patience, need), ticket)
                crowd.patience[ticket] = draw_beyond(demand.patience, 0, waited, drawn)
            if demand.no_show > 0.0:
                crowd.no_show[ticket] = uniform(key(no_show, need), ticket) < demand.no_show
