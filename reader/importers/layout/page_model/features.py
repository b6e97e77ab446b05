"""What speaks for a line's label: its own look, where it stands, and whether the text goes on across it.

A feature is a word such as `below:start:0`; what it says for each label is learned. Their names are kept in
resources/page_model.json.gz: where one changes, the weights must be made again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.importers.layout.masthead import read_masthead
from reader.importers.layout.page_model.around import FURNITURE, Around, ended
from reader.importers.layout.punctuation import begins_item, closes_other, goes_on, is_aside
from reader.importers.layout.rules import rule
from reader.importers.layout.wording import DECK, HEADLINE, KICKER, starts_with_dash

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
_BUCKETS = (2, 4, 6, 9, 13, 17, 22, 28, 36, 60)


def page_features(lines: Sequence[Line], setting: Setting) -> list[list[str]]:
    """For each line of a file the names of what it shows."""
    page = Around(lines, setting)
    masthead = read_masthead(lines).line_count
    return [
        [
            *_own(one, at, page),
            *_worded(one),
            *_placed(one, at, page),
            *_at_edges(one, at, page, masthead),
            *(_in_run(one, at, page) if page.short[at] else _in_text(one, at, page)),
        ]
        for at, one in enumerate(page.seen)
    ]


def _own(one: Seen, at: int, page: Around) -> Iterator[str]:
    """The line by itself."""
    text, kind, wide = one.line.text, one.kind, _bucket(one.wide)
    yield f"k:{kind}"
    yield f"w:{wide}"
    yield f"kw:{kind}:{wide}"
    yield f"end:{_end(text)}:{kind}"
    yield f"begin:{_begin(text)}"
    for flag in one.flags:
        yield f"flag:{flag}:{kind}"
    yield f"full:{page.full[at]}:{kind}"
    yield f"block:{page.blocks[at]}"
    yield f"block:{page.blocks[at]}:{kind}"
    if one.is_open:
        yield "open pair"
    if closes_other(text):
        yield "closes"
    if is_aside(text):
        yield "aside"
    if " " in text or "\u3000" in text:
        yield "spaced:" + ("s" if one.wide < 30 else "l")
    if "，" in text:
        yield "comma"


def _worded(one: Seen) -> Iterator[str]:
    """The words of a line that is no text."""
    if one.wide > _WIDEST_WORDED:
        return
    text = one.line.text
    for word in set(_WORDS.findall(text)):
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


def _placed(one: Seen, at: int, page: Around) -> Iterator[str]:
    """The white space around a line, and how the line above it ends."""
    above = page.gap(at) if at else "top"
    below = page.gap(at + 1)
    short = "s" if page.short[at] else "t"
    led = "led" if 1.5 <= one.line.indent <= 3 else "far" if one.line.indent > 3 else "un"
    yield f"led:{led}:{page.setting.has_indents}"
    yield f"gaps:{above}:{below}:{short}"
    yield f"gk:{above}:{one.kind}"
    yield f"gkb:{below}:{one.kind}"
    over = page.above(at)
    yield f"apart:{above}:{over}:{short}"
    yield f"apart:{above}:{over}:{page.full[at]}:{short}"
    if begins_item(one.line.text):
        yield "item"
        yield f"item:{above}:{below}:{short}:{one.is_finished}"


def _at_edges(one: Seen, at: int, page: Around, masthead: int) -> Iterator[str]:
    """How near a line stands to the masthead, to a sheet's or the file's edge, to furniture."""
    count = len(page.seen)
    if at < masthead + 2:
        where = "in" if at < masthead else at - masthead
        yield f"masthead:{where}:{one.kind}"
        yield f"masthead:{where}"
    if one.line.starts_sheet:
        yield f"sheet:{one.kind}"
    if at + 1 < count and page.seen[at + 1].line.starts_sheet:
        yield f"sheet ends:{one.kind}"
    if one.wide <= _WIDEST_WORDED:
        yield from _by_furniture(one, at, page)
    if at < 3:
        yield f"from top:{at}:{one.kind}"
    if count - at <= 3:
        yield f"from end:{count - at}:{one.kind}"


def _by_furniture(one: Seen, at: int, page: Around) -> Iterator[str]:
    above = page.gap(at) if at else "top"
    before = page.seen[at - 1] if at else None
    after = page.seen[at + 1] if at + 1 < len(page.seen) else None
    role = before is not None and "role first" in before.flags
    yield f"under role:{role}:{one.kind}:{page.full[at - 1] if at else '-'}:{above}"
    head = "head" if before and before.kind in FURNITURE else "-"
    foot = "head" if after and after.kind in FURNITURE else "-"
    yield f"by head:{head}:{foot}"
    yield f"by head:{head}:{foot}:{one.kind}:{above}:{page.gap(at + 1)}"


def _in_run(one: Seen, at: int, page: Around) -> Iterator[str]:
    """Of a short line: which of its run it is, and what stands around the run."""
    start, end = page.runs[at]
    above, below = page.above(start), page.below(end)
    nth, left, size = at - start, end - at - 1, end - start
    yield f"run size:{min(size, 8)}:{min(nth, 3)}"
    for way, other in (("prev", at - 1), ("next", at + 1)):
        if start <= other < end and page.seen[other].kind != "short":
            yield f"{way} in run:{page.seen[other].kind}"
    yield f"run:{min(nth, 3)}:{min(left, 3)}"
    yield f"above:{above}:{min(nth, 2)}"
    yield f"below:{below}:{min(left, 2)}"
    yield f"around:{above}:{below}"
    yield f"around:{above}:{below}:{min(size, 3)}:{min(nth, 2)}"
    yield f"signing:{page.signing}:{below}:{min(left, 1)}"
    yield f"signing:{page.signing}:{below}:{above}:{min(size, 2)}"
    if size == 1:
        yield f"since:{page.distance(start, -1)}:{below}"
        yield f"until:{page.distance(start, 1)}:{below}"
        yield f"siblings:{page.siblings.get(at, 0)}:{below in ('start', 'byline')}"
    yield from _run_gaps(at, page)
    yield from _run_coherence(one, at, page)
    yield from _beside(one, at, page)


def _run_gaps(at: int, page: Around) -> Iterator[str]:
    """The white space above and below a run, and which text it stands nearer to."""
    start, end = page.runs[at]
    above, below, size = page.above(start), page.below(end), end - start
    gap, under, kin = page.gap(start) if start else "top", page.gap(end), page.kinship(start, end)
    yield f"run gaps:{gap}:{under}:{min(size, 2)}"
    yield f"run gaps:{gap}:{under}:{below}:{above}"
    is_edge = not start or end >= len(page.seen)
    nearer = "-" if is_edge else "above" if gap < under else "below" if under < gap else "even"
    yield f"nearer:{nearer}:{page.setting.are_headings_below}:{above}:{below}"
    yield f"nearer:{nearer}:{page.setting.are_headings_below}:{kin}"
    yield f"kin:{kin}:{min(size, 2)}"
    yield f"kin:{kin}:{above}:{below}"
    yield f"run full:{page.full[at]}:{min(size, 2)}:{under}:{above}"


def _run_coherence(one: Seen, at: int, page: Around) -> Iterator[str]:
    """Whether a sentence goes on across a run, or from the line above or into the line below."""
    start, end = page.runs[at]
    above, below, left = page.above(start), page.below(end), end - at - 1
    across = page.across(start, end)
    yield f"across:{across}"
    yield f"across:{across}:{_bucket(one.wide)}"
    yield f"run full:{page.full[at]}:{below}:{page.seam(at)}"
    yield f"seam below:{page.seam(at)}:{below if not left else 'run'}"
    yield f"seam above:{page.seam(at - 1)}:{above if at == start else 'run'}"
    last = one.line.text[-1]
    if last in _NO_LAST:
        yield f"ends within:{last}"
        yield "ends within"
    if not left and end < len(page.seen):
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


def _in_text(one: Seen, at: int, page: Around) -> Iterator[str]:
    """Of a longer line: whether it goes on with the one above it."""
    before = page.seen[at - 1] if at else None
    last = "top" if before is None else "short" if page.short[at - 1] else before.kind
    yield f"prev:{last}:{one.kind}"
    if one.kind == "advertisement":
        end = page.runs[at + 1][1] if at + 1 < len(page.seen) and page.short[at + 1] else at + 1
        yield f"advertised:{min(end - at - 1, 3)}:{page.below(end)}:{page.gap(at)}"
    if before is None:
        return
    if page.short[at - 1]:
        start, end = page.runs[at - 1]
        yield f"below run:{page.signing}:{one.kind}:{min(end - start, 3)}"
        yield f"below run:{page.signing}:{page.above(start)}:{min(end - start, 2)}"
        return
    gap, over, full = page.gap(at), ended(before), page.full[at - 1]
    led = "led" if one.line.indent >= 1.5 else "un"
    yield f"seam:{page.seam(at - 1)}:{over}:{one.line.gap > 0}"
    yield f"joined:{page.joined[at]}"
    yield f"joined:{page.joined[at]}:{over}:{gap}"
    yield f"joint:{over}:{full}:{gap}"
    yield f"joint:{over}:{full}:{led}:{page.setting.has_indents}"
    yield f"joint:{over}:{one.line.gap > 0}:{led}:{page.setting.measure is not None}"


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
