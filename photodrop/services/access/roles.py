"""What a role allows, whatever it is about."""

from photodrop.errors import NotFound
from photodrop.models import Account, Album, Role


def admins_only(actor: Account | None) -> None:
    """Whoever acts without an actor holds the machine: the command line."""
    if actor is not None and actor.role is not Role.admin:
        raise NotFound


def moderators_only(actor: Account | None) -> None:
    if actor is None or actor.role not in (Role.moderator, Role.admin):
        raise NotFound


def owns(actor: Account | None, album: Album) -> bool:
    return actor is not None and actor.id == album.owner_id


def edits(actor: Account | None, album: Album) -> bool:
    return owns(actor, album) or (actor is not None and actor.role is Role.admin)
