"""What the ledger adds up to, and what of it a spreadsheet gets."""

import csv
import io
from datetime import UTC, datetime, timedelta

import pytest

from photodrop.db import transaction
from photodrop.errors import Invalid, NotFound
from photodrop.models import Account
from photodrop.services import earnings, payments, unlocks


@pytest.fixture
def act():
    def run(service, actor, *args, **kwargs):
        with transaction() as session:
            return service(session, session.get_one(Account, actor.id), *args, **kwargs)

    return run


@pytest.fixture
def sold(act, alice, bob, charlie, new_album, add_photo):
    """Two albums in dollars and one in yen; Charlie got half of his money back."""

    def make():
        made = [
            new_album(name="Wedding", price=25_00),
            new_album(name="Fair", price=10_00),
            new_album(name="Tokyo", price=4000, currency="JPY"),
        ]
        for album in made:
            add_photo([bob, charlie], to=album)
            act(unlocks.grant, alice, album.id, bob.id, paid=album.price)
        act(unlocks.grant, alice, made[0].id, charlie.id, paid=20_00)
        charlies = next(row for row in act(earnings.ledger, alice).items if row.client_name == "Charlie Clark")
        with transaction() as session:
            payments.refund(session, session.get_one(Account, alice.id), charlies.id, 10_00)
        return made

    return make


def test_totals_by_currency_and_by_album(act, alice, dora, sold):
    wedding, fair, tokyo = sold()
    told = act(earnings.of, alice)
    assert [(one.currency, one.payment_count, one.net_label, one.given_back_label) for one in told.totals] == [
        ("USD", 3, "$45.00", "−$10.00"),
        ("JPY", 1, "¥4,000", "¥0"),
    ]
    nets = {one.album_name: (one.net, one.currency) for one in told.albums}
    assert nets == {"Wedding": (35_00, "USD"), "Fair": (10_00, "USD"), "Tokyo": (4000, "JPY")}
    assert {one.album_id for one in told.albums} == {str(one.id) for one in (wedding, fair, tokyo)}
    assert act(earnings.of, dora).totals == []


def test_a_deleted_album_stays_in_the_books_and_a_renamed_one_has_its_new_name(act, alice, sold, sql):
    wedding, fair, _ = sold()
    sql("UPDATE album SET name = 'Our wedding' WHERE id = :id", id=wedding.id)
    sql("DELETE FROM unlock WHERE album_id = :id", id=fair.id)
    sql("DELETE FROM album WHERE id = :id", id=fair.id)
    told = {one.album_name: one.is_deleted for one in act(earnings.of, alice).albums}
    assert told == {"Our wedding": False, "Fair": True, "Tokyo": False}


def test_months_are_all_there_and_oldest_first(act, alice, sold):
    sold()
    this_month = datetime.now(UTC).strftime("%Y-%m")
    told = act(earnings.months, alice, "usd", count=14)
    assert len({one.month for one in told}) == 14
    assert told == sorted(told, key=lambda one: one.month)
    assert (told[-1].month, told[-1].paid, told[-1].given_back, told[-1].net_label) == (
        this_month, 55_00, -10_00, "$45.00",
    )  # fmt: skip
    assert not any(one.net for one in told[:-1])
    with pytest.raises(Invalid):
        act(earnings.months, alice, "USD", count=61)


def test_the_ledger_in_pages(act, alice, sold):
    sold()
    first = act(earnings.ledger, alice, limit=3)
    rest = act(earnings.ledger, alice, cursor=first.next, limit=3)
    kinds = [row.kind for row in first.items + rest.items]
    assert kinds == ["refunded", "paid", "paid", "paid", "paid"]
    assert rest.next is None
    assert first.items[0].amount_label == "−$10.00"
    assert not first.items[0].may_refund


def test_from_a_day_on_and_of_one_album(act, alice, sold, sql):
    _, fair, _ = sold()
    tomorrow = datetime.now(UTC).date() + timedelta(days=1)
    assert act(earnings.of, alice, since=tomorrow).totals == []
    assert act(earnings.ledger, alice, since=tomorrow).items == []
    assert len(act(earnings.ledger, alice, since=tomorrow - timedelta(days=2)).items) == 5
    sheet = act(earnings.as_csv, alice, fair.id)
    assert "Fair" in sheet
    assert "Wedding" not in sheet
    assert act(earnings.as_csv, alice, since=tomorrow).count("\n") == 1


def test_only_photographers_earn(act, bob):
    for ask in (earnings.of, earnings.ledger, earnings.as_csv):
        with pytest.raises(NotFound):
            act(ask, bob)


def test_a_client_cannot_put_a_formula_into_alices_spreadsheet(act, alice, bob, new_album, add_photo, sql):
    sql('UPDATE account SET name = \'=HYPERLINK("http://evil","x")\' WHERE id = :id', id=bob.id)
    album = new_album(name=" @SUM(A1)", price=25_00)
    add_photo([bob], to=album)
    act(unlocks.grant, alice, album.id, bob.id, paid=25_00)
    text = act(earnings.as_csv, alice)
    assert text.startswith("\ufeff")
    head, row = csv.reader(io.StringIO(text.removeprefix("\ufeff")))
    told = dict(zip(head, row, strict=True))
    assert told["client"].startswith("'=")
    assert told["album"].startswith("'")
    assert (told["amount"], told["currency"], told["photos"], told["kind"]) == ("25.00", "USD", "album", "paid")
    assert abs(datetime.fromisoformat(told["date"]) - datetime.now(UTC)) < timedelta(minutes=5)


def test_the_routes(api, alice, bob, album, add_photo):
    add_photo([bob])
    caller = api(alice)
    grant = f"/albums/{album.id}/unlocks"
    assert caller.post(grant, json={"client_id": str(bob.id), "paid": 2500}).status_code == 201
    [paid] = caller.get("/earnings/payments").json()["items"]
    assert caller.get("/earnings").json()["totals"][0]["net"] == 2500
    assert len(caller.get("/earnings/months", params={"currency": "USD"}).json()) == 12
    sheet = caller.get("/earnings/payments.csv")
    assert sheet.headers["content-type"] == "text/csv; charset=utf-8"
    assert "attachment" in sheet.headers["content-disposition"]
    back = caller.post(f"/payments/{paid['id']}/refund", json={}, headers={"Idempotency-Key": "a"})
    again = caller.post(f"/payments/{paid['id']}/refund", json={}, headers={"Idempotency-Key": "a"})
    assert back.json()["amount"] == again.json()["amount"] == -2500
    assert caller.get("/earnings").json()["totals"][0]["net"] == 0
