"""Advice: the action space, the race and what is said of the finalists."""

from __future__ import annotations

import pytest

from simulation import advice
from simulation.actions import Change, admissible, changed, to_come
from simulation.advice import recommend
from simulation.experiment import Cancelled, processes, run
from simulation.scenario import parse, to_mapping


def hall(**changes):
    """Two services, three windows; one queue drowns unless the idle window's clerk may help."""
    rate = {"from": "09:00", "to": "11:00"}
    keys = {
        "opens": "09:00",
        "closes": "11:00",
        "service": [
            {"id": "a", "mean": 6.0, "arrivals": [rate | {"per_hour": 16.0}]},
            {"id": "b", "mean": 6.0, "arrivals": [rate | {"per_hour": 2.0}]},
        ],
        "clerk": [
            {"id": "k1", "skills": {"a": 1.0}, "breaks": [["10:00", "10:15"]]},
            {"id": "k2", "skills": {"a": 1.0, "b": 1.0}, "inactive": ["a"]},
            {"id": "k3", "skills": {"b": 1.0}},
            {"id": "k4", "skills": {"a": 1.0}},
        ],
        "window": [{"id": "1", "clerk": "k1"}, {"id": "2", "clerk": "k2"}, {"id": "3"}],
    }
    return parse(keys | changes)


def single(scenario, do):
    return [changes[0] for changes in admissible(scenario) if changes[0].do == do]


def test_admissible_actions_follow_skills_state_and_plans():
    scenario = hall()
    assert single(scenario, "activate") == [Change(do="activate", window="2", service="a")]
    assert {(c.window, c.service) for c in single(scenario, "withdraw")} == {("1", "a"), ("2", "b")}
    assert {(c.window, c.clerk) for c in single(scenario, "open")} == {("3", "k3"), ("3", "k4")}
    assert {c.window for c in single(scenario, "close")} == {"1", "2"}
    assert {(c.window, c.clerk) for c in single(scenario, "swap")} == {
        ("1", "k3"),
        ("1", "k4"),
        ("2", "k3"),
        ("2", "k4"),
    }
    assert [c.at for c in single(scenario, "break")] == [540.0, 570.0, 630.0]
    assert {c.rule for c in single(scenario, "rule")} == {"fcfs", "priority", "longest_queue"}


def test_who_is_engaged_or_paused_is_left_alone():
    start = {
        "at": "09:30",
        "serving": [{"window": "1", "services": ["a"], "elapsed": 1.0}],
        "closed": [{"window": "2", "until": "09:45"}],
    }
    scenario = hall(start=start)
    assert single(scenario, "swap") == []
    assert {c.window for c in single(scenario, "open")} == {"3"}
    assert {c.window for c in single(scenario, "close")} == {"1"}


def test_a_clerk_off_shift_opens_no_window():
    clerks = to_mapping(hall())["clerk"]
    clerks[3]["shift"] = ["10:00", "11:00"]
    clerks[2]["breaks"] = [["08:45", "09:10"]]
    assert single(hall(clerk=clerks), "open") == []


def test_skills_that_nobody_is_expected_for_are_left_alone():
    scenario = hall()
    assert to_come(scenario, scenario.services[1]) == pytest.approx(4.0)
    assert {changes[0].service for changes in admissible(scenario, fewest=4.0)} == {"a", None}


@pytest.mark.parametrize("changes", admissible(hall()))
def test_a_changed_hall_is_a_hall_and_the_old_one_is_as_it_was(changes):
    scenario = hall()
    before = to_mapping(scenario)
    after = changed(scenario, changes)
    assert to_mapping(scenario) == before
    assert parse(to_mapping(after)) == after
    assert to_mapping(after) != before


def test_the_trained_clerk_who_is_switched_off_is_found_first():
    answer = recommend(hall())
    assert answer.best.changes[0].do in ("activate", "open")
    assert answer.best.certain
    assert Change(do="activate", window="2", service="a") in {o.changes[0] for o in answer.options[:2]}
    assert answer.best.effect["mean_wait"].high < 0.0
    assert answer.best.helps > 0.9


def test_a_hall_that_needs_nothing_is_told_to_change_nothing():
    quiet = {"id": "a", "mean": 6.0, "arrivals": [{"from": "09:00", "to": "11:00", "per_hour": 4.0}]}
    scenario = hall(
        service=[quiet],
        clerk=[],
        window=[{"id": "1", "skills": {"a": 1.0}}, {"id": "2", "skills": {"a": 1.0}}],
    )
    answer = recommend(scenario)
    assert answer.best.changes == ()
    assert sum(option.changes == () for option in answer.options) == 1


def test_a_change_costs_its_price():
    wanted = [(Change(do="activate", window="2", service="a"),)]
    free = recommend(hall(change_price=0.0), actions=wanted)
    dear = recommend(hall(change_price=100000.0), actions=wanted)
    assert free.best.changes != ()
    assert dear.best.changes == ()
    paid, unpaid = (next(o for o in answer.options if o.changes) for answer in (dear, free))
    assert paid.effect["loss"].mean == pytest.approx(unpaid.effect["loss"].mean + 100000.0)


def test_where_all_the_loss_is_less_than_a_change_costs_nothing_is_searched():
    answer = recommend(hall(change_price=100000.0))
    assert [option.changes for option in answer.options] == [()]
    assert answer.days < 100


def test_the_answer_depends_on_neither_executor_nor_workers():
    alone = recommend(hall())
    with processes(2) as pool:
        together = recommend(hall(), executor=pool, workers=2)
    assert [o.changes for o in alone.options] == [o.changes for o in together.options]
    assert [o.effect for o in alone.options] == [o.effect for o in together.options]
    assert alone.baseline.to_mapping() == together.baseline.to_mapping()


def test_the_baseline_is_what_simulating_those_days_measures():
    answer = recommend(hall())
    again = run(hall(), answer.replications, advice.FRESH_SEED)
    assert answer.baseline.to_mapping()["loss"] == pytest.approx(again.to_mapping()["loss"])


def test_exhaustive_leaves_no_action_out():
    answer = recommend(hall(), exhaustive=True)
    assert len(answer.options) == answer.considered == len(admissible(hall())) + 1


def test_only_the_actions_asked_for_are_compared():
    wanted = (Change(do="activate", window="2", service="a"), Change(do="rule", rule="fcfs"))
    answer = recommend(hall(), actions=[wanted])
    assert {option.changes for option in answer.options} == {(), wanted}


def test_progress_grows_to_the_end_and_cancel_ends_it():
    shares = []
    recommend(hall(), progress=shares.append)
    assert shares == sorted(shares) and shares[-1] == 1.0
    with pytest.raises(Cancelled):
        recommend(hall(), cancelled=lambda: len(shares) > 0)


def test_intervals_are_wider_the_more_finalists_there_are():
    few = recommend(hall(), actions=[(Change(do="activate", window="2", service="a"),)])
    many = recommend(hall(), exhaustive=True)

    def width(answer):
        option = next(o for o in answer.options if o.changes[:1] == (Change(do="activate", window="2", service="a"),))
        interval = option.effect["loss"]
        return (interval.high - interval.low) / abs(interval.mean)

    assert width(many) > 1.2 * width(few)


def test_people_waiting_are_those_of_the_waits():
    scenario = hall()
    answer = recommend(scenario, actions=[])
    band = answer.best.band
    assert len(band.minutes) == len(band.low) == len(band.high)
    assert all(low <= middle <= high for low, middle, high in zip(band.low, band.middle, band.high, strict=True))
    assert max(band.high) > 3.0
