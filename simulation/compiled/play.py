"""A day passes: the events of :mod:`simulation.model`, with the same names, over arrays.

``s`` is the state throughout, ``now`` minutes from opening.
"""

from __future__ import annotations

import math

import numpy as np

from simulation.compiled.agenda import ABSENT, drop, post, put
from simulation.compiled.bits import discard, discard_if, insert, lowest, meet
from simulation.compiled.rule import next_ticket, ready_window
from simulation.compiled.state import (
    CLOCK,
    DECIDED,
    HELD_CLOSED,
    HELD_SKILL,
    IDLE,
    LAST_FINISH,
    MOST,
    NO_BREAK,
    ODD,
    TIED,
    WAITING,
    Floats,
    Floor,
    Indices,
    State,
    diary,
    state,
)
from simulation.compiling import compiled, working, working_inlined
from simulation.day import ABANDONED, CLOSED, DONE, NO_SHOW, OPEN, REFUSED, RULE, SKILL, UNSERVED, Diary
from simulation.dispatch import GCMU, NO_WINDOW, NOBODY
from simulation.reference import reference
from simulation.sampling import NEVER, Crowd, order_of
from simulation.turns import ARRIVAL, DECISION, DOOR, ENDING, OPENING, PATIENCE

_NOTHING = -1


@compiled
def play(floor: Floor, crowd: Crowd) -> Diary:
    """The day that these citizens have in this hall; neither is changed."""
    kept = diary(floor, crowd)
    coming, when = _coming(floor, crowd, kept)
    at_the_door = _at_the_door(floor, crowd, coming, when)
    _run(state(floor, crowd, kept), coming, when, at_the_door)
    return kept


@working
def _run(values: State, coming: Indices, when: Floats, at_the_door: Indices) -> None:
    s: State = reference(values)
    decides_at = s.floor.closes
    if s.floor.begin.at > -math.inf:
        _start(s)
        if s.floor.begin.at >= s.floor.closes:
            decides_at = math.inf
    _pass_time(s, coming, when, at_the_door, decides_at)
    s.diary.most[0] = s.counts[MOST]
    s.diary.last_finish[0] = s.clock[LAST_FINISH]


@working_inlined
def _pass_time(s: State, coming: Indices, when: Floats, at_the_door: Indices, decides_at: float) -> None:
    """Let the next event happen, the smallest by instant, kind and order, until there is none."""
    floor = s.floor
    change = 0
    arrived = 0
    let_in = 0
    while True:
        now = math.inf
        kind = _NOTHING
        if arrived < len(coming):
            now = when[arrived]
            kind = ARRIVAL
        if s.leaves.size[0] > 0:
            instant = s.leaves.instant[s.leaves.heap[0]]
            if instant <= now:
                now = instant
                kind = PATIENCE
        if let_in < len(at_the_door) and now >= 0.0:
            now = 0.0
            kind = DOOR
        resting = s.rests.winner[1]
        instant = s.rests.instant[resting]
        if instant <= now:
            now = instant
            kind = OPENING
        engaged = s.endings.winner[1]
        instant = s.endings.instant[engaged]
        if instant <= now:
            now = instant
            kind = ENDING
        if decides_at <= now:
            now = decides_at
            kind = DECISION
        if change < len(floor.when):
            instant = floor.when[change]
            if instant < now or (instant == now and _comes_first(s, change, kind)):
                now = instant
                _tick(s, now)
                _change(s, change, now)
                change += 1
                continue
        if now == math.inf:
            break
        _tick(s, now)
        if kind == ENDING:
            _ends(s, int(engaged), now)
        elif kind == ARRIVAL:
            arrived += 1
            _arrives(s, int(coming[arrived - 1]), now)
        elif kind == PATIENCE:
            _leaves(s, int(s.leaves.heap[0]), now)
        elif kind == OPENING:
            _break_ends(s, int(resting), now)
        elif kind == DOOR:
            let_in += 1
            _comes_in(s, int(at_the_door[let_in - 1]), now)
        else:
            decides_at = math.inf
            _decide(s, now)


@working
def _comes_first(s: State, change: int, kind: int) -> bool:
    """Whether a change of a window's hours comes before an event of the same instant."""
    own = s.floor.kind[change]
    if own == kind:
        return s.floor.window[change] <= s.rests.winner[1]
    return own < kind


