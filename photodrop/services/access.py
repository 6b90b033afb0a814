"""The only place that opens an album, a photo, a share or a selfie: to fetch is to be allowed.

Absent and forbidden raise the same `NotFound`. Every function takes the actor, who is None for a visitor; what a share
opens takes the guest, who is None for a browser that we have not met.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, literal
from sqlmodel import Session, col, exists, or_, select
from sqlmodel.sql.expression import Select

from photodrop.errors import Gone, Locked, NotFound
from photodrop.models import (
    Account,
    Album,
    AlbumKind,
    Appearance,
    AppearanceState,
    AskedList,
    CardClaim,
    CartItem,
    Checkout,
    CheckoutState,
    Client,
    Comment,
    EventCard,
    Face,
    FaceConsent,
    FaceGroup,
    FavouriteList,
    Guest,
    ImageLink,
    NamedTransformation,
    Payment,
    PaymentKind,
    Photo,
    PhotoStatus,
    Preset,
    PrintOrder,
    Product,
    Rating,
    Report,
    ReportAbout,
    ReportState,
    Role,
    Selfie,
    Share,
    ShareDownloads,
    SharePass,
    SharePhoto,
    ShareScope,
    Task,
    Unlock,
    Upload,
    Visibility,
)
from photodrop.models.base import among, now
from photodrop.services import link_tokens
from photodrop.services.link_tokens import CameBy


class LinkStopped(Gone):
    message = "This picture is no longer shared. Ask whoever gave you the link."


class ShareClosed(NotFound):
    """Absent, stopped, expired, or without its password: nobody can tell which."""

    message = "This link opens nothing here: it has expired, was stopped, or wants its password first."


class CardClosed(NotFound):
    """Absent, stopped, expired, another's, or of somebody who was sent away: nobody can tell which."""

    message = "This card opens nothing here: it was stopped, is somebody else's, or its address is incomplete."


@dataclass(frozen=True)
class Sight:
    """What one viewer may see of one photo; by which share, if that is how they came."""

    photo: Photo
    album: Album
    is_owner: bool
    may_edit: bool
    locked: bool
    share: Share | None = None

    @property
    def may_download(self) -> bool:
        """The file as it is delivered."""
        if self.share is not None:
            return not self.locked and self.album.originals and self.share.downloads is ShareDownloads.original
        return self.is_owner or (not self.locked and self.album.downloads)

    @property
    def gives_original(self) -> bool:
        """Else whoever downloads gets the large JPEG."""
        return self.is_owner or self.album.originals

    @property
    def may_save(self) -> bool:
        """A rendition of what they see, marked where it is locked."""
        return self.share is None or self.share.downloads is not ShareDownloads.none


@dataclass(frozen=True)
class ShareSight:
    """What a guest may see by an open share. Its photos are those that `in_share` lets through."""

    share: Share
    album: Album

    @property
    def locked(self) -> bool:
        """Photos that cost something are never shown clean; else the share decides, or does as its album."""
        if self.album.price or self.album.photo_price:
            return True
        return self.album.watermark if self.share.watermark is None else self.share.watermark

    @property
    def downloads(self) -> ShareDownloads:
        """What may be taken in fact: of a locked photo only what is marked, and no original that the album keeps."""
        keeps = self.locked or not self.album.originals
        if keeps and self.share.downloads is ShareDownloads.original:
            return ShareDownloads.web
        return self.share.downloads

    @property
    def came_by(self) -> CameBy:
        return link_tokens.by_share(self.share)

    def of(self, photo: Photo) -> Sight:
        return Sight(photo, self.album, is_owner=False, may_edit=False, locked=self.locked, share=self.share)


class Taken(NamedTuple):
    """A photo to download, and what of its album goes with it: there are thousands at once, so it is no more."""

    id: UUID
    filename: str
    content_type: str
    bytes: int
    sha256: str | None
    crc32: int | None
    original_key: str
    delivery_key: str | None
    delivery_bytes: int
    delivery_content_type: str
    delivery_crc32: int | None
    taken_at: datetime | None
    created_at: datetime
    album_id: UUID
    album_name: str
    shot_on: date
    owner_id: UUID
    originals: bool


_OF_ALBUM = {
    "originals": "originals",
    "album_id": "id",
    "album_name": "name",
    "shot_on": "shot_on",
    "owner_id": "owner_id",
}
_TAKEN = [getattr(Album, _OF_ALBUM[name]) if name in _OF_ALBUM else getattr(Photo, name) for name in Taken._fields]


