"""Recommendations: in stock, in range, never what is owned or disliked, each with its records."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from ai import grounding, reading
from ai.analyst.findings import Findings
from ai.facts import ClientFile
from crm import client_files, customers, demo, interactions, recommendations
from crm.models import Customer, Product
from crm.workspace import OFFLINE, Workspace
from db.gateway import Query, insert
from db.sqlite import SQLiteGateway
from tests.crm.conftest import NOW, TODAY

LEATHERS = "leather suede calf calfskin nappa kid patent"
WOOLS = "wool mohair flannel cashmere merino tweed worsted"
NEVER_FOR = {
    "Aria": "yellow marigold saffron mustard lemon gold golden",
    "Lucian": "brown cognac tobacco camel chocolate tan",
    "Seraphine": "strapless lace",
    "Imogen": "sequin sequins floral",
    "Cosima": f"{WOOLS} taffeta",
    "Ezra": "tuxedo",
    "Beatrix": "beige sand stone",
    "Priya": "strapless",
    "Nikolai": "velvet",
    "Odette": "grey graphite charcoal silver",
    "Jonah": "white ivory cream",
    "Mireille": f"{LEATHERS} fur",
    "Caspian": f"{LEATHERS} {WOOLS} silk satin charmeuse horn",
    "Ondrelle": "black onyx ebony",
    "Éléonore": "tulle",
    "Augustin": "linen",
    "Bastien": WOOLS,
    "Dmitri": "cufflink cufflinks",
    "Juniper": "pink fuchsia rose blush",
    "Isaura": "beige sand",
}
"""What clients dislike by clients.toml, read by a human: words that no piece for them may have."""


@pytest.fixture(scope="module")
def boutique(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    path = tmp_path_factory.mktemp("demo") / "book.db"
    demo.make_book(path)
    yield Workspace(SQLiteGateway(path), OFFLINE)


def files(ws: Workspace) -> Iterator[ClientFile]:
    for row in ws.db.rows(Query("customers")):
        yield client_files.gather(ws, customers.get(ws, row["id"]), date.today())


def test_over_the_whole_demo_nothing_sold_out_owned_or_disliked(boutique: Workspace) -> None:
    stocked = {p["name"] for p in boutique.db.rows(Query("products")) if p["in_stock"]}
    recommended = 0
    for file in files(boutique):
        owned = {purchase.product for purchase in file.purchases}
        refused = [p.what.words for p in Findings(file).preferences if not p.what.liked]
        for fit in recommendations.for_customer(boutique, file).fits:
            recommended += 1
            assert fit.product.name in stocked - owned
            text = f"{fit.product.name} {fit.product.description}".lower().split()
            for words in refused:
                told = reading.attributes(words)
                traits = {*told.colours, *told.fabrics, *told.garments, *told.styles}
                assert not traits or not traits <= set(text), (file.profile.name, words)
    assert recommended > 100


def test_nobody_is_offered_what_a_human_reads_that_they_dislike(boutique: Workspace) -> None:
    told = {row["first_name"]: row["id"] for row in boutique.db.rows(Query("customers"))}
    for name, words in NEVER_FOR.items():
        file = client_files.gather(boutique, customers.get(boutique, told[name]), date.today())
        for fit in recommendations.for_customer(boutique, file, most=99).fits:
            text = f"{fit.product.name} {fit.product.description}".lower()
            assert not set(words.split()) & set(re.findall(r"\w+", text)), (name, text)


def test_nobody_is_named_for_a_piece_that_they_dislike(boutique: Workspace) -> None:
    named = 0
    for product in Product.all(boutique.db.rows(Query("products"))):
        text = set(re.findall(r"\w+", f"{product.name} {product.description}".lower()))
        for admirer in recommendations.admirers(boutique, product, date.today()):
            named += 1
            never = NEVER_FOR.get(admirer.name.split()[0], "")
            assert product.in_stock and not set(never.split()) & text, (admirer.name, product.name)
    assert named > 100


def test_every_reason_rests_on_records_that_exist_and_hold_it(boutique: Workspace) -> None:
    for file in files(boutique):
        found = recommendations.for_customer(boutique, file)
        for fit in found.fits:
            assert fit.reasons
            for reason in fit.reasons:
                assert reason.evidence
                assert set(reason.evidence) <= set(found.file.facts)
                checked = grounding.check(reason, found.file.facts, found.file.today)
                assert checked.marks == (), reason


def stock(ws: Workspace, name: str, price: int = 1000, **more: Any) -> Product:
    values = {"name": name, "category": "dresses", "price": Decimal(price)} | more
    row = ws.db.write(insert("products", **values))[0]
    return Product(**ws.db.get("products", row["id"]))


def tell(ws: Workspace, client: Customer, words: str) -> None:
    interactions.log(ws, client.id, words, TODAY, type="call", content=words, date=NOW)


def names(ws: Workspace, client: Customer) -> list[str]:
    file = client_files.gather(ws, customers.get(ws, client.id), TODAY)
    return [fit.product.name for fit in recommendations.for_customer(ws, file).fits]


def test_a_kind_of_what_is_liked_is_offered_and_of_what_is_disliked_is_not(
    ws: Workspace, ines: Customer
) -> None:
    for name in ("Emerald Silk Gown", "Jade Suede Coat", "Navy Cotton Dress", "Saffron Jade Wrap"):
        stock(ws, name)
    stock(ws, "Emerald Cape", in_stock=False)
    tell(ws, ines, "She loves green. She hates leather and avoids yellow.")
    assert names(ws, ines) == ["Emerald Silk Gown"]


def test_nothing_much_dearer_than_ever_bought_is_offered(ws: Workspace, ines: Customer) -> None:
    owned = stock(ws, "Ruby Velvet Gown", 1000)
    stock(ws, "Velvet Column", 1250)
    stock(ws, "Velvet Train", 1251)
    values = {"customer_id": ines.id, "product_id": owned.id, "price_paid": Decimal(1000)}
    ws.db.write(insert("purchases", **values, bought_on=TODAY - timedelta(days=9)))
    assert names(ws, ines) == ["Velvet Column"]


def test_who_might_love_a_product_is_found_by_their_words_notes_and_purchases(
    ws: Workspace, ines: Customer
) -> None:
    gown = stock(ws, "Emerald Silk Gown")
    scarf = stock(ws, "Emerald Scarf", category="accessories")
    noted = customers.add(ws, "n", first_name="Noted", notes="Adores emerald.")
    owner = customers.add(ws, "o", first_name="Owner")
    hater = customers.add(ws, "h", first_name="Hater", notes="Hates emerald.")
    gone = customers.add(ws, "g", first_name="Gone", notes="Adores emerald.")
    customers.archive(ws, gone.id, gone.version)
    tell(ws, ines, "She loved the emerald silk.")
    values = {"customer_id": owner.id, "product_id": scarf.id, "price_paid": Decimal(1000)}
    ws.db.write(insert("purchases", **values, bought_on=TODAY))
    found = recommendations.admirers(ws, gown, TODAY)
    by_id = {admirer.customer_id: admirer for admirer in found}
    assert ines.id in by_id and noted.id in by_id
    assert hater.id not in by_id and gone.id not in by_id
    assert by_id[noted.id].reasons[0].evidence == ("N", f"K{gown.id}")


def test_nobody_is_sent_to_a_sold_out_product(ws: Workspace) -> None:
    customers.add(ws, "n", first_name="Noted", notes="Adores emerald.")
    assert recommendations.admirers(ws, stock(ws, "Emerald Gown", in_stock=False), TODAY) == []
