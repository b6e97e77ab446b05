"""What speaks for a line's label: its own look, where it stands, and whether the text goes on across it.

A feature is a word such as `below:start:0`; what it says for each label is learned. Their names are kept in
resources/page_model.json.gz: where one changes, the weights must be made again.

Most lines of a file look like many others. So what a line shows is put as a few shapes first, which are cheap to make
and compare; the words of a shape are spelt out, and their weights summed, once for all lines that share it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reader.importers.layout.masthead import count_masthead_lines
from reader.importers.layout.page_model.around import FURNITURE, Around
from reader.importers.layout.page_model.seen import PLAIN
from reader.importers.layout.punctuation import begins_item, closes_other, goes_on, is_aside
from reader.importers.layout.rules import rule
from reader.importers.layout.wording import DECK, HEADLINE, KICKER, starts_with_dash

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reader.importers.layout.lines import Line
    from reader.importers.layout.page_model.seen import Seen
    from reader.importers.layout.setting import Setting

_SIGNS = (("K", KICKER), ("H", HEADLINE), ("D", DECK))
_WORDS = rule(
    r"记者|通讯员|评论员|编者|图为|摄影|摄|广告|启事|公告|声明|更正|编辑|校对|电话|热线|地址|邮编|网址|℃|元|公斤"
    r"|问|答|完|待续|本报|新华社|同志|逝世|讣告|专栏|副刊|责任|制图|漫画|链接|名片|简介|提示|作者|年|月|日|版|第|期"
)
_WIDEST_WORDED = 40
_NO_LAST = frozenset("的了和与及或在是为对将把被从到各每这那其个第以于由向让使并也还都就又但而着过每等不")
"""Words that seldom end a heading: where a line ends with one it was cut."""
_NO_FIRST = frozenset("的了着过们得地和与或是有也都就又才还而但并之所里上中下后来去个人年月日")
"""Words that seldom begin a paragraph."""
_NARROW = 30
_EDGE = 3
_LED = 1.5
_BUCKETS = (2, 4, 6, 9, 13, 17, 22, 28, 36, 60)


class Shape(NamedTuple):
    """What a line shows of one kind: the function that spells it out as features, and what that is given."""

    spell: Callable[..., Iterator[str]]
    shown: tuple[object, ...]

    def names(self) -> Iterator[str]:
        """The features."""
        return self.spell(*self.shown)


def page_features(lines: Sequence[Line], setting: Setting) -> list[list[str]]:
    """For each line of a file the names of what it shows."""
    return [
        [name for shape in shapes for name in shape.names()]
        for shapes in page_shapes(Around(lines, setting), count_masthead_lines(lines))
    ]


def page_shapes(page: Around, masthead: int) -> Iterator[Iterator[Shape]]:
    """For each line of a file what it shows; `masthead` counts the lines of that at the top."""
    return (_shapes(one, at, page, masthead) for at, one in enumerate(page.seen))


def _shapes(one: Seen, at: int, page: Around, masthead: int) -> Iterator[Shape]:
    yield _own_shape(one, at, page)
    yield _placed_shape(one, at, page)
    if worded := _worded(one):
        yield Shape(_as_it_is, worded)
    if edges := tuple(_at_edges(one, at, page, masthead)):
        yield Shape(_as_it_is, edges)
    if one.kind != "text" and one.wide <= _WIDEST_WORDED:
        yield _furniture_shape(one, at, page)
    if page.short[at]:
        yield from _run_shapes(one, at, page)
    else:
        yield _text_shape(one, at, page)


def _as_it_is(*names: str) -> Iterator[str]:
    return iter(names)


def _own_shape(one: Seen, at: int, page: Around) -> Shape:
    text = one.line.text
    is_spaced = " " in text or "\u3000" in text
    return Shape(
        _own,
        (
            one.kind, _bucket(one.wide), _end(text), _begin(text), one.flags, page.full[at], page.blocks[at],
            one.is_open, closes_other(text), is_aside(text),
            "" if not is_spaced else "s" if one.wide < _NARROW else "l", "，" in text,
        ),
    )  # fmt: skip


def _own(  # noqa: PLR0913, PLR0917 - what is seen of a line
    kind: str, wide: str, end: str, begin: str, flags: tuple[str, ...], full: str, block: str,
    is_open: bool, closes: bool, aside: bool, spaced: str, has_comma: bool,
) -> Iterator[str]:  # fmt: skip
    """The line by itself."""
    yield f"k:{kind}"
    yield f"w:{wide}"
    yield f"kw:{kind}:{wide}"
    yield f"end:{end}:{kind}"
    yield f"begin:{begin}"
    for flag in flags:
        yield f"flag:{flag}:{kind}"
    yield f"full:{full}:{kind}"
    yield f"block:{block}"
    yield f"block:{block}:{kind}"
    if is_open:
        yield "open pair"
    if closes:
        yield "closes"
    if aside:
        yield "aside"
    if spaced:
        yield f"spaced:{spaced}"
    if has_comma:
        yield "comma"


@lru_cache(maxsize=1024)
def _words_of(text: str) -> tuple[str, ...]:
    return tuple(_spelt_words(text))


def _worded(one: Seen) -> tuple[str, ...]:
    """The words of a line that is no text."""
    return () if one.wide > _WIDEST_WORDED or one.kind == "text" else _words_of(one.line.text)


def _spelt_words(text: str) -> Iterator[str]:
    for word in sorted(set(_WORDS.findall(text))):
        yield f"word:{word}"
    for part, signs in _SIGNS:
        for sign in signs:
            if sign.pattern.search(text):
                yield f"sign:{part}:{sign.reason}"
    if starts_with_dash(text):
        yield "dash"
    digits = sum(char.isdigit() for char in text)
    if digits:
        yield "digits:" + ("many" if digits * 3 > len(text) else "some")


def _placed_shape(one: Seen, at: int, page: Around) -> Shape:
    led = "led" if 1.5 <= one.line.indent <= 3 else "far" if one.line.indent > 3 else "un"
    return Shape(
        _placed,
        (
            one.kind, page.gaps[at] if at else "top", page.gaps[at + 1], "s" if page.short[at] else "t", led,
            page.setting.has_indents, page.above(at), page.full[at], page.full[at - 1] if at else "-",
            page.apart(at), begins_item(one.line.text), one.is_finished,
        ),
    )  # fmt: skip


def _placed(  # noqa: PLR0913, PLR0917 - what is seen around a line
    kind: str, above: str, below: str, short: str, led: str, has_indents: bool, over: str, full: str,
    full_above: str, apart: str, is_item: bool, is_finished: bool,
) -> Iterator[str]:  # fmt: skip
    """The white space around a line, and how the line above it ends."""
    yield f"led:{led}:{has_indents}"
    yield f"gaps:{above}:{below}:{short}"
    yield f"gk:{above}:{kind}"
    yield f"gkb:{below}:{kind}"
    yield f"apart:{above}:{over}:{short}"
    yield f"apart:{above}:{over}:{full}:{short}"
    yield f"after:{full_above}:{over}:{full}:{above}:{short}"
    yield f"usual gap:{apart}:{short}"
    if is_item:
        yield "item"
        yield f"item:{above}:{below}:{short}:{is_finished}"


def _at_edges(one: Seen, at: int, page: Around, masthead: int) -> Iterator[str]:
    """How near a line stands to the masthead, to a sheet's or the file's edge."""
    count = len(page.seen)
    if at < masthead + 2:
        where = "in" if at < masthead else at - masthead
        yield f"masthead:{where}:{one.kind}"
        yield f"masthead:{where}"
    if one.line.starts_sheet:
        yield f"sheet:{one.kind}"
    if at + 1 < count and page.seen[at + 1].line.starts_sheet:
        yield f"sheet ends:{one.kind}"
    if at < _EDGE:
        yield f"from top:{at}:{one.kind}"
    if count - at <= _EDGE:
        yield f"from end:{count - at}:{one.kind}"


def _furniture_shape(one: Seen, at: int, page: Around) -> Shape:
    before = page.seen[at - 1] if at else None
    after = page.seen[at + 1] if at + 1 < len(page.seen) else None
    return Shape(
        _by_furniture,
        (
            one.kind, before is not None and "role first" in before.flags, page.full[at - 1] if at else "-",
            "head" if before and before.kind in FURNITURE else "-",
            "head" if after and after.kind in FURNITURE else "-",
            page.gaps[at] if at else "top", page.gaps[at + 1],
        ),
    )  # fmt: skip


def _by_furniture(
    kind: str, is_under_role: bool, full_above: str, head: str, foot: str, above: str, below: str
) -> Iterator[str]:
    """Whether a line stands under a role's name, or by heads and feet of pages."""
    yield f"under role:{is_under_role}:{kind}:{full_above}:{above}"
    yield f"by head:{head}:{foot}"
    yield f"by head:{head}:{foot}:{kind}:{above}:{below}"


