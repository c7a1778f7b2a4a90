"""What form the answer to a question has: a day, a sum, a figure, a place, a name."""

import re

Shape = re.Pattern[str] | None
"""What stands in an answer; None where nothing of the kind need be."""
_DAY = re.compile(
    r"\b(?:\d{1,2}[./-]\d{1,2}|20\d\d|\d{1,2}(?::\d\d| ?[ap]m|h)\b|"
    r"\d{1,2}(?:st|nd|rd|th)|noon|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}|(?:mon|tue|tues|wed|wednes|"
    r"thu|thurs|fri|sat|satur|sun)(?:days?)?|tomorrow|tonight|until|spring|summer|autumn|winter|"
    r"christmas|nye|easter)\b",
    re.IGNORECASE,
)
_SUM = re.compile(r"[€$£%]|\b\d{3,}\b|\b\d{1,3}[,.' ]\d{3}\b|\b\d+ ?(?:k|eur|euros?)\b", re.I)
_FIGURE = re.compile(r"\d")
_PLACE = re.compile(
    r"\b(?:in|at|to|from|via|near|of|hotel|address:?|for) (?:the )?[A-ZÀ-Þ]|"
    r"\b(?:street|avenue|quai|road|rue|hotel|lobby|porter|villa)\b"
)
_NAME = re.compile(r"(?<=[^.!?] )[A-ZÀ-Þ][^\W\d_]{1,30}|^[A-ZÀ-Þ][a-zà-ÿ]+ [A-ZÀ-Þ]")

_FORMS = {
    r"\bhow much\b|\bprices?\b|\bcosts?\b|\bquote\b|\bbudget\b|\basking\b": _SUM,
    r"\bwhen\b|\bwhat (?:time|day|date)\b|\b(?:which|what) (?:days?|dates?|month)\b|"
    r"\bhow (?:soon|long until)\b|\bbirthday\b|\bdeadline\b": _DAY,
    r"\bhow (?:many|tall|long|high|big|old|wide|short)\b|\bsizes?\b|\bnumber\b|\bmeasure": _FIGURE,
    r"\bwhere\b|\bwhich (?:hotel|city|town|country|address)\b|\baddress\b": _PLACE,
    r"\bwho(?:m|se)?\b|\bwhat(?:'s| is) \w+ name\b|\bcalled\b|\bname of\b": _NAME,
}
_SHAPES = [(re.compile(words, re.IGNORECASE), shape) for words, shape in _FORMS.items()]


def shape_of(question: str) -> Shape:
    """What stands in every answer to this question; None when it asks for no such thing."""
    return next((shape for words, shape in _SHAPES if words.search(question)), None)
