"""Which requests are for this app: its own names, and no page of somebody else's."""

from pathlib import Path

import pytest

from crm import addresses
from crm.addresses import Addresses
from crm.errors import SetupError

ANYWHERE = Path("/home/ines/aicrm")
CLOUD = Path("/mount/src/aicrm")
SPACE = {"SPACE_ID": "house/crm", "SPACE_HOST": "house-crm.hf.space"}


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("AICRM_ADDRESS", *SPACE):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("host", "origin"),
    [
        ("localhost:8501", None),
        ("localhost:8501", "http://localhost:8501"),
        ("LOCALHOST:8501", "http://localhost:8501"),
        ("crm.localhost", "https://crm.localhost"),
        ("127.0.0.1:8501", "http://127.0.0.1:8501"),
        ("[::1]:8501", "http://[::1]:8501"),
        ("192.168.1.5:8501", "http://192.168.1.5:8501"),
        ("8.8.8.8", "https://8.8.8.8"),
        ("10.0.0.5", "http://10.0.0.5:80"),
        ("10.0.0.5:443", "https://10.0.0.5"),
    ],
)
def test_a_loopback_name_and_any_ip_address_are_the_apps_own(host: str, origin: str | None) -> None:
    assert addresses.of_this_app(ANYWHERE).admit(host, origin)


@pytest.mark.parametrize(
    ("host", "origin"),
    [
        ("evil.com", None),
        ("evil.com", "http://evil.com"),
        ("localhost.evil.com:8501", None),
        ("127.0.0.1.evil.com", None),
        ("127.0.0.1.nip.io:8501", "http://127.0.0.1.nip.io:8501"),
        ("evillocalhost", None),
        ("crm.house.com", "https://crm.house.com"),
        ("house-crm.hf.space", "https://house-crm.hf.space"),
        ("crm.streamlit.app", "https://crm.streamlit.app"),
        ("", None),
        ("localhost:8501,evil.com", None),
        ("localhost:8501@evil.com", None),
        ("evil.com/localhost", None),
        ("127.1", None),
        ("0x7f.0.0.1", None),
        ("127.0.0.1:8501", "http://127.0.0.1:9999"),
        ("127.0.0.1:8501", "http://localhost:8501"),
        ("localhost:8501", "http://localhost:9999"),
        ("localhost:8501", "http://0.0.0.0:5000"),
        ("localhost:8501", "https://localhost.evil.com:8501"),
        ("localhost:8501", "null"),
        ("localhost:8501", ""),
        ("localhost:8501", "file://"),
        ("localhost:8501", "ftp://localhost:8501"),
        ("localhost:8501", "http://localhost:8501@evil.com"),
        ("localhost:8501", "http://localhost:8501/path"),
        ("localhost", "https://localhost:8501"),
    ],
)
def test_another_name_and_a_page_of_another_address_are_not(host: str, origin: str | None) -> None:
    assert not addresses.of_this_app(ANYWHERE).admit(host, origin)


def test_a_configured_address_is_the_apps_own_however_it_is_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert not addresses.of_this_app(ANYWHERE).is_shared
    monkeypatch.setenv("AICRM_ADDRESS", "https://CRM.house.com/ , book.house.com:8443,10.0.0.7")
    own = addresses.of_this_app(ANYWHERE)
    assert own.is_shared
    assert own.admit("crm.house.com", "https://crm.house.com")
    assert own.admit("book.house.com:8443", "https://book.house.com:8443")
    assert not own.admit("book.house.com:8443", "https://crm.house.com")
    assert not own.admit("house.com", None)
    assert not own.admit("evil.crm.house.com", None)


@pytest.mark.parametrize("wrong", ["https://", "ftp://house.com", "house.com/crm", "a b", "@"])
def test_an_address_that_can_not_be_one_is_named(
    wrong: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AICRM_ADDRESS", f"crm.house.com, {wrong}")
    with pytest.raises(SetupError, match=r"AICRM_ADDRESS: .* is no address"):
        addresses.of_this_app(ANYWHERE)


def test_a_space_answers_under_its_own_name_and_is_shown_by_hugging_face(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in SPACE.items():
        monkeypatch.setenv(name, value)
    own = addresses.of_this_app(ANYWHERE)
    assert own.is_shared
    assert own.frame == "https://huggingface.co"
    assert own.admit("house-crm.hf.space", "https://house-crm.hf.space")
    assert not own.admit("evil-space.hf.space", "https://evil-space.hf.space")
    assert not own.admit("house-crm.hf.space", "https://huggingface.co")


@pytest.mark.parametrize("folder", [ANYWHERE, CLOUD])
def test_nobody_elses_page_shows_it_in_a_frame_where_it_is_no_space(folder: Path) -> None:
    assert addresses.of_this_app(folder).frame == ""


def test_community_cloud_answers_under_its_domain_and_only_there() -> None:
    own = addresses.of_this_app(CLOUD)
    assert own.is_shared
    assert own.admit("house.streamlit.app", "https://house.streamlit.app")
    assert not own.admit("house.streamlit.app", "https://evil.streamlit.app")
    assert not own.admit("evilstreamlit.app", None)


def test_the_address_to_sign_in_at_is_the_apps_own() -> None:
    own = Addresses().also("https://crm.house.com/oauth2callback")
    assert own.admit("crm.house.com", "https://crm.house.com")
    assert not own.admit("", None)
    assert not Addresses().also("http://[").admit("evil.com", None)


@pytest.mark.parametrize(
    ("address", "is_own"),
    [
        ("127.0.0.1", True),
        ("127.8.9.1", True),
        ("::1", True),
        ("::ffff:127.0.0.1", True),
        ("::ffff:192.168.1.5", False),
        ("192.168.1.5", False),
        ("localhost", False),
        ("", False),
    ],
)
def test_the_machine_itself_is_told_by_its_address(address: str, is_own: bool) -> None:
    assert addresses.is_loopback_address(address) is is_own
