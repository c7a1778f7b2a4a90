"""What each day adds up to, as the database keeps it: after anything done it is a plain count."""

import random
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, timedelta
from decimal import Decimal
from typing import Any

from crm import customers, merges, reports, taking_back
from crm import deeds as done
from crm.models import CATEGORIES, INTERACTION_TYPES, SENTIMENTS, STAGES
from crm.reports import COUNTED
from crm.workspace import Workspace
from db.gateway import Query, Row, amend, delete, insert, update
from tests.crm.conftest import NOW, table

ACTS = 150
DAYS = 12
"""So few days that records of different customers share them."""


class House:
    """Somebody who does anything to a book, by chance."""

    def __init__(self, ws: Workspace, seed: int) -> None:
        self._ws, self._chance = ws, random.Random(seed)
        names = enumerate(CATEGORIES)
        ws.write(*(insert("products", name=f"{n}", category=each, price=1) for n, each in names))
        for _ in range(4):
            self.add()

    def act(self) -> None:
        """Does one thing."""
        acts = (
            [self.log] * 4 + [self.buy] * 3 + [self.change] * 4 + [self.put_away] * 4
            + [self.give] * 2 + [self.add, self.erase, self.move, self.sort, self.merge, self.undo]
        )  # fmt: skip
        self._chance.choice(acts)()

    def add(self) -> None:
        made = NOW - timedelta(days=self._chance.randrange(DAYS))
        stage = self._chance.choice(STAGES)
        self._ws.write(insert("customers", first_name="Ada", stage=stage, created_at=made))

    def log(self) -> None:
        self._ws.write(insert("interactions", **self._interaction()))

    def buy(self) -> None:
        self._ws.write(insert("purchases", **self._purchase()))

    def change(self) -> None:
        """Writes a record anew, under another customer too."""
        table = self._chance.choice(["interactions", "purchases"])
        values = self._interaction() if table == "interactions" else self._purchase()
        if row := self._any(table):
            self._ws.write(update(table, row["id"], row["version"], **values))

    def put_away(self) -> None:
        """Archives a record or a customer, whose stage may change with it, or brings it back."""
        table = self._chance.choice(["customers", "interactions", "purchases"])
        if row := self._any(table):
            values: dict[str, Any] = {"archived_at": None if row["archived_at"] else NOW}
            if table == "customers" and self._chance.random() < 0.5:
                values["stage"] = self._chance.choice(STAGES)
            done.write(self._ws, update(table, row["id"], row["version"], **values))

    def give(self) -> None:
        """Gives a record to another customer, as nobody's edit."""
        table = self._chance.choice(["interactions", "purchases"])
        if row := self._any(table):
            self._ws.write(amend(table, row["id"], customer_id=self._any("customers")["id"]))

    def erase(self) -> None:
        """A record or a customer, archived or not, goes for good."""
        table = self._chance.choice(["customers", "interactions", "purchases"])
        if len(rows := self._all(table)) > 3:
            self._ws.write(delete(table, self._chance.choice(rows)["id"]))

    def move(self) -> None:
        row = self._any("customers")
        stage = self._chance.choice(STAGES)
        done.write(self._ws, update("customers", row["id"], row["version"], stage=stage))

    def sort(self) -> None:
        """A piece is of another category."""
        row = self._any("products")
        category = self._chance.choice(CATEGORIES)
        self._ws.write(update("products", row["id"], row["version"], category=category))

    def merge(self) -> None:
        """Two become one, or are two again."""
        if made := [each for each in merges.latest(self._ws) if each.undone_at is None]:
            merges.unmerge(self._ws, made[0].id)
            return
        standing = [row["id"] for row in self._all("customers") if not row["archived_at"]]
        if len(standing) > 2:
            one, other = (customers.get(self._ws, id) for id in self._chance.sample(standing, 2))
            merges.merge(self._ws, one, other, f"{self._chance.random()}", {})

    def undo(self) -> None:
        """What was done last is taken back."""
        for deed in done.latest(self._ws, 1):
            if deed.kind == "edit" and deed.undone_at is None:
                taking_back.undo(self._ws, deed)

    def _interaction(self) -> Row:
        return {
            "customer_id": self._any("customers")["id"],
            "type": self._chance.choice(INTERACTION_TYPES),
            "sentiment": self._chance.choice([None, *SENTIMENTS]),
            "date": NOW - timedelta(days=self._chance.randrange(DAYS), hours=20),
        }

    def _purchase(self) -> Row:
        return {
            "customer_id": self._any("customers")["id"],
            "product_id": self._any("products")["id"],
            "quantity": self._chance.randint(1, 3),
            "price_paid": Decimal(self._chance.randrange(1, 100_000)) / 100,
            "bought_on": NOW.date() - timedelta(days=self._chance.randrange(DAYS)),
        }

    def _all(self, table: str) -> list[Row]:
        [rows] = self._ws.db.rows(Query(table))
        return rows

    def _any(self, table: str) -> Row:
        rows = self._all(table)
        return self._chance.choice(rows) if rows else {}


def counted(ws: Workspace) -> dict[str, Any]:
    """What the records add up to, one by one."""
    tables = ("customers", "interactions", "purchases", "products")
    people, logged, bought, pieces = ws.db.rows(*map(Query, tables))
    standing = {row["id"]: row for row in people if row["archived_at"] is None}
    category = {row["id"]: row["category"] for row in pieces}
    sums: dict[str, Any] = Counter()
    for row in standing.values():
        sums[row["stage"]] += 1
        if row["quiet_at"]:
            sums["quiet", row["quiet_at"].astimezone(UTC).date()] += 1
    for row in _counting(logged, standing):
        for kind in filter(None, (row["type"], row["sentiment"])):
            sums[kind, row["date"].astimezone(UTC).date()] += 1
    for row in _counting(bought, standing):
        amount = row["price_paid"] * row["quantity"]
        sums[category[row["product_id"]], row["bought_on"]] += amount
        sums[f"{standing[row['customer_id']]['stage']} bought"] += amount
    return {key: amount for key, amount in sums.items() if amount}


def _counting(rows: list[Row], standing: dict[int, Row]) -> Iterator[Row]:
    return (row for row in rows if not row["archived_at"] and row["customer_id"] in standing)


def kept(ws: Workspace) -> dict[str, Any]:
    """What the services answer from the sums that the database keeps."""
    sums: dict[Any, Any] = {}
    for day in reports.days(ws, date(2020, 1, 1), date(2030, 1, 1)):
        assert {*day.types} == {*COUNTED}
        for kind, amount in (*day.types.items(), *day.moods.items(), *day.sold.items()):
            sums[kind, day.on] = amount
    for stage in reports.stages(ws):
        sums[stage.stage] = stage.customers
        sums[f"{stage.stage} bought"] = stage.bought_total
        assert customers.find(ws, stage=stage.stage).total == stage.customers
    [quiet] = ws.db.rows(Query("quiet_days"))
    sums |= {("quiet", row["quiet_on"]): row["customers"] for row in quiet}
    return {key: amount for key, amount in sums.items() if amount}


@table("seed", [7, 11])
def test_whatever_is_done_the_days_are_what_a_plain_count_says(ws: Workspace, seed: int) -> None:
    house = House(ws, seed)
    for number in range(ACTS):
        house.act()
        if number % 30 == 29:
            assert kept(ws) == counted(ws)
    assert len(kept(ws)) > 20
