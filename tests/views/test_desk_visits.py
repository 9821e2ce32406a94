"""What the desk does for who comes with something: an appointment, a card, a number written by hand, a question."""

import time
from pathlib import Path

import pytest
from conftest import Asked, OpenDesk, settled
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hallapp import language
from hallapp.devices.printer import PdfFolder, SlipPrinter
from hallapp.errors import KnownError
from hallapp.hall.desk import checked_in
from hallapp.views.desk import Desk, choosing
from hallapp.views.desk.note import NoteDialog
from hallapp.views.printing import SlipPreview
from hallapp.views.widgets import Button

CARD = "11010519491231002X"

LIST = "时间,事项,姓名,电话\n10:30,居住证申领,王小明,13800001111\n11:30,社保卡补换,李华,13900002222\n"


def pressed(qtbot: QtBot, widget: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(widget, key, held)


def with_list(qtbot: QtBot, desk: Desk, folder: Path) -> None:
    file = folder / "booked.csv"
    file.write_text(LIST, encoding="utf-8")
    desk.read_list(file)
    settled(qtbot, desk.link)


def test_from_the_first_key_to_the_printed_slip_takes_less_than_five_seconds(
    qtbot: QtBot, desk_on: OpenDesk, tmp_path: Path
) -> None:
    desk = desk_on("busy", SlipPrinter(PdfFolder(tmp_path / "slips")))
    begun = time.perf_counter()
    qtbot.keyClicks(desk.search, "jzzsl", delay=50)
    pressed(qtbot, desk.search, Qt.Key.Key_Return)
    pressed(qtbot, desk.search, Qt.Key.Key_Return)
    settled(qtbot, desk.link)
    slip = tmp_path / "slips" / f"{desk.issued.number}.pdf"
    qtbot.waitUntil(slip.exists)
    assert time.perf_counter() - begun < 5


def test_a_phone_is_kept_apart_shown_masked_and_finds_its_ticket(qtbot: QtBot, desk_on: OpenDesk) -> None:
    desk = desk_on("empty")
    desk.take("permit-apply")
    desk.draft.phone.setFocus()
    qtbot.keyClicks(desk.draft.phone, "13800001111")
    desk.draft.note.setFocus()
    assert desk.draft.phone.text() == "138****1111"
    pressed(qtbot, desk.draft.note, Qt.Key.Key_Return)
    settled(qtbot, desk.link)
    (ticket,) = desk.hall.tickets.values()
    assert desk.link.text(ticket.phone) == "13800001111"
    assert desk.draft.phone.phone() == ""
    pressed(qtbot, desk, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(desk.search, "1111")
    (line,) = desk.tickets.rows()
    assert line.accessibleName().endswith(ticket.number)
    assert "****1111" in line._services.words()
    assert desk.draft.klass == "ordinary", "digits of a look-up choose no class"
    pressed(qtbot, desk.search, Qt.Key.Key_Escape)
    pressed(qtbot, desk.search, Qt.Key.Key_Escape)
    assert desk.search.text() == "" and len(desk.tickets.rows()) == 1
    qtbot.keyClicks(desk.search, "2")
    assert desk.draft.klass == "courtesy", "the look-up is over"


def test_a_missed_ticket_is_looked_up_and_put_back_by_keys(qtbot: QtBot, desk_on: OpenDesk) -> None:
    desk = desk_on()
    missed = next(ticket.number for ticket in desk.hall.tickets.values() if ticket.state == "missed")
    qtbot.keyClicks(desk.search, missed.lower())
    pressed(qtbot, desk.search, Qt.Key.Key_Return)
    assert desk.focusWidget() is desk.tickets.rows()[0]._return
    pressed(qtbot, desk.tickets.rows()[0]._return, Qt.Key.Key_Return)
    settled(qtbot, desk.link)
    assert desk.hall.tickets[missed].state in ("waiting", "called")


def test_what_is_typed_beside_a_field_goes_to_the_search(qtbot: QtBot, desk_on: OpenDesk) -> None:
    desk = desk_on()
    pressed(qtbot, desk, Qt.Key.Key_F6)
    button = desk.focusWidget()
    assert button is desk.tickets.rows()[0]._return
    qtbot.keyClicks(button, "j")
    assert desk.search.hasFocus() and desk.search.text() == "j"


def test_a_number_is_found_by_its_figures_alone(qtbot: QtBot, desk_on: OpenDesk) -> None:
    desk = desk_on()
    desk.look_up()
    qtbot.keyClicks(desk.search, "12")
    numbers = [line.accessibleName().split()[-1] for line in desk.tickets.rows()]
    assert numbers and all(number.endswith("012") for number in numbers)
    qtbot.keyClicks(desk.search, "777")
    assert desk.tickets.rows() == [] and "four digits" in desk.tickets._empty.words()


def test_the_appointments_of_today_are_read_from_a_table_and_checked_in(
    qtbot: QtBot, desk_on: OpenDesk, tmp_path: Path
) -> None:
    desk = desk_on("busy")
    with_list(qtbot, desk, tmp_path)
    assert "2 appointments" in desk.notice.sentence()
    pressed(qtbot, desk, Qt.Key.Key_F8)
    first, second = desk.tickets.booked()
    assert first._who.words() == "王** 138****1111"
    assert (first._state.word, second._state.word) == ("12 min late", "expected")
    assert desk.focusWidget() is first.button
    pressed(qtbot, first.button, Qt.Key.Key_Return)
    settled(qtbot, desk.link)
    ticket = checked_in(desk.hall)[first.booking.id if first.booking.at == 630 else second.booking.id]
    assert (ticket.klass, ticket.first_service) == ("appointment", "permit-apply")
    assert desk.link.text(ticket.phone) == "13800001111"
    left, done = desk.tickets.booked()
    assert (left.booking.at, done._state.word.split()[0]) == (690.0, ticket.number)
    assert done.button.isHidden()


def test_an_appointment_is_found_by_name_or_phone(qtbot: QtBot, desk_on: OpenDesk, tmp_path: Path) -> None:
    desk = desk_on("busy")
    with_list(qtbot, desk, tmp_path)
    for typed in ("李", "2222"):
        desk.look_up()
        desk.search.setText(typed)
        (line,) = desk.tickets.booked()
        assert line.booking.name == "李华"
    pressed(qtbot, desk.search, Qt.Key.Key_Return)
    assert desk.focusWidget() is line.button


def test_a_table_that_is_wrong_is_told_and_changes_nothing(qtbot: QtBot, desk_on: OpenDesk, tmp_path: Path) -> None:
    desk = desk_on("busy")
    with_list(qtbot, desk, tmp_path)
    bad = tmp_path / "bad.csv"
    bad.write_text("time,service\n9:00,visa\n", encoding="utf-8")
    desk.read_list(bad)
    settled(qtbot, desk.link)
    assert "bad.csv, line 2" in desk.notice.sentence()
    assert len(desk.link.people.bookings(desk.hall.day)) == 2


def test_a_wrong_line_is_told_in_the_persons_language(
    qtbot: QtBot, qapp: QApplication, desk_on: OpenDesk, tmp_path: Path
) -> None:
    desk = desk_on("busy")
    language.switch(qapp, "zh")
    table = tmp_path / "1.2"
    for line in ("25:00,permit-apply", "9:00,100", "9:00,"):
        table.write_text(f"time,service\n{line}\n", encoding="utf-8")
        desk.notice.hide()
        desk.read_list(table)
        settled(qtbot, desk.link)
        told = desk.notice.sentence()
        assert told and not any(sign.isascii() and sign.isalpha() for sign in told), told


def test_courtesy_is_issued_and_called_in_one_step_where_the_hall_does_so(qtbot: QtBot, desk_on: OpenDesk) -> None:
    desk = desk_on("empty", auto=False)
    desk.take("permit-apply")
    desk.draft.set_class("courtesy")
    assert desk.draft.at_once_button.isHidden()
    Asked(qtbot, desk.link)(do="settings", settings={"courtesy_at_once": True})
    assert not desk.draft.at_once_button.isHidden()
    pressed(qtbot, desk, Qt.Key.Key_F10)
    settled(qtbot, desk.link)
    (ticket,) = desk.hall.tickets.values()
    assert ticket.state == "called"
    assert f"window {ticket.window} now" in desk.notice.sentence()


def test_a_full_hall_says_so_and_the_desk_may_issue_all_the_same(qtbot: QtBot, desk_on: OpenDesk) -> None:
    desk = desk_on("busy", capacity=5)
    before = len(desk.hall.tickets)
    assert "hall is full" in desk._closed.sentence()
    desk.take("permit-apply")
    pressed(qtbot, desk.search, Qt.Key.Key_Return)
    settled(qtbot, desk.link)
    assert len(desk.hall.tickets) == before
    assert "full" in desk.notice.sentence() and not desk.notice.action.isHidden()
    pressed(qtbot, desk, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    settled(qtbot, desk.link)
    assert len(desk.hall.tickets) == before + 1


def test_numbers_written_by_hand_are_entered_one_after_the_other(qtbot: QtBot, desk_on: OpenDesk) -> None:
    desk = desk_on("busy")
    latest = max(int(n[1:]) for n in desk.hall.tickets if n[0] == "A" and n[1:].isdecimal())
    pressed(qtbot, desk, Qt.Key.Key_F11)
    assert desk.focusWidget() is desk.draft.by_hand.number
    entered = [f"A{latest + 1:03d}", f"A{latest + 2:03d}"]
    for number, at in zip(entered, ("0950", "0951"), strict=True):
        if not desk.draft.by_hand.number.text():
            qtbot.keyClicks(desk.draft.by_hand.number, number[1:])
        desk.draft.by_hand.time.setText(at)
        desk.take("permit-apply")
        pressed(qtbot, desk.search, Qt.Key.Key_Return)
        settled(qtbot, desk.link)
    tickets = [desk.hall.tickets[number] for number in entered]
    assert [desk.clock(ticket.issued) for ticket in tickets] == ["09:50", "09:51"]
    assert tickets[0].credit < tickets[1].credit
    assert desk.draft.by_hand.number.text() == f"{latest + 3:03d}"
    pressed(qtbot, desk, Qt.Key.Key_F11)
    assert desk.draft.by_hand.isHidden()


@pytest.mark.parametrize(
    ("number", "at", "missing"),
    [
        ("", "0950", "number"),
        ("45", "9", "time"),
        ("45", "0961", "time"),
        ("45", "9999", "time"),
        ("45", "2400", "time"),
    ],
)
def test_a_written_number_is_not_entered_with_half_of_what_stands_on_it(
    qtbot: QtBot, desk_on: OpenDesk, number: str, at: str, missing: str
) -> None:
    desk = desk_on("busy")
    pressed(qtbot, desk, Qt.Key.Key_F11)
    by_hand = desk.draft.by_hand
    qtbot.keyClicks(by_hand.number, number)
    by_hand.time.setFocus()
    qtbot.keyClicks(by_hand.time, at)
    desk.take("permit-apply")
    before = len(desk.hall.tickets)
    pressed(qtbot, desk.search, Qt.Key.Key_Return)
    settled(qtbot, desk.link)
    assert len(desk.hall.tickets) == before
    assert missing in desk.notice.sentence()
    assert desk.focusWidget() is {"number": by_hand.number, "time": by_hand.time}[missing]


def test_a_written_number_without_a_service_asks_for_the_service(qtbot: QtBot, desk_on: OpenDesk) -> None:
    desk = desk_on("busy")
    pressed(qtbot, desk, Qt.Key.Key_F11)
    qtbot.keyClicks(desk.draft.by_hand.number, "45")
    pressed(qtbot, desk.draft.by_hand.number, Qt.Key.Key_Return)
    assert "service" in desk.notice.sentence()


def test_a_number_left_from_before_is_written_over(qtbot: QtBot, desk_on: OpenDesk) -> None:
    desk = desk_on("busy")
    for typed in ("007", "045"):
        pressed(qtbot, desk, Qt.Key.Key_F11)
        qtbot.keyClicks(desk.draft.by_hand.number, typed)
        pressed(qtbot, desk, Qt.Key.Key_F11)
    assert desk.draft.by_hand.number.text() == "045"


def test_the_button_says_that_a_written_number_is_recorded_not_printed(qtbot: QtBot, desk_on: OpenDesk) -> None:
    desk = desk_on("busy")
    pressed(qtbot, desk, Qt.Key.Key_F11)
    assert desk.draft.issue_button.label() == "Record"
    pressed(qtbot, desk, Qt.Key.Key_F11)
    assert desk.draft.issue_button.label() == "Issue"


@pytest.mark.parametrize("typed", ["12", "-", "+", "1 2"])
def test_half_a_phone_number_is_told_before_issuing(qtbot: QtBot, desk_on: OpenDesk, typed: str) -> None:
    desk = desk_on("empty")
    desk.take("permit-apply")
    qtbot.keyClicks(desk.draft.phone, typed)
    pressed(qtbot, desk.draft.phone, Qt.Key.Key_Return)
    settled(qtbot, desk.link)
    if desk.draft.phone.phone():
        assert "phone" in desk.notice.sentence() and not desk.hall.tickets
        assert desk.focusWidget() is desk.draft.phone
    else:
        assert [ticket.phone for ticket in desk.hall.tickets.values()] == [None]


def test_a_phone_keeps_its_plus_and_hyphens_only_where_they_belong(qtbot: QtBot, desk_on: OpenDesk) -> None:
    phone = desk_on("empty").draft.phone
    qtbot.keyClicks(phone, "--+86 138+0013-8000")
    assert phone.phone() == "+86 1380013-8000"
    phone.forget()
    qtbot.keyClicks(phone, "+86 138")
    assert phone.phone() == "+86 138"


def test_a_pasted_note_stays_one_line(qtbot: QtBot, qapp: QApplication, desk_on: OpenDesk) -> None:
    desk = desk_on("empty")
    qapp.clipboard().setText("deaf\r\n\n\tspeak\x07 slowly")
    desk.draft.note.paste()
    desk.take("permit-apply")
    desk.issue()
    settled(qtbot, desk.link)
    (ticket,) = desk.hall.tickets.values()
    assert desk.link.text(ticket.note) == "deaf speak slowly"


def test_clearing_takes_the_refusal_with_it(qtbot: QtBot, desk_on: OpenDesk) -> None:
    desk = desk_on("busy")
    for clear in (lambda: pressed(qtbot, desk.search, Qt.Key.Key_Escape), desk.draft.clear_button.click):
        desk.take("permit-apply")
        desk.take("permit-apply")
        assert desk.notice.sentence()
        clear()
        assert not desk.notice.sentence() and desk.draft.services == []
        assert desk.focusWidget() is desk.search


def test_a_card_reader_fills_the_class_and_finds_the_open_ticket(qtbot: QtBot, desk_on: OpenDesk) -> None:
    desk = desk_on("empty", card_reader=True, auto=False)
    qtbot.keyClicks(desk.search, CARD)
    pressed(qtbot, desk.search, Qt.Key.Key_Return)
    assert (desk.draft.klass, desk.search.text()) == ("courtesy", "")
    assert not desk.draft._card_read.isHidden()
    desk.take("permit-apply")
    pressed(qtbot, desk.search, Qt.Key.Key_Return)
    settled(qtbot, desk.link)
    (ticket,) = desk.hall.tickets.values()
    assert ticket.card and CARD not in ticket.card and desk.draft.card == ""
    qtbot.keyClicks(desk.search, CARD)
    pressed(qtbot, desk.search, Qt.Key.Key_Return)
    settled(qtbot, desk.link)
    assert f"holds {ticket.number} already" in desk.notice.sentence()
    desk.take("permit-apply")
    pressed(qtbot, desk.search, Qt.Key.Key_Return)
    settled(qtbot, desk.link)
    assert len(desk.hall.tickets) == 1


def test_without_the_setting_a_card_is_only_something_typed(qtbot: QtBot, desk_on: OpenDesk) -> None:
    desk = desk_on("empty")
    qtbot.keyClicks(desk.search, CARD)
    pressed(qtbot, desk.search, Qt.Key.Key_Return)
    assert desk.draft.card == ""


def test_who_asks_for_help_is_shown_until_somebody_goes(qtbot: QtBot, desk_on: OpenDesk) -> None:
    desk = desk_on()
    Asked(qtbot, desk.link)(do="ask_help", place="ticket machine 2")
    assert "ticket machine 2" in desk.help.sentence()
    pressed(qtbot, desk, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, desk.link)
    assert desk.help.sentence() == "" and desk.hall.help == {}


def test_a_slip_is_looked_at_before_it_is_printed(qtbot: QtBot, desk_on: OpenDesk, tmp_path: Path) -> None:
    desk = desk_on("busy", SlipPrinter(PdfFolder(tmp_path / "slips")))
    number = next(ticket.number for ticket in reversed(desk.hall.tickets.values()) if ticket.state == "waiting")
    desk.paper.preview(number)
    shown = desk.findChild(SlipPreview)
    assert number in shown.paper.accessibleDescription() and shown.paper.pixmap().width() == 384
    shown.print_button.click()
    qtbot.waitUntil((tmp_path / "slips" / f"{number}.pdf").exists)


def test_slips_that_wait_are_counted_beside_the_printer(qtbot: QtBot, desk_on: OpenDesk) -> None:
    class Dead:
        def print_image(self, image: object, name: str) -> None:
            raise KnownError("off")

    printer = SlipPrinter(Dead())
    desk = desk_on("empty", printer)
    for _ in range(2):
        desk.take("permit-apply")
        desk.issue()
        settled(qtbot, desk.link)
    qtbot.waitUntil(lambda: "2 slips wait" in desk.top.printer_state.word)


@pytest.mark.parametrize(("width", "code"), [(683, "en"), (683, "zh"), (960, "en"), (1180, "en"), (1366, "zh")])
def test_nothing_scrolls_sideways(qtbot: QtBot, desk_on: OpenDesk, qapp: QApplication, width: int, code: str) -> None:
    language.switch(qapp, code)
    desk = desk_on("asked")
    desk.take("permit-apply")
    desk.draft.set_class("courtesy")
    for tab in ("last", "missed", "parked", "booked"):
        desk.tickets.show_tab(tab)
        desk.resize(width, 768)
        assert desk.width() == width
        qtbot.waitUntil(lambda: desk.sheet.horizontalScrollBar().maximum() == 0)


def test_on_half_a_screen_what_can_be_done_is_still_named(desk_on: OpenDesk, qapp: QApplication) -> None:
    desk = desk_on("busy")
    desk.resize(683, 768)
    qapp.processEvents()
    (line,) = [line for line in desk.tickets.rows() if line._undo.isVisibleTo(line)]
    assert line._undo.label().startswith("Undo cancel")
    waiting = next(line for line in desk.tickets.rows() if line._cancel.isVisibleTo(line))
    assert waiting._cancel.accessibleName() == waiting._cancel.toolTip() == "Cancel"


def test_the_note_is_changed_after_issuing(qtbot: QtBot, desk_on: OpenDesk) -> None:
    desk = desk_on("empty")
    desk.take("permit-apply")
    desk.draft.note.setText("wheelchair")
    desk.issue()
    settled(qtbot, desk.link)
    (ticket,) = desk.hall.tickets.values()
    line = next(line for line in desk.tickets.rows())
    assert line.note_button.accessibleName() == "Change note"
    line.note_button.click()
    dialog = desk.findChild(NoteDialog)
    assert dialog.line.text() == "wheelchair"
    dialog.line.clear()
    assert not dialog.keep.isEnabled()
    dialog.line.setText("wheelchair, low window please")
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    settled(qtbot, desk.link)
    assert desk.link.text(ticket.note) == "wheelchair, low window please"


@pytest.mark.parametrize("code", ["en", "zh"])
@pytest.mark.parametrize("day", ["empty", "busy", "overloaded"])
def test_no_frequent_service_is_cut(qtbot: QtBot, desk_on: OpenDesk, qapp: QApplication, day: str, code: str) -> None:
    language.switch(qapp, code)
    desk = desk_on(day)
    for width in (1366, 683, 1920):
        desk.resize(width, 768)
        qapp.processEvents()
        buttons = [b for b in desk.choosing.findChildren(Button) if b.label() == b.toolTip() and b.isVisible()]
        cut = [b.label() for b in buttons if b.width() < b.sizeHint().width() - choosing.SPARE]
        assert len(buttons) == choosing.FREQUENT and cut == [], width


@pytest.mark.parametrize(
    ("number", "time_on_it"), [("Ａ０４５", "09:50"), ("A 045", ""), ("０４５", "0950"), ("a045\n", "")]
)
def test_a_written_number_is_understood_however_it_was_typed(
    qtbot: QtBot, desk_on: OpenDesk, number: str, time_on_it: str
) -> None:
    desk = desk_on("busy")
    desk.take("permit-apply")
    desk.draft.set_by_hand(True)
    desk.draft.by_hand.number.setText(number)
    desk.draft.by_hand.time.setText(time_on_it)
    desk.issue()
    settled(qtbot, desk.link)
    assert desk.issued.number == "A045" and desk.draft.by_hand.number.text().endswith("046")


@pytest.mark.parametrize("code", ["en", "zh"])
def test_no_action_on_a_ticket_is_cut(qtbot: QtBot, desk_on: OpenDesk, qapp: QApplication, code: str) -> None:
    language.switch(qapp, code)
    desk = desk_on("busy")
    for tab in ("last", "missed", "parked"):
        desk.tickets.show_tab(tab)
        qapp.processEvents()
        buttons = [b for line in desk.tickets.rows() for b in line.findChildren(Button) if b.isVisible()]
        assert buttons and [b.accessibleName() for b in buttons if b.width() < b.sizeHint().width()] == [], tab
