"""``do``, ``init``, ``verify`` and ``report`` from outside."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from doing import ROOT, Doing, main, new_hall
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import fields

from hallapp.commands.do_ import answer
from hallapp.hall import requests
from hallapp.live import Live


@pytest.fixture
def hall(tmp_path: Path) -> Path:
    return new_hall(tmp_path)


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    with Live.open(new_hall(tmp_path_factory.mktemp("fuzz"))) as live:
        yield live


def done(hall: Path, *lines: str | bytes | dict[str, Any], **environment: str) -> list[dict[str, Any]]:
    """The answers to lines, from one process."""
    encoded = [
        line if isinstance(line, bytes) else (line if isinstance(line, str) else json.dumps(line)).encode()
        for line in lines
    ]
    result = main("do", "--hall", hall, stdin=b"\n".join(encoded) + b"\n", **environment)
    assert result.returncode == 0, result.stderr
    assert result.stderr == b""
    answers = [json.loads(line) for line in result.stdout.decode("utf-8").splitlines()]
    assert len(answers) == len(lines)
    return answers


def refused(result: Any) -> str:
    """The sentence of a command that met bad input."""
    assert result.returncode == 2
    assert result.stdout == b""
    sentence = result.stderr.decode("utf-8")
    assert 1 <= len(sentence.splitlines()) <= 3
    assert all(len(line) <= 400 for line in sentence.splitlines())
    assert "usage:" not in sentence and "Traceback" not in sentence
    return sentence


def test_a_visit(hall: Path) -> None:
    answers = done(
        hall,
        {"do": "issue", "services": ["permit", "card"]},
        {"do": "call", "window": "1"},
        {"do": "start", "window": "1"},
        {"do": "finish", "window": "1"},
        {"do": "finish", "window": "1", "outcome": "documents_missing", "pause": True},
        {"do": "call", "window": "2"},
        {"do": "state"},
    )
    assert [found["ok"] for found in answers] == [True] * 7
    assert [found["ticket"] for found in answers[:6]] == ["A001"] * 5 + [None]
    state = answers[-1]
    assert set(state) == {"ok", "hall_day", "tickets", "windows"}
    assert state["tickets"] == {
        "A001": {"state": "done", "services": [], "class": "ordinary", "window": None, "tied": None}
    }
    assert state["windows"]["1"] == {"state": "paused", "ticket": None, "clerk": "chen", "active": ["permit", "card"]}
    assert state["windows"]["2"] == {"state": "ready", "ticket": None, "clerk": None, "active": ["permit", "card"]}


def test_bad_lines_are_refused_and_the_process_goes_on(hall: Path) -> None:
    bad: list[str | bytes] = [
        "", " ", "hello", "[]", "null", "1", '"issue"', "{", '{"do":', "{}", '{"do": null}', '{"do": "dance"}',
        '{"do": "issue"}', '{"do": "issue", "services": []}', '{"do": "issue", "services": "permit"}',
        '{"do": "issue", "services": ["visa"]}', '{"do": "issue", "services": ["permit"], "class": 3}',
        '{"do": "call"}', '{"do": "call", "window": 1}', '{"do": "call", "window": "99"}',
        '{"do": "cancel", "ticket": "A001"}', '{"do": "state", "x": 1}', "NaN", "[" * 100_000,
        b"\xff\xfe", b'{"do": "issue", "services": ["\xff"]}', '{"do": "issue", "services": ["\\ud800"]}',
        '{"do": "skill", "window": "1", "service": "card", "on": 1}', '{"do": "' + "x" * 5_000 + '"}',
        '{"do": "issue", "services": ["permit"], "id": 7}', "x" * 1_500_000,
    ]  # fmt: skip
    answers = done(hall, *bad, {"do": "issue", "services": ["permit"]}, {"do": "state"})
    for line, found in zip(bad, answers, strict=False):
        assert found["ok"] is False, line
        assert set(found) == {"ok", "error"}
        assert 0 < len(found["error"]) <= 400
        assert "\n" not in found["error"]
    assert answers[-2]["ticket"] == "A001"
    assert list(answers[-1]["tickets"]) == ["A001"]


@pytest.mark.parametrize("depth", [5, 100, 900, 970, 990, 5_000])
@pytest.mark.parametrize(
    "line",
    [
        '{"do": DEEP}',
        '{"do": "issue", "services": DEEP}',
        '{"do": "settings", "settings": {"zone": DEEP}}',
        '{"do": "apply", "changes": [{"do": DEEP}]}',
        '{"do": "apply", "changes": [{"do": "rule", "rule": DEEP}]}',
        '{"do": "apply", "changes": [{"do": "rule", "rule": "fcfs"}], "advice": {"x": [DEEP, DEEP]}}',
    ],
)
def test_deeply_nested_lines_are_refused(live: Live, line: str, depth: int) -> None:
    found = answer(live, line.replace("DEEP", "[" * depth + "1" + "]" * depth).encode())
    assert found["ok"] is (depth == 5 and "advice" in line)


def test_lines_are_utf8_whatever_the_locale(hall: Path) -> None:
    (found,) = done(
        hall, '{"do": "issue", "services": ["居住证"]}', LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0"
    )
    assert "居住证" in found["error"]


def test_the_last_line_needs_no_newline_and_no_input_is_no_error(hall: Path) -> None:
    result = main("do", "--hall", hall, stdin=b'{"do": "issue", "services": ["permit"]}')
    assert json.loads(result.stdout)["ticket"] == "A001"
    assert main("do", "--hall", hall).returncode == 0


def test_every_answer_comes_after_its_commit_and_before_the_next_line(hall: Path) -> None:
    with Doing(hall) as desk, Doing(hall) as window:
        number = desk.do("issue", services=["permit"])["ticket"]
        assert window.do("call", window="1")["ticket"] == number
        assert desk.do("state")["tickets"][number]["state"] == "called"
        assert desk.end() == window.end() == 0


def test_actor_of_the_process_and_of_the_line(hall: Path) -> None:
    line = b'{"do": "issue", "services": ["permit"]}\n{"do": "issue", "services": ["permit"], "actor": "kiosk"}\n'
    assert main("do", "--hall", hall, "--actor", "desk", stdin=line).returncode == 0
    with sqlite3.connect(hall) as db:
        actors = [actor for (actor,) in db.execute("SELECT actor FROM event WHERE kind = 'issued' ORDER BY seq")]
    db.close()
    assert actors == ["desk", "kiosk"]


def test_commands_that_need_no_screen_import_no_qt(hall: Path) -> None:
    for name in ("do_", "init_", "verify_", "report_"):
        code = f"import sys, hallapp.cli, hallapp.commands.{name}; sys.exit('PySide6' in sys.modules)"
        assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0, name


def test_init_never_overwrites(hall: Path, tmp_path: Path) -> None:
    before = hall.read_bytes()
    assert "north.hall" in refused(main("init", "--hall", hall))
    assert hall.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["hall.toml", "north.hall"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ('name = "x"', "opens"),
        ('opens = "09:00"\ncloses = "25:00"', "closes"),
        ('opens = "09:00"\ncloses = "17:00"\n[[service]]\nid = "a"\nmeen = 3', "meen"),
        ('opens = "09:00', "scenario.toml"),
    ],
)
def test_init_from_a_wrong_file_makes_nothing(tmp_path: Path, text: str, word: str) -> None:
    source = tmp_path / "scenario.toml"
    source.write_text(text, encoding="utf-8")
    assert word in refused(main("init", "--hall", tmp_path / "hall", "--from", source))
    assert list(tmp_path.iterdir()) == [source]


def test_init_from_nothing_is_the_demo_hall(tmp_path: Path) -> None:
    made = main("init", "--hall", tmp_path / "hall")
    assert made.returncode == 0, made.stderr
    (state,) = done(tmp_path / "hall", {"do": "state"})
    assert len(state["windows"]) == 12


@pytest.mark.parametrize("command", ["do", "verify", "report"])
def test_a_hall_that_is_not_there_or_is_none(tmp_path: Path, command: str) -> None:
    assert "nowhere" in refused(main(command, "--hall", tmp_path / "nowhere"))
    other = tmp_path / "other"
    other.write_bytes(b"something else")
    assert "other" in refused(main(command, "--hall", other))
    assert other.read_bytes() == b"something else"
    assert list(tmp_path.iterdir()) == [other]


def test_wrong_options(hall: Path) -> None:
    assert "--hall" in refused(main("do"))
    assert "--nonsense" in refused(main("do", "--hall", hall, "--nonsense"))
    assert "zzz" in refused(main("verify", "--hall", hall, "--head", "zzz"))
    assert "1999-01-01" in refused(main("report", "--hall", hall, "--day", "1999-01-01"))
    assert sorted(path.name for path in hall.parent.iterdir()) == ["hall.toml", "north.hall"]
    assert "Mars" in refused(main("init", "--hall", hall.with_name("new"), "--zone", "Mars/Base"))


def test_verify(hall: Path) -> None:
    done(hall, *[{"do": "issue", "services": ["permit"]}] * 5)
    intact = main("verify", "--hall", hall)
    assert intact.returncode == 0
    head = intact.stdout.decode().split()[-1]
    assert main("verify", "--hall", hall, "--head", head.upper()).returncode == 0
    with sqlite3.connect(hall) as db:
        db.execute("UPDATE event SET data = replace(data, 'permit', 'card') WHERE seq = 4")
    db.close()
    found = main("verify", "--hall", hall)
    assert found.returncode == 1
    assert b"Event 4 " in found.stderr


def test_report(hall: Path, tmp_path: Path) -> None:
    done(
        hall,
        {"do": "issue", "services": ["permit"]},
        {"do": "call", "window": "1"},
        {"do": "start", "window": "1"},
        {"do": "finish", "window": "1"},
        {"do": "close_day"},
    )
    head = main("verify", "--hall", hall).stdout.decode().split()[-1]
    table = tmp_path / "visits.csv"
    result = main("report", "--hall", hall, "--csv", table)
    assert result.returncode == 0, result.stderr
    assert head in result.stdout.decode()
    assert len(table.read_text(encoding="utf-8").splitlines()) == 2


words = st.sampled_from(
    [
        "1",
        "2",
        "permit",
        "card",
        "A001",
        "B001",
        "ordinary",
        "done",
        "referred",
        "",
        " ",
        "\x00",
        "号",
        "x" * 3000,
        "2025-01-01",
    ]
)
values = st.recursive(
    words
    | st.none()
    | st.booleans()
    | st.integers(-(10**30), 10**30)
    | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=6,
)
names = st.sampled_from([*requests.NAMES, "dance"])
keys = st.sampled_from(
    sorted({field.encode_name for command in get_args(requests.Command) for field in fields(command)} | {"x"})
)
PLAUSIBLE: dict[str, Any] = {
    "services": st.lists(st.sampled_from(["permit", "card"]), min_size=1, max_size=2),
    "service": st.sampled_from(["permit", "card"]),
    "window": st.sampled_from(["1", "2"]),
    "ticket": st.sampled_from(["A001", "A002", "B001"]),
    "reason": st.just("because"),
    "changes": st.lists(
        st.fixed_dictionaries(
            {"do": st.sampled_from(["activate", "open", "close", "swap", "rule", "break", "last_resort"]) | values},
            optional={"window": words, "service": words, "clerk": words, "rule": values, "at": values, "on": values},
        ),
        max_size=2,
    ),
}


@st.composite
def commands(draw: st.DrawFn) -> dict[str, Any]:
    """What a careless script sends: right names and keys, values right or wrong."""
    command: dict[str, Any] = {"do": draw(names)}
    for key in draw(st.lists(keys, max_size=4, unique=True)):
        command[key] = draw(PLAUSIBLE.get(key, values) | values)
    return command


@settings(max_examples=600, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    line=commands().map(lambda command: json.dumps(command).encode())
    | st.binary(max_size=60)
    | st.text(max_size=60).map(str.encode)
)
def test_any_line_gets_an_answer(live: Live, line: bytes) -> None:
    found = answer(live, line)
    assert json.loads(json.dumps(found))["ok"] in (True, False)
    if not found["ok"]:
        assert set(found) == {"ok", "error"}
        assert 0 < len(found["error"]) <= 400 and "\n" not in found["error"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(codec="utf-8"), max_size=200))
def test_text_is_kept_as_it_was_sent(live: Live, text: str) -> None:
    answer(live, b'{"do": "open_day"}')
    number = answer(live, b'{"do": "issue", "services": ["permit"]}')["ticket"]
    found = answer(live, json.dumps({"do": "note", "ticket": number, "note": text}).encode())
    assert found["ok"] is bool(text.strip())
    if found["ok"]:
        assert live.people.text(live.hall.tickets[number].note) == text
