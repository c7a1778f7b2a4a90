"""Questions about the whole book, answered from the store alone: who else loves emerald?"""

import re
from collections.abc import Callable
from datetime import date

from ai.analyst.answers.spelling import mended
from ai.analyst.answers.tongues import in_english
from crm import book_answers, book_purchases, book_tastes, book_words
from crm.book_answers import BookAnswer, Line
from crm.workspace import Workspace

__all__ = ["BookAnswer", "Line", "answer", "is_one"]

_WHO = (
    r"\b(?:who(?:m|se)?(?: else)?|which (?:of (?:my|our) )?(?:other )?(?:clients?|customers?)"
    r"(?: of (?:mine|ours))?|anyone else|"
    r"any other \w+|which ones|any(?:one|body) (?:of ours|here|in (?:the|my) book)?)"
)


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(words.replace("WHO", _WHO), re.IGNORECASE)


_BOOK = _pattern(r"WHO\b")
_LIKES = _pattern(
    r"WHO(?: \w+)? (?:likes?|loves?|prefers?|wears?|adores?|wants?|into) (?P<thing>.{2,80})"
)
_AVOIDS = _pattern(
    r"WHO(?: \w+)? (?:dislikes?|hates?|avoids?|refuses?|(?:can't|cannot|can not|won't|doesn't|"
    r"does not|must not|may not|never) "
    r"(?:stand|wear|like|want|bear|have|touch|wears)) (?P<thing>(?!be )(?!to be ).{2,80})"
)
_SIZE = _pattern(
    r"(?:whose (?P<thing>[a-z ]{3,20}?)(?: size)? (?:is|are)|"
    r"WHO (?:wears?|takes?|needs?|has|have) (?:an? )?"
    r"(?P<garment>[a-z ]{0,20}?)(?:size )?) ?(?P<size>\d{2}(?:[.,]5)?)$"
)
_DO = _pattern(
    r"WHO (?:do|must|should|shall|have) (?:i|we) .{0,60}\b(?:today|tomorrow|(?:this|next) week|"
    r"now)\b|"
    r"WHO (?:is|are) waiting (?:for|on) (?:us|me|something|a reply)"
)
_MUST = _pattern(
    r"WHO (?:(?:in|of) (?:the|my) book )?(?:is|are|(?:has|have)(?: an?| any)?) "
    r"(?P<thing>allergic\b.{0,60}|allerg(?:y|ies)(?: to .{2,40})?|vegan|vegetarian|in mourning)"
)
_NOT_CALLED = _pattern(
    r"WHO (?:have|did) (?:i|we) (?:not|never)\b.{0,20}\b(?:call|contact|spoke|seen|wr|met|heard)|"
    r"WHO haven't (?:i|we)\b|WHO (?:has|have) (?:gone quiet|not been (?:called|contacted))"
)
_NOT_BOUGHT = _pattern(r"WHO (?:has|have|did)(?: not|n't)\b.{0,20}\b(?:bought|buy|purchas|order)")
_BOUGHT = _pattern(
    r"WHO (?:has |have |also )?(?:bought|purchased|ordered|owns?|has) (?P<thing>.{2,80})"
)
_BOUGHT_WHEN = _pattern(
    r"WHO (?:has |have |also )?(?:bought|purchased|ordered|spent)(?: something| anything)?\b"
    r"(?=.{0,20}\b(?:this|last|since|in|between|past)\b)"
)
_NEVER_BOUGHT = _pattern(
    r"WHO (?:has |have )?never (?:bought|purchased|ordered)|"
    r"WHO (?:has|have)(?: not|n't) (?:bought|purchased|ordered)\b.{0,15}\bever\b"
)
_MOST = _pattern(
    r"WHO (?:has |have )?(?:spent|bought|paid) (?:the )?most|"
    r"WHO (?:is|are) (?:my|our|the) (?:best|top|biggest) (?:client|customer)"
)
_COMPLAINED = _pattern(r"WHO (?:(?:has|have|had) .{0,20})?\bcomplain")
_STAGE = _pattern(r"WHO(?: \w+){0,2} (?:is|are) .{0,12}(?P<thing>leads?|prospects?)\b")
_DUE = _pattern(
    r"\b(?:what|who|which|anything)\b.{0,20}\bdue\b.{0,30}\b(?:all|every|any|in the) "
    r"(?:\w+ )?(?:clients?|customers?|book)"
)
_SAID = _pattern(
    r"WHO (?:(?:(?:lives?|is|are) )?(?:based )?in (?P<place>(?!mourning)[a-z .'-]{3,30})|"
    r"goes to (?P<trip>[a-z .'-]{3,30})|"
    r"(?:is|are) (?:travelling|going|flying|off) to (?P<goal>[a-z .'-]{3,30})|"
    r"needs? (?:something|an? \w+|a look|looks) for (?P<event>[a-z .'’-]{3,40})|"
    r"(?:is|are) (?P<away>travelling|away|abroad|on tour|filming|shooting)|"
    r"(?:is|are) (?P<state>expecting|pregnant)|(?:has |have )?paid an? (?P<paid>deposit))"
)
_ANY = _pattern(
    r"\b(?:any|which) (?:other )?(?P<thing>weddings?|birthdays?|galas?|premieres?)\b"
    r"(?P<when>.{0,60})\bbook\b"
)
_OCCASION = _pattern(
    r"(?:\bwhose (?!measure|sizes?\b|names?\b|order|parcel|turn)|WHO(?: \w+)? ha(?:s|ve) an? )"
    r"(?P<thing>[a-z-]{3,30}(?: party)?)\b(?P<when>.{0,60})"
)
_ANYONE = _pattern(
    r"(?:which (?:of (?:my|our) )?(?:other )?(?:clients?|customers?)|who else|"
    r"any(?:one|body) else|WHO\b.{1,60}\b(?:my|our|the|whole) (?:book|clients|customers))\b"
    r"(?!.*\b(?:she|he|her|him|his|their|someone)\b)(?P<words>.*)"
)
_SAME = (
    (r"^(?:is|are) (any(?:one|body)(?: else)?)\b", r"\1 is"),
    (r"\b(?:is|are|who's) (?:getting married|marrying|to marry)\b|"
     r"\b(?:marr(?:y|ies)|gets? married|weds)\b", "has a wedding"),
)  # fmt: skip
"""Other words for what is asked of a whole book."""
_ELSE = re.compile(r"\b(?:else|other)\b", re.IGNORECASE)
_UNHAPPY = _pattern(r"WHO (?:is|are|was) (?:unhappy|angry|upset|dissatisfied|complaining)")


