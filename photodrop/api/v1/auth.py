from uuid import UUID

from fastapi import APIRouter, Depends, Request, Response
from pydantic import BaseModel, ConfigDict, SecretStr

from photodrop import routes
from photodrop.api import examples
from photodrop.api.deps import Actor, Address, SessionDep, Token, own_pages_only
from photodrop.api.describe import answers
from photodrop.api.tongue import keep, language_of
from photodrop.config import get_settings
from photodrop.errors import NotSignedIn
from photodrop.services import accounts, codes, registration, sessions
from photodrop.services.accounts import Profile
from photodrop.services.codes import SentCode
from photodrop.services.sessions import Tokens

router = APIRouter(prefix="/auth", tags=["auth"])


class Registration(BaseModel):
    """`username` has only letters and _, 3 to 32 of them; without it, one is made of the name."""

    model_config = ConfigDict(extra="forbid")

    name: str
    email: str
    password: SecretStr
    username: str | None = None


class Login(BaseModel):
    """`login` may be the e-mail address."""

    login: str
    password: SecretStr


class Refresh(BaseModel):
    refresh_token: SecretStr


class Phone(BaseModel):
    """In E.164, or as people write it with the `region` (ISO 3166) it is dialled from."""

    phone: str
    region: str | None = None


class Code(BaseModel):
    code: SecretStr


class Ticket(BaseModel):
    ticket: SecretStr


class NewTokens(BaseModel):
    access_token: str
    refresh_token: str
    expires_in: int
    token_type: str
    is_new: bool


@router.post(
    "/register",
    summary="Make an account of one's own",
    status_code=201,
    responses=answers(examples.REGISTERED, 404, 409, 422, 429, status=201),
)
def register(given: Registration, session: SessionDep, address: Address) -> Profile:
    """The first account of an installation becomes its admin. 404 where registration is closed, 409 where somebody
    has the e-mail address or the username.
    """
    account = registration.register(
        session, given.name, given.email, given.password.get_secret_value(), given.username, address
    )
    return accounts.profile(session, account)


@router.post("/login", summary="Sign in with login and password", responses=answers(examples.TOKENS, 401, 422, 429))
def login(given: Login, session: SessionDep, address: Address) -> Tokens:
    account = accounts.sign_in(session, given.login, given.password.get_secret_value(), address)
    return sessions.begin(session, account)


@router.post("/refresh", summary="Trade a refresh token for new tokens", responses=answers(examples.TOKENS, 401, 422))
def refresh(given: Refresh, session: SessionDep) -> Tokens:
    return sessions.refresh(session, given.refresh_token.get_secret_value())


@router.post("/logout", summary="End this session", status_code=204, responses=answers(None, 401))
def logout(session: SessionDep, _actor: Actor, token: Token) -> None:
    sessions.end(session, token)


@router.post(
    "/otp",
    summary="Send a code to a phone",
    status_code=202,
    response_model_exclude_none=True,
    responses=answers(examples.SENT_CODE, 422, 429, 503, status=202),
)
def send_code(given: Phone, session: SessionDep, address: Address) -> SentCode:
    return codes.request(session, given.phone, address, given.region)


@router.post(
    "/otp/{otp_id}/resend",
    summary="Send a new code, once",
    status_code=202,
    response_model_exclude_none=True,
    responses=answers(examples.SENT_CODE, 404, 409, 410, 429, 503, status=202),
)
def resend_code(otp_id: UUID, session: SessionDep, address: Address) -> SentCode:
    return codes.resend(session, otp_id, address)


@router.post(
    "/otp/{otp_id}/verify",
    summary="Sign in with the code",
    responses=answers(examples.TOKENS | {"is_new": True}, 404, 410, 422, 429),
)
def verify_code(otp_id: UUID, given: Code, session: SessionDep, address: Address) -> NewTokens:
    account, is_new = codes.verify(session, otp_id, given.code.get_secret_value(), address)
    return NewTokens(**vars(sessions.begin(session, account)), is_new=is_new)


@router.post(
    "/session",
    summary="Trade the ticket of a sign-in page for the session cookie",
    status_code=204,
    dependencies=[Depends(own_pages_only)],
    responses=answers(None, 401, 422),
)
def keep_session(given: Ticket, session: SessionDep, request: Request, response: Response) -> None:
    account, tokens = sessions.redeem(session, given.ticket.get_secret_value())
    if account.language is None:
        accounts.choose_language(session, account, language_of(request))
    elif routes.LANGUAGE_COOKIE not in request.cookies:
        keep(response, account.language, secure=get_settings().is_secure)
    response.set_cookie(
        routes.SESSION_COOKIE,
        tokens.access_token,
        max_age=tokens.expires_in,
        httponly=True,
        samesite="lax",
        secure=get_settings().is_secure,
    )


@router.delete(
    "/session",
    summary="End the session of the cookie and clear it",
    status_code=204,
    dependencies=[Depends(own_pages_only)],
    responses=answers(None, 401),
)
def forget_session(session: SessionDep, token: Token, response: Response) -> None:
    response.delete_cookie(routes.SESSION_COOKIE, httponly=True, samesite="lax", secure=get_settings().is_secure)
    try:
        sessions.end(session, token)
    except NotSignedIn:
        return  # It had ended before; the cookie goes all the same.
