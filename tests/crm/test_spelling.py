"""What a search that found nobody may have meant, on both stores."""

import pytest

from crm import customers, search
from crm.workspace import Workspace
from db.gateway import insert


def test_a_name_or_word_with_a_wrong_letter_leads_to_the_right_one(ws: Workspace) -> None:
    notes = "Wears couture with velvet."
    customers.add(ws, "katalin", first_name="Katalin", last_name="Nagy", notes=notes)
    customers.add(ws, "lucien", first_name="Lucien", last_name="Béranger", company="Rook Pictures")
    ws.db.write(insert("products", name="Obsidian Tuxedo", category="suits", price=1))
    wanted = {
        "katalni nagy": "Katalin Nagy",
        "Catalin Nagy": "Katalin Nagy",
        "couturre": "couture",
        "coutre": "couture",
        "velvit": "velvet",
        "Lucien Berrangé": "Lucien Béranger",
        "Pictuers": "pictures",
        "obsidien": "obsidian",
    }
    guesses = {text: search.everything(ws, text).guesses for text in wanted}
    assert {t: guesses[t] for t, meant in wanted.items() if meant not in guesses[t]} == {}
    for text, meant in wanted.items():
        assert search.everything(ws, meant).matches or search.everything(ws, meant).pieces, text


def test_what_is_near_to_nothing_is_not_guessed_and_what_is_found_is_not_doubted(
    ws: Workspace,
) -> None:
    customers.add(ws, "katalin", first_name="Katalin", last_name="Nagy")
    customers.add(ws, "gone", first_name="Zeppo", last_name="Marx", notes="Wool.")
    for text in ("zzzzzz", "wolfgang", "%%%%", "\x00", "ab", "Katalin", "x" * 200):
        assert search.everything(ws, text).guesses == (), text
    gone = customers.find(ws, search="Zeppo").items[0]
    customers.archive(ws, gone.id, gone.version)
    assert search.everything(ws, "Zeppa Marx").guesses == ()


def test_a_guess_is_one_wait_more(ws: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    rows = ws.db.rows
    monkeypatch.setattr(ws.db, "rows", lambda *queries: asked.append(1) or rows(*queries))
    search.everything(ws, "nobody has these wordds")
    assert len(asked) == 2
