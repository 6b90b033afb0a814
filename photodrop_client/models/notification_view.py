from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="NotificationView")


@_attrs_define
class NotificationView:
    """`url` is a path of ours. `count` says how often it happened since it was last read.

    Title and body can be told in the language of whoever looks."""

    id: str
    kind: str
    title: str
    body: str
    url: str
    subject_id: None | str
    count: int
    is_read: bool
    happened_at: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        kind = self.kind

        title = self.title

        body = self.body

        url = self.url

        subject_id: None | str
        subject_id = self.subject_id

        count = self.count

        is_read = self.is_read

        happened_at = self.happened_at

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "kind": kind,
                "title": title,
                "body": body,
                "url": url,
                "subject_id": subject_id,
                "count": count,
                "is_read": is_read,
                "happened_at": happened_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        kind = d.pop("kind")

        title = d.pop("title")

        body = d.pop("body")

        url = d.pop("url")

        def _parse_subject_id(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        subject_id = _parse_subject_id(d.pop("subject_id"))

        count = d.pop("count")

        is_read = d.pop("is_read")

        happened_at = d.pop("happened_at")

        notification_view = cls(
            id=id,
            kind=kind,
            title=title,
            body=body,
            url=url,
            subject_id=subject_id,
            count=count,
            is_read=is_read,
            happened_at=happened_at,
        )

        notification_view.additional_properties = d
        return notification_view

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
