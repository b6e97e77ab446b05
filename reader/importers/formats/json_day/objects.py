"""Objects into records: which of them is an article, and what the objects around it say of its paper, day and page."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reader.importers.formats.records.fields import Field, field_of, plain_name, take_columns
from reader.importers.formats.records.guessing import MOST_LOOKED_AT
from reader.importers.formats.records.reading import MOST_RECORDS
from reader.importers.formats.records.record import Record
from reader.importers.formats.records.values import day_of, page_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reader.importers.formats.json_day.data import Data
    from reader.importers.formats.records.fields import Columns

_DEEPEST = 12
_KEYS = ("id", "article_id", "content_id", "doc_id", "aid", "uuid", "_id")
_ABOUT = frozenset({Field.PAPER, Field.SOURCE, Field.DAY, Field.PAGE, Field.PAGE_NAME})
"""What an object around articles may say of them."""
_TOLD_WITHIN = _ABOUT | {Field.AUTHORS, Field.RUBRIC, Field.KICKER, Field.DECK}
_SHORTEST_TEXT = 15
_PAGE_NUMBERS = ("number", "no", "num", "index", "id", "code")
_PAGE_NAMES = ("name", "title", "label", "text")
_PAPER_NAMES = ("title", "name", "label")
_TEXTS = ("text", "content", "html", "value", "name", "p")


@dataclass
class Found:
    """The articles of some data. `names` are the keys of articles, in the order in which they are met."""

    records: list[Record] = field(default_factory=list)
    names: dict[str, None] = field(default_factory=dict)
    columns: dict[Field, str] = field(default_factory=dict)
    others: dict[str, None] = field(default_factory=dict)
    """The keys of objects in lists that hold texts, and that no name tells to be articles."""
    is_listed: bool = False
    """Whether an article stands in a list."""
    samples: list[Mapping[str, str]] = field(default_factory=list)
    """The first articles, or objects that may be ones, with the texts in their keys."""


@dataclass(frozen=True, slots=True)
class _Around:
    """What the objects around say."""

    values: Mapping[Field, str]

    def with_values(self, more: Mapping[Field, str]) -> _Around:
        return replace(self, values={**self.values, **{key: value for key, value in more.items() if value}})


def find_articles(data: Data, said: Sequence[tuple[str, str]] = ()) -> Found:
    """The articles in some data, in order. `said`: keys as the person has them, as in `take_columns`."""
    found = Found()
    for values in _walk(data, _Around({}), said, found, 0):
        if len(found.records) >= MOST_RECORDS:
            break
        found.records.append(replace(values, place=len(found.records)))
    return found


def _walk(
    data: Data, around: _Around, said: Sequence[tuple[str, str]], found: Found, depth: int
) -> Iterator[Record]:
    """The articles in an object or a list, those within them included."""
    if depth > _DEEPEST:
        return
    if isinstance(data, list):
        found.is_listed = True
        for one in data:
            yield from _walk(one, around, said, found, depth + 1)
    elif isinstance(data, dict):
        names = [str(name) for name in data]
        columns = take_columns((name for name in names if _is_told(data[name])), said)
        inner = [(name, value) for name, value in data.items() if _holds_objects(value)]
        if _is_article(data, columns):
            found.names.update(dict.fromkeys(names))
            found.columns = {**found.columns, **columns}
            _sample(found, data)
            yield _record(data, columns, around)
            return
        found.columns.update({one: column for one, column in columns.items() if one in _ABOUT})
        if found.is_listed and not inner and len(columns) < len(names) and _has_texts(data):
            found.others.update(dict.fromkeys(names))
            _sample(found, data)
        about = _about(data, columns, is_page=_is_page(data, inner))
        yield from _headed_texts(data, around, found)
        for name, value in inner:
            beside = around.with_values(about)
            yield from _walk(value, _named(name, value, beside), said, found, depth + 1)


def _sample(found: Found, data: Mapping[str, Data]) -> None:
    if len(found.samples) < MOST_LOOKED_AT:
        found.samples.append({str(name): _text(value) for name, value in data.items() if _is_told(value)})


def _headed_texts(data: Mapping[str, Data], around: _Around, found: Found) -> Iterator[Record]:
    """The articles of an object that has each text under its headline: {"headline": "text", …}."""
    is_headed = bool(data) and all(
        isinstance(value, str) and len(value) > max(2 * len(name), _SHORTEST_TEXT) and _is_headline(name)
        for name, value in data.items()
    )
    for name, value in data.items() if is_headed else ():
        found.columns.update({Field.HEADLINE: name})
        yield Record({**around.values, Field.HEADLINE: name, Field.TEXT: _text(value)})


def _is_headline(name: str) -> bool:
    """Whether a key can be a headline: no field's name, no day, no page, and more than a word of a program."""
    is_worded = not name.isascii() or " " in name
    return is_worded and not (field_of(name) or day_of(name) or page_of(name))


def _is_told(value: Data) -> bool:
    """Whether a value can be that of a field: a text, a number, a list of texts."""
    return isinstance(value, str | int | float) or (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(one, str) or _wrapped_text(one) for one in value)
    )


