"""Words: the only door to jieba. Its dictionary is loaded when first needed, or by `warm_up`."""

from __future__ import annotations

import logging
import marshal
import os
import tempfile
import threading
import warnings
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TypeAlias

from reader.find.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    Settings: TypeAlias = tuple[Path | None, Path | None]

log = logging.getLogger(__name__)

_AT_ONCE = 2_000
"""Words loaded in one step. jieba loads its half million words in one step of C code, which stops every
other thread, the window's among them, for most of a second."""

USER_WORDS = "user-words.txt"
"""The name of the person's own words' file, in the folder of settings."""

_lock = threading.RLock()
_cache_folder: Path | None = None
_user_words: Path | None = None
_cutter: Any = None  # a jieba.Tokenizer; jieba ships no types
_fast: Any = None  # the same algorithm over the same dictionary in Rust, where it is installed


def use_cache_folder(folder: Path) -> None:
    """Keep the dictionary's cache in `folder` from now on; without one there is no cache."""
    global _cache_folder  # noqa: PLW0603 - jieba's dictionary is one a process
    _cache_folder = folder


def use_user_words(path: Path) -> None:
    """Take the words in this file for words, one a line, from the next loading on; it may be missing."""
    global _user_words  # noqa: PLW0603 - jieba's dictionary is one a process
    _user_words = path


def settings() -> Settings:
    """What was set in this process, for another one."""
    return _cache_folder, _user_words


def use(settings: Settings) -> None:
    """Take over what was set in another process."""
    global _cache_folder, _user_words
    _cache_folder, _user_words = settings


def warm_up() -> None:
    """Load what cuts texts, if nobody has."""
    _text_cutter()


def cut(text: str) -> list[str]:
    """The words of a text, every character in one of them; the same text is always cut the same way."""
    return list(_text_cutter().cut(text))


def frequencies() -> dict[str, int]:
    """The words of the dictionary, each with how often it was seen."""
    return {word: frequency for word, frequency in _loaded().FREQ.items() if frequency}


def cutter_stamp() -> str:
    """Names the dictionary and the algorithm: words cut by another one are not the same words."""
    import hashlib  # noqa: PLC0415 - a start needs it not
    from importlib.metadata import version  # noqa: PLC0415 - as above

    own = _read_user_words()
    parts = [f"jieba {version('jieba')}"]
    if find_spec("rjieba"):
        parts.append(f"rjieba {version('rjieba')}")
    if own:
        parts.append(hashlib.sha256("\n".join(own).encode()).hexdigest()[:12])
    return " ".join(parts)


def _loaded() -> Any:  # noqa: ANN401 - jieba ships no types
    global _cutter  # noqa: PLW0603 - jieba's dictionary is one a process
    if _cutter is None:
        with _lock:
            if _cutter is None:
                cutter = _load()
                _add_user_words(cutter)
                _cutter = cutter
    return _cutter


def _text_cutter() -> Any:  # noqa: ANN401 - as above
    """What cuts texts. Loading it stops every thread for a moment, and finding needs it not."""
    global _fast  # noqa: PLW0603 - as above
    if _fast is None:
        with _lock:
            if _fast is None:
                _fast = _load_fast() or _loaded()
    return _fast


def _jieba() -> Any:  # noqa: ANN401 - jieba ships no types
    with warnings.catch_warnings():
        # Its sources hold escapes that newer Pythons warn of, and it tries an old way to find its files.
        warnings.simplefilter("ignore")
        import jieba  # noqa: PLC0415 - slow to load
    jieba.setLogLevel(logging.WARNING)
    return jieba


def _load() -> Any:  # noqa: ANN401 - jieba ships no types
    """A tokenizer with its dictionary, from our cache where that fits, else from jieba's text file."""
    jieba = _jieba()
    cutter = jieba.Tokenizer()
    name = f"words-{jieba.__version__}.cache"
    cache = _cache_folder / name if _cache_folder else None
    found = _read_cache(cache)
    if found is None:
        found = cutter.gen_pfdict(cutter.get_dict_file())
        _write_cache(cache, *found)
    cutter.FREQ, cutter.total = found
    cutter.initialized = True
    return cutter


def _load_fast() -> Any:  # noqa: ANN401 - as above
    """Jieba's algorithm in Rust, with the person's own words; None where it is not installed."""
    if find_spec("rjieba") is None:
        return None
    import rjieba  # noqa: PLC0415 - slow to load

    fast = rjieba.Jieba()
    for word in _read_user_words():
        fast.add_word(word, _loaded().FREQ[word], "n")
    return fast


def _add_user_words(cutter: Any) -> None:  # noqa: ANN401 - as above
    """Add the person's own words."""
    for word in _read_user_words():
        cutter.add_word(word, cutter.suggest_freq(word))


def _read_user_words() -> list[str]:
    """The words, folded as the index folds them; what follows a space (jieba's numbers) is left out."""
    if _user_words is None:
        return []
    try:
        lines = _user_words.read_text("utf-8-sig").splitlines()
    except FileNotFoundError:
        return []
    except (OSError, UnicodeError) as error:
        log.warning("The user words %s cannot be read: %s", _user_words, error)
        return []
    words = {fold(line.split()[0]) for line in lines if line.strip() and not line.startswith("#")}
    return sorted(word for word in words if len(word) > 1)


def _read_cache(cache: Path | None) -> tuple[dict[str, int], int] | None:
    """Words with their frequencies, and the sum of these. None where there is no whole cache."""
    if cache is None or not cache.exists():
        return None
    try:
        with cache.open("rb") as file:
            count, total = marshal.load(file)  # noqa: S302 - our own file in the person's own cache
            words: dict[str, int] = {}
            while len(words) < count:
                words.update(marshal.load(file))  # noqa: S302 - as above
    except (OSError, EOFError, ValueError, TypeError) as error:
        log.info("The cache of words cannot be read: %s", error)
        return None
    return words, total


def _write_cache(cache: Path | None, words: dict[str, int], total: int) -> None:
    """Write the cache whole or not at all: another process may do the same just now."""
    if cache is None:
        return
    try:
        cache.parent.mkdir(parents=True, exist_ok=True)
        handle, unfinished = tempfile.mkstemp(dir=cache.parent, prefix=cache.name)
        with os.fdopen(handle, "wb") as file:
            _dump(file, words, total)
        Path(unfinished).replace(cache)
    except OSError as error:
        log.info("The cache of words cannot be written: %s", error)


def _dump(file: BinaryIO, words: dict[str, int], total: int) -> None:
    marshal.dump((len(words), total), file)
    for part in _parts(words):
        marshal.dump(part, file)


def _parts(words: dict[str, int]) -> Iterator[dict[str, int]]:
    rest = iter(words.items())
    while part := dict(islice(rest, _AT_ONCE)):
        yield part
