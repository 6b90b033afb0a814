"""The database keeps the rules by itself, whoever writes to it."""

import pytest
from sqlalchemy.exc import IntegrityError

from photodrop.models.base import new_id
from photodrop.services import album_options, money
from photodrop.services.album_options import EDGES

ACCOUNT = "INSERT INTO account (id, role, {columns}) VALUES (gen_random_uuid(), {values})"


def add_account(sql, role="'user'", **fields):
    columns, values = ", ".join(fields), ", ".join([role, *(f"'{value}'" for value in fields.values())])
    sql(ACCOUNT.format(columns=columns, values=values))


@pytest.mark.parametrize("login", ["ab", "a" * 33, "al1ce", "al ice", "älice", "", "alice\n", "al-ice", "al.ice"])
def test_logins_are_letters_and_underscores(sql, login):
    with pytest.raises(Exception, match=r"login_letters|cannot be kept"):
        add_account(sql, login=login, password_hash="x")


def test_logins_and_emails_are_unique_whatever_the_case(sql):
    add_account(sql, login="Alice_A", email="Alice@Example.com")
    for fields in ({"login": "aLICE_a"}, {"login": "other", "email": "alice@example.COM"}):
        with pytest.raises(IntegrityError, match="lower"):
            add_account(sql, **fields)


@pytest.mark.parametrize(
    "phone", ["12025550143", "+02025550143", "+1202", "+1 202 555 0143", "+1202555014312345", "+x", ""]
)
def test_phones_are_e164(sql, phone):
    with pytest.raises(Exception, match=r"phone_e164|cannot be kept"):
        add_account(sql, phone=phone)


def test_phones_are_unique(sql):
    add_account(sql, phone="+12025550143")
    with pytest.raises(IntegrityError, match="uq_account_phone"):
        add_account(sql, phone="+12025550143")


def test_an_account_can_be_reached_and_staff_have_a_password(sql):
    with pytest.raises(IntegrityError, match="reachable"):
        add_account(sql, name="Nobody")
    for role in ("photographer", "moderator", "admin"):
        with pytest.raises(IntegrityError, match="staff_has_password"):
            add_account(sql, role=f"'{role}'", login="staff")
    with pytest.raises(Exception, match="role"):
        add_account(sql, role="'owner'", login="staff")


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ("watermark = false", "priced_keeps_watermark"),
        ("watermark_text = ''", "watermark_says_something"),
        ("price = -1", "price_not_negative"),
        ("currency = 'usd'", "currency_iso4217"),
        ("currency = 'US'", "currency_iso4217"),
        ("name = ''", "named"),
        ("location = ''", "named"),
        ("kind = 'library'", "library_is_free"),
        ("kind = 'other'", "albumkind"),
        ("max_edge = 1", "max_edge"),
        ("max_edge = 20001", "max_edge"),
        ("visibility = 'secret'", "visibility"),
        ("owner_id = gen_random_uuid()", "fk_album_owner_id"),
    ],
)
def test_albums(sql, album, change, rule):
    with pytest.raises(IntegrityError, match=rule):
        sql(f"UPDATE album SET {change}")


def test_everything_a_photographer_can_choose_the_database_takes(sql, album):
    for edge in EDGES:
        sql("UPDATE album SET max_edge = :edge", edge=edge)
    for currency in money.CURRENCIES:
        sql(
            "UPDATE album SET currency = :currency, price = :price",
            currency=currency,
            price=album_options.HIGHEST_PRICE,
        )


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ("status = 'failed', error = ''", "failed_says_why"),
        ("status = 'ready', width = 0", "ready_is_measured"),
        ("bytes = -1", "sizes"),
        ("status = 'gone'", "photostatus"),
    ],
)
def test_photos(sql, add_photo, change, rule):
    add_photo()
    with pytest.raises(IntegrityError, match=rule):
        sql(f"UPDATE photo SET {change}")


