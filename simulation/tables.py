"""The tables of a scenario: everything that a simulated day depends on.

The structures mirror the scenario file (``docs/formats/scenario.md``) key by
key and keep its units: instants are minutes from midnight, rates are per hour,
durations are minutes at speed 1. They are frozen, picklable and turn back into
the file's own keys, so one object serves the file, the twin and the workers.

The keys that only people need (names, groups, papers) are known here so that a
hall file is a scenario; nothing in :mod:`simulation` reads them.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

import msgspec

Rule = Literal["fcfs", "priority", "longest_queue", "gcmu"]
Distribution = Literal["lognormal", "exponential", "deterministic", "gamma", "empirical"]

CLASSES = ("ordinary", "courtesy", "veteran", "appointment")
"""Priority classes that exist in every hall, listed in the file or not."""

EVERY_SERVICE = "*"
"""Key in a table of skills: every service that is not named beside it."""


class Clock(float):
    """An instant, minutes from midnight; written as ``"HH:MM"`` or a number."""

    __slots__ = ()


Span = tuple[Clock, Clock]
"""From, to: minutes from midnight."""


class Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Base of every table of the file."""


class Names(Part, frozen=True, kw_only=True):
    """What people read instead of an id; either language may be missing."""

    zh: str = ""
    en: str = ""


class Rate(Part, frozen=True, kw_only=True, rename={"start": "from", "end": "to"}):
    """A piece of a service's arrival rate: constant from ``start`` to ``end``."""

    start: Clock
    end: Clock
    per_hour: float


class Appointment(Part, frozen=True, kw_only=True):
    """``count`` citizens booked for one instant.

    Each comes with probability ``show`` at ``at`` + Normal(0, ``punctuality_sd``).
    """

    at: Clock
    count: int = 1
    show: float = 1.0
    punctuality_sd: float = 0.0


class Service(Part, frozen=True, kw_only=True):
    """One matter a citizen can come for; ``mean`` is its occupancy of a window at speed 1."""

    id: str
    group: str = ""
    mean: float
    cv: float = 0.6
    distribution: Distribution = "lognormal"
    values: tuple[float, ...] = ()
    target: float = 15.0
    arrivals: tuple[Rate, ...] = ()
    appointments: tuple[Appointment, ...] = ()
    names: Names = Names()
    code: str = ""
    lead: Literal["community", "department"] = "community"
    papers: tuple[Names, ...] = ()
    presence: bool = True


class Group(Part, frozen=True, kw_only=True):
    """A heading of the catalogue; its id serves as prefix and name where it is not listed."""

    id: str
    prefix: str = ""
    aspect: str = ""
    names: Names = Names()


class Demand(Part, frozen=True, kw_only=True):
    """``day_cv``: one Gamma factor of mean 1 multiplies the day's arrival rates."""

    day_cv: float = 0.0


class PriorityClass(Part, frozen=True, kw_only=True):
    """A kind of citizen: weight in the loss, rank under ``priority``, share of arrivals.

    ``weight`` and ``rank`` of ``None`` are those of a class that is not listed,
    see :func:`standing`.
    """

    id: str
    weight: float | None = None
    rank: int | None = None
    share: float = 0.0
    names: Names = Names()


class Standing(NamedTuple):
    """What a priority class counts for: ``weight`` in the loss, ``rank`` under ``priority``."""

    weight: float = 1.0
    rank: int = 0


class Clerk(Part, frozen=True, kw_only=True):
    """Who sits at a window: skills are speeds (1 = the standard pace; 0 or absent = not trained)."""

    id: str
    skills: dict[str, float] = {}
    inactive: tuple[str, ...] = ()
    last_resort: tuple[str, ...] = ()
    shift: Span | None = None
    breaks: tuple[Span, ...] = ()
    names: Names = Names()


class Window(Part, frozen=True, kw_only=True):
    """A numbered counter; ``clerk`` or its own ``skills``, never both."""

    id: str
    clerk: str | None = None
    open: tuple[Span, ...] | None = None
    skills: dict[str, float] | None = None
    inactive: tuple[str, ...] | None = None
    last_resort: tuple[str, ...] | None = None
    names: Names = Names()
    low: bool = False


