"""Words for the person: gettext, in Chinese or English. Message ids are English sentences."""

from __future__ import annotations

import gettext
from functools import reduce
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

LANGUAGES = ("zh_CN", "en")
_current: gettext.NullTranslations = gettext.NullTranslations()
_chosen: tuple[str, Path | None] = ("en", None)


def use_language(language: str, locale_folder: Path) -> None:
    """Speak `language` ("zh_CN" or "en") from now on; English where a catalogue is missing."""
    # A process speaks one language at a time, as gettext's own install() has it.
    global _current, _chosen  # noqa: PLW0603 - as above
    _chosen = language, locale_folder
    _current = gettext.translation("yuebao", str(locale_folder), languages=[language], fallback=True)


def spoken() -> tuple[str, Path | None]:
    """The language spoken and where its catalogue lies, for another process; None where none was chosen."""
    return _chosen


def _(message: str) -> str:
    """`message` in the person's language."""
    return _current.gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """The form of the message that fits `count`, in the person's language."""
    return _current.ngettext(singular, plural, count)


def together(*sentences: str) -> str:
    """Sentences one after another, empty ones left out; in Chinese nothing stands between them."""
    return reduce(
        lambda first, second: _("{first} {second}").replace("{first}", first).replace("{second}", second),
        filter(None, sentences),
    )
