"""What the book adds up to as it stands now: the funnel of stages, and who has gone quiet."""

from collections.abc import Callable
from datetime import timedelta

from streamlit.testing.v1 import AppTest

from crm import customers, interactions
from crm.workspace import Workspace
from tests.pages.cast import BO, NOW, TODAY
from tests.pages.sketch import drawing, sketch

Visit = Callable[..., AppTest]


def part(app: AppTest, heading: str, until: str) -> str:
    """What stands below one heading of Reports."""
    return sketch(app.main).split(f"## {heading}\n")[1].split(f"\n## {until}")[0]


def test_each_stage_has_its_customers_and_what_they_bought(visit: Visit) -> None:
    drawn = part(visit("reports"), "Stage funnel", "Interactions")
    assert drawn == drawing(
        """
        1| 3 in all. Lead: 1, Prospect: 1, Customer: 1.
        1| Chart: 3 in all. Lead: 1, Prospect: 1, Customer: 1.
        2| €6,000 in all. Customer: €6,000.
        2| Chart: €6,000 in all. Customer: €6,000.
        (As it stands now, whichever days are chosen above.)
        ▸ Numbers
          Stage | Customers | Bought so far
          Lead | 1 | 0.0
          Prospect | 1 | 0.0
          Customer | 1 | 6000.0
        """
    )


def test_who_is_silent_for_longer_than_the_own_rhythm_is_listed(
    visit: Visit, house: Workspace
) -> None:
    for number in range(4):
        at = NOW - timedelta(days=100 + 5 * number)
        interactions.log(house, BO, f"{number}", TODAY, type="call", date=at, content="Rang.")
    drawn = part(visit("reports"), "Clients gone quiet", "Stage funnel")
    assert drawn == drawing(
        """
        1 in all. 31 to 90 days: 1.
        │ Bo → customer?customer=2
        │ Silent for 100 days; usually in touch every 5 days
        Chart: 1 in all. 31 to 90 days: 1.
        (As it stands now, whichever days are chosen above. A client counts as quiet from
            twice the own rhythm on, and never before two weeks; the days since then are
            counted.)
        ▸ Numbers
          Quiet for | Clients
          Up to 30 days | 0
          31 to 90 days | 1
          91 to 180 days | 0
          181 to 365 days | 0
          Over a year | 0
        """
    )


def test_with_nobody_in_it_the_book_says_what_to_do_first(visit: Visit, house: Workspace) -> None:
    for card in customers.find(house).items:
        customers.archive(house, card.id, card.version)
    app = visit("reports")
    assert part(app, "Stage funnel", "Interactions").startswith("Info: Your book is empty")
    quiet = part(app, "Clients gone quiet", "Stage funnel")
    assert quiet.startswith("Info: Nobody has gone quiet.")
