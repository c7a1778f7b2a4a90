"""What a service can raise, for a page to show."""

from db.gateway import (
    Conflict,
    Missing,
    NotFound,
    Refused,
    StoreError,
    Unavailable,
    Unreadable,
    Unready,
    Unusable,
)

__all__ = [
    "CommandError",
    "Conflict",
    "Missing",
    "NotFound",
    "Refused",
    "SetupError",
    "StoreError",
    "Unavailable",
    "Unreadable",
    "Unready",
    "Unusable",
]


class SetupError(Exception):
    """The app can't start as it is configured; the message says what to change."""


class CommandError(Exception):
    """A command does not do what it was asked to; the message says why, and what to do instead."""
