"""A photographer's album options under a name, taken from an album and given to others."""

from dataclasses import dataclass, fields
from typing import Any
from uuid import UUID

from sqlalchemy import func, update
from sqlmodel import Session, col, select

from photodrop.errors import Conflict, Invalid, NotFound
from photodrop.models import Account, Album, FaceMode, MarkLayout, Preset
from photodrop.services import access, audit, money
from photodrop.services.tongues import _

MOST = 50
LONGEST_NAME = 60


class Full(Conflict):
    message = "You have as many presets as there may be. Delete one first."


class NameTaken(Conflict):
    message = "There is a preset of this name already. Choose another."


@dataclass(frozen=True)
class Kept:
    """The options of an album that a preset keeps; what makes an album itself, its name and who sees it, stays."""

    watermark: bool
    watermark_text: str
    watermark_logo_id: str
    watermark_layout: str
    watermark_opacity: int
    watermark_size: int
    max_edge: int
    downloads: bool
    originals: bool
    price: int
    photo_price: int
    free_photos: int
    currency: str
    faces: str | None = None
    """None in those kept before albums looked for faces: such a preset leaves both as they are."""
    faces_kept_days: int | None = None


@dataclass(frozen=True)
class PresetView:
    """`summary` tells the options in a line."""

    id: str
    name: str
    is_default: bool
    summary: str
    options: Kept


def own(session: Session, actor: Account) -> list[PresetView]:
    _photographers_only(actor)
    rows = session.exec(select(Preset).where(Preset.owner_id == actor.id).order_by(func.lower(Preset.name))).all()
    return [_view(row) for row in rows]


def create(session: Session, actor: Account, name: str, album_id: UUID) -> PresetView:
    """Keep the options of one's album of clients under a name."""
    _photographers_only(actor)
    _take_turn(session, actor)
    clean = _named(session, actor, name)
    album = access.album_of_photographer(session, actor, album_id)
    if session.exec(select(func.count()).select_from(Preset).where(Preset.owner_id == actor.id)).one() >= MOST:
        raise Full
    row = Preset(owner_id=actor.id, name=clean, options=_kept(album))
    session.add(row)
    session.flush()
    audit.record(session, "preset.created", actor_id=actor.id, subject_id=row.id)
    return _view(row)


def change(
    session: Session,
    actor: Account,
    preset_id: UUID,
    *,
    name: str | None = None,
    is_default: bool | None = None,
    album_id: UUID | None = None,
) -> PresetView:
    """With an album, its options take the place of those kept. Albums made with a preset stay as they are."""
    _take_turn(session, actor)
    row = access.preset_to_edit(session, actor, preset_id)
    if name is not None:
        row.name = _named(session, actor, name, besides=row.id)
    if album_id is not None:
        row.options = _kept(access.album_of_photographer(session, actor, album_id))
    if is_default is not None:
        others = (col(Preset.owner_id) == actor.id, col(Preset.id) != row.id)
        if is_default:
            session.execute(update(Preset).where(*others).values(is_default=False))
        row.is_default = is_default
    session.add(row)
    session.flush()
    audit.record(session, "preset.changed", actor_id=actor.id, subject_id=row.id)
    return _view(row)


def remove(session: Session, actor: Account, preset_id: UUID) -> None:
    session.delete(access.preset_to_edit(session, actor, preset_id))
    audit.record(session, "preset.deleted", actor_id=actor.id, subject_id=preset_id)


def options(session: Session, actor: Account, preset_id: UUID) -> dict[str, Any]:
    """As an album takes them."""
    return _given(access.preset_to_edit(session, actor, preset_id))


def default_options(session: Session, actor: Account) -> dict[str, Any]:
    """What new albums of clients begin with; nothing where no preset is the default."""
    row = session.exec(select(Preset).where(Preset.owner_id == actor.id, col(Preset.is_default))).first()
    return _given(row) if row else {}


def _given(row: Preset) -> dict[str, Any]:
    logo = row.options["watermark_logo_id"]
    return row.options | {
        "watermark_logo_id": UUID(logo) if logo else None,
        "watermark_layout": MarkLayout(row.options["watermark_layout"]),
        "faces": FaceMode(row.options["faces"]) if row.options.get("faces") else None,
    }


def _kept(album: Album) -> dict[str, Any]:
    values = {each.name: getattr(album, each.name) for each in fields(Kept)}
    return values | {
        "watermark_logo_id": str(album.watermark_logo_id or ""),
        "watermark_layout": album.watermark_layout.value,
        "faces": album.faces.value,
    }


def _named(session: Session, actor: Account, name: str, *, besides: UUID | None = None) -> str:
    clean = " ".join(name.split())
    if not 1 <= len(clean) <= LONGEST_NAME:
        raise Invalid(name=_("Give it a name of at most {longest} letters.", longest=LONGEST_NAME))
    same = select(Preset.id).where(Preset.owner_id == actor.id, func.lower(Preset.name) == func.lower(clean))
    if besides is not None:
        same = same.where(Preset.id != besides)
    if session.exec(same).first() is not None:
        raise NameTaken
    return clean


def _take_turn(session: Session, actor: Account) -> None:
    session.exec(select(Account.id).where(Account.id == actor.id).with_for_update(key_share=True)).one()


def _photographers_only(actor: Account) -> None:
    if not actor.is_photographer:
        raise NotFound


def _view(row: Preset) -> PresetView:
    kept = Kept(**row.options)
    return PresetView(str(row.id), row.name, row.is_default, _summary(kept), kept)


def _summary(kept: Kept) -> str:
    if not kept.watermark:
        return _("No watermark, free")
    told = _mark(kept)
    if kept.price:
        told = _("{one}, {other}", one=told, other=money.label(kept.price, kept.currency))
    if kept.photo_price:
        single = _("{price} a photo", price=money.label(kept.photo_price, kept.currency))
        told = _("{one}, {other}", one=told, other=single)
    return told


def _mark(kept: Kept) -> str:
    what = _("Logo") if kept.watermark_logo_id else f"“{kept.watermark_text}”"
    match MarkLayout(kept.watermark_layout):
        case MarkLayout.tiles:
            return _("{mark} all over", mark=what)
        case MarkLayout.corner:
            return _("{mark} in a corner", mark=what)
        case MarkLayout.centre:
            return _("{mark} in the centre", mark=what)
