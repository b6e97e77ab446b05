"""Where things lie: config, data, cache, and the resources that come with the program."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs


@dataclass(frozen=True, slots=True)
class Paths:
    """The folders of one person; made when first asked for by `make`."""

    config: Path
    data: Path
    cache: Path

    @property
    def archive(self) -> Path:
        """The archive opened when none is named."""
        return self.data / "archive.yuebao"

    @property
    def marks(self) -> Path:
        """The person's bookmarks and what else cannot be made again."""
        return self.data / "marks.sqlite"

    def make(self) -> Paths:
        """Make the folders. Raises OSError where that is not allowed."""
        for folder in (self.config, self.data, self.cache):
            folder.mkdir(parents=True, exist_ok=True)
        return self


def personal() -> Paths:
    """The person's folders: all within YUEBAO_HOME where that is set, else where the system has them."""
    home = os.environ.get("YUEBAO_HOME")
    if home:
        root = Path(home).expanduser().absolute()
        return Paths(root / "config", root / "data", root / "cache")
    folders = platformdirs.PlatformDirs("yuebao", appauthor=False)
    return Paths(folders.user_config_path, folders.user_data_path, folders.user_cache_path)


def resources() -> Path:
    """The folder of icons, locale and the specimen: in the installed package, or beside it in a checkout."""
    packed = Path(__file__).parent / "resources"
    return packed if packed.is_dir() else Path(__file__).parent.parent / "resources"


def specimen_sources() -> list[Path]:
    """The specimen's issues: each a page PDF where there is one, else its text."""
    texts = sorted((resources() / "specimen").glob("*.txt"))
    return [pdf if (pdf := text.with_suffix(".pdf")).exists() else text for text in texts]
