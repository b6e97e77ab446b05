"""Articles as a Word document: Office Open XML (ECMA-376), with styles that a person can change in one place.

The elements are few and fixed, so they are written here: the library for it would bring lxml, a tenth of the bundle.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.core.speech import _
from reader.export.citations import citation
from reader.export.format import ExportFormat
from reader.export.html import collection_title
from reader.export.markup import xml_text
from reader.export.packed import packed
from reader.export.provenance import one_line
from reader.export.text import author_line, dated_paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.core.paper import Clipping

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PAGE = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1440" w:right="1800" w:bottom="1440" w:left="1800" w:header="851" w:footer="992" w:gutter="0"/>'
    "</w:sectPr>"
)
"""A4, with the margins Word gives a Chinese document; in twentieths of a point."""


class _Style(NamedTuple):
    """A paragraph style: `size` in half points, `indent` of the first line in hundredths of a character."""

    identity: str
    name: str
    latin: str
    han: str
    size: int
    is_bold: bool = False
    indent: int = 0
    outline: int | None = None


_SONG, _HEI, _KAI = ("Times New Roman", "宋体"), ("Arial", "黑体"), ("Times New Roman", "楷体")
_STYLES = (
    _Style("Body", "Body Text", *_SONG, 24, indent=200),
    _Style("Rubric", "Rubric", *_HEI, 21),
    _Style("Kicker", "Kicker", *_HEI, 24),
    _Style("Heading2", "heading 2", *_HEI, 36, is_bold=True, outline=1),
    _Style("Deck", "Deck", *_HEI, 24),
    _Style("Byline", "Byline", *_KAI, 24),
    _Style("Citation", "Citation", *_KAI, 21),
)


def docx(clippings: Sequence[Clipping]) -> bytes:
    """The whole document; the same articles give the same bytes."""
    body = "\n".join(_paragraph(style, text) for one in clippings for style, text in _lines(one))
    document = f'<w:document xmlns:w="{_WORD}"><w:body>\n{body}\n{_PAGE}</w:body></w:document>'
    return packed(
        {
            "[Content_Types].xml": _HEAD + _content_types(),
            "_rels/.rels": _HEAD
            + _relations({"officeDocument": "word/document.xml"}, core="docProps/core.xml"),
            "docProps/core.xml": _HEAD + _properties(collection_title(clippings)),
            "word/document.xml": _HEAD + document,
            "word/styles.xml": _HEAD + _styles(),
            "word/_rels/document.xml.rels": _HEAD + _relations({"styles": "styles.xml"}),
        }
    )


def _lines(clipping: Clipping) -> Iterator[tuple[str, str]]:
    """The paragraphs of an article, each with its style."""
    article = clipping.article
    if article.rubric:
        yield "Rubric", f"【{article.rubric}】"
    if article.kicker:
        yield "Kicker", article.kicker
    yield "Heading2", article.name
    if article.deck:
        yield "Deck", article.deck
    if article.authors:
        yield "Byline", author_line(article.authors)
    yield from (("Body", paragraph) for paragraph in dated_paragraphs(article))
    if article.truncated:
        yield "Byline", _("[The text stops here: the rest stands on a page that was not read.]")
    yield "Citation", citation(clipping)


def _paragraph(style: str, text: str) -> str:
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
        f'<w:r><w:t xml:space="preserve">{xml_text(one_line(text))}</w:t></w:r></w:p>'
    )


def _styles() -> str:
    language = '<w:rPr><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr>'
    defaults = f"<w:docDefaults><w:rPrDefault>{language}</w:rPrDefault></w:docDefaults>"
    return f'<w:styles xmlns:w="{_WORD}">{defaults}{"".join(map(_style, _STYLES))}</w:styles>'


def _style(style: _Style) -> str:
    """A style's element; its children stand in the order the schema asks for."""
    is_first = ' w:default="1"' if style is _STYLES[0] else ""
    keeps = "" if style.identity in {"Body", "Citation"} else "<w:keepNext/>"
    indent = f'<w:ind w:firstLineChars="{style.indent}"/>' if style.indent else ""
    alignment = '<w:jc w:val="both"/>' if style.identity == "Body" else ""
    outline = f'<w:outlineLvl w:val="{style.outline}"/>' if style.outline is not None else ""
    bold = "<w:b/>" if style.is_bold else ""
    fonts = f'<w:rFonts w:ascii="{style.latin}" w:hAnsi="{style.latin}" w:eastAsia="{style.han}"/>'
    after = 360 if style.identity == "Citation" else 0
    spacing = f'<w:spacing w:before="0" w:after="{after}" w:line="360" w:lineRule="auto"/>'
    return (
        f'<w:style w:type="paragraph"{is_first} w:styleId="{style.identity}"><w:name w:val="{style.name}"/><w:qFormat/>'
        f"<w:pPr>{keeps}{spacing}{indent}{alignment}{outline}</w:pPr>"
        f'<w:rPr>{fonts}{bold}<w:sz w:val="{style.size}"/></w:rPr></w:style>'
    )


def _content_types() -> str:
    kinds = {
        "/word/document.xml": f"{_MAIN}.document.main+xml",
        "/word/styles.xml": f"{_MAIN}.styles+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    parts = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in kinds.items())
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{parts}</Types>'
    )


def _relations(targets: dict[str, str], *, core: str = "") -> str:
    kinds = {f"{_OFFICE}/{kind}": target for kind, target in targets.items()}
    if core:
        kinds[f"{_PACKAGE}/relationships/metadata/core-properties"] = core
    links = "".join(
        f'<Relationship Id="r{nth}" Type="{kind}" Target="{target}"/>'
        for nth, (kind, target) in enumerate(kinds.items(), 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'


def _properties(title: str) -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{xml_text(title)}</dc:title></cp:coreProperties>"
    )


FORMAT = ExportFormat("docx", lambda: _("Word document"), docx)
