"""What a clerk is asked before a command, and the command that the answer makes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QWidget

from hallapp.hall.hall import Hall
from hallapp.hall.ticket import MINUTE, Ticket
from hallapp.views import pausing, words
from hallapp.views.console.asking import Ask, Option
from hallapp.views.finder import Finder

translate = QCoreApplication.translate

CLOSE = "close"
"""Among the reasons of a pause: the window closes instead."""

WINDOW = "\0window "
"""Begins a choice that is a window, among services."""

Request = dict[str, Any]


class Questions:
    """Dialogs over a console; each answers the command to be sent, or ``None`` if the clerk left it.

    Parameters
    ----------
    over : QWidget
        What the dialogs lie over.
    hall : callable
        The hall as it is now.
    window : str
        The window's id.
    """

    def __init__(self, over: QWidget, hall: Callable[[], Hall], window: str) -> None:
        self._over = over
        self._hall = hall
        self._window = window
        self._found: tuple[object, Finder] | None = None

    def pause(self) -> Request | None:
        """Why the window pauses, or that it closes."""
        asks = self._hall().settings.ask_breaks
        reasons: list[Option] = [(reason, reason) for reason in pausing.reasons()]
        title = translate("console", "Ask for a break") if asks else translate("console", "Pause this window")
        answer = self._ask(title, [*reasons, (CLOSE, translate("console", "close this window"))])
        if answer is None:
            return None
        if answer.value() == CLOSE:
            return self._at_window("close")
        return self._at_window("ask_break" if asks else "pause", reason=answer.value())

    def park(self, ticket: Ticket) -> Request | None:
        """What the citizen goes away for."""
        kinds: list[Option] = [
            ("form", translate("console", "fills in a form or fetches a paper: any window")),
            ("papers", translate("console", "papers stay here: back to this window")),
            ("step", translate("console", "waits for a step: I wake it")),
        ]
        answer = self._ask(translate("console", "Park {number}").format(number=ticket.number), kinds)
        if answer is None:
            return None
        return self._at_window("park", tied=answer.value() != "form", kind=answer.value())

    def transfer(self, ticket: Ticket) -> Request | None:
        """To which window, or for which service instead."""
        windows: list[Option] = [
            (f"{WINDOW}{place.id}", translate("console", "Window {window}").format(window=place.id))
            for place in self._hall().could_serve(ticket.services[0])
            if place.id != self._window and place.state != "closed"
        ]
        services = [option for option in self._services() if option[0] != ticket.services[0]]
        answer = self._ask(
            translate("console", "Transfer {number} to").format(number=ticket.number),
            [*windows, *services],
            text=translate("console", "note for the next window"),
            finder=self._finder(),
        )
        if answer is None:
            return None
        window = answer.value().removeprefix(WINDOW)
        to = {"to_service": window} if window == answer.value() else {"to_window": window}
        note = {"note": answer.text()} if answer.text() else {}
        return self._at_window("transfer", **to, **note)

    def service(self, ticket: Ticket) -> Request | None:
        """Which service comes on top."""
        options = [(value, name) for value, name in self._services() if value not in ticket.services]
        answer = self._ask(translate("console", "Add a service"), options, finder=self._finder())
        return None if answer is None else self._at_window("add_service", service=answer.value())

    def pick(self, waiting: Sequence[Ticket], now: int) -> Request | None:
        """Whom to call instead of the next one, and why."""
        answer = self._ask(
            translate("console", "Pick out of order"),
            [(ticket.number, self._waiting(ticket, now)) for ticket in waiting],
            text=translate("console", "reason, for the log"),
            needed=True,
        )
        return None if answer is None else self._at_window("call", ticket=answer.value(), reason=answer.text())

    def _at_window(self, name: str, **arguments: Any) -> Request:
        return {"do": name, "window": self._window, **arguments}

    def _waiting(self, ticket: Ticket, now: int) -> str:
        service = self._hall().catalogue.services[ticket.services[0]]
        return translate("console", "{number}  {service}, {minutes} min").format(
            number=ticket.number,
            service=words.name(service.names, service.id),
            minutes=words.number(ticket.wait(now) / MINUTE),
        )

    def _services(self) -> list[Option]:
        return [(s.id, words.name(s.names, s.id)) for s in self._hall().catalogue.services.values()]

    def _finder(self) -> Finder:
        """The catalogue spelt once for as long as it is the same."""
        catalogue = self._hall().catalogue
        if self._found is None or self._found[0] is not catalogue:
            self._found = (catalogue, Finder(catalogue.services.values(), catalogue.groups))
        return self._found[1]

    def _ask(self, title: str, options: list[Option], **more: Any) -> Ask | None:
        ask = Ask(self._over, title, options, **more)
        return ask if ask.exec() == QDialog.DialogCode.Accepted else None
