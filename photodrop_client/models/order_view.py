from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.lab_package import LabPackage
    from ..models.order_item import OrderItem
    from ..models.order_money import OrderMoney
    from ..models.order_step import OrderStep


T = TypeVar("T", bound="OrderView")


@_attrs_define
class OrderView:
    """`side` is `seller` for the photographer whom it was placed with, else `buyer`; `next` are the states that
    whoever looks may lead it to."""

    id: str
    number: int
    state: str
    side: str
    photographer_id: str
    photographer: str
    client_name: str
    email: str
    phone: str
    phone_label: str
    address: str
    country: str
    country_name: str
    items: list[OrderItem]
    print_count: int
    currency: str
    subtotal: int
    subtotal_label: str
    shipping: int
    shipping_label: str
    total: int
    total_label: str
    special_requests: str
    tracking: str
    created_at: str
    history: list[OrderStep]
    money: OrderMoney
    next_: list[str]
    may_cancel: bool
    may_pay: bool
    lab: LabPackage
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:

        id = self.id

        number = self.number

        state = self.state

        side = self.side

        photographer_id = self.photographer_id

        photographer = self.photographer

        client_name = self.client_name

        email = self.email

        phone = self.phone

        phone_label = self.phone_label

        address = self.address

        country = self.country

        country_name = self.country_name

        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)

        print_count = self.print_count

        currency = self.currency

        subtotal = self.subtotal

        subtotal_label = self.subtotal_label

        shipping = self.shipping

        shipping_label = self.shipping_label

        total = self.total

        total_label = self.total_label

        special_requests = self.special_requests

        tracking = self.tracking

        created_at = self.created_at

        history = []
        for history_item_data in self.history:
            history_item = history_item_data.to_dict()
            history.append(history_item)

        money = self.money.to_dict()

        next_ = self.next_

        may_cancel = self.may_cancel

        may_pay = self.may_pay

        lab = self.lab.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "number": number,
                "state": state,
                "side": side,
                "photographer_id": photographer_id,
                "photographer": photographer,
                "client_name": client_name,
                "email": email,
                "phone": phone,
                "phone_label": phone_label,
                "address": address,
                "country": country,
                "country_name": country_name,
                "items": items,
                "print_count": print_count,
                "currency": currency,
                "subtotal": subtotal,
                "subtotal_label": subtotal_label,
                "shipping": shipping,
                "shipping_label": shipping_label,
                "total": total,
                "total_label": total_label,
                "special_requests": special_requests,
                "tracking": tracking,
                "created_at": created_at,
                "history": history,
                "money": money,
                "next": next_,
                "may_cancel": may_cancel,
                "may_pay": may_pay,
                "lab": lab,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.lab_package import LabPackage  # noqa: PLC0415
        from ..models.order_item import OrderItem  # noqa: PLC0415
        from ..models.order_money import OrderMoney  # noqa: PLC0415
        from ..models.order_step import OrderStep  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        number = d.pop("number")

        state = d.pop("state")

        side = d.pop("side")

        photographer_id = d.pop("photographer_id")

        photographer = d.pop("photographer")

        client_name = d.pop("client_name")

        email = d.pop("email")

        phone = d.pop("phone")

        phone_label = d.pop("phone_label")

        address = d.pop("address")

        country = d.pop("country")

        country_name = d.pop("country_name")

        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = OrderItem.from_dict(items_item_data)

            items.append(items_item)

        print_count = d.pop("print_count")

        currency = d.pop("currency")

        subtotal = d.pop("subtotal")

        subtotal_label = d.pop("subtotal_label")

        shipping = d.pop("shipping")

        shipping_label = d.pop("shipping_label")

        total = d.pop("total")

        total_label = d.pop("total_label")

        special_requests = d.pop("special_requests")

        tracking = d.pop("tracking")

        created_at = d.pop("created_at")

        history = []
        _history = d.pop("history")
        for history_item_data in _history:
            history_item = OrderStep.from_dict(history_item_data)

            history.append(history_item)

        money = OrderMoney.from_dict(d.pop("money"))

        next_ = cast(list[str], d.pop("next"))

        may_cancel = d.pop("may_cancel")

        may_pay = d.pop("may_pay")

        lab = LabPackage.from_dict(d.pop("lab"))

        order_view = cls(
            id=id,
            number=number,
            state=state,
            side=side,
            photographer_id=photographer_id,
            photographer=photographer,
            client_name=client_name,
            email=email,
            phone=phone,
            phone_label=phone_label,
            address=address,
            country=country,
            country_name=country_name,
            items=items,
            print_count=print_count,
            currency=currency,
            subtotal=subtotal,
            subtotal_label=subtotal_label,
            shipping=shipping,
            shipping_label=shipping_label,
            total=total,
            total_label=total_label,
            special_requests=special_requests,
            tracking=tracking,
            created_at=created_at,
            history=history,
            money=money,
            next_=next_,
            may_cancel=may_cancel,
            may_pay=may_pay,
            lab=lab,
        )

        order_view.additional_properties = d
        return order_view

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
