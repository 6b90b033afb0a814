from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="Wish")


@_attrs_define
class Wish:
    """"""

    transformation: str

    def to_dict(self) -> dict[str, Any]:
        transformation = self.transformation

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "transformation": transformation,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        transformation = d.pop("transformation")

        wish = cls(
            transformation=transformation,
        )

        return wish
