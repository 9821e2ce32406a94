"""What the hall decides for itself: found by search, explained, changed together by one command."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import msgspec
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QScrollArea, QWidget

from hallapp import pin
from hallapp.settings import Settings
from hallapp.views import theme
from hallapp.views.link import HallLink
from hallapp.views.manager import setting_list
from hallapp.views.manager.setting_list import SECTIONS, Setting, translated
from hallapp.views.widgets import Button, Check, Icon, Panel, Text, column, name_clear_button, row, rule

Do = Callable[..., object]

FIELD_WIDTH = 320
NAV_WIDTH = 240
WIDEST = 1040
"""Beyond it, label and field of a setting are too far apart to be read as one line."""


class SettingRow(Panel):
    """A setting with its explanation, its field, its default and the way back to it."""

    def __init__(self, setting: Setting, changed: Callable[[], object]) -> None:
        super().__init__("surface")
        self.setting = setting
        self.field = setting.make()
        self.field.changed.connect(changed)
        self._label = Text("", theme.BODY, wrap=True)
        self._why = Text("", theme.SMALL, "muted", wrap=True)
        self._default = Text("", theme.SMALL, "muted", wrap=True)
        self._mark = Icon("pencil-simple", "accent", theme.SMALL_ICON)
        self.reset_button = Button("", icon="arrow-counter-clockwise", look="link", size=theme.SMALL, height=24)
        self.reset_button.on_click(lambda: self.field.set_value(setting.default))
        keep = self._mark.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        self._mark.setSizePolicy(keep)
        self._build()

    def _build(self) -> None:
        below = self.field.place == "below"
        foot = row(self._default, self.reset_button, 0, gap=12)
        words_ = column(self._label, self._why, *((self.field,) if below else ()), foot, gap=4)
        line = row(column(3, self._mark, 0), words_, gap=8, margin=(12, 12, 16, 12))
        line.setStretch(1, 1)
        if not below:
            self.field.setFixedWidth(FIELD_WIDTH)
            line.addWidget(self.field, 0, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)

    def retranslate(self) -> None:
        """Set the texts."""
        label = translated(self.setting.label)
        self._label.setText(label)
        self._why.setText(translated(self.setting.why))
        self.field.name(label)
        self.field.setAccessibleDescription(self._why.words())
        default = self.tr("Default: {value}").format(value=self.field.say(self.setting.default))
        self._default.setText(default)
        self.reset_button.set_label(self.tr("Reset"))
        self.reset_button.setAccessibleName(self.tr("Reset to default: {setting}").format(setting=label))

    def show_state(self, *, unsaved: bool, needed: bool) -> None:
        """Show whether it differs from its default, is not saved yet, and matters at all."""
        differs = self.differs()
        self._mark.setVisible(differs)
        self._mark.setToolTip(self.tr("changed from its default") if differs else "")
        self.reset_button.setVisible(differs)
        self.field.setEnabled(needed)
        self.set_kind("called" if unsaved else "surface")

    def differs(self) -> bool:
        """Whether what is entered is not the default."""
        return bool(self.field.value() != self.setting.default)


class _Section:
    """A heading with its rows, and the button that leads to it."""

    def __init__(self, key: str, rows: list[SettingRow]) -> None:
        self.key = key
        self.rows = rows
        self.title = Text("", theme.LEAD, bold=True)
        self.note = Text("", theme.SMALL, "waiting", wrap=True)
        self.button = Button("", look="link").align_left(12)
        layout = column(column(self.title, self.note, gap=4, margin=(36, 20, 16, 8)), *self._ruled(), gap=0)
        self.body = QWidget()
        self.body.setLayout(layout)

    def _ruled(self) -> list[QWidget]:
        return [widget for row_ in self.rows for widget in (row_, rule())]

    def retranslate(self) -> None:
        title = translated(SECTIONS[self.key])
        self.title.setText(title)
        self.button.set_label(title)
        note = setting_list.NOTES.get(self.key, str)()
        self.note.setText(translated(note) if note else "")
        self.note.setVisible(bool(note))
        for row_ in self.rows:
            row_.retranslate()

    def find(self, wanted: Callable[[SettingRow], bool]) -> int:
        """Show only the rows that are wanted; how many."""
        found = 0
        for row_ in self.rows:
            shown = wanted(row_)
            row_.setVisible(shown)
            found += shown
        self.body.setVisible(found > 0)
        self.button.setEnabled(found > 0)
        return found


class SettingsPage(QWidget):
    """The hall's settings by section, with a search over names and explanations."""

    def __init__(self, link: HallLink, do: Do) -> None:
        super().__init__()
        self._link = link
        self._do = do
        self._shown: Settings | None = None
        self._filling = False
        self._title = Text("", theme.LEAD, bold=True)
        self._about = Text("", theme.SMALL, "muted", elide=True)
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(360)
        self.only_changed = Check()
        self.rows = {setting.name: SettingRow(setting, self._changed) for setting in setting_list.ALL}
        self.fields = {name: row_.field for name, row_ in self.rows.items()}
        self._sections = [
            _Section(key, [row_ for row_ in self.rows.values() if row_.setting.section == key]) for key in SECTIONS
        ]
        self.nothing = Text("", theme.BODY, "muted", wrap=True)
        self.save_button = Button("", look="main", icon="check", key="Ctrl+S", clicked=self.save)
        self.reset_button = Button("", clicked=self.reset)
        self._state = Text("", theme.SMALL, "muted", elide=True)
        self._build()
        self._connect()

    def _build(self) -> None:
        self._away = QWidget()
        self._away.setLayout(column(self.nothing, margin=(36, 24, 16, 24)))
        form = column(*(section.body for section in self._sections), self._away, 0)
        body = QWidget()
        body.setLayout(form)
        body.setMaximumWidth(WIDEST)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(body)
        self.bar = self._area.verticalScrollBar()
        names = column(self._title, self._about, gap=2)
        head = row(names, self.only_changed, self.search, gap=16, margin=(16, 12, 16, 12))
        head.setStretch(0, 1)
        nav = QWidget()
        nav.setFixedWidth(NAV_WIDTH)
        nav.setLayout(column(*(section.button for section in self._sections), 0, gap=2, margin=(8, 12, 8, 12)))
        edge = Panel("rule")
        edge.setFixedWidth(1)
        middle = row(nav, edge, self._area)
        middle.setStretch(2, 1)
        foot = row(self.save_button, self.reset_button, self._state, gap=8, margin=(16, 12, 16, 12))
        foot.setStretch(2, 1)
        panel = Panel("card")
        layout = column(head, rule(), middle, rule(), foot, margin=1)
        layout.setStretch(2, 1)
        panel.setLayout(layout)
        self.setLayout(column(panel))

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _text: self.show_found())
        self.search.installEventFilter(self)
        self.only_changed.toggled.connect(lambda _on: self.show_found())
        for section in self._sections:
            section.button.on_click(partial(self.show_section, section.key))
        for keys, act in (("Ctrl+F", self.begin_search), ("Ctrl+S", self.save_button.click)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def begin_search(self) -> None:
        """Put the keyboard into the search box."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the search box Down and Enter lead to the first setting found, Escape shows all again."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._enter_first()
                return True
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
        return super().eventFilter(watched, event)

    def _enter_first(self) -> None:
        first = next((row_ for row_ in self.rows.values() if not row_.isHidden() and row_.field.isEnabled()), None)
        if first is not None:
            self._area.ensureWidgetVisible(first)
            first.field.setFocus(Qt.FocusReason.TabFocusReason)
            first.field.focusNextChild()

    def show_section(self, key: str) -> None:
        """Bring a section to the top."""
        section = next(section for section in self._sections if section.key == key)
        self.bar.setValue(section.body.y())

    def show_found(self) -> None:
        """Show only what answers to the search, or differs from its default."""
        typed, only = self.search.text().strip(), self.only_changed.isChecked()

        def wanted(row_: SettingRow) -> bool:
            return (not typed or row_.setting.answers(typed)) and (not only or row_.differs())

        found = sum(section.find(wanted) for section in self._sections)
        self._away.setVisible(found == 0)
        sentence = (
            self.tr('No setting answers to "{typed}".').format(typed=typed)
            if typed
            else self.tr("Every setting is at its default.")
        )
        self.nothing.setText("" if found else sentence)

    def retranslate(self) -> None:
        """Set the texts."""
        self._title.setText(self.tr("Settings of the hall"))
        self._area.setAccessibleName(self.tr("Settings of the hall"))
        self._about.setText(self.tr("They hold for every computer of this hall and are written to its log."))
        self.search.setAccessibleName(self.tr("Find a setting"))
        name_clear_button(self.search, self.tr("Clear"))
        self.search.setPlaceholderText(self.tr("Find a setting (Ctrl+F): word, pinyin initials"))
        self.only_changed.set_label(self.tr("Only what was changed"))
        self._filling = True
        for section in self._sections:
            section.retranslate()
        self._filling = False
        self.save_button.set_label(self.tr("Save"))
        self.reset_button.set_label(self.tr("Discard"))
        self.show_found()
        self._show_states()

    def show_page(self) -> None:
        """Show the hall's settings, unless some are being changed here."""
        hall = self._link.hall
        untouched = not self.changes()
        self._filling = True
        for field in self.fields.values():
            field.show_hall(hall)
        self._filling = False
        if self._shown is None or (hall.settings != self._shown and untouched):
            self.reset()
        self._show_states()

    def reset(self) -> None:
        """Show what holds."""
        self._filling = True
        self._shown = self._link.hall.settings
        for name, field in self.fields.items():
            field.set_value(setting_list.read(self._shown, name))
        self._filling = False
        self.show_found()
        self._show_states()

    def changes(self) -> dict[str, Any]:
        """What differs from what was shown first, by the settings' attributes."""
        if self._shown is None:
            return {}
        wanted = setting_list.gathered({name: field.value() for name, field in self.fields.items()})
        return {name: value for name, value in wanted.items() if value != getattr(self._shown, name)}

    def _changed(self) -> None:
        if not self._filling:
            self._show_states()

    def _show_states(self) -> None:
        if self._shown is None:
            return
        unsaved = 0
        for name, row_ in self.rows.items():
            differs = row_.field.value() != setting_list.read(self._shown, name)
            needs = row_.setting.needs
            row_.show_state(unsaved=differs, needed=not needs or bool(self.fields[needs].value()))
            unsaved += differs
        for section in self._sections:
            changed = sum(row_.differs() for row_ in section.rows)
            section.button.set_key(str(changed) if changed else "")
            about = self.tr("%n changed from default", "", changed) if changed else ""
            section.button.setAccessibleDescription(about)
            section.button.setToolTip(about)
        is_open = self._link.hall.is_open
        self.save_button.setEnabled(bool(unsaved) and is_open)
        self.reset_button.setEnabled(bool(unsaved))
        self._tell(self._said(unsaved, is_open), "muted")

    def _tell(self, sentence: str, ink: str) -> None:
        self._state.setText(sentence)
        self._state.set_ink(ink)

    def _said(self, unsaved: int, is_open: bool) -> str:
        if not unsaved:
            return self.tr("All is saved")
        count = self.tr("%n change(s) not saved", "", unsaved)
        return count if is_open else self.tr("{changes}: open the hall day first").format(changes=count)

    def save(self) -> None:
        """Save all that was changed by one command, unless a field is wrong: then that is told and gone to."""
        settings = self.changes()
        for row_ in self.rows.values():
            problem = row_.field.problem()
            if problem:
                self._area.ensureWidgetVisible(row_)
                row_.field.setFocus(Qt.FocusReason.OtherFocusReason)
                row_.field.focusNextChild()
                self._tell(
                    self.tr("{setting}: {problem}").format(
                        setting=setting_list.translated(row_.setting.label), problem=problem
                    ),
                    "late",
                )
                return
        if settings:
            self._do({"do": "settings", "settings": sealed(settings)}, lambda _answer: self.reset())


def sealed(changes: dict[str, Any]) -> dict[str, Any]:
    """The changes as the command takes them, of a new PIN only what is kept of it."""
    plain: dict[str, Any] = msgspec.to_builtins(changes)
    return plain | ({"kiosk_pin": pin.keep(plain["kiosk_pin"])} if "kiosk_pin" in plain else {})
