"""Marks to be read by people: one web page, or Markdown, by paper and day as they were printed."""

from __future__ import annotations

import base64
from itertools import groupby
from typing import TYPE_CHECKING

from reader.core.days.day_names import chinese_date
from reader.core.speech import _
from reader.export.markdown import back_link_markdown, escaped
from reader.export.markup import STYLE, back_link, xml_text
from reader.export.provenance import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.store.marks.all_marks import Mark

_STYLE = """\
h1 { font-size: 1.5em }
h3 { margin: 1.6em 0 .4em; font-size: 1.05em }
.place { color: #69635b; font-weight: normal; font-size: .85em }
.place a { color: #b03020; white-space: nowrap }
.mark { margin: .6em 0; padding: .3em .9em; border-left: 4px solid #c98a2b; break-inside: avoid }
.mark p { text-indent: 0 }
.yellow { border-color: #c98a2b } .green { border-color: #4f8a5b }
.blue { border-color: #4677a5 } .red { border-color: #b8452f }
.yellow q { background: #ffe9a8 } .green q { background: #d3ebcb }
.blue q { background: #d0e3f4 } .red q { background: #f8d3ca }
q { quotes: none }
.words { font-family: "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; white-space: pre-line }
.tags { color: #69635b; font-size: .85em }
img { max-width: 100%; border: 1px solid #e2ddd2 }
"""


def marks_page(marks: Sequence[Mark]) -> str:
    """A web page of its own, pictures included. It says itself that nothing may be fetched or run from it."""
    body = "\n".join(_article(list(group)) for _key, group in groupby(_as_printed(marks), _article_of))
    policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    title = xml_text(_("Marks"))
    return (
        f'<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f'<meta name="viewport" content="width=device-width">\n<title>{title}</title>\n'
        f"<style>\n{STYLE}{_STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n{body}\n</body>\n</html>\n"
    )


def _as_printed(marks: Sequence[Mark]) -> list[Mark]:
    def at(mark: Mark) -> int:
        return mark.place.start if mark.place and mark.place.start is not None else 0

    return sorted(
        marks, key=lambda it: (it.title, it.date, it.page_number, it.headline, it.key, at(it), it.created)
    )


def _article_of(mark: Mark) -> tuple[object, ...]:
    return mark.title, mark.date, mark.page_number, mark.headline, mark.key


def _place_of(mark: Mark) -> str:
    page = _("Page {number}").format(number=mark.page_number)
    return f"{mark.title} {chinese_date(mark.date)} {page}"


def _article(marks: Sequence[Mark]) -> str:
    first = marks[0]
    head = xml_text(one_line(first.headline or first.words))
    parts = "\n".join(map(_element, marks))
    place = xml_text(_place_of(first)) + back_link(first.key)
    return f'<section>\n<h3>{head} <span class="place">{place}</span></h3>\n{parts}\n</section>'


def _element(mark: Mark) -> str:
    lines = [f"<p>{line}</p>" for line in _lines(mark)]
    picture: bytes | None = getattr(mark.record, "picture", None)
    if picture:
        kind = "jpeg" if picture[:2] == b"\xff\xd8" else "png"
        lines.append(
            f'<img alt="" src="data:image/{kind};base64,{base64.b64encode(picture).decode("ascii")}">'
        )
    if mark.note:
        lines.append(f'<p class="words">{xml_text(mark.note)}</p>')
    if filed := _filed(mark):
        lines.append(f'<p class="tags">{xml_text(filed)}</p>')
    colour = mark.colour if mark.colour in {"yellow", "green", "blue", "red"} else ""
    return f'<div class="mark {colour}">\n' + "\n".join(lines) + "\n</div>"


def _lines(mark: Mark) -> Iterator[str]:
    if mark.kind.value == "bookmark":
        yield xml_text(_("Bookmark"))
    elif mark.words:
        yield f"<q>{xml_text(one_line(mark.words))}</q>"
    if mark.is_orphan:
        yield xml_text(_("(where it stands now is not certain)"))


def _filed(mark: Mark) -> str:
    folder = [mark.folder.name] if mark.folder else []
    return "  ".join([*folder, *(f"#{tag}" for tag in mark.tags)])


def marks_markdown(marks: Sequence[Mark]) -> str:
    """CommonMark: a heading an article, a quotation a highlight, notes under them. Pictures are left out."""
    blocks = [f"# {_('Marks')}"]
    for _key, group in groupby(_as_printed(marks), _article_of):
        there = list(group)
        blocks.append(f"## {escaped(there[0].headline or there[0].words)}")
        blocks.append(escaped(_place_of(there[0])) + back_link_markdown(there[0].key))
        blocks += [block for mark in there for block in _blocks(mark)]
    return "\n\n".join(blocks) + "\n"


def _blocks(mark: Mark) -> Iterator[str]:
    if mark.kind.value == "bookmark":
        yield f"*{escaped(_('Bookmark'))}*"
    elif mark.words:
        yield f"> {escaped(mark.words)}"
    elif mark.kind.value == "area":
        yield f"*{escaped(_('An area of the page'))}*"
    for line in mark.note.splitlines():
        if line.strip():
            yield escaped(line)
    if filed := _filed(mark):
        yield escaped(filed)
