"""The ticket that is being made: its services in order, papers, class, note and phone."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from hallapp import typed
from hallapp.hall.hall import Hall
from hallapp.views import theme, words
from hallapp.views.census import Census
from hallapp.views.class_choice import KEYS, ClassChoice
from hallapp.views.desk.by_hand import ByHand
from hallapp.views.desk.phone import PhoneField
from hallapp.views.desk.service import ServiceRow
from hallapp.views.widgets import (
    Button,
    Figure,
    Icon,
    Panel,
    StateChip,
    Text,
    clear,
    column,
    row,
    rule,
)

LONGEST_NOTE = 500
"""Characters."""

HELD = "Alt+"
"""Held down with the digit of a class where services are searched for by codes that begin with digits."""

SERVICES = 160
"""Pixels that the services take at least where the page scrolls."""

AT_ONCE = ("courtesy", "veteran")
"""Classes that a hall may serve without a number."""


class Draft(Panel):
    """A ticket in the making.

    ``issue`` asks for it to be issued, ``at_once`` for a window to call it in
    the same step, ``leave`` for it to be cleared; ``changed`` says that it is
    another now.
    """

    changed = Signal()
    issue = Signal()
    at_once = Signal()
    leave = Signal()

    def __init__(self) -> None:
        super().__init__("card")
        self.services: list[str] = []
        self.klass = "ordinary"
        self.card = ""
        self._checked: dict[str, set[int]] = {}
        self._rows: dict[str, ServiceRow] = {}
        self._title = Text("", theme.LEAD, bold=True)
        self._about = Text("", theme.SMALL, "muted", elide=True)
        self._card_read = StateChip("called", icon="identification-card", bare=True)
        self.by_hand_button = Button(
            "", icon="pencil-simple", key="F11", look="link", size=theme.SMALL, height=theme.TOUCH
        )
        self.by_hand_button.setCheckable(True)
        self.by_hand = ByHand()
        self._more = Text("", theme.BODY, "accent")
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._class_label = Text("", theme.SMALL, "muted")
        self._note_label = Text("", theme.SMALL, "muted")
        self._phone_label = Text("", theme.SMALL, "muted")
        self.classes = ClassChoice(keyed=True)
        self.note = QLineEdit()
        self.note.setMaxLength(LONGEST_NOTE)
        self.phone = PhoneField()
        self._ahead = Figure(theme.TITLE)
        self._wait = Figure(theme.TITLE)
        self.clear_button = Button("", key="Esc", height=theme.TOUCH, clicked=self.leave.emit)
        self.at_once_button = Button(
            "", icon="megaphone", key="F10", look="outline", height=theme.MAIN_BUTTON, clicked=self.at_once.emit
        )
        self.issue_button = Button(
            "",
            icon="printer",
            key="Enter",
            look="main",
            height=theme.MAIN_BUTTON,
            size=theme.LEAD,
            clicked=self.issue.emit,
        )
        self._build()
        for key in KEYS:
            QShortcut(QKeySequence(HELD + key), self).activated.connect(partial(self._choose, key))
        self.by_hand_button.toggled.connect(self.set_by_hand)
        self.set_by_hand(False)

    def _build(self) -> None:
        head = row(self._title, self._about, self._card_read, self.by_hand_button, gap=8, margin=(16, 0, 8, 0))
        head.setStretch(1, 1)
        inner = QWidget()
        more = row(Icon("plus", "accent"), self._more, 0, gap=12, margin=(18, 8, 16, 8))
        inner.setLayout(column(self._list, more, 0))
        self._area = area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        foot = Panel("foot")
        for button in (self.clear_button, self.at_once_button, self.issue_button):
            button.setMinimumHeight(theme.TOUCH)
        buttons = row(0, self.clear_button, self.at_once_button, self.issue_button, gap=8)
        self._foot: QBoxLayout = row(row(self._ahead, 8, self._wait, 0, gap=8), buttons, gap=8, margin=(16, 8, 16, 8))
        foot.setLayout(self._foot)
        self.setLayout(column(head, rule(), self.by_hand, area, rule(), self._choices(), foot, margin=1))
        self.layout().setStretch(3, 1)  # type: ignore[union-attr]

    def _choices(self) -> QVBoxLayout:
        self.classes.chosen.connect(self.set_class)
        for field in (self.note, self.phone):
            field.setProperty("touch", True)
            field.returnPressed.connect(self.issue)
        self.phone.setFixedWidth(150)
        self._note_label.setBuddy(self.note)
        self._phone_label.setBuddy(self.phone)
        return column(
            row(self._class_label, self.classes),
            row(self._note_label, self.note, 16, self._phone_label, 8, self.phone),
            gap=8,
            margin=(16, 8, 16, 8),
        )

    def set_stacked(self, stacked: bool) -> None:
        """Keep room for the services where other parts lie above and below."""
        self._area.setMinimumHeight(SERVICES if stacked else 0)

    def set_narrow(self, narrow: bool) -> None:
        """Make do with half a screen: what it will take above the buttons."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._foot.setDirection(down if narrow else across)

    def retranslate(self) -> None:
        """Set the texts."""
        self._title.setText(self.tr("New ticket"))
        self._class_label.setText(self.tr("Class"))
        self._note_label.setText(self.tr("Note"))
        self._phone_label.setText(self.tr("Phone"))
        self.note.setPlaceholderText(self.tr("Only for the window; never on the wall, never in the log"))
        self.note.setAccessibleName(self.tr("Note for the window"))
        self.phone.setPlaceholderText(self.tr("if they like"))
        self.phone.setAccessibleName(self.tr("Phone, if they like: to look the ticket up"))
        self.clear_button.set_label(self.tr("Clear"))
        self._label_issue()
        self.at_once_button.set_label(self.tr("Call now"))
        self.at_once_button.setToolTip(self.tr("Issue, and let a free window call it in the same step"))
        self.by_hand_button.set_label(self.tr("Written by hand"))
        self.by_hand_button.setToolTip(self.tr("Enter numbers that were written by hand while the system was down"))
        self.by_hand.retranslate()
        self._show_card()
        for label in (self._class_label, self._note_label):
            label.setFixedWidth(max(44, self._class_label.sizeHint().width() + 8))

    def add(self, service: str) -> bool:
        """Add a service as the last one; ``False`` if it is there already."""
        if service in self.services:
            return False
        self.services.append(service)
        self._checked[service] = set()
        self.changed.emit()
        return True

    def remove(self, service: str) -> None:
        """Take a service off."""
        self.services.remove(service)
        del self._checked[service]
        self.changed.emit()

    def clear(self) -> None:
        """Begin anew."""
        self.services.clear()
        self._checked.clear()
        self.note.clear()
        self.phone.forget()
        self.card = ""
        self._show_card()
        self.set_class("ordinary")

    def set_class(self, klass: str) -> None:
        """Choose the priority class."""
        self.klass = klass
        self.classes.choose(klass)
        self.changed.emit()

    def _choose(self, key: str) -> None:
        klass = self.classes.of_key(key)
        if klass is not None:
            self.set_class(klass)

    def choose_by(self, key: str) -> bool:
        """Choose the class of a digit that nothing is held down with; whether that chooses one."""
        if self.classes.held or self.classes.of_key(key) is None:
            return False
        self._choose(key)
        return True

    def set_card(self, number: str, *, courtesy: bool) -> None:
        """The citizen's card was read; it is forgotten with the draft."""
        self.card = number
        self._show_card()
        self.set_class("courtesy" if courtesy else self.klass)

    def _show_card(self) -> None:
        self._card_read.show_state("called", self.tr("card read"), icon="identification-card")
        self._card_read.setVisible(bool(self.card))

    def set_by_hand(self, on: bool) -> None:
        """Enter numbers that were written by hand, or make new ones."""
        self.by_hand_button.setChecked(on)
        self.by_hand.setVisible(on)
        self._label_issue()
        self.changed.emit()

    def _label_issue(self) -> None:
        self.issue_button.set_icon("pencil-simple" if self.is_by_hand else "printer")
        self.issue_button.set_label(self.tr("Record") if self.is_by_hand else self.tr("Issue"))

    @property
    def is_by_hand(self) -> bool:
        """Whether a number that was written by hand is being entered."""
        return self.by_hand_button.isChecked()

    def lacks(self) -> tuple[str, QWidget | None] | None:
        """What keeps it from being issued, and the field where that is put right; ``None``: nothing.

        Where nothing was begun there is nothing to say.
        """
        if not self.services:
            begun = self.note.text().strip() or self.phone.phone() or (self.is_by_hand and self.by_hand.written())
            return (self.tr("What is it about? Find the service first."), None) if begun else ("", None)
        if self.phone.phone() and not typed.is_phone(self.phone.phone()):
            return self.tr("A phone number has at least four figures."), self.phone
        return self.by_hand.lacks() if self.is_by_hand else None

    def request(self, hall: Hall) -> dict[str, object]:
        """The command that issues it."""
        wanted: dict[str, object] = {"do": "issue", "services": list(self.services), "class": self.klass}
        given = {"note": typed.line(self.note.text()), "phone": self.phone.phone(), "card": self.card}
        wanted |= {name: text for name, text in given.items() if text}
        if self.is_by_hand:
            wanted |= self._written(hall)
        return wanted

    def _written(self, hall: Hall) -> dict[str, object]:
        number = self.by_hand.written()
        prefix = hall.catalogue.prefix(self.services[0])
        minute = self.by_hand.minute()
        written: dict[str, object] = {"written": prefix + number if number.isdecimal() or not number else number}
        return written if minute is None else written | {"at": minute}

    def rebuild(self, hall: Hall) -> None:
        """Show the services again: they, or the language, are others."""
        clear(self._list)
        self._rows.clear()
        for place, service in enumerate(self.services, 1):
            line = ServiceRow(place, hall, service, self._checked[service])
            line.removed.connect(lambda service=service: self.remove(service))
            self._rows[service] = line
            self._list.addWidget(line)

    def _show_classes(self, hall: Hall) -> None:
        known = words.classes(hall)
        coded = any(service.code[:1].isdecimal() for service in hall.catalogue.services.values())
        self.classes.hold(HELD if coded else "")
        self.classes.show_classes({klass: known[klass] for klass in hall.classes})
        if self.klass not in hall.classes:
            self.set_class("ordinary")

    def show_hall(self, hall: Hall, census: Census) -> None:
        """Show what the hall says of it: classes, windows, people ahead, the wait."""
        self._show_classes(hall)
        for service, line in self._rows.items():
            line.show_windows([window.id for window in census.able(service)])
        ready = bool(self.services)
        self._more.setText(
            self.tr("Another service: go on searching at the left")
            if ready
            else self.tr("First service: search at the left")
        )
        for button in (self.issue_button, self.at_once_button):
            button.setEnabled(ready and hall.is_open)
        self.issue_button.setToolTip("" if hall.is_open else self.tr("The hall day is not open"))
        self.at_once_button.setVisible(hall.settings.courtesy_at_once and self.klass in AT_ONCE and not self.is_by_hand)
        self._about.setText(
            self.tr("several matters, one number · %n service(s), in order", "", len(self.services)) if ready else ""
        )
        if not ready:
            self._ahead.show_value(self.tr("People ahead"), "–")
            self._wait.show_value(self.tr("Expected wait"), "–")
            return
        first = self.services[0]
        wait = census.wait(first, self.klass)
        self._ahead.show_value(
            self.tr("People ahead"), words.number(census.ahead(first, self.klass)), self.tr("people")
        )
        label = self.tr("Expected wait (service 1)") if len(self.services) > 1 else self.tr("Expected wait")
        if wait is None:
            self._wait.show_value(label, self.tr("no window"), ink="late")
        else:
            self._wait.show_value(label, words.between(wait.low, wait.high), self.tr("min"))
