"""The texts that walls and displays show in two languages at once."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate
"""Named as ``lupdate`` looks for it."""


def _marked() -> None:
    """The wall's texts, which are translated into two languages at once; here ``lupdate`` finds them."""
    translate("Wall", "Now calling")
    translate("Wall", "Window")
    translate("Wall", "Waiting")
    translate("Wall", "people")
    translate("Wall", "wait, min")
    translate("Wall", "Nobody is waiting")
    translate("Wall", "Numbers are called here. Please listen and look.")
    translate("Wall", "The hall is closed for today.")
    translate("Wall", "Next: {numbers}")
    translate("Wall", "Window {window} is paused")
    translate("Wall", "Window {window} is back at {time}")
    translate("Wall", "Latest calls: {count}")
    translate("Wall", "No sound: calls are only shown")
    translate("Wall", "No news since {time}: please ask at the front desk")
    translate("Wall", "Updated {time}")
    translate("Wall", "No news since {time}: please listen to the voice")
    translate("Wall", "No news since {time}")
    translate("Wall", "Closed")
    translate("Wall", "Paused")
    translate("Wall", "back at {time}")
    translate("Wall", "Ready")
    translate("Wall", "Please come to this window")
    translate("Wall", "In service")
