"""Money is an integer of minor units and an ISO 4217 code; here it becomes words."""

from decimal import Decimal, InvalidOperation

from photodrop.errors import Invalid

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
    return _spelled(amount, currency) if amount else ""


def exact(amount: int, currency: str) -> str:
    """For ledgers: nothing is `$0.00`, what went back is `−$12.00`."""
    sign = "−" if amount < 0 else ""
    return f"{sign}{_spelled(abs(amount), currency)}"


def plain(amount: int, currency: str) -> str:
    """For spreadsheets: `-12.00`."""
    places = digits(currency)
    return f"{amount / 10**places:.{places}f}"


def rough(amount: int, currency: str) -> str:
    """For the scale of a chart: `$1,200`."""
    return exact(amount, currency).removesuffix(".00")


def minor_units(text: str, currency: str) -> int:
    """`$12.00`, `12` or `12,50` as cents. Raises Invalid for what is no amount."""
    cleaned = "".join(character for character in text if character.isdigit() or character in ".,").replace(",", ".")
    if not cleaned and not any(character.isalnum() for character in text):
        return 0
    try:
        amount = Decimal(cleaned) * 10 ** digits(currency)
    except InvalidOperation:
        raise Invalid(amount="Enter an amount like 12.00.") from None
    if amount != amount.to_integral_value():
        raise Invalid(amount="Enter an amount like 12.00.")
    return int(amount)


def _spelled(amount: int, currency: str) -> str:
    places = digits(currency)
    return f"{SYMBOLS.get(currency, f'{currency} ')}{amount / 10**places:,.{places}f}"
