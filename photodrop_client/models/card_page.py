from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.claimed_time import ClaimedTime


T = TypeVar("T", bound="CardPage")


@_attrs_define
class CardPage:
    """What a scanned card shows. Visitors see no claim."""

    label: str
    album_name: str
    location: str
    shot_on: str
    by: str
    personal: bool
    window_minutes: int
    is_own: bool
    is_signed_in: bool
    needs_phone: bool
    needs_name: bool
    may_claim: bool
    claim: ClaimedTime | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.claimed_time import ClaimedTime  # noqa: PLC0415

        label = self.label

        album_name = self.album_name

        location = self.location

        shot_on = self.shot_on

        by = self.by

        personal = self.personal

        window_minutes = self.window_minutes

        is_own = self.is_own

        is_signed_in = self.is_signed_in

        needs_phone = self.needs_phone

        needs_name = self.needs_name

        may_claim = self.may_claim

        claim: dict[str, Any] | None
        if isinstance(self.claim, ClaimedTime):
            claim = self.claim.to_dict()
        else:
            claim = self.claim

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "label": label,
                "album_name": album_name,
                "location": location,
                "shot_on": shot_on,
                "by": by,
                "personal": personal,
                "window_minutes": window_minutes,
                "is_own": is_own,
                "is_signed_in": is_signed_in,
                "needs_phone": needs_phone,
                "needs_name": needs_name,
                "may_claim": may_claim,
                "claim": claim,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.claimed_time import ClaimedTime  # noqa: PLC0415

        d = dict(src_dict)
        label = d.pop("label")

        album_name = d.pop("album_name")

        location = d.pop("location")

        shot_on = d.pop("shot_on")

        by = d.pop("by")

        personal = d.pop("personal")

        window_minutes = d.pop("window_minutes")

        is_own = d.pop("is_own")

        is_signed_in = d.pop("is_signed_in")

        needs_phone = d.pop("needs_phone")

        needs_name = d.pop("needs_name")

        may_claim = d.pop("may_claim")

        def _parse_claim(data: object) -> ClaimedTime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                claim_type_0 = ClaimedTime.from_dict(data)

                return claim_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ClaimedTime | None, data)

        claim = _parse_claim(d.pop("claim"))

        card_page = cls(
            label=label,
            album_name=album_name,
            location=location,
            shot_on=shot_on,
            by=by,
            personal=personal,
            window_minutes=window_minutes,
            is_own=is_own,
            is_signed_in=is_signed_in,
            needs_phone=needs_phone,
            needs_name=needs_name,
            may_claim=may_claim,
            claim=claim,
        )

        card_page.additional_properties = d
        return card_page

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
