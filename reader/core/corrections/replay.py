"""An issue as it was read, and the corrections made to it → the issue as mended.

Nothing is guessed: a correction that does not fit waits, and says why.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.core.corrections.changes import Edit, Merge, Move, Order, Split, text_digest
from reader.core.findings.codes import Code
from reader.core.findings.finding import doubt
from reader.core.paper import FIELDS, Article

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from reader.core.corrections.changes import Change, Correction, Run, TextChange
    from reader.core.findings.codes import Value
    from reader.core.findings.finding import Finding


@dataclass(frozen=True, slots=True)
class CorrectedArticle:
    """An article with what was read in its place.

    Both are joined and parted alike: every text that was read stands in one `original` and no other.
    """

    key: str
    article: Article
    original: Article

    @property
    def is_edited(self) -> bool:
        """Whether its text is another one than was read."""
        return self.article != self.original


@dataclass(frozen=True, slots=True)
class CorrectedPage:
    """A page with its articles in order."""

    number: str
    articles: tuple[CorrectedArticle, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A correction that cannot be applied now, and why."""

    correction: Correction
    reason: Finding


@dataclass(frozen=True, slots=True)
class CorrectedPages:
    """An issue after its corrections.

    `absorbed` tells for each key of an article joined into another which article it now stands in.
    """

    pages: tuple[CorrectedPage, ...]
    absorbed: Mapping[str, str]
    waiting: tuple[Waiting, ...] = ()


class _Misfit(Exception):  # noqa: N818 - no error: the correction waits
    """The change does not fit what stands there."""

    def __init__(self, code: Code, **parameters: Value) -> None:
        super().__init__(code)
        self.reason = doubt(code, **parameters)


def as_read(number: str, articles: Iterable[tuple[str, Article]]) -> CorrectedPage:
    """A page of articles, by key, that nothing has been done to."""
    return CorrectedPage(number, tuple(CorrectedArticle(key, it, it) for key, it in articles))


def replay(
    pages: Iterable[CorrectedPage], corrections: Iterable[Correction], taken: Collection[str] = ()
) -> CorrectedPages:
    """Apply corrections in their order to an issue as read; those undone are passed over.

    `taken` are keys that articles of other issues have.
    """
    draft, waiting = IssueDraft(pages, taken), []
    for correction in corrections:
        reason = None if correction.is_undone else draft.apply(correction.change)
        if reason:
            waiting.append(Waiting(correction, reason))
    return CorrectedPages(draft.pages, draft.absorbed, tuple(waiting))


