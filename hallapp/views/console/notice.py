"""The notice of all that is missing, said at once and on paper, so that nobody comes a third time."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from hallapp.devices.printer import SlipPrinter
from hallapp.devices.slip import Slip
from hallapp.errors import KnownError
from hallapp.hall.hall import Hall
from hallapp.views import words
from hallapp.views.printing import SlipPreview
from hallapp.views.widgets import NoticeBar

translate = QCoreApplication.translate

BOX = "□ "
"""Stands before each paper, for ticking at home."""


def notice(
    hall: Hall, number: str, service: str, missing: Sequence[int], also: str, at: str, due: str | None = None
) -> Slip:
    """The notice for a ticket.

    Parameters
    ----------
    missing : sequence of int
        Places in the service's list of papers.
    also : str
        What is missing besides; may be empty.
    at : str
        The time, "10:43".
    due : str, optional
        ISO date until which the papers follow; without it the matter begins anew.
    """
    known = hall.catalogue.services[service]
    group = hall.catalogue.group(service)
    papers = [words.name(known.papers[place], "") for place in missing]
    if due is None:
        title = translate("notice", "Please bring all of these")
        then = translate("notice", "Nothing else is missing. Please come again with this notice.")
    else:
        title = translate("notice", "Please hand in by {date}").format(date=words.date(due))
        then = translate("notice", "Your matter is accepted; these papers follow.")
    return Slip(
        hall=words.name(hall.scenario.names, hall.scenario.name),
        group=translate("notice", "Notice of what is missing"),
        number=number,
        facts=(),
        services_title=words.name(group.names, group.id),
        services=(words.name(known.names, known.id),),
        papers_title=title,
        papers="\n".join(BOX + paper for paper in [*papers, *([also] if also else [])]),
        advice=(then,),
        foot=(f"{words.date(hall.day or '', weekday=False)} {at}", translate("notice", "made at the window")),
        kind="notice",
    )


class NoticePrinter(QObject):
    """Prints notices, or shows them where no printer is set; says which in the bar ``told``."""

    def __init__(self, printer: SlipPrinter, told: NoticeBar, over: QWidget) -> None:
        super().__init__(over)
        self.last: Slip | None = None
        self._printer = printer
        self._told = told
        self._over = over
        printer.failed.connect(self._failed)

    def print(self, slip: Slip) -> None:
        """Print a notice, or say that it is to be shown."""
        self.last = slip
        printed = self._printer.state != "none"
        if printed:
            self._printer.print(slip)
            sentence = self.tr("The notice for {number} is printed.")
        else:
            sentence = self.tr("No printer is set here: show {number} the notice.")
        self._told.tell(sentence.format(number=slip.number), "ready" if printed else "waiting", "printer")
        self._told.offer(self.tr("Show"), self.show)

    def show(self) -> None:
        """Show the last notice as it comes out of the printer."""
        if self.last is not None:
            slip = self._printer.marked(self.last)
            SlipPreview(self._over, slip, self._printer.dots, partial(self.print, self.last)).open()

    def close(self) -> None:
        """Let go of the printer."""
        self._printer.close()

    def _failed(self, error: KnownError) -> None:
        self._told.tell(words.refusal(error), "late", "printer")
        self._told.offer(self.tr("Show"), self.show)
