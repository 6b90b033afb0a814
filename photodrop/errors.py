"""Everything that can go wrong and be said to a person.

PhotoDropError
├── Invalid (422)            a field does not hold what it must; carries `fields`
├── NotSignedIn (401)
│   └── WrongCredentials
├── Locked (402)             clean bytes asked for before the unlock
├── NotFound (404)           absent, or not for this account: nobody can tell which
├── Conflict (409)
├── Gone (410)               expired codes, links and uploads
├── TooLarge (413)
├── UnsupportedMedia (415)   a file that is not a picture we can open
├── TooMany (429)            carries `retry_after`, in seconds
└── Unavailable (503)        something outside (Telegram, storage) did not answer

The class name is the `error` of an API answer, `message` its `detail` and the text on screen. Three translators read
the tree: `state/base.py` (toast), `api/errors.py` (HTTP answer) and `jobs/app.py` (failed job). Nothing else may.
"""

from typing import ClassVar


class PhotoDropError(Exception):
    """A fact worth telling, in words for the person who caused it."""

    status: ClassVar[int] = 400
    message: str = "Something went wrong."

    def __init__(self, message: str | None = None) -> None:
        if message is not None:
            self.message = message
        super().__init__(self.message)


class Invalid(PhotoDropError):
    status = 422
    message = "Some fields need another look."

    def __init__(self, message: str | None = None, **fields: str) -> None:
        self.fields = fields
        super().__init__(message or next(iter(fields.values()), None))


class NotSignedIn(PhotoDropError):
    status = 401
    message = "Sign in first."


class WrongCredentials(NotSignedIn):
    message = "Login and password do not match. Try again."


class Locked(PhotoDropError):
    status = 402
    message = "This photo is locked. Unlock it to get it without the watermark."


class NotFound(PhotoDropError):
    status = 404
    message = "This page is not here, or not for this account."


class Conflict(PhotoDropError):
    status = 409
    message = "That does not fit what is already there."


class Gone(PhotoDropError):
    status = 410
    message = "This has expired."


class TooLarge(PhotoDropError):
    status = 413
    message = "This file is too large."


class UnsupportedMedia(PhotoDropError):
    status = 415
    message = "This is not a picture we can open. Use JPEG, PNG, WebP, HEIC, AVIF or TIFF."


class TooMany(PhotoDropError):
    status = 429
    message = "Too many tries. Wait a moment."

    def __init__(self, message: str | None = None, *, retry_after: int) -> None:
        self.retry_after = retry_after
        super().__init__(message)


class Unavailable(PhotoDropError):
    status = 503
    message = "This is out of reach for now. Try again in a minute."
