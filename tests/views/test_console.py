"""The console: each key and what it does in the hall."""

from __future__ import annotations

import pytest
from conftest import settled
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QScrollArea

from hallapp import language
from hallapp.app import Frame
from hallapp.devices.printer import SlipPrinter
from hallapp.errors import KnownError
from hallapp.hall.counter import HEARD
from hallapp.hall.helping import where_help_is_wanted
from hallapp.hall.myday import my_day
from hallapp.live import Live
from hallapp.paths import DEMO_HALL
from hallapp.views import pausing, words
from hallapp.views.console import Console, presses, questions, shape, wording
from hallapp.views.console.asking import SPACE, Ask
from hallapp.views.console.my_day import MyDayDialog
from hallapp.views.console.outcome import OUTCOMES
from hallapp.views.console.wording import ACTIONS, hindrance
from hallapp.views.link import HallLink
from hallapp.views.owed import OwedDialog
from hallapp.views.scenes import play
from hallapp.views.widgets import Button, Text
from simulation.scenario import load


@pytest.fixture(autouse=True)
def practised(monkeypatch):
    """A hand so quick that no press is taken for the second half of the one before."""
    monkeypatch.setattr(presses, "TWICE", 0)


@pytest.fixture
def scene(tmp_path):
    """A morning in which windows are called by hand."""
    made = play(tmp_path / "hand.hall", load(DEMO_HALL), until=45.0)
    with Live.open(made.url, clock=made.clock) as live:
        live.do({"do": "settings", "settings": {"auto": False}})
    return made


@pytest.fixture
def made(scene, qtbot):
    """Consoles of windows, all on their own links."""
    links = []

    def make(window: str) -> Console:
        link = HallLink(scene.url, f"window {window}", clock=scene.clock)
        links.append(link)
        view = Console(link, window)
        qtbot.addWidget(view)
        view.show()
        return view

    yield make
    for link in links:
        link.close()


def press(qtbot, view: Console, key: Qt.Key) -> None:
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.setFocus()
    qtbot.keyClick(view, key)
    qtbot.waitUntil(lambda: not view.link.busy)


def free(qtbot, view: Console) -> None:
    """Finish what the window has in hand, so that it is ready."""
    for _ in range(10):
        if view.ticket is None:
            return
        press(qtbot, view, Qt.Key.Key_F4 if view.ticket.state == "called" else Qt.Key.Key_F5)


def serving(qtbot, view: Console) -> str:
    """Call and start the next ticket."""
    free(qtbot, view)
    press(qtbot, view, Qt.Key.Key_F2)
    press(qtbot, view, Qt.Key.Key_F4)
    assert view.ticket is not None and view.ticket.state == "serving"
    return view.ticket.number


def answer(monkeypatch, choice: str, text: str = "") -> None:
    """Answer the next dialog."""

    def execute(ask: Ask) -> int:
        rows = [ask.list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(ask.list.count())]
        ask.list.setCurrentRow(rows.index(choice))
        ask.line.setText(text)
        assert ask.ok.isEnabled()
        return int(Ask.DialogCode.Accepted)

    monkeypatch.setattr(Ask, "exec", execute)


def test_call_recall_start_and_finish_by_their_keys(qtbot, made, scene):
    view = made("3")
    free(qtbot, view)
    press(qtbot, view, Qt.Key.Key_F2)
    number = view.ticket.number
    assert view.ticket.state == "called" and view.visit.number.text() == number
    press(qtbot, view, Qt.Key.Key_F3)
    assert view.ticket.recalls == 0 and view.notice.sentence()
    scene.clock.at += HEARD
    press(qtbot, view, Qt.Key.Key_F3)
    assert view.ticket.recalls == 1
    press(qtbot, view, Qt.Key.Key_F4)
    assert view.ticket.state == "serving"
    press(qtbot, view, Qt.Key.Key_F5)
    assert view.hall.tickets[number].state == "done" and view.place.state == "ready"


