"""After *Erase for good* no object of the server's process holds a word of who was erased."""

import gc
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from streamlit.runtime.state.common import TESTING_KEY
from streamlit.testing.v1 import AppTest

from ai.openai.engine import OpenAIEngine
from ai.reading import parse
from crm import customers, follow_ups, interactions
from crm.traces import Traces
from crm.workspace import Workspace
from pages.ui import memory, session
from tests.ai.openai_replies import Asked
from tests.ai.openai_server import OpenAIServer
from tests.pages.cast import ADA, NOW, TODAY
from tests.pages.controls import dialog, field, press, settle, unfold

pytestmark = pytest.mark.usefixtures("read_anew")
Visit = Callable[..., AppTest]
PLANTED = ["yblexew", "tsiuqnroht", "kciworram", "mahsredlo", "tnerbnarc"]
"""Backwards, so that this file holds none of them: of notes, interaction, follow-up, chat, form."""


TEXT = (str, bytes)
AT_ONCE = 1_000
"""Objects that the collector is asked about together: one by one takes it twice as long."""


def plant(house: Workspace, words: list[str]) -> None:
    house = replace(house, traces=Traces())  # the app's own are what is looked at
    ada = customers.get(house, ADA)
    typed = {"first_name": "Ada", "last_name": "Lovelace", "stage": "customer"}
    notes = f"Loves {words[0]} blue silk. Never offer {words[0]} wool. Her sister is {words[0]}."
    customers.edit(house, ADA, ada.version, notes=notes, **typed)
    told = f"She adored the {words[1]} silk gown. Promised to send two {words[1]} swatches."
    interactions.log(house, ADA, "told", TODAY, type="call", date=NOW, content=told)
    follow_ups.add(house, ADA, "planned", due_on=TODAY, note=f"Send the {words[2]} swatches")


def use_everything(visit: Visit, words: list[str]) -> AppTest:
    """What a rep does with a customer on a busy day, on every screen that shows one."""
    for page in ("", "customers", "pipeline", "follow_ups", "catalog", "reports"):
        assert not visit(page).exception
    app = settle(visit("customer", customer=str(ADA)))
    for name in ("Fashion", "Behaviour", "Things to know", "Engagement"):
        unfold(app, name)
    settle(app.chat_input[0].set_value(f"What of the {words[3]} coat, and of {words[0]}?").run())
    field(app, "text_area", "What happened").input(f"She asked for the {words[4]} coat.")
    settle(press(app, "Save"))
    unfold(app, "Email")
    field(app, "text_area", "Points to include").input(f"The {words[4]} coat is here")
    settle(app.button(key=f"customer_{ADA}_email_draft").click().run())
    field(app, "text_area", "Text of the email").input(f"Dear Ada, {words[0]} it is.").run()
    unfold(app, "Recommendations")
    unfold(app, "Timeline")
    assert not app.exception
    return app


def erase(app: AppTest) -> None:
    settle(press(app, "Archive"))
    press(app, "Erase for good")
    field(dialog(app), "text_input", "Type the client's name to confirm").input("Ada Lovelace")
    press(dialog(app), "Erase")
    assert not app.exception


@pytest.fixture(autouse=True)
def all_known_to_the_collector() -> Iterator[None]:
    """Also what `tests/conftest.py` has told the collector to leave alone."""
    gc.unfreeze()
    yield
    gc.freeze()


def texts_with(words: list[str]) -> Iterator[tuple[str, str]]:
    """Each word with each text that has it, of all that the collector knows and what that holds."""
    gc.collect()
    todo, seen = gc.get_objects(), {id(word) for word in words}
    while todo:
        some = todo[-AT_ONCE:]
        del todo[-AT_ONCE:]
        for each in some:
            if isinstance(each, TEXT):
                text = each.lower() if isinstance(each, str) else each.decode("utf-8", "ignore")
                for word in words:
                    if word in text:
                        yield word, text[:99]
        held = {id(each): each for each in gc.get_referents(*some) if not gc.is_tracked(each)}
        todo += [each for number, each in held.items() if number not in seen]
        seen.update(held)


def are_held(words: list[str]) -> bool:
    """Whether something holds each of these words; looks no further than to the last of them."""
    missing = set(words)
    for word, _ in texts_with(words):
        missing.discard(word)
        if not missing:
            return True
    return False


@pytest.fixture(params=["analyst", "service"])
def asked(
    request: pytest.FixtureRequest,
    house: Workspace,
    ai_server: OpenAIServer,
    monkeypatch: pytest.MonkeyPatch,
) -> list[Asked]:
    """The app with either engine; what a service was asked."""
    if request.param == "service":
        serving = replace(house, ai=OpenAIEngine("key", ai_server.url, "gpt-6-luna"))
        monkeypatch.setattr(memory.server(), "workspace", lambda: serving)
    return ai_server.requests


def test_after_erasing_no_object_holds_a_word_of_who_was_erased(
    house: Workspace, visit: Visit, asked: list[Asked]
) -> None:
    words = [word[::-1] for word in PLANTED]
    plant(house, words)
    app, elsewhere = use_everything(visit, words), visit("customer", customer=str(ADA))
    assert are_held(words)
    erase(app)
    elsewhere.run()
    assert elsewhere.title[0].value == "No such customer"
    asked.clear()
    assert list(texts_with(words)) == []
    learnt = "\n".join(parse._pipeline().vocab.strings).lower()
    assert [word for word in words if word in learnt] == []


def test_who_was_erased_on_another_server_is_forgotten_by_the_page_that_looks_for_them(
    house: Workspace, visit: Visit
) -> None:
    word = PLANTED[3][::-1]
    app = visit("customer", customer=str(ADA))
    settle(app.chat_input[0].set_value(f"What of the {word} coat?").run())
    another = replace(house, traces=Traces())
    ada = customers.get(another, ADA)
    customers.archive(another, ADA, ada.version)
    customers.erase(another, customers.get(another, ADA), ada.name)
    session.saved("")
    app.run()
    assert app.title[0].value == "No such customer"
    app.session_state[TESTING_KEY].clear()  # what `AppTest` notes for itself
    assert list(texts_with([word])) == []
