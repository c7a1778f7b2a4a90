"""The catalog: products searched and filtered, added and edited, and who might love each."""

from decimal import Decimal
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from crm import products
from crm.models import CATEGORIES, Listing, Product
from pages.sections import product_card, product_form
from pages.ui import labels, paging, parts, session

SORTS: dict[products.Sort, str] = {"name": "Name", "price": "Price"}
PAGE = "catalog_page"


def show_filters() -> products.Filters:
    grid = st.grid(5, min_column_width=140, vertical_alignment="bottom")
    search, category, sort = grid.cell(column_span=3), grid.cell(), grid.cell()
    least, most, stock = grid.cell(), grid.cell(), grid.cell(column_span=3)
    return {
        "search": search.text_input(
            "Search",
            type="search",
            max_chars=200,
            placeholder="Name",
            key="catalog_search",
            bind="query-params",
        ),
        "category": category.selectbox(
            "Category",
            [None, *CATEGORIES],
            format_func=lambda value: labels.category(value) if value else "All",
            key="catalog_category",
            bind="query-params",
        ),
        "sort": sort.selectbox(
            "Sort by",
            list(SORTS),
            format_func=SORTS.__getitem__,
            key="catalog_sort",
            bind="query-params",
        ),
        "price_from": price(least, "Price from (€)", "catalog_from"),
        "price_to": price(most, "Price to (€)", "catalog_to"),
        "in_stock": stock.toggle("In stock", key="catalog_stock", bind="query-params"),
    }


def price(place: DeltaGenerator, label: str, key: str) -> Decimal | None:
    """Whole euros, though asked for as a float: of an int, "inf" in the address ends the run."""
    euros = place.number_input(
        label, 0.0, 99_999_999.0, None, 100.0, "%.0f", key=key, bind="query-params"
    )
    return None if euros is None else Decimal(f"{euros:.0f}")


def show_page(listing: Listing[Product], page: int) -> None:
    st.caption(f"{listing.total:,} products" if listing.total > 1 else "1 product")
    product_card.show(listing.items)


def read(filters: products.Filters, page: int) -> Listing[Product]:
    load = partial(products.find, session.workspace(), page=page, **filters)
    return session.read(f"products {filters} {page}", load)


def show_none(filtered: bool) -> None:
    if filtered:
        st.info("No product matches these filters: clear one to see more.")
    else:
        st.info("The catalog is empty: add your first product.")


@parts.fragment
def show_products() -> None:
    """All that a click on this page changes."""
    filters = show_filters()
    if not paging.show(PAGE, products.PAGE_SIZE, partial(read, filters), show_page).total:
        show_none(any(value for name, value in filters.items() if name != "sort"))


session.workspace()
with st.container(horizontal=True, vertical_alignment="bottom"):
    st.title("Catalog", anchor=False, width="stretch")
    if st.button("Add product", icon=":material/add:", type="primary"):
        product_form.open_new()
show_products()
