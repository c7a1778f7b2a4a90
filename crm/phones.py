"""Phone numbers: kept as typed, checked and compared with Google's rules (phonenumbers)."""

FEWEST_DIGITS = 3


def can_be_dialled(number: str) -> bool:
    """Whether a number can be right; without a country code only its digits are counted."""
    import phonenumbers  # a tenth of a second, and only a typed number needs it

    if "+" not in number:
        return sum(character.isdigit() for character in number) >= FEWEST_DIGITS
    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(number, None))
    except phonenumbers.NumberParseException:
        return False


def spellings(number: str) -> tuple[str, ...]:
    """The number as typed and in the usual spellings, each once."""
    import phonenumbers

    formats = phonenumbers.PhoneNumberFormat
    try:
        parsed = phonenumbers.parse(number, None)
    except phonenumbers.NumberParseException:
        return (number,)
    usual = (
        phonenumbers.format_number(parsed, style)
        for style in (formats.E164, formats.INTERNATIONAL, formats.NATIONAL)
    )
    return tuple(dict.fromkeys((number, *usual)))
