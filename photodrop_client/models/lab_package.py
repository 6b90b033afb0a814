from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="LabPackage")


@_attrs_define
class LabPackage:
    """The files for the lab: none, working, ready or failed. Photographers alone are told where they are."""

    state: str
    total: int
    done: int
    failed: int
    url: str
    slip_url: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        state = self.state

        total = self.total

        done = self.done

        failed = self.failed

        url = self.url

        slip_url = self.slip_url

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "state": state,
                "total": total,
                "done": done,
                "failed": failed,
                "url": url,
                "slip_url": slip_url,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        state = d.pop("state")

        total = d.pop("total")

        done = d.pop("done")

        failed = d.pop("failed")

        url = d.pop("url")

        slip_url = d.pop("slip_url")

        lab_package = cls(
            state=state,
            total=total,
            done=done,
            failed=failed,
            url=url,
            slip_url=slip_url,
        )

        lab_package.additional_properties = d
        return lab_package

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
