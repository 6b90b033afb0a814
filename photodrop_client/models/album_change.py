from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.face_mode import FaceMode
from ..models.mark_layout import MarkLayout
from ..models.visibility import Visibility
from ..types import UNSET, Unset

T = TypeVar("T", bound="AlbumChange")


@_attrs_define
class AlbumChange:
    """Only what is given changes. `preset_id` gives the options of a preset; those given beside it go before them. A
    logo takes the place of the watermark's words, until it is set to null. Opacity (60 to 100) and size (50 to 200) are
    in per cent of the usual. `faces` set to anything but `on` forgets at once what was measured in the album, `minors`
    says that it is of children; `faces_kept_days` counts from the shoot, and 0 is for as long as the album is."""

    preset_id: None | Unset | UUID = UNSET
    watermark: bool | None | Unset = UNSET
    watermark_text: None | str | Unset = UNSET
    watermark_logo_id: None | Unset | UUID = UNSET
    watermark_layout: MarkLayout | None | Unset = UNSET
    watermark_opacity: int | None | Unset = UNSET
    watermark_size: int | None | Unset = UNSET
    max_edge: int | None | Unset = UNSET
    price: int | None | Unset = UNSET
    photo_price: int | None | Unset = UNSET
    free_photos: int | None | Unset = UNSET
    currency: None | str | Unset = UNSET
    downloads: bool | None | Unset = UNSET
    originals: bool | None | Unset = UNSET
    live: bool | None | Unset = UNSET
    faces: FaceMode | None | Unset = UNSET
    faces_kept_days: int | None | Unset = UNSET
    visibility: None | Unset | Visibility = UNSET
    name: None | str | Unset = UNSET
    location: None | str | Unset = UNSET
    shot_on: datetime.date | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        preset_id: None | str | Unset
        if isinstance(self.preset_id, Unset):
            preset_id = UNSET
        elif isinstance(self.preset_id, UUID):
            preset_id = str(self.preset_id)
        else:
            preset_id = self.preset_id

        watermark: bool | None | Unset
        if isinstance(self.watermark, Unset):
            watermark = UNSET
        else:
            watermark = self.watermark

        watermark_text: None | str | Unset
        if isinstance(self.watermark_text, Unset):
            watermark_text = UNSET
        else:
            watermark_text = self.watermark_text

        watermark_logo_id: None | str | Unset
        if isinstance(self.watermark_logo_id, Unset):
            watermark_logo_id = UNSET
        elif isinstance(self.watermark_logo_id, UUID):
            watermark_logo_id = str(self.watermark_logo_id)
        else:
            watermark_logo_id = self.watermark_logo_id

        watermark_layout: None | str | Unset
        if isinstance(self.watermark_layout, Unset):
            watermark_layout = UNSET
        elif isinstance(self.watermark_layout, MarkLayout):
            watermark_layout = self.watermark_layout.value
        else:
            watermark_layout = self.watermark_layout

        watermark_opacity: int | None | Unset
        if isinstance(self.watermark_opacity, Unset):
            watermark_opacity = UNSET
        else:
            watermark_opacity = self.watermark_opacity

        watermark_size: int | None | Unset
        if isinstance(self.watermark_size, Unset):
            watermark_size = UNSET
        else:
            watermark_size = self.watermark_size

        max_edge: int | None | Unset
        if isinstance(self.max_edge, Unset):
            max_edge = UNSET
        else:
            max_edge = self.max_edge

        price: int | None | Unset
        if isinstance(self.price, Unset):
            price = UNSET
        else:
            price = self.price

        photo_price: int | None | Unset
        if isinstance(self.photo_price, Unset):
            photo_price = UNSET
        else:
            photo_price = self.photo_price

        free_photos: int | None | Unset
        if isinstance(self.free_photos, Unset):
            free_photos = UNSET
        else:
            free_photos = self.free_photos

        currency: None | str | Unset
        if isinstance(self.currency, Unset):
            currency = UNSET
        else:
            currency = self.currency

        downloads: bool | None | Unset
        if isinstance(self.downloads, Unset):
            downloads = UNSET
        else:
            downloads = self.downloads

        originals: bool | None | Unset
        if isinstance(self.originals, Unset):
            originals = UNSET
        else:
            originals = self.originals

        live: bool | None | Unset
        if isinstance(self.live, Unset):
            live = UNSET
        else:
            live = self.live

        faces: None | str | Unset
        if isinstance(self.faces, Unset):
            faces = UNSET
        elif isinstance(self.faces, FaceMode):
            faces = self.faces.value
        else:
            faces = self.faces

        faces_kept_days: int | None | Unset
        if isinstance(self.faces_kept_days, Unset):
            faces_kept_days = UNSET
        else:
            faces_kept_days = self.faces_kept_days

        visibility: None | str | Unset
        if isinstance(self.visibility, Unset):
            visibility = UNSET
        elif isinstance(self.visibility, Visibility):
            visibility = self.visibility.value
        else:
            visibility = self.visibility

        name: None | str | Unset
        if isinstance(self.name, Unset):
            name = UNSET
        else:
            name = self.name

        location: None | str | Unset
        if isinstance(self.location, Unset):
            location = UNSET
        else:
            location = self.location

        shot_on: None | str | Unset
        if isinstance(self.shot_on, Unset):
            shot_on = UNSET
        elif isinstance(self.shot_on, datetime.date):
            shot_on = self.shot_on.isoformat()
        else:
            shot_on = self.shot_on

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if preset_id is not UNSET:
            field_dict["preset_id"] = preset_id
        if watermark is not UNSET:
            field_dict["watermark"] = watermark
        if watermark_text is not UNSET:
            field_dict["watermark_text"] = watermark_text
        if watermark_logo_id is not UNSET:
            field_dict["watermark_logo_id"] = watermark_logo_id
        if watermark_layout is not UNSET:
            field_dict["watermark_layout"] = watermark_layout
        if watermark_opacity is not UNSET:
            field_dict["watermark_opacity"] = watermark_opacity
        if watermark_size is not UNSET:
            field_dict["watermark_size"] = watermark_size
        if max_edge is not UNSET:
            field_dict["max_edge"] = max_edge
        if price is not UNSET:
            field_dict["price"] = price
        if photo_price is not UNSET:
            field_dict["photo_price"] = photo_price
        if free_photos is not UNSET:
            field_dict["free_photos"] = free_photos
        if currency is not UNSET:
            field_dict["currency"] = currency
        if downloads is not UNSET:
            field_dict["downloads"] = downloads
        if originals is not UNSET:
            field_dict["originals"] = originals
        if live is not UNSET:
            field_dict["live"] = live
        if faces is not UNSET:
            field_dict["faces"] = faces
        if faces_kept_days is not UNSET:
            field_dict["faces_kept_days"] = faces_kept_days
        if visibility is not UNSET:
            field_dict["visibility"] = visibility
        if name is not UNSET:
            field_dict["name"] = name
        if location is not UNSET:
            field_dict["location"] = location
        if shot_on is not UNSET:
            field_dict["shot_on"] = shot_on

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_preset_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                preset_id_type_0 = UUID(data)

                return preset_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        preset_id = _parse_preset_id(d.pop("preset_id", UNSET))

        def _parse_watermark(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        watermark = _parse_watermark(d.pop("watermark", UNSET))

        def _parse_watermark_text(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        watermark_text = _parse_watermark_text(d.pop("watermark_text", UNSET))

        def _parse_watermark_logo_id(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                watermark_logo_id_type_0 = UUID(data)

                return watermark_logo_id_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        watermark_logo_id = _parse_watermark_logo_id(d.pop("watermark_logo_id", UNSET))

        def _parse_watermark_layout(data: object) -> MarkLayout | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                watermark_layout_type_0 = MarkLayout(data)

                return watermark_layout_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(MarkLayout | None | Unset, data)

        watermark_layout = _parse_watermark_layout(d.pop("watermark_layout", UNSET))

        def _parse_watermark_opacity(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        watermark_opacity = _parse_watermark_opacity(d.pop("watermark_opacity", UNSET))

        def _parse_watermark_size(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        watermark_size = _parse_watermark_size(d.pop("watermark_size", UNSET))

        def _parse_max_edge(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        max_edge = _parse_max_edge(d.pop("max_edge", UNSET))

        def _parse_price(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        price = _parse_price(d.pop("price", UNSET))

        def _parse_photo_price(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        photo_price = _parse_photo_price(d.pop("photo_price", UNSET))

        def _parse_free_photos(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        free_photos = _parse_free_photos(d.pop("free_photos", UNSET))

        def _parse_currency(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        currency = _parse_currency(d.pop("currency", UNSET))

        def _parse_downloads(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        downloads = _parse_downloads(d.pop("downloads", UNSET))

        def _parse_originals(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        originals = _parse_originals(d.pop("originals", UNSET))

        def _parse_live(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        live = _parse_live(d.pop("live", UNSET))

        def _parse_faces(data: object) -> FaceMode | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                faces_type_0 = FaceMode(data)

                return faces_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(FaceMode | None | Unset, data)

        faces = _parse_faces(d.pop("faces", UNSET))

        def _parse_faces_kept_days(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        faces_kept_days = _parse_faces_kept_days(d.pop("faces_kept_days", UNSET))

        def _parse_visibility(data: object) -> None | Unset | Visibility:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                visibility_type_0 = Visibility(data)

                return visibility_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | Visibility, data)

        visibility = _parse_visibility(d.pop("visibility", UNSET))

        def _parse_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        name = _parse_name(d.pop("name", UNSET))

        def _parse_location(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        location = _parse_location(d.pop("location", UNSET))

        def _parse_shot_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                shot_on_type_0 = datetime.date.fromisoformat(data)

                return shot_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        shot_on = _parse_shot_on(d.pop("shot_on", UNSET))

        album_change = cls(
            preset_id=preset_id,
            watermark=watermark,
            watermark_text=watermark_text,
            watermark_logo_id=watermark_logo_id,
            watermark_layout=watermark_layout,
            watermark_opacity=watermark_opacity,
            watermark_size=watermark_size,
            max_edge=max_edge,
            price=price,
            photo_price=photo_price,
            free_photos=free_photos,
            currency=currency,
            downloads=downloads,
            originals=originals,
            live=live,
            faces=faces,
            faces_kept_days=faces_kept_days,
            visibility=visibility,
            name=name,
            location=location,
            shot_on=shot_on,
        )

        return album_change
