"""Rating a visit by the code on its slip: eight digits, then five answers that look alike, for each service once."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from hallapp.hall import following
from hallapp.hall.hall import Hall
from hallapp.hall.ticket import Ticket
from hallapp.views import theme, words
from hallapp.views.bilingual import both
from hallapp.views.kiosk.keys import BACK, Pad
from hallapp.views.slips import code_words
from hallapp.views.wall import rating
from hallapp.views.widgets import Button, Panel, Text, column

CODE_DIGITS = 8


class Rate(QWidget):
    """Asks for the code, then how it was; ``rated`` carries place and score of an answer."""

    rated = Signal(int, int)
    typed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._hint = Text("", theme.LEAD, "muted", wrap=True)
        self._code = Text("", theme.FIGURE, bold=True)
        self.pad = Pad()
        self._about = Text("", theme.LEAD, bold=True, wrap=True)
        self._question = Text("", theme.LEAD, wrap=True)
        self._other_question = Text("", theme.SMALL, "muted", wrap=True)
        self.answers = {score: self._answer(score) for score in rating.SCORES}
        self._pages = QStackedWidget()
        self._place = 0
        self._build()
        self.pad.typed.connect(self.typed)

    def _answer(self, score: int) -> Button:
        button = Button("", key=str(score), look="outline", height=64, size=theme.LEAD)
        button.on_click(lambda: self.rated.emit(self._place, score))
        return button.align_left(24)

    def _build(self) -> None:
        self._code.setAlignment(Qt.AlignmentFlag.AlignCenter)
        field = Panel("card")
        field.setLayout(column(self._code, margin=(16, 12, 16, 12)))
        asks = QWidget()
        asks.setLayout(column(self._hint, field, self.pad, 0, gap=12))
        about = Panel("card")
        about.setLayout(column(self._about, self._question, self._other_question, gap=6, margin=16))
        answers = QWidget()
        answers.setLayout(column(about, *self.answers.values(), 0, gap=10))
        for page in (asks, answers):
            self._pages.addWidget(page)
        self.setLayout(column(self._pages))

    def show_code(self, hall: Hall, code: str) -> Ticket | None:
        """Show what was typed, and the first service that can be rated with it; returns its ticket, if there is one."""
        ticket = following.by_code(hall, code) if len(code) == CODE_DIGITS else None
        left = [] if ticket is None else following.unrated(ticket)
        self._pages.setCurrentIndex(1 if left else 0)
        if ticket is not None and left:
            self._ask(hall, ticket, left[0])
            return ticket
        self._code.setText(code_words((code + "_" * CODE_DIGITS)[:CODE_DIGITS]))
        self._code.setAccessibleName(" ".join(code) or self.tr("no digit yet"))
        self._hint.setText(self._said(ticket, code))
        self._hint.set_ink("late" if len(code) == CODE_DIGITS else "muted")
        self.pad.retranslate()
        return None

    def _said(self, ticket: Ticket | None, code: str) -> str:
        if len(code) < CODE_DIGITS:
            return self.tr(
                "Type the eight digits at the foot of your slip. Rating is voluntary; the code is good all day."
            )
        if ticket is None:
            return self.tr("No slip of today has this code. Please type it once more.")
        if not ticket.steps:
            return self.tr("Nothing of number {number} is finished yet.").format(number=ticket.number)
        return self.tr("Number {number} was rated already. Thank you.").format(number=ticket.number)

    def _ask(self, hall: Hall, ticket: Ticket, place: int) -> None:
        self._place = place
        step = ticket.steps[place]
        known = hall.catalogue.services[step.service]
        about = self.tr("{service}, window {window}")
        self._about.setText(about.format(service=words.name(known.names, step.service), window=step.window))
        question, other = rating.question()
        self._question.setText(question)
        self._other_question.setText(other)
        for score, button in self.answers.items():
            first, second = both(rating.LABELS[score])
            button.set_label(f"{first}   {second}")

    @property
    def asking(self) -> bool:
        """Whether an answer is awaited, not a code."""
        return self._pages.currentIndex() == 1

    def spoken(self) -> list[str]:
        """What is read aloud."""
        if not self.asking:
            return [self._hint.text()]
        return [self._about.text(), self._question.text(), *rating.labels().values()]


def after(code: str, sign: str) -> str:
    """The code once a key was typed."""
    if sign == BACK:
        return code[:-1]
    # After a wrong code the next digit begins anew.
    return sign if len(code) >= CODE_DIGITS else code + sign
