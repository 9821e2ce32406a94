"""Halls for looking at: the demo hall at some moments of a day, played through its own log.

The gallery and the tests of the views open them; nothing in them is drawn by
hand: citizens are those of a simulated day, windows call by the hall's rule.
"""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from msgspec import structs

from hallapp import promises
from hallapp.advisor import Answer, Question
from hallapp.demo.player import Player
from hallapp.hall.ticket import MINUTE
from hallapp.live import Live
from hallapp.paths import DEMO_HALL
from hallapp.settings import Settings
from hallapp.store.people import Booking
from hallapp.twin import twin
from simulation.actions import Change
from simulation.advice import recommend
from simulation.sampling import NEVER, draw
from simulation.scenario import Names, Scenario, load

ZONE = "Asia/Shanghai"
DAY = datetime.date(2026, 11, 24)
SEED = 42
STEP = 0.5
"""Minutes between two moments at which something is done."""

MORE = 5.2
"""How many times as many citizens come to the large hall."""

_COMING = 0.5
"""Minutes from the call to the start of a service."""


class Hands:
    """A clock that stands still until it is set."""

    def __init__(self, at: int) -> None:
        self.at = at

    def __call__(self) -> int:
        """UTC milliseconds."""
        return self.at


_BOOKED = (
    (10 * 60.0, ("permit-apply",), "张某", "13000000001"),
    (10 * 60.0 + 15, ("card-replacement",), "李某", "13000000002"),
    (10 * 60.0 + 30, ("permit-apply", "card-replacement"), "王某", "13000000003"),
    (11 * 60.0, ("card-activation",), "赵某", "13000001234"),
    (14 * 60.0, ("permit-apply",), "陈某", "13000000005"),
)
"""Appointments: minute of the day, services, name, phone."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A hall at a moment: its file, and the clock to read it with."""

    url: str
    clock: Hands


def empty(folder: Path) -> Scene:
    """Just opened, nobody there yet."""
    return play(folder / "empty.hall", load(DEMO_HALL), until=0.0)


def busy(folder: Path) -> Scene:
    """Mid-morning: people wait, a window is on a break, some tickets missed or parked."""
    return play(folder / "busy.hall", load(DEMO_HALL), until=102.0, disturb=True)


def overloaded(folder: Path) -> Scene:
    """Nearly noon with a third of the windows closed: everybody waits too long."""
    return play(folder / "overloaded.hall", load(DEMO_HALL), until=165.0, shut=("3", "6", "8", "11"))


def idle(folder: Path) -> Scene:
    """Mid-morning: window 5 is ready while people wait for what its clerk may not serve, skills being off."""
    return play(folder / "idle.hall", load(DEMO_HALL), until=102.0, shut=("9",), narrowed=("5", 60.0))


def finished(folder: Path) -> Scene:
    """The day is closed."""
    scene = play(folder / "finished.hall", load(DEMO_HALL), until=30.0)
    with Live.open(scene.url, clock=scene.clock) as live:
        live.do({"do": "close_day"})
    return scene


def advised(folder: Path) -> Scene:
    """A closed day on which advice was applied, refused and left."""
    scene = play(folder / "advised.hall", load(DEMO_HALL), until=150.0, shut=("3", "6"), advised=45.0)
    with Live.open(scene.url, clock=scene.clock) as live:
        live.do({"do": "close_day"})
    return scene


def asked(folder: Path) -> Scene:
    """Mid-morning with appointments, a service whose numbers are gone, and somebody asking for help."""
    scene = play(folder / "asked.hall", load(DEMO_HALL), until=102.0, disturb=True)
    with Live.open(scene.url, clock=scene.clock) as live:
        settings = {
            "courtesy_at_once": True,
            "hold_appointments": 15.0,
            "quotas": {"permit-endorse": 0},
            "waiting_area": {"zh": "请在一楼休息区等候", "en": "Please wait on the ground floor"},
        }
        live.do({"do": "settings", "settings": settings})
        live.do({"do": "ask_help", "place": "取号机"})
        day = str(live.hall.day)
        live.book({day: [Booking(day, at, services, name, phone) for at, services, name, phone in _BOOKED]})
        first = live.people.bookings(day)[0]
        live.do({"do": "issue", "services": list(first.services), "appointment": first.id, "at": first.at})
    return scene


def stopped(folder: Path) -> Scene:
    """A busy hall that gives out no more numbers."""
    scene = play(folder / "stopped.hall", load(DEMO_HALL), until=102.0, disturb=True)
    with Live.open(scene.url, clock=scene.clock) as live:
        live.do({"do": "settings", "settings": {"stop_before": 380.0}})
    return scene


