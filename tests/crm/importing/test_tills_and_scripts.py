"""Twelve more files: of tills, shops and mail programs, and of Windows in other scripts."""

import io
import zipfile

import pytest

from crm.errors import Refused
from crm.importing import files, texts
from crm.importing.files import File
from tests.crm.importing.test_further import CHOICES
from tests.crm.importing.test_shapes import reading_of, shown

PEOPLE = {
    "82": [
        "lead: Rosalind / Ashby-Quill; roz@quill.example.org; Secondary Email: "
        "studio@quill.example.org; 07700 900678; Work Phone: 020 7946 0444; Quill Rooms; ; "
        "Nickname: Roz | Fax Number: 020 7946 0445 | Job Title: Curator | Web Page 1: "
        "https://quill.example.org | Custom 1: Size 38 | Never fur. | Loves jade. | Address: 1 "
        "Invented Mews, Flat 2, London, Greater London, W1 9ZZ, United Kingdom | Birthday: 8 "
        "February 1979",
        "lead: Fenwick / ; fenwick@example.net; ; ; ; ; ; Birthday: 14 May",
    ],
    "83": [
        "lead: Delphine Rose / Okafor-Hart; del@okafor.example.org; Alternate Email 1: "
        "d.hart@example.net; +44 7700 900789; Work: +44 20 7946 0556, Home: +44 20 7946 0555; "
        "Hart House; VIP; Nickname: Del | Category: VIP | Birthday: 14 May 1981 | Anniversary: 20 "
        "June 2009 | Size 40. Dislikes yellow. | Title: Director | Address: 4 Invented Row, Bath, "
        "Somerset, BA1 9ZZ, United Kingdom",
    ],
    "84": [
        "lead: Leonora / Vance; leonora@vance.example.org; ; ; ; ; ; Met at the gala | Spent: "
        "12,480.50 in 4 orders",
    ],
    "85": [
        "lead: Seraphina / Holm; seraphina@holm.example.org; ; +45 20 00 01 23; Business Phone: "
        "+45 70 00 01 23; Holm & Daughters; ; Job Title: Founder | Birthday: 11 February 1979 | "
        "Prefers ivory silk.",
        "lead: Lars / Egede; ; ; +45 20 00 01 24; ; ; ; No marketing e-mails",
    ],
    "86": [
        "lead: Thaddeus / Brandt; thad@brandt.example.org; ; +13125550123; ; Brandt Gallery; ; "
        "Birthday: 23 August 1974 | Prefers charcoal. Never linen. | First Visit: 2 November 2024 "
        "| Last Visit: 5 October 2026 | No marketing e-mails | Address: 12 Invented Ave, Apt 4, "
        "Chicago, IL, 60699 | Spent: $18,240.00 in 7 orders",
        "lead: Coralie / ; ; ; +13125550124; ; ; ; First Visit: 1 September 2026 | Last Visit: 1 "
        "September 2026 | Spent: $320.00 in 1 order",
    ],
    "87": [
        "lead: נועה / בר-לוי; noa@barak.example.org; ; 050-000-0123; ; גלריה ברק; ; "
        "אוהבת משי, לא צמר",
        "lead: איתן / שמיר; ; ; 03-000-0124; ; ; ; ",
    ],
    "88": [
        "lead: พิมพ์ชนก / แก้วมณี; pim@kaew.example.org; ; 081-000-0123; ; “แก้วมณี” จำกัด; ; "
        "ชอบผ้าไหม ไม่ชอบสีเหลือง",
        "lead: ธนา / ใจดี; ; ; 02-000-0124; ; ; ; ",
    ],
    "89": [
        "lead: Łukasz / Żółciński; lukasz@laka.example.org; ; +48 600 000 123; ; Dom Mody „Łąka”; "
        "; Lubi jedwab, nie znosi wełny",
        "lead: Grażyna / Święch; ; ; +48 22 000 01 24; ; ; ; ",
    ],
    "90": [
        "lead: Jiří / Dvořák-Šťastný; jiri@ruze.example.org; ; +420 600 000 123; ; Ateliér Růže; ; "
        "Miluje hedvábí, žádná vlna",
        "lead: Běla / Nováčková; bela@novackova.example.org; ; ; ; ; ; ",
    ],
    "91": [
        "lead: İnci / Öztürk-Işık; inci@isik.example.org; ; +90 500 000 01 23; ; "
        "Işık Mücevherat; ; İpek sever, yün istemez",
        "lead: Çağrı / Gündoğdu; ; ; +90 212 000 01 24; ; ; ; ",
    ],
    "92": [
        "lead: Ottoline Vera / Marsh; ottoline@marsh.example.org; Work: office@marsh.example.org; "
        "+44 7700 900901; Work: +44 20 7946 0666; Marsh Trust; VIP, Opera; Title: Dame | Birthday: "
        "14 May 1962 | Anniversary: 22 September 2001 | Labels: VIP, Opera | Address: 9 Invented "
        "Sq, Edinburgh, EH1 9ZZ, United Kingdom | Job title: Chair | Allergic to angora. | Size "
        "42.",
    ],
    "93": [
        "lead: Margaux / Vell; margaux@vell.example.org; ; +33639980123; ; Vell & Fils; ; No "
        "marketing e-mails | Birthday: 9 March 1988 | Address: 5 rue Inventée, Paris, France, "
        "75999 | Spent: 4,800",
    ],
}
LEFT_OUT = {"84": ["studio"], "92": ["hello"]}
"""An address alone, which can be ticked in."""


def test_tills_shops_and_mail_programs_are_read_to_the_letter_with_nothing_asked() -> None:
    for name, people in PEOPLE.items():
        reading = reading_of(name)
        assert [shown(person) for person in reading.taken] == people, name
        out = [each.first_name for each in reading.people if each.left_out == "it has no name"]
        assert out == LEFT_OUT.get(name, []), name
        assert reading.questions == [], name
        assert [each for person in reading.people for each in person.problems] == [], name


UNNAMED = {
    "cp1251": ["Анна Светлова", "Иван Петров"],
    "cp1253": ["Νίκος Παππάς", "Ελένη Γεωργίου"],
    "cp1255": ["נועה ברק", "איתן שמיר"],
    "cp1256": ["أحمد منصور", "ليلى حداد"],
    "cp874": ["พิมพ์ชนก แก้วมณี", "ธนา “ใจดี”"],
    "cp932": ["山本 さくら", "佐藤 健"],
    "cp949": ["김민지", "이서연"],
    "big5": ["陳美玲", "林志豪"],
    "cp1250": ["Łukasz Żółciński", "Grażyna Święch", "Jiří Dvořák-Šťastný"],
    "cp1252": ["Hélène d'Aubray", "José Peña", "Zoë Weißmüller", "Øystein Ærø", "Conceição Simões"],
}


def test_where_the_header_is_in_english_the_letters_alone_tell_the_script() -> None:
    for encoding, names in UNNAMED.items():
        table = "\n".join(["Name,Phone", *(f"{name},+44 7700 900123" for name in names)])
        assert texts.decoded(table.encode(encoding)) == table, encoding
        people = files.read(File("x.csv", table.encode(encoding)), CHOICES).people
        assert [each.name for each in people] == names, encoding


def test_a_whole_book_of_our_own_is_told_where_it_belongs() -> None:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as pack:
        for name in ("book.json", "customers.csv", "SHA256SUMS"):
            pack.writestr(name, "first_name,last_name\nAda,Birch\n")
    with pytest.raises(Refused, match=r"python -m crm\.transfer"):
        files.read(File("aicrm-book-2026-11-30.zip", raw.getvalue()), CHOICES)
