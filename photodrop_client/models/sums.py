from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.sums_sold import SumsSold


T = TypeVar("T", bound="Sums")


@_attrs_define
class Sums:
    """`visitors` are counted anew each day, and in each album.

    `sold` is what the sales brought in each currency, in minor units, before anything was given back. Of an album or a
    link it is what its own prints cost, without the sending."""

    views: int | Unset = 0
    visitors: int | Unset = 0
    downloads: int | Unset = 0
    favourites: int | Unset = 0
    sales: int | Unset = 0
    sold: SumsSold | Unset = UNSET
    sold_label: str | Unset = ""
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

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.sums_sold import SumsSold  # noqa: PLC0415

        d = dict(src_dict)
        views = d.pop("views", UNSET)

        visitors = d.pop("visitors", UNSET)

        downloads = d.pop("downloads", UNSET)

        favourites = d.pop("favourites", UNSET)

        sales = d.pop("sales", UNSET)

        _sold = d.pop("sold", UNSET)
        sold: SumsSold | Unset
        if isinstance(_sold, Unset):
            sold = UNSET
        else:
            sold = SumsSold.from_dict(_sold)

        sold_label = d.pop("sold_label", UNSET)

        sums = cls(
            views=views,
            visitors=visitors,
            downloads=downloads,
            favourites=favourites,
            sales=sales,
            sold=sold,
            sold_label=sold_label,
        )

        sums.additional_properties = d
        return sums

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
