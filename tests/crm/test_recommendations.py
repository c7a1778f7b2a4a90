"""Recommendations: in stock, in range, never what is owned or disliked, each with its records."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from ai.analyst.insights.findings import Findings
from ai.facts import CustomerFile, ProductFact
from ai.grounding import answers as grounding
from ai.reading.preferences import attributes
from crm import customer_files, customers, demo, interactions, recommendations
from crm.models import Customer, Product
from crm.workspace import OFFLINE, Workspace
from db.gateway import Query, insert
from db.sqlite import SQLiteGateway
from tests.crm.conftest import NOW, TODAY

LEATHERS = "leather suede calf calfskin nappa kid patent"
WOOLS = "wool mohair flannel cashmere merino tweed worsted"
GOWNS = (
    "gown ballgown column sheath shirt-dress wrap-dress tea-dress slip-dress drape-dress "
    "midi-dress cocktail-dress plissé-dress heel heels heeled stilettos court-shoes "
    "ballet-flats clutch minaudière earrings veil opera-gloves trouser-suit women"
)
TIES = (
    "bow-tie cufflink cufflinks dress-studs cummerbund pocket-square morning-coat monk-straps "
    "oxfords opera-pumps"
)
NEVER_FOR = {
    "Aria": f"yellow marigold saffron mustard lemon gold golden veil {TIES}",
    "Lucian": f"brown cognac tobacco camel chocolate tan {GOWNS}",
    "Seraphine": f"strapless lace veil {TIES}",
    "Dashiell": GOWNS,
    "Imogen": f"sequin sequins floral heel heels stilettos veil {TIES}",
    "Cosima": f"{WOOLS} taffeta veil {TIES}",
    "Ezra": f"tuxedo {GOWNS}",
    "Beatrix": f"beige sand stone veil {TIES}",
    "Rafael": GOWNS,
    "Priya": f"strapless {TIES}",
    "Nikolai": f"velvet {GOWNS}",
    "Odette": f"grey graphite charcoal silver heel heels stilettos veil {TIES}",
    "Jonah": f"white ivory cream {GOWNS}",
    "Mireille": f"{LEATHERS} fur veil {TIES}",
    "Caspian": f"{LEATHERS} {WOOLS} silk satin charmeuse horn {GOWNS}",
    "Ondrelle": f"black onyx ebony veil {TIES}",
    "Vivienne": f"chalk-stripe veil {TIES}",
    "紗和子": f"veil {TIES}",
    "ريم": TIES,
    "תהילה": f"heel heels stilettos {TIES}",
    "Мирослава": f"heel heels stilettos veil brown {TIES}",
    "Ευρυδίκη": TIES,
    "서윤": f"black onyx ebony {TIES}",
    "Éléonore": f"tulle {TIES}",
    "Kiki": TIES,
    "Augustin": f"linen {GOWNS}",
    "Percival": GOWNS,
    "Mallory": GOWNS,
    "Constance": f"veil {TIES}",
    "Leopoldine": f"veil sequins lamé {TIES}",
    "Bastien": f"{WOOLS} {GOWNS}",
    "Henrietta": f"ruffles frills veil {TIES}",
    "Thaddeus": GOWNS,
    "Marisela": f"veil {TIES}",
    "Silas": GOWNS,
    "Anneke": f"heel heels stilettos veil {TIES}",
    "Corentin": GOWNS,
    "Zenobia": f"veil {TIES}",
    "Dmitri": f"cufflink cufflinks {GOWNS}",
    "Fleur": f"heel heels stilettos {TIES}",
    "Gideon": f"bow-tie {GOWNS}",
    "Rosalind": "sleeveless strapless veil",
    "Ignatius": f"bow-tie {GOWNS}",
    "Saoirse": TIES,
    "Magnus": f"black {GOWNS}",
    "Juniper": f"pink fuchsia rose blush {TIES}",
    "Obadiah": f"velvet {GOWNS}",
    "Talulah": TIES,
    "Lorcan": GOWNS,
    "Philomena": TIES,
    "Evander": f"bow-tie {GOWNS}",
    "Clementine": TIES,
    "Hugo": GOWNS,
    "Isaura": f"beige sand {TIES}",
}
"""What clients dislike, and what nobody would offer them, by clients.toml read by a human: words
that no piece for them may have, where a hyphen stands for a space."""


@pytest.fixture(scope="module")
def boutique(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    path = tmp_path_factory.mktemp("demo") / "book.db"
    demo.make_book(path)
    yield Workspace(SQLiteGateway(path), OFFLINE)


def silly(first_name: str, piece: Product | ProductFact) -> list[str]:
    """What a human would laugh at in an offer of this piece."""
    words = " ".join(re.findall(r"\w+", f"{piece.name} {piece.description}".lower()))
    never = NEVER_FOR.get(first_name, "").split()
    return [word for word in never if f" {word.replace('-', ' ')} " in f" {words} "]


def files(ws: Workspace) -> Iterator[CustomerFile]:
    for row in ws.db.rows(Query("customers"))[0]:
        yield customer_files.gather(ws, customers.get(ws, row["id"]), date.today())


def test_over_the_whole_demo_nothing_sold_out_owned_or_disliked(boutique: Workspace) -> None:
    stocked = {p["name"] for p in boutique.db.rows(Query("products"))[0] if p["in_stock"]}
    recommended = 0
    for file in files(boutique):
        owned = {purchase.product for purchase in file.purchases}
        refused = [p.what.words for p in Findings(file).preferences if not p.what.liked]
        for fit in recommendations.for_customer(boutique, file).fits:
            recommended += 1
            assert fit.product.name in stocked - owned
            text = f"{fit.product.name} {fit.product.description}".lower().split()
            for words in refused:
                told = attributes(words)
                traits = {*told.colours, *told.fabrics, *told.garments, *told.styles}
                assert not traits or not traits <= set(text), (file.profile.name, words)
    assert recommended > 100


def test_nobody_is_offered_what_a_human_reads_to_be_silly_for_them(boutique: Workspace) -> None:
    told = {row["first_name"]: row["id"] for row in boutique.db.rows(Query("customers"))[0]}
    for name in NEVER_FOR:
        file = customer_files.gather(boutique, customers.get(boutique, told[name]), date.today())
        for fit in recommendations.for_customer(boutique, file, most=99).fits:
            assert not silly(name, fit.product), (name, fit.product.name)


def test_nobody_is_named_for_a_piece_that_is_silly_for_them(boutique: Workspace) -> None:
    named = 0
    for product in Product.all(boutique.db.rows(Query("products"))[0]):
        for admirer in recommendations.admirers(boutique, product, date.today()):
            named += 1
            assert product.in_stock
            assert not silly(admirer.name.split()[0], product), (admirer.name, product.name)
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


def tell(ws: Workspace, story: Customer, words: str) -> None:
    interactions.log(ws, story.id, words, TODAY, type="call", content=words, date=NOW)


def names(ws: Workspace, story: Customer) -> list[str]:
    file = customer_files.gather(ws, customers.get(ws, story.id), TODAY)
    return [fit.product.name for fit in recommendations.for_customer(ws, file).fits]


def test_a_kind_of_what_is_liked_is_offered_and_of_what_is_disliked_is_not(
    ws: Workspace, ines: Customer
) -> None:
    for name in ("Emerald Silk Gown", "Jade Suede Coat", "Navy Cotton Dress", "Saffron Jade Wrap"):
        stock(ws, name)
    stock(ws, "Emerald Cape", in_stock=False)
    tell(ws, ines, "She loves green gowns. She hates leather and avoids yellow.")
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
    noted = customers.add(ws, "n", first_name="Noted", notes="Adores emerald gowns.")
    owner = customers.add(ws, "o", first_name="Owner")
    hater = customers.add(ws, "h", first_name="Hater", notes="Hates emerald. Wears gowns.")
    gone = customers.add(ws, "g", first_name="Gone", notes="Adores emerald gowns.")
    customers.archive(ws, gone.id, gone.version)
    tell(ws, ines, "She loved the emerald silk for a gown.")
    values = {"customer_id": owner.id, "product_id": scarf.id, "price_paid": Decimal(1000)}
    ws.db.write(insert("purchases", **values, bought_on=TODAY))
    found = recommendations.admirers(ws, gown, TODAY)
    by_id = {admirer.customer_id: admirer for admirer in found}
    assert ines.id in by_id and noted.id in by_id
    assert hater.id not in by_id and gone.id not in by_id
    assert by_id[noted.id].reasons[0].evidence == ("N", f"K{gown.id}")


@pytest.mark.parametrize(
    ("told", "offered"),
    [
        ("She loves emerald.", "Scarf Tuxedo"),
        ("She loves emerald. A gown for the gala.", "Gown Scarf Tuxedo"),
        ("Loves emerald, hates ties.", "Scarf Tuxedo"),
        ("Loves emerald. Has worn out his cufflinks.", "Scarf Tie Tuxedo"),
        ("Loves emerald. Braces. Brogues. A veil for the bride.", "Scarf Tie Tuxedo Veil"),
    ],
)
def test_a_piece_is_offered_from_the_wardrobe_that_the_records_speak_of(
    ws: Workspace, ines: Customer, told: str, offered: str
) -> None:
    for kind in ("Scarf", "Tie", "Veil"):
        stock(ws, f"Emerald {kind}", category="accessories")
    stock(ws, "Emerald Tuxedo", category="suits")
    stock(ws, "Emerald Gown")
    tell(ws, ines, told)
    assert sorted(names(ws, ines)) == [f"Emerald {kind}" for kind in offered.split()]


def test_whoever_likes_flat_shoes_is_offered_no_heels(ws: Workspace, ines: Customer) -> None:
    for name in ("Ivory Stilettos", "Ivory Ballet Flats", "Ivory Court Shoes"):
        on = "On a mid heel." if "Court" in name else ""
        stock(ws, name, category="shoes", description=on)
    tell(ws, ines, "She loves ivory, flat shoes. Asked for a gown.")
    assert names(ws, ines) == ["Ivory Ballet Flats"]


def test_the_sole_of_a_shoe_is_no_reason_to_love_it(ws: Workspace, ines: Customer) -> None:
    stock(ws, "Desert Boots", category="shoes", description="In suede on a crêpe sole.")
    tell(ws, ines, "She loves silk.")
    assert names(ws, ines) == []


def test_nobody_is_sent_to_a_sold_out_product(ws: Workspace) -> None:
    customers.add(ws, "n", first_name="Noted", notes="Adores emerald gowns.")
    assert recommendations.admirers(ws, stock(ws, "Emerald Gown", in_stock=False), TODAY) == []
