"""Fashion: what a client loves and refuses, colours and fabrics, sizes, occasions, wardrobe."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from ai.analyst.insights.findings import Finding, Findings
from ai.analyst.phrases import MOST_EVIDENCE, claim, listed
from ai.claims import Claim
from ai.reading.lexicon import singular
from ai.reading.preferences import Preference, attributes

MOST_WORDS = 5


def claims(findings: Findings) -> Iterator[Claim]:
    """The claims, most useful first."""
    yield from _loves(findings)
    yield from _refuses(findings)
    yield from _sizes(findings)
    yield from _occasions(findings)
    yield from _wardrobe(findings)


def greatest_love(findings: Findings) -> Iterator[Claim]:
    """What comes back most in likes and purchases; what is liked in words when nothing does."""
    by_word = _records_by_word(findings)
    counted = Counter({word: len(ids) for word, ids in by_word.items() if len(ids) > 1})
    often = [word for word, _ in counted.most_common(2)]
    if often:
        evidence = [id for word in often for id in by_word[word][: MOST_EVIDENCE // len(often)]]
        come = "come" if len(often) > 1 else "comes"
        said = listed(often).capitalize()
        yield claim(f"{said} {come} back most, in words and in purchases.", evidence)
        return
    loved = _distinct(item for item in findings.preferences if item.what.liked)[:1]
    if loved:
        yield claim(f"Most of all likes {loved[0].what.words}.", [loved[0].id])


def _loves(findings: Findings) -> Iterator[Claim]:
    found = _distinct(item for item in findings.preferences if item.what.liked)
    if found:
        words = listed([item.what.words for item in found])
        yield claim(f"Loves {words}.", (item.id for item in found))


def _refuses(findings: Findings) -> Iterator[Claim]:
    """What is refused, and what was found to be too much of something."""
    found = _distinct(item for item in findings.preferences if not item.what.liked)
    refused = [item for item in found if " too " not in item.what.words]
    excessive = [item for item in found if " too " in item.what.words]
    if refused:
        words = listed([item.what.words.lower() for item in refused])
        yield claim(f"Does not want {words}.", (item.id for item in refused))
    if excessive:
        words = listed([f"“{item.what.words}”" for item in excessive])
        yield claim(f"Found fault: {words}.", (item.id for item in excessive))


def _distinct(found: Iterable[Finding[Preference]]) -> list[Finding[Preference]]:
    """The first few, none of whose words are already said by an earlier one."""
    kept: list[Finding[Preference]] = []
    said: set[str] = set()
    for item in found:
        words = {singular(word) for word in item.what.words.split()}
        if not words <= said:
            kept.append(item)
            said |= words
        if len(kept) == MOST_WORDS:
            break
    return kept


def _records_by_word(findings: Findings) -> dict[str, list[str]]:
    """Colours and fabrics of what was liked or bought, each with the records that name it."""
    told = [(item.what.words, item.id) for item in findings.preferences if item.what.liked]
    bought = [(item.product, item.id) for item in findings.file.purchases]
    records: dict[str, list[str]] = defaultdict(list)
    for words, id in [*told, *bought]:
        found = attributes(words)
        for word in (*found.colours, *found.fabrics):
            if id not in records[word]:
                records[word].append(id)
    return records


def _sizes(findings: Findings) -> Iterator[Claim]:
    items = _newest_of_each(findings.sizes)
    if items:
        words = listed([item.what for item in items])
        yield claim(f"Sizes on record: {words}.", (item.id for item in items))


def _occasions(findings: Findings) -> Iterator[Claim]:
    items = _newest_of_each(findings.occasions)
    if items:
        words = listed([item.what for item in items])
        yield claim(f"Occasions spoken of: {words}.", (item.id for item in items))


def _newest_of_each(found: Iterable[Finding[str]]) -> list[Finding[str]]:
    """The first few, the fullest words first where one says less than another."""
    items: dict[str, Finding[str]] = {}
    for item in found:
        items.setdefault(singular(item.what), item)
    said = list(items)
    fullest = [
        item
        for key, item in items.items()
        if not any(key != other and other.endswith(f" {key}") for other in said)
    ]
    return fullest[:MOST_WORDS]


def _wardrobe(findings: Findings) -> Iterator[Claim]:
    """The category bought most, with its newest pieces."""
    by_category = defaultdict(list)
    for purchase in findings.file.purchases:
        by_category[purchase.category].append(purchase)
    if not by_category:
        return
    category, bought = max(by_category.items(), key=lambda item: len(item[1]))
    pieces = list({purchase.product: purchase for purchase in bought}.values())[:3]
    products = listed([purchase.product for purchase in pieces])
    ids = [purchase.id for purchase in pieces]
    if len(bought) > 1:
        mostly = "mostly" if len(by_category) > 1 else "only"
        yield claim(f"Has bought {mostly} {category}, lately {products}.", ids)
    else:
        yield claim(f"Owns {products}.", ids)