@compiled
def _coming(floor: Floor, crowd: Crowd, diary: Diary) -> tuple[Indices, Floats]:
    """Who is still to come, in order, and when; who comes after closing is refused."""
    begin = floor.begin
    parked = len(begin.window) + begin.queueing
    present = len(begin.waited)
    who = np.empty(len(crowd.arrival), np.int32)
    when = np.empty(len(crowd.arrival))
    count = 0
    ordered = True
    for ticket in range(parked, len(crowd.arrival)):
        instant = crowd.arrival[ticket]
        if ticket < present:
            instant = begin.begins[ticket]
        elif instant > floor.closes:
            diary.status[ticket] = REFUSED
            continue
        ordered = ordered and (count == 0 or when[count - 1] <= instant)
        who[count] = ticket
        when[count] = instant
        count += 1
    if ordered:
        return who[:count], when[:count]
    order = order_of(when[:count])
    return who[order], when[order]


@compiled
def _at_the_door(floor: Floor, crowd: Crowd, coming: Indices, when: Floats) -> Indices:
    """Who is let in when the hall opens: by index, those who are there before."""
    begin = floor.begin
    waits_at_start = begin.at < 0.0 and begin.at > -math.inf
    if not waits_at_start and (len(when) == 0 or when[0] >= 0.0):
        return np.empty(0, np.int32)
    early = np.zeros(len(crowd.arrival), np.bool_)
    if waits_at_start:
        # Whose service ends before opening may wait again by then.
        early[: len(begin.window) + begin.queueing] = True
    for place in range(len(coming)):
        if when[place] >= 0.0:
            break
        early[coming[place]] = True
    return np.flatnonzero(early).astype(np.int32)


@working
def _start(s: State) -> None:
    """Set up the live state, then let ready windows call."""
    floor = s.floor
    begin = floor.begin
    now = begin.at
    serving = len(begin.window)
    for ticket in range(serving):
        _resume(s, ticket, now)
    for window in range(len(s.open)):
        s.open[window] = floor.open_at_start[window]
        s.due_first[window] = floor.due_first[window]
        s.due_end[window] = floor.due_end[window]
        if floor.resting[window] != NO_BREAK:
            s.in_break[window] = True
            post(s.rests, window, floor.rest_to[floor.resting[window]])
        _check_duty(s, window, now)
    for ticket in range(serving, len(begin.waited)):
        s.diary.wait[ticket] = begin.waited[ticket]
        s.begin[ticket] = begin.begins[ticket]
        _tie(s, ticket, begin.tie[ticket])
        if ticket < serving + begin.queueing:
            _await(s, ticket)
    _settle(s, now)


@working
def _resume(s: State, ticket: int, now: float) -> None:
    begin = s.floor.begin
    window = begin.window[ticket]
    place = s.tickets.first[ticket]
    s.diary.wait[ticket] = begin.waited[ticket]
    s.diary.called_at[place] = now - begin.elapsed[ticket]
    s.diary.window_of[place] = window
    s.serves[window] = ticket
    s.engaged_since[window] = now
    post(s.endings, window, now + s.crowd.durations[place])


@working
def _settle(s: State, now: float) -> None:
    """At the start: ties that do not hold fall, windows that are ready call."""
    begin = s.floor.begin
    first = len(begin.window)
    for ticket in range(first, first + begin.queueing):
        if now >= 0.0:
            _check_tie(s, ticket)
        if s.crowd.patience[ticket] != NEVER:
            put(s.leaves, ticket, max(s.crowd.arrival[ticket] + s.crowd.patience[ticket], now))
    if now >= s.floor.closes:
        _decide(s, now)
    for window in range(len(s.open)):
        if _may_be_ready(s, window):
            _set_ready(s, window, 0.0)
    for window in range(len(s.open)):
        if s.idle_place[window] != NO_WINDOW:
            _call_next(s, window, now)
    s.counts[MOST] = s.counts[WAITING]


@working_inlined
def _arrives(s: State, ticket: int, now: float) -> None:
    _begin_wait(s, ticket, now)
    if s.is_waiting[ticket] and s.crowd.patience[ticket] != NEVER:
        put(s.leaves, ticket, s.crowd.arrival[ticket] + s.crowd.patience[ticket])


@working
def _comes_in(s: State, ticket: int, now: float) -> None:
    if s.is_waiting[ticket]:
        _check_tie(s, ticket)
        _offer(s, ticket, now)


