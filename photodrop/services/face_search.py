"""Which faces look like whom. Vectors stay in the database: what leaves it are ids and similarities.

A client is compared by two of their references, which have no `face_id`: the selfie, and the mean of the selfie and
their confirmed faces.
Only who agreed is ever compared, only within the photographer's address book (or the installation, by setting), only
what the same model measured.

Where few are compared, PostgreSQL compares with each of them, which finds all there is. Where there are many, the
HNSW index brings the nearest by half of each number's bits, and the whole ones say how near. `docs/benchmarks.md`
tells what that misses and from where on it is worth it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import text
from sqlmodel import Session

from photodrop.config import get_settings

FEW_CLIENTS = 2_000
FEW_FACES = 20_000
"""Up to as many are compared one by one."""

NEAREST_CLIENTS = 32
"""References looked at for a face: two of each client, and of the nearest some are not in this photographer's book."""

PAGE, LARGEST_PAGE = 1_000, 64_000
"""Of the faces nearest to a client, so many; all of them still similar, eight times as many."""

CARE, MOST_CARE = 400, 1_000
"""How many neighbours in the index of faces are looked at, at least and at most."""

CARE_OF_CLIENTS = 100
"""And in that of references, where whoever is to be found is nearer than most."""

EXACT = 4
"""Decimals. A vector's numbers have seven, so that a similarity of 0.5 may come out a hair below."""


@dataclass(frozen=True)
class Likeness:
    """How much a face looks like a client: like their selfie, and like the mean of all that is known of them."""

    photo_id: UUID
    face_id: UUID
    client_id: UUID
    pixels: int
    selfie: float
    mean: float

    @property
    def best(self) -> float:
        return max(self.selfie, self.mean)


_OF_BOOK = "JOIN client ON client.account_id = account.id AND client.photographer_id = :owner_id"
_IN_BOOK = (
    "AND EXISTS (SELECT FROM client WHERE client.account_id = face_reference.account_id "
    "AND client.photographer_id = :owner_id)"
)
_COUNT_OF_BOOK = "SELECT count(*) FROM (SELECT FROM client WHERE photographer_id = :owner_id LIMIT :most) AS few"
_COUNT_OF_ALL = "SELECT count(*) FROM (SELECT FROM face_reference WHERE face_id IS NULL LIMIT :most) AS few"

_CLIENTS_ONE_BY_ONE = """
WITH seen AS MATERIALIZED (
    SELECT model, embedding FROM face WHERE photo_id = ANY(:photo_ids) AND embedding IS NOT NULL
), known AS MATERIALIZED (
    SELECT face_reference.account_id, face_reference.model, face_reference.embedding
    FROM face_reference JOIN account ON account.id = face_reference.account_id
        AND account.face_consent = 'granted' AND account.is_active
    {book}
    WHERE face_reference.face_id IS NULL
)
SELECT DISTINCT known.account_id
FROM seen JOIN known ON known.model = seen.model AND (known.embedding <=> seen.embedding) <= :farthest
"""

_CLIENTS_NEAREST = """
SELECT DISTINCT nearest.account_id
FROM face CROSS JOIN LATERAL (
    SELECT face_reference.account_id, face_reference.embedding <=> face.embedding AS apart
    FROM face_reference
    WHERE face_reference.face_id IS NULL AND face_reference.model = face.model
    AND EXISTS (
        SELECT FROM account
        WHERE account.id = face_reference.account_id AND account.face_consent = 'granted' AND account.is_active
    ) {book}
    ORDER BY face_reference.embedding::halfvec(128) <=> face.embedding::halfvec(128) LIMIT :nearest
) AS nearest
WHERE face.photo_id = ANY(:photo_ids) AND face.embedding IS NOT NULL AND nearest.apart <= :farthest
"""

_LIKENESSES = text("""
SELECT face.photo_id, face.id, known.account_id, face.pixels,
    coalesce(max(1 - (known.embedding <=> face.embedding)) FILTER (WHERE known.selfie_id IS NOT NULL), -1),
    coalesce(max(1 - (known.embedding <=> face.embedding)) FILTER (WHERE known.selfie_id IS NULL), -1)
FROM face
JOIN photo ON photo.id = face.photo_id JOIN album ON album.id = photo.album_id
JOIN face_reference AS known ON known.account_id = ANY(:client_ids) AND known.model = face.model
    AND known.face_id IS NULL
JOIN account ON account.id = known.account_id AND account.face_consent = 'granted' AND account.is_active
WHERE face.photo_id = ANY(:photo_ids) AND face.embedding IS NOT NULL
    AND (:everywhere OR EXISTS (
        SELECT FROM client WHERE client.account_id = account.id AND client.photographer_id = album.owner_id
    ))
GROUP BY face.photo_id, face.id, known.account_id
""")

_SCOPE = """
SELECT album.id FROM album {book}
WHERE album.faces = 'on' AND album.kind = 'client' AND album.deleted_at IS NULL
"""
_BOOKS_OF = "JOIN client ON client.photographer_id = album.owner_id AND client.account_id = :client_id"

_COUNT_OF_FACES = text(
    "SELECT count(*) FROM (SELECT FROM face WHERE album_id = ANY(:album_ids) AND embedding IS NOT NULL LIMIT :most) "
    "AS few"
)

