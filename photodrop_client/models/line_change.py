from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.crop_box import CropBox


T = TypeVar("T", bound="LineChange")


@_attrs_define
class LineChange:
    """"""

    product_id: None | Unset | UUID = UNSET
    quantity: int | None | Unset = UNSET
    crop: CropBox | None | Unset = UNSET
    special_requests: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.crop_box import CropBox  # noqa: PLC0415

        product_id: None | str | Unset
        if isinstance(self.product_id, Unset):
            product_id = UNSET
        elif isinstance(self.product_id, UUID):
            product_id = str(self.product_id)
        else:
            product_id = self.product_id

        quantity: int | None | Unset
        if isinstance(self.quantity, Unset):
            quantity = UNSET
        else:
            quantity = self.quantity

        crop: dict[str, Any] | None | Unset
        if isinstance(self.crop, Unset):
            crop = UNSET
        elif isinstance(self.crop, CropBox):
            crop = self.crop.to_dict()
        else:
            crop = self.crop

        special_requests: None | str | Unset
        if isinstance(self.special_requests, Unset):
            special_requests = UNSET
        else:
            special_requests = self.special_requests

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if product_id is not UNSET:
            field_dict["product_id"] = product_id
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

        def _parse_product_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                product_id_type_0 = UUID(data)

                return product_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        product_id = _parse_product_id(d.pop("product_id", UNSET))

        def _parse_quantity(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        quantity = _parse_quantity(d.pop("quantity", UNSET))

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

        def _parse_special_requests(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        special_requests = _parse_special_requests(d.pop("special_requests", UNSET))

        line_change = cls(
            product_id=product_id,
            quantity=quantity,
            crop=crop,
            special_requests=special_requests,
        )

        return line_change
