"""What theory and the rules say of whole days."""

import itertools
import math

import pytest
from msgspec.structs import replace

from simulation.day import CAUSES, RULE, loss
from simulation.engines import ENGINES, simulate_day
from simulation.experiment import run
from simulation.measures import Measures
from simulation.scenario import Clock, parse
from simulation.trace import Arrival


def trace(*rows):
    return [
        Arrival(str(i), float(arrival), tuple(services.split(";")), klass, tuple(map(float, durations)), patience)
        for i, (arrival, services, klass, durations, patience) in enumerate(rows)
    ]


def ordinary(arrival, service, *durations):
    return (arrival, service, "ordinary", durations, None)


def hall(*windows, **more):
    return parse(
        {
            "opens": 540,
            "closes": 600,
            "rule": "fcfs",
            "service": [{"id": "a", "mean": 5.0}, {"id": "b", "mean": 5.0}],
            "window": [{"id": str(number), **window} for number, window in enumerate(windows, 1)],
            **more,
        }
    )


BOTH = {"skills": {"*": 1.0}}


def stationary(servers, load, minutes=60_000):
    mean = 5.0
    return parse(
        {
            "opens": 0,
            "closes": minutes,
            "rule": "fcfs",
            "service": [
                {
                    "id": "s",
                    "mean": mean,
                    "distribution": "exponential",
                    "arrivals": [{"from": 0, "to": minutes, "per_hour": 60.0 * servers * load / mean}],
                }
            ],
            "window": [{"id": str(w), "skills": {"s": 1.0}} for w in range(servers)],
        }
    )


def erlang_c(servers, offered):
    """Probability of waiting (Erlang 1917)."""
    block = 1.0
    for count in range(1, servers + 1):
        block = offered * block / (count + offered * block)
    return block / (1.0 - offered / servers * (1.0 - block))


@pytest.mark.parametrize(("servers", "load"), [(1, 0.7), (3, 0.8)])
def test_a_long_day_waits_as_erlang_says(servers, load):
    measures = run(stationary(servers, load), 12, seed=3)
    expected = erlang_c(servers, servers * load) * 5.0 / (servers * (1.0 - load))
    found = measures.estimate("mean_wait")
    margin = 1.5 * (found.high - found.mean)
    assert abs(found.mean - expected) < margin < 0.15 * expected
    assert measures.estimate("utilisation").mean == pytest.approx(load, rel=0.02)


def test_little_holds_to_the_last_minute():
    day = simulate_day(stationary(2, 0.8, 3000), 1, 0)
    closes = day.plant.closes
    area = sum(max(0.0, min(end, closes) - begin) for begin, end in day.waits if begin < closes)
    measures = Measures(day.plant, day.citizens.classes)
    measures.add(day, 0)
    assert measures.estimate("mean_queue").mean == pytest.approx(area / closes)
    assert sum(day.wait) == pytest.approx(sum(end - begin for begin, end in day.waits))


def test_every_ticket_comes_to_an_end_and_no_window_serves_two():
    scenario = hall(BOTH, {"skills": {"b": 0.5}}, patience={"mean": 10.0}, no_show={"probability": 0.1})
    services = tuple(replace(s, arrivals=parse_rates(40.0)) for s in scenario.services)
    for replication in range(10):
        day = simulate_day(replace(scenario, services=services), 1, replication)
        assert set(day.status) <= {"done", "abandoned", "no_show", "refused", "unserved"}
        for window in range(2):
            served = sorted(
                pair
                for pair, w in zip(
                    zip(day.diary.called_at, day.diary.finished_at, strict=True), day.diary.window_of, strict=True
                )
                if w == window
            )
            assert all(end <= begin for (_, end), (begin, _) in itertools.pairwise(served))
        assert all(idle[RULE] == 0.0 for idle in day.idle)


