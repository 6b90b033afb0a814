"""Text that people write for others to read: plain, and as long as it may be."""

import unicodedata

from photodrop.errors import Invalid
from photodrop.services.tongues import _


def plain(field: str, text: str, longest: int, *, shortest: int = 1) -> str:
    """Line ends as one kind, nothing invisible, no spaces around. It is never HTML: pages show it letter by letter."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = "".join(each for each in text if each == "\n" or unicodedata.category(each) != "Cc").strip()
    if not shortest <= len(text) <= longest:
        least = _("Use {shortest} to {longest} characters.", shortest=shortest, longest=longest)
        raise Invalid(**{field: least if shortest else _("Use at most {longest} characters.", longest=longest)})
    return text
