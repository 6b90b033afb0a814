from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.channel import Channel
from ..models.photodropmodelsnotification_kind import PhotodropmodelsnotificationKind

T = TypeVar("T", bound="ChoiceInput")


@_attrs_define
class ChoiceInput:
    """Whether one kind of news comes by one way; `app` is the list."""

    kind: PhotodropmodelsnotificationKind
    channel: Channel
    wanted: bool

    def to_dict(self) -> dict[str, Any]:
        kind = self.kind.value

        channel = self.channel.value

        wanted = self.wanted

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "kind": kind,
                "channel": channel,
                "wanted": wanted,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kind = PhotodropmodelsnotificationKind(d.pop("kind"))

        channel = Channel(d.pop("channel"))

        wanted = d.pop("wanted")

        choice_input = cls(
            kind=kind,
            channel=channel,
            wanted=wanted,
        )

        return choice_input
