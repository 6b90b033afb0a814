from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.report_reason import ReportReason
from ..types import UNSET, Unset

T = TypeVar("T", bound="NewReport")


@_attrs_define
class NewReport:
    """Why a moderator should look; the text is optional."""

    reason: ReportReason
    text: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        reason = self.reason.value

        text = self.text

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "reason": reason,
            }
        )
        if text is not UNSET:
            field_dict["text"] = text

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        reason = ReportReason(d.pop("reason"))

        text = d.pop("text", UNSET)

        new_report = cls(
            reason=reason,
            text=text,
        )

        return new_report
