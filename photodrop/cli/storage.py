"""Where photos are kept: set up, compared with the database, and moved."""

from collections.abc import Callable
from functools import partial
from typing import Annotated

import typer

from photodrop.adapters.storage import StorageUnavailable, open_storage
from photodrop.cli.say import fail, say
from photodrop.config import get_settings

storage = typer.Typer(help="Where photos are kept: set up, checked, and moved.", no_args_is_help=True)


@storage.command()
def setup(
    *, dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would change, and change nothing.")] = False
) -> None:
    """Write the rules into the bucket that browsers and abandoned uploads need. What is there already stays."""
    from photodrop.adapters.storage.s3 import S3Storage
    from photodrop.adapters.storage.s3_bucket import KEPT_DAYS, Bucket

    settings = get_settings()
    if not settings.s3_bucket:
        fail("There is no bucket to set up. Set PHOTODROP_S3_BUCKET.")
    store = open_storage("s3")
    assert isinstance(store, S3Storage)  # noqa: S101  # for the type checker
    ours = Bucket(store)
    ensure = partial(_ensure, dry_run=dry_run)
    try:
        ours.try_out()
        rule = f"CORS rule, by which pages of {settings.origin} may send and fetch"
        ensure(rule, lambda: ours.allow_browsers(settings.origin), is_there=not ours.refuses_browsers(settings.origin))
        rule = f"lifecycle rule, by which parts of abandoned uploads go after {KEPT_DAYS} days"
        match ours.aborts_abandoned():
            case None:
                say("The service has no lifecycle rules; the nightly sweep removes abandoned uploads.")
            case is_there:
                ensure(rule, ours.abort_abandoned, is_there=is_there)
        if not dry_run and (refused := ours.refuses_browsers(settings.origin)):
            fail(f"The service took the rule, and still pages may not {refused}. Some services need a minute.")
    except StorageUnavailable as failure:
        fail(failure.reason)


def _ensure(what: str, write: Callable[[], None], *, is_there: bool, dry_run: bool) -> None:
    if is_there:
        say(f"Is there: the {what}.")
    elif dry_run:
        say(f"Would write: a {what}.")
    else:
        write()
        say(f"Written: a {what}.")
