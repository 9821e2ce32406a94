"""A service hall as arithmetic: scenarios, the dispatch rule, simulated days and what they measure.

What most programs need is here by name; ``docs/simulation.md`` shows it at work.
"""

from importlib import import_module

_HOME = {
    "Arrival": "trace",
    "Change": "actions",
    "Day": "day",
    "Estimate": "estimates",
    "Measures": "measures",
    "Scenario": "scenario",
    "ScenarioError": "errors",
    "changed": "actions",
    "compare": "experiment",
    "compile_plant": "plant",
    "draw": "sampling",
    "effect": "experiment",
    "load": "scenario",
    "load_trace": "trace",
    "parse": "scenario",
    "processes": "experiment",
    "recommend": "advice",
    "run": "experiment",
    "simulate_day": "engines",
    "tidal": "tides",
    "write_tickets": "day",
}

__all__ = sorted(_HOME)


def __getattr__(name: str) -> object:
    # Looked up when asked for: who only reads a scenario need not load a compiler.
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    return [*globals(), *_HOME]
