"""One saved file of an e-paper: what it says of its page and its issue, and the article in it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.importers.formats.epaper.body import Span, Written, find_spans, read_body
from reader.importers.formats.epaper.dates import common_date, date_in_address, find_printed_date
from reader.importers.formats.epaper.fields import Fields, find_fields
from reader.importers.formats.epaper.links import (
    Link,
    find_links,
    is_followed,
    is_node_key,
    key_of,
    listed_articles,
    reference_of,
)
from reader.importers.formats.epaper.numbering import PageName, find_page_name, page_list, parse_page_name
from reader.importers.formats.epaper.shapes import MOST_AREAS, PictureMap, find_map
from reader.importers.formats.epaper.structure import find_main, furniture
from reader.importers.formats.epaper.titles import find_titles
from reader.importers.formats.epaper.wording import flow, plain, read_lines
from reader.importers.layout.lines import Line, width
from reader.importers.layout.masthead import Masthead, read_masthead
from reader.importers.source.html_tokens import MOST_TOKENS, Kind, read_markup

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from reader.core.days.dates import PrintedDate
    from reader.importers.source.html_tokens import Token

_SAVED_FROM = re.compile(r"saved from url=\(\d{1,6}\)(\S{1,2000})", re.IGNORECASE)
_WIDEST_LINE = 60
_HEADING = re.compile(r"h[1-6]")
_NUMBERED = re.compile(r"\d{1,3}\s*[.．、]")
_HEADINGS_OF_ARTICLE = 2
_LONGEST_PAGE = 40
_LOADED = {"img": "src", "script": "src", "link": "href", "input": "src", "iframe": "src", "frame": "src"}


@dataclass(frozen=True, slots=True)
class SavedFile:
    """A file and its text. `address`: where it was saved from, if an envelope tells that."""

    path: Path
    text: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """The article of a file, before its bylines are told from its text."""

    fields: Fields
    written: Written


@dataclass(frozen=True, slots=True)
class SavedPage:
    """What one file says.

    `keys` are those that links to it may have; `told` is the day of its address. `listed` are the pages of
    the issue by their keys; `picture` is the page's picture with its areas; `pdf` what the page links to as
    its PDF; `references` are the addresses of its articles by their keys; `loaded` are the files it shows.
    `is_cut`: it has more in it than any page.
    """

    path: Path
    keys: tuple[str, ...]
    printed: PrintedDate | None = None
    told: date | None = None
    titles: Counter[str] = field(default_factory=Counter)
    masthead: Masthead = field(default_factory=Masthead)
    page: PageName | None = None
    listed: dict[str, PageName] = field(default_factory=dict)
    picture: PictureMap = field(default_factory=PictureMap)
    links: tuple[Link, ...] = ()
    references: dict[str, str] = field(default_factory=dict)
    pdf: str | None = None
    loaded: tuple[str, ...] = ()
    story: Story | None = None
    is_cut: bool = False
    articles: frozenset[str] = frozenset()
    """The keys of the articles its links lead to."""
    under: dict[str, str] = field(default_factory=dict)
    """Where it lists the articles of several pages: each one's page, by its key."""

    @property
    def date(self) -> date | None:
        """The day it belongs to; None for a date that does not exist."""
        return self.printed.date if self.printed else self.told

    @property
    def is_node(self) -> bool:
        """Whether it is a page with its list of articles, and no article itself."""
        return self.story is None and (bool(self.picture.areas) or bool(self.articles))

    @property
    def names_page(self) -> bool:
        """Whether it says which page of an issue it is, or lists its pages."""
        return self.page is not None or bool(self.listed)

    def labels(self) -> dict[str, str]:
        """The headlines in its lists, by key."""
        return {link.key: link.label for link in reversed(self.links) if link.label}


def read_page(file: SavedFile) -> SavedPage:
    """What a file says. Never fails: what is not there is empty."""
    tokens = read_markup(file.text)
    window = _head_title(tokens)
    story, rest = _story(tokens, window)
    links = find_links(rest)
    picture = find_map(rest)
    lines = read_lines(rest, links=False)
    address = file.address or _saved_from(tokens)
    keys = _keys(file, address, story)
    told = _told_date(file, address, rest, picture)
    printed = find_printed_date(lines, told)
    listed = page_list(links)
    named = find_page_name(lines, listed, keys) or parse_page_name(window)
    articles = listed_articles([link for link in links if link.key not in {*listed, *keys}])
    if story is None and not (picture.areas or articles):
        story, rest = _built_story(tokens, window)
    return SavedPage(
        file.path,
        keys,
        printed=printed,
        told=told,
        titles=_titles(window, lines, file, story),
        masthead=_masthead(lines, printed),
        page=named,
        listed=listed,
        picture=picture,
        links=tuple(links),
        references=_references(rest, links, articles),
        pdf=_own_pdf(links, named),
        loaded=tuple(_loaded(tokens)),
        story=story,
        is_cut=len(tokens) >= MOST_TOKENS or any(token.is_open for token in tokens[-1:]),
        articles=articles,
        under=_pages_above(links, listed, articles),
    )


def _pages_above(
    links: Sequence[Link], listed: dict[str, PageName], articles: frozenset[str]
) -> dict[str, str]:
    """The page that is named above each article in a list of the whole issue; empty where it lists one page only."""
    found: dict[str, str] = {}
    above: str | None = None
    for link in links:
        if link.key in listed:
            above = listed[link.key].number
        elif above and link.key in articles:
            found.setdefault(link.key, above)
    return found if len(set(found.values())) > 1 else {}


