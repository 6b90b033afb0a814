"""Consent, its withdrawal, and erasure: looked for in every table and every key of the storage."""

from datetime import date
from hashlib import sha256
from io import BytesIO
from typing import Any
from uuid import UUID

import pytest

from photodrop.db import transaction
from photodrop.errors import Invalid, NotFound, TooMany
from photodrop.models import (
    Account,
    Album,
    AlbumKind,
    Appearance,
    AppearanceSource,
    AppearanceState,
    Client,
    Face,
    FaceConsent,
    FaceGroup,
    FaceMode,
    FaceReference,
    Selfie,
)
from photodrop.models.base import new_id
from photodrop.services import (
    accounts,
    album_options,
    albums,
    appearances,
    closing,
    consents,
    face_data,
    face_traces,
    photos,
    presets,
    selfies,
    unlocks,
)
from tests.support.faces import like, somebody

BOB, ERIN = somebody(1), somebody(2)
CROP: dict[str, Any] = {"crop_x": 0, "crop_y": 0, "crop_width": 90, "crop_height": 90}
TEXTS = {"2": "45984a9b49d6"}


@pytest.fixture
def erin(new_account):
    return new_account(phone="+12025550177", name="Erin", face_consent=FaceConsent.granted)


@pytest.fixture
def agree(database):
    def say(account: Account, *, granted: bool = True, **how) -> None:
        with transaction() as session:
            consents.decide(session, session.get_one(Account, account.id), granted=granted, **how)

    return say


@pytest.fixture
def new_face(add_photo):
    """A face in a photo of its own, found to be of somebody where that is said."""

    def make(embedding, of: Account | None = None, *, state="confirmed", source="face", photo=None, **fields) -> Face:
        photo = photo or add_photo()
        with transaction() as session:
            face = Face(
                photo_id=photo.id, album_id=photo.album_id, left_edge=0.1, top_edge=0.1, width=0.2, height=0.2,
                pixels=90, score=0.9, quality=0.8, model="m", embedding=embedding, **fields,
            )  # fmt: skip
            session.add(face)
            session.flush()
            if of is not None:
                session.add(
                    Appearance(
                        photo_id=photo.id, client_id=of.id, face_id=face.id, similarity=0.6,
                        source=AppearanceSource(source), state=AppearanceState(state),
                    )
                )  # fmt: skip
            return face

    return make


@pytest.fixture
def known_by(database):
    """What somebody is known by: a selfie's face, or one in a photo."""

    def keep(account: Account, embedding, face: Face | None = None) -> None:
        with transaction() as session:
            selfie = None
            if face is None:
                selfie = Selfie(account_id=account.id, original_key=f"selfies/{account.id}/{new_id()}.jpg", **CROP)
                session.add(selfie)
                session.flush()
            session.add(
                FaceReference(
                    account_id=account.id, selfie_id=selfie.id if selfie else None, face_id=face.id if face else None,
                    model="m", quality=0.9, embedding=embedding,
                )
            )  # fmt: skip

    return keep


@pytest.fixture
def in_book(database):
    """`in_book(dora, charlie)`: she has him as a client."""

    def put(photographer: Account, account: Account) -> None:
        with transaction() as session:
            session.add(Client(photographer_id=photographer.id, account_id=account.id))

    return put


@pytest.fixture
def erase(database):
    def run(account: Account) -> face_data.Receipt:
        with transaction() as session:
            return face_data.erase(session, session.get_one(Account, account.id))

    return run


@pytest.fixture
def vectors_like(sql):
    """Every table with embeddings, and how many of its rows look like this one."""

    def count(embedding) -> dict[str, int]:
        columns = sql(
            "SELECT table_name AS of, column_name AS name FROM information_schema.columns "
            "WHERE table_schema = current_schema() AND udt_name IN ('vector', 'halfvec')"
        )
        assert {column.of for column in columns} >= {"face", "face_reference"}
        return {
            column.of: sql(
                f"SELECT count(*) AS n FROM {column.of} "
                f"WHERE ({column.name} <=> CAST(CAST(:near AS text) AS vector)) < 0.621",
                near=str(embedding),
            )[0].n
            for column in columns
        }

    return count