def followed(folder: Path) -> Scene:
    """A busy hall with things to follow, citizens who came in vain, a break asked for, and words of its own."""
    scene = play(folder / "followed.hall", load(DEMO_HALL), until=130.0, shut=("3", "6"), disturb=True)
    with Live.open(scene.url, clock=scene.clock) as live:
        settings = {
            "ratings": True,
            "ask_breaks": True,
            "clerk_names": True,
            "calendar": "cn",
            "courtesy_notice": True,
            "message": {
                "zh": "今日下午二楼进行消防演练，请听从工作人员引导；"
                "办理居住证请提前复印身份证正反两面，大厅自助复印机免费使用",
                "en": "Fire drill on the second floor this afternoon: please follow the staff. "
                "For a residence permit copy both sides of your identity card; the copier is free of charge",
            },
            "limits": {"rest": 60.0},
        }
        live.do({"do": "settings", "settings": settings})
        _leave_to_follow(live)
    scene.clock.at += 15_000
    return scene


def _leave_to_follow(live: Live) -> None:
    """Finish what four windows have in hand, each with something that is followed."""
    hall = live.hall
    serving = [window.id for window in hall.windows.values() if window.state == "engaged"]
    for window in serving[:4]:
        if hall.tickets[hall.windows[window].ticket or ""].state == "called":
            live.do({"do": "start", "window": window})
    today = datetime.date.fromisoformat(str(hall.day))
    for window, late in zip(serving[:2], (-1, 0), strict=True):
        due = (today + datetime.timedelta(days=late)).isoformat()
        live.do({"do": "finish", "window": window, "outcome": "referred", "to": "区社会保险中心", "due": due})
    papers = hall.catalogue.services[hall.tickets[hall.windows[serving[2]].ticket or ""].services[0]].papers
    follows = {"missing": [len(papers) - 1], "due": "2026-11-27"} if papers else {}
    live.do({"do": "finish", "window": serving[2], "pause": True, **follows})
    live.do({"do": "finish", "window": serving[3], "pause": True})
    live.do({"do": "rate", "window": serving[3], "score": 2})
    _send_away(live, serving[3])
    asks = next(window.id for window in hall.windows.values() if window.state == "engaged")
    live.do({"do": "ask_break", "window": asks, "reason": "用餐"})


def _send_away(live: Live, window: str) -> None:
    """Two citizens leave a paused window twice in vain, one known by a phone number, one by a card."""
    service = live.hall.windows[window].active[0]
    live.do({"do": "settings", "settings": {"manual": [window]}})
    live.do({"do": "ready", "window": window})
    for known in ({"phone": "13800001234"}, {"card": "11010519491231002X"}):
        for outcome in ("documents_missing", "not_ours"):
            ticket = live.do({"do": "issue", "services": [service], **known})["ticket"]
            live.do({"do": "call", "window": window, "ticket": ticket, "reason": "带婴儿，站不住"})
            live.do({"do": "start", "window": window})
            live.do({"do": "finish", "window": window, "outcome": outcome})
    _send_on(live, window)
    live.do({"do": "settings", "settings": {"manual": []}})


def _send_on(live: Live, window: str) -> None:
    """A window sends a citizen on for another service, who is called there."""
    first, other = live.hall.windows[window].active[:2]
    ticket = live.do({"do": "issue", "services": [first]})["ticket"]
    call = {"do": "call", "window": window, "ticket": ticket, "reason": "行动不便"}
    live.do(call)
    live.do({"do": "start", "window": window})
    live.do({"do": "transfer", "window": window, "to_service": other, "note": "材料已核对，请直接办理"})
    live.do(call)
    live.do({"do": "start", "window": window})


def large(folder: Path) -> Scene:
    """Forty windows, and some three hundred people who wait."""
    return play(folder / "large.hall", _forty(load(DEMO_HALL)), until=100.0, disturb=True)


def _forty(scenario: Scenario) -> Scenario:
    """The demo hall with forty windows and as many clerks, and so many more citizens."""
    names, seats = [clerk.names for clerk in scenario.clerks], len(scenario.clerks)
    clerks = [
        structs.replace(scenario.clerks[n % seats], id=f"{n + 1}", names=_numbered(names[n % seats], n))
        for n in range(40)
    ]
    windows = [
        structs.replace(scenario.windows[n % len(scenario.windows)], id=f"{n + 1}", clerk=f"{n + 1}") for n in range(40)
    ]
    services = [
        structs.replace(
            service, arrivals=tuple(structs.replace(part, per_hour=MORE * part.per_hour) for part in service.arrivals)
        )
        for service in scenario.services
    ]
    return structs.replace(scenario, clerks=tuple(clerks), windows=tuple(windows), services=tuple(services))


