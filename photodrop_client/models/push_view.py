from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.push_device import PushDevice


T = TypeVar("T", bound="PushView")


@_attrs_define
class PushView:
    """`public_key` is what a browser subscribes with (`applicationServerKey`); empty where push is not set up."""

    public_key: str
    items: list[PushDevice]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:

        public_key = self.public_key

        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "public_key": public_key,
                "items": items,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.push_device import PushDevice  # noqa: PLC0415

        d = dict(src_dict)
        public_key = d.pop("public_key")

        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = PushDevice.from_dict(items_item_data)

            items.append(items_item)

        push_view = cls(
            public_key=public_key,
            items=items,
        )

        push_view.additional_properties = d
        return push_view

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
