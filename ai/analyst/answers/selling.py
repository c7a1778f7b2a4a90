"""Answers on selling: what to offer, what was bought, what to say to an objection, how to close."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import islice

from ai.analyst.answers import matters, pieces
from ai.analyst.answers.periods import Spending
from ai.analyst.answers.questions import Asked
from ai.analyst.answers.quoting import quote, sentences_of
from ai.analyst.fitting import Fit, fitting
from ai.analyst.phrases import claim, quotable
from ai.analyst.vetoes import veto
from ai.claims import Claim
from ai.facts import CustomerFile, ProductFact, PurchaseFact, full_date
from ai.reading.families import attributes, named
from ai.reading.lexicon import singular

MOST_OFFERS = 4
_RETURNED = re.compile(
    r"\b(?:returned|refund\w*|exchanged?|took (?:it|them|both) back|came back|"
    r"(?:sent|brought|gave|sends|brings) (?:\w+ ){1,6}back|(?:sent|brought) back)\b",
    re.IGNORECASE,
)
CATEGORIES = {"suit": "suits", "dress": "dresses", "gown": "dresses", "shoe": "shoes",
               "accessory": "accessories", "shoes": "shoes"}  # fmt: skip
"""The category that a word for a piece means."""


def offer(file: CustomerFile, asked: Asked) -> Iterator[Claim]:
    """Pieces in stock that the records speak for, none above the price asked for."""
    fits = [fit for fit in _affordable(file, asked.limit) if fit.product.id not in asked.but]
    wanted = [fit for fit in fits if _is_asked_for(fit.product, asked)]
    if not wanted and (free := list(_not_forbidden(file, asked))):
        yield from free
        return
    under = f" up to {_euros(asked.limit)}" if asked.limit is not None else ""
    if not fits:
        because = ["Q"] if under else ["C"]
        yield claim(f"No piece{under} in stock fits these records.", because)
        return
    if not wanted:
        yield claim("None of the pieces that fit is of that kind; these come closest.", ["Q"])
    for fit in (wanted or fits)[:MOST_OFFERS]:
        yield piece(fit)


def _not_forbidden(file: CustomerFile, asked: Asked) -> Iterator[Claim]:
    """Pieces of the category asked for that no record speaks for, and none against."""
    if not any(singular(word) in CATEGORIES for word in asked.topics):
        return
    for product in file.products:
        is_free = product.in_stock and product.id not in asked.but and quotable(product.text)
        if is_free and _is_asked_for(product, asked) and not _is_ruled_out(file, product):
            about = " ".join(product.description.split()).rstrip(".")
            text = f"Nothing that I have read speaks against the {product.name}"
            yield claim(f"{text}, €{product.price:,.2f}: {about}.", [product.id])


def _is_ruled_out(file: CustomerFile, product: ProductFact) -> bool:
    return veto(product.text, file.known) is not None or any(pieces.against(file, product.text))


def piece(fit: Fit) -> Claim:
    """A product with its price and the strongest reason for it."""
    product = fit.product
    reason = f" {fit.reasons[0].text}" if fit.reasons else ""
    evidence = fit.reasons[0].evidence if fit.reasons else ()
    return claim(f"{product.name}, €{product.price:,.2f}.{reason}", [product.id, *evidence])


def bought(file: CustomerFile, asked: Asked) -> Iterator[Claim]:
    """What was spent, and the newest purchases; in the period and of the kind that is named."""
    profile, period = file.profile, asked.period
    if not file.purchases:
        yield claim(f"{profile.name} has bought nothing yet.", ["C"])
        return
    inside = [item for item in file.purchases if period is None or period.holds(item.on)]
    wanted = [item for item in inside if _is_asked_for(item, asked)]
    within = f" {period.words}" if period else ""
    if not inside:
        yield claim(f"Nothing was bought{within}; the last purchase was this:", ["Q"])
    elif not wanted:
        yield claim(f"Nothing of that kind was bought{within}; this was:", ["Q"])
    spent = Spending.of(inside)
    if spent.pieces and len(wanted) in (0, len(inside)):
        told = spent.text if spent.pieces > 1 else f"1 piece for €{spent.total:,}"
        yield claim(f"Bought{within}: {told}.", ["Q"])
    for item in (wanted or inside or list(file.purchases)[:1])[:6]:
        each = f"{item.quantity} × {item.product}" if item.quantity > 1 else item.product
        total = item.price * item.quantity
        yield claim(f"On {full_date(item.on)}: {each}, €{total:,.2f}.", [item.id])
    if spent.dearest and spent.pieces > 1:
        top = spent.dearest
        yield claim(f"The dearest piece was {top.product}, €{top.price:,.2f}.", [top.id])


def budget(file: CustomerFile, asked: Asked) -> Iterator[Claim]:
    """What the customer spends at most, as facts say, else what was spent."""
    facts = file.known.of_kind("budget")
    for fact in facts[:4]:
        yield quote(fact.quote or fact.words, fact.record, fact.said_on, fact.whose)
    if not facts:
        yield from bought(file, asked)


def returned(file: CustomerFile, _: Asked) -> Iterator[Claim]:
    """What records tell of things that came back."""
    told = [said for said in sentences_of(file) if _RETURNED.search(said.text)]
    for said in told[:4]:
        yield quote(said.text, said.id, said.on)
    if not told:
        yield claim("I have read of nothing that was sent or brought back.", ["C"])


def objection(file: CustomerFile, asked: Asked) -> Iterator[Claim]:
    """What the client's own records have to say to it."""
    yield from islice(matters.of_kind(file, matters.OBJECTION), 1)
    told = False
    for rule in _rules_for(asked.words.lower()):
        for made in rule(file):
            told = True
            yield made
    if not told:
        name = file.profile.name
        yield claim(f"No like, purchase or day ahead of {name} is recorded to answer with.", ["C"])


