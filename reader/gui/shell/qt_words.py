"""What Qt's own menus and dialogs say where its catalogue says nothing, or nothing that is printed on keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTranslator

from reader.core.speech import _
from reader.gui.shell.commands import ARROWS

if TYPE_CHECKING:
    from collections.abc import Mapping


class QtWords(QTranslator):
    """Asked before Qt's catalogue: arrows as keyboards have them, and the newer words of Qt's file dialog."""

    def translate(
        self, context: str, source: str, _disambiguation: str | None = None, _count: int = -1
    ) -> str | None:
        """What to say for `source`; None, which is Qt's null string, where the next translator is to be asked."""
        return self._words(context).get(source)

    def _words(self, context: str) -> Mapping[str, str]:
        if context == "QShortcut":
            return ARROWS
        if context == "QFileDialog":
            return {"&Look in:": _("&Look in:"), "Files of &type:": _("Files of &type:")}
        if context in {"QFileSystemModel", "QAbstractFileIconProvider"}:
            return {
                "Folder": _("Folder"),
                "File Folder": _("Folder"),
                "Drive": _("Drive"),
                "File": _("File"),
                "%1 File": _("%1 file"),
                "Shortcut": _("Link"),
                "Alias": _("Link"),
            }
        return {}
