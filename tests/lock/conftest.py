"""Everything there is to steal, by whom it must not be seen."""

from dataclasses import dataclass
from uuid import UUID

import pytest
import requests
from fastapi import FastAPI
from sqlmodel import select

from photodrop.adapters.storage import get_storage
from photodrop.api.app import make_api
from photodrop.db import transaction
from photodrop.models import Account, Photo, PrintOrderItem, Rendition, Visibility
from photodrop.models.base import new_id
from photodrop.services import clients, lab_packages, photo_cards, photos
from tests.fixtures.world import World
from tests.support.thief import Loot, Thief

BIG = (1700, 1130)
FILES = ("thumb_url", "small_url", "medium_url", "large_url", "download_url")


@dataclass(frozen=True)
class Files:
    """The bytes kept of one photo: the original, as delivered, clean renditions; and the marked renditions."""

    photo: Photo
    clean: list[bytes]
    marked: list[bytes]
    clean_keys: list[str]
    marked_keys: list[str]


@dataclass(frozen=True)
class Vault:
    world: World
    bobs: Files
    draft: Files
    deleted: Files
    public: Files
    of_nobody: Files
    doras: Files

    def ids(self) -> list[str]:
        return [str(files.photo.id) for files in self.all()]

    def all(self) -> list[Files]:
        return [self.bobs, self.draft, self.deleted, self.public, self.of_nobody, self.doras]

    def hidden_from(self, name: str) -> list[bytes]:
        """What must never reach this actor, while Bob is locked out."""
        clean = [content for files in self.all() for content in files.clean if name != "dora" or files != self.doras]
        match name:
            case "bob":
                unseen = [self.draft, self.deleted, self.of_nobody]
            case "admin":
                # Who may restore the deleted one, and then sees it as marked as the others.
                unseen = []
            case "dora":
                unseen = [self.bobs, self.draft, self.deleted, self.of_nobody]
            case _:
                unseen = [self.bobs, self.draft, self.deleted, self.of_nobody, self.doras]
        return clean + [content for files in unseen for content in files.marked]

    def harmless_to(self, name: str) -> list[bytes]:
        hidden = set(self.hidden_from(name))
        return [content for files in self.all() for content in files.clean + files.marked if content not in hidden]


@pytest.fixture
def delivered(add_photo, drop, run_jobs, bob, jpeg) -> Photo:
    photo = add_photo([bob], content=jpeg(*BIG))
    run_jobs()
    drop()
    return photo


@pytest.fixture
def vault(world, add_photo, new_album, alice, bob, drop, jpeg, run_jobs, reread) -> Vault:
    def big(**more) -> Photo:
        return add_photo([bob], content=jpeg(*BIG), **more)

    open_album = new_album(name="For all to see", visibility=Visibility.public)
    public = big(to=open_album)
    run_jobs()
    drop(what=open_album)
    deleted = big()
    run_jobs()
    drop()
    with transaction() as session:
        photos.delete(session, session.get_one(Account, alice.id), world.album.id, [deleted.id])
        clients.ids_of_phones(session, session.get_one(Account, alice.id), [str(bob.phone)])
    draft = big()
    with transaction() as session:
        lab_packages.make(session, session.get_one(Account, alice.id), UUID(world.bought.order_id))
    run_jobs()

    def files(photo: Photo) -> Files:
        photo = reread(photo)
        with transaction() as session:
            rows = session.exec(select(Rendition).where(Rendition.photo_id == photo.id)).all()
            printed = session.exec(select(PrintOrderItem.lab_key).where(PrintOrderItem.photo_id == photo.id)).all()
        kept = [key for key in (photo.original_key, photo.delivery_key, *printed) if key]
        clean = kept + [row.key for row in rows if not row.marked]
        marked = [row.key for row in rows if row.marked]
        assert len(clean) >= 5
        assert len(marked) == 4
        store = get_storage()
        return Files(photo, [store.get(key) for key in clean], [store.get(key) for key in marked], clean, marked)

    return Vault(
        world=world,
        bobs=files(world.photo),
        draft=files(draft),
        deleted=files(deleted),
        public=files(public),
        of_nobody=files(world.other_photo),
        doras=files(world.their_photo),
    )


@pytest.fixture
def ids(vault) -> dict[str, list[str]]:
    """By the names that routes give them; the first of each is the one most worth having."""
    world = vault.world
    # Bob may say that he is in it, and then sees it with good reason.
    known = {name: [value] for name, value in world.ids.items() if name != "suggestion_id"}
    return known | {
        "album_id": [str(world.album.id), str(vault.public.photo.album_id), str(world.their_album.id)],
        "photo_id": vault.ids(),
        # Of what is private, first: a link that nobody was given.
        "token": [vault.bobs.photo.link_token, world.album.link_token, vault.public.photo.link_token],
        "client_id": [str(world.actors["bob"].id), str(world.actors["charlie"].id)],
        "owner_id": [str(world.actors[name].id) for name in ("alice", "dora", "admin")],
        "otp_id": [str(new_id())],
        "size": ["thumb", "large"],
        "look": ["clean", "marked"],
        "revision": ["1"],
        "signature": ["forged"],
        "rest": [f"q_95/{photo_id}" for photo_id in vault.ids()],
    }


@pytest.fixture(scope="session")
def contract() -> FastAPI:
    """To read the routes from; its document takes a second to write."""
    return make_api()


@pytest.fixture
def thief(vault, api, ids, into_the_bucket, contract):
    def make(name: str, loot: Loot | None = None) -> Thief:
        actor = vault.world.actors[name]
        caller = api(actor)

        def call(method: str, address: str, **more):
            nonlocal caller
            answer = caller(method, address, **more)
            if answer.status_code == 401 and actor is not None:
                # One of the requests before was the sign-out.
                caller = api(actor)
                answer = caller(method, address, **more)
            return into_the_bucket(answer, method, **more)

        return Thief(contract, call, ids, loot or Loot(vault.hidden_from(name), vault.harmless_to(name)))

    return make


@pytest.fixture
def taken() -> set[str]:
    """Every address in the bucket that anybody was led to."""
    return set()


@pytest.fixture
def into_the_bucket(taken):
    """Goes where an answer leads, if that is into the bucket, as a browser does."""

    def follow(answer, method: str, headers: dict[str, str] | None = None, **_more):
        origin, location = get_storage().origin(), answer.headers.get("location", "")
        if not origin or not location.startswith(origin):
            return answer
        taken.add(location)
        return requests.request(method, location, headers=headers, timeout=10)

    return follow


@pytest.fixture
def addresses(database):
    """`addresses(bob, photo.id)`: all that this actor is told of these photos' files."""

    def told(actor: Account, *photo_ids) -> set[str]:
        with transaction() as session:
            me = session.get_one(Account, actor.id)
            cards = [photo_cards.see(session, me, photo_id) for photo_id in photo_ids]
        return {getattr(card, name) for card in cards for name in FILES} - {""}

    return told