@pytest.fixture
def tables_naming(sql):
    """Every table in which an id stands, whatever the column."""

    def find(wanted: UUID) -> set[str]:
        tables = sql("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")
        return {
            table.tablename
            for table in tables
            if sql(f'SELECT 1 FROM "{table.tablename}" AS t WHERE t::text LIKE :id LIMIT 1', id=f"%{wanted}%")
        }

    return find


def embedded(sql, face: Face) -> bool:
    return sql("SELECT embedding IS NOT NULL AS there FROM face WHERE id = :id", id=face.id)[0].there


def test_who_changes_the_text_gives_it_a_new_version():
    assert sha256("\n".join(consents.TEXT).encode()).hexdigest()[:12] == TEXTS[consents.VERSION]


def test_each_answer_is_kept_once_and_newest_first(bob, agree, reread, sql):
    for granted in (False, True, True, False):
        agree(bob, granted=granted, language="fr")
    with transaction() as session:
        told = consents.history(session, bob)
    assert [one.granted for one in told] == [False, True, False]
    assert {(one.version, one.language, one.channel) for one in told} == {(consents.VERSION, "fr", "web")}
    assert reread(bob).face_consent is FaceConsent.refused
    assert len(sql("SELECT 1 FROM audit_event WHERE action LIKE 'face_consent.%'")) == 3


def test_a_no_is_heard_however_often_somebody_said_yes(bob, agree, reread):
    for _ in range(consents.GRANTS):
        agree(bob)
    with pytest.raises(TooMany):
        agree(bob)
    agree(bob, granted=False, version="of another day")
    assert reread(bob).face_consent is FaceConsent.refused


def test_an_earlier_text_asks_again(bob, charlie, agree, sql):
    agree(bob)
    sql("UPDATE consent SET version = '1'")
    sql("UPDATE account SET face_consent = 'unasked'")
    with transaction() as session:
        assert accounts.profile(session, session.get_one(Account, bob.id)).asks_again
        assert not accounts.profile(session, session.get_one(Account, charlie.id)).asks_again
    agree(bob)
    with transaction() as session:
        assert not accounts.profile(session, session.get_one(Account, bob.id)).asks_again
        assert [one.version for one in consents.history(session, bob)] == [consents.VERSION, "1"]


def test_withdrawal_forgets_what_was_measured_and_keeps_what_people_said(
    bob, agree, new_face, known_by, vectors_like, sql
):
    agree(bob)
    known_by(bob, BOB)
    said = new_face(like(BOB, 0.7, seed=1), bob, source="hand")
    found = new_face(like(BOB, 0.6, seed=2), bob)
    new_face(like(BOB, 0.4, seed=3), bob, state="suggested")
    new_face(like(BOB, 0.45, seed=4), bob, state="rejected")
    known_by(bob, like(BOB, 0.6, seed=2), found)
    agree(bob, granted=False)
    assert vectors_like(BOB) == {"face": 0, "face_reference": 0}
    left = sql("SELECT face_id, state, similarity FROM appearance ORDER BY state, id")
    assert [row.state for row in left] == ["confirmed", "confirmed", "rejected"]
    assert {row.face_id for row in left} >= {said.id, found.id}
    assert {row.similarity for row in left} == {None}
    assert len(sql("SELECT 1 FROM selfie")) == 1


def test_erased_bob_stands_in_no_table_that_knows_faces(
    alice, bob, erin, album, agree, new_face, known_by, add_selfie, erase, vectors_like, tables_naming, run_jobs,
    storage, sql,
):  # fmt: skip
    agree(bob)
    add_selfie(bob)
    run_jobs()
    known_by(bob, BOB)
    known_by(erin, ERIN)
    of_nobody = [new_face(like(BOB, by, seed=seed)) for seed, by in enumerate((0.38, 0.5, 0.95), 10)]
    stranger = new_face(like(BOB, 0.37, seed=20))
    sibling = new_face(like(BOB, 0.48, seed=21), erin)
    new_face(like(BOB, 0.8, seed=22), bob)
    confirmed = new_face(like(BOB, 0.44, seed=23), bob, state="suggested")
    hers = new_face(ERIN, erin)
    with transaction() as session:
        of_bob = appearances.of(session, bob.id, confirmed.photo_id)
        assert of_bob is not None
        appearances.decide(session, session.get_one(Account, alice.id), of_bob.id, AppearanceState.confirmed)
    receipt = erase(bob)
    assert "face_data.vacuum" in run_jobs()
    assert (receipt.selfies, receipt.references, receipt.faces, receipt.appearances) == (2, 1, 5, 1)
    assert receipt.files == 3
    assert [embedded(sql, face) for face in (*of_nobody, stranger, sibling, hers)] == [False] * 3 + [True] * 3
    assert vectors_like(BOB) == {"face": 1, "face_reference": 0}
    assert not tables_naming(bob.id) & {"face", "face_group", "face_reference", "selfie"}
    assert "face_reference" in tables_naming(erin.id)
    assert not list(storage.keys(f"selfies/{bob.id}/"))
    left = sql("SELECT photo_id FROM appearance WHERE client_id = :bob", bob=bob.id)
    assert [row.photo_id for row in left] == [confirmed.photo_id]
    with transaction() as session:
        assert face_data.receipts(session, bob) == [receipt]
        with pytest.raises(NotFound):
            face_data.receipt(session, erin, UUID(receipt.id))


