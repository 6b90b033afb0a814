"""Phone numbers: E.164 inside, national and international spellings for people. Data by Google's libphonenumber."""

from dataclasses import dataclass
from functools import lru_cache

import phonenumbers
from babel import Locale
from phonenumbers import PhoneNumberFormat

from photodrop.errors import Invalid
from photodrop.services.tongues import _


@dataclass(frozen=True)
class Country:
    """One row of the country picker. `mask` spells a number nationally, # for each digit; a trunk prefix stays."""

    code: str
    name: str
    dial_code: str
    mask: str


def parse(text: str, region: str | None = None) -> str:
    """E.164 of a number typed in any usual way. Raises Invalid with a sentence that says what is missing."""
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        raise Invalid(
            phone=_("Enter a phone number with its country code, like {example}.", example="+1 555 010 4477")
        ) from None
    # Possible and not "valid": the library's list of ranges in use is always behind, and the code proves the phone.
    if not phonenumbers.is_possible_number(number):
        raise Invalid(phone=_what_is_missing(number, region))
    if number.extension:
        raise Invalid(phone=_("Leave out the extension."))
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)


def is_complete(text: str, region: str | None = None) -> bool:
    try:
        parse(text, region)
    except Invalid:
        return False
    return True


def label(e164: str | None) -> str:
    """`+1 555-010-4477`, for people to read."""
    if not e164:
        return ""
    return phonenumbers.format_number(phonenumbers.parse(e164), PhoneNumberFormat.INTERNATIONAL)


def dial_code(e164: str) -> str:
    return f"+{phonenumbers.parse(e164).country_code}"


@lru_cache
def countries() -> tuple[Country, ...]:
    # Babel's names: those of the telephone library cost every process 100 MB.
    names = Locale("en").territories
    found = [
        Country(region, names[region], f"+{phonenumbers.country_code_for_region(region)}", _mask(region))
        for region in phonenumbers.SUPPORTED_REGIONS
        if region in names
    ]
    return tuple(sorted(found, key=lambda country: country.name))


def _mask(region: str) -> str:
    example = phonenumbers.example_number_for_type(region, phonenumbers.PhoneNumberType.MOBILE)
    example = example or phonenumbers.example_number(region)
    if example is None:
        return ""
    national = phonenumbers.format_number(example, PhoneNumberFormat.NATIONAL)
    mask = "".join("#" if character.isdigit() else character for character in national)
    is_trunk_written = mask.count("#") > len(phonenumbers.national_significant_number(example))
    return mask.replace("#", national[0], 1) if is_trunk_written and mask.startswith("#") else mask


def _what_is_missing(number: phonenumbers.PhoneNumber, region: str | None) -> str:
    reason = phonenumbers.is_possible_number_with_reason(number)
    if reason == phonenumbers.ValidationResult.TOO_LONG:
        return _("This number has too many digits.")
    digits = _mask(region or phonenumbers.region_code_for_country_code(number.country_code or 0)).count("#")
    if not digits:
        return _("This number is too short.")
    spelled = SPELLED.get(digits)
    if spelled is None:
        return _("Enter all {count} digits of your number.", count=digits)
    return spelled


SPELLED = {
    7: _("Enter all seven digits of your number."),
    8: _("Enter all eight digits of your number."),
    9: _("Enter all nine digits of your number."),
    10: _("Enter all ten digits of your number."),
    11: _("Enter all eleven digits of your number."),
    12: _("Enter all twelve digits of your number."),
}
