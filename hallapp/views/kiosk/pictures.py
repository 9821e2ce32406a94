"""The ticket machine's states for the gallery."""

from __future__ import annotations

from hallapp.devices.printer import SlipPrinter
from hallapp.errors import KnownError
from hallapp.hall.following import unrated
from hallapp.views.gallery import SCREENS, UPRIGHT, Picture
from hallapp.views.kiosk.kiosk import Kiosk
from hallapp.views.kiosk.steps import ASK_AFTER
from hallapp.views.link import HallLink

SIZES = (UPRIGHT, *SCREENS)


def pictures() -> list[Picture]:
    """Every step; easy mode; what is not given out and why; closed and out of reach."""
    return [
        Picture("kiosk", "home", "busy", SIZES, _kiosk),
        Picture("kiosk", "empty", "empty", SIZES, _kiosk),
        Picture("kiosk", "overloaded", "overloaded", SIZES, _kiosk),
        Picture("kiosk", "easy", "busy", SIZES, _easy),
        Picture("kiosk", "search", "busy", SIZES, _search),
        Picture("kiosk", "search-nothing", "busy", SIZES, _search_nothing),
        Picture("kiosk", "check-in", "asked", SIZES, _check_in),
        Picture("kiosk", "check-in-found", "asked", SIZES, _check_in_found),
        Picture("kiosk", "keys", "busy", SIZES, _by_keys),
        Picture("kiosk", "groups", "busy", SIZES, _groups),
        Picture("kiosk", "services", "asked", SIZES, _services),
        Picture("kiosk", "confirm", "busy", SIZES, _confirm),
        Picture("kiosk", "wait", "busy", SIZES, _wait),
        Picture("kiosk", "issued", "busy", SIZES, _issued),
        Picture("kiosk", "home-ratings", "followed", SIZES, _kiosk),
        Picture("kiosk", "rate-code", "followed", SIZES, _rate_code),
        Picture("kiosk", "rate-wrong", "followed", SIZES, _rate_wrong),
        Picture("kiosk", "rate", "followed", SIZES, _rate),
        Picture("kiosk", "help", "busy", SIZES, _help),
        Picture("kiosk", "help-asked", "asked", SIZES, _help_asked),
        Picture("kiosk", "still-there", "busy", SIZES, _still_there),
        Picture("kiosk", "leaving", "busy", SIZES, _leaving),
        Picture("kiosk", "stopped", "stopped", SIZES, _kiosk),
        Picture("kiosk", "closed", "finished", SIZES, _kiosk),
        Picture("kiosk", "unreachable", "busy", SIZES, _unreachable),
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


def _wait(link: HallLink) -> Kiosk:
    kiosk = _confirm(link)
    kiosk.go("wait")
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
