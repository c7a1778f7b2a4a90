"""How a letter begins: by the name, the title and the custom of its language."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ai.analyst.answers.quoting import told_whole
from ai.analyst.letters.addressing import Address, address, openings
from ai.analyst.letters.names import Person, people
from ai.analyst.letters.orders import is_honoured
from ai.analyst.letters.recipients import persons
from ai.analyst.letters.titles import goes_with_given, is_plain, kind_of
from ai.facts import CustomerFile


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
    close = known.is_close or known.is_familiar or (is_english and known.is_signed)
    formal = formal and not close
    found = persons(file) if told_whole(file.profile.name) else ()
    if len(found) == 1 and known.asked and not found[0].style:
        if (is_english and " " in known.asked) or is_honoured(known.asked):
            return str(customs["titled"]).format(who=known.asked)
        found = (_as_asked(found[0], known.asked),)
    return _line(found, known, formal, customs)


def _as_asked(one: Person, asked: str) -> Person:
    """The customer under the title, and the surname if any, by which the notes name them."""
    told = people(asked)[0]
    own = "" if goes_with_given(told.title, has_family=False) else told.family
    return replace(one, title=told.title, family=own or one.family, sex=told.sex or one.sex)


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
    if len(found) == 1:
        return _alone(one, known, formal, customs)
    two = found[1]
    if one.title and two.title:
        return _titled_couple(one, two, customs)
    who = _couple(one, two, formal, str(customs["and"]))
    return str(customs.get("two", customs["plain"])).format(who=who)


def _alone(one: Person, known: Address, formal: bool, customs: Mapping[str, Any]) -> str:
    """By title, surname or first name, as the language has it for a lady and a gentleman."""
    sex = one.sex or known.sex
    first = one.nickname or one.given
    if known.is_familiar and first and "familiar" in customs:
        way = customs["of_sex_given"].get(sex if known.sex else "", customs["familiar"])
        return str(way).format(who=first)
    is_close = not formal and bool(one.nickname or (known.is_close and one.given))
    if one.title and not (is_close and is_plain(one.title)):
        return _titled(one, sex, customs)
    polite = formal or known.is_polite
    if known.sex and polite and one.family and sex in customs.get("of_sex", {}):
        return str(customs["of_sex"][sex]).format(family=one.family)
    if known.sex and not polite and first and sex in customs.get("of_sex_given", {}):
        return str(customs["of_sex_given"][sex]).format(who=first)
    return str(customs["plain"]).format(who=_called(one, formal))


def _titled(one: Person, sex: str, customs: Mapping[str, Any]) -> str:
    """By the title as the language has it, else as it stands."""
    if one.titled == one.title and is_plain(one.title):
        return str(customs["alone"][sex]) if sex in customs["alone"] else str(customs["nobody"])
    if is_plain(one.title):
        way = customs.get("of_sex", {}).get(sex, customs["titled"])
    else:
        kind, ways = kind_of(one.title), customs.get("of_title", {})
        way = ways.get(f"{kind} {sex}") or ways.get(kind) or customs["titled"]
    if not (one.given or one.family):
        way = way if "{" not in way else customs["titled"]
    names = {"given": one.given or one.family, "family": one.family or one.given}
    return str(way).format(who=one.titled, **names)


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


def _titled_couple(one: Person, two: Person, customs: Mapping[str, Any]) -> str:
    is_plainly = is_plain(one.title) and is_plain(two.title) and bool(one.family)
    is_married = one.family == two.family and one.sex != two.sex
    if is_plainly and is_married and (both := customs.get("both")):
        return str(both).format(family=one.family)
    if is_plainly and (ways := customs.get("of_sex")):
        first, second = (str(ways[each.sex]).format(family=each.family) for each in (one, two))
        return f"{first[:-1]}, {second[:1].lower()}{second[1:]}"
    if one.family != two.family:
        who = f"{one.titled} {customs['and']} {two.titled}"
    else:
        first = one.titled if goes_with_given(one.title, True) else one.title
        who = f"{first} {customs['and']} {two.titled}"
    return str(customs.get("two", customs["titled"])).format(who=who)
