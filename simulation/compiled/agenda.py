"""What is to happen: a heap of windows or tickets by instant, then by index; each is in it once at most."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from simulation.compiling import compiled, working, working_inlined

ABSENT = -1


class Agenda(NamedTuple):
    """``heap[:size[0]]`` is a binary heap of items by ``instant[item]``; ``place[item]`` tells where an item is."""

    instant: NDArray[np.float64]
    heap: NDArray[np.int32]
    place: NDArray[np.int32]
    size: NDArray[np.int64]


@compiled
def agenda(items: int) -> Agenda:
    """An empty agenda for items below ``items``."""
    return Agenda(np.empty(items), np.empty(items, np.int32), np.full(items, ABSENT, np.int32), np.zeros(1, np.int64))


@working_inlined
def _before(agenda: Agenda, one: int, other: int) -> bool:
    mine = agenda.instant[one]
    its = agenda.instant[other]
    return mine < its or (mine == its and one < other)


@working
def put(agenda: Agenda, item: int, instant: float) -> None:
    """Let an item happen at an instant; one that was to happen at another is moved."""
    agenda.instant[item] = instant
    place = int(agenda.place[item])
    if place == ABSENT:
        place = agenda.size[0]
        agenda.size[0] += 1
    _settle(agenda, item, place)


@working
def drop(agenda: Agenda, item: int) -> None:
    """Take an item out, if it is there."""
    place = int(agenda.place[item])
    if place == ABSENT:
        return
    agenda.place[item] = ABSENT
    agenda.size[0] -= 1
    last = int(agenda.heap[agenda.size[0]])
    if last != item:
        _settle(agenda, last, place)


@working_inlined
def _settle(agenda: Agenda, item: int, place: int) -> None:
    """Put an item into a free place and let it rise or sink to where it belongs."""
    heap = agenda.heap
    places = agenda.place
    while place > 0:
        parent = (place - 1) >> 1
        above = heap[parent]
        if not _before(agenda, item, above):
            break
        heap[place] = above
        places[above] = place
        place = parent
    size = agenda.size[0]
    while True:
        child = 2 * place + 1
        if child >= size:
            break
        if child + 1 < size and _before(agenda, heap[child + 1], heap[child]):
            child += 1
        below = heap[child]
        if not _before(agenda, below, item):
            break
        heap[place] = below
        places[below] = place
        place = child
    heap[place] = item
    places[item] = place
