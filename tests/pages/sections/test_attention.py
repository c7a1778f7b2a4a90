"""Who needs attention, and why; ten at first."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from crm import customers, follow_ups
from crm.workspace import Workspace
from tests.pages.cast import day
from tests.pages.sketch import lines

Visit = Callable[..., AppTest]


def column(app: AppTest) -> list[str]:
    """The first column of Home, below the greeting."""
    first = [line.removeprefix("1| ") for line in lines(app) if line.startswith("1| ")]
    return first[2:]


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
    for item in follow_ups.board(house).items:
        follow_ups.done(house, item.id, item.version)
    assert column(visit())[1:] == [
        "(Nobody waits for you: nothing is due, no mood has turned, no silence is unusual.)"
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
