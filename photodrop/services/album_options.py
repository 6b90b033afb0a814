"""What may be said of an album, and what is wrong with it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session

from photodrop.errors import Invalid
from photodrop.imaging.renditions import LARGEST_SIZE, LEAST_OPACITY, LEAST_SIZE
from photodrop.models import Account, Album, AlbumKind, FaceMode, MarkLayout, Visibility
from photodrop.services import marks, money
from photodrop.services.tongues import _
from photodrop.services.unset import UNSET, Unset

LONGEST_NAME = 120
LONGEST_WATERMARK = 40
HIGHEST_PRICE = 100_000_00
MOST_FREE = 1000
LONGEST_KEPT = 3650
OF_CLIENTS = ("watermark", "price", "photo_price", "free_photos", "live")
EDGES = (0, 2048, 3000, 4096, 6000)


@dataclass(frozen=True)
class Options:
    """Only what is given changes. A logo takes the place of the words until it is None."""

    name: str | None = None
    location: str | None = None
    shot_on: date | None = None
    watermark: bool | None = None
    watermark_text: str | None = None
    watermark_logo_id: UUID | Unset | None = UNSET
    watermark_layout: MarkLayout | None = None
    watermark_opacity: int | None = None
    watermark_size: int | None = None
    max_edge: int | None = None
    price: int | None = None
    photo_price: int | None = None
    free_photos: int | None = None
    currency: str | None = None
    downloads: bool | None = None
    originals: bool | None = None
    live: bool | None = None
    faces: FaceMode | None = None
    faces_kept_days: int | None = None
    visibility: Visibility | None = None


def face_mode(word: str) -> FaceMode:
    try:
        return FaceMode(word)
    except ValueError:
        raise Invalid(faces=_("Use one of: {choices}.", choices=", ".join(FaceMode))) from None


def put(session: Session, actor: Account, album: Album, options: Options) -> None:
    before, mode = (album.watermark, marks.told(album)), album.faces
    refuse_foreign_logo(session, album, options)
    apply(album, options)
    if album.owner_id != actor.id and (album.watermark, marks.told(album)) != before:
        raise Invalid(watermark=_("Only the photographer of an album changes its watermark."))
    if album.owner_id != actor.id and album.faces not in (mode, FaceMode.off):
        raise Invalid(faces=_("Only the photographer of an album has faces looked for in it."))
    if marks.told(album) != before[1]:
        album.watermark_revision += 1


def refuse_foreign_logo(session: Session, album: Album, options: Options) -> None:
    if isinstance(options.watermark_logo_id, UUID):
        marks.logo_of(session, album.owner_id, options.watermark_logo_id)


def apply(album: Album, options: Options) -> None:
    for field, value in vars(options).items():
        if field == "watermark_logo_id":
            if not isinstance(value, Unset):
                album.watermark_logo_id = value
        elif value is not None:
            is_text = field in ("name", "location", "watermark_text")
            setattr(album, field, clean(value) if is_text else value)
    album.currency = album.currency.upper()
    wrong = missing(album.kind, album.name, album.location, album.shot_on) | _faults(album)
    if wrong:
        raise Invalid(**wrong)


def _faults(album: Album) -> dict[str, str]:
    """What the database would refuse, in words."""
    wrong: dict[str, str] = {}
    if album.is_library:
        sold = [field for field in OF_CLIENTS if getattr(album, field)]
        told = _("This is for albums of clients. In a library nothing is locked and nothing costs.")
        wrong = dict.fromkeys(sold + ["faces"] * (album.faces is not FaceMode.off), told)
    if album.max_edge not in EDGES:
        wrong["max_edge"] = _(
            "Choose one of {choices}, or 0 for the original size.", choices=", ".join(map(str, EDGES[1:]))
        )
    if not 0 <= album.faces_kept_days <= LONGEST_KEPT:
        wrong["faces_kept_days"] = _("Enter a number from 0 to {most}.", most=LONGEST_KEPT)
    for field in ("price", "photo_price"):
        if not 0 <= getattr(album, field) <= HIGHEST_PRICE:
            wrong[field] = _("Enter a price between nothing and {highest}.", highest=HIGHEST_PRICE // 100)
    if not 0 <= album.free_photos <= MOST_FREE:
        wrong["free_photos"] = _("Enter a number from 0 to {most}.", most=MOST_FREE)
    if album.currency not in money.CURRENCIES:
        wrong["currency"] = _("Use one of: {choices}.", choices=", ".join(money.CURRENCIES))
    return wrong | _mark_faults(album)


def _mark_faults(album: Album) -> dict[str, str]:
    wrong: dict[str, str] = {}
    if not 1 <= len(album.watermark_text) <= LONGEST_WATERMARK:
        wrong["watermark_text"] = _("Write 1 to {longest} characters over the photos.", longest=LONGEST_WATERMARK)
    for field, least, most in (
        ("watermark_opacity", LEAST_OPACITY, 100),
        ("watermark_size", LEAST_SIZE, LARGEST_SIZE),
    ):
        if not least <= getattr(album, field) <= most:
            wrong[field] = _("Use {least} to {most} per cent: a watermark has to be seen.", least=least, most=most)
    if (album.price or album.photo_price) and not album.watermark and not album.is_library:
        wrong["watermark"] = _(
            "A priced album keeps its watermark until it is unlocked. Set the price to nothing first."
        )
    return wrong


def missing(kind: AlbumKind, name: str, location: str, shot_on: date | None) -> dict[str, str]:
    wrong: dict[str, str] = {}
    for field, value in {"name": name, "location": location}.items():
        if not value.strip():
            if field == "location" and kind is AlbumKind.library:
                continue
            wrong[field] = _("Enter a name.") if field == "name" else _("Enter a location.")
        elif len(clean(value)) > LONGEST_NAME:
            wrong[field] = _("Use at most {longest} characters.", longest=LONGEST_NAME)
    if shot_on is None:
        wrong["shot_on"] = _("Choose the date of the shoot.")
    return wrong


def clean(text: str) -> str:
    return " ".join(text.split())
