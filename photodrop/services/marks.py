"""What lies over an album's locked photos, its words or a logo, and the logos a photographer has.

A logo is read in a sandbox, once, and kept as a plain PNG. Its bytes are drawn in the sandbox, too.
"""

import base64
import hashlib
import logging
from dataclasses import dataclass
from functools import lru_cache
from io import SEEK_END, BytesIO
from typing import BinaryIO
from uuid import UUID

from sqlalchemy import func, true
from sqlmodel import Session, col, select

from photodrop.adapters.storage import get_storage
from photodrop.config import MEBIBYTE
from photodrop.errors import Conflict, Invalid, NotFound, TooLarge
from photodrop.imaging import formats, orders
from photodrop.imaging.renditions import LogoFile, Mark
from photodrop.models import Account, Album, Logo, Rendition, Share, Size
from photodrop.models.base import new_id
from photodrop.services import audit, files, limits
from photodrop.services.lab import lab
from photodrop.services.tongues import _

logger = logging.getLogger(__name__)

PREFIX = "logos/"
LARGEST_LOGO = 5 * MEBIBYTE
MOST_PIXELS = 16_000_000
MOST_LOGOS = 30
TRIES, PREVIEWS = 20, 120
IN_MEMORY = 4


class TooManyLogos(Conflict):
    message = "You have as many logos as there may be. Use one of them."


@dataclass(frozen=True)
class LogoView:
    """`preview` is a small PNG as a data URL."""

    id: str
    width: int
    height: int
    preview: str
    created_at: str


@dataclass(frozen=True)
class Preview:
    """What a preview is made of; no `source_key` where the album has no photo yet."""

    source_key: str | None
    mark: Mark | None


def mark_of(session: Session, album: Album) -> Mark:
    return Mark(
        text=album.watermark_text,
        logo=_logo_bytes(session, album),
        layout=album.watermark_layout.value,
        opacity=album.watermark_opacity,
        size=album.watermark_size,
    )


def told(album: Album) -> list[str | int]:
    """Tells one mark from another."""
    what = str(album.watermark_logo_id) if album.watermark_logo_id else f"“{album.watermark_text}”"
    return [what, album.watermark_layout.value, album.watermark_opacity, album.watermark_size]


def wanted(session: Session, album: Album) -> bool:
    """Marked renditions are made where the album has a watermark, or one of its shares has."""
    of_share = select(Share.id).where(Share.album_id == album.id, col(Share.watermark).is_(True))
    return album.watermark or session.exec(of_share.limit(1)).first() is not None


def logos(session: Session, actor: Account) -> list[LogoView]:
    _photographers_only(actor)
    rows = session.exec(select(Logo).where(Logo.owner_id == actor.id).order_by(col(Logo.id).desc())).all()
    return [_view(row) for row in rows]


def logo_of(session: Session, owner_id: UUID, logo_id: UUID) -> Logo:
    """Raises Invalid for one that is not this photographer's."""
    row = session.get(Logo, logo_id)
    if row is None or row.owner_id != owner_id:
        raise Invalid(watermark_logo_id=_("Choose one of your own logos."))
    return row


def may_draw(actor: Account) -> None:
    """Asked before the file is read."""
    _photographers_only(actor)
    limits.spend("logo", str(actor.id), limit=TRIES, seconds=60)


def draw(source: BinaryIO, content_type: str = "") -> LogoFile:
    """Read a logo, which takes its time and needs no transaction. Raises Busy where too many wait."""
    if source.seek(0, SEEK_END) > LARGEST_LOGO:
        raise TooLarge(_("This logo is too large. Use one below {most} MB.", most=LARGEST_LOGO // MEBIBYTE))
    source.seek(0)
    original = source.read()
    formats.check(original[: formats.ENOUGH_TO_TELL], content_type)
    return lab().run(orders.draw_logo, original, max_pixels=MOST_PIXELS)


def keep(session: Session, actor: Account, drawn: LogoFile) -> LogoView:
    """The same logo again is the one that is there."""
    _photographers_only(actor)
    session.exec(select(Account.id).where(Account.id == actor.id).with_for_update(key_share=True)).one()
    sha256 = hashlib.sha256(drawn.content).hexdigest()
    known = session.exec(select(Logo).where(Logo.owner_id == actor.id, Logo.sha256 == sha256)).first()
    if known is not None:
        return _view(known)
    if session.exec(select(func.count()).select_from(Logo).where(Logo.owner_id == actor.id)).one() >= MOST_LOGOS:
        raise TooManyLogos
    row = Logo(
        owner_id=actor.id,
        key=f"{PREFIX}{actor.id}/{new_id().hex}.png",
        width=drawn.width,
        height=drawn.height,
        bytes=len(drawn.content),
        sha256=sha256,
        small="data:image/png;base64," + base64.b64encode(drawn.small).decode(),
    )
    get_storage().put(row.key, BytesIO(drawn.content))
    session.add(row)
    session.flush()
    audit.record(session, "logo.added", actor_id=actor.id, subject_id=row.id)
    return _view(row)


def preview(session: Session, actor: Account, album: Album) -> Preview:
    """Of an album as it is, or as it would be: the first photo that is ready, as somebody sees it who has to pay."""
    limits.spend("logo", f"preview {actor.id}", limit=PREVIEWS, seconds=60)
    cover = files.first_photo()
    key = session.exec(
        select(Rendition.key)
        .select_from(Album)
        .join(cover, true())
        .join(Rendition, col(Rendition.photo_id) == cover.c.id)
        .where(Album.id == album.id, Rendition.size == Size.medium, col(Rendition.marked).is_(False))
    ).first()
    return Preview(key, mark_of(session, album) if album.watermark else None)


def make(wanted: Preview) -> bytes:
    """A JPEG, which takes its time and needs no transaction. Raises Busy where too many wait."""
    try:
        source = get_storage().get(wanted.source_key) if wanted.source_key else None
    except FileNotFoundError:
        source = None
    return lab().run(orders.preview, source, wanted.mark)


def _logo_bytes(session: Session, album: Album) -> bytes | None:
    if album.watermark_logo_id is None:
        return None
    try:
        return _read(session.get_one(Logo, album.watermark_logo_id).key)
    except FileNotFoundError:
        logger.exception("logo.missing logo=%s", album.watermark_logo_id)
        # The words are there, too, and a mark there must be.
        return None


@lru_cache(maxsize=IN_MEMORY)
def _read(key: str) -> bytes:
    """A key is never written twice."""
    return get_storage().get(key)


def _photographers_only(actor: Account) -> None:
    if not actor.is_photographer:
        raise NotFound


def _view(row: Logo) -> LogoView:
    return LogoView(str(row.id), row.width, row.height, row.small, row.created_at.isoformat())
