"""What the desk may ask beyond a plain number: limits, appointments, numbers by hand, one call at once, help."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from playing import MINUTE, NINE, Day

from hallapp.hall.refusals import HallError


def test_numbers_stop_before_closing_and_the_desk_may_go_on_exceptionally():
    day = Day(stop_before=20.0)
    day.now = NINE + (8 * 60 - 20) * MINUTE - 1
    assert day.issue("permit") == "A001"
    day.now += 1
    assert day.refused("issue", services=["permit"]) == "Numbers are given out until 16:40 only."
    assert day.issue("permit", exceptionally=True) == "A002"


def test_a_full_hall_takes_the_next_one_when_somebody_was_called():
    day = Day(capacity=2)
    day.issue("permit")
    day.issue("card")
    assert "full: 2 people" in day.refused("issue", services=["card"])
    day.call("1")
    assert day.issue("card")


def test_a_services_numbers_for_the_day_run_out_and_a_cancelled_one_is_free_again():
    day = Day(quotas={"permit": 2})
    first = day.issue("card", "permit")
    day.issue("permit")
    assert day.refused("issue", services=["permit"]) == "Today's numbers for permit are given out: 2."
    assert "permit" in day.refused("issue", services=["card", "permit"])
    assert day.issue("card")
    day.do("cancel", ticket=first, reason="left")
    assert day.issue("permit")


def test_a_quota_for_an_unknown_service_is_refused(day):
    assert "no service visa" in day.refused("settings", settings={"quotas": {"visa": 3}})


def test_an_appointment_that_comes_early_waits_from_its_time(day):
    day.now = NINE + 50 * MINUTE
    number = day.issue("permit", appointment="b1", at=600.0)
    ticket = day.hall.tickets[number]
    assert (ticket.klass, ticket.credit, ticket.issued) == ("appointment", NINE + 60 * MINUTE, day.now)
    assert ticket.wait(NINE + 55 * MINUTE) == 0
    assert ticket.wait(NINE + 62 * MINUTE) == 2 * MINUTE
    assert number in day.refused("issue", services=["permit"], appointment="b1", at=600.0)
    day.do("cancel", ticket=number, reason="wrong person")
    assert day.issue("permit", appointment="b1", at=600.0)


def test_an_appointment_is_held_for_a_while_only():
    day = Day(hold_appointments=10.0)
    day.now = NINE + 10 * MINUTE
    assert day.hall.tickets[day.issue("permit", appointment="b1", at=540.0)].klass == "appointment"
    day.now += 1
    late = day.issue("permit", appointment="b2", at=540.0)
    assert day.hall.tickets[late].klass == "ordinary"
    assert day.hall.tickets[late].credit == day.now
    courtesy = day.issue("permit", appointment="b3", at=540.0, class_="courtesy")
    assert day.hall.tickets[courtesy].klass == "courtesy"


def test_who_has_an_appointment_is_served_in_a_full_hall():
    day = Day(capacity=1, quotas={"permit": 0})
    day.issue("card")
    assert day.issue("permit", appointment="b1", at=540.0)


def test_numbers_written_by_hand_keep_their_number_and_their_place(day):
    day.now = NINE + 60 * MINUTE
    before = day.issue("permit")
    by_hand = [day.issue("permit", written=number, at=minute) for number, minute in (("a14", 550.0), ("A015", 552.0))]
    assert by_hand == ["A014", "A015"]
    assert [ticket.number for ticket in day.hall.waiting()] == ["A014", "A015", before]
    assert day.hall.tickets["A014"].issued == NINE + 10 * MINUTE
    assert day.issue("permit") == "A016"
    assert "given out already" in day.refused("issue", services=["permit"], written="A014")
    assert "still to come" in day.refused("issue", services=["permit"], written="A020", at=700.0)
    assert "begin with A" in day.refused("issue", services=["permit"], written="SB001")
    assert "begin with SB" in day.refused("issue", services=["card"], written="SBx")
    assert "the first one is A001" in day.refused("issue", services=["permit"], written="A0")
    assert day.issue("permit", written="A002") == "A002"
    assert day.issue("permit") == "A017"


def test_a_time_needs_something_that_it_belongs_to(day):
    assert "goes with" in day.refused("issue", services=["permit"], at=550.0)


def test_issued_and_called_in_one_step_by_the_rule_of_dispatch(day):
    issued, called = day.do("issue", services=["permit"], at_once=True, class_="courtesy")
    assert (called.ticket, called.window, called.by) == (issued.ticket, "1", "desk")
    assert day.do("issue", services=["permit"], at_once=True)[1].window == "2"
    assert "free just now" in day.refused("issue", services=["permit"], at_once=True)
    assert day.hall.issued_by_prefix["A"] == 2


def test_one_card_holds_one_open_ticket_for_a_service(day):
    number = day.issue("permit", "card", card="id-1")
    assert number in day.refused("issue", services=["card"], card="id-1")
    assert day.issue("pension", card="id-1")
    assert day.issue("card", card="id-2")
    day.do("cancel", ticket=number, reason="left")
    assert day.issue("card", card="id-1")


def test_help_is_asked_once_and_answered(day):
    day.do("ask_help", place="kiosk 1")
    day.later(1)
    assert day.do("ask_help", place="kiosk 1") == []
    day.do("ask_help", place="kiosk 1", about="printer")
    assert day.hall.help == {("kiosk 1", "person"): NINE, ("kiosk 1", "printer"): day.now}
    day.do("answer_help", place="kiosk 1")
    assert day.do("answer_help", place="kiosk 1") == []
    assert day.hall.help == {}


def test_what_the_log_keeps_of_it_folds_to_the_same_hall():
    day = Day(stop_before=20.0, quotas={"permit": 3})
    day.now = NINE + 30 * MINUTE
    day.issue("permit", written="A007", at=545.0)
    day.issue("card", appointment="b1", at=600.0, phone="1380013", card="id-of-card")
    day.do("issue", services=["pension"], at_once=True)
    day.do("ask_help", place="kiosk")
    again = day.replayed()
    assert again.tickets == day.hall.tickets
    assert (again.help, again.issued_by_prefix) == (day.hall.help, day.hall.issued_by_prefix)


KINDS = ("plain", "written", "booked", "at_once", "exceptional", "card")


@given(
    steps=st.lists(
        st.tuples(
            st.sampled_from(KINDS),
            st.sampled_from(["permit", "card", "pension"]),
            st.integers(1, 30),
            st.integers(-40, 40),
            st.sampled_from(["call", "cancel", "nothing"]),
        ),
        max_size=25,
    ),
    capacity=st.sampled_from([None, 3]),
    hold=st.sampled_from([None, 10.0]),
)
def test_however_numbers_come_about_they_are_unique_in_order_and_told_by_the_log(steps, capacity, hold):
    day = Day(capacity=capacity, hold_appointments=hold, quotas={"pension": 4})
    day.now = NINE + 60 * MINUTE
    for place, (kind, service, figure, minutes, then) in enumerate(steps):
        at = 600.0 + place + minutes
        more = {
            "written": {"written": f"{day.hall.catalogue.prefix(service)}{figure}", "at": at},
            "booked": {"appointment": f"b{figure}", "at": at},
            "at_once": {"at_once": True},
            "exceptional": {"exceptionally": True},
            "card": {"card": f"card-{figure % 3}"},
        }.get(kind, {})
        before = set(day.hall.tickets)
        try:
            number = day.issue(service, **more)
        except HallError:
            assert set(day.hall.tickets) == before
            continue
        assert number not in before
        ticket = day.hall.tickets[number]
        assert ticket.wait(day.now) >= 0
        if kind == "plain":
            assert capacity is None or len(day.hall.in_line) <= capacity
        if then == "cancel" and ticket.state == "waiting":
            day.do("cancel", ticket=number, reason="left")
        if then == "call":
            if day.hall.windows["2"].state == "ready":
                day.call("2")
            if day.hall.windows["2"].ticket:
                day.do("no_show", window="2")
        day.later(1)
    line = day.hall.waiting()
    assert [ticket.credit for ticket in line] == sorted(ticket.credit for ticket in line)
    again = day.replayed()
    assert again.tickets == day.hall.tickets and again.issued_by_prefix == day.hall.issued_by_prefix
