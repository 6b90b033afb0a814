"""The same list of albums as a bare FastAPI route: no one asks who wants it, nothing is filtered, signed or limited."""

from collections.abc import Iterator
from typing import Annotated
from uuid import UUID

from fastapi import Depends, FastAPI
from pydantic import BaseModel
from sqlalchemy import text
from sqlmodel import Session

from photodrop.db import engine

ALBUMS = text("SELECT * FROM album WHERE owner_id = :owner AND deleted_at IS NULL ORDER BY created_at DESC LIMIT 51")
COUNTS = text("""
    SELECT album_id, count(*) AS total, count(*) FILTER (WHERE status = 'ready') AS ready,
        count(*) FILTER (WHERE status = 'failed') AS failed, count(dropped_at) AS dropped,
        count(*) FILTER (WHERE status IN ('queued', 'uploading')) AS waiting
    FROM photo WHERE album_id = ANY(:albums) AND deleted_at IS NULL GROUP BY album_id
""")
PEOPLE = text("""
    SELECT album_id, count(DISTINCT client_id) AS total FROM appearance JOIN photo ON photo.id = photo_id
    WHERE album_id = ANY(:albums) AND deleted_at IS NULL AND state = 'confirmed' GROUP BY album_id
""")
COVERS = text("""
    SELECT album.id AS album_id, cover.id FROM album, LATERAL (
        SELECT id FROM photo WHERE album_id = album.id AND status = 'ready' AND deleted_at IS NULL
        ORDER BY taken_at, id LIMIT 1
    ) cover WHERE album.id = ANY(:albums)
""")


class Row(BaseModel):
    id: str
    kind: str
    name: str
    location: str
    shot_on: str
    created_at: str
    photo_count: int
    client_count: int
    ready_count: int
    failed_count: int
    waiting_count: int
    dropped_count: int
    cover_url: str
    visibility: str
    price: int
    currency: str


class Rows(BaseModel):
    items: list[Row]


def get_session() -> Iterator[Session]:
    with Session(engine()) as session, session.begin():
        yield session


def application() -> FastAPI:
    app = FastAPI()
    app.get("/health/live")(lambda: {"live": True})

    @app.get("/albums/{owner}")
    def list_albums(owner: UUID, session: Annotated[Session, Depends(get_session)]) -> Rows:
        albums = session.execute(ALBUMS, {"owner": owner}).all()[:50]
        ids = {"albums": [album.id for album in albums]}
        counts = {row.album_id: row for row in session.execute(COUNTS, ids)}
        people = {row.album_id: row.total for row in session.execute(PEOPLE, ids)}
        covers = {row.album_id: row.id for row in session.execute(COVERS, ids)}
        return Rows(
            items=[
                Row(
                    id=str(album.id),
                    kind=album.kind,
                    name=album.name,
                    location=album.location,
                    shot_on=album.shot_on.isoformat(),
                    created_at=album.created_at.isoformat(),
                    photo_count=counts[album.id].total,
                    client_count=people.get(album.id, 0),
                    ready_count=counts[album.id].ready,
                    failed_count=counts[album.id].failed,
                    waiting_count=counts[album.id].waiting,
                    dropped_count=counts[album.id].dropped,
                    cover_url=f"/photos/{covers[album.id]}",
                    visibility=album.visibility,
                    price=album.price,
                    currency=album.currency,
                )
                for album in albums
            ]
        )

    return app
