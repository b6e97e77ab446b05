"""Sets invented issues as METS and ALTO, in whatever dialect a test asks for."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

if TYPE_CHECKING:
    from pathlib import Path

_XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"'


def string(text: str, identifier: str = "", **attributes: str) -> str:
    """A word; names of attributes are written in capitals."""
    told = "".join(f" {name.upper()}={quoteattr(value)}" for name, value in attributes.items())
    return f"<String ID={quoteattr(identifier)} CONTENT={quoteattr(text)}{told}/>"


def line(*words: str, identifier: str = "") -> str:
    """A line; words that are no elements yet become some."""
    inner = "<SP/>".join(word if word.startswith("<") else string(word) for word in words)
    return f"<TextLine ID={quoteattr(identifier)}>{inner}</TextLine>"


def block(identifier: str, *lines: str, place: str = "") -> str:
    """A block of lines; those that are no elements yet are split into words."""
    inner = "".join(one if one.startswith("<") else line(*one.split()) for one in lines)
    return f"<TextBlock ID={quoteattr(identifier)} {place}>{inner}</TextBlock>"


def area(begin: str, end: str = "", page: int = 1) -> str:
    """A pointer at a part of a page."""
    told = f" END={quoteattr(end)}" if end else ""
    return f'<fptr><area FILEID="A{page}" BETYPE="IDREF" BEGIN={quoteattr(begin)}{told}/></fptr>'


def division(kind: str, *inner: str) -> str:
    """A division."""
    return f"<div TYPE={quoteattr(kind)}>{''.join(inner)}</div>"


def article(heading: str, *blocks: str, page: int = 1) -> str:
    """The common division: a heading's block, and a paragraph a block."""
    body = (division("PARAGRAPH", division("TEXT", area(one, page=page))) for one in blocks)
    head = division("HEADING", division("TITLE", area(heading, page=page)))
    return division("ARTICLE", head, division("BODY", division("BODY_CONTENT", *body)))


@dataclass(frozen=True)
class Dialect:
    """How a library writes: `{n}` in `href` is the page's number, `file` where the page really lies."""

    namespace: str = 'xmlns="http://www.loc.gov/standards/alto/ns-v3#"'
    prefix: str = ""
    unit: str = "pixel"
    size: str = 'WIDTH="1000" HEIGHT="2000"'
    group: str = 'ID="ALTOGRP"'
    href: str = "file://./ALTO/{n}.xml"
    file: str = "ALTO/{n}.xml"
    files_before: str = ""
    structures_before: str = ""
    description: str = field(
        default="<mods><originInfo><dateIssued>1901-02-03</dateIssued></originInfo></mods>"
    )

    def but(self, **changes: str) -> Dialect:
        """The same with some things written otherwise."""
        return replace(self, **changes)


def set_issue(folder: Path, dialect: Dialect, logical: str, *pages: str) -> Path:
    """Write an issue and give its METS."""
    numbers = range(1, len(pages) + 1)
    for number, page in zip(numbers, pages, strict=True):
        path = folder / dialect.file.format(n=number)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_alto(dialect, page, number), "utf-8")
    files = "".join(
        f'<file ID="A{n}" MIMETYPE="text/xml"><FLocat xlink:href={quoteattr(dialect.href.format(n=n))}/></file>'
        for n in numbers
    )
    divisions = (
        f'<div TYPE="PAGE" ORDER="{n}"><fptr>{_others(dialect, n)}</fptr><fptr FILEID="A{n}"/></div>'
        for n in numbers
    )
    physical = f'<structMap TYPE="PHYSICAL">{division("Newspaper", *divisions)}</structMap>'
    mets = (
        f'<mets {_XLINK}><dmdSec ID="ISSUE"><mdWrap>{dialect.description}</mdWrap></dmdSec>'
        f"<fileSec>{dialect.files_before}<fileGrp {dialect.group}>{files}</fileGrp></fileSec>"
        f'{physical}{dialect.structures_before}<structMap TYPE="LOGICAL">{logical}</structMap></mets>'
    )
    path = folder / "issue-mets.xml"
    path.write_text(mets, "utf-8")
    return path


def _others(dialect: Dialect, number: int) -> str:
    return f'<area FILEID="T{number}"/>' if f'"T{number}"' in dialect.files_before else ""


def _alto(dialect: Dialect, page: str, number: int) -> str:
    text = (
        f"<alto {dialect.namespace}><Description><MeasurementUnit>{dialect.unit}</MeasurementUnit></Description>"
        f'<Layout><Page ID="P{number}" {dialect.size}><PrintSpace>{page}</PrintSpace></Page></Layout></alto>'
    )
    prefix = dialect.prefix
    return (
        text.replace("</", f"\0{prefix}").replace("<", f"<{prefix}").replace("\0", "</") if prefix else text
    )
