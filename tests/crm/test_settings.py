"""Settings: a wrong value is named with its fix, and never shown."""

import re
from pathlib import Path

import jwt
import pytest
from pydantic_settings import BaseSettings

from crm.errors import SetupError
from crm.settings import DoorSettings, Settings

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("pages", "crm", "db", "ai")
NAME = re.compile(r"\w+")
ENVIRONMENT = {"environ", "environb", "getenv", "BaseSettings", "dotenv_values"}
SECRET = "a secret of at least thirty-two characters"
VARIABLES = ("SUPABASE_URL", "SUPABASE_KEY", "AICRM_DATABASE", "AICRM_DEMO")


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)


def test_with_nothing_set_the_embedded_book_with_the_demo_is_used() -> None:
    settings = Settings.from_env()
    assert (settings.supabase_url, settings.database, settings.demo) == (
        "",
        Path("data/aicrm.db"),
        True,
    )


def test_a_dotenv_file_is_read_and_the_environment_goes_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    Path(".env").write_text("AICRM_DATABASE=from_file.db\nAICRM_DEMO=false\nOTHER=1\n")
    monkeypatch.setenv("AICRM_DATABASE", "from_environment.db")
    settings = Settings.from_env()
    assert (settings.database, settings.demo) == (Path("from_environment.db"), False)


@pytest.mark.parametrize("behind", ["", "/", "/rest/v1", "/rest/v1/", "//"])
def test_a_projects_address_is_taken_however_it_was_copied(
    monkeypatch: pytest.MonkeyPatch, behind: str
) -> None:
    monkeypatch.setenv("SUPABASE_URL", f"https://abcd.supabase.co{behind}")
    monkeypatch.setenv("SUPABASE_KEY", "key")
    assert Settings.from_env().supabase_url == "https://abcd.supabase.co"


def test_an_empty_value_is_unset_and_blanks_are_stripped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AICRM_DEMO", "")
    monkeypatch.setenv("SUPABASE_URL", " https://abcd.supabase.co/ ")
    monkeypatch.setenv("SUPABASE_KEY", " key\n")
    settings = Settings.from_env()
    assert (settings.demo, settings.supabase_url) == (True, "https://abcd.supabase.co")
    assert settings.supabase_key.get_secret_value() == "key"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SUPABASE_URL", "wxyz.supabase.co"),
        ("SUPABASE_URL", "http://abcd.supabase.co"),
        ("SUPABASE_KEY", "clé-secrète"),
        ("AICRM_DEMO", "perhaps-secret"),
        ("AI_DAILY_TOKENS", "as-many-as-secret"),
        ("AI_DAILY_TOKENS", "-5"),
        ("AICRM_DATABASE", "."),
        ("AICRM_DATABASE", "data/" + "n" * 300),
        ("AICRM_DATABASE", "n" * 300 + "/aicrm.db"),
        ("AICRM_DATABASE", "n" * 220 + ".db"),
        ("AICRM_DATABASE", "data/ai\ncrm.db"),
        ("AICRM_DATABASE", "~nobody-of-this-name/aicrm.db"),
        ("AICRM_DATABASE", "~"),
    ],
)
def test_a_wrong_value_is_named_with_its_fix_and_not_shown(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv("SUPABASE_URL", "https://abcd.supabase.co")
    monkeypatch.setenv("SUPABASE_KEY", "key")
    monkeypatch.setenv(name, value)
    with pytest.raises(SetupError) as wrong:
        Settings.from_env()
    assert str(wrong.value).startswith(f"{name}: ")
    assert "set it to" in str(wrong.value)
    assert "Input should" not in str(wrong.value), "a programmer's words"
    assert value == "." or value not in str(wrong.value)


@pytest.mark.parametrize("role", ["anon", "authenticated", "publishable"])
def test_a_key_that_is_made_for_browsers_is_told_as_such(
    monkeypatch: pytest.MonkeyPatch, role: str
) -> None:
    key = (
        jwt.encode({"role": role}, SECRET) if role != "publishable" else "sb_publishable_K4nd1nsky"
    )
    monkeypatch.setenv("SUPABASE_URL", "https://abcd.supabase.co")
    monkeypatch.setenv("SUPABASE_KEY", key)
    with pytest.raises(SetupError) as wrong:
        Settings.from_env()
    assert "SUPABASE_KEY: must be the service_role key" in str(wrong.value)
    assert f"this is the {role} one" in str(wrong.value)
    assert not any(part in str(wrong.value) for part in key.split("."))


@pytest.mark.parametrize(
    "key",
    [jwt.encode({"role": "service_role"}, SECRET), "sb_secret_Sesame", "a.b.c", "e30.WzFd.e30"],
)
def test_a_servers_key_and_one_that_says_nothing_of_its_role_are_tried(
    monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    monkeypatch.setenv("SUPABASE_URL", "https://abcd.supabase.co")
    monkeypatch.setenv("SUPABASE_KEY", key)
    assert Settings.from_env().supabase_key.get_secret_value() == key


@pytest.mark.parametrize("name", ["SUPABASE_URL", "SUPABASE_KEY"])
def test_one_of_address_and_key_alone_is_named(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "https://abcd.supabase.co")
    with pytest.raises(SetupError, match="SUPABASE_URL and SUPABASE_KEY go together"):
        Settings.from_env()


def test_a_key_is_not_in_what_is_printed_of_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUPABASE_URL", "https://abcd.supabase.co")
    monkeypatch.setenv("SUPABASE_KEY", "very-secret")
    assert "very-secret" not in repr(Settings.from_env())


def variables(*kinds: type[BaseSettings]) -> set[str]:
    fields = (item for kind in kinds for item in kind.model_fields.items())
    return {str(field.validation_alias or name).upper() for name, field in fields}


def test_every_variable_that_one_sets_is_explained_in_the_example_and_the_readme() -> None:
    ours = variables(Settings, DoorSettings)
    example = (ROOT / ".env.example").read_text("utf-8")
    assert set(re.findall(r"^([A-Z_]+)=", example, re.MULTILINE)) == ours
    table = (ROOT / "README.md").read_text("utf-8").partition("## Configuration")[2]
    rows = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    assert {name for row in rows for name in re.findall(r"`([A-Z][A-Z_]+)`", row)} == ours


def reads_of_the_environment(root: Path) -> list[str]:
    """The modules that read a variable by themselves."""
    modules = [root / "app.py", *(path for part in PARTS for path in (root / part).rglob("*.py"))]
    return [
        str(path.relative_to(root))
        for path in modules
        if ENVIRONMENT & {*NAME.findall(path.read_text("utf-8"))}
    ]


def test_only_the_settings_read_the_environment() -> None:
    assert reads_of_the_environment(ROOT) == ["crm/settings.py"]


@pytest.mark.parametrize(
    "line", ['os.environ["SPACE_ID"]', 'getenv("X")', "class A(BaseSettings):"]
)
def test_a_module_that_reads_the_environment_by_itself_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / "app.py").write_text("")
    (tmp_path / "crm").mkdir()
    (tmp_path / "crm" / "books.py").write_text(line)
    assert reads_of_the_environment(tmp_path) == ["crm/books.py"]
