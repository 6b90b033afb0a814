"""The same rule in a bucket, where the bytes have addresses of their own."""

from urllib.parse import urlencode

import pytest
import requests

from photodrop.adapters.storage import get_storage

pytestmark = pytest.mark.usefixtures("on_s3")


@pytest.mark.parametrize("name", ["visitor", "bob", "admin"])
def test_nobody_is_led_to_what_is_locked(name, thief, vault, taken):
    somebody = thief(name)
    somebody.glance()
    assert somebody.found == []
    assert somebody.pictures_seen >= (8 if name in {"bob", "admin"} else 1)
    hidden = {key for files in vault.all() for key in files.clean_keys}
    assert taken
    assert not [address for address in taken if any(key in address for key in hidden)]


def test_an_address_of_a_marked_picture_opens_nothing_else(thief, vault, taken, s3_server):
    thief("bob").glance()
    marked = {address for address in taken if "/marked/" in address and "response-cache-control" in address}
    address = next(each for each in marked if any(key in each for key in vault.bobs.marked_keys))
    assert requests.get(address, timeout=5).status_code == 200
    bucket = f"{s3_server.url}/{get_storage().bucket}"  # pyright: ignore[reportAttributeAccessIssue]
    query = address.partition("?")[2]
    for key in vault.bobs.clean_keys + vault.of_nobody.marked_keys:
        for twisted in (
            f"{bucket}/{key}",
            f"{bucket}/{key}?{query}",
            address.replace("/marked/", "/marked/../../clean/"),
            f"{address}&{urlencode({'x-amz-copy-source': key})}",
        ):
            for method in ("GET", "HEAD"):
                answer = requests.request(method, twisted, timeout=5)
                assert answer.status_code in {403, 404}, twisted
                assert not answer.content.startswith(b"\xff\xd8")
    for listing in (bucket, f"{bucket}?list-type=2", f"{bucket}/?{query}", f"{bucket}?list-type=2&{query}"):
        assert requests.get(listing, timeout=5).status_code == 403


def test_an_unlock_leads_its_client_to_clean_bytes_and_a_relock_ends_that(
    vault, thief, unlock, relock, addresses, api, into_the_bucket, taken
):
    bob = vault.world.actors["bob"]
    unlock(bob)
    old = addresses(bob, vault.bobs.photo.id)
    got = [into_the_bucket(api().get(address), "GET").content for address in old]
    assert any(content in vault.bobs.clean for content in got)
    assert any(key in address for address in taken for key in vault.bobs.clean_keys)
    relock(bob)
    taken.clear()
    for address in old:
        assert api().get(address).status_code == api().head(address).status_code == 402
    somebody = thief("bob")
    somebody.twist(old)
    assert somebody.found == []