@working
def _leaves(s: State, ticket: int, now: float) -> None:
    _end_wait(s, ticket, now)
    s.diary.left[ticket] = now
    _give_up(s, ticket, ABANDONED, int(s.tickets.first[ticket]), now)


@working_inlined
def _ends(s: State, window: int, now: float) -> None:
    ticket = int(s.serves[window])
    place = int(s.tickets.first[ticket])
    s.diary.finished_at[place] = now
    s.clock[LAST_FINISH] = now
    place += 1
    if s.crowd.no_show[ticket]:
        _give_up(s, ticket, NO_SHOW, place, now)
    else:
        s.tickets.first[ticket] = place
        if place == s.crowd.end[ticket]:
            s.diary.status[ticket] = DONE
        elif _goes_on(s, window, s.crowd.needs[place]):
            _serve(s, window, ticket, now)
            return
    s.serves[window] = NOBODY
    s.diary.occupied[window] += now - s.engaged_since[window]
    if s.diary.status[ticket] == OPEN:
        s.begin[ticket] = now
        s.tickets.credit[ticket] = now - s.diary.wait[ticket]
        _begin_wait_again(s, ticket, now)
    if not s.open[window] or s.due_first[window] < s.due_end[window] or s.counts[DECIDED]:
        _next_for(s, window, now, True)
    elif not _call_next(s, window, now):
        _set_ready(s, window, now)
    if s.serves[window] == NOBODY:
        post(s.endings, window, math.inf)


@working
def _begin_wait_again(s: State, ticket: int, now: float) -> None:
    """As :func:`_begin_wait`, called and not part of its caller: it is rare, and would be compiled once more."""
    _begin_wait(s, ticket, now)


@working_inlined
def _goes_on(s: State, window: int, service: int) -> bool:
    is_due = s.due_first[window] < s.due_end[window]
    return s.open[window] and not is_due and s.floor.speed[window, service] > 0.0


@working
def _next_for(s: State, window: int, now: float, calls: bool) -> None:
    """What a window does that has just ended a service or a break."""
    if s.due_first[window] < s.due_end[window]:
        s.due_first[window] += 1
        _begin_break(s, window, s.due_first[window] - 1, now)
    elif s.open[window]:
        _becomes_ready(s, window, now, calls)
        return
    _check_duty(s, window, now)


@working
def _change(s: State, change: int, now: float) -> None:
    """What a window's hours bring."""
    window = s.floor.window[change]
    span = s.floor.span[change]
    if span != NO_BREAK:
        _break_falls_due(s, window, span, now)
    elif s.floor.kind[change] == OPENING:
        s.open[window] = True
        if _may_be_ready(s, window):
            _becomes_ready(s, window, now, now != 0.0)
        else:
            _check_duty(s, window, now)
    elif now != s.floor.closes or s.in_break[window] or s.due_first[window] < s.due_end[window]:
        s.open[window] = False
        _set_not_ready(s, window)
        _check_duty(s, window, now)
        _untie(s, window, now)


@working
def _break_falls_due(s: State, window: int, span: int, now: float) -> None:
    if s.serves[window] != NOBODY or s.in_break[window]:
        if s.due_first[window] == s.due_end[window]:
            s.due_first[window] = span
        s.due_end[window] = span + 1
    else:
        _begin_break(s, window, span, now)
        _check_duty(s, window, now)


@working
def _begin_break(s: State, window: int, span: int, now: float) -> None:
    begin = s.floor.rest_from[span]
    end = s.floor.rest_to[span]
    s.in_break[window] = True
    _set_not_ready(s, window)
    post(s.rests, window, end if now == begin else now + (end - begin))
    _untie(s, window, now)


@working
def _break_ends(s: State, window: int, now: float) -> None:
    post(s.rests, window, math.inf)
    s.in_break[window] = False
    # At opening the windows become ready first, then those at the door are let in one by one.
    _next_for(s, window, now, now != 0.0)


@working
def _decide(s: State, now: float) -> None:
    """From now on only windows that stay serve: who can't be served there stays unserved."""
    s.counts[DECIDED] = 1
    for window in range(len(s.serves)):
        if s.serves[window] != NOBODY:
            s.in_hand[s.serves[window]] = True
    for ticket in range(len(s.is_waiting)):
        if s.diary.status[ticket] == OPEN:
            for place in range(s.tickets.first[ticket] + s.in_hand[ticket], s.crowd.end[ticket]):
                s.left[s.crowd.needs[place]] += 1
    for service in range(len(s.left)):
        if s.left[service]:
            insert(s.needed, service)
    for ticket in range(len(s.is_waiting)):
        if s.is_waiting[ticket] and not _servable(s, ticket):
            _stays_unserved(s, ticket, now)
    _let_go(s, now)


