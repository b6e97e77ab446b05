"""Taking text away: citations to the clipboard, selections to files."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QMimeData,
    QObject,
    QStandardPaths,
    Qt,
    QUrl,
    Signal,
)
from PySide6.QtGui import QDrag, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from reader.core.days.today import local_today
from reader.core.speech import _, ngettext
from reader.gui.widgets.fitting import fit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import SignalInstance
    from PySide6.QtGui import QImage

    from reader.core.paper import Clipping
    from reader.core.progress import Report
    from reader.gui.export.printing import PrintController
    from reader.gui.tasks.runner import Task
    from reader.gui.tasks.runners import Runners
    from reader.jobs import Bundled
    from reader.library import Library
    from reader.store.archive.archive import Archive
    from reader.store.marks.marks import Marks
    from reader.store.records import ArticleId, ArticleRecord

_PDF = "pdf"
UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


class ExportController(QObject):
    """Fetches articles off the GUI thread and hands them out; a file is not replaced without asking."""

    said = Signal(str)
    failed = Signal(object)
    progressed = Signal(object)
    ended = Signal()

    def __init__(self, library: Library, runners: Runners, window: QWidget, style: str) -> None:
        super().__init__(window)
        self._library, self._runner, self._window = library, runners.reading, window
        self._task: Task | None = None
        self._printing: PrintController | None = None
        self.style = style
        """How to cite: a value of export.CitationStyle."""

    # to the clipboard

    def copy_citation(self, clipping: Clipping, words: str = "") -> None:
        """Copy an article's citation, after the words chosen in it, if any."""
        self._copy(_quoted(clipping, words, self.style), _quoted_markup(clipping, words, self.style), 1)

    def copy_citations(self, ids: Sequence[ArticleId]) -> None:
        """Copy the citations of several articles, one a line."""
        style = self.style
        self._runner.run(
            self,
            lambda _report: _cited([record.clipping for record in self._fetch(ids)], style),
            lambda cited: self._copy(*cited),
            self.failed.emit,
        )

    def _copy(self, text: str, markup: str, count: int) -> None:
        """Put it on the clipboard twice: as text, and for word processors as HTML."""
        data = QMimeData()
        data.setText(text)
        data.setHtml(markup)
        QGuiApplication.clipboard().setMimeData(data)
        self.said.emit(ngettext("Citation copied", "{count} citations copied", count).format(count=count))

    # dragged out

    def drag(self, ids: Sequence[ArticleId], name: str) -> None:
        """Let articles be dropped into other programs: as text, as a web page, and as a text file."""
        self._runner.run(
            self,
            lambda _report: _draggable([record.clipping for record in self._fetch(ids)], name),
            self._start_drag,
            self.failed.emit,
        )

    def _start_drag(self, taken: tuple[str, str, Path]) -> None:
        text, markup, file = taken
        data = QMimeData()
        data.setText(text)
        data.setHtml(markup)
        data.setUrls([QUrl.fromLocalFile(str(file))])
        drag = QDrag(self._window)
        drag.setMimeData(data)
        drag.exec(Qt.DropAction.CopyAction)

    # pieces of the page

    def copy_cut(self, record: ArticleRecord) -> None:
        """Copy an article as it was printed, with its citation below; as text, its citation alone."""

        def put(image: QImage) -> None:
            data = QMimeData()
            data.setImageData(image)
            data.setText(_quoted(record.clipping, "", self.style))
            QGuiApplication.clipboard().setMimeData(data)
            self.said.emit(_("Copied as printed, with its citation"))

        self._cut(record, put)

    def save_cut(self, record: ArticleRecord) -> None:
        """Write an article as it was printed, with its citation below, to a PNG file."""
        path = self._ask_for(record.clipping.article.name, [_("Picture") + " (*.png)"], "png")
        if path is None:
            return
        self._cut(record, lambda _none: self.said.emit(_("Written to {file}").format(file=path.name)), path)

    def _cut(self, record: ArticleRecord, done: Callable[[QImage], None], path: Path | None = None) -> None:
        archive, citation = self._library.archive, _quoted(record.clipping, "", self.style)

        def work(report: Report) -> QImage:
            from reader.gui.export.cut_picture import cut_picture

            image = cut_picture(archive, record, citation, report)
            if path is not None and not image.isNull():
                _write_png(path, image)
            return image

        def tell(image: QImage) -> None:
            if image.isNull():
                self.said.emit(
                    _(
                        "There is no picture of this article: its page has none, or its place on it is not known."
                    )
                )
            else:
                done(image)

        self._runner.run(self, work, tell, self.failed.emit)

    # to files

    def export_articles(self, ids: Sequence[ArticleId], name: str) -> None:
        """The articles of `ids`, in that order; `name` is the file name suggested."""
        if ids:
            self._export(lambda: self._fetch(ids), name)
        else:
            self.said.emit(_("No article is selected."))

    def print_articles(self, ids: Sequence[ArticleId]) -> None:
        """Show articles as they will be printed; from there they are printed."""
        if self._printing is None:
            from reader.gui.export.printing import PrintController

            self._printing = PrintController(self._library, self._runner, self._window)
            for own, mine in zip(_signals(self._printing), _signals(self), strict=True):
                own.connect(mine)
        self._printing.print_articles(ids)

    def export_bookmarks(self) -> None:
        """All bookmarked articles that stand in this archive, newest bookmark first."""
        archive, marks = self._library.archive, self._library.marks

        def fetch() -> list[ArticleRecord]:
            keys = [bookmark.key for bookmark in marks.bookmarks()]
            known = archive.by_keys(keys)
            return self._fetch(list(dict.fromkeys(known[key] for key in keys if key in known)))

        self._export(fetch, _("Bookmarks"))

    def export_found(self, query: str) -> None:
        """Everything `query` finds, newest first."""
        if query:
            self._export(lambda: self._found(query), _("Find {words}").format(words=query))
        else:
            self.said.emit(_("Find something first; then its results can be exported."))

    def export_words(self, clipping: Clipping, words: str) -> None:
        """The words chosen in an article, with its citation."""
        if not words:
            self.said.emit(_("Select some text in the article first."))
            return
        path = self._ask(clipping.article.name)
        if path:
            text = _quoted(clipping, words, self.style)
            self._runner.run(
                self,
                lambda _report: _write(path, text),
                lambda _none: self.said.emit(_("Written to {file}").format(file=path.name)),
                self.failed.emit,
            )

    def _found(self, query: str) -> list[ArticleRecord]:
        from reader.find.search import found_ids

        return self._fetch(found_ids(self._library.archive, query))

    def _fetch(self, ids: Sequence[ArticleId]) -> list[ArticleRecord]:
        return self._library.archive.articles(ids)

    def _export(self, fetch: Callable[[], list[ArticleRecord]], name: str) -> None:
        path = self._ask(name, articles=True)
        if path is None:
            return

        archive, marks = self._library.archive, self._library.marks

        def look(_report: Report) -> tuple[list[ArticleRecord], bool]:
            records = fetch()
            return records, _has_marks(path) and any(
                marks.annotations.highlights_at(it.key) for it in records
            )

        def go_on(found: tuple[list[ArticleRecord], bool]) -> None:
            records, is_marked = found
            if is_marked:
                self._ask_about_marks(path, records)
            else:
                self._work(lambda report: _write_articles(path, archive, records, None, report), path)

        self._task = self._runner.run(self, look, go_on, self.failed.emit)

    def _ask_about_marks(self, path: Path, records: Sequence[ArticleRecord]) -> None:
        """Ask whether highlights and notes go with the articles; only asked where there are some."""
        archive, marks = self._library.archive, self._library.marks
        box = QMessageBox(
            QMessageBox.Icon.Question,
            _("Export"),
            _("There are highlights or notes in these articles. Write them, too?"),
            parent=self._window,
        )
        for name, text, chosen in (("with", _("&With them"), marks), ("without", _("With&out"), None)):
            button = box.addButton(text, QMessageBox.ButtonRole.AcceptRole)
            button.setObjectName(name)
            button.clicked.connect(
                lambda _checked=False, chosen=chosen: self._work(
                    lambda report: _write_articles(path, archive, records, chosen, report), path
                )
            )
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fit(box)
        box.open()

    def _work(self, write: Callable[[Report], Bundled], path: Path) -> None:
        self._task = task = self._runner.run(
            self, write, lambda made: self._say_written(path, made), self.failed.emit
        )
        task.progressed.connect(self.progressed)
        task.ended.connect(self.ended)

    def stop(self) -> None:
        """Write no further: what is not whole is not kept."""
        if self._task is not None:
            self._task.cancel()
        if self._printing is not None:
            self._printing.stop()

    def _say_written(self, path: Path, made: Bundled) -> None:
        count = made.articles
        said = ngettext("{count} article written to {file}", "{count} articles written to {file}", count)
        self.said.emit("  ".join((said.format(count=count, file=path.name), *made.missing[:1])))

    def _ask(self, name: str, *, articles: bool = False) -> Path | None:
        return self._ask_for(name, _filters() if articles else [f"{_('Plain text')} (*.txt)"], "txt")

    def _ask_for(self, name: str, filters: Sequence[str], ending: str) -> Path | None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        suggested = str(Path(folder) / f"{file_name(name)}.{ending}")
        chosen, kind = QFileDialog.getSaveFileName(self._window, _("Export"), suggested, ";;".join(filters))
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix else path.with_suffix(_ending_of(kind))


