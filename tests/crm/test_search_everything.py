"""Search everything: what a rep would type leads to whom it is about, on both stores."""

from collections.abc import Callable

import pytest

from crm import customers, facts, follow_ups, interactions, products, search
from crm.excerpts import excerpt
from crm.workspace import Workspace
from tests.crm.conftest import NOW, TODAY, on_sqlite

Find = Callable[[str], list[str]]

SEARCHES = {
    "her name": ("vesper", ["Vesper"]),
    "a name without its accents": ("zoe sorensen", ["Zoë"]),
    "a name the other way round": ("Sørensen, Zoë", ["Zoë"]),
    "a company": ("maison lune", ["Vesper"]),
    "an e-mail address": ("ZOE@nord.example", ["Zoë"]),
    "a phone, national": ("06 39 98 12 34", ["Vesper"]),
    "a phone with 00": ("0033639981234", ["Vesper"]),
    "a phone with signs": ("(+33) 6-39.98.12.34", ["Vesper"]),
    "words of two records": ("the actress who hated the heels", ["Vesper"]),
    "another inflection": ("actresses hating a heel", ["Vesper"]),
    "a name and a word": ("Vesper heels", ["Vesper"]),
    "a word that two have": ("heels", ["Vesper", "Zoë"]),
    "a word without its accents": ("creme brulee", ["Zoë"]),
    "a thousand as it is written": ("1200", ["Zoë"]),
    "a fact of the rep's own": ("feathers", ["Zoë"]),
    "a follow-up": ("swatches", ["Vesper"]),
    "a follow-up that is done": ("invoice", ["Zoë"]),
    "a script without blanks": ("婚礼", ["Zoë"]),
    "notes": ("insomnia", ["Vesper"]),
    "signs alone": ("?!", []),
    "words that say nothing": ("the of", []),
    "nothing of the book": ("zeppelin", []),
    "an archived client's": ("archived secret", []),
    "a deleted interaction's": ("deleted", []),
    "a rejected fact's": ("rubies", []),
    "words of two clients": ("insomnia feathers", ["Vesper", "Zoë"]),
}
"""What is typed, and whom it leads to, in their order."""


@pytest.fixture
def find(ws: Workspace) -> Find:
    """Searches a book of three clients; the third is archived."""
    vesper = customers.add(
        ws, "v", first_name="Vesper", last_name="Lune", company="Maison Lune",
        phone="+33 6 39 98 12 34", notes="An actress with insomnia.",
    )  # fmt: skip
    zoe = customers.add(ws, "z", first_name="Zoë", last_name="Sørensen", email="zoe@nord.example")
    gone = customers.add(ws, "g", first_name="Gone", notes="An archived secret.")
    _log(ws, vesper.id, "She hated the heels of the premiere.")
    _log(ws, zoe.id, "Loved the crème brûlée dress at €1,200, 他们的婚礼在六月. New heels, too.")
    deleted = _log(ws, zoe.id, "Deleted words.")
    interactions.delete(ws, deleted.id, deleted.version)
    follow_ups.add(ws, vesper.id, "f", due_on=TODAY, note="Send the swatches")
    done = follow_ups.add(ws, zoe.id, "d", due_on=TODAY, note="Pay the invoice")
    follow_ups.done(ws, done.id, done.version)
    for words in ("feathers", "rubies"):
        facts.add(ws, zoe.id, words, TODAY, kind="like", words=words, whose="", named_on=None)
    [rubies] = [fact for fact in facts.of_customer(ws, zoe.id) if fact.words == "rubies"]
    facts.reject(ws, rubies.id, rubies.version)
    customers.archive(ws, gone.id, gone.version)
    return lambda text: [m.card.first_name for m in search.everything(ws, text).matches if m.card]


def _log(ws: Workspace, id: int, content: str) -> interactions.Interaction:
    return interactions.log(
        ws, id, content, TODAY, type="call", date=NOW, content=content
    ).interaction


