"""Where photos are kept: set up, compared with the database, and moved."""

from collections import Counter
from collections.abc import Callable
from enum import StrEnum
from functools import partial
from typing import Annotated

import typer

from photodrop.adapters.storage import Storage, open_storage
from photodrop.cli.say import fail, say
from photodrop.config import get_settings

MOST_LISTED = 100

storage = typer.Typer(help="Where photos are kept: set up, checked, and moved.", no_args_is_help=True)


@storage.command()
def setup(
    *,
    make_bucket: Annotated[bool, typer.Option("--make-bucket", help="Make the bucket first, private.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would change, and change nothing.")] = False,
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
    if make_bucket and not dry_run:
        say(f"{'Made' if ours.make() else 'Is there'}: the bucket {settings.s3_bucket}.")
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


def _ensure(what: str, write: Callable[[], None], *, is_there: bool, dry_run: bool) -> None:
    if is_there:
        say(f"Is there: the {what}.")
    elif dry_run:
        say(f"Would write: a {what}.")
    else:
        write()
        say(f"Written: a {what}.")


class Place(StrEnum):
    local = "local"
    s3 = "s3"


@storage.command()
def copy(
    source: Annotated[Place, typer.Option("--from", help="Where the photos are.")],
    target: Annotated[Place, typer.Option("--to", help="Where they are to be as well.")],
    workers: Annotated[int, typer.Option(min=1, max=32, help="Files at once.")] = 8,
) -> None:
    """Copy every file, proved by its SHA-256. What is there already is skipped, and nothing is ever deleted."""
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn, TransferSpeedColumn

    from photodrop.adapters.storage import copying

    if source is target:
        fail(f"Both are {source}. Name the other one with --to.")
    here, there = _open(source), _open(target)
    total = sum(entry.size for entry in copying.files_of(here))
    counts, failed = Counter[copying.State](), []
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TransferSpeedColumn())
    with Progress(*columns, TimeRemainingColumn()) as progress:
        bar = progress.add_task("Copying", total=total)
        for outcome in copying.copy(here, there, workers):
            counts[outcome.state] += 1
            progress.advance(bar, outcome.size)
            if outcome.state is copying.State.failed:
                failed.append(f"{outcome.key}: {outcome.reason}")
    say(
        f"{counts[copying.State.copied]:,} copied, {counts[copying.State.there]:,} were there already, "
        f"{counts[copying.State.gone]:,} deleted meanwhile, {len(failed):,} failed."
    )
    for line in failed[:MOST_LISTED]:
        fail(line, leave=False)
    if failed:
        say("Run the same again: only what is missing is copied.")
        raise typer.Exit(1)


@storage.command()
def check(
    *, dry_run: Annotated[bool, typer.Option("--dry-run", help="Only look: heal and delete nothing.")] = False
) -> None:
    """Compare storage and database, both ways. Heals what it safely can; what nobody speaks of goes after a day."""
    from rich.progress import Progress, SpinnerColumn, TextColumn

    from photodrop.db import transaction
    from photodrop.server import database
    from photodrop.services import reconciliation

    with (
        database.database_at_hand(),
        Progress(SpinnerColumn(), TextColumn("{task.description}"), transient=True) as progress,
    ):
        bar = progress.add_task("Comparing …")
        report = reconciliation.run(
            transaction,
            heal=not dry_run,
            advance=lambda told: progress.update(bar, description=f"{told.files:,} files compared …"),
        )
    would = "would be " if dry_run else ""
    say(f"{report.files:,} files of {report.photos:,} photos and {report.selfies:,} selfies.")
    say(f"{report.deleted:,} that no row speaks of {would}deleted; {report.young:,} too young to tell.")
    say(f"{report.rendered_again:,} photos {would}rendered again.")
    say(f"{report.cropped_again:,} selfies {would}cropped again.")
    if report.found_again:
        say(f"{report.found_again:,} photos have their original again.")
    for line in report.told:
        fail(line, leave=False)
    if report.amiss > len(report.told):
        fail(f"… and {report.amiss - len(report.told):,} more.", leave=False)
    if report.amiss:
        say(f"{report.amiss:,} of these need you.")
        raise typer.Exit(1)
    say("All is well.")


def _open(place: Place) -> Storage:
    if place is Place.s3 and not get_settings().s3_bucket:
        fail("There is no bucket. Set PHOTODROP_S3_BUCKET.")
    return open_storage(place)
