"""Files in the shapes of other programs are read to the letter; damaged ones never stop the app."""

import io
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import openpyxl
import pytest

from crm.importing import files
from crm.importing.choices import Choices
from crm.importing.files import File
from crm.importing.people import Reading

SAMPLES = Path(__file__).parent / "samples"
NOW = datetime(2026, 11, 30, 9, tzinfo=UTC)


def reading_of(name: str, zone: str = "Europe/Paris") -> Reading:
    [path] = SAMPLES.glob(f"{name}*")
    return files.read(File(path.name, path.read_bytes()), Choices(NOW, ZoneInfo(zone)))


PEOPLE = {
    "01": [
        "Élodie / Vasseur, elodie@vasseur.example.org, +33 6 39 98 12 34, Atelier Vasseur & Fils",
        "Tomás / , , +34 600 000 123, ",
        "Salon Oriel / , bonjour@oriel.example.org, , Salon Oriel",
    ],
    "02": [
        "Анна / Светлова, anna@svetlova.example.org, +7 900 000-00-17, ",
        "Ruth / van der Hale, ruth@hale.example.net, , Hale Interiors",
    ],
    "03": [
        "Zoë / Marchetti, zoe@marchetti.example.com, +1 917 555 0162, Marchetti & Co.",
        "Imogen / O'Dell, , 07700 900123, ",
        "Galerie Nord / , , +49 30 23125 011, Galerie Nord",
    ],
    "04": [
        "Jürgen-Anna / Weißmüller, j.weissmueller@example.org, 0171 0000123, Größe & Söhne",
        "Ole / Brandt, ole@brandt.example.net, 040 66969 123, ",
    ],
    "06": [
        "Camille / Durand-Ortiz, CAMILLE@Durand.example.org, +33 6 39 98 00 11, Maison Durand",
        "Camille / Durand Ortiz, camille@durand.example.org, 0639980011, ",
    ],
    "08": [
        "Hélène / d'Aubray, helene@daubray.example.org, 06 39 98 33 33, Fonds d'Aubray",
        "Rhys / ap Owen, rhys@apowen.example.com, +44 20 7946 0777, ",
    ],
    "09": ["Ada / Okonkwo, ada@okonkwo.example.org, +44 7700 900333, "],
    "11": [
        "Naïma / El Khatib, naima@khatib.example.org, +212 600-000123, Riad Khatib",
        " / Theodorakis, , +30 210 000 0123, ",
    ],
    "12": [
        "Lucia / Ferrante, lucia@ferrante.example.org, +393200000123, Ferrante SRL",
        "Lucia / Ferrante, , +393200000123, ",
    ],
    "14": [
        "Élodie / Vasseur, elodie@vasseur.example.org, 06.39.98.12.34, ",
        "Anne-Lise / De La Tour, al@delatour.example.net, +33 (0)6 39 98 55 55, ",
        " / Perrin, , , ",
    ],
    "18": [
        "Noor / Haddad, noor@haddad.example.org, +971500000123, ",
        "Sunniva / Dahl, sunniva@dahl.example.net, +4790000123, ",
    ],
    "20": [
        "Ottilie Mae / Ashgrove, ottilie@ashgrove.example.org, +44 7700 900111, "
        "Ashgrove Estate (Private Office)",
        "Salon Oriel / , , +33 1 99 00 77 77, Salon Oriel",
    ],
    "21": [
        "Chloé / Lefèvre, chloe@lefevre.example.org, 0639981234, ",
        "Tomas / , , 600 000 124, ",
    ],
    "23": [
        "Soraya / Ndiaye, soraya@ndiaye.example.org, +221-70-000-01-23, ",
        "Misaki / Aoyama, , +81-90-0000-0124, ",
    ],
    "25": [
        "Mary Jo / Quill, , , ",
        "Mary Jo / Quill, maryjo@quill.example.org, , ",
        "lower case card / , , +1 212 555 0170, ",
    ],
    "34": ["Ottilie / Ashgrove, , +44 7700 900199, "],
    "40": [
        "Cosima / Blau, , , Blau Holding",
        "Petra / Lenz, petra@lenz.example.org, , Lenz, Roth & Partner",
    ],
    "41": [
        "Zoë / Marchetti, zoe@marchetti.example.com, +33 6 39 98 12 34, =Maison",
        "Prince / , prince@paisley.example.com, , ",
        "Maria del Carmen Ruiz / Soto, , , ",
    ],
}
NOTES = {
    ("01", 0): [
        "Title: Mme", "Organization Title: Directrice", 
         "Loves ivory silk.",
        "Assistant: Colette Amar, 01 99 00 56 78", "Never call before noon.",
        "Address: 12 rue Imaginaire, 75099 Paris, France", "Birthday: 14 May 1981",
        "Anniversary: 20 June 2009", "Labels: VIP",
    ],
    ("01", 1): ["Birthday: 3 December"],
    ("02", 0): ["Размер 38", "Birthday: 2 January 1990", "Labels: Клиенты"],
    ("02", 1): [],
    ("03", 0): [
        "Job Title: Founder", "Birthday: 14 May 1981", "Categories: VIP, Press", "Title: Ms.",
        "Prefers “bias cut”.", "Spouse’s birthday is a secret.", "Spouse: Dario",
        "Assistant: Paul Reyes, (212) 555-0148",
    ],
    ("03", 1): [],
    ("04", 0): [
        "Title: Frau", "Birthday: 14 May 1981",
        "Categories: Kundin, Oper", "Größe 38; mag kein Gelb",
    ],
    ("08", 0): [
        "Title: Mme", "Birthday: 14 May 1962",
        "Last Activity: 3 November 2026",
    ],
    ("08", 1): ["Title: Sir", "Last Activity: 28 February 2026", "No marketing e-mails"],
    ("11", 1): ["Contact Owner: Inès Moreau", "No marketing e-mails"],
    ("14", 0): [
        "Birthday: 14 May 1981", "Last purchase: 5 October 2026, €1,234.50", "Size: 38",
        "aime la soie ; pas de jaune",
    ],
    ("14", 1): [
        "Née: mai 1970", "Size: 40/42", "voir son assistante (Mme Roche)", 
    ],
    ("14", 2): ["Title: Mme", "Last purchase: 12 December 2025, €980"],
    ("18", 0): ["Birthday: 14 May", "Tags: vip, abaya", "Address: Dubai, AE"],
    ("20", 0): [
        "Title: Lady", "Nickname: Tilly", "Job title: Patron", 
        "Birthday: 14 May", "Spouse: Rupert",
        "Address: 1 Invented Crescent, Flat 2, London, W1A 0ZZ, United Kingdom",
        "Anniversary: 3 September 2011", "Never on Sundays, please.", "Emerald only; no “nude”.",
    ],
    ("21", 0): [
        "Nickname: Clo", "Birthday: 14 May",
        "Anniversary: 1 June 2010", "Aime la soie épaisse; pas de jaune", "Taille 38",
    ],
    ("23", 0): [
        "Birthday: 14 May",
        "Anniversary: 20 June 2009", "Labels: VIP, Opera", "Comma, semicolon; newline", "end",
    ],
    ("23", 1): ["Name: 青山 美咲"],
}  # fmt: skip
CONTACTS = {
    ("01", 0): (
        "Home: elodie.v@example.net, Work: e.vasseur@example.com",
        "Mobile: +33 1 99 00 12 34",
    ),
    ("02", 1): ("Work: r.hale@example.com", ""),
    ("03", 0): ("", "Business Phone: (212) 555-0147"),
    ("04", 0): ("", "Telefon geschäftlich: +49 (0)30 23125-012"),
    ("08", 0): ("", "+33 1 99 00 22 22"),
    ("14", 1): ("", "01 99 00 55 55"),
    ("20", 0): ("Home: tilly@example.net", "Butler (Mr. Finch): +44 20 7946 0111"),
    ("21", 0): ("", "Assistante: +33199001235"),
    ("23", 0): ("Work: soraya@work.example.com", "Work: +33-1-99-00-88-88 ext. 12"),
}
"""Further addresses and numbers, each with its label."""

