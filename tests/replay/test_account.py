"""Advice is held against what happened: with it, without it, as promised or not."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

import pytest
from test_what_if import HALL, citizens

from hallapp.demo import days, headless
from hallapp.errors import BadInput
from hallapp.live import Live
from hallapp.replay import account, process, reading, script, study
from hallapp.reports import advice as reports
from hallapp.reports.advice import Record
from hallapp.store.archive import Archive
from hallapp.twin import twin
from simulation.sampling import from_trace
from simulation.scenario import Scenario, parse

ACTIVATE = {"do": "activate", "window": "1", "service": "b"}
CLOSE = {"do": "close", "window": "3"}
FCFS = {"do": "rule", "rule": "fcfs"}


def option(change: dict[str, object], low: float = -9.0, high: float = 9.0) -> dict[str, object]:
    return {"changes": [change], "effect": {"mean_wait": [-1.0, -2.0, 0.0]}, "single_days": [low, high]}


TWINS: list[Scenario] = []
"""The hall as each advice of the managed day saw it."""


def advise(live: Live, *options: dict[str, object]) -> None:
    now = live.now()
    TWINS.append(twin(live.hall, now))
    at = float(live.hall.scenario.opens) + live.hall.minute(now)
    live.do({"do": "advise", "state": live.seq, "seed": 1, "at": at, "options": list(options) or [{}]})


class Managed(headless.Player):
    """A day on which one advice is applied, one refused, one given and left."""

    def step(self, now: int) -> None:
        super().step(now)
        minute = self.live.hall.minute(now)
        stage = len(self.live.hall.given)
        if minute > 15 and stage == 0:
            advise(self.live, option(ACTIVATE), {})
            promised = {
                "state": self.live.seq,
                "seed": 1,
                **{k: v for k, v in option(ACTIVATE).items() if k != "changes"},
            }
            self.live.do({"do": "apply", "changes": [ACTIVATE], "advice": promised})
        elif minute > 30 and stage == 1:
            advise(self.live, option(CLOSE, 50.0, 60.0))
            promised = {"effect": {"mean_wait": [55.0, 50.0, 60.0]}, "single_days": [50.0, 60.0]}
            self.live.do(
                {"do": "refuse", "changes": [CLOSE], "why": "citizens", "reason": "too many", "advice": promised}
            )
        elif minute > 45 and stage == 2:
            advise(self.live, option(FCFS))
        elif minute > 60 and stage == 3:
            advise(self.live)


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Path:
    scenario = parse(HALL)
    day = days.Day("small", scenario, from_trace(scenario, citizens(2)))
    with headless.play(day, scenario, tmp_path_factory.mktemp("halls"), player=Managed).live as live:
        live.do({"do": "close_day"})
        return live.log.path


def day_and_rows(hall: Path) -> tuple[script.Script, list[dict[str, object]]]:
    with Live.open(hall) as live, closing(Archive.beside(hall)) as archive:
        archive.update(live.log)
        return reading.of_day(live.log, live.hall.day or ""), archive.advice()


def test_each_advice_has_one_row_with_its_fate(hall):
    _, rows = day_and_rows(hall)
    assert [(row["fate"], json.loads(row["changes"])) for row in rows] == [
        ("applied", [ACTIVATE]),
        ("refused", [CLOSE]),
        ("expired", [FCFS]),
    ]
    assert rows[1]["why"] == "citizens" and len(rows[1]["reason"]) == 32
    assert all(row["given"] <= row["decided"] for row in rows)


def test_the_state_that_advice_was_made_from_is_rebuilt_from_the_log(hall):
    with Live.open(hall) as live:
        given = live.hall.given[0][1]
        rebuilt = account.rebuilt(live.log, live.hall.day, given.state)
        now = rebuilt.instant(given.at)
    assert twin(rebuilt, now) == TWINS[0]


def test_the_day_is_held_against_its_replay_without_what_was_applied(hall):
    day, rows = day_and_rows(hall)
    found = account.effect(day, rows[0])
    unadvised = study.replayed(day, study.Asked(without=(rows[0]["decision"],)))
    assert unadvised.hall.windows["1"].inactive == {"b"}
    assert day.hall.windows["1"].inactive == set()
    after, before = (study.figures(one, rows[0]["decided"]) for one in (day.hall, unadvised.hall))
    assert found["mean_wait"] == pytest.approx(after.mean_wait - before.mean_wait)
    assert found["mean_wait"] != 0.0


def test_what_was_refused_or_left_is_tried_in_a_replay(hall):
    day, rows = day_and_rows(hall)
    assert account.effect(day, rows[1])["mean_wait"] > 0.0
    assert account.effect(day, rows[2])["mean_wait"] is not None


def test_promises_are_counted_when_the_day_is_closed(hall):
    with Live.open(hall) as live, closing(Archive.beside(hall)) as archive:
        shares = []
        assert account.settle(live.log, archive, shares.append) == 3
        assert shares == [pytest.approx(share / 3) for share in (1, 2, 3)]
        assert account.settle(live.log, archive) == 0
        rows = archive.advice()
        assert [row["held"] for row in rows] == [1, 0, 1]
        assert all(row["exact"] for row in rows)
        (month,) = reports.months(archive)
        assert (month.month, month.applied, month.refused, month.expired) == ("2020-01", 1, 1, 1)
        assert month.record == reports.record(archive) == Record(stated=3, held=2)
        assert month.promised == pytest.approx((-1.0 + 55.0 - 1.0) / 3)


def test_the_archive_comes_back_without_the_replays(hall):
    path = hall.with_name(hall.name + ".archive")
    path.unlink(missing_ok=True)
    _, rows = day_and_rows(hall)
    assert [row["replayed"] for row in rows] == [None, None, None]
    answer = process.settle(str(hall))
    assert answer == 3


@pytest.mark.parametrize(
    ("stated", "held", "poor"),
    [(4, 0, False), (5, 5, False), (5, 3, False), (5, 2, True), (40, 33, False), (40, 31, True)],
)
def test_ranges_are_called_too_narrow_when_chance_does_not_explain_it(stated, held, poor):
    assert Record(stated, held).poor is poor


def test_advice_on_the_command_line_says_how_such_advice_has_kept_its_promises(hall):
    assert reports.record_of(hall) == Record(stated=3, held=2)
    assert reports.as_text(Record(3, 2)) == ""
    assert "Of 20 ranges that 90% of days should keep to, 11 held" in reports.as_text(Record(20, 11))


def answer_of(job: process.Job):
    job.wait(60.0)
    return job.answer()


def test_another_process_replays_and_answers(hall):
    day = day_and_rows(hall)[0].hall.day
    replayer = process.Replayer(str(hall))
    replayer.ask(day, ["rule=priority"])
    replayer.ask(day, ["rule=fcfs"])
    found = answer_of(replayer.question)
    assert isinstance(found, study.WhatIf) and found.check.exact
    replayer.ask(day, ["rule=magic"])
    refused = answer_of(replayer.question)
    assert isinstance(refused, process.Failed) and isinstance(refused.error, BadInput)
    assert "magic" in str(refused.error)
    replayer.close()


def test_a_process_that_dies_is_told():
    job = process.Job(die)
    job.wait(60.0)
    assert job.answer() == process.Failed(None)


def die() -> None:
    raise SystemExit(3)
