"""The rule that never bends: clean bytes of a locked photo reach nobody but their owner."""

import pytest
from starlette.responses import Response

from photodrop.api.app import make_api
from photodrop.db import transaction
from photodrop.models import Account
from photodrop.models.base import new_id
from photodrop.services import photos
from tests.support.thief import Loot, Thief

PHOTO, THIS = "UPDATE photo", "WHERE id = :photo"
PERSON, BOB = "UPDATE appearance", "WHERE photo_id = :photo AND client_id = :bob"
ALBUM, ITS = "UPDATE album", "WHERE id = (SELECT album_id FROM photo WHERE id = :photo)"
FILES = ("thumb_url", "small_url", "medium_url", "large_url", "download_url")


@pytest.fixture
def ids(vault) -> dict[str, list[str]]:
    """By the names that routes give them; the first of each is the one most worth having."""
    world = vault.world
    known = {name: [value] for name, value in world.ids.items()}
    return known | {
        "album_id": [str(world.album.id), str(vault.public.photo.album_id), str(world.their_album.id)],
        "photo_id": vault.ids(),
        "client_id": [str(world.actors["bob"].id), str(world.actors["charlie"].id)],
        "owner_id": [str(world.actors[name].id) for name in ("alice", "dora", "admin")],
        "otp_id": [str(new_id())],
        "size": ["thumb", "large"],
        "look": ["clean", "marked"],
        "revision": ["1"],
    }


@pytest.fixture
def thief(vault, api, ids):
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
            return answer

        return Thief(make_api(), call, ids, loot or Loot(vault.hidden_from(name), vault.harmless_to(name)))

    return make


def addresses_of(actor: Account, *photo_ids) -> set[str]:
    with transaction() as session:
        me = session.get_one(Account, actor.id)
        cards = [photos.see(session, me, photo_id) for photo_id in photo_ids]
    return {getattr(card, name) for card in cards for name in FILES} - {""}


@pytest.mark.parametrize("name", ["visitor", "bob", "charlie", "dora", "moderator", "admin"])
def test_nobody_gets_what_is_locked(name, thief):
    somebody = thief(name)
    somebody.walk()
    assert somebody.found == []
    # Even a stranger who guesses ids meets the pictures of the public album, so the walk has led somewhere.
    assert somebody.pictures_seen >= (8 if name in {"bob", "admin"} else 1)


def test_addresses_of_before_a_relock_are_dead(vault, thief, unlock, relock, api):
    bob = vault.world.actors["bob"]
    unlock(bob)
    old = addresses_of(bob, vault.bobs.photo.id)
    assert any("original" in address for address in old)
    for address in old:
        assert api().get(address).is_success
    relock(bob)
    for address in old:
        assert api().get(address).status_code == api().head(address).status_code == 402
    somebody = thief("bob")
    somebody.twist(old)
    assert somebody.found == []


def test_addresses_die_with_the_account_the_photo_and_the_appearance(vault, api, unlock, sql):
    bob = vault.world.actors["bob"]
    unlock(bob)
    address = addresses_of(bob, vault.bobs.photo.id).pop()
    assert api().get(address).is_success
    for broken, mended in (
        ("UPDATE account SET is_active = false WHERE id = :bob", "UPDATE account SET is_active = true WHERE id = :bob"),
        (f"{PHOTO} SET deleted_at = now() {THIS}", f"{PHOTO} SET deleted_at = NULL {THIS}"),
        (f"{PHOTO} SET dropped_at = NULL {THIS}", f"{PHOTO} SET dropped_at = now() {THIS}"),
        (f"{PERSON} SET state = 'rejected' {BOB}", f"{PERSON} SET state = 'confirmed' {BOB}"),
        (f"{ALBUM} SET deleted_at = now() {ITS}", f"{ALBUM} SET deleted_at = NULL {ITS}"),
    ):
        facts = {"bob": bob.id, "photo": vault.bobs.photo.id}
        named = {name: value for name, value in facts.items() if f":{name}" in broken}
        sql(broken, **named)
        assert api().get(address).status_code == 404, broken
        sql(mended, **named)
        assert api().get(address).is_success, mended


def test_an_unlock_is_for_one_album_and_one_client(vault, thief, unlock):
    bob = vault.world.actors["bob"]
    unlock(bob)
    still_hidden = [content for files in (vault.doras, vault.public) for content in files.clean]
    still_hidden += vault.of_nobody.clean + vault.of_nobody.marked + vault.draft.clean + vault.draft.marked
    harmless = vault.bobs.clean + vault.bobs.marked + vault.doras.marked + vault.public.marked
    for somebody in (thief("bob", Loot(still_hidden, harmless)), thief("charlie"), thief("dora")):
        somebody.glance()
        assert somebody.found == []


def test_the_thief_notices_what_it_finds(vault, thief, unlock):
    """The same walk, unlocked: were the lock broken, this is how it would show."""
    unlock(vault.world.actors["bob"])
    somebody = thief("bob")
    somebody.glance()
    for trace in ("'Range'", "HEAD", "/file?size=original", "/original?viewer=", "a digest in the headers"):
        assert any(trace in found for found in somebody.found), trace


def test_a_watermark_is_more_than_another_round_of_jpeg(vault):
    for files in vault.all():
        loot = Loot(files.clean, files.marked)

        for marked in files.marked:
            assert loot.in_answer(Response(marked, media_type="image/jpeg")) == ""
        for clean in files.clean:
            assert loot.in_answer(Response(clean, media_type="image/jpeg")) == "a hidden file"
