"""Every route that takes an id, and who may go through it. A route that is missing here fails a test."""

from dataclasses import dataclass, field
from typing import Any

from fastapi import FastAPI
from fastapi.routing import iter_route_contexts

OWNER = frozenset({"alice"})
CLIENT = frozenset({"bob"})
ADMIN = frozenset({"admin"})
KEEPERS = OWNER | ADMIN
VIEWERS = frozenset({"alice", "bob", "admin"})
JUDGES = frozenset({"moderator", "admin"})
TUS = {"Tus-Resumable": "1.0.0", "Upload-Offset": "0", "Content-Type": "application/offset+octet-stream"}


@dataclass(frozen=True)
class Door:
    method: str
    path: str
    open_to: frozenset[str]
    request: dict[str, Any] = field(default_factory=dict)
    asks_for_token: bool = True
    first: tuple[str, str] | None = None
    """What the owner does before: `restore` needs something deleted."""
    once: bool = False
    """Whoever goes through shuts it for the next."""
    of_clients: bool = False
    """Only albums of clients have it; in libraries it is absent, to their owners too."""

    @property
    def in_libraries(self) -> bool:
        return not self.of_clients and "alice" in self.open_to and self.open_to != OWNER

    def __str__(self) -> str:
        return f"{self.method} {self.path}"


