from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.crop import Crop
    from ..models.printable import Printable
    from ..models.product_view import ProductView


T = TypeVar("T", bound="CartLine")


@_attrs_define
class CartLine:
    """`problem` says why this cannot be ordered any more; such a line costs nothing. `share` is the secret of the share
    by which the photo is seen, where it is one."""

    id: str
    photo: Printable
    product: ProductView
    crop: Crop
    quantity: int
    amount: int
    amount_label: str
    requests: str
    dpi: int
    too_small: bool
    share: str
    problem: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:

        id = self.id

        photo = self.photo.to_dict()

        product = self.product.to_dict()

        crop = self.crop.to_dict()

        quantity = self.quantity

        amount = self.amount

        amount_label = self.amount_label

        requests = self.requests

        dpi = self.dpi

        too_small = self.too_small

        share = self.share

        problem = self.problem

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "photo": photo,
                "product": product,
                "crop": crop,
                "quantity": quantity,
                "amount": amount,
                "amount_label": amount_label,
                "requests": requests,
                "dpi": dpi,
                "too_small": too_small,
                "share": share,
                "problem": problem,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.crop import Crop  # noqa: PLC0415
        from ..models.printable import Printable  # noqa: PLC0415
        from ..models.product_view import ProductView  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        photo = Printable.from_dict(d.pop("photo"))

        product = ProductView.from_dict(d.pop("product"))

        crop = Crop.from_dict(d.pop("crop"))

        quantity = d.pop("quantity")

        amount = d.pop("amount")

        amount_label = d.pop("amount_label")

        requests = d.pop("requests")

        dpi = d.pop("dpi")

        too_small = d.pop("too_small")

        share = d.pop("share")

        problem = d.pop("problem")

        cart_line = cls(
            id=id,
            photo=photo,
            product=product,
            crop=crop,
            quantity=quantity,
            amount=amount,
            amount_label=amount_label,
            requests=requests,
            dpi=dpi,
            too_small=too_small,
            share=share,
            problem=problem,
        )

        cart_line.additional_properties = d
        return cart_line

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
