"""Writes made pages and their truth: `python -m tests.made_pages.make --family county --seed 1 --count 20 --out FOLDER`."""  # noqa: E501

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path
from typing import TYPE_CHECKING

from tests.importers.pdf_press import save
from tests.made_pages.families import FAMILIES
from tests.made_pages.setting import make_page
from tests.made_pages.sheets.pages import make_sheets

if TYPE_CHECKING:
    from tests.made_pages.lines import MadePage
    from tests.made_pages.sheets.pages import MadeSheets


def made_page(family: str, seed: int) -> MadePage:
    """The text page of this family and seed: the same one each time."""
    return make_page(FAMILIES[family](random.Random(f"{family} {seed}")))


def write_text(folder: Path, name: str, page: MadePage) -> None:
    (folder / f"{name}.txt").write_bytes(page.text.encode())
    (folder / f"{name}.json").write_text(json.dumps(page.truth(), ensure_ascii=False, indent=1), "utf-8")


def made_sheets(family: str, seed: int, *, is_vertical: bool = False) -> MadeSheets:
    """The sheets of this family and seed, set across or from top to bottom."""
    way = "vertical" if is_vertical else "sheets"
    return make_sheets(FAMILIES[family](random.Random(f"{family} {seed} {way}")), is_vertical=is_vertical)


def write_pdf(folder: Path, name: str, made: MadeSheets) -> None:
    save(folder / f"{name}.pdf", made.sheets)
    (folder / f"{name}.json").write_text(json.dumps(made.page.truth(), ensure_ascii=False, indent=1), "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--family", choices=[*FAMILIES, "all"], default="all")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--count", type=int, default=10)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--form", choices=("text", "pdf", "vertical"), default="text")
    wanted = parser.parse_args()
    wanted.out.mkdir(parents=True, exist_ok=True)
    families = list(FAMILIES) if wanted.family == "all" else [wanted.family]
    for place in range(wanted.count):
        family = families[place % len(families)]
        name, seed = f"{place:03}", wanted.seed + place
        if wanted.form != "text":
            write_pdf(wanted.out, name, made_sheets(family, seed, is_vertical=wanted.form == "vertical"))
        else:
            write_text(wanted.out, name, made_page(family, seed))


if __name__ == "__main__":
    main()
