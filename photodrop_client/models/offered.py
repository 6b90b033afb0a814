from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.crop import Crop
    from ..models.product_view import ProductView


T = TypeVar("T", bound="Offered")


@_attrs_define
class Offered:
    """A product for this photo. `crop` is as much of it as fits; `too_small` says that even so pixels are missing."""

    product: ProductView
    ratio: float
    crop: Crop
    too_small: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:

        product = self.product.to_dict()

        ratio = self.ratio

        crop = self.crop.to_dict()

        too_small = self.too_small

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "product": product,
                "ratio": ratio,
                "crop": crop,
                "too_small": too_small,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.crop import Crop  # noqa: PLC0415
        from ..models.product_view import ProductView  # noqa: PLC0415

        d = dict(src_dict)
        product = ProductView.from_dict(d.pop("product"))

        ratio = d.pop("ratio")

        crop = Crop.from_dict(d.pop("crop"))

        too_small = d.pop("too_small")

        offered = cls(
            product=product,
            ratio=ratio,
            crop=crop,
            too_small=too_small,
        )

        offered.additional_properties = d
        return offered

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
