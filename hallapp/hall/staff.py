"""Who sits where and may do what: clerks and windows at the opening of a day."""

from __future__ import annotations

from hallapp.hall.ticket import ClerkNow, WindowNow
from simulation.scenario import Scenario, Window, skills_of


def clerks(scenario: Scenario) -> dict[str, ClerkNow]:
    """The clerks of the scenario, at no window yet."""
    staff = {}
    for clerk in scenario.clerks:
        trained, inactive, last_resort = skills_of(scenario, Window(id="", clerk=clerk.id))
        breaks = [(float(start), float(end)) for start, end in clerk.breaks]
        staff[clerk.id] = ClerkNow(clerk.id, trained, set(inactive), set(last_resort), breaks)
    return staff


def windows(scenario: Scenario, staff: dict[str, ClerkNow], at: int) -> dict[str, WindowNow]:
    """The windows of the scenario with their clerks: ready where there are skills, else closed."""
    result = {}
    for listed in scenario.windows:
        trained, inactive, last_resort = skills_of(scenario, listed)
        window = WindowNow(listed.id, None, trained, set(inactive), set(last_resort), "closed", at, rested=at)
        if listed.clerk is not None:
            seat(window, staff[listed.clerk])
        if window.skills:
            window.state = "ready"
        result[window.id] = window
    return result


def seat(window: WindowNow, clerk: ClerkNow) -> None:
    """Put the clerk at the window: from now on the clerk's skills are the window's, one and the same object."""
    clerk.window = window.id
    window.clerk = clerk.id
    window.skills = clerk.skills
    window.inactive = clerk.inactive
    window.last_resort = clerk.last_resort


def vacate(window: WindowNow) -> None:
    """Leave the window without a clerk, hence without skills."""
    window.clerk = None
    window.skills = {}
    window.inactive = set()
    window.last_resort = set()
