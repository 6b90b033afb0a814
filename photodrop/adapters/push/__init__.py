"""How words reach a browser that asked for them: Web Push (RFC 8030), encrypted for it alone (RFC 8291)."""

from photodrop.adapters.push.address import NotAnAddress, PushAddress
from photodrop.adapters.push.webpush import SubscriptionGone, WebPush
from photodrop.config import get_settings, vapid_key

__all__ = ["NotAnAddress", "PushAddress", "SubscriptionGone", "WebPush", "get_push"]


def get_push() -> WebPush | None:
    """None where no start has made a key yet."""
    settings = get_settings()
    key = vapid_key()
    return WebPush(key, settings.contact, settings.trusted_push_origins) if key else None
