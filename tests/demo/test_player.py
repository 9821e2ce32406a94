"""A day played through the live hall is the day that the model simulates."""

from __future__ import annotations

import pytest

from hallapp.demo import days, headless, outcome
from hallapp.errors import BadInput
from simulation.actions import Change
from simulation.dispatch import RULES
from simulation.engines import run_day
from simulation.estimates import Measured
from simulation.measures import Measures
from simulation.options import Advice, Interval, Option
from simulation.plant import compile_plant
from simulation.sampling import from_trace
from simulation.scenario import parse
from simulation.trace import Arrival

HALL = {
    "name": "small",
    "opens": "09:00",
    "closes": "11:00",
    "overdue": 2.0,
    "service": [
        {"id": "a", "group": "A", "mean": 4.0, "target": 5.0},
        {"id": "b", "group": "B", "mean": 8.0, "target": 10.0},
        {"id": "c", "group": "C", "mean": 2.0, "target": 5.0},
    ],
    "class": [{"id": "courtesy", "weight": 3.0, "rank": 1}],
    "clerk": [
        {"id": "k1", "skills": {"a": 1.0, "b": 0.5}, "breaks": [["09:41", "09:56"]]},
        {"id": "k2", "skills": {"b": 1.0, "c": 1.0}, "last_resort": ["c"]},
        {"id": "k3", "skills": {"c": 1.0, "a": 0.5}, "shift": ["09:13", "10:37"]},
    ],
    "window": [
        {"id": "1", "clerk": "k1"},
        {"id": "2", "clerk": "k2", "open": [["09:00", "10:03"], ["10:21", "11:00"]]},
        {"id": "3", "clerk": "k3"},
    ],
}


def citizens(seed: int) -> list[Arrival]:
    """Arrivals and durations in whole half-seconds, which the live hall's milliseconds hold exactly."""
    rows, state = [], seed
    for number in range(45):
        state = (state * 1103515245 + 12345) % 2**31
        arrival = -1.0 + number * 2.75 + (state % 97) / 120
        services = ("a", "b", "c", "a;c", "b;c")[state // 97 % 5]
        count = services.count(";") + 1
        durations = tuple(((state // 7 + 31 * place) % 1200 + 61) / 120 for place in range(count))
        klass = "courtesy" if state // 11 % 4 == 0 else "ordinary"
        rows.append(Arrival(str(number), arrival, tuple(services.split(";")), klass, durations))
    return rows


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_live_hall_and_model_call_the_same_people_at_the_same_time(tmp_path, rule, seed):
    scenario = parse(HALL | {"rule": rule})
    day = days.Day("small", scenario, from_trace(scenario, citizens(seed)))
    live = headless.play(day, scenario, tmp_path).live
    simulated = run_day(compile_plant(scenario), day.citizens)
    for index, ticket in enumerate(live.hall.tickets.values()):
        steps = [(step.window, live.hall.minute(step.called), live.hall.minute(step.finished)) for step in ticket.steps]
        assert [step[0] for step in steps] == simulated.windows(index), ticket.number
        assert [step[1] for step in steps] == pytest.approx(simulated.called(index), abs=1e-4)
        assert [step[2] for step in steps] == pytest.approx(simulated.finished(index), abs=1e-4)
    live.close()


def test_the_outcome_is_that_of_the_model(tmp_path):
    scenario = parse(HALL)
    day = days.Day("small", scenario, from_trace(scenario, citizens(1)))
    played = headless.play(day, scenario, tmp_path)
    found = outcome.outcome(played)
    plant = compile_plant(scenario)
    measures = Measures(plant, day.citizens.classes)
    measures.add(run_day(plant, day.citizens), 0)
    for name, value in (
        ("mean_wait", found.day.mean_wait),
        ("service_level", found.day.service_level),
        ("overtime", found.day.overtime),
        ("loss", found.day.loss),
        ("utilisation", found.utilisation),
        ("idle_skill", found.day.idle["skill"]),
        ("idle_closed", found.day.idle["closed"]),
    ):
        assert value == pytest.approx(measures.estimate(name).mean, abs=0.01), name
    assert found.day.idle["rule"] == 0.0
    played.live.close()


def advice(loss: float) -> Advice:
    flat = Interval(0.0, 0.0, 0.0)
    effect = {"loss": Interval(-1.0, -2.0, loss)}
    option = Option((Change(do="activate", window="1", service="b"),), flat, effect, {}, (0.0, 0.0), 1.0, 1.0, None)
    return Advice([option], Measured({"replications": 1, "tickets": 0}), 2, 0, 0, 0.0, 540.0)


@pytest.mark.parametrize(("loss", "applied"), [(-0.5, 1), (0.5, 0)])
def test_advice_is_taken_only_when_its_interval_lies_above_zero(tmp_path, loss, applied):
    clerks = [HALL["clerk"][0] | {"inactive": ["b"]}, *HALL["clerk"][1:]]
    scenario = parse(HALL | {"clerk": clerks})
    day = days.Day("small", scenario, from_trace(scenario, citizens(1)))
    asked = []

    def ask(twin, recent):
        asked.append(twin.start.at)
        return advice(loss if len(asked) == 1 else 1.0)

    played = headless.play(day, scenario, tmp_path, advise=ask)
    assert asked[:3] == [555.0, 570.0, 585.0]
    assert played.applied == applied
    assert ("b" in played.live.hall.windows["1"].active) == bool(applied)
    assert len(played.live.hall.applied) == applied
    played.live.close()


def test_separate_clerks_serve_one_group_each():
    scenario = days.separate(days.load("rembertow").scenario)
    groups = {service.id: service.group for service in scenario.services}
    for clerk in scenario.clerks:
        active = {groups[service] for service in clerk.skills if service not in clerk.inactive}
        assert active == {groups[next(iter(clerk.skills))]}


def test_shipped_days_are_the_large_and_the_small_one():
    assert days.shipped() == ["rembertow", "wola"]
    assert [len(days.load(name).citizens) for name in days.shipped()] == [285, 1148]


def test_a_day_that_is_not_there_is_refused():
    with pytest.raises(BadInput, match="--day"):
        days.load("nowhere")
