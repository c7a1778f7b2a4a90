"""Every variable that the app reads, and the only place that reads one."""

import base64
import binascii
import json
import os
from pathlib import Path
from typing import Any

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from crm.errors import SetupError

FIXES = {
    "supabase_url": "set it to your project's address, such as https://abcd.supabase.co",
    "supabase_key": "set it to the service_role key, or a secret key, of the same project",
    "openai_base_url": "set it to the address of a service, such as http://127.0.0.1:11434/v1",
    "openai_api_key": "copy the key again from your service",
    "ai_daily_tokens": "set it to a whole number of tokens, or leave it empty for no cap",
    "aicrm_database": "set it to a file in a folder that the app may write to",
    "aicrm_demo": "set it to true or false",
}

LONGEST_NAME = 200
"""Bytes of a book's file name: what is kept beside it has a longer one."""


class _Variables(BaseSettings):
    """Superclass of what is read from the environment or a `.env` file; an empty value is unset."""

    model_config = SettingsConfigDict(
        env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True
    )


class DoorSettings(_Variables):
    """Who may come in, and where, in texts that `crm.access` and `crm.addresses` read.

    Read apart and again and again: the door stays guarded while another value is wrong.
    """

    allowed: str = Field("", validation_alias="aicrm_allowed")
    secrets: SecretStr = Field(SecretStr(""), validation_alias="aicrm_secrets")
    address: str = Field("", validation_alias="aicrm_address")


class HostSettings(BaseSettings):
    """What a host says of itself; nobody sets it, so a `.env` file is not asked."""

    space_id: str = ""
    space_host: str = ""


class Settings(_Variables):
    """The configuration of the store and the AI service."""

    supabase_url: str = ""
    supabase_key: SecretStr = SecretStr("")
    openai_api_key: SecretStr = SecretStr("")
    openai_base_url: str = ""
    openai_model: str = "gpt-6-luna"
    ai_daily_tokens: int | None = Field(None, ge=0)
    database: Path = Field(Path("data/aicrm.db"), validation_alias="aicrm_database")
    demo: bool = Field(True, validation_alias="aicrm_demo")

    @field_validator("supabase_url")
    @classmethod
    def _is_an_address(cls, url: str) -> str:
        url = url.strip().rstrip("/").removesuffix("/rest/v1").rstrip("/")
        if url and not url.startswith(("https://", "http://127.0.0.1:", "http://localhost:")):
            raise ValueError("must start with https://")
        return url

    @field_validator("openai_base_url")
    @classmethod
    def _is_http(cls, url: str) -> str:
        url = url.strip().rstrip("/")
        if url and not url.startswith(("https://", "http://")):
            raise ValueError("must start with https:// or http://")
        return url

    @field_validator("openai_model")
    @classmethod
    def _is_a_name(cls, name: str) -> str:
        return name.strip()

    @field_validator("supabase_key", "openai_api_key")
    @classmethod
    def _is_ascii(cls, key: SecretStr) -> SecretStr:
        stripped = key.get_secret_value().strip()
        if not stripped.isascii():
            raise ValueError("has a character that no key has")
        return SecretStr(stripped)

    @field_validator("supabase_key")
    @classmethod
    def _is_the_servers(cls, key: SecretStr) -> SecretStr:
        role = _role(key.get_secret_value())
        if role not in ("", "service_role"):
            raise ValueError(f"must be the service_role key, and this is the {role} one")
        return key

    @field_validator("database")
    @classmethod
    def _is_a_file(cls, path: Path) -> Path:
        try:
            path = path.expanduser()
            is_folder = path.is_dir()
        except (OSError, RuntimeError):  # too long, or of a person who is not there
            raise ValueError("can't be the name of a file") from None
        if is_folder:
            raise ValueError("is a folder")
        if not path.name.isprintable() or len(os.fsencode(path.name)) > LONGEST_NAME:
            raise ValueError("can't be the name of a file")
        return path

    @model_validator(mode="after")
    def _both_or_none(self) -> "Settings":
        if bool(self.supabase_url) != bool(self.supabase_key.get_secret_value()):
            raise ValueError("SUPABASE_URL and SUPABASE_KEY go together: set both or neither")
        return self

    @property
    def asks_a_service(self) -> bool:
        """Whether an AI service is configured: a key, or the address of one that needs none."""
        return bool(self.openai_api_key.get_secret_value() or self.openai_base_url)

    @classmethod
    def from_env(cls) -> "Settings":
        """The settings; raises `SetupError` naming the variable and the fix, never its value."""
        try:
            return cls()
        except ValidationError as error:
            raise SetupError("\n".join(_sentence(dict(e)) for e in error.errors())) from None


def _sentence(error: dict[str, Any]) -> str:
    """What is wrong where these settings say it; of what is of another kind, the fix says it."""
    own = error["type"] == "value_error"
    reason = str(error["msg"]).removeprefix("Value error, ") if own else "is of the wrong kind"
    if not error["loc"]:
        return f"{reason}."
    variable = str(error["loc"][0]).lower()
    return f"{variable.upper()}: {reason}; {FIXES.get(variable, 'correct or remove it')}."


def _role(key: str) -> str:
    """Whose key this is as it says itself: of a role, "publishable", or "" when it does not say."""
    if key.startswith("sb_publishable_"):
        return "publishable"
    payload = key.split(".")[1] if key.count(".") == 2 else ""
    try:
        claims = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    except (ValueError, binascii.Error):
        return ""
    role = claims.get("role", "") if isinstance(claims, dict) else ""
    return role if role in ("anon", "authenticated", "service_role") else ""
