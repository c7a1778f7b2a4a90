"""An idea for a gift, from what the records say that the customer likes."""

from pydantic import BaseModel, ConfigDict

from ai.claims import Claim
from ai.engine import Skill
from ai.facts import CustomerFile
from ai.prompts import data_block

INSTRUCTIONS = "Propose one small gift for the client in the data, in one sentence."


class GiftIdea(BaseModel):
    """One sentence, and the record that it rests on."""

    model_config = ConfigDict(frozen=True)

    idea: Claim


def offline(file: CustomerFile) -> GiftIdea:
    """The last piece that was bought wants something that goes with it."""
    if not file.purchases:
        return GiftIdea(idea=Claim(text="No purchase speaks for a gift yet.", evidence=("C",)))
    last = file.purchases[0]
    return GiftIdea(idea=Claim(text=f"Something for the {last.product}.", evidence=(last.id,)))


GIFT_IDEA = Skill("gift_idea", INSTRUCTIONS, GiftIdea, lambda file: data_block(file.facts), offline)
