from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="Receipt")


@_attrs_define
class Receipt:
    """`id` names the entry in the audit log; `files` are deleted within moments.

    `references` are what the person was known by, `faces` those in photos that were theirs or looked like theirs, and
    `appearances` photos that only a comparison had found."""

    id: str
    erased_at: str
    selfies: int
    references: int
    faces: int
    appearances: int
    files: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        erased_at = self.erased_at

        selfies = self.selfies

        references = self.references

        faces = self.faces

        appearances = self.appearances

        files = self.files

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "erased_at": erased_at,
                "selfies": selfies,
                "references": references,
                "faces": faces,
                "appearances": appearances,
                "files": files,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        erased_at = d.pop("erased_at")

        selfies = d.pop("selfies")

        references = d.pop("references")

        faces = d.pop("faces")

        appearances = d.pop("appearances")

        files = d.pop("files")

        receipt = cls(
            id=id,
            erased_at=erased_at,
            selfies=selfies,
            references=references,
            faces=faces,
            appearances=appearances,
            files=files,
        )

        receipt.additional_properties = d
        return receipt

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
