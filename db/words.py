"""How the words of a full-text search are told apart, the same for both stores."""

import re

from db import folding

# Postgres's "english" configuration passes over such words: without this list a search for
# "the gown" would find less on SQLite than on Supabase.
_PASSED_OVER = """
i me my myself we our ours ourselves you your yours yourself yourselves he him his himself she her
hers herself it its itself they them their theirs themselves what which who whom this that these
those am is are was were be been being have has had having do does did doing a an the and but if or
because as until while of at by for with about against between into through during before after
above below to from up down in out on off over under again further then once here there when where
why how all any both each few more most other some such no nor not only own same so than too very
s t can will just don should now
"""
_WORD = re.compile(r"[^\W_]+")
STOP_WORDS = frozenset(_WORD.findall(_PASSED_OVER))


def terms(text: str) -> list[str]:
    """The words worth looking for, as `db.folding` spells texts, each once, in their order."""
    words = _WORD.findall(folding.apart(text))
    return [word for word in dict.fromkeys(words) if word not in STOP_WORDS]