def test_the_outcome_is_chosen_by_its_digit_and_a_referral_needs_to_whom(qtbot, made):
    view = made("3")
    number = serving(qtbot, view)
    press(qtbot, view, Qt.Key.Key_3)
    press(qtbot, view, Qt.Key.Key_F5)
    assert view.hall.tickets[number].state == "serving" and view.notice.sentence()
    view.outcome.to.setText("housing office")
    view.setFocus()
    press(qtbot, view, Qt.Key.Key_F5)
    assert view.hall.tickets[number].steps[-1].outcome == "referred"


def test_pause_after_this_pauses_the_window(qtbot, made):
    view = made("3")
    serving(qtbot, view)
    view.outcome.pause.setChecked(True)
    press(qtbot, view, Qt.Key.Key_F5)
    assert view.place.state == "paused"
    press(qtbot, view, Qt.Key.Key_F9)
    assert view.place.state == "ready"


def test_no_show(qtbot, made):
    view = made("3")
    free(qtbot, view)
    press(qtbot, view, Qt.Key.Key_F2)
    number = view.ticket.number
    press(qtbot, view, Qt.Key.Key_F6)
    assert view.hall.tickets[number].state == "missed"


def test_a_no_show_is_undone_for_ten_seconds(qtbot, made, scene):
    view = made("3")
    free(qtbot, view)
    press(qtbot, view, Qt.Key.Key_F2)
    number = view.ticket.number
    press(qtbot, view, Qt.Key.Key_F6)
    assert view.notice.action.label() == "Undo, 10 s"
    view.notice.action.click()
    settled(qtbot, view.link)
    assert (view.ticket.number, view.ticket.state, view.ticket.no_shows) == (number, "called", 0)
    assert view.notice.isHidden()
    press(qtbot, view, Qt.Key.Key_F6)
    scene.clock.at += 11_000
    view.tick()
    assert view.notice.isHidden()
    view.missed.undo()
    settled(qtbot, view.link)
    assert view.hall.tickets[number].state == "missed"


@pytest.mark.parametrize(("kind", "tied"), [("form", None), ("papers", "3"), ("step", "3")])
def test_park_asks_what_for_and_a_tied_ticket_can_be_woken_here(qtbot, made, monkeypatch, kind, tied):
    view = made("3")
    number = serving(qtbot, view)
    answer(monkeypatch, kind)
    press(qtbot, view, Qt.Key.Key_F8)
    ticket = view.hall.tickets[number]
    assert (ticket.state, ticket.tied) == ("parked", tied)
    if tied:
        view.following.back.itemAt(0).widget().click()
        qtbot.waitUntil(lambda: view.hall.tickets[number].state == "waiting")


def test_transfer_to_a_window_and_to_a_service(qtbot, made, monkeypatch):
    view = made("3")
    number = serving(qtbot, view)
    service = view.ticket.services[0]
    other = next(w.id for w in view.hall.could_serve(service) if w.id != "3")
    answer(monkeypatch, f"{questions.WINDOW}{other}", "bring the old card")
    press(qtbot, view, Qt.Key.Key_F7)
    ticket = view.hall.tickets[number]
    assert (ticket.state, ticket.tied, ticket.services[0]) == ("waiting", other, service)
    assert view.link.text(ticket.note) == "bring the old card"
    number = serving(qtbot, view)
    answer(monkeypatch, "mobile-member")
    press(qtbot, view, Qt.Key.Key_F7)
    assert view.hall.tickets[number].services[0] == "mobile-member"


def test_the_next_window_reads_who_sent_the_citizen_on(qtbot, made, monkeypatch):
    view = made("3")
    number = serving(qtbot, view)
    other = next(w.id for w in view.hall.could_serve(view.ticket.services[0]) if w.id != "3")
    answer(monkeypatch, f"{questions.WINDOW}{other}", "bring the old card")
    press(qtbot, view, Qt.Key.Key_F7)
    there = made(other)
    free(qtbot, there)
    press(qtbot, there, Qt.Key.Key_F2)
    assert there.ticket.number == number
    told = there.visit.note.words()
    assert told.startswith("From window 3, ") and told.endswith(": bring the old card")


