"""Fashion: what a client loves and refuses, colours and fabrics, sizes, occasions, wardrobe."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from ai import reading
from ai.analyst.findings import Findings, Found
from ai.analyst.phrases import claim, listed
from ai.claims import Claim

MOST_WORDS = 4


def claims(findings: Findings) -> Iterator[Claim]:
    """The claims, most useful first."""
    yield from tastes(findings)
    yield from _palette(findings)
    yield from _sizes(findings)
    yield from _occasions(findings)
    yield from _wardrobe(findings)


def tastes(findings: Findings) -> Iterator[Claim]:
    """What the client loves, then what not."""
    for liked, verb in ((True, "Loves"), (False, "Does not want")):
        found = _distinct(item for item in findings.preferences if item.what.liked == liked)
        if found:
            words = [item.what.words for item in found]
            yield claim(f"{verb}: {listed(words)}.", (item.id for item in found))


def _distinct(found: Iterable[Found[reading.Preference]]) -> list[Found[reading.Preference]]:
    """The first few, none of whose words are already said by an earlier one."""
    kept: list[Found[reading.Preference]] = []
    said: set[str] = set()
    for item in found:
        words = set(item.what.words.lower().split())
        if not words <= said:
            kept.append(item)
            said |= words
        if len(kept) == MOST_WORDS:
            break
    return kept


def _palette(findings: Findings) -> Iterator[Claim]:
    """The colours and fabrics of what was liked or bought more than once."""
    records: dict[str, dict[str, list[str]]] = {"colours": {}, "fabrics": {}}
    told = [(item.what.words, item.id) for item in findings.preferences if item.what.liked]
    bought = [(item.product, item.id) for item in findings.file.purchases]
    for words, id in [*told, *bought]:
        found = reading.attributes(words)
        for kind in records:
            for word in getattr(found, kind):
                ids = records[kind].setdefault(word, [])
                if id not in ids:
                    ids.append(id)
    for kind, by_word in records.items():
        often = sorted((w for w in by_word if len(by_word[w]) > 1), key=lambda w: -len(by_word[w]))
        if often:
            evidence = [by_word[word][0] for word in often[:MOST_WORDS]]
            verb = "Colours that come back" if kind == "colours" else "Fabrics that come back"
            yield claim(f"{verb}: {listed(often[:MOST_WORDS])}.", evidence)


def _sizes(findings: Findings) -> Iterator[Claim]:
    sizes = {item.what.lower(): item for item in reversed(findings.sizes)}
    if sizes:
        items = list(reversed(sizes.values()))[:MOST_WORDS]
        words = listed([item.what for item in items])
        yield claim(f"Sizes noted: {words}.", (item.id for item in items))


def _occasions(findings: Findings) -> Iterator[Claim]:
    occasions = {item.what.lower(): item for item in reversed(findings.occasions)}
    if occasions:
        items = list(reversed(occasions.values()))[:MOST_WORDS]
        words = listed([item.what for item in items])
        yield claim(f"Dresses for: {words}.", (item.id for item in items))


def _wardrobe(findings: Findings) -> Iterator[Claim]:
    """The category bought most, with its newest pieces."""
    by_category = defaultdict(list)
    for purchase in findings.file.purchases:
        by_category[purchase.category].append(purchase)
    if by_category:
        category, bought = max(by_category.items(), key=lambda item: len(item[1]))
        pieces = list({purchase.product: purchase for purchase in bought}.values())[:3]
        mostly = "mostly" if len(by_category) > 1 else "only"
        yield claim(
            f"Has bought {mostly} {category}, such as {listed([p.product for p in pieces])}.",
            (purchase.id for purchase in pieces),
        )
