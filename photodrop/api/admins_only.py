"""The pages for admins and moderators answer everybody else exactly as a page that does not exist does.

The page itself would say so too, a moment later; this keeps even its name to those it is for.
"""

import anyio.to_thread
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from photodrop import routes
from photodrop.db import transaction
from photodrop.errors import NotSignedIn
from photodrop.models import Role
from photodrop.services import sessions

NOWHERE = "/nothing-here"
KEPT_FOR = {routes.ADMIN: {Role.admin}, routes.MODERATION: {Role.admin, Role.moderator}}


class AdminsOnly:
    def __init__(self, pages: ASGIApp) -> None:
        self.pages = pages

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        roles = _kept_for(scope["path"]) if scope["type"] == "http" else None
        if roles is not None:
            token = Request(scope).cookies.get(routes.SESSION_COOKIE)
            if not (token and await anyio.to_thread.run_sync(_has_one_of, roles, token)):
                scope = {**scope, "path": NOWHERE, "raw_path": NOWHERE.encode()}
        await self.pages(scope, receive, send)


def _kept_for(path: str) -> set[Role] | None:
    return next((roles for page, roles in KEPT_FOR.items() if path == page or path.startswith(f"{page}/")), None)


def _has_one_of(roles: set[Role], token: str) -> bool:
    try:
        with transaction() as session:
            return sessions.authenticate(session, token).role in roles
    except NotSignedIn:
        return False
