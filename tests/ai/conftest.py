"""What tests of the AI share: the demo's clients as the AI is given them, and a service."""

import pickle
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from ai.facts import CustomerFile
from ai.openai.call import Call
from crm import customer_files, customers, recommendations
from crm.workspace import Workspace
from tests import read_demo
from tests.ai.openai_server import OpenAIServer

TODAY = date(2026, 3, 11)


@pytest.fixture(scope="session")
def demo_files(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, CustomerFile]:
    """The file of every client of the demo, with the products that may be offered, by name."""

    def make(path: Path) -> None:
        path.write_bytes(pickle.dumps(_gathered(request.getfixturevalue("demo_book"))))

    made = read_demo.once_a_run(tmp_path_factory, "demo-files.pickle", make)
    files: dict[str, CustomerFile] = pickle.loads(made.read_bytes())
    return files


def _gathered(demo: Workspace) -> dict[str, CustomerFile]:
    found = {}
    for archived in (False, True):
        for page in range(1, 4):
            for card in customers.find(demo, archived=archived, page=page).items:
                file = customer_files.gather(demo, customers.get(demo, card.id), TODAY)
                found[card.name] = recommendations.for_customer(demo, file).file
    return found


@pytest.fixture
def server() -> Iterator[OpenAIServer]:
    with OpenAIServer() as started:
        yield started


@pytest.fixture
def calls() -> list[Call]:
    return []