def test_add_a_service(qtbot, made, monkeypatch):
    view = made("3")
    number = serving(qtbot, view)
    answer(monkeypatch, "card-activation")
    press(qtbot, view, Qt.Key.Key_F10)
    assert view.hall.tickets[number].services[-1] == "card-activation"


def test_pausing_keeps_the_reason_and_the_last_choice_closes(qtbot, made, monkeypatch):
    view = made("3")
    free(qtbot, view)
    answer(monkeypatch, "meal")
    press(qtbot, view, Qt.Key.Key_F9)
    assert view.place.state == "paused" and view.link.text(view.place.pause_reason) == "meal"
    press(qtbot, view, Qt.Key.Key_F9)
    answer(monkeypatch, questions.CLOSE)
    press(qtbot, view, Qt.Key.Key_F9)
    assert view.place.state == "closed"
    press(qtbot, view, Qt.Key.Key_F9)
    assert view.place.state == "ready"


def test_picking_out_of_order_needs_a_reason(qtbot, made, monkeypatch):
    view = made("3")
    free(qtbot, view)
    last = [t for t in view.hall.waiting() if view.place.speed(t.services[0]) > 0.0][-1].number
    answer(monkeypatch, last, "asked for by the desk")
    press(qtbot, view, Qt.Key.Key_F11)
    assert view.place.ticket == last


def test_whom_the_rule_would_call_anyway_is_not_picked_out_of_order(qtbot, made, monkeypatch):
    view = made("3")
    free(qtbot, view)
    following = view.hall.next_for("3", view.link.now()).ticket
    offered = []

    def execute(ask: Ask) -> int:
        offered.extend(ask.list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(ask.list.count()))
        return int(Ask.DialogCode.Rejected)

    monkeypatch.setattr(Ask, "exec", execute)
    press(qtbot, view, Qt.Key.Key_F11)
    assert offered and following.number not in offered
    monkeypatch.setattr(view, "mine", lambda: [following])
    view.refresh()
    assert view.following.pick.isHidden()
    press(qtbot, view, Qt.Key.Key_F11)
    assert view.notice.sentence() == "Nobody else waits whom you may serve."
    assert view.ticket is None


def test_a_dialog_that_needs_a_text_does_not_go_without(qtbot):
    ask = Ask(None, "Pick", [("a", "A")], text="reason", needed=True)
    qtbot.addWidget(ask)
    assert not ask.ok.isEnabled()
    ask.line.setText("  ")
    assert not ask.ok.isEnabled()
    ask.line.setText("why")
    assert ask.ok.isEnabled() and ask.value() == "a"


def test_what_can_not_be_done_is_disabled_and_says_why(qtbot, made):
    view = made("3")
    free(qtbot, view)
    for action, button in view.buttons.items():
        reason = hindrance(action, view.place, view.ticket, view.hall, view.link.now())
        assert button.isEnabled() == (not reason) and button.toolTip() == reason
    assert {a for a in ACTIONS if not hindrance(a, view.place, None, view.hall, view.link.now())} == {"next", "pause"}
    press(qtbot, view, Qt.Key.Key_F4)
    assert view.notice.sentence()


def test_two_consoles_that_press_next_at_once_never_get_one_ticket(qtbot, made):
    views = [made("3"), made("4")]
    for view in views:
        free(qtbot, view)
    for view in views:
        view.act("next")
    qtbot.waitUntil(lambda: not any(view.link.busy for view in views))
    for view in views:
        view.link.look()
    numbers = [view.ticket.number for view in views if view.ticket]
    assert len(numbers) == len(set(numbers)) and numbers


def test_a_refusal_is_told(qtbot, made):
    view = made("3")
    free(qtbot, view)
    view._do("start", window="3")
    qtbot.waitUntil(lambda: bool(view.notice.sentence()))


