"""What is told to all screens, and who tells it."""

from __future__ import annotations

from pathlib import Path

import pytest

from hallapp.store.log import StoreError
from hallapp.store.told import LEASE, ToldFile


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
