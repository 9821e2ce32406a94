"""The rail that chooses a page, and the strip of figures above every page."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QToolButton, QWidget

from hallapp import language
from hallapp.hall.hall import Hall
from hallapp.hall.ticket import MINUTE
from hallapp.views import icons, theme, words
from hallapp.views.manager import figures, wording
from hallapp.views.manager.whole import Whole
from hallapp.views.widgets import Button, Panel, PressRow, StateChip, Text, column, row
from hallapp.views.widgets.buttons import focus_ring
from simulation.options import Advice

RAIL, STRIP = 80, 72

PAGES = {
    "hall": "squares-four",
    "skills": "graduation-cap",
    "plan": "calendar-blank",
    "history": "clock-counter-clockwise",
    "settings": "gear-six",
}
"""The pages and their icons, in the order of Ctrl+1…5."""


LONGEST_NAME = 300
"""Width that a hall's name may take from the figures, pixels."""


class RailButton(QToolButton):
    """An icon above a small word."""

    def __init__(self, icon: str, *, checkable: bool = False) -> None:
        super().__init__()
        self._icon = icon
        self.setProperty("step", theme.SMALL)
        self.setCheckable(checkable)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_label(self, label: str, tip: str = "") -> None:
        """Show another word."""
        self.setText(label)
        self.setAccessibleName(tip or label)
        self.setToolTip(tip)
        self.update()

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon = icon
        self.update()

    def sizeHint(self) -> QSize:
        """64 × 60."""
        return QSize(64, 60)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint icon and word."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        chosen = self.isChecked()
        if chosen or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.tint("called"))
            painter.drawRoundedRect(box, theme.CORNER, theme.CORNER)
        ink = "accent" if chosen else "muted"
        icons.draw(painter, QRectF((box.width() - 24) / 2, 8, 24, 24), self._icon, ink)
        font = QFont(self.font())
        painter.setPen(theme.colour(ink))
        painter.setFont(font)
        label = QFontMetrics(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, int(box.width()))
        painter.drawText(QRectF(0, 34, box.width(), 22), Qt.AlignmentFlag.AlignCenter, label)
        if self.hasFocus():
            focus_ring(painter, box, 1.0)
        painter.end()


