"""Waits that were told, held against what happened."""

from __future__ import annotations

import pytest
from playing import Day, scenario

from hallapp.foretelling import told
from hallapp.scoring import Scorer

MINUTE = 60_000


@pytest.fixture
def day():
    found = Day(scenario())
    for window in ("1", "2"):
        found.do("issue", services=["permit"])
        found.do("call", window=window)
        found.do("start", window=window)
    return found


def test_a_ticket_is_scored_once_when_it_is_called_first(day):
    scorer = Scorer()
    said = told(day.hall, day.now, seed=1)
    assert scorer.look(day.hall, said) == []
    day.do("issue", services=["permit"])
    assert scorer.look(day.hall, said) == []
    day.now += 7 * MINUTE
    day.do("finish", window="1")
    day.do("call", window="1")
    (outcome,) = scorer.look(day.hall, said)
    wait = said.of_new("permit", "ordinary")
    assert (outcome.low, outcome.median, outcome.high) == (wait.low, wait.median, wait.high)
    assert outcome.waited == pytest.approx(7.0)
    mean = day.hall.catalogue.services["permit"].mean
    assert outcome.usual == pytest.approx(mean / 2)
    assert scorer.look(day.hall, said) == []


def test_who_leaves_or_was_told_nothing_is_not_scored(day):
    scorer = Scorer()
    said = told(day.hall, day.now, seed=1)
    scorer.look(day.hall, None)
    day.do("issue", services=["permit"])
    scorer.look(day.hall, None)
    day.do("issue", services=["permit"])
    scorer.look(day.hall, said)
    day.do("cancel", ticket=list(day.hall.tickets)[-1], reason="left")
    day.do("finish", window="1")
    day.do("call", window="1")
    assert scorer.look(day.hall, said) == []


def test_those_who_were_there_before_are_not_scored(day):
    day.do("issue", services=["permit"])
    scorer = Scorer()
    said = told(day.hall, day.now, seed=1)
    scorer.look(day.hall, said)
    day.do("finish", window="1")
    day.do("call", window="1")
    assert scorer.look(day.hall, said) == []
