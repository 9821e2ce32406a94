"""How each event changes the hall; the only place where tickets and windows change."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import msgspec

from hallapp.hall import events, owed, staff
from hallapp.hall.catalogue import Catalogue, classes
from hallapp.hall.planning import planned_state
from hallapp.hall.prepared import scheduled
from hallapp.hall.ticket import MINUTE, Call, ClerkNow, Step, Ticket, WindowNow
from hallapp.settings import Settings
from simulation.scenario import Clerk, Clock, Scenario, Window, parse

if TYPE_CHECKING:
    from hallapp.hall.hall import Hall

MIDNIGHT = Clock(0.0)


def fold(hall: Hall, event: events.Event, at: int) -> None:
    """Change the hall as the event says."""
    FOLDS[type(event)](hall, event, at)


def _day_opened(hall: Hall, event: events.DayOpened, at: int) -> None:
    if event.day != hall.day:
        hall.tickets.clear()
        hall.issued_by_prefix.clear()
        hall.calls.clear()
        for kept in (hall.given, hall.refused, hall.applied):
            kept.clear()
        hall.help.clear()
        hall.acknowledged.clear()
        hall.idle.forget()
        hall.opened = at
    hall.day = event.day
    hall.owed = {owed.id: owed for owed in event.owed}
    hall.planned = dict(event.planned)
    hall.templates = {template.name: template for template in event.templates}
    hall.template = event.template
    hall.closed = None
    hall.opens = event.opens
    hall.settings = msgspec.convert(event.settings, Settings)
    _configure(hall, parse(event.scenario), at)


def _configure(hall: Hall, scenario: Scenario, at: int) -> None:
    hall.scenario = scenario
    hall.catalogue = Catalogue(scenario)
    hall.rule = scenario.rule
    hall.overdue = scenario.overdue
    hall.classes = classes(scenario)
    hall.clerks = staff.clerks(scenario)
    hall.windows = staff.windows(scenario, hall.clerks, at)
    hall.board = hall.plan = None
    if hall.settings.follow_plan:
        for window in hall.windows.values():
            window.state, window.until = planned_state(hall, window, at)


def _day_closed(hall: Hall, event: events.DayClosed, at: int) -> None:
    for number in event.expired:
        ticket = hall.tickets[number]
        ticket.before = ticket.state
        _out_of_line(hall, ticket, at)
        ticket.window = ticket.tied = None
        ticket.state = "expired"
        ticket.ended = at
    for window in hall.windows.values():
        window.ticket = window.leaving = window.until = window.back_after = None
        _stand(window, "closed", at)
    hall.closed = at


def _clock_set_back(hall: Hall, event: events.ClockSetBack, at: int) -> None:
    """The hall's time does not run backwards; nothing to change."""


def _issued(hall: Hall, event: events.Issued, at: int) -> None:
    prefix = hall.catalogue.prefix(event.services[0])
    hall.issued_by_prefix[prefix] = max(hall.issued_by_prefix.get(prefix, 0), int(event.ticket[len(prefix) :]))
    since = at if event.since is None else event.since
    ticket = Ticket(
        number=event.ticket,
        index=len(hall.tickets),
        services=event.services,
        first_service=event.services[0],
        klass=event.klass,
        issued=since if event.written else at,
        note=event.note,
        phone=event.phone,
        card=event.card,
        appointment=event.appointment,
        code=event.code,
        asked=event.services,
    )
    hall.tickets[ticket.number] = ticket
    _begin_to_wait(hall, ticket, since)


def _called(hall: Hall, event: events.Called, at: int) -> None:
    ticket, window = hall.tickets[event.ticket], hall.windows[event.window]
    _out_of_line(hall, ticket, at)
    ticket.state = "called"
    ticket.window = window.id
    ticket.tied = None
    ticket.called = ticket.recalled = at
    ticket.first_called = at if ticket.first_called is None else ticket.first_called
    ticket.recalls = 0
    window.ticket = ticket.number
    _stand(window, "engaged", at)
    hall.calls.append(Call(ticket.number, window.id, at, "back" if ticket.park_kind else "call"))
    ticket.park_kind = ""


def _recalled(hall: Hall, event: events.Recalled, at: int) -> None:
    ticket = hall.tickets[event.ticket]
    ticket.recalls += 1
    ticket.recalled = at
    hall.calls.append(Call(ticket.number, event.window, at, "recall"))


def _started(hall: Hall, event: events.Started, at: int) -> None:
    ticket = hall.tickets[event.ticket]
    ticket.state = "serving"
    ticket.started = at


