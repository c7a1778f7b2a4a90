"""Gifts: whose they are, who gave them, and that they are seen, exported, copied and erased."""

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from crm import customers, exports, gifts, touches, transfer
from crm.models import Customer
from crm.workspace import Workspace
from db.gateway import Query, update
from db.sqlite import SQLiteGateway
from tests.crm.conftest import TODAY

REP = "rep@house.com"


def test_a_gift_is_kept_with_its_author_and_goes_where_its_customer_goes(
    ws: Workspace, ines: Customer, tmp_path: Path
) -> None:
    before = touches.latest(ws)
    gift = gifts.give(
        replace(ws, rep=REP), ines.id, "k", TODAY, "Silk scarf", price_paid=Decimal(180)
    )
    assert (gift.created_by, [each.words for each in gifts.newest(ws)]) == (REP, ["Silk scarf"])
    given = touches.latest(ws)
    assert touches.since(before, given) == {ines.id}
    ws.write(update("gifts", gift.id, gift.version, words="Velvet scarf"))
    assert touches.since(given, touches.latest(ws)) == {ines.id}
    assert json.loads(exports.customer_json(ws, ines.id))["gifts"][0]["words"] == "Velvet scarf"
    copy = SQLiteGateway(tmp_path / "copy.db")
    transfer.copy(ws.db, copy)
    assert [row["words"] for row in copy.rows(Query("gifts"))[0]] == ["Velvet scarf"]
    customers.archive(ws, ines.id, ines.version)
    customers.erase(ws, customers.get(ws, ines.id), ines.name)
    assert gifts.newest(ws) == []
