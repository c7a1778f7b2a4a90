"""The catalog: pieces searched and filtered, added and edited, and who might love each."""

from decimal import Decimal
from functools import partial
from math import ceil

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from crm import products, recommendations
from crm.models import CATEGORIES, Listing, Product
from pages.sections import customer_link, product_form, product_picture
from pages.ui import labels, session
from pages.ui.dialogs import dialog
from pages.ui.shell import trouble
from pages.ui.text import literal

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
    typed = place.number_input(label, 0, 99_999_999, None, 100, key=key, bind="query-params")
    return None if typed is None else Decimal(typed)


def show_product(product: Product) -> None:
    with st.container(border=True, gap="xsmall", height="stretch", key=f"product_{product.id}"):
        product_picture.show(product)
        st.markdown(f"**{literal(product.name)}**")
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.text(
                f"€{product.price:,.0f}" if product.price % 1 == 0 else f"€{product.price:,.2f}"
            )
            st.badge(
                "In stock" if product.in_stock else "Sold out",
                color="green" if product.in_stock else "gray",
            )
            st.caption(labels.category(product.category))
        st.caption(literal(product.description))
        with st.container(horizontal=True, gap="small"):
            if st.button(
                "Edit", icon=":material/edit:", type="tertiary", key=f"product_{product.id}_edit"
            ):
                product_form.open_known(product)
            if st.button(
                "Who might love this",
                icon=":material/favorite:",
                type="tertiary",
                key=f"product_{product.id}_admirers",
            ):
                show_admirers(product)


@dialog("Who might love this", width="medium", icon=":material/favorite:")
def show_admirers(product: Product) -> None:
    st.text(product.name)
    if not product.in_stock:
        st.caption("It is sold out, so nobody is proposed.")
        return
    with trouble(), st.spinner("Reading the records…"):
        found = recommendations.admirers(session.workspace(), product, session.today())
        if not found:
            st.caption("No record speaks for it yet.")
        for admirer in found:
            with st.container(gap=None):
                customer_link.show(admirer.name, admirer.customer_id, ":material/person:")
                for reason in admirer.reasons:
                    st.caption(literal(reason.text))


def show_page(filters: products.Filters) -> None:
    asked = st.session_state.get(PAGE, 1)
    found = read(filters, asked)
    if not found.total:
        show_none(any(value for name, value in filters.items() if name != "sort"))
        return
    st.caption(f"{found.total:,} products" if found.total > 1 else "1 product")
    place = st.container()
    page = turn_page(ceil(found.total / products.PAGE_SIZE))
    if page != asked:
        found = read(filters, page)
    with place:
        grid = st.grid(3, min_column_width=260)
    for product in found.items:
        with grid.cell():
            show_product(product)


def read(filters: products.Filters, page: int) -> Listing[Product]:
    load = partial(products.find, session.workspace(), page=page, **filters)
    return session.read(f"products {filters} {page}", load)


def turn_page(pages: int) -> int:
    """Shows the way to the other pages; only once drawn does it know the one in the address."""
    if pages == 1:
        return 1
    if st.session_state.get(PAGE, 1) > pages:
        st.session_state[PAGE] = pages
    return st.pagination(pages, key=PAGE, bind="query-params")


def show_none(filtered: bool) -> None:
    if filtered:
        st.info("No product matches these filters: clear one to see more.")
    else:
        st.info("The catalog is empty: add your first product.")


session.workspace()
with st.container(horizontal=True, vertical_alignment="bottom"):
    st.title("Catalog", anchor=False, width="stretch")
    if st.button("Add product", icon=":material/add:", type="primary"):
        product_form.open_new()
show_page(show_filters())