def parse_rates(per_hour):
    rates = [{"from": 540, "to": 600, "per_hour": per_hour}]
    return parse({"opens": 0, "closes": 1, "service": [{"id": "x", "mean": 1, "arrivals": rates}]}).services[0].arrivals


def finishes(scenario):
    return simulate_day(scenario, 1, 4).diary.finished_at.tolist()


def test_a_day_can_be_simulated_again():
    scenario = stationary(2, 0.9, 500)
    assert finishes(scenario) == finishes(scenario)


def test_a_break_that_falls_due_during_a_service_keeps_its_length():
    clerk = {"id": "c", "skills": {"*": 1.0}, "breaks": [[550, 555]]}
    scenario = hall({"clerk": "c"}, clerk=[clerk])
    day = simulate_day(scenario, trace=trace(ordinary(0, "a", 12), ordinary(1, "a", 1)))
    assert day.called(1) == [17.0]


def test_before_a_break_remaining_services_wait_again_with_their_credit():
    clerk = {"id": "c", "skills": {"*": 1.0}, "breaks": [[545, 555]]}
    scenario = hall({"clerk": "c"}, {"skills": {"b": 1.0}, "open": [[550, 600]]}, clerk=[clerk])
    day = simulate_day(scenario, trace=trace(ordinary(0, "a;b", 6, 2)))
    assert (day.called(0), day.windows(0), day.wait[0]) == ([0.0, 10.0], ["1", "2"], 4.0)


def test_a_window_stays_for_whom_it_may_serve_and_turns_away_others():
    scenario = hall({"skills": {"a": 1.0}}, {"skills": {"b": 1.0}, "open": [[540, 595]]})
    rows = [
        ordinary(50, "a", 20),
        ordinary(58, "a", 3),
        ordinary(59, "b", 3),
        ordinary(60, "a", 1),
        ordinary(61, "a", 1),
    ]
    day = simulate_day(scenario, trace=trace(*rows))
    assert day.status == ["done", "done", "unserved", "done", "refused"]
    assert day.finished(3) == [74.0] and day.overtime == 14.0
    assert day.wait[2] == 1.0
    assert day.staffed.tolist() == [74.0, 55.0]


def test_who_stands_at_the_door_is_let_in_when_all_windows_are_open():
    scenario = hall({"skills": {"a": 0.5, "b": 1.0}}, {"skills": {"a": 1.0}})
    day = simulate_day(scenario, trace=trace(ordinary(-5, "a", 4), ordinary(-4, "b", 4)))
    assert (day.called(0), day.windows(0), day.wait[0]) == ([0.0], ["2"], 5.0)
    assert (day.called(1), day.windows(1)) == ([0.0], ["1"])


def test_patience_ends_with_the_first_call():
    rows = [
        ordinary(0, "a", 10),
        (0, "a", "ordinary", (1,), 9.5),
        (0, "a", "ordinary", (1,), 10.0),
        (0, "a;b", "ordinary", (1, 1), 11.0),
    ]
    day = simulate_day(hall(BOTH), trace=trace(*rows))
    assert day.status == ["done", "abandoned", "done", "done"]
    assert day.diary.left[1] == 9.5


def test_idle_while_waiting_has_a_cause():
    scenario = hall(
        {"skills": {"a": 1.0}}, {"skills": {"b": 1.0}, "open": [[540, 545], [560, 600]]}, {"skills": {"b": 1.0}}
    )
    rows = [
        ordinary(0, "b", 7),
        ordinary(0, "b", 30),
        ordinary(10, "b", 1),
        ordinary(25, "b", 12),
        ordinary(25, "b", 2),
    ]
    day = simulate_day(scenario, trace=trace(*rows))
    causes = dict(zip(CAUSES, day.idle[0], strict=True))
    # The third waits from 10 to 20, when window 2 opens; the last from 25 to 30, both windows being engaged.
    assert causes == {"rule": 0.0, "closed": 10.0, "skill": 5.0}


