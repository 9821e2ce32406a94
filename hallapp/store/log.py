"""The contract of the event log, whatever keeps it.

One append-only log per hall. An event's hash is SHA-256 over the hash before it
and all of its columns, so nothing can be altered, left out or reordered unseen
(``docs/formats/events.md``). All writing happens inside :meth:`Log.exclusive`,
which no two processes are ever in at once.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import NamedTuple, Protocol

from hallapp.errors import KnownError

FIRST_HASH = "0" * 64
"""What stands for the hash before the first event."""


class StoreError(KnownError):
    """The log can't be opened, read or written, and a person can do something about it."""


class Replaced(StoreError):
    """Another log stands where this one stood: it has to be opened anew."""


class Row(NamedTuple):
    """An event as the log keeps it: its columns, in the order in which they are hashed; ``at`` in UTC ms."""

    hall: str
    seq: int
    at: int
    hall_day: str
    kind: str
    actor: str
    data: str
    command: str | None
    hash: str


class Head(NamedTuple):
    """The end of the log: how many events, when the last one was, and its hash."""

    seq: int
    at: int
    hash: str


class Draft(NamedTuple):
    """An event that is to be appended; ``command`` is the id of the command that it answers."""

    hall_day: str
    kind: str
    actor: str
    data: str
    command: str | None = None


class Section(Protocol):
    """The log while nobody else can write to it."""

    head: Head

    def find(self, command: str) -> Row | None:
        """The event that answered the command of that id."""

    def append(self, at: int, drafts: list[Draft]) -> list[Row]:
        """Append events that happened at ``at``, not before the head's."""


class Log(Protocol):
    """A hall's log, seen by one thread of one process."""

    hall: str
    newer: bool
    """Whether a later version of the program made the store: then it is only read."""

    def head(self) -> Head:
        """The end of the log now."""

    def exclusive(self) -> AbstractContextManager[Section]:
        """Enter the exclusive section; commits at its end, or takes everything back if that is an exception."""

    def read(self, after: int = 0) -> Iterator[Row]:
        """The events after a sequence number, in order."""

    def read_day(self, hall_day: str) -> Iterator[Row]:
        """The events of one hall day, in order."""

    def last_day(self) -> str | None:
        """The hall day of the last event."""

    def days(self) -> list[tuple[str, int]]:
        """The hall days in the log, the oldest first, each with the sequence number of its last event."""

    def changed(self) -> bool:
        """Whether another process may have written since this was last asked."""

    def fact(self, name: str) -> str | None:
        """A fact about the hall that is no event, such as the pace of a demo's clock."""

    def set_fact(self, name: str, value: str) -> None:
        """Keep such a fact."""

    def close(self) -> None:
        """Let go of the store."""


def digest(before: str, row: Row) -> str:
    """The hash that an event must have after the hash ``before``: hex SHA-256 of a JSON list of both."""
    columns = [before, *row[:-1]]
    return hashlib.sha256(json.dumps(columns, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def chained(hall: str, head: Head, at: int, drafts: list[Draft]) -> list[Row]:
    """The drafts as rows that follow ``head``."""
    rows = []
    seq, before = head.seq, head.hash
    for draft in drafts:
        seq += 1
        row = Row(hall, seq, at, draft.hall_day, draft.kind, draft.actor, draft.data, draft.command, "")
        before = digest(before, row)
        rows.append(row._replace(hash=before))
    return rows
