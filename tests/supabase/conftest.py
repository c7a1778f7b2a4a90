"""The line that says how true the stand-in for PostgREST is."""

import json
from pathlib import Path

import pytest

RECORDED = 885
SAID = pytest.StashKey[bool]()


def tell(terminalreporter: pytest.TerminalReporter) -> None:
    """Says once how many of the claimed exchanges agreed with what a real PostgREST answered.

    With xdist only the conftest files above this one reach the process that prints; one of them
    has to call this.
    """
    agreeing = [
        value
        for outcome in ("passed", "failed")
        for report in terminalreporter.getreports(outcome)
        for name, value in report.user_properties
        if name == "agreeing"
    ]
    if not agreeing or terminalreporter.config.stash.get(SAID, False):
        return
    terminalreporter.config.stash[SAID] = True
    claimed = len(json.loads(Path(__file__).with_name("exchanges.json").read_text("utf-8")))
    terminalreporter.write_line(
        f"PostgREST stand-in: {agreeing[0]} of {claimed} claimed exchanges agree"
        f" ({RECORDED} recorded)"
    )