LEFT_OUT = {
    "01": ["it is among Google's Other Contacts, whom nobody chose"],
    "06": ["it has no name"],
    "09": ["it was deleted in that program"],
    "12": ["it has no name"],
}
PASSED_OVER = {"08": 6, "14": 3, "23": 1, "40": 2}


def test_people_are_read_to_the_letter() -> None:
    for name, people in PEOPLE.items():
        reading = reading_of(name)
        assert [
            f"{p.first_name} / {p.last_name}, {p.email}, {p.phone}, {p.company}"
            for p in reading.taken
        ] == people, name
        left_out = [person.left_out for person in reading.people if person.left_out]
        assert left_out == LEFT_OUT.get(name, []), name
        assert reading.passed_over == PASSED_OVER.get(name, 0), name
        assert "\ufffd" not in str(reading)


def test_what_has_no_field_becomes_a_line_of_the_notes() -> None:
    for (name, number), notes in NOTES.items():
        assert sorted(reading_of(name).taken[number].notes) == sorted(notes), (name, number)


def test_further_addresses_and_numbers_stand_behind_the_first() -> None:
    for (name, number), contacts in CONTACTS.items():
        person = reading_of(name).taken[number]
        lines = (person.other_emails, person.other_phones)
        assert tuple(", ".join(each.splitlines()) for each in lines) == contacts, (name, number)


