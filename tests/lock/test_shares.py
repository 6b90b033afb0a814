"""Every rule of a share × every route that gives a file: no guest gets a byte more than the share lets out.

Addresses are signed here as freely as any mistake of ours could sign them: what they open is decided when they come.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import pytest
from sqlmodel import select

from photodrop.db import transaction
from photodrop.models import Album, Photo, Rendition, Share, ShareDownloads, Size
from photodrop.services import files, link_tokens, shares, transformations
from tests.fixtures.shares import SHARE_PASSWORD
from tests.lock.test_lock import FILES
from tests.support.thief import Loot

ALBUMS = {"unmarked": {"watermark": False}, "marked": {"watermark": True}, "priced": {"price": 25_00}}
LOOKS = ("clean", "marked")
SIZES = [*Size, "original"]
OF_SHARE, IN_PHOTO = "WHERE share_id = :share", "WHERE photo_id = :photo"


@dataclass(frozen=True)
class Kept:
    """What is in the storage of one photo: at each size, clean and marked, and what is taken as the original."""

    photo: Photo
    renditions: dict[tuple[str, str], bytes]
    original: bytes

    def at(self, size: str, look: str) -> bytes | None:
        return self.original if size == "original" else self.renditions.get((size, look))

    @property
    def clean(self) -> set[bytes]:
        return {self.original} | {content for (_, look), content in self.renditions.items() if look == "clean"}


@pytest.fixture
def keep(storage, reread):
    def look_up(photo: Photo) -> Kept:
        photo = reread(photo)
        with transaction() as session:
            rows = session.exec(select(Rendition).where(Rendition.photo_id == photo.id)).all()
        renditions = {(row.size.value, "marked" if row.marked else "clean"): storage.get(row.key) for row in rows}
        return Kept(photo, renditions, storage.get(photo.delivery_key or photo.original_key))

    return look_up


@pytest.fixture
def shot(new_album, add_photo, run_jobs, drop, bob, jpeg):
    """`shot("priced")`: an album of that kind with two photos that have dropped, the first of them of Bob."""

    def make(kind: str) -> tuple[Album, Photo, Photo]:
        album = new_album(name=kind, **ALBUMS[kind])
        bobs, other = add_photo([bob], to=album, content=jpeg(900, 600)), add_photo(to=album, content=jpeg(600, 900))
        run_jobs()
        drop(what=album)
        return album, bobs, other

    return make


def expected(album: str, watermark: bool | None, downloads: ShareDownloads) -> dict[tuple[str, str], bool]:  # noqa: FBT001
    """What comes out at which size and look, by the words of the product: the table this file is about."""
    locked = album == "priced" or (album == "marked" if watermark is None else watermark)
    # Whoever may see a photo clean may see it marked, where there is such a file.
    open_to = {
        (size.value, look): look == "marked" or not locked
        for size, look in product(Size, LOOKS)
        if size is not Size.large or downloads is not ShareDownloads.none
    }
    open_to["original", "clean"] = not locked and downloads is ShareDownloads.original
    return open_to


def rows(kind: str) -> Iterator[tuple[bool | None, ShareDownloads]]:
    # A share that shows what costs something clean cannot be made, see tests/services/test_shares.py.
    yield from product((None, True) if kind == "priced" else (None, True, False), ShareDownloads)


@pytest.mark.parametrize("kind", ALBUMS)
def test_every_rule_at_every_route(kind, shot, new_share, new_guest, keep, api, run_jobs, bob, sql):
    album, bobs, other = shot(kind)
    guest, secret = new_guest()
    _, stranger = new_guest()
    for number, (watermark, downloads) in enumerate(rows(kind)):
        scope = ({}, {"photo_ids": [bobs.id]}, {"client_id": bob.id})[number % 3]
        share = new_share(album, watermark=watermark, downloads=downloads, password=SHARE_PASSWORD, **scope)
        entered = "INSERT INTO share_pass (id, guest_id, share_id, password_revision)"
        sql(f"{entered} VALUES (gen_random_uuid(), :guest, :share, 1)", guest=guest.id, share=share.id)
        run_jobs()
        rules = (kind, watermark, downloads)
        open_to, kept = expected(*rules), keep(bobs)
        addresses = signed(kept.photo, share)
        for what, address in addresses.items():
            hold(api, address, kept.at(*what) if open_to.get(what) else None, kept, (*rules, what))
        looks = "clean" if open_to["thumb", "clean"] else "marked"
        saved = kept.at("medium", looks) if downloads is not ShareDownloads.none else None
        hold(api, f"{addresses['medium', looks]}&download=true", saved, kept, (*rules, "saved"))
        files_of = f"/shared/{share.token}/photos/{bobs.id}/file?size="
        for size in SIZES:
            what = (size, "clean" if size == "original" else looks)
            right = kept.at(*what) if open_to.get(what) else None
            hold(api, f"{files_of}{size}", right, kept, (*rules, size), {"Photodrop-Guest": secret})
        for who in ({}, {"Photodrop-Guest": stranger}):
            hold(api, f"{files_of}thumb", None, kept, (*rules, who), who)
        if scope:
            kept = keep(other)
            address = signed(kept.photo, share)["thumb", looks]
            hold(api, address, None, kept, (*rules, "not in it"))
            path = f"/shared/{share.token}/photos/{other.id}/file?size=thumb"
            hold(api, path, None, kept, (*rules, "not in it"), {"Photodrop-Guest": secret})


def signed(photo: Photo, share: Share) -> dict[tuple[str, str], str]:
    came_by = link_tokens.by_share(share)
    found = {
        (size.value, look): files.photo_url(photo, size, look, viewer=None, came_by=came_by)
        for size, look in product(Size, LOOKS)
    }
    found["original", "clean"] = files.download_url(files.Signer(None, came_by), photo)
    return {what: address for what, address in found.items() if address}


def hold(api, path: str, right: bytes | None, kept: Kept, why: tuple, headers: dict[str, str] | None = None) -> None:
    """Against what must come: these very bytes, or none of anybody's."""
    answer = api().get(path, headers=headers)
    head = api().head(path, headers=(headers or {}) | {"Range": "bytes=100-999"})
    assert head.is_success is (right is not None), why
    if right is None:
        assert answer.status_code in {402, 404}, why
        assert not any(piece(content) in answer.content for content in kept.clean), why
    else:
        assert answer.content == right, why


