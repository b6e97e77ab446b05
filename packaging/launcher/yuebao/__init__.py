"""Starts the installed program, which lies beside this file under `program/`.

The program's package is called `reader`, and so is another distribution's. Were it installed at the top of
`site-packages`, each of the two would overwrite the other's files; so the wheel holds one top folder, `yuebao`, and
`reader` becomes importable only in processes that run Yuebao.
"""

from __future__ import annotations

import sys
from pathlib import Path


def main() -> int:
    """Run the command line, or open the window; gives the exit code."""
    program = Path(__file__).parent / "program"
    if program.is_dir():  # not in a checkout, where `reader` lies at the top
        sys.path.insert(0, str(program))
    from reader.__main__ import main as run  # noqa: PLC0415 - importable from here on

    return run()