class Patience(Part, frozen=True, kw_only=True):
    """How long a waiting citizen stays: lognormal with this mean (minutes) and cv."""

    mean: float
    cv: float = 0.6


class NoShow(Part, frozen=True, kw_only=True):
    """A called citizen does not come with this probability; it costs the window ``minutes``."""

    probability: float
    minutes: float = 1.0


class Serving(Part, frozen=True, kw_only=True):
    """A ticket in hand at the start: the service in hand first, ``elapsed`` minutes of it done.

    ``class`` and ``waited`` matter for the loss of a day whose waiting is over.
    """

    window: str
    services: tuple[str, ...]
    elapsed: float = 0.0
    klass: str = msgspec.field(default="ordinary", name="class")
    waited: float = 0.0


class Waiting(Part, frozen=True, kw_only=True):
    """A ticket that waits at the start, ``waited`` minutes of waiting behind it."""

    services: tuple[str, ...]
    klass: str = msgspec.field(default="ordinary", name="class")
    waited: float = 0.0
    window: str | None = None


class Parked(Part, frozen=True, kw_only=True):
    """A parked ticket at the start; it waits again ``back_in`` minutes later."""

    services: tuple[str, ...]
    klass: str = msgspec.field(default="ordinary", name="class")
    waited: float = 0.0
    window: str | None = None
    back_in: float = 0.0


class Closed(Part, frozen=True, kw_only=True):
    """A window closed at the start, until an instant (absent: for the day)."""

    window: str
    until: Clock | None = None


class Start(Part, frozen=True, kw_only=True):
    """The live state that a simulated day begins from."""

    at: Clock
    serving: tuple[Serving, ...] = ()
    waiting: tuple[Waiting, ...] = ()
    parked: tuple[Parked, ...] = ()
    closed: tuple[Closed, ...] = ()


class Scenario(
    Part,
    frozen=True,
    kw_only=True,
    rename={"services": "service", "groups": "group", "classes": "class", "clerks": "clerk", "windows": "window"},
):
    """A hall and its day.

    Attributes
    ----------
    opens, closes : Clock
        Minutes from midnight.
    overdue : float or None
        ``r`` of the rule's first tier; ``None``: off.
    overtime_price : float
        Loss per minute of overtime.
    change_price : float
        Loss, minutes, of each change that advice makes.
    lost : float
        Minutes added to the wait of who left or stayed unserved.
    """

    name: str = ""
    names: Names = Names()
    opens: Clock
    closes: Clock
    rule: Rule = "gcmu"
    overdue: float | None = None
    overtime_price: float = 1.0
    change_price: float = 20.0
    lost: float = 120.0
    services: tuple[Service, ...] = ()
    groups: tuple[Group, ...] = ()
    demand: Demand = Demand()
    classes: tuple[PriorityClass, ...] = ()
    clerks: tuple[Clerk, ...] = ()
    windows: tuple[Window, ...] = ()
    patience: Patience | None = None
    no_show: NoShow | None = None
    start: Start | None = None


def standing(scenario: Scenario, klass: str) -> Standing:
    """Weight and rank of a class, listed in the scenario or not."""
    usual = Standing(3.0, 1) if klass == "appointment" else Standing()
    for listed in scenario.classes:
        if listed.id == klass:
            return Standing(
                usual.weight if listed.weight is None else listed.weight,
                usual.rank if listed.rank is None else listed.rank,
            )
    return usual


def skills_of(scenario: Scenario, window: Window) -> tuple[dict[str, float], tuple[str, ...], tuple[str, ...]]:
    """What a window's clerk, or the window itself, is trained for.

    Returns
    -------
    trained : dict
        Speed by service, in the order of the catalogue, without zeros.
    inactive, last_resort : tuple of str
    """
    if window.clerk is not None:
        clerk = next(clerk for clerk in scenario.clerks if clerk.id == window.clerk)
        listed, inactive, last_resort = clerk.skills, clerk.inactive, clerk.last_resort
    else:
        listed, inactive, last_resort = window.skills or {}, window.inactive or (), window.last_resort or ()
    others = listed.get(EVERY_SERVICE, 0.0)
    speeds = {service.id: listed.get(service.id, others) for service in scenario.services}
    return {service: speed for service, speed in speeds.items() if speed > 0.0}, inactive, last_resort
