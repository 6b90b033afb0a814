"""Photos as somebody wants them: other sizes, cut out, in other colours, with words on them.

What goes into a picture is decided for one viewer in one transaction (`order`); making it (`make`) needs no database
and may take a while; what was made is kept (`keep`) under a digest of all that went into it. So the same wish for a
photo that is locked by now, has another watermark, or was rendered anew is another picture.

Of a locked photo the marked rendition is the source, and its watermark is drawn once more as the last step: whatever a
recipe moves, cuts or blurs, clean pixels never come near it.
"""

import hashlib
import json
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import quote, urlencode
from uuid import UUID

from sqlmodel import Session, col, select

from photodrop import routes
from photodrop.adapters.storage import Link, Method, get_storage
from photodrop.errors import Invalid, NotFound
from photodrop.imaging import orders
from photodrop.imaging.errors import TooHeavy
from photodrop.imaging.renditions import Mark
from photodrop.imaging.transformation import geometry
from photodrop.imaging.transformation.grammar import parse
from photodrop.imaging.transformation.recipe import Recipe
from photodrop.imaging.transformation.settling import settled
from photodrop.models import Account, NamedTransformation, PhotoStatus, Rendition, Size
from photodrop.services import access, files, limits, marks, signatures, transformed
from photodrop.services.access import Sight
from photodrop.services.files import StoredFile
from photodrop.services.lab import lab
from photodrop.services.link_tokens import CameBy
from photodrop.services.tongues import _

# Part of every digest: a change in how steps look makes everything anew.
VERSION = 1
PER_MINUTE = 300
THUMB = parse("c_limit,w_480,h_480/f_auto")


class TooMuchWork(TooHeavy):
    message = "This transformation takes too long. Use fewer steps, or a smaller size first."


@dataclass(frozen=True)
class FreshFile:
    """A picture that was made a moment ago and is kept nowhere."""

    made: bytes
    content_type: str
    etag: str
    filename: str

    def link(self, *, attachment: bool, method: Method) -> Link | None:  # noqa: ARG002  # as StoredFile has it
        return None

    def length(self) -> int:
        return len(self.made)

    def content(self, start: int = 0, length: int | None = None) -> Iterator[bytes]:
        return iter([self.made[start : None if length is None else start + length]])


@dataclass(frozen=True)
class Signed:
    """`transformation` as it is kept: one spelling for each meaning, named ones written out."""

    transformation: str
    url: str


@dataclass(frozen=True)
class Wanted:
    """What a signed address asks for, and for whom."""

    viewer: Account | None
    came_by: CameBy | None
    photo_id: UUID
    recipe: Recipe
    extension: str


@dataclass(frozen=True)
class Edited:
    """A photo in the editor. `back` leads to where one looks at it."""

    id: str
    name: str
    description: str
    preview_url: str
    locked: bool
    back: str


@dataclass(frozen=True)
class Order:
    """Everything that goes into one picture. `stored` is the picture, where it was made before."""

    sight: Sight
    recipe: Recipe
    source_key: str
    photo_size: tuple[int, int]
    """Of the large rendition, which a recipe's numbers are about; the source may be a smaller one."""
    overlay_keys: dict[str, str]
    last_mark: Mark | None
    varies: bool
    digest: str
    stored: StoredFile | None
    face_id: UUID | None = None
    """Whose face is cut out: the picture goes with it."""

    @property
    def etag(self) -> str:
        return f'"{self.digest[:32]}"'

    @property
    def filename(self) -> str:
        return f"{self.sight.photo.name}.{self.recipe.delivery.format}"


def recipe_of(session: Session, owner: Account | None, text: str) -> Recipe:
    """With the owner's named transformations written out. Raises Invalid, pointing at the part that is wrong."""
    recipe = read(text)
    if not recipe.names:
        return recipe
    rows = (
        session.exec(
            select(NamedTransformation).where(
                NamedTransformation.owner_id == owner.id, col(NamedTransformation.name).in_(recipe.names)
            )
        ).all()
        if owner is not None
        else []
    )
    named = {row.name: read(row.transformation) for row in rows}
    if unknown := sorted(recipe.names - named.keys()):
        raise Invalid(transformation=_("You have no transformation named {name}.", name=unknown[0]))
    # Once more, because limits hold for the whole of it.
    return read(str(recipe.with_named(named)))