def test_what_could_not_be_kept_is_told() -> None:
    assert reading_of("25").people[0].problems == [
        "E-mail is no address: mary  @quill.example.org",
        "Phone is no number: ask her agent",
        "Birthday is no date: 1990-02-30",
    ]
    raw = b"Name,Phone\nAda Birch,3.46E+10\n"
    [ada] = files.read(File("x.csv", raw), Choices(NOW)).people
    assert (ada.name, ada.phone) == ("Ada Birch", "")
    assert ada.problems == ["Phone is no number any more: 3.46E+10"]


def test_our_own_export_comes_back_and_its_long_names_are_asked_about() -> None:
    reading = reading_of("41")
    assert [question.name for question in reading.questions] == ["names"]
    zoe, prince, maria = reading.people
    assert (zoe.stage, prince.stage, maria.stage) == ("lead", "customer", "prospect")
    assert str(zoe.follow_up_on) == "2026-12-05"
    assert zoe.notes == []


EVENTS = {
    "07": [
        "note 2026-10-05 18:30 Camille Durand-Ortiz: Fitting went well, she adored the ivory coat "
        "& asked for 2 cm less at the cuff.\n\nCall Friday",
        "note 2026-11-02 17:40 Camille Durand-Ortiz: Sent the look book.",
    ],
    "26": [
        "note 2026-11-14 18:02 Ottilie Ashgrove: 18:02 Ottilie Ashgrove: Darling, the coat is "
        "divine.\nCould the cuff be 2 cm shorter?\n\nAnd do you have it in emerald?\n18:05 We: Of "
        "course! I will send two swatches by Tuesday.\n18:09 We: Noted: no lace.",
        "note 2026-12-03 09:00 Ottilie Ashgrove: 09:00 Ottilie Ashgrove: See you at 11:30 - don't "
        "be late: traffic!",
    ],
    "27": [
        "note 2026-03-07 21:22 Jürgen W.: 21:22 Jürgen W.: Guten Abend, passt der Freitag, 13.3., "
        "um 15 Uhr?\n21:30 We: Sehr gern!"
    ],
    "29": [
        "note 2026-05-14 19:02 Élodie Vasseur: 19:02 Élodie Vasseur: J’adore la soie ivoire !\n"
        "Taille 38 toujours.\n19:04 We: Parfait, je vous rappelle lundi.",
        "note 2026-05-15 08:01 Élodie Vasseur: 08:01 Élodie Vasseur: Boutique.pdf",
    ],
    "30": [
        "note 2026-03-28 21:29 Tomás R.: 21:29 Tomás R.: ¿Tienen el abrigo en verde?",
        "note 2026-03-29 01:23 Tomás R.: 01:23 We: Sí, se lo aparto.\n"
        "03:30 Tomás R.: (hora que no existe en Madrid)",
    ],
    "32": [
        "email 2026-11-14 18:31 Zoë Marchetti: I love the coat – could the sleeve be 2 cm shorter? "
        "I fly on the 3rd of December.\n\nZoë"
    ],
    "33": [
        "email 2026-03-09 08:15 Jürgen Weißmüller: Der Saum gefällt mir nicht.\n\nGrüße",
    ],
    "34": [
        "email 2026-12-02 23:58 Ottilie Ashgrove: Please use my new number from now on. It is in "
        "the card that I attach here, and nobody else has it."
    ],
    "36": [
        "email 2026-11-14 17:31 Imogen O'Dell: I adore the velvet.\n"
        "Could I have it by the 3rd of December?\n\nImogen"
    ],
    "37": [
        "follow_up 2026-12-04 14:00 zoe@marchetti.example.com: Fitting Zoë Marchetti, 15:00, "
        "12 rue Imaginaire, Paris: Second fitting, ivory coat; Bring the pins",
        "birthday 2027-05-14 00:00 Élodie Vasseur: ",
    ],
    "38": [
        "follow_up 2027-03-26 15:00 Jürgen Weißmüller: Anprobe Jürgen Weißmüller, 15:00: Anprobe, "
        "zweiter Stock"
    ],
}


