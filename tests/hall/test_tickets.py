from __future__ import annotations

from playing import MINUTE, NINE, SECOND, Day


def test_number_is_the_groups_prefix_and_three_digits(day):
    assert [day.issue("permit"), day.issue("permit"), day.issue("card"), day.issue("pension")] == [
        "A001",
        "A002",
        "SB001",
        "SB002",
    ]


def test_numbers_grow_wider_after_999(day):
    day.hall.issued_by_prefix["A"] = 999
    assert day.issue("permit") == "A1000"


def test_issue_refuses_what_the_hall_does_not_know(day):
    assert "no service visa" in day.refused("issue", services=["visa"])
    assert "no priority class royal" in day.refused("issue", services=["card"], class_="royal")
    assert "twice" in day.refused("issue", services=["card", "card"])
    assert "at least 1" in day.refused("issue", services=[])


def test_the_four_classes_are_always_known(day):
    for klass in ("ordinary", "courtesy", "veteran", "appointment"):
        number = day.issue("card", class_=klass)
        assert day.ticket(number)["class"] == klass


def test_call_takes_the_ticket_to_the_window(day):
    number = day.issue("permit")
    assert day.call("1") == number
    assert day.ticket(number) == {
        "state": "called",
        "services": ["permit"],
        "class": "ordinary",
        "window": "1",
        "tied": None,
    }
    assert day.window("1") == {"state": "engaged", "ticket": number, "clerk": "chen", "active": ["permit", "card"]}


def test_call_that_finds_nobody_leaves_no_trace(day):
    seen = len(day.happened)
    assert day.call("1") is None
    day.issue("pension")
    assert day.call("1") is None
    assert len(day.happened) == seen + 1


def test_call_needs_a_ready_window(day):
    day.issue("permit")
    day.issue("permit")
    day.call("1")
    assert "engaged with ticket A001" in day.refused("call", window="1")
    day.do("pause", window="2")
    assert "paused" in day.refused("call", window="2")
    day.do("close", window="2")
    assert "closed" in day.refused("call", window="2")
    assert "no window 9" in day.refused("call", window="9")


def test_call_by_hand_needs_a_reason_and_a_window_that_can(day):
    first, second = day.issue("permit"), day.issue("permit")
    pension = day.issue("pension")
    assert "needs a reason" in day.refused("call", window="1", ticket=second)
    assert "empty" in day.refused("call", window="1", ticket=second, reason="  ")
    assert "can't serve pension" in day.refused("call", window="1", ticket=pension, reason="ill")
    day.do("call", window="1", ticket=second, reason="ill")
    assert day.ticket(second)["window"] == "1"
    assert "not waiting" in day.refused("call", window="2", ticket=second, reason="ill")
    assert day.ticket(first)["state"] == "waiting"


def test_reason_without_ticket_is_refused(day):
    assert "by hand" in day.refused("call", window="1", reason="why not")


def test_recall_counts_and_shows_again(day):
    number = day.issue("permit")
    day.call("1")
    day.later(1)
    day.do("recall", window="1")
    ticket = day.hall.tickets[number]
    assert ticket.recalls == 1
    assert [(call.number, call.kind) for call in day.hall.calls] == [(number, "call"), (number, "recall")]


def test_a_ticket_named_beside_a_window_must_be_the_one_there(day):
    number = day.issue("permit")
    day.call("1")
    for what in ("recall", "start", "no_show", "finish", "park", "close", "pause"):
        assert "not at window 1" in day.refused(what, window="1", ticket="A777")
    day.do("start", window="1", ticket=number)
    day.do("finish", window="1", ticket=number)
    assert day.ticket(number)["state"] == "done"


def test_nothing_can_be_done_at_a_window_without_a_ticket(day):
    for what, more in (
        ("recall", {}),
        ("start", {}),
        ("no_show", {}),
        ("finish", {}),
        ("park", {}),
        ("add_service", {"service": "card"}),
        ("transfer", {"to_service": "card"}),
    ):
        assert "Nobody is at window 1" in day.refused(what, window="1", **more)


