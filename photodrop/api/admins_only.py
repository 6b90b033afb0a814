"""The page for admins answers everybody else exactly as a page that does not exist does.

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


class AdminsOnly:
    def __init__(self, pages: ASGIApp) -> None:
        self.pages = pages

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and _is_for_admins(scope["path"]):
            token = Request(scope).cookies.get(routes.SESSION_COOKIE)
            if not (token and await anyio.to_thread.run_sync(_is_admin, token)):
                scope = {**scope, "path": NOWHERE, "raw_path": NOWHERE.encode()}
        await self.pages(scope, receive, send)


def _is_for_admins(path: str) -> bool:
    return path == routes.ADMIN or path.startswith(f"{routes.ADMIN}/")


def _is_admin(token: str) -> bool:
    try:
        with transaction() as session:
            return sessions.authenticate(session, token).role is Role.admin
    except NotSignedIn:
        return False