def _has_texts(data: Mapping[str, Data]) -> bool:
    """Whether an object has two texts at least, one of which may be an article's."""
    texts = [value for value in data.values() if isinstance(value, str) and value.strip()]
    return len(texts) > 1


def _holds_objects(value: Data) -> bool:
    if isinstance(value, dict):
        return True
    return isinstance(value, list) and any(isinstance(one, dict | list) for one in value)


def _is_article(data: Mapping[str, Data], columns: Columns) -> bool:
    """Whether an object is an article: it has a text; or a headline, and neither articles nor pages within it."""
    if Field.TEXT in columns:
        return bool(_text(data[columns[Field.TEXT]]).strip()) or Field.HEADLINE in columns
    return Field.HEADLINE in columns and not any(map(_has_headlines, data.values()))


def _has_headlines(value: Data) -> bool:
    """Whether objects within a value have headlines or texts: then they are the articles, or hold them."""
    ones = value if isinstance(value, list) else [value]
    for one in ones[:20]:
        if isinstance(one, dict):
            fields = {field_of(str(name)) for name in one}
            if fields & {Field.HEADLINE, Field.TEXT} or any(map(_has_headlines, one.values())):
                return True
    return False


def _record(data: Mapping[str, Data], columns: Columns, around: _Around) -> Record:
    own = {field: _text(data[name]) for field, name in columns.items()}
    own = {**_within(data), **{field: text for field, text in own.items() if text.strip()}}
    key = next(
        (str(data[name]) for name in data if plain_name(str(name)) in _plain_keys() and _is_told(data[name])),
        "",
    )
    return Record({**around.values, **own}, key=key)


def _within(data: Mapping[str, Data]) -> dict[Field, str]:
    """What objects right within an article say of it: {"meta": {"date": …, "page": …}, "title": …}."""
    inner = [value for name, value in data.items() if isinstance(value, dict) and field_of(str(name)) is None]
    found: dict[Field, str] = {}
    for one in inner:
        columns = take_columns(str(name) for name in one if _is_told(one[name]))
        found = {
            **{field: _text(one[name]) for field, name in columns.items() if field in _TOLD_WITHIN},
            **found,
        }
    return {field: text for field, text in found.items() if text.strip()}


def _plain_keys() -> frozenset[str]:
    return frozenset(map(plain_name, _KEYS))


def _is_page(data: Mapping[str, Data], inner: Sequence[tuple[str, Data]]) -> bool:
    """Whether an object around articles is a page: its articles stand right within it, or it says so."""
    is_said = any(field_of(str(name)) in {Field.PAGE, Field.PAGE_NAME} for name in data)
    return is_said or not any(_holds_pages(value) for _name, value in inner)


def _holds_pages(value: Data) -> bool:
    """Whether the objects in a list are themselves around articles."""
    ones = value if isinstance(value, list) else [value]
    return any(isinstance(one, dict) and any(map(_has_headlines, one.values())) for one in ones[:20])


def _about(data: Mapping[str, Data], columns: Columns, *, is_page: bool) -> dict[Field, str]:
    """What an object says of the articles within it. Its title is the page's name, or the paper's around pages."""
    found = {field: _text(data[name]) for field, name in columns.items() if field in _ABOUT}
    plain = {plain_name(str(name)): _text(value) for name, value in data.items() if _is_told(value)}
    if is_page:
        _add_page(found, plain)
    elif Field.PAPER not in found:
        name = next((plain[one] for one in _PAPER_NAMES if plain.get(one)), "")
        found[Field.SOURCE] = found.get(Field.SOURCE) or name
        if name and day_of(name) and Field.DAY not in found:
            found[Field.DAY] = name
    return found


def _add_page(found: dict[Field, str], plain: Mapping[str, str]) -> None:
    """A page's number and name under the names that objects of all kinds have for theirs."""
    named = [plain[one] for one in _PAGE_NAMES if plain.get(one)]
    if Field.PAGE not in found:
        told = [text for text in named if page_of(text)] + [
            plain[one] for one in _PAGE_NUMBERS if page_of(plain.get(one, "")) and len(plain[one]) <= 4
        ]
        if told:
            found[Field.PAGE] = told[0]
    if Field.PAGE_NAME not in found and named:
        found[Field.PAGE_NAME] = named[0]


def _named(name: str, value: Data, around: _Around) -> _Around:
    """What the key says under which articles stand: a page (`"01版：要闻": […]`), or a day."""
    if not isinstance(value, list | dict) or field_of(name):
        return around
    if day := day_of(name):
        return around.with_values({Field.DAY: name if day.date else ""})
    page = page_of(name)
    return around.with_values({Field.PAGE: name, Field.PAGE_NAME: page.name or ""}) if page else around


def _wrapped_text(value: Data) -> str:
    """The text in an object that is nothing but the shell of one: {"text": …}, {"name": …}."""
    if not isinstance(value, dict):
        return ""
    texts = [value[name] for name in _TEXTS if isinstance(value.get(name), str)]
    return texts[0] if texts and not any(isinstance(one, dict | list) for one in value.values()) else ""


def _text(value: Data) -> str:
    """A value as text: a list has a line for each of its own."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, list):
        return "\n".join(one if isinstance(one, str) else _wrapped_text(one) for one in value)
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
