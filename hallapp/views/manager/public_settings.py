"""The settings of who gets a number when, what the public reads then, and how the ticket machine is left."""

from __future__ import annotations

from functools import partial
from typing import Any

import msgspec
from PySide6.QtWidgets import QLineEdit, QSpinBox, QVBoxLayout, QWidget

from hallapp import pin
from hallapp.hall.catalogue import Catalogue
from hallapp.hall.issuing import Stop
from hallapp.settings import Sentence, Settings
from hallapp.views import closing, theme, words
from hallapp.views.manager import wording
from hallapp.views.manager.switched import Amount, Changed, Minutes
from hallapp.views.widgets import Button, Check, Choice, IconButton, Text, clear, column, row, rule


class Words(QWidget):
    """A sentence of the hall in both languages; empty ones show what the program says instead."""

    def __init__(self, changed: Changed) -> None:
        super().__init__()
        self._fields = {"zh": QLineEdit(), "en": QLineEdit()}
        self._label = Text("", theme.SMALL, "muted")
        for field in self._fields.values():
            field.setMaxLength(200)
            field.textEdited.connect(lambda _text: changed())
        lines = []
        for code, name in _LANGUAGES.items():
            label = Text(name, theme.SMALL, "muted")
            label.setFixedWidth(56)
            lines.append(row(label, self._fields[code], gap=8))
        self.setLayout(column(self._label, *lines, gap=4, margin=(28, 0, 0, 0)))

    def set_words(self, label: str, usual: str) -> None:
        """Name it, and say what is said while it is empty."""
        self._label.setText(label)
        for code, field in self._fields.items():
            field.setAccessibleName(f"{label} ({_LANGUAGES[code]})")
            field.setPlaceholderText(usual)

    def value(self) -> Sentence:
        """The sentence."""
        return Sentence(zh=self._fields["zh"].text().strip(), en=self._fields["en"].text().strip())

    def set_value(self, sentence: Sentence) -> None:
        """Show a sentence."""
        self._fields["zh"].setText(sentence.zh)
        self._fields["en"].setText(sentence.en)


_LANGUAGES = {"zh": "中文", "en": "English"}


class Quotas(QWidget):
    """The services that have a number of tickets a day, one a line."""

    def __init__(self, changed: Changed) -> None:
        super().__init__()
        self._changed = changed
        self._quotas: dict[str, int] = {}
        self._catalogue: Catalogue | None = None
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self.label = Text("", theme.BODY)
        self.service = Choice("")
        self.add_button = Button("", icon="plus", clicked=self._add)
        adding = row(self.service, self.add_button, 0, gap=8)
        self.setLayout(column(self.label, self._lines, adding, gap=8))

    def show_catalogue(self, catalogue: Catalogue) -> None:
        """Offer the services of a catalogue."""
        self._catalogue = catalogue
        names = [(service.id, words.name(service.names, service.id)) for service in catalogue.services.values()]
        self.service.set_options(list(names))
        self._rebuild()

    def set_words(self, label: str, service: str, add: str) -> None:
        """Name it."""
        self.label.setText(label)
        self.service.setAccessibleName(service)
        self.add_button.set_label(add)
        if self._catalogue is not None:
            self.show_catalogue(self._catalogue)

    def value(self) -> dict[str, int]:
        """Tickets a day by service."""
        return dict(self._quotas)

    def set_value(self, quotas: dict[str, int]) -> None:
        """Show these."""
        self._quotas = dict(quotas)
        self._rebuild()

    def _add(self) -> None:
        chosen = self.service.value()
        if isinstance(chosen, str) and chosen not in self._quotas:
            self._quotas[chosen] = 20
            self._rebuild()
            self._changed()

    def _drop(self, service: str) -> None:
        del self._quotas[service]
        self._rebuild()
        self._changed()

    def _set(self, service: str, most: int) -> None:
        self._quotas[service] = most
        self._changed()

    def _rebuild(self) -> None:
        clear(self._lines)
        for service, most in self._quotas.items():
            known = self._catalogue.services.get(service) if self._catalogue else None
            name = words.name(known.names, service) if known else service
            spin = QSpinBox()
            spin.setRange(0, 100_000)
            spin.setValue(most)
            spin.setFixedWidth(120)
            spin.setAccessibleName(name)
            spin.valueChanged.connect(lambda value, service=service: self._set(service, value))
            drop = IconButton("x", clicked=partial(self._drop, service))
            drop.set_name(self.tr("Without a limit: {service}").format(service=name))
            self._lines.addLayout(row(Text(name), spin, drop, 0, gap=12))


