"""Purchases: what a customer bought, when, and for how much."""

from crm.models import Purchase
from crm.workspace import Workspace
from db.gateway import Filter, Order, Query


def of_customer(ws: Workspace, customer_id: int, limit: int = 100) -> list[Purchase]:
    """A customer's purchases, newest first."""
    where = [Filter("customer_id", "eq", customer_id)]
    order = [Order("bought_on", descending=True)]
    return Purchase.all(ws.db.rows(Query("purchase_lines", where, order, limit)))
