from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, make_msgid, parseaddr

from photodrop.models.base import now


@dataclass(frozen=True)
class Letter:
    """`stop_url` ends letters of this kind: by a POST to it, which mail programs offer as a button of their own."""

    to: str
    subject: str
    text: str
    html: str
    stop_url: str

    def message(self, sender: str) -> EmailMessage:
        made = EmailMessage(policy=SMTP)
        name, address = parseaddr(sender)
        made["From"] = Address(name, addr_spec=address)
        made["To"] = self.to
        # A line break would begin a header of somebody else's.
        made["Subject"] = " ".join(self.subject.split())
        made["Date"] = format_datetime(now())
        made["Message-ID"] = make_msgid(domain=address.rpartition("@")[2])
        made["Auto-Submitted"] = "auto-generated"
        made["List-Unsubscribe"] = f"<{self.stop_url}>"
        made["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
        made.set_content(self.text)
        made.add_alternative(self.html, subtype="html")
        return made
