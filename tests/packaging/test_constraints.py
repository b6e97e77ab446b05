from __future__ import annotations

import re
import tomllib
from importlib import metadata

from tests.checkout import CHECKOUT

OURS = "yuebao"


def same_name(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def pins() -> dict[str, str]:
    lines = (CHECKOUT / "packaging" / "constraints.txt").read_text("utf-8").splitlines()
    rows = [line.split("==") for line in lines if not line.startswith("#")]
    return {same_name(name): version for name, version in rows}


def test_every_line_is_one_package_and_one_version() -> None:
    lines = (CHECKOUT / "packaging" / "constraints.txt").read_text("utf-8").splitlines()
    odd = [line for line in lines if not re.fullmatch(r"#.*|[A-Za-z0-9_-]+==[0-9][0-9.]*", line)]
    assert odd == []


def test_everything_asked_for_is_pinned() -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))
    asked = [
        *project["build-system"]["requires"],
        *project["project"]["dependencies"],
        *project["project"]["optional-dependencies"]["dev"],
    ]
    names = {same_name(re.split(r"[<>=]", line)[0]) for line in asked}
    assert names - set(pins()) == set()


def needed(name: str, installed: dict[str, metadata.Distribution], known: set[str]) -> set[str]:
    """Everything that is installed because `name` asks for it, by way of others too."""
    known.add(name)
    lines = installed[name].requires or []
    # Of the extras only our own "dev" is installed.
    asked = {line for line in lines if "extra ==" not in line or name == OURS}
    for other in {same_name(re.split(r"[^A-Za-z0-9._-]", line)[0]) for line in asked}:
        if other in installed and other not in known:
            needed(other, installed, known)
    return known


def test_what_is_installed_is_what_is_pinned() -> None:
    installed = {same_name(found.name): found for found in metadata.distributions()}
    found = {name: installed[name].version for name in needed(OURS, installed, set()) - {OURS}}
    expected = pins()
    assert len(found) > 30
    assert found == {name: expected.get(name) for name in found}
