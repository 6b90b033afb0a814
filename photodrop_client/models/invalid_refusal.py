from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.invalid_refusal_fields import InvalidRefusalFields


T = TypeVar("T", bound="InvalidRefusal")


@_attrs_define
class InvalidRefusal:
    """"""

    error: str
    detail: str
    fields: InvalidRefusalFields
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:

        error = self.error

        detail = self.detail

        fields = self.fields.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "error": error,
                "detail": detail,
                "fields": fields,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.invalid_refusal_fields import InvalidRefusalFields  # noqa: PLC0415

        d = dict(src_dict)
        error = d.pop("error")

        detail = d.pop("detail")

        fields = InvalidRefusalFields.from_dict(d.pop("fields"))

        invalid_refusal = cls(
            error=error,
            detail=detail,
            fields=fields,
        )

        invalid_refusal.additional_properties = d
        return invalid_refusal

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
