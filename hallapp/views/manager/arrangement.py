"""Where the cards of windows stand: their order, and how large they can be. No widget."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Size:
    """How cards stand: the least width and height of one, and the gap between two, pixels."""

    width: int
    height: int
    gap: int


@dataclass(frozen=True, slots=True)
class Fitting:
    """How many columns, how high a card, and whether all can be seen at once."""

    columns: int
    height: int
    all_seen: bool


def ordered(windows: Sequence[str], arrangement: Iterable[str]) -> list[str]:
    """The windows as they were arranged; those that were not come after, in the hall's order."""
    first = [window for window in dict.fromkeys(arrangement) if window in windows]
    return [*first, *(window for window in windows if window not in first)]


def moved(order: Sequence[str], window: str, place: int) -> list[str]:
    """The order with a window at another place; beyond the ends, at the end."""
    others = [other for other in order if other != window]
    place = max(0, min(place, len(others)))
    return [*others[:place], window, *others[place:]]


def fit(count: int, room: tuple[int, int], size: Size, most: float = 1.5) -> Fitting:
    """The widest cards with which all can be seen, at most ``most`` times their least height.

    Where that can't be, as many as go beside each other.
    """
    width, height = room
    widest = max(1, (width + size.gap) // (size.width + size.gap))
    for columns in range(1, widest + 1):
        rows = -(-count // columns)
        each = (height - (rows - 1) * size.gap) // max(rows, 1)
        if each >= size.height:
            return Fitting(columns, min(each, round(most * size.height)), all_seen=True)
    return Fitting(widest, size.height, all_seen=False)