def piece(content: bytes) -> bytes:
    return content[len(content) // 2 :][:24]


def test_addresses_of_before_die_with_what_let_them_out(shot, new_share, api, bob, sql):
    """Signed a moment ago; asked again against the share as it is now."""
    album, photo, _ = shot("unmarked")
    of_share, of_photo = "FROM share WHERE share.id = :share", "WHERE photo.id = :photo"
    chosen = new_share(album, photo_ids=[photo.id], downloads=ShareDownloads.original)
    person = new_share(album, client_id=bob.id, downloads=ShareDownloads.original)
    token, revision = "token = 'a-new-link-for-it'", "password_revision = password_revision + 1"
    for share, broken, mended in (
        (chosen, "share SET stopped_at = now() WHERE id = :share", "share SET stopped_at = NULL WHERE id = :share"),
        (chosen, "share SET expires_at = now() WHERE id = :share", "share SET expires_at = NULL WHERE id = :share"),
        (chosen, f"share SET {token} WHERE id = :share", f"share SET token = '{chosen.token}' WHERE id = :share"),
        (chosen, f"share SET {revision} WHERE id = :share", "share SET password_revision = 0 WHERE id = :share"),
        (chosen, f"album SET deleted_at = now() {of_share}", f"album SET deleted_at = NULL {of_share}"),
        (chosen, f"account SET is_active = false {of_share}", f"account SET is_active = true {of_share}"),
        (chosen, f"photo SET deleted_at = now() {of_photo}", f"photo SET deleted_at = NULL {of_photo}"),
        (chosen, f"photo SET dropped_at = NULL {of_photo}", f"photo SET dropped_at = now() {of_photo}"),
        (chosen, f"photo SET hidden_at = now() {of_photo}", f"photo SET hidden_at = NULL {of_photo}"),
        (
            chosen,
            f"share_photo SET photo_id = (SELECT min(id::text)::uuid FROM photo WHERE id <> :photo) {OF_SHARE}",
            f"share_photo SET photo_id = :photo {OF_SHARE}",
        ),
        (person, f"appearance SET state = 'rejected' {IN_PHOTO}", f"appearance SET state = 'confirmed' {IN_PHOTO}"),
    ):
        with transaction() as session:
            card = shares.photo_of(session, None, share.token, photo.id)
            recipe = transformations.read("q_95")
            made = transformations.url(photo.id, recipe, viewer=None, came_by=link_tokens.by_share(share))
        addresses = {getattr(card, name) for name in FILES} | {made}
        facts = {"share": share.id, "photo": photo.id}
        for change, statuses in ((broken, {404}), (mended, {200})):
            sql(f"UPDATE {change}", **{name: value for name, value in facts.items() if f":{name}" in change})
            assert {api().get(address).status_code for address in addresses} == statuses, change
            assert {api().head(address).status_code for address in addresses} == statuses, change
    clean = {getattr(card, name) for name in FILES}
    sql("UPDATE album SET watermark = true WHERE id = :album", album=album.id)
    assert {api().get(address).status_code for address in clean} == {402}


def test_by_an_open_share_a_thief_sees_marked_photos_alone(vault, thief, new_share, api):
    """Alice shares a priced album with everybody; they twist every address they are told."""
    share = new_share(vault.world.album, downloads=ShareDownloads.original)
    listed = api().get(f"/shared/{share.token}/photos").json()["items"]
    assert {card["id"] for card in listed} == {str(vault.bobs.photo.id), str(vault.of_nobody.photo.id)}
    clean = [content for files in vault.all() for content in files.clean]
    unseen = vault.draft.marked + vault.deleted.marked + vault.doras.marked
    shown = vault.bobs.marked + vault.of_nobody.marked + vault.public.marked
    somebody = thief("visitor", Loot(clean + unseen, shown))
    somebody.twist({card[url] for card in listed for url in FILES} - {""})
    assert somebody.found == []
    assert somebody.pictures_seen >= 8
