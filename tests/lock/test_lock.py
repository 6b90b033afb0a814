"""The rule that never bends: clean bytes of a locked photo reach nobody but their owner."""

from io import BytesIO
from uuid import UUID

import numpy as np
import pytest
from PIL import Image
from sqlmodel import select
from starlette.responses import Response

from photodrop.db import transaction
from photodrop.models import Account, Photo, Rendition
from photodrop.services import album_options, albums, appearances, checkouts, payment_requests
from tests.support.thief import NEARLY_EQUAL, Loot

FILES = ("thumb_url", "small_url", "medium_url", "large_url", "download_url")
PHOTO, THIS = "UPDATE photo", "WHERE id = :photo"
PERSON, BOB = "UPDATE appearance", "WHERE photo_id = :photo AND client_id = :bob"
ALBUM, ITS = "UPDATE album", "WHERE id = (SELECT album_id FROM photo WHERE id = :photo)"


@pytest.mark.timeout(600)
@pytest.mark.parametrize("name", ["visitor", "bob", "charlie", "dora", "moderator", "admin"])
def test_nobody_gets_what_is_locked(name, thief):
    somebody = thief(name)
    somebody.walk()
    assert somebody.found == []
    # Even a stranger who guesses ids meets the pictures of the public album, so the walk has led somewhere.
    assert somebody.pictures_seen >= (8 if name in {"bob", "admin"} else 1)


def test_by_a_link_the_watermark_comes_along(vault, thief, sql, api):
    """Alice gives the link to a locked album away; who has it, and whatever they try, sees marked photos."""
    sql("UPDATE album SET visibility = 'link' WHERE id = :album", album=vault.world.album.id)
    clean = [content for files in vault.all() for content in files.clean]
    shown = [content for files in vault.all() for content in files.marked]
    hidden = clean + vault.draft.marked + vault.deleted.marked + vault.doras.marked
    for name in ("visitor", "charlie"):
        somebody = thief(name, Loot(hidden, [content for content in shown if content not in hidden]))
        listed = (
            api(vault.world.actors[name]).get(f"/albums/linked/{vault.world.album.link_token}/photos").json()["items"]
        )
        one = api(vault.world.actors[name]).get(f"/photos/linked/{vault.bobs.photo.link_token}").json()
        assert {card["id"] for card in listed} == {str(vault.bobs.photo.id), str(vault.of_nobody.photo.id)}
        somebody.twist({card[url] for card in [*listed, one] for url in FILES} - {""})
        assert somebody.found == []
        assert somebody.pictures_seen >= 8


def test_addresses_of_before_a_relock_are_dead(vault, thief, unlock, relock, api, addresses):
    bob = vault.world.actors["bob"]
    unlock(bob)
    old = addresses(bob, vault.bobs.photo.id)
    assert any("original" in address for address in old)
    for address in old:
        assert api().get(address).is_success
    relock(bob)
    for address in old:
        assert api().get(address).status_code == api().head(address).status_code == 402
    somebody = thief("bob")
    somebody.twist(old)
    assert somebody.found == []


def test_addresses_die_with_the_account_the_photo_and_the_appearance(vault, api, unlock, sql, addresses):
    bob = vault.world.actors["bob"]
    unlock(bob)
    address = addresses(bob, vault.bobs.photo.id).pop()
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


def test_a_photo_bought_is_that_photo_for_that_client(vault, thief, add_photo, alice, drop, jpeg, run_jobs, storage):
    """Bob buys one of two photos that he shares with Charlie."""
    bob, charlie = vault.world.actors["bob"], vault.world.actors["charlie"]
    other = add_photo([bob, charlie], content=jpeg(1700, 1130))
    run_jobs()
    drop()
    with transaction() as session:
        me = session.get_one(Account, alice.id)
        appearances.add(session, [vault.bobs.photo.id], [charlie.id])
        album_id = vault.world.album.id
        albums.change(session, me, album_id, album_options.Options(photo_price=5_00))
        asked = checkouts.begin(session, session.get_one(Account, bob.id), album_id, [other.id])
        payment_requests.confirm(session, me, UUID(asked.id))
    clean, marked = kept(other, storage, marked=False), kept(other, storage, marked=True)
    still_hidden = [content for files in (vault.bobs, vault.draft, vault.doras) for content in files.clean]
    shown = [content for files in (vault.bobs, vault.draft, vault.public, vault.doras) for content in files.marked]
    shown += marked
    for name, loot in (
        ("bob", Loot(still_hidden, shown + clean)),
        ("charlie", Loot(still_hidden + clean, shown)),
    ):
        somebody = thief(name, loot)
        somebody.glance()
        assert somebody.found == [], name
    proof = thief("bob", Loot(clean, shown))
    proof.glance()
    assert proof.found


