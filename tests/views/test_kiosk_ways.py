"""The ticket machine's other ways: searching, checking in, keys alone, limits, help, easy mode, leaving it."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing

import pytest
from conftest import Asked, LinkTo, settled
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hallapp import language, pin
from hallapp.devices.printer import SlipPrinter
from hallapp.devices.target import PrinterError
from hallapp.errors import KnownError
from hallapp.hall import following
from hallapp.hall.desk import checked_in
from hallapp.store.log import StoreError
from hallapp.store.people import Booking
from hallapp.views.kiosk import Kiosk
from hallapp.views.kiosk.keys import BACK
from hallapp.views.kiosk.leaving import LOCKED_FOR, TRIES
from hallapp.views.kiosk.steps import ASK_AFTER, RESET_AFTER
from hallapp.views.kiosk.touches import MANAGERS_TOUCHES

OpenKiosk = Callable[..., Kiosk]
CARD = "11010519491231002X"


class _Heard:
    def __init__(self) -> None:
        self.said: list[list[str]] = []

    def say(self, sentences: list[tuple[str, str]], *, chime: bool, instead: bool) -> None:
        assert instead and not chime
        self.said.append([sentence for _, sentence in sentences])

    def problem(self) -> KnownError | None:
        return None

    def close(self) -> None:
        self.said.clear()


class _Dead:
    def print_image(self, image: object, name: str) -> None:
        raise PrinterError("off")


@pytest.fixture
def kiosk_on(qtbot: QtBot, qapp: QApplication, link_to: LinkTo) -> Iterator[OpenKiosk]:
    made: list[Kiosk] = []

    def make(
        scene: str = "empty",
        size: tuple[int, int] = (1080, 1920),
        speaker: object = None,
        booked: list[Booking] | None = None,
        **settings: object,
    ) -> Kiosk:
        link = link_to(scene)
        if settings:
            Asked(qtbot, link)(do="settings", settings=settings)
        if booked is not None:
            link.work(lambda live: live.book({str(live.hall.day): booked}))
            settled(qtbot, link)
        kiosk = Kiosk(link, SlipPrinter(None), speaker=speaker)
        made.append(kiosk)
        qtbot.addWidget(kiosk)
        kiosk.resize(*size)
        kiosk.show()
        kiosk.activateWindow()
        qtbot.waitUntil(kiosk.isActiveWindow)
        kiosk.setFocus()
        qapp.processEvents()
        return kiosk

    yield make
    for kiosk in made:
        kiosk.unlock()


def titles(kiosk: Kiosk) -> list[str]:
    return [tile.text() for tile in kiosk.grid.tiles()]


def pressed(qtbot: QtBot, kiosk: Kiosk, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(kiosk.focusWidget() or kiosk, key)


def test_a_service_is_found_by_its_initials_on_the_screens_keyboard(qtbot: QtBot, kiosk_on: OpenKiosk) -> None:
    kiosk = kiosk_on()
    kiosk.choice.search.click()
    for letter in "jzzqz":
        kiosk.choice.keyboard.key(letter).click()
    assert titles(kiosk) == ["Permit endorsement"]
    kiosk.choice.keyboard.key(BACK).click()
    assert kiosk.visit.typed == "jzzq"
    kiosk.grid.tiles()[0].click()
    kiosk.confirm.issue_button.click()
    settled(qtbot, kiosk.link)
    assert next(iter(kiosk.hall.tickets.values())).first_service == "permit-endorse"


def test_a_search_without_an_answer_says_where_to_look(kiosk_on: OpenKiosk) -> None:
    kiosk = kiosk_on()
    kiosk.choice.search.click()
    assert "pinyin" in kiosk.choice.hint.words() and titles(kiosk)
    for letter in "qqq":
        kiosk.choice.keyboard.key(letter).click()
    assert titles(kiosk) == [] and "front desk" in kiosk.choice.hint.words()


def test_it_works_by_keys_alone(qtbot: QtBot, kiosk_on: OpenKiosk) -> None:
    kiosk = kiosk_on()
    pressed(qtbot, kiosk, Qt.Key.Key_Down)
    assert kiosk.grid.tiles()[0].hasFocus() and kiosk.grid.tiles()[0].number == 1
    pressed(qtbot, kiosk, Qt.Key.Key_Right)
    assert kiosk.grid.tiles()[1].hasFocus()
    chosen = kiosk.grid.tiles()[1].offer.key
    pressed(qtbot, kiosk, Qt.Key.Key_Return)
    assert kiosk.visit.group == chosen
    pressed(qtbot, kiosk, Qt.Key.Key_1)
    assert len(kiosk.visit.services) == 1
    pressed(qtbot, kiosk, Qt.Key.Key_Escape)
    assert kiosk.visit.services == []
    pressed(qtbot, kiosk, Qt.Key.Key_2, Qt.Key.Key_Return)
    settled(qtbot, kiosk.link)
    assert len(kiosk.hall.tickets) == 1
    pressed(qtbot, kiosk, Qt.Key.Key_Return)
    assert kiosk.at_rest


def test_arrows_at_the_edge_turn_the_page(qtbot: QtBot, kiosk_on: OpenKiosk) -> None:
    kiosk = kiosk_on()
    kiosk.choice.all_groups.click()
    first = titles(kiosk)
    pressed(qtbot, kiosk, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert kiosk.grid.page == 1 and titles(kiosk) != first
    pressed(qtbot, kiosk, Qt.Key.Key_PageUp)
    assert titles(kiosk) == first


def test_a_letter_begins_a_search(qtbot: QtBot, kiosk_on: OpenKiosk) -> None:
    kiosk = kiosk_on()
    qtbot.keyClicks(kiosk, "jzzsl")
    assert kiosk.visit.typed == "jzzsl" and titles(kiosk) == ["Residence permit"]


def test_a_full_hall_issues_nothing_and_says_so_in_its_own_words(qtbot: QtBot, kiosk_on: OpenKiosk) -> None:
    kiosk = kiosk_on("busy", capacity=5)
    assert kiosk.message.accessibleName() == "The hall is full"
    assert "Please come back later" in kiosk.message.accessibleDescription()
    sentence = {"zh": "请下午再来", "en": "Come in the afternoon"}
    Asked(qtbot, kiosk.link)(do="settings", settings={"full_sentence": sentence})
    assert kiosk.message.accessibleDescription() == "Come in the afternoon"
    Asked(qtbot, kiosk.link)(do="settings", settings={"capacity": None})
    assert kiosk.grid.isVisible()


def test_numbers_stop_before_closing_and_are_announced_before(qtbot: QtBot, kiosk_on: OpenKiosk) -> None:
    kiosk = kiosk_on("busy", stop_before=370.0)
    assert "numbers are given out until 10:50" in kiosk.info.announced()
    kiosk.link.property("clock").at += 10 * 60_000
    kiosk.refresh()
    assert kiosk.message.accessibleName() == "No more numbers today"
    assert "until 10:50" in kiosk.message.accessibleDescription()


def test_a_service_whose_numbers_are_gone_stays_visible_with_the_reason(kiosk_on: OpenKiosk) -> None:
    kiosk = kiosk_on("empty", quotas={"permit-endorse": 0})
    kiosk.choose("residence-permit")
    shown = next(tile for tile in kiosk.grid.tiles() if tile.text() == "Permit endorsement")
    assert not shown.isEnabled() and shown.accessibleDescription() == "no more numbers today"


def test_an_appointment_is_checked_in_by_the_last_digits_of_the_phone(qtbot: QtBot, kiosk_on: OpenKiosk) -> None:
    booked = [
        Booking("", 570.0, ("permit-apply",), "王小明", "13800001111"),
        Booking("", 600.0, ("card-activation",), "李华", "13900002222"),
    ]
    kiosk = kiosk_on("empty", booked=booked)
    kiosk.choice.check_in.click()
    assert titles(kiosk) == [] and "last four digits" in kiosk.choice.hint.words()
    for digit in "1111":
        kiosk.choice.pad.key(digit).click()
    (tile,) = kiosk.grid.tiles()
    assert (tile.text(), "王" in tile.accessibleDescription()) == ("09:30", False)
    tile.click()
    assert kiosk.confirm.issue_button.label() == "Check in" and kiosk.confirm.more_button.isHidden()
    kiosk.confirm.issue_button.click()
    settled(qtbot, kiosk.link)
    (ticket,) = checked_in(kiosk.hall).values()
    assert (ticket.klass, ticket.first_service) == ("appointment", "permit-apply")
    kiosk.start_anew()
    kiosk.choice.check_in.click()
    for digit in "1111":
        kiosk.choice.pad.key(digit).click()
    assert titles(kiosk) == [] and "no appointment" in kiosk.choice.hint.words()


def test_once_everybody_on_the_list_is_here_nobody_else_says_to_have_an_appointment(
    qtbot: QtBot, kiosk_on: OpenKiosk
) -> None:
    kiosk = kiosk_on(booked=[Booking("", 630.0, ("permit-apply",), "", "13800001111")])
    (booking,) = kiosk.link.people.bookings(kiosk.hall.day)
    Asked(qtbot, kiosk.link)(do="issue", services=["permit-apply"], appointment=booking.id, at=booking.at)
    kiosk.choice.check_in.click()
    assert (kiosk.way.step, kiosk.visit.klass) == ("check_in", "ordinary")


def test_appointments_are_checked_in_when_numbers_have_stopped(qtbot: QtBot, kiosk_on: OpenKiosk) -> None:
    kiosk = kiosk_on("busy", booked=[Booking("", 650.0, ("permit-apply",), "", "1111")], capacity=1)
    kiosk.message.button.click()
    for digit in "1111":
        kiosk.choice.pad.key(digit).click()
    kiosk.grid.tiles()[0].click()
    kiosk.confirm.issue_button.click()
    settled(qtbot, kiosk.link)
    assert len(checked_in(kiosk.hall)) == 1


def test_help_alerts_the_desk_and_hears_that_somebody_comes(qtbot: QtBot, kiosk_on: OpenKiosk) -> None:
    kiosk = kiosk_on()
    kiosk.help.click()
    kiosk.message.other_button.click()
    settled(qtbot, kiosk.link)
    assert list(kiosk.hall.help) == [("kiosk", "person")]
    assert kiosk.message.accessibleName() == "The front desk has been told"
    Asked(qtbot, kiosk.link)(do="answer_help", place="kiosk")
    assert kiosk.message.accessibleName() == "Somebody is on the way"


def test_a_printer_that_gives_no_slips_is_the_desks_matter_and_no_slip_comes_for_who_has_left(
    qtbot: QtBot, link_to: LinkTo
) -> None:
    printer = SlipPrinter(_Dead())
    kiosk = Kiosk(link_to("empty"), printer)
    qtbot.addWidget(kiosk)
    kiosk.choose("residence-permit")
    kiosk.choose("permit-endorse")
    kiosk.confirm.issue_button.click()
    settled(qtbot, kiosk.link)
    qtbot.waitUntil(lambda: ("kiosk", "printer") in kiosk.hall.help)
    assert "remember your number" in kiosk.done._advice.words()
    assert printer.waiting == 1
    kiosk.start_anew()
    assert printer.waiting == 0
    kiosk.unlock()


def test_easy_mode_is_larger_offers_less_and_speaks_by_itself(kiosk_on: OpenKiosk) -> None:
    heard = _Heard()
    kiosk = kiosk_on("empty", (1920, 1080), heard)
    many, scale = len(kiosk.grid.tiles()), kiosk.property("type_scale")
    kiosk.easy.click()
    assert len(kiosk.grid.tiles()) <= 6 < many and kiosk.property("type_scale") > scale
    assert kiosk.choice.search.isHidden()
    assert heard.said[-1] == ["Choose what you come for"]
    kiosk.choose("residence-permit")
    assert heard.said[-1] == ["Choose the service"]
    for _ in range(RESET_AFTER):
        kiosk.tick()
    assert kiosk.at_rest and len(kiosk.grid.tiles()) == many


def test_a_card_fills_the_class_and_holds_one_open_ticket(qtbot: QtBot, kiosk_on: OpenKiosk) -> None:
    kiosk = kiosk_on("empty", card_reader=True, auto=False)
    for _ in range(2):
        qtbot.keyClicks(kiosk, CARD)
        pressed(qtbot, kiosk, Qt.Key.Key_Return)
        settled(qtbot, kiosk.link)
        assert kiosk.visit.klass == "courtesy"
        kiosk.choose("residence-permit")
        kiosk.choose("permit-endorse")
        kiosk.confirm.issue_button.click()
        settled(qtbot, kiosk.link)
    assert [ticket.klass for ticket in kiosk.hall.tickets.values()] == ["courtesy"]
    assert "holds ticket" in kiosk.notice.sentence()
    kiosk.start_anew()
    assert kiosk.visit.card == ""


def read(qtbot: QtBot, kiosk: Kiosk, number: str) -> None:
    """What a reader types, to whatever has the focus at each key."""
    for sign in number:
        qtbot.keyClicks(kiosk.focusWidget() or kiosk, sign)
    pressed(qtbot, kiosk, Qt.Key.Key_Return)
    settled(qtbot, kiosk.link)


def test_a_card_is_read_whatever_has_the_focus_and_presses_nothing(qtbot: QtBot, kiosk_on: OpenKiosk) -> None:
    kiosk = kiosk_on("empty", card_reader=True, auto=False)
    qtbot.mouseClick(kiosk.easy, Qt.MouseButton.LeftButton)
    assert kiosk.easy.hasFocus() and kiosk.easy.isChecked()
    read(qtbot, kiosk, CARD)
    assert kiosk.visit.card == CARD
    assert kiosk.easy.isChecked() and kiosk.way.step == "home"


def test_a_card_that_was_misread_issues_nothing_and_is_said(qtbot: QtBot, kiosk_on: OpenKiosk) -> None:
    kiosk = kiosk_on("empty", card_reader=True, auto=False)
    kiosk.choose("residence-permit")
    kiosk.choose("permit-endorse")
    read(qtbot, kiosk, CARD[:-1] + "1")
    assert not kiosk.hall.tickets and kiosk.visit.card == ""
    assert "could not be read" in kiosk.notice.sentence()


def test_a_card_leaves_nothing_in_a_field(qtbot: QtBot, kiosk_on: OpenKiosk) -> None:
    kiosk = kiosk_on("empty", card_reader=True, auto=False, ratings=True)
    kiosk.choice.rate.click()
    pressed(qtbot, kiosk, Qt.Key.Key_4, Qt.Key.Key_7)
    read(qtbot, kiosk, CARD)
    assert kiosk.visit.typed == "47"
    pressed(qtbot, kiosk, *[Qt.Key.Key_1] * 6)
    assert kiosk.visit.typed == "47111111"


def test_a_card_put_down_while_the_last_number_still_shows_is_the_next_citizens(
    qtbot: QtBot, kiosk_on: OpenKiosk
) -> None:
    kiosk = kiosk_on("empty", card_reader=True, auto=False)
    kiosk.choose("residence-permit")
    kiosk.choose("permit-endorse")
    kiosk.confirm.issue_button.click()
    settled(qtbot, kiosk.link)
    assert kiosk.way.step == "done"
    read(qtbot, kiosk, CARD)
    assert kiosk.way.step == "home" and kiosk.visit.card == CARD


def test_who_waits_for_a_slow_hall_is_told_and_gets_the_number(qtbot: QtBot, kiosk_on: OpenKiosk) -> None:
    kiosk = kiosk_on("empty", auto=False)
    kiosk.choose("residence-permit")
    kiosk.choose("permit-endorse")
    with closing(sqlite3.connect(kiosk.link.url, isolation_level=None)) as other:
        other.execute("begin immediate")
        kiosk.confirm.issue_button.click()
        assert kiosk.way.step == "confirm"
        qtbot.waitUntil(lambda: kiosk.message.accessibleName() == "One moment, please")
        assert not kiosk.message.button.isVisible() and not kiosk.back.isVisible()
        other.execute("rollback")
    qtbot.waitUntil(lambda: kiosk.way.step == "done")
    assert len(kiosk.hall.tickets) == 1


def test_who_waited_in_vain_stands_where_the_number_was_asked_for(qtbot: QtBot, kiosk_on: OpenKiosk) -> None:
    kiosk = kiosk_on("empty", auto=False)
    kiosk.choose("residence-permit")
    kiosk.choose("permit-endorse")
    kiosk.link.do = lambda request, done, refused: refusals.append(refused)  # type: ignore[method-assign]
    refusals: list[Callable[[KnownError], None]] = []
    kiosk.confirm.issue_button.click()
    qtbot.waitUntil(lambda: kiosk.way.step == "wait")
    kiosk.help.click()
    kiosk.go_back()
    assert kiosk.way.step == "confirm"
    kiosk.confirm.issue_button.click()
    assert len(refusals) == 1
    refusals[0](KnownError("locked"))
    assert kiosk.way.step == "confirm" and "did not work" in kiosk.notice.sentence()
    kiosk.confirm.issue_button.click()
    assert len(refusals) == 2


def test_it_is_left_by_the_managers_pin_only(qtbot: QtBot, kiosk_on: OpenKiosk) -> None:
    kiosk = kiosk_on("empty", kiosk_pin=pin.keep("4711"))
    for _ in range(5):
        qtbot.mouseClick(kiosk.info.name, Qt.MouseButton.LeftButton)
    assert kiosk.leaving.isVisible()
    qtbot.keyClicks(kiosk, "1234")
    assert "1234" not in kiosk.leaving._shown.words()
    pressed(qtbot, kiosk, Qt.Key.Key_Return)
    assert kiosk.isVisible() and "not the PIN" in kiosk.leaving._about.words()
    for digit in "4711":
        kiosk.leaving.pad.key(digit).click()
    kiosk.leaving.enter.click()
    assert not kiosk.isVisible()


def test_after_five_wrong_pins_none_is_taken_for_a_minute(kiosk_on: OpenKiosk) -> None:
    kiosk = kiosk_on("empty", kiosk_pin=pin.keep("4711"))
    kiosk.ask_to_leave()
    for _ in range(TRIES):
        kiosk.leaving.type("1")
        kiosk.leaving.check()
    for digit in "4711":
        kiosk.leaving.type(digit)
    kiosk.leaving.check()
    assert kiosk.isVisible() and "wait 60 s" in kiosk.leaving._about.words()
    for _ in range(LOCKED_FOR):
        kiosk.leaving.tick()
    kiosk.leaving.check()
    assert not kiosk.isVisible()


def test_the_second_language_stands_beside_the_first(qapp: QApplication, kiosk_on: OpenKiosk) -> None:
    kiosk = kiosk_on()
    assert kiosk._other_title.words() == "请选择要办理的类别"
    assert kiosk.grid.tiles()[0].offer.other
    language.switch(qapp, "zh")
    qapp.processEvents()
    assert kiosk._other_title.words() == "Choose what you come for"


def coded(kiosk: Kiosk) -> str:
    """The code of somebody who was served and has not rated yet."""
    tickets = kiosk.hall.tickets.values()
    return next(ticket.code for ticket in tickets if ticket.code is not None and following.unrated(ticket))


def test_a_visit_is_rated_by_the_code_on_its_slip(qtbot: QtBot, kiosk_on: OpenKiosk) -> None:
    kiosk = kiosk_on("followed")
    code = coded(kiosk)
    ticket = following.by_code(kiosk.hall, code)
    kiosk.choice.rate.click()
    for digit in code:
        kiosk.rate.pad.key(digit).click()
    assert kiosk.rate.asking
    kiosk.rate.answers[4].click()
    settled(qtbot, kiosk.link)
    assert [step.rating for step in ticket.steps] == [4]
    assert kiosk.message.accessibleName() == "Thank you for your rating"
    kiosk.message.button.click()
    assert kiosk.at_rest
    kiosk.choice.rate.click()
    for digit in code:
        kiosk.rate.pad.key(digit).click()
    assert not kiosk.rate.asking
    assert any("rated already" in words for words in kiosk.rate.spoken())


def test_a_wrong_code_is_said_and_typed_anew(qtbot: QtBot, kiosk_on: OpenKiosk) -> None:
    kiosk = kiosk_on("followed")
    kiosk.choice.rate.click()
    wrong = "00000000" if coded(kiosk) != "00000000" else "00000001"
    qtbot.keyClicks(kiosk, wrong)
    assert any("No slip" in words for words in kiosk.rate.spoken())
    qtbot.keyClicks(kiosk, coded(kiosk) + "2")
    settled(qtbot, kiosk.link)
    assert kiosk.message.accessibleName() == "Thank you for your rating"


def test_a_machine_that_gives_no_numbers_still_takes_ratings(kiosk_on: OpenKiosk) -> None:
    kiosk = kiosk_on("followed", stop_before=400.0)
    assert kiosk.message.other_button.label() == "Rate my visit"
    kiosk.message.other_button.click()
    for digit in coded(kiosk):
        kiosk.rate.pad.key(digit).click()
    assert kiosk.rate.asking


def test_a_hall_without_ratings_offers_none(kiosk_on: OpenKiosk) -> None:
    assert not kiosk_on("busy").choice.rate.isVisible()


def test_help_leads_back_to_where_it_was_asked_for(qtbot: QtBot, kiosk_on: OpenKiosk) -> None:
    kiosk = kiosk_on("busy")
    kiosk.show_issued(next(reversed(kiosk.hall.in_line)))
    kiosk.help.click()
    kiosk.message.button.click()
    assert kiosk.pages.currentWidget() is kiosk.done
    kiosk.start_anew()
    kiosk.choose("residence-permit")
    kiosk.help.click()
    kiosk.touches.untouched = 0
    for _ in range(ASK_AFTER):
        kiosk.tick()
    pressed(qtbot, kiosk, Qt.Key.Key_Space)
    assert kiosk.message.accessibleName() == "How to take a number"
    kiosk.message.button.click()
    assert kiosk.way.step == "services"


def test_touches_of_the_halls_name_may_be_as_fast_as_double_clicks(qtbot: QtBot, kiosk_on: OpenKiosk) -> None:
    kiosk = kiosk_on(kiosk_pin=pin.keep("2468"))
    for place in range(MANAGERS_TOUCHES):
        touch = qtbot.mouseDClick if place % 2 else qtbot.mouseClick
        touch(kiosk.info.name, Qt.MouseButton.LeftButton)
    assert kiosk.leaving.isVisible()


def test_enter_takes_the_first_that_a_search_finds(qtbot: QtBot, kiosk_on: OpenKiosk) -> None:
    kiosk = kiosk_on()
    for letter in "jzz":
        qtbot.keyClick(kiosk, letter)
    found = titles(kiosk)[0]
    pressed(qtbot, kiosk, Qt.Key.Key_Return)
    assert kiosk.hall.catalogue.services[kiosk.visit.services[0]].names.en == found
    kiosk.start_anew()
    for letter in "qqq":
        qtbot.keyClick(kiosk, letter)
    pressed(qtbot, kiosk, Qt.Key.Key_Return)
    assert kiosk.way.step == "search"


def test_enter_that_is_held_down_takes_one_number_and_leaves_it_in_sight(qtbot: QtBot, kiosk_on: OpenKiosk) -> None:
    kiosk = kiosk_on()
    kiosk.choose("residence-permit")
    kiosk.choose("permit-endorse")
    pressed(qtbot, kiosk, Qt.Key.Key_Return)
    settled(qtbot, kiosk.link)
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True)
    QApplication.sendEvent(kiosk, held)
    assert kiosk.pages.currentWidget() is kiosk.done


def test_a_fault_is_told_without_the_names_of_files(kiosk_on: OpenKiosk) -> None:
    kiosk = kiosk_on()
    kiosk.refuse(StoreError("The hall {path} is busy: another program has locked it.", path="/srv/north.hall"))
    assert kiosk.notice.sentence() == "That did not work just now. Please try again, or ask at the front desk."
