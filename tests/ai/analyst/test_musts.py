"""Thirty clients with a must among twelve other facts: it is said whole, and no offer breaks it."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from ai.analyst.fitting import fitting
from ai.facts import CustomerFile, InteractionFact, ProductFact, Profile
from ai.skills.customer_insights import CUSTOMER_INSIGHTS
from tests.ai.understood import understood

TODAY = date(2026, 3, 11)
OTHERS = (
    "She loves ivory. She loves black. She adores emerald silk. She loves camel coats. Loves "
    "linen in the heat. Shoe 38. Dress size FR 38. Her sister Odette came along. The Venice "
    "premiere is on 5 September. Prefers WhatsApp. I promised to send the swatches by Friday. "
    "Bought both on the spot."
)
CLOSET = {
    "Camel Wool Coat": "In double-faced merino wool.",
    "Camel Cotton Coat": "In washed cotton.",
    "Emerald Silk Gown": "In silk charmeuse, long-sleeved with a high neck.",
    "Ivory Strapless Gown": "Strapless, in viscose.",
    "Ivory Viscose Column": "Long sleeves and a high neck.",
    "Black Calf Boots": "In polished calf with a brass buckle, flat.",
    "Black Canvas Stilettos": "In cotton canvas on a high heel.",
    "Black Canvas Boots": "In cotton canvas.",
    "Ivory Fur Stole": "In ivory fox fur.",
    "Scarlet Linen Dress": "In washed linen, long sleeves.",
    "Ivory Linen Dress": "In washed linen, long sleeves.",
    "Black Feather Cape": "Trimmed with ostrich feathers.",
    "Ivory Rubber Boots": "In natural rubber.",
    "Ivory Cashmere Wrap": "In two-ply cashmere.",
    "Black Horn-Button Blazer": "In cotton with horn buttons.",
    "Emerald Sequin Column": "Sewn with sequins, sleeves to the wrist.",
}
ANIMAL = "Wool Silk Calf Fur Feather Cashmere Horn"
MUSTS = [
    # a must, the pieces that would break it by a word of their name
    ("Allergic to wool, check every lining.", "Wool Cashmere"),
    ("Wool gives her a rash within the hour.", "Wool Cashmere"),
    ("No wool in any form.", "Wool Cashmere"),
    ("Can't wear cashmere near the neck.", "Cashmere"),
    ("She is vegan.", ANIMAL),
    ("Strictly vegan, also the glue.", ANIMAL),
    ("Nothing of animal origin, ever: she is a vegan.", ANIMAL),
    ("No fur, ever.", "Fur"),
    ("Never fur and never feathers.", "Fur Feather"),
    ("No leather, she was quite clear.", "Calf"),
    ("Reaction to nickel, no metal on the skin.", "Calf"),
    ("Nickel allergy.", "Calf"),
    ("Allergic to latex.", "Rubber"),
    ("Reacts badly to latex and to rubber.", "Rubber"),
    ("Modest cuts only.", "Strapless"),
    ("She dresses modestly, for religious reasons.", "Strapless"),
    ("Wears a hijab in public.", "Strapless"),
    ("In mourning until the summer.", "Scarlet Sequin Emerald"),
    ("She is in mourning for her husband.", "Scarlet Sequin Emerald"),
    ("She cannot wear heels any longer.", "Stilettos"),
    ("Never heels, doctor's orders.", "Stilettos"),
    ("Seven months pregnant.", "Stilettos"),
    ("Elle est allergique à la laine.", "Wool Cashmere"),
    ("Pas de fourrure, jamais.", "Fur"),
    ("Allergica alla lana.", "Wool Cashmere"),
    ("Kein Pelz, niemals.", "Fur"),
    ("彼女はウールアレルギーがあります", "Wool Cashmere"),
    ("لديها حساسية من الصوف", "Wool Cashmere"),
    ("Carries an EpiPen, allergic to nuts.", ""),
    ("Never call before noon, and never mention the divorce.", ""),
]


def client(must: str, place: int) -> CustomerFile:
    """A client whose must stands in one of thirteen records."""
    words = OTHERS.split(". ")
    words.insert(place % len(words), must)
    records = tuple(
        InteractionFact(f"I{n}", TODAY - timedelta(n), "call", "", text, None)
        for n, text in enumerate(words, start=1)
    )
    profile = Profile(
        "Ines Moreau", "customer", "", TODAY, len(records), {"call": len(records)}, TODAY, TODAY,
        None, None, 0, Decimal(0),
    )  # fmt: skip
    return understood(CustomerFile(TODAY, profile, "", records, (), ()))


@pytest.mark.parametrize(("place", "must", "broken"), [(n, *row) for n, row in enumerate(MUSTS)])
def test_a_must_is_said_whole_and_first_and_no_offer_breaks_it(
    place: int, must: str, broken: str
) -> None:
    file = client(must, place)
    assert must.rstrip(".") in [fact.words.rstrip(".") for fact in file.known.musts]
    things = CUSTOMER_INSIGHTS.offline(file).things_to_know
    first = [claim.text for claim in things[: len(file.known.musts)]]
    assert f"Never overlook: “{must.rstrip('.')}”." in first
    closet = [
        ProductFact(f"K{n}", name, "dresses", Decimal(900), True, description)
        for n, (name, description) in enumerate(CLOSET.items())
    ]
    offers = {fit.product.name for fit in fitting(file, closet, len(closet))}
    words = {name: set(name.replace("-", " ").split()) for name in offers}
    assert not [name for name in offers if words[name] & set(broken.split())]
    allowed = (fact for fact in file.understanding if fact.kind not in ("must", "dislike"))
    free = replace(file, understanding=tuple(allowed))
    loved = {fit.product.name for fit in fitting(free, closet, len(closet))}
    assert loved - offers or not broken, "nothing was ruled out that would have been offered"
    assert len(offers) > 3
