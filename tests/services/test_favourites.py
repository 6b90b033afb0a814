"""Bob and a guest choose from Alice's album; Alice asks, looks, gives back and takes the names along."""

import csv
import io
import zipfile
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID
from xml.etree import ElementTree as ET

import pytest

from photodrop.db import transaction
from photodrop.errors import Conflict, Invalid, NotFound
from photodrop.models import Account, AppearanceState, Guest
from photodrop.services import appearances, asked_lists, choice_files, choices, favourites, notifications, photos
from photodrop.services.asked_lists import AskedChange
from photodrop.services.choice_files import Kind, Marks
from photodrop.services.choices import Wanted
from photodrop.services.favourites import HEARTS, Change, ListFull, ListSent
from photodrop.services.photos import Change as PhotoChange

XMP = "{http://ns.adobe.com/xap/1.0/}"
PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"


@pytest.fixture
def four(add_photo, sql, bob, jpeg):
    """Bob's photos, dropped, and as ready as they need be here."""
    names = ["=DSC 1.jpg", "B&B <2>.JPG", "c.d.jpg", "4.png"]
    added = [add_photo([bob], content=jpeg(60 + at, 40), filename=name) for at, name in enumerate(names)]
    sql("UPDATE photo SET status = 'ready', width = 60, height = 40, dropped_at = now()")
    return [photo.id for photo in added]


@pytest.fixture
def share(new_share):
    return new_share(name="Family")


@pytest.fixture
def guest(new_guest):
    return new_guest()[0]


@pytest.fixture
def as_(album, share):
    """`as_(bob, favourites.put, HEARTS, photo_id)`: as an account in the album, as a guest by the share."""

    def do(who, service, *args, where=None, **kwargs):
        with transaction() as session:
            kind = type(who) if who is not None else Guest
            actor = session.get_one(kind, who.id) if who is not None else None
            place = where or (share.token if kind is Guest else album.id)
            return service(session, actor, place, *args, **kwargs)

    return do


@pytest.fixture(params=["bob", "guest"])
def person(request, bob, guest):
    return {"bob": bob, "guest": guest}[request.param]


def test_hearts_come_and_go(as_, person, four):
    assert as_(person, favourites.put, HEARTS, four[0]).count == 1
    assert as_(person, favourites.put, HEARTS, four[1], note="  For Grandma ").count == 2
    assert as_(person, favourites.put, HEARTS, four[1]).count == 2
    hearts = as_(person, favourites.one, HEARTS)
    assert [(one.photo_id, one.note) for one in hearts.photos] == [(str(four[0]), ""), (str(four[1]), "For Grandma")]
    assert (hearts.name, hearts.is_hearts, hearts.limit) == ("Favourites", True, 0)
    for _ in range(2):
        assert as_(person, favourites.take_out, HEARTS, four[0]).count == 1


def test_what_one_chooses_is_nobody_elses(as_, bob, charlie, guest, new_guest, four):
    as_(bob, favourites.put, HEARTS, four[0])
    made = as_(bob, favourites.create, "Mine")
    assert as_(guest, favourites.one, HEARTS).count == 0
    assert [each.id for each in as_(None, favourites.lists)] == [HEARTS]
    other = new_guest()[0]
    as_(guest, favourites.put, HEARTS, four[1])
    assert as_(other, favourites.one, HEARTS).count == 0
    for who in (guest, other, None):
        with pytest.raises(NotFound):
            as_(who, favourites.one, made.id)
    with pytest.raises(NotFound):
        as_(charlie, favourites.lists)
    with pytest.raises(NotFound):
        as_(bob, favourites.put, HEARTS, UUID(made.id))


def test_a_share_that_shut_keeps_what_was_chosen_for_itself(as_, guest, four, share, sql):
    as_(guest, favourites.put, HEARTS, four[0])
    sql("UPDATE share SET stopped_at = now() WHERE id = :id", id=share.id)
    for service, args in ((favourites.lists, ()), (favourites.put, (HEARTS, four[1])), (favourites.send, (HEARTS,))):
        with pytest.raises(NotFound):
            as_(guest, service, *args, **({"by": "Gus"} if service is favourites.send else {}))


