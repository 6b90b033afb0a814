"""A dialog that was left open, by the back button or a closed tab, is shut when its page is opened again."""

import importlib
from uuid import uuid4

import pytest
from reflex_base.registry import RegistrationContext

from photodrop import routes
from photodrop.state.admin import PhotographerDialogState
from photodrop.state.client_album import ClientAlbumState
from photodrop.state.dashboard import DashboardState
from photodrop.state.moderation import AccountsState, FreshCommentsState, FreshRatingsState, ReportsState
from photodrop.state.prints import PrintsState
from photodrop.state.report import ReportState
from photodrop.state.selfie import SelfieState

SOMETHING = str(uuid4())
ASKED = [
    ("moderation", routes.MODERATION, ReportsState, lambda page: page.ask_to_delete(SOMETHING), "deciding_id"),
    ("moderation", routes.MODERATION, FreshCommentsState, lambda page: page.ask_to_delete(SOMETHING), "deleting_id"),
    ("moderation", routes.MODERATION, FreshRatingsState, lambda page: page.ask_to_delete(SOMETHING), "deleting_id"),
    ("moderation", routes.MODERATION, AccountsState, lambda page: page.ask_to_ban(SOMETHING, "charlie"), "banning_id"),
    ("admin", routes.ADMIN, PhotographerDialogState, lambda page: page.ask_new(), "doing"),
    ("prints", routes.PRINTS, PrintsState, lambda page: page.hang("tulip"), "hung"),
    ("dashboard", routes.DASHBOARD, DashboardState, lambda page: page.doubt(SOMETHING), "doubted"),
    ("client_album", routes.CLIENT_ALBUM, ClientAlbumState, lambda page: page.doubt(SOMETHING), "doubted"),
    ("settings", routes.SETTINGS, SelfieState, lambda page: page.take(), "is_cropping"),
    ("photo_page", routes.VIEW, ReportState, lambda page: page.ask_about_comment(SOMETHING), "about"),
]


def on_load(module: str, route: str) -> list:
    importlib.import_module(f"photodrop.pages.{module}")
    pages = [told for _page, told in RegistrationContext.ensure_context().decorated_pages]
    handlers = next(told for told in pages if told["route"] == route)["on_load"]
    return handlers if isinstance(handlers, list) else [handlers]


@pytest.mark.parametrize(
    ("module", "route", "state", "ask", "is_open"), ASKED, ids=[f"{page} {value}" for page, _, _, _, value in ASKED]
)
async def test_it_is_shut_when_its_page_is_opened(tab, module, route, state, ask, is_open):
    page = await tab.get_state(state)
    ask(page)
    assert getattr(page, is_open)
    of_state = [each.fn for each in on_load(module, route) if each in state.event_handlers.values()]
    of_state[0](page)
    assert not getattr(page, is_open)