def test_service_must_have_started_to_end(day):
    day.issue("permit")
    day.call("1")
    assert "not being served yet" in day.refused("finish", window="1")
    assert "not being served yet" in day.refused("park", window="1")
    assert "not being served yet" in day.refused("add_service", window="1", service="card")
    day.do("start", window="1")
    assert "being served already" in day.refused("start", window="1")
    assert "being served already" in day.refused("recall", window="1")
    assert "being served already" in day.refused("no_show", window="1")


def test_next_service_goes_on_at_once_where_the_clerk_can(day):
    number = day.issue("permit", "card")
    day.serve("1")
    day.later(5)
    day.do("finish", window="1")
    assert day.ticket(number)["services"] == ["card"]
    assert day.ticket(number)["state"] == "serving"
    day.later(3)
    day.do("finish", window="1")
    assert day.ticket(number)["state"] == "done"
    steps = day.hall.tickets[number].steps
    assert [(step.service, step.called - NINE, step.finished - NINE) for step in steps] == [
        ("permit", 0, 5 * MINUTE),
        ("card", 5 * MINUTE, 8 * MINUTE),
    ]


def test_next_service_waits_with_its_credit_where_the_clerk_can_not(day):
    number = day.issue("permit", "pension")
    day.later(7)
    day.serve("1")
    day.later(5)
    day.do("finish", window="1")
    ticket = day.hall.tickets[number]
    assert (ticket.state, ticket.services) == ("waiting", ("pension",))
    assert ticket.waited == 7 * MINUTE
    assert ticket.credit == day.now - 7 * MINUTE
    assert day.window("1")["state"] == "ready"


def test_outcomes(day):
    day.issue("permit")
    day.serve("1")
    assert 'needs "to"' in day.refused("finish", window="1", outcome="referred")
    assert "only for the outcome" in day.refused("finish", window="1", to="housing bureau")
    assert "only for the outcome" in day.refused("finish", window="1", due="2025-02-01")
    assert "due" in day.refused("finish", window="1", outcome="referred", to="bureau", due="soon")
    assert "outcome" in day.refused("finish", window="1", outcome="fine")
    day.do("finish", window="1", outcome="referred", to="id-of-text", due="2025-02-01")
    (step,) = day.hall.tickets["A001"].steps
    assert (step.outcome, step.to, step.due) == ("referred", "id-of-text", "2025-02-01")


def test_pause_after_this(day):
    day.issue("permit")
    day.serve("1")
    day.do("finish", window="1", pause=True)
    assert day.window("1")["state"] == "paused"


def test_pause_after_this_waits_for_the_end_of_the_visit(day):
    day.issue("permit", "card")
    day.serve("1")
    day.do("finish", window="1", pause=True)
    assert day.window("1")["state"] == "engaged"
    day.do("finish", window="1")
    assert day.window("1")["state"] == "paused"


def test_add_service_goes_last_and_only_once(day):
    number = day.issue("permit")
    day.serve("1")
    day.do("add_service", window="1", service="pension")
    assert day.ticket(number)["services"] == ["permit", "pension"]
    assert "already" in day.refused("add_service", window="1", service="pension")
    assert "already" in day.refused("add_service", window="1", service="permit")
    assert "no service" in day.refused("add_service", window="1", service="visa")


def test_no_show_and_return_to_the_original_place(day):
    first = day.issue("permit")
    day.later(5)
    day.call("1")
    day.do("no_show", window="1")
    assert day.ticket(first)["state"] == "missed"
    assert day.window("1")["state"] == "ready"
    second = day.issue("permit")
    day.later(6)
    day.do("return", ticket=first)
    ticket = day.hall.tickets[first]
    assert ticket.waited == 5 * MINUTE
    assert ticket.credit == day.now - 5 * MINUTE
    assert [waiting.number for waiting in day.hall.waiting()] == [second, first]
    assert "not missed" in day.refused("return", ticket=first)


