"""Everything there is to steal, by whom it must not be seen."""

from dataclasses import dataclass

import pytest
from sqlmodel import select

from photodrop.db import transaction
from photodrop.models import Account, Photo, Rendition, Visibility
from photodrop.services import clients, photos
from tests.fixtures.world import World

BIG = (1700, 1130)


@dataclass(frozen=True)
class Files:
    """The bytes kept of one photo: the original, as delivered, clean renditions; and the marked renditions."""

    photo: Photo
    clean: list[bytes]
    marked: list[bytes]


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
                unseen = [self.deleted]
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
def vault(world, add_photo, new_album, alice, bob, drop, jpeg, run_jobs, storage, reread) -> Vault:
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
    run_jobs()

    def files(photo: Photo) -> Files:
        photo = reread(photo)
        with transaction() as session:
            rows = session.exec(select(Rendition).where(Rendition.photo_id == photo.id)).all()
        kept = [key for key in (photo.original_key, photo.delivery_key) if key]
        clean = kept + [row.key for row in rows if not row.marked]
        marked = [row.key for row in rows if row.marked]
        assert len(clean) >= 5
        assert len(marked) == 4
        return Files(photo, [storage.get(key) for key in clean], [storage.get(key) for key in marked])

    return Vault(
        world=world,
        bobs=files(world.photo),
        draft=files(draft),
        deleted=files(deleted),
        public=files(public),
        of_nobody=files(world.other_photo),
        doras=files(world.their_photo),
    )
