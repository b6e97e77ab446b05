"""Small things the program remembers between two runs, in one JSON file; and the system's language."""

from __future__ import annotations

import contextlib
import json
import os
import sys
from dataclasses import asdict, dataclass, fields, replace
from typing import TYPE_CHECKING

from reader.core.safe_file import replace_file

if TYPE_CHECKING:
    from pathlib import Path

APPEARANCES = ("system", "light", "sepia", "white", "dark")
"""The theme, by its name; "system" is light or dark as the system is."""
LINE_HEIGHTS = (1.2, 2.4)
"""Least and greatest height of a line, in sizes of its type."""
MEASURES = (20, 45)
"""Fewest and most characters that a line may be set to hold."""
LATIN_GAPS = (0.0, 0.25)
"""Least and most space between Han and Latin, in em (W3C clreq)."""
CITATIONS = ("gb2025", "gb2015", "footnote")
"""The values of `export.CitationStyle`, which this layer doesn't know."""
VIEWS = ("text", "page", "both")
"""What the reading pane shows: the values of its `View`."""
LANGUAGE_VARIABLE = "YUEBAO_LANGUAGE"
"""The environment variable that goes before the language chosen in the settings."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the person chose and where they left off.

    `view` is one of VIEWS, `page_divider` the divider's between page and text.
    `language` None follows the system; `appearance` is one of APPEARANCES; `citation` names a
    CitationStyle; `zoom` is the article's size, 1.0 as designed; `geometry` is Qt's state in base64 and
    `dividers` the widths of side panel and list, '' before there is one; `article_key` is the article open
    at the end of the last run, `left_keys` (a line each) those left open in each paper, the latest first,
    `archive` the file they stand in, None where there was none; `watched` is the folder that is watched.
    `face`, `line_height`, `measure`, `indent` and `latin_gap` say how the page is set (`gui.reading.paragraph_styles`),
    `keys` which keys the person has given to commands (`gui.shell.keymap`). `marks_folder` is the folder through
    which marks are kept alike on several computers; `told_carried` the marks of which it was said that a service
    carries them while they are open.
    """

    language: str | None = None
    appearance: str = "system"
    citation: str = "gb2025"
    zoom: float = 1.0
    geometry: str = ""
    dividers: str = ""
    view: str = "text"
    page_divider: str = ""
    article_key: str | None = None
    left_keys: str = ""
    archive: str | None = None
    watched: str | None = None
    face: str = "song"
    line_height: float = 1.8
    measure: int = 34
    indent: int = 2
    latin_gap: float = 1 / 6
    keys: str = ""
    marks_folder: str | None = None
    told_carried: str | None = None


def load(folder: Path) -> Settings:
    """The settings kept in `folder`; what is missing, broken or of another kind stands at its default."""
    try:
        kept = json.loads(_file(folder).read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return Settings()
    return change(Settings(), **kept) if isinstance(kept, dict) else Settings()


def save(folder: Path, settings: Settings) -> None:
    """Keep the settings in `folder`, whole or not at all. Where that can't be done, they are not kept."""
    text = json.dumps(asdict(settings), ensure_ascii=True, indent=1)
    with contextlib.suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        replace_file(_file(folder), text.encode(), is_private=True)


def change(settings: Settings, /, **values: object) -> Settings:
    """`settings` with some values changed; None stands for the default, what does not fit is left out."""
    defaults = {field.name: field.default for field in fields(Settings)}
    wanted = {
        name: defaults[name] if value is None else value for name, value in values.items() if name in defaults
    }
    return replace(settings, **{name: value for name, value in wanted.items() if _fits(name, value)})  # type: ignore[arg-type]  # _fits has seen to the types


def spoken_language(settings: Settings) -> str:
    """The language to speak: the environment's, else the chosen one, else the system's."""
    asked = os.environ.get(LANGUAGE_VARIABLE)
    return (asked and _ours(asked)) or settings.language or system_language()


def system_language() -> str:
    """Chinese ("zh_CN") where the system speaks it, else English ("en")."""
    return _ours(_environment_language() or _desktop_language())


def _ours(name: str) -> str:
    """Our language for a locale's name (zh_TW.UTF-8, zh-Hans-CN, de_DE)."""
    return "zh_CN" if name.lower().startswith(("zh", "chinese")) else "en"


def _environment_language() -> str:
    """The first that is set, as gettext has it; LANGUAGE counts only where there is a locale."""
    set_locale = next(
        (value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), ""
    )
    if set_locale.partition(".")[0] in {"", "C", "POSIX"}:
        return set_locale
    return os.environ.get("LANGUAGE", "").partition(":")[0] or set_locale


if sys.platform == "win32":

    def _desktop_language() -> str:
        """The language of the person's Windows."""
        import ctypes  # noqa: PLC0415 - needed on one system only
        import locale  # noqa: PLC0415

        return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")

elif sys.platform == "darwin":

    def _desktop_language() -> str:
        """The language of the person's macOS, whose programs are started without an environment."""
        import subprocess  # noqa: PLC0415 - needed on one system only

        asked = ["/usr/bin/defaults", "read", "-g", "AppleLocale"]
        with contextlib.suppress(OSError, subprocess.SubprocessError):
            told = subprocess.run(asked, capture_output=True, text=True, timeout=2, check=True)  # noqa: S603 - a fixed command
            return told.stdout.strip()
        return ""

else:

    def _desktop_language() -> str:
        """Elsewhere the environment has said it all."""
        return ""


_RANGES: dict[str, tuple[float, float]] = {
    "zoom": (0.2, 8),
    "line_height": LINE_HEIGHTS,
    "measure": MEASURES,
    "indent": (0, 4),
    "latin_gap": LATIN_GAPS,
}
_WHOLE = ("measure", "indent")


def _fits(name: str, value: object) -> bool:
    """Whether a value can stand in the setting `name`."""
    if name in _RANGES:
        least, most = _RANGES[name]
        is_number = isinstance(value, int if name in _WHOLE else (int, float)) and not isinstance(value, bool)
        return is_number and least <= value <= most  # type: ignore[operator]  # a number, as was seen
    choices = {
        "appearance": APPEARANCES,
        "language": (None, "zh_CN", "en"),
        "citation": CITATIONS,
        "view": VIEWS,
    }
    if name in choices:
        return value in choices[name]
    is_optional = name in {"article_key", "archive", "watched", "marks_folder", "told_carried"}
    return isinstance(value, str) or (is_optional and value is None)


def _file(folder: Path) -> Path:
    return folder / "settings.json"