def test_only_what_one_sees_here_may_be_chosen(as_, bob, guest, four, add_photo, dora, new_album):
    draft = add_photo([bob])
    elsewhere = add_photo([bob], to=new_album(owner=dora), by=dora)
    for who in (bob, guest):
        for photo_id in (draft.id, elsewhere.id):
            with pytest.raises(NotFound):
                as_(who, favourites.put, HEARTS, photo_id)


def test_a_limit_holds(as_, person, alice, four):
    asked = as_(alice, asked_lists.ask, "For the book", limit=2)
    assert [(each.id, each.limit) for each in as_(person, favourites.lists)][1] == (asked.id, 2)
    as_(person, favourites.put, asked.id, four[0])
    assert as_(person, favourites.put, asked.id, four[1]).left == 0
    with pytest.raises(ListFull, match="2 photos are chosen"):
        as_(person, favourites.put, asked.id, four[2])
    assert as_(person, favourites.put, asked.id, four[1], note="still in").count == 2
    as_(alice, lambda session, actor, _: asked_lists.change(session, actor, UUID(asked.id), AskedChange(limit=1)))
    with pytest.raises(Conflict, match="Take some out first"):
        as_(person, favourites.send, asked.id, by="Gus")
    as_(person, favourites.take_out, asked.id, four[0])
    assert as_(person, favourites.send, asked.id, by="Gus").is_sent
    with pytest.raises(Invalid):
        as_(person, favourites.create, "Mine", limit=-1)


def test_two_at_once_do_not_get_past_a_limit(as_, bob, four):
    made = as_(bob, favourites.create, "Two", limit=2)

    def try_it(photo_id) -> bool:
        try:
            as_(bob, favourites.put, made.id, photo_id)
        except ListFull:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(try_it, four)) == 2
    assert as_(bob, favourites.one, made.id).count == 2


def test_lists_of_ones_own(as_, person, alice, four):
    asked = as_(alice, asked_lists.ask, "Book")
    made = as_(person, favourites.create, " For  the wall ", limit=3)
    assert made.name == "For the wall"
    for name in ("for the WALL", "favourites"):
        with pytest.raises(Conflict):
            as_(person, favourites.create, name)
    assert as_(person, favourites.create, "Book").id != asked.id
    changed = as_(person, favourites.change, made.id, Change(name="Wall", limit=0, note="Large"))
    assert (changed.name, changed.limit, changed.note) == ("Wall", 0, "Large")
    for fixed in (HEARTS, asked.id):
        assert as_(person, favourites.change, fixed, Change(note="Hm")).note == "Hm"
        with pytest.raises(Conflict):
            as_(person, favourites.change, fixed, Change(limit=3))
        with pytest.raises(Conflict):
            as_(person, favourites.delete, fixed)
    as_(person, favourites.delete, made.id)
    assert made.id not in [each.id for each in as_(person, favourites.lists)]
    with pytest.raises(NotFound):
        as_(person, favourites.one, "no id")


