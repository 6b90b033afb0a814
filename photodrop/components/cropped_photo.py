"""A photo as a product shows it: cut to the product's shape, with the watermark it has while it is locked."""

from typing import Any

import reflex as rx

from .script import script


class _CroppedPhoto(rx.Component):
    library = script(__name__, "cropped_photo.jsx")
    tag = "CroppedPhoto"

    url: rx.Var[str]
    width: rx.Var[int]
    height: rx.Var[int]
    crop: rx.Var[Any]
    label: rx.Var[str]


def cropped_photo(photo: Any, crop: Any, *, class_name: str = "") -> rx.Component:
    """`photo` has `url`, `width` and `height`; the whole stands in a square of the given size."""
    return _CroppedPhoto.create(
        url=photo.url, width=photo.width, height=photo.height, crop=crop, label=photo.filename, class_name=class_name
    )
