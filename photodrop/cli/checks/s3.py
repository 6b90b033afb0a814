"""The bucket: reached, private, open to our pages, and tidy."""

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from photodrop.adapters.storage import StorageUnavailable, open_storage
from photodrop.config import Settings, get_settings
from photodrop.services.health import Check

if TYPE_CHECKING:
    from photodrop.adapters.storage.s3_bucket import Bucket

MOST_SKEW = timedelta(minutes=2)
SETUP = "Run: photodrop storage setup"


def bucket() -> Iterator[Check]:
    """Nothing where photos are not kept in one."""
    settings = get_settings()
    if settings.storage != "s3":
        return
    from photodrop.adapters.storage.s3 import S3Storage
    from photodrop.adapters.storage.s3_bucket import Bucket

    store = open_storage("s3")
    assert isinstance(store, S3Storage)  # noqa: S101  # for the type checker
    ours = Bucket(store)
    try:
        yield _clock(ours)
        ours.try_out()
    except StorageUnavailable as failure:
        yield Check("bucket", ok=False, detail=failure.reason)
        return
    yield Check("bucket", ok=True, detail=f"{settings.s3_bucket} takes, lists, gives back and deletes.")
    for name, check in (("private", _private), ("browsers", _browsers), ("abandoned", _abandoned)):
        try:
            yield check(ours, settings)
        except StorageUnavailable as failure:
            yield Check(name, ok=False, detail=failure.reason)


def _clock(ours: "Bucket") -> Check:
    skew = ours.clock_skew()
    if abs(skew) <= MOST_SKEW:
        return Check("clock", ok=True, detail="The service has the same time.")
    way = "ahead of" if skew > timedelta() else "behind"
    minutes = round(abs(skew).total_seconds() / 60)
    detail = f"This machine's clock is {minutes} minutes {way} the service's. Set it: signatures go by it."
    return Check("clock", ok=False, detail=detail)


def _private(ours: "Bucket", settings: Settings) -> Check:
    if found := ours.open_to_strangers():
        detail = f"The bucket {settings.s3_bucket} is public: {', '.join(found)}. Make it private now."
        return Check("private", ok=False, detail=detail)
    return Check("private", ok=True, detail="Without a key nobody reads, lists or writes.")


def _browsers(ours: "Bucket", settings: Settings) -> Check:
    if settings.base_url.startswith("https:") and not ours.store.origin().startswith("https:"):
        detail = "The pages come by https, the bucket by http: browsers refuse that. Set PHOTODROP_S3_PUBLIC_ENDPOINT."
        return Check("browsers", ok=False, detail=detail)
    if refused := ours.refuses_browsers(settings.origin):
        detail = f"A CORS rule is missing: pages of {settings.origin} may not {refused}. {SETUP}"
        return Check("browsers", ok=False, detail=detail)
    return Check("browsers", ok=True, detail=f"Pages of {settings.origin} may send and fetch.")


def _abandoned(ours: "Bucket", _settings: Settings) -> Check:
    match ours.aborts_abandoned():
        case None:
            detail = "The service has no lifecycle rules; the nightly sweep removes abandoned uploads."
            return Check("abandoned", ok=True, detail=detail)
        case False:
            detail = f"A lifecycle rule is missing: parts of abandoned uploads stay, and cost. {SETUP}"
            return Check("abandoned", ok=False, detail=detail)
        case True:
            return Check("abandoned", ok=True, detail="A lifecycle rule removes the parts of abandoned uploads.")
