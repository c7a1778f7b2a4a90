"""Twenty more files, as the same programs write them elsewhere: read to the letter."""

from dataclasses import replace

from crm import customers
from crm.importing import files, matching, saving
from crm.importing.files import File
from crm.importing.people import Event, Person, Reading
from crm.importing.saving import Plan
from crm.workspace import Workspace
from tests.crm.importing.test_further import CHOICES, FURTHER, told

PEOPLE = {
    "61": [
        "lead: Inés María / de la Vega Ortiz; ines@vega.example.org; Dirección del "
        "correo electrónico 2: i.vega@example.net; 600 000 321; Teléfono del trabajo: "
        "+34 91 000 01 23; Galería Vega; Prensa, VIP; Puesto: Directora | Birthday: 14 "
        "May 1981 | Categorías: Prensa, VIP | Spouse: Íñigo | Talla 38. | No le gusta el "
        "«amarillo». | Title: Sra. | Address: Calle Inventada 3, 2.º izq., Madrid, "
        "28999, España",
        "lead: Nuño / Peñalver; ; ; 91 000 04 56; ; ; ; ",
    ],
    "62": [
        "lead: Beatrix / van Oranje-Vos; trix@vos.example.org; b.vos@example.net; +44 "
        "7700 900567; Home Phone: 020 7946 0111, Business Phone: +44 20 7946 0222; Vos "
        "Foundation; ; Nickname: Trix | Job Title: Trustee | Spouse: Hugo | Web Page: "
        "https://vos.example.org | Birthday: 14 May 1981 | Anniversary: 20 June 2009 | "
        "Allergic to angora. | Size 40 | Title: Lady | Assistant: Finch, 020 7946 0333 | "
        "Address: 1 Invented Row, London, W1 9ZZ, United Kingdom",
    ],
    "63": [
        "customer: Annegret / Graf-Lööf; annegret@loof.example.org; ; 0171 0000456; +49 "
        "30 23125 014; Lööf & Töchter; ; Zuständiger Mitarbeiter: Inès Moreau | Letztes "
        "Aktivitätsdatum: 2 November 2026 | Birthday: 28 February 1979 | Address: Berlin",
        "lead: Till / Öz; till@oez.example.org; ; ; ; ; ; ",
    ],
    "64": [
        "lead: Wilhelmine / von Trapp-Übersee; w@trapp.example.org; ; +49 171 0000789; "
        "+49 89 0000123; Trapp AG; ; Titel: Vorständin | Birthday: 14 May 1962 | No "
        "marketing e-mails | Nie Wolle! | Letzte Aktivität: 3 November 2026 | Title: "
        "Frau | Address: Erfundener Weg 5, München, 80999, Deutschland",
    ],
    "65": [
        "lead: Ottavia / Brandi; ottavia@brandi.example.org; ; +393200000999; ; Brandi "
        "Srl; VIP, Scala; No marketing e-mails | Accepts SMS Marketing: no | Solo seta. "
        "| Taglia 40 | Tags: VIP, Scala | Address: Via Inventata 9, Torino, TO, IT, "
        "10999 | Spent: 2,480 in 3 orders",
        "lead: Kwame / ; kwame@asante.example.org; ; ; ; ; ; Accepts SMS Marketing: yes "
        "| Address: GH | Spent: 0 in 0 orders",
    ],
    "66": [
        "lead: Ada / Löwenhaupt; ada@loewenhaupt.example.org; Privat: "
        "ada@privat.example.net; +43 660 0000456; Arbeit: +43 1 0000457; Löwenhaupt & "
        "Co. KG; VIP, Oper; Label: VIP, Oper | Besitzer: Inès Moreau | Nächste "
        "Aktivität: 2026-12-05",
    ],
    "67": [
        "lead: Zoé / De La Fontaine; zoe@fontaine.example.org; ; 06 39 98 44 44; 01 99 "
        "00 44 44; ; ; Birthday: 14 May 1981 | Last purchase: 5 October 2026, €1,234.50",
        "lead: Kaï / ; kai@example.org; ; ; ; ; ; ",
    ],
    "68": [
        "lead: Анна / Светлова; anna@svetlova.example.org; ; +7 900 000-00-45; Телефон: "
        "8 (812) 000-00-46; ; ; Birthday: 2 January 1990 | Размер 38 | Не любит жёлтый",
        "lead: İnci / Öz; inci@oz.example.org; ; ; ; ; ; ",
    ],
    "75": [
        "lead: Jürgen / Weißmüller; juergen@groesse.example.org; jw@example.net; 0171 "
        "0000987; Work: +49 (30) 23125-015, Work fax: +49 (30) 23125-016; Größe & Söhne "
        "(Einkauf); ; Title: Dr. | Birthday: 14 May 1981 | Anniversary: 20 June 2009 | "
        "Job title: Leiter | Größe 52 | Mag kein Gelb | Address: Erfundene Straße 1, "
        "Berlin, 10999, Deutschland | Website: http://groesse.example.org | Spouse: Ute "
        "| Assistant: Femi Bello",
    ],
    "76": [
        "lead: Imane / El Fassi; imane@fassi.example.org; Home: imane@home.example.net; "
        "+212 600 000456; Home: +212-500-000-123; Riad Fassi; VIP, Kaftan; Birthday: 14 "
        "May | Anniversary: 20 June 2009 | Job title: Propriétaire | Address: Rue "
        "Inventée 4, Fès, 30999, Maroc | Labels: VIP, Kaftan | Spouse: Karim | Aime le "
        "vert, jamais le jaune. | Taille 40",
    ],
    "79": [
        "lead: Solène / Le Goff; solene@legoff.example.org; E-mail secondaire: "
        "s.legoff@example.net; 06 39 98 55 66; +33 2 99 00 01 23; Maison Le Goff; VIP, "
        "Mer; Birthday: 14 May 1981 | No marketing e-mails | Balise: VIP, Mer | Jamais "
        "de lin. Taille 36 | Title: Mme | Address: 1 rue Inventée, Brest",
    ],
    "80": [
        "lead: Marguerite / D'Estaing; ; ; ; ; Estaing, Roux & Cie; ; URL: "
        "https://www.linkedin.example/in/md | Position: Associée | Connected On: 3 "
        "November 2026 | Suffix: MBA",
        "lead: Bjørn / Ødegård; bjorn@odegard.example.org; ; ; ; Ødegård AS; ; URL: "
        "https://www.linkedin.example/in/bo | Position: Daglig leder | Connected On: 14 "
        "May 2019",
    ],
}  # fmt: skip
EVENTS = {
    "69": [
        "note 2026-05-14 19:02 Chiara Bell'Aria: 19:02 Chiara Bell'Aria: Buonasera! Il "
        "cappotto è splendido.\n19:04 We: Che gioia. Metto da parte la pochette.",
        "note 2026-05-15 09:01 Chiara Bell'Aria: 09:01 Chiara Bell'Aria: Taglia 40, grazie:",
    ],
    "70": [
        "note 2026-05-14 19:02 Ada Whitcombe: 19:02 Ada Whitcombe: The suit fits like a "
        "dream.\n19:05 We: Wonderful. I'll hold the belt for you.",
        "note 2026-05-15 00:12 Ada Whitcombe: 00:12 Ada Whitcombe: In navy, please",
    ],
    "71": [
        "note 2026-05-14 19:02 +55 11 90000-0123: 19:02 +55 11 90000-0123: Boa noite! O "
        "vestido é lindo.\n19:03 We: Que bom! Guardo a bolsa para você.",
        "note 2026-05-15 09:02 +55 11 90000-0123: 09:02 +55 11 90000-0123: Tamanho 38, "
        "por favor.",
    ],
    "72": [
        "note 2026-05-14 19:02 Aino Virtanen: 19:02 Aino Virtanen: Takki on ihana.\n19:03 "
        "We: Kiitos! Varaan laukun.",
        "note 2026-05-15 09:01 Aino Virtanen: 09:01 Aino Virtanen: Koko 38.",
    ],
    "73": [
        "note 2026-05-14 19:02 Saskia Vos: 19:02 Saskia Vos: Goedenavond! De jas is "
        "prachtig.\n19:04 We: Fijn! Ik leg de tas voor je opzij.",
        "note 2026-05-15 09:02 Saskia Vos: 09:02 Saskia Vos: Maat 38 graag.",
    ],
    "74": [
        "note 2026-05-14 19:02 山本 さくら: 19:02 山本 さくら: コートがとても素敵です。\n"
        "19:03 We: ありがとうございます。",
        "note 2026-05-15 09:01 山本 さくら: 09:01 山本 さくら: サイズは38です。",
    ],
    "77": [
        "follow_up 2026-12-10 16:00 Apolline de Vernejoul: Essayage Apolline de "
        "Vernejoul, 16:00, Salon 2: Apporter les épingles",
        "birthday 2027-02-20 00:00 Friederike Löwe: ",
        "follow_up 2026-12-01 09:00 Call 山本 さくら: Call 山本 さくら, 01:00",
        "meeting 2026-11-18 17:00 Ada Whitcombe second fitting: Hem 2 cm",
    ],
    "78": [
        "email 2026-10-05 10:15 Élodie Vasseur: Bonjour Inès,\n\nFrom the look book I love "
        "number 7. Voici la facture.\n\nÉlodie",
        "email 2026-10-06 09:00 Élodie Vasseur: We: Merci ! Le n° 7 vous attend.",
    ],
    "81": [
        "email 2026-11-16 08:15 Friederike Löwe: We: Sehr geehrte Frau Löwe,\n\nder Saum "
        "ist fertig – 2 cm kürzer.",
    ],
}  # fmt: skip


