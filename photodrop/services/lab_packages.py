"""What a photographer sends to the lab: every print cut from its original, and lists of what to make of them."""

import csv
import io
import json
import logging
from dataclasses import dataclass
from datetime import UTC
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any
from uuid import UUID

from sqlalchemy import update
from sqlmodel import Session, col, select

from photodrop.adapters.storage import get_storage
from photodrop.config import get_settings
from photodrop.errors import Conflict, PhotoDropError
from photodrop.imaging import orders as wishes
from photodrop.models import Account, ItemState, OrderState, Photo, PrintOrder, PrintOrderItem
from photodrop.models.base import new_id, now
from photodrop.services import (
    access,
    archives,
    audit,
    crops,
    earnings,
    order_news,
    order_views,
    products,
    progress,
    queue,
)
from photodrop.services.archives import Archive, Entry, Stored, Written
from photodrop.services.darkroom import darkroom
from photodrop.services.order_views import OrderView, crop_of
from photodrop.services.tongues import _

logger = logging.getLogger(__name__)

KIND = "orders.crop"
PREFIX = "orders/"
PHOTO_GONE = _("The photo was deleted, so there is nothing to print.")
ORIGINAL_GONE = _("The original is missing from the storage.")


class NothingToPrint(Conflict):
    message = "This order was cancelled. There is nothing to print."


class NotPacked(Conflict):
    message = "The files for the lab are not ready. Make them first."


@dataclass(frozen=True)
class ManifestRow:
    """A line of the manifest: which file, on what, how many. Sizes are those of the paper, then of the file."""

    order: int
    line: int
    file: str
    original: str
    quantity: int
    kind: str
    product: str
    size: str
    width: float
    height: float
    unit: str
    finish: str
    pixels_wide: int
    pixels_high: int
    dpi: int
    too_small: bool
    requests: str
    sha256: str


def make(session: Session, actor: Account, order_id: UUID) -> OrderView:
    """Promise every print of an order, also those made before."""
    order = access.order_to_work(session, actor, order_id)
    if order.state is OrderState.cancelled:
        raise NothingToPrint
    items = order_views.items_of(session, order.id)
    order.lab_asked_at = now()
    session.add(order)
    for item in items:
        _forget_file(session, item)
        item.lab_error = ""
        session.add(item)
    session.flush()
    for item in items:
        queue.enqueue(session, KIND, item_id=item.id)
    about = {"subject_id": order.id, "subject": order_news.kept_name(order)}
    progress.plan(session, actor.id, KIND, [item.id for item in items], **about)
    audit.record(session, "order.packed", actor_id=actor.id, subject_id=order.id, prints=len(items))
    return order_views.whole(session, actor, order)


def crop(session: Session, item_id: UUID) -> None:
    """Cut one print out of its original. One that was cut already is done; one that cannot be says why."""
    item = session.get(PrintOrderItem, item_id)
    if item is None:
        progress.gone(session, [item_id], KIND)
        return
    if item.lab_key is None:
        _cut(session, item)
    session.flush()
    state = ItemState.done if item.lab_key is not None else ItemState.failed
    progress.ended(session, KIND, [item_id], state, item.lab_error)


def again(session: Session, item_ids: list[UUID]) -> list[UUID]:
    """Those that failed wait anew."""
    return list(
        session.execute(
            update(PrintOrderItem)
            .where(col(PrintOrderItem.id).in_(item_ids), col(PrintOrderItem.lab_key).is_(None))
            .values(lab_error="")
            .returning(col(PrintOrderItem.id))
        ).scalars()
    )


def forget_photo(session: Session, photo_id: UUID) -> None:
    """The photo goes for good, and with it what was cut out of it."""
    cut = select(PrintOrderItem).where(PrintOrderItem.photo_id == photo_id, col(PrintOrderItem.lab_key).is_not(None))
    for item in session.exec(cut.order_by(col(PrintOrderItem.id)).with_for_update()).all():
        _forget_file(session, item)
        _fail(session, item, PHOTO_GONE)


