import itertools
import json

import numpy as np
import pytest
from msgspec.structs import replace

from simulation.day import loss
from simulation.engines import simulate_day
from simulation.experiment import TASK, Cancelled, compare, effect, processes, run, tasks
from simulation.measures import Measures
from simulation.scenario import parse
from simulation.trace import Arrival

HALL = {
    "opens": "09:00",
    "closes": "11:00",
    "service": [
        {"id": "a", "mean": 6.0, "target": 5.0, "arrivals": [{"from": "09:00", "to": "11:00", "per_hour": 14}]},
        {"id": "b", "mean": 3.0, "arrivals": [{"from": "09:00", "to": "11:00", "per_hour": 5}]},
    ],
    "class": [{"id": "courtesy", "weight": 3.0, "share": 0.2}],
    "window": [{"id": "1", "skills": {"*": 1.0}}, {"id": "2", "skills": {"a": 0.8}}],
    "patience": {"mean": 40.0},
    "no_show": {"probability": 0.05},
}


def test_tasks_cover_every_replication_once():
    for count, tickets in itertools.product((1, 2, 15, 16, 100, 333, 5000), (0.0, 1.0, 700.0, 1e6)):
        parts = tasks(count, tickets)
        assert [r for part in parts for r in part] == list(range(count))
        assert max(map(len, parts)) * tickets <= max(TASK, tickets)
        assert len(parts) >= min(count, 16)


def test_the_outcome_does_not_depend_on_workers():
    scenario = parse(HALL)
    done = []
    here = run(scenario, 40, seed=3, progress=done.append)
    with processes(2) as executor:
        there = run(scenario, 40, seed=3, executor=executor)
    assert here.to_mapping() == there.to_mapping()
    assert done == sorted(done) and done[-1] == 40


def test_who_does_not_want_the_answer_gets_none():
    asked = iter([False, False, True])
    with pytest.raises(Cancelled):
        run(parse(HALL), 100, cancelled=lambda: next(asked))


def test_configurations_are_compared_on_the_same_days():
    scenario = parse(HALL)
    slower = replace(scenario, windows=(replace(scenario.windows[0], skills={"*": 0.7}), scenario.windows[1]))
    scores = compare([scenario, scenario, slower], 1, range(5, 25))
    assert scores.shape == (3, 20)
    assert (scores[0] == scores[1]).all()
    assert scores[0, 2] == loss(simulate_day(scenario, 1, 7))
    worse = effect(scores[2], scores[0])
    assert 0.0 < worse.low < worse.mean < worse.high
    assert worse.mean == pytest.approx(np.mean(scores[2] - scores[0]))


def test_measures_of_one_day_by_hand():
    scenario = parse({**HALL, "class": [{"id": "courtesy", "weight": 2.0}], "rule": "fcfs", "lost": 10.0})
    day = simulate_day(
        scenario,
        trace=[
            Arrival("1", 0.0, ("a",), "ordinary", (8.0,)),
            Arrival("2", 0.0, ("b",), "ordinary", (4.0,)),
            Arrival("3", 31.0, ("b",), "ordinary", (4.0,)),
            Arrival("4", 31.0, ("b",), "courtesy", (4.0,)),
            Arrival("5", 32.0, ("b",), "ordinary", (4.0,), 2.0),
            Arrival("6", 119.0, ("a",), "ordinary", (6.0,)),
            Arrival("7", 121.0, ("a",), "ordinary", (6.0,)),
        ],
    )
    measures = Measures(day.plant, day.citizens.classes)
    measures.add(day, 0)
    found = measures.to_mapping()
    json.dumps(found, allow_nan=False)

    def mean(name, table=None, row=None):
        return (found if table is None else found[table][row])[name]["mean"]

    # 1 is served by window 1, 2 waits for it until 8; 3 and 4 share it from 31; 5 leaves at 34.
    assert found["replications"] == 1 and found["tickets"] == 6
    assert mean("mean_wait") == pytest.approx((8.0 + 4.0) / 5)
    assert mean("p50_wait") == 0.0 and mean("p90_wait") == pytest.approx(6.4)
    assert mean("max_wait") == 8.0
    assert mean("service_level") == pytest.approx(5 / 6)
    assert mean("abandoned_share") == pytest.approx(1 / 6)
    assert mean("refused") == 1.0
    assert mean("mean_queue") == pytest.approx((8.0 + 4.0 + 2.0) / 120.0)
    assert mean("max_queue") == 2.0
    assert mean("overtime") == pytest.approx(5.0)
    assert mean("loss") == pytest.approx(8.0**2 / 30 + 2.0 * 4.0**2 / 30 + 12.0**2 / 30 + 5.0)
    # Window 2 may not serve b, and while 2 and then 4 and 5 wait it has nobody.
    assert mean("idle_while_waiting") == mean("idle_skill") == pytest.approx(8.0 + 4.0)
    occupied = 8.0 + 4.0 * 3 + 6.0
    assert mean("utilisation") == pytest.approx(occupied / (125.0 + 120.0))
    assert mean("services", "by_window", "1") == 5.0 and mean("services", "by_window", "2") == 0.0
    assert found["by_service"]["b"]["tickets"] == 4
    assert mean("mean_wait", "by_service", "b") == pytest.approx(4.0)
    assert found["by_class"]["veteran"]["mean_wait"] is None
    assert list(found["by_half_hour"]) == ["09:00", "09:30", "10:00", "10:30"]
    assert found["by_half_hour"]["09:30"]["tickets"] == 3
    assert mean("mean_queue", "by_half_hour", "09:30") == pytest.approx(6.0 / 30.0)
    assert found["by_half_hour"]["10:00"]["mean_wait"] is None


def test_a_hall_without_anybody_has_no_waits():
    found = run(parse({"opens": 540, "closes": 600}), 2).to_mapping()
    assert found["tickets"] == 0 and found["mean_wait"] is None and found["p90_wait"] is None
    assert found["service_level"] is None and found["utilisation"] is None
    assert found["loss"] == {"mean": 0.0, "low": 0.0, "high": 0.0}
