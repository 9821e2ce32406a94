"""Everything that can be operated has a name, is large enough, and has room on the smallest screen."""

import pytest
from conftest import LinkTo, settled
from PySide6.QtCore import QSize, Qt
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


SMALLEST = QSize(1366, 736)
"""The smallest screen, without the bar above a window."""


def _inner(child: QWidget) -> bool:
    """Parts of Qt's own widgets: a combo box's list, a scroll bar's buttons, a message box's."""
    return (
        child.objectName().startswith("qt_")
        or isinstance(child.parentWidget(), QComboBox)
        or (type(child.parentWidget()).__name__ == "QComboBoxPrivateContainer")
    )


@pytest.mark.parametrize("picture", found(), ids=lambda picture: f"{picture.view}-{picture.state}")
def test_every_control_has_a_name_and_every_view_has_room(
    qtbot: QtBot, qapp: QApplication, link_to: LinkTo, picture: Picture
) -> None:
    link = link_to(picture.scene)
    view = picture.shown(link)
    view.resize(picture.sizes[0].width, picture.sizes[0].height)
    view.show()
    qapp.processEvents()
    settled(qtbot, link)
    for code in language.LANGUAGES:
        language.switch(qapp, code)
        qapp.processEvents()
        assert unnamed(view) == []
        least = view.minimumSizeHint().expandedTo(view.minimumSize())
        assert least.boundedTo(SMALLEST) == least, f"needs more than the smallest screen in {code}"
    view.hide()
    view.deleteLater()


FINGER = 44


@pytest.mark.parametrize("picture", found(("desk", "kiosk")), ids=lambda picture: f"{picture.view}-{picture.state}")
def test_at_desk_and_ticket_machine_everything_is_large_enough_for_a_finger(
    qtbot: QtBot, qapp: QApplication, link_to: LinkTo, picture: Picture
) -> None:
    view = picture.shown(link_to(picture.scene))
    qtbot.addWidget(view)
    for size in {(size.width, size.height) for size in picture.sizes}:
        view.resize(*size)
        view.show()
        qapp.processEvents()
        controls = [
            child
            for kind in (QAbstractButton, QLineEdit)
            for child in view.findChildren(kind)
            if child.isVisibleTo(view) and not _inner(child)
        ]
        small = [(c.accessibleName(), c.width(), c.height()) for c in controls if min(c.width(), c.height()) < FINGER]
        assert controls and small == [], size
    if picture.view == "kiosk":
        view.unlock()


@pytest.mark.parametrize("view", ["desk", "launcher"])
def test_everything_can_be_reached_by_the_tab_key(qtbot: QtBot, link_to: LinkTo, view: str) -> None:
    picture = next(picture for picture in found([view]) if picture.scene == "busy")
    made = picture.shown(link_to("busy"))
    qtbot.addWidget(made)
    made.resize(picture.sizes[0].width, picture.sizes[0].height)
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
