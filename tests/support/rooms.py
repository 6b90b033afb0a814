"""Every route without an id, and who may go in. A route that is missing here fails a test."""

from dataclasses import dataclass, field
from typing import Any

SIGNED_IN = frozenset({"bob", "charlie", "dora", "moderator", "admin", "alice"})
EVERYBODY = SIGNED_IN | {"visitor"}
PHOTOGRAPHERS = frozenset({"alice", "dora"})
STUDIO = PHOTOGRAPHERS | {"admin"}
ADMIN = frozenset({"admin"})
JUDGES = frozenset({"moderator", "admin"})
HEARD = frozenset({200, 201, 202, 204, 409, 410, 415, 422})
"""Whoever is let in hears that it is done, or why it cannot be."""


@dataclass(frozen=True)
class Room:
    method: str
    path: str
    open_to: frozenset[str]
    request: dict[str, Any] = field(default_factory=dict)
    heard: frozenset[int] = HEARD

    def __str__(self) -> str:
        return f"{self.method} {self.path}"


OWN_PAGE = {"headers": {"Origin": "http://127.0.0.1:8000"}}

ROOMS = [
    Room("GET", "/activity", STUDIO),
    Room("GET", "/albums", SIGNED_IN),
    Room("POST", "/albums", SIGNED_IN, {"json": {"name": "A", "location": "B", "shot_on": "2026-06-20"}}),
    Room("POST", "/archives", SIGNED_IN, {"json": {"photo_ids": []}}),
    Room("POST", "/auth/login", EVERYBODY, {"json": {"login": "somebody"}}),
    Room("POST", "/auth/logout", SIGNED_IN),
    Room("POST", "/auth/otp", EVERYBODY, {"json": {"phone": "no number"}}),
    Room("POST", "/auth/refresh", EVERYBODY, {"json": {"refresh_token": "none"}}, frozenset({401})),
    Room("POST", "/auth/register", EVERYBODY, {"json": {"name": "", "email": "", "password": ""}}),
    Room("POST", "/auth/session", EVERYBODY, OWN_PAGE | {"json": {"ticket": "none"}}, frozenset({401})),
    Room("DELETE", "/auth/session", EVERYBODY, OWN_PAGE),
    Room("GET", "/cart", SIGNED_IN),
    Room("POST", "/cart/items", SIGNED_IN, {"json": {}}),
    Room("POST", "/checkout", SIGNED_IN, {"json": {}}),
    Room("GET", "/clients", STUDIO),
    Room("POST", "/clients", STUDIO, {"json": {"phone": "no number"}}),
    Room("GET", "/countries", EVERYBODY),
    Room("GET", "/docs", EVERYBODY),
    Room("GET", "/earnings", STUDIO),
    Room("GET", "/earnings/months", STUDIO, {"params": {"currency": "EUR"}}),
    Room("GET", "/earnings/payments", STUDIO),
    Room("GET", "/earnings/payments.csv", STUDIO),
    Room("GET", "/health/live", EVERYBODY),
    Room("GET", "/health/ready", EVERYBODY, heard=frozenset({200, 503})),
    Room("PUT", "/language", EVERYBODY, {"json": {"language": "en"}}),
    Room("GET", "/languages", EVERYBODY),
    Room("GET", "/links", SIGNED_IN),
    Room("GET", "/me", SIGNED_IN),
    Room("PATCH", "/me", SIGNED_IN, {"json": {}}),
    Room("DELETE", "/me/sessions", SIGNED_IN),
    Room("GET", "/me/archive", SIGNED_IN),
    Room("GET", "/me/albums", SIGNED_IN),
    Room("GET", "/me/face-consent", SIGNED_IN),
    Room("GET", "/me/claims", SIGNED_IN),
    Room("PUT", "/me/face-consent", SIGNED_IN, {"json": {"granted": False}}),
    Room("DELETE", "/me/face-data", SIGNED_IN),
    Room("GET", "/me/face-data/receipts", SIGNED_IN),
    Room("PUT", "/me/password", SIGNED_IN, {"json": {"current": "wrong"}}),
    Room("GET", "/me/photos", SIGNED_IN),
    Room("GET", "/me/selfies", SIGNED_IN),
    Room("POST", "/me/selfies", SIGNED_IN, {"files": {"file": ("a.jpg", b"no picture", "image/jpeg")}}),
    Room("GET", "/me/hidden-photos", SIGNED_IN),
    Room("GET", "/me/logos", STUDIO),
    Room("POST", "/me/logos", STUDIO, {"files": {"file": ("a.png", b"no picture", "image/png")}}),
    Room("GET", "/me/suggestions", SIGNED_IN),
    Room("DELETE", "/me/telegram", SIGNED_IN),
    Room("GET", "/me/telegram", SIGNED_IN),
    Room("POST", "/me/telegram", SIGNED_IN, heard=frozenset({404})),  # No bot is set up in tests.
    Room("GET", "/metrics", EVERYBODY),
    Room("GET", "/openapi.json", EVERYBODY),
    Room("HEAD", "/openapi.json", EVERYBODY),
    Room("GET", "/moderation/audit", JUDGES),
    Room("GET", "/moderation/comments", JUDGES),
    Room("GET", "/moderation/ratings", JUDGES),
    Room("GET", "/orders", SIGNED_IN),
    Room("POST", "/orders", SIGNED_IN, {"json": {}}),
    Room("GET", "/notifications", SIGNED_IN),
    Room("POST", "/notifications/read", SIGNED_IN),
    Room("GET", "/notifications/preferences", SIGNED_IN),
    Room("PATCH", "/notifications/preferences", SIGNED_IN, {"json": {}}),
    Room("GET", "/payment-requests", STUDIO),
    Room("GET", "/photographers", ADMIN),
    Room("POST", "/photographers", ADMIN, {"json": {"login": "x", "password": "x"}}),
    Room("POST", "/photos/copy", SIGNED_IN, {"json": {"photo_ids": []}}),
    Room("POST", "/photos/move", SIGNED_IN, {"json": {"photo_ids": []}}),
    Room("GET", "/presets", STUDIO),
    Room("POST", "/presets", STUDIO, {"json": {"name": "", "album_id": "00000000-0000-7000-8000-000000000000"}}),
    Room("GET", "/products", STUDIO),
    Room("POST", "/products", STUDIO, {"json": {}}),
    Room("PUT", "/products/arrangement", STUDIO, {"json": {"product_ids": []}}),
    Room("PUT", "/products/shipping", STUDIO, {"json": {"currency": "EUR", "amount": 500}}),
    Room("POST", "/products/starter", STUDIO, {"json": {}}),
    Room("GET", "/public/albums", EVERYBODY),
    Room("GET", "/public/photos", EVERYBODY),
    Room("GET", "/push/subscriptions", SIGNED_IN),
    Room("POST", "/push/subscriptions", SIGNED_IN, {"json": {}}),
    Room("DELETE", "/push/subscriptions", SIGNED_IN, {"json": {}}, HEARD | {404}),
    Room("GET", "/reports", JUDGES),
    Room("GET", "/search/photos", EVERYBODY),
    Room("GET", "/shares", SIGNED_IN),
    Room("GET", "/tags", EVERYBODY),
    Room("GET", "/tasks", SIGNED_IN),
    Room("GET", "/transformations", SIGNED_IN),
    Room("POST", "/transformations", SIGNED_IN, {"json": {"name": "a", "transformation": "w_1"}}),
    Room("POST", "/webhooks/stripe", EVERYBODY, {"content": b"{}"}, frozenset({503})),
    Room("POST", "/webhooks/telegram", EVERYBODY, {"json": {}}, frozenset({404})),
    # Last, since clients who have just signed in are gone afterwards.
    Room("DELETE", "/me", SIGNED_IN, {"json": {"password": "not theirs"}}, HEARD | {401}),
]
