"""Ideas for gifts: each rests on a record."""

from crm import customers, gifts, purchases
from crm.models import Customer
from crm.workspace import Workspace
from db.gateway import insert
from tests.crm.conftest import TODAY


def test_an_idea_rests_on_a_record(ws: Workspace, ines: Customer) -> None:
    gown = ws.db.write(insert("products", name="Emerald Gown", category="dresses", price=9))[0]
    bought = purchases.add(
        ws, ines.id, "p", TODAY, product_id=gown["id"], price_paid="9", bought_on=TODAY
    )
    idea = gifts.idea(ws, customers.get(ws, ines.id)).answer.idea
    assert (idea.text, idea.evidence) == ("Something for the Emerald Gown.", (f"P{bought.id}",))
