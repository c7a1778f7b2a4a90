"""Questions in French, Italian, Spanish and German, as they are asked in English."""

import re

_TABLE = {
    r"n[’'e] ?(?:aime|veut|supporte)[\w-]* pas|déteste|non (?:le )?piace|non sopporta|odia|"
    r"no le gusta|detesta|mag (?:sie|er)?.{0,20}nicht|gefällt .{0,20}nicht|hasst|éviter|evitar|"
    r"vermeiden|ne (?:dois|faut)|allerg": "what should I avoid",
    r"\badress|indirizz|direcci[óo]n|où habite|dove (?:abita|vive)|dónde vive|wo wohnt": (
        "what is the address"
    ),
    r"\b(?:se mari|mariage|spos|matrimonio|nozze|casa\b|boda|heirat|hochzeit)": (
        "when is the wedding"
    ),
    r"à qui|a chi |con chi|a quién|con quién|mit wem|wen (?:rufe|soll)|chi decide|qui décide|"
    r"wer entscheidet|quién decide": "whom do I talk to",
    r"deuil|lutto|luto|trauer": "until when in mourning",
    r"promis|promess|promet|versprochen|zugesagt|angeboten": "what did we promise",
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
    r"[¿¡]|\b(?:qu[e'’]|quel(?:le)?s?|est-ce|elle|sa|son|ses|sua|suo|su|sus|seine?|quand|comment|combien|qui|les?|des|lui|"
    r"che|cosa|qual[ei]|quanto|quando|come|chi|le|gli|dello|della|qué|cuál(?:es)?|cuándo|cuánto|cómo|"
    r"quién|el|los|las|was|welche[rsn]?|wann|wie|wer|sie|ihr(?:e|en)?|ihm|dem|der|haben?|wir)\b",
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
_WORDS = {
    r"appeler|chiamar\w*|telefonar\w*|llamar\w*|anrufen|anzurufen": "call",
    r"écrire|scriver\w*|escribir\w*|schreiben": "write",
    r"montrer|mostrar\w*|zeigen|proposer|proporre|anbieten|offrir\w*|enseñar\w*": "show",
    r"laisser|lasciar\w*|dejar\w*|hinterlassen|abgeben": "leave",
    r"demain|domani|mañana|morgen": "tomorrow", r"aujourd'hui|oggi|hoy|heute": "today",
    r"lundi|luned[iì]|lunes|montag": "Monday", r"mardi|marted[iì]|martes|dienstag": "Tuesday",
    r"mercredi|mercoled[iì]|miércoles|mittwoch": "Wednesday",
    r"jeudi|gioved[iì]|jueves|donnerstag": "Thursday",
    r"vendredi|venerd[iì]|viernes|freitag": "Friday", r"samedi|sabato|sábado|samstag": "Saturday",
    r"dimanche|domenica|domingo|sonntag": "Sunday",
    r"cette année|quest'anno|este año|dieses jahr": "this year",
    r"ce mois(?:-ci)?|questo mese|este mes|diesen monat": "this month",
    r"depuis|desde|seit|dal(?:l[ao'])?": "since", r"nel|en|im|in": "in",
    r"mari|marito|marido|mann": "husband", r"femme|moglie|mujer|frau": "wife",
    r"fille|figlia|hija|tochter": "daughter", r"fils|figlio|hijo|sohn": "son",
    r"sœur|soeur|sorella|hermana|schwester": "sister", r"frère|fratello|hermano|bruder": "brother",
    r"mère|madre|mutter": "mother", r"père|padre|vater": "father", r"agent|agente": "agent",
    r"assistant\w*|assistente\w*|asistente": "assistant",
    r"paquet|pacco|colis|paquete|paket": "parcel", r"portier\w*|portero|concierge": "porter",
    r"robe|abito|vestito|vestido|kleid": "dress", r"manteau|cappotto|abrigo|mantel": "coat",
    r"veste|giacca|chaqueta|jacke": "jacket", r"pochette|clutch": "clutch",
    r"bottines?|stivaletti|botines|stiefel\w*": "boots", r"sac|borsa|bolso|tasche": "bag",
    r"chaussures?|scarpe|zapatos?|schuhe?|pointure": "shoes",
    r"couleurs?|colori|colore|colores|color|farben?": "colours",
    r"fleurs|fiori|flores|blumen": "flowers",
    r"smaragdgrün\w*|smeraldo|esmeralda|émeraude": "emerald",
    r"dates?|termine?|appuntament\w*|citas?": "dates", r"bébé|bambino|bebé|baby": "baby",
    r"quand|quando|cuándo|wann|à quelle heure|a che ora|um wie ?viel uhr": "when",
    r"jusqu'à quand|fino a quando|hasta cuándo|bis wann": "until when",
    r"combien|quant[oaie]|cuánt[oa]s?|wie ?viel": "how much", r"où|dove|dónde|wo|wohin": "where",
    r"quel hôtel|quale hotel|qué hotel|welche[ms] hotel": "which hotel",
    r"anniversaire|compleanno|cumpleaños|geburtstag": "birthday", r"budget|presupuesto": "budget",
    r"prix|prezzo|precio|preis": "price", r"coûte\w*|costa\w*|cuesta\w*|kostet?|kosten": "cost",
    r"mesure\w*|alt[oa]|mide|misura|groß": "height",
    r"répond\w*|risponde\w*|responde\w*|antworte\w*": "answer",
    r"termine|finit|finisce|acaba|endet": "ends", r"commence|inizia|empieza|beginnt": "starts",
    r"tournée|tour|gira": "tour", r"concert|concerto|concierto|konzert": "concert",
    r"boutique|magasin|negozio|tienda|laden|salon\w*": "shop salon",
    r"agence|agenzia|agencia|agentur": "agency",
    r"livr\w+|consegn\w+|entreg\w+|entrega|liefer\w+": "delivery",
    r"ville|città|ciudad|stadt": "city", r"vol|volo|vuelo|flug": "flight",
    r"dîner|cena|abendessen": "dinner", r"fête|festa|fiesta|feier": "party",
    r"couturi\w+|atelier|taller|sartoria": "atelier", r"chien|cane|perro|hund": "dog",
    r"facture|fattura|factura|rechnung": "invoice",
    r"acompte|acconto|depósito|anzahlung": "deposit",
    r"retouche\w*|modific\w+|arreglo\w*|änderung\w*": "alterations",
    r"tissu|stoffa|tela|stoff": "fabric", r"cravate|cravatta|corbata|krawatte": "tie",
    r"chemise|camicia|camisa|hemd": "shirt", r"ceinture|cintura|cinturón|gürtel": "belt",
    r"costume|completo|traje|anzug": "suit", r"chapeau|cappello|sombrero|hut": "hat",
    r"gants|guanti|guantes|handschuhe": "gloves", r"allergi\w*|alérgic\w*": "allergic",
    r"matière|materiale|material": "fabric", r"hotel|hôtel|albergo": "hotel",
    r"wohnt|habite|abita|vive|loge|alloggia|aloja": "stays lives",
    r"compagn[eo]n?a?|pareja|partnerin|lebensgefährt\w+": "partner",
    r"neveu|nipote|sobrino|neffe": "nephew", r"nièce|sobrina|nichte": "niece",
    r"ami|amico|amigo|freund": "friend", r"veut|vuole|quiere|will|möchte": "wants",
    r"porte|porta|lleva|trägt": "wears", r"verkauf\w+|vend\w+": "sell sale",
    r"noir|nero|negro|schwarz\w*": "black", r"blanc\w*|bianc\w+|blanc\w+|weiß\w*": "white",
    r"bleu|blu|azul|blau\w*": "blue", r"rouge|rosso|rojo|rot\w*": "red",
    r"vert|verde|grün\w*": "green", r"jaune|giallo|amarillo|gelb\w*": "yellow",
    r"soie|seta|seda|seide": "silk", r"laine|lana|wolle": "wool",
    r"cuir|pelle|cuero|leder": "leather", r"velours|velluto|terciopelo|samt": "velvet",
    r"arrive|arriva|llega|kommt|vient|viene": "arrives comes",
    r"essayage|prova|prueba|anprobe": "fitting",
}  # fmt: skip
_MONTHS = {
    "January": "janvier|gennaio|enero|januar", "February": "février|febbraio|febrero|februar",
    "March": "mars|marzo|märz", "April": "avril|aprile|abril|april",
    "May": "mai|maggio|mayo", "June": "juin|giugno|junio|juni",
    "July": "juillet|luglio|julio|juli", "August": "août|agosto|august",
    "September": "septembre|settembre|septiembre|september",
    "October": "octobre|ottobre|octubre|oktober", "November": "novembre|noviembre|november",
    "December": "décembre|dicembre|diciembre|dezember",
}  # fmt: skip
_DICTIONARY = [
    (re.compile(rf"(?<!\w)(?:l'|d'|de l'|dell'|all')?(?:{foreign})(?!\w)", re.IGNORECASE), english)
    for foreign, english in [*_WORDS.items(), *((m, e) for e, m in _MONTHS.items())]
]
_BOOK = (
    (r"(?:qui|chi|quién|wer)\b.{0,12}(?:aime|piace|ama|gusta|mag|liebt)\b", "who loves"),
    (r"(?:qui|chi|quién|wer)\b.{0,20}all?[eé]rg", "who is allergic"),
    (r"(?:qui|chi|quién|wer)\b.{0,12}(?:déteste|odia|detesta|no le gusta|non piace|hasst|mag kein)",
     "who dislikes"),
    (r"(?:à qui|qui|a chi|chi|a quién|quién|wem|wen)\b.{0,12}(?:dois|devo|debo|tengo|muss|soll)\b"
     r".{0,60}(?:demain|domani|mañana|morgen)", "whom do I have to call tomorrow"),
    (r"(?:à qui|qui|a chi|chi|a quién|quién|wem|wen)\b.{0,12}(?:dois|devo|debo|tengo|muss|soll)\b"
     r".{0,60}(?:semaine|settimana|semana|woche)", "whom do I have to write to this week"),
    (r"(?:à qui|qui|a chi|chi|a quién|quién|wem|wen)\b.{0,12}(?:dois|devo|debo|tengo|muss|soll)\b"
     r".{0,60}(?:aujourd|oggi|hoy|heute)", "whom do I have to write to today"),
    (r"(?:qui|chi|quién|wer)\b.{0,12}(?:a acheté|ha comprato|ha comprado|hat .{0,20}gekauft)",
     "who bought"),
    (r"(?:qui|chi|quién|wer)\b.{0,12}(?:rien|nulla|niente|nada|nichts)\b.{0,12}"
     r"(?:achet|compra|gekauft)", "who has not bought"),
    (r"(?:qui|chi|quién|wen|wer)\b.{0,12}\b(?:pas|non|no|nicht)\b.{0,12}"
     r"(?:appel|chiama|llamad|angerufen)", "whom have I not called"),
    (r"(?:bei wem|chez qui|chi ha|qui a|quién tiene|wer hat|wessen)\b.{0,40}"
     r"(?:hochzeit|mariage|matrimonio|boda)", "whose wedding is near"),
    (r"(?:qui|chi|quién|wer)\b.{0,12}(?:attend|aspetta|espera|erwartet)\b.{0,6}"
     r"(?:bébé|bambino|bebé|baby|kind)", "who is expecting a baby"),
)  # fmt: skip


_ASKS = re.compile(r"when|until when|how much|where|which hotel", re.IGNORECASE)
MOST_SMALL = 4
"""Letters of words that have a translation here or say nothing."""
_OF_BOOK = [(re.compile(pattern, re.IGNORECASE), english) for pattern, english in _BOOK]


def reminded_of(question: str) -> str:
    """What a question in another language asks to be reminded of, in its own words, else ""."""
    asked = _REMIND.match(question)
    return asked["rest"].strip() if asked else ""


def in_english(question: str) -> str:
    """The question, or the English one that it comes to when it is in one of the four languages."""
    foreign = len(_FOREIGN.findall(question))
    is_english = foreign == 0 or len(_ENGLISH.findall(question)) > foreign
    asks = _MAY.match(question) or _REMIND.match(question)
    if is_english and not asks:
        return question
    words = _translated(question)
    if asks:
        opening = "can I" if _MAY.match(question) else "remind me to"
        return f"{opening} {_translated(asks['rest']).strip()}"
    for pattern, english in _OF_BOOK:
        if pattern.search(question):
            return f"{english} {_known(words)}".strip()
    for kind, english in _KINDS.items():
        if kind.search(question):
            return f"{english}: {_known(words)}?".replace(": ?", "?")
    known = _known(words, all_long=True)
    if not known:
        return question
    return f"{known}?" if _ASKS.match(known) else f"what of {known}?"


def _translated(question: str) -> str:
    for pattern, english in _DICTIONARY:
        question = pattern.sub(english, question)
    return question


def _known(words: str, all_long: bool = False) -> str:
    """The English words of a translated question, names and numbers among them; long words too
    where they may be a name that all languages have, such as that of a place."""
    english = {word for each in _WORDS.values() for word in each.split()} | set(_MONTHS)
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