@working
def _servable(s: State, ticket: int) -> bool:
    """Whether a window that stays may serve the ticket next."""
    service = int(s.crowd.needs[s.tickets.first[ticket]])
    tie = s.tickets.tie[ticket]
    if tie != NO_WINDOW:
        return s.open[tie] and s.floor.speed[tie, service] > 0.0
    for window in range(len(s.open)):  # noqa: SIM110 - compiled as it stands
        if s.open[window] and s.floor.speed[window, service] > 0.0:
            return True
    return False


@working_inlined
def _begin_wait(s: State, ticket: int, now: float) -> None:
    """A ticket begins to wait: the best ready window takes it, or it joins the others."""
    if s.counts[TIED]:
        _check_tie(s, ticket)
    window = _ready_window(s, ticket)
    if window != NO_WINDOW:
        if s.counts[TIED]:
            _tie(s, ticket, NO_WINDOW)
        _set_not_ready(s, window)
        _serve(s, window, ticket, now)
        return
    _await(s, ticket)
    if s.counts[DECIDED] and not _servable(s, ticket):
        _stays_unserved(s, ticket, now)
    elif s.counts[WAITING] > s.counts[MOST]:
        s.counts[MOST] = s.counts[WAITING]


@working_inlined
def _ready_window(s: State, ticket: int) -> int:
    """The rule, asked about those ready windows that may serve the ticket."""
    able = s.floor.able[s.crowd.needs[s.tickets.first[ticket]]]
    count = 0
    for place in range(len(able)):
        bits = able[place] & s.ready[place]
        while bits:
            s.chosen[count] = 64 * place + lowest(bits)
            bits &= bits - np.uint64(1)
            count += 1
    if count == 0:
        return NO_WINDOW
    return int(ready_window(ticket, s.windows, s.tickets, s.chosen, count))


@working
def _offer(s: State, ticket: int, now: float) -> None:
    """The best ready window calls a ticket that waits already."""
    window = _ready_window(s, ticket)
    if window != NO_WINDOW:
        _call(s, window, ticket, now)


@working
def _stays_unserved(s: State, ticket: int, now: float) -> None:
    _end_wait(s, ticket, min(now, s.floor.closes))
    _give_up(s, ticket, UNSERVED, int(s.tickets.first[ticket]), now)


@working_inlined
def _await(s: State, ticket: int) -> None:
    """Join those who wait."""
    service = int(s.crowd.needs[s.tickets.first[ticket]])
    s.is_waiting[ticket] = True
    s.counts[WAITING] += 1
    s.queue[service] += 1
    insert(s.queued, service)
    several = s.floor.policy.rule == GCMU and s.crowd.end[ticket] - s.tickets.first[ticket] > 1
    if several or s.tickets.tie[ticket] != NO_WINDOW:
        s.odd_place[ticket] = s.counts[ODD]
        s.odd[s.counts[ODD]] = ticket
        s.counts[ODD] += 1
    else:
        _join_line(s, ticket, service)


@working_inlined
def _join_line(s: State, ticket: int, service: int) -> None:
    """Stand in line by credit and index: behind the last but for who comes back."""
    mark = len(s.is_waiting) + service * s.standings + s.floor.standing[s.crowd.klass[ticket]]
    credit = s.tickets.credit
    behind = s.before[mark]
    while behind != mark and (
        credit[ticket] < credit[behind] or (credit[ticket] == credit[behind] and ticket < behind)
    ):
        behind = s.before[behind]
    ahead = s.after[behind]
    s.before[ticket] = behind
    s.after[ticket] = ahead
    s.after[behind] = ticket
    s.before[ahead] = ticket
    s.alone[service] += 1
    insert(s.singles, service)


@working_inlined
def _leave_line(s: State, ticket: int, service: int) -> None:
    behind = s.before[ticket]
    ahead = s.after[ticket]
    s.after[behind] = ahead
    s.before[ahead] = behind
    s.alone[service] -= 1
    discard_if(s.alone[service] == 0, s.singles, service)


