"""Who looks at a page that everybody may see."""

import pytest

from photodrop import routes
from photodrop.errors import NotSignedIn
from photodrop.state.me import MeState


async def test_a_page_for_everybody_knows_who_looks(tab, visit, alice, charlie, sql):
    me = await tab.get_state(MeState)
    visit(routes.EXPLORE)
    await me.look()
    assert (me.is_met, me.profile.id) == (True, "")
    visit(routes.EXPLORE, actor=alice)
    await me.look()
    assert (me.profile.login, me.initials, me.library_path) == ("alice", "AA", "/alice/list/50")
    # Signed in by phone, without a username yet.
    visit(routes.EXPLORE, actor=charlie)
    await me.look()
    assert (me.profile.id, me.upload_path) == (str(charlie.id), routes.ACCOUNT)
    sql("UPDATE account SET is_active = false WHERE id = :id", id=charlie.id)
    await me.look()
    assert me.profile.id == ""
    with pytest.raises(NotSignedIn):
        await me.load()
