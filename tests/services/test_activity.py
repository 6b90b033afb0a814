"""What Alice learns of her albums, and what nobody learns of those who looked."""

from collections import Counter
from datetime import timedelta
from uuid import UUID

import pytest
from sqlmodel import select

from photodrop import routes
from photodrop.db import transaction
from photodrop.errors import Invalid, NotFound
from photodrop.models import Account, Activity, ActivitySalt, ActivityVisitor, PhotoActivity
from photodrop.models.base import new_id, now
from photodrop.services import activity, figures, housekeeping, money, order_payments, unlocks
from photodrop.services.activity import Visitor
from photodrop.state.activity import ActivityState

PHONE = Visitor("192.0.2.1", "Mozilla/5.0 (iPhone)")
LAPTOP = Visitor("192.0.2.1", "Mozilla/5.0 (Macintosh)")


@pytest.fixture(autouse=True)
def forgotten():
    activity._memory.take()
    yield
    activity._memory.take()


@pytest.fixture
def as_actor(database):
    def call(actor: Account, service, *args, **kwargs):
        with transaction() as session:
            return service(session, session.get_one(Account, actor.id), *args, **kwargs)

    return call


@pytest.fixture
def see(album):
    def saw(what: activity.What = "view", visitor: Visitor | None = PHONE, **more) -> None:
        with transaction() as session:
            activity.saw(session, what, **({"album_id": album.id} | more), visitor=visitor)

    return saw


@pytest.fixture
def counted(database):
    """`counted(share_id)`: views, visitors, downloads and favourites so far."""

    def read(share_id=None) -> tuple[int, ...]:
        with transaction() as session:
            activity.write_down(session)
        with transaction() as session:
            rows = session.exec(select(Activity).where(Activity.share_id == share_id)).all()
        sums = Counter()
        for row in rows:
            sums.update(views=row.views, visitors=row.visitors, downloads=row.downloads, favourites=row.favourites)
        return sums["views"], sums["visitors"], sums["downloads"], sums["favourites"]

    return read


def test_views_are_counted_visitors_once_a_day(see, counted):
    see()
    see()
    assert counted() == (2, 1, 0, 0)
    see(visitor=LAPTOP)
    see("download", visitor=LAPTOP)
    see("favourite", visitor=None)
    assert counted() == (3, 2, 1, 1)


def test_what_came_by_a_share_is_the_albums_too(see, counted):
    share_id, other_id = new_id(), new_id()
    see(share_id=share_id)
    see(share_id=other_id)
    see(visitor=LAPTOP)
    assert counted() == (3, 2, 0, 0)
    assert counted(share_id) == counted(other_id) == (1, 1, 0, 0)


def test_photos_count_for_themselves(see, counted, delivered):
    # Who turns back to a photo has looked at it once.
    see(photo_id=delivered.id)
    see(photo_id=delivered.id)
    see("download", photo_id=delivered.id)
    see("download", photo_id=new_id())
    counted()
    with transaction() as session:
        found = session.exec(select(PhotoActivity)).one()
    assert (found.photo_id, found.views, found.downloads) == (delivered.id, 1, 1)


def test_a_photo_is_looked_at_in_the_lightbox_on_public_pages_and_by_link(
    alice, bob, charlie, delivered, new_share, counted, as_actor, sql
):
    share = new_share()
    sql("UPDATE photo SET link_token = 'token'")
    with pytest.raises(NotFound):
        as_actor(charlie, activity.looked_at_photo, delivered.id, PHONE)
    as_actor(bob, activity.looked_at_photo, delivered.id, PHONE)
    sql("UPDATE album SET visibility = 'public'")
    for who in (charlie, alice):
        as_actor(who, activity.looked_at_photo, delivered.id, LAPTOP)
    with transaction() as session:
        activity.looked_at_link(session, None, "token", Visitor("192.0.2.2", "Mozilla/5.0"))
        activity.looked_by_share(session, None, share.token, delivered.id, Visitor("192.0.2.3", "Mozilla/5.0"))
    assert (counted(), counted(share.id)) == ((4, 4, 0, 0), (1, 1, 0, 0))
    assert [(one.views, one.photo_id) for one in as_actor(alice, figures.of_album, delivered.album_id).photos] == [
        (4, str(delivered.id))
    ]


