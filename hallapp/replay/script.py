"""A hall day as a script: what citizens, clerks and the manager brought to it, apart from who was called where.

Read from the day's events. What somebody did at a time of their own (arrivals,
the manager's changes) keeps that time; what followed from something else (the
end of a service from its begin, the way back from a missed call, a clerk's
pressing *next* from having somebody to call) keeps the minutes in between. Who
is called by which window when is left out: that is for dispatch to say anew.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import msgspec
from msgspec import UNSET

from hallapp.hall import acting, events, planning, requests
from hallapp.hall.acting import TIMER
from hallapp.hall.hall import Hall
from hallapp.hall.ticket import OPEN_STATES, Ticket, WindowNow
from hallapp.settings import Settings
from hallapp.store.log import Log, Row


@dataclass(frozen=True, slots=True)
class Call:
    """A ticket was called to a window at ``at`` (UTC ms)."""

    at: int
    window: str
    ticket: str


@dataclass(frozen=True, slots=True)
class Act:
    """Something that was done at a time of its own.

    Attributes
    ----------
    at : int
        UTC milliseconds.
    order : int
        Its place among what happens at the same millisecond.
    command : Command
    advice : int or None
        The ``seq`` of the :class:`~hallapp.hall.events.AdviceApplied` that it is a part of.
    patient : bool
        A closing that found nobody to serve: it would have waited for somebody.
    """

    at: int
    order: int
    command: requests.Command
    advice: int | None = None
    patient: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """Something that was done ``after`` so many milliseconds from the begin of a part or from its end."""

    after: int
    order: int
    command: requests.Command


@dataclass(slots=True)
class Part:
    """A ticket at a window for one service, and what it did until it was called again.

    Attributes
    ----------
    speed : float
        The window's for the service.
    steps : list of Step
        From the begin: recalls, the start, services added.
    end : Step or None
        What ended it: finish, no-show, park, transfer or cancel.
    timed : bool
        A timer ended it: nobody came.
    elapsed : int
        Milliseconds until its end, or until the day ended before it did.
    away : list of Step
        From its end: return, unpark, cancel.
    """

    service: str
    speed: float
    begun: int
    steps: list[Step] = field(default_factory=list)
    end: Step | None = None
    timed: bool = False
    elapsed: int = 0
    away: list[Step] = field(default_factory=list)


@dataclass(slots=True)
class Story:
    """A ticket's visit.

    ``away`` is what it did, from its issue ``at`` an instant, before it was
    first called; ``at_once`` tells that the desk had it called at its issue;
    ``waited`` (ms) how long its first wait lasted, at least.
    """

    issued: events.Issued
    at: int
    order: int
    at_once: bool = False
    away: list[Step] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    waited: int = 0


@dataclass(frozen=True, slots=True)
class Press:
    """There was somebody to call: ``wait`` milliseconds later the clerk did.

    ``pressed`` is false if the clerk had not by then, when the window was no
    longer ready; ``ticket`` is who was picked by hand.
    """

    wait: int
    order: int
    ticket: str | None = None
    pressed: bool = True


@dataclass(slots=True)
class Script:
    """A hall day without its calls.

    Attributes
    ----------
    opened, opened_at : DayOpened, int
        Its begin, with the whole configuration.
    presses : dict of str to list of Press
        By window, what its clerk did each time there was somebody to call.
    late : dict of int to int
        When what fell due was carried out, where that was not at once (UTC ms).
    closed : bool
        Whether the day was closed; else it ends with its last event, at ``ends``.
    calls : list of Call
        The calls that were made.
    hall : Hall
        The day as it was, at its end.
    """

    opened: events.DayOpened
    opened_at: int
    stories: list[Story]
    acts: list[Act]
    presses: dict[str, list[Press]]
    late: dict[int, int]
    closed: bool
    ends: int
    calls: list[Call]
    hall: Hall


class Told(NamedTuple):
    """An event with its place in the log."""

    seq: int
    at: int
    actor: str
    event: events.Event


def read(rows: Iterable[Row]) -> Script:
    """The script of one hall day from all of its events, in order.

    Raises
    ------
    NewerEvent, UnreadableEvent
    """
    told = [Told(row.seq, row.at, row.actor, events.decode(row.kind, row.data)) for row in rows]
    reader = _Reader(advice_of(told))
    for one in told:
        reader.take(one)
    return reader.script()


def of_day(log: Log, day: str) -> Script:
    """The script of a hall day in a log."""
    return read(log.read_day(day))


class Onsets:
    """Since when each ready window has had somebody to call (UTC ms).

    The same eyes read the day and play it, so that a clerk's delay means the same.
    """

    def __init__(self) -> None:
        self.since: dict[str, int] = {}
        self.passed: list[tuple[str, int]] = []
        """Windows that ceased to be ready without a call of their clerk's, and since when they had somebody."""

    def look(self, hall: Hall) -> list[str]:
        """The windows that have somebody to call and had nobody since they became ready."""
        found = []
        for window in hall.windows.values():
            if window.state != "ready":
                if window.id in self.since:
                    self.passed.append((window.id, self.since.pop(window.id)))
            elif window.id not in self.since and callable_at(hall, window):
                self.since[window.id] = hall.at
                found.append(window.id)
        return found