@dataclass(frozen=True)
class AlbumSight:
    """How one viewer may look at an album: all of it, or only what is out."""

    album: Album
    may_edit: bool
    came_by: CameBy | None = None


def admins_only(actor: Account | None) -> None:
    """Whoever acts without an actor holds the machine: the command line."""
    if actor is not None and actor.role is not Role.admin:
        raise NotFound


def moderators_only(actor: Account | None) -> None:
    if actor is None or actor.role not in (Role.moderator, Role.admin):
        raise NotFound


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
    if album.is_library or not _owns(actor, album):
        raise NotFound
    return album


def album_of_owner(session: Session, actor: Account, album_id: UUID) -> Album:
    """One's own, of clients or a library's."""
    album = album_to_edit(session, actor, album_id)
    if not _owns(actor, album):
        raise NotFound
    return album


def photo_of_photographer(session: Session, actor: Account | None, photo_id: UUID) -> Photo:
    photo = photo_to_edit(session, actor, photo_id)
    album_of_photographer(session, actor, photo.album_id)
    return photo


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


def photo_linked(session: Session, actor: Account | None, token: str) -> tuple[Sight, CameBy]:
    photo = session.exec(select(Photo).where(Photo.link_token == token)).first()
    if photo is None:
        raise NotFound
    came_by = link_tokens.by_photo(photo)
    sight = photo_to_see(session, actor, photo.id, came_by=came_by)
    # Whoever else may see the photo finds it where they always do; a link that is shut is shut for everybody.
    if not came_by.opens(photo, sight.album):
        raise NotFound
    return sight, came_by


def deleted_album(session: Session, actor: Account, album_id: UUID) -> Album:
    # Locked, because the purge may come in this very moment.
    album = session.exec(select(Album).where(Album.id == album_id).with_for_update(key_share=True)).first()
    if album is None or album.deleted_at is None or not edits(actor, album):
        raise NotFound
    return album


def photo_to_edit(session: Session, actor: Account | None, photo_id: UUID, *, deleted: bool = False) -> Photo:
    statement = (
        select(Photo, Album)
        .join(Album, col(Album.id) == Photo.album_id)
        .where(Photo.id == photo_id, col(Album.deleted_at).is_(None), col(Photo.deleted_at).is_not(None) == deleted)
    )
    # As for a deleted album: the purge may come in this very moment.
    row = session.exec(statement.with_for_update(key_share=True, of=Photo) if deleted else statement).first()
    if row is None or not edits(actor, row[1]):
        raise NotFound
    return row[0]


def photos_to_edit(session: Session, actor: Account, album_id: UUID, photo_ids: list[UUID]) -> list[Photo]:
    """All of the photos, or NotFound: one that is not the actor's spoils the whole request."""
    album = album_to_edit(session, actor, album_id)
    wanted = set(photo_ids)
    found = session.exec(
        select(Photo).where(Photo.album_id == album.id, col(Photo.id).in_(wanted), col(Photo.deleted_at).is_(None))
    ).all()
    if len(found) != len(wanted):
        raise NotFound
    return list(found)


def photo_to_see(session: Session, actor: Account | None, photo_id: UUID, *, came_by: CameBy | None = None) -> Sight:
    if came_by is not None and came_by.share_id is not None:
        # A share shows what it shows, whoever looks: no unlock and no role counts by it.
        return _photo_by_share(session, came_by, came_by.share_id, photo_id)
    row = session.exec(
        select(Photo, Album)
        .join(Album, col(Album.id) == Photo.album_id)
        .where(Photo.id == photo_id, col(Photo.deleted_at).is_(None), col(Album.deleted_at).is_(None))
    ).first()
    if row is None:
        raise NotFound
    photo, album = row
    if _owns(actor, album):
        return Sight(photo, album, is_owner=True, may_edit=True, locked=False)
    is_out = photo.dropped_at is not None and photo.status is not PhotoStatus.failed
    appears = actor is not None and is_out and _appears(session, actor.id, photo.id)
    is_shown = is_out and photo.hidden_at is None
    is_public = is_shown and album.visibility is Visibility.public
    is_linked = is_shown and came_by is not None and came_by.opens(photo, album)
    may_edit = edits(actor, album)
    if not (appears or is_public or is_linked or may_edit or _is_to_judge(session, actor, photo)):
        raise NotFound
    # An admin looks after people, not after their unlocks: what is locked stays watermarked for them too.
    unlocked = appears and actor is not None and is_unlocked(session, album.id, actor.id, photo.id)
    return Sight(photo, album, is_owner=False, may_edit=may_edit, locked=album.watermark and not unlocked)