def test_a_tie_makes_a_window_idle_by_rule_until_it_falls():
    start = {
        "at": 550,
        "serving": [{"window": "1", "services": ["a"]}],
        "waiting": [{"services": ["a"], "window": "1"}],
    }
    clerk = {"id": "c", "skills": {"*": 1.0}, "breaks": [[556, 560]]}
    services = [{"id": "a", "mean": 30.0, "distribution": "deterministic"}]
    scenario = hall(
        {"clerk": "c", "open": [[540, 555]]}, {"skills": {"a": 1.0}}, clerk=[clerk], service=services, start=start
    )
    day = simulate_day(scenario)
    assert (day.called(1), day.windows(1)) == ([15.0], ["2"])
    assert day.idle[1].tolist() == [5.0, 0.0, 0.0]


def test_a_window_closed_at_the_start_opens_later():
    start = {"at": 550, "waiting": [{"services": ["a"], "waited": 3.0}], "closed": [{"window": "1", "until": 570}]}
    day = simulate_day(hall(BOTH, start=start))
    assert (day.called(0), day.wait[0]) == ([30.0], 23.0)


def test_a_live_state_after_closing_goes_on_with_whoever_stays():
    start = {
        "at": 610,
        "serving": [{"window": "1", "services": ["a"], "elapsed": 12.0}],
        "waiting": [{"services": ["a"], "waited": 5.0}, {"services": ["b"], "waited": 4.0}],
    }
    services = [{"id": n, "mean": 15.0, "distribution": "deterministic"} for n in "ab"]
    day = simulate_day(hall({"skills": {"a": 1.0}}, service=services, start=start))
    assert day.status == ["done", "done", "unserved"]
    assert day.finished(1) == [88.0] and day.called(0) == [58.0]


def test_loss_counts_weight_target_and_who_was_lost():
    scenario = hall(
        {"skills": {"a": 1.0}},
        service=[{"id": "a", "mean": 5.0, "target": 10.0}, {"id": "b", "mean": 5.0, "target": 20.0}],
        **{"class": [{"id": "courtesy", "weight": 3.0}]},
        lost=100.0,
        overtime_price=2.0,
    )
    rows = [
        ordinary(0, "a", 30),
        (20, "a", "courtesy", (35,), None),
        (20, "a", "ordinary", (1,), 4.0),
        ordinary(50, "b", 1),
    ]
    day = simulate_day(scenario, trace=trace(*rows))
    assert day.status == ["done", "done", "abandoned", "unserved"]
    assert loss(day) == pytest.approx(3.0 * 10**2 / 20 + 104**2 / 20 + 110**2 / 40 + 2.0 * 5.0)


def test_closing_time_is_a_clock_time_like_any_other():
    scenario = replace(hall(BOTH), closes=Clock(math.nextafter(600.0, 0.0)))
    assert simulate_day(scenario, trace=trace(ordinary(60, "a", 1))).status == ["refused"]


def test_at_one_instant_a_window_that_ends_a_service_calls_before_one_that_opens():
    scenario = hall({"skills": {"a": 1.0}, "open": [[550, 600]]}, {"skills": {"a": 1.0}})
    rows = [ordinary(0, "a", 10), ordinary(1, "a", 5), ordinary(2, "a", 5)]
    day = simulate_day(scenario, trace=trace(*rows))
    assert [day.windows(ticket) for ticket in range(3)] == [["2"], ["2"], ["1"]]


def test_who_arrives_at_the_instant_a_service_ends_finds_the_window_ready():
    day = simulate_day(hall(BOTH), trace=trace(ordinary(0, "a", 10), ordinary(10, "a", 5)))
    assert day.called(1) == [10.0] and day.diary.most[0] == 0


def test_a_window_that_closes_as_a_service_ends_does_not_go_on():
    scenario = hall({**BOTH, "open": [[540, 550], [555, 600]]})
    day = simulate_day(scenario, trace=trace(ordinary(0, "a;b", 10, 5)))
    assert (day.called(0), day.wait[0]) == ([0.0, 15.0], 5.0)


