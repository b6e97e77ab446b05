"""Completion in a shell: what bash offers, asked of bash itself."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from reader import cli
from reader.cli.arguments import COMMANDS, SHELLS
from reader.cli.exits import Exit

if TYPE_CHECKING:
    from pathlib import Path

ASK = """
source "$1"
shift
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
_shtab_yuebao
printf '%s\\n' "${COMPREPLY[@]}"
"""


@pytest.mark.parametrize("shell", SHELLS)
def test_each_shell_has_a_script_with_all_commands(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--print-completion", shell]) == Exit.DONE
    said = capsys.readouterr()
    assert said.err == ""
    assert all(command in said.out for command in COMMANDS)


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (["yuebao", "ex"], {"export"}),
        (["yuebao", "find", "--ord"], {"--order"}),
        (["yuebao", "find", "x", "--order", ""], {"best", "newest", "oldest"}),
        (["yuebao", "import", "--encoding", "g"], {"gb18030"}),
        (["yuebao", "corrections", "a"], {"apply"}),
        (["yuebao", "import", "pag"], {"pages.txt"}),
    ],
)
def test_bash_offers_what_can_be_typed(
    typed: list[str], offered: set[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cli.main(["--print-completion", "bash"])
    script = tmp_path / "yuebao.bash"
    script.write_text(capsys.readouterr().out, "utf-8")
    (tmp_path / "pages.txt").touch()
    call = ["bash", "-c", ASK, "bash", str(script), *typed]
    done = subprocess.run(call, capture_output=True, check=True, cwd=tmp_path, text=True)
    assert set(done.stdout.split()) == offered