DOORS = [
    Door("GET", "/albums/{album_id}", KEEPERS, asks_for_token=False),
    Door("PATCH", "/albums/{album_id}", KEEPERS, {"json": {"name": "Other"}}),
    Door("POST", "/albums/{album_id}/options/check", KEEPERS, {"json": {"max_edge": 2048}}),
    Door("POST", "/albums/{album_id}/options/preview", KEEPERS, {"json": {"max_edge": 2048}}),
    Door("DELETE", "/albums/{album_id}", KEEPERS, once=True),
    Door("POST", "/albums/{album_id}/restore", KEEPERS, first=("DELETE", "/albums/{album_id}"), once=True),
    Door("POST", "/albums/{album_id}/link/reset", KEEPERS),
    Door("POST", "/photos/{photo_id}/link/reset", KEEPERS),
    Door("POST", "/albums/{album_id}/drop", KEEPERS, first=("PATCH", "/albums/{album_id}")),
    Door("GET", "/albums/{album_id}/people", OWNER),
    Door("GET", "/albums/{album_id}/archive", OWNER | CLIENT),
    Door("GET", "/albums/{album_id}/activity", OWNER),
    Door("GET", "/albums/{album_id}/activity.csv", OWNER),
    Door("GET", "/albums/{album_id}/photos", KEEPERS, asks_for_token=False),
    Door("POST", "/albums/{album_id}/photos", KEEPERS, {"files": {"files": ("a.jpg", b"no picture", "image/jpeg")}}),
    Door("POST", "/albums/{album_id}/photos/base64", KEEPERS, {"json": {"filename": "a.jpg", "data": "JPEG"}}),
    Door("GET", "/albums/{album_id}/guest-photos", OWNER, of_clients=True),
    Door(
        "POST",
        "/albums/{album_id}/guest-photos",
        OWNER,
        {"json": {"photo_ids": [], "decision": "approve"}},
        of_clients=True,
    ),
    Door("POST", "/albums/{album_id}/uploads", KEEPERS, {"json": {"filename": "a.jpg", "size": 10}}),
    Door("GET", "/albums/{album_id}/uploads", KEEPERS),
    Door("POST", "/albums/{album_id}/unlocks", OWNER, {"json": {"client_id": "{client_id}"}}),
    Door("DELETE", "/albums/{album_id}/unlocks/{client_id}", OWNER, first=("POST", "/albums/{album_id}/unlocks")),
    Door("DELETE", "/albums/{album_id}/requests/{client_id}", OWNER),
    Door("POST", "/albums/{album_id}/shares", OWNER, {"json": {"name": "For the press"}}, of_clients=True),
    Door("GET", "/albums/{album_id}/shares", OWNER, of_clients=True),
    Door("GET", "/shares/{share_id}", OWNER),
    Door("PATCH", "/shares/{share_id}", OWNER, {"json": {"downloads": "none"}}),
    Door("POST", "/shares/{share_id}/stop", OWNER),
    Door("POST", "/shares/{share_id}/reopen", OWNER),
    Door("POST", "/shares/{share_id}/reset", OWNER),
    Door("GET", "/shares/{share_id}/qr", OWNER),
    Door("GET", "/shares/{share_id}/card", OWNER),
    Door("DELETE", "/shares/{share_id}", OWNER, once=True),
    Door("POST", "/albums/{album_id}/cards", OWNER, {"json": {"label": "Card"}}, of_clients=True),
    Door("GET", "/albums/{album_id}/cards", OWNER, of_clients=True),
    Door("GET", "/albums/{album_id}/cards/sheet", OWNER, of_clients=True),
    Door("GET", "/albums/{album_id}/claims", OWNER, of_clients=True),
    Door("GET", "/albums/{album_id}/clock", OWNER, of_clients=True),
    Door("PATCH", "/albums/{album_id}/clock", OWNER, {"json": {"seconds": 60}}, of_clients=True),
    Door("GET", "/cards/{card_id}", OWNER),
    Door("PATCH", "/cards/{card_id}", OWNER, {"json": {"window_minutes": 9}}),
    Door("GET", "/cards/{card_id}/qr", OWNER),
    Door("POST", "/cards/{card_id}/stop", OWNER),
    Door("POST", "/cards/{card_id}/reopen", OWNER),
    Door("DELETE", "/cards/{card_id}", OWNER),
    Door("PATCH", "/claims/{claim_id}", OWNER, {"json": {"is_sure": True}}),
    Door("POST", "/me/claims/{claim_id}/end", CLIENT),
    Door("DELETE", "/claims/{claim_id}", OWNER),
    Door("POST", "/claims/{claim_id}/restore", OWNER),
    Door("GET", "/me/albums/{album_id}", CLIENT),
    Door("PUT", "/me/hidden-photos/{photo_id}", CLIENT),
    Door("DELETE", "/me/hidden-photos/{photo_id}", CLIENT),
    Door("PUT", "/me/selfies/{selfie_id}/face", CLIENT, {"json": {"face": 0}}),
    Door("POST", "/me/suggestions/{suggestion_id}/confirm", CLIENT, once=True),
    Door("POST", "/me/suggestions/{suggestion_id}/reject", CLIENT, once=True),
    Door("GET", "/checkout/{checkout_id}", CLIENT),
    Door("GET", "/photos/{photo_id}", VIEWERS, asks_for_token=False),
    Door("PATCH", "/photos/{photo_id}", KEEPERS, {"json": {"description": "Other"}}),
    Door("DELETE", "/photos/{photo_id}", KEEPERS, once=True),
    Door("POST", "/photos/{photo_id}/restore", KEEPERS, first=("DELETE", "/photos/{photo_id}"), once=True),
    Door("POST", "/photos/{photo_id}/retry", KEEPERS),
    Door("GET", "/photos/{photo_id}/file", VIEWERS, {"params": {"size": "thumb"}}, asks_for_token=False),
    Door("HEAD", "/photos/{photo_id}/file", VIEWERS, {"params": {"size": "thumb"}}, asks_for_token=False),
    Door("GET", "/photos/{photo_id}/transformed", VIEWERS, {"params": {"t": "w_20"}}),
    Door("HEAD", "/photos/{photo_id}/transformed", VIEWERS, {"params": {"t": "w_20"}}),
    Door("POST", "/photos/{photo_id}/transformations", VIEWERS, {"json": {"transformation": "w_20"}}),
    Door("POST", "/photos/{photo_id}/links", VIEWERS, {"json": {"transformation": "w_20"}}),
    Door("DELETE", "/links/{token}", CLIENT, once=True),
    Door("POST", "/links/{token}/restore", CLIENT),
    Door("GET", "/transformations/{transformation_id}", OWNER),
    Door("PATCH", "/transformations/{transformation_id}", OWNER, {"json": {"name": "other"}}),
    Door("DELETE", "/transformations/{transformation_id}", OWNER, once=True),
    Door("GET", "/photos/{photo_id}/appearances", OWNER),
    Door("PUT", "/photos/{photo_id}/appearances", OWNER, {"json": {"phones": []}}),
    Door("PATCH", "/appearances/{appearance_id}", OWNER | CLIENT, {"json": {"state": "rejected"}}),
    Door("GET", "/photos/{photo_id}/faces", OWNER),
    Door("GET", "/albums/{album_id}/review", OWNER, of_clients=True),
    Door("GET", "/albums/{album_id}/review/people", OWNER, of_clients=True),
    Door("GET", "/albums/{album_id}/review/clients/{client_id}", OWNER),
    Door(
        "POST",
        "/albums/{album_id}/review",
        OWNER,
        {"json": {"appearance_ids": [], "state": "rejected"}},
        of_clients=True,
    ),
    Door("POST", "/albums/{album_id}/review/undo", OWNER, {"json": {}}, of_clients=True),
    Door("POST", "/albums/{album_id}/review/regroup", OWNER, of_clients=True),
    Door("GET", "/face-groups/{group_id}", OWNER),
    Door("GET", "/face-groups/{group_id}/alike", OWNER),
    Door("PATCH", "/face-groups/{group_id}", OWNER, {"json": {"is_ignored": True}}),
    Door("POST", "/face-groups/{group_id}/name", OWNER, {"json": {"phone": "no number"}}),
    Door("POST", "/face-groups/{group_id}/merge", OWNER, {"json": {"client_id": "{client_id}"}}, once=True),
    Door("POST", "/face-groups/{group_id}/split", OWNER, {"json": {"face_ids": []}}),
    Door("POST", "/faces/{face_id}/name", OWNER, {"json": {"phone": "no number"}}),
    Door("PATCH", "/clients/{client_id}", OWNER, {"json": {"name": "Bobby"}}),
    Door("GET", "/photographers/{photographer_id}", ADMIN),
    Door("PATCH", "/photographers/{photographer_id}", ADMIN, {"json": {"name": "Dora D."}}),
    Door("POST", "/photographers/{photographer_id}/password", ADMIN, {"json": {"password": "another long one"}}),
    Door("GET", "/users/{user_id}", ADMIN),
    Door("POST", "/users/{user_id}/password", ADMIN, {"json": {"password": "another long one"}}),
    Door("PATCH", "/users/{user_id}", ADMIN, {"json": {"is_active": True}}),
    Door("POST", "/payment-requests/{checkout_id}/confirm", OWNER, {"json": {"amount": -1}}),
    Door("DELETE", "/payment-requests/{checkout_id}", OWNER),
    Door("POST", "/payments/{payment_id}/refund", OWNER, {"json": {}}),
    Door("GET", "/tasks/{task_id}", OWNER | ADMIN),
    Door("POST", "/tasks/{task_id}/cancel", OWNER | ADMIN),
    Door("POST", "/tasks/{task_id}/retry", OWNER | ADMIN),
    Door("POST", "/notifications/{notification_id}/read", CLIENT),
    Door("GET", "/photos/{photo_id}/comments", VIEWERS, asks_for_token=False),
    Door("POST", "/photos/{photo_id}/comments", VIEWERS, {"json": {"text": "Lovely."}}),
    Door("PATCH", "/comments/{comment_id}", CLIENT, {"json": {"text": "Lovelier."}}),
    Door("DELETE", "/comments/{comment_id}", ADMIN),
    Door("POST", "/comments/{comment_id}/reports", VIEWERS, {"json": {"reason": "spam"}}),
    Door("GET", "/photos/{photo_id}/rating", VIEWERS, asks_for_token=False),
    Door("PUT", "/photos/{photo_id}/rating", VIEWERS, {"json": {"stars": 5}}),
    Door("GET", "/photos/{photo_id}/ratings", ADMIN),
    Door("DELETE", "/ratings/{rating_id}", ADMIN),
    Door("POST", "/photos/{photo_id}/reports", VIEWERS, {"json": {"reason": "privacy", "text": "Me"}}),
    Door("PATCH", "/reports/{report_id}", JUDGES, {"json": {"decision": "dismiss"}}),
    Door("POST", "/moderation/photos/{photo_id}/show", ADMIN),
    Door("GET", "/albums/{album_id}/favourites", CLIENT),
    Door("PUT", "/albums/{album_id}/favourites/{photo_id}", CLIENT, {"json": {"note": "Me"}}),
    Door("DELETE", "/albums/{album_id}/favourites/{photo_id}", CLIENT),
    Door("GET", "/albums/{album_id}/lists", CLIENT),
    Door("POST", "/albums/{album_id}/lists", CLIENT, {"json": {"name": "Mine"}}),
    Door("GET", "/albums/{album_id}/lists/{list_name}", CLIENT),
    Door("PATCH", "/albums/{album_id}/lists/{list_name}", CLIENT, {"json": {"note": "All"}}),
    Door("DELETE", "/albums/{album_id}/lists/{list_name}", CLIENT, once=True),
    Door("PUT", "/albums/{album_id}/lists/{list_name}/photos/{photo_id}", CLIENT),
    Door("DELETE", "/albums/{album_id}/lists/{list_name}/photos/{photo_id}", CLIENT),
    Door("POST", "/albums/{album_id}/lists/{list_name}/send", CLIENT),
    Door("POST", "/albums/{album_id}/lists/{list_name}/take-back", CLIENT),
    Door("GET", "/albums/{album_id}/choices", OWNER),
    Door("GET", "/albums/{album_id}/choices/photos", OWNER),
    Door("GET", "/albums/{album_id}/choices/export", OWNER, {"params": {"kind": "xmp"}}),
    Door("POST", "/albums/{album_id}/choices/{list_id}/reopen", OWNER),
    Door("GET", "/albums/{album_id}/asked-lists", OWNER),
    Door("POST", "/albums/{album_id}/asked-lists", OWNER, {"json": {"name": "Wall", "limit": 3}}),
    Door("PATCH", "/asked-lists/{asked_id}", OWNER, {"json": {"limit": 5}}),
    Door("DELETE", "/asked-lists/{asked_id}", OWNER, once=True),
    Door("GET", "/photos/{photo_id}/prints", CLIENT),
    Door("GET", "/me/face-data/receipts/{receipt_id}", CLIENT),
    Door("GET", "/me/face-data/receipts/{receipt_id}/paper.pdf", CLIENT),
    Door("PATCH", "/presets/{preset_id}", OWNER, {"json": {"name": "Other"}}),
    Door("DELETE", "/presets/{preset_id}", OWNER, once=True),
    Door("GET", "/products/{product_id}", OWNER),
    Door("PATCH", "/products/{product_id}", OWNER, {"json": {"name": "Other"}}),
    Door("DELETE", "/products/{product_id}", OWNER, once=True),
    Door("PATCH", "/cart/items/{item_id}", CLIENT, {"json": {"quantity": 3}}),
    Door("DELETE", "/cart/items/{item_id}", CLIENT, once=True),
    Door("GET", "/orders/{order_id}", OWNER | CLIENT),
    Door("PATCH", "/orders/{order_id}", OWNER | CLIENT, {"json": {}}),
    Door("POST", "/orders/{order_id}/checkout", CLIENT),
    Door("POST", "/orders/{order_id}/paid", OWNER, {"json": {"amount": -1}}),
    Door("POST", "/orders/{order_id}/refund", OWNER, {"json": {}}),
    Door("POST", "/orders/{order_id}/package", OWNER),
    Door("GET", "/orders/{order_id}/package", OWNER),
    Door("HEAD", "/orders/{order_id}/package", OWNER),
    Door("GET", "/orders/{order_id}/slip.pdf", OWNER),
    Door("GET", "/uploads/{upload_id}", OWNER),
    Door("DELETE", "/uploads/{upload_id}", OWNER),
    Door("HEAD", "/uploads/{upload_id}/bytes", OWNER),
    Door("PATCH", "/uploads/{upload_id}/bytes", OWNER, {"headers": TUS, "content": b"abc"}),
    Door("PUT", "/uploads/{upload_id}/bytes", OWNER, {"content": b"abc"}),
    Door("POST", "/uploads/{upload_id}/parts", OWNER, {"json": {"parts": [{"number": 1}]}}),
    Door("POST", "/uploads/{upload_id}/complete", OWNER),
]

