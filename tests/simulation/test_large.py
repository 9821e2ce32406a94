"""Both engines on halls larger than a machine word: more than 64 windows, services and classes."""

import random

from test_oracle import assert_engines_agree

from simulation.dispatch import RULES
from simulation.engines import run_day
from simulation.plant import compile_plant
from simulation.sampling import draw, from_trace
from simulation.scenario import parse
from simulation.trace import Arrival

WINDOWS, SERVICES = 70, 150


def large(rule, seed, **more):
    chance = random.Random(seed)
    names = [f"s{number}" for number in range(SERVICES)]
    return parse(
        {
            "opens": 540,
            "closes": 720,
            "rule": rule,
            "overdue": 2.0,
            "service": [
                {"id": name, "mean": 6.0, "arrivals": [{"from": 540, "to": 720, "per_hour": 5.0}]} for name in names
            ],
            "class": [{"id": "courtesy", "weight": 3.0, "rank": 1, "share": 0.2}],
            "patience": {"mean": 30.0, "cv": 0.8},
            "no_show": {"probability": 0.05},
            "window": [
                {
                    "id": f"w{number}",
                    "skills": {name: chance.choice((1.0, 0.6)) for name in chance.sample(names, 20)},
                    "last_resort": chance.sample(names, 3),
                }
                for number in range(WINDOWS)
            ],
            **more,
        }
    )


def test_a_large_hall_by_chance():
    for seed, rule in enumerate(RULES):
        scenario = large(rule, seed)
        plant, citizens = compile_plant(scenario), draw(scenario, seed, 0)
        assert len(citizens) > 1_500
        assert_engines_agree(run_day(plant, citizens, "simpy"), run_day(plant, citizens, "compiled"))


def test_visits_of_several_services_and_many_classes():
    chance = random.Random(5)
    scenario = large("gcmu", 5, **{"class": [{"id": f"k{n}", "weight": 1.0 + n / 7, "rank": n % 3} for n in range(80)]})
    rows = []
    for number in range(1_200):
        services = tuple(f"s{chance.randrange(SERVICES)}" for _ in range(chance.randint(1, 3)))
        rows.append(
            Arrival(
                ticket=str(number),
                arrival=float(chance.randrange(-5, 190)),
                services=services,
                klass=f"k{chance.randrange(80)}",
                durations=tuple(float(chance.randrange(0, 15)) for _ in services),
                patience=chance.choice((None, None, 20.0)),
            )
        )
    plant, citizens = compile_plant(scenario), from_trace(scenario, rows)
    assert_engines_agree(run_day(plant, citizens, "simpy"), run_day(plant, citizens, "compiled"))


def test_a_live_state_with_many_tied_tickets():
    chance = random.Random(6)
    ids = [f"w{number}" for number in range(WINDOWS)]
    start = {
        "at": 600,
        "serving": [],
        "waiting": [
            {"services": [f"s{chance.randrange(SERVICES)}"], "waited": float(n % 40), "window": chance.choice(ids)}
            for n in range(300)
        ],
        "closed": [{"window": window, "until": 640} for window in ids[::9]],
    }
    scenario = large("gcmu", 6, start=start)
    plant, citizens = compile_plant(scenario), draw(scenario, 1, 0)
    assert_engines_agree(run_day(plant, citizens, "simpy"), run_day(plant, citizens, "compiled"))
