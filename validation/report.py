"""``docs/validation.md``: tables, pictures and what they mean."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from validation import index, plots, time_varying
from validation.coverage import GOAL, REPLICATIONS, Coverage
from validation.engines import Engine, Interval
from validation.index import Checked
from validation.offices import OfficeDay
from validation.peers import Beside
from validation.rows import LIMIT, WIDE, Row

PICTURES = "validation"
"""Folder of the pictures, beside the report."""

MEASURES = {
    "waits": "share who wait",
    "mean_wait": "mean wait",
    "stayed_waits": "share who wait, of the admitted",
    "stayed_wait": "mean wait of the admitted",
    "lost": "share lost",
}

OFFICES = {
    "UD_Wola": "The largest; 24 counters stayed logged in for car registration until 9 January, so services are "
    "estimated from the days after. The office moves clerks between queues within the hour; here each keeps its own.",
    "UD_Bielany": "One counter serves several queues and is counted in each, so groups that share clerks have, in the "
    "simulation, too many in one hour and too few in the next; the day as a whole comes out right.",
    "UD_Ochota": "The peak around noon is met; services estimated on slower days make it last longer here than there.",
    "UD_Ursus": "A few queues show people for hours whom nobody calls; they wait in the polls and not here.",
    "UD_Rembertow": "A handful waiting: half of the citizens come to queues with too few calls to estimate a service "
    "from, and one such queue at one counter makes the worst day.",
    "USC_Andersa": "A registry office with three or four clerks at most; a clerk who leaves the counter for a ceremony "
    "stays logged in, which no column tells.",
}
"""Why simulated and polled queues of an office differ."""


@dataclass(frozen=True)
class Findings:
    """All that was played."""

    engines: tuple[Engine, ...]
    rows: list[Row]
    index: dict[Engine, Checked]
    beside: list[Beside]
    coverage: list[Coverage]
    offices: list[OfficeDay]
    transient: dict[Engine, dict[str, Interval]]
    staffing: dict[bool, dict[str, Interval]]
    quick: bool

    @property
    def fastest(self) -> Engine:
        """Whose samples are the largest."""
        return self.engines[-1]

    @property
    def misses(self) -> int:
        """Comparisons that chance does not explain."""
        rows = sum(not row.agrees(engine) for row in self.rows for engine in self.engines)
        calls = sum(checked.wrong > 0 for checked in self.index.values())
        peers = sum(beside.errors(engine) >= LIMIT for beside in self.beside for engine in self.engines)
        return rows + calls + peers + sum(not m.good for m in self.coverage)


def write(findings: Findings, path: Path) -> None:
    """Write the report and its pictures."""
    pictures = path.parent / PICTURES
    pictures.mkdir(parents=True, exist_ok=True)
    plots.gaps(findings.rows, findings.engines, pictures / "gaps.png")
    known = time_varying.day_of_profile(250.0, 6, 8.0)
    plots.transient(known, findings.transient, pictures / "from-empty.png")
    plots.staffing(findings.staffing, findings.fastest, pictures / "staffing.png")
    plots.covered(findings.coverage, pictures / "coverage.png")
    plots.offices(findings.offices, findings.fastest, pictures / "offices.png")
    path.write_text("\n".join(_lines(findings)) + "\n", encoding="utf-8", newline="\n")


def _lines(findings: Findings) -> Iterable[str]:
    yield from _head(findings)
    for section in dict.fromkeys(row.section for row in findings.rows):
        own = [row for row in findings.rows if row.section == section]
        yield from ("", f"## {section}", "", *_table(own, findings.engines))
        if section.startswith("A day"):
            yield from ("", _picture("from-empty", "the second day by half-hour"))
        if section == "Time-varying Erlang":
            yield from ("", _picture("staffing", "all windows taken, over a period of the arrival rate"))
    yield from _index(findings)
    yield from _beside(findings)
    yield from _coverage(findings)
    yield from _offices(findings)


def _head(findings: Findings) -> Iterable[str]:
    engines = findings.engines
    yield "# Validation"
    yield ""
    yield from _prose(
        "What the simulation says, beside what is known. `make validate` plays all of it again and writes this page "
        "(`python -m validation --quick` in small); a short form runs with the tests. Formulas and chains are in "
        "`validation/exact.py` and `validation/chains.py`, the halls that express each queue in "
        "`validation/cases.py` and `validation/time_varying.py`."
    )
    yield ""
    if findings.quick:
        yield "**This is the quick form: small samples, wide intervals.**"
        yield ""
    count = len(findings.rows)
    for engine in engines:
        agree = sum(row.agrees(engine) for row in findings.rows)
        exact = [row for row in findings.rows if not row.tolerance]
        share = sum(row.covers(engine) for row in exact) / len(exact)
        worst = max(exact, key=lambda row: row.errors(engine))
        yield from _item(
            f"**{engine}**: {agree} of {count} figures agree; {share:.0%} of the 95 % intervals hold the exact value; "
            f"the farthest is {worst.errors(engine):.1f} standard errors off ({worst.title}, {_name(worst.measure)})."
        )
    if len(engines) > 1:
        same = {row.title for row in findings.rows if row.same}
        every = {row.title for row in findings.rows}
        yield f"- The days that both engines played are equal to the last bit in {len(same)} of {len(every)} queues."
    yield f"- {findings.misses} comparisons on this page are a miss, {LIMIT:g} standard errors or more away."
    yield ""
    yield from _prose(
        "Time is in mean service times where nothing else is said. *Gap* is relative. Each interval is 95 % (Student's "
        "t over independent days); of a hundred such intervals some five miss by chance alone, so the verdict asks for "
        f"{LIMIT:g} standard errors, which chance reaches once in 16,000. *Wide* marks an engine whose sample is so "
        f"small that half its interval is over {WIDE:.0%} of the figure."
    )
    yield ""
    yield _picture("gaps", "gaps of all rows against the normal curve")


def _prose(text: str) -> Iterable[str]:
    return textwrap.wrap(text, 119, break_long_words=False, break_on_hyphens=False)


def _item(text: str) -> Iterable[str]:
    return textwrap.wrap(
        text, 119, initial_indent="- ", subsequent_indent="  ", break_long_words=False, break_on_hyphens=False
    )


def _picture(name: str, what: str) -> str:
    return f"![{what}]({PICTURES}/{name}.png)"


def _name(measure: str) -> str:
    base, _, of = measure.partition(" ")
    if base == "queue":
        return f"mean queue, piece {int(of) + 1}"
    if base == "present":
        return f"in service, instant {int(of) + 1}"
    if base == "taken":
        return f"all taken, sixteenth {int(of) + 1}" if of else "all taken"
    return MEASURES[base] + (f" of {of}" if of else "")


def _table(rows: Sequence[Row], engines: Sequence[Engine]) -> Iterable[str]:
    heads = [head for engine in engines for head in (engine, "gap")]
    yield "| queue | measure | known | " + " | ".join(heads) + " | verdict |"
    yield "| --- | --- | ---: | " + " | ".join(["---:"] * len(heads)) + " | --- |"
    notes: dict[str, None] = {}
    title = ""
    for row in rows:
        cells = []
        for engine in engines:
            cells += [_interval(row.found[engine]), f"{row.gap(engine):+.2%}"]
        shown = "" if row.title == title else f"{row.title} ({row.source})"
        title = row.title
        if row.note:
            notes[f"{row.title}: {row.note}"] = None
        cells = [shown, _name(row.measure), _number(row.known), *cells, _verdict(row, engines)]
        yield f"| {' | '.join(cells)} |"
    if notes:
        yield ""
        for note in notes:
            yield from _item(f"{note}.")


def _verdict(row: Row, engines: Sequence[Engine]) -> str:
    missed = [engine for engine in engines if not row.agrees(engine)]
    wide = [engine for engine in engines if row.is_wide(engine)]
    if not missed:
        within = f", to {row.tolerance:.0%}" if row.tolerance else ""
        return f"agrees{within}" + (f" (wide: {', '.join(wide)})" if wide else "")
    return f"**miss** ({', '.join(missed)})"


def _number(value: float) -> str:
    digits = 3 - math.floor(math.log10(abs(value))) if value else 0
    return f"{value:.{min(max(digits, 0), 6)}f}"


def _interval(interval: Interval) -> str:
    return f"{_number(interval.mean)} ± {_number(interval.high - interval.mean)}"


def _index(findings: Findings) -> Iterable[str]:
    yield from ("", "## `gcmu` against its index", "")
    yield from _prose(
        "One window, speed ½ for permits (mean 8, target 15) and 1 for cards (mean 4, target 10); courtesy counts "
        "three times. When the window becomes ready it calls the highest weight · age / target / (mean / speed):"
    )
    yield ""
    yield "| ticket | came at | service | class | minutes |"
    yield "| --- | ---: | --- | --- | ---: |"
    for ticket, arrival, service, klass, minutes in index.BY_HAND:
        yield f"| {ticket} | {arrival:g} | {service} | {klass} | {minutes:g} |"
    yield ""
    heads = list(findings.engines)
    yield "| ready at | index of each waiting ticket, by hand | calls | " + " | ".join(heads) + " |"
    yield "| ---: | --- | --- | " + " | ".join(["---"] * len(heads)) + " |"
    played = {engine: dict(index.calls_by_hand(engine)) for engine in findings.engines}
    for at, formulas, called in index.STEPS:
        by_hand = "; ".join(f"{ticket}: {text} = {index.value(text):.4f}" for ticket, text in formulas.items())
        yield f"| {at:g} | {by_hand} | {called} | " + " | ".join(played[engine].get(at, "–") for engine in heads) + " |"
    yield ""
    for engine, checked in findings.index.items():
        yield from _item(
            f"{engine}: on crowded days of three services, three classes, visits of up to two services and four "
            f"windows of mixed speeds, {checked.calls:,} calls from the queue ({checked.choices:,} with a choice) were "
            f"judged by the index computed anew from the played day; {checked.wrong} called somebody else."
        )


def _beside(findings: Findings) -> Iterable[str]:
    yield from ("", "## Beside Ciw", "")
    yield from _prose(
        "Halls that Ciw (Palmer et al. 2019) can express, played by both; the interval is that of the difference. "
        "Skills, `gcmu`, breaks and overtime it can't."
    )
    yield ""
    heads = [head for engine in findings.engines for head in (engine, "difference, 95 %")]
    yield "| hall | measure | Ciw | " + " | ".join(heads) + " | verdict |"
    yield "| --- | --- | ---: | " + " | ".join(["---:"] * len(heads)) + " | --- |"
    for row in findings.beside:
        cells = []
        for engine in findings.engines:
            low, high = row.joint(engine)
            cells += [_interval(row.ours[engine]), f"{low:+.4f} … {high:+.4f}"]
        agrees = all(row.errors(engine) < LIMIT for engine in findings.engines)
        verdict = "agrees" if agrees else "**miss**"
        yield f"| {row.title} | {_name(row.measure)} | {_interval(row.theirs)} | {' | '.join(cells)} | {verdict} |"


def _coverage(findings: Findings) -> Iterable[str]:
    repetitions = max(m.repetitions for m in findings.coverage)
    yield from ("", "## Coverage of the intervals", "")
    yield from _prose(
        f"{repetitions:,} independent answers of `simulate --json`, {REPLICATIONS} days each, of a hall with something "
        "of everything (three services, learners, breaks, appointments, patience, no-shows, a random factor for the "
        f"day); the truth from one long run. Of intervals that say 95 %, {GOAL[0]:.0%} to {GOAL[1]:.0%} should hold "
        "it; what is outside by no more than its own margin is marked, not counted as a miss. For "
        "tables the share is that of all rows together, with the lowest and highest row. "
        "Measures that no day changes (*always*) have "
        "intervals of length 0 that are right. "
        "*Rare* rows, in which some answers saw nothing happen at all and so say 0 to 0, are left out."
    )
    yield ""
    yield "| table | measure | truth | rows | coverage | single rows | verdict |"
    yield "| --- | --- | ---: | ---: | ---: | ---: | --- |"
    for m in findings.coverage:
        single = "" if m.rows == 1 else f"{m.lowest:.1%} – {m.highest:.1%}"
        verdict = "always" if m.constant else _covered(m)
        truth = "" if math.isnan(m.truth) else _number(m.truth)
        table = m.table or "the hall"
        share = f"{m.share:.1%} ± {m.chance:.1%}"
        rows = f"{m.rows}" + (f" (+{m.rare} rare)" if m.rare else "")
        yield f"| {table} | `{m.measure}` | {truth} | {rows} | {share} | {single} | {verdict} |"
    yield ""
    yield from _prose(
        "Rows of rare events (who left in the first half-hour, the loss of a quiet one) have skewed sums: with a few "
        "dozen events in all days together the normal approximation is somewhat short. More replications mend it."
    )
    yield ""
    yield _picture("coverage", "coverage by measure")


def _covered(m: Coverage) -> str:
    if GOAL[0] <= m.share <= GOAL[1]:
        return "agrees"
    return "outside, by no more than its margin" if m.good else "**miss**"


def _offices(findings: Findings) -> Iterable[str]:
    engine = findings.fastest
    yield from ("", "## Real days", "")
    yield from _prose(
        "Six public offices of Warsaw on three ordinary days, from polls of their ticket queues every five minutes "
        "(`validation/data/NOTICE.txt`; how calls and arrivals are read off the tickets shown: `docs/real-day.md`). "
        "**Given** are who stood at the door, the arrivals by half-hour and the hours of the counters of that day. "
        "**Estimated from other days** (10, 13, 17, 20, 21, 22 January) is how long a citizen occupies a counter: "
        "counter-minutes a call while people waited for every counter, the median over days. **Made up**: the instant "
        "within the half-hour, and that service times are lognormal with cv 0.6. Each group of queues is served by "
        "its own counters, first come first served. Nothing was fitted to the queue that is compared: the number "
        "waiting, by half-hour."
    )
    yield ""
    heads = "| office | day | citizens | waiting, polled | simulated | simulated ÷ polled | mean error | likeness |"
    yield heads
    yield "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |"
    for day in findings.offices:
        polled, simulated = day.polled.mean(), day.simulated[engine].mean()
        yield (
            f"| {day.office} | {day.day} | {day.tickets:,} | {polled:.1f} | {simulated:.1f} | {day.bias(engine):.2f} "
            f"| {day.error(engine):.1f} | {day.likeness(engine):+.2f} |"
        )
    yield ""
    yield "*Mean error* is the mean absolute difference by half-hour, *likeness* the correlation over half-hours."
    yield ""
    for office, days in _by_office(findings.offices).items():
        polled = sum(day.polled.mean() for day in days) / len(days)
        error = sum(day.error(engine) for day in days) / len(days)
        bias = sum(day.simulated[engine].mean() for day in days) / sum(day.polled.mean() for day in days)
        own = sum(day.estimated for day in days) / len(days)
        yield from _item(
            f"**{office}**: off by {error:.1f} of {polled:.1f} waiting, {bias:.2f} times as many on the whole; for "
            f"{own:.0%} of its citizens the service is the group's own estimate. {OFFICES[office]}"
        )
    yield ""
    yield from _prose(
        "Common to all: towards closing an office works its queue down to nobody; more hands come to the counters than "
        "are logged in, and who will not be reached leaves. A simulation that keeps one mean pace all day ends with "
        "people still waiting, and where one group's pace was estimated a tenth too slow at a load near 1, its queue "
        "doubles: the error of a queue is that of a service time many times over."
    )
    yield ""
    yield _picture("offices", "queues of the offices, polled and simulated")


def _by_office(days: Sequence[OfficeDay]) -> Mapping[str, list[OfficeDay]]:
    found: dict[str, list[OfficeDay]] = {}
    for day in days:
        found.setdefault(day.office, []).append(day)
    return found
