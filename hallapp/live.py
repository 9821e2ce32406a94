"""A hall kept current with its log: commands in, answers and "something changed" out.

A command runs inside the log's exclusive section: catch up with what others
appended, decide, append, commit. A :class:`Live` belongs to the thread that
opened it; every process and thread has its own on the same log.
"""

from __future__ import annotations

import datetime
import secrets
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
from msgspec import UNSET

from hallapp.errors import QT_TRANSLATE_NOOP, BadInput, KnownError
from hallapp.hall import acting, day, events, planning, requests
from hallapp.hall.acting import Happened
from hallapp.hall.hall import Hall, HallError
from hallapp.hall.state import state
from hallapp.settings import Settings
from hallapp.store import clock as clocks
from hallapp.store import sqlite
from hallapp.store.clock import Pace
from hallapp.store.log import Draft, Head, Log, Row, Section, StoreError
from hallapp.store.people import Booking, People
from simulation.scenario import Scenario

SET_BACK = 2_000
"""A clock that goes back by more is put on record, milliseconds."""

PACE = "pace"
"""The fact that tells the pace of a demo's clock."""

DAY = 86_400_000

Clock = Callable[[], int]
Texts = dict[str, tuple[requests.Kind, str]]


class Live:
    """A hall and its log.

    Attributes
    ----------
    hall : Hall
        As it stood after event ``seq``; replaced by :meth:`refresh` only when the log was rewritten, never copied.
    seq : int
    head_hash : str
        The hash of event ``seq``.
    people : People
        The texts that the events hold ids of.
    pace : Pace or None
        Of the hall's clock; ``None``: it is the computer's.
    readonly : KnownError or None
        Why this hall can't be written to from here.
    """

    def __init__(self, log: Log, people: People, *, actor: str = "", clock: Clock | None = None) -> None:
        self.log = log
        self.people = people
        self.actor = actor
        self.readonly: KnownError | None = _too_new() if log.newer else None
        self._given_clock = clock
        self._behind = False
        self.pace: Pace | None = None
        self._load()

    @classmethod
    def open(cls, url: str | Path, *, actor: str = "", clock: Clock | None = None) -> Live:
        """The hall at a path.

        Parameters
        ----------
        actor : str
            Who acts where a command does not say it.
        clock : callable, optional
            UTC milliseconds; default: the hall's own clock.

        Raises
        ------
        StoreError
            There is no hall, or it can't be used.
        """
        path = path_of(url)
        log = sqlite.SqliteLog(path)
        try:
            return cls(log, people_of(path), actor=actor, clock=clock)
        except BaseException:
            log.close()
            raise

    @classmethod
    def create(
        cls,
        url: str | Path,
        scenario: Scenario,
        settings: Settings | None = None,
        *,
        actor: str = "",
        clock: Clock | None = None,
        pace: Pace | None = None,
    ) -> Live:
        """A new hall with its day open.

        Parameters
        ----------
        pace : Pace, optional
            The clock of all processes on this hall; default: the computer's.

        Raises
        ------
        StoreError
            Something is there already, or it can't be written.
        """
        path = path_of(url)

        def begin(log: Log) -> None:
            if pace is not None:
                log.set_fact(PACE, msgspec.json.encode(pace).decode())
            live = cls(log, people_of(path), actor=actor, clock=clock)
            live._begin_day(scenario, settings or Settings())

        sqlite.create(path, begin)
        return cls.open(path, actor=actor, clock=clock)

    def now(self) -> int:
        """The hall's time, UTC milliseconds; never before its latest event."""
        return max(self.hall.at, self._clock())

    def do(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """Carry out a command; when this returns, it is on the disk.

        Parameters
        ----------
        request : mapping
            ``{"do": name, ...}``, see ``docs/formats/commands.md``.

        Returns
        -------
        dict
            The answer; for a repeated ``id`` the first one.

        Raises
        ------
        HallError, BadInput
            Refused; nothing has changed.
        StoreError
            The log could not be written; nothing has changed.
        """
        command = requests.read(request)
        if isinstance(command, requests.State):
            self.refresh()
            self._check_current()
            return state(self.hall)
        sealed, texts = seal(command)
        if isinstance(sealed, requests.Issue):
            sealed = self._marked(sealed)
        return self._transact(sealed, texts)

    def refresh(self) -> bool:
        """Fold what others have appended; whether there was anything."""
        self._behind = self.log.changed() or self._behind or self._dirty
        if not self._behind:
            return False
        before = self.seq
        self._read_pace()
        self._catch_up(self.log.head())
        self._behind = False
        return self.seq != before

    def book(self, days: Mapping[str, Sequence[Booking]]) -> None:
        """Keep the bookings of these days, each in place of what was known of its day.

        Raises
        ------
        StoreError
            They can't be written.
        """
        for today, bookings in days.items():
            until = datetime.datetime.fromisoformat(today).replace(tzinfo=datetime.UTC).timestamp() * 1000
            self.people.book(today, bookings, round(until) + (1 + self.hall.settings.retention_days) * DAY)

    def tick(self) -> bool:
        """Carry out what fell due by itself; whether there was anything."""
        due = planning.next_due(self.hall)
        if due is None or due > self.now():
            return False
        before = self.seq
        self._transact(None, {})
        return self.seq != before

    def set_pace(self, speed: float, at: int | None = None) -> None:
        """Let the clock of all processes on this hall run ``speed`` times as fast, from now or from ``at`` (UTC ms)."""
        self.pace = Pace(origin=self.now() if at is None else at, real=clocks.real(), speed=speed)
        self.log.set_fact(PACE, msgspec.json.encode(self.pace).decode())

    def close(self) -> None:
        """Let go of the log."""
        self.log.close()
        self.people.close()

    def __enter__(self) -> Live:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _transact(self, command: requests.Command | None, texts: Texts) -> dict[str, Any]:
        with self._exclusive() as section:
            key = None if command is None or command.id is UNSET else command.id
            if key is not None and (first := section.find(key)) is not None:
                return events.decode(first.kind, first.data).answer()
            today = self.hall.day or ""
            now, set_back = self._instant(section.head)
            due = acting.due(self.hall, now)
            decided, refusal = self._decide(command, now)
            followed = acting.settle(self.hall, now) if decided else []
            drafts = [*_drafts(today, due), *_drafts(today, decided, key), *_drafts(self.hall.day or "", followed)]
            if drafts:
                self._append(section, now, set_back + drafts, texts if decided else {})
        if refusal is not None:
            raise refusal
        if isinstance(command, requests.OpenDay) and decided:
            self.people.purge(now)
        return decided[-1].event.answer() if decided else unchanged(self.hall, command)

    def _marked(self, issue: requests.Issue) -> requests.Issue:
        """The command with today's id in place of a card's number, and a code to rate with where the hall asks."""
        if issue.card is not UNSET:
            issue = msgspec.structs.replace(issue, card=self.people.card(issue.card, self.now()))
        if issue.code is UNSET and self.hall.settings.ratings:
            issue = msgspec.structs.replace(issue, code=self._new_code())
        return issue

    def _new_code(self) -> str:
        """A code that no ticket of today has."""
        given = {ticket.code for ticket in self.hall.tickets.values()}
        while (code := f"{secrets.randbelow(10**8):08d}") in given:
            pass
        return code

    def _decide(self, command: requests.Command | None, now: int) -> tuple[list[Happened], KnownError | None]:
        """The command's events, or why it is refused: what fell due before it is committed all the same."""
        if command is None:
            return [], None
        actor = self.actor if command.actor is UNSET else command.actor
        try:
            return [Happened(event, actor) for event in acting.act(self.hall, command, now)], None
        except (BadInput, HallError) as refusal:
            return [], refusal

    def _append(self, section: Section, now: int, drafts: list[Draft], texts: Texts) -> None:
        """Texts first: an event never holds the id of a text that isn't there."""
        if texts:
            self.people.keep(texts, now + self.hall.settings.retention_days * DAY)
        rows = section.append(now, drafts)
        self.seq, self.head_hash = rows[-1].seq, rows[-1].hash
        for row in rows:
            self._note_reading(row)

    def _begin_day(self, scenario: Scenario, settings: Settings) -> None:
        with self._exclusive() as section:
            now, _ = self._instant(section.head)
            opened = day.opening(scenario, settings, now)
            self.hall.fold(opened, now)
            happened = [Happened(opened, self.actor), *acting.settle(self.hall, now)]
            self._append(section, now, _drafts("", happened), {})

    @contextmanager
    def _exclusive(self) -> Iterator[Section]:
        """The exclusive section with the hall caught up; if it fails, the hall is folded anew next time."""
        self._check_current()
        with self.log.exclusive() as section:
            if self.log.changed():
                self._read_pace()
            self._catch_up(section.head)
            self._check_current()
            self._dirty = True
            yield section
        self._dirty = False

    def _instant(self, head: Head) -> tuple[int, list[Draft]]:
        """The instant of what happens now, and the record of a clock that was set back."""
        reading = self._clock()
        if reading >= self._reading - SET_BACK:
            return max(head.at, reading), []
        record = events.ClockSetBack(clock=reading, by=self._reading - reading)
        return head.at, [Draft(self.hall.day or "", record.kind, acting.TIMER, events.encode(record))]

    def _note_reading(self, row: Row) -> None:
        """What the clock last read, as far as the log tells: the hall's time stands still until it has caught up."""
        if row.kind == events.ClockSetBack.kind:
            record = events.decode(row.kind, row.data)
            assert isinstance(record, events.ClockSetBack)
            self._reading, self._stands_at = record.clock, row.at
        elif row.at > self._stands_at:
            self._reading = row.at

    def _clock(self) -> int:
        if self._given_clock is not None:
            return self._given_clock()
        return clocks.real() if self.pace is None else self.pace.now(clocks.real())

    def _read_pace(self) -> None:
        pace = self.log.fact(PACE)
        self.pace = None if pace is None else msgspec.json.decode(pace, type=Pace)

    def _load(self) -> None:
        """Fold today from the log."""
        self.hall = Hall()
        self.seq, self.head_hash = 0, ""
        self._reading = self._stands_at = 0
        self._dirty = False
        self._read_pace()
        today = self.log.last_day()
        if today is not None:
            self._fold(self.log.read_day(today))

    def _catch_up(self, head: Head) -> None:
        if self._dirty or head.seq < self.seq or (head.seq == self.seq and self.seq and head.hash != self.head_hash):
            self._load()
        if head.seq > self.seq:
            self._fold(self.log.read(self.seq))
        self.hall.begun.clear()

    def _fold(self, rows: Iterator[Row]) -> None:
        for row in rows:
            try:
                event = events.decode(row.kind, row.data)
            except events.NewerEvent as newer:
                self.readonly = newer
                return
            self.hall.fold(event, row.at)
            self.seq, self.head_hash = row.seq, row.hash
            self._note_reading(row)

    def _check_current(self) -> None:
        if self.readonly is not None:
            raise self.readonly


def seal(command: requests.Command) -> tuple[requests.Command, Texts]:
    """The command with random ids in place of its free texts, and the texts by id."""
    texts: Texts = {}
    ids = {}
    for argument, kind in requests.TEXTS.items():
        text = getattr(command, argument, UNSET)
        if text is not UNSET:
            ids[argument] = uuid.uuid4().hex
            texts[ids[argument]] = kind, text
    return (msgspec.structs.replace(command, **ids) if ids else command), texts


def unchanged(hall: Hall, command: requests.Command | None) -> dict[str, Any]:
    """The answer to a command that changed nothing."""
    match command:
        case requests.CallNext():
            return {"ticket": None, "window": command.window}
        case requests.AtWindow():
            return {"window": command.window}
        case requests.OpenDay():
            return {"hall_day": hall.day}
        case requests.CloseDay():
            return {"hall_day": hall.day, "expired": []}
        case _:
            return {}


def path_of(url: str | Path) -> Path:
    """The file that ``--hall`` names."""
    if str(url).startswith(("postgresql://", "postgres://")):
        raise StoreError(QT_TRANSLATE_NOOP("Refusal", "Halls on PostgreSQL are not supported yet: name a file."))
    return Path(url)


def people_of(path: Path) -> People:
    """The people table of the hall in that file."""
    return People(path.with_name(path.name + ".people"))


def _drafts(today: str, happened: list[Happened], answered: str | None = None) -> list[Draft]:
    """The events for the log; the last one answers the command of the id ``answered``."""
    drafts = []
    for event, actor in happened:
        if isinstance(event, events.DayOpened):
            today = event.day
        drafts.append(Draft(today, event.kind, actor, events.encode(event)))
    if drafts and answered is not None:
        drafts[-1] = drafts[-1]._replace(command=answered)
    return drafts


def _too_new() -> StoreError:
    return StoreError(
        QT_TRANSLATE_NOOP("Refusal", "A newer version of this program wrote to this hall: update it on this computer.")
    )
