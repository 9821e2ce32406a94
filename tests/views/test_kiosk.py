from collections.abc import Callable, Iterator

import pytest
from conftest import LinkTo, settled
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from hallapp import language
from hallapp.app import Frame
from hallapp.devices.printer import SlipPrinter
from hallapp.devices.voice import RETRY, Speaker
from hallapp.errors import KnownError
from hallapp.views.kiosk import Kiosk
from hallapp.views.kiosk.steps import ASK_AFTER, DONE_FOR, RESET_AFTER
from hallapp.views.kiosk.tiles import Tile

OpenKiosk = Callable[..., Kiosk]


@pytest.fixture
def kiosk_on(qtbot: QtBot, qapp: QApplication, link_to: LinkTo) -> Iterator[OpenKiosk]:
    made: list[Kiosk] = []

    def make(scene: str = "busy", size: tuple[int, int] = (1080, 1920), speaker: Speaker | None = None) -> Kiosk:
        kiosk = Kiosk(link_to(scene), SlipPrinter(None), speaker=speaker)
        made.append(kiosk)
        qtbot.addWidget(kiosk)
        kiosk.resize(*size)
        kiosk.show()
        qapp.processEvents()
        return kiosk

    yield make
    for kiosk in made:
        kiosk.unlock()


def touch(qtbot: QtBot, kiosk: Kiosk, title: str) -> None:
    qtbot.mouseClick(tile(kiosk, title), Qt.MouseButton.LeftButton)


def tile(kiosk: Kiosk, title: str) -> Tile:
    return next(tile for tile in kiosk.grid.tiles() if tile.text() == title)


def test_two_touches_and_issue(qtbot: QtBot, kiosk_on: OpenKiosk) -> None:
    kiosk = kiosk_on("empty")
    touch(qtbot, kiosk, "Residence permit")
    touch(qtbot, kiosk, "Permit endorsement")
    qtbot.mouseClick(kiosk.confirm.issue_button, Qt.MouseButton.LeftButton)
    settled(qtbot, kiosk.link)
    ticket = next(iter(kiosk.hall.tickets.values()))
    assert ticket.first_service == "permit-endorse"
    assert kiosk.done._number.accessibleName() == ticket.number


def test_two_services_on_one_number(qtbot: QtBot, kiosk_on: OpenKiosk) -> None:
    kiosk = kiosk_on("empty")
    kiosk.choose("residence-permit")
    kiosk.choose("permit-endorse")
    kiosk.confirm.more_button.click()
    kiosk.choose("social-card")
    kiosk.choose("card-activation")
    kiosk.confirm.issue_button.click()
    settled(qtbot, kiosk.link)
    ticket = next(iter(kiosk.hall.tickets.values()))
    assert [step.service for step in ticket.steps] + list(ticket.services) == ["permit-endorse", "card-activation"]


def test_an_appointment_is_checked_in(qtbot: QtBot, kiosk_on: OpenKiosk) -> None:
    kiosk = kiosk_on("empty")
    kiosk.choice.check_in.click()
    kiosk.choose("residence-permit")
    kiosk.choose("permit-endorse")
    kiosk.confirm.issue_button.click()
    settled(qtbot, kiosk.link)
    assert next(iter(kiosk.hall.tickets.values())).klass == "appointment"


def test_courtesy_is_said_before_issuing(qtbot: QtBot, kiosk_on: OpenKiosk) -> None:
    kiosk = kiosk_on("empty")
    kiosk.choose("residence-permit")
    kiosk.choose("permit-endorse")
    kiosk.confirm.classes.buttons["courtesy"].click()
    kiosk.confirm.issue_button.click()
    settled(qtbot, kiosk.link)
    assert next(iter(kiosk.hall.tickets.values())).klass == "courtesy"


def test_back_leads_one_step_back(kiosk_on: OpenKiosk) -> None:
    kiosk = kiosk_on()
    kiosk.choose("residence-permit")
    kiosk.choose("permit-endorse")
    kiosk.back.click()
    assert tile(kiosk, "Permit endorsement").isEnabled()
    kiosk.back.click()
    assert kiosk.at_rest


