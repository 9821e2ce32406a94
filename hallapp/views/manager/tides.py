"""When tidal windows should open and close, as words, spans to draw and what is due now."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from hallapp.hall.hall import Hall
from hallapp.views import words
from hallapp.views.manager import wording
from simulation.options import Tide, Tides

Spans = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Advised:
    """What the tides advise for one window, minutes from midnight.

    Attributes
    ----------
    opened, spared : tuple of spans
        Where it should be open and is not planned to be; where it may close.
    need : tuple of (from, to, share)
        How much it is needed in each half-hour, beside the greatest need in the hall, 0…1.
    sentences : tuple of str
    """

    opened: Spans = ()
    spared: Spans = ()
    need: tuple[tuple[float, float, float], ...] = ()
    sentences: tuple[str, ...] = ()


def without(spans: Spans, others: Spans) -> Spans:
    """What of the spans lies in none of the others."""
    left = list(spans)
    for begin, end in others:
        left = [piece for a, b in left for piece in ((a, min(b, begin)), (max(a, end), b)) if piece[0] < piece[1]]
    return tuple(left)


def advised(hall: Hall, found: Tides, window: str, tide: Tide | None) -> Advised:
    """What is advised for a window; ``tide`` is its part of what was found, if it has one."""
    need = found.need.get(window, [])
    greatest = max((value for values in found.need.values() for value in values), default=0.0)
    pieces = tuple(
        (begin, end, min(1.0, max(0.0, value / greatest)))
        for (begin, end), value in zip(pairwise(found.edges), need, strict=False)
        if value > 0.0
    )
    if tide is None:
        return Advised(need=pieces)
    ahead = ((found.edges[0], found.edges[-1]),)
    opened = without(tide.advised, tide.planned)
    spared = tuple((max(a, ahead[0][0]), b) for a, b in without(tide.planned, tide.advised) if b > ahead[0][0])
    return Advised(opened, spared, pieces, tuple(_sentences(hall, found, tide, opened, spared)))


def _sentences(hall: Hall, found: Tides, tide: Tide, opened: Spans, spared: Spans) -> list[str]:
    closing = found.edges[-1]
    said = []
    for begin, end in opened:
        if tide.clerk is not None:
            template = wording.translate("manager", "open window {window} with {clerk} {span}")
        else:
            template = wording.translate("manager", "open window {window} {span}")
        clerk = wording.clerk(hall, tide.clerk)
        said.append(template.format(window=tide.window, clerk=clerk, span=_span(begin, end, closing)))
    template = wording.translate("manager", "window {window} may close {span}")
    said += [template.format(window=tide.window, span=_span(begin, end, closing)) for begin, end in spared]
    return said


def _span(begin: float, end: float, closing: float) -> str:
    if end >= closing:
        return wording.translate("manager", "from {begin}").format(begin=words.clock(begin))
    return f"{words.clock(begin)}–{words.clock(end)}"


def wording_of(hall: Hall, found: Tides | None) -> str:
    """All of it in one sentence, with what it does to the loss."""
    if not hall.is_open:
        return wording.translate("manager", "The hall day is closed.")
    if found is None:
        return wording.translate("manager", "Finding out when which window is needed…")
    parts = [sentence for tide in found.tides for sentence in advised(hall, found, tide.window, tide).sentences]
    time = words.clock(found.at)
    if not parts:
        sentence = wording.translate("manager", "{time}: every window is needed as planned, and no more are.")
        return sentence.format(time=time)
    loss = found.loss
    return wording.translate("manager", "{time}: {what}. Loss until closing {loss} min ({range}).").format(
        time=time,
        what=wording.translate("manager", "; ").join(parts),
        loss=wording.signed(loss.mean, 0),
        range=wording.interval(loss.low, loss.high, 0),
    )


def due_now(hall: Hall, found: Tides) -> list[tuple[str, list[dict[str, Any]]]]:
    """Labels and commands of what is advised for the half-hour that has begun."""
    due: list[tuple[str, list[dict[str, Any]]]] = []
    at = found.edges[0]
    for tide in found.tides:
        window = hall.windows[tide.window]
        part = advised(hall, found, tide.window, tide)
        if any(begin <= at for begin, _ in part.opened) and window.state == "closed":
            label = wording.translate("manager", "Open window {window}").format(window=tide.window)
            seat = [{"do": "assign", "window": tide.window, "clerk": tide.clerk}] if tide.clerk else []
            due.append((label, [*seat, {"do": "open", "window": tide.window}]))
        elif any(begin <= at for begin, _ in part.spared) and window.state in ("ready", "engaged"):
            label = wording.translate("manager", "Close window {window}").format(window=tide.window)
            due.append((label, [{"do": "close", "window": tide.window}]))
    return due