def test_what_is_sent_stays_until_it_is_taken_or_given_back(as_, person, alice, four):
    with pytest.raises(Conflict, match="at least one"):
        as_(person, favourites.send, HEARTS, by="Gus")
    as_(person, favourites.put, HEARTS, four[0])
    if isinstance(person, Guest):
        with pytest.raises(Invalid):
            as_(person, favourites.send, HEARTS)
    assert as_(person, favourites.send, HEARTS, note="All of them", by="Gus").sent_at
    for change in (
        lambda: as_(person, favourites.put, HEARTS, four[1]),
        lambda: as_(person, favourites.take_out, HEARTS, four[0]),
        lambda: as_(person, favourites.change, HEARTS, Change(note="No")),
        lambda: as_(person, favourites.send, HEARTS),
    ):
        with pytest.raises(ListSent):
            change()
    assert not as_(person, favourites.take_back, HEARTS).is_reopened
    as_(person, favourites.send, HEARTS)
    with transaction() as session:
        told = notifications.find(session, session.get_one(Account, alice.id)).items
    who = "Gus" if isinstance(person, Guest) else "Bob Brown"
    chosen = as_(alice, choices.of_album).items[0]
    assert [(one.kind, one.title, one.body) for one in told] == [
        ("favourites_sent", f"{who} chose 1 photo of Summer wedding", "Favourites: All of them")
    ]
    assert told[0].url.endswith(f"/favourites?list={chosen.id}")
    assert (chosen.is_sent, chosen.note, chosen.count) == (True, "All of them", 1)
    assert chosen.by.name == who
    assert chosen.share_name == ("Family" if isinstance(person, Guest) else "")
    assert not as_(alice, choices.reopen, UUID(chosen.id)).is_sent
    assert as_(person, favourites.one, HEARTS).is_reopened
    assert as_(person, favourites.put, HEARTS, four[1]).count == 2


def test_who_leaves_a_photo_no_longer_chooses_it(as_, bob, alice, four):
    asked = as_(alice, asked_lists.ask, "Two", limit=2)
    for photo_id in four[:2]:
        as_(bob, favourites.put, asked.id, photo_id)
    with transaction() as session:
        found = appearances.of(session, bob.id, four[0])
        assert found is not None
        appearances.decide(session, session.get_one(Account, bob.id), found.id, AppearanceState.rejected)
    as_(alice, photos.delete, [four[1]])
    assert as_(bob, favourites.one, asked.id).count == 0
    assert as_(alice, choices.count) == 0
    assert as_(alice, choices.photos_of_album).items == []
    assert as_(bob, favourites.put, asked.id, four[2]).left == 1


def test_asking_ends_for_those_who_have_not_begun(as_, bob, guest, alice, dora, four):
    first, second = as_(alice, asked_lists.ask, "Book"), as_(alice, asked_lists.ask, "Wall")
    with pytest.raises(Conflict):
        as_(alice, asked_lists.ask, "book")
    as_(bob, favourites.put, first.id, four[0])
    for asked in (first, second):
        with pytest.raises(NotFound):
            as_(dora, lambda session, actor, _, gone=asked: asked_lists.take_back(session, actor, UUID(gone.id)))
        as_(alice, lambda session, actor, _, gone=asked: asked_lists.take_back(session, actor, UUID(gone.id)))
    assert as_(alice, asked_lists.of_album) == []
    assert [each.id for each in as_(bob, favourites.lists)] == [HEARTS, first.id]
    assert [each.id for each in as_(guest, favourites.lists)] == [HEARTS]
    with pytest.raises(NotFound):
        as_(guest, favourites.put, first.id, four[0])
    assert as_(alice, asked_lists.ask, "Book").id != first.id


def test_the_photographer_filters(as_, bob, guest, alice, admin, dora, four):
    asked = as_(alice, asked_lists.ask, "Book")
    as_(bob, favourites.put, HEARTS, four[0])
    as_(bob, favourites.put, asked.id, four[1], note="Lighter")
    as_(guest, favourites.put, asked.id, four[1])
    as_(guest, favourites.put, HEARTS, four[2])
    as_(guest, favourites.send, HEARTS, by="Gus")
    rows = as_(alice, choices.of_album).items
    assert len(rows) == 4
    of_book = next(row for row in rows if row.asked_id and not row.by.is_guest)
    for wanted, lists, chosen in (
        (None, 4, [0, 1, 2]),
        (Wanted(person_id=bob.id), 2, [0, 1]),
        (Wanted(person_id=guest.id), 2, [1, 2]),
        (Wanted(asked_id=UUID(asked.id)), 2, [1]),
        (Wanted(list_id=UUID(of_book.id)), 1, [1]),
        (Wanted(photo_id=four[1]), 2, [1]),
        (Wanted(sent=True), 1, [2]),
        (Wanted(sent=False, person_id=guest.id), 1, [1]),
    ):
        assert len(as_(alice, choices.of_album, wanted=wanted).items) == lists, wanted
        found = as_(alice, choices.photos_of_album, wanted=wanted).items
        assert {UUID(one.photo.id) for one in found} == {four[at] for at in chosen}, wanted
    both = as_(alice, choices.photos_of_album, wanted=Wanted(photo_id=four[1])).items[0].chosen
    assert {(said.by, said.note, said.list_name) for said in both} == {
        ("Bob Brown", "Lighter", "Book"),
        ("A guest", "", "Book"),
    }
    assert as_(alice, choices.count) == 3
    for stranger in (bob, dora, admin):
        for service in (choices.of_album, choices.photos_of_album, asked_lists.of_album):
            with pytest.raises(NotFound):
                as_(stranger, service)


