"""Settings, read once from the environment (`PHOTODROP_*`) and `.env`. docs/settings.md is their table."""

from collections.abc import Iterator
from datetime import UTC, datetime, time
from email.utils import parseaddr
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

SECRET_KEY_FILE = "secret_key"  # noqa: S105  # a file's name
VAPID_KEY_FILE = "vapid_key"
MEBIBYTE = 1024 * 1024
SPAN = r"([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d"
LOOPBACK = ("127.0.0.1", "localhost", "::1")


class Environment(StrEnum):
    development = "development"
    production = "production"


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="PHOTODROP_", env_file=".env", env_ignore_empty=True, extra="ignore")

    environment: Environment = Environment.development
    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=1, le=65535)
    public_url: str = ""
    trusted_proxies: int = Field(default=0, ge=0, le=5)
    data: Path = Path("data")
    database_url: str = ""
    secret_key: SecretStr | None = None
    previous_secret_keys: SecretStr | None = None
    registration: str = Field(default="open", pattern="^(open|closed)$")

    storage: str = Field(default="local", pattern="^(local|memory|s3)$")
    s3_bucket: str = ""
    s3_endpoint: str = Field(default="", pattern="^(https?://[^/]+/?)?$")
    s3_public_endpoint: str = Field(default="", pattern="^(https?://[^/]+/?)?$")
    s3_region: str = ""
    s3_path_style: bool | None = None
    worker_processes: int = Field(default=2, ge=1, le=64)

    max_upload_bytes: int = Field(default=200 * MEBIBYTE, ge=MEBIBYTE)
    max_pixels: int = Field(default=120_000_000, ge=1_000_000)
    max_transformed_bytes: int = Field(default=2048 * MEBIBYTE, ge=0)

    faces: str = Field(default="on", pattern="^(on|off)$")
    face_models: str = ""

    guest_photos: int = Field(default=200, ge=1)
    guest_bytes: int = Field(default=2048 * MEBIBYTE, ge=MEBIBYTE)
    share_photos: int = Field(default=2000, ge=1)
    share_bytes: int = Field(default=20_480 * MEBIBYTE, ge=MEBIBYTE)

    stripe_key: SecretStr | None = None
    stripe_webhook_secret: SecretStr | None = None
    stripe_api_url: str = Field(default="https://api.stripe.com", pattern="^https?://[^/]+/?$")

    telegram_bot_token: SecretStr | None = None
    telegram_chat_id: str = ""
    telegram_api_url: str = "https://api.telegram.org"
    telegram_updates: str = Field(default="polling", pattern="^(polling|webhook|off)$")

    vapid_key: SecretStr | None = None
    push_origins: str = Field(default="", pattern=r"^(https?://[^/,\s]+(\s*,\s*https?://[^/,\s]+)*)?$")

    smtp_host: str = ""
    smtp_port: int = Field(default=587, ge=1, le=65535)
    smtp_security: str = Field(default="starttls", pattern="^(starttls|tls|none)$")
    smtp_user: str = ""
    smtp_password: SecretStr | None = None
    mail_from: str = Field(default="", pattern=r"^([^<>\r\n]*<[^<>\s@]+@[^<>\s@]+>|[^<>\s@]+@[^<>\s@]+)?$")

    face_confirm: float = Field(default=0.5, gt=0, lt=1)
    face_suggest: float = Field(default=0.38, gt=0, lt=1)
    face_second_confirm: float = Field(default=0.55, gt=0, lt=1)
    face_second_suggest: float = Field(default=0.46, gt=0, lt=1)
    face_scope: str = Field(default="clients", pattern="^(clients|installation)$")

    quiet_hours: str = Field(default="", pattern=rf"^({SPAN})?$")
    timezone: str = "UTC"

    @field_validator("database_url")
    @classmethod
    def _is_postgresql(cls, url: str) -> str:
        if url and not url.startswith(("postgresql://", "postgresql+psycopg://", "postgres://")):
            msg = "This must begin with postgresql://"
            raise ValueError(msg)
        return url

    @field_validator("timezone")
    @classmethod
    def _is_a_zone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (KeyError, ValueError, OSError):
            msg = "This must be the name of a time zone, like Europe/Berlin"
            raise ValueError(msg) from None
        return name

    @model_validator(mode="after")
    def _s3_has_a_bucket(self) -> Self:
        if self.storage == "s3" and not self.s3_bucket:
            msg = "PHOTODROP_STORAGE is s3, so PHOTODROP_S3_BUCKET must name a bucket."
            raise ValueError(msg)
        return self

    @model_validator(mode="after")
    def _faces_are_suggested_before_they_are_confirmed(self) -> Self:
        for before in ("FACE_", "FACE_SECOND_"):
            suggest, confirm = f"{before}SUGGEST", f"{before}CONFIRM"
            if getattr(self, suggest.lower()) >= getattr(self, confirm.lower()):
                msg = f"PHOTODROP_{suggest} must be below PHOTODROP_{confirm}."
                raise ValueError(msg)
        return self

    @model_validator(mode="after")
    def _development_stays_at_home(self) -> Self:
        if self.environment is Environment.development and self.host not in LOOPBACK:
            msg = (
                "PHOTODROP_HOST reaches other machines, but PHOTODROP_ENVIRONMENT is development, "
                "which shows sign-in codes on the page. Set PHOTODROP_ENVIRONMENT=production."
            )
            raise ValueError(msg)
        return self

    @property
    def is_development(self) -> bool:
        return self.environment is Environment.development

    @property
    def telegram_chats(self) -> tuple[str, ...]:
        return tuple(chat for part in self.telegram_chat_id.split(",") if (chat := part.strip()))

    @property
    def trusted_push_origins(self) -> tuple[str, ...]:
        return tuple(origin for part in self.push_origins.split(",") if (origin := part.strip()))

    @property
    def sends_mail(self) -> bool:
        """In development letters are written into the log."""
        return bool(self.smtp_host) or self.is_development

    @property
    def sender(self) -> str:
        """Whom letters come from."""
        return self.mail_from or f"PhotoDrop <photodrop@{_as_domain(urlsplit(self.base_url).hostname)}>"

    @property
    def contact(self) -> str:
        """Whom a push service may write to about what we send."""
        address = parseaddr(self.mail_from)[1]
        if address:
            return f"mailto:{address}"
        return self.base_url if self.is_secure else f"mailto:{parseaddr(self.sender)[1]}"

    @property
    def quiet(self) -> tuple[time, time, ZoneInfo] | None:
        """From when until when nobody is disturbed, by the clock of which zone."""
        span = span_of(self.quiet_hours)
        return (*span, ZoneInfo(self.timezone)) if span else None

    @property
    def base_url(self) -> str:
        """Where people reach us, without a trailing slash."""
        return (self.public_url or f"http://{self.host}:{self.port}").rstrip("/")

    @property
    def is_secure(self) -> bool:
        return self.base_url.startswith("https:")

    @property
    def origin(self) -> str:
        """Of our pages, as browsers tell it."""
        address = urlsplit(self.base_url)
        return f"{address.scheme}://{address.netloc}"


