"""Sentences as JSON, so that a row is told in the language of whoever reads it, however much later."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from photodrop.services.tongues import Amount, Sentence

KEPT = Sentence | Amount


def kept(value: Any) -> Any:
    """What people wrote themselves is kept as it is."""
    match value:
        case Sentence():
            values = {name: kept(each) for name, each in value.values.items()}
            return {"one": value.one, "many": value.many, "count": value.quantity, "values": values}
        case Amount():
            money = {"minor": value.minor, "currency": value.currency, "digits": value.digits, "whole": value.is_whole}
            return {"amount": str(value), **money}
        case datetime():
            return {"moment": value.isoformat()}
        case date():
            return {"day": value.isoformat()}
        case Decimal():
            return {"number": str(value)}
        case _:
            return value if isinstance(value, int | float) else str(value)


def again(value: Any) -> Any:
    match value:
        case {"one": one, "many": many, "count": count, "values": values}:
            return Sentence(one, {name: again(each) for name, each in values.items()}, many, count)
        case {"amount": english, "minor": minor, "currency": currency, "digits": digits, "whole": is_whole}:
            return Amount(english, minor, currency, digits, whole=is_whole)
        case {"moment": moment}:
            return datetime.fromisoformat(moment)
        case {"day": day}:
            return date.fromisoformat(day)
        case {"number": number}:
            return Decimal(number)
        case _:
            return value
