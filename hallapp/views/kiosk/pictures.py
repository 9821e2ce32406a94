"""The ticket machine's states for the gallery."""

from __future__ import annotations

from hallapp.devices.printer import SlipPrinter
from hallapp.errors import KnownError
from hallapp.views.gallery import Picture
from hallapp.views.kiosk.kiosk import Kiosk
from hallapp.views.link import HallLink

PORTRAIT, LANDSCAPE = (1080, 1920), (1920, 1080)


def pictures() -> list[Picture]:
    """Every step, upright and lying; large print; closed and out of reach."""
    return [
        Picture("kiosk", "home", "busy", PORTRAIT, _kiosk),
        Picture("kiosk", "home-landscape", "busy", LANDSCAPE, _kiosk),
        Picture("kiosk", "empty", "empty", PORTRAIT, _kiosk),
        Picture("kiosk", "overloaded", "overloaded", PORTRAIT, _kiosk),
        Picture("kiosk", "large-print", "busy", PORTRAIT, _large),
        Picture("kiosk", "groups", "busy", PORTRAIT, _groups),
        Picture("kiosk", "services", "busy", PORTRAIT, _services),
        Picture("kiosk", "confirm", "busy", PORTRAIT, _confirm),
        Picture("kiosk", "confirm-landscape", "busy", LANDSCAPE, _confirm),
        Picture("kiosk", "issued", "busy", PORTRAIT, _issued),
        Picture("kiosk", "help", "busy", PORTRAIT, _help),
        Picture("kiosk", "closed", "finished", PORTRAIT, _kiosk),
        Picture("kiosk", "unreachable", "busy", PORTRAIT, _unreachable),
    ]


def _kiosk(link: HallLink) -> Kiosk:
    return Kiosk(link, SlipPrinter(None))


def _large(link: HallLink) -> Kiosk:
    kiosk = _kiosk(link)
    kiosk.large_print.click()
    return kiosk


def _groups(link: HallLink) -> Kiosk:
    kiosk = _kiosk(link)
    kiosk.all_groups.click()
    return kiosk


def _services(link: HallLink) -> Kiosk:
    kiosk = _kiosk(link)
    kiosk.choose("residence-permit")
    return kiosk


def _confirm(link: HallLink) -> Kiosk:
    kiosk = _services(link)
    kiosk.choose("permit-apply")
    return kiosk


def _issued(link: HallLink) -> Kiosk:
    kiosk = _kiosk(link)
    kiosk.show_issued(next(reversed(link.hall.tickets)))
    return kiosk


def _help(link: HallLink) -> Kiosk:
    kiosk = _kiosk(link)
    kiosk.help.click()
    return kiosk


def _unreachable(link: HallLink) -> Kiosk:
    kiosk = _kiosk(link)
    link.lose(KnownError("The hall is out of reach."))
    return kiosk
