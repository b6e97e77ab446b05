"""The find index of an archive: whether it is as it would be made now, made anew, written to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.core.progress import no_report
from reader.find.index.writer import IndexWriter, has_articles, stamps_of
from reader.store.sqlite.errors import in_words

if TYPE_CHECKING:
    from reader.core.progress import Report
    from reader.find.text.segmenter import Segmenter
    from reader.store.archive.archive import Archive


@dataclass(frozen=True, slots=True)
class ArticleIndex:
    """The index of an archive, made with the folding of this program and the words of a segmenter."""

    archive: Archive
    segmenter: Segmenter

    def writer(self) -> IndexWriter:
        """What takes articles up and drops them: one for each piece of work, on one thread."""
        from reader.find.index.segments import KnownSegments

        return IndexWriter(self.segmenter, self.archive.kept(KnownSegments))

    def is_current(self) -> bool:
        """Whether it was made with this folding and these words."""
        with in_words(self.archive.path), self.archive.reading() as connection:
            stamps = dict(connection.execute("SELECT name, value FROM _stamp").fetchall())
            return stamps == stamps_of(self.segmenter) or (not stamps and not has_articles(connection))

    def renew(self, report: Report = no_report, *, whole: bool = False) -> None:
        """Make it anew if it was made with another folding or other words, or if `whole`.

        Nothing is changed when it is cancelled or fails; finds go on with the old one until it is done.
        """
        if whole or not self.is_current():
            with self.archive.writing() as connection:
                self.writer().make_anew(connection, report)
