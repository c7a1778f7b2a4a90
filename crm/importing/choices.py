"""What the rep has settled about a file, and from where it is read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, tzinfo

from crm.importing.names import Way


@dataclass(frozen=True)
class Choices:
    """The rep's answers, the moment and zone of the rep, and the rep's own address.

    `fields` says of a column what it holds, `ours` who in a chat is the rep.
    """

    now: datetime
    zone: tzinfo = UTC
    rep: str = ""
    day_first: bool | None = None
    names: Way | None = None
    ours: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)

    @property
    def today(self) -> date:
        """The rep's own day."""
        return self.now.astimezone(self.zone).date()
