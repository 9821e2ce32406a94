"""What a manager or clerk does with windows, clerks and skills."""

from __future__ import annotations

from msgspec import UNSET

from hallapp.errors import QT_TRANSLATE_NOOP
from hallapp.hall import events, requests
from hallapp.hall.hall import Hall
from hallapp.hall.refusals import HallError, check_clerk, check_open, check_service, the_window
from hallapp.hall.ticket import WindowNow

DAY_MINUTES = 1440.0


def open_(hall: Hall, command: requests.Open, now: int) -> list[events.Event]:
    """Open the window; an engaged one that was to close or pause stays."""
    window = the_window(hall, command.window, command.ticket)
    if window.state == "closed":
        if not window.skills:
            raise HallError(
                QT_TRANSLATE_NOOP("Refusal", "Window {window} can't open: no clerk sits there."), window=window.id
            )
        return [events.Opened(window=window.id)]
    return [events.Resumed(window=window.id)] if window.leaving == "close" else []


def close(hall: Hall, command: requests.Close, now: int) -> list[events.Event]:
    """Close the window, at once or when its ticket leaves."""
    window = the_window(hall, command.window, command.ticket)
    if window.state == "engaged":
        return [] if window.leaving == "close" else [events.Closed(window=window.id, after="visit")]
    return [] if window.state == "closed" else [events.Closed(window=window.id)]


def pause(hall: Hall, command: requests.Pause, now: int) -> list[events.Event]:
    """Pause the window, at once or when its ticket leaves."""
    window = the_window(hall, command.window, command.ticket)
    _check_not_closed(window)
    reason = None if command.reason is UNSET else command.reason
    if window.state == "engaged":
        return [] if window.leaving else [events.Paused(window=window.id, reason=reason, after="visit")]
    return [] if window.state == "paused" else [events.Paused(window=window.id, reason=reason)]


def ready(hall: Hall, command: requests.Ready, now: int) -> list[events.Event]:
    """The window goes on; an engaged one that was to pause does not."""
    window = the_window(hall, command.window, command.ticket)
    _check_not_closed(window)
    goes_on = window.state == "paused" or window.leaving == "pause"
    return [events.Resumed(window=window.id)] if goes_on else []


def skill(hall: Hall, command: requests.Skill, now: int) -> list[events.Event]:
    """Switch a skill on or off, or make it a last resort."""
    window = the_window(hall, command.window, command.ticket)
    service = command.service
    check_service(hall, service)
    if command.on is UNSET and command.last_resort is UNSET:
        raise HallError(QT_TRANSLATE_NOOP("Refusal", 'A skill needs "on" or "last_resort".'))
    trained = service in window.skills
    if not trained and (command.on is True or command.last_resort is True):
        raise HallError(
            QT_TRANSLATE_NOOP("Refusal", "Nobody at window {window} is trained for {service}."),
            window=window.id,
            service=service,
        )
    changed_on = trained and command.on is not UNSET and command.on == (service in window.inactive)
    changed_resort = (
        trained and command.last_resort is not UNSET and command.last_resort != (service in window.last_resort)
    )
    if not changed_on and not changed_resort:
        return []
    return [
        events.SkillSet(
            window=window.id,
            service=service,
            on=bool(command.on) if changed_on else None,
            last_resort=bool(command.last_resort) if changed_resort else None,
        )
    ]


def assign(hall: Hall, command: requests.Assign, now: int) -> list[events.Event]:
    """Put a clerk at the window; the two windows swap if the clerk sits at another."""
    window = the_window(hall, command.window, command.ticket)
    check_clerk(hall, command.clerk)
    if window.clerk == command.clerk:
        return []
    if window.clerk is None and window.skills:
        raise HallError(
            QT_TRANSLATE_NOOP("Refusal", "Window {window} has skills of its own and takes no clerk."), window=window.id
        )
    elsewhere = hall.clerks[command.clerk].window
    for place in (window.id, elsewhere):
        if place is not None and hall.windows[place].ticket is not None:
            raise HallError(
                QT_TRANSLATE_NOOP("Refusal", "Window {window} is engaged with ticket {ticket}."),
                window=place,
                ticket=hall.windows[place].ticket,
            )
    return [events.Assigned(window=window.id, clerk=command.clerk)]


def move_break(hall: Hall, command: requests.MoveBreak, now: int) -> list[events.Event]:
    """Give a clerk's planned break another begin; it keeps its length."""
    check_open(hall)
    check_clerk(hall, command.clerk)
    breaks = hall.clerks[command.clerk].breaks
    if command.index >= len(breaks):
        raise HallError(
            QT_TRANSLATE_NOOP("Refusal", "Clerk {clerk} has no break number {index}."),
            clerk=command.clerk,
            index=command.index,
        )
    start, end = breaks[command.index]
    moved = command.at, command.at + (end - start)
    if hall.instant(command.at) < now:
        raise HallError(QT_TRANSLATE_NOOP("Refusal", "A break can't be moved into the past."))
    others = [span for place, span in enumerate(breaks) if place != command.index]
    if moved[1] > DAY_MINUTES or any(moved[0] < other[1] and other[0] < moved[1] for other in others):
        raise HallError(QT_TRANSLATE_NOOP("Refusal", "The break of {clerk} does not fit there."), clerk=command.clerk)
    if moved[0] == start:
        return []
    return [events.BreakMoved(clerk=command.clerk, index=command.index, start=moved[0], end=moved[1])]


def _check_not_closed(window: WindowNow) -> None:
    if window.state == "closed":
        raise HallError(QT_TRANSLATE_NOOP("Refusal", "Window {window} is closed."), window=window.id)
