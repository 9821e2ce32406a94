"""What the numbers of tickets a day are entered with."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from hallapp.hall.hall import Hall
from hallapp.views import words
from hallapp.views.manager import wording
from hallapp.views.manager.setting_fields import Field, Place
from hallapp.views.widgets import Button, Choice, IconButton, Text, clear, column, inset, row
from hallapp.views.widgets.numbers import Whole


class QuotasField(Field):
    """The services that have a number of tickets a day, one a line."""

    place: Place = "below"

    def __init__(self) -> None:
        super().__init__()
        self._quotas: dict[str, int] = {}
        self._hall: Hall | None = None
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self.service = Choice("")
        self.service.setMaximumWidth(360)
        self.add_button = Button("", icon="plus", clicked=self._add)
        self.setLayout(column(self._lines, row(self.service, self.add_button, 0, gap=8), gap=8))

    def show_hall(self, hall: Hall) -> None:
        """Offer the services of a hall's catalogue."""
        if self._hall is None or self._hall.catalogue is not hall.catalogue:
            self._hall = hall
            self._offer()

    def _offer(self) -> None:
        services = self._hall.catalogue.services.values() if self._hall is not None else []
        self.service.set_options([(service.id, words.name(service.names, service.id)) for service in services])
        self._rebuild()

    def name(self, label: str) -> None:
        """Name what is added."""
        self.service.set_name(label)
        self.add_button.set_label(self.tr("Limit this service"))
        self._offer()

    def value(self) -> dict[str, int]:
        """Tickets a day by service."""
        return dict(self._quotas)

    def set_value(self, value: dict[str, int]) -> None:
        """Show these."""
        if value != self._quotas:
            self._quotas = dict(value)
            self._rebuild()
            self.changed.emit()

    def say(self, value: Any) -> str:
        """How many services are limited."""
        return words.number(len(value)) if value else wording.translate("settings", "none")

    def _add(self) -> None:
        chosen = self.service.value()
        if isinstance(chosen, str) and chosen not in self._quotas:
            self.set_value(self._quotas | {chosen: 20})

    def _drop(self, service: str) -> None:
        self.set_value({kept: most for kept, most in self._quotas.items() if kept != service})

    def _set(self, service: str, most: int) -> None:
        self._quotas[service] = most
        self.changed.emit()

    def _rebuild(self) -> None:
        clear(self._lines)
        for service, most in self._quotas.items():
            known = self._hall.catalogue.services.get(service) if self._hall is not None else None
            name = words.name(known.names, service) if known else service
            spin = inset(Whole())
            spin.setRange(0, 100_000)
            spin.setValue(most)
            spin.setFixedWidth(120)
            spin.setAccessibleName(name)
            spin.valueChanged.connect(partial(self._set, service))
            drop = IconButton("x", clicked=partial(self._drop, service))
            drop.set_name(self.tr("Without a limit: {service}").format(service=name))
            self._lines.addLayout(row(Text(name), spin, drop, 0, gap=12))
