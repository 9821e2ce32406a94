"""The SimPy model: a hall and its citizens become a day.

Everything that happens is an event of the SimPy environment at its absolute
instant, with a priority made of what it is and whose it is; state changes in
the event's own turn. SimPy's own way, now + delay, would give another float in
some cases, and then ties between events would fall otherwise than in the hall.
There are no processes: what a window does next is one callback, which is also
what makes the model fast.

``now`` is minutes from opening throughout.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import reduce
from heapq import heappush
from operator import or_

import numpy as np
from simpy.core import Environment
from simpy.events import Event, EventPriority

from simulation.day import ABANDONED, CAUSES, CLOSED, DONE, NO_SHOW, OPEN, REFUSED, RULE, SKILL, UNSERVED, Day, Diary
from simulation.dispatch import NO_WINDOW, NOBODY, Tickets, Windows, next_ticket, ready_window
from simulation.plant import Minutes, Plant
from simulation.sampling import NEVER, Citizens
from simulation.turns import ARRIVAL, CLOSING, DECISION, DOOR, ENDING, OPENING, PATIENCE

_ORDERS = 1 << 40
"""Room for windows and tickets within a kind, in one integer priority."""


def run_day(plant: Plant, citizens: Citizens) -> Day:
    """The day that these citizens have in this hall; neither is changed, so both can be used again."""
    run = _Run(plant, citizens)
    run.run()
    return Day(plant, citizens, run.diary())


class _Turn(Event):
    """An event that is sure to happen; its value is the window or ticket it is about."""

    def __init__(self, env: Environment, act: Callable[[Event], None], order: int = 0) -> None:
        self.env = env
        self.acts = [act]
        self._ok = True
        self._value = order


class _Clock(Environment):
    """SimPy's environment, scheduling at instants."""

    def at(self, instant: float, kind: int, turn: _Turn) -> None:
        """Let a turn happen; one that is over may be used again."""
        turn.callbacks = turn.acts
        # Environment.schedule() takes a delay only, and now + (instant - now) is not always instant.
        priority: EventPriority = kind * _ORDERS + turn._value
        heappush(self._queue, (instant, priority, next(self._eid), turn))


