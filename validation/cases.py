"""Queues whose answer is known, each as a scenario of the hall."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulation.day import Day
from simulation.dispatch import RULES
from simulation.sampling import NEVER, Citizens, from_trace
from simulation.scenario import parse
from simulation.tables import Scenario
from simulation.trace import Arrival
from validation import chains, exact
from validation.engines import Engine, Floats, Steady, Study, Traces, Visits, simulate

TICKETS = 20_000
"""Arrivals of one simulated day."""
WARM_UP, COOL_DOWN = 0.1, 0.02
"""Parts of the day, at its begin and end, whose arrivals do not count."""


@dataclass(frozen=True)
class Case:
    """One queue.

    Attributes
    ----------
    section, title : str
    source : str
        Whose formula it is.
    study : Study
    expected : mapping of str to float
        By measure of the study.
    note : str
        What must be known to judge it.
    share : float
        Of the usual number of days, for what is slow to play.
    tolerance : float
        Relative: how far a published figure can be trusted; 0 for what is exact.
    """

    section: str
    title: str
    source: str
    study: Study
    expected: Mapping[str, float]
    note: str = ""
    share: float = 1.0
    tolerance: float = 0.0


def hall(
    rates: Mapping[str, float],
    windows: Sequence[Mapping[str, Any]],
    tickets: int = TICKETS,
    service: Mapping[str, Any] | None = None,
    classes: Sequence[Mapping[str, Any]] = (),
    **more: Any,
) -> Scenario:
    """A hall with Poisson arrivals all day and unit services.

    Parameters
    ----------
    rates : mapping
        Arrivals a minute by service.
    tickets : int
        Expected on the day.
    service : mapping, optional
        Keys of every service; default exponential.
    """
    minutes = tickets / sum(rates.values())
    shape = {"mean": 1.0, "distribution": "exponential", **(service or {})}
    return parse(
        {
            "opens": 0,
            "closes": minutes,
            "rule": "fcfs",
            "service": [
                {"id": name, **shape, "arrivals": [{"from": 0, "to": minutes, "per_hour": 60.0 * rate}]}
                for name, rate in rates.items()
            ],
            "class": list(classes),
            "window": [{"id": str(number), **window} for number, window in enumerate(windows, 1)],
            **more,
        }
    )


def alike(count: int) -> list[dict[str, Any]]:
    """Windows that serve everything at speed 1."""
    return [{"skills": {"*": 1.0}}] * count


def settled(scenario: Scenario, by: str = "", traces: Traces | None = None, warm_up: float = WARM_UP) -> Study:
    """Its steady state."""
    closes = float(scenario.closes - scenario.opens)
    return Study(scenario, Steady(warm_up * closes, (1.0 - COOL_DOWN) * closes, by), traces)


def erlang() -> list[Case]:
    """Exponential windows in a row, all alike."""
    found = []
    for servers, load in ((2, 0.9), (5, 0.7), (5, 0.8), (5, 0.85), (5, 0.9), (10, 0.85), (10, 0.9), (20, 0.9)):
        known = exact.erlang_c(servers, servers * load)
        found.append(
            Case(
                "Erlang C",
                f"{servers} windows, load {load:g}",
                "Erlang 1917",
                settled(hall({"a": servers * load}, alike(servers))),
                {"waits": known.waits, "mean_wait": known.mean_wait},
            )
        )
    return found


def _case(
    section: str, title: str, source: str, study: Study, known: exact.Waits | float, note: str = "", **expected: float
) -> Case:
    """A case of what a formula gives: waits and mean wait, or the mean wait alone."""
    if isinstance(known, exact.Waits):
        means = {"waits": known.waits, "mean_wait": known.mean_wait}
    else:
        means = {"mean_wait": known}
    return Case(section, title, source, study, {**means, **expected}, note)


def impatient() -> list[Case]:
    """Exponential windows whose citizens give up."""
    section = "Erlang A and its kin: citizens who give up"
    found = []
    for load, leaving in ((4.25, 0.5), (6.0, 0.5)):
        known = exact.impatient(5, load, lambda t, leaving=leaving: math.exp(-leaving * t))  # type: ignore[misc]
        patience = Exponential(1.0 / leaving)
        study = settled(hall({"a": load}, alike(5)), traces=Poisson(load, patience=patience))
        title = f"5 windows, {load:g} Erlang, exponential patience, mean {1.0 / leaving:g}"
        note = "patience from a trace: a scenario's own is lognormal or fixed"
        found.append(_case(section, title, "Palm 1957", study, known, note, lost=known.lost))
    for load, mean, cv in ((4.75, 3.0, 0.8), (6.0, 2.0, 1.5)):
        known = exact.impatient(5, load, partial(_lognormal_tail, mean, cv))
        study = settled(hall({"a": load}, alike(5), patience={"mean": mean, "cv": cv}))
        title = f"5 windows, {load:g} Erlang, lognormal patience, mean {mean:g}, cv {cv:g}"
        found.append(_case(section, title, "Baccelli & Hebuterne 1981", study, known, lost=known.lost))
    known = exact.impatient(5, 6.0, lambda t: float(t < 0.5), (0.5,))
    study = settled(hall({"a": 6.0}, alike(5), patience={"mean": 0.5, "cv": 0.0}))
    title = "5 windows, 6 Erlang, everybody leaves after 0.5"
    found.append(_case(section, title, "Baccelli & Hebuterne 1981", study, known, lost=known.lost))
    return found


def _lognormal_tail(mean: float, cv: float, t: float) -> float:
    if t <= 0.0:
        return 1.0
    variance = math.log1p(cv * cv)
    z = (math.log(t / mean) + 0.5 * variance) / math.sqrt(variance)
    return 0.5 * math.erfc(z / math.sqrt(2.0))


@dataclass(frozen=True)
class Exponential:
    """A law for traces."""

    mean: float

    def __call__(self, random: np.random.Generator, count: int) -> Floats:
        """Draw."""
        return random.exponential(self.mean, count)


@dataclass(frozen=True)
class Always:
    """A law for traces that leaves nothing to chance."""

    value: float

    def __call__(self, random: np.random.Generator, count: int) -> Floats:
        """As often as needed."""
        return np.full(count, self.value)


Law = Exponential | Always


@dataclass(frozen=True)
class Poisson:
    """Traces of a Poisson stream whose citizens want every one of the services, one after the other.

    Attributes
    ----------
    rate : float
        A minute.
    services : tuple of str
    service : Law
        Of each.
    patience : Law, optional
    tickets : int
        Expected.
    """

    rate: float
    services: tuple[str, ...] = ("a",)
    service: Law = Exponential(1.0)
    patience: Law | None = None
    tickets: int = TICKETS

    def __call__(self, replication: int, engine: Engine) -> list[Arrival]:
        """The trace of a replication, of a seed of its own."""
        random = np.random.default_rng([20, replication])
        minutes = self.tickets / self.rate
        count = int(random.poisson(self.tickets))
        arrivals = np.sort(random.uniform(0.0, minutes, count))
        needs = [self.service(random, count).tolist() for _ in self.services]
        patience = [None] * count if self.patience is None else self.patience(random, count).tolist()
        return [
            Arrival(str(number), float(arrival), self.services, "ordinary", durations, leaves)
            for number, (arrival, durations, leaves) in enumerate(
                zip(arrivals, zip(*needs, strict=True), patience, strict=True), 1
            )
        ]


@dataclass(frozen=True)
class Places:
    """Traces for a hall with so many places to wait, which the format has no key for.

    Who would have to wait and finds no place free leaves at once: patience 0.
    Whether one is free depends on those before alone, so the engine is asked
    again and again, each time with those turned away whom its last answer shows
    to have found none, until nothing changes. By induction over the tickets the
    result is the day of the hall with its places, decided by the engine itself.
    """

    scenario: Scenario
    places: int
    arrivals: Callable[[int, Engine], Sequence[Arrival]]

    def __call__(self, replication: int, engine: Engine) -> Citizens:
        """Those of a replication."""
        citizens = from_trace(self.scenario, self.arrivals(replication, engine))
        away = np.zeros(len(citizens), dtype=np.bool_)
        while True:
            crowd = citizens.crowd._replace(patience=np.where(away, 0.0, NEVER))
            citizens = replace(citizens, crowd=crowd)
            (day,) = simulate(self.scenario, range(1), 0, engine, lambda _, __, citizens=citizens: citizens)  # type: ignore[misc]
            seen = Visits.of(day)
            waited = seen.wait > 0.0
            begins, ends = seen.arrival[waited], np.sort((seen.arrival + seen.wait)[waited])
            waiting = np.searchsorted(begins, seen.arrival) - np.searchsorted(ends, seen.arrival)
            found = (waited | seen.left) & (waiting >= self.places)
            if (found == away).all():
                return citizens
            away = found


def presence(day: Day, instants: Floats, away: NDArray[np.bool_]) -> NDArray[np.int64]:
    """How many of those not sent away are in the hall just before each instant."""
    seen = Visits.of(day)
    gone = np.where(seen.left, seen.arrival + seen.wait, seen.finished)
    here: NDArray[np.int64] = np.cumsum(~away) - ~away
    return here - np.searchsorted(np.sort(gone[~away]), instants)


def finite_room() -> list[Case]:
    """Citizens who find the hall full and go."""
    section = "Finite room: M/M/c/K"
    found = []
    for servers, room, load in ((5, 5, 4.0), (5, 10, 4.25), (2, 6, 1.8)):
        tickets = TICKETS if room == servers else TICKETS // 5
        scenario = hall({"a": load}, alike(servers), tickets)
        known = exact.finite_room(servers, room, load)
        stream = Poisson(load, tickets=tickets)
        if room == servers:
            traces: Traces = replace(stream, patience=Always(0.0))
            note = "nobody can wait: patience 0"
        else:
            traces = Places(scenario, room - servers, stream)
            note = "the format has no room; who finds it full gets patience 0, found by playing until nothing changes"
        expected = {"stayed_waits": known.waits, "stayed_wait": known.mean_wait, "lost": known.lost}
        if room == servers:
            expected = {"lost": known.lost}
        study = settled(scenario, traces=traces)
        title = f"{servers} windows, room for {room}, {load:g} Erlang"
        source = "Erlang 1917" if room == servers else "Gross & Harris 1974"
        found.append(Case(section, title, source, study, expected, note))
    return found


def general_service() -> list[Case]:
    """Service times of other shapes."""
    section = "General service times: M/G/1, M/D/c, M/G/c"
    found = []
    shapes: list[tuple[str, dict[str, Any], float]] = [
        ("lognormal, cv 0.6", {"distribution": "lognormal", "cv": 0.6}, 0.6),
        ("lognormal, cv 1.5", {"distribution": "lognormal", "cv": 1.5}, 1.5),
        ("gamma, cv 0.5", {"distribution": "gamma", "cv": 0.5}, 0.5),
        ("gamma, cv 1.5", {"distribution": "gamma", "cv": 1.5}, 1.5),
        ("deterministic", {"distribution": "deterministic"}, 0.0),
        ("empirical, ½ or 2", {"distribution": "empirical", "values": [0.5, 0.5, 2.0]}, math.sqrt(0.5)),
    ]
    for name, keys, cv in shapes:
        study = settled(hall({"a": 0.8}, alike(1), service=keys))
        found.append(_case(section, f"1 window, load 0.8, {name}", "Pollaczek 1930", study, exact.one_server(0.8, cv)))
    for servers, load in ((2, 0.9), (5, 0.85), (10, 0.9)):
        study = settled(hall({"a": servers * load}, alike(servers), service={"distribution": "deterministic"}))
        known = exact.fixed_service(servers, servers * load)
        found.append(_case(section, f"{servers} windows, load {load:g}, deterministic", "Crommelin 1932", study, known))
    for servers, load in ((5, 0.85), (10, 0.8)):
        keys = {"distribution": "gamma", "cv": math.sqrt(0.5)}
        study = settled(hall({"a": servers * load}, alike(servers), service=keys))
        mean = chains.erlang_two(servers, servers * load, 250)
        found.append(_case(section, f"{servers} windows, load {load:g}, Erlang-2", "chain of phases", study, mean))
    no_show = {"probability": 0.1, "minutes": 0.25}
    load, second = 0.8 * (0.9 + 0.1 * 0.25), 0.8 * (0.9 * 2.0 + 0.1 * 0.25**2)
    known = exact.Waits(load, second / (2.0 * (1.0 - load)))
    study = settled(hall({"a": 0.8}, alike(1), no_show=no_show))
    title = "1 window, 0.8 Erlang, a tenth are no-shows of ¼"
    found.append(_case(section, title, "Pollaczek 1930 of the mixture", study, known))
    return found


def priority() -> list[Case]:
    """Classes, and services of one length under every rule."""
    section = "Priority: head of line, accumulating, and what no rule can change"
    names = ("veteran", "courtesy", "ordinary")
    loads = (1.275, 1.7, 1.275)
    classes = [
        {"id": name, "rank": rank, "share": load / sum(loads), "weight": 1.0}
        for name, rank, load in zip(names, (2, 1, 0), loads, strict=True)
    ]
    scenario = hall({"a": sum(loads)}, alike(5), rule="priority", classes=classes)
    waits = exact.head_of_line(5, loads)
    found = [
        Case(
            section,
            "5 windows, three ranks, rule `priority`",
            "Cobham 1954",
            settled(scenario, "class"),
            {f"mean_wait {name}": wait for name, wait in zip(names, waits, strict=True)},
        )
    ]
    for loads2, slopes in (((2.975, 1.275), (1.0, 2.0)), ((3.0, 1.5), (1.0, 5.0))):
        klass = [{"id": "courtesy", "weight": slopes[1], "share": loads2[1] / sum(loads2)}]
        scenario = hall({"a": sum(loads2)}, alike(5), rule="gcmu", classes=klass)
        low, high = exact.accumulating(5, loads2, slopes)
        found.append(
            Case(
                section,
                f"5 windows, weights {slopes[1]:g} : {slopes[0]:g}, rule `gcmu`",
                "Kleinrock 1964, Stanford et al. 2014",
                settled(scenario, "class"),
                {"mean_wait courtesy": high, "mean_wait ordinary": low},
                "of one service, `gcmu` is accumulating priority",
            )
        )
    for rule in RULES:
        rates = {"a": 1.0, "b": 2.0, "c": 1.25}
        klass = [{"id": "courtesy", "weight": 3.0, "rank": 1, "share": 0.3}]
        scenario = hall(rates, alike(5), rule=rule, overdue=2.0, service={"target": 1.5}, classes=klass)
        found.append(
            _case(
                section,
                f"5 windows, three services alike, rule `{rule}`, overdue",
                "Kleinrock 1965",
                settled(scenario),
                exact.erlang_c(5, 4.25),
                "no rule changes the mean over all when services are alike",
            )
        )
    return found


def networks() -> list[Case]:
    """Windows of different speeds, and visits of two services."""
    section = "Different speeds, and visits of two services"
    speeds = (1.0, 0.5)

    def moves(state: chains.State) -> chains.Moves:
        fast, slow, waiting = state
        load = 1.2
        if not fast:
            yield (1, slow, waiting), load
        elif not slow:
            yield (fast, 1, waiting), load
        elif waiting < 400:
            yield (1, 1, waiting + 1), load
        if fast:
            yield (1, slow, waiting - 1) if waiting else (0, slow, 0), speeds[0]
        if slow:
            yield (fast, 1, waiting - 1) if waiting else (fast, 0, 0), speeds[1]

    law = chains.stationary((0, 0, 0), moves)
    known = sum(share * state[2] for state, share in law.items()) / 1.2
    study = settled(hall({"a": 1.2}, [{"skills": {"a": speed}} for speed in reversed(speeds)]))
    title = "speeds 1 and ½, 1.2 Erlang, the faster takes who comes"
    found = [_case(section, title, "solved chain (Gumbel 1960)", study, known)]
    windows = [{"skills": {"a": 1.0}}, {"skills": {"a": 1.0}}, {"skills": {"b": 1.0}}]
    scenario = hall({"a": 0.8, "b": 1e-9}, windows)
    known = exact.erlang_c(2, 0.8).mean_wait + exact.erlang_c(1, 0.8).mean_wait
    study = settled(scenario, traces=Poisson(0.8, services=("a", "b")))
    found.append(_case(section, "two services in order: 2 windows, then 1; load 0.8", "Burke 1956", study, known))
    together = hall({"a": 1.6, "b": 1e-9}, alike(4))
    study = settled(together, traces=Poisson(1.6, services=("a", "b")))
    title = "two services at once at one of 4 windows, 3.2 Erlang"
    known = 2.0 * chains.erlang_two(4, 3.2, 250)
    found.append(_case(section, title, "chain of phases", study, known, "service is Erlang-2 of mean 2"))
    return found


def skills() -> list[Case]:
    """Cross-trained windows."""
    section = "Designs of skills"
    found = []
    types = [chr(ord("a") + number) for number in range(12)]
    rates = dict.fromkeys(types, 0.85)
    for count in (2, 3, 12):
        windows = [{"skills": {types[(w + step) % 12]: 1.0 for step in range(count)}} for w in range(12)]
        bits = [sum(1 << (w + step) % 12 for step in range(count)) for w in range(12)]
        known = exact.product_form(bits, list(rates.values()))
        title = f"ring of 12 windows and services, {count} skills each, load 0.85"
        found.append(_case(section, title, "Adan & Weiss 2012, 2014", settled(hall(rates, windows)), known))
    designs = (
        ("N: windows a, ab; 0.9 and 0.75 Erlang", chains.Design((1, 3), (0.9, 0.75))),
        ("N: windows a, a, ab; 1.2 and 0.5 Erlang", chains.Design((1, 1, 3), (1.2, 0.5))),
        ("W: windows ab, bc; 0.5, 0.7 and 0.45 Erlang", chains.Design((3, 6), (0.5, 0.7, 0.45))),
        ("M: windows a, ab, b; 1 and 0.9 Erlang", chains.Design((1, 3, 2), (1.0, 0.9))),
    )
    for title, design in designs:
        own = [{"skills": {types[k]: 1.0 for k in range(3) if bits >> k & 1}} for bits in design.skills]
        come = dict(zip(types, design.rates, strict=False))
        mean, each = design.mean_waits(120 if len(own) == 2 else 28)
        expected = {f"mean_wait {name}": wait for name, wait in zip(come, each, strict=True)}
        study = settled(hall(come, own), "service")
        found.append(_case(section, title, "solved chain", study, mean, "the least flexible window first", **expected))
    return found


PUBLISHED_WAITS = {1: 2.459, 2: 0.600, 3: 0.494, 6: 0.452}
"""Minutes, by skills an agent (Wallace & Whitt 2005): simulated by them, but for their own chance."""
CALL = 10.0
"""Minutes of a call there."""


def wallace_whitt() -> list[Case]:
    """Six types, ninety agents, fifteen of each primary type, room for thirty who wait."""
    found = []
    types = "abcdef"
    rates = dict.fromkeys(types, 14.0)
    for skills, published in PUBLISHED_WAITS.items():
        windows = [_agent(types, primary, number, skills) for number in range(15) for primary in range(6)]
        tickets = TICKETS // 5 if skills == 1 else TICKETS // 2
        scenario = hall(rates, windows, tickets)
        traces = Places(scenario, 30, Mixed(types, 84.0, tickets, 96))
        study = settled(scenario, traces=traces, warm_up=0.4)
        expected, source = {"stayed_wait": published / CALL}, "Wallace & Whitt 2005"
        if skills in (1, 6):
            known = exact.shared_places(6, 15, 30, 14.0) if skills == 1 else exact.finite_room(90, 120, 84.0)
            expected |= {"stayed_waits": known.waits, "lost": known.lost}
        note = "mean services of 10 minutes; other skills as last resort; room as above; their figure was simulated too"
        title = f"6 types, 90 windows, {skills} skill{'s' * (skills > 1)} each"
        found.append(Case("Wallace & Whitt's call centre", title, source, study, expected, note, 1.5, 0.02))
    return found


def _agent(types: str, primary: int, number: int, skills: int) -> dict[str, Any]:
    """An agent of a primary type; the others spread evenly over the agents of the type."""
    others = [types[(primary + 1 + (number + step) % 5) % 6] for step in range(skills - 1)]
    return {"skills": dict.fromkeys([types[primary], *others], 1.0), "last_resort": others}


@dataclass(frozen=True)
class Mixed:
    """Traces of a Poisson stream of several types alike, exponential services of 1; so many stand at the door."""

    types: str
    rate: float
    tickets: int
    door: int

    def __call__(self, replication: int, engine: Engine) -> list[Arrival]:
        """The trace of a replication."""
        random = np.random.default_rng([90, replication])
        kinds = random.integers(len(self.types), size=2 * self.tickets)
        stream = Poisson(self.rate, tickets=self.tickets)(replication, engine)
        for place in range(self.door):
            stream[place] = replace(stream[place], arrival=0.0)
        return [replace(row, services=(self.types[kind],)) for row, kind in zip(stream, kinds, strict=False)]


def all_cases() -> list[Case]:
    """Every queue, in the order of the report."""
    parts = (erlang, impatient, finite_room, general_service, priority, networks, skills, wallace_whitt)
    return [case for part in parts for case in part()]