def photos_to_take(
    session: Session, actor: Account, *, album_id: UUID | None = None, photo_ids: Collection[UUID] | None = None
) -> list[Taken]:
    """What the actor may download: of one's own albums everything, of others what shows one and is unlocked.

    What they hid from themselves is left out.

    Of photos by their ids, what is public and has no lock, too. Without an album and without ids: all that shows one.
    """
    appears = exists().where(col(Appearance.photo_id) == col(Photo.id), *shown_to(actor.id)).correlate(Photo)
    theirs = appears & or_(~col(Album.watermark), unlocked_for(actor.id))
    if photo_ids is not None:
        is_public = (col(Album.visibility) == Visibility.public) & col(Photo.hidden_at).is_(None)
        theirs |= is_public & ~col(Album.watermark)
    may = col(Photo.dropped_at).is_not(None) & col(Album.downloads) & theirs
    if album_id is not None or photo_ids is not None:
        may |= col(Album.owner_id) == actor.id
    statement = (
        select(*_TAKEN)
        .join_from(Photo, Album, col(Album.id) == Photo.album_id)
        .where(
            may,
            Photo.status == PhotoStatus.ready,
            col(Photo.deleted_at).is_(None),
            col(Album.deleted_at).is_(None),
        )
        .order_by(col(Album.shot_on).desc(), col(Album.id), col(Photo.sorted_at), col(Photo.id))
    )
    if album_id is not None:
        statement = statement.where(Album.id == album_id)
    if photo_ids is not None:
        statement = statement.where(among(col(Photo.id), photo_ids))
    return [Taken._make(row) for row in session.execute(statement)]


def photos_in_public(session: Session, photo_ids: list[UUID]) -> list[tuple[Photo, Album]]:
    """Those of the photos that everybody may see, in the order of the ids."""
    rows = session.exec(
        select(Photo, Album)
        .join(Album, col(Album.id) == Photo.album_id)
        .where(
            among(col(Photo.id), photo_ids),
            Album.visibility == Visibility.public,
            col(Album.deleted_at).is_(None),
            col(Photo.deleted_at).is_(None),
            col(Photo.hidden_at).is_(None),
            col(Photo.dropped_at).is_not(None),
            Photo.status == PhotoStatus.ready,
        )
    ).all()
    seen = {photo.id: (photo, album) for photo, album in rows}
    return [seen[photo_id] for photo_id in photo_ids if photo_id in seen]


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


def photo_of_client(session: Session, actor: Account, album: Album, photo_id: UUID) -> Photo:
    """A dropped photo of this album in which the actor is, and that they did not hide from themselves."""
    photo = session.exec(
        select(Photo)
        .join(Appearance, col(Appearance.photo_id) == Photo.id)
        .where(
            Photo.id == photo_id,
            Photo.album_id == album.id,
            col(Photo.deleted_at).is_(None),
            col(Photo.dropped_at).is_not(None),
            col(Photo.status) != PhotoStatus.failed,
            *shown_to(actor.id),
        )
    ).first()
    if photo is None:
        raise NotFound
    return photo


def appearance_of_client(session: Session, actor: Account, photo_id: UUID) -> Appearance:
    """That the actor is in a photo, hidden or not; held."""
    photo_to_see(session, actor, photo_id)
    appearance = session.exec(
        select(Appearance).where(Appearance.photo_id == photo_id, *appears_as(actor.id)).with_for_update()
    ).first()
    if appearance is None:
        raise NotFound
    return appearance


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


def appearance_to_edit(session: Session, actor: Account, appearance_id: UUID) -> tuple[Appearance, bool]:
    """The appearance, held, and whether the actor is its photographer (True) or the client it speaks of (False)."""
    statement = select(Appearance).where(Appearance.id == appearance_id)
    appearance = session.exec(statement.with_for_update().execution_options(populate_existing=True)).first()
    if appearance is None:
        raise NotFound
    if appearance.client_id == actor.id:
        if not is_suggested(session, actor, appearance):
            photo_to_see(session, actor, appearance.photo_id)
        return appearance, False
    photo_of_photographer(session, actor, appearance.photo_id)
    return appearance, True


