"""Priority classes of a hall's own: chosen where tickets are issued."""

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from conftest import Asked, settled
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hallapp import language
from hallapp.devices.printer import SlipPrinter
from hallapp.live import Live
from hallapp.paths import DEMO_HALL
from hallapp.views.console import Console
from hallapp.views.desk import Desk
from hallapp.views.kiosk import Kiosk
from hallapp.views.link import HallLink
from simulation.scenario import Names, PriorityClass, load

OWN = ("talent", "enterprise", "volunteer", "donor", "mediator", "guest")
NAMED = {"talent": Names(zh="人才", en="skilled worker"), "enterprise": Names(zh="重点企业", en="local enterprise")}

LinkOf = Callable[..., HallLink]


@pytest.fixture
def link_of(tmp_path: Path, qapp: QApplication) -> Iterator[LinkOf]:
    """A link to a hall that has so many classes of its own."""
    links: list[HallLink] = []

    def make(count: int, code: str = "") -> HallLink:
        scenario = load(DEMO_HALL)
        services = tuple(
            msgspec.structs.replace(service, code=f"{code}{place:03d}" if code else service.code)
            for place, service in enumerate(scenario.services)
        )
        own = tuple(PriorityClass(id=klass, weight=2.0, names=NAMED.get(klass, Names())) for klass in OWN[:count])
        url = tmp_path / f"hall{count}.sqlite"
        Live.create(
            url, msgspec.structs.replace(scenario, services=services, classes=(*scenario.classes, *own))
        ).close()
        links.append(HallLink(str(url), "test"))
        return links[-1]

    yield make
    for link in links:
        link.close()


def shown(qtbot: QtBot, view: Desk | Kiosk, size: tuple[int, int]) -> None:
    qtbot.addWidget(view)
    view.resize(*size)
    view.show()
    QApplication.processEvents()


def test_the_desk_issues_a_class_of_the_halls_own_by_its_key(qtbot: QtBot, qapp: QApplication, link_of: LinkOf) -> None:
    desk = Desk(link_of(2), SlipPrinter(None))
    shown(qtbot, desk, (1366, 768))
    labels = [button.label() for button in desk.draft.classes.buttons.values()]
    assert labels == ["ordinary", "courtesy", "veteran", "appointment", "skilled worker", "local enterprise"]
    desk.take("permit-apply")
    qtbot.keyClick(desk.search, "5")
    assert desk.draft.classes.buttons["talent"].isChecked()
    qtbot.keyClick(desk.search, Qt.Key.Key_Return)
    settled(qtbot, desk.link)
    (ticket,) = desk.hall.tickets.values()
    assert ticket.klass == "talent"
    language.switch(qapp, "zh")
    QApplication.processEvents()
    assert desk.draft.classes.buttons["talent"].label() == "人才"
    assert desk.tickets.rows()[0]._class.words() == "人才"


def test_where_codes_are_figures_the_desk_finds_by_them_and_a_class_is_chosen_with_alt(
    qtbot: QtBot, link_of: LinkOf
) -> None:
    desk = Desk(link_of(0, code="31"), SlipPrinter(None))
    shown(qtbot, desk, (1366, 768))
    qtbot.keyClicks(desk.search, "31007")
    assert (desk.search.text(), desk.draft.klass) == ("31007", "ordinary")
    qtbot.keyClick(desk.search, Qt.Key.Key_Return)
    assert desk.draft.services == [list(desk.hall.catalogue.services)[7]]
    desk.draft.note.setFocus()
    qtbot.keyClick(desk.draft.note, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert (desk.draft.klass, desk.draft.note.text()) == ("veteran", "")
    assert desk.draft.classes.buttons["veteran"]._key == "Alt+3"


def test_the_ticket_machine_offers_the_halls_own_classes(qtbot: QtBot, link_of: LinkOf) -> None:
    kiosk = Kiosk(link_of(2), SlipPrinter(None))
    shown(qtbot, kiosk, (1080, 1920))
    kiosk.visit.services.append("permit-apply")
    kiosk.go("confirm")
    buttons = kiosk.confirm.classes.buttons
    assert list(buttons) == ["ordinary", "courtesy", "veteran", "talent", "enterprise"]
    buttons["enterprise"].click()
    kiosk.confirm.issue_button.click()
    settled(qtbot, kiosk.link)
    (ticket,) = kiosk.hall.tickets.values()
    assert ticket.klass == "enterprise"
    kiosk.unlock()


def test_the_window_reads_the_name_of_the_class(qtbot: QtBot, link_of: LinkOf) -> None:
    link = link_of(2)
    asked = Asked(qtbot, link)
    asked(do="issue", services=["permit-apply"], **{"class": "enterprise"})
    window = next(window.id for window in link.hall.windows.values() if "permit-apply" in window.active)
    asked(do="call", window=window)
    console = Console(link, window)
    qtbot.addWidget(console)
    assert console.visit._klass.accessibleName() == "local enterprise"


@pytest.mark.parametrize("width", [683, 1366])
@pytest.mark.parametrize("count", [1, 6])
@pytest.mark.parametrize("code", ["zh", "en"])
def test_however_many_they_are_no_class_is_cut_or_covers_another(
    qtbot: QtBot, qapp: QApplication, link_of: LinkOf, count: int, code: language.Code, width: int
) -> None:
    language.switch(qapp, code)
    link = link_of(count)
    desk, kiosk = Desk(link, SlipPrinter(None)), Kiosk(link, SlipPrinter(None))
    shown(qtbot, desk, (width, 768))
    shown(qtbot, kiosk, (1366, 768))
    desk.take("permit-apply")
    kiosk.visit.services.append("permit-apply")
    kiosk.go("confirm")
    QApplication.processEvents()
    for view, choice in ((desk, desk.draft.classes), (kiosk, kiosk.confirm.classes)):
        buttons = list(choice.buttons.values())
        for button in buttons:
            button.setChecked(True)
            assert button.width() >= button.sizeHint().width(), (type(view), button.label())
            assert button.height() >= button.sizeHint().height(), (type(view), button.label())
            assert choice.rect().contains(button.geometry())
            assert not any(button.geometry().intersects(other.geometry()) for other in buttons if other is not button)
    kiosk.unlock()
