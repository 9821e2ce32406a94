"""The ticket machine's states for the gallery."""

from __future__ import annotations

from hallapp.devices.printer import SlipPrinter
from hallapp.errors import KnownError
from hallapp.hall.following import unrated
from hallapp.views.gallery import Picture
from hallapp.views.kiosk.kiosk import ASK_AFTER, Kiosk
from hallapp.views.link import HallLink

PORTRAIT, LANDSCAPE = (1080, 1920), (1920, 1080)


def pictures() -> list[Picture]:
    """Every step, upright and lying; easy mode; what is not given out and why; closed and out of reach."""
    return [
        Picture("kiosk", "home", "busy", PORTRAIT, _kiosk),
        Picture("kiosk", "home-landscape", "busy", LANDSCAPE, _kiosk),
        Picture("kiosk", "empty", "empty", PORTRAIT, _kiosk),
        Picture("kiosk", "overloaded", "overloaded", PORTRAIT, _kiosk),
        Picture("kiosk", "home-small", "busy", (1366, 768), _kiosk),
        Picture("kiosk", "easy", "busy", PORTRAIT, _easy),
        Picture("kiosk", "easy-landscape", "busy", LANDSCAPE, _easy),
        Picture("kiosk", "search", "busy", PORTRAIT, _search),
        Picture("kiosk", "search-landscape", "busy", LANDSCAPE, _search),
        Picture("kiosk", "search-nothing", "busy", PORTRAIT, _search_nothing),
        Picture("kiosk", "check-in", "asked", PORTRAIT, _check_in),
        Picture("kiosk", "check-in-found", "asked", LANDSCAPE, _check_in_found),
        Picture("kiosk", "keys", "busy", PORTRAIT, _by_keys),
        Picture("kiosk", "groups", "busy", PORTRAIT, _groups),
        Picture("kiosk", "services", "asked", PORTRAIT, _services),
        Picture("kiosk", "confirm", "busy", PORTRAIT, _confirm),
        Picture("kiosk", "confirm-landscape", "busy", LANDSCAPE, _confirm),
        Picture("kiosk", "issued", "busy", PORTRAIT, _issued),
        Picture("kiosk", "home-ratings", "followed", PORTRAIT, _kiosk),
        Picture("kiosk", "rate-code", "followed", PORTRAIT, _rate_code),
        Picture("kiosk", "rate-wrong", "followed", LANDSCAPE, _rate_wrong),
        Picture("kiosk", "rate", "followed", PORTRAIT, _rate),
        Picture("kiosk", "rate-landscape", "followed", LANDSCAPE, _rate),
        Picture("kiosk", "rate-small", "followed", (1366, 768), _rate),
        Picture("kiosk", "help", "busy", PORTRAIT, _help),
        Picture("kiosk", "help-asked", "asked", PORTRAIT, _help_asked),
        Picture("kiosk", "still-there", "busy", PORTRAIT, _still_there),
        Picture("kiosk", "leaving", "busy", PORTRAIT, _leaving),
        Picture("kiosk", "stopped", "stopped", PORTRAIT, _kiosk),
        Picture("kiosk", "closed", "finished", PORTRAIT, _kiosk),
        Picture("kiosk", "unreachable", "busy", PORTRAIT, _unreachable),
    ]


def _kiosk(link: HallLink) -> Kiosk:
    return Kiosk(link, SlipPrinter(None))


def _easy(link: HallLink) -> Kiosk:
    kiosk = _kiosk(link)
    kiosk.easy.click()
    return kiosk


def _search(link: HallLink) -> Kiosk:
    kiosk = _kiosk(link)
    kiosk.choice.search.click()
    for letter in "sb":
        kiosk.choice.keyboard.key(letter).click()
    return kiosk


def _search_nothing(link: HallLink) -> Kiosk:
    kiosk = _search(link)
    for letter in "qqq":
        kiosk.choice.keyboard.key(letter).click()
    return kiosk


def _check_in(link: HallLink) -> Kiosk:
    kiosk = _kiosk(link)
    kiosk.choice.check_in.click()
    return kiosk


def _check_in_found(link: HallLink) -> Kiosk:
    kiosk = _check_in(link)
    for digit in "1234":
        kiosk.choice.pad.key(digit).click()
    return kiosk


def _by_keys(link: HallLink) -> Kiosk:
    kiosk = _kiosk(link)
    kiosk.grid.number(True)
    kiosk.grid.focus_first()
    return kiosk


def _help_asked(link: HallLink) -> Kiosk:
    kiosk = _kiosk(link)
    kiosk.visit.asked_help = True
    kiosk.help.click()
    return kiosk


def _still_there(link: HallLink) -> Kiosk:
    kiosk = _services(link)
    for _ in range(ASK_AFTER):
        kiosk.tick()
    return kiosk


def _leaving(link: HallLink) -> Kiosk:
    kiosk = _kiosk(link)
    kiosk.leaving.begin("")
    kiosk.show_leaving()
    return kiosk


def _groups(link: HallLink) -> Kiosk:
    kiosk = _kiosk(link)
    kiosk.choice.all_groups.click()
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
    kiosk.show_issued(next(reversed(link.hall.in_line)))
    return kiosk


def _rate_code(link: HallLink) -> Kiosk:
    kiosk = _kiosk(link)
    kiosk.choice.rate.click()
    for digit in "482":
        kiosk.rate.pad.key(digit).click()
    return kiosk


def _rate_wrong(link: HallLink) -> Kiosk:
    kiosk = _rate_code(link)
    for digit in "00000":
        kiosk.rate.pad.key(digit).click()
    return kiosk


def _rate(link: HallLink) -> Kiosk:
    """The slip of somebody who was served."""
    kiosk = _kiosk(link)
    kiosk.choice.rate.click()
    code = next(ticket.code for ticket in link.hall.tickets.values() if ticket.code and unrated(ticket))
    for digit in code:
        kiosk.rate.pad.key(digit).click()
    return kiosk


def _help(link: HallLink) -> Kiosk:
    kiosk = _kiosk(link)
    kiosk.help.click()
    return kiosk


def _unreachable(link: HallLink) -> Kiosk:
    kiosk = _kiosk(link)
    link.lose(KnownError("The hall is out of reach."))
    return kiosk