def _finished(hall: Hall, event: events.Finished, at: int) -> None:
    ticket, window = hall.tickets[event.ticket], hall.windows[event.window]
    assert ticket.called is not None and ticket.started is not None
    ticket.steps.append(
        Step(
            event.service,
            window.id,
            window.clerk,
            ticket.called,
            ticket.started,
            at,
            event.outcome,
            event.to,
            event.due,
            event.missing,
            also=event.also,
        )
    )
    left = owed.of_step(hall.day or "", ticket)
    if left is not None:
        hall.owed[left.id] = left
    ticket.services = ticket.services[1:]
    ticket.sent_from = None
    if event.pause:
        window.leaving, window.leaves_after = window.leaving or "pause", "visit"
    if event.then == "serving":
        ticket.called = ticket.started = at
        return
    if event.then == "waiting":
        _begin_to_wait(hall, ticket, at)
    else:
        ticket.state = "done"
        ticket.window = None
        ticket.ended = at
    _leave(hall, window, at)


def _rated(hall: Hall, event: events.Rated, at: int) -> None:
    ticket = hall.tickets[event.ticket]
    ticket.steps[event.place] = dataclasses.replace(ticket.steps[event.place], rating=event.score)
    if event.due is not None:
        case = owed.of_rating(hall.day or "", ticket, event.place, event.due)
        hall.owed[case.id] = case


def _settled(hall: Hall, event: events.Settled, at: int) -> None:
    del hall.owed[event.owed]


def _service_added(hall: Hall, event: events.ServiceAdded, at: int) -> None:
    ticket = hall.tickets[event.ticket]
    ticket.services = (*ticket.services, event.service)


def _no_show(hall: Hall, event: events.NoShow, at: int) -> None:
    ticket = hall.tickets[event.ticket]
    ticket.state = "missed"
    ticket.no_shows += 1
    ticket.missed_at = event.window
    _away(ticket, at)
    _leave(hall, hall.windows[event.window], at)


def _parked(hall: Hall, event: events.Parked, at: int) -> None:
    ticket = hall.tickets[event.ticket]
    ticket.state = "parked"
    ticket.parked_since = at
    ticket.park_kind = event.park_kind
    ticket.tied = event.window if event.tied else None
    _away(ticket, at)
    _leave(hall, hall.windows[event.window], at)


def _unparked(hall: Hall, event: events.Unparked, at: int) -> None:
    ticket = hall.tickets[event.ticket]
    ticket.tied = event.tied
    _begin_to_wait(hall, ticket, at)


def _transferred(hall: Hall, event: events.Transferred, at: int) -> None:
    ticket = hall.tickets[event.ticket]
    if event.to_service is not None:
        ticket.services = (event.to_service, *ticket.services[1:])
    ticket.tied = event.to_window
    ticket.note = event.note or ticket.note
    ticket.sent_from = event.window
    _begin_to_wait(hall, ticket, at)
    _leave(hall, hall.windows[event.window], at)


def _returned(hall: Hall, event: events.Returned, at: int) -> None:
    ticket = hall.tickets[event.ticket]
    _begin_to_wait(hall, ticket, at)
    if event.credit is not None:
        ticket.credit = event.credit


def _cancelled(hall: Hall, event: events.Cancelled, at: int) -> None:
    ticket = hall.tickets[event.ticket]
    ticket.before = ticket.state
    ticket.reason = event.reason
    window = ticket.window
    _out_of_line(hall, ticket, at)
    ticket.state = "cancelled"
    ticket.ended = at
    ticket.window = None
    if window is not None:
        _leave(hall, hall.windows[window], at)


def _cancel_undone(hall: Hall, event: events.CancelUndone, at: int) -> None:
    """Back to where it was; from the line to its old place in it, from a call to the line."""
    ticket = hall.tickets[event.ticket]
    before = ticket.before
    ticket.before = ticket.reason = ticket.ended = None
    ticket.tied = event.tied
    if before == "missed" or before == "parked":
        ticket.state = before
        return
    credit = ticket.credit
    _begin_to_wait(hall, ticket, at)
    if before == "waiting":
        ticket.credit = credit


def _no_show_undone(hall: Hall, event: events.NoShowUndone, at: int) -> None:
    ticket = hall.tickets[event.ticket]
    ticket.no_shows -= 1
    _begin_to_wait(hall, ticket, at)


def _noted(hall: Hall, event: events.Noted, at: int) -> None:
    hall.tickets[event.ticket].note = event.note


def _help_asked(hall: Hall, event: events.HelpAsked, at: int) -> None:
    hall.help[event.place, event.about] = at


