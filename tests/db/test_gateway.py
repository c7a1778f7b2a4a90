"""What every store promises: each test runs on SQLite and, over a socket, on Supabase."""

import random
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from time import sleep
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.gateway import (
    Conflict,
    Filter,
    Gateway,
    NotFound,
    Order,
    Query,
    Refused,
    Unavailable,
    amend,
    delete,
    insert,
    update,
)
from tests.db.conftest import Book

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
AWKWARD = [
    "a,b", "(x)", 'say "hi"', "back\\slash", "100%", "under_score", "five*star", "O'Brien",
    "dot.com", "k:v", "a&b=c#d+e", "{x} [y]", "null", " lead", "trail ", "😀 rocket", "x%,id.gt.0",
    "***=", "^$|?", "\\d", "日本語", "שלום", "مرحبا", "--", ";drop table", "eq.1", "not.is.null",
]  # fmt: skip


def names(rows: list[dict[str, Any]]) -> list[str]:
    return [row["first_name"] for row in rows]


class TestReading:
    def test_the_suite_talks_to_the_store_it_names(
        self, store: Gateway, request: pytest.FixtureRequest
    ) -> None:
        wanted = request.node.callspec.params["store"]
        assert store.name == ("SQLite" if wanted == "sqlite" else "Supabase")
        if wanted == "supabase":
            asked: Callable[[], int] = request.getfixturevalue("asked")
            before = asked()
            store.rows(Query("schema_versions"))
            assert asked() == before + 1

    def test_several_questions_are_answered_each_in_its_place(self, book: Book) -> None:
        ines, aria = book.customer(), book.customer(first_name="Aria")
        call = book.interaction(aria)
        mine = Filter("company", "eq", book.mark)
        answers = book.store.rows(
            Query("customers", [mine], [Order("first_name", descending=True)]),
            Query("interactions", [Filter("customer_id", "eq", ines["id"])]),
            Query("customers", [mine], [Order("first_name")], limit=1),
            Query("interactions", [Filter("customer_id", "eq", aria["id"])]),
        )
        assert [names(answers[0]), answers[1], names(answers[2]), answers[3]] == [
            ["Ines", "Aria"], [], ["Aria"], [call],
        ]  # fmt: skip
        assert book.store.rows() == []

    def test_one_question_that_has_no_answer_leaves_none_of_them(self, store: Gateway) -> None:
        for asked in (["no_such_table", "customers"], ["customers", "no_such_table", "products"]):
            with pytest.raises(Unavailable):
                store.rows(*(Query(source, limit=1) for source in asked))
        assert store.rows(Query("schema_versions", limit=1))[0]

    def test_a_row_is_got_by_its_id(self, book: Book) -> None:
        ines = book.customer(first_name="Ines")
        assert book.store.get("customers", ines["id"]) == ines

    def test_an_id_that_is_not_there_is_not_found(self, store: Gateway) -> None:
        for id in (2**31 - 1, 2**31, 10**30, 0, -1):
            with pytest.raises(NotFound):
                store.get("customers", id)
                pytest.fail(f"{id} is found")

    def test_numbers_are_compared(self, book: Book) -> None:
        for rhythm, name in enumerate("abc", 1):
            book.customer(first_name=name, rhythm_days=rhythm)
        wanted: list[tuple[Any, Any, str]] = [
            ("eq", 2, "b"),
            ("neq", 2, "ac"),
            ("gt", 2, "c"),
            ("gte", 2, "bc"),
            ("lt", 2, "a"),
            ("lte", 2, "ab"),
            ("in", [1, 3], "ac"),
            ("in", [], ""),
        ]
        answers = [
            (how, value, "".join(names(book.found(Filter("rhythm_days", how, value)))))
            for how, value, _ in wanted
        ]
        assert answers == wanted

    def test_times_are_compared_whatever_their_zone(self, book: Book) -> None:
        for hours in range(3):
            book.customer(first_name=str(hours), ai_made_at=NOON + timedelta(hours=hours))
        asked = (NOON + timedelta(hours=1)).astimezone(timezone(timedelta(hours=-7)))
        wanted: dict[Any, str] = {
            "eq": "1", "neq": "02", "gt": "2", "gte": "12", "lt": "0", "lte": "01",
        }  # fmt: skip
        answers = {
            how: "".join(names(book.found(Filter("ai_made_at", how, asked)))) for how in wanted
        }
        assert answers == wanted

    def test_dates_are_compared(self, book: Book) -> None:
        ines = book.customer()
        for day in (1, 2, 3):
            book.write(
                insert("follow_ups", customer_id=ines["id"], due_on=date(2026, 5, day), note="x")
            )
        mine = Filter("customer_id", "eq", ines["id"])
        late = Query("follow_ups", [mine, Filter("due_on", "lte", date(2026, 5, 2))])
        assert [row["due_on"].day for row in book.store.rows(late)[0]] == [1, 2]

    def test_money_and_flags_are_compared(self, book: Book) -> None:
        book.product(name="dear", price=Decimal("99.90"), in_stock=False)
        book.product(name="cheap", price=Decimal("9.90"))
        mine = Filter("brand", "eq", book.mark)
        below = Query("products", [mine, Filter("price", "lt", Decimal("99.90"))])
        assert [row["name"] for row in book.store.rows(below)[0]] == ["cheap"]
        gone = Query("products", [mine, Filter("in_stock", "eq", False)])
        assert [row["name"] for row in book.store.rows(gone)[0]] == ["dear"]

    def test_missing_values_are_found_as_such(self, book: Book) -> None:
        book.customer(first_name="has", email="a@b.example.com")
        book.customer(first_name="none")
        assert names(book.found(Filter("email", "is_null", True))) == ["none"]
        assert names(book.found(Filter("email", "is_null", False))) == ["has"]

    def test_looking_for_none_by_equality_is_a_mistake_of_ours(self) -> None:
        with pytest.raises(ValueError, match="is_null"):
            Filter("email", "eq", None)

    def test_equality_takes_any_text(self, book: Book) -> None:
        whose = {text: f"{number}" for number, text in enumerate([*AWKWARD, "other"])}
        book.write(*(book.inserted(first_name=name, phone=text) for text, name in whose.items()))
        for how, rest in (("eq", None), ("in", ["z"])):
            answers = {
                text: names(book.found(Filter("phone", how, [text, *rest] if rest else text)))
                for text in AWKWARD
            }
            assert answers == {text: [whose[text]] for text in AWKWARD}

    def test_contains_takes_every_character_literally(self, book: Book) -> None:
        other = "100 pct, underXscore, fiveXXstar, backslash, dotXcom"
        book.write(
            *(
                book.inserted(first_name=name, notes=notes, rhythm_days=number)
                for number, text in enumerate(AWKWARD)
                for name, notes in (("x", f"before {text} after"), ("y", other))
            )
        )
        answers = {
            text: names(
                book.found(Filter("rhythm_days", "eq", number), Filter("notes", "contains", text))
            )
            for number, text in enumerate(AWKWARD)
        }
        assert answers == {text: ["x"] for text in AWKWARD}

    def test_contains_ignores_case_in_any_script(self, book: Book) -> None:
        book.customer(first_name="x", notes="ÉLODIE Straße ΑΒΓ жук")
        for text in ("élodie", "straße", "αβγ", "ЖУК"):
            assert names(book.found(Filter("notes", "contains", text))) == ["x"], text

    @settings(
        max_examples=30,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    @given(data=st.data())
    def test_contains_finds_any_piece_of_any_text(self, book: Book, data: st.DataObject) -> None:
        sound = st.characters(exclude_categories=["Cs"], exclude_characters="\x00")
        text = data.draw(st.text(sound, min_size=1, max_size=60))
        start = data.draw(st.integers(0, len(text) - 1))
        piece = text[start : data.draw(st.integers(start + 1, len(text)))]
        ines = book.customer(notes=text)
        found = book.found(Filter("notes", "contains", piece), Filter("id", "eq", ines["id"]))
        assert [row["id"] for row in found] == [ines["id"]]

    def test_a_nul_or_broken_character_in_a_search_finds_nothing_more(self, book: Book) -> None:
        book.customer(first_name="x", notes="silk")
        book.customer(first_name="y", notes="wool")
        assert names(book.found(Filter("notes", "contains", "si\x00lk\ud800"))) == ["x"]

    def test_a_very_long_search_is_cut_and_answered(self, book: Book) -> None:
        book.customer(first_name="x", notes="a" * 300)
        assert names(book.found(Filter("notes", "contains", "a" * 100_000))) == ["x"]


class TestWords:
    @pytest.fixture
    def find(self, book: Book) -> Callable[[str], list[str]]:
        ines = book.customer()
        book.interaction(ines, subject="gowns", content="She adored the emerald silk gown.")
        book.interaction(
            ines, subject="shoes", content="The shoes were too heavy; it is off-white."
        )
        book.interaction(ines, subject="naive", content="Café in Zürich, 日本語")
        mine = Filter("customer_id", "eq", ines["id"])
        return lambda words: [
            row["subject"]
            for row in book.store.rows(
                Query("timeline", [mine, Filter("interaction_words", "words", words)])
            )[0]
        ]

    def test_every_word_must_be_there_in_any_order(self, find: Callable[[str], list[str]]) -> None:
        assert find("gown emerald") == ["gowns"]
        assert find("gown heavy") == []

    def test_an_inflection_is_found(self, find: Callable[[str], list[str]]) -> None:
        assert find("gown") == find("gowns") == ["gowns"]
        assert find("shoe") == ["shoes"]
        assert find("adoring") == ["gowns"]

    def test_words_that_say_nothing_are_passed_over(self, find: Callable[[str], list[str]]) -> None:
        assert find("the shoes of her") == ["shoes"]
        assert find("the of") == find("") == find("?!") == []

    def test_signs_are_no_syntax(self, find: Callable[[str], list[str]]) -> None:
        assert find('emerald "gown') == ["gowns"]
        assert find("-emerald") == ["gowns"]
        assert find("emerald:* & (silk | !wool)") == []
        assert find("emerald OR heavy") == []
        assert find("off-white") == ["shoes"]

    def test_other_scripts_are_searched_too(self, find: Callable[[str], list[str]]) -> None:
        assert find("zürich") == find("CAFÉ") == find("日本語") == ["naive"]

    def test_an_edited_text_is_found_by_its_new_words_only(self, book: Book) -> None:
        ines = book.customer()
        call = book.interaction(ines, content="velvet")
        book.write(update("interactions", call["id"], 1, content="linen"))
        for word, wanted in (("velvet", []), ("linen", [call["id"]])):
            where = [
                Filter("customer_id", "eq", ines["id"]),
                Filter("interaction_words", "words", word),
            ]
            assert [row["id"] for row in book.store.rows(Query("timeline", where))[0]] == wanted


class TestOrderAndPages:
    @pytest.mark.parametrize("descending", [False, True])
    def test_rows_without_a_value_come_last_either_way(self, book: Book, descending: bool) -> None:
        for name, rhythm in (("a", 1), ("none", None), ("b", 2)):
            book.customer(first_name=name, rhythm_days=rhythm)
        found = book.found(order=[Order("rhythm_days", descending)])
        assert names(found) == (["b", "a", "none"] if descending else ["a", "b", "none"])

    def test_ties_are_broken_by_the_next_key_and_then_by_id(self, book: Book) -> None:
        ids = [book.customer(first_name="x", rhythm_days=d)["id"] for d in (1, 2, 2, 1)]
        found = book.found(order=[Order("rhythm_days", descending=True)])
        assert [row["id"] for row in found] == [ids[1], ids[2], ids[0], ids[3]]

    def test_names_are_sorted_without_case_or_accents(self, book: Book) -> None:
        shuffled = ["zoe", "Élodie", "eve", "Adam", "Ångström", "ida"]
        random.Random(1).shuffle(shuffled)
        for name in shuffled:
            book.customer(first_name=name)
        wanted = ["Adam", "Ångström", "Élodie", "eve", "ida", "zoe"]
        assert names(book.found(order=[Order("name_key")])) == wanted

    def test_pages_cover_everything_once(self, book: Book) -> None:
        book.write(*(insert("customers", first_name="x", company=book.mark) for _ in range(23)))
        where = [Filter("company", "eq", book.mark)]
        pages = [
            book.store.page(Query("customers", where, [Order("name_key")], 10, offset))
            for offset in (0, 10, 20)
        ]
        assert [page.total for page in pages] == [23, 23, 23]
        assert [len(page.rows) for page in pages] == [10, 10, 3]
        assert len({row["id"] for page in pages for row in page.rows}) == 23

    @pytest.mark.parametrize("offset", [3, 4, 1000])
    def test_a_page_past_the_end_is_empty_and_knows_the_total(
        self, book: Book, offset: int
    ) -> None:
        for _ in range(3):
            book.customer()
        where = [Filter("company", "eq", book.mark)]
        page = book.store.page(Query("customers", where, limit=5, offset=offset))
        assert (page.rows, page.total) == ([], 3)
        assert book.found(limit=5, offset=offset) == []

    def test_nothing_found_is_an_empty_page(self, book: Book) -> None:
        page = book.store.page(Query("customers", [Filter("company", "eq", book.mark)], limit=5))
        assert (page.rows, page.total) == ([], 0)

    def test_more_than_a_thousand_rows_all_arrive(self, book: Book) -> None:
        ines = book.customer()
        rows = [
            insert("interactions", customer_id=ines["id"], type="note", subject=str(n))
            for n in range(2_345)
        ]
        for start in range(0, len(rows), 500):
            book.write(*rows[start : start + 500])
        where = [Filter("customer_id", "eq", ines["id"])]
        query = Query("interactions", where, [Order("id", descending=True)])
        [found] = book.store.rows(query)
        assert [row["subject"] for row in found] == [str(n) for n in reversed(range(2_345))]
        page = book.store.page(Query("interactions", where, limit=1_500))
        assert (len(page.rows), page.total) == (1_500, 2_345)
        [some] = book.store.rows(Query("interactions", where, limit=1_100, offset=1_300))
        assert len(some) == 1_045


class TestWriting:
    def test_inserted_rows_come_back_in_order_with_ids_and_defaults(self, book: Book) -> None:
        rows = book.write(
            insert("customers", first_name="a", company=book.mark),
            insert("products", name="b", category="suits", price=1, brand=book.mark),
            insert("customers", first_name="c", company=book.mark, stage="customer"),
        )
        assert [row.get("first_name") or row["name"] for row in rows] == ["a", "b", "c"]
        assert all(isinstance(row["id"], int) and row["version"] == 1 for row in rows)
        assert (rows[0]["stage"], rows[2]["stage"]) == ("lead", "customer")
        assert rows[1]["in_stock"] is True

    def test_values_come_back_as_they_went_in(self, book: Book) -> None:
        moment = datetime(2026, 1, 2, 3, 4, 5, 678901, tzinfo=timezone(timedelta(hours=5.5)))
        text = "Zoë 😀 “q” \\ ' \" \n\t שלום 日本語 \u200f"
        ines = book.customer(notes=text, ai_made_at=moment)
        assert (ines["notes"], ines["ai_made_at"]) == (text, moment)
        assert ines["ai_made_at"].tzinfo is UTC
        gown = book.product(price=Decimal("12345.60"), in_stock=False)
        assert gown["price"] == Decimal("12345.60")
        assert str(gown["price"]) == "12345.60"
        assert gown["in_stock"] is False
        bought = book.write(
            insert(
                "purchases",
                customer_id=ines["id"],
                product_id=gown["id"],
                quantity=3,
                price_paid=Decimal("0.10"),
                bought_on=date(2024, 2, 29),
            )
        )[0]
        assert bought["bought_on"] == date(2024, 2, 29)
        line = book.store.get("purchase_lines", bought["id"])
        assert str(line["line_total"]) == "0.30"

    def test_money_is_kept_to_the_cent(self, book: Book) -> None:
        assert str(book.product(price=Decimal("9.995"))["price"]) == "10.00"
        assert str(book.product(price=0.1 + 0.2)["price"]) == "0.30"
        assert str(book.product(price=Decimal("99999999.99"))["price"]) == "99999999.99"

    def test_all_changes_are_written_or_none(self, book: Book) -> None:
        ines = book.customer()
        with pytest.raises(Refused):
            book.store.write(
                insert("customers", first_name="new", company=book.mark),
                update("customers", ines["id"], 1, first_name="renamed"),
                insert("interactions", customer_id=ines["id"], type="telepathy"),
            )
        assert names(book.found()) == ["Ines"]
        with pytest.raises(NotFound):
            book.store.write(
                insert("customers", first_name="new", company=book.mark),
                update("customers", 2**31 - 1, 1, first_name="nobody"),
            )
        assert names(book.found()) == ["Ines"]

    def test_an_update_changes_what_it_names_and_counts_the_version(self, book: Book) -> None:
        ines = book.customer(email="a@b.example.com")
        after = book.write(update("customers", ines["id"], 1, first_name="Inès", phone="1"))[0]
        assert (after["first_name"], after["email"], after["version"]) == (
            "Inès",
            "a@b.example.com",
            2,
        )
        assert book.write(update("customers", ines["id"], 2, email=None))[0]["email"] is None

    def test_an_update_of_an_old_version_is_a_conflict(self, book: Book) -> None:
        ines = book.customer()
        book.write(update("customers", ines["id"], 1, first_name="first"))
        with pytest.raises(Conflict):
            book.write(update("customers", ines["id"], 1, first_name="second"))
        with pytest.raises(Conflict):
            book.write(delete("customers", ines["id"], 1))
        assert names(book.found()) == ["first"]

    def test_what_is_nobodys_edit_leaves_the_version(self, book: Book) -> None:
        ines = book.customer()
        after = book.write(amend("customers", ines["id"], ai_summary="kept"))[0]
        assert (after["ai_summary"], after["version"]) == ("kept", 1)
        assert after["updated_at"] == ines["updated_at"]
        again = book.write(amend("customers", ines["id"], 1, ai_summary="of this version"))[0]
        assert (again["ai_summary"], again["version"]) == ("of this version", 1)
        book.write(update("customers", ines["id"], 1, first_name="Agnes"))
        with pytest.raises(Conflict):
            book.write(amend("customers", ines["id"], 1, ai_summary="of the old version"))
        assert book.store.get("customers", ines["id"])["ai_summary"] == "of this version"

    def test_a_row_that_is_gone_is_not_found(self, book: Book) -> None:
        ines = book.customer()
        book.write(delete("customers", ines["id"], 1))
        for change in (
            update("customers", ines["id"], 1, notes="x"),
            delete("customers", ines["id"]),
        ):
            with pytest.raises(NotFound):
                book.write(change)

    def test_erasing_a_customer_erases_what_hangs_on_it(self, book: Book) -> None:
        ines = book.customer()
        call = book.interaction(ines, content="velvet")
        book.write(delete("customers", ines["id"]))
        with pytest.raises(NotFound):
            book.store.get("interactions", call["id"])

    def test_a_row_may_name_its_id_and_later_ids_are_above_it(self, book: Book) -> None:
        named = book.customer()["id"] + 1000
        assert book.customer(id=named, version=7)["version"] == 7
        assert book.customer()["id"] > named
        book.customer(id=named - 500)
        assert book.customer()["id"] > named + 1
        with pytest.raises(Refused):
            book.customer(id=named)

    def test_the_same_entry_key_makes_one_row(self, book: Book) -> None:
        key = uuid4().hex
        first = book.customer(first_name="once", entry_key=key)
        second = book.customer(first_name="twice", entry_key=key)
        assert first == second
        assert names(book.found()) == ["once"]
        call = [book.interaction(first, entry_key=key)["id"] for _ in range(2)]
        assert call[0] == call[1]

    REFUSED: tuple[tuple[str, dict[str, Any]], ...] = (
        ("first_name", {"first_name": "x" * 51}),
        ("last_name", {"last_name": "x" * 51}),
        ("email", {"email": "x" * 256}),
        ("phone", {"phone": "x" * 41}),
        ("company", {"company": "x" * 101}),
        ("notes", {"notes": "x" * 100_001}),
        ("stage", {"stage": "friend"}),
        ("stage", {"stage": None}),
        ("name", {"first_name": "", "last_name": ""}),
        ("notes", {"notes": "a\x00b"}),
        ("notes", {"notes": "a\ud800b"}),
    )

    def test_a_value_that_cannot_be_kept_is_refused_by_its_field(self, book: Book) -> None:
        for field, values in self.REFUSED:
            with pytest.raises(Refused) as refused:
                book.store.write(book.inserted(**{"first_name": "x"} | values))
                pytest.fail(f"{values} is kept")
            assert refused.value.field == field, values
        assert book.found() == []

    @pytest.mark.parametrize(
        ("field", "values"),
        [
            ("category", {"category": "hats"}),
            ("price", {"price": Decimal("-1")}),
            ("price", {"price": Decimal("NaN")}),
            ("price", {"price": Decimal("Infinity")}),
            ("price", {"price": Decimal("100000000")}),
            ("price", {"price": None}),
            ("name", {"name": ""}),
        ],
    )
    def test_a_product_that_cannot_be_is_refused_by_its_field(
        self, book: Book, field: str, values: dict[str, Any]
    ) -> None:
        given = {"name": "Gown", "category": "dresses", "price": 1, "brand": book.mark}
        with pytest.raises(Refused) as refused:
            book.store.write(insert("products", **given | values))
        assert refused.value.field == field

    def test_what_belongs_to_nobody_is_refused_by_its_field(self, book: Book) -> None:
        with pytest.raises(Refused) as refused:
            book.store.write(insert("interactions", customer_id=2**31 - 1, type="call"))
        assert refused.value.field == "customer_id"

    def test_what_is_refused_does_not_repeat_the_row(self, book: Book) -> None:
        with pytest.raises(Refused) as refused:
            book.customer(first_name="Secret", notes="allergic to wool", stage="friend")
        assert "Secret" not in str(refused.value)
        assert "wool" not in str(refused.value)


class TestWhatTheStoreKeepsItself:
    def days_ago(self, days: float) -> datetime:
        return NOON - timedelta(days=days)

    def figures(self, book: Book, customer: dict[str, Any]) -> dict[str, Any]:
        return book.store.get("customers", customer["id"])

    def test_updated_at_moves_with_an_edit(self, book: Book) -> None:
        ines = book.customer()
        sleep(0.002)  # SQLite's clock ticks in milliseconds
        after = book.write(update("customers", ines["id"], 1, notes="x"))[0]
        assert after["updated_at"] > ines["updated_at"]

    def test_last_contact_moves_forward_only(self, book: Book) -> None:
        ines = book.customer()
        book.interaction(ines, date=self.days_ago(2))
        book.interaction(ines, date=self.days_ago(9))
        assert self.figures(book, ines)["last_contact"] == self.days_ago(2)
        book.interaction(ines, date=self.days_ago(1))
        assert self.figures(book, ines)["last_contact"] == self.days_ago(1)

    def test_a_note_is_no_contact(self, book: Book) -> None:
        ines = book.customer()
        book.interaction(ines, type="note", date=self.days_ago(1))
        assert self.figures(book, ines)["last_contact"] is None

    def test_last_contact_follows_the_record_it_rested_on(self, book: Book) -> None:
        ines = book.customer()
        book.interaction(ines, date=self.days_ago(5))
        call = book.interaction(ines, date=self.days_ago(1))
        book.write(update("interactions", call["id"], 1, archived_at=NOON))
        assert self.figures(book, ines)["last_contact"] == self.days_ago(5)
        book.write(update("interactions", call["id"], 2, archived_at=None))
        assert self.figures(book, ines)["last_contact"] == self.days_ago(1)
        book.write(update("interactions", call["id"], 3, date=self.days_ago(8)))
        assert self.figures(book, ines)["last_contact"] == self.days_ago(5)
        book.write(delete("interactions", call["id"]))
        assert self.figures(book, ines)["last_contact"] == self.days_ago(5)

    def test_a_last_contact_from_elsewhere_is_not_moved_back(self, book: Book) -> None:
        ines = book.customer(last_contact=self.days_ago(1))
        book.interaction(ines, date=self.days_ago(3))
        assert self.figures(book, ines)["last_contact"] == self.days_ago(1)

    def test_one_bad_word_two_years_ago_does_not_colour_a_happy_client(self, book: Book) -> None:
        ines = book.customer()
        book.interaction(ines, date=self.days_ago(730), sentiment="negative")
        assert self.figures(book, ines)["overall_sentiment"] == "negative"
        book.interaction(ines, date=self.days_ago(1), sentiment="positive")
        assert self.figures(book, ines)["overall_sentiment"] == "positive"

    MOODS: tuple[tuple[list[tuple[float, str | None]], str | None], ...] = (
        ([], None),
        ([(0, None)], None),
        ([(0, "neutral")], "neutral"),
        ([(0, "positive"), (0, "negative")], "neutral"),
        ([(0, "negative"), (30, "positive")], "negative"),  # -1 + 1/2 of 1.5: -0.33
        ([(0, "positive"), (30, "negative"), (30, "negative")], "neutral"),  # 0 of 2
        ([(0, "positive"), (15, "negative")], "neutral"),  # 1 - 2/3 of 1.67: 0.2
    )

    def test_recent_moods_weigh_most(self, book: Book) -> None:
        for moods, wanted in self.MOODS:
            ines = book.customer()
            for days, mood in moods:
                book.interaction(ines, date=self.days_ago(days), sentiment=mood)
            assert self.figures(book, ines)["overall_sentiment"] == wanted, moods

    def test_only_the_ten_newest_moods_count(self, book: Book) -> None:
        ines = book.customer()
        for _ in range(10):
            book.interaction(ines, date=self.days_ago(1), sentiment="positive")
        for _ in range(30):
            book.interaction(ines, date=self.days_ago(2), sentiment="negative")
        assert self.figures(book, ines)["overall_sentiment"] == "positive"

    def test_a_corrected_or_deleted_mood_no_longer_counts(self, book: Book) -> None:
        ines = book.customer()
        call = book.interaction(ines, date=NOON, sentiment="negative")
        assert self.figures(book, ines)["latest_sentiment"] == "negative"
        book.write(update("interactions", call["id"], 1, sentiment="positive"))
        assert self.figures(book, ines)["overall_sentiment"] == "positive"
        book.write(update("interactions", call["id"], 2, archived_at=NOON))
        after = self.figures(book, ines)
        assert (after["overall_sentiment"], after["latest_sentiment_at"]) == (None, None)

    def test_rhythm_and_quiet_come_from_the_clients_own_contacts(self, book: Book) -> None:
        ines = book.customer()
        for days in (40, 30, 20, 10):
            book.interaction(ines, date=self.days_ago(days))
        after = self.figures(book, ines)
        assert after["rhythm_days"] == pytest.approx(10)
        assert abs(after["quiet_at"] - self.days_ago(-10)) < timedelta(seconds=1)

    def test_two_contacts_make_no_rhythm(self, book: Book) -> None:
        ines = book.customer()
        for days in (40, 30):
            book.interaction(ines, date=self.days_ago(days))
        after = self.figures(book, ines)
        assert (after["rhythm_days"], after["quiet_at"]) == (None, None)

    def test_nobody_is_quiet_within_two_weeks(self, book: Book) -> None:
        ines = book.customer()
        for days in (3, 2, 1):
            book.interaction(ines, date=self.days_ago(days))
        quiet_at = self.figures(book, ines)["quiet_at"]
        assert abs(quiet_at - self.days_ago(-13)) < timedelta(seconds=1)

    def test_what_was_bought_in_all_is_the_sum_of_what_stands(self, book: Book) -> None:
        chance = random.Random(22)
        people, gown = [book.customer()["id"], book.customer()["id"]], book.product()["id"]
        stand: dict[int, dict[str, Any]] = {}
        for _ in range(40):
            price, day = Decimal(chance.randrange(10**7)) / 100, NOON.date()
            row = {"customer_id": chance.choice(people), "product_id": gown, "bought_on": day}
            row |= {"quantity": chance.randint(1, 1000), "price_paid": price}
            before = chance.choice([None, *stand.values()])
            if before is None:
                change = insert("purchases", **row)
            elif chance.random() < 0.2:
                change = delete("purchases", stand.pop(before["id"])["id"])
            else:
                gone = chance.choice([NOON, None, None])
                change = update(
                    "purchases", before["id"], before["version"], **row, archived_at=gone
                )
            [after] = book.store.write(change)
            stand |= {} if change.action == "delete" else {after["id"]: after}
            for id in people:
                mine = [each for each in stand.values() if each["customer_id"] == id]
                total = sum(r["price_paid"] * r["quantity"] for r in mine if not r["archived_at"])
                assert book.store.get("customers", id)["bought_total"] == total

    def test_figures_leave_the_version_of_the_customer(self, book: Book) -> None:
        ines = book.customer()
        book.interaction(ines, sentiment="positive")
        assert self.figures(book, ines)["version"] == 1

    def test_a_renamed_customer_is_found_by_the_new_name_only(self, book: Book) -> None:
        ines = book.customer(first_name="Inès")
        book.write(update("customers", ines["id"], 1, first_name="Zoë"))
        assert book.found(Filter("search_text", "contains", "ines")) == []
        assert names(book.found(Filter("search_text", "contains", "zoe"))) == ["Zoë"]
