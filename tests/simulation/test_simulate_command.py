import csv
import json

import pytest

from hallapp.cli import LONGEST_LINE, run

HALL = """
opens = "09:00"
closes = "10:00"
[[service]]
id = "permit"
mean = 6
arrivals = [{ from = "09:00", to = "10:00", per_hour = 12 }]
[[window]]
id = "1"
skills = { permit = 1.0 }
"""
TRACE = "ticket,arrival,service,class,duration,patience\nA,-1,permit,ordinary,6,\nB,2.5,permit,ordinary,3,1\n"


@pytest.fixture
def hall(tmp_path):
    path = tmp_path / "hall.toml"
    path.write_text(HALL, encoding="utf-8")
    return path


def test_json_is_all_that_is_printed(hall, capsys):
    assert run(["simulate", str(hall), "--replications", "20", "--seed", "4", "--json"]) == 0
    out, err = capsys.readouterr()
    found = json.loads(out)
    assert err == "" and found["replications"] == 20
    wanted = "mean_wait p50_wait p90_wait p95_wait service_level abandoned_share mean_queue max_queue utilisation"
    for name in (*wanted.split(), "idle_while_waiting", "overtime", "loss"):
        assert set(found[name]) == {"mean", "low", "high"}
        assert found[name]["low"] <= found[name]["mean"] <= found[name]["high"]
    assert {"by_service", "by_class", "by_window", "by_half_hour"} <= set(found)


def test_workers_change_nothing(hall, capsys):
    outcomes = []
    for workers in ("1", "2"):
        assert run(["simulate", str(hall), "--replications", "20", "--workers", workers, "--json"]) == 0
        outcomes.append(capsys.readouterr().out)
    assert outcomes[0] == outcomes[1]


def test_a_table_for_people(hall, capsys):
    assert run(["simulate", str(hall), "--replications", "3"]) == 0
    out, err = capsys.readouterr()
    assert "mean wait" in out and "3 days" in out and err == ""


def test_tickets_of_a_trace(hall, tmp_path, capsys):
    trace, out = tmp_path / "trace.csv", tmp_path / "tickets.csv"
    trace.write_text(TRACE, encoding="utf-8")
    assert run(["simulate", str(hall), "--trace", str(trace), "--tickets", str(out), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["replications"] == 1 and found["mean_wait"] == {"mean": 1.0, "low": 1.0, "high": 1.0}
    with out.open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file)) == [
            ["ticket", "arrival", "called", "window", "finished", "status"],
            ["A", "-1.0", "0.0", "1", "6.0", "done"],
            ["B", "2.5", "", "", "", "abandoned"],
        ]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["none.toml"], ["none.toml"]),
        (["hall.toml", "--trace", "none.csv"], ["none.csv"]),
        (["hall.toml", "--trace", "bad.csv"], ["bad.csv", "line 2", "service"]),
        (["bad.toml"], ["bad.toml", "mean"]),
        (["hall.toml", "--replications", "0"], ["--replications"]),
        (["hall.toml", "--replications", "many"], ["--replications"]),
        (["hall.toml", "--workers", "-1"], ["--workers"]),
        (["hall.toml", "--seed", "-1"], ["--seed"]),
        (["hall.toml", "--scheduler", "tcp://127.0.0.1:1", "--workers", "2"], ["--workers", "--scheduler"]),
        (["hall.toml", "--scheduler", "tcp://"], ["--scheduler", "tcp://"]),
        (["hall.toml", "--engine", "ciw"], ["--engine"]),
        (["hall.toml", "--tickets", "nowhere/tickets.csv"], ["--tickets"]),
        (["hall.toml", "--tickets", "hall.toml"], ["--tickets"]),
        (["hall.toml", "--fast"], ["--fast"]),
        ([], ["SCENARIO"]),
    ],
)
def test_bad_input_is_one_line_and_leaves_no_file(options, words, hall, tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bad.toml").write_text(HALL.replace("mean = 6", "mean = -6"), encoding="utf-8")
    (tmp_path / "bad.csv").write_text(TRACE.replace("permit", "gift"), encoding="utf-8")
    before = sorted(tmp_path.iterdir())
    tickets = [] if "--tickets" in options else ["--tickets", "out.csv"]
    assert run(["simulate", *options, *tickets, "--json"]) == 2
    out, err = capsys.readouterr()
    assert out == "" and err.count("\n") == 1 and len(err) <= LONGEST_LINE + 1
    assert all(word in err for word in words), err
    assert sorted(tmp_path.iterdir()) == before
    assert hall.read_text(encoding="utf-8") == HALL
