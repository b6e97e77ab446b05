"""Articles as plain text."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from reader.core.speech import _
from reader.export.format import ExportFormat
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

    from reader.core.paper import Article, Author, Clipping

INDENT = "\u3000\u3000"
SEPARATOR = "\n" + "─" * 34 + "\n\n"


def plain_text(clippings: Iterable[Clipping]) -> str:
    """All articles, one under another; each ends with a line break.

    Over each stand paper, date and page, then kicker, headline and deck, then the authors.
    """
    return SEPARATOR.join(_article_text(clipping) for clipping in clippings)


def _article_text(clipping: Clipping) -> str:
    article = clipping.article
    blocks = [[_place(clipping)], _heading(article), list(_body(article))]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


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


def author_line(authors: Iterable[Author]) -> str:
    """记者 刘威 邵秀清　通讯员 王小明."""
    by_role = groupby(authors, key=lambda author: author.role)
    groups = [" ".join([*([role] if role else []), *(one.name for one in names)]) for role, names in by_role]
    return "；".join(groups)


def dated_paragraphs(article: Article) -> Iterator[str]:
    """The paragraphs as they are taken away: the dateline before the first, where it is not in it already."""
    for nth, paragraph in enumerate(article.paragraphs):
        dateline = article.dateline if nth == 0 and article.dateline else ""
        text = paragraph.strip()
        yield text if text.startswith(dateline) else f"{dateline}\u3000{text}"


def _body(article: Article) -> Iterator[str]:
    """Paragraphs set in by two characters, however they came; a text cut short says so."""
    yield from (INDENT + paragraph for paragraph in dated_paragraphs(article))
    if article.truncated:
        yield INDENT + _("[The text stops here: the rest stands on a page that was not read.]")


FORMAT = ExportFormat("txt", lambda: _("Plain text"), plain_text)
