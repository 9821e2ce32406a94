"""The console's states for the gallery."""

from __future__ import annotations

from collections.abc import Callable

from hallapp.errors import KnownError
from hallapp.hall.refusals import HallError
from hallapp.views.console.bar import SIZE as BAR
from hallapp.views.console.console import HEIGHT, WIDTH, Console
from hallapp.views.gallery import Picture
from hallapp.views.link import HallLink

COLUMN = (WIDTH, HEIGHT)


def pictures() -> list[Picture]:
    """Serving, called, ready, paused, refused, out of reach, closed; as a column and as a bar."""
    strip = (BAR.width(), BAR.height())
    return [
        Picture("console", "called", "busy", COLUMN, _at("called")),
        Picture("console", "serving", "busy", COLUMN, _at("serving")),
        Picture("console", "ready", "idle", COLUMN, lambda link: Console(link, "5")),
        Picture("console", "empty", "empty", COLUMN, lambda link: Console(link, "1")),
        Picture("console", "paused", "busy", COLUMN, _at("paused")),
        Picture("console", "window-closed", "overloaded", COLUMN, lambda link: Console(link, "3")),
        Picture("console", "refused", "busy", COLUMN, _refused),
        Picture("console", "unreachable", "busy", COLUMN, _unreachable),
        Picture("console", "closed", "finished", COLUMN, lambda link: Console(link, "1")),
        Picture("console", "bar-called", "busy", strip, lambda link: Console(link, _window(link, "called"), bar=True)),
        Picture("console", "bar", "busy", strip, lambda link: Console(link, _window(link, "serving"), bar=True)),
    ]


def _window(link: HallLink, state: str) -> str:
    """The first window in a state, or with a ticket in it, the one with most services if there are several."""
    tickets = link.hall.tickets
    at = {window.id: tickets[window.ticket] for window in link.hall.windows.values() if window.ticket}
    found = [
        window.id
        for window in link.hall.windows.values()
        if state == window.state or (window.id in at and at[window.id].state == state)
    ]
    return max(found, key=lambda window: len(at[window].services) if window in at else 0)


def _at(state: str) -> Callable[[HallLink], Console]:
    return lambda link: Console(link, _window(link, state))


def _refused(link: HallLink) -> Console:
    console = Console(link, _window(link, "serving"))
    console.refuse(HallError("There is no ticket {ticket} today.", ticket="A999"))
    return console


def _unreachable(link: HallLink) -> Console:
    console = Console(link, _window(link, "serving"))
    link.lose(KnownError("The hall is out of reach."))
    return console