@working_inlined
def _end_wait(s: State, ticket: int, until: float) -> None:
    """The ticket waits no more; what it waited counts up to ``until``."""
    first = s.tickets.first[ticket]
    service = int(s.crowd.needs[first])
    s.is_waiting[ticket] = False
    s.counts[WAITING] -= 1
    s.queue[service] -= 1
    discard_if(s.queue[service] == 0, s.queued, service)
    if s.odd_place[ticket] == NOBODY:
        _leave_line(s, ticket, service)
    else:
        s.counts[ODD] -= 1
        last = int(s.odd[s.counts[ODD]])
        s.odd[s.odd_place[ticket]] = last
        s.odd_place[last] = s.odd_place[ticket]
        s.odd_place[ticket] = NOBODY
    if s.leaves.place[ticket] != ABSENT:
        drop(s.leaves, ticket)
    begin = s.begin[ticket]
    if until > begin:
        s.diary.wait[ticket] += until - begin
        s.diary.wait_from[first] = begin
        s.diary.wait_until[first] = until
    if s.counts[TIED]:
        _tie(s, ticket, NO_WINDOW)


@working
def _becomes_ready(s: State, window: int, now: float, calls: bool) -> None:
    _check_duty(s, window, now)
    if s.counts[DECIDED] and not meet(s.floor.skills[window], s.needed):
        s.open[window] = False
        _check_duty(s, window, now)
        return
    if not calls or not _call_next(s, window, now):
        _set_ready(s, window, now)


@working_inlined
def _call_next(s: State, window: int, now: float) -> bool:
    """Whether the window finds somebody to call: the rule, asked about the first of each line that it may serve."""
    if s.counts[WAITING] == 0:
        return False
    skills = s.floor.skills[window]
    chosen = s.chosen
    people = len(s.is_waiting)
    count = 0
    for word in range(len(skills)):
        bits = skills[word] & s.singles[word]
        while bits:
            service = 64 * word + int(lowest(bits))
            bits &= bits - np.uint64(1)
            for mark in range(people + service * s.standings, people + (service + 1) * s.standings):
                first = s.after[mark]
                chosen[count] = first
                count += int(first != mark)
    for place in range(s.counts[ODD]):
        chosen[count] = s.odd[place]
        count += 1
    if count == 0:
        return False
    place = next_ticket(now, window, s.floor.policy, s.windows, s.tickets, chosen, count, s.queue)
    if place == NOBODY:
        return False
    _call(s, window, int(chosen[place]), now)
    return True


@working_inlined
def _call(s: State, window: int, ticket: int, now: float) -> None:
    _end_wait(s, ticket, now)
    _set_not_ready(s, window)
    _serve(s, window, ticket, now)


@working_inlined
def _serve(s: State, window: int, ticket: int, now: float) -> None:
    """Take a ticket's next service in hand; its end is absolute: call + duration / speed."""
    place = int(s.tickets.first[ticket])
    if s.serves[window] == NOBODY:
        s.engaged_since[window] = now
        s.serves[window] = ticket
    s.diary.called_at[place] = now
    s.diary.window_of[place] = window
    if s.crowd.no_show[ticket]:
        ends = now + s.floor.no_show
    else:
        ends = now + s.crowd.durations[place] / s.floor.speed[window, s.crowd.needs[place]]
    post(s.endings, window, ends)
    if s.counts[DECIDED]:
        _need_less(s, place, place + 1, now)


@working
def _give_up(s: State, ticket: int, status: int, place: int, now: float) -> None:
    """A ticket ends with its services from ``place`` on undone."""
    s.diary.status[ticket] = status
    if s.counts[DECIDED]:
        _need_less(s, place, s.crowd.end[ticket], now)


@working
def _need_less(s: State, begin: int, end: int, now: float) -> None:
    """After closing: these services wait for no window any more; windows that nobody needs go home."""
    for place in range(begin, end):
        service = int(s.crowd.needs[place])
        s.left[service] -= 1
        if s.left[service] == 0:
            discard(s.needed, service)
            _let_go(s, now)


@working
def _let_go(s: State, now: float) -> None:
    for window in range(len(s.open)):
        if s.open[window] and s.serves[window] == NOBODY and not meet(s.floor.skills[window], s.needed):
            s.open[window] = False
            _set_not_ready(s, window)
            _check_duty(s, window, now)


