from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from hallapp.errors import BadInput
from hallapp.live import Live
from hallapp.reports.closing import as_text, closing_report
from hallapp.reports.tables import Source, write_csv
from hallapp.settings import Settings
from hallapp.store.archive import Archive
from simulation.scenario import parse

NINE = 1_735_722_000_000
MINUTE = 60_000

SCENARIO = {
    "name": "north hall",
    "opens": "09:00",
    "closes": "17:00",
    "service": [
        {"id": "permit", "group": "A", "mean": 8.0, "target": 5.0},
        {"id": "card", "group": "B", "mean": 4.0},
    ],
    "window": [{"id": "1", "skills": {"*": 1.0}}, {"id": "2", "skills": {"card": 1.0}}],
}


@pytest.fixture
def day(tmp_path: Path) -> Iterator[Live]:
    """Three served after 0, 4 and 10 minutes, one missed, one cancelled, one expired."""
    clock = [NINE]
    live = Live.create(tmp_path / "hall", parse(SCENARIO), Settings(zone="UTC"), clock=lambda: clock[0])
    waits = (0, 4, 10)
    for wait in waits:
        live.do({"do": "issue", "services": ["permit", "card"]})
        clock[0] += wait * MINUTE
        live.do({"do": "call", "window": "1"})
        live.do({"do": "start", "window": "1"})
        clock[0] += 2 * MINUTE
        live.do({"do": "finish", "window": "1"})
        live.do({"do": "finish", "window": "1", "outcome": "documents_missing"})
    live.do({"do": "issue", "services": ["card"]})
    live.do({"do": "call", "window": "2"})
    live.do({"do": "no_show", "window": "2"})
    number = live.do({"do": "issue", "services": ["permit"]})["ticket"]
    live.do({"do": "cancel", "ticket": number, "reason": "tired"})
    live.do({"do": "issue", "services": ["permit"]})
    live.do({"do": "close_day"})
    yield live
    live.close()


@pytest.fixture
def archive(day: Live, tmp_path: Path) -> Iterator[Archive]:
    archive = Archive(tmp_path / "hall.archive")
    archive.update(day.log)
    yield archive
    archive.close()


def test_the_closing_report(archive: Archive, day: Live) -> None:
    report = closing_report(archive)
    assert (report.day, report.name, report.closed) == ("2025-01-01", "north hall", True)
    assert report.states == {"done": 3, "expired": 2, "cancelled": 1}
    assert report.outcomes == {"done": 3, "documents_missing": 3}
    assert report.no_shows == 1
    assert report.waits == [0.0, 4.0, 10.0]
    assert report.mean_wait == pytest.approx(14 / 3)
    assert (report.percentile(0.5), report.percentile(0.9), report.percentile(1.0)) == (4.0, 10.0, 10.0)
    assert report.service_level == 2 / 5
    assert report.idle == {"uncalled": 14.0, "skill": 14.0}
    assert (report.seq, report.head_hash) == (day.seq, day.head_hash)
    assert day.head_hash in as_text(report)


def test_the_archive_comes_back(archive: Archive, day: Live, tmp_path: Path) -> None:
    tables = ("visit", "service_visit", "idle")
    before = {table: list(archive.rows(table, "2025-01-01")) for table in tables}
    archive.close()
    (tmp_path / "hall.archive").unlink()
    again = Archive(tmp_path / "hall.archive")
    again.update(day.log)
    assert {table: list(again.rows(table, "2025-01-01")) for table in tables} == before
    again.close()


def test_a_day_that_went_on_is_written_anew(archive: Archive, day: Live) -> None:
    day.do({"do": "open_day"})
    day.do({"do": "issue", "services": ["card"]})
    archive.update(day.log)
    report = closing_report(archive)
    assert not report.closed
    assert report.visits == 7
    assert report.seq == day.seq


def test_one_row_per_visit_as_csv(archive: Archive, tmp_path: Path) -> None:
    path = tmp_path / "visits.csv"
    source = Source(archive, "2025-01-01", lambda _key: None)
    write_csv(source, "visits", path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["number"] for row in rows] == ["A001", "A002", "A003", "A004", "A005", "B001"]
    assert [row["wait_minutes"] for row in rows[:3]] == ["0.0", "4.0", "10.0"]
    with pytest.raises(BadInput, match="can't be written"):
        write_csv(source, "visits", tmp_path / "no" / "folder.csv")


def test_an_unknown_day_is_bad_input(archive: Archive) -> None:
    with pytest.raises(BadInput, match="1999-01-01"):
        closing_report(archive, "1999-01-01")
