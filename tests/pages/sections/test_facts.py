"""Facts on a customer's page: a rep confirms, corrects, rejects, settles and adds, with undo."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from crm import facts, interactions
from crm.models import Fact
from crm.workspace import Workspace
from tests.pages.cast import ADA, BO, NOW, TODAY
from tests.pages.controls import dialog, field, press
from tests.pages.sketch import drawing, sketch

Draw = Callable[..., AppTest]


def section(id: int) -> None:
    from crm import facts as known
    from pages.sections import facts
    from pages.ui import session

    facts.show(id, known.of_customer(session.workspace(), id))


def of_kind(ws: Workspace, kind: str, id: int = ADA) -> list[Fact]:
    return [fact for fact in facts.of_customer(ws, id) if fact.kind == kind]


def act(app: AppTest, number: int, action: str) -> AppTest:
    app.menu_button[number].click(action).run()
    return app


def test_facts_stand_by_kind_with_their_day(draw: Draw) -> None:
    lines = sketch(draw(section, ADA))
    assert "**Never**" in lines
    assert "Allergic to wool" in lines
    assert "**Loves**" in lines
    assert "emerald silk" in lines


def test_of_a_customer_of_whom_nothing_is_known_it_says_what_to_do(draw: Draw) -> None:
    assert sketch(draw(section, BO)) == drawing(
        """
        ## Facts | [Add fact]
        (Nothing is known yet: log what happened, or add a fact of your own.)
        """
    )


def test_a_rejected_fact_is_gone_until_that_is_undone(draw: Draw, house: Workspace) -> None:
    app = draw(section, ADA)
    must = of_kind(house, "must")[0]
    act(app, 0, "reject")
    assert must.words not in sketch(app)
    assert [fact.state for fact in of_kind(house, "must")] == ["rejected"]
    press(app, "Undo")
    assert must.words in sketch(app)
    assert [fact.state for fact in of_kind(house, "must")] == ["proposed"]


def test_a_confirmed_fact_says_so(draw: Draw, house: Workspace) -> None:
    app = act(draw(section, ADA), 0, "confirm")
    assert "confirmed" in sketch(app)
    assert [fact.state for fact in of_kind(house, "must")] == ["confirmed"]


def test_a_fact_is_corrected_in_the_reps_words(draw: Draw, house: Workspace) -> None:
    app = act(draw(section, ADA), 0, "correct")
    assert "Allergic to wool." in sketch(app)
    field(dialog(app), "text_input", "Words").input("Allergic to mohair")
    field(dialog(app), "text_input", "Whose").input("her sister")
    press(dialog(app), "Save")
    (must,) = of_kind(house, "must")
    assert (must.words, must.whose, must.quote, must.state) == (
        "Allergic to mohair",
        "her sister",
        "",
        "confirmed",
    )
    press(app, "Undo")
    (must,) = of_kind(house, "must")
    assert (must.words, must.whose, must.quote, must.state) == (
        "Allergic to wool.",
        "",
        "Allergic to wool.",
        "proposed",
    )


def test_a_fact_of_the_reps_own_is_added(draw: Draw, house: Workspace) -> None:
    app = press(draw(section, BO), "Add fact")
    press(dialog(app), "Save")
    assert "Words is missing." in sketch(app)
    field(dialog(app), "text_input", "Words").input("Never before noon")
    press(dialog(app), "Save")
    assert [(fact.kind, fact.words) for fact in facts.of_customer(house, BO)] == [
        ("must", "Never before noon")
    ]


def test_a_promise_is_marked_as_kept(draw: Draw, house: Workspace) -> None:
    interactions.log(
        house, BO, "call", TODAY,
        type="call", content="I promised to send the swatches by Friday.", date=NOW,
    )  # fmt: skip
    app = act(draw(section, BO), 0, "settle")
    assert "done" in sketch(app)
    assert [fact.state for fact in of_kind(house, "promise", BO)] == ["settled"]


def test_a_fact_is_somebody_elses_in_one_click_and_the_customers_own_again(
    draw: Draw, house: Workspace
) -> None:
    interactions.log(
        house, BO, "call", TODAY,
        type="call", content="Loves ivory silk. Her sister Odette hates ties.", date=NOW,
    )  # fmt: skip
    app = draw(section, BO)

    def like() -> Fact:
        return next(each for each in of_kind(house, "like", BO) if each.words == "ivory silk")

    act(app, 0, "of Her sister Odette")
    assert (like().whose, like().state) == ("Her sister Odette", "confirmed")
    assert "It is of Her sister Odette." in sketch(app)
    act(app, 0, "customer")
    assert like().whose == ""
    press(app, "Undo")
    assert like().whose == "Her sister Odette"
