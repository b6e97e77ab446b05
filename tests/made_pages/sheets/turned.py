"""Sheets set from top to bottom, columns from right to left: the same pages, turned by a quarter."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from opencc import OpenCC

from tests.importers.pdf_press import Sheet, em

_UPRIGHT = {ord(char): ord(char) - 0xFEE0 for char in map(chr, range(0xFF10, 0xFF5B)) if char.isalnum()}
_QUOTES = str.maketrans("“”‘’", "『』「」")


@cache
def _traditional(char: str) -> str:
    return str(OpenCC("s2t").convert(char))


def traditional(text: str) -> str:
    """Character by character, so that it is the same wherever a line ends."""
    return "".join(map(_traditional, text))


def cornered(text: str) -> str:
    """With the quotation marks of lines from top to bottom."""
    return text.translate(_QUOTES)


@dataclass
class TurnedSheet(Sheet):
    """Is set as if it lay on its side: what is asked for at the left is printed at the top, and the first line at the right."""  # noqa: E501

    is_traditional: bool = False
    has_corner_quotes: bool = False

    @property
    def seen(self) -> Sheet:
        """The sheet as it is printed."""
        return Sheet(self.height, self.width, self.frames)

    def text(
        self,
        into: list[str],
        at: tuple[float, float],
        text: str,
        size: float,
        *,
        gap: float = 0.0,
        spaces: bool = False,  # noqa: ARG002 - none is printed from top to bottom
    ) -> None:
        x, y = at
        for char in self._printed(text):
            wide = em(char) * size
            if char in " \u3000":
                x += (0.25 if char == " " else 1.0) * size + gap
                continue
            self._place(into, char, x, y, size)
            x += wide + gap

    def _printed(self, text: str) -> str:
        shown = traditional(text) if self.is_traditional else text
        return cornered(shown) if self.has_corner_quotes else shown

    def _place(self, into: list[str], char: str, x: float, y: float, size: float) -> None:
        """One character: upright, or turned to the right where it is narrow."""
        left = self.height - (y + 0.12 * size)
        if em(char) < 1:
            code = char.encode("utf-16-be").hex()
            at = f"{left + 0.14 * size:.3f} {self.width - x:.3f}"
            into.append(f"BT /F 1 Tf 0 -{size:.3f} {size:.3f} 0 {at} Tm <{code}> Tj ET")
            return
        plain = char.translate(_UPRIGHT)
        shift = 0.25 * size if plain != char else 0.0
        code = plain.encode("utf-16-be").hex()
        at = f"{left + shift:.3f} {self.width - x - 0.88 * size:.3f}"
        into.append(f"BT /F 1 Tf {size:.3f} 0 0 {size:.3f} {at} Tm <{code}> Tj ET")

    def picture(self, box: tuple[float, float, float, float], grey: float = 0.7) -> None:
        left, top, right, bottom = box
        place = f"{self.height - bottom:.2f} {self.width - right:.2f} {bottom - top:.2f} {right - left:.2f}"
        self.frame().append(f"{grey} g {place} re f 0 g")

    def box(self, box: tuple[float, float, float, float]) -> None:
        left, top, right, bottom = box
        place = f"{self.height - bottom:.2f} {self.width - right:.2f} {bottom - top:.2f} {right - left:.2f}"
        self.frame().append(f"0.5 w {place} re S")

    def rule(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        places = " ".join(
            f"{self.height - y:.2f} {self.width - x:.2f} {step}"
            for (x, y), step in ((start, "m"), (end, "l"))
        )
        self.frame().append(f"0.4 w {places} S")


_WIDE = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(0x30, 0x7B) if chr(code).isalnum()})


def widened(text: str) -> str:
    """Figures and letters as wide as other characters: so they stand upright, one below the other."""
    return text.translate(_WIDE)
