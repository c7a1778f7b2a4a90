"""How a letter begins: by the name, the title and the custom of its language."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ai.analyst.answers.quoting import told_whole
from ai.analyst.letters.addressing import Address, address, openings, persons
from ai.analyst.letters.names import Person, people
from ai.facts import CustomerFile
from ai.reading.lexicon import words_of

_MR_AND_MRS = words_of("""
    mr mrs ms miss mme madame monsieur m mlle frau herr sig signor signora sr sra señor señora
""") | {"sig.ra"}

_LEARNED = words_of("dr prof professor doctor dott dott.ssa prof.ssa")


def greeting(name: str, family: str, formal: bool, customs: Mapping[str, Any]) -> str:
    """The first line by the name alone; `customs` are the language's own, of its file of texts."""
    found = people(name, family) if told_whole(name) else ()
    return _line(found, Address(), formal, customs)


def greeting_of(
    file: CustomerFile, formal: bool, customs: Mapping[str, Any], is_english: bool = True
) -> str:
    """The first line to a customer, by the name and by what the records tell of addressing them."""
    if quoted := _quoted(file, customs):
        return quoted
    known = address(file)
    formal = formal and not (known.is_close or known.is_familiar)
    found = persons(file) if told_whole(file.profile.name) else ()
    if len(found) == 1 and known.asked and is_english and not found[0].style:
        return str(customs["titled"]).format(who=known.asked)
    return _line(found, known, formal, customs)


def _quoted(file: CustomerFile, customs: Mapping[str, Any]) -> str:
    """The first line that the notes ask for in so many words, in the letter's language."""
    begins = re.compile(rf"(?:{customs['opens']})\b")
    own = next((words for words in openings(file) if begins.match(words)), "")
    return f"{own}{customs['nobody'][-1]}" if own else ""


def _line(
    found: tuple[Person, ...], known: Address, formal: bool, customs: Mapping[str, Any]
) -> str:
    if not found:
        return str(customs["nobody"])
    one = replace(found[0], nickname=known.called or found[0].nickname)
    if one.style:
        return str(customs["style"]).format(style=customs["styles"][one.style])
    if len(found) == 1 and (own := _by_sex(one, known, formal, customs)):
        return own
    if len(found) == 2 and not all(person.title for person in found):
        return str(customs["plain"]).format(who=_couple(*found, formal, str(customs["and"])))
    if all(person.titled for person in found):
        return _titled(found, customs)
    return str(customs["plain"]).format(who=_called(one, formal))


def _by_sex(one: Person, known: Address, formal: bool, customs: Mapping[str, Any]) -> str:
    """By title, surname or first name, as the language has it for a lady and a gentleman."""
    sex = one.sex or known.sex
    if known.is_familiar and one.given and "familiar" in customs:
        way = customs["of_sex_given"].get(sex if known.sex else "", customs["familiar"])
        return str(way).format(who=one.nickname or one.given)
    title = one.title.lower().strip(".").split(" ")[0]
    if form := customs.get("of_title", {}).get(title):
        return str(form).format(given=one.given, family=one.family or one.given)
    if one.title and title not in _MR_AND_MRS:
        ways = customs.get("of_sex_titled", {}) if title in _LEARNED else {}
        return str(ways[sex]).format(who=one.titled) if sex in ways else ""
    polite = formal or known.is_polite
    if known.sex and polite and one.family and sex in customs.get("of_sex", {}):
        return str(customs["of_sex"][sex]).format(family=one.family)
    if known.sex and not polite and one.given and sex in customs.get("of_sex_given", {}):
        return str(customs["of_sex_given"][sex]).format(who=one.nickname or one.given)
    return ""


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
