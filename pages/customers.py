"""The customers: searched, filtered, sorted, a page at a time."""

from functools import partial
from typing import Any

import streamlit as st

from crm import customers, exports, tags
from crm.models import SENTIMENTS, STAGES, CustomerCard, Listing
from pages.sections import bulk, customer_form, customer_table
from pages.ui import book_download, labels, paging, parts, session, undo

NARROWING = ("search", "stage", "sentiment", "tag", "archived")


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
            "Sort by",
            list(customer_table.SORTS),
            format_func=customer_table.SORTS.__getitem__,
            key="sort",
            bind="query-params",
        ),
        **show_toggles(grid),
    }


def show_toggles(grid: Any) -> customers.Filters:
    """Whether the list is turned round, what it holds, and whether rows are chosen."""
    by: customers.Filters = {
        "descending": grid.cell().toggle("Descending", key="descending", bind="query-params"),
        "archived": grid.cell().toggle("Archived", key="archived", bind="query-params"),
    }
    grid.cell().toggle("Choose several", key="choosing")
    return {**by, "tag": show_tags(grid)}


def show_tags(grid: Any) -> str | None:
    """The filter of tags, where there are any."""
    known = session.read("tags", partial(tags.every, session.workspace()))
    if not known:
        return None
    tag: str | None = grid.cell().selectbox(
        "Tag",
        [None, *(tag.name for tag in known)],
        format_func=lambda name: name or "All tags",
        label_visibility="collapsed",
        key="tag",
        bind="query-params",
    )
    return tag


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


def show_sheet(filters: customers.Filters) -> None:
    st.download_button(
        "Export .xlsx",
        partial(exports.customers_sheet, session.workspace(), session.zone(), **filters),
        "customers.xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        icon=":material/table_view:",
        on_click="ignore",
        help="The same as a sheet, for a program that cuts CSV at semicolons",
    )


def show_none(filtered: bool) -> None:
    if filtered:
        st.info("No customer matches these filters: clear one to see more.")
    else:
        st.info("Your book is empty: add your first customer to begin.")


def show_page(filters: customers.Filters, listing: Listing[CustomerCard], page: int) -> None:
    if st.session_state.get("choosing"):
        bulk.show(listing, filters)
    else:
        customer_table.show(listing.items, filters)
    before = (page - 1) * customers.PAGE_SIZE
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(
            f"{before + 1:,}–{before + len(listing.items):,} of {listing.total:,}",
            width="stretch",
        )
        show_export(filters)
        show_sheet(filters)
        book_download.show()


def read(filters: customers.Filters, page: int) -> Listing[CustomerCard]:
    load = partial(customers.find, session.workspace(), page=page, **filters)
    return session.read(f"customers {filters} {page}", load)


@parts.fragment
def show_list() -> None:
    """All that a click on this page changes."""
    undo.offer(bulk.UNDO, here=True)
    customer_table.sort_as_wanted()
    filters = show_filters()
    draw = partial(show_page, filters)
    if not paging.show("page", customers.PAGE_SIZE, partial(read, filters), draw).total:
        show_none(any(filters.get(name) for name in NARROWING))


session.workspace()
with st.container(horizontal=True, vertical_alignment="bottom"):
    st.title("Customers", anchor=False, width="stretch")
    with st.container(horizontal=True, width="content", gap="xsmall"):
        if st.button("Duplicates", icon=":material/group:"):
            st.switch_page("pages/duplicates.py")
        if st.button("Import", icon=":material/upload_file:"):
            st.switch_page("pages/imports.py")
        if st.button("Add customer", icon=":material/person_add:", type="primary"):
            customer_form.open_new()
show_list()