def test_a_window_of_a_hall_that_plays_by_itself_can_be_taken_over(qtbot, made):
    view = made("3")
    assert not view.following.own.isVisible()
    view._do("settings", settings={"auto": True})
    qtbot.waitUntil(view.following.own.isVisible)
    view.following.own.click()
    qtbot.waitUntil(lambda: view.hall.settings.manual == ("3",))
    view.following.own.click()
    qtbot.waitUntil(lambda: view.hall.settings.manual == ())


def test_the_bar_does_the_same(qtbot, made):
    view = made("3")
    free(qtbot, view)
    view.toggle_bar()
    assert view.sizeHint() == shape.BAR
    view.bar.main.click()
    qtbot.waitUntil(lambda: view.ticket is not None)
    assert view.bar.number.text() == view.ticket.number
    view.toggle_bar()
    assert view.bar.isHidden()


def test_it_speaks_the_other_language_while_running(qtbot, qapp, made):
    view = made("3")
    assert view.buttons["next"].label() == "Next"
    language.switch(qapp, "zh")
    qtbot.waitUntil(lambda: view.buttons["next"].label() == "下一位")
    language.switch(qapp, "en")
    qtbot.waitUntil(lambda: view.buttons["next"].label() == "Next")


def bar(qtbot, made) -> Console:
    view = made("3")
    free(qtbot, view)
    view.toggle_bar()
    return view


def test_the_bar_tells_a_refusal_and_shrinks_when_it_is_closed(qtbot, made):
    view = bar(qtbot, made)
    view.act("start")
    assert view.notice.isVisible()
    qtbot.waitUntil(lambda: view.height() > shape.BAR.height())
    view.notice.hide()
    qtbot.waitUntil(lambda: view.height() == shape.BAR.height())


def test_the_bar_tells_that_the_hall_is_out_of_reach(qtbot, made):
    view = bar(qtbot, made)
    view.link.lose(KnownError("gone"))
    assert view.staleness.isVisible()


def test_the_bar_has_no_frame_and_stays_on_top_and_the_column_does_not(qtbot, made):
    view = made("3")
    bits = (Qt.WindowType.FramelessWindowHint, Qt.WindowType.WindowStaysOnTopHint)
    assert not any(view.windowFlags() & bit for bit in bits)
    view.toggle_bar()
    assert all(view.windowFlags() & bit for bit in bits) and view.isVisible()
    view.toggle_bar()
    assert not any(view.windowFlags() & bit for bit in bits) and view.isVisible()
    view.toggle_on_top()
    assert view.windowFlags() & bits[1] and not view.windowFlags() & bits[0]


def test_a_console_that_starts_as_a_bar_dresses_the_window_around_it(qtbot, scene):
    link = HallLink(scene.url, "window 3", clock=scene.clock)
    frame = Frame(Console(link, "3", bar=True), practising=False)
    qtbot.addWidget(frame)
    frame.show()
    assert frame.windowFlags() & Qt.WindowType.FramelessWindowHint
    assert frame.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    frame.close()
    link.close()


def test_bar_and_column_count_those_whom_this_window_may_serve(qtbot, made):
    view = bar(qtbot, made)
    able = [t for t in view.hall.waiting() if t.tied in (None, "3") and view.place.speed(t.services[0]) > 0.0]
    assert 0 < len(able) < len(view.hall.waiting())
    assert [ticket.number for ticket in view.mine()] == [ticket.number for ticket in able]
    assert words.people_waiting(len(able)) == view.bar.waiting.word


def test_the_bars_main_button_is_what_comes_next(qtbot, made):
    view = bar(qtbot, made)
    for action, state in (("next", "called"), ("start", "serving"), ("finish", None)):
        assert view.bar.main.label() == wording.labels(view.hall, view.place)[action]
        view.bar.main.click()
        qtbot.waitUntil(lambda state=state: (view.ticket and view.ticket.state) == state)


