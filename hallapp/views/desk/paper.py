"""The desk's slips: printed, printed again, looked at; and what is told when the printer fails."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from hallapp.devices.printer import SlipPrinter
from hallapp.devices.slip import Slip
from hallapp.errors import KnownError
from hallapp.views import words
from hallapp.views.printing import SlipPreview
from hallapp.views.widgets import NoticeBar

translate = QCoreApplication.translate


class Paper(QObject):
    """Prints the slips of tickets by their numbers; numbers that the hall does not know are left alone.

    Parameters
    ----------
    slip : callable
        Makes the slip of a number; ``None`` if there is no such ticket.
    told : NoticeBar
        Where it is told what did not work.
    over : QWidget
        What a slip that is looked at lies over.
    """

    def __init__(
        self, printer: SlipPrinter, slip: Callable[[str], Slip | None], told: NoticeBar, over: QWidget
    ) -> None:
        super().__init__(over)
        self._printer = printer
        self._slip = slip
        self._told = told
        self._over = over
        printer.failed.connect(self._failed)

    def print(self, number: str) -> None:
        """Print a ticket's slip."""
        slip = self._slip(number)
        if slip is not None:
            self._printer.print(slip)

    def reprint(self, number: str) -> None:
        """Print it again, or say that nothing can be printed here."""
        slip = self._slip(number)
        if slip is None:
            return
        if self._printer.state == "none":
            sentence = translate("Desk", "No printer is set on this computer: note the number by hand.")
            self._told.tell(sentence, "waiting", "printer")
        self._printer.print(slip)

    def preview(self, number: str) -> None:
        """Show it as it comes out of the printer."""
        slip = self._slip(number)
        if slip is not None:
            marked = self._printer.marked(slip)
            SlipPreview(self._over, marked, self._printer.dots, partial(self.reprint, number)).open()

    def _failed(self, error: KnownError) -> None:
        sentence = translate(
            "Desk", "{problem} Numbers are issued all the same; the slips wait and are printed when it is back."
        )
        self._told.tell(sentence.format(problem=words.refusal(error)), "late", "printer")
