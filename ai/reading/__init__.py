"""What a rep's English note says, read by rules over its words."""

from ai.reading.commitments import Commitment, promises, requests
from ai.reading.dates import DatedEvent, dated_events, occasions
from ai.reading.preferences import Attributes, Preference, attributes, preferences
from ai.reading.remarks import cautions, objections, sizes
from ai.reading.sentences import sentences

__all__ = [
    "Attributes",
    "Commitment",
    "DatedEvent",
    "Preference",
    "attributes",
    "cautions",
    "dated_events",
    "objections",
    "occasions",
    "preferences",
    "promises",
    "requests",
    "sentences",
    "sizes",
]
