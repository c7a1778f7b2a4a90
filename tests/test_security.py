"""SECURITY.md promises nothing that no test holds."""

import ast
import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
SECURITY = (ROOT / "SECURITY.md").read_text("utf-8")
PROMISED, NOT_PROMISED = SECURITY.split("## What is not promised")
TEST = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")


def promises() -> list[str]:
    """The text of each promise, with the tests that it names."""
    return re.findall(r"^- .*(?:\n  .*)*", PROMISED, re.MULTILINE)


@cache
def names_in(file: str) -> set[str]:
    """The tests of a file; none where it is not there."""
    path = ROOT / file
    tree = ast.parse(path.read_text("utf-8") if path.exists() else "")
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def test_every_promise_names_a_test() -> None:
    assert len(promises()) > 20
    assert [promise for promise in promises() if not TEST.search(promise)] == []


def test_every_test_that_is_named_is_there() -> None:
    named = TEST.findall(SECURITY)
    assert SECURITY.count("::test_") == len(named)
    assert [f"{file}::{name}" for file, name in named if name not in names_in(file)] == []


def test_what_is_not_promised_is_said() -> None:
    for words in ("nobody signs in", "forgets its disk", "no roles", "not encrypted"):
        assert words in NOT_PROMISED
    assert "Report a vulnerability" in PROMISED