class Rail(Panel):
    """The pages; below them language, theme and the role."""

    chosen = Signal(str)
    language = Signal()
    theme = Signal()
    finding = Signal()

    def __init__(self) -> None:
        super().__init__("surface")
        self.setFixedWidth(RAIL)
        self.pages = {page: RailButton(icon, checkable=True) for page, icon in PAGES.items()}
        group = QButtonGroup(self)
        for page, button in self.pages.items():
            group.addButton(button)
            button.clicked.connect(lambda _checked=False, page=page: self.chosen.emit(page))
        self.find_button = RailButton("magnifying-glass")
        self.find_button.clicked.connect(lambda: self.finding.emit())
        self.language_button = RailButton("translate")
        self.language_button.clicked.connect(lambda: self.language.emit())
        self.theme_button = RailButton("moon")
        self.theme_button.clicked.connect(lambda: self.theme.emit())
        self._role = Text("", theme.SMALL, "muted")
        self._role.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setLayout(
            column(
                *self.pages.values(),
                self.find_button,
                0,
                self.language_button,
                self.theme_button,
                self._role,
                gap=8,
                margin=(8, 8, 8, 16),
            )
        )

    def retranslate(self) -> None:
        """Set the texts."""
        labels = {
            "hall": self.tr("Hall"),
            "skills": self.tr("Skills"),
            "plan": self.tr("Day plan"),
            "history": self.tr("History"),
            "settings": self.tr("Settings"),
        }
        for number, (page, label) in enumerate(labels.items(), 1):
            self.pages[page].set_label(label, f"{label} (Ctrl+{number})")
        self.find_button.set_label(self.tr("Find"), self.tr("Find a ticket by its number (Ctrl+K)"))
        self.language_button.set_label(language.LANGUAGES[language.following()])
        following = theme.following()
        self.theme_button.set_icon(theme.ICONS[following])
        name = words.themes()[following]
        self.theme_button.set_label(self.tr("Contrast") if following == "contrast" else name, name)
        self._role.setText(self.tr("Manager"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line at its right."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme.colour("line"))
        painter.end()


class Cell(PressRow):
    """A figure of the strip: label, number and unit, and words beside it; one that leads somewhere is pressed."""

    def __init__(self) -> None:
        super().__init__()
        self.set_pressable(False)
        self._label = Text("", theme.SMALL, "muted")
        self._number = Text("", theme.TITLE, bold=True)
        self._unit = Text("", theme.BODY)
        self._beside = Whole()
        self._chip = StateChip("late", bare=True)
        self._chip.hide()
        line = row(self._number, self._unit, self._chip, self._beside, gap=6)
        line.setStretch(3, 1)
        self.setLayout(column(0, self._label, line, 0, margin=(16, 0, 8, 0)))

    def show_value(self, label: str, number: str, unit: str = "", *beside: str, ink: str = "text") -> None:
        """Show a figure; ``beside`` is what is said beside it, then shorter forms of that."""
        self._label.setText(label)
        self._number.setText(number)
        self._number.set_ink(ink)
        self._unit.setText(unit)
        self._unit.set_ink(ink)
        self._beside.set_ink(ink if ink != "text" else "muted")
        whole = beside[0] if beside else ""
        self.setToolTip(whole)
        self.setAccessibleName(f"{label} {number} {unit} {whole}".strip())
        self._beside.show_forms(*beside)

    def set_pressable(self, pressable: bool) -> None:
        """Whether it leads somewhere."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if pressable else Qt.FocusPolicy.NoFocus)
        if pressable:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.unsetCursor()

    def show_chip(self, state: str, word: str) -> None:
        """Show a chip between figure and words; an empty word hides it."""
        self._chip.show_state(state, word)
        self._chip.setVisible(bool(word))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line at its left, and the focus."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(0, 8, 1, self.height() - 16, theme.colour("line"))
        painter.end()


class Strip(Panel):
    """How the hall stands, in six figures; ``ticket`` asks for the story of who has waited longest."""

    ticket = Signal(str)

    def __init__(self) -> None:
        super().__init__("top")
        self.setFixedHeight(STRIP)
        self._name = Text("", theme.LEAD, bold=True, elide=True)
        self.rule_button = Button("", look="link", size=theme.SMALL, height=22).align_left(0)
        self._waiting, self._longest, self._target, self._idle, self._done = (Cell() for _ in range(5))
        self._longest.pressed.connect(self._ask_longest)
        self._longest_ticket = ""
        self._time = Text("", theme.TITLE, bold=True)
        self._date = Text("", theme.SMALL, "muted")
        for text in (self._time, self._date):
            text.setAlignment(Qt.AlignmentFlag.AlignRight)
        hall = QWidget()
        hall.setLayout(column(0, self._name, self.rule_button, 0, margin=(16, 0, 8, 0)))
        clock = QWidget()
        clock.setLayout(column(0, self._time, self._date, 0, margin=(8, 0, 16, 0)))
        line = row(hall, self._waiting, self._longest, self._target, self._idle, self._done, clock)
        for place, stretch in enumerate((5, 3, 6, 4, 5, 4, 0)):
            line.setStretch(place, stretch)
        self.setLayout(line)

    def show_hall(self, hall: Hall, name: str, now: int, advice: Advice | None) -> None:
        """Show the figures as they are now."""
        self._name.setText(name)
        self._make_room(name)
        opens, closes = words.clock(float(hall.scenario.opens)), words.clock(float(hall.scenario.closes))
        about = (
            self.tr("Open {opens}–{closes} · rule: {rule}") if hall.is_open else self.tr("closed · {opens}–{closes}")
        )
        self.rule_button.set_label(about.format(opens=opens, closes=closes, rule=wording.rule(hall.rule)))
        self.rule_button.setToolTip(self.tr("Choose the rule"))
        self._waiting.show_value(self.tr("Waiting"), words.number(len(hall.in_line)), self.tr("people"))
        self._show_longest(hall, now)
        self._show_target(hall, now)
        self._show_idle(hall, now)
        self._show_done(hall, advice)
        self.show_time(hall, now)

    def _make_room(self, name: str) -> None:
        """The hall's name stands whole, before words beside the figures do."""
        self._name.ensurePolished()
        wide = QFontMetrics(self._name.font()).horizontalAdvance(name) + 1
        self._name.setMinimumWidth(min(wide, LONGEST_NAME))

    def show_time(self, hall: Hall, now: int) -> None:
        """Show the time."""
        self._time.setText(words.clock(float(hall.scenario.opens) + hall.minute(now)))
        self._date.setText(words.date(hall.day or ""))

    def _ask_longest(self) -> None:
        if self._longest_ticket:
            self.ticket.emit(self._longest_ticket)

    def _show_longest(self, hall: Hall, now: int) -> None:
        ticket = figures.longest_wait(hall, now)
        self._longest_ticket = "" if ticket is None else ticket.number
        self._longest.set_pressable(ticket is not None)
        label = self.tr("Longest wait")
        if ticket is None:
            self._longest.show_value(label, "–")
            self._longest.show_chip("late", "")
            return
        minutes = ticket.wait(now) / MINUTE
        late = minutes > hall.catalogue.services[ticket.services[0]].target
        who = f"{ticket.number} {wording.service(hall, ticket.services[0])}"
        unit = wording.translate("manager", "min")
        self._longest.show_value(
            label, words.number(minutes // 1), unit, who, ticket.number, ink="late" if late else "text"
        )
        self._longest.show_chip("late", self.tr("late") if late else "")

    def _show_target(self, hall: Hall, now: int) -> None:
        share = figures.in_target(hall, now)
        goal = self.tr("goal {share} %").format(share=words.number(100 * figures.GOAL))
        number = "–" if share is None else words.number(100 * share)
        self._target.show_value(self.tr("In target · today"), number, "%" if share is not None else "", goal)

    def _show_idle(self, hall: Hall, now: int) -> None:
        minutes, windows = figures.idle_lately(hall, now)
        since = words.clock(float(hall.scenario.opens) + hall.minute(figures.idle_since(hall, now)))
        ink = "idle" if minutes >= 1.0 else "text"
        label = self.tr("Idle while waiting · since {time}").format(time=since)
        where = words.windows(windows[:3]) if windows else ""
        self._idle.show_value(label, words.number(minutes), wording.translate("manager", "min"), where, ink=ink)

    def _show_done(self, hall: Hall, advice: Advice | None) -> None:
        label = self.tr("Done by")
        if advice is None or not hall.is_open:
            self._done.show_value(label, "–")
            return
        at, low, high = wording.done_by(hall, advice)
        closes = float(hall.scenario.closes)
        beside = self.tr("+{minutes} min ({range})").format(
            minutes=words.number(at - closes), range=words.between(low - closes, high - closes))  # fmt: skip
        self._done.show_value(label, words.clock(at), "", beside if high > closes else "")