def _numbered(names: Names, number: int) -> Names:
    return names if number < 12 else Names(zh=f"{names.zh}{number + 1}", en=f"{names.en} {number + 1}")


SCENES: dict[str, Callable[[Path], Scene]] = {
    "empty": empty,
    "busy": busy,
    "overloaded": overloaded,
    "idle": idle,
    "finished": finished,
    "advised": advised,
    "asked": asked,
    "stopped": stopped,
    "followed": followed,
    "large": large,
}
"""Every scene by name."""


def play(
    path: Path,
    scenario: Scenario,
    *,
    until: float,
    shut: tuple[str, ...] = (),
    disturb: bool = False,
    narrowed: tuple[str, float] | None = None,
    advised: float | None = None,
) -> Scene:
    """Play a day's citizens through a new hall until so many minutes after opening.

    ``shut`` are windows that are closed from the start; ``disturb`` lets a
    window pause and some tickets be missed, parked, cancelled; ``narrowed``
    is a window whose skills are all switched off at a minute; from ``advised``
    on, opening what was shut is simulated, advised and decided on.
    """
    midnight = datetime.datetime.combine(DAY, datetime.time(), tzinfo=_zone())
    clock = Hands(round(midnight.timestamp() * 1000 + float(scenario.opens) * MINUTE))
    live = Live.create(path, scenario, Settings(auto=True, zone=ZONE), actor="scene", clock=clock)
    citizens = draw(scenario, SEED, 0)
    # Nobody gives up: a picture of a full hall is wanted.
    stays = citizens.crowd._replace(patience=np.full(len(citizens), NEVER))
    citizens = dataclasses.replace(citizens, crowd=stays)
    player = Player(live, citizens, walking=_COMING)
    for window in shut:
        live.do({"do": "close", "window": window})
    minute = 0.0
    while minute < until:
        minute = min(minute + STEP, until)
        clock.at = round(midnight.timestamp() * 1000 + (float(scenario.opens) + minute) * MINUTE)
        player.step(clock.at)
        if narrowed is not None and minute == narrowed[1]:
            for service in live.hall.windows[narrowed[0]].active:
                live.do({"do": "skill", "window": narrowed[0], "service": service, "on": False})
        if advised is not None and minute >= advised and len(live.hall.given) <= len(shut):
            _advise(live, clock.at, shut)
    if disturb:
        _disturb(live, clock)
    live.close()
    return Scene(str(path), clock)


def _zone() -> datetime.tzinfo:
    return datetime.timezone(datetime.timedelta(hours=8), ZONE)


def _advise(live: Live, now: int, shut: tuple[str, ...]) -> None:
    """Advise to open a window, one a time: the first is opened, the next refused, then all is left as it is."""
    decided = len(live.hall.given)
    wanted = (Change(do="open", window=shut[decided]),) if decided < len(shut) else ()
    question = Question(decided, "advice", 0.0)
    found = Answer(question, live.seq, recommend(twin(live.hall, now), actions=[wanted] if wanted else []))
    option = next(option for option in found.advice.options if option.changes == wanted)
    found = replace(found, advice=replace(found.advice, options=[option]))
    live.do(promises.recommended(found))
    changes = {"changes": [change.mapping() for change in wanted], "advice": promises.promised(found, option)}
    if decided == 0:
        live.do({"do": "apply", **changes})
    elif wanted:
        live.do({"do": "refuse", "why": "staff", **changes})


def _disturb(live: Live, clock: Hands) -> None:
    """A window on a break, a parked ticket, one that is called just now, one cancelled a moment ago."""
    hall = live.hall
    serving = [window for window in hall.windows.values() if window.state == "engaged"]
    for window in serving[:4]:
        ticket = hall.tickets[window.ticket or ""]
        if ticket.state == "called":
            live.do({"do": "start", "window": window.id})
    live.do({"do": "park", "window": serving[0].id})
    live.do({"do": "pause", "window": serving[1].id, "reason": "送件"})
    live.do({"do": "finish", "window": serving[1].id})
    live.do({"do": "finish", "window": serving[2].id})
    waiting = hall.waiting()
    clock.at += 20_000
    live.do({"do": "cancel", "ticket": max(waiting, key=lambda t: t.index).number, "reason": "重复取号"})
    clock.at += 3_000
