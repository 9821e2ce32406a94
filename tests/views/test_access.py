"""Everything that can be operated has a name, and is large enough."""

from collections.abc import Callable

import pytest
from conftest import LinkTo, settled
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from hallapp import language
from hallapp.views.gallery import Picture, found

CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QAbstractItemView)


def unnamed(view: QWidget) -> list[str]:
    return [
        type(child).__name__
        for kind in CONTROLS
        for child in view.findChildren(kind)
        if child.isVisibleTo(view) and not child.accessibleName() and not _inner(child)
    ]


def _inner(child: QWidget) -> bool:
    """Parts of Qt's own widgets: a combo box's list, a scroll bar's buttons, a message box's."""
    return (
        child.objectName().startswith("qt_")
        or isinstance(child.parentWidget(), QComboBox)
        or (type(child.parentWidget()).__name__ == "QComboBoxPrivateContainer")
    )


@pytest.mark.parametrize("picture", found(), ids=lambda picture: f"{picture.view}-{picture.state}")
def test_no_control_is_without_a_name(qtbot: QtBot, qapp: QApplication, link_to: LinkTo, picture: Picture) -> None:
    link = link_to(picture.scene)
    view = picture.make(link)
    view.resize(*picture.size)
    view.show()
    qapp.processEvents()
    settled(qtbot, link)
    for code in language.LANGUAGES:
        language.switch(qapp, code)
        qapp.processEvents()
        assert unnamed(view) == []
    view.hide()
    view.deleteLater()


def test_main_actions_are_large_enough_for_a_finger(qtbot: QtBot, qapp: QApplication, link_to: LinkTo) -> None:
    pictures = {(picture.view, picture.state): picture for picture in found(("desk", "kiosk"))}
    desk = pictures["desk", "busy"].make(link_to("busy"))
    kiosk = pictures["kiosk", "home"].make(link_to("busy"))
    small: list[str] = []
    checks: list[tuple[QWidget, Callable[[QWidget], bool]]] = [
        (desk, lambda button: button.accessibleName() == "Issue"),
        (kiosk, lambda button: isinstance(button, QAbstractButton) and button.isVisibleTo(kiosk)),
    ]
    for view, wanted in checks:
        qtbot.addWidget(view)
        view.resize(1366, 768)
        view.show()
        qapp.processEvents()
        small += [
            f"{button.accessibleName()} {button.height()}"
            for button in view.findChildren(QAbstractButton)
            if wanted(button) and button.height() < 44
        ]
    assert small == []


@pytest.mark.parametrize("view", ["desk", "launcher"])
def test_everything_can_be_reached_by_the_tab_key(qtbot: QtBot, link_to: LinkTo, view: str) -> None:
    picture = next(picture for picture in found([view]) if picture.scene == "busy")
    made = picture.make(link_to("busy"))
    qtbot.addWidget(made)
    made.resize(*picture.size)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    wanted = {
        id(child)
        for child in made.findChildren(QAbstractButton)
        if child.isVisibleTo(made) and child.isEnabled() and not _inner(child)
    }
    reached: set[int] = set()
    for _ in range(len(wanted) + 40):
        qtbot.keyClick(made.focusWidget() or made, Qt.Key.Key_Tab)
        reached.add(id(made.focusWidget()))
    exclusive = {
        id(button) for button in made.findChildren(QAbstractButton) if button.autoExclusive() or button.group()
    }
    assert wanted - reached - exclusive == set()
