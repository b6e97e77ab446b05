"""Offers what may be meant while something is typed into the find field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from reader.core.interruptible import InterruptibleQuery

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.core.errors import ReaderError
    from reader.core.progress import Report
    from reader.find.facets import FacetCount
    from reader.find.names import Names
    from reader.find.query.filters import FilterKind
    from reader.find.suggestions import Suggestion
    from reader.gui.find.find_field import FindField
    from reader.gui.tasks.runner import Task, TaskRunner
    from reader.library import Library

PAUSE = 60
"""Milliseconds after a key until names are looked up."""
RENEW_AFTER = 3_000
"""Milliseconds until names are brought up to date with the archive: what the person waits for goes first."""


MOST_NAMES = 24
"""Of a menu of authors or rubrics."""


class Completer(QObject):
    """Looks names up on another thread; one look at a time, and only for what was typed last."""

    said = Signal(str)

    def __init__(
        self, library: Library, runner: TaskRunner, field: FindField, past: Callable[[], Sequence[str]]
    ) -> None:
        super().__init__()
        self._library, self._runner, self._field, self._past = library, runner, field, past
        self._is_off = False
        self._names: Names | None = None
        self._typed = ("", 0)
        self._question = InterruptibleQuery()
        self._renewing: Task | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._later = QTimer(self, singleShot=True, interval=RENEW_AFTER)
        self._pause.timeout.connect(self._look)
        self._later.timeout.connect(self._renew)
        field.suggestions_wanted.connect(self._note)

    def renew(self) -> None:
        """Bring the names up to date with the archive, a little later."""
        self._later.start()

    def most_used(self, kind: FilterKind) -> Sequence[FacetCount]:
        """The authors or rubrics with most articles, each with how many; none while names cannot be had."""
        from reader.core.errors import ReaderError
        from reader.find.facets import FacetCount
        from reader.find.names import NameKind

        if self._is_off:
            return ()
        try:
            names = self._known().like("", NameKind(kind.value), MOST_NAMES)
        except ReaderError as error:
            self._give_up(error)
            return ()
        return [FacetCount(name.text, name.uses) for name in names if name.text]

    def stop(self) -> None:
        """Break off what is under way: the window closes."""
        self._pause.stop()
        self._later.stop()
        self._question.drop()
        if self._renewing:
            self._renewing.cancel()

    def _note(self, text: str, cursor: int) -> None:
        self._typed = (text, cursor)
        self._question.drop()
        if text.strip() and not self._is_off:
            self._pause.start()
        else:
            self._pause.stop()
            self._field.offer(text, _suggestions(None, text, cursor, self._past()))

    def _look(self) -> None:
        text, cursor = self._typed
        past = tuple(self._past())
        question = self._question = InterruptibleQuery()

        def work(_report: Report) -> Sequence[Suggestion]:
            with question.answering(self._library.archive.connection):
                return _suggestions(self._known(), text, cursor, past)

        self._runner.run(self, work, lambda offered: self._field.offer(text, offered), self._give_up)

    def _renew(self) -> None:
        if self._renewing:  # two at once would count what came in twice
            self._later.start()
            return

        def work(report: Report) -> None:
            if not self._known().is_current():
                from reader.jobs.names import renew_names

                renew_names(self._library, report)

        self._renewing = self._runner.run(self, work, lambda _none: None, self._give_up)
        self._renewing.ended.connect(self._end_renewing)

    def _end_renewing(self) -> None:
        self._renewing = None

    def _give_up(self, error: ReaderError) -> None:
        """Say once why no names are offered: nothing else depends on them."""
        self._is_off = True
        self.said.emit(str(error))

    def _known(self) -> Names:
        from reader.find.names import Names

        if self._names is None:
            self._names = Names(self._library.archive, self._library.folders.cache)
        return self._names


def _suggestions(names: Names | None, text: str, cursor: int, past: Sequence[str]) -> Sequence[Suggestion]:
    from reader.find.suggestions import suggestions

    return suggestions(names, text, cursor, past)