def test_two_breaks_that_fall_due_in_one_service_follow_each_other():
    clerk = {"id": "c", "skills": {"*": 1.0}, "breaks": [[545, 550], [552, 555]]}
    scenario = hall({"clerk": "c"}, clerk=[clerk])
    day = simulate_day(scenario, trace=trace(ordinary(0, "a", 13), ordinary(1, "a", 1)))
    assert day.called(1) == [21.0]


def test_a_window_with_a_break_due_at_closing_does_not_stay():
    clerk = {"id": "c", "skills": {"*": 1.0}, "breaks": [[595, 599]]}
    scenario = hall({"clerk": "c"}, clerk=[clerk])
    day = simulate_day(scenario, trace=trace(ordinary(50, "a;b", 15, 2), ordinary(51, "a", 1)))
    assert day.status == ["unserved", "unserved"] and day.finished(0) == [65.0]


def test_a_break_that_ends_at_opening_is_over_before_the_door_opens():
    clerk = {"id": "c", "skills": {"a": 0.5, "b": 1.0}, "breaks": [[530, 540]]}
    scenario = hall({"clerk": "c"}, {"skills": {"a": 1.0}}, clerk=[clerk])
    day = simulate_day(scenario, trace=trace(ordinary(-5, "a", 4), ordinary(-4, "b", 4)))
    assert (day.windows(0), day.windows(1)) == (["2"], ["1"])


def test_tickets_whose_tie_falls_are_dispatched_in_the_order_of_issue():
    services = [{"id": n, "mean": mean, "distribution": "deterministic"} for n, mean in (("a", 30.0), ("b", 2.0))]
    tied = {"services": ["b"], "window": "1"}
    start = {"at": 550, "serving": [{"window": "1", "services": ["a"]}], "waiting": [{"services": ["b"]}, tied, tied]}
    scenario = hall({**BOTH, "open": [[540, 555]]}, {"skills": {"b": 1.0}}, service=services, start=start)
    day = simulate_day(scenario)
    assert [day.called(ticket) for ticket in (1, 2, 3)] == [[10.0], [15.0], [17.0]]


def test_intervals_that_touch_are_one():
    scenario = hall({**BOTH, "open": [[550, 600], [540, 550]]})
    day = simulate_day(scenario, trace=trace(ordinary(0, "a;b", 10, 5)))
    assert day.called(0) == [0.0, 10.0]


def test_a_break_due_at_closing_does_not_count():
    clerk = {"id": "c", "skills": {"*": 1.0}, "breaks": [[600, 610]]}
    scenario = hall({"clerk": "c"}, clerk=[clerk])
    day = simulate_day(scenario, trace=trace(ordinary(50, "a", 15), ordinary(51, "a", 1)))
    assert day.called(1) == [65.0]


@pytest.mark.parametrize(("closed", "status"), [([], "done"), ([{"window": "1"}], "unserved")])
def test_after_closing_a_window_closed_at_the_start_serves_nobody(closed, status):
    start = {"at": 610, "waiting": [{"services": ["a"]}], "closed": closed}
    assert simulate_day(hall(BOTH, start=start)).status == [status]


@pytest.mark.parametrize("engine", ENGINES)
def test_whose_service_ends_before_opening_is_let_in_with_the_others(engine):
    start = {"at": 535, "serving": [{"window": "1", "services": ["a", "b"], "elapsed": 0.0}]}
    scenario = hall({"skills": {"a": 1.0}}, {"skills": {"b": 1.0}}, start=start)
    services = tuple(replace(service, distribution="deterministic", mean=2.0) for service in scenario.services)
    day = simulate_day(replace(scenario, services=services), engine=engine)
    assert (day.called(0), day.windows(0), day.status) == ([-5.0, 0.0], ["1", "2"], ["done"])