def test_out_of_reach_nothing_can_be_done_and_each_key_says_why(qtbot, made):
    view = made("3")
    serving(qtbot, view)
    view.link.lose(KnownError("gone"))
    assert not any(button.isEnabled() for button in view.buttons.values())
    assert all(button.toolTip() for button in view.buttons.values())
    view.act("add")
    assert view.notice.sentence()


def test_ticked_papers_stay_ticked_when_the_service_begins(qtbot, made):
    view = made("3")
    free(qtbot, view)
    press(qtbot, view, Qt.Key.Key_F2)
    view.visit.papers()[0].setChecked(True)
    press(qtbot, view, Qt.Key.Key_F4)
    qtbot.waitUntil(lambda: view.ticket.state == "serving")
    assert view.visit.papers()[0].isChecked()


def test_the_transfer_list_is_searched_by_pinyin_and_finds_windows_first(qtbot, made, monkeypatch):
    view = made("3")
    serving(qtbot, view)
    seen = []

    def execute(ask: Ask) -> int:
        seen.append(ask.value())
        ask.search.setText("sbkjh")
        seen.append(ask.value())
        return int(Ask.DialogCode.Rejected)

    monkeypatch.setattr(Ask, "exec", execute)
    press(qtbot, view, Qt.Key.Key_F7)
    assert seen[0].startswith(questions.WINDOW) and seen[1] == "card-activation"


class Paper:
    """Takes the place of a printer's paper."""

    def __init__(self) -> None:
        self.printed: list[str] = []

    def print_image(self, image, name: str) -> None:
        self.printed.append(name)


def follows(qtbot, view: Console, outcome: Qt.Key) -> str:
    """Serve somebody, tick the first paper and choose an outcome."""
    number = serving(qtbot, view)
    while len(view.visit.papers()) < 2:
        press(qtbot, view, Qt.Key.Key_F5)
        number = serving(qtbot, view)
    view.visit.papers()[0].setChecked(True)
    press(qtbot, view, outcome)
    return number


def test_what_is_not_ticked_is_missing_and_stands_on_one_printed_notice(qtbot, scene):
    link = HallLink(scene.url, "window 3", clock=scene.clock)
    paper = Paper()
    view = Console(link, "3", printer=SlipPrinter(paper))
    qtbot.addWidget(view)
    view.show()
    number = follows(qtbot, view, Qt.Key.Key_2)
    names = [name for _, name in view.visit.lacking()]
    assert all(name in view.outcome.missing.words() for name in names)
    view.outcome.also.setText("two photographs")
    view.setFocus()
    press(qtbot, view, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: paper.printed == [f"{number}-notice"])
    step = view.hall.tickets[number].steps[-1]
    assert (step.outcome, step.missing) == ("documents_missing", tuple(range(1, 1 + len(names))))
    slip = view.notices.last
    assert slip is not None
    assert [line.removeprefix("□ ") for line in slip.papers.splitlines()] == [*names, "two photographs"]
    view.close()
    link.close()


def test_documents_missing_needs_to_know_which(qtbot, made):
    view = made("3")
    number = follows(qtbot, view, Qt.Key.Key_2)
    for box in view.visit.papers():
        box.setChecked(True)
    press(qtbot, view, Qt.Key.Key_F5)
    assert view.hall.tickets[number].state == "serving" and view.notice.sentence()


def test_a_paper_that_follows_is_due_on_a_working_day_and_listed_until_it_is_settled(qtbot, made):
    view = made("3")
    number = follows(qtbot, view, Qt.Key.Key_5)
    press(qtbot, view, Qt.Key.Key_F5)
    (owed,) = view.hall.owed.values()
    assert (owed.kind, owed.ticket, owed.due) == ("paper", number, "2026-12-01")
    assert view.hall.tickets[number].steps[-1].outcome == "done"
    view.show_owed()
    dialog = view.findChild(OwedDialog)
    settled = [button for button in dialog.findChildren(Button) if number in button.accessibleName()]
    settled[0].click()
    qtbot.waitUntil(lambda: not view.hall.owed)
    dialog.close()