def _built_story(tokens: Sequence[Token], window: str) -> tuple[Story | None, list[Token]]:
    """The article of a page without marks, as the page is built, and the tokens that are not its text."""
    span = None if _is_outline(tokens) else find_main(tokens)
    if span is None:
        return None, list(tokens)
    start, stop = span
    rest = [*tokens[:start], *tokens[stop:]]
    fields, written = find_fields(rest, window), read_body(tokens, [Span(start, stop)])
    written.paragraphs = list(furniture(written.paragraphs, fields.title))
    return (Story(fields, written) if written.paragraphs else None), rest


def _is_outline(tokens: Sequence[Token]) -> bool:
    """Whether the headings are those of several articles: they name pages above others, or are numbered."""
    places = [
        at for at, token in enumerate(tokens) if token.kind is Kind.START and _HEADING.fullmatch(token.text)
    ]
    texts = [
        flow(" ".join(one.text for one in tokens[at + 1 : at + 8] if one.kind is Kind.TEXT)) for at in places
    ]
    pages = sum(1 for text in texts if parse_page_name(text[:_LONGEST_PAGE]))
    numbered = sum(1 for text in texts if _NUMBERED.match(text))
    return len(texts) > _HEADINGS_OF_ARTICLE and (pages > 0 or numbered > 1)


def _story(tokens: Sequence[Token], window: str) -> tuple[Story | None, list[Token]]:
    """The article between marks, and the tokens that are not its text."""
    spans = find_spans(tokens)
    if not spans:
        return None, list(tokens)
    inside = [range(span.start, span.stop) for span in spans]
    rest = [token for place, token in enumerate(tokens) if not any(place in one for one in inside[:20])]
    story = Story(find_fields(tokens, window, rest), read_body(tokens, spans))
    is_told = story.fields.title or story.written.paragraphs or story.written.captions
    return story if is_told else None, rest


def _saved_from(tokens: Sequence[Token]) -> str:
    """The address that a browser writes into the file, or that the page has as its own."""
    for token in tokens[:400]:
        found = _SAVED_FROM.search(token.text[:3000]) if token.kind is Kind.COMMENT else None
        if found:
            return found[1]
        if token.is_start("link") and token.attributes.get("rel", "").lower() == "canonical":
            return token.attributes.get("href", "")
    return ""


def _keys(file: SavedFile, address: str, story: Story | None) -> tuple[str, ...]:
    named = [key_of(file.path.name), key_of(address)]
    if story and story.fields.articleid.isdecimal():
        named.append(f"content_{story.fields.articleid}")
    return tuple(dict.fromkeys(filter(None, named)))


def _references(tokens: Sequence[Token], links: Sequence[Link], articles: frozenset[str]) -> dict[str, str]:
    """Where the articles are said to be, those of the picture first."""
    areas = [reference_of(token.attributes) for token in tokens if token.is_start("area")][:MOST_AREAS]
    found = {key_of(area): area for area in reversed(areas) if is_followed(area)}
    listed = {link.key: link.reference for link in reversed(links) if link.key in articles}
    return listed | found


def _is_pdf(reference: str) -> bool:
    return reference.lower().split("?")[0].endswith(".pdf")


def _own_pdf(links: Sequence[Link], named: PageName | None) -> str | None:
    """The page's PDF: where the list of pages has one for each, that behind the page's own name."""
    found: dict[str | None, str] = {}
    before: tuple[int, str] | None = None
    for link in links:
        if _is_pdf(link.reference):
            found.setdefault(before[1] if before and before[0] == link.run else None, link.reference)
        elif page := parse_page_name(link.label):
            before = (link.run, page.number)
    return found.get(named.number if named else None) or found.get(None)


def _told_date(file: SavedFile, address: str, tokens: Sequence[Token], picture: PictureMap) -> date | None:
    """The day in the file's own address, else in those of its articles and its picture."""
    areas = [token.attributes.get("href", "") for token in tokens if token.is_start("area")]
    return (
        date_in_address(address)
        or common_date([*areas, picture.reference or ""])
        or date_in_address(file.path.as_posix())
    )


def _titles(head_title: str, lines: Sequence[str], file: SavedFile, story: Story | None) -> Counter[str]:
    stems = [file.path.name.partition(".htm")[0], *(part.name for part in list(file.path.parents)[:6])]
    headline = story.fields.title if story else ""
    if story and plain(headline) and plain(file.path.stem).startswith(plain(headline)):
        stems = stems[1:]
    return find_titles(head_title, lines, stems, headline=headline, is_node=story is None)


def _head_title(tokens: Sequence[Token]) -> str:
    for place, token in enumerate(tokens[:2000]):
        if token.is_start("title"):
            return flow(" ".join(one.text for one in tokens[place + 1 : place + 3] if one.kind is Kind.TEXT))
    return ""


def _masthead(lines: Sequence[str], printed: PrintedDate | None) -> Masthead:
    """What stands around the date: weekday, lunar date, number of the issue."""
    place = next((at for at, line in enumerate(lines) if printed and printed.text in line), None)
    if place is None:
        return Masthead()
    near = [line for line in lines[max(0, place - 1) : place + 3] if width(line) <= _WIDEST_LINE]
    return read_masthead([Line(line) for line in near])


def _loaded(tokens: Sequence[Token]) -> Iterator[str]:
    """The files that the page shows or needs, and those it offers to take away."""
    for token in tokens:
        if token.kind is not Kind.START:
            continue
        reference = token.attributes.get(_LOADED.get(token.text, ""), "") or token.attributes.get(
            "background", ""
        )
        if token.text == "a" and _is_pdf(token.attributes.get("href", "")):
            reference = token.attributes["href"]
        if is_followed(reference) and not is_node_key(key_of(reference)):
            yield reference
