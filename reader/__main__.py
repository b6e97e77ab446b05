"""`yuebao` and `python -m reader`."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
from typing import TYPE_CHECKING

# In a bundle a process that we start begins here, as the program does: it goes its own way before all else.
multiprocessing.freeze_support()

from reader import cli  # noqa: E402 - see above
from reader.cli.exits import Exit  # noqa: E402
from reader.core.speech import _  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def main() -> int:
    """Do what the command line says; gives the exit code."""
    return cli.main(sys.argv[1:], _open_window)


def _open_window(
    sources: Sequence[Path], archive_path: Path | None, *, specimen: bool, is_trial: bool
) -> int:
    """Open the window, or try it; Qt is loaded here and nowhere before."""
    if not _has_screen():
        cli.terminal.say(_("There is no screen here to open a window on."))
        cli.terminal.say(_("To try it without one: {call}").format(call="QT_QPA_PLATFORM=offscreen yuebao"))
        return Exit.NO_WINDOW
    gc.disable()  # until `app.run` has made the window
    try:
        from reader import app
    except ImportError as error:
        if not (error.name or "").startswith(("PySide6", "shiboken6")) and "lib" not in str(error):
            raise
        sentence = _("The window cannot be opened, because a library is missing: {reason}")
        cli.terminal.say(sentence.format(reason=error))
        return Exit.NO_WINDOW
    if is_trial:
        from reader import self_test

        gc.enable()
        return self_test.run(cli.terminal.say)
    return app.run(sources, archive_path, specimen=specimen)


def _has_screen() -> bool:
    """Whether Qt can open a window: on Linux and the BSDs there must be an X or Wayland server."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


if __name__ == "__main__":
    sys.exit(main())