def test_after_thirty_seconds_it_asks_and_after_forty_five_it_starts_anew(kiosk_on: OpenKiosk) -> None:
    kiosk = kiosk_on()
    kiosk.choose("residence-permit")
    kiosk.touches.untouched = 0
    for _ in range(ASK_AFTER):
        kiosk.tick()
    assert kiosk.message.accessibleName() == "Are you still there?"
    for _ in range(RESET_AFTER - ASK_AFTER):
        kiosk.tick()
    assert kiosk.at_rest


def test_a_touch_answers_the_question(qtbot: QtBot, kiosk_on: OpenKiosk) -> None:
    kiosk = kiosk_on()
    kiosk.choose("residence-permit")
    kiosk.touches.untouched = 0
    for _ in range(ASK_AFTER):
        kiosk.tick()
    qtbot.mouseClick(kiosk.message, Qt.MouseButton.LeftButton)
    assert tile(kiosk, "Permit endorsement").isEnabled()
    kiosk.tick()
    assert kiosk.touches.untouched == 1


def test_language_and_print_return_for_the_next_citizen(qtbot: QtBot, kiosk_on: OpenKiosk) -> None:
    kiosk = kiosk_on()
    kiosk.languages.button("zh").click()
    kiosk.easy.click()
    assert language.current() == "zh"
    assert kiosk._title.text() == "请选择要办理的类别"
    before = kiosk.property("type_scale")
    for _ in range(RESET_AFTER):
        kiosk.tick()
    assert (language.current(), kiosk.at_rest) == ("en", True)
    assert kiosk.property("type_scale") < before


def test_the_issued_number_stays_for_a_while_only(kiosk_on: OpenKiosk) -> None:
    kiosk = kiosk_on()
    kiosk.show_issued(next(iter(kiosk.hall.tickets)))
    for _ in range(DONE_FOR):
        kiosk.tick()
    assert kiosk.at_rest


def test_a_service_without_a_window_stays_visible_with_the_reason(qtbot: QtBot, kiosk_on: OpenKiosk) -> None:
    kiosk = kiosk_on("empty")
    for window in kiosk.hall.could_serve("permit-apply"):
        kiosk.link.do({"do": "close", "window": window.id})
    settled(qtbot, kiosk.link)
    kiosk.choose("residence-permit")
    shown = tile(kiosk, "Residence permit")
    assert not shown.isEnabled()
    assert shown.accessibleDescription() == "no window today, ask at the desk"


def test_the_first_page_is_full_of_what_is_wanted_most(kiosk_on: OpenKiosk) -> None:
    kiosk = kiosk_on("empty")
    assert len(kiosk.grid.tiles()) == kiosk.grid.capacity >= 10
    assert kiosk.choice.turning.isHidden()


def test_every_group_can_be_reached_by_turning_pages(kiosk_on: OpenKiosk) -> None:
    kiosk = kiosk_on()
    kiosk.choice.all_groups.click()
    seen = {tile.text() for tile in kiosk.grid.tiles()}
    while kiosk.choice.later.isEnabled():
        kiosk.choice.later.click()
        seen |= {tile.text() for tile in kiosk.grid.tiles()}
    assert len(seen) == 43


@pytest.mark.parametrize("size", [(1080, 1920), (1920, 1080), (768, 1366), (1366, 768)])
def test_tiles_are_large_and_inside_and_none_overlap(
    qapp: QApplication, kiosk_on: OpenKiosk, size: tuple[int, int]
) -> None:
    kiosk = kiosk_on("busy", size)
    tiles = kiosk.grid.tiles()
    assert len(tiles) >= 4
    for place, one in enumerate(tiles):
        assert one.height() >= 80 and one.width() >= 80
        assert kiosk.grid.rect().contains(one.geometry())
        assert not any(one.geometry().intersects(other.geometry()) for other in tiles[place + 1 :])


class _Heard:
    def __init__(self) -> None:
        self.said: list[tuple[str, str]] = []
        self.silent = False

    def say(self, sentences: list[tuple[str, str]], *, chime: bool, instead: bool) -> None:
        assert instead and not chime
        self.said += sentences

    def problem(self) -> KnownError | None:
        return KnownError("no device") if self.silent else None

    def close(self) -> None:
        self.silent = True


