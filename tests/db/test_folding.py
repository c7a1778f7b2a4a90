"""Names and texts are spelled the same in Python and in both stores."""

import random
from collections.abc import Callable

import psycopg
import pytest

from db import folding, schema
from tests.supabase.postgres import Postgres

SCRIPTS = [*schema.tables(), schema.FOLDER / "views.sql", schema.FOLDER / "supabase.sql"]
FUNCTIONS = {
    "plain": folding.plain,
    "squeezed": folding.squeezed,
    "sortable": folding.sortable,
    "spaced": folding.spaced,
    "unlabelled": folding.unlabelled,
    "phone_digits": folding.digits,
    "phones_digits": folding.digits_by_line,
}
ALIKE = [
    ("Søren", "soren"),
    ("Łukasz", "LUKASZ"),
    ("Weiß", "Weiss"),
    ("Lætitia", "Laetitia"),
    ("Đặng", "dang"),
    ("Işık", "isik"),
    ("أحمد", "احمد"),
    ("O'Dowd", "O’Dowd"),
    ("O'Dowd", "odowd"),
    ("Anne‑Lise", "Anne Lise"),
    ("Anne-Lise", "AnneLise"),
    ("김 민지", "김민지"),
    ("Ødegård", "odegard"),
    ("Γιώργος", "γιωργοσ"),
    ("Zoe\u200b", "zoe"),
    ("J. P. Moreau", "JP Moreau"),
    ("Straße", "STRASSE"),
    ("Þóra", "thora"),
    ("Kaʻiulani", "kaiulani"),
    ("Ёлкина", "елкина"),
    ("فاطمة", "فاطمه"),
    ("İnci", "inci"),
    ("ﾊﾅｺ", "ハナコ"),
    ("Ștefan", "stefan"),
    ("עָדָה", "עדה"),
    ("Ζωή", "ζωη"),
]


def test_spellings_of_one_name_are_the_same() -> None:
    wrong = [pair for pair in ALIKE if folding.squeezed(pair[0]) != folding.squeezed(pair[1])]
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "search"),
    [
        ("Will call on Friday", "will"),
        ("Don asked for the coat", "Don"),
        ("她喜欢婚礼上的礼服", "婚礼"),
        ("in crème silk", "creme"),
        ("paid €1,200 for it", "1200"),
        ("paid 1.200 for it", "€1,200"),
        ("the embroidered sleeve", "embroid"),
        ("see https://house.com/a-b?x=1", "https://house.com/a-b"),
        ("l'amour", "amour"),
        ("with O'Dowd", "odowd"),
        ("Anne-Lise came", "annelise"),
        ("김 민지 came", "김민지"),
        ("hardly a fit", "hardly"),
        ("她的尺码38", "38"),
        ("她的尺码38", "尺码38"),
        ("ドレスはivory", "ivory"),
        ("ring Don, then Ed", "ed"),
        ("costs 3.400,50 €", "3400"),
        ("ivory/white", "white"),
        ("C'est l’été", "ete"),
        ("#VIP guest", "vip"),
        ("наряд готов", "НАРЯД"),
    ],
)
def test_a_text_is_searched_by_the_beginnings_of_its_words(text: str, search: str) -> None:
    assert all(each in folding.spaced(text) for each in folding.beginnings(search))


@pytest.mark.parametrize(
    ("text", "search"), [("because", "us"), ("business", "ines"), ("the of", "gown")]
)
def test_no_word_is_found_in_the_middle_of_another(text: str, search: str) -> None:
    assert not all(each in folding.spaced(text) for each in folding.beginnings(search))


@pytest.fixture(scope="module")
def spelled(postgres: Postgres) -> Callable[[str, list[str]], list[str]]:
    """What PostgreSQL's function of a name makes of texts."""
    dsn = postgres.create_database("folding", [*SCRIPTS])

    def spell(function: str, texts: list[str]) -> list[str]:
        with psycopg.connect(dsn) as connection:
            rows = connection.execute(
                f"select {function}(t) from unnest(%s::text[]) with ordinality u(t, n) order by n",
                [texts],
            )
            return [row[0] for row in rows]

    return spell


def test_postgres_spells_each_letter_as_python_does(
    spelled: Callable[[str, list[str]], list[str]],
) -> None:
    """Those of living scripts; what else Unicode has been given since is left to each."""
    letters = [chr(code) for code in range(1, 0x10000) if not 0xD800 <= code <= 0xDFFF]
    letters = [each for each in letters if each.lower() != each.upper() or ord(each) < 0x2100]
    texts = [f"a{each}b {each}" for each in letters]
    wrong = [
        (text, answer)
        for text, answer in zip(texts, spelled("plain", texts), strict=True)
        if folding.plain(text) != answer
    ]
    assert wrong == []


@pytest.mark.parametrize("function", FUNCTIONS)
def test_postgres_spells_texts_as_python_does(
    function: str, spelled: Callable[[str, list[str]], list[str]]
) -> None:
    chance = random.Random(function)
    parts = [
        *"aZé ßØıŁ'’-‑.,1234567890€婚礼김민أ٣\u200b\n\t()+_/:",
        ": ",
        *(name for pair in ALIKE for name in pair),
    ]
    texts = ["".join(chance.choices(parts, k=chance.randrange(1, 30))) for _ in range(2_000)]
    answers = spelled(function, texts)
    spell = FUNCTIONS[function]
    wrong = [
        (text, answer) for text, answer in zip(texts, answers, strict=True) if spell(text) != answer
    ]
    assert wrong == []
