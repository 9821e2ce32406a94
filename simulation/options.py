"""Advice as it is given: the options, what each is worth, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from simulation.actions import Changes
from simulation.estimates import Measured
from simulation.scenario import Span

INDIFFERENT = 0.01
"""Share of the baseline's loss by which two actions may differ without its mattering."""


@dataclass(frozen=True, slots=True)
class Interval:
    """An estimate and its confidence bounds."""

    mean: float
    low: float
    high: float


def interval(estimate: float, deviations: npt.NDArray[np.float64], width: float) -> Interval:
    """An estimate with its bounds.

    Parameters
    ----------
    deviations : array, shape (days,)
        From the mean, of what each day says.
    width : float
        Standard errors on each side.
    """
    count = len(deviations)
    error = float(np.sqrt((deviations**2).sum() / max(1, count - 1) / count))
    return Interval(estimate, estimate - width * error, estimate + width * error)


@dataclass(frozen=True, slots=True)
class Band:
    """People waiting over the rest of the day: percentiles of single days at ``minutes`` from opening."""

    minutes: list[float]
    low: list[float]
    middle: list[float]
    high: list[float]


@dataclass(frozen=True, slots=True)
class Option:
    """An action and what it is worth.

    Attributes
    ----------
    changes : tuple of Change
        Empty: change nothing.
    loss : Interval
        Mean loss of the rest of the day, minutes, ``change_price`` included.
    effect : dict of str to Interval
        By measure, the difference to changing nothing.
    groups : dict of str to Interval
        By group, the difference in the mean wait of who is served, minutes.
    single_days : tuple of float
        5th and 95th percentile over single days of the effect on the mean wait.
    helps : float
        Share of days whose loss is lower than without.
    probability_best : float
        Share of bootstrap samples in which no finalist has a lower mean loss.
    band : Band
    """

    changes: Changes
    loss: Interval
    effect: dict[str, Interval]
    groups: dict[str, Interval]
    single_days: tuple[float, float]
    helps: float
    probability_best: float
    band: Band

    @property
    def certain(self) -> bool:
        """Whether its loss is lower beyond doubt (the corrected interval lies below zero), on most days too."""
        return self.effect["loss"].high < 0.0 and self.helps > 0.5


@dataclass(frozen=True, slots=True)
class Advice:
    """The answer.

    Attributes
    ----------
    options : list of Option
        Best first; one of them changes nothing.
    baseline : Measured
        Of the rest of the day if nothing is changed.
    considered : int
        How many actions were compared.
    days : int
        How many days were simulated for that.
    replications, seconds : int, float
        Fresh days behind each figure, and how long it took.
    at : float
        The instant advised on, minutes from midnight.
    clear : bool
        Whether the first option is better than each other beyond doubt, or by
        more than it matters (:data:`INDIFFERENT`).
    preliminary : bool
        Whether this is a first look; the answer is still being worked on.
    """

    options: list[Option]
    baseline: Measured
    considered: int
    days: int
    replications: int
    seconds: float
    at: float
    clear: bool = False
    preliminary: bool = False

    @property
    def best(self) -> Option:
        """The first option."""
        return self.options[0]


@dataclass(frozen=True, slots=True)
class Tide:
    """A flexible window's hours for the rest of the day; spans in minutes from midnight.

    Attributes
    ----------
    window : str
    clerk : str or None
        Who comes to the window where nobody sits there.
    planned, advised : tuple of spans
        As it stands now, and as it is advised.
    worth : Interval
        The difference of the mean loss between following all of the advice
        and all but this window's, minutes, 95 %.
    """

    window: str
    clerk: str | None
    planned: tuple[Span, ...]
    advised: tuple[Span, ...]
    worth: Interval


@dataclass(frozen=True, slots=True)
class Tides:
    """The windows whose hours should change, and what all of it together does.

    Attributes
    ----------
    tides : list of Tide
        In window order.
    edges : list of float
        Where the rest of the day is cut, minutes from midnight, from now to
        closing; fewer than two: nothing is left of the day.
    need : dict of str to list of float
        By window, for each piece between two edges in which it is open under
        the advice, how much the mean loss would rise without it, minutes; 0
        where it is closed.
    loss : Interval
        The difference of the mean loss to what is planned, minutes, 95 %; the price of changes is left out.
    days : int
        How many days were simulated.
    at : float
        The instant advised on, minutes from midnight.
    """

    tides: list[Tide]
    edges: list[float]
    need: dict[str, list[float]]
    loss: Interval
    days: int
    at: float
