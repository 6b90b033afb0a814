from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="PhotoFace")


@_attrs_define
class PhotoFace:
    """A face where it is in a photo: parts of the upright picture. `state` is `unknown` where nobody is known by it."""

    id: str
    left: float
    top: float
    width: float
    height: float
    state: str
    appearance_id: str
    client_id: str
    group_id: str
    name: str
    picture_url: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        left = self.left

        top = self.top

        width = self.width

        height = self.height

        state = self.state

        appearance_id = self.appearance_id

        client_id = self.client_id

        group_id = self.group_id

        name = self.name

        picture_url = self.picture_url

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "left": left,
                "top": top,
                "width": width,
                "height": height,
                "state": state,
                "appearance_id": appearance_id,
                "client_id": client_id,
                "group_id": group_id,
                "name": name,
                "picture_url": picture_url,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        left = d.pop("left")

        top = d.pop("top")

        width = d.pop("width")

        height = d.pop("height")

        state = d.pop("state")

        appearance_id = d.pop("appearance_id")

        client_id = d.pop("client_id")

        group_id = d.pop("group_id")

        name = d.pop("name")

        picture_url = d.pop("picture_url")

        photo_face = cls(
            id=id,
            left=left,
            top=top,
            width=width,
            height=height,
            state=state,
            appearance_id=appearance_id,
            client_id=client_id,
            group_id=group_id,
            name=name,
            picture_url=picture_url,
        )

        photo_face.additional_properties = d
        return photo_face

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
