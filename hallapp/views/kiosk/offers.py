"""What the ticket machine offers now, and why it does not offer the rest."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from hallapp import language
from hallapp.hall import issuing
from hallapp.hall.hall import Hall
from hallapp.store.people import Booking
from hallapp.views import closing, words
from hallapp.views.census import Census
from hallapp.views.kiosk.tiles import Offer, pictogram
from simulation.scenario import Names, Service

translate = QCoreApplication.translate


def groups_of(hall: Hall) -> dict[str, list[Service]]:
    """The services of every group that has some, in the catalogue's order."""
    by_group: dict[str, list[Service]] = {key: [] for key in hall.catalogue.groups}
    for service in hall.catalogue.services.values():
        by_group[service.group].append(service)
    return {key: services for key, services in by_group.items() if services}


def expected(services: Iterable[Service]) -> float:
    """Arrivals a day that the scenario expects for services."""
    return sum(rate.per_hour * (rate.end - rate.start) for service in services for rate in service.arrivals) / 60.0


def other_name(names: Names) -> str:
    """The name in the language that is not in use."""
    return names.en if language.current() == "zh" else names.zh


@dataclass(frozen=True, slots=True)
class Offers:
    """Tiles for a hall counted at one instant; ``clock`` writes an instant (UTC ms)."""

    hall: Hall
    census: Census
    clock: Callable[[int], str]

    def groups(self, *, wanted: bool = False) -> list[Offer]:
        """A tile for each group; ``wanted``: those asked for most first."""
        entries = list(groups_of(self.hall).items())
        if wanted:
            entries.sort(key=lambda entry: expected(entry[1]), reverse=True)
        known = self.hall.catalogue.groups
        return [self._of(services, key, known[key].names, pictogram(key)) for key, services in entries]

    def services(self, services: Iterable[Service], without: Collection[str] = ()) -> list[Offer]:
        """A tile for each service that is not on the ticket already."""
        return [
            self._of([service], service.id, service.names, pictogram(service.group))
            for service in services
            if service.id not in without
        ]

    def wanted_services(self, most: int) -> list[Service]:
        """The services that are expected to be asked for most."""
        ordered = sorted(self.hall.catalogue.services.values(), key=lambda known: expected([known]), reverse=True)
        return ordered[:most]

    def bookings(self, bookings: Iterable[Booking]) -> list[Offer]:
        """A tile for each appointment: its time and services, nobody's name."""
        known = self.hall.catalogue.services
        return [
            Offer(
                booking.id,
                words.clock(booking.at),
                words.listed([words.name(known[service].names, service) for service in booking.services]),
                "calendar-check",
            )
            for booking in bookings
        ]

    def _of(self, services: list[Service], key: str, names: Names, icon: str) -> Offer:
        """A tile for services: how many wait and how long, or why it can't be chosen now."""
        title, other = words.name(names, key), other_name(names)
        gone = issuing.used_up(self.hall)
        able = [service.id for service in services if self.census.able(service.id)]
        left = [service for service in able if service not in gone]
        if not left:
            about = (
                closing.chosen(self.hall.settings.quota_sentence) or translate("Kiosk", "no more numbers today")
                if able
                else translate("Kiosk", "no window today, ask at the desk")
            )
            return Offer(key, title, about, icon, token="closed", icon="minus-circle", available=False, other=other)
        waits = {service: wait for service in left if (wait := self.census.wait(service)) is not None}
        if not waits:
            return Offer(key, title, self._paused(left), icon, token="paused", icon="pause-circle", other=other)
        waiting = sum(self.census.waiting[service.id] for service in services)
        likely = max(waits, key=lambda service: self.census.waiting[service])
        about = translate("Kiosk", "{people} · {range}").format(
            people=words.people_waiting(waiting) if waiting else words.nobody_waiting(),
            range=words.range_of_minutes(waits[likely]),
        )
        return Offer(key, title, about, icon, other=other)

    def _paused(self, services: list[str]) -> str:
        back = [self.census.back_at(service) for service in services]
        at = min((instant for instant in back if instant is not None), default=None)
        if at is None:
            return translate("Kiosk", "paused for now")
        return translate("Kiosk", "paused, back at {time}").format(time=self.clock(at))
