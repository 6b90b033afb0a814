from collections.abc import Iterator

from sqlalchemy.exc import SQLAlchemyError

from photodrop.db import transaction
from photodrop.server import database
from photodrop.services import retool
from photodrop.services.health import Check


def role() -> Iterator[Check]:
    """Silent where nobody has set Retool up."""
    if not database.running_url():
        return
    try:
        with transaction() as session:
            standing = retool.standing(session)
    except SQLAlchemyError:
        return  # The check of the database says so.
    if not standing.roles:
        return
    names = ", ".join(standing.roles)
    if standing.has_pgcrypto:
        yield Check("retool", ok=True, detail=f"{names} may look after photographers, and nothing else.")
    else:
        yield Check(
            "retool",
            ok=False,
            detail=f"{names} is let in, but the database has no pgcrypto to hash passwords with. "
            "Run `photodrop retool setup`.",
        )
