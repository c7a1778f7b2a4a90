"""Reports: what is counted, in which week or month, and what is left out, on both stores."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from crm import customers, reports
from crm.models import Customer
from crm.workspace import Workspace
from db.gateway import Row, insert, update
from tests.crm.conftest import NOW

FIRST, LAST = date(2026, 1, 5), date(2026, 2, 28)


def log(ws: Workspace, customer_id: int, moment: datetime, type: str, mood: str | None) -> Row:
    values = {"date": moment, "type": type, "sentiment": mood}
    return ws.db.write(insert("interactions", customer_id=customer_id, **values))[0]


def buy(ws: Workspace, customer_id: int, day: date, category: str, price: str, pieces: int) -> Row:
    made = insert("products", name=category, category=category, price=Decimal(1))
    product_id = ws.db.write(made)[0]["id"]
    values = {"product_id": product_id, "bought_on": day, "price_paid": Decimal(price)}
    return ws.db.write(insert("purchases", customer_id=customer_id, quantity=pieces, **values))[0]


def sales(ws: Workspace, since: date, until: date) -> list[reports.SalesMonth]:
    return reports.sales_by_month(reports.days(ws, since, until), since, until)


def archive(ws: Workspace, table: str, row: Row) -> None:
    ws.db.write(update(table, row["id"], row["version"], archived_at=NOW))


def at(month: int, day: int, hour: int = 12) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=UTC)


@pytest.fixture
def gone(ws: Workspace) -> Customer:
    """Nina Gone, archived, whose records must count nowhere."""
    made = customers.add(ws, "gone", first_name="Nina", last_name="Gone", stage="customer")
    customers.archive(ws, made.id, made.version)
    return made


def test_an_empty_book_adds_up_to_nothing(ws: Workspace) -> None:
    assert [(each.customers, each.bought_total) for each in reports.stages(ws)] == [(0, 0)] * 3
    assert reports.days(ws, FIRST, LAST) == []
    assert all(not sum(month.totals.values()) for month in sales(ws, FIRST, LAST))
    assert not any(reports.standing(ws).quiet.values())
    assert reports.standing(ws).longest == []


def test_stages_stand_in_their_order_with_what_was_bought(
    ws: Workspace, ines: Customer, gone: Customer
) -> None:
    client = customers.add(ws, "client", first_name="Aria", stage="customer")
    buy(ws, client.id, LAST, "suits", "100.50", 2)
    buy(ws, gone.id, LAST, "suits", "9999", 1)
    archive(ws, "purchases", buy(ws, client.id, LAST, "suits", "7", 1))
    assert reports.stages(ws) == [
        reports.StageFigures("lead", 1, Decimal(0)),
        reports.StageFigures("prospect", 0, Decimal(0)),
        reports.StageFigures("customer", 1, Decimal("201.00")),
    ]


def test_a_week_begins_on_monday_and_an_empty_one_is_there_too(
    ws: Workspace, ines: Customer
) -> None:
    for moment, type in [
        (at(1, 5, 0), "call"),
        (at(1, 11, 23), "call"),
        (at(1, 11, 23), "note"),
        (at(1, 19), "email"),
    ]:
        log(ws, ines.id, moment, type, None)
    since, until = date(2026, 1, 7), date(2026, 1, 20)
    weeks = reports.by_week(reports.days(ws, FIRST, until), since, until)
    assert [week.starts_on for week in weeks] == [
        date(2026, 1, 5),
        date(2026, 1, 12),
        date(2026, 1, 19),
    ]
    assert [week.types for week in weeks] == [
        {"email": 0, "call": 2, "meeting": 0, "note": 1},
        {"email": 0, "call": 0, "meeting": 0, "note": 0},
        {"email": 1, "call": 0, "meeting": 0, "note": 0},
    ]


def test_the_first_and_the_last_day_of_the_range_count(ws: Workspace, ines: Customer) -> None:
    for moment in (at(1, 4, 23), at(1, 5, 0), at(2, 28, 23), at(3, 1, 0)):
        log(ws, ines.id, moment, "meeting", "positive")
    for day in (FIRST - timedelta(days=1), FIRST, LAST, LAST + timedelta(days=1)):
        buy(ws, ines.id, day, "shoes", "10", 1)
    days = reports.days(ws, FIRST, LAST)
    assert [day.on for day in days] == [FIRST, LAST]
    months = sales(ws, FIRST, LAST)
    assert [month.totals["shoes"] for month in months] == [10, 10]


def test_moods_are_counted_by_month_and_shared_among_the_known_ones(
    ws: Workspace, ines: Customer
) -> None:
    for mood in ("positive", "positive", "neutral", "negative", None):
        log(ws, ines.id, at(1, 31, 23), "call", mood)
    log(ws, ines.id, at(3, 1, 0), "call", "negative")
    until = date(2026, 3, 31)
    days = reports.days(ws, FIRST, until)
    january, february, march = reports.sentiments_by_month(days, FIRST, until)
    assert january.moods == {"positive": 2, "neutral": 1, "negative": 1}
    assert january.share("positive") == 0.5
    assert february.starts_on == date(2026, 2, 1)
    assert february.share("positive") is None
    assert march.share("negative") == 1
    assert march.share("neutral") == 0


def test_sales_are_euros_by_category_and_month_over_the_turn_of_a_year(
    ws: Workspace, ines: Customer
) -> None:
    buy(ws, ines.id, date(2025, 12, 31), "suits", "1200.10", 3)
    buy(ws, ines.id, date(2025, 12, 31), "suits", "0.05", 1)
    buy(ws, ines.id, date(2025, 12, 1), "dresses", "99.99", 1)
    buy(ws, ines.id, date(2026, 1, 1), "shoes", "300", 1)
    december, january = sales(ws, date(2025, 12, 1), date(2026, 1, 1))
    assert december == reports.SalesMonth(
        date(2025, 12, 1),
        {
            "suits": Decimal("3600.35"),
            "dresses": Decimal("99.99"),
            "accessories": Decimal(0),
            "shoes": Decimal(0),
        },
    )
    assert january.totals["shoes"] == 300


def test_what_is_archived_counts_nowhere(ws: Workspace, ines: Customer, gone: Customer) -> None:
    for number in range(4):
        log(ws, gone.id, at(1, 6 + number), "call", "negative")
    buy(ws, gone.id, FIRST, "suits", "10", 1)
    archive(ws, "interactions", log(ws, ines.id, at(1, 6), "call", "negative"))
    archive(ws, "purchases", buy(ws, ines.id, FIRST, "suits", "10", 1))
    assert reports.days(ws, FIRST, LAST) == []
    assert not any(month.totals["suits"] for month in sales(ws, FIRST, LAST))
    assert not any(reports.standing(ws).quiet.values())
    assert reports.standing(ws).longest == []


def silent(ws: Workspace, name: str, every: int, days: int) -> None:
    """A client in touch every so many days, and not for these last days."""
    made = customers.add(ws, name, first_name=name)
    for number in range(3):
        log(ws, made.id, NOW - timedelta(days=days + every * number, hours=1), "call", None)


def test_silence_is_counted_from_twice_the_clients_own_rhythm(ws: Workspace) -> None:
    silent(ws, "Weekly", 7, 100)  # quiet for 86 days
    silent(ws, "Monthly", 30, 100)  # for 40
    silent(ws, "Yearly", 365, 100)  # not yet
    silent(ws, "Long gone", 10, 500)  # for 480
    quiet, longest = reports.standing(ws).quiet, reports.standing(ws).longest
    assert quiet == {
        "Up to 30 days": 0,
        "31 to 90 days": 2,
        "91 to 180 days": 0,
        "181 to 365 days": 0,
        "Over a year": 1,
    }
    assert [(each.name, each.silent, each.rhythm, each.beyond) for each in longest] == [
        ("Long gone", 500, 10, 480),
        ("Weekly", 100, 7, 86),
        ("Monthly", 100, 30, 40),
    ]


@pytest.mark.parametrize(
    ("beyond", "group"),
    [
        (0, None),
        (1, "Up to 30 days"),
        (30, "Up to 30 days"),
        (31, "31 to 90 days"),
        (365, "181 to 365 days"),
        (366, "Over a year"),
    ],
)
def test_each_silence_stands_in_one_group(ws: Workspace, beyond: int, group: str | None) -> None:
    silent(ws, "Aria", 10, 20 + beyond)
    quiet, longest = reports.standing(ws).quiet, reports.standing(ws).longest
    assert [name for name, count in quiet.items() if count] == ([group] if group else [])
    assert [each.beyond for each in longest] == ([beyond] if group else [])


def test_the_twenty_longest_are_listed_and_all_are_counted(ws: Workspace) -> None:
    for number in range(22):
        silent(ws, f"Client {number:02}", 10, 40 + number)
    quiet, longest = reports.standing(ws).quiet, reports.standing(ws).longest
    assert sum(quiet.values()) == 22
    assert [each.name for each in longest] == [f"Client {number:02}" for number in range(21, 1, -1)]
