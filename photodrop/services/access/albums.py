"""Albums, and what hangs on one alone."""

from uuid import UUID

from sqlmodel import Session, col, exists, select

from photodrop.errors import NotFound
from photodrop.models import (
    Account,
    Album,
    Appearance,
    AskedList,
    FavouriteList,
    Photo,
    PhotoStatus,
    Preset,
    Visibility,
)
from photodrop.services import link_tokens
from photodrop.services.access.appearing import shown_to
from photodrop.services.access.roles import edits, owns
from photodrop.services.access.sights import AlbumSight


def album_to_edit(session: Session, actor: Account | None, album_id: UUID, *, lock: bool = False) -> Album:
    statement = select(Album).where(Album.id == album_id, col(Album.deleted_at).is_(None))
    if lock:
        statement = statement.with_for_update(key_share=True)
    album = session.exec(statement).first()
    if album is None or not edits(actor, album):
        raise NotFound
    return album


def album_of_photographer(session: Session, actor: Account | None, album_id: UUID) -> Album:
    """One's own album of clients. Whom it shows and what unlocks it is nobody else's business, an admin's neither."""
    album = album_to_edit(session, actor, album_id)
    if album.is_library or not owns(actor, album):
        raise NotFound
    return album


def album_of_owner(session: Session, actor: Account, album_id: UUID) -> Album:
    """One's own, of clients or a library's."""
    album = album_to_edit(session, actor, album_id)
    if not owns(actor, album):
        raise NotFound
    return album


def album_to_see(session: Session, actor: Account | None, album_id: UUID) -> AlbumSight:
    """One's own, every admin's, and the public ones. One that is seen by link is never opened by its id."""
    album = session.exec(select(Album).where(Album.id == album_id, col(Album.deleted_at).is_(None))).first()
    if album is None:
        raise NotFound
    may_edit = edits(actor, album)
    if not may_edit and album.visibility is not Visibility.public:
        raise NotFound
    return AlbumSight(album, may_edit)


def album_linked(session: Session, actor: Account | None, token: str) -> AlbumSight:
    album = session.exec(
        select(Album).where(
            Album.link_token == token, Album.visibility != Visibility.private, col(Album.deleted_at).is_(None)
        )
    ).first()
    if album is None:
        raise NotFound
    return AlbumSight(album, edits(actor, album), link_tokens.by_album(album))


def deleted_album(session: Session, actor: Account, album_id: UUID) -> Album:
    # Locked, because the purge may come in this very moment.
    album = session.exec(select(Album).where(Album.id == album_id).with_for_update(key_share=True)).first()
    if album is None or album.deleted_at is None or not edits(actor, album):
        raise NotFound
    return album


def album_of_client(session: Session, actor: Account, album_id: UUID) -> Album:
    """An album in which the actor has at least one dropped photo that they did not hide from themselves."""
    album = session.exec(
        select(Album).where(
            Album.id == album_id,
            col(Album.deleted_at).is_(None),
            exists().where(
                col(Photo.album_id) == Album.id,
                col(Photo.deleted_at).is_(None),
                col(Photo.dropped_at).is_not(None),
                col(Photo.status) != PhotoStatus.failed,
                col(Appearance.photo_id) == Photo.id,
                *shown_to(actor.id),
            ),
        )
    ).first()
    if album is None:
        raise NotFound
    return album


def asked_list_to_edit(session: Session, actor: Account, asked_id: UUID) -> AskedList:
    """One that the actor still asks for, held."""
    asked = session.exec(
        select(AskedList).where(AskedList.id == asked_id, col(AskedList.closed_at).is_(None)).with_for_update()
    ).first()
    if asked is None:
        raise NotFound
    album_of_photographer(session, actor, asked.album_id)
    return asked


def choice_to_answer(session: Session, actor: Account, album_id: UUID, list_id: UUID) -> FavouriteList:
    """What somebody chose in one's own album, held."""
    album = album_of_photographer(session, actor, album_id)
    row = session.exec(
        select(FavouriteList).where(FavouriteList.id == list_id, FavouriteList.album_id == album.id).with_for_update()
    ).first()
    if row is None:
        raise NotFound
    return row


def preset_to_edit(session: Session, actor: Account, preset_id: UUID) -> Preset:
    preset = session.exec(select(Preset).where(Preset.id == preset_id).with_for_update()).first()
    if preset is None or preset.owner_id != actor.id:
        raise NotFound
    return preset
