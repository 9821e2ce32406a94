"""Why a window stands idle while people wait, and what ends it, in words."""

from __future__ import annotations

from hallapp.hall.hall import Hall
from hallapp.views.manager import wording
from hallapp.views.manager.remedies import Remedy


def why(hall: Hall, remedy: Remedy) -> str:
    """Why the window does not serve them, in a few words."""
    other = remedy.other or ""
    sentences = {
        "uncalled": wording.translate("manager", "may serve them, not called"),
        "off": wording.translate("manager", "trained, switched off"),
        "closed": wording.translate("manager", "only window {other}, closed, could"),
        "paused": wording.translate("manager", "only window {other}, paused, could"),
        "free_clerk": wording.translate("manager", "{clerk} could, sits nowhere"),
        "held": wording.translate("manager", "they wait for window {other}")
        if other
        else wording.translate("manager", "held back by the rule"),
        "untrained": wording.translate("manager", "nobody here is trained"),
    }
    return sentences[remedy.why].format(other=other, clerk=wording.clerk(hall, other) if other in hall.clerks else "")


def way_out(hall: Hall, remedy: Remedy) -> tuple[str, str]:
    """Label and icon of the button that ends it."""
    other = remedy.other or ""
    labels = {
        "uncalled": (wording.translate("manager", "Call next"), "speaker-high"),
        "off": (wording.translate("manager", "Switch on"), "plus"),
        "closed": (wording.translate("manager", "Open window {other}"), "play"),
        "paused": (wording.translate("manager", "Resume window {other}"), "play"),
        "free_clerk": (wording.translate("manager", "Bring {clerk}"), "user-plus"),
    }
    label, icon = labels.get(remedy.why, ("", "plus"))
    return label.format(other=other, clerk=wording.clerk(hall, other) if other in hall.clerks else ""), icon


def short_label(remedy: Remedy) -> str:
    """The same in the fewest words, for a small card; empty if it has no fewer."""
    labels = {
        "closed": wording.translate("manager", "Open {other}"),
        "paused": wording.translate("manager", "Resume {other}"),
    }
    return labels.get(remedy.why, "").format(other=remedy.other or "")