def callable_at(hall: Hall, window: WindowNow) -> bool:
    """Whether somebody waits whom the window may call."""
    return any(may_call(window, ticket) for ticket in hall.in_line.values())


def may_call(window: WindowNow, ticket: Ticket) -> bool:
    """Whether the window may call the waiting ticket."""
    return ticket.tied in (None, window.id) and window.speed(ticket.services[0]) > 0.0


class _Reader:
    """Folds the day, and takes apart what was brought to it."""

    def __init__(self, advice: dict[int, int]) -> None:
        self._advice = advice
        self._hall = Hall()
        self._opened: events.DayOpened | None = None
        self._opened_at = 0
        self._stories: dict[str, Story] = {}
        self._left: dict[str, int] = {}
        self._acts: list[Act] = []
        self._presses: dict[str, list[Press]] = {}
        self._late: dict[int, int] = {}
        self._calls: list[Call] = []
        self._onsets = Onsets()
        self._group: int | None = None

    def take(self, row: Told) -> None:
        """One event."""
        event = row.event
        by_itself = row.actor == TIMER and not isinstance(event, events.ClockSetBack)
        if row.at > self._hall.at:
            self._look()
        if by_itself:
            self._note_delay(row.at, event)
        elif not self._goes_on(row):
            self._look()
        self._sort(row, event, by_itself)
        self._hall.fold(event, row.at)
        self._hall.begun.clear()
        self._follow(row, event)

    def _goes_on(self, row: Told) -> bool:
        """Whether the command goes on that the event before belongs to."""
        before, self._group = self._group, self._advice.get(row.seq)
        in_advice = self._group is not None and self._group == before
        return in_advice or (isinstance(row.event, events.Called) and row.event.by == "desk")

    def _look(self) -> None:
        """See which clerks have somebody to call, and who had and did not."""
        self._onsets.look(self._hall)
        for window, since in self._onsets.passed:
            self._presses.setdefault(window, []).append(Press(self._hall.at - since, 0, pressed=False))
        self._onsets.passed.clear()

    def script(self) -> Script:
        """The whole day."""
        assert self._opened is not None, "a hall day begins with its opening"
        self._look()
        ends = self._hall.at
        for window, since in self._onsets.since.items():
            self._presses.setdefault(window, []).append(Press(ends - since, 0, pressed=False))
        for number, story in self._stories.items():
            ticket = self._hall.tickets[number]
            if ticket.first_called is None:
                story.waited = ends - story.at
            if story.parts and story.parts[-1].end is None and not story.parts[-1].timed:
                story.parts[-1].elapsed = ends - story.parts[-1].begun
        return Script(
            opened=self._opened,
            opened_at=self._opened_at,
            stories=list(self._stories.values()),
            acts=self._acts,
            presses=self._presses,
            late=self._late,
            closed=self._hall.closed is not None,
            ends=ends,
            calls=self._calls,
            hall=self._hall,
        )

    def _note_delay(self, at: int, event: events.Event) -> None:
        """What fell due was carried out by whoever came next."""
        if self._hall.at == at or isinstance(event, events.Called):
            return
        for due in (*planning.steps(self._hall, self._hall.at, at), *planning.timers(self._hall, at)):
            self._late.setdefault(max(due.at, self._hall.at), at)

    def _sort(self, row: Told, event: events.Event, by_itself: bool) -> None:
        """Put an event where it belongs, by the hall as it was before it."""
        match event:
            case events.DayOpened() if self._opened is None:
                self._opened, self._opened_at = event, row.at
            case events.TicketEvent():
                self._of_ticket(row, event, by_itself)
            case _ if not by_itself:
                self._of_manager(row, event)

    def _of_manager(self, row: Told, event: events.Event) -> None:
        command = command_of(self._hall, event)
        if command is not None:
            advice = self._advice.get(row.seq)
            self._acts.append(Act(row.at, _order(row), command, advice, self._is_patient(event, row.at)))

    def _is_patient(self, event: events.Event, at: int) -> bool:
        hall = self._hall
        match event:
            case events.DayClosed(expired=expired):
                return not expired
            case events.Closed(window=window):
                late = at >= hall.instant(float(hall.scenario.closes))
                return late and not callable_at(hall, hall.windows[window])
            case _:
                return False

    def _of_ticket(self, row: Told, event: events.TicketEvent, by_itself: bool) -> None:
        if isinstance(event, events.Issued):
            self._stories[event.ticket] = Story(event, row.at, _order(row))
            self._left[event.ticket] = row.at
            return
        if isinstance(event, events.Called):
            if event.by == "desk":
                self._stories[event.ticket].at_once = True
            elif event.by != "auto":
                self._press(row, event)
            return
        if by_itself:
            return
        ticket, story = self._hall.tickets[event.ticket], self._stories[event.ticket]
        command = command_of(self._hall, event)
        assert command is not None
        if ticket.window is None:
            away = story.parts[-1].away if story.parts else story.away
            away.append(Step(row.at - self._left[event.ticket], _order(row), command))
            return
        part = story.parts[-1]
        step = Step(row.at - part.begun, _order(row), command)
        if isinstance(event, ENDS):
            part.end = step
            if isinstance(event, events.Finished) and event.pause:
                self._acts.append(Act(row.at, _order(row) - 1, requests.Pause(window=event.window)))
        else:
            part.steps.append(step)

    def _press(self, row: Told, event: events.Called) -> None:
        since = self._onsets.since.pop(event.window, row.at)
        picked = event.ticket if event.by == "hand" else None
        self._presses.setdefault(event.window, []).append(Press(row.at - since, _order(row), picked))

    def _follow(self, row: Told, event: events.Event) -> None:
        """What the event began or ended, by the hall as it is after it."""
        match event:
            case events.Called(ticket=number, window=window):
                story = self._stories[number]
                if not story.parts:
                    story.waited = row.at - story.at
                self._begin(number, window, row.at)
                self._calls.append(Call(row.at, window, number))
            case events.Finished(ticket=number, window=window, then="serving"):
                self._end(number, row.at)
                self._begin(number, window, row.at)
            case events.Finished() | events.NoShow() | events.Parked() | events.Transferred():
                self._end(event.ticket, row.at, timed=isinstance(event, events.NoShow) and event.timer)
            case events.Cancelled(ticket=number) if self._hall.tickets[number].before == "called":
                self._end(number, row.at)

    def _begin(self, number: str, window: str, at: int) -> None:
        service = self._hall.tickets[number].services[0]
        speed = self._hall.windows[window].skills.get(service, 1.0)
        self._stories[number].parts.append(Part(service, speed, at))

    def _end(self, number: str, at: int, *, timed: bool = False) -> None:
        part = self._stories[number].parts[-1]
        part.elapsed = at - part.begun
        part.timed = timed
        self._left[number] = at


