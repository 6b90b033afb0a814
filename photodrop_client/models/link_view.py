from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="LinkView")


@_attrs_define
class LinkView:
    """`url` is the picture, `page_url` a page with it, `qr_url` the code that leads a phone there."""

    id: str
    token: str
    photo_id: str
    photo_name: str
    transformation: str
    url: str
    page_url: str
    qr_url: str
    thumb_url: str
    views: int
    created_at: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        token = self.token

        photo_id = self.photo_id

        photo_name = self.photo_name

        transformation = self.transformation

        url = self.url

        page_url = self.page_url

        qr_url = self.qr_url

        thumb_url = self.thumb_url

        views = self.views

        created_at = self.created_at

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "token": token,
                "photo_id": photo_id,
                "photo_name": photo_name,
                "transformation": transformation,
                "url": url,
                "page_url": page_url,
                "qr_url": qr_url,
                "thumb_url": thumb_url,
                "views": views,
                "created_at": created_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        token = d.pop("token")

        photo_id = d.pop("photo_id")

        photo_name = d.pop("photo_name")

        transformation = d.pop("transformation")

        url = d.pop("url")

        page_url = d.pop("page_url")

        qr_url = d.pop("qr_url")

        thumb_url = d.pop("thumb_url")

        views = d.pop("views")

        created_at = d.pop("created_at")

        link_view = cls(
            id=id,
            token=token,
            photo_id=photo_id,
            photo_name=photo_name,
            transformation=transformation,
            url=url,
            page_url=page_url,
            qr_url=qr_url,
            thumb_url=thumb_url,
            views=views,
            created_at=created_at,
        )

        link_view.additional_properties = d
        return link_view

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