def test_what_nobody_looked_at_is_not_looked_at_most(alice, see, counted, as_actor, delivered):
    see("download", photo_id=delivered.id)
    counted()
    assert as_actor(alice, figures.of_album, delivered.album_id).photos == []


@pytest.mark.parametrize("agent", ["", "WhatsApp/2.23", "Mozilla/5.0 (compatible; Googlebot/2.1)", "curl/8.1"])
def test_robots_that_fetch_a_link_are_nobody(see, counted, agent):
    see(visitor=Visitor("192.0.2.1", agent))
    assert counted() == (0, 0, 0, 0)
    # A script that downloads does download.
    see("download", visitor=Visitor("192.0.2.1", agent))
    assert counted() == (0, 1, 1, 0)


def test_what_did_not_land_was_not_seen(album, counted):
    with transaction() as session:
        activity.saw(session, "view", album_id=album.id, visitor=PHONE)
        session.rollback()
    assert counted() == (0, 0, 0, 0)


def test_an_album_that_is_gone_is_left_out_of_the_book(see, counted):
    see()
    see(album_id=new_id())
    assert counted() == (1, 1, 0, 0)


def test_what_cannot_be_written_is_kept(see, counted, sql):
    see()
    sql("ALTER TABLE activity RENAME TO gone")
    try:
        with pytest.raises(Exception, match="activity"):
            counted()
    finally:
        sql("ALTER TABLE gone RENAME TO activity")
    assert counted() == (1, 1, 0, 0)


def test_the_hash_tells_nothing_and_goes_with_its_salt(see, counted, sql):
    see()
    counted()
    with transaction() as session:
        kept = session.exec(select(ActivityVisitor.hash)).all()
        salt = session.exec(select(ActivitySalt.salt)).one()
    assert len(set(kept)) == 1
    assert PHONE.address.encode() not in b"".join(kept) + salt
    yesterday = now().date() - timedelta(days=1)
    for table in ("activity_salt", "activity_visitor", "activity"):
        sql(f"UPDATE {table} SET day = :day", day=yesterday)
    with transaction() as session:
        housekeeping.sweep(session)
        assert not session.exec(select(ActivityVisitor)).all()
        assert not session.exec(select(ActivitySalt)).all()
    # Today they are somebody new.
    see()
    assert counted() == (2, 2, 0, 0)


def test_alice_reads_what_was_counted(see, counted, as_actor, alice, album, delivered, new_share, sql):
    share = new_share(name="For the guests")
    see(photo_id=delivered.id)
    see(share_id=share.id, visitor=LAPTOP)
    see("download", photo_id=delivered.id)
    counted()
    sql("UPDATE activity SET day = day - 1 WHERE share_id IS NULL")
    found = as_actor(alice, figures.of_album, album.id, days=7)
    assert (found.total.views, found.total.visitors, found.total.downloads, found.total.sales) == (2, 2, 1, 0)
    assert [day.views for day in found.days] == [0, 0, 0, 0, 0, 2, 0]
    assert [(link.name, link.views, link.visitors) for link in found.links] == [("For the guests", 1, 1)]
    assert [(photo.photo_id, photo.views, photo.downloads) for photo in found.photos] == [(str(delivered.id), 1, 1)]
    by_link = as_actor(alice, figures.of_album, album.id, days=7, share_id=share.id)
    assert [day.views for day in by_link.days] == [0, 0, 0, 0, 0, 0, 1]
    everything = as_actor(alice, figures.of_all, days=7)
    assert everything.total == found.total
    assert [(one.album_name, one.views) for one in everything.albums] == [("Summer wedding", 2)]
    lines = as_actor(alice, figures.as_csv, album.id, days=2).splitlines()
    assert lines[0].endswith("date,views,visitors,downloads,favourites,sales,sold")
    assert lines[1].endswith(",2,2,1,0,0,")
    assert lines[2].endswith(",0,0,0,0,0,")


def test_sales_are_payments(as_actor, alice, bob, album, delivered):
    """Of the album, and of prints of its photos; the ledger says how many."""
    with transaction() as session:
        unlocks.grant(session, session.get_one(Account, alice.id), album.id, bob.id, paid=25_00)
    day = as_actor(alice, figures.of_album, album.id).days[-1]
    assert (day.sales, len(day.sold), day.sold_label) == (1, 1, money.exact(25_00, *day.sold))
    assert as_actor(alice, figures.of_all).albums[0].sales == 1


