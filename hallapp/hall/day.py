"""What concerns the whole hall: opening and closing the day, rule, settings."""

from __future__ import annotations

import datetime
import zoneinfo
from typing import Any

import msgspec
from msgspec import UNSET

from hallapp.errors import QT_TRANSLATE_NOOP, BadInput
from hallapp.hall import events, prepared, requests
from hallapp.hall.hall import Hall
from hallapp.hall.owed import Owed
from hallapp.hall.refusals import HallError, check_open, check_service
from hallapp.hall.ticket import OPEN_STATES
from hallapp.settings import Settings
from hallapp.wrong import wrong_value
from simulation.scenario import Scenario, to_mapping


def open_day(hall: Hall, command: requests.OpenDay, now: int) -> list[events.Event]:
    """Begin today's hall day with the configuration as it stands and what was prepared for today.

    An earlier day that is still open ends first; a day that is opened again goes on as it was.
    """
    if hall.day is None:
        raise HallError(QT_TRANSLATE_NOOP("Refusal", "The hall has no configuration to open a day with."))
    today = local(now, hall.settings.zone).date().isoformat()
    if hall.is_open and hall.day == today:
        return []
    before = [closing(hall)] if hall.is_open else []
    scenario, planned, templates = hall.configuration(), dict(hall.planned), tuple(hall.templates.values())
    template = hall.template
    if hall.day != today:
        scenario, template, planned, templates = prepared.opening(scenario, today, planned, templates)
    opened = opening(scenario, hall.settings, now, tuple(hall.owed.values()))
    return [*before, msgspec.structs.replace(opened, planned=planned, templates=templates, template=template)]


def close_day(hall: Hall, command: requests.CloseDay, now: int) -> list[events.Event]:
    """End the hall day; every ticket that is still open expires."""
    if hall.day is None:
        check_open(hall)
    return [closing(hall)] if hall.is_open else []


def closing(hall: Hall) -> events.DayClosed:
    """The end of the present day."""
    assert hall.day is not None
    expired = tuple(ticket.number for ticket in hall.tickets.values() if ticket.state in OPEN_STATES)
    return events.DayClosed(day=hall.day, expired=expired)


def opening(scenario: Scenario, settings: Settings, now: int, owed: tuple[Owed, ...] = ()) -> events.DayOpened:
    """The begin of a day, named by the local date of ``now`` (UTC ms); ``owed`` is what the days before left."""
    here = local(now, settings.zone)
    hours, minutes = divmod(float(scenario.opens), 60.0)
    midnight = here.replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
    opens = midnight + datetime.timedelta(hours=hours, minutes=minutes)
    zone = zone_of(settings.zone)
    aware = opens.astimezone(datetime.UTC) if zone is None else opens.replace(tzinfo=zone)
    configuration = msgspec.structs.replace(scenario, start=None)
    return events.DayOpened(
        day=here.date().isoformat(),
        opens=round(aware.timestamp() * 1000),
        scenario=dict(to_mapping(configuration)),
        settings=msgspec.to_builtins(settings),
        owed=owed,
    )


def local(ms: int, zone: str) -> datetime.datetime:
    """The hall's local time at a UTC millisecond."""
    return datetime.datetime.fromtimestamp(ms / 1000, tz=datetime.UTC).astimezone(zone_of(zone))


def zone_of(name: str) -> datetime.tzinfo | None:
    """The time zone of that name; ``None``: the computer's."""
    if not name:
        return None
    try:
        return zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise BadInput(QT_TRANSLATE_NOOP("Refusal", "There is no time zone {zone}."), zone=name) from error


def change_rule(hall: Hall, command: requests.ChangeRule, now: int) -> list[events.Event]:
    """Choose the dispatch rule."""
    check_open(hall)
    overdue = hall.overdue if command.overdue is UNSET else command.overdue
    if (command.rule, overdue) == (hall.rule, hall.overdue):
        return []
    return [events.RuleSet(rule=command.rule, overdue=overdue)]


def change_settings(hall: Hall, command: requests.ChangeSettings, now: int) -> list[events.Event]:
    """Change some settings; the others stay."""
    check_open(hall)
    settings = changed(hall.settings, command.settings)
    arranged = (window for row in settings.arrangement for window in row if window)
    for window in (*settings.manual, *settings.displays, *arranged):
        if window not in hall.windows:
            raise HallError(QT_TRANSLATE_NOOP("Refusal", "There is no window {window} in this hall."), window=window)
    for service in settings.quotas:
        check_service(hall, service)
    if settings == hall.settings:
        return []
    return [events.SettingsChanged(settings=msgspec.to_builtins(settings))]


def changed(settings: Settings, changes: dict[str, Any]) -> Settings:
    """The settings with some of them changed.

    Raises
    ------
    BadInput
        An unknown setting, or a wrong value.
    """
    try:
        result = msgspec.convert(msgspec.to_builtins(settings) | changes, Settings)
    except msgspec.ValidationError as error:
        raise BadInput(QT_TRANSLATE_NOOP("Refusal", "Settings: {problem}."), problem=wrong_value(error)) from error
    zone_of(result.zone)
    return result