def strategy(file: CustomerFile) -> Iterator[Claim]:
    """The step that fits the stage, how they decide, what they ask for and object to."""
    profile = file.profile
    yield step(file)
    yield from _way_to_decide(file)
    yield from islice(matters.wishes(file), 1)
    yield from islice(matters.of_kind(file, matters.OBJECTION), 1)
    yield from islice(matters.of_kind(file, matters.AHEAD, matters.OPEN_PROMISE), 2)
    fits = _affordable(file, None)
    if fits and profile.stage != "lead":
        best = piece(fits[0])
        yield best.model_copy(update={"text": f"A piece to close with: {best.text}"})


def dearest(purchases: tuple[PurchaseFact, ...]) -> PurchaseFact:
    """The purchase of the highest price for one piece."""
    return max(purchases, key=lambda item: item.price)


def best_piece(file: CustomerFile) -> Iterator[Claim]:
    """The one piece that fits best."""
    for fit in _affordable(file, None)[:1]:
        made = piece(fit)
        yield made.model_copy(update={"text": f"A piece to mention: {made.text}"})


def _affordable(file: CustomerFile, limit: Decimal | None) -> list[Fit]:
    """The products in stock that fit, the best first, none above the limit."""
    given = [
        product
        for product in file.products
        if quotable(product.name) and not veto(product.text, file.known)
        if limit is None or product.price <= limit
    ]
    return fitting(file, given, len(given))


def _is_asked_for(item: ProductFact | PurchaseFact, asked: Asked) -> bool:
    """Whether a piece is of the category, colour, fabric and garment that the question names."""
    words = [singular(word) for word in asked.topics]
    categories = {CATEGORIES[word] for word in words if word in CATEGORIES}
    if categories and item.category not in categories:
        return False
    found = attributes(" ".join(asked.topics))
    traits = [word for word in (*found.colours, *found.fabrics, *found.garments) if word != "piece"]
    return all(named(word, item.text) for word in traits if word not in CATEGORIES)


def _euros(price: Decimal) -> str:
    return f"€{price:,.2f}".removesuffix(".00")


def step(file: CustomerFile) -> Claim:
    """The next step on the way from lead to customer."""
    profile = file.profile
    met = profile.contacts_by_type.get("meeting", 0)
    bought = "1 purchase" if profile.purchases == 1 else f"{profile.purchases} purchases"
    standing = f"with {bought}" if profile.purchases else "with nothing bought yet"
    next_step = {
        "lead": "another visit, with pieces laid out" if met else "a first visit to the salon",
        "prospect": "a proposal of one piece, with a day to decide by",
    }.get(profile.stage, "the next occasion, with a piece for it")
    return claim(f"Stage is {profile.stage}, {standing}; the step that fits is {next_step}.", ["C"])


def _rules_for(words: str) -> list[Callable[[CustomerFile], Iterator[Claim]]]:
    """What helps against doubts about the time, against hesitation, or against the price."""
    if any(word in words for word in ("not now", "not yet", "later", "time", "season")):
        return [_reasons_to_return, _heart]
    if any(word in words for word in ("think", "sure", "hesit")):
        return [_way_to_decide, _heart, _reasons_to_return]
    return [_price, _heart, _way_to_decide, _reasons_to_return]


def _price(file: CustomerFile) -> Iterator[Claim]:
    """Past prices paid, and the gentlest price among the pieces that fit."""
    if file.purchases:
        top = dearest(file.purchases)
        yield claim(
            f"Recall {top.product} of {full_date(top.on)}: they have paid €{top.price:,.2f} "
            "for one piece.",
            [top.id],
        )
    fits = _affordable(file, None)
    if fits:
        gentle = piece(min(fits, key=lambda fit: fit.product.price))
        yield gentle.model_copy(update={"text": f"A gentler price: {gentle.text}"})


def _heart(file: CustomerFile) -> Iterator[Claim]:
    """What was said with love, to speak of instead of the figure."""
    for taste in file.known.likes[:2]:
        fact = taste.fact
        words = fact.quote or fact.words
        yield quote(words, fact.record, fact.said_on, "Speak of what they love")


def _way_to_decide(file: CustomerFile) -> Iterator[Claim]:
    """How the customer has decided before."""
    for fact in file.known.of_kind("decision")[:1]:
        yield quote(fact.quote or fact.words, fact.record, fact.said_on, "How they decide")


def _reasons_to_return(file: CustomerFile) -> Iterator[Claim]:
    """What gives a natural day to come back on."""
    today = file.today
    overdue = {item.id for item in file.follow_ups if item.due_on < today}
    found = matters.of_kind(file, matters.AHEAD, matters.OPEN_PROMISE, matters.DUE)
    for made in islice((made for made in found if overdue.isdisjoint(made.evidence)), 2):
        text = f"A reason to come back: {made.text[0].lower()}{made.text[1:]}"
        yield made.model_copy(update={"text": text})
    yield from matters.next_contact(file)