class _Run:
    """The state of the hall while the day runs."""

    def __init__(self, plant: Plant, citizens: Citizens) -> None:
        self.plant = plant
        self.closes = plant.closes
        begins = 0.0 if plant.start is None else plant.start.at
        self.env = _Clock(initial_time=begins)
        self.clock = begins
        self._build_tickets(citizens)
        self._build_windows()
        self._build_queue()

    def _build_tickets(self, citizens: Citizens) -> None:
        # Lists: plain Python reads them faster than arrays.
        crowd = citizens.crowd
        count, places = len(citizens), len(crowd.needs)
        self.arrival = crowd.arrival.tolist()
        self.patience = crowd.patience.tolist()
        self.durations = crowd.durations.tolist()
        self.no_show = crowd.no_show.tolist()
        self.needs = crowd.needs.tolist()
        self.end = crowd.end.tolist()
        self.credit = crowd.credit.tolist()
        self.place = crowd.first.tolist()
        self.first = self.place.copy()
        self.tie = [NO_WINDOW] * count
        self.tied = 0
        self.begin = self.credit.copy()
        self.wait = [0.0] * count
        self.left_at = [math.nan] * count
        self.called = [math.nan] * places
        self.finished = [math.nan] * places
        self.window_of = [NO_WINDOW] * places
        self.wait_from = [math.nan] * places
        self.wait_until = [math.nan] * places
        self.status = [OPEN] * count
        self.most = 0
        self.last_finish = -math.inf
        self.is_waiting = [False] * count
        self.tickets = Tickets(self.credit, crowd.klass.tolist(), self.tie, self.first, self.end, self.needs)
        self.policy = self.plant.policy(citizens.classes)
        no_show = self.plant.scenario.no_show
        self.no_show_minutes = 0.0 if no_show is None else no_show.minutes

    def diary(self) -> Diary:
        """What is kept of the day."""
        return Diary(
            status=np.array(self.status, dtype=np.int8),
            wait=np.array(self.wait, dtype=np.float64),
            left=np.array(self.left_at, dtype=np.float64),
            called_at=np.array(self.called, dtype=np.float64),
            finished_at=np.array(self.finished, dtype=np.float64),
            window_of=np.array(self.window_of, dtype=np.int32),
            wait_from=np.array(self.wait_from, dtype=np.float64),
            wait_until=np.array(self.wait_until, dtype=np.float64),
            occupied=np.array(self.occupied, dtype=np.float64),
            staffed=np.array(self.staffed, dtype=np.float64),
            idle=np.array(self.idle_minutes, dtype=np.float64).reshape(-1, len(CAUSES)),
            most=np.array([self.most]),
            last_finish=np.array([self.last_finish]),
        )

    def _build_windows(self) -> None:
        counters = self.plant.counters
        count = len(counters)
        self.speed = [counter.speed for counter in counters]
        self.skills = [counter.skills for counter in counters]
        self.ready = [False] * count
        self.idle: list[int] = []
        self.occupied = [0.0] * count
        self.staffed = [0.0] * count
        self.idle_minutes = [[0.0] * len(CAUSES) for _ in counters]
        self.ready_since = [0.0] * count
        self.open = [False] * count
        self.in_break = [False] * count
        self.due: list[list[Minutes]] = [[] for _ in counters]
        self.serves = [NOBODY] * count
        self.engaged_since = [0.0] * count
        self.on_duty_since = [math.nan] * count
        self.absent = reduce(or_, self.skills, 0)
        self.endings = [_Turn(self.env, self._ends, window) for window in range(count)]
        self.windows = Windows(
            self.speed,
            [counter.last_resort for counter in counters],
            [counter.skills.bit_count() for counter in counters],
            self.ready_since,
        )

    def _build_queue(self) -> None:
        services = len(self.plant.services)
        self.waiting: list[int] = []
        self.queue = [0] * services
        self.queued = 0
        self.decided = False
        self.left = [0] * services
        self.still_needed = 0
        self.coming: list[tuple[float, int]] = []
        self.comes = _Turn(self.env, self._arrives)

    def _at(self, instant: float, kind: int, order: int, act: Callable[[Event], None]) -> None:
        self.env.at(instant, kind, _Turn(self.env, act, order))

    def run(self) -> None:
        """Let the day pass."""
        start = self.plant.start
        if start is None:
            for window in range(len(self.speed)):
                self._expect_changes(window, -math.inf)
            self._at(self.closes, DECISION, 0, self._decide)
            self._expect_arrivals(0)
        else:
            self._start()
        self.env.run()

    def _expect_changes(self, window: int, after: float) -> None:
        """Schedule the openings, closings and breaks of a window after an instant."""
        counter = self.plant.counters[window]
        for begin, end in counter.open:
            if begin > after:
                self._at(begin, OPENING, window, self._opens)
            if end > after:
                self._at(end, CLOSING, window, self._closes)
        for span in counter.breaks:
            if span[0] > after:
                self._at(span[0], CLOSING, window, self._break_falls_due(span))

    def _expect_arrivals(self, present: int) -> None:
        """Schedule who comes, one after the other; the first ``present`` tickets are here or parked."""
        closes = self.closes
        for ticket in range(present, len(self.arrival)):
            if self.arrival[ticket] > closes:
                self.status[ticket] = REFUSED
            else:
                self.coming.append((self.arrival[ticket], ticket))
        self.coming.sort(reverse=True)
        self._expect_next()

    def _expect_next(self) -> None:
        if self.coming:
            instant, self.comes._value = self.coming.pop()
            self.env.at(instant, ARRIVAL, self.comes)

    def _start(self) -> None:
        """Set up the live state, then let ready windows call."""
        start = self.plant.start
        assert start is not None
        now = start.at
        for ticket, serving in enumerate(start.serving):
            self._resume(ticket, serving.window, serving.elapsed, serving.waited)
        for window in range(len(self.speed)):
            self._set_window(window, now)
        first = len(start.serving)
        for ticket, present in enumerate(start.waiting, first):
            self.wait[ticket] = present.waited
            self.begin[ticket] = now
            self._tie(ticket, present.tie)
            self._await(ticket)
        first += len(start.waiting)
        for ticket, present in enumerate(start.parked, first):
            self.wait[ticket] = present.waited
            self.begin[ticket] = present.begins
            self._tie(ticket, present.tie)
            self.coming.append((present.begins, ticket))
        self._expect_arrivals(first + len(start.parked))
        self._settle(now)

    def _resume(self, ticket: int, window: int, elapsed: float, waited: float) -> None:
        start = self.plant.start
        assert start is not None
        self.wait[ticket] = waited
        self.called[self.first[ticket]] = start.at - elapsed
        self.window_of[self.first[ticket]] = window
        self.serves[window] = ticket
        self.engaged_since[window] = start.at
        self.env.at(start.at + self.durations[self.first[ticket]], ENDING, self.endings[window])

    def _set_window(self, window: int, now: float) -> None:
        """What the window's hours and breaks make of it at the start."""
        start = self.plant.start
        assert start is not None
        place = start.windows[window]
        breaks = self.plant.counters[window].breaks
        self.open[window] = place.open
        self.due[window] = [breaks[number] for number in place.due]
        if place.resting is not None:
            self.in_break[window] = True
            self._at(breaks[place.resting][1], OPENING, window, self._break_ends)
        self._expect_changes(window, now)
        self._check_duty(window, now)

    def _settle(self, now: float) -> None:
        """At the start: ties that do not hold fall, windows that are ready call."""
        if now < 0.0:
            assert self.plant.start is not None
            # Whose service ends before opening may wait again by then.
            for ticket in (*range(len(self.plant.start.serving)), *self.waiting):
                self._at(0.0, DOOR, ticket, self._comes_in)
        for ticket in self.waiting:
            if now >= 0.0:
                self._check_tie(ticket)
            if self.patience[ticket] != NEVER:
                leaves = self.arrival[ticket] + self.patience[ticket]
                self._at(max(leaves, now), PATIENCE, ticket, self._leaves)
        if now < self.closes:
            self._at(self.closes, DECISION, 0, self._decide)
        else:
            self._decide_now(now)
        ready = [w for w in range(len(self.ready)) if self._may_be_ready(w)]
        for window in ready:
            self._set_ready(window, 0.0)
        for window in ready:
            if self.ready[window]:
                self._call_next(window, now)
        self.most = len(self.waiting)

    def _arrives(self, event: Event) -> None:
        now = self.env._now
        if self.waiting and self.idle:
            self._count_idle(now)
        self.clock = now
        ticket = event._value
        self._expect_next()
        self._begin_wait(ticket, now)
        if self.is_waiting[ticket]:
            if now < 0.0:
                self._at(0.0, DOOR, ticket, self._comes_in)
            if self.patience[ticket] != NEVER:
                self._at(self.arrival[ticket] + self.patience[ticket], PATIENCE, ticket, self._leaves)

    def _comes_in(self, event: Event) -> None:
        self._tick()
        ticket = event._value
        if self.is_waiting[ticket]:
            self._check_tie(ticket)
            self._offer(ticket, self.env._now)

    def _leaves(self, event: Event) -> None:
        ticket = event._value
        if not self.is_waiting[ticket] or self.window_of[self.place[ticket]] != NO_WINDOW:
            return
        self._tick()
        now = self.env._now
        self.waiting.remove(ticket)
        self._end_wait(ticket, now)
        self.left_at[ticket] = now
        self._give_up(ticket, ABANDONED, self.first[ticket], now)

    def _ends(self, event: Event) -> None:
        now = self.env._now
        if self.waiting and self.idle:
            self._count_idle(now)
        self.clock = now
        window = event._value
        ticket = self.serves[window]
        place = self.first[ticket]
        self.finished[place] = now
        self.last_finish = now
        place += 1
        if self.no_show[ticket]:
            self._give_up(ticket, NO_SHOW, place, now)
        else:
            self.first[ticket] = place
            if place == self.end[ticket]:
                self.status[ticket] = DONE
            elif self._goes_on(window, self.needs[place]):
                self._serve(window, ticket, now)
                return
        self.serves[window] = NOBODY
        self.occupied[window] += now - self.engaged_since[window]
        if not self.status[ticket]:
            self._begin_wait_again(ticket, now)
        if not self.open[window] or self.due[window] or self.decided:
            self._next_for(window, now)
        elif not self._call_next(window, now):
            self._set_ready(window, now)

    def _goes_on(self, window: int, service: int) -> bool:
        return self.open[window] and not self.due[window] and self.speed[window][service] > 0.0

    def _next_for(self, window: int, now: float, calls: bool = True) -> None:
        """What a window does that has just ended a service or a break."""
        if self.due[window]:
            self._begin_break(window, self.due[window].pop(0), now)
        elif self.open[window]:
            self._becomes_ready(window, now, calls)
            return
        self._check_duty(window, now)

    def _opens(self, event: Event) -> None:
        self._tick()
        now = self.env._now
        window = event._value
        self.open[window] = True
        if self._may_be_ready(window):
            self._becomes_ready(window, now, calls=now != 0.0)
        else:
            self._check_duty(window, now)

    def _closes(self, event: Event) -> None:
        self._tick()
        now = self.env._now
        window = event._value
        if now == self.closes and not self.in_break[window] and not self.due[window]:
            return
        self.open[window] = False
        self._set_not_ready(window)
        self._check_duty(window, now)
        self._untie(window, now)

    def _break_falls_due(self, span: Minutes) -> Callable[[Event], None]:
        def falls_due(event: Event) -> None:
            self._tick()
            now = self.env._now
            window = event._value
            if self.serves[window] != NOBODY or self.in_break[window]:
                self.due[window].append(span)
            else:
                self._begin_break(window, span, now)
                self._check_duty(window, now)

        return falls_due

    def _begin_break(self, window: int, span: Minutes, now: float) -> None:
        begin, end = span
        self.in_break[window] = True
        self._set_not_ready(window)
        self._at(end if now == begin else now + (end - begin), OPENING, window, self._break_ends)
        self._untie(window, now)

    def _break_ends(self, event: Event) -> None:
        self._tick()
        window = event._value
        self.in_break[window] = False
        now = self.env._now
        # At opening the windows become ready first, then those at the door are let in one by one.
        self._next_for(window, now, calls=now != 0.0)

    def _decide(self, event: Event) -> None:
        self._tick()
        self._decide_now(self.env._now)

    def _decide_now(self, now: float) -> None:
        """From now on only windows that stay serve: who can't be served there stays unserved."""
        self.decided = True
        in_hand = set(self.serves)
        for ticket, status in enumerate(self.status):
            if not status:
                for place in range(self.first[ticket] + (ticket in in_hand), self.end[ticket]):
                    self.left[self.needs[place]] += 1
        self.still_needed = sum(1 << service for service, count in enumerate(self.left) if count)
        for ticket in sorted(self.waiting):
            if not self._servable(ticket):
                self._stays_unserved(ticket, now)
        self._let_go(now)

    def _servable(self, ticket: int) -> bool:
        """Whether a window that stays may serve the ticket next."""
        service = self.needs[self.first[ticket]]
        tie = self.tie[ticket]
        if tie != NO_WINDOW:
            return self.open[tie] and self.speed[tie][service] > 0.0
        return any(is_open and self.speed[w][service] > 0.0 for w, is_open in enumerate(self.open))

    def _begin_wait(self, ticket: int, now: float) -> None:
        """A ticket begins to wait: the best ready window takes it, or it joins the others."""
        if self.tied:
            self._check_tie(ticket)
        if self.idle:
            window = ready_window(ticket, self.windows, self.tickets, self.idle, len(self.idle))
            if window != NO_WINDOW:
                if self.tied:
                    self._tie(ticket, NO_WINDOW)
                self._set_not_ready(window)
                self._serve(window, ticket, now)
                return
        self._await(ticket)
        if self.decided and not self._servable(ticket):
            self._stays_unserved(ticket, now)
        elif len(self.waiting) > self.most:
            self.most = len(self.waiting)

    def _begin_wait_again(self, ticket: int, now: float) -> None:
        self.begin[ticket] = now
        self.credit[ticket] = now - self.wait[ticket]
        self._begin_wait(ticket, now)

    def _offer(self, ticket: int, now: float) -> None:
        """The best ready window calls a ticket that waits already."""
        window = ready_window(ticket, self.windows, self.tickets, self.idle, len(self.idle))
        if window != NO_WINDOW:
            self.waiting.remove(ticket)
            self._call(window, ticket, now)

    def _stays_unserved(self, ticket: int, now: float) -> None:
        self.waiting.remove(ticket)
        self._end_wait(ticket, min(now, self.closes))
        self._give_up(ticket, UNSERVED, self.first[ticket], now)

    def _await(self, ticket: int) -> None:
        service = self.needs[self.first[ticket]]
        self.waiting.append(ticket)
        self.is_waiting[ticket] = True
        self.queue[service] += 1
        self.queued |= 1 << service

    def _end_wait(self, ticket: int, until: float) -> None:
        """The ticket, taken out of those waiting, waits no more; what it waited counts up to ``until``."""
        self.is_waiting[ticket] = False
        service = self.needs[self.first[ticket]]
        self.queue[service] -= 1
        if not self.queue[service]:
            self.queued &= ~(1 << service)
        begin = self.begin[ticket]
        if until > begin:
            self.wait[ticket] += until - begin
            self.wait_from[self.first[ticket]] = begin
            self.wait_until[self.first[ticket]] = until
        if self.tied:
            self._tie(ticket, NO_WINDOW)

    def _becomes_ready(self, window: int, now: float, calls: bool) -> None:
        self._check_duty(window, now)
        if self.decided and not self.skills[window] & self.still_needed:
            self.open[window] = False
            self._check_duty(window, now)
            return
        if not calls or not self._call_next(window, now):
            self._set_ready(window, now)

    def _call_next(self, window: int, now: float) -> bool:
        """Whether the window finds somebody to call."""
        waiting = self.waiting
        if waiting:
            place = next_ticket(now, window, self.policy, self.windows, self.tickets, waiting, len(waiting), self.queue)
            if place != NOBODY:
                ticket = waiting[place]
                waiting[place] = waiting[-1]
                waiting.pop()
                self._call(window, ticket, now)
                return True
        return False

    def _call(self, window: int, ticket: int, now: float) -> None:
        self._end_wait(ticket, now)
        self._set_not_ready(window)
        self._serve(window, ticket, now)

    def _serve(self, window: int, ticket: int, now: float) -> None:
        """Take a ticket's next service in hand; its end is absolute: call + duration / speed."""
        place = self.first[ticket]
        service = self.needs[place]
        if self.serves[window] == NOBODY:
            self.engaged_since[window] = now
            self.serves[window] = ticket
        self.called[place] = now
        self.window_of[place] = window
        if self.no_show[ticket]:
            ends = now + self.no_show_minutes
        else:
            ends = now + self.durations[place] / self.speed[window][service]
        self.env.at(ends, ENDING, self.endings[window])
        if self.decided:
            self._need_less(place, place + 1, now)

    def _give_up(self, ticket: int, status: int, place: int, now: float) -> None:
        """A ticket ends with its services from ``place`` on undone."""
        self.status[ticket] = status
        if self.decided:
            self._need_less(place, self.end[ticket], now)

    def _need_less(self, begin: int, end: int, now: float) -> None:
        """After closing: these services wait for no window any more; windows that nobody needs go home."""
        for service in self.needs[begin:end]:
            self.left[service] -= 1
            if not self.left[service]:
                self.still_needed &= ~(1 << service)
                self._let_go(now)

    def _let_go(self, now: float) -> None:
        for window, is_open in enumerate(self.open):
            if is_open and self.serves[window] == NOBODY and not self.skills[window] & self.still_needed:
                self.open[window] = False
                self._set_not_ready(window)
                self._check_duty(window, now)

    def _tie(self, ticket: int, window: int) -> None:
        self.tied += (window != NO_WINDOW) - (self.tie[ticket] != NO_WINDOW)
        self.tie[ticket] = window

    def _check_tie(self, ticket: int) -> None:
        """A tie holds only to a window that is there and may serve the ticket."""
        window = self.tie[ticket]
        if window != NO_WINDOW and not (
            self.open[window] and not self.in_break[window] and self.speed[window][self.needs[self.first[ticket]]] > 0.0
        ):
            self._tie(ticket, NO_WINDOW)

    def _untie(self, window: int, now: float) -> None:
        """The ties of waiting tickets to this window fall; those freed begin to wait anew, credit kept."""
        if not self.tied:
            return
        freed = sorted(ticket for ticket in self.waiting if self.tie[ticket] == window)
        for ticket in freed:
            self._tie(ticket, NO_WINDOW)
        for ticket in freed:
            if self.decided and not self._servable(ticket):
                self._stays_unserved(ticket, now)
            else:
                self._offer(ticket, now)

    def _may_be_ready(self, window: int) -> bool:
        return (
            self.open[window] and not self.in_break[window] and not self.due[window] and self.serves[window] == NOBODY
        )

    def _set_ready(self, window: int, since: float) -> None:
        self.ready[window] = True
        self.idle.append(window)
        self.ready_since[window] = since

    def _set_not_ready(self, window: int) -> None:
        if self.ready[window]:
            self.ready[window] = False
            self.idle.remove(window)

    def _check_duty(self, window: int, now: float) -> None:
        """Book the minutes a window is staffed: open and not in a break, or still serving."""
        present = (self.open[window] and not self.in_break[window]) or self.serves[window] != NOBODY
        since = self.on_duty_since[window]
        if present == math.isnan(since):
            if present:
                self.on_duty_since[window] = now
            else:
                self.staffed[window] += now - since
                self.on_duty_since[window] = math.nan
            off_duty = (self.skills[w] for w, instant in enumerate(self.on_duty_since) if math.isnan(instant))
            self.absent = reduce(or_, off_duty, 0)

    def _tick(self) -> None:
        now = self.env._now
        if self.waiting and self.idle:
            self._count_idle(now)
        self.clock = now

    def _count_idle(self, now: float) -> None:
        """Book what ready windows idled since the last event although somebody waits, by cause."""
        minutes = now - self.clock
        if minutes <= 0.0:
            return
        queued = self.queued
        otherwise = CLOSED if self.absent & queued else SKILL
        for window in self.idle:
            self.idle_minutes[window][RULE if self.skills[window] & queued else otherwise] += minutes