def archive(session: Session, actor: Account, order_id: UUID) -> Archive:
    """Prints, manifest.csv and manifest.json, streamed from where they lie."""
    order = access.order_to_work(session, actor, order_id)
    items = order_views.items_of(session, order.id)
    if any(item.lab_key is None for item in items):
        raise NotPacked
    rows = manifest(order, items)
    at = (order.lab_asked_at or order.created_at).astimezone(UTC)
    folder = f"order-{order.number}"
    entries = [
        Entry(f"{folder}/{row.file}", Stored(item.lab_key or "", item.lab_bytes, item.lab_crc32), at)
        for row, item in zip(rows, items, strict=True)
    ]
    lists = {"manifest.csv": as_csv(rows), "manifest.json": as_json(order, rows)}
    entries += [Entry(f"{folder}/{name}", Written(text.encode()), at) for name, text in lists.items()]
    audit.record(session, "order.package_taken", actor_id=actor.id, subject_id=order.id)
    return Archive(f"{folder}.zip", entries)


def manifest(order: PrintOrder, items: list[PrintOrderItem]) -> list[ManifestRow]:
    """File names say line, size and number, so that a lab can go without the list."""
    return [_row(order, item) for item in items]


def as_csv(rows: list[ManifestRow]) -> str:
    text = io.StringIO()
    text.write("\ufeff")
    sheet = csv.writer(text)
    sheet.writerow(ManifestRow.__dataclass_fields__)
    for row in rows:
        sheet.writerow([earnings.cell(value) if isinstance(value, str) else value for value in vars(row).values()])
    return text.getvalue()


def as_json(order: PrintOrder, rows: list[ManifestRow]) -> str:
    """Without a name or an address: the lab sends to the photographer."""
    told: dict[str, Any] = {
        "order": order.number,
        "placed_at": order.created_at.isoformat(),
        "requests": order.requests,
        "prints": [vars(row) for row in rows],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _row(order: PrintOrder, item: PrintOrderItem) -> ManifestRow:
    size = products.size_label(item.width, item.height, item.unit)
    stem = PurePosixPath(archives.harmless(item.filename.replace("/", "_"))).stem
    long, short = crops.inches(item)
    pixels = max(item.lab_width, item.lab_height), min(item.lab_width, item.lab_height)
    dpi = int(min(pixels[0] / long, pixels[1] / short) + 0.05)
    return ManifestRow(
        order=order.number,
        line=item.position,
        file=f"{item.position:03d}_{size.replace(' ', '').replace('×', 'x')}_{item.quantity}x_{stem}.jpg",
        original=item.filename,
        quantity=item.quantity,
        kind=item.kind.value,
        product=item.name,
        size=size,
        width=float(item.width),
        height=float(item.height),
        unit=item.unit.value,
        finish=item.finish,
        pixels_wide=item.lab_width,
        pixels_high=item.lab_height,
        dpi=dpi,
        too_small=dpi < item.dpi,
        requests=item.requests,
        sha256=item.lab_sha256,
    )


def _cut(session: Session, item: PrintOrderItem) -> None:
    photo = session.get(Photo, item.photo_id) if item.photo_id else None
    if photo is None:
        _fail(session, item, PHOTO_GONE)
        return
    part = crop_of(item)
    try:
        made = darkroom().run(
            wishes.crop_print,
            get_storage().get(photo.original_key),
            (part.x, part.y, part.width, part.height),
            inches=crops.inches(item)[0],
            max_pixels=get_settings().max_pixels,
        )
    except FileNotFoundError:
        logger.exception("order.original_missing photo=%s", photo.id)
        _fail(session, item, ORIGINAL_GONE)
        return
    except PhotoDropError as refusal:
        _fail(session, item, refusal.message)
        return
    # Held only now: two workers with the same print keep the first one's.
    held = select(PrintOrderItem).where(PrintOrderItem.id == item.id).with_for_update()
    if session.exec(held.execution_options(populate_existing=True)).one().lab_key is not None:
        return
    key = f"{PREFIX}{item.order_id}/{item.id}-{new_id().hex}.jpg"
    get_storage().put(key, BytesIO(made.content))
    item.lab_key, item.lab_bytes, item.lab_error = key, len(made.content), ""
    item.lab_width, item.lab_height = made.width, made.height
    item.lab_sha256, item.lab_crc32 = made.sha256, made.crc32
    session.add(item)
    logger.info("order.print_ready item=%s", item.id)


def _fail(session: Session, item: PrintOrderItem, reason: str) -> None:
    item.lab_error = reason
    session.add(item)


def _forget_file(session: Session, item: PrintOrderItem) -> None:
    if item.lab_key is not None:
        queue.enqueue(session, "storage.delete", priority=queue.LATER, key=item.lab_key)
    item.lab_key, item.lab_bytes, item.lab_width, item.lab_height = None, 0, 0, 0
    item.lab_sha256, item.lab_crc32 = "", 0
