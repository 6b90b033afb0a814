from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="ReportView")


@_attrs_define
class ReportView:
    """A report as moderators see it; the reported comment's text is empty once it is deleted."""

    id: str
    about: str
    reason: str
    text: str
    state: str
    created_at: str
    closed_at: str
    reporter: str
    closed_by: str
    photo_id: str
    photo_name: str
    photo_hidden: bool
    uploader: str
    comment_id: str
    comment_text: str
    comment_author: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        about = self.about

        reason = self.reason

        text = self.text

        state = self.state

        created_at = self.created_at

        closed_at = self.closed_at

        reporter = self.reporter

        closed_by = self.closed_by

        photo_id = self.photo_id

        photo_name = self.photo_name

        photo_hidden = self.photo_hidden

        uploader = self.uploader

        comment_id = self.comment_id

        comment_text = self.comment_text

        comment_author = self.comment_author

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "about": about,
                "reason": reason,
                "text": text,
                "state": state,
                "created_at": created_at,
                "closed_at": closed_at,
                "reporter": reporter,
                "closed_by": closed_by,
                "photo_id": photo_id,
                "photo_name": photo_name,
                "photo_hidden": photo_hidden,
                "uploader": uploader,
                "comment_id": comment_id,
                "comment_text": comment_text,
                "comment_author": comment_author,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        about = d.pop("about")

        reason = d.pop("reason")

        text = d.pop("text")

        state = d.pop("state")

        created_at = d.pop("created_at")

        closed_at = d.pop("closed_at")

        reporter = d.pop("reporter")

        closed_by = d.pop("closed_by")

        photo_id = d.pop("photo_id")

        photo_name = d.pop("photo_name")

        photo_hidden = d.pop("photo_hidden")

        uploader = d.pop("uploader")

        comment_id = d.pop("comment_id")

        comment_text = d.pop("comment_text")

        comment_author = d.pop("comment_author")

        report_view = cls(
            id=id,
            about=about,
            reason=reason,
            text=text,
            state=state,
            created_at=created_at,
            closed_at=closed_at,
            reporter=reporter,
            closed_by=closed_by,
            photo_id=photo_id,
            photo_name=photo_name,
            photo_hidden=photo_hidden,
            uploader=uploader,
            comment_id=comment_id,
            comment_text=comment_text,
            comment_author=comment_author,
        )

        report_view.additional_properties = d
        return report_view

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
