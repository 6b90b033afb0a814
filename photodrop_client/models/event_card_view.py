from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="EventCardView")


@_attrs_define
class EventCardView:
    """A card as its photographer sees it. A personal one is `taken` once somebody scanned it. Times are UTC."""

    id: str
    album_id: str
    label: str
    personal: bool
    window_minutes: int
    state: str
    url: str
    expires_at: str
    claim_count: int
    created_at: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        album_id = self.album_id

        label = self.label

        personal = self.personal

        window_minutes = self.window_minutes

        state = self.state

        url = self.url

        expires_at = self.expires_at

        claim_count = self.claim_count

        created_at = self.created_at

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "album_id": album_id,
                "label": label,
                "personal": personal,
                "window_minutes": window_minutes,
                "state": state,
                "url": url,
                "expires_at": expires_at,
                "claim_count": claim_count,
                "created_at": created_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        album_id = d.pop("album_id")

        label = d.pop("label")

        personal = d.pop("personal")

        window_minutes = d.pop("window_minutes")

        state = d.pop("state")

        url = d.pop("url")

        expires_at = d.pop("expires_at")

        claim_count = d.pop("claim_count")

        created_at = d.pop("created_at")

        event_card_view = cls(
            id=id,
            album_id=album_id,
            label=label,
            personal=personal,
            window_minutes=window_minutes,
            state=state,
            url=url,
            expires_at=expires_at,
            claim_count=claim_count,
            created_at=created_at,
        )

        event_card_view.additional_properties = d
        return event_card_view

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
