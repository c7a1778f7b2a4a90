"""Who needs attention, and why; ten at first."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from streamlit.testing.v1 import AppTest

from crm import customers, follow_ups
from crm.workspace import Workspace
from pages.sections import attention
from tests.pages.cast import day
from tests.pages.controls import is_open
from tests.pages.sketch import lines

Visit = Callable[..., AppTest]


def column(app: AppTest) -> list[str]:
    """The first column of Home, below the greeting."""
    first = [line.removeprefix("1| ") for line in lines(app) if line.startswith("1| ")]
    return first[2:]


def section() -> None:
    from pages.sections import attention

    attention.show()


def late(ws: Workspace, number: int) -> None:
    made = customers.add(ws, f"{number}", first_name=f"Client {number:02}")
    follow_ups.add(ws, made.id, f"late {number}", due_on=day(6, 1), note="Ring")


def test_a_client_stands_there_with_the_reason(visit: Visit) -> None:
    assert column(visit()) == [
        "## Today ?",
        "Ada Lovelace (Analytical): Follow-up overdue since 10 June! Send the swatches "
        "['call', 'message', 'isDue']",
    ]


def test_with_nothing_to_attend_to_it_says_so(visit: Visit, house: Workspace) -> None:
    for item in follow_ups.board(house)[0]:
        follow_ups.done(house, item.id, item.version)
    assert column(visit())[1:] == [
        "(Nobody waits for you: nothing is due, no mood has turned, no date is near, "
        "no silence is unusual.)"
    ]


def test_ten_stand_there_and_the_way_to_all_of_them(visit: Visit, house: Workspace) -> None:
    for number in range(9):
        late(house, number)
    assert len(column(visit())) == 1 + 10
    late(house, 9)
    late(house, 10)
    app = visit(attention="")
    assert column(app)[1 + 10 :] == ["[Needs attention → ?attention=all]"]
    whole = column(visit(attention="all"))
    assert len(whole) == 1 + 12 + 1
    assert whole[-1] == "[Show the first 10 → ?]"


FORGED = [
    None, True, "", "1", "x" * 9000, 0, -1, 4, 10**40, 1.5, float("nan"), [], [1], {}, {"id": 1},
    {"id": 1, "days": 2}, {"id": 1, "days": "7"}, {"id": [1], "days": 7}, {"id": 4, "days": 7},
    {"id": 10**40, "days": 1},
]  # fmt: skip
"""What a browser may say besides what was offered; 4 is somebody of whom nothing is due."""


@pytest.mark.parametrize("act", ["log", "done", "snooze", "edit", "plan"])
def test_what_was_not_offered_is_not_done_whatever_a_browser_says(
    draw: Visit, house: Workspace, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    before = follow_ups.board(house)[0]
    answer = SimpleNamespace(log=None, done=None, snooze=None, edit=None, plan=None)
    monkeypatch.setattr(attention, "element", lambda *_: lambda **_: answer)
    app = draw(section)
    for forged in FORGED:
        if not (forged is True and act != "snooze"):  # which is 1
            setattr(answer, act, forged)
            assert not app.run().exception, forged
            assert not is_open(app), forged
    assert follow_ups.board(house)[0] == before
