from __future__ import annotations

from pathlib import Path

import pytest

from hallapp.store.people import People

SECRET = "电话 13800000000"


@pytest.fixture
def people(tmp_path: Path):
    people = People(tmp_path / "hall.people")
    yield people
    people.close()


def bytes_in(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.iterdir())


def test_texts_are_kept_by_id(people: People) -> None:
    people.keep({"a": ("note", SECRET)}, until=1000)
    assert people.text("a") == SECRET
    assert people.text("b") is None
    assert people.text(None) is None


def test_nothing_is_made_before_it_is_needed(people: People, tmp_path: Path) -> None:
    assert people.text("a") is None
    people.purge(5)
    assert list(tmp_path.iterdir()) == []


def test_purging_leaves_no_byte(people: People, tmp_path: Path) -> None:
    people.keep({"a": ("note", SECRET)}, until=1000)
    people.keep({"b": ("note", "stays")}, until=3000)
    assert SECRET.encode() in bytes_in(tmp_path)
    people.purge(1000)
    assert people.text("a") is None
    assert people.text("b") == "stays"
    assert SECRET.encode() not in bytes_in(tmp_path)


def test_two_processes_may_write(people: People, tmp_path: Path) -> None:
    other = People(tmp_path / "hall.people")
    other.keep({"a": ("note", "one")}, until=1)
    people.keep({"b": ("reason", "two")}, until=1)
    assert (people.text("a"), other.text("b")) == ("one", "two")
    people.forget(["a"])
    assert other.text("a") is None
    other.close()