def test_a_bad_rating_is_not_listed_where_its_clerk_could_see_whose_it_is(qtbot, made):
    view = made("3")
    view._do("settings", settings={"ratings": True})
    number = serving(qtbot, view)
    press(qtbot, view, Qt.Key.Key_F5)
    view._do("rate", window="3", score=1)
    qtbot.waitUntil(lambda: bool(view.hall.owed))
    view.show_owed()
    dialog = view.findChild(OwedDialog)
    assert not any(number in text.words() for text in dialog.findChildren(Text))
    dialog.close()


def test_where_breaks_are_asked_for_f9_asks_and_takes_back(qtbot, made, monkeypatch):
    view = made("3")
    view._do("settings", settings={"ask_breaks": True})
    serving(qtbot, view)
    answer(monkeypatch, "meal")
    press(qtbot, view, Qt.Key.Key_F9)
    assert view.place.break_asked is not None and view.place.leaving is None
    press(qtbot, view, Qt.Key.Key_F9)
    assert view.place.break_asked is None
    press(qtbot, view, Qt.Key.Key_F9)
    view._do("answer_break", window="3", grant=True)
    qtbot.waitUntil(lambda: view.place.leaving == "pause")


def test_my_day_tells_standard_minutes(qtbot, made):
    view = made("3")
    view.show_my_day()
    dialog = view.findChild(MyDayDialog)
    day = my_day(view.hall, "3", view.link.now())
    shown = [text.words() for text in dialog.findChildren(Text)]
    assert f"{words.number(day.standard)} min" in shown
    assert sum(number in text for number, _ in day.steps for text in shown) == len(day.steps)
    dialog.close()


def test_help_is_offered_while_people_wait_too_long(qtbot, played):
    scene = played("followed")
    link = HallLink(scene.url, "test", clock=scene.clock)
    wanted = [place for place in link.hall.windows if where_help_is_wanted(link.hall, place, link.now())]
    view = Console(link, wanted[0])
    qtbot.addWidget(view)
    assert not view.following.help.isHidden() and view.following.help.words()
    link.close()


@pytest.mark.parametrize("code", ["en", "zh"])
@pytest.mark.parametrize("name", ["followed", "overloaded"])
def test_the_column_is_no_wider_than_it_docks(qtbot, qapp, played, name, code):
    language.switch(qapp, code)
    link = HallLink(played(name).url, "test", clock=played(name).clock)
    for window in link.hall.windows:
        view = Console(link, window)
        qtbot.addWidget(view)
        view.show()
        assert view.minimumSizeHint().width() <= shape.COLUMN.width(), window
    link.close()


@pytest.mark.parametrize("code", ["en", "zh"])
def test_on_the_smallest_screen_no_outcome_makes_the_column_scroll(qtbot, qapp, played, code):
    language.switch(qapp, code)
    link = HallLink(played("busy").url, "test", clock=played("busy").clock)
    serving = [w.id for w in link.hall.windows.values() if w.ticket and link.hall.tickets[w.ticket].state == "serving"]
    view = Console(link, serving[0])
    qtbot.addWidget(view)
    view.resize(shape.COLUMN.width(), 768)
    view.show()
    for outcome in OUTCOMES:
        view.outcome.choose(outcome)
        qapp.processEvents()
        qapp.processEvents()
        assert view.height() == 768 and view.findChild(QScrollArea).verticalScrollBar().maximum() == 0, outcome
    link.close()


@pytest.mark.parametrize("code", ["en", "zh"])
def test_no_outcome_is_cut_when_it_is_chosen(qtbot, qapp, made, code):
    language.switch(qapp, code)
    view = made("3")
    serving(qtbot, view)
    for outcome in OUTCOMES:
        view.outcome.choose(outcome)
        qapp.processEvents()
        buttons = [button for button in view.outcome.findChildren(Button) if button.isCheckable()]
        assert [button.label() for button in buttons if button.width() < button.sizeHint().width()] == []


