"""Questions in French, Italian, Spanish and German, as they are asked in English."""

import re

from ai.analyst.answers.dictionary import MONTHS, WORDS

_TABLE = {
    r"n[’'e] ?(?:aime|veut|supporte)[\w-]* pas|déteste|non (?:le )?piace|non sopporta|odia|"
    r"no le gusta|detesta|mag (?:sie|er)?.{0,20}nicht|gefällt .{0,20}nicht|hasst|"
    r"nicht (?:leiden|ausstehen|tragen|mögen)|no soporta|éviter|evitar|"
    r"vermeiden|ne (?:dois|faut)|non (?:devo|dovrei)|no debo|nicht (?:zeigen|anbieten|erwähnen)|"
    r"allerg": "what should I avoid",
    r"\badress|indirizz|direcci[óo]n|où habite|dove (?:abita|vive)|dónde vive|wo wohnt": (
        "what is the address"
    ),
    r"\b(?:se mari|mariage|spos|matrimonio|nozze|casa\b|boda|heirat|hochzeit)": (
        "when is the wedding"
    ),
    r"anniversaire|compleanno|cumpleaños|geburtstag": "when is the birthday",
    r"à qui|a chi |con chi|a quién|con quién|mit wem|wen (?:rufe|soll)|chi decide|qui décide|"
    r"wer entscheidet|quién decide|(?:sie|er) oder (?:jemand|wer)|elle ou quelqu|lei o qualcun|"
    r"ella o algui|wer (?:geht|nimmt).{0,20}(?:telefon|anruf|\bab\b)|qui répond au|chi risponde al|"
    r"quién (?:contesta|coge)": "whom do I talk to",
    r"deuil|lutto|luto|trauer": "until when in mourning",
    r"promis|promess|promet|versprochen|zugesagt|angeboten": "what did we promise",
    r"\btailles?\b|pointure|\btaglia|\bmisur|\btallas?\b|größe|konfektion": "what are the sizes",
    r"aime|préfèr|goûts?|piace|preferi|gusti|gusta|prefier|mag (?:sie|er)|gefällt|liebt": (
        "what do they love"
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
    r"[¿¡]|\b(?:qu[e'’]|quel(?:le)?s?|est-ce|elle|sa|son|ses|sua|suo|su|sus|seine?|quand|comment|combien|qui|les?|des|lui|"
    r"che|cosa|qual[ei]|quanto|quando|come|chi|le|gli|dello|della|qué|cuál(?:es)?|cuándo|cuánto|cómo|"
    r"quién|el|los|las|was|welche[rsn]?|wann|wie|wer|wen|wem|wo|wohin|sie|ihr(?:e|en)?|ihm|dem|der|das|ein(?:e|en)?|ist|kann|"
    r"nicht|haben?|wir|dove|sono|c'è|dónde|où|pour|para|für)\b",
    re.IGNORECASE,
)
_ENGLISH = re.compile(
    r"\b(?:the|what|when|who|which|does|did|do|is|are|she|her|his|him|he|they|should|can|i|my|show|"
    r"to|with|for|of|tell|me)\b",
    re.IGNORECASE,
)
_MAY = re.compile(
    r"^\W*(?:(?:est-ce que )?je peux|puis-je|on peut|posso|possiamo|puedo|podemos|kann ich|"
    r"darf ich|können wir)\b(?P<rest>.+)$",
    re.IGNORECASE,
)
_REMIND = re.compile(
    r"^\W*(?:rappelle[- ]moi|ricordami|recu[eé]rdame|erinnere? mich(?: daran)?|"
    r"(?:ponme|pon|apunta|crea|anota) (?:un |una )?(?:recordatorio|tarea|nota)|"
    r"(?:mets[- ]moi|mets|ajoute|crée) (?:un |une )?(?:rappel|note|tâche)|"
    r"(?:mettimi|metti|aggiungi|crea) (?:un |una )?(?:promemoria|nota)|"
    r"(?:setz|stell|leg|notier|trag)\w* (?:mir |bitte ){0,2}(?:eine?n? )?"
    r"(?:erinnerung|notiz|termin|aufgabe)(?: ein| an)?)"
    r"\b,?(?P<rest>.+)$",
    re.IGNORECASE,
)
_DICTIONARY = [
    (re.compile(rf"(?<!\w)(?:l'|d'|de l'|dell'|all')?(?:{foreign})(?!\w)", re.IGNORECASE), english)
    for foreign, english in [*WORDS.items(), *((m, e) for e, m in MONTHS.items())]
]
_MORE = re.compile(r"[¿\s]*(?:y|et|e|und)\b(?=\W*\w)", re.IGNORECASE)
"""How a question goes on about what was asked before."""
_BUYER = (
    r"(?:qui|chi|quién(?:es)?|wer|welche\w* kund\w+|quels? clients?|quelles? clientes?|"
    r"qual[ei] client\w|qué client\w+)\b"
)
_ALLERGEN = re.compile(
    r"\b(?:gegen|à la|à l'|aux?|all[ao']|ai|agli|al|a las?|a los)\b ?(?P<thing>[^\W\d_]{3,})",
    re.IGNORECASE,
)
_BOOK = (
    (_BUYER + r".{0,25}\b(?:heirate|se marie|si spos|se cas)", "whose wedding is near"),
    (_BUYER + r".{0,12}\b(?:aime(?:nt)?|piace|aman?o?|gustan?|mag|mögen|lieb(?:t|en))\b",
     "who loves"),
    (_BUYER + r".{0,20}all?[eé]rg", "who is allergic"),
    (_BUYER + r".{0,12}(?:déteste|odia|detesta|no le gusta|non piace|hass(?:t|en)|mag kein)",
     "who dislikes"),
    (r"(?:à qui|qui|a chi|chi|a quién|quién|wem|wen)\b.{0,12}(?:dois|devo|debo|tengo|muss|soll)\b"
     r".{0,60}(?:demain|domani|mañana|morgen)", "whom do I have to call tomorrow"),
    (r"(?:à qui|qui|a chi|chi|a quién|quién|wem|wen)\b.{0,12}(?:dois|devo|debo|tengo|muss|soll)\b"
     r".{0,60}(?:semaine|settimana|semana|woche)", "whom do I have to write to this week"),
    (r"(?:à qui|qui|a chi|chi|a quién|quién|wem|wen)\b.{0,12}(?:dois|devo|debo|tengo|muss|soll)\b"
     r".{0,60}(?:aujourd|oggi|hoy|heute)", "whom do I have to write to today"),
    (_BUYER + r".{0,30}\b(?:rien|nulla|niente|nada|nichts)\b.{0,20}(?:achet|compra|gekauft)",
     "who has not bought"),
    (_BUYER + r".{0,30}\b(?:achet|compra|gekauft)\w*\b.{0,12}\b(?:rien|nulla|niente|nada)\b",
     "who has not bought"),
    (_BUYER + r".{0,12}(?:a acheté|ont acheté|ha comprato|hanno comprato|ha comprado|han comprado|"
     r"ha(?:t|ben) .{0,20}gekauft)", "who bought"),
    (r"(?:qui|chi|quién|wen|wer)\b.{0,12}\b(?:pas|non|no|nicht)\b.{0,12}"
     r"(?:appel|chiama|llamad|angerufen)", "whom have I not called"),
    (r"(?:wer hat|qui f[êe]te|qui a|chi compie|quién cumple|wessen)\b.{0,30}"
     r"(?:geburtstag|anniversaire|compleanno|anni|cumpleaños|años)", "whose birthday is"),
    (r"(?:bei wem|chez qui|chi ha|qui a|quién tiene|wer hat|wessen)\b.{0,40}"
     r"(?:hochzeit|mariage|matrimonio|boda)", "whose wedding is near"),
    (r"(?:qui|chi|quién|wer)\b.{0,12}(?:attend|aspetta|espera|erwartet)\b.{0,6}"
     r"(?:bébé|bambino|bebé|baby|kind)", "who is expecting a baby"),
    (r"\b(?:welche\w* (?:\w+ )?kund\w+|quel\w* client\w*|qual[ei] client\w+|qué client\w+)",
     "which client"),
)  # fmt: skip


_ASKS = re.compile(r"when|until when|how much|how old|where|which hotel|who\b", re.IGNORECASE)
MOST_SMALL = 4
"""Letters of words that have a translation here or say nothing."""
_OF_BOOK = [(re.compile(pattern, re.IGNORECASE), english) for pattern, english in _BOOK]


def reminded_of(question: str) -> str:
    """What a question in another language asks to be reminded of, in its own words, else ""."""
    asked = _REMIND.match(question)
    return asked["rest"].strip() if asked else ""


def in_english(question: str) -> str:
    """The question, or the English one that it comes to when it is in one of the four languages."""
    more = _MORE.match(question)
    return f"and {_in_english(question[more.end() :])}" if more else _in_english(question)


def _in_english(question: str) -> str:
    foreign = len(_FOREIGN.findall(question))
    is_english = foreign == 0 or len(_ENGLISH.findall(question)) > foreign
    asks = _MAY.match(question) or _REMIND.match(question)
    if is_english and not asks:
        return question
    words = _translated(question)
    known = _known(re.sub(r"\bwho\b", " ", words))
    if asks:
        opening = "can I" if _MAY.match(question) else "remind me to"
        return f"{opening} {_translated(asks['rest']).strip()}"
    for pattern, english in _OF_BOOK:
        if pattern.search(question):
            if english == "who is allergic":
                thing = _ALLERGEN.search(words)
                return f"{english} to {thing['thing']}" if thing else english
            return f"{english} {known}".strip()
    for kind, english in _KINDS.items():
        if kind.search(question):
            if words.lower().startswith("where"):
                english = english.replace("when", "where")
            return f"{english}: {known}?".replace(": ?", "?")
    known = _known(words, all_long=True)
    if not known:
        return question
    return f"{known}?" if _ASKS.match(known) else f"what of {known}?"


def _translated(question: str) -> str:
    question = re.sub(r"\bson\b", " ", question)  # whose it is in French, and nobody's child
    for pattern, english in _DICTIONARY:
        question = pattern.sub(english, question)
    return question


def _known(words: str, all_long: bool = False) -> str:
    """The English words of a translated question, names and numbers among them; long words too
    where they may be a name that all languages have, such as that of a place."""
    english = {word for each in WORDS.values() for word in each.split()} | set(MONTHS)
    first = words.split()[0]
    kept = [
        word
        for word in re.findall(r"[\w'-]+", words)
        if word in english
        or word.isdigit()
        or (word[:1].isupper() and word != first)
        or (all_long and len(word) > MOST_SMALL and word != first)
    ]
    return " ".join(dict.fromkeys(kept))
