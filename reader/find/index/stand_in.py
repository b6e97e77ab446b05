"""Where an archive's index has a form this program cannot read: an index in its place, or a word about it.

The stand-in lies in temporary tables of one connection, which go before the archive's own of the same names:
whatever reads the index reads it, and the archive itself is not touched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.core.errors import ArchiveError
from reader.core.progress import no_report
from reader.core.speech import _
from reader.find.index.writer import IndexWriter, folding_stamp, has_articles
from reader.find.text.segmenter import Segmenter

if TYPE_CHECKING:
    import sqlite3

    from reader.store.archive.archive import Archive

MOST_ARTICLES = 20_000
"""So many are indexed in some ten seconds; of more, the person is told that they must be indexed first."""
_TABLES = ("_stamp", "_segment", "_block")
_SCHEMA = f"SELECT sql FROM main.sqlite_schema WHERE type = 'table' AND name IN {_TABLES}"
_STATE = "archive state"
"""What the stamp of a stand-in is kept under: the state of the archive that it was made of."""


class IndexUnreadableError(ArchiveError):
    """Nothing can be found in this archive until its index has been made anew."""


def prepare_index(archive: Archive, connection: sqlite3.Connection) -> str | None:
    """See that the index can be read, within the transaction at hand; a sentence for the person where one stands in.

    What stands in knows the dictionary's words only, which order what is found. Raises IndexUnreadableError.
    """
    stamps = _stamps(connection)
    if stamps.get("folding") == folding_stamp() and _STATE not in stamps:
        return None
    if _STATE in stamps:
        if stamps[_STATE] == _state(connection):
            return _note()
        _drop(connection)
        return prepare_index(archive, connection)
    if not stamps and not has_articles(connection):
        return None
    if not archive.read_only:
        sentence = _("The index of this archive is being made anew; until then nothing can be found in it.")
        raise IndexUnreadableError(sentence)
    if archive.size().articles > MOST_ARTICLES:
        raise IndexUnreadableError(
            _(
                "Nothing can be found in {path}: its index was made by another version of Yuebao, and the file is"
                " open for reading only. Open it once where it can be written, or call: yuebao reindex"
            ).format(path=archive.path)
        )
    _make(connection)
    return _note()


def _note() -> str:
    return _(
        "The index of this archive was made by another version of Yuebao and is made anew for each session,"
        " which takes a moment. To make it once for all: yuebao reindex"
    )


def _make(connection: sqlite3.Connection) -> None:
    state = _state(connection)
    for (statement,) in connection.execute(_SCHEMA).fetchall():
        connection.execute(statement.replace("CREATE TABLE", "CREATE TEMP TABLE", 1))
    IndexWriter(Segmenter()).make_anew(connection, no_report)
    connection.execute("INSERT INTO temp._stamp VALUES (?, ?)", (_STATE, state))


def _drop(connection: sqlite3.Connection) -> None:
    for table in _TABLES:
        connection.execute(f"DROP TABLE temp.{table}")


def _state(connection: sqlite3.Connection) -> str:
    """Changes whenever another connection has changed the file."""
    return str(connection.execute("PRAGMA data_version").fetchone()[0])


def _stamps(connection: sqlite3.Connection) -> dict[str, str]:
    return dict(connection.execute("SELECT name, value FROM _stamp").fetchall())
