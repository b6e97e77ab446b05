"""Steps that CONTRIBUTING.md tells, followed to the letter in a copy of the code."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from textwrap import dedent
from typing import TYPE_CHECKING

from tests.checkout import CHECKOUT

if TYPE_CHECKING:
    from pathlib import Path

PARTS = ("reader", "resources", "packaging", "tests", "pyproject.toml")
_STEP = re.compile(r"^(\d+)\. (.*?)(?=^\d+\. |^\S)", re.MULTILINE | re.DOTALL)
_BLOCK = re.compile(r"(?:^ *`([^`\n]+)`:\n)?^( *)```(\w*)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Block:
    """What a step says to do: a file to write, a change of one, or calls."""

    path: str
    language: str
    text: str


def steps(heading: str) -> list[list[Block]]:
    """What the steps below a heading say to do."""
    section = (CHECKOUT / "CONTRIBUTING.md").read_text("utf-8").partition(f"## {heading}\n")[2]
    section = section.partition("\n## ")[0] + "\n.\n"
    return [
        [
            Block(path, language, dedent(text.replace("\n\n", "\n" + indent + "\n")))
            for path, indent, language, text in _BLOCK.findall(step)
        ]
        for _number, step in _STEP.findall(section)
    ]


def follow(block: Block, copy: Path) -> None:
    if block.language == "sh":
        for call in block.text.splitlines():
            run(call, copy)
    elif block.language == "diff":
        change(copy / block.path, block.text.splitlines())
    else:
        path = copy / block.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block.text, "utf-8")


def change(path: Path, lines: list[str]) -> None:
    before = "\n".join(line[1:] for line in lines if line[0] in " -")
    after = "\n".join(line[1:] for line in lines if line[0] in " +")
    text = path.read_text("utf-8")
    assert text.count(before) == 1
    path.write_text(text.replace(before, after), "utf-8")


def run(call: str, copy: Path) -> None:
    program, *words = call.split()
    assert program == "python"
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join([str(copy), str(copy / "packaging")]),
        "YUEBAO_HOME": str(copy / "home"),
        "QT_QPA_PLATFORM": "offscreen",
    }
    done = subprocess.run(
        [sys.executable, *words], cwd=copy, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def followed(heading: str, copy: Path) -> None:
    """Follow the ten steps below a heading in a copy of the code."""
    for part in PARTS:
        source = CHECKOUT / part
        if source.is_dir():
            shutil.copytree(source, copy / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, copy)
    told = steps(heading)
    assert len(told) == 10
    for blocks in told:
        assert blocks
        for block in blocks:
            follow(block, copy)


def added_lines(path: str, copy: Path) -> list[str]:
    """The lines that a file of the copy has, and the checkout's has not."""
    former = set((CHECKOUT / path).read_text("utf-8").splitlines())
    return [line for line in (copy / path).read_text("utf-8").splitlines() if line not in former]
