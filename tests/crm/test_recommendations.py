"""Recommendations: in stock, in range, never what is owned or disliked, each with its records."""

import re
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from typing import Any, NoReturn

import pytest

from ai.facts import CustomerFile, ProductFact
from ai.grounding import answers as grounding
from ai.reading.families import attributes
from crm import customer_files, customers, facts, interactions, recommendations
from crm.models import Customer, Product
from crm.workspace import Workspace
from db.gateway import Query, insert
from tests.crm.conftest import NOW, TODAY, on_sqlite, table

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


@pytest.fixture(scope="session")
def boutique(demo_book: Workspace) -> Workspace:
    return demo_book


def silly(first_name: str, piece: Product | ProductFact) -> list[str]:
    """What a human would laugh at in an offer of this piece."""
    words = " ".join(re.findall(r"\w+", f"{piece.name} {piece.description}".lower()))
    never = NEVER_FOR.get(first_name, "").split()
    return [word for word in never if f" {word.replace('-', ' ')} " in f" {words} "]


def files(ws: Workspace) -> Iterator[CustomerFile]:
    for row in ws.db.rows(Query("customers"))[0]:
        yield customer_files.gather(ws, customers.get(ws, row["id"]), TODAY)


def test_over_the_whole_demo_nothing_sold_out_owned_or_disliked(boutique: Workspace) -> None:
    stocked = {p["name"] for p in boutique.db.rows(Query("products"))[0] if p["in_stock"]}
    recommended = 0
    for file in files(boutique):
        owned = {purchase.product for purchase in file.purchases}
        refused = [taste.fact.words for taste in file.known.dislikes]
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
        file = customer_files.gather(boutique, customers.get(boutique, told[name]), TODAY)
        for fit in recommendations.for_customer(boutique, file, most=99).fits:
            assert not silly(name, fit.product), (name, fit.product.name)


@pytest.mark.parametrize("share", [6, pytest.param(1, marks=pytest.mark.thorough)])
def test_nobody_is_named_for_a_piece_that_is_silly_for_them(
    boutique: Workspace, share: int
) -> None:
    named = 0
    for product in Product.all(boutique.db.rows(Query("products"))[0])[::share]:
        for admirer in recommendations.admirers(boutique, product, TODAY):
            named += 1
            assert product.in_stock
            assert not silly(admirer.name.split()[0], product), (admirer.name, product.name)
    assert named > 100 / share


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


@on_sqlite
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


