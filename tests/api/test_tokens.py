"""Access tokens that are not ours to take: what RFC 8725 warns of, each refused like plain nonsense."""

import base64
import hmac
import json
import time
from datetime import UTC, datetime, timedelta

import jwt
import pytest

from photodrop.config import signing_key
from photodrop.db import transaction
from photodrop.models import Account, Role
from photodrop.services import sessions, users
from tests.fixtures.people import PASSWORD

NOBODY = "00000000-0000-7000-8000-000000000000"
CURRENT = "only-for-tests-0123456789-abcdefghijklmnopqrstuvwxyz"
NEXT = "the-next-one-for-tests-9876543210-zyxwvutsrqponmlkj"
RSA_PUBLIC = b"-----BEGIN PUBLIC KEY-----\nMFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBAKj34GkxFhD90vcN\n-----END PUBLIC KEY-----"


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def claims_of(token: str) -> dict:
    return jwt.decode(token, options={"verify_signature": False})


def spell(header: dict | str, claims: dict | str, key: bytes = b"", digest: str = "sha256") -> str:
    """A token put together by hand: libraries refuse to make the worst of them."""
    parts = [part if isinstance(part, str) else json.dumps(part) for part in (header, claims)]
    signed = ".".join(base64.urlsafe_b64encode(part.encode()).rstrip(b"=").decode() for part in parts)
    signature = hmac.new(key, signed.encode(), digest).digest() if key else b""
    return f"{signed}.{base64.urlsafe_b64encode(signature).rstrip(b'=').decode()}"


def ours(**claims):
    """Signed with our own key, and yet wrong in what it says."""
    return lambda told, key: spell(
        {"alg": "HS256", "typ": "JWT"},
        {name: value for name, value in (told | claims).items() if value is not None},
        key,
    )


def headed(**header):
    return lambda told, key: spell({"alg": "HS256", "typ": "JWT"} | header, told, key)


SOON = int(time.time()) + 3600
FORGERIES = {
    "no algorithm": lambda told, _key: spell({"alg": "none"}, told),
    "no algorithm, spelled otherwise": lambda told, _key: spell({"alg": "nOnE"}, told),
    "no algorithm and yet a signature": lambda told, key: spell({"alg": "none"}, told, key),
    "no signature": lambda told, _key: spell({"alg": "HS256"}, told),
    "another key": lambda told, _key: spell({"alg": "HS256"}, told, b"another key of a good enough length"),
    "HS512 with our key": lambda told, key: spell({"alg": "HS512"}, told, key, "sha512"),
    "said to be RS256, signed with our key": headed(alg="RS256"),
    "a public key as the secret": lambda told, _key: spell({"alg": "HS256"}, told, RSA_PUBLIC),
    "a key of its own": lambda told, _key: spell(
        {"alg": "HS256", "jwk": {"kty": "oct", "k": "YW5vdGhlciBrZXk"}}, told, b"another key"
    ),
    "a key from elsewhere": lambda told, _key: spell(
        {"alg": "HS256", "jku": "https://evil.example/keys", "x5u": "https://evil.example/"}, told, b"another key"
    ),
    "the name of no key": headed(kid="0123456789abcdef"),
    "a file as the name of a key": headed(kid="../../../dev/null"),
    "the name of a key that is no name": headed(kid={"x": 1}),
    "something one must understand": headed(crit=["b64"], b64=False),
    "something else one must understand": headed(crit=["exp"]),
    "expired": ours(exp=1_700_000_000),
    "expired a second ago": ours(exp=int(time.time()) - 1),
    "issued in the future": ours(iat=SOON),
    "not valid yet": ours(nbf=SOON),
    "another audience": ours(aud="someone else"),
    "several audiences, none of them ours": ours(aud=["a", "b"]),
    "another account": ours(sub=NOBODY),
    "an account that is no text": ours(sub=7),
    "a session that is no id": ours(sid=["x"]),
    "a session nobody has": ours(sid=NOBODY),
    "a time that is no number": ours(exp="tomorrow"),
    "an endless time": lambda told, key: spell(
        {"alg": "HS256"}, json.dumps(told).replace(str(told["exp"]), "Infinity"), key
    ),
    "claims that are a list": lambda _told, key: spell({"alg": "HS256"}, "[]", key),
    "claims that are nonsense": lambda _told, key: spell({"alg": "HS256"}, "{", key),
    "a header that is nonsense": lambda told, key: spell("{", told, key),
    "oversized": ours(filler="x" * 10_000),
    **{f"no {claim}": ours(**{claim: None}) for claim in ("exp", "iat", "sub", "aud", "sid", "jti")},
}


@pytest.mark.filterwarnings("ignore:The HMAC key is")
@pytest.mark.parametrize("kind", FORGERIES)
def test_forged_tokens_are_all_refused_alike(kind, api, alice, token_of):
    good = claims_of(token_of(alice))
    assert api().get("/me", headers=bearer(ours()(good, signing_key()))).is_success
    nonsense = api().get("/me", headers=bearer("nonsense"))
    answer = api().get("/me", headers=bearer(FORGERIES[kind](good, signing_key())))
    assert (answer.status_code, answer.content) == (401, nonsense.content)
    assert answer.headers["www-authenticate"] == "Bearer"


