"""What the system asks the running program to open, as macOS does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QFileOpenEvent

from reader.core.article_links import article_link
from reader.gui.shell.open_requests import OpenRequests

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

LINK = article_link("2022-07-09-0123456789abcdef")


def test_links_and_files_are_told(qapp: QApplication) -> None:
    requests, asked = OpenRequests(qapp), list[str]()
    requests.asked.connect(asked.append)
    QCoreApplication.sendEvent(qapp, QFileOpenEvent(QUrl(LINK)))
    QCoreApplication.sendEvent(qapp, QFileOpenEvent("/报库/溪口.yuebao"))
    qapp.removeEventFilter(requests)
    requests.deleteLater()
    assert asked == [LINK, "/报库/溪口.yuebao"]