class PublicSettings(QWidget):
    """Numbers and the public; :meth:`value` holds the settings of these names."""

    def __init__(self, changed: Changed) -> None:
        super().__init__()
        self._why: dict[str, Text] = {}
        self.stop_before = Minutes(20.0, changed)
        self.stop_sentence = Words(changed)
        self.capacity = Amount(80, changed)
        self.full_sentence = Words(changed)
        self.quotas = Quotas(changed)
        self.quota_sentence = Words(changed)
        self.hold_appointments = Minutes(10.0, changed)
        self.courtesy_at_once = Check()
        self.card_reader = Check()
        self.courtesy_age = QSpinBox()
        self.courtesy_age.setRange(18, 120)
        self.courtesy_age.setFixedWidth(120)
        self._age_label = Text("", theme.BODY)
        self.waiting_area = Words(changed)
        self.pin = QLineEdit()
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.pin.setMaxLength(12)
        self.pin.setFixedWidth(160)
        self._pin_label = Text("", theme.BODY)
        self.no_pin = Check()
        self._kept_pin = ""
        for check in (self.courtesy_at_once, self.card_reader, self.no_pin):
            check.toggled.connect(lambda _on: changed())
        self.courtesy_age.valueChanged.connect(lambda _value: changed())
        self.pin.textEdited.connect(self._take_pin)
        self.pin.textEdited.connect(lambda _typed: changed())
        self.no_pin.toggled.connect(lambda on: self.pin.clear() if on else None)
        self._build()

    def _build(self) -> None:
        age = row(self._age_label, self.courtesy_age, 0, gap=12, margin=(28, 0, 0, 0))
        secret = row(self._pin_label, self.pin, self.no_pin, 0, gap=12)
        parts: dict[str, tuple[QWidget | Any, ...]] = {
            "stop": (self.stop_before, self.stop_sentence),
            "full": (self.capacity, self.full_sentence),
            "quota": (self.quotas, self.quota_sentence),
            "hold": (self.hold_appointments,),
            "at_once": (self.courtesy_at_once,),
            "card": (self.card_reader, age),
            "area": (self.waiting_area,),
            "pin": (secret,),
        }
        form = column(gap=12)
        for name, fields in parts.items():
            self._why[name] = Text("", theme.SMALL, "muted", wrap=True)
            form.addLayout(column(*fields, self._why[name], gap=8))
            form.addWidget(rule())
        self.setLayout(form)

    def retranslate(self) -> None:
        """Set the texts."""
        minutes = wording.translate("manager", "min")
        self.stop_before.set_words(self.tr("Give out no numbers before closing, for"), minutes)
        self.stop_sentence.set_words(self.tr("What the public reads then"), closing.usual(Stop("stopped", 1000.0)))
        self.capacity.set_words(self.tr("Give out no numbers while so many wait"))
        self.full_sentence.set_words(self.tr("What the public reads then"), closing.usual(Stop("full", 80)))
        self.quotas.set_words(
            self.tr("Services with so many numbers a day"), self.tr("Service"), self.tr("Limit this service")
        )
        self.quota_sentence.set_words(
            self.tr("What the public reads when they are gone"), wording.translate("Kiosk", "no more numbers today")
        )
        self.hold_appointments.set_words(self.tr("An appointment is held for"), minutes)
        self.courtesy_at_once.set_label(self.tr("Courtesy and veterans may be called without waiting for their number"))
        self.card_reader.set_label(self.tr("An identity card reader is used"))
        self._age_label.setText(self.tr("Courtesy by age, from"))
        self.courtesy_age.setAccessibleName(self._age_label.words())
        self.waiting_area.set_words(self.tr("Where people wait, for the slip"), "")
        self._pin_label.setText(self.tr("New PIN for leaving the ticket machine"))
        self.pin.setAccessibleName(self._pin_label.words())
        self.no_pin.set_label(self.tr("none"))
        self._say_why()

    def _say_why(self) -> None:
        protected = self.tr("A PIN is set. Ctrl+Shift+Q or five touches of the hall's name ask for it.")
        why = {
            "stop": self.tr("Off: numbers until closing. Who has a number is served in any case."),
            "full": self.tr("Off: however many wait. Appointments are always taken."),
            "quota": self.tr("The desk may issue one more exceptionally; it is written to the log."),
            "hold": self.tr("Who comes later waits as anybody else. Off: appointments are held all day."),
            "at_once": self.tr("The desk gets the key F10: issue, and a free window calls at the same time."),
            "card": self.tr(
                "It fills the class and finds an open ticket. The number is never kept; "
                "everything works without a card too."
            ),
            "area": self.tr("For example the floor or the zone."),
            "pin": protected if self._kept_pin else self.tr("Without one, Ctrl+Shift+Q leaves it at once."),
        }
        for name, sentence in why.items():
            self._why[name].setText(sentence)

    def show_settings(self, settings: Settings, catalogue: Catalogue) -> None:
        """Show what holds."""
        self.quotas.show_catalogue(catalogue)
        self.stop_before.set_value(settings.stop_before)
        self.capacity.set_value(settings.capacity)
        self.quotas.set_value(settings.quotas)
        for name in ("stop_sentence", "full_sentence", "quota_sentence", "waiting_area"):
            getattr(self, name).set_value(getattr(settings, name))
        self.hold_appointments.set_value(settings.hold_appointments)
        self.courtesy_at_once.setChecked(settings.courtesy_at_once)
        self.card_reader.setChecked(settings.card_reader)
        self.courtesy_age.setValue(settings.courtesy_age)
        self._kept_pin = settings.kiosk_pin
        self.pin.clear()
        self.no_pin.setChecked(not settings.kiosk_pin)
        self._say_why()

    def value(self) -> dict[str, Any]:
        """The settings as they stand in the form, a new PIN as it was typed: see :func:`sealed`."""
        return {
            "stop_before": self.stop_before.value(),
            "stop_sentence": self.stop_sentence.value(),
            "capacity": self.capacity.value(),
            "full_sentence": self.full_sentence.value(),
            "quotas": self.quotas.value(),
            "quota_sentence": self.quota_sentence.value(),
            "hold_appointments": self.hold_appointments.value(),
            "courtesy_at_once": self.courtesy_at_once.isChecked(),
            "card_reader": self.card_reader.isChecked(),
            "courtesy_age": self.courtesy_age.value(),
            "waiting_area": self.waiting_area.value(),
            "kiosk_pin": self._pin(),
        }

    def _take_pin(self, typed: str) -> None:
        self.no_pin.setChecked(not typed and not self._kept_pin)

    def _pin(self) -> str:
        return self.pin.text() or ("" if self.no_pin.isChecked() else self._kept_pin)


def sealed(changes: dict[str, Any]) -> dict[str, Any]:
    """The changes as the command takes them, of a new PIN only what is kept of it."""
    plain: dict[str, Any] = msgspec.to_builtins(changes)
    return plain | ({"kiosk_pin": pin.keep(plain["kiosk_pin"])} if "kiosk_pin" in plain else {})