def test_a_page_is_read_aloud_in_its_language_as_long_as_it_can_be_heard(kiosk_on: OpenKiosk) -> None:
    heard = _Heard()
    kiosk = kiosk_on("busy", speaker=heard)
    kiosk.choose("residence-permit")
    kiosk.read_aloud.click()
    assert heard.said[0] == ("en", "Choose the service")
    assert ("en", "Permit endorsement") in heard.said
    heard.silent = True
    kiosk.tick()
    assert kiosk.read_aloud.isHidden()
    said = len(heard.said)
    kiosk.tell_page()
    assert len(heard.said) == said
    heard.silent = False
    for _ in range(round(RETRY)):
        kiosk.tick()
    assert kiosk.read_aloud.isVisible()
    kiosk.read_aloud.click()
    assert len(heard.said) > said


@pytest.mark.parametrize("size", [(1400, 800), (1280, 720), (768, 1366), (1024, 768)])
def test_every_page_fits_the_screen_it_is_given(
    qtbot: QtBot, qapp: QApplication, link_to: LinkTo, size: tuple[int, int]
) -> None:
    kiosk = Kiosk(link_to("busy"), SlipPrinter(None))
    frame = Frame(kiosk, practising=False)
    qtbot.addWidget(frame)
    frame.setGeometry(0, 0, *size)
    frame.show()
    pages = (kiosk.start_anew, kiosk.choice.all_groups.click, lambda: kiosk.choose("residence-permit"),
             lambda: kiosk.choose("permit-apply"), kiosk.help.click)  # fmt: skip
    for page in pages:
        page()
        qapp.processEvents()
        assert (frame.width(), frame.height()) == size
        for button in kiosk.findChildren(QAbstractButton):
            if button.isVisible():
                corner = button.mapTo(kiosk, button.rect().bottomRight())
                assert kiosk.rect().contains(corner), button.accessibleName()
    kiosk.unlock()


def test_a_closed_hall_says_so_and_issues_nothing(kiosk_on: OpenKiosk) -> None:
    kiosk = kiosk_on("finished")
    assert kiosk.message.accessibleName() == "No more numbers today"
    assert not kiosk.grid.isVisible()


def test_it_closes_only_for_who_knows_the_key(qtbot: QtBot, kiosk_on: OpenKiosk) -> None:
    kiosk = kiosk_on()
    assert not kiosk.close()
    kiosk.unlock()
    assert not kiosk.isVisible()


def tap(kiosk: Kiosk, on: QWidget, at: int) -> None:
    """Touch the screen where a widget lies, at a time of the touch screen's (ms)."""
    place = QPointF(on.mapTo(kiosk, on.rect().center()))
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
        under = kiosk.childAt(place.toPoint()) or kiosk
        event = QMouseEvent(
            kind, under.mapFrom(kiosk, place), kiosk.mapToGlobal(place), Qt.MouseButton.LeftButton,
            Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        event.setTimestamp(at)
        QApplication.sendEvent(under, event)


def test_an_impatient_burst_of_touches_takes_one_number_and_leaves_it_in_sight(
    qtbot: QtBot, kiosk_on: OpenKiosk
) -> None:
    kiosk = kiosk_on("empty")
    kiosk.choose("residence-permit")
    kiosk.choose("permit-endorse")
    for at in (10_000, 10_200):
        tap(kiosk, kiosk.confirm.issue_button, at)
    settled(qtbot, kiosk.link)
    assert kiosk.pages.currentWidget() is kiosk.done
    for at in (10_400, 10_600):
        tap(kiosk, kiosk.done.button, at)
    assert kiosk.pages.currentWidget() is kiosk.done
    assert len(kiosk.hall.tickets) == 1
    tap(kiosk, kiosk.done.button, 12_000)
    assert kiosk.at_rest


def test_a_double_touch_of_a_group_chooses_no_service(kiosk_on: OpenKiosk) -> None:
    kiosk = kiosk_on("empty")
    first = kiosk.grid.tiles()[0]
    tap(kiosk, first, 10_000)
    tap(kiosk, first, 10_150)
    assert kiosk.way.step == "services"


def test_the_button_that_says_go_on_goes_on(qtbot: QtBot, kiosk_on: OpenKiosk) -> None:
    kiosk = kiosk_on()
    kiosk.choose("residence-permit")
    kiosk.touches.untouched = 0
    for _ in range(ASK_AFTER):
        kiosk.tick()
    tap(kiosk, kiosk.message.button, 10_000)
    assert kiosk.way.step == "services"
    for _ in range(ASK_AFTER):
        kiosk.tick()
    qtbot.keyClick(kiosk, Qt.Key.Key_Escape)
    assert kiosk.way.step == "services"
