"""A hall and its log together: commands, answers, news, clocks."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hallapp.errors import BadInput, KnownError
from hallapp.hall.hall import HallError
from hallapp.live import Live
from hallapp.settings import Settings
from hallapp.store.clock import Pace
from hallapp.store.log import Draft
from hallapp.store.sqlite import SqliteLog
from hallapp.store.verify import verify
from simulation.scenario import parse

NINE = 1_735_722_000_000
"""2025-01-01 09:00 UTC."""

SCENARIO: dict[str, Any] = {
    "opens": "09:00",
    "closes": "17:00",
    "service": [{"id": "permit", "group": "A", "mean": 8.0}, {"id": "card", "group": "B", "mean": 4.0}],
    "window": [{"id": "1", "skills": {"*": 1.0}}, {"id": "2", "skills": {"card": 1.0}}],
}


class Clock:
    def __init__(self) -> None:
        self.now = NINE

    def __call__(self) -> int:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path, clock: Clock) -> Path:
    path = tmp_path / "hall"
    Live.create(path, parse(SCENARIO), Settings(zone="UTC"), clock=clock).close()
    return path


@pytest.fixture
def live(path: Path, clock: Clock) -> Iterator[Live]:
    with Live.open(path, actor="desk", clock=clock) as live:
        yield live


@pytest.fixture
def other(path: Path, clock: Clock) -> Iterator[Live]:
    with Live.open(path, actor="window 1", clock=clock) as other:
        yield other


def issue(live: Live, **more: Any) -> str:
    return str(live.do({"do": "issue", "services": ["permit"], **more})["ticket"])


def test_created_with_its_day_open(live: Live) -> None:
    assert live.hall.day == "2025-01-01"
    assert live.seq == 1
    assert live.do({"do": "state"})["windows"]["1"]["state"] == "ready"


def test_what_one_does_the_other_sees(live: Live, other: Live) -> None:
    assert not other.refresh()
    number = issue(live)
    assert other.refresh()
    assert number in other.hall.tickets
    assert not other.refresh()
    assert (other.seq, other.head_hash) == (live.seq, live.head_hash)


def test_a_command_catches_up_first(live: Live, other: Live) -> None:
    number = issue(live)
    assert other.do({"do": "call", "window": "1"})["ticket"] == number
    with pytest.raises(HallError, match="engaged"):
        live.do({"do": "call", "window": "1"})
    assert live.do({"do": "state"})["tickets"][number]["state"] == "called"


def test_a_repeated_id_gets_the_first_answer(live: Live, other: Live) -> None:
    first = live.do({"do": "issue", "services": ["permit"], "id": "x-1"})
    assert other.do({"do": "issue", "services": ["permit"], "id": "x-1"}) == first
    assert live.do({"do": "issue", "services": ["permit"], "id": "x-1"}) == first
    assert list(live.hall.tickets) == [first["ticket"]]
    call = live.do({"do": "call", "window": "1", "id": "x-2"})
    live.do({"do": "start", "window": "1"})
    live.do({"do": "finish", "window": "1"})
    assert other.do({"do": "call", "window": "1", "id": "x-2"}) == call


def test_a_repeated_id_is_answered_on_another_day(live: Live, clock: Clock) -> None:
    first = live.do({"do": "issue", "services": ["permit"], "id": "x-1"})
    clock.now += 86_400_000
    opened = live.do({"do": "open_day", "id": "x-2"})
    assert opened == {"hall_day": "2025-01-02"}
    assert live.do({"do": "issue", "services": ["permit"], "id": "x-1"}) == first
    assert live.do({"do": "open_day", "id": "x-2"}) == opened
    assert live.hall.tickets == {}


def test_what_was_refused_or_changed_nothing_is_decided_anew(live: Live) -> None:
    assert live.do({"do": "call", "window": "1", "id": "x"})["ticket"] is None
    with pytest.raises(HallError):
        live.do({"do": "finish", "window": "1", "id": "x"})
    assert live.seq == 1
    number = issue(live)
    assert live.do({"do": "call", "window": "1", "id": "x"})["ticket"] == number


def test_answers_of_what_changes_nothing(live: Live) -> None:
    assert live.do({"do": "open", "window": "1"}) == {"window": "1"}
    assert live.do({"do": "open_day"}) == {"hall_day": "2025-01-01"}
    assert live.do({"do": "settings", "settings": {}}) == {}
    live.do({"do": "close_day"})
    assert live.do({"do": "close_day"}) == {"hall_day": "2025-01-01", "expired": []}


def test_bad_input_names_the_argument(live: Live) -> None:
    for request, word in (
        ({}, "no command"),
        ({"do": None}, "no command"),
        ({"do": "issue"}, "services"),
        ({"do": "issue", "services": ["permit"], "klass": "ordinary"}, "klass"),
        ({"do": "issue", "services": ["permit"], "id": 5}, "id"),
        ({"do": "issue", "services": ["permit"], "id": ""}, "id"),
        ({"do": "issue", "services": ["permit"], "class": None}, "class"),
        ({"do": "issue", "services": [["permit"]]}, "services"),
        ({"do": "finish", "window": "1", "pause": 1}, "pause"),
        ({"do": "call", "window": 1}, "window"),
        ({"do": "skill", "window": "1", "service": "card", "on": "yes"}, "on"),
    ):
        with pytest.raises(BadInput, match=word):
            live.do(request)
    assert live.seq == 1


def test_texts_lie_apart_from_the_log(live: Live, path: Path) -> None:
    number = issue(live, note="NOTE-TEXT")
    live.do({"do": "call", "window": "1", "ticket": number, "reason": "REASON-TEXT"})
    live.do({"do": "start", "window": "1"})
    live.do({"do": "finish", "window": "1", "outcome": "referred", "to": "BUREAU-TEXT", "due": "2025-02-01"})
    live.do({"do": "pause", "window": "1", "reason": "PAUSE-TEXT"})
    live.do({"do": "cancel", "ticket": issue(live), "reason": "CANCEL-TEXT"})
    logged = b"".join(file.read_bytes() for file in path.parent.glob("hall*") if ".people" not in file.name)
    assert b"-TEXT" not in logged
    ticket = live.hall.tickets[number]
    assert live.people.text(ticket.note) == "NOTE-TEXT"
    assert live.people.text(ticket.steps[0].to) == "BUREAU-TEXT"
    assert live.people.text(live.hall.windows["1"].pause_reason) == "PAUSE-TEXT"


def test_a_refused_command_leaves_no_text(live: Live, path: Path) -> None:
    with pytest.raises(HallError):
        live.do({"do": "cancel", "ticket": "A999", "reason": "NEVER KEPT"})
    assert not path.with_name("hall.people").exists()


def test_texts_are_purged_when_a_day_opens(live: Live, clock: Clock) -> None:
    number = issue(live, note="kept for a while")
    note = live.hall.tickets[number].note
    clock.now += 29 * 86_400_000
    live.do({"do": "open_day"})
    assert live.people.text(note) == "kept for a while"
    clock.now += 2 * 86_400_000
    live.do({"do": "open_day"})
    assert live.people.text(note) is None


def test_start_up_folds_today_only(live: Live, path: Path, clock: Clock) -> None:
    issue(live)
    clock.now += 86_400_000
    live.do({"do": "open_day"})
    number = issue(live)
    with Live.open(path, clock=clock) as again:
        assert list(again.hall.tickets) == [number]
        assert again.hall.tickets == live.hall.tickets
        assert again.hall.windows == live.hall.windows
        assert again.seq == live.seq


def test_events_carry_the_actor(live: Live) -> None:
    issue(live)
    issue(live, actor="kiosk")
    assert [row.actor for row in live.log.read(1)] == ["desk", "kiosk"]


def test_instants_never_go_back_and_a_clock_set_back_is_logged_once(live: Live, clock: Clock) -> None:
    clock.now += 10_000
    issue(live)
    clock.now -= 2_000
    issue(live)
    clock.now -= 60_000
    issue(live)
    issue(live)
    clock.now += 1_000
    issue(live)
    rows = list(live.log.read(1))
    assert [row.kind for row in rows] == ["issued", "issued", "clock_set_back", "issued", "issued", "issued"]
    assert {row.at for row in rows} == {NINE + 10_000}
    clock.now = NINE + 20_000
    issue(live)
    assert live.hall.at == NINE + 20_000
    verify(live.log)


def test_a_clock_set_back_is_known_to_other_processes(live: Live, path: Path, clock: Clock) -> None:
    clock.now += 60_000
    issue(live)
    clock.now -= 30_000
    issue(live)
    with Live.open(path, clock=clock) as later:
        issue(later)
    assert [row.kind for row in live.log.read(1)] == ["issued", "clock_set_back", "issued", "issued"]


def test_a_refused_command_does_not_log_the_clock(live: Live, clock: Clock) -> None:
    clock.now -= 60_000
    with pytest.raises(HallError):
        live.do({"do": "finish", "window": "1"})
    assert live.seq == 1


def test_all_processes_share_the_pace_of_a_demo(tmp_path: Path) -> None:
    path = tmp_path / "demo"
    pace = Pace(origin=NINE, real=0, speed=0.0)
    with Live.create(path, parse(SCENARIO), Settings(zone="UTC"), pace=pace) as live, Live.open(path) as other:
        assert live.now() == other.now() == NINE
        assert live.hall.opened == NINE
        live.set_pace(60.0)
        assert other.refresh() is False
        assert other.pace == live.pace
        live.set_pace(1.0)
        other.do({"do": "close", "window": "1"})
        assert other.pace == live.pace


def test_timers_are_applied_by_whoever_commits_next(live: Live, other: Live, clock: Clock) -> None:
    live.do({"do": "settings", "settings": {"no_show_after": 2.0}})
    number = issue(live)
    live.do({"do": "call", "window": "1"})
    clock.now += 180_000
    other.refresh()
    assert other.hall.tickets[number].state == "called"
    with pytest.raises(HallError, match="Nobody is at window 1"):
        other.do({"do": "start", "window": "1"})
    assert other.hall.tickets[number].state == "missed"
    live.refresh()
    assert live.hall.tickets[number].state == "missed"


def test_tick_applies_timers_without_a_command(live: Live, clock: Clock) -> None:
    live.do({"do": "settings", "settings": {"no_show_after": 2.0}})
    number = issue(live)
    live.do({"do": "call", "window": "1"})
    assert not live.tick()
    clock.now += 120_000
    assert live.tick()
    assert live.hall.tickets[number].state == "missed"
    assert not live.tick()


def test_auto_calls_are_part_of_the_same_commit(live: Live) -> None:
    live.do({"do": "settings", "settings": {"auto": True}})
    seq = live.seq
    answer = live.do({"do": "issue", "services": ["permit"], "id": "x"})
    assert answer == {"ticket": "A001"}
    assert live.seq == seq + 2
    assert live.do({"do": "issue", "services": ["permit"], "id": "x"}) == answer
    assert live.hall.windows["1"].ticket == "A001"


def test_a_full_disk_changes_nothing(live: Live, other: Live) -> None:
    assert isinstance(live.log, SqliteLog)
    pages = live.log._db.execute("PRAGMA page_count").fetchone()[0]
    live.log._db.execute(f"PRAGMA max_page_count = {pages + 1}")
    issued = []
    with pytest.raises(KnownError, match="full"):
        for _ in range(1_000):
            issued.append(issue(live))
    assert issued
    assert list(live.do({"do": "state"})["tickets"]) == issued
    assert live.do({"do": "state"}) == other.do({"do": "state"})
    assert other.do({"do": "call", "window": "1"})["ticket"] == issued[0]
    verify(live.log)


def test_events_of_a_newer_version_make_it_read_only(live: Live, other: Live) -> None:
    number = issue(live)
    with live.log.exclusive() as section:
        section.append(NINE, [Draft("2025-01-01", "teleported", "desk", '{"to":"moon","v":2}')])
    other.refresh()
    assert number in other.hall.tickets
    assert other.readonly is not None
    for request in ({"do": "issue", "services": ["permit"]}, {"do": "state"}):
        with pytest.raises(KnownError, match="newer version"):
            other.do(request)


def test_a_damaged_event_is_told(live: Live, path: Path) -> None:
    issue(live)
    db = sqlite3.connect(path)
    db.execute("UPDATE event SET data = '{}' WHERE seq = 2")
    db.commit()
    db.close()
    with pytest.raises(KnownError, match="verify the log"):
        Live.open(path)


def test_commands_of_one_day_that_open_the_next_lie_in_their_days(live: Live, clock: Clock) -> None:
    issue(live)
    clock.now += 86_400_000
    live.do({"do": "open_day", "id": "x"})
    rows = list(live.log.read(2))
    assert [(row.kind, row.hall_day, row.command) for row in rows] == [
        ("day_closed", "2025-01-01", None),
        ("day_opened", "2025-01-02", "x"),
    ]


def test_postgres_is_refused_in_a_sentence() -> None:
    with pytest.raises(KnownError, match="PostgreSQL"):
        Live.open("postgresql://localhost/hall")


def test_data_is_sorted_json_with_its_version(live: Live) -> None:
    issue(live, note="x")
    (row,) = live.log.read(1)
    data = json.loads(row.data)
    assert data["v"] == 1
    assert row.data == json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
