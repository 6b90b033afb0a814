"""What can be wrong with a picture.

TooLarge
├── TooManyPixels            more than the installation takes; read from the header, nothing is decoded
└── TooHeavy                 needs more memory or time than one picture may have
UnsupportedMedia
├── NotAPicture              no format we take
│   └── NoLogoFormat         none that we take for a logo
├── OtherThanDeclared        bytes of one format, sent as another
├── RawPicture               a camera's raw file
└── DamagedPicture           starts well, then does not decode
    └── PictureBrokeUs       ended the process that decoded it
Invalid
├── BadLogo                  a logo of which nothing would be seen
│   ├── EmptyLogo
│   ├── SmallLogo
│   └── ThinLogo
├── CropOutside              the crop of a selfie or a print leaves its picture
└── BadTransformation        a transformation's spelling that means nothing; carries `part` and `position`
"""

from photodrop.errors import Invalid, TooLarge, UnsupportedMedia
from photodrop.sentences import _

MEGAPIXEL = 1_000_000


class TooManyPixels(TooLarge):
    message = "This picture has too many pixels. Export it smaller and drop it here."

    @classmethod
    def counted(cls, pixels: int, most: int) -> "TooManyPixels":
        return cls(
            _(
                "This is a {megapixels}-megapixel picture. The largest we take is {most}.",
                megapixels=-(-pixels // MEGAPIXEL),
                most=most // MEGAPIXEL,
            )
        )


class TooHeavy(TooLarge):
    message = "This picture takes too long to open. Export it again as a JPEG and drop it here."


class NotAPicture(UnsupportedMedia):
    message = "This is not a picture we can open. Use JPEG, PNG, WebP, HEIC, AVIF or TIFF."


class OtherThanDeclared(UnsupportedMedia):
    message = "This file says it is one kind of picture and is another. Export it again and drop it here."


class RawPicture(UnsupportedMedia):
    message = "This is a camera's raw file. Export it as JPEG or TIFF and drop it here."


class DamagedPicture(UnsupportedMedia):
    message = "This file is damaged. Export it again and drop it here."


class PictureBrokeUs(DamagedPicture):
    message = "This file cannot be opened safely. Export it again and drop it here."


class CropOutside(Invalid):
    message = "The crop leaves the picture. Move it back inside."


class NoLogoFormat(NotAPicture):
    message = "Use a PNG or WebP for a logo, best with a transparent ground."


class BadLogo(Invalid):
    message = "This logo cannot be used. Export it as a PNG with a transparent ground."


class EmptyLogo(BadLogo):
    message = "This logo is empty, or nearly. Export it with its drawing well visible."


class SmallLogo(BadLogo):
    message = "This logo is too small. Use one at least 24 pixels wide."


class ThinLogo(BadLogo):
    message = "This logo is hardly more than a line. Nobody would see it over a photo."


class BadTransformation(Invalid):
    message = "This transformation means nothing to us."

    def __init__(self, message: str | None = None, *, part: str = "", position: int = 0) -> None:
        self.part = part
        self.position = position
        super().__init__(message)
        self.fields = {"transformation": self.message}

    @classmethod
    def at(cls, part: str, position: int, expected: str) -> "BadTransformation":
        """Names the part as it was written, and where it stands, counted from 1."""
        shown = "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in part[:40])
        shown += "…" if len(part) > len(shown) else ""
        return cls(
            _("“{part}”, at character {place}: {expected}.", part=shown, place=position + 1, expected=expected),
            part=part,
            position=position,
        )
