"""Opening a workspace: a new book has the demo, and the engine is the one that is set."""

from pathlib import Path

from pydantic import SecretStr

from crm import customers, status
from crm.opening import open_workspace
from crm.settings import Settings
from crm.workspace import Workspace


def embedded(path: Path, with_demo: bool = True, key: str = "") -> Workspace:
    return open_workspace(
        Settings(aicrm_database=path, aicrm_demo=with_demo, openai_api_key=SecretStr(key))
    )


def test_the_first_start_makes_a_book_with_the_demo_and_a_second_keeps_it(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "aicrm.db"
    ws = embedded(path)
    assert customers.counts(ws).total == 55
    assert customers.counts(ws).demo
    customers.add(ws, "ines", first_name="Ines")
    assert customers.counts(embedded(path)).total == 56
    assert [file.name for file in path.parent.iterdir() if "-" not in file.name] == ["aicrm.db"]


def test_without_the_demo_the_book_is_empty(tmp_path: Path) -> None:
    ws = embedded(tmp_path / "aicrm.db", with_demo=False)
    assert customers.counts(ws).total == 0
    assert not customers.counts(ws).demo


def test_the_engine_is_the_service_that_is_set_else_the_built_in_analyst(tmp_path: Path) -> None:
    path = tmp_path / "aicrm.db"
    assert status.engine(embedded(path, False)).engine == "Built-in analyst"
    asked = status.engine(embedded(path, False, "sk-secret"))
    assert (asked.engine, asked.state) == ("OpenAI (gpt-6-luna)", "not asked yet")
