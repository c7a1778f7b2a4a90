"""How a letter begins: by the name, the title and the custom of its language."""

from collections.abc import Mapping
from typing import Any

from ai.analyst.answers.quoting import told_whole
from ai.analyst.letters.names import Person, people
from ai.reading.lexicon import words_of

_MR_AND_MRS = words_of("""
    mr mrs ms miss mme madame monsieur m mlle frau herr sig signor signora sr sra señor señora
""") | {"sig.ra"}


def greeting(name: str, family: str, formal: bool, customs: Mapping[str, Any]) -> str:
    """The first line; `customs` are the language's own, of its file of texts."""
    found = people(name, family) if told_whole(name) else ()
    if not found:
        return str(customs["nobody"])
    one = found[0]
    if one.style:
        return str(customs["style"]).format(style=customs["styles"][one.style])
    if len(found) == 2 and not all(person.title for person in found):
        return str(customs["plain"]).format(who=_couple(*found, formal, str(customs["and"])))
    if all(person.titled for person in found):
        return _titled(found, customs)
    return str(customs["plain"]).format(who=_called(one, formal))


def _called(person: Person, formal: bool) -> str:
    if formal or not person.given:
        return person.full
    return person.nickname or person.given


def _couple(one: Person, two: Person, formal: bool, joint: str) -> str:
    if not formal:
        return f"{_called(one, False)} {joint} {_called(two, False)}"
    if one.family == two.family:
        return f"{one.given} {joint} {two.full}"
    return f"{one.full} {joint} {two.full}"


def _titled(found: tuple[Person, ...], customs: Mapping[str, Any]) -> str:
    """By title and surname; with the language's own address for a lady or a gentleman."""
    own = customs.get("of_sex", {})
    each = [str(own.get(person.sex, customs["titled"])) if _is_plain(person) else
            str(customs["titled"]) for person in found]  # fmt: skip
    if len(found) == 1:
        alone = customs["alone"].get(found[0].sex, "") if found[0].titled == found[0].title else ""
        return alone or each[0].format(who=found[0].titled, family=found[0].family)
    if found[0].family == found[1].family:
        if all(_is_plain(person) for person in found) and (both := customs.get("both")):
            return str(both).format(family=found[0].family)
        who = f"{found[0].title} {customs['and']} {found[1].titled}"
    else:
        who = f"{found[0].titled} {customs['and']} {found[1].titled}"
    return str(customs["titled"]).format(who=who)


def _is_plain(person: Person) -> bool:
    """Whether the title is no more than Mr or Mrs, which each language says in its own way."""
    return bool(person.family) and person.title.lower().strip(".") in _MR_AND_MRS