def test_the_same_bytes_are_in_an_album_once_unless_deleted(sql, add_photo):
    add_photo()
    copy = (
        "INSERT INTO photo SELECT (p).* FROM (SELECT jsonb_populate_record(photo, jsonb_build_object("
        "'id', gen_random_uuid(), 'link_token', md5(random()::text), "
        "'deleted_at', CAST(:deleted AS text))) AS p FROM photo LIMIT 1) copied"
    )
    columns = ", ".join(
        row[0]
        for row in sql(
            "SELECT column_name FROM information_schema.columns "
            "WHERE table_name = 'photo' AND is_generated = 'NEVER' ORDER BY ordinal_position"
        )
    )
    copy = copy.replace("INSERT INTO photo SELECT (p).*", f"INSERT INTO photo ({columns}) SELECT {_of_p(columns)}")
    sql(copy, deleted="2026-01-01T00:00:00Z")
    with pytest.raises(IntegrityError, match="uq_photo_album_sha256"):
        sql(copy.replace("FROM photo LIMIT 1", "FROM photo WHERE deleted_at IS NULL LIMIT 1"), deleted=None)


def _of_p(columns: str) -> str:
    return ", ".join(f"(p).{column}" for column in columns.split(", "))


def test_one_selfie_is_current(sql, bob):
    add = (
        "INSERT INTO selfie "
        "(id, account_id, status, is_current, original_key, crop_x, crop_y, crop_width, crop_height) "
        "VALUES (gen_random_uuid(), :account, 'ready', :current, 'k', 0, 0, 1, 1)"
    )
    sql(add, account=bob.id, current=True)
    sql(add, account=bob.id, current=False)
    with pytest.raises(IntegrityError, match="uq_selfie_current"):
        sql(add, account=bob.id, current=True)


def test_a_client_is_in_a_photo_once_and_unlocks_an_album_once(sql, alice, bob, album, add_photo):
    photo = add_photo([bob])
    with pytest.raises(IntegrityError, match="uq_appearance"):
        sql(
            "INSERT INTO appearance (id, photo_id, client_id, source, state) "
            "VALUES (gen_random_uuid(), :photo, :bob, 'hand', 'confirmed')",
            photo=photo.id,
            bob=bob.id,
        )
    unlock = "INSERT INTO unlock (id, album_id, client_id, granted_by) VALUES (gen_random_uuid(), :album, :bob, :alice)"
    sql(unlock, album=album.id, bob=bob.id, alice=alice.id)
    with pytest.raises(IntegrityError, match="uq_unlock"):
        sql(unlock, album=album.id, bob=bob.id, alice=alice.id)


def test_a_code_has_five_tries_and_one_resend(sql):
    add = (
        "INSERT INTO one_time_code (id, phone, code_hash, expires_at, tries, resends) "
        "VALUES (gen_random_uuid(), '+12025550143', 'x', now(), :tries, :resends)"
    )
    sql(add, tries=5, resends=1)
    for tries, resends, rule in ((6, 0, "five_tries"), (-1, 0, "five_tries"), (0, 2, "one_resend")):
        with pytest.raises(IntegrityError, match=rule):
            sql(add, tries=tries, resends=resends)


def test_deleting_rules(sql, alice, bob, album, add_photo, run_jobs):
    add_photo([bob])
    run_jobs()
    with pytest.raises(IntegrityError, match="fk_album_owner_id"):
        sql("DELETE FROM account WHERE id = :id", id=alice.id)
    sql("DELETE FROM account WHERE id = :id", id=bob.id)
    assert sql("SELECT count(*) FROM appearance") == sql("SELECT count(*) FROM client") == [(0,)]
    assert sql("SELECT count(*) FROM photo") == [(1,)]
    sql("DELETE FROM photo")
    assert sql("SELECT count(*) FROM rendition") == [(0,)]
    sql("DELETE FROM album")
    sql("DELETE FROM account WHERE id = :id", id=alice.id)


def test_ids_are_in_the_order_of_their_making():
    ids = [new_id() for _ in range(1000)]
    assert ids == sorted(ids)
    assert {one.version for one in ids} == {7}
