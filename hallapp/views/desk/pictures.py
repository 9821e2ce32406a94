"""The desk's states for the gallery."""

from __future__ import annotations

from pathlib import Path

from hallapp.devices.printer import PdfFolder, SlipPrinter
from hallapp.errors import KnownError
from hallapp.hall.refusals import HallError
from hallapp.views.desk.desk import Desk
from hallapp.views.gallery import Picture
from hallapp.views.link import HallLink

SIZE = (1366, 768)


def pictures() -> list[Picture]:
    """Empty, busy with a ticket in the making, overloaded, refused, out of reach, closed."""
    return [
        Picture("desk", "empty", "empty", SIZE, _desk),
        Picture("desk", "busy", "busy", SIZE, _making),
        Picture("desk", "overloaded", "overloaded", SIZE, _missed),
        Picture("desk", "refused", "busy", SIZE, _refused),
        Picture("desk", "unreachable", "busy", SIZE, _unreachable),
        Picture("desk", "closed", "finished", SIZE, _desk),
    ]


def _desk(link: HallLink) -> Desk:
    return Desk(link, SlipPrinter(PdfFolder(Path())), choose_printer=lambda _over: None)


def _making(link: HallLink) -> Desk:
    desk = _desk(link)
    desk.take("permit-apply")
    desk.take("card-replacement")
    desk.search.setText("jzz")
    return desk


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
