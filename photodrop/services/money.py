"""Money is an integer of minor units and an ISO 4217 code; here it becomes words, spelled as each language does."""

from decimal import Decimal, InvalidOperation

from photodrop.errors import Invalid
from photodrop.services.tongues import Amount, _

SYMBOLS = {
    "USD": "$",
    "EUR": "€",
    "GBP": "£",
    "UAH": "₴",
    "JPY": "¥",
    "CAD": "CA$",
    "AUD": "A$",
    "INR": "₹",
    "PLN": "zł ",
    "CHF": "CHF ",
}
WITHOUT_MINOR_UNITS = {"JPY", "KRW", "VND", "CLP", "ISK", "UGX", "XAF", "XOF"}
CURRENCIES = (*SYMBOLS, "SEK", "NOK", "DKK", "CZK", "KRW", "MXN", "BRL", "ZAR")


def digits(currency: str) -> int:
    return 0 if currency in WITHOUT_MINOR_UNITS else 2


def label(amount: int, currency: str) -> str:
    """`$12.00`; empty for nothing."""
    return exact(amount, currency) if amount else ""


def exact(amount: int, currency: str) -> str:
    """For ledgers: nothing is `$0.00`, what went back is `−$12.00`."""
    sign = "−" if amount < 0 else ""
    return Amount(f"{sign}{_english(abs(amount), currency)}", amount, currency, digits(currency))


def plain(amount: int, currency: str) -> str:
    """For spreadsheets: `-12.00`."""
    places = digits(currency)
    return f"{amount / 10**places:.{places}f}"


def rough(amount: int, currency: str) -> str:
    """For the scale of a chart: `$1,200`."""
    words = exact(amount, currency).removesuffix(".00")
    return Amount(words, amount, currency, digits(currency), whole=True)


def minor_units(text: str, currency: str) -> int:
    """`$12.00`, `12` or `12,50` as cents. Raises Invalid for what is no amount."""
    cleaned = "".join(character for character in text if character.isdigit() or character in ".,").replace(",", ".")
    if not cleaned and not any(character.isalnum() for character in text):
        return 0
    try:
        amount = Decimal(cleaned) * 10 ** digits(currency)
    except InvalidOperation:
        raise Invalid(amount=_("Enter an amount like {example}.", example="12.00")) from None
    if amount != amount.to_integral_value():
        raise Invalid(amount=_("Enter an amount like {example}.", example="12.00"))
    return int(amount)


def _english(amount: int, currency: str) -> str:
    places = digits(currency)
    return f"{SYMBOLS.get(currency, f'{currency} ')}{amount / 10**places:,.{places}f}"
