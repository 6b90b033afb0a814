"""Choices as files that other programs read: names, spreadsheets, Lightroom's filter, XMP sidecars.

Everything is named by the stem of the file, so that it fits the raw file beside the JPEG that was uploaded.
"""

import csv
import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID
from xml.sax.saxutils import quoteattr

from sqlmodel import Session

from photodrop.errors import Invalid
from photodrop.models import Account
from photodrop.models.base import now
from photodrop.services import access, choices, earnings, words
from photodrop.services.choices import Chosen, Wanted
from photodrop.services.tongues import _

MOST_STARS = 5
LONGEST_LABEL = 40
NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

# The packet's id is the same in every file: it is how readers find one.
SIDECAR = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
    {facts}/>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>
"""


class Kind(StrEnum):
    text = "text"
    csv = "csv"
    lightroom = "lightroom"
    xmp = "xmp"


@dataclass(frozen=True)
class Marks:
    """What sidecars say about a chosen photo; no stars and no label where they are 0 and empty."""

    rating: int = MOST_STARS
    label: str = "Green"


@dataclass(frozen=True)
class Export:
    filename: str
    content_type: str
    content: bytes


def export(
    session: Session,
    actor: Account,
    album_id: UUID,
    kind: Kind,
    *,
    wanted: Wanted | None = None,
    marks: Marks | None = None,
) -> Export:
    album = access.album_of_photographer(session, actor, album_id)
    marks = _checked(marks or Marks())
    found = choices.chosen(session, actor, album.id, wanted)
    ending, content_type, write = {
        Kind.text: ("txt", "text/plain; charset=utf-8", _as_text),
        Kind.csv: ("csv", "text/csv; charset=utf-8", _as_csv),
        Kind.lightroom: ("txt", "text/plain; charset=utf-8", _for_lightroom),
        Kind.xmp: ("zip", "application/zip", _sidecars(marks)),
    }[kind]
    name = re.sub(r"[^\w-]+", "-", album.name).strip("-") or "album"
    return Export(f"{name}-{kind}.{ending}", content_type, write(found))


def _as_text(found: list[Chosen]) -> bytes:
    """One file name a line."""
    return "".join(f"{name}\n" for name in dict.fromkeys(one.filename for one in found)).encode()


def _for_lightroom(found: list[Chosen]) -> bytes:
    """Names without endings and with commas between, for the text filter of the library."""
    return ", ".join(dict.fromkeys(_stem(one.filename) for one in found)).encode()


def _as_csv(found: list[Chosen]) -> bytes:
    """A line for each photo in each list."""
    text = io.StringIO()
    text.write("\ufeff")
    sheet = csv.writer(text)
    sheet.writerow(["file", "list", "person", "note", "list_note", "sent_at"])
    for one in found:
        told = [one.filename, one.list_name, one.by, one.note, one.list_note]
        sheet.writerow([*map(earnings.cell, told), one.sent_at])
    return text.getvalue().encode()


def _sidecars(marks: Marks) -> Callable[[list[Chosen]], bytes]:
    def write(found: list[Chosen]) -> bytes:
        said: dict[str, list[str]] = {}
        for one in found:
            notes = said.setdefault(_stem(one.filename), [])
            if one.note:
                notes.append(f"{one.by}: {one.note}")
        content = io.BytesIO()
        moment = now().timetuple()[:6]
        with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
            for stem, notes in said.items():
                entry = zipfile.ZipInfo(f"{stem}.xmp", moment)
                archive.writestr(entry, _sidecar(marks, notes).encode(), zipfile.ZIP_DEFLATED)
        return content.getvalue()

    return write


def _sidecar(marks: Marks, notes: list[str]) -> str:
    facts = {
        "xmp:Rating": str(marks.rating) if marks.rating else "",
        "xmp:Label": marks.label,
        "photoshop:Instructions": "\n".join(notes),
    }
    spelled = [f"{name}={quoteattr(NOT_IN_XML.sub('', fact))}" for name, fact in facts.items() if fact]
    return SIDECAR.format(facts="\n    ".join(spelled))


def _checked(marks: Marks) -> Marks:
    if not 0 <= marks.rating <= MOST_STARS:
        raise Invalid(rating=_("Give 1 to {most} stars, or 0 for none.", most=MOST_STARS))
    return Marks(marks.rating, words.plain("label", marks.label, LONGEST_LABEL, shortest=0))


def _stem(filename: str) -> str:
    return filename.rsplit(".", 1)[0] or filename
