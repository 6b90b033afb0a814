"""How words reach a mailbox."""

from photodrop.adapters.mail.letter import Letter
from photodrop.adapters.mail.log import LogMailer
from photodrop.adapters.mail.smtp import SmtpMailer
from photodrop.config import get_settings

__all__ = ["Letter", "LogMailer", "SmtpMailer", "get_mailer"]


def get_mailer() -> SmtpMailer | LogMailer | None:
    """None in production without an SMTP server: there nobody would read a letter, and a log is no place for it."""
    settings = get_settings()
    if settings.smtp_host:
        password = settings.smtp_password.get_secret_value() if settings.smtp_password else ""
        return SmtpMailer(
            settings.smtp_host,
            settings.smtp_port,
            security=settings.smtp_security,
            user=settings.smtp_user,
            password=password,
        )
    return LogMailer() if settings.is_development else None
