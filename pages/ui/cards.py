"""Cards of a list as one element: each with its link, its lines and what can be done with it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import streamlit as st

from pages.ui.element import element
from pages.ui.text import visible

Layout = Literal["board", "rows", "gallery", "letters", "notes", "table"]
Tone = Literal["", "soft", "late", "strong", "positive", "neutral", "negative"]
HTML = "<div class='cards'></div>"
MORE, SORT = "more", "sort"


@dataclass(frozen=True)
class Act:
    """What can be done with a card, by one click or by a choice of several.

    `choices` are values with their words, and a `hint` tells more than the label does.
    """

    name: str
    label: str
    choices: dict[str, str] = field(default_factory=dict)
    icon: str = ""
    hint: str = ""


@dataclass(frozen=True)
class Words:
    """Words of a line, and what they are of; with an act they are a button."""

    text: str
    tone: Tone = ""
    act: Act | None = None
    hint: str = ""


@dataclass(frozen=True)
class Picture:
    """A picture, in words for who can't see it."""

    src: str
    alt: str


@dataclass(frozen=True)
class Card:
    """A title, words beside it, lines below, and acts; a `tick` stands before it.

    With `href` the title is a link; an `icon` is one of the Material set.
    """

    id: int
    title: str
    href: str = ""
    icon: str = ""
    beside: Sequence[Words] = ()
    lines: Sequence[Sequence[Words]] = ()
    acts: Sequence[Act] = ()
    tick: Act | None = None
    picture: Picture | None = None


@dataclass(frozen=True)
class Column:
    """A column of a table: the titles, then one for each line; with a name one may sort by it."""

    label: str
    name: str = ""
    order: Literal["", "ascending", "descending"] = ""


@dataclass(frozen=True)
class Group:
    """Cards below a heading; `more` is what the button says that asks for more of them."""

    id: str
    cards: Sequence[Card]
    title: str = ""
    note: str = ""
    empty: str = ""
    more: str = ""
    columns: Sequence[Column] = ()


@dataclass(frozen=True)
class Message:
    """What was clicked: of which card, or group, which act, and the value that was chosen."""

    id: int | str
    act: str
    value: str = ""


def clicked(key: str) -> Message | None:
    """What this run begins with, before the list is drawn; it may be anything, also of no card.

    Whoever attends to it here, once it is known to stand there, draws the list as it is afterwards.
    """
    held = st.session_state.get(key)
    match held.get("act") if isinstance(held, Mapping) else None:
        case {"id": int(id) | str(id), "act": str(act), "value": str(value), **more} if not more:
            return Message(id, act, value)
    return None


def show(key: str, layout: Layout, groups: Sequence[Group]) -> Message | None:
    """Draws the groups; returns what was clicked, if that stands there."""
    answer = element(__file__, HTML)(
        data={"layout": layout, "groups": [_plain(each) for each in groups]},
        key=key,
        height="content",
        on_act_change=lambda: None,
    )
    return _meant(answer.act, groups)


def _plain(value: Any) -> Any:
    """As JSON has it, without what is empty or can't be seen."""
    kind = type(value)
    if kind is str:
        return visible(value)
    if kind is int or kind is dict:
        return value
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return {
        name: visible(each) if type(each) is str else _plain(each)
        for name, each in vars(value).items()
        if each or name == "id"
    }


def _meant(sent: Any, groups: Sequence[Group]) -> Message | None:
    """The offer that this is which a browser has sent, and which may be anything."""
    return next((each for each in _offers(groups) if vars(each) == sent), None) if sent else None


def _offers(groups: Sequence[Group]) -> Iterator[Message]:
    """All that can be clicked."""
    for group in groups:
        if group.more:
            yield Message(group.id, MORE)
        yield from (Message(group.id, SORT, each.name) for each in group.columns if each.name)
        for card in group.cards:
            for act in _acts(card):
                yield from (Message(card.id, act.name, value) for value in act.choices or [""])


def _acts(card: Card) -> Iterator[Act]:
    yield from card.acts
    if card.tick:
        yield card.tick
    for words in (*card.beside, *(each for line in card.lines for each in line)):
        if words.act:
            yield words.act
