"""The contract of the event log; every store runs it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hallapp.store import sqlite
from hallapp.store.log import FIRST_HASH, Draft, Head, Log, StoreError, digest
from hallapp.store.sqlite import SqliteLog

Another = Callable[[], Log]


@pytest.fixture(params=["sqlite"])
def another(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Another]:
    """Opens one more connection to one new log."""
    path = tmp_path / "a hall.db"
    sqlite.create(path, lambda log: None)
    opened: list[Log] = []

    def connect() -> Log:
        opened.append(SqliteLog(path))
        return opened[-1]

    yield connect
    for log in opened:
        log.close()


def draft(text: str = '{"v":1}', command: str | None = None, day: str = "2025-01-01") -> Draft:
    return Draft(day, "noted", "desk", text, command)


def append(log: Log, *drafts: Draft, at: int = 1000) -> None:
    with log.exclusive() as section:
        section.append(at, list(drafts))


def test_a_new_log_is_empty(another: Another) -> None:
    log = another()
    assert log.head() == Head(0, 0, FIRST_HASH)
    assert list(log.read()) == []
    assert log.days() == []
    assert log.last_day() is None


def test_events_follow_each_other_without_gaps(another: Another) -> None:
    log = another()
    append(log, draft(), draft())
    append(log, draft(), at=1001)
    rows = list(log.read())
    assert [(row.seq, row.at) for row in rows] == [(1, 1000), (2, 1000), (3, 1001)]
    before = FIRST_HASH
    for row in rows:
        assert row.hash == digest(before, row)
        before = row.hash
    assert log.head() == Head(3, 1001, before)


def test_data_is_kept_verbatim(another: Another) -> None:
    log = another()
    text = '{"a":1.0,"b":"窗口\\u0000 \\"x\\"","v":1}'
    append(log, draft(text))
    assert next(iter(another().read())).data == text


def test_an_exception_takes_everything_back(another: Another) -> None:
    log = another()
    with pytest.raises(ZeroDivisionError), log.exclusive() as section:
        section.append(1, [draft()])
        raise ZeroDivisionError
    assert log.head().seq == 0
    append(log, draft())
    assert another().head().seq == 1


def test_a_command_is_found_by_its_id_and_never_twice(another: Another) -> None:
    log = another()
    append(log, draft(command="one"))
    with another().exclusive() as section:
        found = section.find("one")
        assert found is not None and found.seq == 1
        assert section.find("two") is None
    with pytest.raises(StoreError, match="can't be used"):
        append(log, draft(command="one"))
    assert log.head().seq == 1


def test_days(another: Another) -> None:
    log = another()
    append(log, draft(), draft())
    append(log, draft(day="2025-01-02"))
    assert log.days() == [("2025-01-01", 2), ("2025-01-02", 3)]
    assert log.last_day() == "2025-01-02"
    assert [row.seq for row in log.read_day("2025-01-01")] == [1, 2]
    assert [row.seq for row in log.read(1)] == [2, 3]


def test_others_learn_that_something_was_written(another: Another) -> None:
    log, other = another(), another()
    assert not other.changed()
    append(log, draft())
    assert other.changed()
    assert not other.changed()
    assert not log.changed()


def test_facts(another: Another) -> None:
    log, other = another(), another()
    assert log.fact("pace") is None
    log.set_fact("pace", "1")
    log.set_fact("pace", "2")
    assert other.fact("pace") == "2"


def test_only_one_is_in_the_exclusive_section(another: Another, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "BUSY_MS", 30)
    log, other = another(), another()
    with log.exclusive(), pytest.raises(Exception, match="busy"), other.exclusive():
        raise AssertionError("two were in")
    append(other, draft())


def test_both_logs_name_the_same_hall(another: Another) -> None:
    assert another().hall == another().hall


def test_sqlite_is_as_durable_as_promised(tmp_path: Path) -> None:
    path = tmp_path / "hall"
    sqlite.create(path, lambda log: None)
    log = SqliteLog(path)
    settings = {
        name: log._db.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "application_id")
    }
    log.close()
    assert settings == {"journal_mode": "wal", "synchronous": 2, "application_id": sqlite.APPLICATION}


def test_the_table_is_named_and_shaped_as_documented(tmp_path: Path) -> None:
    path = tmp_path / "hall"
    sqlite.create(path, lambda log: None)
    with sqlite3.connect(path) as db:
        columns = [row[1] for row in db.execute("PRAGMA table_info(event)")]
    db.close()
    assert columns == ["hall", "seq", "at", "hall_day", "kind", "actor", "data", "command", "hash"]
