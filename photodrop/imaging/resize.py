"""Making a picture smaller."""

from cykooz_resizer import FilterType, ResizeAlg, ResizeOptions, Resizer

from photodrop.imaging.pixels import Picture, blank, view

LANCZOS = ResizeOptions(ResizeAlg.convolution(FilterType.lanczos3))
_resizer = Resizer()


def to_size(picture: Picture, width: int, height: int) -> Picture:
    if (picture.width, picture.height) == (width, height):
        return picture
    smaller = blank(width, height)
    # Called CMYK, the four channels are treated alike; called RGBA, the library would multiply by the unused fourth.
    _resizer.resize_pil(view(picture.pixels, "CMYK"), view(smaller, "CMYK"), LANCZOS)
    return Picture(smaller, picture.space)
