from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.contact_fields import ContactFields
    from ..models.item_wanted import ItemWanted


T = TypeVar("T", bound="OrderWanted")


@_attrs_define
class OrderWanted:
    """Either `items`, or what is in your cart from one photographer in one currency.

    With `expected_total`, in minor units, nothing is ordered should it cost something else by now."""

    contact: ContactFields
    items: list[ItemWanted] | None | Unset = UNSET
    photographer_id: None | Unset | UUID = UNSET
    currency: None | str | Unset = UNSET
    special_requests: str | Unset = ""
    expected_total: int | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:

        contact = self.contact.to_dict()

        items: list[dict[str, Any]] | None | Unset
        if isinstance(self.items, Unset):
            items = UNSET
        elif isinstance(self.items, list):
            items = []
            for items_type_0_item_data in self.items:
                items_type_0_item = items_type_0_item_data.to_dict()
                items.append(items_type_0_item)

        else:
            items = self.items

        photographer_id: None | str | Unset
        if isinstance(self.photographer_id, Unset):
            photographer_id = UNSET
        elif isinstance(self.photographer_id, UUID):
            photographer_id = str(self.photographer_id)
        else:
            photographer_id = self.photographer_id

        currency: None | str | Unset
        if isinstance(self.currency, Unset):
            currency = UNSET
        else:
            currency = self.currency

        special_requests = self.special_requests

        expected_total: int | None | Unset
        if isinstance(self.expected_total, Unset):
            expected_total = UNSET
        else:
            expected_total = self.expected_total

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "contact": contact,
            }
        )
        if items is not UNSET:
            field_dict["items"] = items
        if photographer_id is not UNSET:
            field_dict["photographer_id"] = photographer_id
        if currency is not UNSET:
            field_dict["currency"] = currency
        if special_requests is not UNSET:
            field_dict["special_requests"] = special_requests
        if expected_total is not UNSET:
            field_dict["expected_total"] = expected_total

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.contact_fields import ContactFields  # noqa: PLC0415
        from ..models.item_wanted import ItemWanted  # noqa: PLC0415

        d = dict(src_dict)
        contact = ContactFields.from_dict(d.pop("contact"))

        def _parse_items(data: object) -> list[ItemWanted] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                items_type_0 = []
                _items_type_0 = data
                for items_type_0_item_data in _items_type_0:
                    items_type_0_item = ItemWanted.from_dict(items_type_0_item_data)

                    items_type_0.append(items_type_0_item)

                return items_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[ItemWanted] | None | Unset, data)

        items = _parse_items(d.pop("items", UNSET))

        def _parse_photographer_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                photographer_id_type_0 = UUID(data)

                return photographer_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        photographer_id = _parse_photographer_id(d.pop("photographer_id", UNSET))

        def _parse_currency(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        currency = _parse_currency(d.pop("currency", UNSET))

        special_requests = d.pop("special_requests", UNSET)

        def _parse_expected_total(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        expected_total = _parse_expected_total(d.pop("expected_total", UNSET))

        order_wanted = cls(
            contact=contact,
            items=items,
            photographer_id=photographer_id,
            currency=currency,
            special_requests=special_requests,
            expected_total=expected_total,
        )

        return order_wanted