def test_what_a_rep_would_type_leads_to_whom_it_is_about(find: Find) -> None:
    answers = {what: (text, sorted(find(text))) for what, (text, _) in SEARCHES.items()}
    assert answers == SEARCHES


def test_who_has_all_of_the_words_comes_first_and_says_where(ws: Workspace, find: Find) -> None:
    assert find("heels premiere") == ["Vesper"]
    [match] = search.everything(ws, "the actress who hated the heels").matches
    assert {line.kind for line in match.best_lines} >= {"note", "interaction"}
    assert any("hated the heels" in line.text for line in match.best_lines)
    close = search.everything(ws, "insomnia feathers")
    assert close.is_close
    assert not search.everything(ws, "heels").is_close


def test_a_name_comes_before_who_only_speaks_of_it(ws: Workspace, find: Find) -> None:
    other = customers.add(ws, "o", first_name="Aaron", notes="A friend of Vesper Lune.")
    assert find("vesper lune") == ["Vesper", "Aaron"]
    customers.archive(ws, other.id, other.version)
    assert find("vesper lune") == ["Vesper"]


def test_pieces_are_found_by_their_names(ws: Workspace, find: Find) -> None:
    products.add(ws, "p", name="Crème Silk Gown", category="dresses", price="900")
    findings = search.everything(ws, "silk creme")
    assert [piece.name for piece in findings.pieces] == ["Crème Silk Gown"]


def test_a_word_that_everybody_has_still_leads_to_the_one_who_has_the_other(
    ws: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "MOST_ROWS", 3)
    for number in range(8):
        someone = customers.add(ws, f"c{number}", first_name=f"Client {number}")
        _log(ws, someone.id, "Wants the ivory coat.")
        if number == 7:
            facts.add(
                ws, someone.id, "k", TODAY, kind="must", words="no wool", whose="", named_on=None
            )
    findings = search.everything(ws, "ivory wool")
    assert ([m.card.name for m in findings.matches if m.card], findings.is_close) == (
        ["Client 7"],
        False,
    )


@on_sqlite
def test_it_waits_for_the_store_three_times_at_most(
    ws: Workspace, find: Find, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "MOST_ROWS", 1)
    waits = []
    rows = ws.db.rows
    monkeypatch.setattr(ws.db, "rows", lambda *asked: (waits.append(asked), rows(*asked))[1])
    for text, _ in SEARCHES.values():
        waits.clear()
        find(text)
        assert len(waits) <= 3, text


@pytest.mark.parametrize(
    ("text", "terms", "parts"),
    [
        ("She hated the heels.", ("hated", "heel"), ["She ", "hated", " the ", "heels", "."]),
        ("Read red.", ("red",), ["Read ", "red", "."]),
        ("Silver silks.", ("silk",), ["Silver ", "silks", "."]),
        ("She loved it, loving.", ("loves",), ["She ", "loved", " it, ", "loving", "."]),
        ("Skating in a skirt", ("skirts",), ["Skating in a ", "skirt", ""]),
        ("Una seda, dos sedas", ("seda",), ["Una ", "seda", ", dos ", "sedas", ""]),
        ("Crème fraîche", ("creme",), ["", "Crème", " fraîche"]),
        ("他们的婚礼在六月", ("婚礼",), ["", "他们的婚礼在六月", ""]),
        ("x" * 300 + " coat", ("coat",), None),
        ("No word of it", ("coat",), ["No word of it"]),
        (
            "She was in high spirits and wants heels to dance until morning, with the children",
            ("heel",),
            ["…spirits and wants ", "heels", " to dance until morning, with the…"],
        ),
    ],
)
def test_an_excerpt_marks_the_words_that_were_looked_for(
    text: str, terms: tuple[str, ...], parts: list[str] | None
) -> None:
    made = excerpt(text, terms, 60)
    assert made[1] == "coat" if parts is None else made == parts
    assert all(len(part) <= 62 for part in made)
