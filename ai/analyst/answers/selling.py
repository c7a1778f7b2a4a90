"""Answers on selling: what to offer, what was bought, what to say to an objection, how to close."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import islice

from ai.analyst.answers import matters, tastes
from ai.analyst.answers.questions import Asked
from ai.analyst.answers.quoting import excerpt, quote
from ai.analyst.fitting import Fit, fitting
from ai.analyst.insights.findings import Findings
from ai.analyst.phrases import claim, quotable
from ai.claims import Claim
from ai.facts import ProductFact, PurchaseFact, full_date
from ai.reading.commitments import requests
from ai.reading.families import named
from ai.reading.lexicon import singular
from ai.reading.preferences import attributes

MOST_OFFERS = 4
_CATEGORIES = {"suit": "suits", "dress": "dresses", "gown": "dresses", "shoe": "shoes",
               "accessory": "accessories"}  # fmt: skip


def offer(findings: Findings, asked: Asked) -> Iterator[Claim]:
    """Pieces in stock that the records speak for, none above the price asked for."""
    fits = _affordable(findings, asked.limit)
    wanted = [fit for fit in fits if _is_asked_for(fit.product, asked)]
    under = f" up to {_euros(asked.limit)}" if asked.limit is not None else ""
    if not fits:
        because = ["Q"] if under else ["C"]
        yield claim(f"No piece{under} in stock fits these records.", because)
        return
    if not wanted:
        yield claim("None of the pieces that fit is of that kind; these come closest.", ["Q"])
    for fit in (wanted or fits)[:MOST_OFFERS]:
        yield piece(fit)


def piece(fit: Fit) -> Claim:
    """A product with its price and the strongest reason for it."""
    product = fit.product
    reason = f" {fit.reasons[0].text}" if fit.reasons else ""
    evidence = fit.reasons[0].evidence if fit.reasons else ()
    return claim(f"{product.name}, €{product.price:,.2f}.{reason}", [product.id, *evidence])


def bought(findings: Findings, asked: Asked) -> Iterator[Claim]:
    """The total, and the newest purchases; of one kind when the question names it."""
    profile, purchases = findings.file.profile, findings.file.purchases
    if not purchases:
        yield claim(f"{profile.name} has bought nothing yet.", ["C"])
        return
    wanted = [item for item in purchases if _is_asked_for(item, asked)]
    if not wanted:
        yield claim("Nothing of that kind was bought; this was:", ["Q", "C"])
    counted = f"{profile.purchases} purchases" if profile.purchases > 1 else "1 purchase"
    yield claim(f"{counted} for €{profile.bought_total:,} in all.", ["C"])
    for item in (wanted or list(purchases))[:6]:
        each = f"{item.quantity} × {item.product}" if item.quantity > 1 else item.product
        total = item.price * item.quantity
        yield claim(f"On {full_date(item.on)}: {each}, €{total:,.2f}.", [item.id])
    if len(purchases) > 1:
        top = dearest(purchases)
        yield claim(f"The dearest piece was {top.product}, €{top.price:,.2f}.", [top.id])


def objection(findings: Findings, asked: Asked) -> Iterator[Claim]:
    """What the client's own records have to say to it."""
    yield from islice(matters.of_kind(findings, matters.OBJECTION), 1)
    told = False
    for rule in _rules_for(asked.words.lower()):
        for made in rule(findings):
            told = True
            yield made
    if not told:
        name = findings.file.profile.name
        yield claim(f"No like, purchase or day ahead of {name} is recorded to answer with.", ["C"])


def strategy(findings: Findings) -> Iterator[Claim]:
    """The step that fits the stage, how they decide, what they ask for and object to."""
    profile = findings.file.profile
    yield step(findings)
    yield from _way_to_decide(findings)
    for item in findings.file.interactions[:5]:
        wishes = requests(item.content, item.on)
        if wishes and quotable(wishes[0].sentence):
            yield quote(wishes[0].sentence, item.id, item.on, "Asked for")
            break
    yield from islice(matters.of_kind(findings, matters.OBJECTION), 1)
    yield from islice(matters.of_kind(findings, matters.AHEAD, matters.OPEN_PROMISE), 2)
    fits = _affordable(findings, None)
    if fits and profile.stage != "lead":
        best = piece(fits[0])
        yield best.model_copy(update={"text": f"A piece to close with: {best.text}"})


