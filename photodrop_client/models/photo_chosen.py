from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.photo_card import PhotoCard
    from ..models.saying import Saying


T = TypeVar("T", bound="PhotoChosen")


@_attrs_define
class PhotoChosen:
    """"""

    photo: PhotoCard
    chosen: list[Saying]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:

        photo = self.photo.to_dict()

        chosen = []
        for chosen_item_data in self.chosen:
            chosen_item = chosen_item_data.to_dict()
            chosen.append(chosen_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "photo": photo,
                "chosen": chosen,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.photo_card import PhotoCard  # noqa: PLC0415
        from ..models.saying import Saying  # noqa: PLC0415

        d = dict(src_dict)
        photo = PhotoCard.from_dict(d.pop("photo"))

        chosen = []
        _chosen = d.pop("chosen")
        for chosen_item_data in _chosen:
            chosen_item = Saying.from_dict(chosen_item_data)

            chosen.append(chosen_item)

        photo_chosen = cls(
            photo=photo,
            chosen=chosen,
        )

        photo_chosen.additional_properties = d
        return photo_chosen

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
