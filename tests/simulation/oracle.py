"""The simulated day in plain words: lists, loops and ids, slow and obvious.

Written from the rules of the hall alone; shares nothing with the engines but
the scenario's tables, so that a fault of theirs can't hide in it.
"""

from dataclasses import dataclass, field

from simulation.scenario import Scenario

CLOSING, DECISION, END_OF_SERVICE, OPENING, LET_IN, OUT_OF_PATIENCE, ARRIVAL = range(7)


@dataclass
class Ticket:
    """As drawn; the first duration of a service in hand is what is left of it at that window."""

    index: int
    arrival: float
    credit: float
    services: list[str]
    klass: str
    durations: list[float]
    patience: float | None = None
    no_show: bool = False
    tie: str | None = None
    parked_until: float | None = None
    waited: float = 0.0
    begin: float | None = None  # of the wait that runs, else None
    in_hand: bool = False
    status: str | None = None
    called: list[float] = field(default_factory=list)
    windows: list[str] = field(default_factory=list)
    finished: list[float] = field(default_factory=list)

    def ends(self, status):
        self.status = status
        self.begin = None


@dataclass
class Window:
    id: str
    number: int
    trained: dict[str, float]
    active: dict[str, float]
    last_resort: set[str]
    hours: list[tuple[float, float]]
    breaks: list[tuple[float, float]]
    stays_to_the_end: bool
    is_open: bool = False
    on_break: bool = False
    breaks_due: list[tuple[float, float]] = field(default_factory=list)
    ticket: Ticket | None = None
    ready_since: float | None = None  # None: not ready
    busy_since: float = 0.0
    occupied: float = 0.0
    idle: dict[str, float] = field(default_factory=lambda: {"rule": 0.0, "closed": 0.0, "skill": 0.0})


