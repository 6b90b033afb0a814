"""In which language this tab is."""

from http.cookies import CookieError, SimpleCookie

import reflex as rx

from photodrop import routes
from photodrop.errors import Invalid, PhotoDropError
from photodrop.services import tongues


def language_of(state: rx.State) -> str:
    headers = state.router.headers
    return tongues.choose(cookie(state, routes.LANGUAGE_COOKIE), headers.accept_language)


def cookie(state: rx.State, name: str) -> str | None:
    try:
        morsel = SimpleCookie(state.router.headers.cookie).get(name)
    except CookieError:
        return None
    return morsel.value if morsel else None


def tell_in(language: str, refusal: PhotoDropError) -> None:
    """From here on the error speaks this language."""
    refusal.message = tongues.told(language, refusal.message)
    if isinstance(refusal, Invalid):
        refusal.fields = {name: tongues.told(language, sentence) for name, sentence in refusal.fields.items()}
