"""A transformation as an answer: decided in one transaction, made outside of any, kept in another."""

from collections.abc import Callable

from fastapi import Request, Response
from sqlmodel import Session

from photodrop.api.files import BASE_HEADERS, cache_control, has_it, serve
from photodrop.db import transaction
from photodrop.services import transformations
from photodrop.services.transformations import Order

FOR_EVERYBODY = {"Cross-Origin-Resource-Policy": "cross-origin"}


def accepts(request: Request) -> str:
    return request.headers.get("accept", "")


def answer(
    request: Request,
    ask: Callable[[Session], Order],
    *,
    keeps: bool = True,
    download: bool = False,
    expires: int | None = None,
    more: dict[str, str] | None = None,
) -> Response:
    """`keeps`: others will ask for the same. The tag names what goes into a picture: whoever has it waits for none."""
    with transaction() as session:
        order = ask(session)
    headers = (more or {}) | ({"Vary": "Accept"} if order.varies else {})
    if has_it(request, order.etag):
        told = {"ETag": order.etag, "Cache-Control": cache_control(expires)}
        return Response(status_code=304, headers=BASE_HEADERS | told | headers)
    file = order.stored
    if file is None or not transformations.is_there(file):
        file = transformations.make(order)
        if keeps:
            with transaction() as session:
                file = transformations.keep(session, order, file)
    return serve(request, file, download=download, expires=expires, more=headers)
