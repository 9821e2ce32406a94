"""The rule ``gcmu`` against its index, computed anew from a played day and by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from simulation.day import Day
from simulation.scenario import parse
from simulation.tables import Scenario, skills_of, standing
from simulation.trace import Arrival
from validation.engines import Engine, simulate

BY_HAND: tuple[tuple[str, float, str, str, float], ...] = (
    ("1", 0.0, "permit", "ordinary", 20.0),
    ("2", 2.0, "permit", "ordinary", 8.0),
    ("3", 10.0, "card", "ordinary", 4.0),
    ("4", 14.0, "permit", "courtesy", 8.0),
    ("5", 22.0, "card", "courtesy", 4.0),
)
"""Ticket, arrival, service, class, minutes; one window, permit: mean 8, target 15, card: mean 4, target 10, speed ½ for
permits; courtesy counts three times."""

STEPS = (
    (
        40.0,
        {
            "2": "1 · 38 / 15 / (8 / ½)",
            "3": "1 · 30 / 10 / (4 / 1)",
            "4": "3 · 26 / 15 / (8 / ½)",
            "5": "3 · 18 / 10 / (4 / 1)",
        },
        "5",
    ),
    (44.0, {"2": "1 · 42 / 15 / (8 / ½)", "3": "1 · 34 / 10 / (4 / 1)", "4": "3 · 30 / 15 / (8 / ½)"}, "3"),
    (48.0, {"2": "1 · 46 / 15 / (8 / ½)", "4": "3 · 34 / 15 / (8 / ½)"}, "4"),
    (64.0, {"2": "1 · 62 / 15 / (8 / ½)"}, "2"),
)
"""When the window becomes ready, each waiting ticket's index, and who is called."""


def value(formula: str) -> float:
    """An index as it is written in :data:`STEPS`: weight · age / target / (mean / speed)."""
    head, mean, speed = formula.replace("½", "0.5").replace("(", "").replace(")", "").replace("·", "/").rsplit("/", 2)
    weight, age, target = map(float, head.rstrip(" /").split("/"))
    return weight * age / target / (float(mean) / float(speed))


def example() -> tuple[Scenario, list[Arrival]]:
    """The hall and the trace of :data:`BY_HAND`."""
    scenario = parse(
        {
            "opens": 0,
            "closes": 120,
            "rule": "gcmu",
            "service": [{"id": "permit", "mean": 8.0, "target": 15.0}, {"id": "card", "mean": 4.0, "target": 10.0}],
            "class": [{"id": "courtesy", "weight": 3.0}],
            "window": [{"id": "1", "skills": {"permit": 0.5, "card": 1.0}}],
        }
    )
    return scenario, [Arrival(name, at, (service,), klass, (m,)) for name, at, service, klass, m in BY_HAND]


def calls_by_hand(engine: Engine) -> list[tuple[float, str]]:
    """Whom an engine calls when, in the example."""
    scenario, trace = example()
    (day,) = simulate(scenario, range(1), 0, engine, lambda _, __: trace)
    return sorted((day.called(ticket)[0], row.ticket) for ticket, row in enumerate(trace))[1:]


@dataclass(frozen=True)
class Checked:
    """Calls from the queue that were judged, how many had a choice, and how many called somebody of a lower index."""

    calls: int
    choices: int
    wrong: int


def crowded(replication: int) -> tuple[Scenario, list[Arrival]]:
    """A hall of three services, three classes and four windows of mixed speeds, and a busy day of it."""
    random = np.random.default_rng([4, replication])
    services = ("a", "b", "c")
    means, targets = (3.0, 8.0, 15.0), (5.0, 15.0, 20.0)
    scenario = parse(
        {
            "opens": 0,
            "closes": 480,
            "rule": "gcmu",
            "service": [
                {"id": name, "mean": mean, "target": target}
                for name, mean, target in zip(services, means, targets, strict=True)
            ],
            "class": [{"id": "courtesy", "weight": 3.0}, {"id": "veteran", "weight": 2.0}],
            "window": [
                {"id": "1", "skills": {"a": 1.0, "b": 0.8}},
                {"id": "2", "skills": {"b": 1.0, "c": 1.0}},
                {"id": "3", "skills": {"*": 0.7}},
                {"id": "4", "skills": {"a": 1.3, "c": 0.5}},
            ],
        }
    )
    trace = []
    for number, arrival in enumerate(np.sort(random.uniform(0.0, 480.0, 210)).tolist()):
        wanted = random.choice(3, size=1 + int(random.random() < 0.2), replace=False)
        durations = tuple(float(random.exponential(means[need])) for need in wanted)
        klass = str(random.choice(["ordinary", "courtesy", "veteran"], p=[0.7, 0.2, 0.1]))
        trace.append(Arrival(str(number), arrival, tuple(services[need] for need in wanted), klass, durations))
    return scenario, trace


def check(engine: Engine, days: int) -> Checked:
    """Judge every call from the queue on crowded days."""
    parts = [_check_day(engine, replication) for replication in range(days)]
    return Checked(*(sum(column) for column in zip(*parts, strict=True)))


def _check_day(engine: Engine, replication: int) -> tuple[int, int, int]:
    scenario, trace = crowded(replication)
    (day,) = simulate(scenario, range(1), 0, engine, lambda _, __: trace)
    waits = [wait for ticket, row in enumerate(trace) for wait in _waits(day, ticket, row)]
    skills = {window.id: skills_of(scenario, window)[0] for window in scenario.windows}
    calls = choices = wrong = 0
    for ticket, place, begin, now in waits:
        if now == begin:
            continue
        window = day.windows(ticket)[place]
        present = [(t, p) for t, p, since, until in waits if since <= now and until >= now]
        able = [(t, p) for t, p in present if skills[window].get(trace[t].services[p], skills[window].get("*", 0.0))]
        urgency = {t: _urgency(scenario, skills[window], trace[t], day, t, p, now) for t, p in able}
        calls += 1
        choices += len(able) > 1
        wrong += urgency[ticket] < max(urgency.values())
    return calls, choices, wrong


def _waits(day: Day, ticket: int, row: Arrival) -> list[tuple[int, int, float, float]]:
    """Ticket, which service it waits for, from when to its call."""
    begins = [row.arrival, *day.finished(ticket)]
    calls = day.called(ticket)
    return [
        (ticket, place, begins[place], call) for place, call in enumerate(calls) if not place or call > begins[place]
    ]


def _urgency(
    scenario: Scenario, skills: dict[str, float], row: Arrival, day: Day, ticket: int, place: int, now: float
) -> float:
    """Weight · age / target / minutes at this window, as the rule is written."""
    begins = [row.arrival, *day.finished(ticket)]
    waited = sum(call - begins[n] for n, call in enumerate(day.called(ticket)[:place]))
    age = max(0.0, now - (begins[place] - waited))
    services = {service.id: service for service in scenario.services}
    minutes = 0.0
    for service in _ahead(row.services[place:], skills):
        minutes += services[service].mean / skills.get(service, skills.get("*", 0.0))
    weight = standing(scenario, row.klass).weight
    return weight * age / services[row.services[place]].target / minutes


def _ahead(services: Sequence[str], skills: dict[str, float]) -> list[str]:
    """The next service and those right after it that the same window may serve."""
    found = []
    for service in services:
        if not skills.get(service, skills.get("*", 0.0)):
            break
        found.append(service)
    return found