class Hall:
    def __init__(self, scenario: Scenario, tickets: list[Ticket]):
        self.scenario = scenario
        self.tickets = tickets
        self.closes = scenario.closes - scenario.opens
        self.start = None if scenario.start is None else scenario.start.at - scenario.opens
        self.windows = [self.make_window(number, window) for number, window in enumerate(scenario.windows)]
        self.events = []  # (instant, kind, order, what to do, with what)
        self.past_closing = False
        self.now = None

    # --- what the scenario says

    def make_window(self, number, window):
        scenario = self.scenario
        owner = window
        if window.clerk is not None:
            owner = next(clerk for clerk in scenario.clerks if clerk.id == window.clerk)
        trained = {}
        for service in scenario.services:
            skills = owner.skills or {}
            speed = skills[service.id] if service.id in skills else skills.get("*", 0.0)
            if speed > 0:
                trained[service.id] = speed
        breaks = [(a - scenario.opens, b - scenario.opens) for a, b in owner.breaks] if window.clerk else []
        hours = self.hours_of(window, owner)
        closed_now = scenario.start is not None and any(c.window == window.id for c in scenario.start.closed)
        return Window(
            id=window.id,
            number=number,
            trained=trained,
            active={s: v for s, v in trained.items() if s not in (owner.inactive or ())},
            last_resort=set(owner.last_resort or ()),
            hours=hours,
            breaks=[(a, b) for a, b in sorted(breaks) if a < self.closes],
            stays_to_the_end=bool(hours)
            and hours[-1][1] == self.closes
            and not (closed_now and self.start >= self.closes),
        )

    def hours_of(self, window, owner):
        scenario = self.scenario
        if window.clerk is None and not window.skills:
            return []
        spans = window.open or [(scenario.opens, scenario.closes)]
        pieces = []
        for begin, end in sorted(spans):
            begin, end = max(begin, scenario.opens), min(end, scenario.closes)
            if window.clerk is not None and owner.shift is not None:
                begin, end = max(begin, owner.shift[0]), min(end, owner.shift[1])
            if begin >= end:
                continue
            if pieces and begin <= pieces[-1][1]:
                pieces[-1][1] = max(pieces[-1][1], end)
            else:
                pieces.append([begin, end])
        if scenario.start is not None:
            for closed in scenario.start.closed:
                if closed.window == window.id:
                    until = scenario.closes if closed.until is None else closed.until
                    before = [[a, min(b, scenario.start.at)] for a, b in pieces]
                    after = [[max(a, until), b] for a, b in pieces]
                    pieces = [piece for piece in sorted(before + after) if piece[0] < piece[1]]
        return [(a - scenario.opens, b - scenario.opens) for a, b in pieces]

    def service(self, name):
        return next(service for service in self.scenario.services if service.id == name)

    def weight(self, klass):
        for listed in self.scenario.classes:
            if listed.id == klass and listed.weight is not None:
                return listed.weight
        return 3.0 if klass == "appointment" else 1.0

    def rank(self, klass):
        for listed in self.scenario.classes:
            if listed.id == klass and listed.rank is not None:
                return listed.rank
        return 1 if klass == "appointment" else 0

    def window_called(self, name):
        return next(window for window in self.windows if window.id == name)

    # --- the day

    def at(self, instant, kind, order, act, subject):
        self.events.append((instant, kind, order, act, subject))

    def play(self):
        since = self.start if self.start is not None else float("-inf")
        for window in self.windows:
            for begin, end in window.hours:
                if begin > since:
                    self.at(begin, OPENING, window.number, self.opens, window)
                if end > since:
                    self.at(end, CLOSING, window.number, self.closing, window)
            for span in window.breaks:
                if span[0] > since:
                    self.at(span[0], CLOSING, window.number, self.break_due, (window, span))
        if self.start is None or self.start < self.closes:
            self.at(self.closes, DECISION, 0, self.decide, None)
        for ticket in self.tickets:
            if ticket.begin is None and not ticket.in_hand:
                if ticket.parked_until is not None:
                    self.at(ticket.parked_until, ARRIVAL, ticket.index, self.comes_back, ticket)
                elif ticket.arrival > self.closes:
                    ticket.status = "refused"
                else:
                    self.at(ticket.arrival, ARRIVAL, ticket.index, self.arrives, ticket)
        if self.start is not None:
            self.begin_from_live_state()
        while self.events:
            event = min(self.events, key=lambda event: event[:3])
            self.events.remove(event)
            if self.now is not None:
                self.book_idle(event[0] - self.now)
            self.now = event[0]
            event[3](event[4])

    def begin_from_live_state(self):
        self.now = self.start
        for ticket in self.tickets:
            if ticket.in_hand:
                window = self.window_called(ticket.windows[0])
                window.ticket = ticket
                window.busy_since = self.now
                self.at(self.now + ticket.durations[0], END_OF_SERVICE, window.number, self.service_ends, window)
                if self.now < 0.0:
                    self.at(0.0, LET_IN, ticket.index, self.let_in, ticket)
        for window in self.windows:
            if window.ticket is not None:
                called = window.ticket.called[0]
                for span in window.breaks:
                    if span[0] <= self.now and (span[0] > called or span[1] > self.now):
                        window.breaks_due.append(span)
            else:
                for span in window.breaks:
                    if span[0] <= self.now < span[1]:
                        window.on_break = True
                        self.at(span[1], OPENING, window.number, self.break_over, window)
            if self.now < self.closes:
                window.is_open = any(a <= self.now < b for a, b in window.hours)
            else:
                on_break_then = any(a < self.closes <= b for a, b in window.breaks)
                window.is_open = window.stays_to_the_end and not on_break_then and not window.breaks_due
        for ticket in self.waiting():
            if self.now < 0:
                self.at(0.0, LET_IN, ticket.index, self.let_in, ticket)
            else:
                self.drop_tie_that_does_not_hold(ticket)
            if ticket.patience is not None:
                instant = max(self.now, ticket.arrival + ticket.patience)
                self.at(instant, OUT_OF_PATIENCE, ticket.index, self.gives_up, ticket)
        if self.now >= self.closes:
            self.decide(None)
        ready = [window for window in self.windows if self.could_be_ready(window)]
        for window in ready:
            window.ready_since = 0.0
        for window in ready:
            if window.ready_since is not None:
                self.call_next(window)

    def waiting(self):
        return [ticket for ticket in self.tickets if ticket.begin is not None]

    # --- windows

    def could_be_ready(self, window):
        return window.is_open and not window.on_break and not window.breaks_due and window.ticket is None

    def opens(self, window):
        window.is_open = True
        if self.could_be_ready(window):
            self.is_ready(window, calls=self.now != 0)

    def closing(self, window):
        if self.now == self.closes and not window.on_break and not window.breaks_due:
            return  # stays for overtime
        window.is_open = False
        window.ready_since = None
        self.ties_fall(window)

    def break_due(self, window_and_span):
        window, span = window_and_span
        if window.ticket is not None or window.on_break:
            window.breaks_due.append(span)
        else:
            self.begin_break(window, span)

    def begin_break(self, window, span):
        window.on_break = True
        window.ready_since = None
        end = span[1] if self.now == span[0] else self.now + (span[1] - span[0])
        self.at(end, OPENING, window.number, self.break_over, window)
        self.ties_fall(window)

    def break_over(self, window):
        window.on_break = False
        if window.breaks_due:
            self.begin_break(window, window.breaks_due.pop(0))
        elif window.is_open:
            self.is_ready(window, calls=self.now != 0)

    def is_ready(self, window, calls):
        self.send_home()
        if window.is_open:
            window.ready_since = self.now
            if calls:
                self.call_next(window)

    def ties_fall(self, window):
        freed = [ticket for ticket in self.waiting() if ticket.tie == window.id]
        for ticket in freed:
            ticket.tie = None
        for ticket in freed:
            self.seek_window(ticket)

    # --- tickets

    def arrives(self, ticket):
        self.begins_to_wait(ticket, max(self.now, ticket.credit))
        if ticket.begin is not None:
            if self.now < 0:
                self.at(0.0, LET_IN, ticket.index, self.let_in, ticket)
            if ticket.patience is not None:
                self.at(ticket.arrival + ticket.patience, OUT_OF_PATIENCE, ticket.index, self.gives_up, ticket)

    def comes_back(self, ticket):
        ticket.credit = self.now - ticket.waited
        self.begins_to_wait(ticket, self.now)
        if ticket.begin is not None and self.now < 0:
            self.at(0.0, LET_IN, ticket.index, self.let_in, ticket)

    def begins_to_wait(self, ticket, counted_from):
        ticket.begin = counted_from
        self.drop_tie_that_does_not_hold(ticket)
        self.seek_window(ticket)

    def drop_tie_that_does_not_hold(self, ticket):
        if ticket.tie is not None:
            window = self.window_called(ticket.tie)
            if not window.is_open or window.on_break or ticket.services[0] not in window.active:
                ticket.tie = None

    def let_in(self, ticket):
        if ticket.begin is not None:
            self.drop_tie_that_does_not_hold(ticket)
            self.seek_window(ticket)

    def seek_window(self, ticket):
        if self.past_closing and not self.can_still_be_served(ticket):
            self.stays_unserved(ticket)
            return
        service = ticket.services[0]
        able = [
            window
            for window in self.windows
            if window.ready_since is not None and service in window.active and ticket.tie in (None, window.id)
        ]
        if able:
            able.sort(
                key=lambda window: (
                    service in window.last_resort,
                    -int(4 * window.active[service]),
                    len(window.active),
                    window.ready_since,
                    window.number,
                )
            )
            self.call(able[0], ticket)

    def gives_up(self, ticket):
        if ticket.begin is not None and not ticket.called:
            ticket.waited += max(0.0, self.now - ticket.begin)
            ticket.ends("abandoned")
            self.send_home()

    def call_next(self, window):
        able = [
            ticket
            for ticket in self.waiting()
            if ticket.services[0] in window.active and ticket.tie in (None, window.id)
        ]
        if able:
            self.call(window, max(able, key=lambda ticket: self.place_in_line(ticket, window)))

    def place_in_line(self, ticket, window):
        service = self.service(ticket.services[0])
        weight = self.weight(ticket.klass)
        age = max(0.0, self.now - ticket.credit)
        last = (-ticket.credit, -ticket.index)
        overdue = self.scenario.overdue
        if overdue is not None and weight * age > overdue * service.target:
            return (2, weight * age / service.target, 0.0, *last)
        tier = 0 if service.id in window.last_resort else 1
        if self.scenario.rule == "fcfs":
            return (tier, age, 0.0, *last)
        if self.scenario.rule == "priority":
            return (tier, self.rank(ticket.klass), age, *last)
        if self.scenario.rule == "longest_queue":
            return (tier, sum(t.services[0] == service.id for t in self.waiting()), age, *last)
        assert self.scenario.rule == "gcmu"
        minutes = 0.0
        for name in ticket.services:
            if name not in window.active:
                break
            minutes += self.service(name).mean / window.active[name]
        return (tier, weight * age / service.target / minutes, 0.0, *last)

    def call(self, window, ticket):
        ticket.waited += max(0.0, self.now - ticket.begin)
        ticket.begin = None
        ticket.tie = None
        window.ready_since = None
        window.ticket = ticket
        window.busy_since = self.now
        self.serve(window)

    def serve(self, window):
        ticket = window.ticket
        ticket.called.append(self.now)
        ticket.windows.append(window.id)
        ticket.in_hand = True
        if ticket.no_show:
            end = self.now + self.scenario.no_show.minutes
        else:
            end = self.now + ticket.durations[0] / window.active[ticket.services[0]]
        self.at(end, END_OF_SERVICE, window.number, self.service_ends, window)
        self.send_home()

    def service_ends(self, window):
        ticket = window.ticket
        ticket.in_hand = False
        ticket.finished.append(self.now)
        if ticket.no_show:
            ticket.ends("no_show")
        else:
            del ticket.services[0], ticket.durations[0]
            if not ticket.services:
                ticket.ends("done")
            elif window.is_open and not window.breaks_due and ticket.services[0] in window.active:
                self.serve(window)
                return
        window.ticket = None
        window.occupied += self.now - window.busy_since
        if ticket.status is None:
            ticket.credit = self.now - ticket.waited
            self.begins_to_wait(ticket, self.now)
        if window.breaks_due:
            self.begin_break(window, window.breaks_due.pop(0))
        elif window.is_open:
            self.is_ready(window, calls=True)

    # --- closing

    def decide(self, _):
        self.past_closing = True
        for ticket in self.waiting():
            if not self.can_still_be_served(ticket):
                self.stays_unserved(ticket)
        self.send_home()

    def can_still_be_served(self, ticket):
        return any(
            window.is_open and ticket.services[0] in window.active and ticket.tie in (None, window.id)
            for window in self.windows
        )

    def stays_unserved(self, ticket):
        ticket.waited += max(0.0, min(self.now, self.closes) - ticket.begin)
        ticket.ends("unserved")
        self.send_home()

    def send_home(self):
        """After closing a window stays while anybody admitted has a service left, not in hand, that it may do."""
        if not self.past_closing:
            return
        for window in self.windows:
            if window.is_open and window.ticket is None and not self.is_needed(window):
                window.is_open = False
                window.ready_since = None

    def is_needed(self, window):
        for ticket in self.tickets:
            if ticket.status is None:
                left = ticket.services[1:] if ticket.in_hand else ticket.services
                if any(service in window.active for service in left):
                    return True
        return False

    # --- idle while somebody waits

    def book_idle(self, minutes):
        wanted = {ticket.services[0] for ticket in self.waiting()}
        if not wanted:
            return
        absent = set()
        for window in self.windows:
            if window.ready_since is None and window.ticket is None:
                absent |= set(window.active)
        for window in self.windows:
            if window.ready_since is not None:
                cause = "rule" if wanted & set(window.active) else "closed" if wanted & absent else "skill"
                window.idle[cause] += minutes


def play(scenario: Scenario, tickets: list[Ticket]) -> Hall:
    """The hall at the end of the day; its tickets are those given, with what became of them."""
    hall = Hall(scenario, tickets)
    hall.play()
    return hall