def test_what_was_bought_stays(alice, bob, album, agree, new_face, known_by, erase, sql):
    agree(bob)
    known_by(bob, BOB)
    new_face(BOB, bob)
    with transaction() as session:
        unlocks.grant(session, session.get_one(Account, alice.id), album.id, bob.id)
    assert (erase(bob).appearances, len(sql("SELECT 1 FROM appearance"))) == (0, 1)


def test_charlie_erases_nothing_of_bobs(alice, bob, charlie, in_book, agree, new_face, known_by, erase, vectors_like):
    in_book(alice, charlie)
    agree(bob)
    known_by(bob, BOB)
    new_face(BOB, bob)
    assert erase(charlie).faces == 0
    agree(charlie)
    # As much like him as can be: what is found to be Bob's stays Bob's.
    known_by(charlie, like(BOB, 0.9))
    assert erase(charlie).faces == 0
    assert vectors_like(BOB) == {"face": 1, "face_reference": 1}


def test_what_is_another_persons_stays_only_where_they_agreed(
    bob, charlie, erin, album, photo_of, agree, new_face, known_by, erase, sql
):
    """Whether an appearance says it or a group, and as like Bob as can be."""
    agree(bob)
    known_by(bob, BOB)
    faces: list[list[Face]] = []
    for person in (erin, charlie):
        with transaction() as session:
            group = FaceGroup(album_id=album.id, client_id=person.id)
            session.add(group)
        found = new_face(like(BOB, 0.9), person, photo=photo_of())
        faces.append([found, new_face(like(BOB, 0.9), photo=photo_of(), group_id=group.id)])
    assert erase(bob).faces == 2
    assert [[embedded(sql, face) for face in theirs] for theirs in faces] == [[True, True], [False, False]]


@pytest.mark.parametrize(
    ("scope", "books", "emptied"),
    [
        ("clients", "", set()),
        ("clients", "dora", {"dora"}),
        ("clients", "alice dora", {"alice", "dora"}),
        ("installation", "", {"alice", "dora"}),
    ],
)
def test_what_only_looks_like_somebody_goes_where_they_could_have_been_found(
    scope, books, emptied, alice, dora, charlie, new_album, photo_of, in_book, agree, new_face, known_by, erase,
    settings, sql,
):  # fmt: skip
    """With a picture of somebody else Charlie empties nothing of photographers who do not know him."""
    settings(face_scope=scope)
    faces: dict[str, list[Face]] = {}
    for owner in (alice, dora):
        kept, deleted = new_album(owner=owner), new_album(owner=owner)
        faces[str(owner.login)] = [new_face(like(BOB, 0.7), photo=photo_of(to=album)) for album in (kept, deleted)]
        sql("UPDATE album SET deleted_at = now() WHERE id = :id", id=deleted.id)
        if str(owner.login) in books:
            in_book(owner, charlie)
    named = new_face(like(BOB, 0.6), charlie, photo=photo_of())
    agree(charlie)
    known_by(charlie, BOB)
    assert erase(charlie).faces == 2 * len(emptied) + 1
    assert not embedded(sql, named)
    for login, theirs in faces.items():
        assert [embedded(sql, face) for face in theirs] == [login not in emptied] * 2


