"""After a proof, what it has met."""

import os

import features


def pytest_terminal_summary(terminalreporter):
    if "ORACLE_EXAMPLES" not in os.environ or not features.met:
        return
    terminalreporter.section("compared ticket by ticket: SimPy model, compiled engine, oracle")
    for name, count in sorted(features.met.items(), key=lambda item: (item[0] != "days", item[0])):
        terminalreporter.line(f"{name:<32}{count:>8,}")
