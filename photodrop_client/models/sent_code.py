from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="SentCode")


@_attrs_define
class SentCode:
    """`sent_to` is `telegram` where it went to the person's own chat, else `phone`.

    `code` is filled in development where no bot brings it, and only then."""

    otp_id: str
    expires_in: int
    resends_left: int
    phone_label: str
    sent_to: str
    code: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        otp_id = self.otp_id

        expires_in = self.expires_in

        resends_left = self.resends_left

        phone_label = self.phone_label

        sent_to = self.sent_to

        code: None | str
        code = self.code

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "otp_id": otp_id,
                "expires_in": expires_in,
                "resends_left": resends_left,
                "phone_label": phone_label,
                "sent_to": sent_to,
                "code": code,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        otp_id = d.pop("otp_id")

        expires_in = d.pop("expires_in")

        resends_left = d.pop("resends_left")

        phone_label = d.pop("phone_label")

        sent_to = d.pop("sent_to")

        def _parse_code(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        code = _parse_code(d.pop("code"))

        sent_code = cls(
            otp_id=otp_id,
            expires_in=expires_in,
            resends_left=resends_left,
            phone_label=phone_label,
            sent_to=sent_to,
            code=code,
        )

        sent_code.additional_properties = d
        return sent_code

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