@table(
    "told, offered",
    [
        ("Loves emerald.", "Scarf Tuxedo"),
        ("She loves emerald.", "Gown Scarf Tuxedo"),
        ("Loves emerald. A gown for the gala.", "Gown Scarf Tuxedo"),
        ("Loves emerald, hates ties.", "Scarf Tuxedo"),
        ("He loves emerald.", "Scarf Tie Tuxedo"),
        ("Loves emerald and cufflinks.", "Scarf Tie Tuxedo"),
        ("Loves emerald. Her husband loves his cufflinks.", "Scarf Tuxedo"),
        ("He loves emerald. He adores gowns, skirts and heels.", "Gown Scarf Tie Tuxedo"),
        ("She loves emerald. She loves long veils.", "Gown Scarf Tuxedo Veil"),
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


@on_sqlite
def test_whoever_likes_flat_shoes_is_offered_no_heels(ws: Workspace, ines: Customer) -> None:
    for name in ("Ivory Stilettos", "Ivory Ballet Flats", "Ivory Court Shoes"):
        on = "On a mid heel." if "Court" in name else ""
        stock(ws, name, category="shoes", description=on)
    tell(ws, ines, "She loves ivory, flat shoes. Asked for a gown.")
    assert names(ws, ines) == ["Ivory Ballet Flats"]


@on_sqlite
def test_the_sole_of_a_shoe_is_no_reason_to_love_it(ws: Workspace, ines: Customer) -> None:
    stock(ws, "Desert Boots", category="shoes", description="In suede on a crêpe sole.")
    tell(ws, ines, "She loves silk.")
    assert names(ws, ines) == []


def test_nobody_is_sent_to_a_sold_out_product(ws: Workspace) -> None:
    customers.add(ws, "n", first_name="Noted", notes="Adores emerald gowns.")
    assert recommendations.admirers(ws, stock(ws, "Emerald Gown", in_stock=False), TODAY) == []


CLOSET = {
    "Violet Chiffon Cape Gown": ("dresses", 9800, "In violet silk chiffon, with long sleeves."),
    "Scarlet Chiffon Gown": ("dresses", 5900, "In scarlet silk chiffon, with long sleeves."),
    "Gold Sequin Column": ("dresses", 4200, "Sewn with gold sequins, sleeveless."),
    "Ivory Strapless Gown": ("dresses", 5200, "A strapless bodice in ivory duchess satin."),
    "Ivory Crêpe Gown": ("dresses", 4800, "A high neck and long sleeves in ivory viscose crêpe."),
    "Camel Wool Coat": ("suits", 3900, "In double-faced merino wool."),
    "Camel Cotton Coat": ("suits", 2900, "In washed cotton."),
    "Black Calf Boots": ("shoes", 1200, "In polished calf with a brass buckle."),
    "Black Canvas Boots": ("shoes", 900, "In cotton canvas on a cork sole."),
    "Black Tuxedo": ("suits", 6500, "In barathea with grosgrain lapels."),
    "Bottle-Green Linen Caftan": ("dresses", 2400, "In washed Irish linen."),
}


def furnish(ws: Workspace) -> None:
    for name, (category, price, description) in CLOSET.items():
        stock(ws, name, price, category=category, description=description)


@table(
    "told, offered, never",
    [
        (
            "She is a widow, in mourning until spring. She wants violet chiffon.",
            "Violet Chiffon Cape Gown", "Scarlet Gold",
        ),
        ("In mourning. She loves red gowns, gold sequins and black.", "Black", "Scarlet Gold"),
        ("Modest cuts only. She loves ivory gowns.", "Ivory Crêpe Gown", "Strapless"),
        ("She wears a hijab. She loves ivory and sequins.", "Ivory Crêpe Gown", "Strapless Gold"),
        ("Allergic to wool. She loves camel coats.", "Camel Cotton Coat", "Wool"),
        ("Wool gives her a rash. She loves camel.", "Camel Cotton Coat", "Wool"),
        ("彼女はウールアレルギーがあります。\nShe loves camel.", "Camel Cotton Coat", "Wool"),
        ("Elle est allergique à la laine.\nShe loves camel.", "Camel Cotton Coat", "Wool"),
        ("لديها حساسية من الصوف\nShe loves camel.", "Camel Cotton Coat", "Wool"),
        ("She is vegan. She loves black boots.", "Black Canvas Boots", "Calf"),
        ("No leather, ever. She loves black boots.", "Black Canvas Boots", "Calf"),
        ("Reaction to nickel. She loves black boots.", "Black Canvas Boots", "Calf"),
        ("budget around 6000\nShe loves violet chiffon and ivory gowns.", "Ivory Crêpe", "Violet"),
        ("She won't go above €5,000. She loves ivory.", "Ivory Crêpe", "Strapless"),
        ("Up to 3k a piece. She loves camel coats.", "Camel Cotton Coat", "Wool"),
        ("She hates strapless gowns. She loves ivory.", "Ivory Crêpe Gown", "Strapless"),
        ("She loves bottle green and linen.", "Bottle-Green Linen Caftan", "Scarlet"),
        ("She loves green, and linen in summer.", "Bottle-Green Linen Caftan", "Scarlet"),
        ("She no longer wears scarlet. She loves ivory.", "Ivory", "Scarlet"),
        ("Her mother adores scarlet gowns. Ines loves ivory gowns.", "Ivory Crêpe Gown", "Scarlet"),
    ],
)  # fmt: skip
def test_no_offer_breaks_a_must_a_dislike_or_the_budget(
    ws: Workspace, ines: Customer, told: str, offered: str, never: str
) -> None:
    furnish(ws)
    tell(ws, ines, told)
    found = names(ws, ines)
    assert any(offered in name for name in found), found
    assert not [name for name in found if any(word in name for word in never.split())]


@on_sqlite
def test_dresses_are_still_offered_after_a_suit_was_bought(ws: Workspace, ines: Customer) -> None:
    furnish(ws)
    tell(ws, ines, "She loves ivory gowns and black.")
    suit = next(p for p in Product.all(ws.db.rows(Query("products"))[0]) if "Tuxedo" in p.name)
    values = {"customer_id": ines.id, "product_id": suit.id, "price_paid": Decimal(6500)}
    ws.db.write(insert("purchases", **values, bought_on=TODAY - timedelta(days=9)))
    found = names(ws, ines)
    assert "Ivory Crêpe Gown" in found and "Black Tuxedo" not in found


@on_sqlite
def test_nothing_is_offered_for_its_category_alone(ws: Workspace, ines: Customer) -> None:
    furnish(ws)
    first, second, third = Product.all(ws.db.rows(Query("products"))[0])[:3]
    for piece in (first, second, third):
        values = {"customer_id": ines.id, "product_id": piece.id, "price_paid": Decimal(9000)}
        ws.db.write(insert("purchases", **values, bought_on=TODAY - timedelta(days=9)))
    assert not set(names(ws, ines)) & {"Ivory Crêpe Gown", "Ivory Strapless Gown"}


def test_the_reason_is_the_fact_with_its_day_and_what_was_corrected_stands(
    ws: Workspace, ines: Customer
) -> None:
    furnish(ws)
    tell(ws, ines, "She loves ivory gowns.")
    file = customer_files.gather(ws, customers.get(ws, ines.id), TODAY)
    (best, *_) = recommendations.for_customer(ws, file).fits
    assert best.reasons[0].text == (
        "Loves “ivory gowns” (11 March 2026): this piece has ivory and gown."
    )
    [like] = [fact for fact in facts.of_customer(ws, ines.id) if fact.kind == "like"]
    facts.reject(ws, like.id, like.version)
    assert names(ws, ines) == []
    facts.add(ws, ines.id, "own", TODAY, kind="like", words="camel", whose="", named_on=None)
    tell(ws, ines, "She came by.")
    assert set(names(ws, ines)) == {"Camel Wool Coat", "Camel Cotton Coat"}


@on_sqlite
def test_an_occasion_ranks_what_is_made_for_it_and_its_season(
    ws: Workspace, ines: Customer
) -> None:
    stock(ws, "Ivory Velvet Gown", 3000, description="For winter evenings.")
    stock(ws, "Ivory Linen Gown", 3100, description="For garden weddings and terraces.")
    tell(ws, ines, "She loves ivory. Her sister's wedding is on 12 July.")
    assert names(ws, ines) == ["Ivory Linen Gown", "Ivory Velvet Gown"]
    file = customer_files.gather(ws, customers.get(ws, ines.id), TODAY)
    reasons = [each.text for each in recommendations.for_customer(ws, file).fits[0].reasons]
    assert "Made for the wedding (Her sister) on 12 July 2026." in reasons


def test_who_might_love_a_new_piece_is_a_question_to_the_facts(ws: Workspace) -> None:
    told = {
        "Lover": "She loves bottle green, and linen in the heat.",
        "Green": "She adores green gowns.",
        "Asker": "She asked us to find a linen caftan.",
        "Hater": "She loves green but hates linen.",
        "Modest": "She loves linen. Allergic to linen, of all things.",
        "Poor": "She loves linen. budget around 900",
        "Mother": "Her mother loves bottle green linen. She wears gowns.",
        "Gone": "She loves bottle green linen.",
        "Ivory": "She loves ivory silk.",
        "Changed": "She loves ivory, and no longer wears green; she has had enough of green.",
    }
    ids = {}
    for name, words in told.items():
        someone = customers.add(ws, name, first_name=name)
        tell_as(ws, someone, words, name)
        ids[someone.id] = name
        if name == "Gone":
            fresh = customers.get(ws, someone.id)
            customers.archive(ws, fresh.id, fresh.version)
    caftan = stock(
        ws, "Bottle-Green Linen Caftan", 2400, description="In washed Irish linen, ankle-length."
    )
    found = recommendations.admirers(ws, caftan, TODAY)
    assert ids[found[0].customer_id] == "Lover"
    assert {ids[each.customer_id] for each in found} == {"Lover", "Green", "Asker"}


DENIED = (
    "a gown, new, not black",
    "a gown in anything but black",
    "gowns, but no black this time",
    "a gown, never black again",
    "an ivory gown instead of a black one",
    "an ivory gown rather than black",
    "an ivory gown without black lace",
    "an ivory gown, nothing black",
    "gowns of any colour other than black",
    "a gown not black but ivory",
    "Not in black: an ivory gown",
)


@on_sqlite
def test_what_a_wish_says_no_to_is_no_reason(ws: Workspace, ines: Customer) -> None:
    furnish(ws)
    for asked in (*DENIED, "a gown not only black but ivory"):
        wish = facts.add(
            ws, ines.id, asked, TODAY, kind="request", words=asked, whose="", named_on=None
        )
        offers = names(ws, ines)
        assert any("Black" in name for name in offers) == (asked not in DENIED), asked
        assert "Ivory Crêpe Gown" in offers, asked
        facts.reject(ws, wish.id, wish.version)


def tell_as(ws: Workspace, someone: Customer, words: str, key: str) -> None:
    interactions.log(ws, someone.id, key, TODAY, type="call", content=words, date=NOW)


def test_no_text_is_read_to_find_admirers_or_offers(
    ws: Workspace, ines: Customer, monkeypatch: pytest.MonkeyPatch
) -> None:
    furnish(ws)
    tell(ws, ines, "She loves ivory gowns. Allergic to wool.")

    def read(*_: object) -> NoReturn:
        raise AssertionError("a text was parsed")

    monkeypatch.setattr("ai.reading.parse.parse", read)
    monkeypatch.setattr("ai.reading.reader.parse", read)
    assert "Ivory Crêpe Gown" in names(ws, ines)
    gown = next(p for p in Product.all(ws.db.rows(Query("products"))[0]) if "Crêpe" in p.name)
    assert [each.customer_id for each in recommendations.admirers(ws, gown, TODAY)] == [ines.id]


@on_sqlite
def test_a_widow_in_mourning_who_asks_for_violet_chiffon_is_offered_it_and_nothing_bright(
    ws: Workspace, ines: Customer
) -> None:
    furnish(ws)
    tell(ws, ines, "She is a widow, in mourning until spring. She loves chiffon and sequins.")
    facts.add(
        ws, ines.id, "asked", TODAY, kind="request", words="violet chiffon", whose="", named_on=None
    )
    assert names(ws, ines) == ["Violet Chiffon Cape Gown"]
