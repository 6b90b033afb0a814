"""Large bodies. They are read after the sender is known, into temporary files, and never into memory."""

import base64
import binascii
import hashlib
from collections.abc import AsyncIterator
from typing import Annotated, Any

from fastapi import Depends, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ValidationError
from starlette.datastructures import FormData, UploadFile

from photodrop.api.deps import signed_in
from photodrop.errors import Invalid
from photodrop.services.tongues import _

MOST_FILES = 500
MOST_FIELDS = 200


async def read_form(request: Request, _known: Annotated[None, Depends(signed_in)]) -> AsyncIterator[FormData]:
    async with request.form(max_files=MOST_FILES, max_fields=MOST_FIELDS) as form:
        yield form


Form = Annotated[FormData, Depends(read_form)]


def files(form: FormData, name: str) -> list[UploadFile]:
    found = [value for value in form.getlist(name) if isinstance(value, UploadFile) and value.filename]
    if not found:
        raise Invalid(**{name: _("Add a file in this field.")})
    return found


def words(form: FormData, name: str) -> list[str]:
    return [value for value in form.getlist(name) if isinstance(value, str) and value]


def number(form: FormData, name: str) -> int:
    try:
        return int(str(form.get(name, "")))
    except ValueError:
        raise Invalid(**{name: _("Enter a whole number.")}) from None


def digest(file: UploadFile) -> str:
    file.file.seek(0)
    found = hashlib.file_digest(file.file, "sha256").hexdigest()  # pyright: ignore[reportArgumentType]  # typed too narrowly
    file.file.seek(0)
    return found


def fingerprint(file: UploadFile) -> list[Any]:
    """What makes two files of a form the same to an Idempotency-Key."""
    return [file.filename, file.size, digest(file)]


async def read_json(request: Request, model: type[BaseModel]) -> Any:
    try:
        return model.model_validate_json(await request.body())
    except ValidationError as problem:
        raise RequestValidationError(problem.errors(include_url=False)) from None


def decoded(data: str) -> bytes:
    """Base64, plain or as a `data:` URL."""
    try:
        return base64.b64decode(data.rpartition(",")[2], validate=True)
    except (binascii.Error, ValueError):
        raise Invalid(data=_("This is not Base64.")) from None
