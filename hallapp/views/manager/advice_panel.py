"""Advice: the best option opened, the others ranked below it, and what was applied today."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from hallapp.hall.hall import Hall
from hallapp.reports.advice import Record
from hallapp.views import theme, words
from hallapp.views.manager import wording
from hallapp.views.manager.advising import Advising
from hallapp.views.manager.choosing import Choose
from hallapp.views.manager.intervals import IntervalBar
from hallapp.views.manager.kept import record_words
from hallapp.views.manager.plots import nothing_of
from hallapp.views.widgets import Button, Icon, IconButton, Panel, PressRow, Text, column, row, rule
from simulation.actions import Change, Changes
from simulation.options import Advice, Option
from simulation.scenario import Scenario

APPLIED_SHOWN = 3


def rank_of(advice: Advice, place: int) -> str:
    """The number of an option among those that change something; "=" for doing nothing."""
    if not advice.options[place].changes:
        return "="
    return str(sum(bool(option.changes) for option in advice.options[: place + 1]))


class Rank(QWidget):
    """A round number; of doing nothing "="."""

    def __init__(self) -> None:
        super().__init__()
        self._label, self._filled = "", False
        self.setFixedSize(24, 24)
        self.setProperty("step", theme.SMALL)

    def show_rank(self, label: str, filled: bool = False) -> None:
        """Show a rank, filled for the one that is opened."""
        self._label, self._filled = label, filled
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.colour("accent" if self._filled else "line"))
        painter.setBrush(theme.colour("accent" if self._filled else "surface"))
        painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.setPen(theme.colour("on_accent" if self._filled else "muted"))
        painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, self._label)
        painter.end()


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


class Line(PressRow):
    """An option that is not opened; a click opens it."""

    opened = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._place = 0
        self.rank = Rank()
        self._words = Text("", theme.BODY, elide=True)
        self._value = Text("", theme.BODY, bold=True)
        self._interval = Text("", theme.SMALL, "muted")
        self._caret = Icon("caret-right", "muted", theme.SMALL_ICON)
        for text in (self._value, self._interval):
            text.setAlignment(Qt.AlignmentFlag.AlignRight)
        value = column(0, self._value, self._interval, 0)
        line = row(self.rank, self._words, gap=12, margin=(0, 6, 0, 6))
        line.addLayout(value)
        line.addWidget(self._caret)
        line.setStretch(1, 1)
        self.setLayout(column(rule(), line))
        self.pressed.connect(lambda: self.opened.emit(self._place))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_option(self, place: int, advice: Advice, option: Option, scenario: Scenario) -> None:
        """Show an option by its place in the ranking."""
        self._place = place
        self.rank.show_rank(rank_of(advice, place))
        self._words.setText(wording.action(option.changes, scenario))
        if option.changes:
            wait = option.effect["mean_wait"]
            self._value.setText(wording.translate("manager", "{number} min").format(number=wording.signed(wait.mean)))
            self._value.set_ink(wording.ink(wait))
            self._interval.setText(wording.interval(wait.low, wait.high))
        else:
            mean = advice.baseline.estimate("mean_wait")
            self._value.setText("–" if mean is None else self.tr("{minutes} min per person").format(
                minutes=words.number(mean.mean, 1)))  # fmt: skip
            self._value.set_ink("text")
            self._interval.setText("")
        self._interval.setVisible(bool(option.changes))
        self.setAccessibleName(f"{self._words.words()} {self._value.words()} {self._interval.words()}")


class Effect(QWidget):
    """A small label above an effect and its interval."""

    def __init__(self) -> None:
        super().__init__()
        self.label = Text("", theme.SMALL, "muted")
        self.value = Text("", theme.BODY, bold=True)
        self.bounds = Text("", theme.SMALL, "muted", elide=True)
        self.setLayout(column(self.label, self.value, self.bounds))

    def show_effect(self, label: str, value: str, bounds: str, ink: str = "text") -> None:
        """Show an effect."""
        self.label.setText(label)
        self.value.setText(value)
        self.value.set_ink(ink)
        self.bounds.setText(bounds)
        self.setAccessibleName(f"{label} {value} {bounds}")


class Opened(QWidget):
    """The option that is opened: its effect with its certainty, and what can be done with it.

    ``apply`` and ``later`` carry the option; ``refused`` also why (a code) and the person's words.
    """

    apply = Signal(object)
    later = Signal(object)
    refused = Signal(object, str, str)
    why = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._option: Option | None = None
        self._rank = Rank()
        self._words = Text("", theme.LEAD, bold=True, wrap=True)
        self._back = Text("", theme.SMALL, "paused", wrap=True)
        self._per_person = Text("", theme.SMALL, "muted")
        self._value = Text("", theme.FIGURE, "ready", bold=True)
        self._unit = Text("", theme.BODY)
        self._bar = IntervalBar()
        self._interval = Text("", theme.SMALL, "muted", elide=True)
        self._days = Text("", theme.SMALL, "muted", elide=True)
        self._effects = [Effect() for _ in range(3)]
        self._loss = Text("", theme.SMALL, "muted", elide=True)
        self._for_whom = Text("", theme.SMALL, "text", wrap=True)
        self._nothing = Text("", theme.BODY, "muted", wrap=True)
        self.apply_button = Button("", look="main", icon="check", clicked=lambda: self.apply.emit(self._option))
        self.later_button = Button("", clicked=lambda: self.later.emit(self._option))
        self.refuse_button = Button("", clicked=self._ask_reason)
        self.why_button = Button("", look="link", icon="caret-right", clicked=self.why.emit)
        self.trust = Text("", theme.SMALL, "late", wrap=True)
        self.trust.hide()
        self._best = Text("", theme.SMALL, "muted", elide=True)
        self._figures = QWidget()
        self._build()

    def _build(self) -> None:
        head = row(self._rank, self._words, gap=12)
        head.setAlignment(self._rank, Qt.AlignmentFlag.AlignTop)
        head.setStretch(1, 1)
        number = row(self._value, column(0, self._unit, margin=(0, 0, 0, 6)), 0, gap=4)
        left = column(self._per_person, number, 0)
        right = column(self._bar, self._interval, self._days, gap=2)
        value = row(gap=12)
        value.addLayout(left)
        value.addLayout(right, 1)
        effects = row(*self._effects, gap=8)
        for place in range(len(self._effects)):
            effects.setStretch(place, 1)
        self._figures.setLayout(column(value, self.trust, rule(), effects, self._for_whom, gap=10))
        buttons = row(self.apply_button, self.later_button, self.refuse_button, 0, gap=8)
        reasons = row(self.why_button, self._best, gap=8)
        reasons.setStretch(1, 1)
        self._best.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        body = column(
            self._back, self._nothing, self._figures, buttons, reasons, self._loss, gap=8, margin=(36, 0, 0, 8)
        )
        self.setLayout(column(head, body, gap=8, margin=(0, 8, 0, 4)))

    def retranslate(self) -> None:
        """Set the texts."""
        self._per_person.setText(self.tr("Wait per person"))
        self._unit.setText(self.tr("min"))
        self.apply_button.set_label(self.tr("Apply"))
        self.later_button.set_label(self.tr("Later"))
        self.refuse_button.set_label(self.tr("Refuse"))
        self.why_button.set_label(self.tr("Why"))

    def show_option(self, hall: Hall, place: int, advice: Advice, option: Option, scenario: Scenario) -> None:
        """Open an option."""
        self._option = option
        changes = bool(option.changes)
        self._back.setText(wording.taking_back(hall, option.changes))
        self._back.setVisible(bool(self._back.words()))
        self._rank.show_rank(rank_of(advice, place), filled=True)
        self._words.setText(wording.action(option.changes, scenario))
        for widget in (self._figures, self._loss, self.apply_button, self.later_button, self.refuse_button):
            widget.setVisible(changes)
        self._nothing.setVisible(not changes)
        self._best.setText(self.tr("best: {share} %").format(share=words.number(100 * option.probability_best)))
        if not changes:
            mean = advice.baseline.estimate("mean_wait")
            sentence = self.tr("No change is surely better. Until closing people wait {minutes} min.")
            self._nothing.setText(sentence.format(
                minutes="–" if mean is None else words.number(mean.mean, 1)))  # fmt: skip
            return
        wait = option.effect["mean_wait"]
        ink = wording.ink(wait)
        self._value.setText(wording.signed(wait.mean))
        self._value.set_ink(ink)
        self._bar.show_effect(wait.mean, wait.low, wait.high, option.single_days, ink)
        self._interval.setText(self.tr("interval {range}").format(range=wording.interval(wait.low, wait.high)))
        self._days.setText(self.tr("single days {range}").format(range=wording.interval(*option.single_days)))
        self._bar.setAccessibleName(f"{self._interval.words()}, {self._days.words()}")
        self._for_whom.setText(wording.for_whom(option, scenario))
        self._for_whom.setVisible(bool(self._for_whom.words()))
        self._show_effects(hall, advice, option)

    def show_record(self, record: Record) -> None:
        """Say beside the figures if such figures have not held before."""
        self.trust.setText(record_words(record) if record.poor else "")
        self.trust.setVisible(record.poor)

    def _ask_reason(self) -> None:
        """Why not: one of a few reasons, and one's own words; meanwhile newer advice may be shown."""
        option = self._option
        ask = Choose(
            self,
            self.tr("Refuse: {action}").format(action=self._words.words()),
            list(wording.whys().items()),
            line=self.tr("Why is this not done?"),
            own="other",
            beside=True,
            take=self.tr("Refuse"),
        )
        ask.chosen.connect(lambda why, reason: self.refused.emit(option, why, reason))
        ask.open()

    def _show_effects(self, hall: Hall, advice: Advice, option: Option) -> None:
        target, idle = option.effect["service_level"], option.effect["idle_while_waiting"]
        value, bounds = wording.points(target)
        ink = wording.ink(target, less_is_better=False)
        self._effects[0].show_effect(self.tr("In target"), value, bounds, ink)
        unit = wording.translate("manager", "{number} min")
        self._effects[1].show_effect(
            self.tr("Idle while waiting"), unit.format(number=wording.signed(idle.mean, 0)),
            wording.interval(idle.low, idle.high, 0), wording.ink(idle),
        )  # fmt: skip
        loss, left = option.effect["loss"], option.effect["abandoned_share"]
        self._loss.setText(
            self.tr("Ranked by loss: {loss} min; unserved {left} pt").format(
                loss=wording.signed(loss.mean, 0), left=wording.signed(100 * left.mean)
            )
        )
        at, low, high = wording.done_by(hall, advice, option)
        self._effects[2].show_effect(
            self.tr("Done by"), words.clock(at), f"{words.clock(low)}–{words.clock(high)}",
            wording.ink(option.effect["overtime"]),
        )  # fmt: skip


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
        applied.addLayout(title)
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
        latest = hall.applied[: -APPLIED_SHOWN - 1 : -1]
        self._foot.setVisible(bool(latest))
        for place, (at, what, said) in enumerate(self._applied):
            known = place < len(latest)
            for text in (at, what, said):
                text.setText("")
            if not known:
                continue
            ms, event = latest[place]
            at.setText(words.clock(float(hall.scenario.opens) + hall.minute(ms)))
            what.setText(applied_words(hall, event.changes))
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


def applied_words(hall: Hall, changes: tuple[dict[str, object], ...]) -> str:
    """Changes from the log as a sentence; seats are those that the day opened with, before any change."""
    return wording.action(tuple(msgspec.convert(change, Change) for change in changes), hall.scenario)