def _signals(room: ExportController | PrintController) -> tuple[SignalInstance, ...]:
    return room.said, room.failed, room.progressed, room.ended


def _filters() -> list[str]:
    """What the file dialog offers, a line a format."""
    from reader import export

    names = {one.ending: one.name() for one in export.FORMATS}
    names[_PDF] = _pdf_name()
    names[export.BUNDLE_ENDING] = _("Evidence bundle, with pieces of the page")
    return [f"{name} (*.{ending})" for ending, name in names.items()]


def _pdf_name() -> str:
    return _("PDF, to read and to print")


def _ending_of(chosen: str) -> str:
    """The ending in a line of the file dialog: ".md" of "Markdown (*.md)"."""
    return chosen.rpartition("*")[2].rstrip(")") or ".txt"


def _quoted(clipping: Clipping, words: str, style: str) -> str:
    """An article's citation, after words chosen in it, if any."""
    from reader import export

    chosen = export.CitationStyle(style)
    return export.quotation(clipping, words, chosen) if words else export.citation(clipping, chosen)


def _quoted_markup(clipping: Clipping, words: str, style: str) -> str:
    """The same as HTML."""
    from reader import export

    chosen = export.CitationStyle(style)
    if words:
        return export.quotation_markup(clipping, words, chosen)
    return export.citation_markup(clipping, chosen)


