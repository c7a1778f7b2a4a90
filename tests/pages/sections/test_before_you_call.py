"""What a rep reads before a call: musts first and whole, then who, loves, promised and dates."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from streamlit.testing.v1 import AppTest

from crm import customers, interactions
from crm.workspace import Workspace
from db.gateway import amend
from pages.sections import before_you_call
from tests.pages.cast import ADA, BO, NOW, TODAY
from tests.pages.sketch import sketch

Draw = Callable[..., AppTest]


def section(id: int) -> None:
    from crm import customer_files, customers, facts, records
    from pages.sections import before_you_call
    from pages.ui import session

    customer = customers.get(session.workspace(), id)
    history = records.of_customer(session.workspace(), customer)
    file = customer_files.of_records(customer, history, session.today())
    of = customer, history.interactions
    before_you_call.show(customer, file, facts.unread(*of), facts.waiting(*of))


def log(ws: Workspace, words: str) -> None:
    interactions.log(ws, BO, words, TODAY, type="call", content=words, date=NOW)


def test_musts_come_first_and_whole(draw: Draw, house: Workspace) -> None:
    rule = "Never call before noon, and never mention the divorce to her or to her agent Tom Reed."
    log(house, rule)
    for number in range(12):
        log(house, f"Loves {('ivory', 'emerald', 'navy', 'ruby')[number % 4]} silk, look {number}.")
    block = sketch(draw(section, BO))
    assert rule in " ".join(block.replace("│", " ").split())
    assert block.index("Never") < block.index("Loves")


def test_what_must_never_be_is_not_said_once_more_as_something_to_wait_for(
    draw: Draw, house: Workspace
) -> None:
    log(house, "Drinks verbena tea, never champagne before a fitting.")
    log(house, "Don't call her before the 20th of June.")
    block = sketch(draw(section, BO))
    assert block.count("verbena") == 1
    assert "Wait: Don't call her" in block


def test_what_is_loved_promised_and_ahead_stands_with_its_day(draw: Draw, house: Workspace) -> None:
    log(
        house,
        "Loves ivory lace. I promised to send the swatches by Friday. Premiere on 5 September.",
    )
    block = sketch(draw(section, BO))
    for words in ("ivory lace", "send the swatches", "due 19 June", "Premiere, 5 September"):
        assert words in block


def test_a_newer_word_takes_the_place_of_the_older(draw: Draw, house: Workspace) -> None:
    assert "emerald silk" in sketch(draw(section, ADA))
    interactions.log(
        house, ADA, "new", TODAY,
        type="call", content="She no longer wears emerald.", date=NOW,
    )  # fmt: skip
    block = sketch(draw(section, ADA))
    assert "emerald silk" not in block
    assert "Not for them: emerald [Call, 15 June]" in block


def test_of_whom_nothing_is_known_it_says_what_to_do(draw: Draw, house: Workspace) -> None:
    nobody = customers.add(house, "new", first_name="Nobody").id
    assert "(Nothing yet: what they love" in sketch(draw(section, nobody))
    assert "Nothing yet" not in sketch(draw(section, ADA))


def test_what_was_not_read_is_said(draw: Draw, house: Workspace) -> None:
    log(house, "Elle adore le velours et la dentelle de cette année, vraiment beaucoup.")
    assert "Not wholly read: 1 record, being in another language" in sketch(draw(section, BO))


def test_what_is_still_to_be_read_is_not_called_unreadable(draw: Draw, house: Workspace) -> None:
    house.write(amend("customers", BO, notes="Fresh from a file.", notes_read_version=0))
    block = sketch(draw(section, BO))
    assert "Still being read: 1 record." in block
    assert "Not wholly read" not in block


def test_a_mark_opens_its_record_with_the_words_marked(draw: Draw) -> None:
    app = draw(opened, ADA)
    (marked,) = [line.value for line in app.markdown if "orange-background" in line.value]
    assert "emerald silk" in marked


def opened(id: int) -> None:
    from crm import customer_files, customers, evidence
    from pages.sections import claims
    from pages.ui import session

    ws = session.workspace()
    file = customer_files.gather(ws, customers.get(ws, id), session.today())
    quotes = [fact.quote for fact in file.known.facts if fact.record == "N"]
    claims.open_record(evidence.of(file, "N"), quotes[:1])


def test_one_who_was_unhappy_again_and_again_is_said_to_be(draw: Draw, house: Workspace) -> None:
    for words in ("first", "second"):
        interactions.log(
            house, BO, words, TODAY, type="call", content=words, date=NOW, sentiment="negative"
        )
    assert "2 times in a row unhappy!" in sketch(draw(section, BO))


def test_a_record_that_is_not_of_the_client_is_not_opened_whatever_a_browser_says(
    draw: Draw, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = SimpleNamespace(record="N")
    monkeypatch.setattr(before_you_call, "element", lambda *_: lambda **_: answer)
    app = draw(section, ADA)
    assert any("orange-background" in line.value for line in app.markdown)
    for forged in ([], ["N"], {}, {"id": "N"}, "I999", "", 1, True, 1.5, "N\0"):
        answer.record = forged
        assert not app.run().exception, forged
        assert [line.value for line in app.markdown] == ["#### Before you call"], forged
