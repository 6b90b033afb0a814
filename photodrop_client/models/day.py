from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.day_sold import DaySold


T = TypeVar("T", bound="Day")


@_attrs_define
class Day:
    """In UTC."""

    views: int | Unset = 0
    visitors: int | Unset = 0
    downloads: int | Unset = 0
    favourites: int | Unset = 0
    sales: int | Unset = 0
    sold: DaySold | Unset = UNSET
    sold_label: str | Unset = ""
    day: str | Unset = ""
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:

        views = self.views

        visitors = self.visitors

        downloads = self.downloads

        favourites = self.favourites

        sales = self.sales

        sold: dict[str, Any] | Unset = UNSET
        if not isinstance(self.sold, Unset):
            sold = self.sold.to_dict()

        sold_label = self.sold_label

        day = self.day

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if views is not UNSET:
            field_dict["views"] = views
        if visitors is not UNSET:
            field_dict["visitors"] = visitors
        if downloads is not UNSET:
            field_dict["downloads"] = downloads
        if favourites is not UNSET:
            field_dict["favourites"] = favourites
        if sales is not UNSET:
            field_dict["sales"] = sales
        if sold is not UNSET:
            field_dict["sold"] = sold
        if sold_label is not UNSET:
            field_dict["sold_label"] = sold_label
        if day is not UNSET:
            field_dict["day"] = day

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.day_sold import DaySold  # noqa: PLC0415

        d = dict(src_dict)
        views = d.pop("views", UNSET)

        visitors = d.pop("visitors", UNSET)

        downloads = d.pop("downloads", UNSET)

        favourites = d.pop("favourites", UNSET)

        sales = d.pop("sales", UNSET)

        _sold = d.pop("sold", UNSET)
        sold: DaySold | Unset
        if isinstance(_sold, Unset):
            sold = UNSET
        else:
            sold = DaySold.from_dict(_sold)

        sold_label = d.pop("sold_label", UNSET)

        day = d.pop("day", UNSET)

        day = cls(
            views=views,
            visitors=visitors,
            downloads=downloads,
            favourites=favourites,
            sales=sales,
            sold=sold,
            sold_label=sold_label,
            day=day,
        )

        day.additional_properties = d
        return day

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
