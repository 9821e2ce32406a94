"""The halls that ship with the program to begin from."""

from __future__ import annotations

import functools

from hallapp.newhall.draft import Draft, HoursEntry, WindowEntry, of_scenario
from hallapp.paths import RESOURCES
from simulation.scenario import PriorityClass, Scenario
from simulation.scenario import load as load_scenario
from simulation.tables import Clock

TEMPLATES = {"full": "demo.toml", "community": "community.toml", "empty": ""}
"""Each template and its hall file in the resources; the empty one has none."""

EMPTY = Scenario(
    opens=Clock(9 * 60),
    closes=Clock(17 * 60),
    overdue=2.0,
    classes=(
        PriorityClass(id="courtesy", weight=3.0, rank=1, share=0.2),
        PriorityClass(id="veteran", weight=3.0, rank=2, share=0.02),
        PriorityClass(id="appointment", weight=3.0, rank=1),
    ),
)
"""What a hall has that nobody told anything about."""


@functools.cache
def _scenario(name: str) -> Scenario:
    file = TEMPLATES[name]
    return load_scenario(RESOURCES / "halls" / file) if file else EMPTY


def load(name: str) -> Draft:
    """A new draft of a template; clerks' names are the person's own to enter, its lunch is by turns."""
    draft = of_scenario(_scenario(name))
    draft.zh = draft.en = ""
    draft.hours = HoursEntry(opens=draft.hours.opens, closes=draft.hours.closes)
    for clerk in draft.clerks:
        clerk.breaks = ""
    if not draft.windows:
        draft.windows = [WindowEntry("window-01", "1")]
    return draft


def sample(name: str) -> Draft:
    """A template with a name and somebody at work: a hall that can be made as it is."""
    draft = load(name)
    scenario = _scenario(name)
    draft.zh, draft.en = scenario.names.zh or "示范大厅", scenario.names.en or "Demo hall"
    if not draft.services:
        group = draft.add_group("咨询", "Enquiries", aspect="Public service")
        draft.add_service(group.key, "咨询", "Enquiry", "A01").minutes = "2"
    if not draft.clerks:
        clerk = draft.add_clerk()
        clerk.zh, clerk.en = "职员甲", "Clerk A"
        for group in draft.groups:
            draft.set_mark(clerk, group.key, "trained")
    return draft
