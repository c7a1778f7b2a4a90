"""The words of substance in what a rep asks."""

import re

_WORD = re.compile(r"[^\W\d_](?:[^\W_]|['’-](?=[^\W\d_]))+")
_EMPTY_WORDS = """
    a about after all also am an and any anybody anyone anything are as ask asked at be because been
    before best both but by can client client's clients could customer customers did do does doing
    done don't each either else even ever every for from get give gives going good got had has have
    having he hello her here hers hi him his how i i'm if in into is it it's its just keep know
    known let like list made make many may me mean mention mentioned might more most much must my
    need needs new no not now of off on once one only or other our out over own please quite
    question questions rather really record recorded records regarding said same say says see
    seem shall she should show so some somebody someone something still such sure talk talked tell
    than thank thanks that that's the their them then there these they thing things think this those
    to today too under until up us use very want wants was we well were what what's when where
    whether which while who whom whose why will with would yes yet you your explain word words
    below less least maximum euro euros eur spoke speak ask answer handle kind sort right without
    send put look where put
    time times tomorrow yesterday anyway okay lot lots way last latest back works thinks
    year month week number help really recently ago during
"""
EMPTY = frozenset(re.findall(r"[\w']+", _EMPTY_WORDS))


def telling_words(text: str, name: str = "") -> list[str]:
    """A text's words of substance, each once and in its order; `name` is the client's, no topic."""
    names = {word.lower() for word in _WORD.findall(name)}
    found = (word.removesuffix("'s") for word in _WORD.findall(text.replace("’", "'")))
    telling = (
        word
        for word in found
        if word.lower() not in EMPTY
        and word.lower() not in names
        and "'" not in word
        and (len(word) > 2 or not word.isascii())
    )
    return list(dict.fromkeys(telling))
