"""The demo boutique is complete, always the same, and true to the day it is shown on."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest

from crm.boutique import Boutique, Story, boutique

TODAY = date(2025, 6, 18)
ANY_DAY = [TODAY, date(2024, 2, 29), date(2025, 1, 1), date(2026, 3, 1), date(2027, 12, 31)]
LIMITS = {"first_name": 50, "last_name": 50, "email": 255, "phone": 40, "company": 100}


@pytest.fixture(scope="module")
def shown() -> Boutique:
    return boutique(TODAY)


def _client(shown: Boutique, first_name: str) -> Story:
    (found,) = (c for c in shown.stories if c.customer["first_name"] == first_name)
    return found


def _interactions(shown: Boutique) -> Iterator[dict[str, Any]]:
    return (interaction for story in shown.stories for interaction in story.interactions)


def _texts(shown: Boutique) -> Iterator[str]:
    for story in shown.stories:
        yield story.customer["notes"]
        yield from (i["subject"] for i in story.interactions)
        yield from (i["content"] for i in story.interactions)
        yield from (f["note"] for f in story.follow_ups)


def test_it_is_well_filled(shown: Boutique) -> None:
    assert len(shown.stories) >= 44
    assert len(shown.products) >= 60
    assert 750 <= sum(1 for _ in _interactions(shown)) <= 1000
    assert sum(len(story.purchases) for story in shown.stories) >= 90
    assert sum(len(story.follow_ups) for story in shown.stories) >= 40


def test_every_category_and_stage_is_well_filled(shown: Boutique) -> None:
    categories = Counter(product["category"] for product in shown.products)
    stages = Counter(story.customer["stage"] for story in shown.stories)
    assert set(categories) == {"suits", "dresses", "accessories", "shoes"}
    assert min(categories.values()) >= 12
    assert set(stages) == {"lead", "prospect", "customer"}
    assert min(stages.values()) >= 8


def test_about_one_product_in_eight_is_sold_out(shown: Boutique) -> None:
    sold_out = sum(not product["in_stock"] for product in shown.products)
    assert 0.08 <= sold_out / len(shown.products) <= 0.17


def test_follow_ups_are_overdue_today_soon_later_and_done(shown: Boutique) -> None:
    follow_ups = [f for story in shown.stories for f in story.follow_ups]
    due = Counter(
        "overdue" if ahead < 0 else "today" if ahead == 0 else "soon" if ahead <= 7 else "later"
        for ahead in ((f["due_on"] - TODAY).days for f in follow_ups if f["done_at"] is None)
    )
    assert min(due["overdue"], due["soon"], due["later"]) >= 5
    assert due["today"] >= 2
    assert sum(f["done_at"] is not None for f in follow_ups) >= 15


def test_a_fifth_of_the_interactions_was_judged_by_the_rep(shown: Boutique) -> None:
    judged = [i for i in _interactions(shown) if i["sentiment"]]
    assert 0.15 <= len(judged) / sum(1 for _ in _interactions(shown)) <= 0.35
    assert {i["sentiment"] for i in judged} == {"positive", "neutral", "negative"}


def test_sentiment_says_who_judged_it(shown: Boutique) -> None:
    assert all(
        i["sentiment_by"] == ("rep" if i["sentiment"] else None) for i in _interactions(shown)
    )


def test_it_is_the_same_every_time() -> None:
    assert boutique(TODAY) == boutique(TODAY)


def test_changing_what_it_returned_changes_nothing_next_time() -> None:
    spoilt = boutique(TODAY)
    spoilt.products[0]["name"] = "Polyester Poncho"
    spoilt.stories[0].customer["notes"] = ""
    spoilt.stories[0].interactions[0]["content"] = ""
    assert boutique(TODAY) != spoilt


def test_it_moves_with_the_day() -> None:
    one, next_day = boutique(TODAY), boutique(TODAY + timedelta(days=1))
    for before, after in zip(_interactions(one), _interactions(next_day), strict=True):
        assert after["date"] - before["date"] == timedelta(days=1)


@pytest.mark.parametrize("today", ANY_DAY, ids=str)
def test_nothing_is_recorded_after_the_day_it_is_shown_on(today: date) -> None:
    morning = datetime.combine(today, time(1), UTC)
    for story in boutique(today).stories:
        assert story.customer["created_at"] < morning
        assert (story.customer["archived_at"] or morning) <= morning
        assert all(i["date"] < morning for i in story.interactions)
        assert all(p["bought_on"] <= today for p in story.purchases)
        assert all((f["done_at"] or morning) <= morning for f in story.follow_ups)


@pytest.mark.parametrize("today", ANY_DAY, ids=str)
def test_a_client_was_known_before_the_first_record(today: date) -> None:
    for story in boutique(today).stories:
        known_at = story.customer["created_at"]
        assert all(i["date"] > known_at for i in story.interactions)
        assert all(p["bought_on"] > known_at.date() for p in story.purchases)
        assert all(f["done_at"] is None or f["done_at"] > known_at for f in story.follow_ups)


def test_moments_are_aware_and_days_are_days(shown: Boutique) -> None:
    assert all(i["date"].tzinfo is UTC for i in _interactions(shown))
    assert all(type(p["bought_on"]) is date for c in shown.stories for p in c.purchases)
    assert all(type(f["due_on"]) is date for c in shown.stories for f in c.follow_ups)


def test_interactions_come_oldest_first(shown: Boutique) -> None:
    for story in shown.stories:
        assert all(a["date"] <= b["date"] for a, b in pairwise(story.interactions))


def test_dates_in_texts_are_spelt_and_stay_ahead(shown: Boutique) -> None:
    assert not [text for text in _texts(shown) if re.search(r"\{[+-]?\d+d\}", text)]
    aria = _client(shown, "Aria").interactions[-1]
    assert "gala on 8 July" in aria["content"]


def test_every_purchase_is_of_a_product_and_not_above_its_price(shown: Boutique) -> None:
    prices = {product["name"]: product["price"] for product in shown.products}
    for purchase in (p for story in shown.stories for p in story.purchases):
        assert 0 < purchase["price_paid"] <= prices[purchase["product"]]
        assert purchase["price_paid"].as_tuple().exponent == -2
        assert purchase["quantity"] >= 1


def test_prices_are_luxurious_and_in_cents(shown: Boutique) -> None:
    for product in shown.products:
        assert Decimal(180) <= product["price"] <= Decimal(18000)
        assert product["price"].as_tuple().exponent == -2


def test_product_names_are_unique_and_described(shown: Boutique) -> None:
    names = [product["name"] for product in shown.products]
    assert len(set(names)) == len(names)
    assert max(map(len, names)) <= 255
    assert len({product["description"] for product in shown.products}) == len(names)


def test_everything_keeps_within_the_columns(shown: Boutique) -> None:
    for story in shown.stories:
        assert all(len(story.customer[field] or "") <= limit for field, limit in LIMITS.items())
        assert all(1 <= len(f["note"]) <= 500 for f in story.follow_ups)
        assert story.customer["first_name"]
    for interaction in _interactions(shown):
        assert interaction["type"] in {"email", "call", "meeting", "note"}
        assert len(interaction["subject"]) <= 255
        assert 0 < len(interaction["content"]) <= 100_000


def test_emails_are_only_example_addresses_and_nobody_shares_one(shown: Boutique) -> None:
    emails = [c.customer["email"] for c in shown.stories if c.customer["email"]]
    assert len(set(emails)) == len(emails)
    assert all(re.fullmatch(r"[\w.]+@[\w-]+\.example\.(com|org|net)", email) for email in emails)


def test_many_clients_have_a_story(shown: Boutique) -> None:
    heroes = [c for c in shown.stories if 8 <= len(c.interactions) <= 20]
    assert len(heroes) >= 14


def test_one_client_is_only_a_name(shown: Boutique) -> None:
    wren = _client(shown, "Wren")
    assert (wren.interactions, wren.purchases, wren.follow_ups) == ((), (), ())
    assert (wren.customer["email"], wren.customer["notes"]) == (None, "")


def test_one_celebrity_has_a_single_name(shown: Boutique) -> None:
    assert _client(shown, "Ondrelle").customer["last_name"] == ""


def test_one_client_has_three_hundred_different_interactions(shown: Boutique) -> None:
    contents = [i["content"] for i in _client(shown, "Vivienne").interactions]
    sentences = {sentence for text in contents for sentence in text.split(". ")}
    assert len(contents) == len(set(contents)) == 300
    assert len(sentences) >= 60
    assert not [text for text in contents if "{" in text]


def test_names_and_notes_come_in_many_scripts(shown: Boutique) -> None:
    written = "".join(c.customer["first_name"] + c.customer["notes"] for c in shown.stories)
    for letters in ("紗", "ريم", "תהילה", "Мирослава", "Ευρυδίκη", "서윤", "Éléonore", "🌙"):
        assert letters in written


def test_one_client_has_very_long_texts(shown: Boutique) -> None:
    augustin = _client(shown, "Augustin")
    assert len(augustin.customer["notes"]) > 5_500
    assert max(len(i["content"]) for i in augustin.interactions) > 2_000


def test_nothing_that_is_shown_in_a_demo_is_an_attack(shown: Boutique) -> None:
    written = " ".join(
        str(each) for client in shown.stories for each in (client.customer, client.interactions)
    )
    for attack in (
        "<",
        "evil.example",
        "javascript:",
        "HYPERLINK",
        "drop table",
        "previous instructions",
    ):
        assert attack.lower() not in written.lower(), attack


def test_one_client_is_archived(shown: Boutique) -> None:
    archived = [c.customer["first_name"] for c in shown.stories if c.customer["archived_at"]]
    assert archived == ["Constance"]
