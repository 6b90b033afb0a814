from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="NewNamed")


@_attrs_define
class NewNamed:
    """"""

    name: str
    transformation: str

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        transformation = self.transformation

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
                "transformation": transformation,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name")

        transformation = d.pop("transformation")

        new_named = cls(
            name=name,
            transformation=transformation,
        )

        return new_named
