"""How routes tell OpenAPI about their answers."""

from typing import Any

from pydantic import BaseModel

from photodrop.errors import (
    Conflict,
    Gone,
    Invalid,
    Locked,
    NotFound,
    NotSignedIn,
    PhotoDropError,
    TooLarge,
    TooMany,
    Unavailable,
    UnsupportedMedia,
)


class Refusal(BaseModel):
    """Every answer of 400 and above."""

    error: str
    detail: str


class InvalidRefusal(Refusal):
    fields: dict[str, str]


class Malformed(PhotoDropError):
    message = "The body is not valid JSON."


KNOWN: dict[int, type[PhotoDropError]] = {
    known.status: known
    for known in (
        Malformed,
        NotSignedIn,
        Locked,
        NotFound,
        Conflict,
        Gone,
        TooLarge,
        UnsupportedMedia,
        Invalid,
        TooMany,
        Unavailable,
    )
}


def answers(example: Any, *refusals: int, status: int = 200) -> dict[int | str, dict[str, Any]]:
    """`responses=` of a route: an example of success, and the refusals that may come besides."""
    told: dict[int | str, dict[str, Any]] = {}
    if example is not None:
        told[status] = {"content": {"application/json": {"example": example}}}
    for code in refusals:
        error = KNOWN[code]
        body: dict[str, Any] = {"error": error.__name__, "detail": error.message}
        if error is Invalid:
            body["fields"] = {"name": error.message}
        told[code] = {
            "model": InvalidRefusal if error is Invalid else Refusal,
            "description": error.message,
            "content": {"application/json": {"example": body}},
        }
    return told


def multipart(properties: dict[str, Any], required: list[str]) -> dict[str, Any]:
    """`openapi_extra=` of a route that reads its form itself."""
    schema = {"type": "object", "properties": properties, "required": required}
    return {"requestBody": {"required": True, "content": {"multipart/form-data": {"schema": schema}}}}


def raw(kind: str, headers: dict[str, str], *, required: bool) -> dict[str, Any]:
    """`openapi_extra=` of a route that reads bytes as they come, and these headers by itself."""
    content = {kind: {"schema": {"type": "string", "format": "binary"}}}
    parameters = [
        {"name": name, "in": "header", "required": required, "description": told, "schema": {"type": "string"}}
        for name, told in headers.items()
    ]
    return {"requestBody": {"required": True, "content": content}, "parameters": parameters}
