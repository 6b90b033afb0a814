from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="ClaimView")


@_attrs_define
class ClaimView:
    """A claim as the photographer sees it. `overlaps` where another's time holds a part of it. Times are UTC."""

    id: str
    card_id: str
    card_label: str
    client_id: str
    client_name: str
    phone_label: str
    starts_at: str
    ends_at: str
    is_running: bool
    is_sure: bool
    is_removed: bool
    overlaps: bool
    confirmed_count: int
    suggested_count: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        card_id = self.card_id

        card_label = self.card_label

        client_id = self.client_id

        client_name = self.client_name

        phone_label = self.phone_label

        starts_at = self.starts_at

        ends_at = self.ends_at

        is_running = self.is_running

        is_sure = self.is_sure

        is_removed = self.is_removed

        overlaps = self.overlaps

        confirmed_count = self.confirmed_count

        suggested_count = self.suggested_count

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "card_id": card_id,
                "card_label": card_label,
                "client_id": client_id,
                "client_name": client_name,
                "phone_label": phone_label,
                "starts_at": starts_at,
                "ends_at": ends_at,
                "is_running": is_running,
                "is_sure": is_sure,
                "is_removed": is_removed,
                "overlaps": overlaps,
                "confirmed_count": confirmed_count,
                "suggested_count": suggested_count,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        card_id = d.pop("card_id")

        card_label = d.pop("card_label")

        client_id = d.pop("client_id")

        client_name = d.pop("client_name")

        phone_label = d.pop("phone_label")

        starts_at = d.pop("starts_at")

        ends_at = d.pop("ends_at")

        is_running = d.pop("is_running")

        is_sure = d.pop("is_sure")

        is_removed = d.pop("is_removed")

        overlaps = d.pop("overlaps")

        confirmed_count = d.pop("confirmed_count")

        suggested_count = d.pop("suggested_count")

        claim_view = cls(
            id=id,
            card_id=card_id,
            card_label=card_label,
            client_id=client_id,
            client_name=client_name,
            phone_label=phone_label,
            starts_at=starts_at,
            ends_at=ends_at,
            is_running=is_running,
            is_sure=is_sure,
            is_removed=is_removed,
            overlaps=overlaps,
            confirmed_count=confirmed_count,
            suggested_count=suggested_count,
        )

        claim_view.additional_properties = d
        return claim_view

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
