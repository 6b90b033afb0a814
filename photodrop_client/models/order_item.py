from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.crop import Crop


T = TypeVar("T", bound="OrderItem")


@_attrs_define
class OrderItem:
    """One photo as one product. `url` is empty where whoever looks may not see the photo any more."""

    id: str
    photo_id: str
    filename: str
    url: str
    width: int
    height: int
    crop: Crop
    kind: str
    name: str
    size_label: str
    finish: str
    quantity: int
    price: int
    price_label: str
    amount: int
    amount_label: str
    requests: str
    dpi: int
    too_small: bool
    lab_error: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:

        id = self.id

        photo_id = self.photo_id

        filename = self.filename

        url = self.url

        width = self.width

        height = self.height

        crop = self.crop.to_dict()

        kind = self.kind

        name = self.name

        size_label = self.size_label

        finish = self.finish

        quantity = self.quantity

        price = self.price

        price_label = self.price_label

        amount = self.amount

        amount_label = self.amount_label

        requests = self.requests

        dpi = self.dpi

        too_small = self.too_small

        lab_error = self.lab_error

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "photo_id": photo_id,
                "filename": filename,
                "url": url,
                "width": width,
                "height": height,
                "crop": crop,
                "kind": kind,
                "name": name,
                "size_label": size_label,
                "finish": finish,
                "quantity": quantity,
                "price": price,
                "price_label": price_label,
                "amount": amount,
                "amount_label": amount_label,
                "requests": requests,
                "dpi": dpi,
                "too_small": too_small,
                "lab_error": lab_error,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.crop import Crop  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        photo_id = d.pop("photo_id")

        filename = d.pop("filename")

        url = d.pop("url")

        width = d.pop("width")

        height = d.pop("height")

        crop = Crop.from_dict(d.pop("crop"))

        kind = d.pop("kind")

        name = d.pop("name")

        size_label = d.pop("size_label")

        finish = d.pop("finish")

        quantity = d.pop("quantity")

        price = d.pop("price")

        price_label = d.pop("price_label")

        amount = d.pop("amount")

        amount_label = d.pop("amount_label")

        requests = d.pop("requests")

        dpi = d.pop("dpi")

        too_small = d.pop("too_small")

        lab_error = d.pop("lab_error")

        order_item = cls(
            id=id,
            photo_id=photo_id,
            filename=filename,
            url=url,
            width=width,
            height=height,
            crop=crop,
            kind=kind,
            name=name,
            size_label=size_label,
            finish=finish,
            quantity=quantity,
            price=price,
            price_label=price_label,
            amount=amount,
            amount_label=amount_label,
            requests=requests,
            dpi=dpi,
            too_small=too_small,
            lab_error=lab_error,
        )

        order_item.additional_properties = d
        return order_item

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
