"""The hall day once more, from its rules alone: dictionaries and loops, slow and obvious.

Knows nothing of the product; what it predicts, the hall must do. Manual windows
only; instants are minutes.
"""

from __future__ import annotations

from typing import Any


class Refused(Exception):
    """The rules forbid it."""


class Model:
    def __init__(self, services: dict[str, dict[str, Any]], windows: dict[str, dict[str, float]], rule: str) -> None:
        self.services = services
        self.weights = {"ordinary": 1.0, "courtesy": 3.0}
        self.ranks = {"ordinary": 0, "courtesy": 1}
        self.rule = rule
        self.overdue: float | None = None
        self.tickets: dict[str, dict[str, Any]] = {}
        self.windows = {
            window: {
                "skills": skills,
                "off": set(),
                "last": set(),
                "state": "ready" if skills else "closed",
                "ticket": None,
                "leaving": None,
            }
            for window, skills in windows.items()
        }

    def may(self, window: str, service: str) -> bool:
        found = self.windows[window]
        return found["skills"].get(service, 0) > 0 and service not in found["off"]

    def waits(self) -> list[str]:
        return [number for number, ticket in self.tickets.items() if ticket["state"] == "waiting"]

    def chosen(self, window: str, now: float) -> str | None:
        """Whom dispatch must call: the best by tier, urgency, credit, order of issue."""
        candidates = []
        for order, number in enumerate(self.tickets):
            ticket = self.tickets[number]
            if ticket["state"] != "waiting" or ticket["tied"] not in (None, window):
                continue
            service = ticket["services"][0]
            if self.may(window, service):
                candidates.append((self.key(window, ticket, now), order, number))
        return min(candidates)[2] if candidates else None

    def key(self, window: str, ticket: dict[str, Any], now: float) -> tuple[Any, ...]:
        service = ticket["services"][0]
        target = self.services[service]["target"]
        age = max(0.0, now - ticket["credit"])
        weighted = self.weights[ticket["class"]] * age
        if self.overdue is not None and weighted > self.overdue * target:
            return (0, (-weighted / target,), ticket["credit"])
        tier = 2 if service in self.windows[window]["last"] else 1
        if self.rule == "fcfs":
            urgency: tuple[float, ...] = (-age,)
        elif self.rule == "priority":
            urgency = (-self.ranks[ticket["class"]], -age)
        elif self.rule == "longest_queue":
            queue = sum(self.tickets[number]["services"][0] == service for number in self.waits())
            urgency = (-queue, -age)
        else:
            assert self.rule == "gcmu"
            minutes = 0.0
            for following in ticket["services"]:
                if not self.may(window, following):
                    break
                minutes += self.services[following]["mean"] / self.windows[window]["skills"][following]
            urgency = (-(weighted / target / minutes),)
        return (tier, urgency, ticket["credit"])

    def issue(self, services: list[str], klass: str, now: float) -> str:
        prefix = self.services[services[0]]["prefix"]
        number = f"{prefix}{sum(other.startswith(prefix) for other in self.tickets) + 1:03d}"
        self.tickets[number] = {
            "state": "waiting", "services": list(services), "class": klass, "window": None, "tied": None,
            "waited": 0.0, "since": now, "credit": now,
        }  # fmt: skip
        return number

    def call(self, window: str, now: float, by_hand: str | None = None) -> str | None:
        if self.windows[window]["state"] != "ready":
            raise Refused
        number = self.chosen(window, now)
        if by_hand is not None:
            ticket = self.tickets[by_hand]
            if (
                ticket["state"] != "waiting"
                or not self.may(window, ticket["services"][0])
                or ticket["tied"] not in (None, window)
            ):
                raise Refused
            number = by_hand
        if number is not None:
            ticket = self.tickets[number]
            ticket.update(state="called", window=window, tied=None, waited=ticket["waited"] + now - ticket["since"])
            self.windows[window].update(state="engaged", ticket=number)
        return number

    def at(self, window: str, state: str) -> dict[str, Any]:
        number = self.windows[window]["ticket"]
        if number is None or self.tickets[number]["state"] != state:
            raise Refused
        return self.tickets[number]

    def start(self, window: str) -> None:
        self.at(window, "called")["state"] = "serving"

    def finish(self, window: str, pause: bool, now: float) -> None:
        ticket = self.at(window, "serving")
        del ticket["services"][0]
        if pause and self.windows[window]["leaving"] is None:
            self.windows[window]["leaving"] = "paused"
        if ticket["services"] and self.may(window, ticket["services"][0]):
            return
        if ticket["services"]:
            self.wait(ticket, now)
        else:
            ticket.update(state="done", window=None)
        self.leave(window)

    def add_service(self, window: str, service: str) -> None:
        ticket = self.at(window, "serving")
        if service in ticket["services"]:
            raise Refused
        ticket["services"].append(service)

    def no_show(self, window: str) -> None:
        self.at(window, "called").update(state="missed", window=None)
        self.leave(window)

    def park(self, window: str, tied: bool) -> None:
        self.at(window, "serving").update(state="parked", window=None, tied=window if tied else None)
        self.leave(window)

    def transfer(self, window: str, to_service: str | None, to_window: str | None, now: float) -> None:
        number = self.windows[window]["ticket"]
        if number is None:
            raise Refused
        ticket = self.tickets[number]
        if to_service is not None:
            if to_service in ticket["services"]:
                raise Refused
            ticket["services"][0] = to_service
        elif self.windows[to_window]["state"] == "closed" or not self.may(to_window, ticket["services"][0]):
            raise Refused
        self.wait(ticket, now, tied=to_window)
        self.leave(window)

    def wait(self, ticket: dict[str, Any], now: float, tied: str | None = None) -> None:
        ticket.update(state="waiting", window=None, tied=tied, since=now, credit=now - ticket["waited"])

    def back(self, number: str, state: str, now: float) -> None:
        ticket = self.tickets[number]
        if ticket["state"] != state:
            raise Refused
        tied = ticket["tied"] if state == "parked" else None
        if tied and (self.windows[tied]["state"] == "closed" or not self.may(tied, ticket["services"][0])):
            tied = None
        self.wait(ticket, now, tied)

    def cancel(self, number: str) -> None:
        ticket = self.tickets[number]
        if ticket["state"] not in ("waiting", "called", "missed", "parked"):
            raise Refused
        window = ticket["window"]
        ticket.update(state="cancelled", window=None, tied=None)
        if window is not None:
            self.leave(window)

    def leave(self, window: str) -> None:
        found = self.windows[window]
        found.update(ticket=None, state=found["leaving"] or "ready", leaving=None)
        if found["state"] != "ready":
            self.untie(window)

    def stand(self, window: str, what: str) -> None:
        found = self.windows[window]
        if what == "open":
            if not found["skills"]:
                raise Refused
            if found["state"] == "closed":
                found["state"] = "ready"
            elif found["leaving"] == "closed":
                found["leaving"] = None
            return
        if what == "close":
            if found["state"] == "engaged":
                found["leaving"] = "closed"
            elif found["state"] != "closed":
                found["state"] = "closed"
                self.untie(window)
            return
        if found["state"] == "closed":
            raise Refused
        if what == "pause":
            if found["state"] == "engaged":
                found["leaving"] = found["leaving"] or "paused"
            elif found["state"] != "paused":
                found["state"] = "paused"
                self.untie(window)
        elif found["state"] == "paused":
            found["state"] = "ready"
        elif found["leaving"] == "paused":
            found["leaving"] = None

    def skill(self, window: str, service: str, on: bool | None, last: bool | None) -> None:
        found = self.windows[window]
        if service not in found["skills"]:
            if on or last:
                raise Refused
            return
        if on is not None:
            (found["off"].discard if on else found["off"].add)(service)
        if last is not None:
            (found["last"].add if last else found["last"].discard)(service)
        for number in self.waits():
            ticket = self.tickets[number]
            if ticket["tied"] == window and not self.may(window, ticket["services"][0]):
                ticket["tied"] = None

    def untie(self, window: str) -> None:
        for number in self.waits():
            if self.tickets[number]["tied"] == window:
                self.tickets[number]["tied"] = None

    def state(self) -> dict[str, Any]:
        return {
            "tickets": {
                number: {key: ticket[key] for key in ("state", "services", "class", "window", "tied")}
                for number, ticket in self.tickets.items()
            },
            "windows": {
                window: {
                    "state": found["state"],
                    "ticket": found["ticket"],
                    "active": [service for service in self.services if self.may(window, service)],
                }
                for window, found in self.windows.items()
            },
        }