def face_to_see(session: Session, actor: Account | None, face_id: UUID) -> tuple[Face, Sight]:
    """A face cut out of its photo: for the photographer, and for whom it may be, once the photo is out.

    Only who is confirmed in the photo and has it unlocked gets clean pixels: a suggestion is nobody's yet.
    """
    row = session.exec(
        select(Face, Photo, Album)
        .join(Photo, col(Photo.id) == Face.photo_id)
        .join(Album, col(Album.id) == Photo.album_id)
        .where(Face.id == face_id, col(Photo.deleted_at).is_(None), col(Album.deleted_at).is_(None))
    ).first()
    if row is None or actor is None:
        raise NotFound
    face, photo, album = row
    if _owns(actor, album):
        return face, Sight(photo, album, is_owner=True, may_edit=True, locked=False)
    appearance = session.exec(
        select(Appearance).where(
            Appearance.photo_id == photo.id, Appearance.client_id == actor.id, Appearance.face_id == face.id
        )
    ).first()
    is_theirs = appearance is not None and appearance.state is AppearanceState.confirmed
    is_out = photo.dropped_at is not None and photo.status is not PhotoStatus.failed
    if not (is_theirs and is_out) and not (appearance and is_suggested(session, actor, appearance)):
        raise NotFound
    unlocked = is_theirs and is_unlocked(session, album.id, actor.id, photo.id)
    return face, Sight(photo, album, is_owner=False, may_edit=False, locked=album.watermark and not unlocked)


def face_of_photographer(session: Session, actor: Account, face_id: UUID) -> Face:
    face = session.get(Face, face_id)
    if face is None:
        raise NotFound
    photo_of_photographer(session, actor, face.photo_id)
    return face


def face_group_to_edit(session: Session, actor: Account, group_id: UUID) -> FaceGroup:
    """Of faces that nobody has named: those of a client are the client's appearances."""
    group = session.get(FaceGroup, group_id)
    if group is None or group.client_id is not None:
        raise NotFound
    album_of_photographer(session, actor, group.album_id)
    return group


def suggestion_to_answer(session: Session, actor: Account, appearance_id: UUID) -> Appearance:
    """What the actor's face suggests to them, and nobody answered yet; held."""
    appearance, is_photographer = appearance_to_edit(session, actor, appearance_id)
    if is_photographer or not is_suggested(session, actor, appearance):
        raise NotFound
    return appearance


def upload_to_continue(session: Session, actor: Account | None, upload_id: UUID, *, lock: bool = False) -> Upload:
    statement = select(Upload).where(Upload.id == upload_id)
    if lock:
        statement = statement.with_for_update()
    upload = session.exec(statement).first()
    if upload is None or actor is None or upload.account_id != actor.id:
        raise NotFound
    album_to_edit(session, actor, upload.album_id)
    return upload


def selfie_to_see(session: Session, actor: Account, selfie_id: UUID) -> Selfie:
    """One's own, and the current one of a client in one's address book."""
    selfie = session.get(Selfie, selfie_id)
    if selfie is None:
        raise NotFound
    if selfie.account_id != actor.id and not (selfie.is_current and session.get(Client, (actor.id, selfie.account_id))):
        raise NotFound
    return selfie


def checkout_to_close(session: Session, actor: Account, checkout_id: UUID) -> Checkout:
    """A request to the photographer that is still open, held so that it is answered once."""
    checkout = session.exec(select(Checkout).where(Checkout.id == checkout_id).with_for_update()).first()
    if checkout is None or checkout.state is not CheckoutState.open or checkout.album_id is None:
        raise NotFound
    album_of_photographer(session, actor, checkout.album_id)
    return checkout


def checkout_to_see(session: Session, actor: Account, checkout_id: UUID) -> Checkout:
    checkout = session.get(Checkout, checkout_id)
    if checkout is None or checkout.client_id != actor.id or checkout.album_id is None:
        raise NotFound
    return checkout


def payment_to_follow(session: Session, actor: Account, payment_id: UUID) -> Payment:
    """A payment that the photographer was told of. The album may be gone, the money is not."""
    payment = session.get(Payment, payment_id)
    if payment is None or payment.kind is not PaymentKind.paid or payment.photographer_id != actor.id:
        raise NotFound
    return payment


def task_to_follow(session: Session, actor: Account, task_id: UUID) -> Task:
    """One's own; admins look after everybody's."""
    task = session.get(Task, task_id)
    if task is None or (task.account_id != actor.id and actor.role is not Role.admin):
        raise NotFound
    return task


