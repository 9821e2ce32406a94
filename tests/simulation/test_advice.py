"""Advice: the action space, the race and what is said of the finalists."""

from __future__ import annotations

import numpy as np
import pytest

from simulation import advice
from simulation.actions import Change, admissible, changed, to_come, undoing
from simulation.advice import recommend
from simulation.compiled.state import floor
from simulation.compiled.trials import FIELDS
from simulation.day import DONE, loss
from simulation.engines import simulate_day
from simulation.experiment import Cancelled, processes, run
from simulation.plant import compile_plant
from simulation.scenario import parse, to_mapping
from simulation.trials import Ground


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
    remedy = Change(do="activate", window="2", service="a")
    assert any(remedy in option.changes for option in answer.options[:3])
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


def test_a_skill_put_into_the_arrays_makes_the_hall_that_its_scenario_makes():
    scenario = hall()
    ground = Ground(scenario)
    seen = 0
    for changes in admissible(scenario):
        if changes[0].do not in ("activate", "withdraw", "last_resort"):
            continue
        seen += 1
        expected = floor(compile_plant(changed(scenario, changes)), ground.classes)
        for name, found in ground.floor_of(changes)._asdict().items():
            if isinstance(found, np.ndarray):
                assert np.array_equal(found, getattr(expected, name)), (changes, name)
    assert seen >= 5


def test_trying_an_action_is_simulating_the_changed_hall():
    scenario = hall(patience={"mean": 40.0}, no_show={"probability": 0.1})
    grid = np.arange(0.0, 130.0, 10.0)
    for changes in [(), *admissible(scenario)[:6]]:
        after = changed(scenario, changes)
        results = Ground(scenario).try_actions([changes], 3, range(2, 5), grid, by_group=True)
        for day, replication in enumerate(range(2, 5)):
            played = simulate_day(after, 3, replication, engine="simpy")
            outcome = dict(zip(FIELDS, results.outcomes[0, day], strict=True))
            done = played.diary.status == DONE
            assert outcome["loss"] == pytest.approx(loss(played))
            assert outcome["done"] == done.sum() and outcome["wait"] == pytest.approx(played.wait[done].sum())
            assert outcome["left"] == sum(status in ("abandoned", "unserved") for status in played.status)
            assert outcome["idle_while_waiting"] == pytest.approx(played.idle.sum(), abs=1e-9)
            assert results.groups[0, day, :, 0].sum() == pytest.approx(outcome["wait"])
            waiting = [sum(begin <= instant < end for begin, end in played.waits) for instant in grid]
            assert results.waiting[0, day].tolist() == waiting


def test_what_was_done_lately_is_not_taken_back():
    scenario = hall()
    done = (Change(do="activate", window="2", service="a"),)
    after = changed(scenario, done)
    assert Change(do="withdraw", window="2", service="a") in {changes[0] for changes in admissible(after)}
    answer = recommend(after, recent=[done], exhaustive=True)
    taking_back = {Change(do="withdraw", window="2", service="a")}
    assert not any(set(option.changes) & taking_back for option in answer.options)
    for changes in admissible(scenario):
        back = undoing(changed(scenario, changes), [changes])
        # A break that would begin at once has begun.
        assert (back or changes[0].do == "break") and not back & set(changes)


def test_a_first_look_comes_before_the_answer():
    looks = []
    answer = recommend(hall(), first_look=looks.append)
    assert len(looks) == 1 and looks[0].preliminary and not answer.preliminary
    assert looks[0].days < answer.days


def test_combinations_of_the_best_are_found():
    answer = recommend(hall())
    assert len(answer.best.changes) == 2 and answer.clear
    for option in answer.options:
        after = hall()
        for change in option.changes:
            assert (change,) in admissible(after)
            after = changed(after, (change,))
