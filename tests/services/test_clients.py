"""A photographer's own clients, and nobody else's."""

import pytest

from photodrop.db import transaction
from photodrop.errors import Invalid, NotFound
from photodrop.services import albums, clients


def find(actor, query: str = "") -> list[str]:
    with transaction() as session:
        return [row.phone for row in clients.find(session, actor, query).items]


def test_a_number_typed_in_any_usual_way_is_one_client(alice, sql):
    with transaction() as session:
        ids = [
            clients.add(session, alice, text, region="US").client_id for text in ("(202) 555-0143", "+1 202.555.0143")
        ]
    assert ids[0] == ids[1]
    assert sql("SELECT phone, role FROM account WHERE phone IS NOT NULL") == [("+12025550143", "user")]


def test_found_by_phone_or_name_among_ones_own_only(alice, dora, bob, charlie):
    with transaction() as session:
        clients.add(session, dora, charlie.phone)
    assert find(alice) == [bob.phone]
    assert find(dora) == [charlie.phone]
    assert find(alice, "bOB") == find(alice, "555-01") == find(alice, "0143") == [bob.phone]
    assert find(alice, "charlie") == find(alice, charlie.phone) == find(alice, "%") == find(alice, "_") == []


def test_the_photographers_name_for_a_client_is_theirs_alone(alice, dora, bob, reread):
    with transaction() as session:
        clients.rename(session, alice, bob.id, "The groom")
        clients.add(session, dora, bob.phone)
    with transaction() as session:
        assert clients.find(session, alice).items[0].name == "The groom"
        assert clients.find(session, dora).items[0].name == "Bob Brown"
    assert reread(bob).name == "Bob Brown"
    with transaction() as session:
        clients.rename(session, alice, bob.id, "")
        assert clients.find(session, alice).items[0].name == "Bob Brown"


def test_nobody_renames_or_names_another_photographers_client(alice, dora, bob):
    with pytest.raises(NotFound), transaction() as session:
        clients.rename(session, dora, bob.id, "Mine")
    with pytest.raises(NotFound), transaction() as session:
        clients.own_ids(session, dora, [bob.id])


def test_clients_have_no_clients(bob, charlie):
    for act in (
        lambda session: clients.find(session, bob),
        lambda session: clients.add(session, bob, charlie.phone),
    ):
        with pytest.raises(NotFound), transaction() as session:
            act(session)


def test_a_hundred_at_once_and_no_more(alice):
    numbers = [f"+1202555{number:04}" for number in range(101)]
    with transaction() as session:
        assert len(clients.ids_of_phones(session, alice, numbers[:100])) == 100
    with pytest.raises(Invalid), transaction() as session:
        clients.ids_of_phones(session, alice, numbers)


def test_counts_speak_of_ones_own_albums(alice, dora, bob, album, new_album, add_photo):
    with transaction() as session:
        clients.add(session, dora, bob.phone)
    add_photo([bob])
    add_photo([bob])
    add_photo([bob], to=new_album(owner=dora), by=dora)
    with transaction() as session:
        mine, hers = clients.find(session, alice).items[0], clients.find(session, dora).items[0]
        people = albums.detail(session, alice, album.id).people
    assert (mine.album_count, mine.photo_count, hers.photo_count) == (1, 2, 1)
    assert [(chip.client_id, chip.photo_count) for chip in people] == [(str(bob.id), 2)]


def test_the_same_new_numbers_named_at_once_in_any_order_are_one_account_each(alice, dora, at_once, sql):
    def add(photographer, numbers):
        with transaction() as session:
            return clients.ids_of_phones(session, photographer, numbers)

    for block in range(5):
        numbers = [f"+1202555{number:04}" for number in range(block * 100, block * 100 + 100)]
        turns = [(alice, numbers), (dora, numbers[::-1])] * 4
        outcomes = at_once([lambda turn=turn: add(*turn) for turn in turns])
        assert len({frozenset(outcome) for outcome in outcomes}) == 1
    assert sql("SELECT count(*) FROM account WHERE phone IS NOT NULL") == [(500,)]
    assert sql("SELECT count(*) FROM client") == [(1000,)]