def kept(photo, storage, *, marked: bool) -> list[bytes]:
    with transaction() as session:
        fresh = session.get_one(Photo, photo.id)
        keys = session.exec(
            select(Rendition.key).where(Rendition.photo_id == photo.id, Rendition.marked == marked)
        ).all()
        own = [] if marked else [key for key in (fresh.original_key, fresh.delivery_key) if key]
    return [storage.get(key) for key in (*own, *keys)]


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


RECIPES = (
    "q_95",
    "f_png",
    "f_webp,q_100",
    "c_crop,w_400,h_300,x_200,y_100/q_95",
    "c_fill,w_300,h_300,g_face/q_95",
    "c_pad,w_2000,h_2000,b_white/q_95",
    "c_thumb,w_200,h_200,z_3.0/e_improve",
    "a_180/q_95",
    "a_hflip.hflip/q_95",
    "e_negate/e_negate/q_95",
    "e_brightness:60/q_95",
    "o_0/b_white/q_95",
    "r_max/q_95",
    "bo_60px_solid_red/q_95",
    "l_text:Sans_200:hide%20it/q_95",
    "l_photo:{photo}/q_95",
    "l_photo:{photo},w_200/o_100/fl_layer_apply,g_north_west/q_95",
)


def test_no_recipe_gives_clean_pixels(vault, api):
    """Compared with what the same recipe makes for the owner: were the mark missing, they were alike."""
    photo_id, callers = vault.bobs.photo.id, [api(vault.world.actors[name]) for name in ("alice", "bob")]
    for recipe in RECIPES:
        wish = {"t": recipe.format(photo=photo_id)}
        clean, marked = (pixels(caller.get(f"/photos/{photo_id}/transformed", params=wish)) for caller in callers)
        assert clean.shape[:2] == marked.shape[:2], recipe
        assert np.abs(clean - marked).mean() > NEARLY_EQUAL, recipe


def test_a_recipe_lays_a_locked_photo_over_in_its_marked_form(vault, api):
    bob = vault.world.actors["bob"]
    wish = {"t": f"l_photo:{vault.bobs.photo.id}/q_95"}
    answer = api(bob).get(f"/photos/{vault.public.photo.id}/transformed", params=wish)
    assert Loot(vault.bobs.clean, vault.bobs.marked).in_answer(answer) == ""
    assert answer.is_success
    for hidden in (vault.of_nobody, vault.draft, vault.deleted):
        wish = {"t": f"l_photo:{hidden.photo.id}/q_95"}
        assert api(bob).get(f"/photos/{vault.public.photo.id}/transformed", params=wish).status_code == 404


def test_addresses_and_links_of_before_a_relock_show_the_mark(vault, api, unlock, relock, thief):
    bob, photo_id = vault.world.actors["bob"], vault.bobs.photo.id
    unlock(bob)
    signed = api(bob).post(f"/photos/{photo_id}/transformations", json={"transformation": "q_95"}).json()["url"]
    link = f"/links/{vault.world.link_token}"
    loot = Loot(vault.bobs.clean, vault.bobs.marked)
    assert loot.in_answer(api().get(signed)) == loot.in_answer(api().get(link)) == "the pixels of a hidden file"
    relock(bob)
    tags = {"If-None-Match": "*"}
    for address in (signed, link):
        answer = api().get(address)
        assert answer.is_success
        assert loot.in_answer(answer) == ""
        assert api().get(address, headers=tags).status_code == 304
    somebody = thief("bob")
    somebody.twist({signed})
    assert somebody.found == []


def pixels(answer) -> np.ndarray:
    assert answer.is_success, answer.text
    return np.asarray(Image.open(BytesIO(answer.content)).convert("RGB")).astype(int)