def test_a_phone_is_told_of_clients_alone(as_, alice, bob, four, sql):
    """Somebody who is in a photo but no longer in the address book keeps their number to themselves."""
    as_(bob, favourites.put, HEARTS, four[0])
    assert as_(alice, choices.of_album).items[0].by.phone_label
    sql("DELETE FROM client")
    assert not as_(alice, choices.of_album).items[0].by.phone_label


def test_names_leave_as_files(as_, alice, bob, guest, four):
    for photo_id in four:
        as_(bob, favourites.put, HEARTS, photo_id)
    as_(bob, favourites.put, HEARTS, four[1], note='"Warm" <&> soft\nplease')
    as_(guest, favourites.put, HEARTS, four[1], note="=SUM(A1)")

    def exported(kind, **options):
        return as_(alice, choice_files.export, kind, **options)

    assert exported(Kind.text).content.decode().splitlines() == ["=DSC 1.jpg", "B&B <2>.JPG", "c.d.jpg", "4.png"]
    assert exported(Kind.lightroom).content.decode() == "=DSC 1, B&B <2>, c.d, 4"
    rows = list(csv.reader(io.StringIO(exported(Kind.csv).content.decode("utf-8-sig"))))
    assert rows[0] == ["file", "list", "person", "note", "list_note", "sent_at"]
    assert [row[0] for row in rows[1:]] == ["'=DSC 1.jpg", "B&B <2>.JPG", "B&B <2>.JPG", "c.d.jpg", "4.png"]
    assert rows[3][2:4] == ["A guest", "'=SUM(A1)"]
    file = exported(Kind.xmp, marks=Marks(4, 'Gr"ün'))
    assert file.filename == "Summer-wedding-xmp.zip"
    with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["=DSC 1.xmp", "B&B <2>.xmp", "c.d.xmp", "4.xmp"]
        told = ET.fromstring(archive.read("B&B <2>.xmp"))[0][0].attrib
    assert (told[f"{XMP}Rating"], told[f"{XMP}Label"]) == ("4", 'Gr"ün')
    assert told[f"{PHOTOSHOP}Instructions"] == 'Bob Brown: "Warm" <&> soft\nplease\nA guest: =SUM(A1)'
    with zipfile.ZipFile(io.BytesIO(exported(Kind.xmp, marks=Marks(0, "")).content)) as archive:
        assert b"Rating=" not in archive.read("4.xmp")
    assert exported(Kind.text, wanted=Wanted(person_id=guest.id)).content == b"B&B <2>.JPG\n"
    with pytest.raises(Invalid):
        exported(Kind.xmp, marks=Marks(6))


def test_renamed_photos_keep_the_names_of_their_files(as_, alice, bob, four):
    as_(alice, lambda session, actor, _: photos.describe(session, actor, four[3], PhotoChange(name="The kiss")))
    as_(bob, favourites.put, HEARTS, four[3])
    assert as_(alice, choice_files.export, Kind.text).content == b"4.png\n"
