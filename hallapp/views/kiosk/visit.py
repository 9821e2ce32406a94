"""What the citizen before the ticket machine has chosen so far, and where in it he is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from hallapp.store.people import Booking

Step = Literal[
    "home", "groups", "services", "search", "check_in", "confirm", "done", "rate", "rated", "help", "still_there",
    "leaving", "wait",
]  # fmt: skip
"""Where in taking a number somebody is."""


@dataclass(slots=True)
class Visit:
    """Forgotten with each new citizen; ``typed`` is what was typed: to search, of a phone, or a slip's code."""

    services: list[str] = field(default_factory=list)
    klass: str = "ordinary"
    group: str = ""
    typed: str = ""
    booking: Booking | None = None
    card: str = ""
    issued: str = ""
    asked_help: bool = False


class Way:
    """The steps of one citizen after the other: which one is shown, and where back leads.

    Attributes
    ----------
    step : Step
        The one that is shown.
    visit : Visit
    turned : int
        How often another step was shown, so that a touch can be told from one meant for an earlier page.
    """

    def __init__(self) -> None:
        self.step: Step = "home"
        self.visit = Visit()
        self.turned = 0
        self._before: Step = "home"
        self._asked_on: Step = "home"

    def go(self, step: Step) -> None:
        """Show another step."""
        if self.step not in ("help", "leaving", "still_there", "wait"):
            self._before = self.step
        self.step = step
        self.turned += 1

    def ask(self) -> bool:
        """Ask whether somebody is there; whether that was not asked already."""
        if self.step == "still_there":
            return False
        self._asked_on, self.step = self.step, "still_there"
        return True

    def answer(self) -> Step:
        """Where somebody who is there goes on."""
        return self._asked_on

    def back(self) -> Step | None:
        """Take the last choice back; which step that leads to, ``None``: to the beginning."""
        step, visit = self.step, self.visit
        if step == "help":
            return self._before
        if step == "confirm" and visit.booking is not None:
            visit.booking = None
            visit.services.clear()
            return "check_in"
        if step == "confirm":
            visit.services.pop()
            return "search" if visit.typed else "services"
        if step in ("services", "search") and visit.services:
            visit.typed = ""
            return "groups"
        if step in ("services", "search"):
            self.visit = Visit(card=visit.card, klass="ordinary" if visit.klass == "appointment" else visit.klass)
            return "home"
        return "confirm" if step == "groups" and visit.services else None
