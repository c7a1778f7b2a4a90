"""The list of customers: searched, filtered and sorted from the database."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest


def open_list(app: AppTest) -> AppTest:
    return app.switch_page("pages/customers.py").run()


def names(app: AppTest) -> list[str]:
    return list(app.dataframe[0].value["Name"])


def test_the_list_has_the_columns_of_the_design(open_app: Callable[..., AppTest]) -> None:
    app = open_list(open_app())
    assert not app.exception
    assert list(app.dataframe[0].value.columns) == [
        "Name",
        "Company",
        "Stage",
        "Sentiment",
        "Last contact",
        "Next follow-up",
    ]
    assert len(names(app)) == 25


def test_a_search_and_a_filter_narrow_the_list(open_app: Callable[..., AppTest]) -> None:
    app = open_list(open_app())
    app.text_input(key="search").input("valmont").run()
    assert names(app) == ["Aria Valmont"]
    app.selectbox(key="stage").set_value("lead").run()
    assert not app.dataframe
    assert "No customer matches" in app.info[0].value


def test_archived_customers_have_their_own_list(open_app: Callable[..., AppTest]) -> None:
    app = open_list(open_app())
    app.toggle(key="archived").set_value(True).run()
    assert names(app) == ["Constance Everleigh-Park"]


def test_a_search_is_taken_to_the_letter(open_app: Callable[..., AppTest]) -> None:
    app = open_list(open_app())
    for text in ("%", "_", "'; drop table customers; --", "***=", "a,b)"):
        app.text_input(key="search").input(text).run()
        assert not app.exception
        assert not app.dataframe or all(
            text in f"{row.Name} {row.Company}" for row in app.dataframe[0].value.itertuples()
        )
