"""Days of many configurations with the same citizens: what a search for the best of them compares."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from simulation.compiled.play import play
from simulation.compiled.state import Floats, Floor, Integers
from simulation.compiling import compiled, working
from simulation.day import ABANDONED, DONE, NO_SHOW, REFUSED, UNSERVED, Diary
from simulation.measuring import Frame, loss_of
from simulation.reference import reference
from simulation.sampling import Crowd, Demand, draw_crowd

FIELDS = (
    "loss",
    "wait",
    "done",
    "in_target",
    "due",
    "left",
    "admitted",
    "idle_while_waiting",
    "overtime",
)
"""What is kept of a day, sums over it: minutes and counts."""

WAITED, SERVED = range(2)
"""What is kept of a day for each group: minutes waited by who was served, and how many these are."""


class Deck(NamedTuple):
    """The citizens of several days, one after the other; those of day d begin at ``ticket[d]`` and ``place[d]``."""

    crowd: Crowd
    ticket: Integers
    place: Integers


def deck(demand: Demand, seed: np.uint64, replications: range) -> Deck:
    """Draw the citizens of some replications."""
    crowds = [draw_crowd(demand, seed, replication) for replication in replications]
    return Deck(
        Crowd(*(np.concatenate(columns) for columns in zip(*crowds, strict=True))),
        np.cumsum([0, *(len(crowd.arrival) for crowd in crowds)], dtype=np.int64),
        np.cumsum([0, *(len(crowd.needs) for crowd in crowds)], dtype=np.int64),
    )


class Results(NamedTuple):
    """What came out; ``groups`` and ``waiting`` may be empty: then nobody asks.

    Attributes
    ----------
    outcomes : array, shape (days, fields)
    groups : array, shape (days, groups, 2)
    waiting : array, shape (days, instants)
        People waiting.
    """

    outcomes: Floats
    groups: Floats
    waiting: Floats


def results(days: int, groups: int, instants: int) -> Results:
    """Room for the results of so many days."""
    return Results(np.zeros((days, len(FIELDS))), np.zeros((days, groups, 2)), np.zeros((days, instants)))


@compiled
def try_days(floor: Floor, frame: Frame, deck: Deck, group: Integers, grid: Floats, results: Results) -> None:
    """Play the days of a deck; ``group`` numbers each service's group, ``grid`` holds instants, ascending."""
    for day in range(len(deck.ticket) - 1):
        crowd = _day_of(deck, day)
        diary = play(floor, crowd)
        _sum_up(frame, crowd, diary, results.outcomes[day])
        if results.groups.shape[1] > 0:
            _by_group(crowd, diary, group, results.groups[day])
        if len(grid) > 0:
            _people_waiting(diary, grid, results.waiting[day])


@compiled
def _day_of(deck: Deck, day: int) -> Crowd:
    a, b = deck.ticket[day], deck.ticket[day + 1]
    c, d = deck.place[day], deck.place[day + 1]
    all_ = deck.crowd
    return Crowd(
        all_.arrival[a:b],
        all_.credit[a:b],
        all_.klass[a:b],
        all_.first[a:b],
        all_.end[a:b],
        all_.needs[c:d],
        all_.durations[c:d],
        all_.patience[a:b],
        all_.no_show[a:b],
    )


@working
def _sum_up(frame_value: Frame, crowd_value: Crowd, diary_value: Diary, outcome: Floats) -> None:
    frame: Frame = reference(frame_value)
    crowd: Crowd = reference(crowd_value)
    diary: Diary = reference(diary_value)
    for ticket in range(len(crowd.arrival)):
        status = diary.status[ticket]
        if status == REFUSED:
            continue
        wait = diary.wait[ticket]
        target = frame.target[crowd.needs[crowd.first[ticket]]]
        outcome[0] += loss_of(frame, status, crowd.klass[ticket], wait, target)
        if status == DONE:
            outcome[1] += wait
            outcome[2] += 1.0
            outcome[3] += 1.0 if wait <= target else 0.0
        outcome[4] += 0.0 if status == NO_SHOW else 1.0
        outcome[5] += 1.0 if status in (ABANDONED, UNSERVED) else 0.0
        outcome[6] += 1.0
    overtime = max(0.0, diary.last_finish[0] - frame.closes)
    outcome[0] += frame.overtime_price * overtime
    for window in range(len(diary.idle)):
        for cause in range(diary.idle.shape[1]):
            outcome[7] += diary.idle[window, cause]
    outcome[8] = overtime


@compiled
def _by_group(crowd: Crowd, diary: Diary, group: Integers, groups: Floats) -> None:
    for ticket in range(len(crowd.arrival)):
        if diary.status[ticket] == DONE:
            row = group[crowd.needs[crowd.first[ticket]]]
            groups[row, WAITED] += diary.wait[ticket]
            groups[row, SERVED] += 1.0


@compiled
def _people_waiting(diary: Diary, grid: Floats, waiting: Floats) -> None:
    """How many wait at each instant of the grid: from the begin of a wait on, no longer at its end."""
    change = np.zeros(len(grid) + 1)
    for place in range(len(diary.wait_from)):
        if not np.isnan(diary.wait_from[place]):
            change[np.searchsorted(grid, diary.wait_from[place])] += 1.0
            change[np.searchsorted(grid, diary.wait_until[place])] -= 1.0
    waiting[:] = np.cumsum(change)[:-1]
