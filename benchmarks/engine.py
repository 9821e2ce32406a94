"""Tickets per second of the SimPy model beside a textbook SimPy model, on the same citizens.

12 windows, 20 services, random skills, load about 85 %. Run from the
repository: ``python benchmarks/engine.py [--days N]``.
"""

import argparse
import random
import time

import textbook_simpy

from simulation.measures import Measures
from simulation.engines import run_day
from simulation.plant import compile_plant
from simulation.sampling import draw
from simulation.scenario import Scenario, parse

WINDOWS, SERVICES, LOAD = 12, 20, 0.85
MEANS = (3.0, 4.0, 5.0, 6.0, 8.0, 10.0, 12.0, 15.0)


def hall(rule: str, chance: random.Random) -> Scenario:
    """Every service at two windows or more, every window with five services or so."""
    skills = [
        {f"s{s}": chance.choice((1.0, 1.0, 0.8)) for s in chance.sample(range(SERVICES), 5)} for _ in range(WINDOWS)
    ]
    for service in range(SERVICES):
        while sum(f"s{service}" in own for own in skills) < 2:
            chance.choice(skills)[f"s{service}"] = 1.0
    means = [chance.choice(MEANS) for _ in range(SERVICES)]
    per_service = LOAD * WINDOWS * 60.0 / SERVICES
    return parse(
        {
            "opens": "09:00",
            "closes": "17:00",
            "rule": rule,
            "overdue": 2.0,
            "service": [
                {
                    "id": f"s{s}",
                    "mean": mean,
                    "arrivals": [{"from": "09:00", "to": "17:00", "per_hour": per_service / mean}],
                }
                for s, mean in enumerate(means)
            ],
            "window": [{"id": str(w), "skills": own} for w, own in enumerate(skills)],
        }
    )


def rate(tickets: int, days: list, act) -> float:
    begun = time.perf_counter()
    for day in days:
        act(day)
    return tickets / (time.perf_counter() - begun)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--days", type=int, default=200)
    count = parser.parse_args().days
    begun = time.perf_counter()
    scenario = hall("fcfs", random.Random(7))
    days = [draw(scenario, 1, replication) for replication in range(count)]
    tickets = sum(map(len, days))
    print(f"{count} days, {tickets:,} tickets, {WINDOWS} windows, {SERVICES} services")
    print(f"drawing the citizens          {tickets / (time.perf_counter() - begun):10,.0f} tickets/s")
    plant = compile_plant(scenario)
    textbook = rate(tickets, days, lambda day: textbook_simpy.run_day(plant, day))
    print(f"textbook SimPy, fcfs          {textbook:10,.0f} tickets/s")
    for rule in ("fcfs", "gcmu"):
        plant = compile_plant(hall(rule, random.Random(7)))
        lean = rate(tickets, days, lambda day, plant=plant: run_day(plant, day))
        print(f"this model, {rule:<4}              {lean:10,.0f} tickets/s   {lean / textbook:4.2f} x textbook")
    measures = Measures()
    simulated = [run_day(plant, day) for day in days]
    folding = rate(tickets, list(enumerate(simulated)), lambda pair: measures.add(pair[1], pair[0]))
    print(f"measuring                     {folding:10,.0f} tickets/s")
    for name in ("mean_wait", "utilisation"):
        print(f"{name:<20} {measures.estimate(name)}")


if __name__ == "__main__":
    main()