OF_WINDOWS = {
    "cp1251": ("Фамилия;Имя;Телефон\nСветлова;Анна;+7 900 000-00-45", "Анна / Светлова"),
    "cp932": ("姓,名,会社名,電子メール\n山本,さくら,山本商店,", "さくら / 山本"),
    "cp949": ("성,이름,휴대폰\n김,민지,010-0000-0123", "민지 / 김"),
    "gb18030": ("姓,名,手机,电子邮件\n王,小明,13800000000,wang@x.example.org", "小明 / 王"),
    "big5": ("姓,名,公司,電話\n陳,美玲,美玲商店,02-0000-0123", "美玲 / 陳"),
    "cp1253": ("Επώνυμο;Όνομα;Τηλέφωνο\nΠαππάς;Νίκος;210 000 0123", "Νίκος / Παππάς"),
    "cp1256": ("الاسم,الهاتف\nأحمد منصور,0500000123", "أحمد / منصور"),
    "cp1252": ("Prénom;Nom;Société\nZoë;Weißmüller;Ærø “bias” Ødegård", "Zoë / Weißmüller"),
    "utf-16": ("Imię;Nazwisko;Telefon\nŁukasz;Żółć;+48 600 000 123", "Łukasz / Żółć"),
    "utf-8-sig": ("Ad;Soyad;Telefon\nİnci;Öz;+90 500 000 0123", "İnci / Öz"),
}  # fmt: skip


