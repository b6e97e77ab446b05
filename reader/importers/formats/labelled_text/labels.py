"""Lines with the name of a field, and the articles that they make."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.importers.formats.records.fields import Field, field_of, plain_name, take_columns
from reader.importers.formats.records.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_LABEL = re.compile(
    r"\s*(?:[【\[［]\s*([^】\]］：:\n]{1,16}?)\s*[】\]］]\s*[:：]?|([^\W\d_][^：:\n，。！？、；“”【\[]{0,18}?)\s*[：:])\s*(.*)$"
)
_RULE = re.compile(r"\s*(?:[-=*_#~—─]\s*){3,}$")
_NAMES_OF_OTHERS = (
    "链接,网址,地址,原文链接,来源链接,文章链接,url,link,href,字数,关键词,关键字,keywords,tags,标签,编辑,责任编辑,责编,校对,摘要,abstract,id"
    ",编号,文章编号,抓取时间,采集时间,更新时间,下载时间,图片,图片数,类型,type,format,langue,language,语言,éditeur,droits,rights"
    ",identifiant,identifier,provenance,sujet,description,contributeur,notice du catalogue,notice n°,word count,words"
    ",category,status"
)
_OTHERS = frozenset(map(plain_name, _NAMES_OF_OTHERS.split(",")))
"""Names of what is no part of an article as it was printed."""
_BEGINS = frozenset({Field.HEADLINE, Field.DAY, Field.PAGE, Field.PAPER, Field.KICKER})
_OF_ISSUE = frozenset({Field.PAPER, Field.SOURCE, Field.DAY, Field.PAGE, Field.PAGE_NAME})
_MOST_ABOVE = 40
"""Lines among which the first headline or text must be named."""


@dataclass(frozen=True, slots=True)
class Label:
    """A line that begins with a name: of a field, or of something else that collectors note (`field` is None)."""

    name: str
    field: Field | None
    value: str


@dataclass
class Labelled:
    """The articles of a text, the names that stand in it, and which of them was taken for which field."""

    records: list[Record] = field(default_factory=list)
    names: dict[str, None] = field(default_factory=dict)
    columns: dict[Field, str] = field(default_factory=dict)


def label_in(line: str) -> Label | None:
    """The name that a line begins with, and what follows; None where it begins with none that is known."""
    found = _LABEL.match(line)
    if found is None:
        return None
    name = (found[1] or found[2]).strip()
    told = field_of(name)
    return Label(name, told, found[3].strip()) if told or plain_name(name) in _OTHERS else None


def is_labelled(text: str) -> bool:
    """Whether a text begins with two lines with names, one of the issue or a headline, and names headline or text."""
    lines = [line for line in text.removeprefix("\ufeff").splitlines() if line.strip()][:_MOST_ABOVE]
    first = [label_in(line) for line in lines[:2]]
    if len(first) < 2 or not all(first) or not any(one and one.field in _BEGINS for one in first):
        return False
    fields = {label.field for line in lines if (label := label_in(line))}
    return bool(fields & {Field.HEADLINE, Field.TEXT}) or _is_notice(fields)


def _is_notice(fields: set[Field | None]) -> bool:
    """Whether names are those of a library's notice above the text of an issue: paper and day."""
    return {Field.PAPER, Field.DAY} <= fields


def read_labelled(text: str, said: Sequence[tuple[str, str]] = ()) -> Labelled:
    """The articles in a text. `said`: names as the person has them, as in `take_columns`."""
    lines = text.removeprefix("\ufeff").splitlines()
    names = dict.fromkeys(label.name for line in lines if (label := label_in(line)))
    columns = take_columns(names, said)
    reader = _Reader({name: one for one, name in columns.items()})
    for line in lines:
        reader.take(line)
    reader.close()
    return Labelled(reader.records, names, columns)


class _Reader:
    """Takes lines one by one."""

    def __init__(self, fields: Mapping[str, Field]) -> None:
        self._fields = fields
        self.records: list[Record] = []
        self._around: dict[Field, str] = {}
        self._own: dict[Field, str] = {}
        self._text: list[str] | None = None
        self._is_apart = True
        """Whether nothing, or an empty line, stood above."""

    def take(self, line: str) -> None:
        """Take a line."""
        label = label_in(line)
        if _RULE.match(line):
            self.close()
        elif label and self._is_field(label):
            self._label(label)
        elif self._text is not None:
            self._text.append(line)
        elif line.strip():
            self._text = [line]
        self._is_apart = not line.strip()

    def _is_field(self, label: Label) -> bool:
        """Whether a line tells a field: within a text only what begins another article does."""
        told = self._fields.get(label.name)
        if self._text is None:
            return True
        return told is Field.HEADLINE or (self._is_apart and told in _OF_ISSUE and bool(label.value))

    def _label(self, label: Label) -> None:
        told = self._fields.get(label.name)
        if self._text is not None or (told is Field.HEADLINE and Field.HEADLINE in self._own):
            self.close()
        if told is Field.TEXT:
            self._text = [label.value] if label.value else []
        elif told in _OF_ISSUE and Field.HEADLINE not in self._own:
            if told is Field.PAGE:
                self._around.pop(Field.PAGE_NAME, None)
            self._around[told] = label.value
        elif told is not None and label.value:
            self._own[told] = label.value

    def close(self) -> None:
        """End the article that is open."""
        text = "\n".join(self._text or ()).strip("\n")
        if text.strip() or Field.HEADLINE in self._own:
            values = {**self._around, **self._own, Field.TEXT: text}
            self.records.append(Record(values, len(self.records)))
        self._own, self._text = {}, None


def samples_of(records: Iterable[Record], columns: Mapping[Field, str]) -> list[dict[str, str]]:
    """What stands under each name, of the first article."""
    return [{name: record[one] for one, name in columns.items()} for record in records][:1]
