from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="NewAskedList")


@_attrs_define
class NewAskedList:
    """A `limit` of 0 lets any number in."""

    name: str
    limit: int | Unset = 0

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        limit = self.limit

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
            }
        )
        if limit is not UNSET:
            field_dict["limit"] = limit

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name")

        limit = d.pop("limit", UNSET)

        new_asked_list = cls(
            name=name,
            limit=limit,
        )

        return new_asked_list