def _run_shapes(one: Seen, at: int, page: Around) -> Iterator[Shape]:
    """Of a short line: which of its run it is, and what stands around the run."""
    start, end = page.runs[at]
    size, nth, left = min(end - start, 8), at - start, end - at - 1
    above, below = page.above(start), page.below(end)
    yield Shape(_in_run, (size, min(nth, 3), min(left, 3), above, below, page.signing))
    beside = [
        f"{way} in run:{page.seen[other].kind}"
        for way, other in (("prev", at - 1), ("next", at + 1))
        if start <= other < end and page.seen[other].kind != "short"
    ]
    if "，" in one.line.text:
        beside.append(f"pause:{page.gaps[at] if at else 'top'}:{page.gaps[at + 1]}:{min(size, 2)}")
    if size == 1:
        beside += _single(at, page, below)
    if one.kind == "short" and PLAIN.issuperset(one.flags):
        beside += [f"plain:{min(nth, 2)}:{below}", f"plain:{min(len(page.seen) - at, _EDGE)}"]
    beside += _beside(one, at, page)
    yield Shape(_as_it_is, tuple(beside))
    yield _gaps_shape(at, page, above, below)
    yield Shape(_as_it_is, tuple(_run_coherence(one, at, page, above, below)))


def _in_run(size: int, nth: int, left: int, above: str, below: str, signing: str) -> Iterator[str]:
    yield f"run size:{size}:{nth}"
    yield f"run:{nth}:{left}"
    yield f"above:{above}:{min(nth, 2)}"
    yield f"below:{below}:{min(left, 2)}"
    yield f"around:{above}:{below}"
    yield f"around:{above}:{below}:{min(size, 3)}:{min(nth, 2)}"
    yield f"signing:{signing}:{below}:{min(left, 1)}"
    yield f"signing:{signing}:{below}:{above}:{min(size, 2)}"