def test_what_sales_brought_is_told_for_each_currency(as_actor, alice, ordered, album, sql):
    for currency in ("EUR", "USD"):
        sql("UPDATE product SET currency = :currency", currency=currency)
        order = ordered({"quantity": 2}, currency=currency)
        as_actor(alice, order_payments.mark_paid, UUID(order.id), 2_00)
    of_album, of_all = (as_actor(alice, figures.of_album, album.id), as_actor(alice, figures.of_all))
    assert (of_all.total.sales, of_all.total.sold) == (2, {"EUR": 2_00, "USD": 2_00})
    assert of_all.total.sold_label == "€2.00 · $2.00"
    # Of an album it is that part of its prints that was paid: €4.00 of the order's €10.00 are for sending or others.
    assert of_album.total.sold["EUR"] == of_all.albums[0].sold["EUR"] == 80
    assert as_actor(alice, figures.as_csv, album.id, days=1).splitlines()[1].split(",")[-1].startswith("€0.80; $")


def test_figures_are_for_their_photographer(as_actor, alice, dora, admin, bob, album, new_album, new_share):
    share = new_share()
    for somebody in (dora, admin, bob):
        with pytest.raises(NotFound):
            as_actor(somebody, figures.of_album, album.id)
    with pytest.raises(NotFound):
        as_actor(bob, figures.of_all)
    with pytest.raises(NotFound):
        as_actor(alice, figures.of_album, new_album().id, share_id=share.id)
    for days in (0, figures.MOST_DAYS + 1):
        with pytest.raises(Invalid):
            as_actor(alice, figures.of_album, album.id, days=days)


async def test_the_page_draws_what_is_chosen(tab, visit, see, counted, alice, dora, album, new_share):
    share = new_share(name="For the guests")
    see()
    see(share_id=share.id, visitor=LAPTOP)
    counted()
    visit(routes.STUDIO_ALBUM_ACTIVITY, actor=alice, album_id=album.id)
    page = await tab.get_state(ActivityState)
    await page.load_album()
    assert (page.total.views, page.album_name, len(page.bars), page.top) == (2, "Summer wedding", 30, 2)
    assert page.bars[-1].net_label == "2 views"
    assert page.csv_address == f"/api/v1/albums/{album.id}/activity.csv?days=30"
    await page.choose_link(str(share.id))
    page.choose("visitors")
    assert (page.total.visitors, page.bars[-1].net_label, page.top) == (1, "1 visitor", 1)
    for period, bars in (("364", 13), ("91", 13), ("7", 7), ("nonsense", 30)):
        await page.choose_period(period)
        assert len(page.bars) == bars
    await page.choose_link(str(share.id))
    assert (page.link_id, page.total.views) == ("", 2)
    visit(routes.STUDIO_ACTIVITY, actor=alice)
    await page.load_all()
    assert [one.album_name for one in page.albums] == ["Summer wedding"]
    visit(routes.STUDIO_ALBUM_ACTIVITY, actor=dora, album_id=album.id)
    await page.load_album()
    assert page.is_missing


def test_single_downloads_and_pages_count_too(api, delivered, alice, bob, album, unlock, sql):
    unlock(bob)
    address = api(bob).get(f"/photos/{delivered.id}").json()["download_url"]
    for asked in ({}, {"Range": "bytes=0-9"}, {"Range": "bytes=10-"}):
        api().get(address, headers=asked)
    api().head(address)
    api(bob).get(f"/photos/{delivered.id}/file", params={"size": "original"})
    api(alice).get(f"/photos/{delivered.id}/file", params={"size": "original"})
    for actor in (bob, alice):
        with transaction() as session:
            me = session.get_one(Account, actor.id)
            if actor is bob:
                activity.looked_at(session, me, album.id, PHONE)
            else:
                with pytest.raises(NotFound):
                    activity.looked_at(session, me, album.id, PHONE)
    with transaction() as session:
        activity.write_down(session)
    assert sql("SELECT views, downloads FROM activity") == [(1, 3)]
