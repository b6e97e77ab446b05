"""Articles as one HTML page that needs nothing else: to read, to print, to open in a word processor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.core.speech import _
from reader.export.format import ExportFormat
from reader.export.markup import STYLE, article_markup, xml_text
from reader.export.provenance import chinese_day, is_chinese, iso_day, paper_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.core.paper import Clipping


def html_page(clippings: Sequence[Clipping]) -> str:
    """All articles, one under another. The page says itself that nothing may be fetched or run from it."""
    articles = "\n".join(
        article_markup(one, str(nth), is_linked=True) for nth, one in enumerate(clippings, 1)
    )
    return (
        '<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{xml_text(collection_title(clippings))}</title>\n<style>\n{STYLE}</style>\n</head>\n"
        f"<body>\n{articles}\n</body>\n</html>\n"
    )


def collection_title(clippings: Sequence[Clipping]) -> str:
    """What to call articles taken together: their paper and day, or their papers."""
    papers = list(dict.fromkeys(map(paper_name, clippings)))
    first = clippings[0]
    if len(papers) == 1 and all(one.when == first.when for one in clippings):
        return f"{papers[0]} {chinese_day(first) if is_chinese(first) else iso_day(first)}"
    return "、".join(papers) if any(map(is_chinese, clippings)) else ", ".join(papers)


FORMAT = ExportFormat("html", lambda: _("Web page, to read and to print"), html_page, has_marks=True)
