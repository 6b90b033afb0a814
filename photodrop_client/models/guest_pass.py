from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.shared_album import SharedAlbum


T = TypeVar("T", bound="GuestPass")


@_attrs_define
class GuestPass:
    """`guest` is the secret to send as `Photodrop-Guest`, null where the one that was sent goes on.

    Browsers have it in a cookie."""

    guest: None | str
    album: SharedAlbum
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:

        guest: None | str
        guest = self.guest

        album = self.album.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "guest": guest,
                "album": album,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.shared_album import SharedAlbum  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_guest(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        guest = _parse_guest(d.pop("guest"))

        album = SharedAlbum.from_dict(d.pop("album"))

        guest_pass = cls(
            guest=guest,
            album=album,
        )

        guest_pass.additional_properties = d
        return guest_pass

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
