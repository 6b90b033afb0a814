from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="SeenFace")


@_attrs_define
class SeenFace:
    """One appearance of a client, or one face of a group; where no face is known, the picture is the photo."""

    appearance_id: str
    face_id: str
    photo_id: str
    filename: str
    state: str
    source: str
    picture_url: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        appearance_id = self.appearance_id

        face_id = self.face_id

        photo_id = self.photo_id

        filename = self.filename

        state = self.state

        source = self.source

        picture_url = self.picture_url

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "appearance_id": appearance_id,
                "face_id": face_id,
                "photo_id": photo_id,
                "filename": filename,
                "state": state,
                "source": source,
                "picture_url": picture_url,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        appearance_id = d.pop("appearance_id")

        face_id = d.pop("face_id")

        photo_id = d.pop("photo_id")

        filename = d.pop("filename")

        state = d.pop("state")

        source = d.pop("source")

        picture_url = d.pop("picture_url")

        seen_face = cls(
            appearance_id=appearance_id,
            face_id=face_id,
            photo_id=photo_id,
            filename=filename,
            state=state,
            source=source,
            picture_url=picture_url,
        )

        seen_face.additional_properties = d
        return seen_face

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