@working_inlined
def _tie(s: State, ticket: int, window: int) -> None:
    s.counts[TIED] += np.int64(window != NO_WINDOW) - int(s.tickets.tie[ticket] != NO_WINDOW)
    s.tickets.tie[ticket] = window


@working
def _check_tie(s: State, ticket: int) -> None:
    """A tie holds only to a window that is there and may serve the ticket."""
    window = s.tickets.tie[ticket]
    if window == NO_WINDOW:
        return
    able = s.floor.speed[window, s.crowd.needs[s.tickets.first[ticket]]] > 0.0
    if not (s.open[window] and not s.in_break[window] and able):
        _tie(s, ticket, NO_WINDOW)


@working
def _untie(s: State, window: int, now: float) -> None:
    """The ties of waiting tickets to this window fall; those freed begin to wait anew, credit kept."""
    if s.counts[TIED] == 0:
        return
    count = 0
    for place in range(s.counts[ODD]):
        ticket = int(s.odd[place])
        if s.tickets.tie[ticket] == window:
            slot = count
            while slot > 0 and s.freed[slot - 1] > ticket:
                s.freed[slot] = s.freed[slot - 1]
                slot -= 1
            s.freed[slot] = ticket
            count += 1
    for slot in range(count):
        _tie(s, s.freed[slot], NO_WINDOW)
    for slot in range(count):
        ticket = int(s.freed[slot])
        if s.counts[DECIDED] and not _servable(s, ticket):
            _stays_unserved(s, ticket, now)
        else:
            _offer(s, ticket, now)


@working_inlined
def _may_be_ready(s: State, window: int) -> bool:
    is_due = s.due_first[window] < s.due_end[window]
    return s.open[window] and not s.in_break[window] and not is_due and s.serves[window] == NOBODY


@working_inlined
def _set_ready(s: State, window: int, since: float) -> None:
    insert(s.ready, window)
    s.idle_place[window] = s.counts[IDLE]
    s.idle[s.counts[IDLE]] = window
    s.counts[IDLE] += 1
    s.windows.ready_since[window] = since
    s.held[window, 0] = s.clock[HELD_CLOSED]
    s.held[window, 1] = s.clock[HELD_SKILL]


@working_inlined
def _set_not_ready(s: State, window: int) -> None:
    place = s.idle_place[window]
    if place == NO_WINDOW:
        return
    discard(s.ready, window)
    s.counts[IDLE] -= 1
    last = s.idle[s.counts[IDLE]]
    s.idle[place] = last
    s.idle_place[last] = place
    s.idle_place[window] = NO_WINDOW
    s.diary.idle[window, CLOSED] += s.clock[HELD_CLOSED] - s.held[window, 0]
    s.diary.idle[window, SKILL] += s.clock[HELD_SKILL] - s.held[window, 1]


@working
def _check_duty(s: State, window: int, now: float) -> None:
    """Book the minutes a window is staffed: open and not in a break, or still serving."""
    present = (s.open[window] and not s.in_break[window]) or s.serves[window] != NOBODY
    since = s.on_duty_since[window]
    if present != math.isnan(since):
        return
    if present:
        s.on_duty_since[window] = now
    else:
        s.diary.staffed[window] += now - since
        s.on_duty_since[window] = math.nan
    s.absent[:] = np.uint64(0)
    for other in range(len(s.open)):
        if math.isnan(s.on_duty_since[other]):
            for word in range(len(s.absent)):
                s.absent[word] |= s.floor.skills[other, word]


@working_inlined
def _tick(s: State, now: float) -> None:
    """Book what ready windows idled since the last event although somebody waits, by cause."""
    minutes = now - s.clock[CLOCK]
    s.clock[CLOCK] = now
    if s.counts[TIED]:
        _count_idle(s, minutes)
        return
    # Without ties whom a ready window may serve does not wait: the cause is the same for all of them.
    somebody = s.counts[WAITING] > 0
    s.clock[HELD_CLOSED if meet(s.absent, s.queued) else HELD_SKILL] += minutes if somebody else 0.0


@working
def _count_idle(s: State, minutes: float) -> None:
    if s.counts[WAITING] == 0:
        return
    otherwise = CLOSED if meet(s.absent, s.queued) else SKILL
    for place in range(s.counts[IDLE]):
        window = s.idle[place]
        s.diary.idle[window, RULE if meet(s.floor.skills[window], s.queued) else otherwise] += minutes
