"""Somebody leaves for good, and nothing of theirs stays but the ledger."""

import pytest

from photodrop.db import transaction
from photodrop.errors import Invalid, NotSignedIn
from photodrop.models import Account, Role
from photodrop.models.album import AlbumKind
from photodrop.services import albums, closing, sessions
from tests.fixtures.people import PASSWORD, PASSWORD_HASH


@pytest.fixture
def nils(new_account) -> Account:
    return new_account(login="nils", email="nils@example.com", name="Nils Berg", password_hash=PASSWORD_HASH)


@pytest.fixture
def leave(token_of):
    def go(account: Account, password: str = "", token: str = "") -> None:
        token = token or token_of(account)
        with transaction() as session:
            closing.close(session, session.get_one(Account, account.id), token, password)

    return go


@pytest.fixture
def own_album(nils):
    with transaction() as session:
        return albums.create(session, session.get_one(Account, nils.id), "Holidays", kind=AlbumKind.library)


def test_nils_leaves_and_is_gone_at_once(nils, leave, token_of, reread, run_jobs, sql):
    token = token_of(nils)
    leave(nils, PASSWORD)
    with pytest.raises(NotSignedIn), transaction() as session:
        sessions.authenticate(session, token)
    told = reread(nils)
    assert (told.email, told.phone, told.name, told.password_hash, told.is_active) == (None, None, "", None, False)
    assert told.login.startswith("gone_")
    run_jobs()
    assert sql("SELECT count(*) FROM account WHERE id = :id", id=nils.id) == [(0,)]
    assert "nils" not in str(sql("SELECT action, detail::text FROM audit_event")).lower()


@pytest.mark.usefixtures("own_album")
def test_his_albums_go_first(nils, leave, run_jobs, sql):
    leave(nils, PASSWORD)
    assert sql("SELECT count(*) FROM album WHERE deleted_at IS NULL") == [(0,)]
    run_jobs()
    assert sql("SELECT count(*) FROM account") == [(1,)]
    sql("UPDATE album SET deleted_at = now() - interval '1 day'")
    run_jobs(including_later=True)
    assert sql("SELECT (SELECT count(*) FROM album), (SELECT count(*) FROM account)") == [(0, 0)]


def test_without_the_password_nothing_happens(nils, leave, reread):
    for password in ("", "not this one"):
        with pytest.raises(Invalid):
            leave(nils, password)
    assert reread(nils).is_active


def test_bob_leaves_by_a_fresh_sign_in_and_the_ledger_stays(world, leave, token_of, run_jobs, sql):
    bob = world.actors["bob"]
    old = token_of(bob)
    sql("UPDATE login_session SET created_at = now() - interval '11 minutes'")
    with pytest.raises(closing.SignInAgain):
        leave(bob, token=old)
    ledger = sql("SELECT * FROM payment ORDER BY id")
    leave(bob)
    assert sql("SELECT state FROM checkout WHERE id = :id", id=world.checkout_id) == [("cancelled",)]
    run_jobs()
    assert sql("SELECT * FROM payment ORDER BY id") == ledger
    gone = {"b": bob.id}
    assert sql("SELECT count(*) FROM account WHERE id = :b OR phone = :p", p=bob.phone, **gone) == [(0,)]
    for table, column in (("appearance", "client_id"), ("client", "account_id"), ("selfie", "account_id")):
        assert sql(f"SELECT count(*) FROM {table} WHERE {column} = :b", **gone) == [(0,)]


def test_who_works_here_stays(alice, admin, leave):
    for account in (alice, admin):
        with pytest.raises(closing.RoleStays):
            leave(account, PASSWORD)


def test_clients_are_not_left_without_their_photos(alice, album, leave, sql):
    sql("UPDATE account SET role = :role WHERE id = :id", role=Role.user.value, id=alice.id)
    with pytest.raises(closing.ClientsStay):
        leave(alice, PASSWORD)


def test_the_job_deletes_nobody_who_has_not_left(nils, reread):
    with transaction() as session:
        closing.purge(session, nils.id)
    assert reread(nils).login == "nils"
