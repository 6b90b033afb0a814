"""Logins, which are people's usernames too: what they may look like, which are kept, and one made from a name."""

import re
import secrets
import string
import unicodedata
from collections.abc import Iterator

from sqlalchemy import func
from sqlmodel import Session, select

from photodrop.errors import Conflict, Invalid
from photodrop.models import Account
from photodrop.models.account import LOGIN_PATTERN
from photodrop.services.tongues import _

SHORTEST, LONGEST = 3, 32
KEPT_RULE = "login_kept"
"""The database's own name for it."""


class LoginTaken(Conflict):
    message = "This login is taken. Choose another."


KEPT = _("This name is kept for PhotoDrop itself. Choose another.")

# People's pages begin with their name, so no name may begin a path of ours, today's or one that is foreseeable; and
# none may speak for whoever runs the place. The database refuses the same ones: a new name here needs a migration.
_RESERVED = """
    about abuse account accounts activity admin administration administrator administrators admins album albums all
    analytics anonymous api app apps archive art artwork asset assets auth author authors avatar avatars
    backup basket billing blog business
    callback camera cart categories category checkout client clients code codes collection collections comment comments
    community config connect contact cookies copyright create css
    dashboard data delete demo deleted devices docs doc download downloads
    earnings edit email embed error errors event events everybody everyone explore export external
    face faces faq favicon favorites favourites feed feedback file files fonts follow followers following forgot forum
    galleries gallery group groups guest guests
    health help home host hosting
    icon icons image images img import imprint index info install invite invites invoices
    javascript jobs join js json
    keys legal library licence licences license licenses link links list lists live login logout
    mail manage manifest map media member members message messages metrics mobile moderation moderator moderators music
    name names new news nobody notice notices notifications null
    oauth official openapi order orders owner
    page pages password payment payments people person photo photodrop photographer photographers photos picture
    pictures ping plans policy popular portfolio post postmaster posts press pricing prints privacy profile profiles
    public push
    ready recent redirect register registration report reports request requests reset retool robots root rss
    sales save search security selfie selfies service services session sessions settings setup share shared shares shop
    sign_in sign_out sign_up signin signout signup site sitemap socket somebody staging static statistics status
    store stream studio styles subscribe subscriptions support system
    tag tags task tasks team telegram terms test tests thanks themes token tokens tools transformation transformations
    trending
    undefined unlock unsubscribe update updates upload uploads user username usernames users
    verify version video videos view visitor
    web webhook webhooks webmaster websocket welcome www
    you
    _all_routes _event _health _upload
    """
RESERVED = frozenset(_RESERVED.split())


def clean_login(login: str) -> str:
    if not re.fullmatch(LOGIN_PATTERN.strip("^$"), login):
        raise Invalid(login=_("Use only letters and _, 3 to 32 of them."))
    if is_reserved(login):
        raise Invalid(login=KEPT)
    return login


def clean_username(username: str) -> str:
    """The same, for a form that calls it so."""
    try:
        return clean_login(username)
    except Invalid as refusal:
        raise Invalid(username=refusal.message) from None


def is_reserved(login: str) -> bool:
    return login.lower() in RESERVED


def is_taken(session: Session, login: str) -> bool:
    return session.exec(select(Account.id).where(func.lower(Account.login) == login.lower())).first() is not None


def from_name(session: Session, name: str) -> Iterator[str]:
    """Free ones, the best first, without an end: two people of one name may ask in the same moment."""
    base = _letters(name)
    tails = ["", *[f"_{letter}" for letter in string.ascii_lowercase[1:]]]
    for tail in tails if base else ():
        login = base + tail
        if not is_reserved(login) and not is_taken(session, login):
            yield login
    while True:
        tail = "".join(secrets.choice(string.ascii_lowercase) for _ in range(6))
        yield f"{base or 'user'}_{tail}"


def _letters(name: str) -> str:
    """nora_feld of "Nóra Feld-2"; empty where nothing of the name can stay."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    letters = re.sub("[^a-z]+", "_", plain.lower()).strip("_")[: LONGEST - 7].strip("_")
    return letters if len(letters) >= SHORTEST else ""
