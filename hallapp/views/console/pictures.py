"""The console's states for the gallery."""

from __future__ import annotations

from collections.abc import Callable

from hallapp import language
from hallapp.devices.slip import DOTS_58
from hallapp.errors import KnownError
from hallapp.hall.desk import UNDO
from hallapp.hall.helping import where_help_is_wanted
from hallapp.hall.refusals import HallError
from hallapp.views.console.bar import SIZE as BAR
from hallapp.views.console.console import Console
from hallapp.views.console.my_day import HEIGHT as MY_DAY_HEIGHT
from hallapp.views.console.my_day import WIDTH as MY_DAY_WIDTH
from hallapp.views.console.my_day import MyDayDialog
from hallapp.views.console.notice import notice
from hallapp.views.console.outcome import FOLLOWS
from hallapp.views.console.shape import COLUMN as DOCKED
from hallapp.views.gallery import Picture, docked, own
from hallapp.views.link import HallLink
from hallapp.views.owed import SIZE as OWED
from hallapp.views.owed import OwedDialog
from hallapp.views.printing import SlipPreview

COLUMN = docked(DOCKED.width())


def pictures() -> list[Picture]:
    """Serving, called, ready, paused, refused, out of reach, closed; as a column and as a bar."""
    strip = own(BAR.width(), BAR.height())
    return [
        Picture("console", "called", "busy", COLUMN, _at("called")),
        Picture("console", "serving", "busy", COLUMN, _at("serving")),
        Picture("console", "ready", "idle", COLUMN, lambda link: Console(link, "5")),
        Picture("console", "empty", "empty", COLUMN, lambda link: Console(link, "1")),
        Picture("console", "sent-on", "followed", COLUMN, _sent_on),
        Picture("console", "no-show", "busy", COLUMN, _missed),
        Picture("console", "bar-no-show", "busy", own(BAR.width(), 2 * BAR.height()), _missed_on_bar),
        Picture("console", "paused", "busy", COLUMN, _at("paused")),
        Picture("console", "window-closed", "overloaded", COLUMN, lambda link: Console(link, "3")),
        Picture("console", "refused", "busy", COLUMN, _refused),
        Picture("console", "unreachable", "busy", COLUMN, _unreachable),
        Picture("console", "closed", "finished", COLUMN, lambda link: Console(link, "1")),
        Picture("console", "missing", "followed", COLUMN, _outcome("documents_missing")),
        Picture("console", "follows", "followed", COLUMN, _outcome(FOLLOWS)),
        Picture("console", "referred", "followed", COLUMN, _outcome("referred")),
        Picture("console", "help", "followed", COLUMN, _helping),
        Picture("console", "my-day", "followed", own(MY_DAY_WIDTH, MY_DAY_HEIGHT), _my_day),
        Picture("console", "notice", "followed", own(460, 760), _notice),
        Picture("console", "owed", "followed", own(*OWED), OwedDialog),
        Picture("console", "owed-none", "busy", own(*OWED), OwedDialog),
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


def _outcome(outcome: str) -> Callable[[HallLink], Console]:
    """A service whose papers are ticked but for the last is being finished."""

    def make(link: HallLink) -> Console:
        console = Console(link, _with_papers(link))
        for box in console.visit.papers()[:-1]:
            box.setChecked(True)
        console.outcome.choose(outcome)
        return console

    return make


def _with_papers(link: HallLink) -> str:
    """The window that serves whatever needs most papers."""
    hall = link.hall
    at = {
        window.id: hall.tickets[window.ticket]
        for window in hall.windows.values()
        if window.ticket and hall.tickets[window.ticket].state == "serving"
    }
    return max(at, key=lambda window: len(hall.catalogue.services[at[window].services[0]].papers))


def _helping(link: HallLink) -> Console:
    """A window that pauses while people wait too long for what it may serve."""
    hall = link.hall
    wanted = [window.id for window in hall.windows.values() if where_help_is_wanted(hall, window.id, link.now())]
    return Console(link, wanted[0] if wanted else "1")


def _my_day(link: HallLink) -> MyDayDialog:
    return MyDayDialog(link.hall, _with_papers(link), link.now())


def _notice(link: HallLink) -> SlipPreview:
    window = link.hall.windows[_with_papers(link)]
    ticket = link.hall.tickets[window.ticket or ""]
    papers = link.hall.catalogue.services[ticket.services[0]].papers
    also = "照片 2 张" if language.current() == "zh" else "2 photographs"
    slip = notice(link.hall, ticket.number, ticket.services[0], range(len(papers)), also, "11:10")
    return SlipPreview(None, slip, DOTS_58, lambda: None)


def _sent_on(link: HallLink) -> Console:
    """Serving somebody whom another window sent."""
    return Console(link, next(str(one.window) for one in link.hall.tickets.values() if one.sent_from and one.window))


def _missed(link: HallLink, *, bar: bool = False) -> Console:
    """Just after a no-show, in the seconds in which it can be undone; the window has called the next one."""
    console = Console(link, _window(link, "called"), bar=bar)
    console.missed.tell(next(one.number for one in link.hall.tickets.values() if one.state == "missed"), UNDO)
    return console


def _missed_on_bar(link: HallLink) -> Console:
    return _missed(link, bar=True)


def _refused(link: HallLink) -> Console:
    console = Console(link, _window(link, "serving"))
    console.refuse(HallError("There is no ticket {ticket} today.", ticket="A999"))
    return console


def _unreachable(link: HallLink) -> Console:
    console = Console(link, _window(link, "serving"))
    link.lose(KnownError("The hall is out of reach."))
    return console