ENDS = (events.Finished, events.NoShow, events.Parked, events.Transferred, events.Cancelled)
"""What ends a ticket's part at a window."""


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
        case events.CancelUndone(ticket=ticket):
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


def _change(mapping: dict[str, object]) -> requests.Change:
    return msgspec.convert(mapping, requests.Change)


def advice_of(told: Sequence[Told]) -> dict[int, int]:
    """By ``seq``, the :class:`~hallapp.hall.events.AdviceApplied` that an event is a part of; of that one its own.

    They are written just before it, an event for each change that changed something.
    """
    found = {}
    for place, last in enumerate(told):
        if isinstance(last.event, events.AdviceApplied):
            found[last.seq] = last.seq
            wanted = [command for change in last.event.changes for command in acting.advised(_change(change))]
            before = place - 1
            for command in reversed(wanted):
                row = told[before]
                if (row.at, row.actor) == (last.at, last.actor) and _answers(row.event, command):
                    found[row.seq] = last.seq
                    before -= 1
    return found


def _answers(event: events.Event, command: requests.Command) -> bool:
    """Whether the event is what became of the command."""
    match command, event:
        case requests.Skill(), events.SkillSet():
            return (command.window, command.service) == (event.window, event.service)
        case requests.Open(), events.Opened() | events.Resumed():
            return command.window == event.window
        case requests.Close(), events.Closed():
            return command.window == event.window
        case requests.Assign(), events.Assigned():
            return (command.window, command.clerk) == (event.window, event.clerk)
        case requests.MoveBreak(), events.BreakMoved():
            return (command.clerk, command.index) == (event.clerk, event.index)
        case requests.ChangeRule(), events.RuleSet():
            return command.rule == event.rule
        case _:
            return False


def _order(row: Told) -> int:
    """Twice the sequence number: there is room before every event."""
    return 2 * row.seq


def open_tickets(hall: Hall) -> Iterator[Ticket]:
    """The visits that are not over."""
    return (ticket for ticket in hall.tickets.values() if ticket.state in OPEN_STATES)
