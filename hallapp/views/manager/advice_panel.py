"""Advice: the best option opened, the others ranked below it, and what was applied today."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from hallapp.hall.hall import Hall
from hallapp.views import theme, words
from hallapp.views.manager import wording
from hallapp.views.manager.advice_lines import Line
from hallapp.views.manager.advising import Advising
from hallapp.views.manager.opened_option import Opened
from hallapp.views.manager.plots import nothing_of
from hallapp.views.widgets import Icon, IconButton, Panel, Text, column, row
from simulation.actions import Change, Changes
from simulation.options import Advice, Option
from simulation.scenario import Scenario

APPLIED_SHOWN = 3

LOW = 480
"""A panel below this height shows only what was applied last, so that the way to apply more is in sight."""


class Bar(QWidget):
    """How far the simulation is."""

    def __init__(self) -> None:
        super().__init__()
        self._share: float | None = None
        self.setFixedHeight(3)

    def show_share(self, share: float | None) -> None:
        """Show a share, 0…1; ``None``: nothing is being computed."""
        self._share = share
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line, and over it the share."""
        painter = QPainter(self)
        painter.fillRect(QRectF(0, 1, self.width(), 1), theme.colour("line"))
        if self._share is not None:
            painter.fillRect(QRectF(0, 0, self.width() * max(self._share, 0.02), 3), theme.colour("accent"))
        painter.end()


