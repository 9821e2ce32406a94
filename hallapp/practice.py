"""Practice: a copy of a hall in which anything may be tried."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from hallapp import paths
from hallapp.errors import QT_TRANSLATE_NOOP, system_problem
from hallapp.hall import events
from hallapp.hall.hall import Hall
from hallapp.live import Live, path_of
from hallapp.store.log import Row, StoreError
from hallapp.store.sqlite import SqliteLog

_FOLDER = "practice"

MOST_DAYS = 10
"""So many past days are offered."""


def folder() -> Path:
    """Where the copies lie; a hall in it is practice, whoever opens it."""
    place = paths.user_data() / _FOLDER
    place.mkdir(exist_ok=True)
    return place


def is_practice(url: str) -> bool:
    """Whether a hall is a copy to practise with."""
    return path_of(url).resolve().parent == folder().resolve()


def past_days(live: Live) -> list[str]:
    """The days that one can practise with, the latest first: those that are over."""
    today = live.hall.day if live.hall.is_open else None
    days = [day for day, _ in live.log.days() if day != today]
    return days[: -MOST_DAYS - 1 : -1]


def copy(url: str, day: str = "") -> str:
    """Copy a hall, in place of an earlier copy; names and notes stay behind.

    Screens that practise already see the new copy at once.

    Parameters
    ----------
    day : str
        A day that is over: the copy goes on from its fullest moment, when most people waited. Empty: the hall as it
        stands now; after closing time and before opening its day is open all the same: who is new learns then.

    Raises
    ------
    StoreError
        The copy can't be written.
    """
    if is_practice(url):
        return url
    source = path_of(url)
    target = folder() / source.name
    try:
        # Not by its bare path: SQLite would make a file that isn't there.
        from_ = f"{source.resolve().as_uri()}?mode=rw"
        with closing(sqlite3.connect(from_, uri=True)) as original, closing(sqlite3.connect(target)) as written:
            original.backup(written)
    except sqlite3.Error as error:
        raise StoreError(
            QT_TRANSLATE_NOOP("Refusal", "The practice copy can't be written ({problem})."),
            problem=system_problem(error),
        ) from error
    if day:
        _go_back(target, day)
    else:
        _open_day(target)
    return str(target)


def _open_day(target: Path) -> None:
    with Live.open(target, actor="practice") as live:
        if live.readonly is None and not live.hall.is_open:
            live.do({"do": "open_day"})


def _go_back(target: Path, day: str) -> None:
    """Let the copy's log end at the fullest moment of a day, and its clock go on from there."""
    with closing(SqliteLog(target)) as log:
        seq, at = _fullest(log.read_day(day))
        log.cut(seq)
    with Live.open(target, actor="practice") as live:
        live.set_pace(1.0, at)


def _fullest(rows: Iterable[Row]) -> tuple[int, int]:
    """The event of a day after which most people waited: its sequence number and instant."""
    hall, most = Hall(), -1
    seq = at = 0
    for row in rows:
        hall.fold(events.decode(row.kind, row.data), row.at)
        if hall.is_open and len(hall.in_line) > most:
            most, seq, at = len(hall.in_line), row.seq, row.at
    return seq, at