def test_a_column_is_no_higher_than_its_screen(made):
    view = made("3")
    assert view.sizeHint().height() <= view.screen().availableSize().height()


def calling_by_itself(qtbot, made) -> Console:
    """A window that is calling somebody, and calls the next one as soon as it is free."""
    view = made("3")
    free(qtbot, view)
    view._do("settings", settings={"auto": True})
    qtbot.waitUntil(lambda: view.ticket is not None and view.ticket.state == "called")
    return view


def test_a_key_pressed_twice_does_not_reach_whoever_comes_next(qtbot, made, monkeypatch):
    view = calling_by_itself(qtbot, made)
    first = view.ticket.number
    monkeypatch.setattr(presses, "TWICE", 60_000)
    press(qtbot, view, Qt.Key.Key_F6)
    second = view.ticket.number
    press(qtbot, view, Qt.Key.Key_F6)
    assert view.hall.tickets[first].state == "missed"
    assert second != first and (view.ticket.number, view.ticket.state) == (second, "called")


def test_a_second_press_before_the_answer_does_nothing(qtbot, made):
    view = calling_by_itself(qtbot, made)
    missed = [ticket.number for ticket in view.hall.tickets.values() if ticket.state == "missed"]
    number = view.ticket.number
    view.act("no_show")
    view.act("no_show")
    settled(qtbot, view.link)
    now = [ticket.number for ticket in view.hall.tickets.values() if ticket.state == "missed"]
    assert set(now) - set(missed) == {number} and view.ticket.state == "called"


def test_an_answer_about_a_ticket_that_is_gone_is_not_taken_for_the_next_one(qtbot, made, monkeypatch):
    view = calling_by_itself(qtbot, made)
    gone = view.ticket.number
    other = next(w.id for w in view.hall.could_serve(view.ticket.services[0]) if w.id != "3")
    answer(monkeypatch, f"{questions.WINDOW}{other}")
    execute = Ask.exec

    def meanwhile(ask: Ask) -> int:
        view._do("no_show", window="3")
        settled(qtbot, view.link)
        return execute(ask)

    monkeypatch.setattr(Ask, "exec", meanwhile)
    press(qtbot, view, Qt.Key.Key_F7)
    assert view.ticket.number != gone and view.ticket.state == "called"
    assert gone in view.notice.sentence()


def test_an_outcome_is_chosen_only_where_it_is_seen(qtbot, made):
    view = made("3")
    number = serving(qtbot, view)
    view.toggle_bar()
    view._choose("documents_missing")
    assert view.outcome.outcome == "done"
    view.toggle_bar()
    view._choose("not_ours")
    view.toggle_bar()
    view.bar.main.click()
    assert view.hall.tickets[number].state == "serving" and view.outcome.isVisible()
    view.act("finish")
    settled(qtbot, view.link)
    assert view.hall.tickets[number].steps[-1].outcome == "not_ours"


def test_what_is_pasted_into_an_outcome_stays_one_line(qtbot, qapp, made):
    view = made("3")
    serving(qtbot, view)
    view.outcome.choose("referred")
    qapp.clipboard().setText("housing\noffice\t\n2")
    view.outcome.to.paste()
    assert view.outcome.request()["to"] == "housing office 2"
    view.outcome.choose("documents_missing")
    view.outcome.also.paste()
    assert view.outcome.request()["also"] == "housing office 2"


def test_a_window_is_found_by_its_number_and_nothing_found_is_said(qtbot, made, monkeypatch):
    view = made("3")
    serving(qtbot, view)
    other = next(w.id for w in view.hall.could_serve(view.ticket.services[0]) if w.id != "3")
    seen = []

    def execute(ask: Ask) -> int:
        for text in (other, "zzzqqq", ""):
            ask.search.setText(text)
            seen.append((ask.value(), ask.nothing.isHidden(), ask.ok.isEnabled()))
        return int(Ask.DialogCode.Rejected)

    monkeypatch.setattr(Ask, "exec", execute)
    press(qtbot, view, Qt.Key.Key_F7)
    assert seen[0] == (f"{questions.WINDOW}{other}", True, True)
    assert seen[1] == ("", False, False)
    assert seen[2][1:] == (True, True)