def _help_answered(hall: Hall, event: events.HelpAnswered, at: int) -> None:
    for about in ("person", "printer"):
        hall.help.pop((event.place, about), None)


def _opened(hall: Hall, event: events.Opened, at: int) -> None:
    _stand(hall.windows[event.window], "ready", at)


def _closed(hall: Hall, event: events.Closed, at: int) -> None:
    window = hall.windows[event.window]
    if event.after is None:
        _go(hall, window, "closed", at)
    else:
        window.leaving, window.leaves_after = "close", event.after


def _paused(hall: Hall, event: events.Paused, at: int) -> None:
    window = hall.windows[event.window]
    window.pause_reason = event.reason
    window.back_after = None if event.minutes is None else round(event.minutes * MINUTE)
    if event.after is None:
        window.until = event.until
        _go(hall, window, "paused", at)
    elif window.leaving != "close":
        window.leaving, window.leaves_after = "pause", event.after


def _resumed(hall: Hall, event: events.Resumed, at: int) -> None:
    window = hall.windows[event.window]
    if window.leaving == "close" and window.back_after is not None:
        window.leaving, window.leaves_after = "pause", "service"
        return
    window.leaving = window.pause_reason = window.until = window.back_after = None
    if window.state == "paused":
        _stand(window, "ready", at)


def _break_asked(hall: Hall, event: events.BreakAsked, at: int) -> None:
    window = hall.windows[event.window]
    window.break_asked, window.break_reason = at, event.reason


def _break_answered(hall: Hall, event: events.BreakAnswered, at: int) -> None:
    window = hall.windows[event.window]
    window.break_asked = window.break_reason = None


def _acknowledged(hall: Hall, event: events.Acknowledged, at: int) -> None:
    hall.acknowledged[event.about, event.subject] = event.level, at


def _skill_set(hall: Hall, event: events.SkillSet, at: int) -> None:
    window = hall.windows[event.window]
    if event.on is not None:
        (window.inactive.discard if event.on else window.inactive.add)(event.service)
    if event.last_resort is not None:
        (window.last_resort.add if event.last_resort else window.last_resort.discard)(event.service)
    hall.board = None
    _free_tied(hall, window)


def _skills_planned(hall: Hall, event: events.SkillsPlanned, at: int) -> None:
    hall.planned.pop(event.day, None)
    if event.skills:
        hall.planned[event.day] = event.skills


def _template_kept(hall: Hall, event: events.TemplateKept, at: int) -> None:
    hall.templates[event.template.name] = event.template


def _template_scheduled(hall: Hall, event: events.TemplateScheduled, at: int) -> None:
    hall.templates = scheduled(hall.templates, event.name, event.weekdays)


def _template_dropped(hall: Hall, event: events.TemplateDropped, at: int) -> None:
    del hall.templates[event.name]


def _assigned(hall: Hall, event: events.Assigned, at: int) -> None:
    window = hall.windows[event.window]
    leaves = hall.clerks.get(window.clerk or "")
    comes = hall.clerks.get(event.clerk or "")
    other = hall.windows.get(comes.window or "") if comes else None
    for place in (window, other):
        if place is not None:
            staff.vacate(place)
    if leaves is not None:
        leaves.window = None
        if other is not None:
            staff.seat(other, leaves)
    if comes is not None:
        staff.seat(window, comes)
    if other is not None:
        window.rested, other.rested = other.rested, window.rested
    hall.board = hall.plan = None
    for place in (window, other):
        if place is not None:
            place.break_asked = place.break_reason = None
            if not place.skills:
                _stand(place, "closed", at)
            _free_tied(hall, place)


def _break_moved(hall: Hall, event: events.BreakMoved, at: int) -> None:
    hall.clerks[event.clerk].breaks[event.index] = (event.start, event.end)
    hall.plan = None


def _rule_set(hall: Hall, event: events.RuleSet, at: int) -> None:
    hall.rule = event.rule
    hall.overdue = event.overdue
    hall.board = None


def _settings_changed(hall: Hall, event: events.SettingsChanged, at: int) -> None:
    hall.settings = msgspec.convert(event.settings, Settings)


def _advice_given(hall: Hall, event: events.AdviceGiven, at: int) -> None:
    hall.given.append((at, event))


def _advice_refused(hall: Hall, event: events.AdviceRefused, at: int) -> None:
    hall.refused.append((at, event))


def _advice_applied(hall: Hall, event: events.AdviceApplied, at: int) -> None:
    hall.applied.append((at, event))


def _begin_to_wait(hall: Hall, ticket: Ticket, at: int) -> None:
    ticket.state = "waiting"
    ticket.window = ticket.called = ticket.started = ticket.recalled = ticket.left = ticket.parked_since = None
    ticket.waiting_since = at
    ticket.credit = at - ticket.waited
    hall.in_line[ticket.number] = ticket
    hall.begun.append(ticket)