def read(text: str) -> Recipe:
    """Nothing said is nothing done."""
    return parse(text) if text else Recipe()


def thumb_of(recipe: Recipe) -> Recipe:
    """The same, small; one that has no room for another step as it is."""
    small = Recipe((*recipe.steps, *THUMB.steps), THUMB.delivery)
    try:
        return read(str(small))
    except Invalid:
        return recipe


def order(
    session: Session,
    actor: Account | None,
    photo_id: UUID,
    recipe: Recipe,
    *,
    accept: str = "",
    extension: str = "",
    came_by: CameBy | None = None,
) -> Order:
    """What this actor gets for this recipe now. `accept` and `extension` settle what the recipe leaves open."""
    sight = access.photo_to_see(session, actor, photo_id, came_by=came_by)
    overlays = {other: access.photo_to_see(session, actor, UUID(other)) for other in sorted(recipe.photos)}
    varies = recipe.delivery.format == "auto"
    recipe = settled(recipe, accept=accept, extension=extension or None)
    return order_of(session, sight, lambda _size: recipe, overlays=overlays, varies=varies)


def order_of(
    session: Session,
    sight: Sight,
    recipe_for: Callable[[tuple[int, int]], Recipe],
    *,
    overlays: Mapping[str, Sight] | None = None,
    varies: bool = False,
    face_id: UUID | None = None,
) -> Order:
    """The same for a sight that `access` gave; the settled recipe is made for the size of the large rendition."""
    if sight.photo.status is not PhotoStatus.ready:
        raise NotFound
    photo_id, overlays = sight.photo.id, overlays or {}
    sources = _sources(session, {photo_id: sight} | {UUID(other): seen for other, seen in overlays.items()})
    large = sources[photo_id][Size.large]
    photo_size = large.width, large.height
    recipe = recipe_for(photo_size)
    # What comes out too large is refused here, before anything is opened.
    geometry.final_size(recipe, photo_size)
    source = _smallest(sources[photo_id], geometry.edge_needed(recipe, photo_size))
    overlay_keys = {other: sources[UUID(other)][Size.large].key for other in overlays}
    last_mark = marks.mark_of(session, sight.album) if sight.locked else None
    parts = [VERSION, source.key, str(recipe), marks.told(sight.album) if sight.locked else None, overlay_keys]
    digest = hashlib.sha256(json.dumps(parts).encode()).hexdigest()
    wanted = Order(sight, recipe, source.key, photo_size, overlay_keys, last_mark, varies, digest, None, face_id)
    found = transformed.find(session, digest)
    if found is None:
        return wanted
    return replace(wanted, stored=StoredFile(found.key, found.bytes, found.content_type, wanted.etag, wanted.filename))


def make(ordered: Order) -> FreshFile:
    """Takes its time, and needs no transaction. Raises Busy where too many wait, TooMuchWork for too heavy a recipe."""

    def run() -> FreshFile:
        store = get_storage()
        try:
            source = store.get(ordered.source_key)
            overlays = {name: store.get(key) for name, key in ordered.overlay_keys.items()}
        except FileNotFoundError:
            raise NotFound from None
        try:
            done = lab().run(
                orders.transform,
                source,
                ordered.recipe,
                photo_size=ordered.photo_size,
                overlays=overlays,
                last_mark=ordered.last_mark,
            )
        except TooHeavy:
            raise TooMuchWork from None
        return FreshFile(done.content, done.content_type, ordered.etag, ordered.filename)

    return lab().once(ordered.digest, run)


def keep(session: Session, ordered: Order, fresh: FreshFile) -> StoredFile:
    row = transformed.keep(
        session,
        ordered.digest,
        fresh.made,
        photo_id=ordered.sight.photo.id,
        overlay_ids=[UUID(other) for other in ordered.overlay_keys],
        content_type=fresh.content_type,
        extension=f".{ordered.recipe.delivery.format}",
        face_id=ordered.face_id,
    )
    return StoredFile(row.key, row.bytes, row.content_type, fresh.etag, fresh.filename)


def is_there(file: StoredFile) -> bool:
    return file.link(attachment=False, method="GET") is not None or transformed.is_there(file.key)


