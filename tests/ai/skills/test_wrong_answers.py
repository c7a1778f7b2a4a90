"""What must not be said of a client, told by a service through each skill."""

from datetime import date

import pytest

from ai.claims import Claim
from ai.grounding.answers import check
from ai.skills.assistant_reply import AssistantReply
from ai.skills.customer_insights import CustomerInsights
from ai.skills.email_draft import EmailDraft
from ai.skills.interaction_review import InteractionReview

TODAY = date(2026, 11, 30)
FACTS = {
    "C": "Marco Rossi of Acme\nPurchases: 3, €8,000.00 in all",
    "N": "Avoid: brown shoes. Not to be called before 16h. He doesn't like pink.",
    "I1": "Call, 3 March 2026\nHe sent the ebony belt back in May. He waits for his tuxedo.",
    "I2": "Email, 4 November 2026\nDear Marco,\n\nThe tuxedo is ready on Thursday.\n\nPaola",
    "P1": "Bought on 4 March 2026: 1 × Suit (suits), €3,000.00 each, €3,000.00 in all",
    "P2": "Bought on 4 March 2025: 1 × Black Oxfords (shoes), €1,000.00 each, €1,000.00 in all",
    "P3": "Bought on 4 June 2025: 1 × Grey Coat (accessories), €4,000.00 each, €4,000.00 in all",
    "K1": "Brown Loafers (shoes), €700.00, in stock",
}


@pytest.mark.parametrize(
    "sentence, id, is_withheld",
    [
        ("He likes brown shoes.", "N", True),
        ("He wears brown shoes.", "N", False),
        ("You can show him the brown loafers, he likes brown shoes.", "N", False),
        ("He can be called tomorrow at 11.", "N", False),
        ("He likes pink.", "N", True),
        ("He never sent anything back.", "I1", True),
        ("He kept the ebony belt.", "I1", True),
        ("He spent €8,000 this year.", "C", False),
        ("He usually spends €8,000 on one piece.", "C", False),
        ("Nothing of that kind was bought.", "P1", False),
        ("“Dear Marco,”.", "I2", False),
        ("The ebony belt insisted on being mentioned.", "I1", False),
    ],
)
def test_no_skill_shows_it_as_backed(sentence: str, id: str, is_withheld: bool) -> None:
    claim = Claim(text=sentence, evidence=(id,))
    letter = f"Dear Marco,\n\n{sentence}\n\nKind regards"
    told = [
        check(CustomerInsights(summary=(claim,)), FACTS, TODAY, True),
        check(AssistantReply(claims=(claim,)), FACTS, TODAY, True),
        check(EmailDraft(subject="A word", body=letter), FACTS, TODAY, True),
        check(EmailDraft(subject=sentence, body="Dear Marco,"), FACTS, TODAY, True),
    ]
    if id in ("N", "I1", "I2"):
        review = InteractionReview(sentiment=None, summary=sentence, follow_up=None)
        told.append(check(review, {"I": FACTS[id]}, TODAY, True, "Marco Rossi"))
    is_greeting = sentence.startswith("“")
    for checked in told[:2] if is_greeting else told:
        assert checked.withheld or any(not mark.soft for mark in checked.marks), checked.answer
    assert bool(told[0].withheld) is is_withheld
