"""What is to happen, by instant and then by index; each window or ticket is in an agenda once at most.

Two structures for two sizes. A :class:`Board` (a winner tree, Knuth 1973,
5.4.1) asks the same few questions whatever the answers are, which processors
like; its cost grows with the number of its places. A :class:`Heap` costs what
its present members do: for tickets, of which few wait at once.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from simulation.compiling import compiled, working, working_inlined

ABSENT = -1


class Board(NamedTuple):
    """``winner[1]`` happens first; ``instant[item]`` is ``inf`` for what is not to happen."""

    instant: NDArray[np.float64]
    winner: NDArray[np.int32]


@compiled
def board(items: int) -> Board:
    """An empty board for items below ``items``."""
    places = 1
    while places < items:
        places *= 2
    winner = np.empty(2 * places, np.int32)
    for place in range(places):
        winner[places + place] = place
    for node in range(places - 1, 0, -1):
        winner[node] = winner[2 * node]
    return Board(np.full(places, np.inf), winner)


@working_inlined
def post(board: Board, item: int, instant: float) -> None:
    """Let an item happen at an instant, ``inf`` for never; what was posted before is forgotten."""
    instants = board.instant
    winner = board.winner
    instants[item] = instant
    node = (len(instants) + item) >> 1
    while node > 0:
        left = winner[2 * node]
        right = winner[2 * node + 1]
        # Of equal instants the left one is that of the lower index.
        winner[node] = left if instants[left] <= instants[right] else right
        node >>= 1


class Heap(NamedTuple):
    """``heap[:size[0]]`` is a binary heap of items by ``instant[item]``; ``place[item]`` tells where an item is."""

    instant: NDArray[np.float64]
    heap: NDArray[np.int32]
    place: NDArray[np.int32]
    size: NDArray[np.int64]


@compiled
def heap(items: int) -> Heap:
    """An empty heap for items below ``items``."""
    return Heap(np.empty(items), np.empty(items, np.int32), np.full(items, ABSENT, np.int32), np.zeros(1, np.int64))


@working
def put(heap: Heap, item: int, instant: float) -> None:
    """Let an item that is not there happen at an instant."""
    heap.instant[item] = instant
    heap.size[0] += 1
    _settle(heap, item, heap.size[0] - 1)


@working
def drop(heap: Heap, item: int) -> None:
    """Take an item out, if it is there."""
    place = int(heap.place[item])
    if place == ABSENT:
        return
    heap.place[item] = ABSENT
    heap.size[0] -= 1
    last = int(heap.heap[heap.size[0]])
    if last != item:
        _settle(heap, last, place)


@working_inlined
def _before(heap: Heap, one: int, other: int) -> bool:
    mine = heap.instant[one]
    its = heap.instant[other]
    return mine < its or (mine == its and one < other)


@working_inlined
def _settle(heap: Heap, item: int, place: int) -> None:
    """Put an item into a free place and let it rise or sink to where it belongs."""
    members = heap.heap
    places = heap.place
    while place > 0:
        parent = (place - 1) >> 1
        above = members[parent]
        if not _before(heap, item, above):
            break
        members[place] = above
        places[above] = place
        place = parent
    size = heap.size[0]
    while True:
        child = 2 * place + 1
        if child >= size:
            break
        if child + 1 < size and _before(heap, members[child + 1], members[child]):
            child += 1
        below = members[child]
        if not _before(heap, below, item):
            break
        members[place] = below
        places[below] = place
        place = child
    members[place] = item
    places[item] = place