class IssueDraft:
    """An issue being mended, one change after the other; each is applied wholly or not at all."""

    def __init__(self, pages: Iterable[CorrectedPage], taken: Collection[str] = ()) -> None:
        self._taken = taken
        self._pages = {page.number: list(page.articles) for page in pages}
        self._absorbed: dict[str, str] = {}

    @property
    def pages(self) -> tuple[CorrectedPage, ...]:
        """The pages as they are now."""
        return tuple(CorrectedPage(number, tuple(articles)) for number, articles in self._pages.items())

    @property
    def absorbed(self) -> Mapping[str, str]:
        """Keys of articles joined into another → the key of that one."""
        return {key: self._holder(key) for key in self._absorbed}

    def article(self, key: str) -> CorrectedArticle | None:
        """The article with this key, as it is now."""
        place = self._places().get(key)
        return self._pages[place[0]][place[1]] if place else None

    @property
    def keys(self) -> frozenset[str]:
        """Every key in use, those of articles joined into others included."""
        return frozenset(self._places()) | frozenset(self._absorbed)

    def apply(self, change: Change) -> Finding | None:
        """Make a change; gives the reason where it does not fit, and then nothing is changed."""
        try:
            match change:
                case Edit():
                    self._edit(change)
                case Merge():
                    self._merge(change)
                case Split():
                    self._split(change)
                case Move():
                    self._move(change)
                case Order():
                    self._order(change)
        except _Misfit as misfit:
            return misfit.reason
        return None

    def _places(self) -> dict[str, tuple[str, int]]:
        return {
            one.key: (number, at)
            for number, articles in self._pages.items()
            for at, one in enumerate(articles)
        }

    def _holder(self, key: str) -> str:
        while key in self._absorbed:
            key = self._absorbed[key]
        return key

    def _find(self, key: str, name: str) -> tuple[str, int, CorrectedArticle]:
        place = self._places().get(key)
        if place is None:
            raise _Misfit(Code.ARTICLE_GONE, name=name or key)
        return *place, self._pages[place[0]][place[1]]

    def _edit(self, edit: Edit) -> None:
        number, at, one = self._find(edit.key, edit.name)
        self._pages[number][at] = replace(one, article=_edited(one.article, edit))

    def _merge(self, merge: Merge) -> None:
        if len(set(merge.keys)) < max(2, len(merge.keys)):
            raise _Misfit(Code.TOO_FEW_TO_JOIN)
        names = [*merge.names, *[""] * len(merge.keys)]
        (home, _at, joined), *others = (self._find(*it) for it in zip(merge.keys, names, strict=False))
        for page, _place, other in others:
            article, original = other.article, other.original
            if page != home:
                article, original = (_continuing(it, page) for it in (article, original))
            joined = CorrectedArticle(
                joined.key, _joined(joined.article, article), _joined(joined.original, original)
            )
        gone = set(merge.keys[1:])
        for articles in self._pages.values():
            articles[:] = [
                joined if one.key == joined.key else one for one in articles if one.key not in gone
            ]
        self._absorbed.update(dict.fromkeys(merge.keys[1:], joined.key))

    def _split(self, split: Split) -> None:
        number, at, one = self._find(split.key, split.name)
        place = _place_of(split.paragraph, one.article.paragraphs, split.at)
        if place is None:
            raise _Misfit(Code.PARAGRAPH_GONE, name=split.name)
        if split.new_key in self.keys or split.new_key in self._taken:
            raise _Misfit(Code.SPLIT_ALREADY, name=split.name)
        then = _same_place(one.original.paragraphs, one.article.paragraphs, place)
        first, rest = _parted(one.article, place)
        former, former_rest = _parted(one.original, then)
        parts = CorrectedArticle(one.key, first, former), CorrectedArticle(split.new_key, rest, former_rest)
        self._pages[number][at : at + 1] = parts

    def _move(self, move: Move) -> None:
        number, at, one = self._find(move.key, move.name)
        if number != move.old_page:
            raise _Misfit(Code.NOT_ON_PAGE, name=move.name, page=move.old_page)
        if move.new_page not in self._pages:
            raise _Misfit(Code.NO_SUCH_PAGE, name=move.name, page=move.new_page)
        del self._pages[number][at]
        moved = CorrectedArticle(one.key, anchored(one.article, number), anchored(one.original, number))
        self._pages[move.new_page].append(moved)

    def _order(self, order: Order) -> None:
        number, _at, one = self._find(order.key, order.name)
        others = [it for it in self._pages[number] if it.key != one.key]
        keys = [it.key for it in others]
        if order.new_after is not None and order.new_after not in keys:
            raise _Misfit(Code.ORDER_GONE, name=order.name)
        place = 0 if order.new_after is None else keys.index(order.new_after) + 1
        self._pages[number] = [*others[:place], one, *others[place:]]


def _edited(article: Article, edit: Edit) -> Article:
    """The article with the edit made. A field that reads as it should already is left alone."""
    new: dict[str, object] = {}
    for change in edit.fields:
        if getattr(article, change.field) not in (change.old, change.new):
            raise _Misfit(Code.TEXT_DIFFERS, name=edit.name)
        new[change.field] = change.new
    if edit.authors:
        if article.authors not in (edit.authors.old, edit.authors.new):
            raise _Misfit(Code.BYLINE_DIFFERS, name=edit.name)
        new["authors"] = edit.authors.new
    if edit.text:
        paragraphs = _changed(article.paragraphs, edit.text)
        if paragraphs is None:
            raise _Misfit(Code.PARAGRAPHS_DIFFER, name=edit.name)
        new["paragraphs"] = paragraphs
    return replace(article, **new)  # type: ignore[arg-type]  # each value is of its field's type


