"""The customers: searched, filtered, sorted, a page at a time."""

from datetime import date, datetime
from functools import partial
from math import ceil

import streamlit as st

from crm import customers, exports
from crm.models import SENTIMENTS, STAGES, CustomerCard, Listing
from pages.sections import customer_form
from pages.ui import labels, session

SORTS: dict[customers.Sort, str] = {
    "name": "Name",
    "company": "Company",
    "stage": "Stage",
    "sentiment": "Sentiment",
    "last_contact": "Last contact",
}

NARROWING = ("search", "stage", "sentiment", "archived")


def show_filters() -> customers.Filters:
    grid = st.grid(6, min_column_width=120, vertical_alignment="bottom")
    search = grid.cell(column_span=3)
    stage, sentiment, sort = grid.cell(), grid.cell(), grid.cell()
    return {
        "search": search.text_input(
            "Search",
            type="search",
            max_chars=200,
            placeholder="Name, email, company or phone",
            key="search",
            bind="query-params",
        ),
        "stage": stage.selectbox(
            "Stage",
            [None, *STAGES],
            format_func=lambda value: labels.STAGE[value] if value else "All",
            key="stage",
            bind="query-params",
        ),
        "sentiment": sentiment.selectbox(
            "Sentiment",
            [None, *SENTIMENTS],
            format_func=lambda value: labels.SENTIMENT[value] if value else "All",
            key="sentiment",
            bind="query-params",
        ),
        "sort": sort.selectbox(
            "Sort by", list(SORTS), format_func=SORTS.__getitem__, key="sort", bind="query-params"
        ),
        **show_toggles(),
    }


def show_toggles() -> customers.Filters:
    with st.container(horizontal=True, gap="medium"):
        return {
            "descending": st.toggle("Descending", key="descending", bind="query-params"),
            "archived": st.toggle("Archived", key="archived", bind="query-params"),
        }


def show_export(filters: customers.Filters) -> None:
    st.download_button(
        "Export CSV",
        partial(exports.customers_csv, session.workspace(), session.zone(), **filters),
        "customers.csv",
        "text/csv",
        icon=":material/download:",
        on_click="ignore",
        help="All that the filters find, on every page of the list",
    )


def show_table(found: Listing[CustomerCard]) -> None:
    import pandas  # half a second, so only where a table is drawn

    def day(moment: datetime | None) -> date | None:
        return moment and session.local(moment).date()

    table = pandas.DataFrame(
        {
            "Name": [card.name for card in found.items],
            "Company": [card.company for card in found.items],
            "Stage": [labels.stage(card.stage) for card in found.items],
            "Sentiment": [labels.sentiment(card.overall_sentiment) for card in found.items],
            "Last contact": [day(card.last_contact) for card in found.items],
            "Next follow-up": [card.next_follow_up_on for card in found.items],
        }
    )
    chosen = st.dataframe(
        table,
        height="content",
        hide_index=True,
        on_select="rerun",
        selection_mode="single-cell",
        column_config={
            name: st.column_config.DateColumn(name, format="D MMM YYYY")
            for name in ("Last contact", "Next follow-up")
        },
        alt="Customers that match the filters; choose a cell to open the customer",
        key=f"customers_{[card.id for card in found.items]}",
    )
    for row, _ in chosen.selection.cells:
        st.switch_page("pages/customer.py", query_params={"customer": str(found.items[row].id)})


def show_none(filtered: bool) -> None:
    if filtered:
        st.info("No customer matches these filters: clear one to see more.")
    else:
        st.info("Your book is empty: add your first customer to begin.")


ws = session.workspace()
with st.container(horizontal=True, vertical_alignment="bottom"):
    st.title("Customers", anchor=False, width="stretch")
    if st.button("Add customer", icon=":material/person_add:", type="primary"):
        customer_form.open_new()
chosen_filters = show_filters()
page = st.session_state.get("page", 1)
load = partial(customers.find, ws, **chosen_filters)
found_cards = session.read(f"customers {chosen_filters} {page}", partial(load, page=page))
if not found_cards.items and found_cards.total:
    page = st.session_state["page"] = ceil(found_cards.total / customers.PAGE_SIZE)
    found_cards = load(page=page)
if found_cards.items:
    show_table(found_cards)
    shown = (page - 1) * customers.PAGE_SIZE
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(
            f"{shown + 1:,}–{shown + len(found_cards.items):,} of {found_cards.total:,}. "
            "Choose a row to open the customer.",
            width="stretch",
        )
        show_export(chosen_filters)
    if found_cards.total > customers.PAGE_SIZE:
        pages = ceil(found_cards.total / customers.PAGE_SIZE)
        if st.pagination(pages, key="page", bind="query-params") != page:
            st.rerun()  # only once drawn does it know the one in the address
else:
    show_none(any(chosen_filters.get(name) for name in NARROWING))
