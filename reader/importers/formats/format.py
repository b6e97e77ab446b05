"""What a format is to the reader: one object, in the format's folder, named by a line of the table."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from reader.core.findings.codes import Code
from reader.core.limited_worker import LimitedWorker
from reader.importers.source.choice import NOTHING_CHOSEN, Choice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from reader.core.source import Reading


class TitleFor(Protocol):
    """The paper that the files in a folder are from, where somebody knows it."""

    def __call__(self, folder: Path, /) -> str | None:
        """Its name as printed."""


def nobody_knows(_folder: Path) -> str | None:
    """Nothing was said of any folder."""
    return None


@dataclass(frozen=True, slots=True)
class Told:
    """What the person says of the sources, and whom to tell which file is being read; `tell` may raise to stop.

    `worker` does what a library in C does with a file; who goes through the files closes it at the end.
    """

    choice: Choice = NOTHING_CHOSEN
    title_for: TitleFor = nobody_knows
    tell: Callable[[str], None] = lambda _name: None
    shown: Callable[[Path], Path] = lambda path: path
    """A file's path as the person knows it, whose names tell something: archive.zip/2022-07-19/01.txt."""
    worker: LimitedWorker = field(default_factory=LimitedWorker)


class Files:
    """The files of one folder or zip; those taken were read with another, or are shown by its pages."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self.paths = tuple(paths)
        self._taken: dict[Path, None] = {}

    def take(self, paths: Iterable[Path]) -> None:
        """Note files that are no sources of their own any more."""
        self._taken.update(dict.fromkeys(paths))

    def is_taken(self, path: Path) -> bool:
        """Whether a file has been read with another."""
        return path in self._taken

    @property
    def taken(self) -> tuple[Path, ...]:
        """The files taken, in the order in which they were."""
        return tuple(self._taken)

    def give_back(self, count: int) -> None:
        """Take it back of all but the first `count` files that were noted."""
        self._taken = dict.fromkeys(list(self._taken)[:count])

    @property
    def taken_count(self) -> int:
        """How many files are taken."""
        return len(self._taken)


class Group(Protocol):
    """Files that their names put together: they are read at once."""

    @property
    def kind(self) -> str:
        """The kind of the source that they are."""

    @property
    def path(self) -> Path:
        """What the whole goes by."""

    @property
    def paths(self) -> Sequence[Path]:
        """Its files."""

    @property
    def folder(self) -> Path:
        """The folder whose paper is asked for."""

    @property
    def label(self) -> str:
        """What to say is being read."""

    def read(self, told: Told) -> Iterator[Reading | Path]:
        """Its issues, and the files that do not belong to it after all."""


class Gather(Protocol):
    """Puts files together by their names."""

    def __call__(
        self, files: Iterable[Path | Group], asked: Iterable[Path], shown: Callable[[Path], Path], /
    ) -> list[Path | Group]:
        """The files in their order, each group at the place of its first.

        `asked`: files that were named one by one; `shown` gives the path to show for a file.
        """


class FormatReader(Protocol):
    """Reads files of one format among those of a folder or a zip."""

    def near(self, path: Path) -> Sequence[Path]:
        """The files that may belong to the same issue as the one at `path`."""

    def read(self, path: Path, told: Told) -> Iterable[Reading]:
        """What a file gives; nothing where it is none of this format after all. It takes what it reads with it."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format.

    `kind` is what its sources are called in archives and in JSON; `name` what the person calls it. `tell`
    looks at the first bytes of a file and calls it by a file kind of this format, else by None. `open` gives
    a reader for the files of a folder or zip. `endings` are offered by the file dialog. `sample` is a file or
    folder in tests/samples that proves it.
    """

    kind: str
    name: Callable[[], str]
    tell: Callable[[bytes], str | None]
    open: Callable[[Files], FormatReader]
    endings: tuple[str, ...]
    sample: str
    gather: Gather | None = None
    """Where names tell which files belong together."""
    collection_of: Callable[[Path], Path] | None = None
    """Where files do not name their paper: the folder for which it is asked once, and remembered."""
    text_files: Callable[[Path], list[Path]] | None = None
    """Where files are text as printed: those of a source, to be shown as they are."""
    slow_endings: tuple[str, ...] = ()
    """Endings of files that take long to read, however small."""
    has_encoding: bool = True
    """Whether it can be told how its text is encoded."""
    comes_first: bool = False
    """Whether its files are read before all others, which they may take."""
    last_kinds: frozenset[str] = field(default_factory=frozenset)
    """File kinds of its own that are read after all others, which may take them."""
    part_kinds: frozenset[str] = field(default_factory=frozenset)
    """File kinds of others that wait too where a file with one of its endings is there."""
    is_told_by_names: bool = False
    """Whether files with the same in them may be of several days, as their names tell: each is a source by itself."""
    tells_page_itself: bool = False
    """Whether numbers in the names of its files are not those of pages."""
    refusal: Code = Code.NO_TEXT
    """What is told of a file that looks like one of its own and is none."""

    def may_be_named(self, name: str) -> bool:
        """Whether a file's name has one of its endings, with or without something behind it (page.htm?div=-1)."""
        lower = name.lower()
        return any(f".{ending}" in lower for ending in self.endings)


@dataclass(frozen=True, slots=True)
class _Alone:
    """Reads files that nothing belongs to."""

    read_file: Callable[[Path, Told], Sequence[Reading]]

    def near(self, _path: Path) -> Sequence[Path]:
        return ()

    def read(self, path: Path, told: Told) -> Iterable[Reading]:
        return self.read_file(path, told)


def each_alone(read_file: Callable[[Path, Told], Reading]) -> Callable[[Files], FormatReader]:
    """How a format is opened whose files are read one by one."""
    return lambda _files: _Alone(lambda path, told: (read_file(path, told),))


def each_of_several(read_file: Callable[[Path, Told], Sequence[Reading]]) -> Callable[[Files], FormatReader]:
    """The same where a file may hold several issues; nothing where it is none of the format after all."""
    return lambda _files: _Alone(read_file)
