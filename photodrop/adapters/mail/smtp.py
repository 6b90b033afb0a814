import logging
import smtplib
import ssl
from contextlib import suppress

from photodrop.adapters.mail.letter import Letter
from photodrop.adapters.messages.faults import NotDelivered, Refused, Silent, Unreachable
from photodrop.config import get_settings

logger = logging.getLogger(__name__)

SECONDS = 10
FOR_GOOD = 500
"""From here on a server says no; below, not now."""


class NoSuchMailbox(NotDelivered):
    message = "There is no such mailbox, or it takes nothing from us."


class SmtpMailer:
    name = "smtp"

    def __init__(self, host: str, port: int, *, security: str, user: str = "", password: str = "") -> None:
        self._host, self._port, self._security = host, port, security
        self._user, self._password = user, password

    def send(self, letter: Letter) -> None:
        """Raises NotDelivered; `Silent` where the whole letter had left and no answer came."""
        message = letter.message(get_settings().sender)
        try:
            server = self._connect()
        except (OSError, smtplib.SMTPException) as failure:
            raise self._fault(failure) from None
        try:
            server.send_message(message)
        except smtplib.SMTPRecipientsRefused as refusal:
            code = max(code for code, _ in refusal.recipients.values())
            raise (NoSuchMailbox if code >= FOR_GOOD else Unreachable) from None
        except smtplib.SMTPResponseException as refusal:
            raise self._fault(refusal) from None
        except (OSError, smtplib.SMTPException) as failure:
            logger.error("mail.silent kind=%s", type(failure).__name__)  # noqa: TRY400  # It may hold addresses.
            raise Silent from None
        else:
            # It has the letter; how it takes leave changes nothing.
            with suppress(OSError, smtplib.SMTPException):
                server.quit()
        finally:
            server.close()

    def check(self) -> None:
        """Whether the server is there and takes our name and password. Raises NotDelivered."""
        try:
            with self._connect() as server:
                server.noop()
        except (OSError, smtplib.SMTPException) as failure:
            raise self._fault(failure) from None

    def _connect(self) -> smtplib.SMTP:
        trust = ssl.create_default_context()
        if self._security == "tls":
            server: smtplib.SMTP = smtplib.SMTP_SSL(self._host, self._port, timeout=SECONDS, context=trust)
        else:
            server = smtplib.SMTP(self._host, self._port, timeout=SECONDS)
        try:
            if self._security == "starttls":
                server.starttls(context=trust)
            if self._user:
                server.login(self._user, self._password)
        except BaseException:
            server.close()
            raise
        return server

    def _fault(self, failure: Exception) -> NotDelivered:
        code = failure.smtp_code if isinstance(failure, smtplib.SMTPResponseException) else 0
        logger.error("mail.refused kind=%s code=%s", type(failure).__name__, code)
        if isinstance(failure, smtplib.SMTPAuthenticationError):
            return Unreachable("The SMTP server does not take our name and password.")
        if isinstance(failure, ssl.SSLError):
            return Unreachable("The SMTP server's certificate or encryption does not fit.")
        if code >= FOR_GOOD:
            return Refused("The SMTP server refused the letter.")
        return Unreachable("The SMTP server does not answer, or not now.")