def test_messages_and_events_are_read_to_the_letter() -> None:
    for name, events in EVENTS.items():
        reading = reading_of(name, "Europe/Madrid" if name == "30" else "Europe/Paris")
        assert reading.questions == []
        assert [
            f"{event.kind} {event.at:%Y-%m-%d %H:%M} {event.who.label}: {event.content}"
            for event in reading.events
        ] == events, name


def test_a_cancelled_event_is_left_out() -> None:
    [cancelled] = reading_of("37").left_out
    assert (cancelled.what, cancelled.reason) == ("Lunch with Saskia de Vroom", "it was cancelled")


def test_the_reps_own_words_tell_no_mood() -> None:
    [day, _] = reading_of("26").events
    assert "swatches" not in day.theirs
    assert day.theirs.startswith("Darling")


OTHER_SHAPES = {
    "a folded letter": (
        b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Zo\xc3\r\n \xab Vale\r\nEND:VCARD\r\n",
        ["Zoë Vale"],
    ),
    "tabs": (b"Vorname\tNachname\tTelefon\nAda\tBirch\t030 123456\n", ["Ada Birch"]),
    "last, first": (b"Name;E-Mail\n\"Birch, Ada\";ada@birch.example.org\n", ["Ada Birch"]),
    "month first": (b"First Name,Last Name,Birthday\nAda,Birch,5/14/1981\n", ["Ada Birch"]),
    "a semicolon within quotes": (
        b'BEGIN:VCARD\nVERSION:4.0\nFN:Ada Birch\nTEL;TYPE="a;b":+44 20 7946 0000\nEND:VCARD\n',
        ["Ada Birch"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("shape", OTHER_SHAPES)
def test_other_shapes_of_the_same_programs_are_read(shape: str) -> None:
    raw, names = OTHER_SHAPES[shape]
    reading = files.read(File("x", raw), Choices(NOW))
    assert [person.name for person in reading.people] == names


def test_a_sheet_with_a_title_above_its_header_is_read() -> None:
    book, raw = openpyxl.Workbook(), io.BytesIO()
    for row in (
        ["Clients 2026"],
        [],
        ["First name", "Last name", "Phone", "Birthday"],
        ["Ada", "Birch", 442079460000, datetime(1981, 5, 14)],
    ):
        book.active.append(row)
    book.save(raw)
    [ada] = files.read(File("x.xlsx", raw.getvalue()), Choices(NOW)).people
    assert (ada.name, ada.phone, ada.notes) == (
        "Ada Birch",
        "442079460000",
        ["Birthday: 14 May 1981"],
    )


def test_the_mails_of_a_mailbox_are_those_of_the_client() -> None:
    mails = b"".join(
        b"From x Mon Nov 30 2026\nFrom: %s\nTo: %s\nDate: Mon, 2 Nov 2026 0%d:00:00 +0000\n"
        b"Subject: %d\n\nword %d\n\n" % (sender, receiver, number, number, number)
        for number, (sender, receiver) in enumerate(
            [(b"ada@birch.example.org", b"me@house.example.org")] * 3
            + [(b"me@house.example.org", b"bo@vale.example.org")]
        )
    )
    reading = files.read(File("x.mbox", mails), Choices(NOW))
    assert [(event.who.email, event.is_ours) for event in reading.events] == [
        *[("ada@birch.example.org", False)] * 3,
        ("bo@vale.example.org", True),
    ]