def _changed(now: tuple[str, ...], change: TextChange) -> tuple[str, ...] | None:
    """The paragraphs with each run in its place; None where one has no place, or more than one."""
    digest = text_digest(now)
    if digest == change.after:
        return now
    return _laid(now, change.runs) if digest == change.before else _sought(now, change.runs)


def _laid(now: tuple[str, ...], runs: Iterable[Run]) -> tuple[str, ...] | None:
    """Nothing else has changed: each run stands where it stood."""
    made, shift = list(now), 0
    for run in runs:
        at = run.at + shift
        if at < 0 or tuple(made[at : at + len(run.old)]) != run.old:
            return None
        made[at : at + len(run.old)] = run.new
        shift += len(run.new) - len(run.old)
    return tuple(made)


def _sought(now: tuple[str, ...], runs: Iterable[Run]) -> tuple[str, ...] | None:
    """Other paragraphs have changed: each run is looked for, in order; one that reads right already is left."""
    made, floor = list(now), 0
    for run in runs:
        there = _only_place(run.new, made, floor) if run.new else None
        at = _only_place(run.old, made, floor)
        if there is not None and (at is None or there <= at < there + len(run.new)):
            floor = there + len(run.new)
        elif at is not None:
            made[at : at + len(run.old)] = run.new
            floor = at + len(run.new)
        else:
            return None
    return tuple(made)


def _only_place(wanted: Sequence[str], paragraphs: Sequence[str], floor: int) -> int | None:
    """Where the paragraphs stand one after the other from `floor` on, if that is in one place only."""
    if not wanted:
        return 0 if not paragraphs else None
    span = range(floor, len(paragraphs) - len(wanted) + 1)
    found = [at for at in span if list(paragraphs[at : at + len(wanted)]) == list(wanted)]
    return found[0] if len(found) == 1 else None


def _place_of(paragraph: str, paragraphs: Sequence[str], at: int) -> int | None:
    """Where an article is to be parted: at the same number, else wherever the paragraph stands alone."""
    if 0 < at < len(paragraphs) and paragraphs[at] == paragraph:
        return at
    return _only_place([paragraph], paragraphs, 1)


def _same_place(read: Sequence[str], now: Sequence[str], at: int) -> int:
    """The paragraph of what was read that answers to number `at` of what stands there now."""
    from difflib import SequenceMatcher

    if tuple(read) == tuple(now):
        return at
    matcher = SequenceMatcher(None, read, now, autojunk=False)
    for _kind, start, end, now_start, now_end in matcher.get_opcodes():
        if now_start <= at < now_end:
            return min(end, start + at - now_start)
    return len(read)


def _parted(article: Article, at: int) -> tuple[Article, Article]:
    """The article up to a paragraph with its headings, and the rest with none; both lie where it lay."""
    first = replace(article, paragraphs=article.paragraphs[:at], truncated=False)
    rest = Article(
        paragraphs=article.paragraphs[at:], truncated=article.truncated, regions=article.regions,
        continued_on=article.continued_on,
    )  # fmt: skip
    return first, rest


def _joined(first: Article, second: Article) -> Article:
    """Both as one: headings the first has not are the second's, its others stand before its paragraphs."""
    others = [
        text
        for name in FIELDS
        if (text := getattr(second, name)) and getattr(first, name) not in (None, text)
    ]
    return Article(
        **{name: getattr(first, name) or getattr(second, name) for name in FIELDS},
        authors=(*first.authors, *(it for it in second.authors if it not in first.authors)),
        paragraphs=(*first.paragraphs, *others, *second.paragraphs),
        truncated=second.truncated,
        regions=(*first.regions, *second.regions),
        continued_on=tuple(dict.fromkeys((*first.continued_on, *second.continued_on))),
        byline="\u3000".join(dict.fromkeys(filter(None, (first.byline, second.byline)))) or None,
    )


def _continuing(article: Article, page: str) -> Article:
    """The article as a part of one that begins on another page."""
    return replace(anchored(article, page), continued_on=(page, *article.continued_on))


def anchored(article: Article, page: str) -> Article:
    """The article with each region bound to the page it lies on, so that it can be moved to another."""
    if all(region.page is not None for region in article.regions):
        return article
    regions = (it if it.page is not None else it._replace(page=page) for it in article.regions)
    return replace(article, regions=tuple(regions))