def test_embeddings_of_another_model_are_not_compared(bob, agree, new_face, known_by, erase, sql):
    agree(bob)
    known_by(bob, BOB)
    face = new_face(BOB)
    sql("UPDATE face SET model = 'another'")
    assert (erase(bob).faces, embedded(sql, face)) == (0, True)


def test_who_refused_and_is_named_in_a_group_loses_its_faces(bob, album, new_face, known_by, erin, sql):
    with transaction() as session:
        group = FaceGroup(album_id=album.id, client_id=bob.id)
        session.add(group)
    face, other = new_face(BOB, group_id=group.id), new_face(ERIN)
    known_by(erin, BOB, face)
    with transaction() as session:
        assert face_traces.forget_faces_of(session, bob.id) == 1
    assert (embedded(sql, face), embedded(sql, other)) == (False, True)
    assert sql("SELECT 1 FROM face_reference") == []


def test_a_closed_account_leaves_no_face_and_in_the_end_no_id(
    bob, agree, new_face, known_by, token_of, jpeg, vectors_like, tables_naming, run_jobs, storage
):
    agree(bob)
    known_by(bob, BOB)
    new_face(like(BOB, 0.7), bob)
    with transaction() as session:
        picture = BytesIO(jpeg(100, 100))
        selfies.add(session, session.get_one(Account, bob.id), picture, x=0, y=0, width=90, height=90)
    token = token_of(bob)
    with transaction() as session:
        closing.close(session, session.get_one(Account, bob.id), token)
    run_jobs()
    assert vectors_like(BOB) == {"face": 0, "face_reference": 0}
    assert tables_naming(bob.id) <= {"audit_event", "task", "task_item", "progress"}
    assert not [key for key in storage.keys("") if str(bob.id) in key]


def test_what_a_receipt_says_of_earlier_ones(bob, sql):
    sql(
        "INSERT INTO audit_event (id, actor_id, action, subject_id, detail) VALUES "
        "(gen_random_uuid(), :bob, 'face_data.erased', gen_random_uuid(), '{\"selfies\": 2, \"files\": 4}')",
        bob=bob.id,
    )
    with transaction() as session:
        told = face_data.receipts(session, bob)[0]
        paper = face_data.paper(session, bob, UUID(told.id), language="uk")
    assert (told.selfies, told.files, told.faces) == (2, 4, 0)
    assert paper.startswith(b"%PDF")


def change(actor: Account, album: Album, **options) -> albums.AlbumDetail:
    with transaction() as session:
        return albums.change(session, session.get_one(Account, actor.id), album.id, album_options.Options(**options))


