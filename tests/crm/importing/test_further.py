"""Ten further files, in shapes that the same and other programs export, read to the letter."""

import io
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import openpyxl

from crm.importing import files
from crm.importing.choices import Choices
from crm.importing.files import File
from crm.importing.people import Person, Reading

FURTHER = Path(__file__).parent / "further"
NOW = datetime(2026, 11, 30, 9, tzinfo=UTC)
CHOICES = Choices(NOW, ZoneInfo("Europe/Paris"))


def reading_of(name: str) -> Reading:
    [path] = FURTHER.glob(f"{name}*")
    return files.read(File(path.name, path.read_bytes()), CHOICES)


def told(person: Person) -> str:
    """Name, addresses, numbers, company and tags in one line."""
    lines = (person.email, person.other_emails, person.phone, person.other_phones, person.company)
    return f"{person.first_name} / {person.last_name}; " + "; ".join(
        ", ".join(each.splitlines()) for each in (*lines, person.tags)
    )


PEOPLE = {
    "51": [
        "Apolline / de Vernejoul; apolline@vernejoul.example.org; "
        "Adresse de messagerie 2: bureau@vernejoul.example.org; 06 39 98 71 71; "
        "Téléphone (bureau): +33 4 99 00 10 10; Maison Vernejoul; Clients, Opéra",
        "Hyacinthe / Roussel; ; ; 04 99 00 20 20; ; ; ",
    ],
    "52": [
        "さくら / 山本; sakura@yamamoto.example.org; ; +81 90-0000-0456; "
        "Home Fax: +81 6-0000-0457; 山本商店; 大阪",
        "Maximilian / Graf von Thurn; ; ; +43 660 0000123; Phone: +43 1 0000124; ; ",
    ],
    "53": [
        "Ingrid / Thorvaldsen; ingrid@thorvaldsen.example.org; Home: it@home.example.net; "
        "+47 900 00 111; Work: +47 22 00 01 10; Thorvaldsen AS; VIP, Gala",
        "Beauregard / ; ; ; +1 504 555 0199; ; ; ",
    ],
    "54": [
        "Marta / Kowal; marta@kowal.example.org; ; +48600000123; ; ; vip",
        "Tadeusz / Nowicki; ; ; +48600000124; ; ; ",
    ],
    "55": ["Priya / Raman; priya@raman.example.org; ; +44 7700 900456; ; ; VIP, Opera"],
    "59": [
        "Cosima / Bell'Aria; cosima@aria.example.org; Home: cb@casa.example.net; "
        "+39 320 000 0456; Home: +39 02 0000 0457; Fondazione Aria; VIP, Scala"
    ],
}
NOTES = {
    ("51", 0): [
        "Titre professionnel: Présidente", "Rue (bureau): 3 quai Inventé",
        "Birthday: 23 August 1974", "Catégories: Clients, Opéra", "Spouse: Étienne",
        "N'aime pas le jaune.", "Œuvre préférée : « La Traviata ».", "Title: Mme",
        "Address: Lyon, 69999, France",
    ],
    ("51", 1): [],
    ("52", 1): ["Nickname: Max", "Birthday: 19 July"],
    ("53", 1): ["Open deals: 0", "Owner: Inès Moreau"],
    ("54", 0): [
        "Address: ul. Zmyślona 1, 30-999, Kraków, PL", "No marketing e-mails",
        "Order #1001, 2 October 2026: Ivory coat, 2 × Silk scarf; 3,400 EUR (Gift wrap please)",
        "Order #1003, 5 November 2026: Clutch; 800 EUR",
    ],
    ("54", 1): ["Order #1002, 3 October 2026: Belt; 120 EUR"],
    ("55", 0): [
        "Birthday: 14 May", "Met at the gala.", "TAGS: VIP, Opera",
        "Address: 4 Invented Lane  London  W1 9ZZ  GB",
    ],
    ("59", 0): [
        "Title: Donna", "Birthday: 28 February 1969", "Anniversary: 22 September 2012",
        "Address: Via Inventata 7, Scala B, Milano, MI, 20199, Italia", "figlio: Leone",
        "Website: https://aria.example.org", "Labels: VIP, Scala", "Veste solo seta, mai lana.",
        "Taglia 42.",
    ],
}  # fmt: skip
EVENTS = {
    "56": [
        "note 2026-05-14 19:02 Friederike Löwe: 19:02 Friederike Löwe: Guten Abend! Der Mantel ist "
        "ein Traum.\nDarf ich ihn am Freitag abholen?\n19:10 We: Sehr gern, ab 10 Uhr.",
        "note 2026-05-16 11:30 Friederike Löwe: 11:30 Friederike Löwe: So sitzt er perfekt.",
    ],
    "57": [
        "note 2026-05-14 19:02 Capucine Armand: 19:02 Capucine Armand: Bonsoir, la robe est "
        "sublime.\n19:03 We: Quelle joie ! Je vous garde la pochette.",
        "note 2026-05-15 09:01 Capucine Armand: 09:01 Capucine Armand: Merci. Taille 36, s'il "
        "vous plaît : c'est pour le 3/6.",
    ],
    "58": [
        "email 2026-10-05 08:15 Liv Quistgaard: Dear Inès,\n\nFrom the look book I love number 7."
        "\nSee you on Friday.\n\nLiv",
        "email 2026-10-06 09:00 Liv Quistgaard: Wonderful, number 7 waits for you.",
    ],
    "60": [
        "follow_up 2026-12-14 10:00 Call with Zoë Marchetti: Call with Zoë Marchetti, 10:00",
        "follow_up 2026-12-08 16:00 Call with Zoë Marchetti moved: "
        "Call with Zoë Marchetti (moved), 16:00",
        "follow_up 2027-06-20 00:00 Wedding anniversary Zoë Marchetti: "
        "Wedding anniversary Zoë Marchetti",
        "meeting 2026-09-01 09:00 Weekly fitting Zoë Marchetti: ",
        "follow_up 2026-12-15 00:00 Order buttons for Zoë Marchetti: "
        "Order buttons for Zoë Marchetti",
    ],
}


