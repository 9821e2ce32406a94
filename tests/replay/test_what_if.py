"""A changed replay is the day that the live hall would have had, as far as the day can tell."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from hallapp.demo import days, headless
from hallapp.errors import BadInput
from hallapp.hall.hall import HallError
from hallapp.live import Live
from hallapp.replay import asking, reading, script, study
from simulation.sampling import from_trace
from simulation.scenario import parse
from simulation.trace import Arrival

HALL = {
    "name": "small",
    "opens": "09:00",
    "closes": "11:00",
    "service": [
        {"id": "a", "group": "A", "mean": 4.0, "target": 5.0},
        {"id": "b", "group": "B", "mean": 8.0, "target": 10.0},
        {"id": "c", "group": "C", "mean": 2.0, "target": 5.0},
    ],
    "class": [{"id": "courtesy", "weight": 3.0, "rank": 1}],
    "clerk": [
        {"id": "k1", "skills": {"a": 1.0, "b": 0.5}, "inactive": ["b"], "breaks": [["09:41", "09:56"]]},
        {"id": "k2", "skills": {"b": 1.0, "c": 1.0}},
        {"id": "k3", "skills": {"c": 1.0, "a": 0.5}, "shift": ["09:13", "10:37"]},
    ],
    "window": [
        {"id": "1", "clerk": "k1"},
        {"id": "2", "clerk": "k2", "open": [["09:00", "10:03"], ["10:21", "11:00"]]},
        {"id": "3", "clerk": "k3"},
    ],
}


def citizens(seed: int) -> list[Arrival]:
    """Arrivals and durations in whole half-seconds, which milliseconds hold exactly at every speed here."""
    rows, state = [], seed
    for number in range(40):
        state = (state * 1103515245 + 12345) % 2**31
        arrival = -1.0 + number * 2.75 + (state % 97) / 120
        services = ("a", "b", "c", "a;c", "b;c")[state // 97 % 5]
        count = services.count(";") + 1
        durations = tuple(((state // 7 + 31 * place) % 1200 + 61) / 120 for place in range(count))
        klass = "courtesy" if state // 11 % 4 == 0 else "ordinary"
        rows.append(Arrival(str(number), arrival, tuple(services.split(";")), klass, durations))
    return rows


def told(folder: Path, seed: int, **changes: object) -> script.Script:
    """The day of these citizens in that hall, or another configuration of it."""
    scenario = parse(HALL | changes)
    day = days.Day("small", scenario, from_trace(scenario, citizens(seed)))
    with headless.play(day, scenario, folder).live as live:
        live.do({"do": "close_day"})
        return reading.of_day(live.log, live.hall.day or "")


def clerks(**changes: dict[str, object]) -> list[dict[str, object]]:
    return [clerk | changes.get(str(clerk["id"]), {}) for clerk in HALL["clerk"]]


@pytest.mark.parametrize("seed", [2, 3])
@pytest.mark.parametrize(
    ("word", "configuration"),
    [
        ("rule=fcfs", {"rule": "fcfs"}),
        ("rule=longest_queue", {"rule": "longest_queue"}),
        ("activate=1:b", {"clerk": clerks(k1={"inactive": []})}),
        ("last_resort=2:c", {"clerk": clerks(k2={"last_resort": ["c"]})}),
        ('{"do": "break", "clerk": "k1", "index": 0, "at": 600}',
         {"clerk": clerks(k1={"breaks": [["10:00", "10:15"]]})}),
        ("train=k3:b:0.5", {"clerk": clerks(k3={"skills": {"c": 1.0, "a": 0.5, "b": 0.5}})}),
    ],
)  # fmt: skip
def test_the_changed_replay_is_the_day_under_that_configuration(tmp_path, seed, word, configuration):
    before = told(tmp_path, seed)
    assert before.hall.in_line == {}
    played = study.replayed(before, asking.read([word], before))
    after = told(tmp_path, seed, **configuration)
    assert played.drawn == 0
    assert played.calls == after.calls != before.calls


def test_what_if_says_what_changed_and_by_how_much(tmp_path):
    day = told(tmp_path, 1)
    found = study.what_if(day, asking.read(["activate=1:b"], day))
    assert found.check == study.Check(calls=len(day.calls), exact=True)
    assert found.before.visits == found.after.visits == 40
    for name, value in found.effect.items():
        assert value == pytest.approx(getattr(found.after, name) - getattr(found.before, name))
    assert 0 < found.moved <= found.check.calls
    nothing = study.what_if(day, asking.Asked())
    assert nothing.before == nothing.after and nothing.moved == 0


def test_what_never_happened_is_drawn_the_same_each_time(tmp_path):
    day = told(tmp_path, 1, patience={"mean": 6.0, "cv": 0.5})
    asked = asking.read(["close=1"], day)
    found = study.what_if(day, asked, seed=4)
    assert found.drawn > 0
    assert found.after.abandoned_share > 0
    assert study.what_if(day, asked, seed=4) == found
    assert study.check(day, seed=4).exact


def test_a_change_made_later_leaves_the_morning_alone(tmp_path):
    day = told(tmp_path, 1)
    noon = day.hall.instant(600.0)
    played = study.replayed(day, asking.read(["rule=fcfs"], day), noon)
    morning = [call for call in day.calls if call.at < noon]
    assert played.calls[: len(morning)] == morning
    assert played.calls != day.calls


def test_a_call_that_differs_is_found():
    one = [script.Call(1, "1", "A001"), script.Call(2, "1", "A002")]
    assert study.first_difference(one, one) is None
    assert study.first_difference(one, one[:1]) == 1
    assert study.first_difference(one, [script.Call(1, "2", "A001"), one[1]]) == 0


@pytest.mark.parametrize(
    ("word", "why"),
    [
        ("rule=magic", "magic"),
        ("rule", "NAME=VALUE"),
        ("dance=1", "no change of that name"),
        ("activate=1", "part is missing"),
        ("open=9", "knows no 9"),
        ("train=k1:c:fast", "speed"),
        ("train=k9:c", "knows no k9"),
        ("without=3", "no advice"),
        ('{"do": "open"', "no JSON object"),
        ('{"do": "open"}', "needs window"),
    ],
)
def test_a_wrong_change_is_refused_with_the_reason(tmp_path, word, why):
    with pytest.raises(BadInput, match=why):
        asking.read([word], told(tmp_path, 1))


def test_a_change_that_the_hall_forbids_is_refused(tmp_path):
    day = told(tmp_path, 1)
    with pytest.raises(HallError, match="Nobody at window 1 is trained for c"):
        study.replayed(day, asking.read(["activate=1:c"], day))


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "main.py", "replay", *words], capture_output=True, text=True, check=False)


def test_the_command_prints_one_object_or_a_table(tmp_path):
    scenario = parse(HALL)
    day = days.Day("small", scenario, from_trace(scenario, citizens(1)))
    with headless.play(day, scenario, tmp_path).live as live:
        live.do({"do": "close_day"})
        url, name = str(live.log.path), live.hall.day
    done = run("--hall", url, "--day", name, "--change", "rule=fcfs", "--at", "09:30", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    found = json.loads(done.stdout)
    assert found["day"] == name and found["check"]["exact"] is True
    assert set(found["effect"]) == {
        "mean_wait", "service_level", "abandoned_share", "idle_while_waiting", "overtime", "loss",
    }  # fmt: skip
    assert "makes the same" in run("--hall", url).stdout
    for words in (["--day", "1999-01-01"], ["--at", "noon"], ["--at", "23:00"], ["--change", "rule=magic"]):
        refused = run("--hall", url, *words)
        assert (refused.returncode, refused.stdout) == (2, "")
        assert len(refused.stderr.splitlines()) == 1


def test_a_day_in_a_log_that_goes_on_is_replayed_up_to_its_last_event(tmp_path):
    with Live.create(tmp_path / "open.hall", parse(HALL | {"opens": "00:00", "closes": "24:00"})) as live:
        live.do({"do": "issue", "services": ["a"]})
        live.do({"do": "call", "window": "1"})
        day = reading.of_day(live.log, live.hall.day or "")
    assert not day.closed
    assert study.check(day) == study.Check(calls=1, exact=True)