@lru_cache
def get_settings() -> Settings:
    settings = Settings()
    settings.data = settings.data.expanduser().resolve()
    return settings


def span_of(hours: str) -> tuple[time, time] | None:
    """`22:00-08:00`; none where it lasts no time."""
    begins, _, ends = hours.partition("-")
    return None if begins == ends else (time.fromisoformat(begins), time.fromisoformat(ends))


def _as_domain(host: str | None) -> str:
    """A number is no domain of an address."""
    return host if host and host[-1].isalpha() and "." in host else "photodrop.invalid"


def vapid_key() -> str:
    """What push services know us by: a private key of P-256, 32 bytes in base64. Empty where no start made one yet."""
    settings = get_settings()
    if settings.vapid_key is not None:
        return settings.vapid_key.get_secret_value().strip()
    try:
        return (settings.data / VAPID_KEY_FILE).read_text().strip()
    except (FileNotFoundError, NotADirectoryError):
        return ""


def signing_key() -> bytes:
    """The secret behind tokens, codes and file URLs: from the environment, else from the data folder.

    Raises RuntimeError where no start has made one yet.
    """
    return signing_keys()[0]


def signing_keys() -> tuple[bytes, ...]:
    """The key that signs, and behind it those before, whose signatures are still believed."""
    settings = get_settings()
    before = settings.previous_secret_keys.get_secret_value() if settings.previous_secret_keys else ""
    told = tuple(key.encode() for part in before.split(",") if (key := part.strip()))
    if settings.secret_key is not None:
        return settings.secret_key.get_secret_value().encode(), *told
    try:
        current, *retired = (settings.data / SECRET_KEY_FILE).read_text().split("\n")
    except FileNotFoundError:
        msg = "There is no secret key yet. Start PhotoDrop once with `make run` or set PHOTODROP_SECRET_KEY."
        raise RuntimeError(msg) from None
    return current.strip().encode(), *(key.encode() for key in _not_over(retired)), *told


def _not_over(lines: list[str]) -> Iterator[str]:
    """`photodrop key rotate` writes each earlier key with the moment at which it is over."""
    for line in lines:
        key, _, ends = line.strip().partition(" ")
        if key and datetime.fromisoformat(ends) > datetime.now(UTC):
            yield key