def test_people_of_further_files_are_read_to_the_letter() -> None:
    for name, people in PEOPLE.items():
        reading = reading_of(name)
        assert [told(person) for person in reading.taken] == people, name
        assert reading.questions == [], name
        assert [each for person in reading.people for each in person.problems] == [], name
    for (name, number), notes in NOTES.items():
        assert sorted(reading_of(name).taken[number].notes) == sorted(notes), (name, number)


def test_messages_and_events_of_further_files_are_read_to_the_letter() -> None:
    for name, events in EVENTS.items():
        assert [
            f"{event.kind} {event.at:%Y-%m-%d %H:%M} {event.who.label}: {event.content}"
            for event in reading_of(name).events
        ] == events, name
    [undated] = reading_of("58").left_out
    assert (undated.what, undated.reason) == ("50 % off", "it has no date")
    assert [event.is_ours for event in reading_of("58").events] == [False, True]


def test_a_sheet_of_another_language_with_days_as_its_program_keeps_them_is_read() -> None:
    book, raw = openpyxl.Workbook(), io.BytesIO()
    book.active.title = "Deckblatt"
    book.active.append(["Unsere Kundinnen"])
    sheet = book.create_sheet("Kunden")
    for row in (
        ["Nachname", "Vorname", "Mobiltelefon", "E-Mail-Adresse 2", "Geburtsdatum", "Größe"],
        ["Löwe", "Friederike", 491710000456, "fl@loewe.example.org", datetime(1979, 2, 11), 38.0],
        ["Ærø", "Bo", None, None, "11.2.79", "40/42"],
        [None, None, None, None, None, None],
        ["Summe", None, None, None, None, 2],
    ):
        sheet.append(row)
    book.save(raw)
    lion, bo = files.read(File("x.xlsx", raw.getvalue()), CHOICES).taken
    assert told(lion) == "Friederike / Löwe; fl@loewe.example.org; ; 491710000456; ; ; "
    assert lion.notes == ["Birthday: 11 February 1979", "Size: 38"]
    assert bo.notes == ["Birthday: 11 February 1979", "Size: 40/42"]


HEADERS = {
    "nl": "Voornaam;Achternaam;Bedrijf;E-mailadres;Mobiele telefoon;Telefoon op werk",
    "it": "Nome;Cognome;Società;Indirizzo posta elettronica;Cellulare;Telefono (uff.)",
    "es": "Nombre;Apellidos;Empresa;Dirección de correo electrónico;Móvil;Teléfono del trabajo",
    "sv": "Förnamn;Efternamn;Företag;E-postadress;Mobil;Telefon",
    "de": "Vorname;Nachname;Firma;E-Mail-Adresse;Handy;Telefon (geschäftlich)",
    "en": "Person - First name;Person - Last name;Company;Email - Work;Phone - Mobile;Work Phone",
}


def test_headers_of_other_languages_are_known() -> None:
    for language, header in HEADERS.items():
        row = "Ada;Birch;House;ada@birch.example.org;+44 7700 900123;+44 20 7946 0000"
        [ada] = files.read(File("x.csv", f"{header}\n{row}\n".encode()), CHOICES).people
        assert (ada.name, ada.company, ada.email) == ("Ada Birch", "House", "ada@birch.example.org")
        assert ada.phone == "+44 7700 900123", language
        assert ada.other_phones.endswith("+44 20 7946 0000"), language
        assert ada.notes == [], language
