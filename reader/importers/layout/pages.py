"""Labelled lines into the masthead and the pages."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reader.importers.layout.page_headers import PageHeader, read_furniture, read_page_header
from reader.importers.layout.page_model.around import FURNITURE
from reader.importers.layout.page_model.labels import Label
from reader.importers.layout.page_model.seen import is_plain, kind_of
from reader.importers.layout.printed_days import is_day
from reader.importers.layout.sure_labels import is_office

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.importers.layout.lines import Line

_FURNITURE_LABELS = frozenset({Label.MASTHEAD, Label.PAGE_HEAD, Label.PAGE_FOOT})
_TEXTS = frozenset({"text", "signed text", "caption", "lead", "bare lead"})
_GOES_ON = {
    Label.HEADING: Label.HEADING_ON,
    Label.HEADING_ON: Label.HEADING_ON,
    Label.HEADING_BELOW: Label.HEADING_BELOW_ON,
    Label.HEADING_BELOW_ON: Label.HEADING_BELOW_ON,
}
"""How a line is labelled that goes on with a heading line of a label."""
_LONGEST_HEADER = 120
"""Characters. The head of a page has no longer line."""
_FOOT_KINDS = frozenset({"folio", "credit", "header", "byline"})


@dataclass
class PagePart:
    """The lines of one page without its head and foot."""

    head: list[Line] = field(default_factory=list)
    foot: list[Line] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)

    @property
    def header(self) -> PageHeader | None:
        """What head and foot tell."""
        head, foot = read_furniture(self.head), read_furniture(self.foot)
        if head and foot and head.name is None and head.number == foot.number:
            return replace(head, name=foot.name)
        return head or foot

    @property
    def strays(self) -> tuple[str, ...]:
        """Lines of the foot, and text in the head, that nothing tells to be of a head or foot."""
        known = FURNITURE | {"rule", "byline", "advertisement"}
        foot = [line.text for line in self.foot if kind_of(line.text) not in known]
        return (*(line.text for line in self.head if kind_of(line.text) in _TEXTS), *foot)


def part_pages(lines: Sequence[Line], labels: Sequence[Label]) -> tuple[list[Line], list[PagePart]]:
    """The masthead's lines, and the pages in order."""
    masthead: list[Line] = []
    parts = [PagePart()]
    are_headers = [len(line.text) <= _LONGEST_HEADER and kind_of(line.text) == "header" for line in lines]
    sure = _feet_for_heads(lines, _sure_furniture(lines, labels, are_headers), are_headers)
    for line, label in zip(lines, sure, strict=True):
        now = parts[-1]
        if _begins_page(line, label, now):
            now = PagePart()
            parts.append(now)
        match label:
            case Label.MASTHEAD:
                masthead.append(line)
                now.head += [line] if read_page_header(line.text) else []
            case Label.PAGE_HEAD:
                now.head.append(line)
            case Label.PAGE_FOOT:
                now.foot.append(line)
            case _:
                now.lines.append(line)
                now.labels.append(label)
    return masthead, parts


def _sure_furniture(
    lines: Sequence[Line], labels: Sequence[Label], are_headers: Sequence[bool]
) -> list[Label]:
    """The labels without heads and feet amid a page that no line of theirs tells to be one."""
    found = [
        Label.PAGE_HEAD if is_header and label not in _FURNITURE_LABELS else label
        for is_header, label in zip(are_headers, labels, strict=True)
    ]
    labels = list(found)
    start = 0
    for at in range(1, len(lines) + 1):
        if at < len(lines) and labels[at] is labels[start] and not lines[at].starts_sheet:
            continue
        is_last = (
            at == len(lines) or lines[at].starts_sheet or labels[at] in {Label.PAGE_HEAD, Label.MASTHEAD}
        )
        if labels[start] not in _FURNITURE_LABELS:
            start = at
            continue
        kinds = {kind_of(line.text) for line in lines[start:at]}
        if (
            labels[start] is Label.PAGE_FOOT
            and start
            and all(is_plain(line.text) for line in lines[start:at])
        ):
            first = _GOES_ON.get(labels[start - 1], Label.HEADING)
            found[start:at] = [first] + [_GOES_ON[first]] * (at - start - 1)
        elif labels[start] is Label.PAGE_FOOT and not is_last and kinds.isdisjoint(_FOOT_KINDS):
            found[start:at] = [Label.HEADING] + [Label.HEADING_ON] * (at - start - 1)
        elif labels[start] is Label.PAGE_HEAD and start and _closes_notice(lines[start:at]):
            found[start:at] = [Label.CLOSING] * (at - start)
        elif labels[start] is Label.PAGE_HEAD and at - start == 1 and kinds.isdisjoint(FURNITURE):
            found[start] = Label.CLOSING
        start = at
    return found


def _closes_notice(lines: Sequence[Line]) -> bool:
    """Whether lines amid a page are an office and a day, which close a notice."""
    return len(lines) > 1 and is_office(lines[0].text) and is_day(lines[-1].text)


def _feet_for_heads(
    lines: Sequence[Line], labels: Sequence[Label], are_headers: Sequence[bool]
) -> list[Label]:
    """The labels, each page's number and name being its foot where the last page's stand below its text."""
    marked = [at for at, is_header in enumerate(are_headers) if is_header]
    first = next((at for at, label in enumerate(labels) if label not in _FURNITURE_LABELS), len(lines))
    if not marked or marked[0] < first or marked[-1] != len(lines) - 1:
        return list(labels)
    if any(are_headers[at - 1] or lines[at].starts_sheet for at in marked):
        return list(labels)
    return [
        Label.PAGE_FOOT if is_header else label for is_header, label in zip(are_headers, labels, strict=True)
    ]


def _begins_page(line: Line, label: Label, now: PagePart) -> bool:
    """Whether a line is the first of another page."""
    if not (now.lines or now.foot):
        return False
    return line.starts_sheet or label is Label.PAGE_HEAD or (bool(now.foot) and label is not Label.PAGE_FOOT)
