from __future__ import annotations

import hashlib
import json
import sqlite3
from pathlib import Path

import pytest

from hallapp.store import sqlite
from hallapp.store.log import Draft
from hallapp.store.sqlite import SqliteLog
from hallapp.store.verify import Tampered, verify

EVENTS = 9


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "hall"

    def fill(log: SqliteLog) -> None:
        for place in range(EVENTS):
            with log.exclusive() as section:
                section.append(
                    1000 + place, [Draft("2025-01-01", "noted", "desk", f'{{"n":{place},"v":1}}', f"c{place}")]
                )

    sqlite.create(path, fill)
    return path


def alter(path: Path, *statements: str) -> None:
    db = sqlite3.connect(path)
    for statement in statements:
        db.execute(statement)
    db.commit()
    db.close()


def checked(path: Path, known: str | None = None) -> object:
    log = SqliteLog(path)
    try:
        return verify(log, known)
    finally:
        log.close()


def test_an_intact_log(path: Path) -> None:
    assert checked(path).seq == EVENTS


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("at", "at + 1"),
        ("hall_day", "'2025-01-02'"),
        ("kind", "'issued'"),
        ("actor", "'somebody'"),
        ("data", "replace(data, '4', '5')"),
        ("data", "CAST('x' AS BLOB)"),
        ("command", "NULL"),
        ("hash", "upper(hash)"),
        ("hall", "'another'"),
    ],
)
def test_any_altered_column_is_found(path: Path, column: str, value: str) -> None:
    alter(path, f"UPDATE event SET {column} = {value} WHERE seq = 5")
    with pytest.raises(Tampered, match=r"Event 5\b"):
        checked(path)


def test_a_missing_event_is_named(path: Path) -> None:
    alter(path, "DELETE FROM event WHERE seq = 4")
    with pytest.raises(Tampered, match="Event 4 is missing"):
        checked(path)


def test_a_missing_first_event_is_named(path: Path) -> None:
    alter(path, "DELETE FROM event WHERE seq = 1")
    with pytest.raises(Tampered, match="Event 1 is missing"):
        checked(path)


def test_closing_the_gap_is_found(path: Path) -> None:
    alter(
        path,
        "DELETE FROM event WHERE seq = 4",
        *(f"UPDATE event SET seq = {n - 1} WHERE seq = {n}" for n in range(5, 10)),
    )
    with pytest.raises(Tampered, match="Event 4"):
        checked(path)


def test_reordered_events_are_found(path: Path) -> None:
    alter(
        path,
        "UPDATE event SET seq = 100 WHERE seq = 3",
        "UPDATE event SET seq = 3 WHERE seq = 6",
        "UPDATE event SET seq = 6 WHERE seq = 100",
    )
    with pytest.raises(Tampered, match="Event 3"):
        checked(path)


def test_a_missing_tail_is_named(path: Path) -> None:
    alter(path, "DELETE FROM event WHERE seq > 7")
    with pytest.raises(Tampered, match="Event 8 is missing"):
        checked(path)


def test_a_tail_removed_with_the_head_is_found_by_a_noted_head(path: Path) -> None:
    known = checked(path).hash
    alter(
        path,
        "DELETE FROM event WHERE seq > 7",
        "UPDATE head SET (seq, at, hash) = (SELECT seq, at, hash FROM event WHERE seq = 7)",
    )
    assert checked(path).seq == 7
    with pytest.raises(Tampered, match="event 8 and what followed is missing"):
        checked(path, known)


def test_a_head_noted_earlier_is_still_in_the_chain(path: Path) -> None:
    known = checked(path).hash
    log = SqliteLog(path)
    with log.exclusive() as section:
        section.append(2000, [Draft("2025-01-01", "noted", "desk", '{"v":1}')])
    log.close()
    assert checked(path, known).seq == EVENTS + 1


def test_an_altered_head_is_found(path: Path) -> None:
    alter(path, f"UPDATE head SET hash = '{'f' * 64}'")
    with pytest.raises(Tampered, match="Event 9"):
        checked(path)


def test_the_chain_is_as_documented(path: Path) -> None:
    db = sqlite3.connect(path)
    rows = db.execute(
        "SELECT hall, seq, at, hall_day, kind, actor, data, command, hash FROM event ORDER BY seq"
    ).fetchall()
    db.close()
    before = "0" * 64
    for *columns, hash_ in rows:
        text = json.dumps([before, *columns], ensure_ascii=False, separators=(",", ":"))
        before = hashlib.sha256(text.encode()).hexdigest()
        assert hash_ == before
    assert len(rows) == EVENTS
