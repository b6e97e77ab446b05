"""The user's guide in a window of its own: its pages at the left, the chosen one at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTextBrowser,
    QWidget,
)

from reader.core.speech import _
from reader.gui.widgets.fitting import fit

if TYPE_CHECKING:
    from pathlib import Path

PAGES = ("begin", "keys", "find", "command-line", "files")
"""The pages in the order in which they are wanted, each a file `NAME.md` of the guide's folder."""
FALLBACK = "en"
SUFFIX = ".md"
ESCAPED_BAR = "\\|"
ENTRY = 34
"""Pixels: the height of an entry of the contents."""
MARGIN = 24
"""Pixels between the page's text and its edge."""


def guide_folder(resources: Path, language: str) -> Path:
    """Where the guide in a language lies; the English one where there is none in that language."""
    folder = resources / "guide" / language
    return folder if folder.is_dir() else resources / "guide" / FALLBACK


class GuideDialog(QDialog):
    """Shows the pages in `folder`. Links lead from page to page; nothing is opened outside."""

    def __init__(self, parent: QWidget | None, folder: Path) -> None:
        super().__init__(parent)
        self._folder = folder
        self.setWindowTitle(_("User's guide"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._contents, self.page = QListWidget(), QTextBrowser()
        self._contents.setObjectName("contents")
        self._build()
        self._connect()
        self.show_page(PAGES[0])

    def _build(self) -> None:
        for name in PAGES:
            entry = QListWidgetItem(heading_of((self._folder / f"{name}{SUFFIX}").read_text("utf-8")))
            entry.setSizeHint(QSize(0, ENTRY))
            self._contents.addItem(entry)
        self.page.setOpenLinks(False)
        self.page.document().setDocumentMargin(MARGIN)
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.setChildrenCollapsible(False)
        for part, share in ((self._contents, 1), (self.page, 4)):
            parts.addWidget(part)
            parts.setStretchFactor(parts.count() - 1, share)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(parts)
        fit(self, (860, 640))

    def _connect(self) -> None:
        self._contents.currentRowChanged.connect(lambda row: self.show_page(PAGES[row]))
        self.page.anchorClicked.connect(self._follow)

    def show_page(self, name: str) -> None:
        """Show the page of that name from its beginning."""
        text = (self._folder / f"{name}{SUFFIX}").read_text("utf-8")
        self.page.document().setMarkdown(text, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
        _unescape(self.page.document())
        # The cursor has gone to the end with the text, and the page would be scrolled to it when it is laid out.
        self.page.moveCursor(QTextCursor.MoveOperation.Start)
        self.page.verticalScrollBar().setValue(0)
        self._contents.setCurrentRow(PAGES.index(name))

    def _follow(self, link: QUrl) -> None:
        name = link.path().removesuffix(SUFFIX)
        if name in PAGES:
            self.show_page(name)


def _unescape(page: QTextDocument) -> None:
    """Show the bars of code in tables as they are: Qt leaves them escaped."""
    while not (found := page.find(ESCAPED_BAR)).isNull():
        found.insertText(ESCAPED_BAR[1:], found.charFormat())


def heading_of(markdown: str) -> str:
    """What stands in the first heading of a page."""
    return next(line for line in markdown.splitlines() if line.startswith("# ")).removeprefix("# ")
