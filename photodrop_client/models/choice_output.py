from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.chooser import Chooser


T = TypeVar("T", bound="ChoiceOutput")


@_attrs_define
class ChoiceOutput:
    """One person's list. `limit` is 0 where any number will do; `share_name` names the link a guest came by."""

    id: str
    by: Chooser
    name: str
    is_hearts: bool
    asked_id: str
    share_name: str
    limit: int
    count: int
    note: str
    is_sent: bool
    sent_at: str
    created_at: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:

        id = self.id

        by = self.by.to_dict()

        name = self.name

        is_hearts = self.is_hearts

        asked_id = self.asked_id

        share_name = self.share_name

        limit = self.limit

        count = self.count

        note = self.note

        is_sent = self.is_sent

        sent_at = self.sent_at

        created_at = self.created_at

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "by": by,
                "name": name,
                "is_hearts": is_hearts,
                "asked_id": asked_id,
                "share_name": share_name,
                "limit": limit,
                "count": count,
                "note": note,
                "is_sent": is_sent,
                "sent_at": sent_at,
                "created_at": created_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.chooser import Chooser  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        by = Chooser.from_dict(d.pop("by"))

        name = d.pop("name")

        is_hearts = d.pop("is_hearts")

        asked_id = d.pop("asked_id")

        share_name = d.pop("share_name")

        limit = d.pop("limit")

        count = d.pop("count")

        note = d.pop("note")

        is_sent = d.pop("is_sent")

        sent_at = d.pop("sent_at")

        created_at = d.pop("created_at")

        choice_output = cls(
            id=id,
            by=by,
            name=name,
            is_hearts=is_hearts,
            asked_id=asked_id,
            share_name=share_name,
            limit=limit,
            count=count,
            note=note,
            is_sent=is_sent,
            sent_at=sent_at,
            created_at=created_at,
        )

        choice_output.additional_properties = d
        return choice_output

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
