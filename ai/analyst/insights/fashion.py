"""Fashion: what a customer loves and refuses, whose taste is whose, sizes, occasions, wardrobe."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from ai.analyst.phrases import MOST_EVIDENCE, claim, day_of, listed, quoted, whole
from ai.claims import Claim
from ai.facts import CustomerFile
from ai.reading.families import attributes, kinds
from ai.understanding import Fact, Taste

MOST_WORDS = 5
"""Things in one sentence: each has its record among the evidence."""


def claims(file: CustomerFile) -> Iterator[Claim]:
    """The claims, most useful first."""
    known = file.known
    loved, *more_loved = _lists(file, known.likes)
    refused, *more_refused = _lists(file, known.dislikes)
    yield from _list("Loves", loved)
    yield from _list("Does not want", refused)
    yield from changes(file)
    yield from _sizes(known.sizes)
    yield from _others(file)
    yield from _occasions(file)
    yield from _wardrobe(file)
    for label, lists in (("Also loves", more_loved), ("Nor wants", more_refused)):
        for items in lists:
            yield from _list(label, items)


def greatest_love(file: CustomerFile) -> Iterator[Claim]:
    """What comes back most in likes and purchases; what was liked last when nothing does."""
    by_word = _records_by_word(file)
    often = sorted(
        (w for w, ids in by_word.items() if len(ids) > 1), key=lambda w: -len(by_word[w])
    )
    if often := often[:2]:
        evidence = [id for word in often for id in by_word[word][: MOST_EVIDENCE // len(often)]]
        come = "come" if len(often) > 1 else "comes"
        said = listed(often).capitalize()
        yield claim(f"{said} {come} back most, in words and in purchases.", evidence)
    elif file.known.likes:
        newest = file.known.likes[0].fact
        yield claim(f"Loves {newest.words}{day_of(newest)}.", [newest.record])


def changes(file: CustomerFile) -> Iterator[Claim]:
    """Where the newer word is against an older one, each with its day."""
    for tastes, now in ((file.known.dislikes, "no more"), (file.known.likes, "again")):
        for fact, before in ((taste.fact, taste.before) for taste in tastes):
            if before is not None:
                then = "Loved" if before.kind == "like" else "Did not want"
                yield claim(
                    f"{then} {before.words}{day_of(before)}, {now}{day_of(fact)}: "
                    f"{quoted(fact.quote or fact.words)}.",
                    [before.record, fact.record],
                )


def _lists(file: CustomerFile, tastes: Sequence[Taste]) -> list[list[Fact]]:
    """The facts in lists that one sentence holds; the first may be empty."""
    facts = [taste.fact for taste in tastes]
    return [facts[n : n + MOST_WORDS] for n in range(0, max(len(facts), 1), MOST_WORDS)]


def _list(label: str, facts: Sequence[Fact]) -> Iterator[Claim]:
    if facts:
        words = listed([whole(fact.words) for fact in facts])
        yield claim(f"{label} {words}.", (fact.record for fact in facts))


def _sizes(sizes: Iterable[Fact]) -> Iterator[Claim]:
    """The sizes of each person, the customer's own first."""
    for whose, facts in _by_person(sizes):
        of = f" of {_lower(whose)}" if whose else ""
        yield from _list(f"Sizes{of} on record:", facts[:MOST_WORDS])


def _others(file: CustomerFile) -> Iterator[Claim]:
    """What people around the customer like and do not, each under whom it is."""
    for whose, facts in _by_person(file.known.others_tastes):
        for kind, verb in (("like", "loves"), ("dislike", "does not want")):
            of_kind = [fact for fact in facts if fact.kind == kind][:MOST_WORDS]
            yield from _list(f"{_upper(whose)} {verb}", of_kind)


def _by_person(facts: Iterable[Fact]) -> list[tuple[str, list[Fact]]]:
    people: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        people[fact.whose].append(fact)
    return sorted(people.items(), key=lambda pair: bool(pair[0]))


def _occasions(file: CustomerFile) -> Iterator[Claim]:
    facts = [fact for fact in file.known.of_kind("occasion") if not fact.whose]
    yield from _list("Occasions spoken of:", facts[:MOST_WORDS])


def _wardrobe(file: CustomerFile) -> Iterator[Claim]:
    """The category bought most, with its newest pieces."""
    by_category = defaultdict(list)
    for purchase in file.purchases:
        by_category[purchase.category].append(purchase)
    if not by_category:
        return
    category, bought = max(by_category.items(), key=lambda item: len(item[1]))
    pieces = list({purchase.product: purchase for purchase in bought}.values())[:3]
    products = listed([purchase.product for purchase in pieces])
    ids = [purchase.id for purchase in pieces]
    if len(bought) == 1:
        yield claim(f"Owns {products}.", ids)
        return
    share = (
        "only "
        if len(by_category) == 1
        else "mostly "
        if 2 * len(bought) > len(file.purchases)
        else ""
    )
    yield claim(f"Has bought {share}{category}, lately {products}.", ids)


def _records_by_word(file: CustomerFile) -> dict[str, list[str]]:
    """Colours and fabrics of what is liked or was bought, without those that are refused now."""
    liked = [(taste.fact.words, taste.fact.record) for taste in file.known.likes]
    bought = [(item.product, item.id) for item in file.purchases]
    refused = frozenset[str]().union(
        *(kinds(word) for taste in file.known.dislikes for word in taste.fact.words.split())
    )
    records: dict[str, list[str]] = defaultdict(list)
    for words, id in [*liked, *bought]:
        named = attributes(words)
        for word in (*named.colours, *named.fabrics):
            if word not in refused and id not in records[word]:
                records[word].append(id)
    return records


def _lower(whose: str) -> str:
    """How somebody is named within a sentence: "her sister", "Odette"."""
    first, _, rest = whose.partition(" ")
    return f"{first.lower()} {rest}" if rest and first in ("Her", "His", "Their", "The") else whose


def _upper(whose: str) -> str:
    return f"{whose[:1].upper()}{whose[1:]}"
