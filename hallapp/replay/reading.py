"""The script of a hall day from its events."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from hallapp.hall import acting, events, planning, requests
from hallapp.hall.acting import TIMER
from hallapp.hall.hall import Hall
from hallapp.replay.commands import command_of
from hallapp.replay.script import Act, Call, Onsets, Part, Press, Script, Step, Story, callable_at
from hallapp.store.log import Log, Row

ENDS = (events.Finished, events.NoShow, events.Parked, events.Transferred, events.Cancelled)
"""What ends a ticket's part at a window."""


class Entry(NamedTuple):
    """An event of the log, with its place there."""

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
    entries = [Entry(row.seq, row.at, row.actor, events.decode(row.kind, row.data)) for row in rows]
    reader = _Reader(advice_of(entries))
    for entry in entries:
        reader.take(entry)
    return reader.script()


def of_day(log: Log, day: str) -> Script:
    """The script of a hall day in a log."""
    return read(log.read_day(day))


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

    def take(self, row: Entry) -> None:
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

    def _goes_on(self, row: Entry) -> bool:
        """Whether the command goes on that the event before belongs to."""
        before, self._group = self._group, self._advice.get(row.seq)
        in_advice = self._group is not None and self._group == before
        return in_advice or (isinstance(row.event, events.Called) and row.event.by in ("desk", "undo"))

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

    def _sort(self, row: Entry, event: events.Event, by_itself: bool) -> None:
        """Put an event where it belongs, by the hall as it was before it."""
        match event:
            case events.DayOpened() if self._opened is None:
                self._opened, self._opened_at = event, row.at
            case events.TicketEvent():
                self._of_ticket(row, event, by_itself)
            case _ if not by_itself:
                self._of_manager(row, event)

    def _of_manager(self, row: Entry, event: events.Event) -> None:
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

    def _of_ticket(self, row: Entry, event: events.TicketEvent, by_itself: bool) -> None:
        if isinstance(event, events.Issued):
            self._stories[event.ticket] = Story(event, row.at, _order(row))
            self._left[event.ticket] = row.at
            return
        if isinstance(event, events.Called):
            if event.by == "desk":
                self._stories[event.ticket].at_once = True
            elif event.by not in ("auto", "undo"):
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

    def _press(self, row: Entry, event: events.Called) -> None:
        since = self._onsets.since.pop(event.window, row.at)
        picked = event.ticket if event.by == "hand" else None
        self._presses.setdefault(event.window, []).append(Press(row.at - since, _order(row), picked))

    def _follow(self, row: Entry, event: events.Event) -> None:
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


def advice_of(entries: Sequence[Entry]) -> dict[int, int]:
    """By ``seq``, the :class:`~hallapp.hall.events.AdviceApplied` that an event is a part of; of that one its own.

    They are written just before it, an event for each change that changed something.
    """
    found = {}
    for place, last in enumerate(entries):
        if isinstance(last.event, events.AdviceApplied):
            found[last.seq] = last.seq
            wanted = [command for change in last.event.changes for command in acting.advised(_change(change))]
            before = place - 1
            for command in reversed(wanted):
                row = entries[before]
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


def _change(mapping: dict[str, object]) -> requests.Change:
    return msgspec.convert(mapping, requests.Change)


def _order(row: Entry) -> int:
    """Twice the sequence number: there is room before every event."""
    return 2 * row.seq