class AdvicePanel(Panel):
    """The advisor's answer; ``apply`` carries an option, ``why`` asks to explain it.

    ``refuse`` carries an option, why it is refused (a code) and the person's words, if any.
    """

    apply = Signal(object)
    refuse = Signal(object, str, str)
    why = Signal(int)

    def __init__(self, advising: Advising) -> None:
        super().__init__("card")
        self._advising = advising
        self._hall: Hall | None = None
        self._scenario: Scenario | None = None
        self._place = 0
        self._chosen: Changes | None = None
        self._later: set[Changes] = set()
        self._applying = False
        self._title = Text("", theme.LEAD, bold=True)
        self._about = Text("", theme.SMALL, "muted", elide=True)
        self._about.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.again = IconButton("arrows-clockwise", side=28, clicked=advising.ask)
        self._bar = Bar()
        self._waiting = Text("", theme.BODY, "muted", wrap=True)
        self.opened = Opened()
        self.lines: list[Line] = []
        self._list = column()
        self._applied_title = Text("", theme.SMALL, "muted", elide=True)
        self._said = Text("", theme.SMALL, "muted")
        self._applied = [(Text("", theme.SMALL, "muted"), Text("", theme.SMALL, elide=True), Text("", theme.SMALL))
                         for _ in range(APPLIED_SHOWN)]  # fmt: skip
        self._applied_lines: list[QWidget] = []
        self._applied_head = QWidget()
        self._foot = Panel("foot")
        self._build()
        self._connect()

    def _build(self) -> None:
        head = row(Icon("lightbulb", "accent"), self._title, self._about, self.again, gap=8)
        head.setStretch(2, 1)
        body = QWidget()
        body.setLayout(column(self._waiting, self.opened, self._list, 0, margin=(0, 4, 6, 4)))
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(body)
        applied = column(gap=4, margin=(16, 8, 16, 8))
        title = row(self._applied_title, self._said)
        title.setStretch(0, 1)
        self._applied_head.setLayout(title)
        applied.addWidget(self._applied_head)
        for at, what, said in self._applied:
            line = row(Icon("check-circle", "ready", theme.SMALL_ICON), at, what, said, gap=8)
            line.setStretch(2, 1)
            self._applied_lines.append(QWidget())
            self._applied_lines[-1].setLayout(line)
            applied.addWidget(self._applied_lines[-1])
        self._foot.setLayout(applied)
        upper = column(head, self._bar, self._area, gap=8, margin=(16, 16, 10, 4))
        upper.setStretch(2, 1)
        layout = column(upper, self._foot, margin=1)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.setMinimumWidth(372)

    def _connect(self) -> None:
        self._advising.progress.connect(self._progress)
        self.opened.apply.connect(self._apply)
        self.opened.later.connect(self.postpone)
        self.opened.refused.connect(self.refuse)
        self.opened.why.connect(lambda: self.why.emit(self._place))

    def retranslate(self) -> None:
        """Set the texts."""
        self._title.setText(self.tr("Advice"))
        self._area.setAccessibleName(self.tr("Advice"))
        self.again.set_name(self.tr("Ask for advice now"))
        self._applied_title.setText(self.tr("Applied today · minutes per person"))
        self._said.setText(self.tr("said"))
        self.opened.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What was applied makes room for what can be."""
        super().resizeEvent(event)
        if self._hall is not None and (event.oldSize().height() < LOW) != (self.height() < LOW):
            self._show_applied(self._hall)

    def _progress(self, share: float) -> None:
        self._bar.show_share(share)
        self._say_waiting()

    def _say_waiting(self) -> None:
        if self._hall is not None and not self._hall.is_open:
            sentence = self.tr("The hall day is closed.")
        elif self._advising.compiling:
            sentence = self.tr(
                "The simulation is being prepared for this computer. This happens once and takes a few minutes."
            )
        elif self._advising.share is not None:
            sentence = self.tr("Comparing every possible change in simulated days: {share} %").format(
                share=words.number(100 * self._advising.share))  # fmt: skip
        else:
            sentence = self.tr("No advice yet.")
        self._waiting.setText(sentence)
        self._waiting.setVisible(self._advising.advice is None or (self._hall is not None and not self._hall.is_open))

    @property
    def _advice(self) -> Advice:
        assert self._advising.advice is not None
        return self._advising.advice

    def ranked(self) -> list[int]:
        """The places of the options to show: those that were put off or refused come last."""
        options = self._advice.options
        last = self._later | self._refused()
        return sorted(range(len(options)), key=lambda place: (options[place].changes in last, place))

    def _refused(self) -> set[Changes]:
        refused = [] if self._hall is None else self._hall.refused
        return {msgspec.convert(event.changes, tuple[Change, ...]) for _, event in refused}

    def show_advice(self, hall: Hall) -> None:
        """Show the latest answer, its best option opened."""
        self._hall = hall
        self._scenario = hall.configuration()
        if self._advising.advice is not None:
            chosen = self._still_chosen()
            self._place = self.ranked()[0] if chosen is None else chosen
        self._applying = False
        self.show_hall(hall)

    def _still_chosen(self) -> int | None:
        """The place of the option that a person opened, as long as it is among the advice and not answered."""
        if self._chosen is None or self._chosen in self._later | self._refused():
            return None
        found = (place for place, option in enumerate(self._advice.options) if option.changes == self._chosen)
        return next(found, None)

    def show_hall(self, hall: Hall) -> None:
        """Show the options in the language in use, and what was applied."""
        self._hall = hall
        advice = self._advising.advice
        shown = advice is not None and self._scenario is not None and hall.is_open
        self.opened.setVisible(shown)
        self._bar.show_share(self._advising.share)
        self._say_waiting()
        if not shown:
            self._about.setText("")
        if advice is not None and self._scenario is not None and shown:
            self._about.setText(self._what_about(advice))
            self.opened.show_option(hall, self._place, advice, advice.options[self._place], self._scenario)
            self.opened.apply_button.setEnabled(not self._applying)
            self._show_lines(advice, self._scenario)
        for line in self.lines if not shown else ():
            line.hide()
        self._show_applied(hall)

    def _what_about(self, advice: Advice) -> str:
        facts = {"time": words.clock(advice.at), "days": words.number(advice.days)}
        if advice.preliminary:
            return self.tr("{time} · a first look, {days} simulated days").format(**facts)
        if advice.clear or not advice.best.changes:
            return self.tr("{time} · {days} simulated days").format(**facts)
        return self.tr("{time} · {days} simulated days · not clear which is best").format(**facts)

    def _show_lines(self, advice: Advice, scenario: Scenario) -> None:
        others = [place for place in self.ranked() if place != self._place]
        while len(self.lines) < len(others):
            line = Line()
            line.opened.connect(self.open)
            self.lines.append(line)
            self._list.addWidget(line)
        for line, place in zip(self.lines, others, strict=False):
            line.show_option(place, advice, advice.options[place], scenario)
            line.show()
        for line in self.lines[len(others) :]:
            line.hide()

    def _show_applied(self, hall: Hall) -> None:
        low = self.height() < LOW
        latest = hall.applied[: -(1 if low else APPLIED_SHOWN) - 1 : -1]
        self._applied_head.setVisible(not low)
        self._foot.setVisible(bool(latest))
        for place, (at, what, said) in enumerate(self._applied):
            known = place < len(latest)
            for text in (at, what, said):
                text.setText("")
            if not known:
                continue
            ms, event = latest[place]
            at.setText(words.clock(float(hall.scenario.opens) + hall.minute(ms)))
            what.setText(wording.applied(hall, event.changes))
            promised = event.advice.get("effect", {}).get("mean_wait")
            said.setText(wording.signed(promised[0]) if promised else "–")
        for place, line in enumerate(self._applied_lines):
            line.setVisible(place < len(latest))

    def open(self, place: int) -> None:
        """Open another option; it stays open when newer advice comes."""
        self._place = place
        self._chosen = self.option().changes
        if self._hall is not None:
            self.show_hall(self._hall)

    def option(self) -> Option:
        """The option that is opened."""
        return self._advice.options[self._place]

    def _apply(self, option: Option) -> None:
        self._applying = True
        self.opened.apply_button.setEnabled(False)
        self.apply.emit(option)

    def applied(self) -> None:
        """An answer to the last click on Apply has come."""
        self._applying = False
        self.opened.apply_button.setEnabled(True)

    def postpone(self, option: Option) -> None:
        """Put an option off for today: the next one is opened."""
        self._later.add(option.changes)
        if self._hall is not None:
            self.show_advice(self._hall)

    def nothing(self) -> Option:
        """The option that changes nothing."""
        return nothing_of(self._advice)
