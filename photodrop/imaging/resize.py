"""Making a picture, or a part of it, smaller or larger."""

from cykooz_resizer import CropBox, FilterType, ResizeAlg, ResizeOptions, Resizer

from photodrop.imaging.pixels import Picture, blank, view

LANCZOS = ResizeOptions(ResizeAlg.convolution(FilterType.lanczos3))
_resizer = Resizer()


def to_size(picture: Picture, width: int, height: int) -> Picture:
    if (picture.width, picture.height) == (width, height):
        return picture
    return _resized(picture, width, height, LANCZOS)


def part_to_size(picture: Picture, box: tuple[float, float, float, float], width: int, height: int) -> Picture:
    """`box` is left, top, width and height in pixels of the picture, not only whole ones."""
    left, top = max(box[0], 0.0), max(box[1], 0.0)
    across, down = min(box[2], picture.width - left), min(box[3], picture.height - top)
    options = ResizeOptions(LANCZOS.resize_alg, crop_box=CropBox(left, top, across, down))
    return _resized(picture, width, height, options)


def _resized(picture: Picture, width: int, height: int, options: ResizeOptions) -> Picture:
    result = blank(width, height)
    # Called CMYK, the four channels are treated alike; called RGBA, the library would multiply by the unused fourth.
    _resizer.resize_pil(view(picture.pixels, "CMYK"), view(result, "CMYK"), options)
    return Picture(result, picture.space)
