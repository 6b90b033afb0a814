"""The page of background work, as two tabs have it open."""

from uuid import UUID

import pytest

from photodrop import routes
from photodrop.db import transaction
from photodrop.errors import NotFound, NotSignedIn
from photodrop.models.base import new_id
from photodrop.services import tasks
from photodrop.state.me import MeState
from photodrop.state.tasks import LATER, SOON, TasksState
from photodrop.state.toast import ToastState


@pytest.fixture
async def page(tab, visit, alice):
    visit(routes.TASKS, actor=alice)
    return await tab.get_state(TasksState)


async def test_the_page_follows_its_tasks_and_says_what_became_of_them(page, tab, add_photo, run_jobs):
    await page.load()
    assert (page.under_way, page.over, page.refresh_every) == ([], [], LATER)
    add_photo()
    await page.refresh()
    me = await tab.get_state(MeState)
    assert (len(page.under_way), page.refresh_every, me.task_count) == (1, SOON, 1)
    run_jobs()
    await page.refresh()
    assert (page.under_way, [task.state for task in page.over], me.task_count) == ([], ["done"], 0)
    assert page.news == "Processing 1 photo of Summer wedding: done."


async def test_cancelled_and_tried_again(page, tab, add_photo, run_jobs):
    add_photo()
    await page.load()
    await page.cancel(page.under_way[0].id)
    assert [task.state for task in page.over] == ["cancelled"]
    assert (await tab.get_state(ToastState)).message == "Stopped"
    await page.retry(page.over[0].id)
    run_jobs()
    await page.refresh()
    assert [task.state for task in page.over] == ["done"]


async def test_what_another_tab_cancelled_is_over_here(page, tab, alice, add_photo):
    add_photo()
    await page.load()
    with transaction() as session:
        tasks.cancel(session, alice, UUID(page.under_way[0].id))
    await page.cancel(page.under_way[0].id)
    assert (await tab.get_state(ToastState)).message == tasks.NothingToCancel.message
    assert (page.under_way, [task.state for task in page.over]) == ([], ["cancelled"])


async def test_failures_are_shown_and_hidden(page, add_photo, jpeg, run_jobs):
    add_photo(content=jpeg()[:200] + b"\xff\xd9", filename="torn.jpg")
    run_jobs()
    await page.load()
    await page.show(page.over[0].id)
    assert [failure.name for failure in page.failures] == ["torn.jpg"]
    await page.show(page.over[0].id)
    assert page.shown_id == ""


async def test_a_tab_does_nothing_to_tasks_of_others(tab, visit, alice, dora, add_photo):
    add_photo()
    with transaction() as session:
        (task,) = tasks.find(session, alice).items
    visit(routes.TASKS, actor=dora)
    page = await tab.get_state(TasksState)
    await page.load()
    assert page.under_way == []
    for stranger in (task.id, str(new_id()), "nonsense", None):
        with pytest.raises(NotFound):
            await page.show(stranger)
    await page.cancel(task.id)
    visit(routes.TASKS)
    with pytest.raises(NotSignedIn):
        await page.load()
    with transaction() as session:
        assert [one.state for one in tasks.find(session, alice).items] == ["waiting"]
