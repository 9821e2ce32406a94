from pathlib import Path

import pytest
from conftest import Asked, OpenDesk, settled
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from hallapp import language
from hallapp.devices.printer import PdfFolder, SlipPrinter
from hallapp.devices.target import PrinterError
from hallapp.errors import KnownError
from hallapp.store.people import Booking
from hallapp.views.desk import Desk, lookup
from hallapp.views.desk.sheet import LEFT, Sheet
from hallapp.views.desk.ticket_row import TicketRow
from hallapp.views.link import HallLink
from hallapp.views.printing import PrinterDialog


def typed(qtbot: QtBot, desk: Desk, text: str) -> None:
    qtbot.keyClicks(desk.search, text)


def pressed(qtbot: QtBot, widget: QWidget, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(widget, key)


def row_of(desk: Desk, number: str) -> TicketRow:
    return next(line for line in desk.tickets.rows() if line.accessibleName().endswith(number))


def test_a_ticket_for_two_services_is_issued_by_keyboard_alone(qtbot: QtBot, desk_on: OpenDesk) -> None:
    desk = desk_on("empty")
    typed(qtbot, desk, "jzzsl")
    pressed(qtbot, desk.search, Qt.Key.Key_Return)
    typed(qtbot, desk, "sbk")
    pressed(qtbot, desk.search, Qt.Key.Key_Down, Qt.Key.Key_Return)
    typed(qtbot, desk, "2")
    pressed(qtbot, desk.search, Qt.Key.Key_Return)
    settled(qtbot, desk.link)
    ticket = next(iter(desk.hall.tickets.values()))
    assert (ticket.first_service, len(ticket.services) + len(ticket.steps), ticket.klass) == (
        "permit-apply",
        2,
        "courtesy",
    )
    assert desk.issued.number == ticket.number
    assert desk.draft.services == []


def test_digits_belong_to_the_search_once_something_is_typed(qtbot: QtBot, desk_on: OpenDesk) -> None:
    desk = desk_on()
    typed(qtbot, desk, "a1")
    assert (desk.search.text(), desk.draft.klass) == ("a1", "ordinary")


def test_enter_takes_the_service_that_the_arrows_chose(qtbot: QtBot, desk_on: OpenDesk) -> None:
    desk = desk_on()
    typed(qtbot, desk, "jzz")
    pressed(qtbot, desk.search, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up)
    chosen = desk.results.chosen()
    pressed(qtbot, desk.search, Qt.Key.Key_Return)
    assert desk.draft.services == [chosen]
    assert desk.search.hasFocus()


def test_each_further_letter_chooses_the_best_answer_anew(qtbot: QtBot, desk_on: OpenDesk) -> None:
    desk = desk_on("empty")
    for typed_so_far in ("j", "jz", "jzz"):
        typed(qtbot, desk, typed_so_far[-1])
        assert desk.results.chosen() == desk.choosing.finder.find(typed_so_far, desk.choosing.score)[0].service.id
    pressed(qtbot, desk.search, Qt.Key.Key_Return)
    assert desk.draft.services == ["permit-apply"]


def test_a_search_that_finds_nothing_says_so(qtbot: QtBot, desk_on: OpenDesk) -> None:
    desk = desk_on("empty")
    assert not desk.choosing.nothing.isVisibleTo(desk)
    typed(qtbot, desk, "zzqq")
    assert desk.choosing.nothing.isVisibleTo(desk)
    assert "zzqq" in desk.choosing.nothing.text()
    pressed(qtbot, desk.search, Qt.Key.Key_Return)
    assert desk.draft.services == []
    desk.search.clear()
    assert desk.results.isVisibleTo(desk)
    assert not desk.choosing.nothing.isVisibleTo(desk)


def test_a_number_typed_in_full_width_is_found(desk_on: OpenDesk) -> None:
    desk = desk_on()
    number = next(iter(desk.hall.tickets))
    wide = "".join(chr(ord(sign) + 0xFEE0) for sign in number)
    assert lookup.number(desk.hall, wide) is desk.hall.tickets[number]


def test_the_phone_field_keeps_what_it_shows(qtbot: QtBot, desk_on: OpenDesk) -> None:
    phone = desk_on("empty").draft.phone
    written = QInputMethodEvent()
    written.setCommitString("\uff11\uff13\uff19")
    QApplication.sendEvent(phone, written)
    qtbot.keyClicks(phone, "1234abc5678")
    assert phone.text() == phone.phone() == "13912345678"


def test_a_change_of_the_hall_leaves_the_choice_where_it_is(qtbot: QtBot, desk_on: OpenDesk) -> None:
    desk = desk_on()
    typed(qtbot, desk, "jzz")
    pressed(qtbot, desk.search, Qt.Key.Key_Down)
    chosen = desk.results.chosen()
    desk.refresh()
    assert desk.results.chosen() == chosen


def test_with_nothing_typed_the_frequent_services_are_offered_and_enter_still_issues(
    qtbot: QtBot, desk_on: OpenDesk
) -> None:
    desk = desk_on()
    assert desk.results.count() > 4
    assert desk.results.chosen() is None
    pressed(qtbot, desk.search, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert desk.draft.services == desk.choosing.frequent[1:2]
    before = len(desk.hall.tickets)
    pressed(qtbot, desk.search, Qt.Key.Key_Return)
    settled(qtbot, desk.link)
    assert len(desk.hall.tickets) == before + 1


def test_function_keys_take_the_frequent_services_and_backspace_the_last_off(qtbot: QtBot, desk_on: OpenDesk) -> None:
    desk = desk_on()
    pressed(qtbot, desk, Qt.Key.Key_F1, Qt.Key.Key_F2)
    assert len(desk.draft.services) == 2
    pressed(qtbot, desk.search, Qt.Key.Key_Backspace)
    assert len(desk.draft.services) == 1
    pressed(qtbot, desk, Qt.Key.Key_Escape)
    assert desk.draft.services == []


def test_a_service_is_not_put_on_a_ticket_twice(qtbot: QtBot, desk_on: OpenDesk) -> None:
    desk = desk_on()
    desk.take("permit-apply")
    desk.take("permit-apply")
    assert desk.draft.services == ["permit-apply"]
    assert "already" in desk.notice.sentence()


def test_a_note_goes_to_the_people_table_and_only_its_id_to_the_log(qtbot: QtBot, desk_on: OpenDesk) -> None:
    desk = desk_on("empty")
    desk.take("permit-apply")
    desk.draft.note.setText("hard of hearing")
    desk.issue()
    settled(qtbot, desk.link)
    ticket = next(iter(desk.hall.tickets.values()))
    assert ticket.note is not None and ticket.note != "hard of hearing"
    assert desk.link.text(ticket.note) == "hard of hearing"


def test_a_cancelling_has_a_reason_and_is_undone_within_ten_seconds(qtbot: QtBot, desk_on: OpenDesk) -> None:
    desk = desk_on()
    number = next(ticket.number for ticket in reversed(desk.hall.tickets.values()) if ticket.state == "waiting")
    row_of(desk, number)._cancel.click()
    menu = desk.findChild(QMenu)
    assert menu is not None
    menu.actions()[0].trigger()
    settled(qtbot, desk.link)
    assert desk.hall.tickets[number].state == "cancelled"
    assert desk.link.text(desk.hall.tickets[number].reason)
    line = row_of(desk, number)
    assert not line._undo.isHidden() and "10" in line._undo.label()
    line._undo.click()
    settled(qtbot, desk.link)
    assert desk.hall.tickets[number].state == "waiting"


def test_ten_seconds_later_there_is_nothing_to_undo(qtbot: QtBot, desk_on: OpenDesk) -> None:
    desk = desk_on()
    cancelled = next(ticket for ticket in desk.hall.tickets.values() if ticket.state == "cancelled")
    assert not row_of(desk, cancelled.number)._undo.isHidden()
    desk.link.property("clock").at += 8_000
    desk.tick()
    assert row_of(desk, cancelled.number)._undo.isHidden()


def test_missed_and_parked_tickets_return_from_their_tabs(qtbot: QtBot, desk_on: OpenDesk) -> None:
    desk = desk_on()
    missed = next(ticket.number for ticket in desk.hall.tickets.values() if ticket.state == "missed")
    parked = next(ticket.number for ticket in desk.hall.tickets.values() if ticket.state == "parked")
    pressed(qtbot, desk, Qt.Key.Key_F6)
    row_of(desk, missed)._return.click()
    settled(qtbot, desk.link)
    pressed(qtbot, desk, Qt.Key.Key_F7)
    row_of(desk, parked)._unpark.click()
    settled(qtbot, desk.link)
    assert {desk.hall.tickets[number].state for number in (missed, parked)} <= {"waiting", "called"}


def test_a_refusal_is_told_in_the_persons_language(qtbot: QtBot, qapp: QApplication, desk_on: OpenDesk) -> None:
    desk = desk_on()
    language.switch(qapp, "zh")
    desk._command({"do": "return", "ticket": next(iter(desk.hall.tickets))})
    settled(qtbot, desk.link)
    assert desk.notice.sentence().endswith("没有过号，不用恢复排队。")


def test_a_closed_day_issues_nothing(qtbot: QtBot, desk_on: OpenDesk) -> None:
    desk = desk_on("finished")
    desk.take("permit-apply")
    assert not desk.draft.issue_button.isEnabled()
    desk.issue()
    settled(qtbot, desk.link)
    assert "closed" in desk.notice.sentence()


def test_texts_follow_the_language_while_running(qtbot: QtBot, qapp: QApplication, desk_on: OpenDesk) -> None:
    desk = desk_on()
    desk.take("permit-apply")
    language.switch(qapp, "zh")
    qapp.processEvents()
    assert desk.draft.issue_button.label() == "出号"
    assert "居住证申领" in [child.accessibleName() for child in desk.draft.findChildren(QWidget)]


def test_what_another_process_does_is_seen(qtbot: QtBot, desk_on: OpenDesk) -> None:
    desk = desk_on("empty")
    other = HallLink(desk.link.url, "other", clock=desk.link.property("clock"))
    try:
        Asked(qtbot, other)(do="issue", services=["permit-apply"])
        qtbot.waitUntil(lambda: len(desk.hall.tickets) == 1, timeout=1000)
        qtbot.waitUntil(lambda: desk.issued.number != "", timeout=1000)
    finally:
        other.close()


def test_a_hall_out_of_reach_is_shown_with_its_age_until_it_is_back(qtbot: QtBot, desk_on: OpenDesk) -> None:
    desk = desk_on()
    desk.link.lose(KnownError("gone"))
    assert "10:42" in desk.staleness.sentence()
    desk.link.look()
    assert desk.staleness.sentence() == ""


class _Dead:
    def print_image(self, image: object, name: str) -> None:
        raise PrinterError("The printer {name} does not answer.", name="x")


def test_a_dead_printer_never_stops_issuing_and_is_told_once(qtbot: QtBot, desk_on: OpenDesk) -> None:
    printer = SlipPrinter(_Dead())
    told: list[object] = []
    printer.failed.connect(told.append)
    desk = desk_on("empty", printer)
    for _ in range(3):
        desk.take("permit-apply")
        desk.issue()
        settled(qtbot, desk.link)
    qtbot.waitUntil(lambda: printer.state == "failed")
    assert printer.waiting == 3
    assert len(desk.hall.tickets) == 3
    assert len(told) == 1
    assert "does not answer" in desk.top.printer_state.word


def test_a_slip_is_printed_after_its_commit_and_again_on_demand(
    qtbot: QtBot, desk_on: OpenDesk, tmp_path: Path
) -> None:
    printer = SlipPrinter(PdfFolder(tmp_path / "slips"))
    desk = desk_on("empty", printer)
    desk.take("permit-apply")
    desk.issue()
    settled(qtbot, desk.link)
    slip = tmp_path / "slips" / f"{desk.issued.number}.pdf"
    qtbot.waitUntil(lambda: printer.state == "ready" and slip.exists())
    slip.unlink()
    pressed(qtbot, desk, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: printer.state == "ready" and slip.exists())


def test_a_printer_is_chosen_at_the_desk_and_tried_first(qtbot: QtBot, desk_on: OpenDesk, tmp_path: Path) -> None:
    kept: list[tuple[str, int]] = []
    desk = desk_on()
    dialog = PrinterDialog(desk, "", 58, lambda setting, paper: kept.append((setting, paper)))
    dialog.open()
    dialog._kind.set_value("pdf")
    dialog._show_place()
    dialog.keep.click()
    assert "Folder" in dialog._notice.sentence() and kept == []
    dialog._place.setText(str(tmp_path / "slips"))
    dialog.test.click()
    qtbot.waitUntil((tmp_path / "slips" / "A000.pdf").exists)
    dialog._paper.set_value("80")
    dialog.keep.click()
    assert kept == [(f"pdf:{tmp_path / 'slips'}", 80)]
    qtbot.waitUntil(lambda: dialog._test.state == "ready")


@pytest.mark.parametrize("size", [(683, 384), (960, 540), (1366, 768), (1920, 1080)])
def test_at_twice_the_size_nothing_is_lost(qapp: QApplication, desk_on: OpenDesk, size: tuple[int, int]) -> None:
    """A screen of 1366x768 or 1920x1080 has half as many pixels each way at 200 %."""
    desk = desk_on("overloaded")
    desk.take("permit-apply")
    desk.resize(*size)
    qapp.processEvents()
    assert (desk.width(), desk.height()) == size
    sheet = desk.findChild(Sheet)
    body = sheet.widget()
    assert body.width() >= body.minimumSizeHint().width() and body.height() >= body.minimumSizeHint().height()
    hidden_right, hidden_below = body.width() - sheet.viewport().width(), body.height() - sheet.viewport().height()
    assert sheet.horizontalScrollBar().maximum() == max(hidden_right, 0)
    assert sheet.verticalScrollBar().maximum() == max(hidden_below, 0)
    for button in (desk.draft.issue_button, desk.draft.clear_button, desk.issued.reprint_button):
        corner = button.mapTo(body, button.rect().bottomRight())
        assert body.rect().contains(corner), button.label()
        assert button.width() >= button.sizeHint().width()


def test_enter_with_a_note_and_no_service_asks_for_the_service(desk_on: OpenDesk) -> None:
    view = desk_on("empty")
    view.draft.note.setText("speaks English")
    view.issue()
    assert "service" in view.notice.sentence()
    assert view.draft.note.text() == "speaks English"


def test_bookings_are_found_by_full_width_digits() -> None:
    booked = Booking("2026-11-24", 600.0, ("permit-apply",), "王", "13800001234")
    assert lookup.bookings([booked], "１２３４") == [booked]


def test_what_is_typed_before_the_answer_is_for_the_next_ticket(qtbot: QtBot, desk_on: OpenDesk) -> None:
    desk = desk_on("empty")
    typed(qtbot, desk, "jzzsl")
    pressed(qtbot, desk.search, Qt.Key.Key_Return, Qt.Key.Key_Return)
    typed(qtbot, desk, "sbk")
    pressed(qtbot, desk.search, Qt.Key.Key_Return)
    typed(qtbot, desk, "2")
    pressed(qtbot, desk.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(desk.hall.tickets) == 2)
    first, second = desk.hall.tickets.values()
    assert first.klass == "ordinary" and second.klass == "courtesy"
    assert len(second.services) + len(second.steps) == 1 and second.first_service != first.first_service


@pytest.mark.parametrize("text", ["ＪＺＺＳＬ", "jzz\nsl", "　jzzsl "])
def test_a_search_is_understood_however_it_was_typed(qapp: QApplication, desk_on: OpenDesk, text: str) -> None:
    desk = desk_on("busy")
    qapp.clipboard().setText(text)
    desk.search.paste()
    assert desk.results.chosen() == "permit-apply"


def test_a_page_pasted_into_the_search_neither_widens_the_desk_nor_fills_it(
    qapp: QApplication, desk_on: OpenDesk
) -> None:
    desk = desk_on("busy")
    qapp.clipboard().setText("w" * 5000)
    desk.search.paste()
    qapp.processEvents()
    assert desk.choosing.width() == LEFT and len(desk.choosing.nothing.words()) < 100


def test_a_tickets_number_in_the_search_says_where_the_ticket_stands(qtbot: QtBot, desk_on: OpenDesk) -> None:
    desk = desk_on("busy")
    typed(qtbot, desk, "a012")
    assert desk.choosing.nothing.words().startswith("Ticket A012 stands below")