def test_a_token_of_another_persons_session(api, alice, bob, token_of):
    hers, his = claims_of(token_of(alice)), claims_of(token_of(bob))
    mixed = ours(sid=hers["sid"])(his, signing_key())
    assert api().get("/me", headers=bearer(mixed)).status_code == 401


def test_a_changed_token_is_none(api, alice, token_of):
    header, claims, signature = token_of(alice).split(".")
    stranger = base64.urlsafe_b64encode(json.dumps({"sub": NOBODY}).encode()).rstrip(b"=").decode()
    for token in (
        f"{header}.{stranger}.{signature}",
        f"{header}.{claims}.",
        f"{header}.{claims}",
        f".{claims}.{signature}",
    ):
        assert api().get("/me", headers=bearer(token)).status_code == 401


def test_what_is_signed_for_something_else_is_no_token(api, alice, delivered, token_of):
    """Addresses of files are signed with the same key; none of them passes for a token, nor a token for one."""
    url = api(alice).get(f"/photos/{delivered.id}").json()["renditions"]["thumb"]
    signature = url.rsplit("signature=")[1]
    assert api().get("/me", headers=bearer(signature)).status_code == 401
    path, query = url.split("?")
    assert api().get(f"{path}?{query.replace(signature, token_of(alice))}").status_code == 404


def test_a_refresh_token_is_no_access_token(api, alice):
    with transaction() as session:
        tokens = sessions.begin(session, session.get_one(Account, alice.id))
    assert api().get("/me", headers=bearer(tokens.refresh_token)).status_code == 401
    assert api().post("/auth/refresh", json={"refresh_token": tokens.access_token}).status_code == 401


def test_what_a_token_says(api, alice):
    token = api().post("/auth/login", json={"login": "alice", "password": PASSWORD}).json()["access_token"]
    claims, header = claims_of(token), jwt.get_unverified_header(token)
    assert set(claims) == {"sub", "user_id", "role", "aud", "iat", "exp", "jti", "sid"}
    assert header == {"alg": "HS256", "typ": "JWT", "kid": sessions.key_id(signing_key())}
    assert CURRENT not in token
    assert len(token) < sessions.LONGEST_TOKEN / 2


# Signed out, banned, given another role: each counts from the next request on.


def test_signing_out_blocks_the_access_token_although_it_has_not_expired(api, alice):
    tokens = api().post("/auth/login", json={"login": "alice", "password": PASSWORD}).json()
    mine = bearer(tokens["access_token"])
    assert api().get("/me", headers=mine).is_success
    assert api().post("/auth/logout", headers=mine).status_code == 204
    assert claims_of(tokens["access_token"])["exp"] > time.time()
    assert api().get("/me", headers=mine).status_code == 401
    assert api().post("/auth/logout", headers=mine).status_code == 401
    assert api().post("/auth/refresh", json={"refresh_token": tokens["refresh_token"]}).status_code == 401


def test_a_new_role_counts_at_once_whatever_the_token_says(api, alice, admin):
    caller = api(alice)
    assert caller.get("/albums").is_success
    with transaction() as session:
        users.change(session, admin, alice.id, role=Role.user)
    assert caller.get("/albums").status_code == 401


def test_refresh_lives_thirty_days_and_rotates(api, alice, sql):
    tokens = api().post("/auth/login", json={"login": "alice", "password": PASSWORD}).json()
    [(days,)] = sql("SELECT round(extract(epoch FROM expires_at - now()) / 86400) FROM refresh_token")
    assert days == 30
    sql("UPDATE refresh_token SET expires_at = now() - interval '1 second'")
    assert api().post("/auth/refresh", json={"refresh_token": tokens["refresh_token"]}).status_code == 401


# A new key


def test_a_new_key_signs_nobody_out_and_breaks_no_picture(api, alice, bob, delivered, token_of, settings):
    old = token_of(bob)
    url = api(alice).get(f"/photos/{delivered.id}").json()["renditions"]["thumb"]
    sent = api().post("/auth/otp", json={"phone": "+12025550143"}).json()
    settings(secret_key=NEXT, previous_secret_keys=f"another-one-from-long-ago-0123456789, {CURRENT}")
    new = token_of(bob)
    assert jwt.get_unverified_header(new)["kid"] != jwt.get_unverified_header(old)["kid"]
    for token in (old, new):
        assert api().get("/me", headers=bearer(token)).is_success
    assert api().get(url).is_success
    assert api().post(f"/auth/otp/{sent['otp_id']}/verify", json={"code": sent["code"]}).is_success
    settings(previous_secret_keys="")
    assert api().get("/me", headers=bearer(old)).status_code == 401
    assert api().get("/me", headers=bearer(new)).is_success
    assert api().get(url).status_code == 404


def test_tokens_of_before_keys_had_names_still_count(api, alice, token_of, settings):
    nameless = ours()(claims_of(token_of(alice)), signing_key())
    settings(secret_key=NEXT, previous_secret_keys=CURRENT)
    assert api().get("/me", headers=bearer(nameless)).is_success


def test_an_earlier_key_keeps_a_token_no_longer_than_it_lives(api, alice, token_of, settings):
    told = claims_of(token_of(alice))
    settings(secret_key=NEXT, previous_secret_keys=CURRENT)
    stale = ours(exp=int((datetime.now(UTC) - timedelta(minutes=1)).timestamp()))(told, CURRENT.encode())
    assert api().get("/me", headers=bearer(stale)).status_code == 401
