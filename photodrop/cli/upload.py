"""Sending a folder of pictures to a running installation, by its REST API."""

from pathlib import Path
from typing import Annotated

import typer

from photodrop.cli.say import fail, say
from photodrop.config import get_settings

PICTURES = {".jpg", ".jpeg", ".png", ".webp", ".heic", ".heif", ".avif", ".tif", ".tiff"}


def upload(
    folder: Annotated[Path, typer.Argument(exists=True, file_okay=False, help="Looked through with its subfolders.")],
    album: Annotated[str, typer.Option(help="The album's id, or its name.")],
    login: Annotated[str, typer.Option(prompt=True, help="Of the photographer.")],
    password: Annotated[str, typer.Option(prompt=True, hide_input=True, envvar="PHOTODROP_PASSWORD")],
    url: Annotated[str, typer.Option(help="Of the installation; this one when absent.")] = "",
    phone: Annotated[list[str] | None, typer.Option(help="Of a client in every picture; may be repeated.")] = None,
) -> None:
    """Upload a folder into an album. Stopped half way, it sends only what is missing the next time."""
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn, TransferSpeedColumn

    from photodrop.adapters.installation import Installation, Refused

    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix.lower() in PICTURES)
    if not files:
        fail(f"There are no pictures in {folder}.")
    sent, known, refused = 0, 0, []
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TransferSpeedColumn())
    with (
        Installation.signed_in(url or get_settings().base_url, login, password) as there,
        Progress(*columns, TimeRemainingColumn()) as progress,
    ):
        album_id = there.album_id(album)
        bar = progress.add_task("Uploading", total=sum(path.stat().st_size for path in files))
        for path in files:
            progress.update(bar, description=path.name)
            try:
                is_new = there.send(album_id, path, phone or [], lambda count: progress.advance(bar, count))
            except Refused as refusal:
                refused.append(f"{path}: {refusal.message}")
            except OSError as failure:
                refused.append(f"{path}: {failure.strerror}.")
            else:
                sent, known = sent + is_new, known + (not is_new)
        progress.update(bar, description="Done")

    say(f"{sent} sent, {known} were there already, {len(refused)} refused.")
    for line in refused:
        fail(line, leave=False)
    if refused:
        raise typer.Exit(1)
