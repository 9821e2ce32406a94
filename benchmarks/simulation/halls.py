"""Halls to time: random skills, every feature of the format or none."""

import random

from simulation.scenario import Scenario, parse

OPENS, CLOSES = 540.0, 1020.0
MEANS = (3.0, 4.0, 5.0, 6.0, 8.0, 10.0, 12.0, 15.0)
LOAD = 0.85
FULL_LOAD = 0.7
"""With breaks, learners and late openings windows are then as busy as at :data:`LOAD` without."""

SKILLS = 5


def plain(windows: int = 12, services: int = 20, load: float = LOAD, mean: float | None = None) -> Scenario:
    """Fixed skills, first come first served, nothing else."""
    return parse(_plain(windows, services, load, mean))


def full(windows: int = 12, services: int = 20, load: float = FULL_LOAD, mean: float | None = None) -> Scenario:
    """Every feature of the format.

    A day factor, three classes, appointments, patience, no-shows, ``gcmu``
    with ``overdue``, learners, switched-off skills and last resorts, breaks,
    late openings and overtime.
    """
    hall = _plain(windows, services, load, mean)
    chance = random.Random(11)
    hall |= {
        "rule": "gcmu",
        "overdue": 2.0,
        "demand": {"day_cv": 0.1},
        "class": [
            {"id": "courtesy", "weight": 3.0, "rank": 1, "share": 0.12},
            {"id": "veteran", "weight": 2.0, "rank": 1, "share": 0.03},
        ],
        "patience": {"mean": 90.0, "cv": 0.8},
        "no_show": {"probability": 0.03, "minutes": 1.0},
        "clerk": [],
    }
    for number, window in enumerate(hall["window"]):
        own = window.pop("skills")
        names = list(own)
        first = OPENS + chance.choice((0.0, 0.0, 0.0, 30.0))
        noon = OPENS + 150.0 + 30.0 * (number % 4)
        hall["clerk"].append(
            {
                "id": f"c{number}",
                "skills": own | {chance.choice(names): 0.6},
                "last_resort": [chance.choice(names)] if number % 3 == 0 else [],
                "inactive": [chance.choice(names)] if number % 5 == 4 else [],
                "shift": [first, CLOSES],
                "breaks": [[noon, noon + 30.0]],
            }
        )
        window["clerk"] = f"c{number}"
    for service in hall["service"][::4]:
        service["appointments"] = [
            {"at": OPENS + 60.0 * hour, "count": 1, "show": 0.9, "punctuality_sd": 5.0} for hour in range(1, 7)
        ]
    return parse(hall)


def _plain(windows: int, services: int, load: float, mean: float | None) -> dict:
    chance = random.Random(7)
    skills = [{f"s{s}": 1.0 for s in chance.sample(range(services), min(SKILLS, services))} for _ in range(windows)]
    for service in range(services):
        while sum(f"s{service}" in own for own in skills) < min(2, windows):
            chance.choice(skills)[f"s{service}"] = 1.0
    per_service = load * windows * 60.0 / services
    rows = []
    for service in range(services):
        own = mean or chance.choice(MEANS)
        rate = {"from": OPENS, "to": CLOSES, "per_hour": per_service / own}
        rows.append({"id": f"s{service}", "mean": own, "arrivals": [rate]})
    return {
        "opens": OPENS,
        "closes": CLOSES,
        "rule": "fcfs",
        "service": rows,
        "window": [{"id": f"w{number}", "skills": own} for number, own in enumerate(skills)],
    }
