"""The Chinese catalogue: sentences out of reader/ into it, checked, and compiled."""

from __future__ import annotations

import string
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from hatch_build import compile_catalogues

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel.messages.catalog import Message

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "resources" / "locale"
CHINESE = LOCALE / "zh_CN" / "LC_MESSAGES" / "yuebao.po"
KEYWORDS = {"_": None, "ngettext": (1, 2)}


def main(arguments: list[str]) -> int:
    """Run "update", "check" or "compile"; the exit code."""
    match arguments:
        case ["update"]:
            return _update()
        case ["check"]:
            return _check()
        case ["compile"]:
            compile_catalogues(LOCALE)
            return 0
    print("catalogue.py update | check | compile")
    return 2


def extract(package: Path) -> Catalog:
    """Every sentence that the sources under `package` say through _() and ngettext()."""
    said = Catalog(project="Yuebao", domain="yuebao", charset="utf-8", fuzzy=False)
    found = extract_from_dir(
        package, method_map=[("**.py", "python")], keywords=KEYWORDS, comment_tags=("For translators:",)
    )
    for file, line, message, comments, _context in found:
        said.add(message, None, [(f"{package.name}/{Path(file).as_posix()}", line)], auto_comments=comments)
    return said


def read(path: Path) -> Catalog:
    """The catalogue at `path`; an empty Chinese one where there is none yet."""
    if not path.exists():
        return _new()
    with path.open("rb") as text:
        return read_po(text, locale="zh_CN", domain="yuebao")


def _new() -> Catalog:
    """A header that never changes of itself: who and when is what the history of the repository tells."""
    begun = datetime(2026, 1, 1, tzinfo=UTC)
    return Catalog(
        locale="zh_CN", domain="yuebao", project="Yuebao", version="0", header_comment="# 阅报说的中文",
        creation_date=begun, revision_date=begun, last_translator="Yuebao", language_team="Yuebao",
        msgid_bugs_address="none", charset="utf-8", fuzzy=False,
    )  # fmt: skip


def update(path: Path, said: Catalog) -> Catalog:
    """Take what is said into the catalogue at `path`, drop what is said no more, keep translations."""
    kept = read(path)
    kept.update(said, no_fuzzy_matching=True, update_creation_date=False)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as text:
        # Line numbers would change with every change of a source.
        write_po(text, kept, ignore_obsolete=True, sort_by_file=True, include_lineno=False, width=0)
    return kept


def faults(kept: Catalog, said: Catalog) -> Iterator[str]:
    """What the catalogue lacks of the sentences that are said, and what it has too much."""
    for sentence in said:
        if sentence.id:
            yield from _faults_of(sentence, kept.get(sentence.id))
    for message in kept:
        if message.id and said.get(message.id) is None:
            yield f"no longer said: {message.id!r}"


def _faults_of(sentence: Message, message: Message | None) -> Iterator[str]:
    if message is None or not all(_forms(message.string)):
        yield f"not translated: {sentence.id!r} ({sentence.locations[0][0]})"
    elif message.fuzzy:
        yield f"marked as doubtful: {sentence.id!r}"
    elif any(_fields(form) != _fields(_forms(sentence.id)[-1]) for form in _forms(message.string)):
        yield f"other fields in braces: {sentence.id!r}"


def _forms(text: str | list[str] | tuple[str, ...] | None) -> list[str]:
    return list(text) if isinstance(text, (list, tuple)) else [text or ""]


def _fields(text: str) -> set[str]:
    return {field for _text, field, _spec, _how in string.Formatter().parse(text) if field is not None}


def _update() -> int:
    kept = update(CHINESE, extract(ROOT / "reader"))
    waiting = [message for message in kept if message.id and not all(_forms(message.string))]
    print(f"{CHINESE.relative_to(ROOT)}: {len(kept)} sentences, {len(waiting)} without a translation.")
    return 0


def _check() -> int:
    found = list(faults(read(CHINESE), extract(ROOT / "reader")))
    for fault in found:
        print(fault)
    print(f"Catalogue: {len(found)} faults." if found else "Catalogue: every sentence is there in Chinese.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
