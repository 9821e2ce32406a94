"""A rule is known by one list of names, in the dispatch rule, the log, advice and the words for people."""

from __future__ import annotations

from typing import get_args

import pytest

from hallapp import sentences
from hallapp.hall.events import RuleSet, decode, encode
from simulation.actions import RULE_NAMES
from simulation.dispatch import RULES
from simulation.scenario import Rule


def test_every_list_of_rules_is_the_same():
    assert get_args(Rule) == RULES == RULE_NAMES == tuple(sentences.RULES)
    assert RuleSet.__annotations__["rule"] == "Rule"


@pytest.mark.parametrize("rule", RULES)
def test_a_change_to_any_rule_can_be_read_back(rule):
    event = RuleSet(rule=rule)
    assert decode(event.kind, encode(event)) == event
