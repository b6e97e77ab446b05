"""An article on a sheet: headings across its columns, byline, text, captions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.importers.pdf_press import Sheet, ems, wrap
from tests.made_pages.headings import broken_headline
from tests.made_pages.stories import plain

if TYPE_CHECKING:
    import random

    from tests.made_pages.articles import Article
    from tests.made_pages.sheets.typography import Typography

_LEAST_LINES = 3
_PICTURE = 7.0
"""Ems of the body: a picture's height at least."""
_PICTURED = 0.7
"""How many picture stories have their text as a caption; those of the others is set as text."""


@dataclass(frozen=True)
class Printed:
    """A line of a column: where it begins and whether it is spread to the column's width."""

    text: str
    at: str = "left"
    size: float = 1.0
    is_last: bool = True


@dataclass
class Block:
    """Sets one article from `top` down between `left` and `right`."""

    sheet: Sheet
    article: Article
    look: Typography
    rng: random.Random
    left: float
    right: float
    top: float
    columns: int

    def set(self, caption: str = "") -> float:
        """Prints it; where it ends, in points from the top."""
        look, mark = self.look, len(self.sheet.frames)
        style = self._style()
        pad = 0.8 * look.size if style in ("boxed", "tinted") else 0.0
        outer = self.left, self.right, self.top
        self.left, self.right, self.top = self.left + pad, self.right - pad, self.top + pad
        if self.article.story.kind == "photo" and self.rng.random() < _PICTURED:
            top = self._headings(self.top)
            end = self._picture(top, self.article.paragraphs[0] + self.article.byline.tail)
        elif self.rng.random() < look.upright and self._can_stand():
            end = self._beside_upright(caption)
        else:
            end = self._column_text(self._headings(self.top), caption)
        self._frame(style, mark, (outer[0], outer[2], outer[1], end + pad))
        return end + pad

    def _style(self) -> str:
        block = self.look.block
        return self.rng.choice(("plain", "ruled", "boxed", "tinted")) if block == "mixed" else block

    def _frame(self, style: str, mark: int, box: tuple[float, float, float, float]) -> None:
        """What stands around or behind it; a ground is printed before what stands on it."""
        left, _top, right, end = box
        if style == "boxed":
            self.sheet.box(box)
        elif style == "tinted":
            self.sheet.picture(box, grey=0.92)
            self.sheet.frames.insert(mark, self.sheet.frames.pop())
        elif style == "ruled":
            below = end + self.look.between * self.look.size / 2
            self.sheet.rule((left, below), (right, below))

    # Headings

    def _headings(self, top: float) -> float:
        look, story = self.look, self.article.story
        if story.section:
            top = self._level(top, story.section, look.size * 1.1, "left")
        headline = self._headline_size()
        if self.article.kicker:
            top = self._lines(
                top, self.article.kicker, min(look.kicker * look.size, 0.75 * headline), look.heading_at
            )
        if story.headline:
            parts = self._headline_parts(headline)
            headline = min(headline, 0.98 * (self.right - self.left) / max(map(wide, parts)))
            for part in parts:
                top = self._level(top, part, headline, look.heading_at)
        if story.rubric:
            top = self._level(top, story.rubric, look.size, look.heading_at)
        if self.article.deck:
            top = self._lines(
                top, self.article.deck, min(look.deck * look.size, 0.8 * headline), look.deck_at
            )
        if look.byline_at != "column":
            for line in self.article.byline.above:
                top = self._level(top, line, look.byline * look.size, look.byline_at)
        return top + (0.5 * look.size if top > self.top else 0.0)

    def _headline_size(self) -> float:
        least, most = self.look.headline
        wide = min(1.0, (self.right - self.left) / (self.look.width * 0.8))
        return self.look.size * (least + (most - least) * wide)

    def _headline_parts(self, size: float) -> list[str]:
        room = 0.98 * (self.right - self.left) / size
        headline = self.article.story.headline
        if ems(plain(headline)) <= room:
            return broken_headline(headline, self.rng) if self.rng.random() < 0.15 else [plain(headline)]
        parts = broken_headline(headline, self.rng)
        return [line for part in parts for line in even_lines(part, room)]

    def _lines(self, top: float, text: str, size: float, at: str) -> float:
        room = 0.98 * (self.right - self.left)
        lines = even_lines(text, room / size)
        size = min(size, room / max(map(wide, lines)))
        for line in lines:
            top = self._level(top, line, size, at)
        return top

    def _level(self, top: float, text: str, size: float, at: str) -> float:
        """One line across the block."""
        room = self.right - self.left
        size = min(size, 0.98 * room / max(1.0, wide(text)))
        x = {
            "left": self.left,
            "centre": self.left + (room - wide(text) * size) / 2,
            "right": self.right - wide(text) * size,
        }[at]
        self.sheet.text(self.sheet.frame(), (x, top + 0.95 * size), text, size)
        return top + 1.3 * size

    def _can_stand(self) -> bool:
        headline = plain(self.article.story.headline)
        return (
            4 <= len(headline) <= 14
            and not self.article.deck
            and not self.article.story.section
            and self.columns > 1
        )

    def _beside_upright(self, caption: str) -> float:
        """The headline from top to bottom beside the text."""
        look, article = self.look, self.article
        size = 0.8 * self._headline_size()
        texts = [(article.kicker, 0.6 * size), (plain(article.story.headline), size)]
        x = self.right
        for text, points in texts:
            if text:
                x -= 1.3 * points
                self.sheet.upright(self.sheet.frame(), (x, self.top), text.replace(" ", ""), points)
        longest = max(1.1 * points * len(text) for text, points in texts)
        top = self.top
        self.right = x - look.size
        for line in article.byline.above:
            top = self._level(top, line, look.byline * look.size, "left")
        end = self._column_text(top, caption)
        return max(end, self.top + longest)

    # Text

    def _column_text(self, top: float, caption: str) -> float:
        look = self.look
        gap = look.gutter * look.size
        wide_ = (self.right - self.left - (self.columns - 1) * gap) / self.columns
        lines = self._printed(int(wide_ / look.size))
        if caption:
            top = self._picture(top, caption)
        shares = shared(lines, self.columns, self.rng, fills=self.rng.random() < look.fills)
        for place, share in enumerate(shares):
            x, into = self.left + place * (wide_ + gap), self.sheet.frame()
            for row, line in enumerate(share):
                into = self.sheet.frame() if look.order == "down" else into
                self._print(into, (x, top + look.size + row * look.pitch), line, wide_)
        end = top + look.size + (max(map(len, shares)) - 1) * look.pitch + 0.3 * look.size
        for place in range(1, self.columns if look.has_column_rules else 1):
            x = self.left + place * (wide_ + gap) - gap / 2
            self.sheet.rule((x, top), (x, end))
        return end

    def _printed(self, measure: int) -> list[Printed]:
        """The text's lines as they follow each other down the columns."""
        article, story, look = self.article, self.article.story, self.look
        texts = list(article.paragraphs)
        texts[0] = article.byline.lead + texts[0]
        lines: list[Printed] = []
        if look.byline_at == "column":
            lines += [
                Printed(part, "left", is_last=True)
                for text in article.byline.above
                for part in cut(text, measure)
            ]
        if not story.lines_stay and not article.jump:
            texts[-1] += article.byline.tail
        for place, text in enumerate(texts):
            if story.lines_stay:
                lines += [Printed(part) for part in cut(text, measure)]
                lines += [Printed("")] if place in story.breaks_after else []
            elif place in story.subheadings:
                at = "left" if look.subheading_at == "left" else look.subheading_at
                lines += [
                    Printed(part, at, look.subheading)
                    for part in cut(text, int(measure / look.subheading) - 2)
                ]
            else:
                lines += body_lines(text, measure, led=look.led)
        return lines + self._closing(measure)

    def _closing(self, measure: int) -> list[Printed]:
        article = self.article
        if article.jump:
            return [Printed(article.jump, "right")]
        texts = [text.strip("\u3000 ") for text, _is_dateline in article.byline.below]
        if article.story.lines_stay and article.byline.tail:
            texts.append(article.byline.tail.strip())
        return [Printed(part, "right") for text in texts for part in cut(text, measure)]

    def _print(self, into: list[str], at: tuple[float, float], line: Printed, room: float) -> None:
        look, size = self.look, self.look.size * line.size
        x, y = at
        if not line.text:
            return
        free = room - wide(line.text) * size
        if line.at == "centre":
            x += max(free, 0.0) / 2
        elif line.at == "right":
            x += max(free, 0.0)
        elif line.at == "indent":
            x += 2 * size
        spread = not line.is_last and (look.justified or free < 0) and len(line.text) > 1
        gap = max(free / (len(line.text) - 1), -0.1 * size) if spread else 0.0
        self.sheet.text(into, (x, y), line.text, size, gap=gap)

    def _picture(self, top: float, caption: str) -> float:
        look = self.look
        high = min((self.right - self.left) * 0.45, self.rng.uniform(_PICTURE, 16) * look.size)
        self.sheet.picture((self.left, top, self.right, top + high))
        size = 0.88 * look.size
        top += high + 0.3 * look.size
        for line in cut(caption, int((self.right - self.left) / size)):
            self.sheet.text(self.sheet.frame(), (self.left, top + size), line, size)
            top += 1.35 * size
        return top + 0.6 * look.size


