"""What a day's practices leave in archive and report: ratings, notices, warnings, calls by hand, what is followed."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from hallapp.commands import report_
from hallapp.errors import BadInput
from hallapp.live import Live
from hallapp.reports import in_vain
from hallapp.reports.closing import as_mapping, as_text, closing_report
from hallapp.reports.tables import TABLES, Source, records
from hallapp.settings import Limits, Settings
from hallapp.store.archive import Archive
from simulation.scenario import parse

NINE = 1_735_722_000_000
MINUTE = 60_000
DAY = 24 * 60 * MINUTE

SCENARIO = {
    "name": "north hall",
    "opens": "09:00",
    "closes": "17:00",
    "service": [
        {
            "id": "permit", "group": "A", "mean": 8.0, "target": 5.0,
            "papers": [{"zh": "身份证", "en": "identity card"}, {"zh": "租约", "en": "lease"}],
        },
        {"id": "card", "group": "B", "mean": 4.0},
    ],
    "window": [{"id": "1", "skills": {"*": 1.0}}, {"id": "2", "skills": {"*": 1.0}}],
}  # fmt: skip


class Hand:
    """A hall, its clock and short ways to serve somebody."""

    def __init__(self, path: Path) -> None:
        self.at = NINE
        self.path = path
        settings = Settings(zone="UTC", ratings=True, limits=Limits(wait=True))
        self.live = Live.create(path, parse(SCENARIO), settings, actor="test", clock=lambda: self.at)

    def do(self, what: str, **arguments: object) -> dict[str, Any]:
        return self.live.do({"do": what, **arguments})

    def serve(self, service: str, outcome: str = "done", **issue: object) -> str:
        number = str(self.do("issue", services=[service], **issue)["ticket"])
        self.do("call", window="1")
        self.do("start", window="1")
        self.at += MINUTE
        missing = {"missing": [1]} if outcome == "documents_missing" and service == "permit" else {}
        self.do("finish", window="1", outcome=outcome, **missing)
        return number

    def table(self, name: str, day: str = "2025-01-01") -> list[dict[str, object]]:
        with closing(Archive.beside(self.path)) as archive:
            archive.update(self.live.log)
            return records(Source(archive, day, self.live.people.text), name)

    def cases(self) -> list[in_vain.Case]:
        """As the manager sees them: days before from the archive, today from the hall."""
        with closing(Archive.beside(self.path)) as archive:
            archive.update(self.live.log)
            today = self.live.hall.day or ""
            before = [end for end in in_vain.of_archive(archive, "2024-12-01") if end.day < today]
        return in_vain.cases([*before, *in_vain.of_hall(self.live.hall)], self.live.people.text)


@pytest.fixture
def hand(tmp_path: Path) -> Iterator[Hand]:
    made = Hand(tmp_path / "hall")
    yield made
    made.live.close()


def test_one_citizen_is_known_by_the_phone_on_two_days(hand: Hand) -> None:
    first = hand.serve("permit", "documents_missing", phone="138 0000 1234")
    hand.serve("permit", "documents_missing", phone="139 9999 9999")
    assert hand.cases() == []
    hand.at += DAY
    hand.do("open_day")
    second = hand.serve("permit", "not_ours", phone="13800001234")
    (case,) = hand.cases()
    assert (case.phone, case.again) == ("13800001234", ["permit"])
    assert [(end.day, end.number, end.outcome) for end in case.ends] == [
        ("2025-01-01", first, "documents_missing"),
        ("2025-01-02", second, "not_ours"),
    ]
    rows = hand.table("in_vain", "2025-01-02")
    assert [(row["citizen"], row["number"], row["again"]) for row in rows] == [(1, first, 1), (1, second, 1)]


def test_services_tell_how_often_they_end_in_vain(hand: Hand) -> None:
    for outcome in ("documents_missing", "not_ours"):
        hand.serve("permit", outcome, phone="13800001234")
    hand.serve("permit")
    hand.serve("card", "not_ours")
    permit, card = hand.table("in_vain_services")
    assert permit == {
        "service": "permit", "finished": 3, "documents_missing": 1, "not_ours": 1, "share": 2 / 3, "citizens_again": 1,
    }  # fmt: skip
    assert (card["share"], card["citizens_again"]) == (1.0, 0)


def test_one_citizen_is_known_by_the_card_on_one_day(hand: Hand) -> None:
    hand.serve("permit", "documents_missing", card="11010519491231002X")
    hand.serve("card", "not_ours", card="11010519491231002x")
    (case,) = hand.cases()
    assert (case.phone, case.again) == ("", [])
    assert [end.service for end in case.ends] == ["permit", "card"]


def test_the_card_brings_a_phone_left_once_to_the_other_visit(hand: Hand) -> None:
    hand.serve("permit", "documents_missing", card="11010519491231002X", phone="13800001234")
    hand.serve("card", "not_ours", card="11010519491231002X")
    hand.at += DAY
    hand.do("open_day")
    hand.serve("card", "not_ours", phone="13800001234")
    (case,) = hand.cases()
    assert len(case.ends) == 3
    assert case.again == ["card"]


def test_strangers_and_those_who_were_served_are_no_case(hand: Hand) -> None:
    hand.serve("permit", "documents_missing")
    hand.serve("permit", "documents_missing")
    hand.serve("card", "documents_missing", phone="13800001234")
    hand.serve("card", phone="13800001234")
    assert hand.cases() == []


def test_twice_with_one_number_counts_only_for_the_same_service(hand: Hand) -> None:
    hand.do("issue", services=["permit", "card"])
    hand.do("call", window="1")
    hand.do("start", window="1")
    hand.do("finish", window="1", outcome="documents_missing")
    hand.do("finish", window="1", outcome="not_ours")
    assert hand.cases() == []


def test_once_the_phone_is_erased_nobody_is_known(hand: Hand) -> None:
    hand.serve("permit", "documents_missing", phone="13800001234")
    hand.serve("permit", "documents_missing", phone="13800001234")
    assert len(hand.cases()) == 1
    hand.live.people.purge(hand.at + 31 * DAY)
    assert hand.cases() == []


def test_a_call_by_hand_is_kept_beside_whom_the_rule_would_have_called(hand: Hand) -> None:
    due = hand.do("issue", services=["permit"])["ticket"]
    hand.at += 4 * MINUTE
    chosen = hand.do("issue", services=["permit"])["ticket"]
    hand.at += 2 * MINUTE
    hand.do("call", window="2", ticket=chosen, reason="cannot stand")
    hand.do("call", window="1")
    (row,) = hand.table("called_by_hand")
    assert (row["number"], row["instead_of"], row["reason"]) == (chosen, due, "cannot stand")
    assert (row["waited_minutes"], row["instead_waited_minutes"], row["time"]) == (2.0, 6.0, "09:06")


def test_an_acknowledged_warning_keeps_its_reason(hand: Hand) -> None:
    hand.do("issue", services=["permit"])
    hand.at += 8 * MINUTE
    hand.do("acknowledge", about="wait", subject="permit", reason="a clerk is ill")
    (row,) = hand.table("warnings")
    assert (row["about"], row["subject"], row["level"], row["reason"], row["by"], row["time"]) == (
        "wait", "permit", 2, "a clerk is ill", "test", "09:08",
    )  # fmt: skip


def test_a_notice_names_all_that_was_missing(hand: Hand) -> None:
    number = str(hand.do("issue", services=["permit"])["ticket"])
    hand.do("call", window="1")
    hand.do("start", window="1")
    hand.do("finish", window="1", outcome="documents_missing", missing=[1], also="the landlord's signature")
    hand.serve("permit")
    (row,) = hand.table("notices")
    assert (row["number"], row["missing_zh"], row["missing_en"]) == (number, "租约", "lease")
    assert row["also"] == "the landlord's signature"


def test_unrated_is_not_satisfied(hand: Hand) -> None:
    for score in (5, None, 2, None):
        hand.serve("permit")
        if score is not None:
            hand.do("rate", window="1", score=score)
    hand.serve("card")
    all_, permit, card = hand.table("ratings")
    assert (permit["finished"], permit["rated"], permit["participation"]) == (4, 2, 0.5)
    assert (permit["score_5"], permit["score_2"], permit["score_3"]) == (1, 1, 0)
    assert (card["rated"], card["participation"]) == (0, 0.0)
    assert (all_["service"], all_["finished"], all_["participation"]) == ("", 5, 0.4)


def test_a_hall_that_asks_for_ratings_gives_every_ticket_a_code_of_its_own(hand: Hand) -> None:
    codes = [hand.do("issue", services=["card"])["code"] for _ in range(20)]
    assert len(set(codes)) == 20
    assert all(len(code) == 8 and code.isdecimal() for code in codes)
    again = {"do": "issue", "services": ["card"], "id": "6b1f"}
    assert hand.live.do(again) == hand.live.do(again)
    hand.do("settings", settings={"ratings": False})
    assert "code" not in hand.do("issue", services=["card"])


def test_what_is_followed_is_kept_with_each_day_until_it_is_settled(hand: Hand) -> None:
    hand.serve("permit")
    hand.do("issue", services=["permit"], phone="13800001234")
    hand.do("call", window="1")
    hand.do("start", window="1")
    hand.do("finish", window="1", outcome="referred", to="the district", due="2025-01-02")
    hand.do("close_day")
    hand.at += 2 * DAY
    hand.do("open_day")
    (owed,) = hand.live.hall.owed
    hand.at += 30 * MINUTE
    hand.do("settle", owed=owed, note="answered by letter")
    (then,) = hand.table("followed", "2025-01-01")
    (now,) = hand.table("followed", "2025-01-03")
    assert (then["standing"], then["to"], then["settled"]) == ("open", "the district", None)
    assert then["phone"] == "13800001234"
    assert (now["standing"], now["since"], now["note"]) == ("settled", "2025-01-01", "answered by letter")
    assert str(now["settled"]) == "09:31"


def test_the_report_tells_it(hand: Hand, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    hand.serve("permit", "documents_missing", phone="13800001234")
    hand.do("rate", window="1", score=1)
    hand.serve("permit", "documents_missing", phone="13800001234")
    with closing(Archive.beside(hand.path)) as archive:
        archive.update(hand.live.log)
        report = closing_report(archive)
        assert (report.ratings, report.participation, report.followed) == ({1: 1}, 0.5, {"open": 1})
        assert "50 % of the services were rated   1: 1" in as_text(report)
        assert as_mapping(report)["p90_wait"] == 0.0
        with pytest.raises(BadInput, match="1999-01-01"):
            Source(archive, "1999-01-01", hand.live.people.text)
    told = json.loads(run(hand.path, "--json", capsys=capsys))
    assert set(told["tables"]) == set(TABLES)
    assert [row["service"] for row in told["tables"]["in_vain"]] == ["permit", "permit"]
    table = tmp_path / "again.csv"
    run(hand.path, "--table", "in_vain", "--csv", str(table), capsys=capsys)
    lines = table.read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].startswith("citizen,phone,day") and len(lines) == 3


def run(hall: Path, *words: str, capsys: pytest.CaptureFixture[str]) -> str:
    """What ``report`` prints."""
    parser = argparse.ArgumentParser()
    report_.add_arguments(parser)
    assert report_.run(parser.parse_args(["--hall", str(hall), *words])) == 0
    return capsys.readouterr().out
