"""Articles as an e-book: EPUB 3.3, a chapter each, with a table of contents by paper and day."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from reader.core.speech import _
from reader.export.format import ExportFormat
from reader.export.html import collection_title
from reader.export.markup import STYLE, article_markup, xml_text
from reader.export.packed import packed
from reader.export.provenance import is_chinese, one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.core.paper import Clipping

_CONTAINER = """\
<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""


def epub(clippings: Sequence[Clipping]) -> bytes:
    """The whole book; the same articles give the same bytes."""
    chapters = {f"article-{nth}.xhtml": clipping for nth, clipping in enumerate(clippings, 1)}
    pages = {name: _page(one.article.name, article_markup(one)) for name, one in chapters.items()}
    files = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": _CONTAINER,
        "book.opf": _package(clippings, list(chapters)),
        "contents.xhtml": _page(_("Contents"), _contents(chapters)),
        "style.css": STYLE,
        **pages,
    }
    return packed(files, plain="mimetype")


def _package(clippings: Sequence[Clipping], chapters: Sequence[str]) -> str:
    """The package document: what the book is called, what is in it and in which order it is read."""
    title = xml_text(collection_title(clippings))
    words = "\n".join(f"{one.title} {one.date} {one.article}" for one in clippings)
    language = "zh" if any(map(is_chinese, clippings)) else "und"
    last = max(clipping.when.end for clipping in clippings)
    items = "".join(
        f'<item id="a{nth}" href="{name}" media-type="application/xhtml+xml"/>\n'
        for nth, name in enumerate(chapters, 1)
    )
    order = "".join(f'<itemref idref="a{nth}"/>\n' for nth in range(1, len(chapters) + 1))
    return f"""\
<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, words)}</dc:identifier>
<dc:title>{title}</dc:title>
<dc:language>{language}</dc:language>
<meta property="dcterms:modified">{last.isoformat()}T00:00:00Z</meta>
</metadata>
<manifest>
<item id="contents" href="contents.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="style" href="style.css" media-type="text/css"/>
{items}</manifest>
<spine>
<itemref idref="contents"/>
{order}</spine>
</package>
"""


def _contents(chapters: dict[str, Clipping]) -> str:
    """The list of articles, under each paper and day."""
    lines, place = [], ""
    for name, clipping in chapters.items():
        if (here := collection_title([clipping])) != place:
            lines += ["</ol></li>"] if place else []
            lines.append(f"<li><span>{xml_text(here)}</span><ol>")
            place = here
        lines.append(f'<li><a href="{name}">{xml_text(one_line(clipping.article.name))}</a></li>')
    inner = "\n".join([*lines, "</ol></li>"])
    return f'<nav epub:type="toc" xmlns:epub="http://www.idpf.org/2007/ops"><ol>\n{inner}\n</ol></nav>'


def _page(title: str, body: str) -> str:
    return f"""\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml">
<head><title>{xml_text(one_line(title))}</title><link rel="stylesheet" href="style.css"/></head>
<body>
{body}
</body>
</html>
"""


FORMAT = ExportFormat("epub", lambda: _("E-book, EPUB"), epub, has_marks=True)
