"""The advising process, for real."""

from __future__ import annotations

from pathlib import Path

import pytest

from hallapp.advisor import Advisor, Answer, Failed, Progress
from hallapp.live import Live
from simulation.actions import Change
from simulation.scenario import parse

RATE = {"from": "00:00", "to": "24:00", "per_hour": 20.0}
HALL = {
    "opens": "00:00",
    "closes": "24:00",
    "service": [{"id": "a", "mean": 5.0, "arrivals": [RATE]}],
    "clerk": [{"id": "k1", "skills": {"a": 1.0}}, {"id": "k2", "skills": {"a": 1.0}, "inactive": ["a"]}],
    "window": [{"id": "1", "clerk": "k1"}, {"id": "2", "clerk": "k2"}],
}


@pytest.fixture
def advisor(tmp_path: Path):
    made = Advisor(str(tmp_path / "a.hall"))
    yield made
    made.close()


def create(advisor: Advisor) -> None:
    Live.create(advisor.url, parse(HALL)).close()


def messages_until_end(advisor: Advisor) -> list[object]:
    found: list[object] = []
    while advisor.busy:
        assert advisor._companion.pipe is not None
        advisor._companion.pipe.poll(30.0)
        found += advisor.poll()
    return found


def test_an_answer_comes_with_progress_and_finds_the_skill_that_is_off(advisor):
    create(advisor)
    question = advisor.ask(seconds=2.0)
    assert advisor.busy
    *before, answer = messages_until_end(advisor)
    assert isinstance(answer, Answer) and answer.question == question and not answer.advice.preliminary
    looks = [message for message in before if isinstance(message, Answer)]
    assert len(looks) == 1 and looks[0].advice.preliminary
    shares = [message.share for message in before if isinstance(message, Progress)]
    assert shares and shares == sorted(shares)
    assert answer.advice.best.changes == (Change(do="activate", window="2", service="a"),)


def test_a_new_question_drops_the_old_one(advisor):
    create(advisor)
    advisor.ask(seconds=60.0)
    wanted = (Change(do="close", window="2"),)
    last = advisor.ask("preview", [wanted], seconds=1.0)
    found = messages_until_end(advisor)
    assert {message.question for message in found} == {last}
    assert {option.changes for option in found[-1].advice.options} == {(), wanted}


def test_a_hall_that_is_not_there_or_closed_is_told_and_asked_again_later(advisor):
    advisor.ask(seconds=1.0)
    (failed,) = messages_until_end(advisor)
    assert isinstance(failed, Failed) and "a.hall" in str(failed.error)
    create(advisor)
    with Live.open(advisor.url) as live:
        live.do({"do": "close_day"})
    advisor.ask(seconds=1.0)
    (failed,) = messages_until_end(advisor)
    assert isinstance(failed, Failed) and "open" in str(failed.error)
    with Live.open(advisor.url) as live:
        live.do({"do": "open_day"})
    advisor.ask(seconds=1.0)
    assert isinstance(messages_until_end(advisor)[-1], Answer)


def test_a_process_that_dies_is_told_once_and_started_again(advisor):
    create(advisor)
    advisor.ask(seconds=60.0)
    assert advisor._companion.process is not None
    advisor._companion.process.kill()
    *_, failed = messages_until_end(advisor)
    assert isinstance(failed, Failed) and failed.error is None
    assert advisor.poll() == []
    advisor.ask(seconds=1.0)
    assert isinstance(messages_until_end(advisor)[-1], Answer)