def test_return_after_n_takes_the_credit_of_the_nth():
    day = Day(return_after=2)
    missed = day.issue("permit")
    day.call("1")
    day.do("no_show", window="1")
    for minutes in (1, 1, 1):
        day.later(minutes)
        day.issue("permit")
    day.issue("card")
    day.do("return", ticket=missed)
    assert day.hall.tickets[missed].credit == NINE + 2 * MINUTE


def test_return_after_n_where_fewer_wait_goes_last():
    day = Day(return_after=3)
    missed = day.issue("permit")
    day.later(2)
    day.call("1")
    day.do("no_show", window="1")
    day.issue("permit")
    day.later(9)
    day.do("return", ticket=missed)
    assert day.hall.tickets[missed].credit == day.now


def test_park_and_unpark_keep_the_credit(day):
    number = day.issue("permit")
    day.later(4)
    day.serve("1")
    day.do("park", window="1")
    assert day.ticket(number)["state"] == "parked"
    assert day.ticket(number)["tied"] is None
    assert day.window("1")["state"] == "ready"
    day.later(10)
    day.do("unpark", ticket=number)
    assert day.hall.tickets[number].credit == day.now - 4 * MINUTE
    assert "not parked" in day.refused("unpark", ticket=number)
    day.call("2")
    assert day.hall.calls[-1].kind == "back"


def test_parked_and_tied_comes_back_to_its_window_only(day):
    number = day.issue("permit")
    day.serve("1")
    day.do("park", window="1", tied=True)
    assert day.ticket(number)["tied"] == "1"
    day.do("unpark", ticket=number)
    assert day.ticket(number)["tied"] == "1"
    assert day.call("2") is None
    assert "waits for window 1 only" in day.refused("call", window="2", ticket=number, reason="hurry")
    assert day.call("1") == number
    assert day.ticket(number)["tied"] is None


def test_tie_to_a_window_that_closed_meanwhile_does_not_hold(day):
    number = day.issue("permit")
    day.serve("1")
    day.do("park", window="1", tied=True)
    day.do("close", window="1")
    day.do("unpark", ticket=number)
    assert day.call("2") == number


def test_transfer_to_a_service(day):
    number = day.issue("permit", "card")
    day.later(3)
    day.call("1")
    assert "already" in day.refused("transfer", window="1", to_service="card")
    assert "exactly one" in day.refused("transfer", window="1")
    assert "exactly one" in day.refused("transfer", window="1", to_service="pension", to_window="2")
    day.do("transfer", window="1", to_service="pension", note="id-of-note")
    ticket = day.hall.tickets[number]
    assert (ticket.state, ticket.services, ticket.note) == ("waiting", ("pension", "card"), "id-of-note")
    assert ticket.credit == day.now - 3 * MINUTE


def test_transfer_to_a_window_ties(day):
    number = day.issue("permit")
    day.serve("1")
    assert "can't serve permit" in day.refused("transfer", window="1", to_window="3")
    day.do("close", window="2")
    assert "closed" in day.refused("transfer", window="1", to_window="2")
    day.do("open", window="2")
    day.do("transfer", window="1", to_window="2")
    assert day.ticket(number)["tied"] == "2"
    assert day.call("1") is None
    assert day.call("2") == number


def test_cancel_needs_a_reason_and_an_open_ticket(day):
    number = day.issue("permit")
    assert "reason" in day.refused("cancel", ticket=number)
    assert "reason" in day.refused("cancel", ticket=number, reason="")
    day.do("cancel", ticket=number, reason="left")
    assert day.ticket(number)["state"] == "cancelled"
    assert "over" in day.refused("cancel", ticket=number, reason="left")
    assert "no ticket A999" in day.refused("cancel", ticket="A999", reason="left")


