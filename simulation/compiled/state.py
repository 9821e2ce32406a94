"""What the compiled engine works on: the hall, the state of a day, and what is kept of it."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from simulation.compiled.agenda import Board, Heap, board, heap
from simulation.compiled.bits import Words, words_for
from simulation.compiling import compiled
from simulation.day import CAUSES, Diary
from simulation.dispatch import NO_WINDOW, NOBODY, Policy, Tickets, Windows
from simulation.plant import Plant
from simulation.sampling import Crowd
from simulation.turns import CLOSING, OPENING

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Indices = NDArray[np.int32]
Flags = NDArray[np.bool_]

NO_BREAK = -1

WAITING, IDLE, TIED, DECIDED, MOST, ODD = range(6)
"""Places in ``State.counts``: how many wait, how many windows are ready, how many waiting tickets are tied; whether it
is decided who stays unserved; the most that waited at once; how many wait in ``State.odd``."""

CLOCK, LAST_FINISH, HELD_CLOSED, HELD_SKILL = range(4)
"""Places in ``State.clock``: the last event, the last finish, and the minutes so far during which somebody waited whom
only a closed window, or no window at all, could serve (each ready window idled so)."""


class Begin(NamedTuple):
    """The live state that the day begins from; without one ``at`` is ``-inf`` and the arrays are empty.

    The first tickets are those in service, at windows ``window``, since
    ``elapsed`` minutes; then ``queueing`` that wait; then those parked. All
    have ``waited`` already, are tied to ``tie`` and (again) wait from ``begins``.
    """

    at: float
    window: Integers
    elapsed: Floats
    queueing: int
    waited: Floats
    tie: Integers
    begins: Floats


class Floor(NamedTuple):
    """A plant as arrays.

    Attributes
    ----------
    speed : array, shape (windows, services)
    last_resort : array of bool, shape (windows, services)
    breadth : array of int, shape (windows,)
        How many services each may serve.
    skills : array of words, shape (windows, words)
        Which.
    able : array of words, shape (services, words)
        For each service, the windows that may serve it.
    policy : Policy
        ``weight`` and ``rank`` by class.
    standing : array of int, shape (classes,)
        Classes of equal weight and rank have one number.
    when, kind, window, span : array, shape (changes,)
        What the windows' hours bring, in order: openings, closings, breaks
        that fall due (``span`` tells which, else :data:`NO_BREAK`).
    rest_from, rest_to : array, shape (breaks,)
        All breaks, window after window.
    open_at_start, resting, due_first, due_end : array, shape (windows,)
        Where the day begins from a live state: whether the window is open,
        the break it is in, those that are due.
    closes : float
    no_show : float
        Minutes that a no-show takes.
    begin : Begin
    """

    speed: Floats
    last_resort: Flags
    breadth: Integers
    skills: Words
    able: Words
    policy: Policy
    standing: Integers
    when: Floats
    kind: Integers
    window: Integers
    span: Integers
    rest_from: Floats
    rest_to: Floats
    open_at_start: Flags
    resting: Integers
    due_first: Integers
    due_end: Integers
    closes: float
    no_show: float
    begin: Begin


class State(NamedTuple):
    """The state of the hall while the day runs.

    Those who wait stand in one line for each service and standing, by credit
    and index: a rule can only choose the first of a line. A line is a ring
    (``after``, ``before``) that begins and ends with a place of its own,
    ``tickets + line``. Tickets whose urgency depends on more than that (tied,
    or several services under ``gcmu``) are in ``odd[:counts[ODD]]`` instead.
    """

    floor: Floor
    crowd: Crowd
    diary: Diary
    tickets: Tickets
    windows: Windows
    counts: Integers
    clock: Floats
    begin: Floats
    is_waiting: Flags
    after: Indices
    before: Indices
    standings: int
    alone: Integers
    singles: Words
    odd: Indices
    odd_place: Indices
    chosen: Indices
    freed: Indices
    in_hand: Flags
    queue: Integers
    queued: Words
    open: Flags
    in_break: Flags
    due_first: Integers
    due_end: Integers
    serves: Indices
    engaged_since: Floats
    on_duty_since: Floats
    absent: Words
    idle: Indices
    idle_place: Indices
    ready: Words
    held: Floats
    left: Integers
    needed: Words
    endings: Board
    rests: Board
    leaves: Heap


@lru_cache(maxsize=4)
def floor(plant: Plant, classes: tuple[str, ...]) -> Floor:
    """A plant as arrays, classes numbered as in ``classes``."""
    counters = plant.counters
    services = len(plant.services)
    speed = _matrix([counter.speed for counter in counters], services, np.float64)
    able = speed > 0.0
    policy = plant.policy(classes)
    standings = list(zip(policy.weight, policy.rank, strict=True))
    numbers = {standing: number for number, standing in enumerate(dict.fromkeys(standings))}
    changes = _changes(plant)
    rests = [span for counter in counters for span in counter.breaks]
    return Floor(
        speed=speed,
        last_resort=_matrix([counter.last_resort for counter in counters], services, np.bool_),
        breadth=able.sum(axis=1, dtype=np.int64),
        skills=_packed(able),
        able=_packed(able.T),
        policy=Policy(
            policy.rule,
            policy.overdue,
            np.array(policy.weight, dtype=np.float64),
            np.array(policy.rank, dtype=np.float64),
            np.array(policy.target, dtype=np.float64),
            np.array(policy.mean, dtype=np.float64),
        ),
        standing=np.array([numbers[standing] for standing in standings], dtype=np.int64),
        when=np.array([change[0] for change in changes], dtype=np.float64),
        kind=np.array([change[1] for change in changes], dtype=np.int64),
        window=np.array([change[2] for change in changes], dtype=np.int64),
        span=np.array([change[3] for change in changes], dtype=np.int64),
        rest_from=np.array([begin for begin, _ in rests], dtype=np.float64),
        rest_to=np.array([end for _, end in rests], dtype=np.float64),
        **_standing_at_start(plant),
        closes=plant.closes,
        no_show=0.0 if plant.scenario.no_show is None else float(plant.scenario.no_show.minutes),
        begin=_begin(plant),
    )


def with_skill(before: Floor, window: int, service: int, speed: float, last_resort: bool) -> Floor:
    """The same floor but for one skill of one window; ``speed`` 0: it may not serve."""
    speeds, resorts = before.speed.copy(), before.last_resort.copy()
    speeds[window, service] = speed
    resorts[window, service] = last_resort
    able = speeds[window] > 0.0
    breadth, skills, windows = before.breadth.copy(), before.skills.copy(), before.able.copy()
    breadth[window] = able.sum()
    skills[window] = _packed(able[np.newaxis])[0]
    windows[service] = _packed((speeds[:, service] > 0.0)[np.newaxis])[0]
    return before._replace(speed=speeds, last_resort=resorts, breadth=breadth, skills=skills, able=windows)


def _matrix(rows: list[list[float]] | list[list[bool]], columns: int, kind: type) -> NDArray[np.generic]:
    return np.array(rows, dtype=kind).reshape(len(rows), columns)


def _packed(members: Flags) -> Words:
    """Rows of truth values as sets."""
    rows, columns = members.shape
    padded = np.zeros((rows, 64 * words_for(columns)), dtype=np.bool_)
    padded[:, :columns] = members
    packed = np.packbits(padded, axis=1, bitorder="little")
    return np.ascontiguousarray(packed).view("<u8").astype(np.uint64)


def _changes(plant: Plant) -> list[tuple[float, int, int, int]]:
    """Openings, closings and breaks falling due after the start: instant, kind, window, break."""
    after = -np.inf if plant.start is None else plant.start.at
    changes = []
    number = 0
    for window, counter in enumerate(plant.counters):
        for begin, end in counter.open:
            changes.append((begin, OPENING, window, NO_BREAK))
            changes.append((end, CLOSING, window, NO_BREAK))
        for begin, _ in counter.breaks:
            changes.append((begin, CLOSING, window, number))
            number += 1
    # Stable: a window that closes at the instant of a break closes first.
    return sorted((change for change in changes if change[0] > after), key=lambda change: change[:3])


def _standing_at_start(plant: Plant) -> dict[str, NDArray[np.generic]]:
    offsets = np.cumsum([0, *(len(counter.breaks) for counter in plant.counters)])[:-1]
    places = [] if plant.start is None else plant.start.windows
    return {
        "open_at_start": np.array([place.open for place in places], dtype=np.bool_),
        "resting": np.array(
            [
                NO_BREAK if place.resting is None else offset + place.resting
                for place, offset in zip(places, offsets, strict=False)
            ],
            dtype=np.int64,
        ),
        "due_first": np.array(
            [offset + place.due.start for place, offset in zip(places, offsets, strict=False)], dtype=np.int64
        ),
        "due_end": np.array(
            [offset + place.due.stop for place, offset in zip(places, offsets, strict=False)], dtype=np.int64
        ),
    }


def _begin(plant: Plant) -> Begin:
    start = plant.start
    serving = () if start is None else start.serving
    others = () if start is None else (*start.waiting, *start.parked)
    return Begin(
        at=-np.inf if start is None else start.at,
        window=np.array([ticket.window for ticket in serving], dtype=np.int64),
        elapsed=np.array([ticket.elapsed for ticket in serving], dtype=np.float64),
        queueing=0 if start is None else len(start.waiting),
        waited=np.array([ticket.waited for ticket in (*serving, *others)], dtype=np.float64),
        tie=np.array([NO_WINDOW] * len(serving) + [ticket.tie for ticket in others], dtype=np.int64),
        begins=np.array([np.nan] * len(serving) + [ticket.begins for ticket in others], dtype=np.float64),
    )


@compiled
def diary(floor: Floor, crowd: Crowd) -> Diary:
    """An empty diary for these citizens."""
    tickets = len(crowd.arrival)
    places = len(crowd.needs)
    windows = len(floor.breadth)
    return Diary(
        np.zeros(tickets, np.int8),
        np.zeros(tickets),
        np.full(tickets, np.nan),
        np.full(places, np.nan),
        np.full(places, np.nan),
        np.full(places, NO_WINDOW, np.int32),
        np.full(places, np.nan),
        np.full(places, np.nan),
        np.zeros(windows),
        np.zeros(windows),
        np.zeros((windows, len(CAUSES))),
        np.zeros(1, np.int64),
        np.full(1, -np.inf),
    )


@compiled
def state(floor: Floor, crowd: Crowd, diary: Diary) -> State:
    """The hall before anything has happened."""
    tickets = len(crowd.arrival)
    windows, services = floor.speed.shape
    standings = floor.standing.max() + 1
    lines = services * standings
    after = np.empty(tickets + lines, np.int32)
    before = np.empty(tickets + lines, np.int32)
    for mark in range(tickets, tickets + lines):
        after[mark] = mark
        before[mark] = mark
    credit = crowd.credit.copy()
    ready_since = np.zeros(windows)
    clock = np.zeros(4)
    clock[CLOCK] = floor.begin.at if floor.begin.at > -np.inf else 0.0
    clock[LAST_FINISH] = -np.inf
    absent = np.zeros(floor.skills.shape[1], np.uint64)
    for window in range(windows):
        absent |= floor.skills[window]
    return State(
        floor,
        crowd,
        diary,
        Tickets(credit, crowd.klass, np.full(tickets, NO_WINDOW, np.int32), crowd.first.copy(), crowd.end, crowd.needs),
        Windows(floor.speed, floor.last_resort, floor.breadth, ready_since),
        np.zeros(6, np.int64),
        clock,
        credit.copy(),
        np.zeros(tickets, np.bool_),
        after,
        before,
        standings,
        np.zeros(services, np.int64),
        np.zeros(floor.skills.shape[1], np.uint64),
        np.empty(tickets, np.int32),
        np.full(tickets, NOBODY, np.int32),
        np.empty(max(tickets, windows) + 1, np.int32),
        np.empty(tickets, np.int32),
        np.zeros(tickets, np.bool_),
        np.zeros(services, np.int64),
        np.zeros(floor.skills.shape[1], np.uint64),
        np.zeros(windows, np.bool_),
        np.zeros(windows, np.bool_),
        np.zeros(windows, np.int64),
        np.zeros(windows, np.int64),
        np.full(windows, NOBODY, np.int32),
        np.zeros(windows),
        np.full(windows, np.nan),
        absent,
        np.empty(windows, np.int32),
        np.full(windows, NO_WINDOW, np.int32),
        np.zeros(floor.able.shape[1], np.uint64),
        np.zeros((windows, 2)),
        np.zeros(services, np.int64),
        np.zeros(floor.skills.shape[1], np.uint64),
        board(windows),
        board(windows),
        heap(tickets),
    )
