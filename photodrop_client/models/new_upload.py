from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="NewUpload")


@_attrs_define
class NewUpload:
    """`fingerprint` names the file on the sender's side: the same one again continues the unfinished upload.

    `method` is for senders that speak only one: `tus` or `s3`."""

    filename: str
    size: int
    content_type: str | Unset = ""
    sha256: None | str | Unset = UNSET
    fingerprint: str | Unset = ""
    phones: list[str] | Unset = UNSET
    method: str | Unset = ""
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        filename = self.filename

        size = self.size

        content_type = self.content_type

        sha256: None | str | Unset
        if isinstance(self.sha256, Unset):
            sha256 = UNSET
        else:
            sha256 = self.sha256

        fingerprint = self.fingerprint

        phones: list[str] | Unset = UNSET
        if not isinstance(self.phones, Unset):
            phones = self.phones

        method = self.method

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "filename": filename,
                "size": size,
            }
        )
        if content_type is not UNSET:
            field_dict["content_type"] = content_type
        if sha256 is not UNSET:
            field_dict["sha256"] = sha256
        if fingerprint is not UNSET:
            field_dict["fingerprint"] = fingerprint
        if phones is not UNSET:
            field_dict["phones"] = phones
        if method is not UNSET:
            field_dict["method"] = method

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        filename = d.pop("filename")

        size = d.pop("size")

        content_type = d.pop("content_type", UNSET)

        def _parse_sha256(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        sha256 = _parse_sha256(d.pop("sha256", UNSET))

        fingerprint = d.pop("fingerprint", UNSET)

        phones = cast(list[str], d.pop("phones", UNSET))

        method = d.pop("method", UNSET)

        new_upload = cls(
            filename=filename,
            size=size,
            content_type=content_type,
            sha256=sha256,
            fingerprint=fingerprint,
            phones=phones,
            method=method,
        )

        new_upload.additional_properties = d
        return new_upload

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
