"""Looks an open archive over, says what is damaged, and mends each damage in its own way."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from reader.core.speech import _, ngettext
from reader.gui.shell.work_dialog import WorkDialog
from reader.store.archive.damage import Damage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reader.core.progress import Report
    from reader.jobs import Mended
    from reader.library import LibraryLocation
    from reader.store.archive.damage import Fault

_MOST_TOLD = 8
"""Faults that are told one by one."""


class CheckDialog(WorkDialog):
    """Begins to look as it opens. `mended` tells that the archive has changed."""

    mended = Signal()
    rebuild_wanted = Signal(str)
    """The file itself is damaged: it is to be made anew. What is wrong, in words."""

    def __init__(self, location: LibraryLocation, parent: QWidget | None = None) -> None:
        super().__init__(_("Examine and mend the archive"), (600, 320), parent)
        self._location = location
        self._faults: Sequence[Fault] = ()
        self.mend_button = QPushButton(_("&Mend what is damaged"))
        self.rebuild_button = QPushButton(_("Make it &anew from its sources"))
        self.add_buttons(self.mend_button, self.rebuild_button)
        self.mend_button.clicked.connect(self._mend)
        self.rebuild_button.clicked.connect(self._ask_to_rebuild)
        self._look()

    # what is done

    def _look(self) -> None:
        from reader.jobs.dispatch import check_in_background

        self.say(
            _("All texts, the indexes and the file itself are being looked over. You can go on reading.")
        )
        self._run(lambda report: check_in_background(self._location, report), self._show)

    def _mend(self) -> None:
        from reader.jobs.dispatch import mend_in_background

        faults = self._faults
        self._run(lambda report: mend_in_background(self._location, faults, report), self._show_mended)

    def _run(self, work: Callable[[Report], object], show: Callable[..., None]) -> None:
        self._offer(mend=False, rebuild=False)
        self.run(work, show)

    def _ask_to_rebuild(self) -> None:
        said = "\n".join(fault.text for fault in self._faults[:_MOST_TOLD])
        self.accept()
        self.rebuild_wanted.emit(said)

    # what is shown

    def _show(self, faults: Sequence[Fault]) -> None:
        self._faults = faults
        self.bar.setVisible(False)
        if not faults:
            self.say(_("The file is whole, its texts are as they were stored, and the index fits them."))
            return
        is_lost = any(fault.kind is Damage.FILE for fault in faults)
        self.say(*_faults_told(faults))
        self._offer(mend=not is_lost, rebuild=is_lost)

    def _show_mended(self, done: Mended) -> None:
        self.mended.emit()
        self._faults = done.left
        self.bar.setVisible(False)
        lost = [_("Not there any more: {name}").format(name=name) for name in done.lost[:_MOST_TOLD]]
        if not done.left:
            self.say(
                _("Mended. The file is whole, its texts are as they were read, and the index fits them."),
                *lost,
            )
            return
        self.say(*_faults_told(done.left), *lost)
        self._offer(mend=False, rebuild=True)

    def _offer(self, *, mend: bool, rebuild: bool) -> None:
        self.mend_button.setVisible(mend)
        self.rebuild_button.setVisible(rebuild)


def _faults_told(faults: Sequence[Fault]) -> Iterable[str]:
    """How many there are of each kind, and how each is mended; then the first ones."""
    ways = {
        Damage.TEXT: _("texts are not as they were stored: their sources are read again"),
        Damage.SQL_INDEX: _("indexes of the database do not fit: they are made anew"),
        Damage.FIND_INDEX: _("the find index does not fit the texts: it is made anew"),
        Damage.FILE: _("the file itself is damaged: it is made anew from its sources"),
    }
    counts = Counter(fault.kind for fault in faults)
    yield ngettext("{count} fault was found.", "{count} faults were found.", len(faults)).format(
        count=len(faults)
    )
    yield "\n".join(f"· {ways[kind]} ({count})" for kind, count in counts.items())
    yield "\n".join(" ".join(fault.text.split())[:200] for fault in faults[:_MOST_TOLD])
