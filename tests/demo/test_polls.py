"""Real days out of polls."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from hallapp import polls
from hallapp.cli import run
from hallapp.errors import BadInput
from simulation.scenario import load
from simulation.trace import load_trace

HEADER = (
    "office,date,time,queue_code,service_name,open_counters,waiting,current_ticket,service_minutes,queue_id,status,poll"
)


def row(time: str, waiting: int, ticket: str, *, queue: str = "1", code: str = "A", **other: object) -> str:
    day = other.get("day", "2020-01-14")
    counters = other.get("counters", 2)
    mean = other.get("mean", 0.0)
    return f"X,{day},{time},{code},Queue {queue},{counters},{waiting},{ticket},{mean},{queue},,0"


def read(tmp_path: Path, *rows: str) -> dict[str, list[polls.Queue]]:
    path = tmp_path / "polls.csv"
    path.write_text("\n".join((HEADER, *rows)) + "\n", encoding="utf-8")
    return polls.read(path, "X")


def convert(tmp_path: Path, *rows: str, seed: int = 1) -> polls.RealDay:
    return polls.convert(read(tmp_path, *rows), "X", "2020-01-14", seed)


def test_arrivals_are_calls_plus_the_change_of_waiting(tmp_path):
    days = read(tmp_path, row("08:00", 3, "A002"), row("08:05", 5, "A004"), row("08:10", 4, "A007"))
    polls.convert(days, "X", "2020-01-14")
    queue = days["2020-01-14"][0]
    assert queue.calls == [2, 2, 3]
    assert queue.arrivals == [5, 4, 2]


def test_people_who_left_are_carried_forward_as_a_debt(tmp_path):
    days = read(tmp_path, row("08:00", 6, "A001"), row("08:05", 2, "A001"), row("08:10", 2, "A006"))
    polls.convert(days, "X", "2020-01-14")
    assert days["2020-01-14"][0].arrivals == [7, 0, 1]


def test_a_series_that_starts_in_the_hundreds_counts_from_its_hundred(tmp_path):
    days = read(tmp_path, row("08:00", 0, "A601"), row("08:05", 0, "A604"))
    polls.convert(days, "X", "2020-01-14")
    assert days["2020-01-14"][0].calls == [1, 3]


def test_two_runs_of_numbers_in_one_queue_move_each_on_its_own(tmp_path):
    shown = ("A002", "A500", "A501", "A004", "A503", "A005")
    days = read(tmp_path, *(row(f"08:{5 * at:02}", 0, ticket) for at, ticket in enumerate(shown)))
    polls.convert(days, "X", "2020-01-14")
    assert days["2020-01-14"][0].calls == [2, 0, 1, 2, 2, 1]


def test_a_ticket_of_another_queue_and_a_recall_are_no_calls(tmp_path):
    rows = (row("08:00", 0, "A002"), row("08:05", 0, "K044"), row("08:10", 0, "A001"), row("08:15", 0, "A003"))
    days = read(tmp_path, *rows)
    polls.convert(days, "X", "2020-01-14")
    assert days["2020-01-14"][0].calls == [2, 0, 0, 1]


def test_queues_that_draw_from_one_counter_share_its_movement(tmp_path):
    rows = []
    for time, first, second in (("08:00", "R001", "R002"), ("08:05", "R001", "R005"), ("08:10", "R006", "R005")):
        rows += [row(time, 0, first, queue="1", code="R"), row(time, 0, second, queue="2", code="R")]
    days = read(tmp_path, *rows)
    day = polls.convert(days, "X", "2020-01-14")
    calls = [queue.calls for queue in days["2020-01-14"]]
    assert [sum(column) for column in zip(*calls, strict=True)] == [2, 3, 1]
    assert calls[1][1] == 3
    assert len(day.scenario.groups) == 1


def test_every_arrival_lies_in_its_interval_and_the_seed_decides_where(tmp_path):
    rows = (row("08:00", 0, "A001"), row("08:10", 4, "A003"), row("08:20", 0, "A007"))
    day, again, other = convert(tmp_path, *rows), convert(tmp_path, *rows), convert(tmp_path, *rows, seed=2)
    assert [arrival.arrival for arrival in day.citizens] == sorted(arrival.arrival for arrival in day.citizens)
    assert sum(0.0 < arrival.arrival <= 10.0 for arrival in day.citizens) == 6
    assert day.citizens == again.citizens
    assert day.citizens != other.citizens


def test_implausible_service_minutes_become_the_office_median(tmp_path):
    rows = []
    for number, time in enumerate(("08:00", "08:30", "09:00"), 1):
        for queue, mean in (("1", 5.0 + number), ("2", 9.0 + number), ("3", 300.0 + number)):
            rows.append(
                row(
                    time,
                    1,
                    f"{'ABC'[int(queue) - 1]}{6 * number:03d}",
                    queue=queue,
                    code="ABC"[int(queue) - 1],
                    mean=mean,
                )
            )
    day = convert(tmp_path, *rows)
    assert [service.mean for service in day.scenario.services] == [8.0, 12.0, 10.0]
    assert any("Queue 3" in line for line in day.assumptions)


def test_a_window_is_open_while_its_counter_is_logged_in(tmp_path):
    rows = [
        row(f"{8 + at // 12:02d}:{at % 12 * 5:02d}", 1, f"A{at + 1:03d}", counters=1 + (at >= 12)) for at in range(24)
    ]
    day = convert(tmp_path, *rows)
    assert [window.open for window in day.scenario.windows] == [((480.0, 960.0),), ((540.0, 960.0),)]


def test_what_was_to_be_expected_comes_from_the_other_days(tmp_path):
    rows = [row("08:00", 0, "A001"), row("08:10", 0, "A020")]
    rows += [row("08:00", 0, "A001", day="2020-01-15"), row("08:10", 0, "A005", day="2020-01-15")]
    day = convert(tmp_path, *rows)
    (rate,) = day.scenario.services[0].arrivals
    assert (rate.start, rate.end, rate.per_hour) == (480.0, 510.0, 10.0)


@pytest.mark.parametrize(
    ("rows", "day", "names"),
    [
        ([row("08:00", 0, "A001")], "2020-01-15", "--date"),
        ([row("08:00", 0, "A001")], "tomorrow", "--date"),
        ([row("08:00", 0, "")], "2020-01-14", "--date"),
    ],
)
def test_a_day_that_can_not_be_made_is_refused(tmp_path, rows, day, names):
    with pytest.raises(BadInput, match=names):
        polls.convert(read(tmp_path, *rows), "X", day)


@pytest.mark.parametrize(
    "text", ["", "office,date\nX,1\n", f"{HEADER}\nX,2020-01-14,8am,A,Q,1,1,A001,0,1,,0\n", f"{HEADER}\nX,2\n"]
)
def test_a_file_that_is_none_of_polls_is_refused(tmp_path, text):
    path = tmp_path / "other.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput, match=r"other\.csv"):
        polls.read(path, "X")


def test_a_broken_archive_is_refused(tmp_path):
    path = tmp_path / "polls.csv.gz"
    path.write_bytes(gzip.compress(HEADER.encode())[:-9])
    with pytest.raises(BadInput, match="polls"):
        polls.read(path, "X")


def test_import_writes_a_hall_and_a_trace_and_never_over_others(tmp_path, capsys):
    read(tmp_path, row("08:00", 3, "A002"), row("08:05", 5, "A004"), row("08:10", 4, "A007"))
    words = ["import", "polls", str(tmp_path / "polls.csv"), "--office", "X", "--date", "2020-01-14", "--out"]
    assert run([*words, str(tmp_path / "new")]) == 0
    printed = capsys.readouterr().out
    assert "11 tickets" in printed and "made up" in printed
    scenario = load(tmp_path / "new" / "hall.toml")
    assert len(load_trace(tmp_path / "new" / "trace.csv", scenario)) == 11
    before = (tmp_path / "new" / "hall.toml").read_bytes()
    assert run([*words, str(tmp_path / "new")]) == 2
    assert "--out" in capsys.readouterr().err
    assert (tmp_path / "new" / "hall.toml").read_bytes() == before


def test_import_of_a_wrong_office_leaves_no_folder(tmp_path, capsys):
    read(tmp_path, row("08:00", 3, "A002"))
    out = tmp_path / "new"
    words = ["import", "polls", str(tmp_path / "polls.csv"), "--office", "Y", "--date", "2020-01-14", "--out", str(out)]
    assert run(words) == 2
    captured = capsys.readouterr()
    assert captured.out == "" and "--office" in captured.err and not out.exists()