def _out_of_line(hall: Hall, ticket: Ticket, at: int) -> None:
    if hall.in_line.pop(ticket.number, None) is not None:
        ticket.waited = ticket.wait(at)
        ticket.waiting_since = None


def _away(ticket: Ticket, at: int) -> None:
    ticket.window = ticket.called = ticket.started = ticket.recalled = None
    ticket.left = at


def _leave(hall: Hall, window: WindowNow, at: int) -> None:
    """The window's ticket has left; what was asked of it meanwhile takes effect."""
    window.ticket = None
    leaving, window.leaving = window.leaving, None
    if leaving is not None:
        window.until = None if window.back_after is None else at + window.back_after
        _go(hall, window, "closed" if leaving == "close" else "paused", at)
    else:
        _stand(window, "ready", at)


def _go(hall: Hall, window: WindowNow, state: str, at: int) -> None:
    _stand(window, state, at)
    for ticket in hall.in_line.values():
        if ticket.tied == window.id:
            _fall(hall, ticket)


def _free_tied(hall: Hall, window: WindowNow) -> None:
    for ticket in hall.in_line.values():
        if ticket.tied == window.id and ticket.service is not None and window.speed(ticket.service) <= 0.0:
            _fall(hall, ticket)


def _fall(hall: Hall, ticket: Ticket) -> None:
    """The tie falls: the ticket begins to wait anew and keeps its credit."""
    ticket.tied = None
    hall.begun.append(ticket)


def _stand(window: WindowNow, state: Any, at: int) -> None:
    if window.state != state:
        if window.state in ("paused", "closed"):
            window.rested = at
        window.state = state
        window.since = at
    if state in ("ready", "closed"):
        window.pause_reason = window.back_after = None
    if state in ("paused", "closed"):
        window.break_asked = window.break_reason = None
    if state == "ready":
        window.until = None


def clerk_as_listed(listed: Clerk, clerk: ClerkNow) -> Clerk:
    """The clerk's table of the scenario with today's changes."""
    return msgspec.structs.replace(
        listed,
        inactive=tuple(sorted(clerk.inactive)),
        last_resort=tuple(sorted(clerk.last_resort)),
        breaks=tuple((Clock(start), Clock(end)) for start, end in clerk.breaks),
    )


def window_as_listed(listed: Window, window: WindowNow) -> Window:
    """The window's table of the scenario with today's changes."""
    if window.clerk is not None or listed.clerk is not None:
        return msgspec.structs.replace(listed, clerk=window.clerk, skills=None, inactive=None, last_resort=None)
    if listed.skills is None:
        return listed
    return msgspec.structs.replace(
        listed, inactive=tuple(sorted(window.inactive)), last_resort=tuple(sorted(window.last_resort))
    )


FOLDS: dict[type[events.Event], Callable[[Hall, Any, int], None]] = {
    events.DayOpened: _day_opened,
    events.DayClosed: _day_closed,
    events.ClockSetBack: _clock_set_back,
    events.Issued: _issued,
    events.Called: _called,
    events.Recalled: _recalled,
    events.Started: _started,
    events.Finished: _finished,
    events.Rated: _rated,
    events.Settled: _settled,
    events.ServiceAdded: _service_added,
    events.NoShow: _no_show,
    events.Parked: _parked,
    events.Unparked: _unparked,
    events.Transferred: _transferred,
    events.Returned: _returned,
    events.Cancelled: _cancelled,
    events.CancelUndone: _cancel_undone,
    events.NoShowUndone: _no_show_undone,
    events.Noted: _noted,
    events.HelpAsked: _help_asked,
    events.HelpAnswered: _help_answered,
    events.Opened: _opened,
    events.Closed: _closed,
    events.Paused: _paused,
    events.Resumed: _resumed,
    events.BreakAsked: _break_asked,
    events.BreakAnswered: _break_answered,
    events.Acknowledged: _acknowledged,
    events.SkillSet: _skill_set,
    events.SkillsPlanned: _skills_planned,
    events.TemplateKept: _template_kept,
    events.TemplateScheduled: _template_scheduled,
    events.TemplateDropped: _template_dropped,
    events.Assigned: _assigned,
    events.BreakMoved: _break_moved,
    events.RuleSet: _rule_set,
    events.SettingsChanged: _settings_changed,
    events.AdviceGiven: _advice_given,
    events.AdviceRefused: _advice_refused,
    events.AdviceApplied: _advice_applied,
}