def is_one(question: str) -> bool:
    """Whether a question is about the whole book, and one that is understood."""
    asked = _asked(question)
    is_wide = bool(
        _BOOK.search(asked) or _SIZE.search(asked) or _DUE.search(asked) or _ANY.search(asked)
    )
    return is_wide and any(pattern.search(asked) for pattern, _ in _RULES)


def answer(ws: Workspace, question: str, today: date, of: int | None = None) -> BookAnswer:
    """The answer as the store has it now, kept nowhere and sent to nobody; without the customer
    `of` whom it was asked where it is who else. Raises `Unavailable`."""
    asked = _asked(question)
    found = ((rule, pattern.search(asked)) for pattern, rule in _RULES)
    rule, match = next((rule, match) for rule, match in found if match)
    whole = rule(ws, match, asked, today)
    others = [line for line in whole.lines if line.customer_id != of]
    is_else = bool(_ELSE.search(asked)) and len(others) < len(whole.lines)
    return book_answers.answer(whole.text.rstrip(":"), others) if is_else else whole


def _asked(question: str) -> str:
    words = in_english(mended(" ".join(question[:500].replace("’", "'").split()), ()))
    if _ANYONE.search(words) or words.lower().startswith(("is any", "are any")):
        for pattern, same in _SAME:
            words = re.sub(pattern, same, words, flags=re.IGNORECASE)
    return words.rstrip("?!. ")


Rule = Callable[[Workspace, re.Match[str], str, date], BookAnswer]
_RULES: tuple[tuple[re.Pattern[str], Rule], ...] = (
    (_NOT_CALLED, book_answers.not_called),
    (_NEVER_BOUGHT, book_purchases.never_bought),
    (_MOST, book_purchases.spenders),
    (_COMPLAINED, book_answers.complainers),
    (_STAGE, book_answers.of_stage),
    (_DUE, book_answers.due),
    (_DO, book_answers.due),
    (_NOT_BOUGHT, book_purchases.not_bought),
    (_BOUGHT_WHEN, book_purchases.bought_in),
    (_UNHAPPY, book_answers.unhappy),
    (_MUST, book_tastes.musts),
    (_SAID, book_words.said_anywhere),
    (_SIZE, book_tastes.of_size),
    (_AVOIDS, book_tastes.dislikes),
    (_LIKES, book_tastes.likes),
    (_ANY, book_answers.occasions),
    (_OCCASION, book_answers.occasions),
    (_BOUGHT, book_purchases.bought),
    (_ANYONE, book_words.mentioned),
)
