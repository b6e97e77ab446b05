"""What makes a shell complete calls, made by shtab from the options themselves."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import shtab

from reader.cli import help_texts
from reader.cli.arguments import COMMANDS, window_parser
from reader.cli.options import add_common, add_options

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from reader.cli.parser import Parser


def completion(shell: str) -> str:
    """A script for bash, zsh or tcsh."""
    script: str = shtab.complete(_whole_parser(), shell)
    return script


def _whole_parser() -> Parser:
    """All commands in one parser: calls are read by one parser a command, which is quicker."""
    parser = window_parser(with_paths=False)
    commands = parser.add_subparsers(metavar="COMMAND")
    for name in COMMANDS:
        command = commands.add_parser(name, help=help_texts.about(name))
        add_common(command)
        add_options(command, name)
        _complete_files(command)
    _complete_files(parser)
    return parser


def _complete_files(parser: ArgumentParser) -> None:
    """Let what is a path be completed as one."""
    for action in parser._actions:  # noqa: SLF001 - argparse has no public name for it
        if action.type is Path:
            action.complete = shtab.FILE  # type: ignore[attr-defined]  # shtab's own attribute
