from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.crop_box import CropBox


T = TypeVar("T", bound="ItemWanted")


@_attrs_define
class ItemWanted:
    """`product` is an id, or a kind or name that means one product, if need be with its `size` like `10 × 15 cm`."""

    photo_id: UUID
    product: str
    size: str | Unset = ""
    quantity: int | Unset = 1
    crop: CropBox | None | Unset = UNSET
    special_requests: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        from ..models.crop_box import CropBox  # noqa: PLC0415

        photo_id = str(self.photo_id)

        product = self.product

        size = self.size

        quantity = self.quantity

        crop: dict[str, Any] | None | Unset
        if isinstance(self.crop, Unset):
            crop = UNSET
        elif isinstance(self.crop, CropBox):
            crop = self.crop.to_dict()
        else:
            crop = self.crop

        special_requests = self.special_requests

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "photo_id": photo_id,
                "product": product,
            }
        )
        if size is not UNSET:
            field_dict["size"] = size
        if quantity is not UNSET:
            field_dict["quantity"] = quantity
        if crop is not UNSET:
            field_dict["crop"] = crop
        if special_requests is not UNSET:
            field_dict["special_requests"] = special_requests

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.crop_box import CropBox  # noqa: PLC0415

        d = dict(src_dict)
        photo_id = UUID(d.pop("photo_id"))

        product = d.pop("product")

        size = d.pop("size", UNSET)

        quantity = d.pop("quantity", UNSET)

        def _parse_crop(data: object) -> CropBox | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                crop_type_0 = CropBox.from_dict(data)

                return crop_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(CropBox | None | Unset, data)

        crop = _parse_crop(d.pop("crop", UNSET))

        special_requests = d.pop("special_requests", UNSET)

        item_wanted = cls(
            photo_id=photo_id,
            product=product,
            size=size,
            quantity=quantity,
            crop=crop,
            special_requests=special_requests,
        )

        return item_wanted
