"""The REST API: OpenAPI at /api/v1/openapi.json, pages to read it at /api/v1/docs."""

from functools import cache, partial
from typing import Any

from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from fastapi.routing import APIRoute

from photodrop import routes
from photodrop.api import errors, health, link_page, unsubscribe
from photodrop.api.docs import docs_page
from photodrop.api.guest import pages as guest_pages
from photodrop.api.v1 import (
    activity,
    albums,
    appearances,
    archives,
    auth,
    cart,
    choices,
    clients,
    comments,
    countries,
    earnings,
    event_cards,
    faces,
    favourites,
    files,
    guest_uploads,
    hidden_photos,
    image_links,
    images,
    languages,
    me,
    moderation,
    notifications,
    orders,
    photographers,
    photos,
    presets,
    products,
    public,
    push,
    ratings,
    reports,
    search,
    shared,
    shared_favourites,
    shares,
    suggestions,
    tags,
    tasks,
    telegram,
    transformations,
    unlocks,
    uploads,
    users,
    webhooks,
    ws,
)

NOUNS = (
    auth,
    countries,
    languages,
    me,
    albums,
    photos,
    public,
    uploads,
    appearances,
    clients,
    unlocks,
    earnings,
    faces,
    activity,
    presets,
    products,
    cart,
    orders,
    photographers,
    users,
    tags,
    comments,
    ratings,
    search,
    reports,
    moderation,
    favourites,
    shared_favourites,
    choices,
    files,
    archives,
    guest_uploads,
    hidden_photos,
    suggestions,
    tasks,
    images,
    image_links,
    transformations,
    shares,
    shared,
    event_cards,
    telegram,
    notifications,
    push,
    webhooks,
    ws,
)


MALFORMED = {
    "description": "The body cannot be read.",
    "content": {
        "application/json": {
            "schema": {"$ref": "#/components/schemas/Refusal"},
            "example": {"error": "Malformed", "detail": "The body is not valid JSON."},
        }
    },
}


def make_api() -> FastAPI:
    api = FastAPI(
        title="PhotoDrop",
        version="1",
        description=ws.ABOUT.strip(),
        openapi_url=f"{routes.API}/openapi.json",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        generate_unique_id_function=_name,
    )
    # Each by itself: FastAPI looks for the route anew in every router that lies between.
    for noun in NOUNS:
        api.include_router(noun.router, prefix=routes.API)
    api.include_router(health.router)
    api.include_router(link_page.router)
    api.include_router(guest_pages.router)
    api.include_router(unsubscribe.router)
    page = cache(lambda: docs_page(api))
    api.add_api_route(f"{routes.API}/docs", page, include_in_schema=False, response_class=HTMLResponse)
    errors.teach(api)
    api.openapi = cache(partial(_true_document, api))
    return api


def _true_document(api: FastAPI) -> dict[str, Any]:
    """What holds for many routes at once.

    FastAPI promises its own 422 where a path has an id; here such an id is answered as one nobody has.
    And a body of JSON may always be none.
    """
    document = FastAPI.openapi(api)
    for methods in document["paths"].values():
        for operation in methods.values():
            if "HTTPValidationError" in str(operation["responses"].get("422")):
                del operation["responses"]["422"]
            if {"application/json", "multipart/form-data"} & operation.get("requestBody", {}).get("content", {}).keys():
                operation["responses"]["400"] = MALFORMED
    for schema in ("HTTPValidationError", "ValidationError"):
        document["components"]["schemas"].pop(schema, None)
    for name, schema in document["components"]["schemas"].items():
        # All pages of all lists are titled `Page`; what is made from this document wants one name for each.
        schema["title"] = name.replace("_", "")
    return document


def _name(route: APIRoute) -> str:
    return route.name
