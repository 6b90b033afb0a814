"""The error tree becomes an HTTP answer: `{"error": class name, "detail": sentence}`."""

import logging
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from sqlalchemy.exc import DataError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionFree
from starlette.exceptions import HTTPException

from photodrop.api.tongue import language_of
from photodrop.errors import Invalid, NotFound, NotSignedIn, PhotoDropError, TooMany, Unavailable
from photodrop.services import tongues
from photodrop.services.tongues import _

logger = logging.getLogger(__name__)

OUTSIDE_THE_BODY = {"body", "query", "header", "cookie", "path"}


def teach(app: FastAPI) -> None:
    """Give the app its handlers. What is in no tree is logged by the front door and answered here."""
    app.add_exception_handler(PhotoDropError, _fact)
    app.add_exception_handler(RequestValidationError, _validation)
    app.add_exception_handler(HTTPException, _protocol)
    app.add_exception_handler(DataError, _unstorable)
    app.add_exception_handler(OperationalError, _database_away)
    app.add_exception_handler(NoConnectionFree, _database_away)
    app.add_exception_handler(Exception, _unexpected)


def answer(error: PhotoDropError, request: Request | None = None) -> JSONResponse:
    """In the language that the request asks for."""
    language = language_of(request) if request else tongues.ENGLISH
    body: dict[str, Any] = {"error": type(error).__name__, "detail": tongues.told(language, error.message)}
    headers = {}
    match error:
        case Invalid():
            body["fields"] = {name: tongues.told(language, sentence) for name, sentence in error.fields.items()}
        case NotSignedIn():
            headers["WWW-Authenticate"] = "Bearer"
        case TooMany():
            headers["Retry-After"] = str(error.retry_after)
        case _:
            pass
    return JSONResponse(body, error.status, headers)


def _fact(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, PhotoDropError)  # noqa: S101  # for the type checker: it is registered for nothing else
    return answer(error, request)


def _validation(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)  # noqa: S101
    problems = error.errors()
    # An id that cannot be one is an id nobody has.
    if any(problem["loc"][:1] == ("path",) for problem in problems):
        return answer(NotFound(), request)
    if any(problem["type"] == "json_invalid" for problem in problems):
        return JSONResponse({"error": "Malformed", "detail": "The body is not valid JSON."}, HTTPStatus.BAD_REQUEST)
    language = language_of(request)
    fields = {_field(problem["loc"]): tongues.told(language, _said(problem)) for problem in problems}
    name, sentence = next(iter(fields.items()))
    return answer(Invalid(_("{field}: {problem}", field=name, problem=_(sentence)), **fields), request)


def _said(problem: dict[str, Any]) -> str:
    """Our own words as we said them, Pydantic's as they are."""
    ours = problem.get("ctx", {}).get("error")
    return ours.args[0] if isinstance(ours, ValueError) and ours.args else problem["msg"]


def _field(location: tuple[int | str, ...]) -> str:
    return ".".join(str(part) for part in location if part not in OUTSIDE_THE_BODY) or "body"


def _protocol(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)  # noqa: S101
    if error.status_code == HTTPStatus.NOT_FOUND:
        return answer(NotFound(), request)
    status = HTTPStatus(error.status_code)
    name = "Malformed" if status is HTTPStatus.BAD_REQUEST else status.phrase.replace(" ", "")
    return JSONResponse({"error": name, "detail": f"{status.phrase}."}, status, error.headers)


def _unstorable(request: Request, _error: Exception) -> JSONResponse:
    return answer(
        Invalid(_("Something here cannot be stored: a NUL character, or a number beyond all measure.")), request
    )


def _database_away(request: Request, error: Exception) -> JSONResponse:
    cause = getattr(error, "orig", None) or error
    logger.warning("api.database_away method=%s cause=%s", request.method, type(cause).__name__)
    return answer(Unavailable(), request)


def _unexpected(request: Request, _error: Exception) -> JSONResponse:
    detail = tongues.told(language_of(request), PhotoDropError.message)
    return JSONResponse({"error": "Unexpected", "detail": detail}, HTTPStatus.INTERNAL_SERVER_ERROR)
