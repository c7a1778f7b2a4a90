"""Streamlit's settings: the ones that speed and safety rest on are set and known."""

import tomllib
from pathlib import Path

import pytest
from streamlit import config

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def settings() -> dict[str, dict[str, object]]:
    return tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))


def test_the_settings_that_matter_are_set(settings: dict[str, dict[str, object]]) -> None:
    assert settings["runner"]["postScriptGC"] is False
    assert settings["client"]["showErrorDetails"] == "none"
    assert settings["browser"]["gatherUsageStats"] is False
    assert {"light", "dark"} <= set(settings["theme"])


def test_no_setting_is_unknown_to_streamlit(settings: dict[str, dict[str, object]]) -> None:
    for section, options in settings.items():
        for name, value in options.items():
            if not isinstance(value, dict):
                config.get_option(f"{section}.{name}")
