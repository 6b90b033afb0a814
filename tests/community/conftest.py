"""Alice's public album, and a moderator."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from photodrop.db import transaction
from photodrop.models import Account, Album, Role, Visibility
from photodrop.models.base import new_id
from tests.fixtures.people import PASSWORD_HASH

PEOPLE = ("visitor", "bob", "charlie", "dora", "alice", "moderator", "admin")


@pytest.fixture
def act(database) -> Callable[..., Any]:
    """`act(comments.add, bob, photo_id, "Lovely.")`: a service in a transaction of its own."""

    def run(service: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        with transaction() as session:
            return service(session, *args, **kwargs)

    return run


@pytest.fixture
def moderator(new_account) -> Account:
    return new_account(role=Role.moderator, login="mod", name="Mo Derator", password_hash=PASSWORD_HASH)


@pytest.fixture
def public(new_album) -> Album:
    return new_album(name="Harbour days", watermark=False, visibility=Visibility.public)


@pytest.fixture
def new_photo(sql, public):
    """`new_photo("Sunset", tags=["sea"])`: a row of a photo that is out, without its bytes."""

    def make(name: str = "DSC_0412", description: str = "", *, to: Album | None = None, **columns: Any) -> UUID:
        photo_id = new_id()
        values = {
            "id": photo_id,
            "album_id": (to or public).id,
            "status": "ready",
            "filename": f"{name}.jpg",
            "name": name,
            "description": description,
            "content_type": "image/jpeg",
            "bytes": 1,
            "sha256": photo_id.hex,
            "original_key": f"photos/{photo_id}/original.jpg",
            "delivery_bytes": 0,
            "delivery_content_type": "",
            "width": 3,
            "height": 2,
            "placeholder": "",
            "perceptual_hash": "",
            "watermark_revision": 1,
            "dropped_at": "2026-06-20T12:00:00Z",
            **columns,
        }
        names = ", ".join(values)
        sql(f"INSERT INTO photo ({names}) VALUES ({', '.join(f':{name}' for name in values)})", **values)
        return photo_id

    return make
