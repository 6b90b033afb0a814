from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="FreshComment")


@_attrs_define
class FreshComment:
    """`author_id` is for admins, who may ban; empty for moderators."""

    id: str
    photo_id: str
    text: str
    username: str
    author: str
    created_at: str
    updated_at: str
    is_edited: bool
    is_mine: bool
    may_delete: bool
    photo_name: str
    author_id: str
    author_is_banned: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        photo_id = self.photo_id

        text = self.text

        username = self.username

        author = self.author

        created_at = self.created_at

        updated_at = self.updated_at

        is_edited = self.is_edited

        is_mine = self.is_mine

        may_delete = self.may_delete

        photo_name = self.photo_name

        author_id = self.author_id

        author_is_banned = self.author_is_banned

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "photo_id": photo_id,
                "text": text,
                "username": username,
                "author": author,
                "created_at": created_at,
                "updated_at": updated_at,
                "is_edited": is_edited,
                "is_mine": is_mine,
                "may_delete": may_delete,
                "photo_name": photo_name,
                "author_id": author_id,
                "author_is_banned": author_is_banned,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        photo_id = d.pop("photo_id")

        text = d.pop("text")

        username = d.pop("username")

        author = d.pop("author")

        created_at = d.pop("created_at")

        updated_at = d.pop("updated_at")

        is_edited = d.pop("is_edited")

        is_mine = d.pop("is_mine")

        may_delete = d.pop("may_delete")

        photo_name = d.pop("photo_name")

        author_id = d.pop("author_id")

        author_is_banned = d.pop("author_is_banned")

        fresh_comment = cls(
            id=id,
            photo_id=photo_id,
            text=text,
            username=username,
            author=author,
            created_at=created_at,
            updated_at=updated_at,
            is_edited=is_edited,
            is_mine=is_mine,
            may_delete=may_delete,
            photo_name=photo_name,
            author_id=author_id,
            author_is_banned=author_is_banned,
        )

        fresh_comment.additional_properties = d
        return fresh_comment

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