def _cited(clippings: Sequence[Clipping], style: str) -> tuple[str, str, int]:
    """Citations as text, one a line, and as HTML, and how many there are."""
    lines = [_quoted(clipping, "", style) for clipping in clippings]
    markup = [_quoted_markup(clipping, "", style) for clipping in clippings]
    return "\n".join(lines), "\n".join(markup), len(lines)


def _has_marks(path: Path) -> bool:
    """Whether the form that a file's ending says can hold highlights and notes."""
    from reader import export

    ending = path.suffix.lower().removeprefix(".")
    return ending == _PDF or (ending != export.BUNDLE_ENDING and export.format_for(path).has_marks)


def _write_articles(
    path: Path, archive: Archive, records: Sequence[ArticleRecord], marks: Marks | None, report: Report
) -> Bundled:
    """Write a file of the kind that its ending says, with what is in `marks`; what stands there was asked about."""
    from reader import export, jobs
    from reader.gui.facsimile.painting import pictures

    if path.suffix.lower() == f".{export.BUNDLE_ENDING}":
        return jobs.export_bundle(
            path, archive, records, pictures(), local_today(), overwrite=True, report=report
        )
    clippings = (
        jobs.clippings_of(records)
        if marks is None
        else jobs.marked_clippings(archive, marks, records, report)
    )
    kind = None
    if clippings and path.suffix.lower() == f".{_PDF}":
        from reader.export.format import ExportFormat
        from reader.gui.export.pdf import pdf_data

        kind = ExportFormat(_PDF, _pdf_name, lambda them: pdf_data(them, report))
    jobs.export_clippings(path, clippings, kind, overwrite=True, report=report)
    return jobs.Bundled(len(clippings), 0, ())


def _write(path: Path, text: str) -> None:
    from reader import export

    export.write_words(path, text, overwrite=True)


def _draggable(clippings: Sequence[Clipping], name: str) -> tuple[str, str, Path]:
    """Articles as text, as a web page, and the text in a file, which is gone when the program ends."""
    from reader import export

    text = export.plain_text(clippings)
    file = Path(mkdtemp()) / f"{file_name(name)}.txt"
    file.write_bytes(export.FORMATS[0].data(clippings))
    return text, export.html_page(clippings), file


def _write_png(path: Path, image: QImage) -> None:
    from reader import export

    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # PySide knows no str here
    export.write_data(path, bytes(data.data()), overwrite=True)


def file_name(text: str) -> str:
    """`text` as a file name that every system takes, at most 80 characters."""
    return UNFIT.sub(" ", text).strip(" .")[:80] or "yuebao"