def _single(at: int, page: Around, below: str) -> Iterator[str]:
    """Of a short line by itself: how far the next is, and whether others like it stand nearby."""
    yield f"since:{page.distance(at, -1)}:{below}"
    yield f"until:{page.distance(at, 1)}:{below}"
    yield f"siblings:{page.siblings.get(at, 0)}:{below in ('start', 'byline')}"
    if at in page.twinned:
        yield "twin"
        yield f"twin:{page.signing}:{below}"


def _gaps_shape(at: int, page: Around, above: str, below: str) -> Shape:
    start, end = page.runs[at]
    gap, under = page.gaps[start] if start else "top", page.gaps[end]
    is_edge = not start or end >= len(page.seen)
    nearer = "-" if is_edge else "above" if gap < under else "below" if under < gap else "even"
    return Shape(
        _run_gaps,
        (
            min(end - start, 3), above, below, gap, under, nearer, page.setting.are_headings_below,
            page.kinship(start, end), page.full[at], page.apart(start), page.under(end), page.inner(at),
            page.is_crowded(start),
        ),
    )  # fmt: skip


def _run_gaps(  # noqa: PLR0913, PLR0917 - what is seen around a run
    size: int, above: str, below: str, gap: str, under: str, nearer: str, are_below: bool, kin: str,
    full: str, apart: str, below_gap: str, inner: str, is_crowded: bool,
) -> Iterator[str]:  # fmt: skip
    """The white space above and below a run, which text it stands nearer to, and which has its words."""
    few = min(size, 2)
    yield f"run gaps:{gap}:{under}:{few}"
    yield f"run gaps:{gap}:{under}:{below}:{above}"
    yield f"nearer:{nearer}:{are_below}:{above}:{below}"
    yield f"nearer:{nearer}:{are_below}:{kin}"
    yield f"kin:{kin}:{few}"
    yield f"kin:{kin}:{above}:{below}"
    yield f"run full:{full}:{few}:{under}:{above}"
    yield f"apart run:{apart}:{below_gap}:{size}"
    yield f"apart run:{apart}:{below}:{above}:{few}"
    yield f"inner:{inner}"
    yield f"inner:{inner}:{below}"
    yield f"inner:{inner}:{apart}:{kin}"
    if is_crowded:
        yield "crowded"
        yield f"crowded:{above}:{under}"


