"""Articles as plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.core.speech import _
from reader.export.authors import author_line
from reader.export.format import ExportFormat
from reader.export.marked_text import blocks, mark_words, told
from reader.export.provenance import (
    chinese_day,
    chinese_pages,
    cited_pages,
    is_chinese,
    iso_day,
    one_line,
    paper_name,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.core.paper import Article, ClippedMark, Clipping
    from reader.export.marked_text import Piece

INDENT = "\u3000\u3000"
SEPARATOR = "\n" + "─" * 34 + "\n\n"


def plain_text(clippings: Iterable[Clipping]) -> str:
    """All articles, one under another; each ends with a line break.

    Over each stand paper, date and page, then kicker, headline and deck, then the authors.
    """
    return SEPARATOR.join(_article_text(clipping) for clipping in clippings)


def _article_text(clipping: Clipping) -> str:
    article = clipping.article
    parts = [_heading(article), list(_body(article))] if not clipping.marks else _marked(clipping)
    return "\n\n".join("\n".join(part) for part in ([_place(clipping)], *parts) if part) + "\n"


def _marked(clipping: Clipping) -> list[list[str]]:
    """Headings, body and marks: the number of each stands where its words end, as text has no colours."""
    numbers = told(clipping, is_all=True)
    lines = [(block.kind in {"body", "hint"}, _numbered(block.pieces, numbers)) for block in blocks(clipping)]
    marks = [_told_mark(clipping.marks[nth], number) for nth, number in numbers.items()]
    return [
        [line for is_body, line in lines if not is_body],
        [INDENT + line for is_body, line in lines if is_body],
        [_("Highlights and notes"), *marks],
    ]


def _numbered(pieces: Iterable[Piece], numbers: dict[int, int]) -> str:
    return "".join(
        piece.text + "".join(f"［{numbers[nth]}］" for nth in piece.ends if nth in numbers)
        for piece in pieces
    )


def _told_mark(mark: ClippedMark, number: int) -> str:
    quote = f"“{one_line(mark.quote)}”" if mark.quote else ""
    return " ".join(part for part in (f"［{number}］{quote}", mark_words(mark)) if part)


def _place(clipping: Clipping) -> str:
    """今日衢江　2022年7月19日　第1版　要闻."""
    if is_chinese(clipping):
        parts = [chinese_day(clipping), chinese_pages(clipping)]
    else:
        parts = [iso_day(clipping), _("page {page}").format(page=cited_pages(clipping))]
    return "\u3000".join(
        [paper_name(clipping), *parts, *([clipping.page_name] if clipping.page_name else [])]
    )


def _heading(article: Article) -> list[str]:
    rubric = f"【{article.rubric}】" if article.rubric else None
    lines = (rubric, article.kicker, article.headline, article.deck, author_line(article.authors))
    return [one_line(line) for line in lines if line]


def _dated_paragraphs(article: Article) -> Iterator[str]:
    """The paragraphs as they are taken away: the dateline before the first, where it is not in it already."""
    for nth, paragraph in enumerate(article.paragraphs):
        dateline = article.dateline if nth == 0 and article.dateline else ""
        text = paragraph.strip()
        yield text if text.startswith(dateline) else f"{dateline}\u3000{text}"


def _body(article: Article) -> Iterator[str]:
    """Paragraphs set in by two characters, however they came; a text cut short says so."""
    yield from (INDENT + paragraph for paragraph in _dated_paragraphs(article))
    if article.truncated:
        yield INDENT + _("[The text breaks off here; the rest may be on another page.]")


FORMAT = ExportFormat("txt", lambda: _("Plain text"), plain_text, has_marks=True)
