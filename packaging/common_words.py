"""Make resources/common_words.txt: the words of two characters that are used most, from the dictionary that comes with jieba.

    python packaging/common_words.py

By them the page model knows that a line break stands within a word; reader/importers/layout/README.md tells more.
"""  # noqa: E501

from __future__ import annotations

from importlib import resources
from pathlib import Path

MOST = 12000
ON_A_LINE = 40
RESOURCES = Path(__file__).parent.parent / "resources"


def common_words(most: int) -> list[str]:
    """So many words of two characters, those used most first."""
    counts: dict[str, int] = {}
    for line in (resources.files("jieba") / "dict.txt").read_text("utf-8").splitlines():
        word, count = line.split()[:2]
        if len(word) == 2:
            counts[word] = int(count)
    return sorted(counts, key=lambda word: (-counts[word], word))[:most]


def main() -> None:
    """Write the file: words without anything between, some on a line."""
    words = sorted(common_words(MOST))
    lines = ["".join(words[at : at + ON_A_LINE]) for at in range(0, len(words), ON_A_LINE)]
    (RESOURCES / "common_words.txt").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
