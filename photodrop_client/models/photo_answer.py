from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.person_chip import PersonChip
    from ..models.photo_answer_renditions import PhotoAnswerRenditions


T = TypeVar("T", bound="PhotoAnswer")


@_attrs_define
class PhotoAnswer:
    """`renditions` are the URLs by size that this caller may have."""

    id: str
    album_id: str
    filename: str
    name: str
    description: str
    status: str
    error: str
    width: int
    height: int
    bytes_: int
    placeholder: str
    locked: bool
    dropped: bool
    taken_at: str
    created_at: str
    thumb_url: str
    small_url: str
    medium_url: str
    large_url: str
    download_url: str
    link_url: str
    appearance_id: str
    people: list[PersonChip]
    tags: list[str]
    rating: float
    rating_count: int
    uploader: str
    renditions: PhotoAnswerRenditions
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:

        id = self.id

        album_id = self.album_id

        filename = self.filename

        name = self.name

        description = self.description

        status = self.status

        error = self.error

        width = self.width

        height = self.height

        bytes_ = self.bytes_

        placeholder = self.placeholder

        locked = self.locked

        dropped = self.dropped

        taken_at = self.taken_at

        created_at = self.created_at

        thumb_url = self.thumb_url

        small_url = self.small_url

        medium_url = self.medium_url

        large_url = self.large_url

        download_url = self.download_url

        link_url = self.link_url

        appearance_id = self.appearance_id

        people = []
        for people_item_data in self.people:
            people_item = people_item_data.to_dict()
            people.append(people_item)

        tags = self.tags

        rating = self.rating

        rating_count = self.rating_count

        uploader = self.uploader

        renditions = self.renditions.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "album_id": album_id,
                "filename": filename,
                "name": name,
                "description": description,
                "status": status,
                "error": error,
                "width": width,
                "height": height,
                "bytes": bytes_,
                "placeholder": placeholder,
                "locked": locked,
                "dropped": dropped,
                "taken_at": taken_at,
                "created_at": created_at,
                "thumb_url": thumb_url,
                "small_url": small_url,
                "medium_url": medium_url,
                "large_url": large_url,
                "download_url": download_url,
                "link_url": link_url,
                "appearance_id": appearance_id,
                "people": people,
                "tags": tags,
                "rating": rating,
                "rating_count": rating_count,
                "uploader": uploader,
                "renditions": renditions,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.person_chip import PersonChip  # noqa: PLC0415
        from ..models.photo_answer_renditions import PhotoAnswerRenditions  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        album_id = d.pop("album_id")

        filename = d.pop("filename")

        name = d.pop("name")

        description = d.pop("description")

        status = d.pop("status")

        error = d.pop("error")

        width = d.pop("width")

        height = d.pop("height")

        bytes_ = d.pop("bytes")

        placeholder = d.pop("placeholder")

        locked = d.pop("locked")

        dropped = d.pop("dropped")

        taken_at = d.pop("taken_at")

        created_at = d.pop("created_at")

        thumb_url = d.pop("thumb_url")

        small_url = d.pop("small_url")

        medium_url = d.pop("medium_url")

        large_url = d.pop("large_url")

        download_url = d.pop("download_url")

        link_url = d.pop("link_url")

        appearance_id = d.pop("appearance_id")

        people = []
        _people = d.pop("people")
        for people_item_data in _people:
            people_item = PersonChip.from_dict(people_item_data)

            people.append(people_item)

        tags = cast(list[str], d.pop("tags"))

        rating = d.pop("rating")

        rating_count = d.pop("rating_count")

        uploader = d.pop("uploader")

        renditions = PhotoAnswerRenditions.from_dict(d.pop("renditions"))

        photo_answer = cls(
            id=id,
            album_id=album_id,
            filename=filename,
            name=name,
            description=description,
            status=status,
            error=error,
            width=width,
            height=height,
            bytes_=bytes_,
            placeholder=placeholder,
            locked=locked,
            dropped=dropped,
            taken_at=taken_at,
            created_at=created_at,
            thumb_url=thumb_url,
            small_url=small_url,
            medium_url=medium_url,
            large_url=large_url,
            download_url=download_url,
            link_url=link_url,
            appearance_id=appearance_id,
            people=people,
            tags=tags,
            rating=rating,
            rating_count=rating_count,
            uploader=uploader,
            renditions=renditions,
        )

        photo_answer.additional_properties = d
        return photo_answer

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