class TestAlbums:
    def test_clients_albums_look_for_faces_unless_told_otherwise(self, alice, bob, settings):
        with transaction() as session:
            assert albums.create(session, alice, "A", "B", date(2026, 6, 20)).faces == "on"
            assert albums.create(session, bob, "L", kind=AlbumKind.library).faces == "off"
            with pytest.raises(Invalid) as refused:
                albums.create(
                    session, bob, "M", options=album_options.Options(faces=FaceMode.on), kind=AlbumKind.library
                )
            assert list(refused.value.fields) == ["faces"]
        settings(faces="off")
        with transaction() as session:
            assert albums.create(session, alice, "C", "B", date(2026, 6, 20)).faces == "off"

    @pytest.mark.parametrize("mode", [FaceMode.minors, FaceMode.off])
    def test_another_mode_forgets_the_album_at_once(
        self, alice, bob, erin, album, new_album, add_photo, new_face, known_by, mode, sql
    ):
        other = new_album(name="Other", faces=FaceMode.on)
        change(alice, album, faces=FaceMode.on)
        face = new_face(BOB, bob)
        new_face(like(BOB, 0.4), bob, state="suggested")
        new_face(None)
        kept = new_face(ERIN, erin, photo=add_photo(to=other))
        sql("UPDATE photo SET faces_model = 'm'")
        known_by(bob, BOB)
        known_by(bob, BOB, face)
        sql(
            "INSERT INTO face_reference (id, created_at, account_id, model, quality, embedding) "
            "SELECT gen_random_uuid(), now(), account_id, model, quality, embedding FROM face_reference LIMIT 1"
        )
        with transaction() as session:
            work = albums.work(session, alice, album.id, album_options.Options(faces=mode))
        assert (work.forgotten, work.sentence) == (
            2,
            "2 measured faces are forgotten. People who are in photos stay there.",
        )
        assert change(alice, album, faces=mode).faces == mode
        assert sql("SELECT id, embedding IS NOT NULL AS there FROM face") == [(kept.id, True)]
        assert sql("SELECT face_id, selfie_id IS NOT NULL FROM face_reference") == [(None, True)]
        assert sql("SELECT state, similarity FROM appearance WHERE client_id = :bob", bob=bob.id) == [
            ("confirmed", None)
        ]
        assert sql("SELECT count(*) FROM photo WHERE faces_model = 'm'") == [(1,)]
        assert sql("SELECT detail FROM audit_event WHERE action = 'face_data.album_emptied'")[0].detail["faces"] == 2

    def test_only_the_photographer_has_faces_looked_for(self, admin, alice, album):
        with pytest.raises(Invalid):
            change(admin, album, faces=FaceMode.on)
        change(alice, album, faces=FaceMode.on)
        assert change(admin, album, faces=FaceMode.off).faces == "off"

    def test_switched_on_again_its_photos_are_looked_through(self, alice, album, add_photo, run_jobs, promised):
        add_photo()
        run_jobs()
        change(alice, album, faces=FaceMode.on)
        assert [name for name, _ids in promised()] == ["faces.find"]

    def test_after_its_days_an_album_forgets_faces_and_measures_no_more(
        self, alice, album, new_face, known_by, bob, sql, reread
    ):
        change(alice, album, faces=FaceMode.on, faces_kept_days=30)
        face = new_face(BOB, bob)
        known_by(bob, BOB, face)
        for shot_days_ago, there in ((30, True), (31, False)):
            sql("UPDATE album SET shot_on = current_date - CAST(:days AS int)", days=shot_days_ago)
            with transaction() as session:
                face_traces.forget_outdated(session)
            assert embedded(sql, face) is there
            assert reread(album).looks_for_faces is there
            assert len(sql("SELECT 1 FROM face_reference")) == there
        assert sql("SELECT state FROM appearance") == [("confirmed",)]
        for days in (-1, 3651):
            with pytest.raises(Invalid):
                change(alice, album, faces_kept_days=days)

    def test_a_restored_album_is_matched_again(self, alice, album, new_face, sql, promised):
        change(alice, album, faces=FaceMode.on)
        new_face(BOB)
        sql("UPDATE photo SET faces_model = 'm'")
        sql("DELETE FROM procrastinate_jobs")
        with transaction() as session:
            albums.delete(session, alice, album.id)
        with transaction() as session:
            albums.restore(session, alice, album.id)
        assert "faces.match_photo" in [name for name, _ids in promised()]

    def test_a_deleted_photo_takes_its_faces_along(self, alice, album, new_face, known_by, bob, run_jobs, sql):
        known_by(bob, BOB, new_face(BOB, bob))
        with transaction() as session:
            photos.delete(session, alice, album.id, [sql("SELECT id FROM photo")[0].id])
        sql("UPDATE photo SET deleted_at = now() - interval '1 day'")
        run_jobs(including_later=True)
        assert sql("SELECT (SELECT count(*) FROM face), (SELECT count(*) FROM face_reference)") == [(0, 0)]

    def test_presets_keep_both_and_earlier_ones_change_neither(self, alice, album, new_album, sql):
        change(alice, album, faces=FaceMode.minors, faces_kept_days=90)
        with transaction() as session:
            made = presets.create(session, alice, "Schools", album.id)
            assert (made.options.faces, made.options.faces_kept_days) == ("minors", 90)
            given = album_options.Options(**presets.options(session, alice, UUID(made.id)))
        told = change(alice, new_album(name="Other"), **vars(given))
        assert (told.faces, told.faces_kept_days) == ("minors", 90)
        sql("UPDATE preset SET options = options - 'faces' - 'faces_kept_days'")
        with transaction() as session:
            assert presets.own(session, alice)[0].options.faces is None
            given = album_options.Options(**presets.options(session, alice, UUID(made.id)))
        other = new_album(name="Third", faces=FaceMode.on, faces_kept_days=7)
        told = change(alice, other, **vars(given))
        assert (told.faces, told.faces_kept_days) == ("on", 7)
