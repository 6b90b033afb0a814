"""Money is an integer of minor units and an ISO 4217 code; here it becomes words."""

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


def _spelled(amount: int, currency: str) -> str:
    places = digits(currency)
    return f"{SYMBOLS.get(currency, f'{currency} ')}{amount / 10**places:,.{places}f}"
