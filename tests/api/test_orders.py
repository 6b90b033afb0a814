"""Orders over REST: a guest is met when they put something into a cart, and has their cookie from then on."""

import io
import zipfile

from photodrop import routes

CONTACT = {"name": "Gus Guest", "address": "Main Street 1\n10115 Berlin", "country": "de", "email": "gus@example.com"}


def test_a_guest_puts_in_orders_and_looks(api, alice, shop, delivered, new_share):
    share = new_share()
    visitor = api()
    offered = visitor.get(f"/shared/{share.token}/photos/{delivered.id}/prints").json()
    line = {"photo_id": str(delivered.id), "product_id": shop[0].id, "quantity": 2}
    assert offered["products"][0]["product"]["id"] == shop[0].id
    assert visitor.post("/shared/no-such-share/cart", json=line).status_code == 404
    added = visitor.post(f"/shared/{share.token}/cart", json=line)
    assert added.status_code == 201
    cookie = added.headers["set-cookie"]
    assert "HttpOnly" in cookie
    secret = {"Photodrop-Guest": cookie.split(f"{routes.GUEST_COOKIE}=")[1].split(";")[0]}
    assert visitor.get("/cart").status_code == 401
    group = visitor.get("/cart", headers=secret).json()["groups"][0]
    wanted = {"photographer_id": group["photographer_id"], "currency": group["currency"], "contact": CONTACT}
    key = secret | {"Idempotency-Key": "once"}
    placed = visitor.post("/orders", json=wanted | {"expected_total": group["total"]}, headers=key)
    again = visitor.post("/orders", json=wanted | {"expected_total": group["total"]}, headers=key)
    assert (placed.status_code, again.status_code) == (201, 201)
    assert placed.json()["id"] == again.json()["id"]
    path = f"/orders/{placed.json()['id']}"
    assert visitor.get(path, headers=secret).json()["total_label"] == "€10.00"
    assert visitor.get(path).status_code == 401
    assert api(alice).get(path).json()["email"] == "gus@example.com"
    assert visitor.get("/orders", headers=secret).json()["items"][0]["number"] == 1
    for method, rest in (("POST", "/paid"), ("POST", "/package"), ("GET", "/package"), ("GET", "/slip.pdf")):
        assert visitor(method, path + rest, headers=secret, json={}).status_code == 401


def test_the_package_goes_on_after_a_cut(api, alice, bob, ordered, run_jobs):
    path = f"/orders/{ordered().id}/package"
    seller = api(alice)
    assert seller.post(path).status_code == 202
    run_jobs()
    whole = seller.get(path)
    rest = seller.get(path, headers={"Range": "bytes=100-", "If-Range": whole.headers["etag"]})
    assert (rest.status_code, rest.content) == (206, whole.content[100:])
    with zipfile.ZipFile(io.BytesIO(whole.content)) as package:
        assert package.testzip() is None
    assert "order-1.zip" in whole.headers["content-disposition"]
    assert api(bob).get(path).status_code == 404
    slip = seller.get(path.replace("package", "slip.pdf"))
    assert (slip.headers["content-type"], slip.content[:5]) == ("application/pdf", b"%PDF-")


def test_at_once_and_refused_with_the_fields(api, bob, shop, delivered):
    buyer = api(bob)
    item = {"photo_id": str(delivered.id), "product": "print", "size": "20 × 30 cm", "quantity": 1}
    placed = buyer.post("/orders", json={"items": [item], "contact": CONTACT, "special_requests": "Soon"})
    assert (placed.status_code, placed.json()["items"][0]["name"]) == (201, "Large print")
    wrong = buyer.post("/orders", json={"items": [item], "contact": CONTACT | {"country": "XX"}}).json()
    assert wrong["fields"].keys() == {"country"}
    both = {"items": [item], "photographer_id": shop[0].id, "currency": "EUR", "contact": CONTACT}
    assert buyer.post("/orders", json=both).status_code == 422