def comment_to_see(session: Session, actor: Account | None, comment_id: UUID) -> Comment:
    comment = session.get(Comment, comment_id)
    if comment is None:
        raise NotFound
    photo_to_see(session, actor, comment.photo_id)
    return comment


def comment_to_edit(session: Session, actor: Account, comment_id: UUID) -> Comment:
    """One's own, where one still sees the photo."""
    comment = comment_to_see(session, actor, comment_id)
    if comment.account_id != actor.id:
        raise NotFound
    return comment


def comment_to_delete(session: Session, actor: Account, comment_id: UUID) -> Comment:
    """For moderators: where they see the photo, or somebody reported the comment itself."""
    moderators_only(actor)
    comment = session.exec(select(Comment).where(Comment.id == comment_id).with_for_update()).first()
    if comment is None:
        raise NotFound
    if not _is_reported(session, col(Report.comment_id) == comment.id):
        photo_to_see(session, actor, comment.photo_id)
    return comment


def rating_to_delete(session: Session, actor: Account, rating_id: UUID) -> Rating:
    moderators_only(actor)
    rating = session.exec(select(Rating).where(Rating.id == rating_id).with_for_update()).first()
    if rating is None:
        raise NotFound
    photo_to_see(session, actor, rating.photo_id)
    return rating


def report_to_decide(session: Session, actor: Account, report_id: UUID) -> Report:
    """Held, so that of two who decide at once the second knows."""
    moderators_only(actor)
    report = session.exec(select(Report).where(Report.id == report_id).with_for_update()).first()
    if report is None:
        raise NotFound
    return report


def photo_to_share(session: Session, actor: Account, photo_id: UUID) -> Sight:
    """Whoever may give a photo to others: its owner, who is in it and has it unlocked, anybody if it is public.

    Raises Locked while it is locked. A moderator who looks into something private may not carry it out.
    """
    sight = photo_to_see(session, actor, photo_id)
    if sight.locked:
        raise Locked
    is_public = sight.album.visibility is Visibility.public
    if actor.role is Role.moderator and not (sight.is_owner or is_public or _appears(session, actor.id, photo_id)):
        raise NotFound
    return sight


def photo_to_order(session: Session, actor: Account | Guest, photo_id: UUID, share_id: UUID | None = None) -> Sight:
    """A photo that the actor may have printed, locked or not: one of them, one that is public or that a share shows.

    Not one's own, and not what is only seen in order to look after it.
    """
    if share_id is not None:
        shared = share_remembered(session, actor, share_id)
        return shared.of(photos_shared(session, shared, [photo_id])[0])
    if isinstance(actor, Guest):
        raise NotFound
    sight = photo_to_see(session, actor, photo_id)
    is_public = sight.album.visibility is Visibility.public and sight.photo.hidden_at is None
    is_theirs = is_public or _appears(session, actor.id, photo_id)
    is_shown = sight.photo.status is PhotoStatus.ready and sight.photo.dropped_at is not None
    if sight.is_owner or sight.album.kind is not AlbumKind.client or not (is_theirs and is_shown):
        raise NotFound
    return sight


def product_to_edit(session: Session, actor: Account, product_id: UUID) -> Product:
    product = session.exec(select(Product).where(Product.id == product_id).with_for_update(key_share=True)).first()
    if product is None or product.photographer_id != actor.id:
        raise NotFound
    return product


def preset_to_edit(session: Session, actor: Account, preset_id: UUID) -> Preset:
    preset = session.exec(select(Preset).where(Preset.id == preset_id).with_for_update()).first()
    if preset is None or preset.owner_id != actor.id:
        raise NotFound
    return preset


def cart_item_to_edit(session: Session, actor: Account | Guest, item_id: UUID) -> CartItem:
    item = session.exec(select(CartItem).where(CartItem.id == item_id).with_for_update()).first()
    if item is None or (item.guest_id if isinstance(actor, Guest) else item.account_id) != actor.id:
        raise NotFound
    return item


def order_to_see(session: Session, actor: Account | Guest, order_id: UUID, *, lock: bool = False) -> PrintOrder:
    """Whoever placed it, and the photographer whom it was placed with."""
    statement = select(PrintOrder).where(PrintOrder.id == order_id)
    if lock:
        statement = statement.with_for_update()
    order = session.exec(statement).first()
    if order is None:
        raise NotFound
    theirs = (order.guest_id,) if isinstance(actor, Guest) else (order.account_id, order.photographer_id)
    if actor.id not in theirs:
        raise NotFound
    return order


