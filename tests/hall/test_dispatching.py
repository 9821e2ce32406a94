from __future__ import annotations

import pytest
from playing import Day, scenario

from simulation import dispatch


def test_why_this_ticket_is_next(day):
    day.issue("card")
    day.later(2)
    chosen = day.issue("permit", class_="courtesy")
    day.later(3)
    facts = day.hall.next_for("1", day.now)
    assert facts.ticket.number == chosen
    assert (facts.rule, facts.tier) == ("gcmu", "ordinary")
    assert (facts.age, facts.target, facts.weight) == (3.0, 15.0, 3.0)
    assert facts.minutes == 8.0
    assert (facts.others, facts.longer) == (1, 1)
    assert day.call("1") == chosen


def test_services_that_go_on_here_count_together(day):
    day.issue("permit", "card", "pension")
    assert day.hall.next_for("1", day.now).minutes == 8.0 / 1.0 + 4.0 / 0.5


def test_nobody_is_next_where_nobody_can_be_served(day):
    day.issue("pension")
    assert day.hall.next_for("1", day.now) is None
    assert day.hall.next_for("4", day.now) is None


def test_why_tells_overdue_and_last_resort():
    day = Day(scenario(overdue=1.0))
    day.issue("card")
    day.do("skill", window="1", service="card", last_resort=True)
    assert day.hall.next_for("1", day.now).tier == "last_resort"
    day.later(10.5)
    assert day.hall.next_for("1", day.now).tier == "overdue"


def test_the_hall_asks_the_very_functions_of_the_simulation(monkeypatch):
    asked = []
    for name in ("next_ticket", "ready_window"):
        function = getattr(dispatch, name)
        monkeypatch.setattr(dispatch, name, lambda *a, f=function, n=name: asked.append(n) or f(*a))
    day = Day(auto=True)
    day.issue("permit")
    day.issue("permit")
    day.issue("permit")
    day.do("no_show", window="1")
    assert set(asked) == {"next_ticket", "ready_window"}


@pytest.mark.parametrize(
    ("rule", "chosen"), [("fcfs", "SB001"), ("priority", "SB002"), ("longest_queue", "A001"), ("gcmu", "SB002")]
)
def test_each_rule_chooses_in_its_own_way(rule, chosen):
    day = Day(scenario(rule=rule))
    day.issue("pension")
    day.later(3)
    day.issue("card", class_="courtesy")
    day.issue("permit")
    day.issue("permit")
    day.later(4)
    day.do("skill", window="2", service="pension", on=True)
    assert day.call("2") == chosen


def test_equal_urgency_goes_by_credit_then_by_order_of_issue(day):
    day.do("rule", rule="longest_queue")
    first, second = day.issue("permit"), day.issue("permit")
    assert day.call("1") == first
    assert day.call("2") == second


@pytest.mark.parametrize(("rule", "courtesy", "ordinary"), [("fcfs", 3, 3), ("priority", 1, 3), ("gcmu", 3, 3)])
def test_who_would_come_now_is_told_the_same_as_who_came(rule, courtesy, ordinary):
    day = Day(scenario(rule=rule))
    day.issue("permit", class_="courtesy")
    day.issue("permit")
    day.issue("permit")
    day.issue("card")
    day.later(2)
    told = {klass: day.hall.ahead_of_new("permit", klass, day.now) for klass in ("courtesy", "ordinary")}
    assert told == {"courtesy": courtesy, "ordinary": ordinary}
    number = day.issue("permit", class_="courtesy")
    assert day.hall.ahead(day.hall.tickets[number]) == courtesy
