"""The wall's states for the gallery."""

from __future__ import annotations

from collections.abc import Callable

from hallapp.errors import KnownError
from hallapp.hall.following import to_rate
from hallapp.views.gallery import SCREENS, UPRIGHT, Picture, own
from hallapp.views.link import HallLink
from hallapp.views.wall.over_window import SIZE, OverWindow
from hallapp.views.wall.wall import Wall

SIZES = (*SCREENS, UPRIGHT)
OVER = own(SIZE.width(), SIZE.height())


def pictures() -> list[Picture]:
    """Empty, busy, overloaded, out of reach, closed."""
    return [
        Picture("wall", "empty", "empty", SIZES, Wall),
        Picture("wall", "busy", "busy", SIZES, Wall),
        Picture("wall", "overloaded", "overloaded", SIZES, Wall),
        Picture("wall", "unreachable", "busy", SIZES, _unreachable),
        Picture("wall", "closed", "finished", SIZES, Wall),
        Picture("over-window", "called", "busy", OVER, _over("called")),
        Picture("over-window", "serving", "busy", OVER, _over("serving")),
        Picture("over-window", "paused", "busy", OVER, _over("paused")),
        Picture("over-window", "unreachable", "busy", OVER, _over_unreachable),
        Picture("wall", "message", "followed", SIZES, Wall),
        Picture("wall", "courtesy", "followed", SIZES, _courtesy),
        Picture("wall", "stopped", "stopped", SIZES, Wall),
        Picture("wall", "used-up", "asked", SIZES, Wall),
        Picture(
            "wall", "groups", "followed", SIZES, lambda link: Wall(link, groups=["employment", "social-insurance"])
        ),
        Picture("over-window", "clerk", "followed", OVER, _over("called")),
        Picture("over-window", "ready", "empty", OVER, lambda link: OverWindow(link, "1")),
        Picture("over-window", "rating", "followed", OVER, _asking),
        Picture("over-window", "closed", "finished", OVER, lambda link: OverWindow(link, "1")),
    ]


def _unreachable(link: HallLink) -> Wall:
    wall = Wall(link)
    link.lose(KnownError("The hall is out of reach."))
    return wall


def _courtesy(link: HallLink) -> Wall:
    """The last of the foot's sentences."""
    wall = Wall(link)
    wall.message = -1
    return wall


def _over_unreachable(link: HallLink) -> OverWindow:
    display = _over("called")(link)
    link.lose(KnownError("The hall is out of reach."))
    return display


def _asking(link: HallLink) -> OverWindow:
    """Before a window where somebody was just served."""
    hall, now = link.hall, link.now()
    return OverWindow(link, next(place for place in hall.windows if to_rate(hall, place, now)))


def _over(state: str) -> Callable[[HallLink], OverWindow]:
    """Over the first window in a state, or with a ticket in it."""

    def make(link: HallLink) -> OverWindow:
        hall = link.hall
        found = [
            window.id
            for window in hall.windows.values()
            if window.state == state or (window.ticket and hall.tickets[window.ticket].state == state)
        ]
        return OverWindow(link, found[0])

    return make
