"""Whether a promise is kept, or a request met, as far as later records tell."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from ai.reading.lexicon import singular, words_of
from ai.reading.sentences import sentences

EXAMPLES = [
    # what was to be done, a later record, whether it is told as done
    ("find me evening pumps in satin", "Pumps found + delivered, thats closed.", True),
    ("send the swatches", "She has the swatches now, sent Tuesday.", True),
    ("mend the clasp of the clutch", "Clutch collected, happy.", True),
    ("bring the studs to the hotel", "jacket picked up today so that is done", False),
    ("have a new sketch", "Dear Astrid, please find the new sketch attached.", True),
    ("send the swatches", "Asked again where the swatches are.", False),
    ("send the swatches", "The swatches have not been sent.", False),
    ("send the sketches", "Will have the sketches sent on Monday.", False),
]
_DONE = re.compile(
    r"\b(?:sent|deliver(?:e?d)|delivrd|posted|shipped|couriered|received|rec[’']?vd|arrived|found|"
    r"done|settled|closed|finished|fixed|mended|repaired|collected|picked up|handed over|approve?d|"
    r"paid|returned|attached|enclosed|shown|tried on|fitted|ready|wore|worn|wears|bought|took|"
    r"chose|(?:has|got) (?:it|them|the)|fits?|went (?:well|out)|tick(?:ed)?)\b",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"\b(?:not|n[’']t|never|no|yet|still|will|shall|would|promise\w*|by|where|when|if|to be|"
    r"tomorrow|next|until|till)\b|[’']ll\b|\?",
    re.IGNORECASE,
)
GRACE = timedelta(days=7)
"""How long after its day a promise is brought up, whatever else was spoken of since."""
_LEAST = 4
"""Letters of a word that can tell what a task is about."""
_WEAK = words_of("""
    send sent bring call ring have give make take show find ready with from that this them they
    about again before after until next week monday tuesday wednesday thursday friday saturday
    sunday january february march april june july august september october november december
    promised answer wish agreed could would please will your their fitting hotel house
""")


def is_told_as_done(task: str, text: str) -> bool:
    """Whether one sentence of a text says of something in the task that it is done."""
    wanted = _things(task)
    return any(
        _DONE.search(sentence)
        and not _NOT_YET.search(sentence)
        and not wanted.isdisjoint(_things(sentence))
        for sentence in sentences(text)
    )


def is_passed_over(due: date, later: Iterable[date], today: date) -> bool:
    """Whether its day is over for a while and there was word since, of `later` days, of it none.

    Who waits for something in vain says so.
    """
    return today - due > GRACE and any(day > due for day in later)


def _things(text: str) -> frozenset[str]:
    words = re.findall(r"[^\W\d_]{2,30}", text.lower())
    return frozenset(singular(word) for word in words if len(word) >= _LEAST) - _WEAK
