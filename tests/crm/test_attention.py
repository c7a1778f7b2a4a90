"""Needs attention: who, in which order, and because of what, on both stores."""

from datetime import date, timedelta

from crm import attention, customers, facts, follow_ups, interactions
from crm.models import Customer
from crm.workspace import Workspace
from db.gateway import amend
from tests.crm.conftest import NOW, TODAY, table


def contact(ws: Workspace, customer: Customer, days_ago: int, mood: str = "neutral") -> None:
    interactions.log(
        ws, customer.id, f"{customer.id} {days_ago}", TODAY,
        type="call", content="x", date=NOW - timedelta(days=days_ago), sentiment=mood,
    )  # fmt: skip


def test_an_empty_book_needs_nothing(ws: Workspace) -> None:
    assert attention.needed(ws, TODAY) == []


def test_what_is_overdue_or_due_today_needs_attention_and_what_is_done_does_not(
    ws: Workspace, ines: Customer
) -> None:
    follow_ups.add(ws, ines.id, "later", due_on=TODAY + timedelta(days=1), note="Later")
    assert attention.needed(ws, TODAY) == []
    follow_ups.add(ws, ines.id, "a", due_on=TODAY, note="Call")
    (item,) = attention.needed(ws, TODAY)
    assert (item.kind, item.because) == ("today", "Follow-up due today: Call")
    late = follow_ups.add(ws, ines.id, "b", due_on=date(2026, 3, 1), note="Send swatches")
    (item,) = attention.needed(ws, TODAY)
    assert (item.customer.name, item.kind) == ("Ines Moreau", "overdue")
    assert item.because == "Follow-up overdue since 1 March: Send swatches"
    assert item.follow_up == late
    follow_ups.done(ws, late.id, late.version)
    assert [item.kind for item in attention.needed(ws, TODAY)] == ["today"]


def test_a_turned_mood_needs_attention_until_it_turns_back(ws: Workspace, ines: Customer) -> None:
    contact(ws, ines, 3, "negative")
    (item,) = attention.needed(ws, TODAY)
    assert (item.kind, item.because) == ("mood", "Mood turned negative on 8 March")
    contact(ws, ines, 2, "positive")
    assert attention.needed(ws, TODAY) == []


def test_a_bad_mood_of_last_year_is_no_news(ws: Workspace, ines: Customer) -> None:
    contact(ws, ines, 91, "negative")
    assert attention.needed(ws, TODAY) == []


def test_silence_is_measured_by_the_clients_own_rhythm(ws: Workspace, ines: Customer) -> None:
    monthly = customers.add(ws, "monthly", first_name="Aria")
    for days in (60, 50, 39.9):  # later on that day
        contact(ws, ines, days)
    for days in (100, 70, 40):
        contact(ws, monthly, days)
    (item,) = attention.needed(ws, TODAY)
    assert (item.customer.name, item.kind) == ("Ines Moreau", "quiet")
    assert item.because == "Silent for 40 days; usually in touch every 10 days"


def test_each_client_is_listed_once_with_all_reasons(ws: Workspace, ines: Customer) -> None:
    contact(ws, ines, 3, "negative")
    follow_ups.add(ws, ines.id, "a", due_on=date(2026, 3, 1), note="one")
    follow_ups.add(ws, ines.id, "b", due_on=date(2026, 3, 2), note="two")
    assert [item.because for item in attention.needed(ws, TODAY)] == [
        "Follow-up overdue since 1 March: one; mood turned negative on 8 March"
    ]


def test_who_weighs_most_is_first(ws: Workspace, ines: Customer) -> None:
    """A customer of today before a lead who is twelve days late; who is unhappy before both."""
    house = customers.add(ws, "house", first_name="House", stage="customer")
    moody = customers.add(ws, "moody", first_name="Moody", stage="customer")
    follow_ups.add(ws, ines.id, "a", due_on=TODAY - timedelta(days=12), note="x")
    follow_ups.add(ws, house.id, "b", due_on=TODAY, note="x")
    contact(ws, moody, 3, "negative")
    assert ines.stage == "lead"
    order = [item.customer.id for item in attention.needed(ws, TODAY)]
    assert order == [moody.id, house.id, ines.id]


def test_at_most_ten_are_listed_and_no_archived_one(ws: Workspace) -> None:
    for number in range(12):
        made = customers.add(ws, str(number), first_name=f"Client {number:02}")
        due_on = TODAY - timedelta(days=20 - number)
        follow_ups.add(ws, made.id, f"f{number}", due_on=due_on, note="x")
        if number == 0:
            customers.archive(ws, made.id, 1)
    names = [item.customer.name for item in attention.needed(ws, TODAY)]
    assert names == [f"Client {number:02}" for number in range(1, 11)]


@table(
    "words, is_quiet, until",
    [
        ("Asked not to be contacted before June.", False, "1 June"),
        ("We agreed I would not call before May.", False, "1 May"),
        ("She asked us not to write before 20 April.", False, "20 April"),
        ("Asked not to be contacted before March.", True, ""),
        ("We agreed not to ship the gown before June.", True, ""),
        ("Talked of the weather.", True, ""),
    ],
)
def test_whoever_wants_no_contact_before_a_day_is_not_called_quiet(
    ws: Workspace, ines: Customer, words: str, is_quiet: bool, until: str
) -> None:
    for days_ago in (130, 120, 110):
        contact(ws, ines, days_ago)
    said_at = NOW - timedelta(days=100)
    interactions.log(ws, ines.id, "held", TODAY, type="call", content=words, date=said_at)
    assert [item.kind for item in attention.needed(ws, TODAY)] == ["quiet"] * is_quiet
    follow_ups.add(ws, ines.id, "b", due_on=date(2026, 3, 1), note="Send swatches")
    (item,) = attention.needed(ws, TODAY)
    assert item.reasons[0].startswith("Follow-up overdue")
    assert (item.reasons[-1] == f"No contact before {until}") == (not is_quiet)


def test_a_date_of_theirs_that_is_near_needs_attention_each_year_if_it_has_none(
    ws: Workspace, ines: Customer
) -> None:
    gala = TODAY + timedelta(days=14)
    named = {
        "the gala": (gala, False, "Ines"),
        "her birthday": (date(2021, 3, 15), True, "Bea"),
        "the wedding": (TODAY + timedelta(days=15), False, "Far"),
        "the premiere": (TODAY - timedelta(days=1), False, "Past"),
        "the birthday": (date(2019, 6, 1), True, "Summer"),
    }
    for words, (day, no_year, name) in named.items():
        someone = ines if name == "Ines" else customers.add(ws, name, first_name=name)
        fact = facts.add(
            ws, someone.id, words, TODAY, kind="occasion", words=words, whose="", named_on=day
        )
        ws.write(amend("facts", fact.id, no_year=no_year))
    needed = attention.needed(ws, TODAY)
    assert [(item.customer.first_name, item.kind, item.because) for item in needed] == [
        ("Bea", "date", "Her birthday on 15 March"),
        ("Ines", "date", "The gala on 25 March"),
    ]
    [fact] = facts.of_customer(ws, needed[0].customer.id)
    facts.reject(ws, fact.id, fact.version)
    assert [item.customer.first_name for item in attention.needed(ws, TODAY)] == ["Ines"]