def test_a_table_of_each_script_is_read_as_its_windows_wrote_it() -> None:
    for encoding, (text, name) in OF_WINDOWS.items():
        [one] = files.read(File("x.csv", text.encode(encoding)), CHOICES).people
        assert f"{one.first_name} / {one.last_name}" == name, encoding
        assert one.phone or one.company, encoding


def reading_of(name: str) -> Reading:
    [path] = FURTHER.glob(f"{name}*")
    choices = replace(CHOICES, rep="ines@luxe.example.org")
    return files.read(File(path.name, path.read_bytes()), choices)


def shown(person: Person) -> str:
    return f"{person.stage}: {told(person)}; {' | '.join(person.notes)}"


def happened(event: Event) -> str:
    ours = "We: " if event.is_ours else ""
    return f"{event.kind} {event.at:%Y-%m-%d %H:%M} {event.who.label}: {ours}{event.content}"


def test_what_other_shapes_hold_is_read_to_the_letter_with_nothing_asked() -> None:
    for name in PEOPLE | EVENTS:
        reading = reading_of(name)
        assert [shown(person) for person in reading.taken] == PEOPLE.get(name, []), name
        assert [happened(event) for event in reading.events] == EVENTS.get(name, []), name
        assert reading.questions == [], name
        assert [each for person in reading.people for each in person.problems] == [], name


def test_a_chat_with_a_number_is_of_whom_that_number_belongs_to(ws: Workspace) -> None:
    ws = replace(ws, clock=lambda: CHOICES.now, zone=CHOICES.zone)
    reading = reading_of("71")
    [who] = matching.unknown(reading.events, matching.of_book(ws))
    added = saving.save(ws, Plan(reading, "chat", "new", people_of={who: None}))
    assert (added.customers, added.interactions) == (1, 2)
    [new] = customers.every(ws)
    assert (new.first_name, new.phone) == ("+55 11 90000-0123", "+55 11 90000-0123")
    known = customers.add(ws, "bia", first_name="Bia", phone="(11) 90000-0124")
    told_of = replace(who, name="+55 11 90000-0124")
    assert matching.of_book(ws).find_who(told_of).id == known.id
