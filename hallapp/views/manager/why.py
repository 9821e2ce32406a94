"""Why an action is advised: what it changes, who else could, and what was assumed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QGridLayout, QScrollArea, QWidget

from hallapp.hall.hall import Hall
from hallapp.views import theme, words
from hallapp.views.manager import wording
from hallapp.views.manager.advice_lines import Rank, rank_of
from hallapp.views.manager.intervals import IntervalBar, axis
from hallapp.views.manager.matrix import mark_words
from hallapp.views.manager.plots import LinePlot, legend_item, nothing_of
from hallapp.views.manager.sheets import RIGHT, Sheet, scrolled, side, titled
from hallapp.views.manager.skills_page import MarkSample
from hallapp.views.manager.unsaved import held, mark
from hallapp.views.widgets import Button, Flow, Icon, IconButton, Panel, StateChip, Text, column, row
from simulation.actions import Change, to_come
from simulation.options import Advice, Option
from simulation.scenario import Scenario


class Why(QDialog):
    """One option explained. ``apply`` takes it, ``later`` puts it off."""

    apply = Signal(object)
    later = Signal(object)

    def __init__(
        self, over: QWidget, hall: Hall, now: int, advice: Advice, place: int, scenario: Scenario, twin: Scenario
    ) -> None:
        super().__init__(over)
        self._hall = hall
        self._now = now
        self._advice = advice
        self._place = place
        self._option = advice.options[place]
        self._scenario = scenario
        self._twin = twin
        action = wording.action(self._option.changes, scenario)
        self.setWindowTitle(self.tr("Why: {action}").format(action=action))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        body = QWidget()
        body.setProperty("panel", "ground")
        body.setLayout(self._body())
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setAccessibleName(self.windowTitle())
        area.setWidget(body)
        layout = column(self._head(), area, self._foot())
        layout.setStretch(1, 1)
        self.setLayout(layout)
        (self.apply_button if self._option.changes else self._close).setFocus()
        self.resize(1440, 960)
        if over.width() < 1440 or over.height() < 960:
            self.resize(min(1440, max(over.width(), 1000)), min(960, max(over.height(), 640)))
        QShortcut(QKeySequence("Escape"), self).activated.connect(self.reject)

    def _head(self) -> Panel:
        rank = Rank()
        rank.show_rank(rank_of(self._advice, self._place), filled=True)
        title = Text(self.windowTitle(), theme.LEAD, bold=True, elide=True)
        about = Text(self._reasons(), theme.BODY, "muted", elide=True)
        words_ = column(title, about)
        line = row(rank, gap=16, margin=(24, 12, 16, 12))
        line.addLayout(words_, 1)
        if self._option.changes:
            wait = self._option.effect["mean_wait"]
            value = Text(
                self.tr("{number} min per person").format(number=wording.signed(wait.mean)),
                theme.TITLE, wording.ink(wait), bold=True,
            )  # fmt: skip
            value.setAlignment(RIGHT)
            certain = Text(
                self.tr("interval {range} · best with {share} %").format(
                    range=wording.interval(wait.low, wait.high),
                    share=words.number(100 * self._option.probability_best),
                ),
                theme.SMALL, "muted",
            )  # fmt: skip
            certain.setAlignment(RIGHT)
            line.addLayout(column(value, certain))
        self._close = IconButton("x", self.tr("Close"), clicked=self.reject)
        line.addWidget(self._close)
        head = Panel("top")
        head.setLayout(line)
        return head

    def _reasons(self) -> str:
        """Who waits for what the action concerns, in one line."""
        service = self._service()
        if service is None:
            mean = self._advice.baseline.estimate("mean_wait")
            sentence = self.tr("Nothing changed, people wait {minutes} min on average until closing.")
            return sentence.format(minutes="–" if mean is None else words.number(mean.mean, 1))
        waiting = self._hall.waiting_for(service)
        longest = max((ticket.wait(self._now) for ticket in waiting), default=0) // 60_000
        return self.tr("%n wait for {service}, the longest {minutes} min.", "", len(waiting)).format(
            service=wording.service(self._hall, service), minutes=words.number(longest)
        )

    def _service(self) -> str | None:
        return next((change.service for change in self._option.changes if change.service is not None), None)

    def _body(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(24, 16, 24, 16)
        grid.setSpacing(theme.GAP)
        grid.addWidget(self._forecast(), 0, 0)
        grid.addWidget(self._effects(), 0, 1)
        grid.addWidget(self._who(), 1, 0)
        grid.addWidget(self._comparison(), 1, 1)
        grid.addWidget(self._assumptions(), 2, 0, 1, 2)
        grid.setColumnStretch(0, 7)
        grid.setColumnStretch(1, 6)
        grid.setRowStretch(0, 1)
        grid.setRowStretch(1, 1)
        return grid

    def _forecast(self) -> Panel:
        plot = LinePlot()
        plot.setMinimumHeight(200)
        plot.show_line(
            self._hall, self._now, nothing_of(self._advice).band,
            self._option.band if self._option.changes else None, option_band=True,
        )  # fmt: skip
        legend = Flow(gap=12)
        for token, kind, label in (
            ("text", "line", self.tr("so far")),
            ("waiting", "line", self.tr("nothing changed")),
            ("ready", "dashed", self.tr("applied")),
        ):
            legend.addWidget(legend_item(token, kind, Text(label, theme.SMALL, "muted")))
        legend.addWidget(Text(self.tr("bands: 90 % of simulated days"), theme.SMALL, "muted"))
        return titled(self.tr("People waiting, applied or not"), plot, beside=legend)

    def _effects(self) -> Panel:
        table = Sheet(
            (self.tr("{time} until closing").format(time=words.clock(self._advice.at)), 3, False),
            (self.tr("now"), 1, True), (self.tr("applied"), 1, True), (self.tr("difference"), 1, True),
            (self.tr("interval"), 1, True),
        )  # fmt: skip
        for name, label, unit, factor, decimals, less in (
            ("mean_wait", self.tr("Wait per person"), self.tr("min"), 1.0, 1, True),
            ("service_level", self.tr("In target"), self.tr("pt"), 100.0, 0, False),
            ("idle_while_waiting", self.tr("Idle while people wait"), self.tr("min"), 1.0, 0, True),
            ("overtime", self.tr("Overtime"), self.tr("min"), 1.0, 1, True),
            ("abandoned_share", self.tr("Leaving unserved"), self.tr("pt"), 100.0, 1, True),
            ("loss", self.tr("Loss"), self.tr("min"), 1.0, 0, True),
        ):
            base = self._advice.baseline.estimate(name)
            change = self._option.effect[name]
            label_ = Text(label, theme.BODY)
            if base is None:
                table.add(label_, *(Text("–", theme.BODY) for _ in range(4)))
                continue
            now = words.number(factor * base.mean, decimals)
            then = words.number(factor * (base.mean + change.mean), decimals)
            difference = Text(
                f"{wording.signed(factor * change.mean, decimals)} {unit}", theme.BODY,
                wording.ink(change, less_is_better=less), bold=True,
            )  # fmt: skip
            span = wording.interval(factor * change.low, factor * change.high, decimals)
            table.add(label_, Text(now, theme.BODY, "muted"), Text(then, theme.BODY), difference,
                      Text(span, theme.SMALL, "muted"))  # fmt: skip
        return titled(self.tr("What it changes for the rest of today"), table)

    def _who(self) -> Panel:
        service = self._service()
        if service is None:
            return self._windows_concerned()
        hall = self._hall
        table = Sheet(
            (self.tr("Window"), 0, False), (self.tr("Clerk"), 2, False), (self.tr("State"), 1, False),
            (self.tr("Skill"), 1, False), (self.tr("Speed"), 1, True),
        )  # fmt: skip
        concerned = {change.window for change in self._option.changes}
        for window in hall.windows.values():
            speed = window.skills.get(service, 0.0)
            if speed > 0.0:
                kind = mark(speed, held(hall, window.id, service))
                table.add(
                    Text(window.id, theme.LEAD, bold=True),
                    Text(wording.clerk(hall, window.clerk), theme.BODY, elide=True),
                    StateChip(window.state, words.window_states()[window.state]),
                    side(MarkSample(kind), Text(mark_words()[kind], theme.BODY)),
                    Text(words.number(speed, 1), theme.BODY),
                    token="idle" if window.id in concerned else None,
                )
        for clerk in hall.clerks.values():
            speed = clerk.skills.get(service, 0.0)
            if clerk.window is None and speed > 0.0:
                table.add(
                    Text("–", theme.LEAD, "muted"),
                    Text(wording.clerk(hall, clerk.id), theme.BODY, elide=True),
                    StateChip("closed", self.tr("at no window")),
                    Text("", theme.BODY),
                    Text(words.number(speed, 1), theme.BODY),
                )
        untrained = sum(clerk.skills.get(service, 0.0) <= 0.0 for clerk in hall.clerks.values())
        note = Text(self.tr("%n other(s) are not trained.", "", untrained), theme.SMALL, "muted")
        title = self.tr("Who can serve {service}").format(service=wording.service(hall, service))
        return titled(title, scrolled(table, title), note)

    def _windows_concerned(self) -> Panel:
        """The windows that an action without a service concerns, or all of them."""
        hall = self._hall
        named = {change.window for change in self._option.changes if change.window is not None}
        table = Sheet(
            (self.tr("Window"), 0, False), (self.tr("Clerk"), 2, False), (self.tr("State"), 1, False),
            (self.tr("May serve of those who wait"), 2, True),
        )  # fmt: skip
        wanted = [ticket.services[0] for ticket in hall.in_line.values()]
        for window in hall.windows.values():
            if named and window.id not in named:
                continue
            able = sum(window.speed(service) > 0.0 for service in wanted)
            table.add(
                Text(window.id, theme.LEAD, bold=True),
                Text(wording.clerk(hall, window.clerk), theme.BODY, elide=True),
                StateChip(window.state, words.window_states()[window.state]),
                Text(words.people(able), theme.BODY),
            )
        for change in self._option.changes:
            clerk = hall.clerks.get(change.clerk or "")
            if clerk is not None and clerk.window not in named:
                able = sum(clerk.skills.get(service, 0.0) > 0.0 and service not in clerk.inactive for service in wanted)
                state = "closed" if clerk.window is None else hall.windows[clerk.window].state
                at_none = self.tr("at no window")
                table.add(
                    Text(clerk.window or "–", theme.LEAD, bold=True),
                    Text(wording.clerk(hall, clerk.id), theme.BODY, elide=True),
                    StateChip(state, at_none if clerk.window is None else words.window_states()[state]),
                    Text(words.people(able), theme.BODY),
                )
        title = self.tr("The windows concerned") if named else self.tr("The windows")
        return titled(title, scrolled(table, title))

    def _comparison(self) -> Panel:
        table = QGridLayout()
        table.setContentsMargins(0, 0, 0, 0)
        table.setHorizontalSpacing(12)
        table.setVerticalSpacing(10)
        table.setColumnStretch(1, 3)
        table.setColumnStretch(2, 3)
        values = [0.0]
        for option in self._advice.options:
            wait = option.effect["mean_wait"]
            values += [wait.low, wait.high, *option.single_days] if option.changes else []
        scale = axis(values)
        for place, option in enumerate(self._advice.options):
            wait = option.effect["mean_wait"]
            rank = Rank()
            rank.show_rank(rank_of(self._advice, place), filled=place == self._place)
            name = Text(
                wording.action(option.changes, self._scenario), theme.BODY, bold=place == self._place, elide=True
            )
            bar = IntervalBar(zero_label=False)
            ink = wording.ink(wait) if option.changes else "text"
            days = option.single_days if option.changes else (0.0, 0.0)
            bar.show_effect(wait.mean, wait.low, wait.high, days, ink, scale)
            span = wording.interval(wait.low, wait.high) if option.changes else ""
            bar.setAccessibleName(f"{name.words()} {wording.signed(wait.mean)} {span}")
            value = Text(wording.signed(wait.mean), theme.BODY, ink, bold=True)
            best = Text(f"{words.number(100 * option.probability_best)} %", theme.BODY)
            for text in (value, best):
                text.setAlignment(RIGHT)
            for column_, widget in enumerate((rank, name, bar, value, Text(span, theme.SMALL, "muted"), best)):
                table.addWidget(widget, place, column_)
        body = QWidget()
        body.setLayout(table)
        note = self.tr(
            "thick: interval, corrected for the number of finalists · thin: single days · right: chance to be best"
        )
        return titled(
            self.tr("Beside the other options"), body, Text(note, theme.SMALL, "muted", wrap=True),
            beside=Text(self.tr("difference in wait per person, min"), theme.SMALL, "muted"),
        )  # fmt: skip

    def _assumptions(self) -> Panel:
        items = row(Text(self.tr("Assumed"), theme.BODY, bold=True), gap=24, margin=(16, 14, 16, 14))
        for icon, title, about in self._assumed():
            words_ = column(Text(title, theme.BODY, elide=True), Text(about, theme.SMALL, "muted", wrap=True), 0)
            item = row(column(2, Icon(icon, "muted"), 0), gap=8)
            item.addLayout(words_, 1)
            items.addLayout(item, 1)
        panel = Panel("card")
        panel.setLayout(items)
        return panel

    def _assumed(self) -> list[tuple[str, str, str]]:
        scenario, twin = self._scenario, self._twin
        expected = sum(to_come(twin, service) for service in twin.services)
        spread = words.number(100 * twin.demand.day_cv) if twin.demand is not None else "0"
        found = [
            (
                "users-three",
                self.tr("%n more come", "", round(expected)),
                self.tr("by the usual rates; days differ by ±{share} %").format(share=spread),
            )
        ]
        change: Change | None = next((c for c in self._option.changes if c.service is not None), None)
        if change is not None:
            service = self._hall.catalogue.services[change.service or ""]
            found.append((
                "clock",
                self.tr("{service}: {minutes} min").format(
                    service=wording.service(self._hall, service.id), minutes=words.number(service.mean, 1)),
                self.tr("on average at speed 1, cv {cv}").format(cv=words.number(service.cv, 2)),
            ))  # fmt: skip
            window = self._hall.windows.get(change.window or "")
            if window is not None:
                speed = words.number(window.skills.get(service.id, 0.0), 2)
                found.append((
                    "graduation-cap",
                    self.tr("{clerk}: speed {speed}").format(
                        clerk=wording.clerk(self._hall, window.clerk) or wording.window(window.id), speed=speed),
                    self.tr("1 is the standard pace"),
                ))  # fmt: skip
        overdue = (
            self.tr("nobody goes first for a long wait")
            if scenario.overdue is None
            else self.tr("first after {times} × the target").format(times=words.number(scenario.overdue, 1))
        )
        found.append(("scales", self.tr("Rule: {rule}").format(rule=wording.rule(scenario.rule)), overdue))
        found.append((
            "coin",
            self.tr("A change costs {minutes} min of loss").format(minutes=words.number(scenario.change_price)),
            self.tr("so that small gains are not advised"),
        ))  # fmt: skip
        return found

    def _foot(self) -> Panel:
        about = self.tr("State of {time} · {days} fresh simulated days each · {seconds} s").format(
            time=words.clock(self._advice.at), days=words.number(self._advice.replications),
            seconds=words.number(self._advice.seconds, 1),
        )  # fmt: skip
        self.later_button = Button(self.tr("Later"), clicked=self._put_off)
        self.apply_button = Button(self.tr("Apply"), look="main", icon="check", clicked=self._take)
        line = row(Icon("info", "muted"), Text(about, theme.SMALL, "muted"), 0, self.later_button, self.apply_button,
                   gap=8, margin=(24, 12, 24, 12))  # fmt: skip
        for button in (self.later_button, self.apply_button):
            button.setVisible(bool(self._option.changes))
        foot = Panel("bottom")
        foot.setLayout(line)
        return foot

    @property
    def option(self) -> Option:
        """The option explained."""
        return self._option

    def _take(self) -> None:
        self.apply.emit(self._option)
        self.accept()

    def _put_off(self) -> None:
        self.later.emit(self._option)
        self.reject()
