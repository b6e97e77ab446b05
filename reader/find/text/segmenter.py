"""Words: the only door to jieba."""

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
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Iterator

log = logging.getLogger(__name__)

_AT_ONCE = 2_000
"""Words loaded in one step. jieba loads its half million words in one step of C code, which stops every
other thread, the window's among them, for most of a second."""


USER_WORDS = "user-words.txt"
"""The name of the person's own words' file, in the folder of settings; `own_words` says what is in it."""


class Segmenter:
    """Cuts texts into words by jieba's dictionary and the person's own words. Usable from any thread.

    `cache_folder` is where the dictionary's cache lies, without one there is none; `words_file` holds the person's
    words, one a line, and may be missing; `words` are what was read of it before. It is read once: what one
    segmenter cuts, it always cuts alike. The dictionary is loaded when first needed, or by `warm_up`. Pickled, a
    segmenter goes to another process with its words as they were read here.
    """

    def __init__(
        self,
        cache_folder: Path | None = None,
        words_file: Path | None = None,
        words: tuple[str, ...] | None = None,
    ) -> None:
        self._cache_folder, self._words_file = cache_folder, words_file
        self._lock = threading.RLock()
        self._user_words = words
        self._dictionary: Any = None  # a jieba.Tokenizer; jieba ships no types
        self._cutter: Any = None  # the same algorithm over the same dictionary in Rust, where it is installed

    def __reduce__(self) -> tuple[type[Segmenter], tuple[object, ...]]:
        """Its folder and its words: a dictionary is loaded by each process for itself."""
        return Segmenter, (self._cache_folder, None, self.user_words)

    @property
    def user_words(self) -> tuple[str, ...]:
        """The person's own words, folded as the index folds them, in order."""
        with self._lock:
            if self._user_words is None:
                self._user_words = _read_words(self._words_file)
            return self._user_words

    def warm_up(self) -> None:
        """Load what cuts texts, if nobody has."""
        self._loaded_cutter()

    def cut(self, text: str) -> list[str]:
        """The words of a text, every character in one of them; the same text is always cut the same way."""
        return list(self._loaded_cutter().cut(text))

    def frequencies(self) -> dict[str, int]:
        """The words of the dictionary, each with how often it was seen."""
        return {word: frequency for word, frequency in self._loaded().FREQ.items() if frequency}

    @property
    def stamp(self) -> str:
        """Names the dictionary and the algorithm: words cut by another one are not the same words."""
        import hashlib
        from importlib.metadata import version

        parts = [f"jieba {version('jieba')}"]
        if find_spec("rjieba"):
            parts.append(f"rjieba {version('rjieba')}")
        if self.user_words:
            parts.append(hashlib.sha256("\n".join(self.user_words).encode()).hexdigest()[:12])
        return " ".join(parts)

    def _loaded(self) -> Any:  # noqa: ANN401 - jieba ships no types
        if self._dictionary is None:
            with self._lock:
                if self._dictionary is None:
                    self._dictionary = self._load()
        return self._dictionary

    def _loaded_cutter(self) -> Any:  # noqa: ANN401 - as above
        """What cuts texts. Loading it stops every thread for a moment, and finding needs it not."""
        if self._cutter is None:
            with self._lock:
                if self._cutter is None:
                    self._cutter = self._load_fast() or self._loaded()
        return self._cutter

    def _load(self) -> Any:  # noqa: ANN401 - as above
        """A tokenizer of our own with its dictionary, from our cache where that fits, else from jieba's text file.

        It is never `jieba.dt`, which all of a process shares and which keeps its cache in the common temporary
        folder: that one is neither loaded nor changed.
        """
        jieba = _jieba()
        cutter = jieba.Tokenizer()
        name = f"words-{jieba.__version__}.cache"
        cache = self._cache_folder / name if self._cache_folder else None
        found = _read_cache(cache)
        if found is None:
            found = cutter.gen_pfdict(cutter.get_dict_file())
            _write_cache(cache, *found)
        cutter.FREQ, cutter.total = found
        cutter.initialized = True
        for word in self.user_words:
            cutter.add_word(word, cutter.suggest_freq(word))
        return cutter

    def _load_fast(self) -> Any:  # noqa: ANN401 - as above
        """Jieba's algorithm in Rust, with the person's own words; None where it is not installed."""
        if find_spec("rjieba") is None:
            return None
        import rjieba

        fast = rjieba.Jieba()
        for word in self.user_words:
            fast.add_word(word, self._loaded().FREQ[word], "n")
        return fast


def _jieba() -> Any:  # noqa: ANN401 - jieba ships no types
    with warnings.catch_warnings():
        # Its sources hold escapes that newer Pythons warn of, and it tries an old way to find its files.
        warnings.simplefilter("ignore")
        import jieba
    return jieba


def _read_words(path: Path | None) -> tuple[str, ...]:
    """The person's words in a file, folded as the index folds them; none where it cannot be read."""
    from reader.find.text.own_words import folded_words, read_own_words

    try:
        return folded_words(read_own_words(path)) if path else ()
    except (OSError, UnicodeError) as error:
        log.warning("The user words %s cannot be read: %s", path, error)
        return ()


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
