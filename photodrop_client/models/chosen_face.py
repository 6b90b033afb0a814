from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="ChosenFace")


@_attrs_define
class ChosenFace:
    """"""

    face: int

    def to_dict(self) -> dict[str, Any]:
        face = self.face

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "face": face,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        face = d.pop("face")

        chosen_face = cls(
            face=face,
        )

        return chosen_face
