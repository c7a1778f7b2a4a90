"""What tests of the AI share: the demo's clients as the AI is given them, and a service."""

from collections.abc import Iterator
from datetime import date

import pytest

from ai.facts import CustomerFile
from ai.openai.call import Call
from crm import customer_files, customers, recommendations
from crm.workspace import Workspace
from tests.ai.openai_server import OpenAIServer

TODAY = date(2026, 3, 11)


@pytest.fixture(scope="session")
def demo_files(demo_book: Workspace) -> dict[str, CustomerFile]:
    """The file of every client of the demo, with the products that may be offered, by name."""
    found = {}
    for archived in (False, True):
        for page in range(1, 4):
            for card in customers.find(demo_book, archived=archived, page=page).items:
                file = customer_files.gather(demo_book, customers.get(demo_book, card.id), TODAY)
                found[card.name] = recommendations.for_customer(demo_book, file).file
    return found


@pytest.fixture
def server() -> Iterator[OpenAIServer]:
    with OpenAIServer() as started:
        yield started


@pytest.fixture
def calls() -> list[Call]:
    return []
