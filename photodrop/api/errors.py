"""The error tree becomes an HTTP answer: `{"error": class name, "detail": sentence}`."""

from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from sqlalchemy.exc import DataError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionFree
from starlette.exceptions import HTTPException

from photodrop.errors import Invalid, NotFound, NotSignedIn, PhotoDropError, TooMany, Unavailable

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


def answer(error: PhotoDropError) -> JSONResponse:
    body: dict[str, Any] = {"error": type(error).__name__, "detail": error.message}
    headers = {}
    match error:
        case Invalid():
            body["fields"] = error.fields
        case NotSignedIn():
            headers["WWW-Authenticate"] = "Bearer"
        case TooMany():
            headers["Retry-After"] = str(error.retry_after)
        case _:
            pass
    return JSONResponse(body, error.status, headers)


def _fact(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, PhotoDropError)  # noqa: S101  # for the type checker: it is registered for nothing else
    return answer(error)


def _validation(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)  # noqa: S101
    problems = error.errors()
    # An id that cannot be one is an id nobody has.
    if any(problem["loc"][:1] == ("path",) for problem in problems):
        return answer(NotFound())
    if any(problem["type"] == "json_invalid" for problem in problems):
        return JSONResponse({"error": "Malformed", "detail": "The body is not valid JSON."}, HTTPStatus.BAD_REQUEST)
    fields = {_field(problem["loc"]): problem["msg"].removeprefix("Value error, ") for problem in problems}
    name, sentence = next(iter(fields.items()))
    return answer(Invalid(f"{name}: {sentence}", **fields))


def _field(location: tuple[int | str, ...]) -> str:
    return ".".join(str(part) for part in location if part not in OUTSIDE_THE_BODY) or "body"


def _protocol(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)  # noqa: S101
    if error.status_code == HTTPStatus.NOT_FOUND:
        return answer(NotFound())
    status = HTTPStatus(error.status_code)
    name = "Malformed" if status is HTTPStatus.BAD_REQUEST else status.phrase.replace(" ", "")
    return JSONResponse({"error": name, "detail": f"{status.phrase}."}, status, error.headers)


def _unstorable(_request: Request, _error: Exception) -> JSONResponse:
    return answer(Invalid("Something here cannot be stored: a NUL character, or a number beyond all measure."))


def _database_away(_request: Request, _error: Exception) -> JSONResponse:
    return answer(Unavailable())


def _unexpected(_request: Request, _error: Exception) -> JSONResponse:
    return JSONResponse({"error": "Unexpected", "detail": "Something went wrong."}, HTTPStatus.INTERNAL_SERVER_ERROR)
