"""What a rep's English note says, read by rules over its words."""

from ai.reading.commitments import Commitment, promises, requests
from ai.reading.dates import DatedEvent, dated_events, occasions
from ai.reading.lexicon import singular
from ai.reading.preferences import Attributes, Preference, attributes, preferences
from ai.reading.remarks import Decision, cautions, decisions, objections, sizes
from ai.reading.sentences import clauses, sentences, told
from ai.reading.wardrobes import named_wardrobes, worn_wardrobes

__all__ = [
    "Attributes",
    "Commitment",
    "DatedEvent",
    "Decision",
    "Preference",
    "attributes",
    "cautions",
    "clauses",
    "dated_events",
    "decisions",
    "named_wardrobes",
    "objections",
    "occasions",
    "preferences",
    "promises",
    "requests",
    "sentences",
    "singular",
    "sizes",
    "told",
    "worn_wardrobes",
]