def dearest(purchases: tuple[PurchaseFact, ...]) -> PurchaseFact:
    """The purchase of the highest price for one piece."""
    return max(purchases, key=lambda item: item.price)


def best_piece(findings: Findings) -> Iterator[Claim]:
    """The one piece that fits best."""
    for fit in _affordable(findings, None)[:1]:
        made = piece(fit)
        yield made.model_copy(update={"text": f"A piece to mention: {made.text}"})


def _affordable(findings: Findings, limit: Decimal | None) -> list[Fit]:
    """The products in stock that fit, the best first, none above the limit."""
    given = [
        product
        for product in findings.file.products
        if quotable(product.name)
        if limit is None or product.price <= limit
    ]
    return fitting(findings.file, given, len(given))


def _is_asked_for(item: ProductFact | PurchaseFact, asked: Asked) -> bool:
    """Whether a piece is of the category, colour, fabric and garment that the question names."""
    words = [singular(word) for word in asked.topics]
    categories = {_CATEGORIES[word] for word in words if word in _CATEGORIES}
    if categories and item.category not in categories:
        return False
    found = attributes(" ".join(asked.topics))
    traits = (*found.colours, *found.fabrics, *found.garments)
    return all(named(word, item.text) for word in traits if word not in _CATEGORIES)


def _euros(price: Decimal) -> str:
    return f"€{price:,.2f}".removesuffix(".00")


def step(findings: Findings) -> Claim:
    """The next step on the way from lead to customer."""
    profile = findings.file.profile
    met = profile.contacts_by_type.get("meeting", 0)
    bought = "1 purchase" if profile.purchases == 1 else f"{profile.purchases} purchases"
    standing = f"with {bought}" if profile.purchases else "with nothing bought yet"
    next_step = {
        "lead": "another visit, with pieces laid out" if met else "a first visit to the salon",
        "prospect": "a proposal of one piece, with a day to decide by",
    }.get(profile.stage, "the next occasion, with a piece for it")
    return claim(f"Stage is {profile.stage}, {standing}; the step that fits is {next_step}.", ["C"])


def _rules_for(words: str) -> list[Callable[[Findings], Iterator[Claim]]]:
    """What helps against doubts about the time, against hesitation, or against the price."""
    if any(word in words for word in ("not now", "not yet", "later", "time", "season")):
        return [_reasons_to_return, _heart]
    if any(word in words for word in ("think", "sure", "hesit")):
        return [_way_to_decide, _heart, _reasons_to_return]
    return [_price, _heart, _way_to_decide, _reasons_to_return]


def _price(findings: Findings) -> Iterator[Claim]:
    """Past prices paid, and the gentlest price among the pieces that fit."""
    if findings.file.purchases:
        top = dearest(findings.file.purchases)
        yield claim(
            f"Recall {top.product} of {full_date(top.on)}: they have paid €{top.price:,.2f} "
            "for one piece.",
            [top.id],
        )
    fits = _affordable(findings, None)
    if fits:
        gentle = piece(min(fits, key=lambda fit: fit.product.price))
        yield gentle.model_copy(update={"text": f"A gentler price: {gentle.text}"})


def _heart(findings: Findings) -> Iterator[Claim]:
    """What was said with love, to speak of instead of the figure."""
    for item in tastes.distinct(findings, liked=True)[:2]:
        yield quote(item.what.sentence, item.id, item.on, "Speak of what they love")


def _way_to_decide(findings: Findings) -> Iterator[Claim]:
    """How the client has decided before."""
    for item in findings.decisions[:1]:
        manner = "They decide fast when it is right" if item.what.fast else "They take time"
        yield claim(f"{manner}: {excerpt(item.what.sentence)}.", [item.id])


def _reasons_to_return(findings: Findings) -> Iterator[Claim]:
    """What gives a natural day to come back on."""
    today = findings.file.today
    overdue = {item.id for item in findings.file.follow_ups if item.due_on < today}
    found = matters.of_kind(findings, matters.AHEAD, matters.OPEN_PROMISE, matters.DUE)
    for made in islice((made for made in found if overdue.isdisjoint(made.evidence)), 2):
        text = f"A reason to come back: {made.text[0].lower()}{made.text[1:]}"
        yield made.model_copy(update={"text": text})
    yield from matters.next_contact(findings)