def wide(text: str) -> float:
    """How wide a line is set, in ems: a narrow space is a quarter."""
    return ems(text) - 0.25 * text.count(" ")


def cut(text: str, measure: int) -> list[str]:
    """A text in lines of a measure."""
    lines = wrap(text, measure + 2)
    lines[0] = lines[0].removeprefix("\u3000\u3000")
    return [line for line in lines if line]


def body_lines(text: str, measure: int, *, led: bool) -> list[Printed]:
    texts = wrap(text, measure) if led else cut(text, measure)
    return [Printed(part, is_last=place == len(texts) - 1) for place, part in enumerate(texts)]


def even_lines(text: str, room: float) -> list[str]:
    """A heading on as many lines as it needs, about as long as each other."""
    count = int(-(-ems(text) // max(room, 4.0)))
    if count <= 1:
        return [text]
    return cut(text, int(-(-ems(text) // count)) + 1)


def shared(lines: list[Printed], columns: int, rng: random.Random, *, fills: bool) -> list[list[Printed]]:
    """The lines in columns: level, or each filled to a height and the last ones short."""
    high = -(-len(lines) // columns)
    if fills and high > _LEAST_LINES and columns > 1:
        high = min(len(lines), high + rng.randint(1, max(1, high // (columns + 1))))
    shares = [lines[start : start + high] for start in range(0, len(lines), high)]
    return shares + [[] for _ in range(columns - len(shares))]
