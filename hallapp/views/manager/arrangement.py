"""Where the cards of windows stand: rows with free places between, and how large they can be. No widget."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

Place = tuple[int, int]
"""Row and column, from the upper left."""

Places = dict[str, Place]
"""Of every window, by its id; no two have the same."""

Rows = tuple[tuple[str, ...], ...]
"""The windows row by row, as the hall keeps them."""

FREE = ""
"""Stands for a place without a window, among the windows of a row."""


@dataclass(frozen=True, slots=True)
class Size:
    """How cards stand: the least width and height of one, the gap between two, and the most height, pixels."""

    width: int
    height: int
    gap: int
    most: int


@dataclass(frozen=True, slots=True)
class Fitting:
    """How many columns, how high a card, and whether all can be seen at once."""

    columns: int
    height: int
    all_seen: bool


def flowing(windows: Iterable[str], columns: int) -> Places:
    """The windows one after the other, so many in a row."""
    return {window: divmod(index, columns) for index, window in enumerate(windows)}


def standing(windows: Sequence[str], arrangement: Iterable[Iterable[str]]) -> Places:
    """The windows as they were arranged; those that were not stand in rows below, in the hall's order."""
    found: Places = {}
    for row, line in enumerate(arrangement):
        for column, window in enumerate(line):
            if window in windows and window not in found:
                found[window] = row, column
    found = trimmed(found)
    rows, columns = extent(found)
    others = flowing((window for window in windows if window not in found), max(1, columns))
    return found | {window: (rows + row, column) for window, (row, column) in others.items()}


def moved(places: Mapping[str, Place], window: str, to: Place) -> Places:
    """A window at another place; who stands there takes the place that it leaves."""
    other = next((other for other, place in places.items() if place == to), None)
    swapped = dict(places)
    if other is not None:
        swapped[other] = places[window]
    swapped[window] = to
    return swapped


def trimmed(places: Mapping[str, Place]) -> Places:
    """The same without free rows above and free columns to the left."""
    top = min((row for row, _ in places.values()), default=0)
    left = min((column for _, column in places.values()), default=0)
    return {window: (row - top, column - left) for window, (row, column) in places.items()}


def extent(places: Mapping[str, Place]) -> tuple[int, int]:
    """How many rows and columns they take."""
    return (
        max((row + 1 for row, _ in places.values()), default=0),
        max((column + 1 for _, column in places.values()), default=0),
    )


def rows(places: Mapping[str, Place]) -> Rows:
    """The windows by rows, :data:`FREE` where none stands before the last of a row."""
    lines: list[list[str]] = [[] for _ in range(extent(places)[0])]
    for window in in_order(places):
        row, column = places[window]
        lines[row] += [FREE] * (column - len(lines[row])) + [window]
    return tuple(map(tuple, lines))


def in_order(places: Mapping[str, Place]) -> list[str]:
    """The windows as one reads them: row by row."""
    return sorted(places, key=places.__getitem__)


def fit(count: int, room: tuple[int, int], size: Size) -> Fitting:
    """The widest cards with which all can be seen.

    Where that can't be, as many as go beside each other.
    """
    widest = _beside(room[0], size)
    for columns in range(1, widest + 1):
        found = fit_rows((-(-count // columns), columns), room, size)
        if found is not None and found.all_seen:
            return found
    return Fitting(widest, size.height, all_seen=False)


def fit_rows(taken: tuple[int, int], room: tuple[int, int], size: Size) -> Fitting | None:
    """Cards for so many rows and columns; ``None`` where the room is too narrow for the columns."""
    count, columns = taken
    if columns > _beside(room[0], size):
        return None
    each = (room[1] - (count - 1) * size.gap) // max(count, 1)
    if each < size.height:
        return Fitting(columns, size.height, all_seen=False)
    return Fitting(columns, min(each, size.most), all_seen=True)


def _beside(width: int, size: Size) -> int:
    """How many cards go beside each other, at least one."""
    return max(1, (width + size.gap) // (size.width + size.gap))