def test_cancelling_a_called_ticket_frees_its_window(day):
    number = day.issue("permit")
    day.call("1")
    day.do("cancel", ticket=number, reason="left")
    assert day.window("1")["state"] == "ready"


def test_a_ticket_being_served_is_not_cancelled(day):
    number = day.issue("permit")
    day.serve("1")
    assert "being served" in day.refused("cancel", ticket=number, reason="left")


def test_cancel_can_be_undone_for_ten_seconds(day):
    number = day.issue("permit")
    day.later(5)
    day.do("cancel", ticket=number, reason="mistake")
    day.now += 10 * SECOND
    day.do("undo", ticket=number)
    assert day.ticket(number)["state"] == "waiting"
    assert day.hall.tickets[number].credit == NINE
    day.do("cancel", ticket=number, reason="again")
    day.now += 10 * SECOND + 1
    assert "more than 10 seconds ago" in day.refused("undo", ticket=number)


def test_undo_restores_what_was_parked_or_missed(day):
    number = day.issue("permit")
    day.serve("1")
    day.do("park", window="1", tied=True)
    day.do("cancel", ticket=number, reason="mistake")
    assert day.ticket(number)["tied"] is None
    day.do("undo", ticket=number)
    assert day.ticket(number)["state"] == "parked"
    assert day.ticket(number)["tied"] == "1"


def test_waiting_time_never_counts_time_called_served_parked_or_missed(day):
    number = day.issue("permit")
    day.later(2)
    day.serve("1")
    day.later(30)
    day.do("park", window="1")
    day.later(30)
    day.do("unpark", ticket=number)
    day.later(3)
    day.call("1")
    day.later(30)
    day.do("no_show", window="1")
    day.later(30)
    day.do("return", ticket=number)
    day.later(4)
    assert day.hall.tickets[number].wait(day.now) == 9 * MINUTE


def test_note(day):
    number = day.issue("permit", note="id-one")
    assert day.hall.tickets[number].note == "id-one"
    day.do("note", ticket=number, note="id-two")
    assert day.hall.tickets[number].note == "id-two"


def test_a_transfer_names_the_window_until_the_service_is_finished(day):
    number = day.issue("permit")
    day.serve("1")
    day.do("transfer", window="1", to_service="card")
    assert day.hall.tickets[number].sent_from == "1"
    day.serve("2")
    day.do("add_service", window="2", service="permit")
    day.do("finish", window="2")
    assert day.hall.tickets[number].sent_from is None


def test_a_no_show_can_be_undone_for_ten_seconds_at_its_window(day):
    number = day.issue("permit")
    day.later(5)
    day.call("1")
    day.do("no_show", window="1")
    day.now += 9 * SECOND
    undone, called = day.do("undo", ticket=number)
    assert (undone.kind, called.window, called.by) == ("no_show_undone", "1", "undo")
    ticket = day.hall.tickets[number]
    assert (ticket.state, ticket.window, ticket.no_shows) == ("called", "1", 0)
    assert ticket.waited == 5 * MINUTE
    day.do("start", window="1")
    assert day.replayed().tickets == day.hall.tickets


def test_an_undone_no_show_waits_at_its_old_place_where_its_window_went_on(day):
    number = day.issue("permit")
    other = day.issue("permit")
    day.later(5)
    day.call("1")
    day.do("no_show", window="1")
    assert day.call("1") == other
    day.do("undo", ticket=number)
    ticket = day.hall.tickets[number]
    assert (ticket.state, ticket.no_shows, ticket.wait(day.now)) == ("waiting", 0, 5 * MINUTE)
    assert day.hall.waiting()[0] is ticket


def test_a_no_show_of_long_ago_is_not_undone_but_returns(day):
    number = day.issue("permit")
    day.call("1")
    day.do("no_show", window="1")
    day.now += 10 * SECOND
    assert "let it return" in day.refused("undo", ticket=number)
    day.do("return", ticket=number)
    assert day.hall.tickets[number].no_shows == 1
