"""Articles as a Word document: Office Open XML (ECMA-376), with styles that a person can change in one place.

The elements are few and fixed, so they are written here: the library for it would bring lxml, a tenth of the bundle.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.core.article_links import article_link, can_be_linked
from reader.core.speech import _
from reader.export.citations import citation
from reader.export.format import ExportFormat
from reader.export.html import collection_title
from reader.export.marked_text import blocks, is_on_all, link_words, mark_words, told
from reader.export.markup import xml_text
from reader.export.packed import packed
from reader.export.provenance import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.core.paper import ClippedMark, Clipping
    from reader.export.marked_text import Piece

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


_STYLE_OF = {
    "rubric": "Rubric", "kicker": "Kicker", "headline": "Heading2", "deck": "Deck", "byline": "Byline", "body": "Body",
    "hint": "Byline",
}  # fmt: skip
_SHADES = {"yellow": "FFE9A8", "green": "D3EBCB", "blue": "D0E3F4", "red": "F8D3CA"}
"""What is highlighted is shaded: Word's own highlighter has colours too strong to read through."""


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
    """The whole document; the same articles give the same bytes. Notes are comments, as Word's own are."""
    parts = _Parts()
    body = "\n".join(line for one in clippings for line in _lines(one, parts))
    document = (
        f'<w:document xmlns:w="{_WORD}" xmlns:r="{_OFFICE}"><w:body>\n{body}\n{_PAGE}</w:body></w:document>'
    )
    return packed(
        {
            "[Content_Types].xml": _HEAD + _content_types(has_comments=bool(parts.comments)),
            "_rels/.rels": _HEAD
            + _relations({"officeDocument": "word/document.xml"}, core="docProps/core.xml"),
            "docProps/core.xml": _HEAD + _properties(collection_title(clippings)),
            "word/document.xml": _HEAD + document,
            "word/styles.xml": _HEAD + _styles(),
            **({"word/comments.xml": _HEAD + _comments(parts.comments)} if parts.comments else {}),
            "word/_rels/document.xml.rels": _HEAD + _document_relations(parts),
        }
    )


class _Parts:
    """What a document names beside its text: comments by their numbers, links by their relations."""

    def __init__(self) -> None:
        self.comments: list[str] = []
        self.links: list[str] = []

    def comment(self, text: str) -> int:
        """The number of a comment that says this."""
        self.comments.append(text)
        return len(self.comments) - 1

    def link(self, target: str) -> str:
        """What a link to `target` is called."""
        self.links.append(target)
        return f"link{len(self.links)}"


def _lines(clipping: Clipping, parts: _Parts) -> Iterator[str]:
    """The paragraphs of an article."""
    noted = {nth: parts.comment(_note(clipping.marks[nth])) for nth in told(clipping)}
    begun = set[int]()
    for block in blocks(clipping):
        runs = "".join(_runs(piece, clipping, noted, begun) for piece in block.pieces)
        if block.kind == "headline":
            whole = [comment for nth, comment in noted.items() if _has_no_words(clipping.marks[nth])]
            runs = "".join(map(_opened, whole)) + runs + "".join(map(_closed, whole))
        yield _paragraph(_STYLE_OF[block.kind], runs)
    link = _link(parts.link(article_link(clipping.key))) if can_be_linked(clipping.key) else ""
    yield _paragraph("Citation", _run(one_line(citation(clipping))) + link)


def _has_no_words(mark: ClippedMark) -> bool:
    """Whether a mark is on the whole article, or its place is not certain: then it stands at the headline."""
    return mark.start is None or is_on_all(mark)


def _note(mark: ClippedMark) -> str:
    return (
        f"“{one_line(mark.quote)}” {mark_words(mark)}"
        if mark.quote and mark.start is None
        else mark_words(mark)
    )


def _runs(piece: Piece, clipping: Clipping, noted: dict[int, int], begun: set[int]) -> str:
    """The words of a piece, between the beginnings and ends of comments."""
    opening = [nth for nth in piece.marks if nth in noted and nth not in begun]
    begun.update(opening)
    colour = _SHADES.get(clipping.marks[piece.marks[-1]].colour, "") if piece.marks else ""
    return (
        "".join(_opened(noted[nth]) for nth in opening)
        + _run(piece.text, colour)
        + "".join(_closed(noted[nth]) for nth in piece.ends if nth in noted)
    )


def _opened(comment: int) -> str:
    return f'<w:commentRangeStart w:id="{comment}"/>'


def _closed(comment: int) -> str:
    return f'<w:commentRangeEnd w:id="{comment}"/><w:r><w:commentReference w:id="{comment}"/></w:r>'


def _run(text: str, shade: str = "") -> str:
    form = f'<w:rPr><w:shd w:val="clear" w:color="auto" w:fill="{shade}"/></w:rPr>' if shade else ""
    return f'<w:r>{form}<w:t xml:space="preserve">{xml_text(text)}</w:t></w:r>'


def _link(relation: str) -> str:
    """A link back into the archive, blue and underlined as links in Word are."""
    form = '<w:rPr><w:color w:val="0563C1"/><w:u w:val="single"/></w:rPr>'
    text = f'<w:t xml:space="preserve">{xml_text(link_words())}</w:t>'
    return f'{_run(" ")}<w:hyperlink r:id="{relation}"><w:r>{form}{text}</w:r></w:hyperlink>'


def _paragraph(style: str, runs: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>'


def _comments(comments: Sequence[str]) -> str:
    inner = "\n".join(
        f'<w:comment w:id="{nth}" w:author="Yuebao" w:initials="Y"><w:p><w:r>'
        f'<w:t xml:space="preserve">{xml_text(text)}</w:t></w:r></w:p></w:comment>'
        for nth, text in enumerate(comments)
    )
    return f'<w:comments xmlns:w="{_WORD}">\n{inner}\n</w:comments>'


def _document_relations(parts: _Parts) -> str:
    targets = {"styles": "styles.xml"} | ({"comments": "comments.xml"} if parts.comments else {})
    links = "".join(
        f'<Relationship Id="link{nth}" Type="{_OFFICE}/hyperlink" Target="{xml_text(target)}" TargetMode="External"/>'
        for nth, target in enumerate(parts.links, 1)
    )
    return _relations(targets).replace("</Relationships>", f"{links}</Relationships>")


def _styles() -> str:
    language = '<w:rPr><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr>'
    defaults = f"<w:docDefaults><w:rPrDefault>{language}</w:rPrDefault></w:docDefaults>"
    return f'<w:styles xmlns:w="{_WORD}">{defaults}{"".join(map(_style, _STYLES))}</w:styles>'


def _style(style: _Style) -> str:
    """A style's element; its children stand in the order the schema asks for."""
    is_first = ' w:default="1"' if style is _STYLES[0] else ""
    keeps = "" if style.identity in {"Body", "Citation"} else "<w:keepNext/>"
    # In characters for Word, in twentieths of a point for who does not count in characters.
    first = style.indent * style.size // 10
    indent = f'<w:ind w:firstLineChars="{style.indent}" w:firstLine="{first}"/>' if style.indent else ""
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


def _content_types(*, has_comments: bool) -> str:
    kinds = {
        "/word/document.xml": f"{_MAIN}.document.main+xml",
        "/word/styles.xml": f"{_MAIN}.styles+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    } | ({"/word/comments.xml": f"{_MAIN}.comments+xml"} if has_comments else {})
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


FORMAT = ExportFormat("docx", lambda: _("Word document"), docx, has_marks=True)
