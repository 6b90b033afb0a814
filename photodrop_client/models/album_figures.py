from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.day import Day
    from ..models.link_sums import LinkSums
    from ..models.photo_sums import PhotoSums
    from ..models.sums import Sums


T = TypeVar("T", bound="AlbumFigures")


@_attrs_define
class AlbumFigures:
    """Every day of the time, quiet ones too. With a share `total` and `days` are of what came by it."""

    album_id: str
    album_name: str
    total: Sums
    days: list[Day]
    links: list[LinkSums]
    photos: list[PhotoSums]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:

        album_id = self.album_id

        album_name = self.album_name

        total = self.total.to_dict()

        days = []
        for days_item_data in self.days:
            days_item = days_item_data.to_dict()
            days.append(days_item)

        links = []
        for links_item_data in self.links:
            links_item = links_item_data.to_dict()
            links.append(links_item)

        photos = []
        for photos_item_data in self.photos:
            photos_item = photos_item_data.to_dict()
            photos.append(photos_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "album_id": album_id,
                "album_name": album_name,
                "total": total,
                "days": days,
                "links": links,
                "photos": photos,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.day import Day  # noqa: PLC0415
        from ..models.link_sums import LinkSums  # noqa: PLC0415
        from ..models.photo_sums import PhotoSums  # noqa: PLC0415
        from ..models.sums import Sums  # noqa: PLC0415

        d = dict(src_dict)
        album_id = d.pop("album_id")

        album_name = d.pop("album_name")

        total = Sums.from_dict(d.pop("total"))

        days = []
        _days = d.pop("days")
        for days_item_data in _days:
            days_item = Day.from_dict(days_item_data)

            days.append(days_item)

        links = []
        _links = d.pop("links")
        for links_item_data in _links:
            links_item = LinkSums.from_dict(links_item_data)

            links.append(links_item)

        photos = []
        _photos = d.pop("photos")
        for photos_item_data in _photos:
            photos_item = PhotoSums.from_dict(photos_item_data)

            photos.append(photos_item)

        album_figures = cls(
            album_id=album_id,
            album_name=album_name,
            total=total,
            days=days,
            links=links,
            photos=photos,
        )

        album_figures.additional_properties = d
        return album_figures

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
