"""Practice: a copy of a hall in which anything may be tried."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from hallapp import paths
from hallapp.errors import QT_TRANSLATE_NOOP, system_problem
from hallapp.live import Live, path_of
from hallapp.store.log import StoreError

_FOLDER = "practice"


def folder() -> Path:
    """Where the copies lie; a hall in it is practice, whoever opens it."""
    place = paths.user_data() / _FOLDER
    place.mkdir(exist_ok=True)
    return place


def is_practice(url: str) -> bool:
    """Whether a hall is a copy to practise with."""
    return path_of(url).resolve().parent == folder().resolve()


def copy(url: str) -> str:
    """Copy a hall as it stands now, in place of an earlier copy; names and notes stay behind.

    Screens that practise already see the new copy at once. After closing time
    and before opening its day is open all the same: who is new learns then.

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
    _open_day(target)
    return str(target)


def _open_day(target: Path) -> None:
    with Live.open(target, actor="practice") as live:
        if live.readonly is None and not live.hall.is_open:
            live.do({"do": "open_day"})
