"""What the citizen before the ticket machine has chosen so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from hallapp.store.people import Booking

Step = Literal[
    "home", "groups", "services", "search", "check_in", "confirm", "done", "rate", "rated", "help", "still_there",
    "leaving",
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
