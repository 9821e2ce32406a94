"""What the hall decides for itself, as a form; saved by one command."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QSpinBox, QWidget

from hallapp.settings import Settings
from hallapp.views import theme
from hallapp.views.link import HallLink
from hallapp.views.manager import wording
from hallapp.views.manager.public_settings import PublicSettings, sealed
from hallapp.views.manager.surface_settings import SurfaceSettings
from hallapp.views.manager.switched import Minutes
from hallapp.views.widgets import Button, Check, Flow, Panel, Text, column, row, rule

Do = Callable[..., object]


class SettingsPage(QWidget):
    """The hall's settings with what they mean."""

    def __init__(self, link: HallLink, do: Do) -> None:
        super().__init__()
        self._link = link
        self._do = do
        self._shown: Settings | None = None
        self._filling = False
        self._title = Text("", theme.LEAD, bold=True)
        self._about = Text("", theme.SMALL, "muted", wrap=True)
        self.auto = Check()
        self.manual: dict[str, Check] = {}
        self._manual_label = Text("", theme.BODY)
        self._manual_flow = Flow(gap=16, line_gap=8)
        self.no_show = Minutes(3.0, self._changed)
        self.abandon = Minutes(30.0, self._changed)
        self.return_after = QSpinBox()
        self.return_after.setRange(0, 1000)
        self.return_after.setFixedWidth(120)
        self._return_label = Text("", theme.BODY)
        self.follow = Check()
        self.adapt = Check()
        self.retention = QSpinBox()
        self.retention.setRange(1, 3650)
        self.retention.setFixedWidth(120)
        self._retention_label = Text("", theme.BODY)
        self.public = PublicSettings(self._changed)
        self.surfaces = SurfaceSettings(self._changed)
        self._why = {name: Text("", theme.SMALL, "muted", wrap=True) for name in _FIELDS}
        self.save_button = Button("", look="main", icon="check", clicked=self.save)
        self.reset_button = Button("", clicked=self.reset)
        self._build()
        for check in (self.auto, self.follow, self.adapt):
            check.toggled.connect(lambda _on: self._changed())
        for spin in (self.return_after, self.retention):
            spin.valueChanged.connect(lambda _value: self._changed())

    def _build(self) -> None:
        manual = QWidget()
        manual.setLayout(self._manual_flow)
        fields = {
            "auto": column(self.auto),
            "manual": column(self._manual_label, manual, gap=8),
            "no_show_after": column(self.no_show),
            "abandon_after": column(self.abandon),
            "return_after": row(self._return_label, self.return_after, 0, gap=12),
            "follow_plan": column(self.follow),
            "adapt": column(self.adapt),
            "retention_days": row(self._retention_label, self.retention, 0, gap=12),
        }
        form = column(gap=12, margin=(16, 12, 16, 12))
        for name, field in fields.items():
            form.addLayout(field)
            form.addWidget(self._why[name])
            form.addWidget(rule())
        form.addWidget(self.public)
        form.addWidget(self.surfaces)
        form.addStretch(1)
        body = QWidget()
        body.setLayout(form)
        body.setMaximumWidth(820)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(body)
        self.bar = self._area.verticalScrollBar()
        head = column(self._title, self._about, gap=4, margin=(16, 12, 16, 12))
        foot = row(self.save_button, self.reset_button, 0, gap=8, margin=(16, 12, 16, 12))
        panel = Panel("card")
        layout = column(head, rule(), self._area, rule(), foot, margin=1)
        layout.setStretch(2, 1)
        panel.setLayout(layout)
        self.setLayout(column(panel))

    def retranslate(self) -> None:
        """Set the texts."""
        minutes = wording.translate("manager", "min")
        self._title.setText(self.tr("Settings of the hall"))
        self._area.setAccessibleName(self.tr("Settings of the hall"))
        self._about.setText(self.tr("They hold for every computer of this hall and are written to its log."))
        self.auto.set_label(self.tr("Windows call by themselves"))
        self._manual_label.setText(self.tr("Except these windows, whose clerks press Next:"))
        self.no_show.set_words(self.tr("Nobody answers a call: missed after"), minutes)
        self.abandon.set_words(self.tr("A missed ticket is given up after"), minutes)
        self._return_label.setText(self.tr("A missed ticket returns behind so many people"))
        self.return_after.setAccessibleName(self._return_label.words())
        self.return_after.setSpecialValueText(self.tr("its old place"))
        self.follow.set_label(self.tr("Windows follow the day plan"))
        self.adapt.set_label(self.tr("Advice and told waits adapt to today"))
        self._retention_label.setText(self.tr("Days that names, notes and reasons are kept"))
        self.retention.setAccessibleName(self._retention_label.words())
        why = {
            "auto": self.tr("A ready window calls whom the rule chooses, at once, without a click."),
            "manual": self.tr("Their idle time while people wait is counted as “uncalled”."),
            "no_show_after": self.tr("Counted from the last call or recall. The window is then ready again."),
            "abandon_after": self.tr("Until then the desk can put the person back in line."),
            "return_after": self.tr("Behind so many who wait for the same service; 0 keeps the original place."),
            "follow_plan": self.tr("They open, pause for breaks and close at the planned times by themselves."),
            "adapt": self.tr("They believe today's arrivals and service times, more so the more were seen."),
            "retention_days": self.tr("Then they are erased from the disk; the log never holds them."),
        }
        for name, sentence in why.items():
            self._why[name].setText(sentence)
        for window, check in self.manual.items():
            check.set_label(wording.window(window))
        self.public.retranslate()
        self.surfaces.retranslate()
        self.save_button.set_label(self.tr("Save"))
        self.reset_button.set_label(self.tr("Discard"))

    def show_page(self) -> None:
        """Show the hall's settings, unless some are being changed here."""
        if list(self.manual) != list(self._link.hall.windows):
            self._make_windows()
        settings = self._link.hall.settings
        if self._shown is None or (settings != self._shown and not self.changes()):
            self.reset()
        self._show_buttons()

    def _make_windows(self) -> None:
        while (item := self._manual_flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self.manual = {window: Check(wording.window(window)) for window in self._link.hall.windows}
        for check in self.manual.values():
            check.toggled.connect(lambda _on: self._changed())
            self._manual_flow.addWidget(check)
        self._shown = None

    def reset(self) -> None:
        """Show what holds."""
        settings = self._link.hall.settings
        self._filling = True
        self._shown = settings
        self.auto.setChecked(settings.auto)
        for window, check in self.manual.items():
            check.setChecked(window in settings.manual)
        self.no_show.set_value(settings.no_show_after)
        self.abandon.set_value(settings.abandon_after)
        self.return_after.setValue(settings.return_after)
        self.follow.setChecked(settings.follow_plan)
        self.adapt.setChecked(settings.adapt)
        self.retention.setValue(settings.retention_days)
        self.public.show_settings(settings, self._link.hall.catalogue)
        self.surfaces.show_settings(settings)
        self._filling = False
        self._show_buttons()

    def changes(self) -> dict[str, Any]:
        """What differs from what was shown first."""
        if self._shown is None:
            return {}
        wanted: dict[str, Any] = {
            "auto": self.auto.isChecked(),
            "manual": tuple(window for window, check in self.manual.items() if check.isChecked()),
            "no_show_after": self.no_show.value(),
            "abandon_after": self.abandon.value(),
            "return_after": self.return_after.value(),
            "follow_plan": self.follow.isChecked(),
            "adapt": self.adapt.isChecked(),
            "retention_days": self.retention.value(),
            **self.public.value(),
            **self.surfaces.value(),
        }
        return {name: value for name, value in wanted.items() if value != getattr(self._shown, name)}

    def _changed(self) -> None:
        if not self._filling:
            self._show_buttons()

    def _show_buttons(self) -> None:
        changed = bool(self.changes())
        self.save_button.setEnabled(changed and self._link.hall.is_open)
        self.reset_button.setEnabled(changed)
        for check in self.manual.values():
            check.setEnabled(self.auto.isChecked())

    def save(self) -> None:
        """Save all that was changed by one command."""
        settings = self.changes()
        if settings:
            self._do({"do": "settings", "settings": sealed(settings)}, lambda _answer: self.reset())


_FIELDS = ("auto", "manual", "no_show_after", "abandon_after", "return_after", "follow_plan", "adapt", "retention_days")