@pytest.mark.parametrize("code", ["en", "zh"])
def test_no_answer_is_cut(qtbot, qapp, made, monkeypatch, code):
    language.switch(qapp, code)
    view = made("3")
    serving(qtbot, view)
    cut = []

    def execute(ask: Ask) -> int:
        ask.show()
        qapp.processEvents()
        room = ask.list.viewport().width() - 2 * SPACE - 6
        metrics = QFontMetrics(ask.list.font())
        words_of = [ask.list.item(row).text() for row in range(ask.list.count())]
        cut.extend(text for text in words_of if metrics.horizontalAdvance(text) > room)
        return int(Ask.DialogCode.Rejected)

    monkeypatch.setattr(Ask, "exec", execute)
    for action in ("park", "pause", "transfer"):
        view.act(action)
    assert cut == []


def test_the_answer_to_a_break_is_told_where_it_was_asked_for(qtbot, made, monkeypatch):
    view = made("3")
    view._do("settings", settings={"ask_breaks": True})
    free(qtbot, view)
    answer(monkeypatch, "meal")
    press(qtbot, view, Qt.Key.Key_F9)
    assert view._state.word == "break asked for"
    view._do("answer_break", window="3", grant=False)
    qtbot.waitUntil(lambda: view.notice.sentence() == "The manager can't grant the break now.")
    assert view._state.word == words.window_states()["ready"]
    press(qtbot, view, Qt.Key.Key_F9)
    view._do("answer_break", window="3", grant=True)
    qtbot.waitUntil(lambda: view.notice.sentence() == "Your break is granted.")


def test_a_break_that_is_taken_back_is_no_refusal(qtbot, made, monkeypatch):
    view = made("3")
    view._do("settings", settings={"ask_breaks": True})
    free(qtbot, view)
    answer(monkeypatch, "meal")
    press(qtbot, view, Qt.Key.Key_F9)
    press(qtbot, view, Qt.Key.Key_F9)
    assert view.place.break_asked is None
    assert view.notice.sentence() == ""


def test_what_comes_after_the_ticket_is_seen_at_the_window(qtbot, made, monkeypatch):
    view = made("3")
    serving(qtbot, view)
    answer(monkeypatch, "meal")
    press(qtbot, view, Qt.Key.Key_F9)
    assert view._state.word == "pauses after this"


def test_where_breaks_are_asked_for_none_is_taken_with_finishing(qtbot, made):
    view = made("3")
    serving(qtbot, view)
    view.outcome.pause.setChecked(True)
    view._do("settings", settings={"ask_breaks": True})
    qtbot.waitUntil(view.outcome.pause.isHidden)
    assert view.outcome.request()["pause"] is False
    first, last = (view.outcome._buttons[outcome] for outcome in (OUTCOMES[0], OUTCOMES[-1]))
    qtbot.waitUntil(lambda: last.width() > 2 * first.width() - first.x())


def test_a_needed_reason_is_written_at_once_and_arrows_still_choose(qtbot, made):
    view = made("3")
    ask = Ask(view, "Pick out of order", [("A001", "A001"), ("A002", "A002")], text="reason", needed=True)
    qtbot.addWidget(ask)
    ask.show()
    qtbot.waitUntil(ask.line.hasFocus)
    qtbot.keyClicks(ask.line, "old friend")
    qtbot.keyClick(ask.line, Qt.Key.Key_Down)
    qtbot.keyClick(ask.line, Qt.Key.Key_Return)
    assert ask.result() == Ask.DialogCode.Accepted
    assert (ask.value(), ask.text()) == ("A002", "old friend")


def test_a_usual_reason_is_told_in_the_language_of_who_reads_it(qtbot, made):
    assert pausing.told("用餐") == "meal"
    assert pausing.told("meal") == "meal"
    assert pausing.told("接孩子") == "接孩子"
