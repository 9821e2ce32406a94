"""The desk's states for the gallery."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEventLoop
from PySide6.QtWidgets import QWidget

from hallapp.devices.printer import PdfFolder, SlipPrinter
from hallapp.devices.slip import DOTS_58
from hallapp.devices.target import PrinterError
from hallapp.errors import KnownError
from hallapp.hall.refusals import HallError
from hallapp.views import slips
from hallapp.views.census import Census
from hallapp.views.desk.desk import Desk
from hallapp.views.desk.note import NoteDialog
from hallapp.views.gallery import HALF, SCREENS, Picture, own
from hallapp.views.gallery.picture import Size
from hallapp.views.link import HallLink
from hallapp.views.printing import PrinterDialog, SlipPreview

SIZES = (*SCREENS, HALF)

TWICE = Size("1920x1080-200", 960, 540, scale=2)
"""Everything twice as large on a common screen."""


def pictures() -> list[Picture]:
    """Empty, busy, full, refused, stopped, out of reach, closed; each list below; what is entered otherwise."""
    return [
        Picture("desk", "empty", "empty", SIZES, _desk),
        Picture("desk", "busy", "busy", SIZES, _making),
        Picture("desk", "twice", "busy", (TWICE,), _making),
        Picture("desk", "lower", "busy", (HALF,), _lower),
        Picture("desk", "note", "busy", own(480, 220), _note),
        Picture("desk", "overloaded", "overloaded", SIZES, _missed),
        Picture("desk", "refused", "busy", SIZES, _refused),
        Picture("desk", "stopped", "stopped", SIZES, _making),
        Picture("desk", "unreachable", "busy", SIZES, _unreachable),
        Picture("desk", "closed", "finished", SIZES, _desk),
        Picture("desk", "appointments", "asked", SIZES, _appointments),
        Picture("desk", "look-up", "busy", SIZES, _looking),
        Picture("desk", "nothing-found", "busy", SIZES, _nothing_found),
        Picture("desk", "by-hand", "busy", SIZES, _by_hand),
        Picture("desk", "at-once", "asked", SIZES, _at_once),
        Picture("desk", "printer-off", "busy", SIZES, _printer_off),
        Picture("desk", "slip", "asked", own(520, 800), _slip),
        Picture("desk", "printer", "busy", own(560, 420), _printer),
    ]


def _desk(link: HallLink) -> Desk:
    return Desk(link, SlipPrinter(PdfFolder(Path())), choose_printer=lambda _over: None)


def _making(link: HallLink) -> Desk:
    desk = _desk(link)
    desk.take("permit-apply")
    desk.take("card-replacement")
    desk.search.setText("jzz")
    return desk


def _lower(link: HallLink) -> Desk:
    """Half a screen, scrolled to the lists."""
    desk = _desk(link)
    bar = desk.sheet.verticalScrollBar()
    bar.rangeChanged.connect(lambda _least, most: bar.setValue(most))
    return desk


def _note(link: HallLink) -> NoteDialog:
    return NoteDialog(_desk(link), "A012", "轮椅，请到低位窗口")


def _missed(link: HallLink) -> Desk:
    desk = Desk(link, SlipPrinter(None))
    desk.tickets.show_tab("missed")
    return desk


def _refused(link: HallLink) -> Desk:
    desk = _making(link)
    desk.refuse(HallError("There is no ticket {ticket} today.", ticket="A999"))
    return desk


def _unreachable(link: HallLink) -> Desk:
    desk = _making(link)
    link.lose(KnownError("The hall is out of reach."))
    return desk


def _appointments(link: HallLink) -> Desk:
    desk = _desk(link)
    desk.tickets.show_tab("booked")
    return desk


def _looking(link: HallLink) -> Desk:
    desk = _desk(link)
    desk.look_up()
    desk.search.setText("12")
    return desk


def _nothing_found(link: HallLink) -> Desk:
    desk = _looking(link)
    desk.search.setText("138777")
    return desk


def _by_hand(link: HallLink) -> Desk:
    desk = _making(link)
    desk.search.clear()
    desk.draft.set_by_hand(True)
    desk.draft.by_hand.number.setText("A045")
    desk.draft.by_hand.time.setText("09:52")
    return desk


def _at_once(link: HallLink) -> Desk:
    desk = _making(link)
    desk.search.clear()
    desk.draft.set_class("courtesy")
    return desk


class _Off:
    """A printer that takes nothing."""

    def print_image(self, image: object, name: str) -> None:
        raise PrinterError("The printer is out of paper.")


def _printer_off(link: HallLink) -> Desk:
    printer = SlipPrinter(_Off())
    desk = Desk(link, printer, choose_printer=lambda _over: None)
    desk.paper.reprint(next(reversed(link.hall.in_line)))
    patience = QDeadlineTimer(2000)
    while printer.state != "failed" and not patience.hasExpired():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
    return desk


def _slip(link: HallLink) -> QWidget:
    census = Census(link.hall, link.now())
    ticket = link.hall.tickets[next(reversed(link.hall.in_line))]
    made = slips.slip(link.hall, census, ticket, "10:41", "https://hall.example/q/{number}")
    return SlipPreview(None, made, DOTS_58, lambda: None)


def _printer(link: HallLink) -> QWidget:
    return PrinterDialog(None, "network:10.0.0.7:9100", 80, lambda _setting, _paper: None)
