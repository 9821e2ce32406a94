"""From an event back to the command that led to it."""

from __future__ import annotations

import datetime

import msgspec
from msgspec import UNSET

from hallapp.hall import events, requests
from hallapp.hall.hall import Hall
from hallapp.settings import Settings


def command_of(hall: Hall, event: events.Event) -> requests.Command | None:
    """The command that led to the event, by the hall before it; ``None``: no command of its own."""
    match event:
        case events.Recalled(window=window):
            return requests.Recall(window=window)
        case events.Started(window=window):
            return requests.Start(window=window)
        case events.Finished():
            return _finish(event)
        case events.ServiceAdded(window=window, service=service):
            return requests.AddService(window=window, service=service)
        case events.NoShow(window=window):
            return requests.NoShow(window=window)
        case events.Parked(window=window, tied=tied, park_kind=kind):
            return requests.Park(window=window, tied=tied, kind=kind)
        case events.Transferred():
            return _transfer(event)
        case events.Returned(ticket=ticket):
            return requests.Return(ticket=ticket)
        case events.Unparked(ticket=ticket):
            return requests.Unpark(ticket=ticket)
        case events.Cancelled(ticket=ticket, reason=reason):
            return requests.Cancel(ticket=ticket, reason=reason or "")
        case events.CancelUndone(ticket=ticket) | events.NoShowUndone(ticket=ticket):
            return requests.Undo(ticket=ticket)
        case events.Noted(ticket=ticket, note=note):
            return requests.Note(ticket=ticket, note=note)
        case _:
            return _of_hall(hall, event)


def _of_hall(hall: Hall, event: events.Event) -> requests.Command | None:
    match event:
        case events.Opened(window=window):
            return requests.Open(window=window)
        case events.Closed(window=window):
            return requests.Close(window=window)
        case events.Paused(window=window, reason=reason):
            return requests.Pause(window=window, reason=_given(reason))
        case events.Resumed(window=window):
            kind = requests.Open if hall.windows[window].leaving == "close" else requests.Ready
            return kind(window=window)
        case events.SkillSet(window=window, service=service):
            return requests.Skill(
                window=window,
                service=service,
                on=UNSET if event.on is None else event.on,
                last_resort=UNSET if event.last_resort is None else event.last_resort,
            )
        case events.Assigned(window=window, clerk=str(clerk)):
            return requests.Assign(window=window, clerk=clerk)
        case events.BreakMoved(clerk=clerk, index=index, start=start):
            return requests.MoveBreak(clerk=clerk, index=index, at=start)
        case events.RuleSet(rule=rule, overdue=overdue):
            return requests.ChangeRule(rule=rule, overdue=overdue)
        case events.SettingsChanged(settings=settings):
            return requests.ChangeSettings(settings=msgspec.structs.asdict(msgspec.convert(settings, Settings)))
        case events.DayOpened():
            return requests.OpenDay()
        case events.DayClosed():
            return requests.CloseDay()
        case _:
            return None


def _finish(event: events.Finished) -> requests.Finish:
    return requests.Finish(
        window=event.window,
        outcome=event.outcome,
        to=_given(event.to),
        due=UNSET if event.due is None else msgspec.convert(event.due, datetime.date),
        missing=event.missing,
    )


def _transfer(event: events.Transferred) -> requests.Transfer:
    return requests.Transfer(
        window=event.window,
        to_service=_given(event.to_service),
        to_window=_given(event.to_window),
        note=_given(event.note),
    )


def _given(text: str | None) -> str | msgspec.UnsetType:
    return UNSET if text is None else text
