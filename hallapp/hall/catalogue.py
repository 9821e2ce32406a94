"""The services of the hall, by id, with the groups that they stand under."""

from __future__ import annotations

from simulation.scenario import CLASSES, Group, Names, Scenario, Service, Standing, standing

UNGROUPED_PREFIX = "A"
"""Prefix of a ticket whose service stands under no group."""


def name(thing: Service | Group, language: str) -> str:
    """What people read: in ``language`` (``"zh"`` or ``"en"``), else the other language, else the id."""
    return named(thing.names, thing.id, language)


def named(names: Names, otherwise: str, language: str) -> str:
    """The name in ``language``, in the other language, or ``otherwise``."""
    first, second = (names.zh, names.en) if language.startswith("zh") else (names.en, names.zh)
    return first or second or otherwise


class Catalogue:
    """Every service, in the catalogue's order.

    Attributes
    ----------
    services : dict of str to Service
    groups : dict of str to Group
        In the order listed, then those that only a service names: their id is prefix and name.
    """

    def __init__(self, scenario: Scenario) -> None:
        self.services: dict[str, Service] = {service.id: service for service in scenario.services}
        self.groups: dict[str, Group] = {group.id: group for group in scenario.groups}
        for service in scenario.services:
            if service.group not in self.groups:
                self.groups[service.group] = Group(id=service.group, prefix=service.group or UNGROUPED_PREFIX)

    def group(self, service: str) -> Group:
        """The group that the service stands under."""
        return self.groups[self.services[service].group]

    def prefix(self, service: str) -> str:
        """What the numbers of its tickets begin with."""
        group = self.group(service)
        return group.prefix or group.id or UNGROUPED_PREFIX

    def name(self, service: str, language: str) -> str:
        """The service's name for a person."""
        return name(self.services[service], language)


def classes(scenario: Scenario) -> dict[str, Standing]:
    """What each priority class counts for: those that every hall knows, then the scenario's own."""
    known = dict.fromkeys((*CLASSES, *(klass.id for klass in scenario.classes)))
    return {klass: standing(scenario, klass) for klass in known}
