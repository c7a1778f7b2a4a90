"""The workspace that the settings ask for: the store opened, the engine chosen."""

from ai.openai.engine import OpenAIEngine
from crm import ai_use, demo
from crm.settings import Settings
from crm.stores import open_store
from crm.workspace import OFFLINE, Workspace, utc_now
from db import new_book


def open_workspace(settings: Settings, again: bool = False) -> Workspace:
    """The workspace that the settings ask for; the embedded book is made when it is missing.

    With `again`, of a store that could not be worked with any more, a missing book is not made and
    a damaged one is found. Raises `SetupError` when the store's schema does not fit, `Unavailable`
    when it is silent.
    """
    store = open_store(settings, demo.make_book if settings.demo else new_book.make, again)
    if not settings.asks_a_service:
        return Workspace(store, OFFLINE)
    meter = ai_use.Meter(store, utc_now, settings.ai_daily_tokens)
    engine = OpenAIEngine(
        settings.openai_api_key.get_secret_value(),
        settings.openai_base_url,
        settings.openai_model,
        meter.record,
    )
    return Workspace(store, engine, meter=meter)


def begin_book(settings: Settings) -> None:
    """Makes a new embedded book where there is none any more; raises `Unusable`."""
    make = demo.make_book if settings.demo else new_book.make
    make(settings.database)
