"""What the ticket machine shows beside its tiles: the ticket before it is issued, and after; a message."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from hallapp.views import theme, words
from hallapp.views.class_choice import ClassChoice
from hallapp.views.widgets import BigNumber, Button, Figure, Icon, Panel, Text, clear, column, row, rule
from hallapp.waits import Wait


class Confirm(QWidget):
    """The ticket before it is issued: services, papers, wait, class; one large button."""

    issue = Signal()
    more = Signal()
    klass_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._services = QVBoxLayout()
        self._services.setSpacing(0)
        self._papers_title = Text("", theme.SMALL, "muted")
        self._papers = Text("", theme.BODY, wrap=True)
        self._ahead = Figure(theme.TITLE)
        self._wait = Figure(theme.TITLE)
        self._class_title = Text("", theme.SMALL, "muted")
        self.classes = ClassChoice()
        self.classes.chosen.connect(self.klass_chosen)
        self.more_button = Button("", icon="plus", look="outline", height=48, clicked=self.more.emit)
        self.issue_button = Button(
            "", icon="printer", look="main", height=64, size=theme.TITLE, clicked=self.issue.emit
        )
        self._build()

    def _build(self) -> None:
        card = Panel("card")
        facts = row(self._ahead, self._wait, 0, gap=32)
        inner = column(self._services, facts, rule(), self._papers_title, self._papers, gap=10, margin=16)
        card.setLayout(inner)
        body = QWidget()
        body.setLayout(column(card, self._class_title, self.classes, 0, gap=10))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(body)
        layout = column(area, self.more_button, self.issue_button, gap=12)
        layout.setStretch(0, 1)
        self.setLayout(layout)

    def show_ticket(
        self,
        services: Sequence[str],
        papers: Sequence[str],
        ahead: int,
        wait: Wait | None,
        klass: str,
        classes: Mapping[str, str],
        *,
        booked: bool = False,
    ) -> None:
        """Show the ticket as it would be issued; ``services`` and ``papers`` are names.

        ``classes`` are names by their ids: those that a citizen may say to belong to; papers are looked at by
        the window.
        """
        clear(self._services)
        for place, name in enumerate(services, 1):
            words_ = f"{place}  {name}" if len(services) > 1 else name
            self._services.addWidget(Text(words_, theme.LEAD, bold=True, wrap=True))
        self._papers_title.setText(self.tr("Please have these at hand"))
        self._papers.setText(words.listed(list(papers)) if papers else self.tr("No papers needed"))
        self._ahead.show_value(self.tr("People ahead"), words.number(ahead), self.tr("people"))
        self._wait.show_value(self.tr("Expected wait"), words.likely_wait(wait))
        self._show_class(klass, classes)
        self.more_button.setVisible(not booked)
        self.more_button.set_label(self.tr("Add another service to the same number"))
        self.issue_button.set_label(self.tr("Check in") if booked else self.tr("Take a number"))

    def _show_class(self, klass: str, classes: Mapping[str, str]) -> None:
        appointment = klass == "appointment"
        self._class_title.setText(
            self.tr("Checking in for an appointment")
            if appointment
            else self.tr("Elderly, disabled, pregnant, with an infant, military or veteran: the window asks for proof")
        )
        self.classes.setVisible(not appointment)
        self.classes.show_classes(classes)
        self.classes.choose(klass)


class Done(QWidget):
    """The number, very large."""

    finished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title = Text("", theme.TITLE, bold=True)
        self._number = BigNumber()
        self._services = Text("", theme.LEAD, wrap=True)
        self._wait = Text("", theme.LEAD, "muted", wrap=True)
        self._advice = Text("", theme.BODY, wrap=True)
        self._seconds = Text("", theme.SMALL, "muted")
        self.button = Button("", look="outline", height=64, size=theme.LEAD, clicked=self.finished.emit)
        card = Panel("card")
        for text in (self._title, self._services, self._wait, self._advice, self._seconds):
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        card.setLayout(
            column(self._title, self._number, self._services, self._wait, rule(), self._advice, gap=12, margin=32)
        )
        self.setLayout(column(card, 0, self._seconds, self.button, gap=12))

    def show_ticket(self, number: str, services: str, wait: str, advice: str) -> None:
        """Show what was issued."""
        self._title.setText(self.tr("Your number"))
        self._number.show_number(number)
        self._services.setText(services)
        self._wait.setText(wait)
        self._advice.setText(advice)
        self.button.set_label(self.tr("Done"))

    def spoken(self) -> list[str]:
        """What is read aloud."""
        return [self._title.text(), self._number.accessibleName(), self._wait.text(), self._advice.text()]

    def tick(self, left: int) -> None:
        """Show the seconds until the machine starts anew."""
        self._seconds.setText(self.tr("This page closes in %n s", "", left))


class Message(QWidget):
    """A heading, sentences and at most two buttons; what the machine says when there is nothing to choose."""

    accepted = Signal()
    other = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._icon = Icon("info", "accent", 56)
        self._title = Text("", theme.TITLE, bold=True, wrap=True)
        self._sentences = Text("", theme.LEAD, wrap=True)
        self.button = Button("", look="main", height=64, size=theme.LEAD, clicked=self.accepted.emit)
        self.other_button = Button("", look="outline", height=64, size=theme.LEAD, clicked=self.other.emit)
        card = Panel("card")
        card.setLayout(column(self._icon, self._title, self._sentences, gap=16, margin=32))
        self.setLayout(column(card, 0, self.other_button, self.button, gap=12))

    def say(self, icon: str, title: str, sentences: Sequence[str], button: str = "", other: str = "") -> None:
        """Say something; a button without words on it is not there."""
        self._icon.show_icon(icon, "accent")
        self._title.setText(title)
        self._sentences.setText("\n".join(sentences))
        self.button.set_label(button)
        self.button.setVisible(bool(button))
        self.other_button.set_label(other)
        self.other_button.setVisible(bool(other))
        self.setAccessibleName(title)
        self.setAccessibleDescription(" ".join(sentences))