_PHOTOS_ONE_BY_ONE = text("""
SELECT DISTINCT face.photo_id
FROM face_reference JOIN face ON face.model = face_reference.model
WHERE face_reference.account_id = :client_id AND face_reference.face_id IS NULL
    AND face.album_id = ANY(:album_ids) AND face.embedding IS NOT NULL
    AND (face.embedding <=> face_reference.embedding) <= :farthest
""")

_COMPARED_OF = text("SELECT id, model FROM face_reference WHERE account_id = :client_id AND face_id IS NULL")

_PHOTOS_NEAREST = text("""
SELECT photo_id, album_id = ANY(:album_ids), 1 - apart FROM (
    SELECT photo_id, album_id, embedding <=> (SELECT embedding FROM face_reference WHERE id = :reference_id) AS apart
    FROM face
    WHERE model = :model AND embedding IS NOT NULL
    ORDER BY embedding::halfvec(128)
        <=> (SELECT embedding::halfvec(128) FROM face_reference WHERE id = :reference_id)
    LIMIT :most
) AS nearest
""")

_LOOKING = text(
    "SELECT set_config('hnsw.ef_search', :care, true), set_config('hnsw.iterative_scan', 'relaxed_order', true), "
    "set_config('hnsw.max_scan_tuples', :most, true)"
)


def clients_near(session: Session, owner_id: UUID, photo_ids: list[UUID]) -> set[UUID]:
    """Clients of this photographer who may be in these photos, all of them the photographer's."""
    everywhere = is_everywhere()
    counting = text(_COUNT_OF_ALL if everywhere else _COUNT_OF_BOOK)
    told = {"most": FEW_CLIENTS + 1} if everywhere else {"most": FEW_CLIENTS + 1, "owner_id": owner_id}
    is_few = session.execute(counting, told).scalar_one() <= FEW_CLIENTS
    about = {"photo_ids": photo_ids, "farthest": 1 - least()} | ({} if everywhere else {"owner_id": owner_id})
    if is_few:
        book = "" if everywhere else _OF_BOOK
        statement = _CLIENTS_ONE_BY_ONE.format(book=book)
    else:
        book = "" if everywhere else _IN_BOOK
        statement = _CLIENTS_NEAREST.format(book=book)
        about["nearest"] = NEAREST_CLIENTS
        _look_around(session, CARE_OF_CLIENTS)
    return set(session.execute(text(statement), about).scalars())


def likenesses(session: Session, photo_ids: Iterable[UUID], client_ids: Iterable[UUID]) -> list[Likeness]:
    """Every face of these photos with each of these clients, as far as they may be compared at all."""
    about = {"photo_ids": list(photo_ids), "client_ids": list(client_ids), "everywhere": is_everywhere()}
    return [
        Likeness(photo_id, face_id, client_id, pixels, round(selfie, EXACT), round(mean, EXACT))
        for photo_id, face_id, client_id, pixels, selfie, mean in session.execute(_LIKENESSES, about)
    ]


def photos_near(session: Session, client_id: UUID) -> set[UUID]:
    """Photos in which this client may be, all of them, in the albums where they may be looked for."""
    everywhere = is_everywhere()
    scope = text(_SCOPE.format(book="" if everywhere else _BOOKS_OF))
    album_ids = list(session.execute(scope, {} if everywhere else {"client_id": client_id}).scalars())
    if not album_ids:
        return set()
    about = {"client_id": client_id, "album_ids": album_ids}
    if session.execute(_COUNT_OF_FACES, about | {"most": FEW_FACES + 1}).scalar_one() <= FEW_FACES:
        return set(session.execute(_PHOTOS_ONE_BY_ONE, about | {"farthest": 1 - least()}).scalars())
    found: set[UUID] = set()
    for reference_id, model in session.execute(_COMPARED_OF, {"client_id": client_id}).all():
        found |= _nearest(session, reference_id, model, album_ids)
    return found


def is_everywhere() -> bool:
    return get_settings().face_scope == "installation"


def least() -> float:
    """Below this similarity nothing is ever suggested."""
    settings = get_settings()
    return min(settings.face_suggest, settings.face_second_suggest) - 10**-EXACT


def _nearest(session: Session, reference_id: UUID, model: str, album_ids: list[UUID]) -> set[UUID]:
    """Page after page, until what comes is no longer similar. Albums are left out afterwards: among all faces those
    that are similar are few, while an index that passes by what is out of scope would walk through most of it.
    """
    most = PAGE
    while True:
        _look_around(session, min(max(most, CARE), MOST_CARE), 2 * most)
        rows = session.execute(
            _PHOTOS_NEAREST,
            {"reference_id": reference_id, "model": model, "album_ids": album_ids, "most": most},
        ).all()
        similar = [(photo_id, is_theirs) for photo_id, is_theirs, similarity in rows if similarity >= least()]
        if len(similar) < len(rows) or len(rows) < most or most >= LARGEST_PAGE:
            return {photo_id for photo_id, is_theirs in similar if is_theirs}
        most *= 8


def _look_around(session: Session, care: int, most: int = 0) -> None:
    """For this transaction: how far the index looks, and that it goes on where filters leave too little."""
    session.execute(_LOOKING, {"care": str(care), "most": str(max(20_000, most))})
