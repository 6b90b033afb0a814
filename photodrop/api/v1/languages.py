from dataclasses import dataclass

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, ConfigDict

from photodrop.api import examples
from photodrop.api.deps import SessionDep, Token
from photodrop.api.describe import answers
from photodrop.api.tongue import keep, language_of
from photodrop.config import get_settings
from photodrop.errors import Invalid, NotSignedIn
from photodrop.services import accounts, sessions, tongues
from photodrop.services.paging import Page
from photodrop.services.tongues import _

router = APIRouter(tags=["languages"])


@dataclass(frozen=True)
class Language:
    """`name` is what those who speak it call it; `direction` is `ltr` or `rtl`; one is `chosen`."""

    code: str
    name: str
    direction: str
    chosen: bool


class LanguageChoice(BaseModel):
    model_config = ConfigDict(extra="forbid")

    language: str


@router.get(
    "/languages",
    summary="List the languages, and which of them this caller is answered in",
    responses=answers(examples.listed(examples.LANGUAGE)),
)
def list_languages(request: Request) -> Page[Language]:
    chosen = language_of(request)
    return Page([_language(code, chosen) for code in tongues.LANGUAGES], None)


@router.put(
    "/language",
    summary="Choose the language of this browser, and of whoever is signed in",
    responses=answers(examples.LANGUAGE, 401, 422),
)
def choose_language(given: LanguageChoice, session: SessionDep, token: Token, response: Response) -> Language:
    """It comes back as the cookie `photodrop_language`. Without that, `Accept-Language` decides."""
    if given.language not in tongues.LANGUAGES:
        raise Invalid(language=_("Choose one of these languages: {codes}.", codes=", ".join(tongues.LANGUAGES)))
    try:
        actor = sessions.authenticate(session, token) if token else None
    except NotSignedIn:
        # A session that has ended keeps nobody from reading.
        actor = None
    if actor is not None:
        accounts.choose_language(session, actor, given.language)
    keep(response, given.language, secure=get_settings().is_secure)
    return _language(given.language, given.language)


def _language(code: str, chosen: str) -> Language:
    return Language(code, tongues.LANGUAGES[code], tongues.direction(code), code == chosen)
