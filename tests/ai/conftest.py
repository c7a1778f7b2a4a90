"""What tests of the AI share: the demo's clients as the AI is given them."""

from datetime import UTC, date, datetime

import pytest

from ai.facts import CustomerFile
from crm import customer_files, customers, demo, recommendations
from crm.workspace import OFFLINE, Workspace
from db.sqlite import SQLiteGateway

TODAY = date(2026, 3, 11)
NOW = datetime(2026, 3, 11, 12, tzinfo=UTC)


@pytest.fixture(scope="session")
def demo_files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, CustomerFile]:
    """The file of every client of the demo, with the products that may be offered, by name."""
    store = SQLiteGateway(tmp_path_factory.mktemp("demo") / "book.db")
    ws = Workspace(store, OFFLINE, lambda: NOW)
    demo.load(store, NOW)
    found = {}
    for archived in (False, True):
        for page in range(1, 4):
            for card in customers.find(ws, archived=archived, page=page).items:
                file = customer_files.gather(ws, customers.get(ws, card.id), TODAY)
                found[card.name] = recommendations.for_customer(ws, file).file
    return found
