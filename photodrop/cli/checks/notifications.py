"""Letters and pushes: whether a mail server takes them, and by which key push services know us."""

from photodrop.adapters.mail import SmtpMailer, get_mailer
from photodrop.adapters.messages.faults import NotDelivered
from photodrop.adapters.push import get_push
from photodrop.config import Environment, get_settings
from photodrop.services.health import Check


def letters() -> Check:
    mailer = get_mailer()
    if not isinstance(mailer, SmtpMailer):
        production = get_settings().environment is Environment.production
        where = "nobody gets any" if production else "they are written into the log"
        return Check("letters", ok=True, detail=f"No mail server is set up (PHOTODROP_SMTP_HOST), so {where}.")
    try:
        mailer.check()
    except NotDelivered as fault:
        return Check("letters", ok=False, detail=fault.message)
    settings = get_settings()
    return Check("letters", ok=True, detail=f"{settings.smtp_host} takes letters from {settings.sender}.")


def pushes() -> Check:
    settings = get_settings()
    try:
        push = get_push()
    except ValueError:
        return Check("pushes", ok=False, detail="PHOTODROP_VAPID_KEY is no private key of P-256 in base64.")
    if push is None:
        return Check("pushes", ok=True, detail="The first start makes the key by which push services know us.")
    if not settings.is_secure and not settings.is_development:
        return Check("pushes", ok=False, detail="Browsers are told by https only: set PHOTODROP_PUBLIC_URL to it.")
    return Check("pushes", ok=True, detail="Browsers that ask are told, also while PhotoDrop is closed.")
