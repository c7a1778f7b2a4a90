"""Questions in French, Italian, Spanish and German, as they are asked in English."""

import re

_TABLE = {
    r"n[’'e] ?(?:aime|veut|supporte)[\w-]* pas|déteste|non (?:le )?piace|non sopporta|odia|"
    r"no le gusta|detesta|mag (?:sie|er)?.{0,20}nicht|gefällt .{0,20}nicht|hasst|éviter|evitar|"
    r"vermeiden|ne (?:dois|faut)|allerg": "what should I avoid",
    r"promis|promess|promet|versprochen|zugesagt": "what did we promise",
    r"\btailles?\b|pointure|\btaglia|\bmisur|\btallas?\b|größe|konfektion": "what are the sizes",
    r"aime|préfèr|goûts?|piace|preferi|gusti|gusta|prefier|mag (?:sie|er)|gefällt|liebt": (
        "what does the client love"
    ),
    r"acheté|achats|dépensé|comprato|acquist|speso|compr[óa]|gast(?:ó|ado)|gekauft|ausgegeben": (
        "what was bought"
    ),
    r"quand.{0,20}(?:appeler|joindre)|quando.{0,20}(?:chiamar|telefon)|cuándo.{0,20}llamar|"
    r"wann.{0,30}(?:anrufen|erreichen)|comment.{0,20}joindre": "when should I call",
    r"dernier (?:contact|appel)|dernière fois|ultim[oa] (?:contatto|volta|chiamata)|"
    r"última (?:vez|llamada)|último contacto|letzte\w* (?:kontakt|gespräch|mal)|zuletzt": (
        "when was the last contact"
    ),
    r"proposer|recommand|montrer|offrir|propor|consigli|mostrar|recomend|ofrecer|enseñar|empfehl|"
    r"anbieten|vorschlag|zeigen": "what can I offer",
    r"plain(?:te|t)|mécontent|lament|reclam|quej|beschwer|unzufrieden": "were there complaints",
    r"humeur|content|umore|conten|ánimo|stimmung|zufrieden": "what is the mood",
    r"prochaine|à faire|prossim|da fare|próxim|que hacer|nächste|zu tun": "what are the next steps",
    r"qui est|chi è|quién es|wer ist|résum|riassum|resum|zusammenfass": "who is this",
    r"prépar|prepar|vorbereit": "prepare the call",
}
_KINDS = {re.compile(pattern, re.IGNORECASE): kind for pattern, kind in _TABLE.items()}
_FOREIGN = re.compile(
    r"[¿¡]|\b(?:qu[e'’]|quel(?:le)?s?|est-ce|elle|quand|comment|combien|qui|les?|des|lui|"
    r"che|cosa|qual[ei]|quanto|quando|come|chi|le|gli|dello|della|qué|cuál(?:es)?|cuándo|cuánto|cómo|"
    r"quién|el|los|las|was|welche[rsn]?|wann|wie|wer|sie|ihr(?:e|en)?|ihm|dem|der|haben?|wir)\b",
    re.IGNORECASE,
)
_ENGLISH = re.compile(
    r"\b(?:the|what|when|who|which|does|did|do|is|are|she|her|his|him|he|they|should|can|i|my|show|"
    r"to|with|for|of|tell|me)\b",
    re.IGNORECASE,
)
_COLOURS = {
    "couleur": "colours", "colore": "colours", "color": "colours", "farbe": "colours",
    "chaussure": "shoes", "scarpe": "shoes", "zapato": "shoes", "schuh": "shoes",
}  # fmt: skip


def in_english(question: str) -> str:
    """The question, or the English one that it comes to when it is in one of the four languages."""
    foreign = len(_FOREIGN.findall(question))
    if foreign == 0 or len(_ENGLISH.findall(question)) > foreign:
        return question
    for pattern, english in _KINDS.items():
        if pattern.search(question):
            words = [each for part, each in _COLOURS.items() if part in question.lower()]
            return f"{english}: {' '.join(dict.fromkeys(words))}?" if words else f"{english}?"
    return question
