"""A script played in a hall of its own: dispatch says anew who is called where."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from functools import partial
from statistics import median
from typing import NamedTuple

import msgspec

from hallapp.errors import BadInput
from hallapp.hall import acting, dispatching, events, planning, requests
from hallapp.hall.hall import Hall, HallError
from hallapp.replay.alterations import Alteration, by_instant, undoes
from hallapp.replay.script import (
    Act,
    Call,
    Onsets,
    Part,
    Press,
    Script,
    Step,
    Story,
    callable_at,
    may_call,
    open_tickets,
)
from hallapp.replay.unknown import Unknown
from simulation.scenario import to_mapping

ACTOR = "replay"

FIRST = -1
"""Order of what comes before all that was recorded at the same millisecond."""

DRAWN = 0
"""Order of what was drawn."""


@dataclass(slots=True)
class Played:
    """A day that was played.

    Attributes
    ----------
    hall : Hall
        At its end.
    calls : list of Call
    drawn : int
        How many services and patiences were drawn, because the day did not show them.
    dropped : int
        How many recorded acts the changed hall had no use for.
    """

    hall: Hall
    calls: list[Call] = field(default_factory=list)
    drawn: int = 0
    dropped: int = 0


def play(
    script: Script,
    *,
    alterations: Sequence[Alteration] = (),
    without: Collection[int] = (),
    seed: int = 1,
) -> Played:
    """Play a day.

    Parameters
    ----------
    script : Script
        The day.
    alterations : sequence of Alteration
        What is done besides.
    without : collection of int
        Sequence numbers of applied advice that is left out.
    seed : int
        Of what the day did not show.

    Raises
    ------
    HallError, BadInput
        An alteration is refused.
    """
    return _Player(script, alterations, without, seed).played()


class _Planned(NamedTuple):
    """What is to be done at an instant if it is still wanted then; sorts by instant, order, and first come."""

    at: int
    order: int
    number: int
    act: Callable[[int], None]
    wanted: Callable[[], bool]


class _Player:
    def __init__(self, script: Script, alterations: Sequence[Alteration], without: Collection[int], seed: int) -> None:
        self._script = script
        self._hall = Hall()
        self._played = Played(self._hall)
        self._unknown = Unknown(script.hall.scenario, seed)
        self._heap: list[_Planned] = []
        self._pushed = 0
        self._stories: dict[str, Story] = {}
        self._next_part: dict[str, int] = {}
        self._turn: dict[str, int] = {}
        self._onsets = Onsets()
        self._presses = {window: iter(presses) for window, presses in script.presses.items()}
        self._usual = {window: _usual(presses) for window, presses in script.presses.items()}
        self._eager: set[str] = set()
        self._put_off: list[Act] = []
        self._tick_at: int | None = None
        self._push_all(alterations, without)

    def _push_all(self, alterations: Sequence[Alteration], without: Collection[int]) -> None:
        changed = by_instant(alterations, self._script)
        for at, changes in changed.items():
            self._push(at, FIRST, partial(self._do, requests.Apply(changes=tuple(changes))))
        for act in self._script.acts:
            if act.advice not in without and not undoes(act, changed):
                self._push(act.at, act.order, partial(self._act, act))
        for story in self._script.stories:
            self._push(story.at, story.order, partial(self._issue, story), lambda: self._hall.is_open)

    def played(self) -> Played:
        """The whole day."""
        opened, at = self._script.opened, self._script.opened_at
        self._hall.fold(opened, at)
        acting.settle(self._hall, at)
        self._mind_time(at)
        now = at
        while True:
            next_at = self._next_at()
            if next_at is None:
                if not self._put_off:
                    return self._played
                self._close_what_was_put_off(now, force=True)
                continue
            now = next_at
            if now == self._tick_at:
                self._tick_at = None
                self._follow(acting.due(self._hall, now), now)
            else:
                self._carry_out(heapq.heappop(self._heap))
            if not self._heap or self._heap[0].at > now:
                self._close_what_was_put_off(now)
                self._watch(now)
                self._mind_time(now)

    def _next_at(self) -> int | None:
        """When something is next done or falls due; a day that was not closed ends with its last event."""
        instants = [self._heap[0].at] if self._heap else []
        if self._tick_at is not None:
            instants.append(self._tick_at)
        found = min(instants, default=None)
        return None if found is None or (not self._script.closed and found > self._script.ends) else found

    def _carry_out(self, planned: _Planned) -> None:
        """As a command in the live hall: what fell due comes first; then a clerk who has waited long enough."""
        if not planned.wanted():
            return
        self._follow(acting.due(self._hall, planned.at), planned.at)
        self._watch(planned.at)
        if self._heap and self._heap[0][:2] < planned[:2]:
            heapq.heappush(self._heap, planned)
        elif planned.wanted():
            planned.act(planned.at)

    def _push(self, at: int, order: int, act: Callable[[int], None], wanted: Callable[[], bool] = lambda: True) -> None:
        self._pushed += 1
        heapq.heappush(self._heap, _Planned(at, order, self._pushed, act, wanted))

    def _mind_time(self, now: int) -> None:
        """Look when something next falls due by itself: as late as the hall then was."""
        due = planning.next_due(self._hall)
        if due is None:
            self._tick_at = None
            return
        effective = max(due, self._hall.at)
        self._tick_at = max(now, self._script.late.get(effective, effective))

    def _do(self, command: requests.Command, now: int) -> None:
        """Carry a command out, and what follows by itself.

        Raises
        ------
        HallError, BadInput
        """
        decided = acting.act(self._hall, command, now)
        followed = acting.settle(self._hall, now) if decided else []
        self._follow([*(acting.Happened(event, ACTOR) for event in decided), *followed], now)

    def _try(self, command: requests.Command, now: int) -> bool:
        """Carry out what was recorded; the changed hall may have no use for it."""
        try:
            self._do(command, now)
        except (HallError, BadInput):
            self._played.dropped += 1
            return False
        return True

    def _act(self, act: Act, now: int) -> None:
        if act.patient and self._is_awaited(act):
            self._put_off.append(act)
        elif isinstance(act.command, requests.OpenDay):
            self._open_again(now)
        else:
            self._try(act.command, now)

    def _open_again(self, now: int) -> None:
        """The day goes on, whatever date this computer's time zone gives it."""
        hall = self._hall
        if hall.closed is None:
            self._played.dropped += 1
            return
        opened = events.DayOpened(
            day=hall.day or "",
            opens=hall.opens,
            scenario=dict(to_mapping(hall.configuration())),
            settings=msgspec.to_builtins(hall.settings),
        )
        hall.fold(opened, now)
        self._follow(acting.settle(hall, now), now)

    def _is_awaited(self, act: Act) -> bool:
        """Whether somebody is still here for whom the closing would have waited."""
        if isinstance(act.command, requests.Close):
            return callable_at(self._hall, self._hall.windows[act.command.window])
        return next(open_tickets(self._hall), None) is not None

    def _close_what_was_put_off(self, now: int, *, force: bool = False) -> None:
        waiting, self._put_off = self._put_off, []
        for act in waiting:
            if force or not self._is_awaited(act):
                self._try(act.command, now)
            else:
                self._put_off.append(act)

    def _issue(self, story: Story, now: int) -> None:
        """Who came was given a number, whatever a changed hall would have said."""
        hall, issued = self._hall, story.issued
        number = issued.ticket
        self._stories[number] = story
        self._next_part[number] = 0
        self._go_away(number, story.away, now)
        hall.fold(issued, now)
        happened: list[acting.Happened] = []
        window = dispatching.ready_for(hall, issued.services) if story.at_once else None
        if window is not None:
            called = events.Called(ticket=number, window=window, by="desk")
            hall.fold(called, now)
            happened.append(acting.Happened(called, ACTOR))
        self._follow([*happened, *acting.settle(hall, now)], now)
        if not any(isinstance(step.command, requests.Cancel) for step in story.away):
            self._may_leave(number, story, now)

    def _may_leave(self, number: str, story: Story, now: int) -> None:
        """Who was called in time would not have waited for ever."""
        patience = self._unknown.patience(number, story.waited)
        if patience is not None:
            self._push(now + patience, DRAWN, partial(self._leave, number), partial(self._may_give_up, number))

    def _leave(self, number: str, now: int) -> None:
        self._played.drawn += 1
        self._try(requests.Cancel(ticket=number, reason="left"), now)

    def _may_give_up(self, number: str) -> bool:
        ticket = self._hall.tickets[number]
        return ticket.state == "waiting" and ticket.first_called is None

    def _follow(self, happened: Sequence[acting.Happened], now: int) -> None:
        """Let the tickets go on from what has happened to them."""
        for event, _ in happened:
            match event:
                case events.Called(ticket=number, window=window):
                    self._played.calls.append(Call(now, window, number))
                    self._begin(number, window, now, called=True)
                case events.Finished(ticket=number, window=window, then="serving"):
                    self._begin(number, window, now, called=False)
                case events.Finished() | events.NoShow() | events.Parked() | events.Transferred():
                    self._end(event.ticket, now)
                case events.Cancelled(ticket=number) if self._hall.tickets[number].before == "called":
                    self._end(number, now)

    def _begin(self, number: str, window: str, now: int, *, called: bool) -> None:
        """The ticket is at the window, for the service in hand."""
        self._turn[number] = self._turn.get(number, 0) + 1
        service = self._hall.tickets[number].services[0]
        speed = self._hall.windows[window].skills.get(service, 1.0)
        part = self._part(number, service, called=called)
        pace = 1.0 if part is None or _is_missed(part) else part.speed / speed
        steps = [] if part is None else part.steps
        for step in steps:
            if called or not isinstance(step.command, requests.Start | requests.Recall):
                self._step(number, step, now, pace, window)
        end = None if part is None else part.end
        if end is None and (part is None or not part.timed):
            end, pace = self._drawn_end(number, service, window, part), 1.0 / speed
        if end is None:
            return
        if called and isinstance(end.command, requests.Finish | requests.Park) and not _starts(steps):
            # That day it went on here without a call, or the day ended between call and start.
            after = 0 if part is None or part.end is not None else end.after
            self._step(number, Step(after, FIRST, requests.Start(window=window)), now, pace, window)
        self._step(number, end, now, pace, window)

    def _part(self, number: str, service: str, *, called: bool) -> Part | None:
        """What the day shows of the ticket's next time at a window; who goes on at once can't fail to come."""
        parts, place = self._stories[number].parts, self._next_part[number]
        while not called and place < len(parts) and _is_missed(parts[place]):
            place += 1
        self._next_part[number] = place + 1
        return parts[place] if place < len(parts) and parts[place].service == service else None

    def _drawn_end(self, number: str, service: str, window: str, part: Part | None) -> Step:
        """The service never began that day, or never ended; minutes at speed 1."""
        passed = 0 if part is None else round(part.elapsed * part.speed)
        takes = self._unknown.service(number, self._next_part[number], service, passed)
        return Step(takes, DRAWN, requests.Finish(window=window))

    def _end(self, number: str, now: int) -> None:
        """The ticket has left its window."""
        self._turn[number] = self._turn.get(number, 0) + 1
        story, place = self._stories[number], self._next_part[number] - 1
        if place < len(story.parts):
            self._go_away(number, story.parts[place].away, now)

    def _go_away(self, number: str, steps: Sequence[Step], now: int) -> None:
        for step in steps:
            self._later(number, now + step.after, step.order, step.command)

    def _step(self, number: str, step: Step, begun: int, pace: float, window: str) -> None:
        after = step.after if pace == 1.0 else round(step.after * pace)
        self._later(number, begun + after, step.order, _at(step.command, window))

    def _later(self, number: str, at: int, order: int, command: requests.Command) -> None:
        """Do it then, unless the ticket has been called or has left its window meanwhile."""
        turn = self._turn.get(number, 0)

        def act(now: int) -> None:
            self._played.drawn += order == DRAWN
            done = self._try(command, now)
            if not done and isinstance(command, requests.Transfer):
                self._try(requests.Finish(window=command.window), now)

        self._push(at, order, act, lambda: self._turn.get(number, 0) == turn and self._hall.is_open)

    def _watch(self, now: int) -> None:
        """Clerks who are asked to call do so some time after they have somebody to call."""
        self._onsets.passed.clear()
        for window in self._onsets.look(self._hall):
            since = self._onsets.since[window]
            press = None if window in self._eager else next(self._presses.get(window, iter(())), None)
            if press is None:
                if self._hall.calls_itself(window):
                    continue
                usual = 0 if window in self._eager else self._usual.get(window, 0)
                press = Press(usual, FIRST)
            elif not press.pressed:
                press = Press(max(press.wait + 1, self._usual[window]), FIRST)
            self._eager.discard(window)
            asked = partial(self._is_asked, window, since)
            self._push(since + press.wait, press.order, partial(self._press, window, press), asked)

    def _is_asked(self, window: str, since: int) -> bool:
        return self._onsets.since.get(window) == since and self._hall.windows[window].state == "ready"

    def _press(self, window: str, press: Press, now: int) -> None:
        before = len(self._played.calls)
        self._try(self._asked(window, press), now)
        if len(self._played.calls) == before:
            # Nobody is there any more: the clerk waits, and calls the next one at once.
            del self._onsets.since[window]
            self._eager.add(window)

    def _asked(self, window: str, press: Press) -> requests.CallNext:
        ticket = self._hall.tickets.get(press.ticket) if press.ticket is not None else None
        if ticket is None or ticket.state != "waiting" or not may_call(self._hall.windows[window], ticket):
            return requests.CallNext(window=window)
        return requests.CallNext(window=window, ticket=ticket.number, reason="as that day")


def _usual(presses: Sequence[Press]) -> int:
    """How long the clerk usually lets people wait, milliseconds."""
    return round(median([press.wait for press in presses if press.pressed] or [0]))


def _is_missed(part: Part) -> bool:
    """Whether nobody was served."""
    return part.timed or (part.end is not None and isinstance(part.end.command, requests.NoShow | requests.Cancel))


def _starts(steps: Sequence[Step]) -> bool:
    return any(isinstance(step.command, requests.Start) for step in steps)


def _at(command: requests.Command, window: str) -> requests.Command:
    """The command at the window where the ticket is now."""
    return msgspec.structs.replace(command, window=window) if isinstance(command, requests.AtWindow) else command
