"""Hall days on which everything happens: people come, park, miss their call and return; clerks pick, pause and send on;
the manager changes skills, seats, breaks and the rule. A hall without a disk; its events as the rows of a log."""

from __future__ import annotations

import random
from typing import Any

from hallapp.demo.days import Day
from hallapp.errors import KnownError
from hallapp.hall import acting, day, events, requests
from hallapp.hall.hall import Hall
from hallapp.settings import Settings
from hallapp.store.log import FIRST_HASH, Draft, Head, Row, chained
from simulation.dispatch import RULES

OPENED = 1_735_718_100_000
"""2025-01-01 07:55 UTC."""

SECOND, MINUTE = 1_000, 60_000


class Recorder:
    """A hall and its log, in memory; ``now`` moves by hand."""

    def __init__(self, scenario, settings: Settings, at: int = OPENED) -> None:
        self.hall = Hall()
        self.rows: list[Row] = []
        self.now = at
        self._head = Head(0, 0, FIRST_HASH)
        opened = day.opening(scenario, settings, at)
        self.hall.fold(opened, at)
        self._append([acting.Happened(opened, "manager"), *acting.settle(self.hall, at)])

    def tick(self) -> None:
        """Somebody looks what fell due."""
        self._append(acting.due(self.hall, self.now))

    def do(self, what: str, **arguments: Any) -> dict[str, Any] | None:
        """The answer to a command; ``None`` if it was refused or changed nothing."""
        command = requests.read({"do": what, **{key.rstrip("_"): value for key, value in arguments.items()}})
        due = acting.due(self.hall, self.now)
        try:
            decided = [acting.Happened(event, "somebody") for event in acting.act(self.hall, command, self.now)]
        except KnownError:
            decided = []
        followed = acting.settle(self.hall, self.now) if decided else []
        self._append([*due, *decided, *followed])
        return decided[-1].event.answer() if decided else None

    def _append(self, happened: list[acting.Happened]) -> None:
        drafts = [Draft(self.hall.day, event.kind, actor, events.encode(event)) for event, actor in happened]
        rows = chained("hall", self._head, self.now, drafts)
        self.rows += rows
        if rows:
            self._head = Head(rows[-1].seq, self.now, rows[-1].hash)


class Restless:
    """Plays one day by chance."""

    def __init__(self, planned: Day, seed: int, settings: Settings) -> None:
        self.chance = random.Random(seed)
        self.citizens = planned.citizens
        self.services = [service.id for service in planned.scenario.services]
        self.recorder = Recorder(planned.scenario, settings)
        self.hall = self.recorder.hall
        self.came = 0

    def play(self) -> Recorder:
        """The whole day, closed with whoever is still there."""
        closes = self.hall.instant(float(self.hall.scenario.closes))
        while self.recorder.now < closes + 40 * MINUTE:
            # Often several things at one millisecond.
            self.recorder.now += self.chance.choice((0, 0, 1, 250, SECOND, 5 * SECOND, 17 * SECOND, 40 * SECOND))
            self.arrive()
            self.chance.choice((self.clerks, self.clerks, self.clerks, self.desk, self.manager, self.recorder.tick))()
        if self.chance.random() < 0.2:
            self.recorder.do("close_day")
            self.recorder.now += MINUTE
            self.recorder.do("open_day")
            self.recorder.do("issue", services=[self.services[0]])
        self.recorder.do("close_day")
        return self.recorder

    def arrive(self) -> None:
        citizens = self.citizens
        while self.came < len(citizens) and citizens.arrival[self.came] <= self.hall.minute(self.recorder.now):
            services = [self.services[need] for need in citizens.services(self.came)]
            klass = citizens.classes[citizens.klass[self.came]]
            if not self.often(0.05) or self.recorder.do("issue", services=services, class_=klass, at_once=True) is None:
                self.recorder.do("issue", services=services, class_=klass)
            self.came += 1

    def often(self, share: float) -> bool:
        return self.chance.random() < share

    def clerks(self) -> None:
        for window in self.hall.windows.values():
            if window.state == "ready" and self.often(0.4):
                self.call(window.id)
            elif window.ticket is not None:
                ticket = self.hall.tickets[window.ticket]
                (self.called if ticket.state == "called" else self.serving)(window.id)

    def call(self, window: str) -> None:
        waiting = list(self.hall.in_line)
        if waiting and self.often(0.15):
            self.recorder.do("call", window=window, ticket=self.chance.choice(waiting), reason="asked for")
        else:
            self.recorder.do("call", window=window)

    def called(self, window: str) -> None:
        self.recorder.do(self.chance.choices(("start", "recall", "no_show"), (12, 2, 1))[0], window=window)

    def serving(self, window: str) -> None:
        if not self.often(0.12):
            return
        service, other = self.chance.choice(self.services), self.chance.choice(list(self.hall.windows))
        match self.chance.choices(("finish", "park", "service", "window", "add", "note"), (14, 2, 2, 2, 2, 1))[0]:
            case "finish" if self.often(0.1):
                self.recorder.do("finish", window=window, outcome="referred", to="the tax office", due="2025-02-03")
            case "finish":
                self.recorder.do("finish", window=window, pause=self.often(0.1))
            case "park":
                self.recorder.do("park", window=window, tied=self.often(0.5))
            case "service":
                self.recorder.do("transfer", window=window, to_service=service)
            case "window":
                self.recorder.do("transfer", window=window, to_window=other, note="knows already")
            case "add":
                self.recorder.do("add_service", window=window, service=service)
            case "note":
                self.recorder.do("note", ticket=self.hall.windows[window].ticket, note="speaks little")

    def desk(self) -> None:
        for ticket in list(self.hall.tickets.values()):
            if ticket.state == "missed" and self.often(0.2):
                self.recorder.do("undo", ticket=ticket.number)
            elif ticket.state == "missed" and self.often(0.1):
                self.recorder.do("return", ticket=ticket.number)
            elif ticket.state == "parked" and self.often(0.1):
                self.recorder.do("unpark", ticket=ticket.number)
            elif ticket.state in ("waiting", "called", "parked") and self.often(0.004):
                self.recorder.do("cancel", ticket=ticket.number, reason="had to go")
            elif ticket.state == "cancelled" and self.often(0.3):
                self.recorder.do("undo", ticket=ticket.number)

    def manager(self) -> None:
        if not self.often(0.15):
            return
        window, service = self.chance.choice(list(self.hall.windows)), self.chance.choice(self.services)
        clerk = self.chance.choice(list(self.hall.clerks))
        what = self.chance.choice(
            ("open", "close", "pause", "ready", "ready", "open", "skill", "seat", "break", "rule")
        )
        match what:
            case "pause":
                self.recorder.do("pause", window=window, reason="papers")
            case "skill":
                self.recorder.do("skill", window=window, service=service, on=self.often(0.6))
            case "seat":
                self.recorder.do("assign", window=window, clerk=clerk)
            case "break":
                minute = float(self.hall.scenario.opens) + self.hall.minute(self.recorder.now)
                self.recorder.do("break", clerk=clerk, at=round(minute) + self.chance.choice((1, 20)))
            case "rule":
                rule = self.chance.choice(RULES)
                changes = [{"do": "rule", "rule": rule}, {"do": "last_resort", "window": window, "service": service}]
                self.recorder.do("apply", changes=changes[: 1 + self.often(0.5)])
            case _:
                self.recorder.do(what, window=window)
