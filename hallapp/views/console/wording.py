"""What the console says: why something can't be done now, who is next and why."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from hallapp.hall.counter import too_soon
from hallapp.hall.dispatching import Next
from hallapp.hall.hall import Hall
from hallapp.hall.helping import Wanted
from hallapp.hall.ticket import Ticket, WindowNow
from hallapp.sentences import RULES
from hallapp.views import words

translate = QCoreApplication.translate

ACTIONS = ("next", "recall", "start", "finish", "no_show", "transfer", "park", "pause", "add")
"""In the order of their keys, F2 to F10."""

KEYS = {action: f"F{place + 2}" for place, action in enumerate(ACTIONS)}

ICONS = {
    "next": "speaker-high",
    "recall": "repeat",
    "start": "play",
    "finish": "check",
    "no_show": "user-minus",
    "transfer": "swap",
    "park": "hourglass-medium",
    "pause": "coffee",
    "add": "plus",
}


def hindrance(action: str, window: WindowNow, ticket: Ticket | None, hall: Hall, now: int) -> str:
    """Why an action can't be done at ``now`` (UTC ms); empty if it can."""
    if not hall.is_open:
        return translate("console", "The hall day is closed.")
    if action == "pause":
        return "" if window.skills else translate("console", "Nobody sits at this window.")
    if action == "next":
        return _not_ready(window)
    if ticket is None:
        return translate("console", "Nobody is called to this window.")
    if action in ("recall", "start", "no_show") and ticket.state != "called":
        return translate("console", "The service has begun.")
    if action == "recall" and too_soon(ticket, now):
        return translate("console", "The call is being said: wait a moment.")
    if action in ("finish", "park", "add") and ticket.state != "serving":
        return translate("console", "The service has not begun.")
    return ""


def _not_ready(window: WindowNow) -> str:
    if window.state == "engaged":
        return translate("console", "This window is engaged.")
    if window.state == "paused":
        return translate("console", "This window pauses.")
    if window.state == "closed":
        return translate("console", "This window is closed.")
    return ""


def labels(hall: Hall, window: WindowNow) -> dict[str, str]:
    """Words of the actions as things stand."""
    return {
        "next": translate("console", "Next"),
        "recall": translate("console", "Recall"),
        "start": translate("console", "Start"),
        "finish": translate("console", "Finish"),
        "no_show": translate("console", "No-show"),
        "transfer": translate("console", "Transfer"),
        "park": translate("console", "Park"),
        "pause": _pause(hall, window),
        "add": translate("console", "Add"),
    }


def _pause(hall: Hall, window: WindowNow) -> str:
    if window.state == "closed":
        return translate("console", "Open")
    if window.state == "paused" or window.leaving is not None:
        return translate("console", "Go on")
    if window.break_asked is not None:
        return translate("console", "Take back")
    return translate("console", "Ask break") if hall.settings.ask_breaks else translate("console", "Pause")


def standing(window: WindowNow, ticket: Ticket | None) -> tuple[str, str]:
    """How the window stands, as a state and its words: what comes after the ticket before what is seen anyway."""
    if window.leaving == "close":
        return "closed", translate("console", "closes after this")
    if window.leaving == "pause":
        return "paused", translate("console", "pauses after this")
    if window.break_asked is not None:
        return "paused", translate("console", "break asked for")
    state = "called" if ticket is not None and ticket.state == "called" else window.state
    return state, words.window_states()[state]


def nobody(hall: Hall, window: WindowNow, waiting: bool) -> str:
    """What is said while nobody is at the window; ``waiting``: somebody waits that it may serve."""
    if not hall.is_open:
        return translate("console", "The hall day is closed.")
    if window.state == "closed":
        return translate("console", "This window is closed. F9 opens it.")
    if window.state == "paused":
        return translate("console", "This window pauses. F9 goes on.")
    if waiting:
        return translate("console", "Ready. F2 calls the next one.")
    return translate("console", "Ready. Nobody waits that you may serve.")


def why(found: Next) -> str:
    """Why this ticket is the next one, in one line."""
    if found.tier == "overdue":
        reason = translate("console", "{age} min, far beyond its target of {target}: overdue goes first")
    elif found.tier == "last_resort":
        reason = translate("console", "nobody else waits that this window may serve")
    elif found.longer:
        reason = translate("console", "rule: {rule}; {longer} of {others} others waited longer")
    else:
        reason = translate("console", "rule: {rule}; it has waited longest, {age} min")
    return reason.format(
        age=words.number(found.age),
        target=words.number(found.target),
        rule=translate("Advice", RULES[found.rule]),
        longer=found.longer,
        others=found.others,
    )


def helping(hall: Hall, window: WindowNow, wanted: Wanted) -> str:
    """Where this clerk could help, and what it takes."""
    service = hall.catalogue.services[wanted.service]
    if window.state in ("ready", "engaged"):
        what = translate("console", "You have learned it; the manager can switch it on for you.")
    else:
        what = translate("console", "You may serve it once this window is ready.")
    told = translate("console", "{service}: {people}, longest {minutes} min, at {windows}. {what}")
    return told.format(
        service=words.name(service.names, service.id),
        people=words.people_waiting(wanted.people),
        minutes=words.number(wanted.minutes),
        windows=words.windows(wanted.windows) if wanted.windows else translate("console", "no window"),
        what=what,
    )


def onward(hall: Hall, window: WindowNow, service: str) -> str:
    """What becomes of a later service of the visit when the one before it ends."""
    if window.speed(service) > 0.0:
        return translate("console", "goes on here at once")
    able = [place.id for place in hall.could_serve(service) if place.state != "closed"]
    if not able:
        return translate("console", "no window serves it now; it waits, its place kept")
    return translate("console", "then waits for {windows}, its place kept").format(windows=words.windows(able))


def finishing(hall: Hall, window: WindowNow, ticket: Ticket) -> str:
    """What the finish button will do."""
    if len(ticket.services) == 1:
        return translate("console", "Finish; the visit is over")
    if window.speed(ticket.services[1]) > 0.0:
        return translate("console", "Finish, then number 2 here")
    able = [place.id for place in hall.could_serve(ticket.services[1]) if place.state != "closed"]
    if not able:
        return translate("console", "Finish; number 2 waits for another window")
    return translate("console", "Finish; number 2 waits for {windows}").format(windows=words.windows(able))
