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
    if amount == 0:
        return ""
    symbol = SYMBOLS.get(currency, f"{currency} ")
    places = digits(currency)
    return f"{symbol}{amount / 10**places:,.{places}f}"