def _run_coherence(one: Seen, at: int, page: Around, above: str, below: str) -> Iterator[str]:
    """Whether a sentence goes on across a run, or from the line above or into the line below."""
    start, end = page.runs[at]
    across, last = page.across(start, end), one.line.text[-1]
    is_last, seam = at + 1 == end, page.seam(at)
    yield f"across:{across}"
    yield f"across:{across}:{_bucket(one.wide)}"
    yield f"run full:{page.full[at]}:{below}:{seam}"
    yield f"seam below:{seam}:{below if is_last else 'run'}"
    yield f"seam below:{seam}:{is_last}:{page.gaps[at + 1]}"
    yield f"seam above:{page.seam(at - 1)}:{above if at == start else 'run'}"
    if last in _NO_LAST:
        yield f"ends within:{last}"
        yield "ends within"
    if is_last and end < len(page.seen):
        text = page.seen[end].line.text
        yield f"text begins:{text[0] if text[0] in _NO_FIRST else _begin(text)}:{min(end - start, 2)}"


def _beside(one: Seen, at: int, page: Around) -> Iterator[str]:
    """Whether the lines beside a short line are like it: a heading amid prices has no figure, and they have."""
    start, end = page.runs[at]
    others = (at - 1, at, at + 1)
    is_last = at + 1 >= len(page.seen)
    parted = f"{one.line.gap > 0:d}{not is_last and page.seen[at + 1].line.gap > 0:d}"
    digits = "".join(_figures(page.seen[k]) if 0 <= k < len(page.seen) else "-" for k in others)
    yield f"digits around:{digits}:{parted}:{min(at - start, 1)}{min(end - at - 1, 1)}"
    looks = ":".join(page.blocks[k][:1] if 0 <= k < len(page.seen) else "-" for k in others)
    yield f"blocks:{looks}:{parted}"


def _figures(one: Seen) -> str:
    return "d" if any(map(str.isdigit, one.line.text)) else "n"


def _text_shape(one: Seen, at: int, page: Around) -> Shape:
    if not at:
        return Shape(_first_text, (one.kind,))
    before = page.seen[at - 1]
    advertised = _advertised(at, page) if one.kind == "advertisement" else ""
    if page.short[at - 1]:
        start, end = page.runs[at - 1]
        return Shape(_under_run, (one.kind, page.signing, page.above(start), min(end - start, 3), advertised))
    return Shape(
        _in_text,
        (
            one.kind, before.kind, advertised, page.gaps[at], one.line.gap > 0, page.ends[at - 1],
            page.full[at - 1], "led" if one.line.indent >= _LED else "un", page.seam(at - 1),
            page.joined[at], page.setting.has_indents, page.setting.measure is not None,
        ),
    )  # fmt: skip


def _advertised(at: int, page: Around) -> str:
    end = page.runs[at + 1][1] if at + 1 < len(page.seen) and page.short[at + 1] else at + 1
    return f"advertised:{min(end - at - 1, 3)}:{page.below(end)}:{page.gaps[at]}"


def _first_text(kind: str) -> Iterator[str]:
    yield f"prev:top:{kind}"


def _under_run(kind: str, signing: str, above: str, size: int, advertised: str) -> Iterator[str]:
    """Of a longer line below short ones."""
    yield f"prev:short:{kind}"
    yield f"below run:{signing}:{kind}:{size}"
    yield f"below run:{signing}:{above}:{min(size, 2)}"
    if advertised:
        yield advertised


def _in_text(  # noqa: PLR0913, PLR0917 - what is seen between two lines
    kind: str, before: str, advertised: str, gap: str, is_parted: bool, over: str, full: str, led: str,
    seam: str, joined: str, has_indents: bool, has_measure: bool,
) -> Iterator[str]:  # fmt: skip
    """Of a longer line below another: whether it goes on with it."""
    yield f"prev:{before}:{kind}"
    if advertised:
        yield advertised
    yield f"seam:{seam}:{over}:{is_parted}"
    yield f"joined:{joined}"
    yield f"joined:{joined}:{over}:{gap}"
    yield f"joint:{over}:{full}:{gap}"
    yield f"joint:{over}:{full}:{led}:{has_indents}"
    yield f"joint:{over}:{is_parted}:{led}:{has_measure}"


@lru_cache(maxsize=256)
def _bucket(wide: float) -> str:
    return str(next((edge for edge in _BUCKETS if wide <= edge), "more"))


def _end(text: str) -> str:
    last = text[-1]
    return last if last in "。！？!?…，、；：,;:”’」』）)》】—" else _sort(last)


def _begin(text: str) -> str:
    if goes_on(text):
        return "on"
    return text[0] if text[0] in "“‘《（(【—…" else _sort(text[0])


def _sort(char: str) -> str:
    if char.isdigit():
        return "digit"
    return "latin" if char.isascii() else "han" if char.isalnum() else "mark"
