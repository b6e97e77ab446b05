"""How the window was left: kept at the end, put back at the next start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray

from reader.gui.reading.paragraph_styles import page_style
from reader.settings import Settings, change

if TYPE_CHECKING:
    from reader.gui.shell.window import MainWindow


def restore_state(window: MainWindow, settings: Settings) -> None:
    """Put the window, its dividers and the text size as they were left."""
    window.restoreGeometry(QByteArray.fromBase64(settings.geometry.encode()))
    window.panes.restore(settings.dividers)
    window.rooms.importing.watcher.watch("" if window.library.is_specimen else settings.watched or "")
    window.rooms.reading.set_style(page_style(settings))
    window.rooms.reading.set_zoom(round(settings.zoom * 100))
    window.rooms.reading.faces.restore(settings.page_divider)
    window.rooms.reading.set_view(settings.view)


def state_kept(window: MainWindow, settings: Settings) -> Settings:
    """`settings` with the window, its dividers and the text size as they are."""
    reading, article = window.rooms.reading, window.rooms.navigator.article
    geometry = bytes(window.saveGeometry().toBase64().data()).decode()
    kept = change(settings, geometry=geometry, dividers=window.panes.state(), zoom=reading.zoom / 100)
    kept = change(kept, view=reading.faces.view.value, page_divider=reading.faces.state())
    if window.library.is_specimen or article is None:
        return kept
    left = "\n".join(window.rooms.navigator.left_keys())
    return change(kept, archive=str(window.library.archive.path), article_key=article.key, left_keys=left)
