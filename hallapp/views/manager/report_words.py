"""The closing report as labels and values."""

from __future__ import annotations

from PySide6.QtCore import QObject

from hallapp.reports.closing import Closing
from hallapp.store.told import Score
from hallapp.views import words
from hallapp.views.manager import wording
from hallapp.views.manager.plots import cause_words


def report_rows(report: Closing) -> list[tuple[str, str]]:
    """The report as labels and values."""
    translate = wording.translate
    states, outcomes, causes = words.ticket_states(), words.outcomes(), cause_words()

    def minutes(value: float | None) -> str:
        return "–" if value is None else words.number(value, 1)

    def counted(names: dict[str, str], counts: dict[str, int]) -> str:
        return words.listed([f"{names.get(key, key)} {count}" for key, count in sorted(counts.items())])

    waits = translate("history", "mean {mean}, median {median}, 90 % {p90}, longest {longest}").format(
        mean=minutes(report.mean_wait), median=minutes(report.percentile(0.5)), p90=minutes(report.percentile(0.9)),
        longest=minutes(report.percentile(1.0)),
    )  # fmt: skip
    idle = {causes[cause]: spent for cause, spent in report.idle.items() if cause in causes}
    listed = words.listed([f"{cause} {minutes(spent)}" for cause, spent in sorted(idle.items())])
    return [
        (translate("history", "Hall day"), words.date(report.day)),
        (translate("history", "Visits"), f"{words.number(report.visits)}  {counted(states, report.states)}"),
        (translate("history", "Services finished"), f"{report.services}  {counted(outcomes, report.outcomes)}"),
        (translate("history", "Wait, minutes"), waits),
        (translate("history", "In target"), _level(report)),
        (translate("history", "No-shows"), words.number(report.no_shows)),
        (translate("history", "Idle while waiting, minutes"), f"{minutes(sum(report.idle.values()))}  {listed}"),
        (translate("history", "Loss, minutes"), words.number(report.loss)),
        *([(translate("history", "Ratings"), _ratings_words(report))] if report.asks_ratings or report.ratings else []),
        (translate("history", "Called out of order"), words.number(report.called_by_hand)),
        (translate("history", "Warnings acknowledged"), words.number(report.warnings)),
        (translate("history", "To be followed"), counted(_standings(), report.followed) or "–"),
        (
            translate("history", "Log"),
            translate("history", "{count} events, head {hash}").format(count=report.seq, hash=report.head_hash[:16]),
        ),
    ]


def _level(report: Closing) -> str:
    """The share answered in time; of a day that goes on it says what becomes of those who wait still."""
    if report.service_level is None:
        return "–"
    share = f"{words.number(100 * report.service_level)} %"
    waiting = report.states.get("waiting", 0)
    if not waiting:
        return share
    return f"{share}  {_counted.not_in_time(waiting)}"


class _Counted(QObject):
    """``lupdate`` finds plural forms only in the ``tr`` of a class."""

    def not_in_time(self, count: int) -> str:
        return self.tr("%n who wait still count as not in time", "", count)


_counted = _Counted()


def _ratings_words(report: Closing) -> str:
    """The share that was rated comes first: who did not rate is not counted as satisfied."""
    template = wording.translate("history", "{rated} of {services} services rated ({share} %)  {scores}")
    share = report.participation
    return template.format(
        rated=words.number(sum(report.ratings.values())),
        services=words.number(report.services),
        share="–" if share is None else words.number(100 * share),
        scores=words.listed([f"{score}: {count}" for score, count in sorted(report.ratings.items(), reverse=True)]),
    )


def _standings() -> dict[str, str]:
    translate = wording.translate
    return {
        "overdue": translate("history", "overdue"),
        "today": translate("history", "due on the day"),
        "open": translate("history", "to follow"),
        "settled": translate("history", "settled"),
    }


def told_row(told: Score) -> tuple[str, str]:
    """How the waits told came out, as a label and a value."""
    translate = wording.translate
    sentence = translate(
        "history",
        "{share} % of {tickets} tickets in the range (90 % are meant to be); median off by {off} min,"
        " people ahead × mean ÷ windows by {usual}",
    )
    label = translate("history", "Waits told, last {days} days").format(days=words.number(told.days))
    return label, sentence.format(
        share=words.number(100 * told.inside),
        tickets=words.number(told.tickets),
        off=words.number(told.off, 1),
        usual=words.number(told.usual_off, 1),
    )
