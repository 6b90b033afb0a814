from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.album_sums import AlbumSums
    from ..models.day import Day
    from ..models.sums import Sums


T = TypeVar("T", bound="Figures")


@_attrs_define
class Figures:
    """Of all of one's albums; those with the most views first."""

    total: Sums
    days: list[Day]
    albums: list[AlbumSums]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:

        total = self.total.to_dict()

        days = []
        for days_item_data in self.days:
            days_item = days_item_data.to_dict()
            days.append(days_item)

        albums = []
        for albums_item_data in self.albums:
            albums_item = albums_item_data.to_dict()
            albums.append(albums_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "total": total,
                "days": days,
                "albums": albums,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.album_sums import AlbumSums  # noqa: PLC0415
        from ..models.day import Day  # noqa: PLC0415
        from ..models.sums import Sums  # noqa: PLC0415

        d = dict(src_dict)
        total = Sums.from_dict(d.pop("total"))

        days = []
        _days = d.pop("days")
        for days_item_data in _days:
            days_item = Day.from_dict(days_item_data)

            days.append(days_item)

        albums = []
        _albums = d.pop("albums")
        for albums_item_data in _albums:
            albums_item = AlbumSums.from_dict(albums_item_data)

            albums.append(albums_item)

        figures = cls(
            total=total,
            days=days,
            albums=albums,
        )

        figures.additional_properties = d
        return figures

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
