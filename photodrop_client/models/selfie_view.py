from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.face_box import FaceBox


T = TypeVar("T", bound="SelfieView")


@_attrs_define
class SelfieView:
    """`face_state` is what was found in the selfie of somebody who agreed to be looked for: `unmeasured` as yet, or
    for who did not; `ready`; `choose` while they are asked which of the `faces`, from the left, is theirs; or what is
    wrong: `none`, `too_small`, `blurred`, `turned`, `unsure`."""

    id: str
    status: str
    error: str
    is_current: bool
    url: str
    created_at: str
    face_state: str
    faces: list[FaceBox]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:

        id = self.id

        status = self.status

        error = self.error

        is_current = self.is_current

        url = self.url

        created_at = self.created_at

        face_state = self.face_state

        faces = []
        for faces_item_data in self.faces:
            faces_item = faces_item_data.to_dict()
            faces.append(faces_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "status": status,
                "error": error,
                "is_current": is_current,
                "url": url,
                "created_at": created_at,
                "face_state": face_state,
                "faces": faces,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.face_box import FaceBox  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        status = d.pop("status")

        error = d.pop("error")

        is_current = d.pop("is_current")

        url = d.pop("url")

        created_at = d.pop("created_at")

        face_state = d.pop("face_state")

        faces = []
        _faces = d.pop("faces")
        for faces_item_data in _faces:
            faces_item = FaceBox.from_dict(faces_item_data)

            faces.append(faces_item)

        selfie_view = cls(
            id=id,
            status=status,
            error=error,
            is_current=is_current,
            url=url,
            created_at=created_at,
            face_state=face_state,
            faces=faces,
        )

        selfie_view.additional_properties = d
        return selfie_view

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