def order_to_work(session: Session, actor: Account, order_id: UUID) -> PrintOrder:
    """For the photographer, held."""
    order = order_to_see(session, actor, order_id, lock=True)
    if actor.id != order.photographer_id:
        raise NotFound
    return order


def image_link_shared(session: Session, token: str) -> tuple[ImageLink, Account]:
    """A link that is open, and its maker, through whose eyes everybody looks at it."""
    # What moderators hid, its owner still sees; whoever has their link does not.
    row = session.exec(
        select(ImageLink, Account)
        .join(Account, col(Account.id) == ImageLink.owner_id)
        .join(Photo, col(Photo.id) == ImageLink.photo_id)
        .where(ImageLink.token == token, col(Account.is_active), col(Photo.hidden_at).is_(None))
    ).first()
    if row is None:
        raise NotFound
    link, maker = row
    if link.stopped_at is not None:
        raise LinkStopped
    return link, maker


def image_link_to_edit(session: Session, actor: Account, name: str) -> ImageLink:
    """One's own, by its token or its id."""
    try:
        named = ImageLink.id == UUID(name)
    except ValueError:
        named = ImageLink.token == name
    link = session.exec(select(ImageLink).where(named, ImageLink.owner_id == actor.id).with_for_update()).first()
    if link is None:
        raise NotFound
    return link


def share_to_edit(
    session: Session, actor: Account | None, share_id: UUID, *, lock: bool = False
) -> tuple[Share, Album]:
    """One's own; an admin's neither, as with unlocks."""
    statement = select(Share).where(Share.id == share_id)
    share = session.exec(statement.with_for_update() if lock else statement).first()
    if share is None:
        raise NotFound
    return share, album_of_photographer(session, actor, share.album_id)


def share_opened(session: Session, guest: Guest | None, token: str) -> ShareSight:
    """By the secret in the address and, where it has one, the password that this guest has entered.

    Raises ShareClosed for every reason alike.
    """
    row = session.exec(_open_shares().where(Share.token == token)).first()
    if row is None or not _may_enter(session, guest, row[0]):
        raise ShareClosed
    return ShareSight(*row)


def share_remembered(session: Session, actor: Account | Guest | None, share_id: UUID) -> ShareSight:
    """The share that something of theirs came from, if it still opens for them. Never for ids from outside."""
    row = session.exec(_open_shares().where(Share.id == share_id)).first()
    if row is None or not _may_enter(session, actor, row[0]):
        raise ShareClosed
    return ShareSight(*row)


def share_behind_password(session: Session, token: str) -> Share | None:
    """An open share for whoever is about to prove that they know its password."""
    row = session.exec(_open_shares().where(Share.token == token)).first()
    return None if row is None else row[0]


def share_signed(session: Session, came_by: CameBy, share_id: UUID) -> ShareSight:
    """The password was asked for when the address was signed; `is_of` fails once there is another."""
    row = session.exec(_open_shares().where(Share.id == share_id)).first()
    if row is None or not came_by.is_of(row[0]):
        raise NotFound
    return ShareSight(*row)


def photo_shared(session: Session, guest: Guest | None, token: str, photo_id: UUID) -> Sight:
    sight = share_opened(session, guest, token)
    return sight.of(photos_shared(session, sight, [photo_id])[0])


def photos_shared(session: Session, sight: ShareSight, photo_ids: list[UUID]) -> list[Photo]:
    """All of the photos in the order of the ids, or NotFound: one that is not in the share spoils the whole request."""
    found = session.exec(select(Photo).where(*in_share(sight.share), among(col(Photo.id), set(photo_ids)))).all()
    by_id = {photo.id: photo for photo in found}
    if set(photo_ids) - by_id.keys():
        raise NotFound
    return [by_id[photo_id] for photo_id in dict.fromkeys(photo_ids)]


def photos_to_take_by_share(
    session: Session, sight: ShareSight, photo_ids: Collection[UUID] | None = None
) -> list[Taken]:
    """What a share lets be downloaded, in whatever form; of the ids, those that are in it."""
    if sight.downloads is ShareDownloads.none:
        return []
    statement = select(*_TAKEN).join_from(Photo, Album, col(Album.id) == Photo.album_id)
    statement = statement.where(*in_share(sight.share)).order_by(col(Photo.sorted_at), col(Photo.id))
    if photo_ids is not None:
        statement = statement.where(among(col(Photo.id), photo_ids))
    return [Taken._make(row) for row in session.execute(statement)]


