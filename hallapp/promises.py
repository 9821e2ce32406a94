"""What advice promises, as the log keeps it: figures only, no names."""

from __future__ import annotations

from typing import Any

from hallapp.advisor import Answer
from simulation.options import Option

DECIMALS = 4
"""To which figures are kept."""


def recommended(answer: Answer) -> dict[str, Any]:
    """The command that puts an answer on record."""
    advice = answer.advice
    return {
        "do": "advise",
        "state": answer.seq,
        "seed": answer.seed,
        "at": advice.at,
        "days": advice.days,
        "replications": advice.replications,
        "options": [
            {"changes": [change.mapping() for change in option.changes], "certain": option.certain, **_figures(option)}
            for option in advice.options
        ],
    }


def promised(answer: Answer, option: Option) -> dict[str, Any]:
    """What is noted beside an option that is applied or refused."""
    return {
        "state": answer.seq,
        "seed": answer.seed,
        "at": answer.advice.at,
        "days": answer.advice.days,
        "replications": answer.advice.replications,
        **_figures(option),
    }


def _figures(option: Option) -> dict[str, Any]:
    return {
        "effect": {
            name: [round(value, DECIMALS) for value in (effect.mean, effect.low, effect.high)]
            for name, effect in option.effect.items()
        },
        "single_days": [round(value, DECIMALS) for value in option.single_days],
        "helps": round(option.helps, DECIMALS),
        "probability_best": round(option.probability_best, DECIMALS),
    }
