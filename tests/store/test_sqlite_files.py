"""Which files are touched, and which never."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path, PurePosixPath

import pytest

from hallapp.store import disk, sqlite
from hallapp.store.log import StoreError
from hallapp.store.sqlite import SqliteLog


def nothing(log: SqliteLog) -> None:
    """Leave the new log empty."""


def test_a_hall_that_is_not_there_is_not_created(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no hall at"):
        SqliteLog(tmp_path / "hall")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"hello", b"SQLite format 3\0" + bytes(84)])
def test_a_file_that_is_no_hall_is_not_touched(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other"
    path.write_bytes(content)
    with pytest.raises(StoreError, match="not a hall"):
        SqliteLog(path)
    with pytest.raises(StoreError, match="not overwritten"):
        sqlite.create(path, nothing)
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_another_database_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE event (x)")
    db.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="not a hall"):
        SqliteLog(path)
    assert path.read_bytes() == before


def test_a_folder_is_no_hall(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        SqliteLog(tmp_path)
    with pytest.raises(StoreError):
        sqlite.create(tmp_path, nothing)


def test_no_folder_is_made(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no folder"):
        sqlite.create(tmp_path / "a" / "hall", nothing)
    assert list(tmp_path.iterdir()) == []


def test_a_hall_that_could_not_be_filled_leaves_nothing(tmp_path: Path) -> None:
    def fail(log: SqliteLog) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        sqlite.create(tmp_path / "hall", fail)
    assert list(tmp_path.iterdir()) == []


def test_names_that_need_quoting(tmp_path: Path) -> None:
    path = tmp_path / "大厅 100% #1?.hall"
    sqlite.create(path, nothing)
    SqliteLog(path).close()
    assert list(tmp_path.iterdir()) == [path]


def test_a_network_drive_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "hall"
    sqlite.create(path, nothing)
    monkeypatch.setattr(sqlite, "is_remote", lambda path: True)
    with pytest.raises(StoreError, match="network drive"):
        SqliteLog(path)
    with pytest.raises(StoreError, match="network drive"):
        sqlite.create(tmp_path / "other", nothing)


def test_the_longest_mount_point_tells_the_file_system() -> None:
    mounts = {"/": "ext4", "/mnt": "ext4", "/mnt/share": "cifs"}
    assert disk.file_system(PurePosixPath("/mnt/share/halls"), mounts) == "cifs"  # type: ignore[arg-type]
    assert disk.file_system(PurePosixPath("/mnt/shared"), mounts) == "ext4"  # type: ignore[arg-type]
    assert "cifs" in disk.NETWORK and "ext4" not in disk.NETWORK


def test_a_newer_store_is_only_read(tmp_path: Path) -> None:
    path = tmp_path / "hall"
    sqlite.create(path, nothing)
    db = sqlite3.connect(path)
    db.execute("PRAGMA user_version = 99")
    db.close()
    log = SqliteLog(path)
    assert log.newer
    log.close()


def test_of_two_that_make_one_hall_at_once_one_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "hall"

    def meanwhile(log: SqliteLog) -> None:
        sqlite.create(path, nothing)

    with pytest.raises(StoreError, match="not overwritten"):
        sqlite.create(path, meanwhile)
    SqliteLog(path).close()
    assert list(tmp_path.iterdir()) == [path]


def test_opening_a_hall_again_keeps_its_log_from_a_process_that_closes(tmp_path: Path) -> None:
    """The locks of the first connection hold, so the other process does not take itself for the last."""
    path = tmp_path / "a.hall"
    sqlite.create(path, nothing)
    other = f"import pathlib, hallapp.store.sqlite as s; s.SqliteLog(pathlib.Path({str(path)!r})).close()"
    first = SqliteLog(path)
    first.set_fact("a", "1")
    second = SqliteLog(path)
    subprocess.run([sys.executable, "-c", other], check=True)
    first.set_fact("a", "2")
    third = SqliteLog(path)
    assert [log.fact("a") for log in (first, second, third)] == ["2", "2", "2"]
    for log in (first, second, third):
        log.close()
