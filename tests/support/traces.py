"""Where something is left of somebody: in which column of which table, and in which file of the storage."""

from collections.abc import Iterable

from sqlalchemy import Text, bindparam, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlmodel import Session

from photodrop.adapters.storage import MemoryStorage

COLUMNS = text("""
SELECT table_name, column_name, udt_name FROM information_schema.columns JOIN information_schema.tables
    USING (table_schema, table_name)
WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' ORDER BY 1, 2
""")
AS_TEXT = {"bytea": "encode({}, 'hex')"}
VECTORS = {"vector", "halfvec", "sparsevec"}


def of_words(session: Session, words: Iterable[str]) -> set[str]:
    """`table.column` wherever one of these stands, alone or within text, JSON, bytes (said in hex), or a number."""
    sought = [f"%{word}%" for word in words]
    return _having(session, "{} LIKE ANY(:sought)", sought, inside=False)


def of_likeness(session: Session, embeddings: Iterable[str], least: float) -> set[str]:
    """Wherever a vector is as like one of these, whatever made it."""
    apart = "(CAST({} AS vector) <=> CAST(one AS vector))"
    near = f"EXISTS (SELECT FROM unnest(:sought) AS one WHERE {apart} <= {1 - least})"
    return _having(session, near, list(embeddings), inside=True)


def in_files(storage: MemoryStorage, pieces: Iterable[bytes], words: Iterable[str] = ()) -> set[str]:
    """Keys of files that are named so, or hold one of these pieces."""
    return {
        key
        for key in storage.keys("")
        if any(word in key for word in words) or any(piece in storage.get(key) for piece in pieces)
    }


def _having(session: Session, condition: str, sought: list[str], *, inside: bool) -> set[str]:
    """Vectors are looked into, or everything else is."""
    columns: dict[str, dict[str, str]] = {}
    for table, column, kind in session.execute(COLUMNS):
        if (kind in VECTORS) is inside:
            what = f'"{column}"' if inside else AS_TEXT.get(kind, "CAST({} AS text)").format(f'"{column}"')
            columns.setdefault(table, {})[column] = condition.format(what)
    found = set()
    for table, theirs in columns.items():
        asked = ", ".join(f"bool_or({condition})" for condition in theirs.values())
        there = text(f'SELECT {asked} FROM "{table}"').bindparams(bindparam("sought", sought, ARRAY(Text())))
        answers = session.execute(there).one()
        found |= {f"{table}.{column}" for column, answer in zip(theirs, answers, strict=True) if answer}
    return found
