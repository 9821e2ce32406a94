"""What the desk makes of a reader that types the numbers of identity cards as a keyboard would."""

import pytest
from conftest import OpenDesk, settled
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hallapp.views.desk import Desk
from hallapp.views.desk.note import NoteDialog

YOUNG = ["42010119900101123X", "440301199001011234", "430102199001011238"]
OLD = "11010519491231002X"


def read(qtbot: QtBot, desk: Desk, number: str) -> None:
    """Type as a reader does: at whatever has the focus."""
    for sign in (*number, Qt.Key.Key_Return):
        qtbot.keyClick(desk.focusWidget(), sign)


@pytest.mark.parametrize("number", YOUNG)
def test_a_card_chooses_no_class_by_its_first_digits(qtbot: QtBot, desk_on: OpenDesk, number: str) -> None:
    desk = desk_on("empty", card_reader=True)
    read(qtbot, desk, number)
    assert (desk.draft.klass, desk.draft.card, desk.search.text()) == ("ordinary", number, "")
    qtbot.keyClick(desk.search, "3")
    read(qtbot, desk, number)
    assert (desk.draft.klass, desk.draft.card) == ("veteran", number)


@pytest.mark.parametrize("name", ["note", "phone"])
def test_a_card_read_while_a_field_is_filled_in_stays_out_of_it_and_issues_nothing(
    qtbot: QtBot, desk_on: OpenDesk, name: str
) -> None:
    desk = desk_on("empty", card_reader=True)
    desk.take("permit-apply")
    field = getattr(desk.draft, name)
    field.setFocus()
    qtbot.keyClicks(field, "139 ")
    read(qtbot, desk, OLD)
    settled(qtbot, desk.link)
    assert (desk.draft.klass, desk.draft.card, desk.hall.tickets) == ("courtesy", OLD, {})
    assert (desk.draft.note.text() + desk.draft.phone.phone()).strip() == "139"


def test_a_card_read_into_a_ticket_s_note_stays_out_of_it(qtbot: QtBot, desk_on: OpenDesk) -> None:
    desk = desk_on("busy", card_reader=True)
    number = next(reversed(desk.hall.tickets))
    desk.ask_note(number)
    (dialog,) = desk.findChildren(NoteDialog)
    for sign in (*OLD, Qt.Key.Key_Return):
        qtbot.keyClick(dialog.line, sign)
    assert (dialog.line.text(), dialog.isVisible(), desk.draft.card) == ("", True, OLD)
    dialog.reject()


def test_a_card_that_was_misread_is_told_and_forgotten(qtbot: QtBot, desk_on: OpenDesk) -> None:
    desk = desk_on("empty", card_reader=True)
    read(qtbot, desk, "420101199001011231")
    assert (desk.draft.klass, desk.draft.card, desk.search.text()) == ("ordinary", "", "")
    assert "card could not be read" in desk.notice.sentence()


def test_a_phone_number_is_no_card(qtbot: QtBot, desk_on: OpenDesk) -> None:
    desk = desk_on("empty", card_reader=True)
    desk.take("permit-apply")
    desk.draft.phone.setFocus()
    read(qtbot, desk, "8613912345678")
    settled(qtbot, desk.link)
    (ticket,) = desk.hall.tickets.values()
    assert desk.link.text(ticket.phone) == "8613912345678"
