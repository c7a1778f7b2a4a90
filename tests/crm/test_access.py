"""Who may come in: exact addresses and exact domains, verified, and nobody by a trick."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm import access
from crm.errors import SetupError

RULES = "ines@house.com, @maison.fr\n, Atelier.Example ,"
SECTION = {
    "redirect_uri": "https://crm.house.com/oauth2callback",
    "cookie_secret": "a secret of at least thirty-two characters",
    "client_id": "aicrm",
    "client_secret": "sesame",
    "server_metadata_url": "https://id.house.com/.well-known/openid-configuration",
}


@pytest.mark.parametrize(
    "email",
    ["ines@house.com", "INES@House.COM", "anyone@maison.fr", "Paul@MAISON.fr", "a@atelier.example"],
)
def test_a_listed_address_or_one_of_a_listed_domain_comes_in(email: str) -> None:
    assert access.allowed(email, True, RULES)


@pytest.mark.parametrize(
    "email",
    [
        "paul@house.com",  # the house's domain is not listed, one address of it is
        "eve@notmaison.fr",
        "eve@maison.fr.evil.com",
        "eve@sub.maison.fr",
        "eve@evil.com@maison.fr",
        '"eve@evil.com"@maison.fr',
        "eve@evil.com maison.fr",
        "eve@maison.fr\n",
        " eve@maison.fr",
        "eve@maison.fr,",
        "eve@maison.fr.",
        "@maison.fr",
        "maison.fr",
        "ines@house.com, @maison.fr",
        "ine\u017f@house.com",  # the long s, whose capital is S
        "\u212a@maison.fr\u200b",
        "eve@ma\u0131son.fr",  # the dotless i
        "",
    ],
)
def test_an_address_that_only_looks_like_a_listed_one_stays_out(email: str) -> None:
    assert not access.allowed(email, True, RULES)


def test_a_letter_beyond_ascii_is_not_taken_for_the_one_it_becomes_in_small() -> None:
    assert not access.allowed("\u212aate@house.com", True, "kate@house.com")
    assert not access.allowed("eve@boo\u212a.com", True, "book.com")
    assert access.allowed("zoë@müller.de", True, "müller.de")


@pytest.mark.parametrize("verified", [False, None])
def test_an_address_that_nobody_verified_stays_out(verified: bool | None) -> None:
    assert not access.allowed("ines@house.com", verified, RULES)


@given(st.emails(), st.emails())
def test_a_domain_lets_in_its_own_addresses_alone(one: str, other: str) -> None:
    domain = one.rpartition("@")[2]
    same = other.rpartition("@")[2].lower() == domain.lower()
    try:
        assert access.allowed(other, True, domain) is same
    except SetupError:
        pytest.fail(f"{domain} is a domain")


@given(st.text())
def test_no_text_comes_in_that_does_not_end_in_the_domain(text: str) -> None:
    if access.allowed(f"{text}house.com", True, "house.com"):
        assert text.endswith("@")
        assert text.count("@") == 1


@pytest.mark.parametrize("rules", ["", "  ", ",", " , \n"])
def test_an_empty_list_lets_nobody_in_and_names_its_variable(rules: str) -> None:
    with pytest.raises(SetupError, match="AICRM_ALLOWED is empty"):
        access.allowed("ines@house.com", True, rules)


@pytest.mark.parametrize(
    "entry",
    [
        "house",
        "@house",
        "ines@",
        "@",
        "@@house.com",
        "ines@house",
        "ines@@house.com",
        "*@house.com.*",
        "*.house.com",
        ".house.com",
        "house..com",
        "-house.com",
        "house.com;",
        "ines@house.com paul@house.com",
        "ines@house.com;paul@house.com",
        "https://house.com",
        "Ines <ines@house.com>",
    ],
)
def test_a_malformed_entry_is_named(entry: str) -> None:
    with pytest.raises(SetupError) as refused:
        access.check_rules(f"paul@maison.fr, {entry}, maison.fr")
    assert f"AICRM_ALLOWED: {entry.lower()}:" in str(refused.value)
    assert "paul@maison.fr" not in str(refused.value)


@pytest.mark.parametrize(
    ("claims", "said"),
    [
        ({"email_verified": True}, True),
        ({"email_verified": "true"}, True),
        ({"email_verified": False}, False),
        ({"email_verified": "false"}, False),
        ({"email_verified": "perhaps"}, False),
        ({}, None),
        ({"iss": "https://accounts.google.com"}, None),
        ({"iss": "https://login.microsoftonline.com/5f1c/v2.0"}, True),
        ({"iss": "https://login.microsoftonline.com/5f1c/v2.0", "email_verified": False}, False),
        ({"iss": "https://login.microsoftonline.com.evil.com/v2.0"}, None),
    ],
)
def test_what_the_provider_says_of_an_address_counts(
    claims: dict[str, object], said: bool | None
) -> None:
    assert access.verified(claims) is said


@pytest.mark.parametrize("name", sorted(SECTION))
def test_what_the_section_lacks_is_named_and_no_value_of_it(name: str) -> None:
    access.check_section(SECTION)
    for value in ("", "  "):
        with pytest.raises(SetupError) as refused:
            access.check_section({**SECTION, name: value})
        assert f"{name} missing" in str(refused.value)
        assert "sesame" not in str(refused.value)


def test_a_short_cookie_secret_and_another_callback_are_named() -> None:
    with pytest.raises(SetupError, match="cookie_secret must have at least 32 characters"):
        access.check_section({**SECTION, "cookie_secret": "xxx"})
    with pytest.raises(SetupError, match="redirect_uri must be"):
        access.check_section({**SECTION, "redirect_uri": "https://crm.house.com/"})


def test_the_list_is_read_from_the_environment_and_from_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("AICRM_ALLOWED", raising=False)
    assert access.listed() == ""
    (tmp_path / ".env").write_text("AICRM_ALLOWED=house.com\n", "utf-8")
    assert access.listed() == "house.com"
    monkeypatch.setenv("AICRM_ALLOWED", " maison.fr ")
    assert access.listed() == "maison.fr"


def test_secrets_may_come_in_a_variable_and_one_that_cannot_be_read_is_named_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("AICRM_SECRETS", raising=False)
    assert access.secrets() == {}
    monkeypatch.setenv("AICRM_SECRETS", '[auth]\nclient_id = "aicrm"\n')
    assert access.secrets() == {"auth": {"client_id": "aicrm"}}
    monkeypatch.setenv("AICRM_SECRETS", '[auth]\nclient_secret = "sesame')
    with pytest.raises(SetupError, match="AICRM_SECRETS can't be read") as refused:
        access.secrets()
    assert "sesame" not in str(refused.value)