# Open to whoever holds the secret in the address, or the same for everybody; tests of their own look at these.
WITHOUT_OWNER = {
    ("POST", "/auth/otp/{otp_id}/resend"),
    ("POST", "/auth/otp/{otp_id}/verify"),
    ("GET", "/albums/linked/{token}"),
    ("GET", "/albums/linked/{token}/photos"),
    ("GET", "/photos/linked/{token}"),
    ("GET", "/shared/{token}/photos/{photo_id}/prints"),
    ("POST", "/shared/{token}/cart"),
    ("OPTIONS", "/uploads/{upload_id}/bytes"),
    ("GET", "/files/photos/{photo_id}/{size}-{look}-{revision}.jpg"),
    ("HEAD", "/files/photos/{photo_id}/{size}-{look}-{revision}.jpg"),
    ("GET", "/files/photos/{photo_id}/original"),
    ("HEAD", "/files/photos/{photo_id}/original"),
    ("GET", "/i/{signature}/{rest:path}"),
    ("HEAD", "/i/{signature}/{rest:path}"),
    ("GET", "/shared/{share_token}"),
    ("POST", "/shared/{share_token}/guests"),
    ("GET", "/shared/{share_token}/photos"),
    ("GET", "/shared/{share_token}/photos/{photo_id}"),
    ("GET", "/shared/{share_token}/photos/{photo_id}/file"),
    ("HEAD", "/shared/{share_token}/photos/{photo_id}/file"),
    ("GET", "/links/{token}"),
    ("HEAD", "/links/{token}"),
    ("GET", "/links/{token}/qr"),
    ("GET", "/l/{token}"),
    ("GET", "/event-cards/{token}"),
    ("POST", "/event-cards/{token}/claims"),
    ("GET", "/shared/{token}/favourites"),
    ("PUT", "/shared/{token}/favourites/{photo_id}"),
    ("DELETE", "/shared/{token}/favourites/{photo_id}"),
    ("GET", "/shared/{token}/lists"),
    ("POST", "/shared/{token}/lists"),
    ("GET", "/shared/{token}/lists/{list_name}"),
    ("PATCH", "/shared/{token}/lists/{list_name}"),
    ("DELETE", "/shared/{token}/lists/{list_name}"),
    ("PUT", "/shared/{token}/lists/{list_name}/photos/{photo_id}"),
    ("DELETE", "/shared/{token}/lists/{list_name}/photos/{photo_id}"),
    ("POST", "/shared/{token}/lists/{list_name}/send"),
    ("POST", "/shared/{token}/lists/{list_name}/take-back"),
    ("GET", "/shared/{share_token}/archive"),
    ("POST", "/shared/{share_token}/archives"),
    ("GET", "/files/archives/{archive_id}.zip"),
    ("HEAD", "/files/archives/{archive_id}.zip"),
    ("GET", "/s/{token}"),
    ("POST", "/s/{token}"),
    ("POST", "/s/{place:path}/language"),
    ("GET", "/s/{token}/add"),
    ("POST", "/s/{token}/add"),
    ("GET", "/s/{token}/details"),
    ("GET", "/s/{token}/{photo_id}"),
    ("POST", "/s/{token}/{photo_id}"),
    ("GET", "/shared/{token}/uploads"),
    ("POST", "/shared/{token}/uploads"),
    ("GET", "/unsubscribe/{token}"),
    ("POST", "/unsubscribe/{token}"),
    ("GET", "/files/faces/{face_id}.jpg"),
    ("HEAD", "/files/faces/{face_id}.jpg"),
    ("GET", "/files/selfies/{selfie_id}.jpg"),
    ("HEAD", "/files/selfies/{selfie_id}.jpg"),
}


def all_routes(api: FastAPI) -> set[tuple[str, str]]:
    """(method, path) of everything the API answers, hidden routes too."""
    return {
        (method, context.path)
        for context in iter_route_contexts(api.routes)
        for method in context.methods or ()
        if context.path
    }
