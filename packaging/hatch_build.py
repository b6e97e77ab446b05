"""Compile the catalogues when the package is built, and put resources/ into the wheel beside the program."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

LEFT_OUT = ("*.po", "*.pot", "README.md")
"""What the program does not read at run time."""


PACKED = "yuebao/program/reader/resources"
"""Where the wheel holds the resources: in the program's package."""


def compile_catalogues(locale: Path) -> list[Path]:
    """Write the .mo beside every .po under `locale`; the same bytes from the same words."""
    made = []
    for source in sorted(locale.glob("*/LC_MESSAGES/*.po")):
        with source.open("rb") as text:
            catalogue = read_po(text, locale=source.parent.parent.name)
        target = source.with_suffix(".mo")
        with target.open("wb") as binary:
            write_mo(binary, catalogue)
        made.append(target)
    return made


def packed_resources(resources: Path) -> dict[str, str]:
    """Where each file of `resources` lies in the wheel."""
    files = sorted(
        path for path in resources.rglob("*") if path.is_file() and not any(map(path.match, LEFT_OUT))
    )
    return {str(path): f"{PACKED}/{path.relative_to(resources).as_posix()}" for path in files}


# Any: hatchling leaves the builder's configuration and the build data untyped.
class ResourcesHook(BuildHookInterface[Any]):
    """Called by hatchling for each wheel. An editable one reads resources/ where it lies."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the resources to what is built; `version` is "standard" or "editable"."""
        resources = Path(self.root) / "resources"
        compile_catalogues(resources / "locale")
        if version != "editable":
            build_data["force_include"].update(packed_resources(resources))
