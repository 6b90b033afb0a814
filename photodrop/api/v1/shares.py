"""Links that photographers give to guests, who need no account."""

from enum import StrEnum
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response
from pydantic import AwareDatetime, BaseModel, ConfigDict, SecretStr

from photodrop.api import examples
from photodrop.api.deps import Actor, OnceDep, Paging, SessionDep
from photodrop.api.describe import answers
from photodrop.api.files import BASE_HEADERS, FileAnswer
from photodrop.api.tongue import language_of
from photodrop.models import ShareDownloads
from photodrop.services import share_cards, shares
from photodrop.services.paging import Page
from photodrop.services.shares import UNSET, Rules, ShareState, ShareView

router = APIRouter(tags=["shares"])


class ShareFilters(Paging):
    sort: str = "-created_at"


class AllShareFilters(ShareFilters):
    state: ShareState | None = None
    q: str = ""


class ShareRules(BaseModel):
    """Without `expires_at` and `password`, or with null, there is none. `watermark` is null where the album decides."""

    model_config = ConfigDict(extra="forbid")

    name: str | None = None
    expires_at: AwareDatetime | None = None
    password: SecretStr | None = None
    downloads: ShareDownloads | None = None
    watermark: bool | None = None
    guests_upload: bool | None = None

    def rules(self) -> Rules:
        given = self.model_dump(exclude_unset=True, exclude={"photo_ids", "client_id", "password"})
        password = self.password.get_secret_value() if self.password else None
        return Rules(**given, password=password if "password" in self.model_fields_set else UNSET)

    def told(self) -> dict[str, Any]:
        """For an Idempotency-Key: whether there is a password, and not which."""
        return self.model_dump(exclude={"password"}) | {"password": self.password is not None}


class NewShare(ShareRules):
    """Of `photo_ids`, of the person with `client_id`, or of the whole album."""

    photo_ids: list[UUID] | None = None
    client_id: UUID | None = None


class ShareChange(ShareRules):
    """Only what is given changes; null takes an expiry, a password or the own watermark away."""

    photo_ids: list[UUID] | None = None


class CodeFormat(StrEnum):
    png = "png"
    svg = "svg"


class CodeWanted(BaseModel):
    """`size` in pixels, 100 to 2000."""

    model_config = ConfigDict(extra="forbid")

    format: CodeFormat = CodeFormat.png
    size: int = 600
    download: bool = False


class CardWanted(BaseModel):
    model_config = ConfigDict(extra="forbid")

    download: bool = False


@router.post(
    "/albums/{album_id}/shares",
    summary="Make a link to an album, to chosen photos of it, or to those of one person",
    status_code=201,
    responses=answers(examples.SHARE, 401, 404, 409, 422, status=201),
)
def create_share(album_id: UUID, given: NewShare, actor: Actor, session: SessionDep, once: OnceDep) -> ShareView:
    return once(
        given.told(),
        lambda: shares.create(
            session, actor, album_id, given.rules(), photo_ids=given.photo_ids, client_id=given.client_id
        ),
    )


@router.get(
    "/albums/{album_id}/shares",
    summary="List the shares of an album",
    responses=answers(examples.listed(examples.SHARE), 401, 404, 422),
)
def list_album_shares(
    album_id: UUID, wanted: Annotated[ShareFilters, Query()], actor: Actor, session: SessionDep
) -> Page[ShareView]:
    return shares.of_album(session, actor, album_id, sort=wanted.sort, cursor=wanted.cursor, limit=wanted.limit)


@router.get("/shares", summary="List all of your shares", responses=answers(examples.listed(examples.SHARE), 401, 422))
def list_shares(wanted: Annotated[AllShareFilters, Query()], actor: Actor, session: SessionDep) -> Page[ShareView]:
    return shares.mine(
        session,
        actor,
        state=wanted.state,
        query=wanted.q,
        sort=wanted.sort,
        cursor=wanted.cursor,
        limit=wanted.limit,
    )


@router.get("/shares/{share_id}", summary="One of your shares", responses=answers(examples.SHARE, 401, 404))
def get_share(share_id: UUID, actor: Actor, session: SessionDep) -> ShareView:
    return shares.see(session, actor, share_id)


@router.patch(
    "/shares/{share_id}", summary="Change the rules of a share", responses=answers(examples.SHARE, 401, 404, 422)
)
def change_share(share_id: UUID, given: ShareChange, actor: Actor, session: SessionDep) -> ShareView:
    return shares.change(session, actor, share_id, given.rules(), photo_ids=given.photo_ids)


@router.delete(
    "/shares/{share_id}", summary="Delete a share for good", status_code=204, responses=answers(None, 401, 404)
)
def delete_share(share_id: UUID, actor: Actor, session: SessionDep) -> None:
    shares.delete(session, actor, share_id)


@router.post("/shares/{share_id}/stop", summary="Close a share at once", responses=answers(examples.SHARE, 401, 404))
def stop_share(share_id: UUID, actor: Actor, session: SessionDep) -> ShareView:
    return shares.stop(session, actor, share_id)


@router.post(
    "/shares/{share_id}/reopen",
    summary="Open a stopped or expired share again, with the link it had",
    responses=answers(examples.SHARE, 401, 404),
)
def reopen_share(share_id: UUID, actor: Actor, session: SessionDep) -> ShareView:
    return shares.reopen(session, actor, share_id)


@router.post(
    "/shares/{share_id}/reset",
    summary="Give a share a new link; the old one opens nothing any more",
    responses=answers(examples.SHARE, 401, 404, 409, 422),
)
def reset_share(share_id: UUID, actor: Actor, session: SessionDep, once: OnceDep) -> ShareView:
    return once(None, lambda: shares.reset_link(session, actor, share_id))


@router.get(
    "/shares/{share_id}/qr",
    summary="The QR code of a share, as PNG or SVG",
    response_class=FileAnswer,
    responses=answers(None, 401, 404, 422),
)
def get_share_code(
    share_id: UUID, wanted: Annotated[CodeWanted, Query()], actor: Actor, session: SessionDep
) -> Response:
    code = share_cards.qr_code(session, actor, share_id, kind=wanted.format, size=wanted.size)
    kind = "image/svg+xml" if wanted.format is CodeFormat.svg else "image/png"
    return _file(code, kind, f"qr.{wanted.format}", download=wanted.download)


class PaperAnswer(Response):
    media_type = "application/pdf"


@router.get(
    "/shares/{share_id}/card",
    summary="A card of A6 with the QR code, to print",
    response_class=PaperAnswer,
    responses=answers(None, 401, 404, 422),
)
def get_share_card(
    share_id: UUID, wanted: Annotated[CardWanted, Query()], request: Request, actor: Actor, session: SessionDep
) -> Response:
    card = share_cards.card(session, actor, share_id, language=language_of(request))
    return _file(card, "application/pdf", "card.pdf", download=wanted.download)


def _file(content: bytes, kind: str, name: str, *, download: bool) -> Response:
    how = "attachment" if download else "inline"
    # Another link, another code: nobody keeps the old one.
    told = {"Cache-Control": "private, no-cache", "Content-Disposition": f'{how}; filename="{name}"'}
    return Response(content, media_type=kind, headers=BASE_HEADERS | told)