def spend(actor: Account) -> None:
    """One try of many: whoever moves a slider makes several a second, a script would make more."""
    limits.spend(
        "transformation",
        str(actor.id),
        limit=PER_MINUTE,
        seconds=60,
        message=_("Wait a moment before the next preview."),
    )


def edited(session: Session, actor: Account, username: str, photo_id: UUID) -> Edited:
    """For the editor at `/<username>/edit/<id>`: the name is its owner's, or one's own."""
    sight = access.photo_to_see(session, actor, photo_id)
    owner = actor if sight.is_owner else session.get_one(Account, sight.album.owner_id)
    if sight.photo.status is not PhotoStatus.ready or username.lower() not in _names(actor, owner):
        raise NotFound
    look = "marked" if sight.locked else "clean"
    photo = sight.photo
    return Edited(
        id=str(photo.id),
        name=photo.name,
        description=photo.description,
        preview_url=files.photo_url(photo, Size.medium, look, viewer=actor.id),
        locked=sight.locked,
        back=routes.VIEW.replace("[username]", owner.login or username).replace("[photo_id]", str(photo.id)),
    )


def _names(*accounts: Account) -> set[str]:
    return {account.login.lower() for account in accounts if account.login}


def sign(session: Session, actor: Account, photo_id: UUID, text: str) -> Signed:
    recipe = recipe_of(session, actor, text)
    for each in (photo_id, *map(UUID, sorted(recipe.photos))):
        access.photo_to_see(session, actor, each)
    return Signed(str(recipe), url(photo_id, recipe, viewer=actor.id))


def url(
    photo_id: UUID, recipe: Recipe, *, viewer: UUID | None, extension: str = "", came_by: CameBy | None = None
) -> str:
    """Signed for one viewer, for a quarter to half an hour; what it shows is decided again each time."""
    told = {
        "viewer": str(viewer) if viewer else files.VISITOR,
        "expires": str((int(time.time()) // files.WINDOW + 2) * files.WINDOW),
        "link": str(came_by or ""),
    }
    signature = signatures.sign(_signed_text(photo_id, recipe, extension, **told))
    path = f"{routes.API}/i/{signature}/{quote(str(recipe), safe='/:,')}/{photo_id}{extension}"
    return f"{path}?{urlencode({name: value for name, value in told.items() if value})}"


def read_url(session: Session, signature: str, rest: str, *, viewer: str, expires: str, link: str = "") -> Wanted:
    """Raises NotFound for an address that we did not sign, or that is too old."""
    text, _slash, name = rest.rpartition("/")
    stem, dot, extension = name.partition(".")
    try:
        photo_id, recipe = UUID(stem), read(text)
    except (ValueError, Invalid):
        raise NotFound from None
    text = _signed_text(photo_id, recipe, dot + extension, viewer=viewer, expires=expires, link=link)
    if not signatures.is_signed(text, signature):
        raise NotFound
    found = files.in_time(session, viewer, expires, link)
    return Wanted(found.account, found.came_by, photo_id, recipe, extension)


def _sources(session: Session, sights: dict[UUID, Sight]) -> dict[UUID, dict[Size, Rendition]]:
    """Of each photo its renditions: marked where it is locked. One that is still being made is not there yet."""
    rows = session.exec(select(Rendition).where(col(Rendition.photo_id).in_(sights))).all()
    found: dict[UUID, dict[Size, Rendition]] = {photo_id: {} for photo_id in sights}
    for row in rows:
        if row.marked == sights[row.photo_id].locked:
            found[row.photo_id][row.size] = row
    if not all(Size.large in sizes for sizes in found.values()):
        raise NotFound
    return found


def _smallest(sources: dict[Size, Rendition], edge: int) -> Rendition:
    """A small rendition is opened in a tenth of the time, and where it is large enough nobody sees the difference."""
    large = sources[Size.large]
    enough = [
        each for each in sources.values() if edge <= max(each.width, each.height) < max(large.width, large.height)
    ]
    return min(enough, key=lambda each: each.width, default=large)


def _signed_text(photo_id: UUID, recipe: Recipe, extension: str, *, viewer: str, expires: str, link: str) -> str:
    return f"image\n{recipe}\n{photo_id}{extension}\n{viewer}\n{expires}\n{link}"
