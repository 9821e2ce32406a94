"""What is told to all screens, and who tells it."""

from __future__ import annotations

from pathlib import Path

import pytest

from hallapp.store.log import StoreError
from hallapp.store.told import KEPT, LEASE, Outcome, Score, ToldFile


class Clock:
    def __init__(self) -> None:
        self.at = 1_000_000

    def __call__(self) -> int:
        return self.at


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def pair(tmp_path: Path, clock: Clock):
    with ToldFile(tmp_path / "a.hall", clock) as first, ToldFile(tmp_path / "a.hall", clock) as second:
        yield first, second


def test_what_is_told_is_news_once_to_every_screen(pair):
    first, second = pair
    assert first.news() is None
    first.tell("one")
    assert [file.news() for file in (first, second, second)] == ["one", "one", None]
    second.tell("two")
    second.tell("two")
    assert [file.news() for file in (first, first)] == ["two", None]


def test_one_process_foretells_until_it_gives_the_lease_up(pair):
    first, second = pair
    assert not first.is_held
    assert first.hold("a") and first.hold("a")
    assert second.is_held and not second.hold("b")
    first.release("b")
    assert second.is_held
    first.release("a")
    assert not second.is_held and second.hold("b")


def test_a_lease_of_who_is_gone_runs_out(pair, clock):
    first, second = pair
    first.hold("a")
    clock.at += LEASE
    assert not second.hold("b")
    clock.at += 1
    assert not second.is_held
    assert second.hold("b") and not first.hold("a")


def test_a_clock_that_was_set_back_does_not_keep_the_lease_for_good(pair, clock):
    first, second = pair
    first.hold("a")
    clock.at -= 3_600_000
    assert not second.is_held and second.hold("b")


def test_a_file_that_is_something_else_is_said(tmp_path: Path):
    (tmp_path / "a.hall.told").write_text("no database", encoding="utf-8")
    with pytest.raises(StoreError, match=r"a\.hall\.told"):
        ToldFile(tmp_path / "a.hall")


def test_waits_told_are_scored_as_they_were_shown(pair):
    first, second = pair
    assert first.score() is None
    first.keep(
        [
            Outcome("2026-01-05", "A001", low=0.0, median=0.0, high=0.0, usual=0.0, waited=0.4),
            Outcome("2026-01-06", "A001", low=2.6, median=5.0, high=9.2, usual=1.0, waited=2.1),
            Outcome("2026-01-06", "A002", low=2.6, median=5.0, high=9.2, usual=13.0, waited=10.5),
        ]
    )
    assert second.score(1) == Score(1, 2, 0.5, pytest.approx((2.9 + 5.5) / 2), pytest.approx((1.1 + 2.5) / 2))
    assert second.score(7) == Score(2, 3, pytest.approx(2 / 3), pytest.approx(8.8 / 3), pytest.approx(4.0 / 3))


def test_outcomes_are_kept_for_a_while(pair):
    first, _ = pair
    for day in range(KEPT + 5):
        first.keep([Outcome(f"2026-{1 + day // 28:02d}-{1 + day % 28:02d}", "A001", 1.0, 2.0, 3.0, 2.0, 2.0)])
    assert first.score(1_000).days == KEPT
