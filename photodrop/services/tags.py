"""Tags: spelled one way, made when first used, counted in public only."""

import unicodedata
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import delete as sql_delete
from sqlalchemy import func, text
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import Session, col, select

from photodrop.errors import Invalid
from photodrop.models import Account, Photo, PhotoTag, Tag, TagChange
from photodrop.models.base import among, new_id, now
from photodrop.models.tag import LONGEST_TAG, TAGS_OF_A_PHOTO
from photodrop.services import access, audit
from photodrop.services.paging import Page, Sorting, page
from photodrop.services.tongues import _


@dataclass(frozen=True)
class TagView:
    """A tag, and how many public photos have it."""

    name: str
    photo_count: int


def spelled(tag: str) -> str:
    """The one spelling of a tag. Raises Invalid where there is none."""
    name = unicodedata.normalize("NFKC", tag)
    # Small letters may come apart into marks, and marks together into other letters: until nothing changes any more.
    for _time in range(3):
        name = unicodedata.normalize("NFKC", name.lower())
    name = " ".join(name.split()).removeprefix("#").strip()
    if not name:
        raise Invalid(tags=_("A tag needs at least one letter."))
    if len(name) > LONGEST_TAG:
        raise Invalid(
            tags=_(
                "“{tag}…” is too long. A tag has at most {longest} characters.",
                tag=name[:LONGEST_TAG],
                longest=LONGEST_TAG,
            )
        )
    if "," in name or not all(character.isprintable() for character in name):
        raise Invalid(tags=_("A tag has no commas and nothing invisible in it."))
    return name


def chosen(given: list[str]) -> list[str]:
    """What somebody typed, each once and in their order."""
    # So that nobody has us spell a million of them first.
    if len(given) > 4 * TAGS_OF_A_PHOTO:
        raise Invalid(tags=_("A photo has at most {most} tags.", most=TAGS_OF_A_PHOTO))
    names = list(dict.fromkeys(spelled(tag) for tag in given))
    if len(names) > TAGS_OF_A_PHOTO:
        raise Invalid(tags=_("A photo has at most {most} tags.", most=TAGS_OF_A_PHOTO))
    return names


def put(session: Session, actor: Account, photo_id: UUID, given: list[str]) -> list[str]:
    """Exactly these tags, in this order."""
    names = chosen(given)
    # Two who tag the same photo take turns; the triggers behind the tags write about it as well.
    photo = access.photo_to_edit(session, actor, photo_id)
    session.exec(select(Photo.id).where(Photo.id == photo.id).with_for_update(key_share=True)).one()
    if names == of(session, [photo.id])[photo.id]:
        return names
    ids = _ids(session, names)
    session.execute(sql_delete(PhotoTag).where(col(PhotoTag.photo_id) == photo.id))
    if names:
        rows = [
            {"photo_id": photo.id, "tag_id": ids[name], "position": position} for position, name in enumerate(names, 1)
        ]
        session.execute(insert(PhotoTag), rows)
    audit.record(session, "photo.tagged", actor_id=actor.id, subject_id=photo.id)
    return names


def of(session: Session, photo_ids: list[UUID]) -> dict[UUID, list[str]]:
    """The tags of each photo, in its owner's order."""
    found: dict[UUID, list[str]] = {photo_id: [] for photo_id in photo_ids}
    if photo_ids:
        rows = session.exec(
            select(PhotoTag.photo_id, Tag.name)
            .join(Tag, col(Tag.id) == PhotoTag.tag_id)
            .where(among(col(PhotoTag.photo_id), photo_ids))
            .order_by(col(PhotoTag.photo_id), col(PhotoTag.position))
        )
        for photo_id, name in rows:
            found[photo_id].append(name)
    return found


SORTING = Sorting({"photo_count": col(Tag.photo_count), "name": col(Tag.name)}, tie=col(Tag.id))
_CHANGED = (
    select(func.coalesce(func.sum(TagChange.delta), 0))
    .where(col(TagChange.tag_id) == Tag.id)
    .correlate(Tag)
    .scalar_subquery()
)


def find(
    session: Session, q: str = "", *, sort: str = "-photo_count", cursor: str | None = None, limit: int = 50
) -> Page[TagView]:
    """Tags that begin so. One that only private photos have is not told of: its words may say whose they are."""
    count = col(Tag.photo_count) + _CHANGED
    statement = select(Tag.name, count.label("now")).where(count > 0)
    beginning = " ".join(unicodedata.normalize("NFKC", q).lower().split()).removeprefix("#")
    if beginning:
        statement = statement.where(col(Tag.name).startswith(beginning[:LONGEST_TAG], autoescape=True))
    rows, following = page(session, statement, SORTING, sort=sort, cursor=cursor, limit=limit)
    return Page([TagView(name, photo_count) for name, photo_count in rows], following)


# What is added meanwhile is not seen by this statement, and stays for the next one.
_COUNT_UP = text("""
    WITH gone AS (DELETE FROM tag_change RETURNING tag_id, delta),
    sums AS (SELECT tag_id, sum(delta) AS delta FROM gone GROUP BY tag_id HAVING sum(delta) <> 0)
    UPDATE tag SET photo_count = photo_count + sums.delta FROM sums WHERE tag.id = sums.tag_id
""")


def count_up(session: Session) -> None:
    """Take the changes of the last minutes into the tags' own numbers, so that few are left to add up."""
    session.execute(_COUNT_UP)


def _ids(session: Session, names: list[str]) -> dict[str, UUID]:
    """Of all of them; those that nobody used before are made."""
    known = _known(session, names)
    # In one order for everybody, so that two who make the same tags take turns.
    missing = sorted(set(names) - known.keys())
    if missing:
        rows = [{"id": new_id(), "created_at": now(), "name": name, "photo_count": 0} for name in missing]
        session.execute(insert(Tag).on_conflict_do_nothing(index_elements=["name"]), rows)
        known |= _known(session, missing)
    return known


def _known(session: Session, names: list[str]) -> dict[str, UUID]:
    return dict(session.exec(select(Tag.name, Tag.id).where(col(Tag.name).in_(names))).all())
