"""The man page: made from the user's guide, and readable."""

from __future__ import annotations

import shutil
import subprocess

import pytest

import manpage


def test_the_man_page_is_what_the_guide_says_now() -> None:
    assert manpage.PAGE.read_text("utf-8") == manpage.man_page(manpage.GUIDE.read_text("utf-8"))


def test_code_tables_and_lines_that_look_like_requests() -> None:
    made = manpage.man_page(
        "# t\n\n## Files\n\n`a-b` or\n.hidden\n\n| x | y |\n|---|---|\n| `--a` | b |\n\n```\n.nf\n```\n"
    )
    assert made.splitlines()[1:] == [
        ".SH FILES", ".PP", "\\fBa\\-b\\fR or .hidden", ".TP", "\\fB\\-\\-a\\fR", "b", ".PP", ".nf", "\\&.nf", ".fi",
    ]  # fmt: skip


def test_what_it_cannot_set_is_refused() -> None:
    with pytest.raises(ValueError, match="blockquote"):
        manpage.man_page("> x\n")


def test_groff_has_nothing_to_say_against_it() -> None:
    groff = shutil.which("groff")
    if groff is None:
        pytest.skip("no groff here")
    done = subprocess.run(
        [groff, "-man", "-ww", "-Kutf8", "-Tutf8", str(manpage.PAGE)], capture_output=True, check=False
    )
    assert (done.returncode, done.stderr.decode()) == (0, "")
