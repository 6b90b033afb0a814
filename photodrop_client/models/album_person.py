from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="AlbumPerson")


@_attrs_define
class AlbumPerson:
    """A client, or with kind `group` somebody whom nobody has named, whose id is then the group's.

    `by_hand`: no face is known, the photographer said who it is. The picture is a face of this album, or a selfie."""

    kind: str
    id: str
    name: str
    phone: str
    phone_label: str
    dial_code: str
    has_signed_in: bool
    by_hand: bool
    is_ignored: bool
    picture_url: str
    to_review: int
    photo_count: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        kind = self.kind

        id = self.id

        name = self.name

        phone = self.phone

        phone_label = self.phone_label

        dial_code = self.dial_code

        has_signed_in = self.has_signed_in

        by_hand = self.by_hand

        is_ignored = self.is_ignored

        picture_url = self.picture_url

        to_review = self.to_review

        photo_count = self.photo_count

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "kind": kind,
                "id": id,
                "name": name,
                "phone": phone,
                "phone_label": phone_label,
                "dial_code": dial_code,
                "has_signed_in": has_signed_in,
                "by_hand": by_hand,
                "is_ignored": is_ignored,
                "picture_url": picture_url,
                "to_review": to_review,
                "photo_count": photo_count,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kind = d.pop("kind")

        id = d.pop("id")

        name = d.pop("name")

        phone = d.pop("phone")

        phone_label = d.pop("phone_label")

        dial_code = d.pop("dial_code")

        has_signed_in = d.pop("has_signed_in")

        by_hand = d.pop("by_hand")

        is_ignored = d.pop("is_ignored")

        picture_url = d.pop("picture_url")

        to_review = d.pop("to_review")

        photo_count = d.pop("photo_count")

        album_person = cls(
            kind=kind,
            id=id,
            name=name,
            phone=phone,
            phone_label=phone_label,
            dial_code=dial_code,
            has_signed_in=has_signed_in,
            by_hand=by_hand,
            is_ignored=is_ignored,
            picture_url=picture_url,
            to_review=to_review,
            photo_count=photo_count,
        )

        album_person.additional_properties = d
        return album_person

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
