"""Whose something is that a text tells, and who tells it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Owner:
    """Whose something is: the customer's, the house's, or a person's as the text names them."""

    words: str = ""
    is_house: bool = False

    @property
    def is_customer(self) -> bool:
        return not (self.words or self.is_house)


CUSTOMER = Owner()
HOUSE = Owner(is_house=True)