def in_share(share: Share) -> list[ColumnElement[bool]]:
    """Conditions on Photo: out, ready, not hidden, and within the share's scope."""
    conditions = [
        col(Photo.album_id) == share.album_id,
        col(Photo.deleted_at).is_(None),
        col(Photo.dropped_at).is_not(None),
        col(Photo.status) == PhotoStatus.ready,
        col(Photo.hidden_at).is_(None),
    ]
    match share.scope:
        case ShareScope.photos:
            chosen = (col(SharePhoto.share_id) == share.id, col(SharePhoto.photo_id) == Photo.id)
            conditions.append(exists().where(*chosen).correlate(Photo))
        case ShareScope.person:
            appears = exists().where(col(Appearance.photo_id) == Photo.id, *shown_to(share.client_id))
            conditions.append(appears.correlate(Photo))
        case ShareScope.album:
            pass
    return conditions


def event_card_to_edit(
    session: Session, actor: Account | None, card_id: UUID, *, lock: bool = False
) -> tuple[EventCard, Album]:
    statement = select(EventCard).where(EventCard.id == card_id)
    card = session.exec(statement.with_for_update() if lock else statement).first()
    if card is None:
        raise NotFound
    return card, album_of_photographer(session, actor, card.album_id)


def event_card_opened(
    session: Session, actor: Account | None, token: str, *, lock: bool = False
) -> tuple[EventCard, Album]:
    """By the secret on the card. Raises CardClosed for every reason alike."""
    statement = select(EventCard).where(EventCard.token == token)
    if lock:
        statement = statement.with_for_update().execution_options(populate_existing=True)
    card = session.exec(statement).first()
    if card is None or card.stopped_at is not None or (card.expires_at is not None and card.expires_at <= now()):
        raise CardClosed
    album = session.exec(
        select(Album)
        .join(Account, col(Account.id) == Album.owner_id)
        .where(Album.id == card.album_id, col(Album.deleted_at).is_(None), col(Account.is_active))
    ).first()
    if album is None or _is_kept_from(session, actor, card):
        raise CardClosed
    return card, album


def claim_to_judge(session: Session, actor: Account, claim_id: UUID) -> tuple[CardClaim, Album]:
    """One that somebody made in one's own album, held."""
    claim = session.exec(select(CardClaim).where(CardClaim.id == claim_id).with_for_update()).first()
    if claim is None:
        raise NotFound
    return claim, album_of_photographer(session, actor, claim.album_id)


def claim_of_client(session: Session, actor: Account, claim_id: UUID) -> CardClaim:
    """One's own, held; not one that the photographer removed."""
    claim = session.exec(
        select(CardClaim)
        .join(Album, col(Album.id) == CardClaim.album_id)
        .where(
            CardClaim.id == claim_id,
            CardClaim.client_id == actor.id,
            col(CardClaim.removed_at).is_(None),
            col(Album.deleted_at).is_(None),
        )
        .with_for_update(of=CardClaim)
    ).first()
    if claim is None:
        raise NotFound
    return claim


def transformation_to_edit(session: Session, actor: Account, transformation_id: UUID) -> NamedTransformation:
    row = session.get(NamedTransformation, transformation_id)
    if row is None or row.owner_id != actor.id:
        raise NotFound
    return row


def is_unlocked(session: Session, album_id: UUID, client_id: UUID, photo_id: UUID | None = None) -> bool:
    """The album as a whole; with a photo, whether that one is unlocked, by itself or with its album."""
    covers = col(Unlock.photo_id).is_(None)
    if photo_id is not None:
        covers |= col(Unlock.photo_id) == photo_id
    return (
        session.exec(
            select(Unlock.id).where(Unlock.album_id == album_id, Unlock.client_id == client_id, covers).limit(1)
        ).first()
        is not None
    )


def unlocked_for(client_id: UUID) -> ColumnElement[bool]:
    """The same question in a statement about many photos."""
    return (
        exists()
        .where(
            col(Unlock.client_id) == client_id,
            col(Unlock.album_id) == col(Photo.album_id),
            or_(col(Unlock.photo_id).is_(None), col(Unlock.photo_id) == col(Photo.id)),
        )
        .correlate(Photo)
    )


def appears_as(client_id: Any) -> tuple[ColumnElement[bool], ...]:
    """Conditions on Appearance: somebody is in the photo."""
    return (col(Appearance.client_id) == client_id, col(Appearance.state) == AppearanceState.confirmed)


