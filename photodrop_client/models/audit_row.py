from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.audit_row_detail import AuditRowDetail


T = TypeVar("T", bound="AuditRow")


@_attrs_define
class AuditRow:
    """Who did what, when. `actor` is a username, or a name where there is none; empty where the machine did it."""

    id: str
    action: str
    actor: str
    subject_id: str
    created_at: str
    detail: AuditRowDetail
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:

        id = self.id

        action = self.action

        actor = self.actor

        subject_id = self.subject_id

        created_at = self.created_at

        detail = self.detail.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "action": action,
                "actor": actor,
                "subject_id": subject_id,
                "created_at": created_at,
                "detail": detail,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.audit_row_detail import AuditRowDetail  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        action = d.pop("action")

        actor = d.pop("actor")

        subject_id = d.pop("subject_id")

        created_at = d.pop("created_at")

        detail = AuditRowDetail.from_dict(d.pop("detail"))

        audit_row = cls(
            id=id,
            action=action,
            actor=actor,
            subject_id=subject_id,
            created_at=created_at,
            detail=detail,
        )

        audit_row.additional_properties = d
        return audit_row

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
