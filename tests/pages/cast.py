"""A small house whose clients are known by name, on a day that stands still: Monday, 15 June 2026.

Ada Lovelace buys, and has a history of every kind. Bo, a lead, has one name and nothing else. Cleo
Vance is a prospect, and private. Dora Maar is archived. Of the five pieces, the loafers are sold
out.
"""

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from crm import customers, follow_ups, interactions, products, purchases
from crm.workspace import OFFLINE, Workspace
from db.sqlite import SQLiteGateway
from pages.ui import memory
from tests.browser.server import OURS
from tests.pages.engines import Service

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 6, 15, 10, 30, tzinfo=UTC)
TODAY = NOW.date()
ADA, BO, CLEO, DORA = 1, 2, 3, 4
GOWN, COAT, LOAFERS, CLUTCH, SCARF = 1, 2, 3, 4, 5


def day(month: int, day: int) -> date:
    """A day of the cast's year."""
    return date(2026, month, day)


def _fill(ws: Workspace) -> None:
    _add_clients(ws)
    _add_pieces(ws)
    _log(ws, "call", day(6, 1), "The Venice gala", "She adored the emerald silk.", "positive")
    _log(ws, "email", day(5, 4), "Fitting", "The fitting is on Tuesday.", "neutral")
    _log(ws, "meeting", day(3, 2), "", "The hem was too short, she was upset.", "negative")
    _log(ws, "note", day(2, 10), "Before the gala", "Her sister Byrony reads her letters.", None)
    for piece, quantity, price, on in (
        (GOWN, 1, "4200", day(3, 20)),
        (CLUTCH, 2, "900", day(5, 8)),
    ):
        purchases.add(
            ws, ADA, f"bought {piece}", TODAY,
            product_id=piece, quantity=quantity, price_paid=price, bought_on=on,
        )  # fmt: skip
    for due, note in ((day(6, 10), "Send the swatches"), (day(6, 20), "Ring about Venice")):
        follow_ups.add(ws, ADA, note, due_on=due, note=note)


def _add_clients(ws: Workspace) -> None:
    customers.add(
        ws, "ada", first_name="Ada", last_name="Lovelace", email="ada@engine.com",
        phone="+44 20 7946 0018", company="Analytical", stage="customer",
        notes="Loves emerald silk. Allergic to wool.",
    )  # fmt: skip
    customers.add(ws, "bo", first_name="Bo")
    customers.add(ws, "cleo", first_name="Cleo", last_name="Vance", stage="prospect", no_ai=True)
    dora = customers.add(ws, "dora", first_name="Dora", last_name="Maar")
    customers.archive(ws, dora.id, dora.version)


def _add_pieces(ws: Workspace) -> None:
    for name, category, price, in_stock in (
        ("Emerald Silk Gown", "dresses", "4200", True),
        ("Ivory Wool Coat", "suits", "6850.50", True),
        ("Onyx Loafers", "shoes", "1100", False),
        ("Pearl Clutch", "accessories", "950", True),
        ("Emerald Silk Scarf", "accessories", "380", True),
    ):
        products.add(ws, name, name=name, category=category, price=price, in_stock=in_stock)


def _log(ws: Workspace, type: str, on: date, subject: str, content: str, mood: str | None) -> None:
    at = datetime.combine(on, time(14, 5), UTC)
    interactions.log(
        ws, ADA, f"{type} {on}", on,
        type=type, date=at, subject=subject, content=content, sentiment=mood,
    )  # fmt: skip


def _sell(ws: Workspace, piece: int, quantity: int, price: str, on: date) -> None:
    purchases.add(
        ws, ADA, f"bought {piece}", TODAY,
        product_id=piece, quantity=quantity, price_paid=price, bought_on=on,
    )  # fmt: skip


def forget() -> None:
    """Lets the app begin as a server that was just started."""
    memory.forget()
    st.cache_data.clear()


def open_page(page: str = "", /, **query: Any) -> AppTest:
    """The app at the address of a page, such as customer="12" for /?customer=12."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
    app._page_hash = calc_hash(page) if page else ""
    app.query_params.update(query)
    return app.run()


@pytest.fixture(scope="session")
def house_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The cast's book, to be copied."""
    path = tmp_path_factory.mktemp("house") / "house.db"
    store = SQLiteGateway(path)
    _fill(Workspace(store, OFFLINE, lambda: NOW))
    store.close()
    return path


@pytest.fixture
def house(house_book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """The cast's book for one test; every session of the app has it open."""
    path = tmp_path / "house.db"
    shutil.copy(house_book, path)
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith(OURS)]:
        monkeypatch.delenv(name)
    forget()
    ws = Workspace(SQLiteGateway(path), OFFLINE, lambda: NOW)
    monkeypatch.setattr(memory.server(), "workspace", lambda: ws)
    return ws


@pytest.fixture
def service(house: Workspace, monkeypatch: pytest.MonkeyPatch) -> Service:
    """The house's AI service, in place of the built-in analyst."""
    engine = Service()
    monkeypatch.setattr(memory.server(), "workspace", lambda: replace(house, ai=engine))
    return engine


@pytest.fixture
def draw(house: Workspace) -> Callable[..., AppTest]:
    """Runs a script that draws one part of a screen; it imports what it needs by itself."""

    def start(script: Callable[..., None], *args: Any) -> AppTest:
        return AppTest.from_function(script, args=args, default_timeout=30).run()

    return start


@pytest.fixture
def visit(house: Workspace) -> Callable[..., AppTest]:
    """Opens the app at the address of a page, such as visit("pipeline")."""
    return open_page
