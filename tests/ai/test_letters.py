"""The analyst's letters: greeted by name and custom, what presses first, musts minded, in the
customer's language."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from ai.analyst import troubles
from ai.analyst.letters.greetings import greeting, greeting_of
from ai.analyst.letters.points import sentences_from
from ai.analyst.letters.sources import sources
from ai.analyst.letters.texts import LANGUAGES, texts_of
from ai.analyst.vetoes import veto
from ai.facts import CustomerFile, FollowUpFact, InteractionFact, ProductFact, PurchaseFact
from ai.grounding.answers import check
from ai.skills.email_draft import (
    EMAIL_DRAFT,
    SCENARIOS,
    TONES,
    EmailDraft,
    EmailRequest,
    proposed_tone,
    short_form,
)
from tests.ai.conftest import TODAY
from tests.ai.skills.test_email_draft import GOWN, said, with_records

GREETINGS = [
    # first name, last name, warm, formal
    ("Mme", "Dupont", "Mme Dupont", "Mme Dupont"),
    ("Mme", "", "Madam", "Madam"),
    ("Prof.", "Rossi", "Prof. Rossi", "Prof. Rossi"),
    ("Prof. Anna", "Rossi", "Prof. Rossi", "Prof. Rossi"),
    ("Prof. Dr. Heinz", "Becker", "Prof. Becker", "Prof. Becker"),
    ("Rossi, Anna", "", "Anna", "Anna Rossi"),
    ("Rossi, Prof. Anna", "", "Prof. Rossi", "Prof. Rossi"),
    ("ANNA", "", "Anna", "Anna"),
    ("ANNA", "ROSSI", "Anna", "Anna Rossi"),
    ("anna", "rossi", "Anna", "Anna Rossi"),
    ("SHAUN", "O'NEILL", "Shaun", "Shaun O'Neill"),
    ("Jean Paul", "Gaultier", "Jean Paul", "Jean Paul Gaultier"),
    ("Jean Paul Gaultier", "", "Jean Paul", "Jean Paul Gaultier"),
    ("Anne-Marie", "Duval", "Anne-Marie", "Anne-Marie Duval"),
    ("María José", "de la Cruz", "María José", "María José de la Cruz"),
    ("Ana & Luis", "", "Ana and Luis", "Ana and Luis"),
    ("Ana & Luis", "Moreno", "Ana and Luis", "Ana and Luis Moreno"),
    ("Ana Moreno & Luis Prieto", "", "Ana and Luis", "Ana Moreno and Luis Prieto"),
    ("Isabel y Carlos", "Ortega", "Isabel and Carlos", "Isabel and Carlos Ortega"),
    ("Mr & Mrs", "Smith", "Mr and Mrs Smith", "Mr and Mrs Smith"),
    ("Mr and Mrs Smith", "", "Mr and Mrs Smith", "Mr and Mrs Smith"),
    ("José", "Ortega y Gasset", "José", "José Ortega y Gasset"),
    ("Sra.", "García Márquez", "Sra. García Márquez", "Sra. García Márquez"),
    ("紗和子", "九鬼", "九鬼様", "九鬼様"),
    ("紗和子", "", "紗和子様", "紗和子様"),
    ("田中様", "", "田中様", "田中様"),
    ("小明", "王", "王小明", "王小明"),
    ("민지", "김", "김민지 님", "김민지 님"),
    ("Tanaka-san", "", "Tanaka-san", "Tanaka-san"),
    ("Ayşe Hanım", "", "Ayşe Hanım", "Ayşe Hanım"),
    ("Ludwig van Beethoven", "", "Ludwig", "Ludwig van Beethoven"),
    ("Leonardo", "da Vinci", "Leonardo", "Leonardo da Vinci"),
    ("Herr Otto", "von Bismarck", "Herr von Bismarck", "Herr von Bismarck"),
    ("Monsieur Jean", "de La Tour", "Monsieur de La Tour", "Monsieur de La Tour"),
    ("Dr", "Anna Rossi", "Dr Rossi", "Dr Rossi"),
    ("Sir Anthony", "Hopkins", "Sir Anthony", "Sir Anthony"),
    ("Dame Judi", "Dench", "Dame Judi", "Dame Judi"),
    ("Lady", "Grey", "Lady Grey", "Lady Grey"),
    ("Lady Mary", "Crawley", "Lady Mary", "Lady Mary"),
    ("Lord", "Byron", "Lord Byron", "Lord Byron"),
    ("Count", "Draghi", "Count Draghi", "Count Draghi"),
    ("The Duchess of Kent", "", "Duchess of Kent", "Duchess of Kent"),
    ("Sheikha Moza", "bint Nasser", "Sheikha Moza", "Sheikha Moza"),
    ("Don Alejandro", "Ruiz", "Don Alejandro", "Don Alejandro"),
    ("Father Tom", "Kelly", "Father Tom", "Father Tom"),
    ("Rabbi", "Cohen", "Rabbi Cohen", "Rabbi Cohen"),
    ("Maestro", "Muti", "Maestro Muti", "Maestro Muti"),
    ("Dott.ssa Giulia", "Bianchi", "Dott.ssa Bianchi", "Dott.ssa Bianchi"),
    ("William “Bill”", "Gates", "Bill", "William Gates"),
    ("Ms Lee (assistant)", "", "Ms Lee", "Ms Lee"),
    ("Martin", "King, Jr.", "Martin", "Martin King"),
    ("Anna B.", "Rossi", "Anna", "Anna Rossi"),
    ("J. R.", "Ewing", "J. R. Ewing", "J. R. Ewing"),
    ("DJ", "Khaled", "DJ Khaled", "DJ Khaled"),
    ("The Weeknd", "", "The Weeknd", "The Weeknd"),
    ("Ondrelle", "", "Ondrelle", "Ondrelle"),
    ("Kiki", "Moonpetal 🌙", "Kiki", "Kiki Moonpetal"),
    ("Мирослава", "Заречная", "Мирослава", "Мирослава Заречная"),
    ("ريم", "الزهراوي", "ريم", "ريم الزهراوي"),
    ("Nguyễn", "Thị Mai", "Mai", "Nguyễn Thị Mai"),
    ("Tran", "Minh Duc", "Duc", "Tran Minh Duc"),
    ("Park", "Seo-yeon", "Seo-yeon", "Park Seo-yeon"),
    ("Zhang", "Wei", "Zhang Wei", "Zhang Wei"),
    ("Ms. Jin", "Xing", "Ms. Jin", "Ms. Jin"),
    ("Yamada", "Hanako", "Yamada-san", "Yamada-san"),
    ("Kovács", "Eszter", "Eszter", "Eszter Kovács"),
    ("Kim", "Basinger", "Kim", "Kim Basinger"),
    ("Lee", "Marvin", "Lee", "Lee Marvin"),
    ("Abu", "Khalid al-Mansouri", "Abu Khalid", "Abu Khalid al-Mansouri"),
    ("Umm Yusuf", "", "Umm Yusuf", "Umm Yusuf"),
    ("VAN DER MEER, JOHANNA", "", "Johanna", "Johanna van der Meer"),
    ("María Fernanda Ortiz Delgado", "", "María Fernanda", "María Fernanda Ortiz Delgado"),
    ("Ana Belén Ruiz y Jorge Prat", "", "Ana Belén and Jorge", "Ana Belén Ruiz and Jorge Prat"),
    ("Dr. med. Amara", "Nwosu", "Dr. Nwosu", "Dr. Nwosu"),
    ("Lt. Col. Harriet", "Boone (ret.)", "Colonel Boone", "Colonel Boone"),
    ("The Rt Revd Thomas", "Aber", "Bishop Aber", "Bishop Aber"),
    ("Rt Hon Edmund", "Slade KC", "Edmund", "Edmund Slade"),
    ("Rabbi Eli and Mrs. Shosh Stein", "", "Rabbi and Mrs. Stein", "Rabbi and Mrs. Stein"),
    ("Sir John and Lady Smith", "", "Sir John and Lady Smith", "Sir John and Lady Smith"),
    ("Ms. Philippa “Pip”", "Ekstrand", "Pip", "Ms. Ekstrand"),
    ("Beatrice 'Bea'", "Thorn-Hale", "Bea", "Beatrice Thorn-Hale"),
    ("María", "José Quintana Ruiz", "María José", "María José Quintana Ruiz"),
    ("María del Pilar Ruiz y Ortega", "", "María del Pilar", "María del Pilar Ruiz y Ortega"),
    ("Contessa Ada", "de' Bardi", "Contessa de' Bardi", "Contessa de' Bardi"),
    ("VAN DEN BERG, Dr. Pieter", "", "Dr. van den Berg", "Dr. van den Berg"),
    ("Uta Fürstin von Thurn und Au", "", "Fürstin von Thurn und Au", "Fürstin von Thurn und Au"),
    ("Rev. Canon Peter Ashby", "", "Canon Ashby", "Canon Ashby"),
    ("Brigadier Sir Hugh Lacey", "", "Sir Hugh", "Sir Hugh"),
    ("Familie Berger", "", "Familie Berger", "Familie Berger"),
    ("Chan Tai Man", "", "Tai Man", "Chan Tai Man"),
    ("prince", "", "Prince", "Prince"),
    ("Baroness Uddin of Hale", "", "Baroness Uddin", "Baroness Uddin"),
    ("D. José María Álvarez de Toledo", "", "José María", "José María Álvarez de Toledo"),
    ("Admiral Lord Seaton", "", "Lord Seaton", "Lord Seaton"),
    ("Viscount Ash & Mr. Paul Grey", "", "Viscount Ash and Mr. Grey", "Viscount Ash and Mr. Grey"),
]
WHOLE = [
    # name, language, the first line
    ("HRH Princess Amira Al Thani", "en", "Your Royal Highness,"),
    ("HE Ambassador Okafor", "fr", "Excellence,"),
    ("🌙", "en", "Good day,"),
    ("n/a", "en", "Good day,"),
    ("https://evil.example", "en", "Good day,"),
    ("Mme Dupont", "fr", "Chère Madame Dupont,"),
    ("Frau Müller", "de", "Sehr geehrte Frau Müller,"),
    ("Mr & Mrs Smith", "it", "Gentili Signori Smith,"),
    ("Sr. Ruiz", "es", "Estimado señor Ruiz:"),
    ("Anna Rossi", "it", "Gentile Anna Rossi,"),
    ("Her Excellency Ambassador Lucía Prado", "es", "Excelencia:"),
    ("Prof. Dr. Walburga Freifrau von Aue", "de", "Sehr geehrte Frau Professor von Aue,"),
    ("Georg Graf von Aue", "fr", "Monsieur le Comte,"),
    ("Maître Célestin Roy", "fr", "Maître,"),
    ("Dott.ssa Fiammetta Bo", "es", "Estimada Dra. Bo:"),
    ("Avv. Gianluca Sforza", "it", "Gentile Avv. Sforza,"),
    ("Conte Ludovico di Aste", "it", "Gentile Conte,"),
    ("Dona Beatriz de Sousa", "es", "Estimada doña Beatriz:"),
    ("Sr. y Sra. Castellanos", "es", "Estimados señores Castellanos:"),
    ("M. et Mme Antoine Lacombe", "fr", "Chère Madame, cher Monsieur,"),
    ("Mr. Tom Hale & Ms. Ines Prado", "de", "Sehr geehrter Herr Hale, sehr geehrte Frau Prado,"),
    ("Anna Riva e Paolo Conti", "it", "Gentili Anna Riva e Paolo Conti,"),
    ("Björk Jónsdóttir", "fr", "Bonjour Björk Jónsdóttir,"),
    ("Mme la Comtesse de Rohan", "fr", "Madame la Comtesse,"),
    ("Mr. & Mr. Ode", "fr", "Cher Monsieur Ode, cher Monsieur Ode,"),
    ("Herr Konsul Peter Baur", "de", "Sehr geehrter Herr Konsul Baur,"),
    ("Univ.-Prof. DDr. Karl Au", "fr", "Bonjour Professeur Au,"),
    ("Frau Mag. Sabine Moser", "de", "Sehr geehrte Frau Mag. Moser,"),
]
THEIRS = {
    "fr": "Bonjour, je voudrais savoir quand ma robe sera prête, merci beaucoup.",
    "it": "Buongiorno, vorrei sapere quando sarà pronto il mio vestito, grazie mille.",
    "de": "Guten Tag, ich möchte gern wissen, wann mein Kleid fertig ist, vielen Dank.",
    "es": "Buenos días, quisiera saber cuándo estará listo mi vestido, muchas gracias.",
}
ABROAD = (
    "follow_up",
    "thank_you",
    "new_arrivals",
    "private_viewing",
    "apology",
    "win_back",
    "event_invitation",
)
"""Scenarios that are written in four other languages too."""
HEM = said(4, "call", "She complained that the hem of the gown came back torn.", "negative")
SUITS = {
    name: ProductFact(f"K{number}", name, "suits", Decimal(900), True, told)
    for number, (name, told) in enumerate(
        {
            "Violet Wool Suit": "Wool.",
            "Violet Cotton Suit": "Cotton.",
            "Scarlet Cotton Suit": "Cotton.",
        }.items(),
        10,
    )
}


def letter(file: CustomerFile, scenario: str, tone: str = "warm", points: str = "") -> EmailDraft:
    request = EmailRequest(file, scenario, tone, points, "Robin Vale")
    made = EMAIL_DRAFT.offline(request)
    assert check(made, request.facts, TODAY).marks == (), made
    return made


def test_everybody_is_greeted_as_they_are_addressed() -> None:
    customs = texts_of("en").parts["customs"]
    for first, last, warm, formal in GREETINGS:
        name = f"{first} {last}".strip()
        lines = [greeting(name, last, is_formal, customs) for is_formal in (False, True)]
        assert lines == [f"Dear {warm},", f"Dear {formal},"], name
    for name, language, line in WHOLE:
        assert greeting(name, "", True, texts_of(language).parts["customs"]) == line, name


@pytest.mark.parametrize(
    ("first", "last", "notes", "language", "warm", "formal"),
    [
        ("Sato Haruki", "", "Sato is the family name, Mr Sato.", "en", "Mr Sato", "Mr Sato"),
        ("Nagy Katalin", "", "Nagy is the family name.", "en", "Katalin", "Katalin Nagy"),
        ("Ngo Mai", "", "Mai is the given name, never Ms Ngo.", "en", "Mai", "Mai Ngo"),
        ("Malcolm", "Reid", "Sir Malcolm, never Mr Reid.", "en", "Sir Malcolm", "Sir Malcolm"),
        ("Guadalupe", "Ríos", "Everyone says Lupe. Her ankle hurts.", "es", "Querida Lupe", ""),
        ("Dr. Karl", "von Aue", "He skis.", "de", "", "Sehr geehrter Herr Dr. von Aue"),
        ("Camille", "Roy", "Monsieur. He cooks.", "fr", "Cher Monsieur Roy", "Cher Monsieur Roy"),
        ("Anna", "Rossi", "", "it", "Cara Anna", "Gentile Signora Rossi"),
        ("Luca", "Rossi", "His sister loves her teal coat.", "it", "Gentile Luca", ""),
        ("Comtesse Zoé", "de Brissac", "", "fr", "Madame la Comtesse", "Madame la Comtesse"),
        ("H.E. Ambassador", "Bello", "", "en", "Your Excellency", "Your Excellency"),
        ("H.E.", "Bates", "", "en", "H.E. Bates", "H.E. Bates"),
        ("Doña", "Pilar Ortega Ruiz", "", "es", "Estimada doña Pilar", "Estimada doña Pilar"),
        ("Earl and Countess Ley", "", "Write only to her.", "en", "Countess Ley", "Countess Ley"),
        ("Ana & Luis", "Moreno", "Luis died in May.", "en", "Ana", "Ana Moreno"),
        ("Mr & Mrs", "Ode", "His wife Nuala passed away.", "en", "Mr Ode", "Mr Ode"),
        ("Mr & Mrs", "Ode", "She is a widow.", "en", "Mrs Ode", "Mrs Ode"),
        ("Frau Dr. Uta", "Rau", "", "de", "Sehr geehrte Frau Dr. Rau", "Sehr geehrte Frau Dr. Rau"),
        ("Dr. Jonte", "Wied", "Wir sind per Du.", "de", "Hallo Jonte", "Hallo Jonte"),
        ("Odile", "van Rooy", "Goes by Madame van Rooy.", "en", "Madame van Rooy", ""),
        ("Kim & Lee", "Ford", "Letters to her alone.", "en", "Good day", "Good day"),
        ("Suzuki Ren", "", "Write Suzuki-san.", "en", "Suzuki-san", "Suzuki-san"),
        ("Jonte", "Wied", "Wir duzen uns.", "de", "Hallo Jonte", "Hallo Jonte"),
        ("Jonte", "Wied", "Wir duzen uns nicht.", "de", "Guten Tag Jonte", "Guten Tag Jonte Wied"),
        ("Noor", "Haddad", "First names are fine.", "en", "Noor", "Noor"),
        ("Noor", "Haddad", "No first names are used.", "en", "Noor", "Noor Haddad"),
        ("Zoé", "Rey", "On lui écrit « Chère amie ».", "fr", "Chère amie", "Chère amie"),
        ("Prof. Dr. Ingeborg", "Au", "", "de", "", "Sehr geehrte Frau Professor Au"),
        (
            "Uta",
            "von Au",
            "Titel: Frau Professor von Au.",
            "de",
            "",
            "Sehr geehrte Frau Professor von Au",
        ),
        ("Bérengère", "Roy", "On dit Maître.", "fr", "Maître", "Maître"),
        ("The Rt Revd Ada", "Roy", "Write Dear Bishop. She sings.", "en", "Bishop", "Bishop"),
        ("Sheikh", "Ali bin Noor", "Addressed to the Sheikh.", "en", "Sheikh Ali", "Sheikh Ali"),
        ("Oda Ren", "", "Family name first: Oda. Likes Oda-san.", "en", "Oda-san", "Oda-san"),
        ("Oda Ren", "", "His first name is Ren.", "en", "Ren", "Ren Oda"),
        ("Nguyễn Thị Mai An", "", "Family name Nguyễn, first name Mai An.", "en", "Mai An", ""),
        ("Oda Ren", "", "Writes family name first: Ren is the given name.", "en", "Ren", ""),
        ("Pilar", "Ortega", "Prefiere que la llamen Pili.", "es", "Querida Pili", ""),
        ("Pilar", "Ortega", "Call her Monday.", "es", "Querida Pilar", ""),
        ("Ólafur", "Ragnarsson", "Icelandic. He skis.", "fr", "Cher Ólafur", ""),
        ("Ferri, Giulio", "", "Parted from Paola, never mention her.", "it", "Caro Giulio", ""),
        ("Rossi, Anna", "", "Gives the informal tu to all.", "it", "Cara Anna", "Cara Anna"),
        ("Ms. Philippa", "Roy", "Everybody calls her Philippa.", "en", "Philippa", "Ms. Roy"),
        ("Rosa", "Neri", "Her agent Mr. Vidal is addressed first.", "en", "Rosa", "Rosa Neri"),
        ("Rosa", "Neri", "Never mention Mr Neri.", "en", "Rosa", "Rosa Neri"),
        ("Rosa", "Neri", "Her husband Mr Neri pays.", "en", "Rosa", "Rosa Neri"),
    ],
)
def test_a_greeting_follows_what_the_records_say_of_the_customer(
    first: str, last: str, notes: str, language: str, warm: str, formal: str
) -> None:
    file = with_records(notes=notes)
    profile = replace(file.profile, name=f"{first} {last}".strip(), last_name=last)
    known = replace(file, profile=profile)
    customs = texts_of(language).parts["customs"]
    for line, is_formal in ((warm, False), (formal, True)):
        made = greeting_of(known, is_formal, customs, language == "en")
        assert not line or made.removeprefix("Dear ").strip(" ,:") == line


@pytest.mark.parametrize(
    ("name", "message", "language", "warm", "formal"),
    [
        ("Beatrice Thorn", "Do call me Bea, nobody says Beatrice!", "en", "Bea", "Beatrice Thorn"),
        ("Philippa Roy", "Please call me Pip.", "en", "Pip", "Philippa Roy"),
        ("Oluwaseun Ade", "Where is the invoice? Seun", "en", "Seun", "Seun"),
        ("Dr. Oluwaseun Ade", "Where is the invoice? Seun", "en", "Dr. Ade", "Dr. Ade"),
        ("Piroska Nagy", "I am not in town. Piroska", "en", "Piroska", "Piroska"),
        ("Jonas Au", "Lass das bitte, wir sind beim Du!", "de", "Lieber Jonas", "Lieber Jonas"),
        ("Jonas Au", "Ich danke dir sehr für die Schuhe.", "de", "Lieber Jonas", "Lieber Jonas"),
        ("Jonas Au", "Könnten Sie mir schreiben?", "de", "Lieber Jonas", "Sehr geehrter Herr Au"),
        ("Ada Roy", "The gown is here. Cordelia", "en", "Ada", "Ada Roy"),
    ],
)
def test_who_asks_to_be_called_or_signs_by_a_name_is_greeted_by_it(
    name: str, message: str, language: str, warm: str, formal: str
) -> None:
    file = with_records(said(3, "email", message))
    profile = replace(file.profile, name=name, last_name=name.rpartition(" ")[2])
    known = replace(file, profile=profile)
    customs = texts_of(language).parts["customs"]
    for line, is_formal in ((warm, False), (formal, True)):
        made = greeting_of(known, is_formal, customs, language == "en")
        assert made.removeprefix("Dear ").strip(" ,:") == line


def test_what_is_waited_for_is_named_once_in_the_customers_language() -> None:
    due = FollowUpFact(
        "F1", TODAY + timedelta(3), "Send the sketches for the white tailcoat", False
    )
    plain = with_records(said(9, "meeting", "She looked at tailcoats."))
    planned = replace(plain, follow_ups=(due,))
    assert "First on my list for you: to send the sketches" in letter(planned, "win_back").body
    theirs = replace(planned, interactions=(said(2, "email", THEIRS["es"]),))
    made = letter(theirs, "event_invitation").body
    assert made.count("En mi lista para usted: enviarle los bocetos.") == 1


def test_a_follow_up_is_told_to_the_customer_unless_it_is_ours_alone() -> None:
    notes = {
        "Answer Ines about the hem of the gown": "to answer you about the hem of the gown",
        "Post the book of blue cloths to Ms Moreau": "to post the book of blue cloths to you",
        "Certificate for the suit to Mme Moreau": "the certificate",
        "Ring Ms Moreau's assistant": "",
        "Send Ines a surprise scarf": "",
        "Chase Ms Moreau for the payment of the coat": "",
        "Ask Ines about her divorce": "",
        "Send measuring guide": "to send you the measuring guide",
        "Collect coat-dress, cuff buttons": "to collect the coat-dress.",
        "Write who weaves the indigo cloth": "to write to you about who weaves the indigo cloth",
        "Laboratory certificate for new suit": "to see to the laboratory certificate.",
        "Black suit for the memorial": "to see to the black suit for the memorial",
    }
    for note, words in notes.items():
        due = FollowUpFact("F1", TODAY + timedelta(3), note, False)
        body = letter(replace(with_records(), follow_ups=(due,)), "win_back").body
        assert (words in body) if words else ("list" not in body and "Nor have" not in body), body


WRONG = {
    "fr": (
        "Le fermoir de ma minaudière s'est cassé hier soir, j'attends une réponse.",
        "du fermoir",
    ),
    "it": ("Ho il vestito, ma la giacca odora di fumo. Aspetto una risposta.", "della giacca"),
    "de": ("Der Reißverschluss ist gestern gerissen, ich warte auf Antwort.", "Reißverschluss"),
    "es": ("Las botas llegaron con la talla equivocada, espero una respuesta.", "de las botas"),
}


@pytest.mark.parametrize("language", WRONG)
def test_what_they_complain_of_in_their_language_comes_first_unless_it_is_over(
    language: str,
) -> None:
    text, thing = WRONG[language]
    wrong = said(5, "email", text)
    for scenario in ABROAD:
        assert thing in letter(with_records(wrong), scenario, "playful").body.split("\n\n")[1]
    over = {
        "fr": "Merci, la question est réglée, j'accepte vos excuses.",
        "it": "Grazie, accetto le scuse, la questione è chiusa.",
        "de": "Der Verschluss hält jetzt, danke, ihr seid wunderbar.",
        "es": "Gracias, acepto las disculpas, el asunto está resuelto.",
    }
    settled = with_records(said(2, "email", over[language]), wrong)
    assert thing not in letter(settled, "event_invitation").body


def test_a_complaint_and_a_promise_have_the_day_on_which_they_were_made() -> None:
    made = said(6, "email", "The hem of my gown came down on stage. I expect to hear from you.")
    note = said(5, "note", "Workroom says the thread was wrong for the weight.", "negative")
    apology = letter(with_records(note, made), "apology").body
    assert "the loose hem" in apology and "6 March" not in apology
    label = said(6, "email", "The label of the suit says 8% linen. We cannot have it in the house.")
    sorry = said(5, "call", "I apologised and took the suit back.", "negative")
    assert (
        "what you had to tell us on 5 March" in letter(with_records(sorry, label), "apology").body
    )
    mend = said(9, "call", "Told her the atelier would take in the shoulders for the 20th.")
    due = FollowUpFact("F1", TODAY + timedelta(3), "Shoulders of the black dress", False)
    planned = replace(with_records(mend), follow_ups=(due,))
    assert "I promised to see to the shoulders" in letter(planned, "follow_up").body
    told = said(9, "call", "I promised to send the swatches by 9 March.")
    late = said(1, "note", "The swatches came a day after I had promised them to her.")
    body = letter(with_records(late, told), "follow_up").body
    assert "2 March" in body and "10 March" not in body


def test_nothing_is_waited_for_that_was_given_up_or_is_an_evening_of_the_house() -> None:
    gone = said(9, "email", "My husband died. Please keep the dress for someone else.")
    theirs = said(9, "email", "Mi hermana ha fallecido. Le ruego que deje en suspenso el traje.")
    ours = said(9, "note", "House event: an evening of lacquer and lining, 20 March, in the salon.")
    well = said(9, "email", "The bag has arrived, and my daughters love it.", "positive")
    dinner = said(9, "call", "She comes to our house dinner on 20 March.")
    never = said(9, "call", "She wants nothing that looks like a dress.")
    theirs_to_us = said(9, "email", "Our printer needs the list by Friday, as promised to him.")
    for item in (gone, theirs, ours, well, dinner, never, theirs_to_us):
        body = letter(with_records(item), "event_invitation").body
        things = ("dress", "vestido", "traje", "lining", "bag", "promise", "20 March")
        assert not any(word in body for word in things), body
    asked = said(9, "call", "She would like to see a coat.")
    assert "the coat, which came up" in letter(with_records(asked), "event_invitation").body


@pytest.mark.parametrize(
    ("texts", "scenario", "wanted", "unwanted"),
    [
        (["Could you send the certificate?", "Certificate received, many thanks!"], "win_back",
         "", "certificate"),
        (["I was charged twice for the suit.", "No answer on the double charge. I love the suit!"],
         "apology", "the double charge", "If we have not"),
        (["The dye of the pumps has come off on my feet. I am not amused."], "win_back",
         "the dye of the pumps", ""),
        (["The waistcoat has no buckle."], "new_arrivals", "the missing buckle", "the waistcoat"),
        (["Please stop sending me pictures."], "new_arrivals", "I keep to that", "pictures"),
        (["Could I have the jacket before my flight?"], "follow_up", "forgotten the jacket",
         "what you are looking for"),
        (["Mon collier s'est cassé, personne ne me répond."], "apology", "du collier", ""),
        (["Ich habe zwei Rechnungen für den Anzug bekommen, das ist falsch."], "follow_up",
         "der Rechnung", "dem Anzug"),
        (["La correa del bolso se ha soltado. No es lo que espero de ustedes."], "apology",
         "bolso", "tirante"),
        (["Je n'ai toujours pas reçu les échantillons."], "follow_up", "des échantillons", "reçu"),
    ],
)  # fmt: skip
def test_what_a_message_is_about_is_what_the_letter_names(
    texts: list[str], scenario: str, wanted: str, unwanted: str
) -> None:
    moods = {"love": "positive", "received": "positive", "espero": "negative"}
    items = [
        said(9 - at, "email", text, next((m for w, m in moods.items() if w in text), "neutral"))
        for at, text in enumerate(texts)
    ]
    body = letter(with_records(*reversed(items)), scenario).body
    assert wanted in body and (not unwanted or unwanted not in body), body


def test_what_is_told_in_confidence_silences_nobody_and_a_surprise_is_not_named() -> None:
    ill = with_records(notes="She has lupus, told to us privately: never write of it.")
    assert "prefer not to be written to" not in letter(ill, "thank_you").body
    gift = said(9, "call", f"He bought the {GOWN.name} for her, a secret until May.")
    bought = PurchaseFact("P1", TODAY - timedelta(9), GOWN.name, "dresses", 1, Decimal(900))
    told = replace(with_records(gift), purchases=(bought,))
    assert GOWN.name not in letter(told, "thank_you").body
    assert GOWN.name in letter(replace(told, interactions=()), "thank_you").body


def test_a_sentence_about_an_occasion_is_not_its_name() -> None:
    plays = said(9, "call", "She plays in Vienna on 20 March and is curious about the new suits.")
    fast = with_records(notes="No lunches until 20 March.")
    for file in (with_records(plays), fast):
        for scenario in ("follow_up", "event_invitation"):
            assert "20 March" not in letter(file, scenario).body


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "to send you the swatches"),
        ("fr", "vous envoyer les échantillons"),
        ("it", "inviarLe i campioni"),
        ("es", "enviarle las muestras"),
        ("de", "Ihnen die Stoffmuster zu schicken"),
    ],
)
def test_a_promise_is_told_as_what_was_promised(language: str, words: str) -> None:
    texts = texts_of(language)
    assert texts.act("send the swatches by 20 March") == words
    for promise in ("propose a day", "give back the coat", "the photos of the dress", "call her"):
        assert "{" not in (said := texts.act(promise)) and said, promise
    for other in ("think about it", "send two ideas for an evening bag", "send the suit story"):
        assert texts.act(other) == "", other


def test_what_is_late_is_the_garment_and_not_the_part_that_was_the_reason() -> None:
    late = troubles.trouble_in("Apologised for the late trouser suit. Supplier had wrong buttons.")
    assert late and late.words == "the delay of the trouser suit"


def test_a_letter_names_the_records_that_it_speaks_from() -> None:
    due = FollowUpFact("F1", TODAY + timedelta(3), "Send the sketches for the tailcoat", False)
    file = with_records(said(9, "meeting", "I promised to send the swatches by 20 March."))
    assert "swatches" in dict(sources(file, letter(file, "follow_up").body))["I9"]
    planned = replace(with_records(), follow_ups=(due,))
    assert dict(sources(planned, letter(planned, "win_back").body)) == {"F1": due.note}
    assert sources(file, "How are you? It has been 12 weeks.") == []


@pytest.mark.parametrize(("text", "kind", "words"), troubles.EXAMPLES, ids=lambda x: x[:30])
def test_a_trouble_has_its_name(text: str, kind: str, words: str) -> None:
    found = troubles.trouble_in(text)
    assert ((found.kind, found.words) if found else ("", "")) == (kind, words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_presses_comes_first_by_its_name_in_every_letter(language: str) -> None:
    message = [said(2, "email", THEIRS[language])] if language in THEIRS else []
    file = with_records(*message, HEM, products=(GOWN,))
    named = {
        "en": "torn hem", "fr": "ourlet", "it": "orlo", "de": "Saum", "es": "dobladillo"
    }[language]  # fmt: skip
    for scenario in SCENARIOS:
        made = letter(file, scenario, "formal")
        own = language if scenario in ABROAD else "en"
        first = made.body.split("\n\n")[1]
        assert (named if own == language else "torn hem") in first, (scenario, made)
        assert made.body.endswith("\nRobin Vale\nLuxe Couture")
        closing = texts_of(own).parts["closing"]["formal"]
        assert closing in made.body


def test_a_promise_is_named_in_its_own_words_with_its_days() -> None:
    told = "I promised to send the swatches by 20 March."
    for scenario in set(SCENARIOS) - {"apology"}:
        body = letter(with_records(said(4, "call", told)), scenario).body
        assert "I promised to send the swatches" in body and "by 20 March" in body
    for words, written in {
        "Am sending the pictures on 20 March.": "to send the pictures",
        "I owe her the letter.": "you the letter",
        "Told her I'd hold the suit till 20 March.": "to hold the suit",
    }.items():
        assert written in letter(with_records(said(4, "call", words)), "follow_up").body, words


def test_a_complaint_after_which_all_was_well_is_not_opened_again() -> None:
    well = said(1, "call", "She loves the mended gown.", "positive")
    for scenario in SCENARIOS:
        assert "hem" not in letter(with_records(well, HEM), scenario).body


@pytest.mark.parametrize(
    ("must", "banned"),
    [
        ("Allergic to wool.", {"Violet Wool Suit"}),
        ("No wool in any form.", {"Violet Wool Suit"}),
        ("Elle est allergique à la laine.", {"Violet Wool Suit"}),
        ("彼女はウールアレルギーがあります", {"Violet Wool Suit"}),
        ("She is vegan.", {"Violet Wool Suit"}),
        ("Never wear scarlet.", {"Scarlet Cotton Suit"}),
        ("In mourning until summer.", {"Scarlet Cotton Suit"}),
        ("Never mention prizes.", set()),
        ("Her husband is allergic to wool.", set()),
        ("No leather belt.", set()),
    ],
)
def test_no_piece_that_breaks_a_must_is_in_a_letter(must: str, banned: set[str]) -> None:
    loves = said(9, "meeting", "She loves violet suits. She loves scarlet suits.", "positive")
    file = with_records(loves, notes=must, products=tuple(SUITS.values()))
    against = {name for name, suit in SUITS.items() if veto(suit.text, file.known)}
    assert against == banned
    written = " ".join(letter(file, scenario).body for scenario in SCENARIOS)
    assert not any(name in written for name in banned)


def test_nobody_who_mourns_or_complains_is_written_to_in_jest() -> None:
    mourning = with_records(said(9, "call", "A talk. She laughed."), notes="In mourning. Jokes.")
    bereaved = with_records(said(9, "call", "Her mother died. She once loved jokes."))
    assert "curtain" not in letter(bereaved, "win_back", "playful").body
    for file in (mourning, with_records(HEM, notes="Loves jokes and emoji.")):
        assert proposed_tone(file) != "playful"
        for scenario in SCENARIOS:
            playful = letter(file, scenario, "playful").body
            assert playful == letter(file, scenario, "warm").body


def test_points_are_worked_in_and_nothing_is_asked_twice() -> None:
    lines = {
        "ask if Thursday at 11 suits": "Would Thursday at 11 suit you?",
        "ask her whether Friday works for her": "Would Friday suit you?",
        "tell her that her gown is ready": "Your gown is ready.",
        "say she can pick it up on Monday": "You can pick it up on Monday.",
        "Thursday at 11 for the fitting": "May I suggest Thursday at 11 for the fitting?",
        "mention that we reserved the salon": "We reserved the salon.",
        "invite him to the dinner": "I would love to invite you to the dinner.",
        "apologise to her for the noise": "I am sorry for the noise.",
        "remind him about the deposit": "May I remind you about the deposit?",
        "wish her a good journey": "I wish you a good journey.",
        "The car comes at six.": "The car comes at six.",
    }
    for line, sentence in lines.items():
        assert sentences_from(line) == [sentence]
    file = with_records(said(9, "meeting", "A pleasant talk.", "positive"))
    for scenario in ("follow_up", "private_viewing", "event_invitation"):
        body = letter(file, scenario, "warm", "ask if Thursday at 11 suits").body
        assert len(re.findall(r"Which|Would Thursday", body)) == 1, body
        assert "Which" in letter(file, scenario).body


FILLERS = (
    "stayed with me",
    "unfinished seam",
    "insisted on being",
    "sulking",
    "butter",
    "scissors",
)


def test_no_sentence_only_fills(demo_files: dict[str, CustomerFile]) -> None:
    for text in _sentences(texts_of("en").parts["scenarios"]):
        assert not any(filler in text for filler in FILLERS)


def _sentences(part: object) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        for value in part.values():
            yield from _sentences(value)
    elif isinstance(part, list):
        for value in part:
            yield from _sentences(value)


@pytest.mark.parametrize("language", THEIRS)
def test_the_letter_is_in_the_language_of_the_customers_own_messages(language: str) -> None:
    file = with_records(said(2, "email", THEIRS[language]), products=(GOWN,))
    for scenario in ABROAD:
        for tone in TONES:
            made = letter(file, scenario, tone)
            closing = texts_of(language).parts["closing"][tone]
            assert closing in made.body
            assert not re.search(r"\b(?:the|you|and|with)\b", made.body.replace(GOWN.name, ""))
    newer = replace(file, interactions=(_english(), *file.interactions))
    assert "Dear Ines" in letter(newer, "follow_up").body
    asked = with_records(notes="Letters in Italian, please.")
    assert "Cara Ines" in letter(asked, "follow_up").body


POLITE = {
    "fr": (r"(?<!rendez-)\bvous\b|\bvotre\b|\bvos\b", "On se tutoie depuis Dakar."),
    "it": (r"\bLei\b|\bSu[aoe]i?\b|r(?:Le|La)\b|\bLe (?!mie)", "Ci diamo del tu."),
    "de": (r"\b(?:Sie|Ihnen|Ihr\w*)\b", "Wir duzen uns."),
    "es": (r"(?i)\b(?:usted|sus?|suy[ao]s?|le)\b|rle\b", "De tú desde siempre."),
}


@pytest.mark.parametrize("language", THEIRS)
def test_who_is_called_tu_or_du_is_never_written_to_politely(language: str) -> None:
    polite, notes = POLITE[language]
    texts = texts_of(language, True)
    for name, part in texts.parts.items():
        if name not in ("customs", "things", "direct"):
            for text in _sentences(part):
                assert not re.search(polite, text), text
    message = said(2, "email", THEIRS[language])
    for tone in TONES:
        assert not re.search(
            polite, letter(with_records(message, notes=notes), "win_back", tone).body
        )
        assert re.search(polite, letter(with_records(message), "win_back", tone).body)


def _english() -> InteractionFact:
    return said(1, "email", "Could you tell me when my gown will be ready? Thank you so much.")


def test_the_short_form_has_what_matters_and_the_name() -> None:
    for scenario in SCENARIOS:
        request = EmailRequest(
            with_records(HEM), scenario, "warm", "The car comes at six.", "Robin"
        )
        short = short_form(request)
        assert short.startswith("Dear Ines,\n") and short.endswith("\nRobin")
        assert "the torn hem" in short.lower() and "The car comes at six." in short
        assert len(short) < 400