def shown_to(client_id: Any) -> tuple[ColumnElement[bool], ...]:
    """The same, for whatever lists somebody's photos: what they hid from themselves is none of them."""
    return (*appears_as(client_id), col(Appearance.hidden_at).is_(None))


def hidden_by(client_id: Any) -> tuple[ColumnElement[bool], ...]:
    return (*appears_as(client_id), col(Appearance.hidden_at).is_not(None))


def suggested_to(actor: Account) -> tuple[ColumnElement[bool], ...]:
    """Conditions on Appearance, Photo and Album: a face that may be the actor's, while they want to be looked for."""
    return (
        literal(actor.face_consent is FaceConsent.granted),
        col(Appearance.client_id) == actor.id,
        col(Appearance.state) == AppearanceState.suggested,
        col(Appearance.face_id).is_not(None),
        col(Album.owner_id) != actor.id,
        col(Album.deleted_at).is_(None),
        col(Photo.deleted_at).is_(None),
        col(Photo.dropped_at).is_not(None),
        col(Photo.status) == PhotoStatus.ready,
        col(Photo.hidden_at).is_(None),
    )


def is_suggested(session: Session, actor: Account, appearance: Appearance) -> bool:
    statement = (
        select(Appearance.id)
        .join(Photo, col(Photo.id) == Appearance.photo_id)
        .join(Album, col(Album.id) == Photo.album_id)
        .where(Appearance.id == appearance.id, *suggested_to(actor))
    )
    return session.exec(statement).first() is not None


def _open_shares() -> Select[Share, Album]:
    """Neither stopped nor expired; its album is there, and so is its photographer."""
    return (
        select(Share, Album)
        .join(Album, col(Album.id) == Share.album_id)
        .join(Account, col(Account.id) == Album.owner_id)
        .where(
            col(Share.stopped_at).is_(None),
            or_(col(Share.expires_at).is_(None), col(Share.expires_at) > now()),
            col(Album.deleted_at).is_(None),
            col(Account.is_active),
        )
    )


def _may_enter(session: Session, actor: Account | Guest | None, share: Share) -> bool:
    if share.password_hash is None:
        return True
    if actor is None:
        return False
    theirs = col(SharePass.guest_id if isinstance(actor, Guest) else SharePass.account_id) == actor.id
    entered = select(SharePass.password_revision).where(theirs, SharePass.share_id == share.id)
    return session.exec(entered).first() == share.password_revision


def _photo_by_share(session: Session, came_by: CameBy, share_id: UUID, photo_id: UUID) -> Sight:
    sight = share_signed(session, came_by, share_id)
    return sight.of(photos_shared(session, sight, [photo_id])[0])


def _is_kept_from(session: Session, actor: Account | None, card: EventCard) -> bool:
    """A personal card is its first one's, and whose claim the photographer removed claims nothing more in the album."""
    claims = session.exec(
        select(CardClaim).where(
            CardClaim.album_id == card.album_id,
            or_(CardClaim.card_id == card.id, CardClaim.client_id == (actor.id if actor else None)),
        )
    ).all()
    mine = [claim for claim in claims if actor is not None and claim.client_id == actor.id]
    others = [claim for claim in claims if claim not in mine and claim.removed_at is None]
    return bool(card.personal and others) or any(claim.removed_at is not None for claim in mine)


def _is_to_judge(session: Session, actor: Account | None, photo: Photo) -> bool:
    """A moderator sees what is not public where somebody asked them to look, or where they hid it themselves."""
    if actor is None or actor.role is not Role.moderator:
        return False
    if photo.hidden_at is not None:
        return True
    return _is_reported(session, col(Report.photo_id) == photo.id, col(Report.about) == ReportAbout.photo)


def _is_reported(session: Session, *subject: ColumnElement[bool]) -> bool:
    is_open = col(Report.state) == ReportState.open
    return session.exec(select(Report.id).where(is_open, *subject).limit(1)).first() is not None


def _owns(actor: Account | None, album: Album) -> bool:
    return actor is not None and actor.id == album.owner_id


def edits(actor: Account | None, album: Album) -> bool:
    return _owns(actor, album) or (actor is not None and actor.role is Role.admin)


def _appears(session: Session, client_id: UUID, photo_id: UUID) -> bool:
    """What somebody hid from themselves they may still look at: that is how they find it again."""
    appears = select(Appearance.id).where(Appearance.photo_id == photo_id, *appears_as(client_id))
    return session.exec(appears).first() is not None
