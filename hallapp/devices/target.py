"""Where a slip goes, whatever device that is."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtGui import QImage

from hallapp.errors import QT_TRANSLATE_NOOP, KnownError, system_problem


class PrinterError(KnownError):
    """The printer did not take the slip."""


class Target(Protocol):
    """Where slips go."""

    def print_image(self, image: QImage, name: str) -> None:
        """Print one; ``name`` is the ticket's number.

        Raises
        ------
        PrinterError
            The device did not take it.
        """


def did_not_take(error: Exception) -> PrinterError:
    """What is told of a fault of the device or the system."""
    return PrinterError(
        QT_TRANSLATE_NOOP("Refusal", "The printer did not take the slip ({problem})."),
        problem=system_problem(error),
    )


def no_paper() -> PrinterError:
    """What is told where the device says so itself."""
    return PrinterError(QT_TRANSLATE_NOOP("Refusal", "The printer is out of paper."))


def no_answer() -> PrinterError:
    """What is told where nothing else is known."""
    return PrinterError(QT_TRANSLATE_NOOP("Refusal", "The printer does not answer."))
