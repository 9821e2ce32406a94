"""The twin of a live hall, and advice on it."""

from __future__ import annotations

import pytest

from hallapp.demo import days
from hallapp.demo.headless import JumpingClock, opening_instant
from hallapp.demo.player import SETTINGS, Player
from hallapp.hall.ticket import MINUTE
from hallapp.live import Live
from hallapp.twin import twin
from simulation.actions import admissible, changed
from simulation.engines import run_day
from simulation.plant import compile_plant
from simulation.sampling import draw
from simulation.scenario import parse, to_mapping

QUIET = 410.0
"""A minute of the day at which some windows have nobody."""


@pytest.fixture(scope="module")
def day():
    return days.load(None, seed=7)


def play_until(day, path, minute: float) -> Live:
    clock = JumpingClock(opening_instant(day))
    live = Live.create(path, day.scenario, SETTINGS, actor="test", clock=clock)
    player = Player(live, day.citizens)
    until = live.hall.opens + round(minute * MINUTE)
    while (due := player.next_at()) is not None and due <= until:
        clock.now = max(clock.now, due)
        player.step(clock.now)
    clock.now = until
    live.tick()
    return live


@pytest.mark.parametrize("minute", [-2.0, 0.0, 31.0, 137.0, 201.5, 265.0, 400.0, 479.0])
def test_every_live_state_survives_as_a_scenario_that_can_be_simulated(day, tmp_path, minute):
    with play_until(day, tmp_path / "twin.hall", minute) as live:
        hall = live.hall
        found = twin(hall, live.now())
        assert parse(to_mapping(found)) == found
        states = [ticket.state for ticket in hall.tickets.values()]
        assert len(found.start.waiting) == states.count("waiting")
        assert len(found.start.serving) == states.count("called") + states.count("serving")
        assert len(found.start.parked) == states.count("parked")
        serving = {ticket.window: ticket.services for ticket in found.start.serving}
        assert serving == {w.id: hall.tickets[w.ticket].services for w in hall.windows.values() if w.ticket}
        simulated = run_day(compile_plant(found), draw(found, 0, 0))
        present = len(found.start.serving) + len(found.start.waiting)
        assert all(simulated.status[:present])


def test_waits_so_far_and_pauses_are_in_the_twin(day, tmp_path):
    with play_until(day, tmp_path / "twin.hall", QUIET) as live:
        ready = next(w.id for w in live.hall.windows.values() if w.ticket is None)
        live.do({"do": "pause", "window": ready, "reason": "lunch"})
        found = twin(live.hall, live.now())
        (closed,) = [closed for closed in found.start.closed if closed.window == ready]
        assert closed.until == found.start.at + 15.0
        for listed, ticket in zip(
            found.start.waiting, [t for t in live.hall.tickets.values() if t.state == "waiting"], strict=True
        ):
            assert listed.waited == pytest.approx((live.now() - ticket.credit) / MINUTE)


def shut_one(live: Live) -> Live:
    """Close a ready window, so that opening one is among the actions."""
    ready = next(w.id for w in live.hall.windows.values() if w.state == "ready")
    live.do({"do": "close", "window": ready})
    return live


def test_a_change_in_the_live_hall_is_the_change_that_was_simulated(day, tmp_path):
    """Applying advice and taking the twin again gives the hall that the advice was about."""
    kinds = {}
    for minute in (3.0, QUIET):
        with shut_one(play_until(day, tmp_path / f"{minute}.hall", minute)) as live:
            before = twin(live.hall, live.now())
            for changes in admissible(before):
                kinds.setdefault(changes[0].do, (minute, before, changes))
    assert set(kinds) == {"activate", "withdraw", "last_resort", "open", "close", "swap", "break", "rule"}
    for kind, (minute, before, changes) in kinds.items():
        citizens = draw(before, 3, 0)
        with shut_one(play_until(day, tmp_path / f"{kind}.hall", minute)) as live:
            live.do({"do": "apply", "changes": [change.mapping() for change in changes]})
            live_day = run_day(compile_plant(twin(live.hall, live.now())), citizens)
        said_day = run_day(compile_plant(changed(before, changes)), citizens)
        tickets = range(len(before.start.serving), len(citizens))
        assert [live_day.called(i) for i in tickets] == [said_day.called(i) for i in tickets], kind


def test_before_opening_the_windows_of_the_plan_are_still_to_come(day, tmp_path):
    """Closed as they all are then, they would serve nobody all day, and no advice would be any use."""
    with play_until(day, tmp_path / "twin.hall", -3.0) as live:
        assert all(window.state == "closed" for window in live.hall.windows.values())
        found = twin(live.hall, live.now())
        assert {closed.until for closed in found.start.closed} == {day.scenario.opens}
        simulated = run_day(compile_plant(found), draw(found, 0, 0))
        assert simulated.status.count("done") > 100


def test_a_hall_without_an_open_day_has_no_twin(day, tmp_path):
    with play_until(day, tmp_path / "twin.hall", 5.0) as live:
        live.do({"do": "close_day"})
        with pytest.raises(ValueError, match="not open"):
            twin(live.hall, live.now())
