"""Where marks stand after texts were read again and corrected: python -m tests.benchmarks.anchoring [--marks N].

Issues are made up: articles, and notices that differ in their numbers or names alone. Words are marked in them,
and all is read again: characters misread, put in and left out, words corrected, paragraphs joined, parted, moved
and dropped, articles parted, put together and dropped, keys changed about; and lookalikes are planted, in the same
article and in others, beside what they look like or in its stead. Every character knows where it came from: what
is right is known. Landing on the very same words elsewhere counts as wrong. Printed is how many marks
stand where they stood (right), elsewhere (wrong: there must be none), and nowhere though their words are there
(missed).
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from reader.core.annotations.anchoring import candidates, find_place
from reader.core.annotations.nouns import Colour, Highlight, MarkedText, context_of, digest_of, paragraph_at

if TYPE_CHECKING:
    from collections.abc import Callable

NOON = datetime(2024, 3, 1, 12, tzinfo=UTC)
DAY = date(1987, 5, 12)


def _words(text: str) -> list[str]:
    return text.split()


NOUNS = _words(
    "渡口 堤坝 茶园 晒场 供销社 卫生所 拖拉机 水库 粮站 祠堂 石桥 小学 放映队 "
    "电话线 砖窑 鱼塘 竹编厂 林场 集市 邮亭 码头 油坊 磨坊 铁匠铺 汽车站 灯塔 "
    "盐田 果园 苗圃 蚕房 布店 裁缝社 图书角 广播站 民兵营 托儿所 敬老院 食堂 "
    "锅炉房 水渠 泵房 变电所 猪场 牛棚 打谷机 收割队 测量队 剧团 腰鼓队 篮球场 "
    "礼堂 旅社 照相馆 理发店 澡堂 煤场 木材行 船厂 渔业队 冷库"
)
VERBS = _words(
    "修好了 开了张 添了人手 换了新的 通了水 收了工 挤满了人 立了规矩 打了报告 上了墙 "
    "传开了 有了着落 搬了家 停了电 评上先进 刷了白灰 改了章程 缺了零件 等着验收 "
    "补了窟窿 赶上了好年景 招了学徒 关了半个月 摆满了年货 接上了线 出了头一批货 "
    "让给了邻村 没了下文"
)
ADVERBS = _words(
    "去年冬天 眼下 头一回 前几天 立夏以后 天刚亮 赶在雨季前 听说 说起来 一到傍晚 "
    "按老规矩 不多时 谁都没想到 开春以来 月底以前 散会以后 当天下午 连着几夜 从那时起 "
    "老人们讲 话虽如此 直到如今 好在 逢着赶场"
)
SURNAMES, GIVEN = "王李张刘陈杨黄赵周吴徐孙马朱胡", "明华秀英建国志强桂兰德福春梅永生小平"
RARE = "龘犇鑫淼焱垚驫麤"
MISREAD = "日曰己已末未土士人入大太干千木本"


_THINGS = re.compile("|".join(sorted((*NOUNS, *VERBS), key=len, reverse=True)))


@dataclass(frozen=True, slots=True)
class Sign:
    """A character, and the one it came from: 0 for what was planted."""

    text: str
    origin: int = 0


Paragraph = list[Sign]


def _differ(one: Paragraph, other: Paragraph) -> bool:
    """Whether two paragraphs read otherwise: the very same words are no lookalike."""
    return [it.text for it in one] != [it.text for it in other]


@dataclass(slots=True)
class Story:
    """An article while it is read again."""

    key: str
    paragraphs: list[Paragraph]

    @property
    def text(self) -> str:
        """As `text_of` has it."""
        return "\n".join("".join(sign.text for sign in it) for it in self.paragraphs)

    @property
    def origins(self) -> list[int]:
        """Where each character of the text came from; 0 for line ends."""
        found: list[int] = []
        for it in self.paragraphs:
            found += [*(sign.origin for sign in it for _unit in sign.text), 0]
        return found[:-1]


@dataclass(slots=True)
class Tally:
    """What became of the marks."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    gone: int = 0
    offered: int = 0
    """Of those missed, how many had their place among the candidates."""
    examples: list[str] = field(default_factory=list)
    by_fault: Counter[str] = field(default_factory=Counter)

    @property
    def moved(self) -> float:
        """The share of the marks whose words are there that stand on them."""
        return self.right / max(1, self.right + self.missed)


class Press:
    """Makes up an issue and reads it again."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self._origin = 0

    # making up

    def issue(self) -> list[Story]:
        """Articles, some of them alike but for numbers or a name, some with a paragraph of another."""
        stories = [self._story() for _ in range(self.random.randint(3, 7))]
        notice = self._notice()
        stories += [
            self._story([*self._variants(notice), self._sentence()]) for _ in range(self.random.randint(0, 3))
        ]
        for story in stories:
            if self.random.random() < 0.3:
                self._plant(
                    story, self._copy_of(self.random.choice(story.paragraphs), self._kind()), is_own=True
                )
            if self.random.random() < 0.15:
                shared = self.random.choice(self.random.choice(stories).paragraphs)
                self._plant(story, self._copy_of(shared, self._kind()), is_own=True)
        for nth, story in enumerate(stories):
            story.key = f"k{nth}"
            for paragraph in story.paragraphs:
                paragraph[:] = [Sign(sign.text, self._next()) for sign in paragraph]
        return stories

    def _story(self, texts: list[str] | None = None) -> Story:
        count = self.random.randint(2, 12)
        texts = texts or [self._headline(), *(self._paragraph() for _ in range(count))]
        return Story("", [[Sign(sign) for sign in text] for text in texts])

    def _next(self) -> int:
        self._origin += 1
        return self._origin

    def _headline(self) -> str:
        return self.random.choice(NOUNS) + self.random.choice(VERBS)

    def _name(self) -> str:
        return self.random.choice(SURNAMES) + "".join(self.random.sample(GIVEN, self.random.randint(1, 2)))

    def _sentence(self) -> str:
        pick = self.random.choice
        said = f"{pick(ADVERBS)}，{pick(NOUNS)}的{pick(NOUNS)}{pick(VERBS)}"
        if self.random.random() < 0.35:
            said += f"，花了{self.random.randint(2, 9999)}元"
        if self.random.random() < 0.35:
            said += f"，{self._name()}说{pick(ADVERBS)}{pick(NOUNS)}也{pick(VERBS)}"
        return said + "。"

    def _paragraph(self) -> str:
        return "".join(self._sentence() for _ in range(self.random.randint(1, 6)))

    def _notice(self) -> list[str]:
        return [self._headline() + "公告", *(self._paragraph() for _ in range(self.random.randint(2, 6)))]

    def _variants(self, texts: list[str]) -> list[str]:
        kind = self.random.choice((self._other_numbers, self._other_name))
        return ["".join(sign.text for sign in kind([Sign(it) for it in text])) for text in texts]

    # lookalikes

    def _kind(self) -> Callable[[Paragraph], Paragraph]:
        kinds = self._other_numbers, self._other_numbers, self._other_name, self._other_words, self._same
        return self.random.choice(kinds)

    def _copy_of(self, paragraph: Paragraph, kind: Callable[[Paragraph], Paragraph]) -> Paragraph:
        return [Sign(sign.text) for sign in kind(paragraph)]

    def _same(self, paragraph: Paragraph) -> Paragraph:
        return list(paragraph)

    def _other_numbers(self, paragraph: Paragraph) -> Paragraph:
        return [
            Sign(str((int(it.text) + self.random.randint(1, 9)) % 10)) if it.text.isdecimal() else it
            for it in paragraph
        ]

    def _other_name(self, paragraph: Paragraph) -> Paragraph:
        made = list(paragraph)
        if len(made) > 4:
            at = self.random.randrange(len(made) - 3)
            made[at : at + 3] = [Sign(sign) for sign in self._name()]
        return made

    def _other_words(self, paragraph: Paragraph) -> Paragraph:
        """The same form with other things, names and numbers in it: the notice of the next village."""
        text = "".join(sign.text for sign in paragraph)
        made, done = list[Sign](), 0
        for found in _THINGS.finditer(text):
            made += paragraph[done : found.start()]
            kind = NOUNS if found[0] in NOUNS else VERBS
            other = self.random.choice(kind) if self.random.random() < 0.75 else found[0]
            made += paragraph[found.start() : found.end()] if other == found[0] else map(Sign, other)
            done = found.end()
        return self._other_numbers(made + paragraph[done:])

    def _plant(self, story: Story, paragraph: Paragraph, *, is_own: bool = False) -> None:
        del is_own
        story.paragraphs.insert(self.random.randint(1, len(story.paragraphs)), paragraph)

    # reading again

    def read_again(self, stories: list[Story]) -> tuple[list[Story], str]:
        """The same issue, read otherwise; and in a word what was done to it."""
        now = [Story(it.key, [list(paragraph) for paragraph in it.paragraphs]) for it in stories]
        ways: list[Callable[[list[Story]], None]] = [
            *(self._misread, self._misread, self._misread, self._edit, self._join, self._part, self._swap),
            *(self._drop, self._plant_near, self._plant_in_stead, self._plant_elsewhere, self._spaces),
            *(self._part_story, self._drop_story, self._swap_keys, self._put_together),
        ]
        weights = [*(6, 6, 6, 6, 4, 4, 3), *(2, 6, 4, 6, 3), *(0.8, 0.6, 0.4, 0.5)]
        chosen = self.random.choices(ways, weights, k=self.random.randint(1, 4))
        for way in chosen:
            way(now)
        return now, "+".join(sorted({way.__name__.strip("_") for way in chosen}))

    def _misread(self, stories: list[Story]) -> None:
        """A poorer or better recognition: characters are others, missing, or too many."""
        rate = self.random.choice((0.001, 0.003, 0.005, 0.01))
        for story in stories:
            for paragraph in story.paragraphs:
                paragraph[:] = [it for sign in paragraph for it in self._read(sign, rate)]

    def _read(self, sign: Sign, rate: float) -> list[Sign]:
        if self.random.random() >= rate:
            return [sign]
        slip = self.random.random()
        if slip < 0.7:
            return [Sign(self.random.choice(MISREAD + RARE), sign.origin)]
        return [] if slip < 0.85 else [sign, Sign(self.random.choice(MISREAD))]

    def _edit(self, stories: list[Story]) -> None:
        """A person corrects a few words."""
        story = self.random.choice(stories)
        for _ in range(self.random.randint(1, 6)):
            paragraph = self.random.choice(story.paragraphs)
            if len(paragraph) > 8:
                at = self.random.randrange(len(paragraph) - 4)
                length = self.random.randint(1, 4)
                origins = [it.origin for it in paragraph[at : at + length]]
                new = self.random.choice((*NOUNS, *VERBS))[: self.random.randint(1, 4)]
                paragraph[at : at + length] = [
                    Sign(sign, origins[min(nth, length - 1)]) for nth, sign in enumerate(new)
                ]

    def _spaces(self, stories: list[Story]) -> None:
        for story in stories:
            for paragraph in story.paragraphs:
                paragraph[:0] = [Sign("\u3000"), Sign("\u3000")]

    def _join(self, stories: list[Story]) -> None:
        for story in stories:
            if len(story.paragraphs) > 2:
                at = self.random.randrange(1, len(story.paragraphs) - 1)
                story.paragraphs[at : at + 2] = [story.paragraphs[at] + story.paragraphs[at + 1]]

    def _part(self, stories: list[Story]) -> None:
        for story in stories:
            at = self.random.randrange(len(story.paragraphs))
            paragraph = story.paragraphs[at]
            cut = self.random.randint(0, len(paragraph))
            story.paragraphs[at : at + 1] = [it for it in (paragraph[:cut], paragraph[cut:]) if it]

    def _swap(self, stories: list[Story]) -> None:
        """Two runs of paragraphs change places: columns read in another order."""
        story = self.random.choice(stories)
        if len(story.paragraphs) > 3:
            one, two = sorted(self.random.sample(range(1, len(story.paragraphs) + 1), 2))
            lines = story.paragraphs
            story.paragraphs = [*lines[:1], *lines[one:two], *lines[1:one], *lines[two:]]

    def _drop(self, stories: list[Story]) -> None:
        story = self.random.choice(stories)
        if len(story.paragraphs) > 2:
            del story.paragraphs[self.random.randrange(1, len(story.paragraphs))]

    def _plant_near(self, stories: list[Story]) -> None:
        """A lookalike in the same article, the original kept or dropped."""
        for story in self.random.sample(stories, max(1, len(stories) // 2)):
            at = self.random.randrange(len(story.paragraphs))
            kind = self._kind()
            copy = self._copy_of(story.paragraphs[at], kind)
            to = self.random.randint(0, len(story.paragraphs))
            is_beside, is_other = to in {at, at + 1}, _differ(copy, story.paragraphs[at])
            # With one name changed, in the very place of what is dropped, it is that, corrected: see `_edit`.
            is_corrected = is_beside and kind == self._other_name
            if self.random.random() < 0.4 and is_other and not is_corrected:
                del story.paragraphs[at]
                to -= to > at
            if (
                is_other or not is_beside
            ):  # of the very same words twice in a row nothing tells which is which
                story.paragraphs.insert(to, copy)

    def _plant_in_stead(self, stories: list[Story]) -> None:
        """A lookalike with other numbers, or other things, where the original stood."""
        story = self.random.choice(stories)
        at = self.random.randrange(len(story.paragraphs))
        has_numbers = any(it.text.isdecimal() for it in story.paragraphs[at])
        kind = (
            self.random.choice((self._other_numbers, self._other_words)) if has_numbers else self._other_words
        )
        story.paragraphs[at] = self._copy_of(story.paragraphs[at], kind)

    def _plant_elsewhere(self, stories: list[Story]) -> None:
        """A lookalike in another article, the original kept or dropped."""
        for story in self.random.sample(stories, max(1, len(stories) // 2)):
            at = self.random.randrange(len(story.paragraphs))
            copy = self._copy_of(story.paragraphs[at], self._kind())
            is_alone = len(story.paragraphs) < 2
            if self.random.random() < 0.3 and not is_alone and _differ(copy, story.paragraphs[at]):
                del story.paragraphs[at]
            self._plant(self.random.choice([it for it in stories if it is not story] or stories), copy)

    def _part_story(self, stories: list[Story]) -> None:
        """An article becomes two; the second has a key of its own."""
        story = self.random.choice(stories)
        if len(story.paragraphs) > 4:
            cut = self.random.randrange(2, len(story.paragraphs) - 1)
            stories.append(Story(f"{story.key}-new", story.paragraphs[cut:]))
            story.paragraphs = story.paragraphs[:cut]

    def _put_together(self, stories: list[Story]) -> None:
        if len(stories) > 2:
            one, other = self.random.sample(stories, 2)
            one.paragraphs = [*one.paragraphs, *other.paragraphs]
            stories.remove(other)

    def _drop_story(self, stories: list[Story]) -> None:
        """An article is gone; at times one that looks like it has come."""
        story = self.random.choice(stories)
        if len(stories) > 2:
            stories.remove(story)
            if self.random.random() < 0.7:
                has_numbers = any(it.text.isdecimal() for one in story.paragraphs for it in one)
                kind = (
                    self.random.choice((self._other_numbers, self._other_name))
                    if has_numbers
                    else self._other_words
                )
                copies = [self._copy_of(one, kind) for one in story.paragraphs]
                stories.append(Story(f"{story.key}-like", copies))

    def _swap_keys(self, stories: list[Story]) -> None:
        """Two articles that open alike get each other's key."""
        one, other = self.random.sample(stories, 2)
        if one.text.partition("\n")[2][:40] == other.text.partition("\n")[2][:40]:
            one.key, other.key = other.key, one.key

    # marks

    def mark(self, stories: list[Story]) -> Highlight:
        """Words marked in one of the articles: 4 to 60 of them, at times over a paragraph's end."""
        story = self.random.choice(stories)
        text = story.text
        length = min(len(text), self.random.choice((4, 6, 10, 16, 24, 40, 60)))
        start = self.random.randint(0, len(text) - length)
        while text[start] == "\n" and start:
            start -= 1
        end = start + length
        prefix, suffix = context_of(text, start, end)
        return Highlight(
            f"{story.key}-{start}-{end}-{self._next()}", story.key, "溪口报", DAY, "1", "",
            text[start:end], prefix, suffix, paragraph_at(text, start), start, end, digest_of(text),
            Colour.YELLOW, "", (), NOON, NOON,
        )  # fmt: skip


def run(marks: int, seed: int = 1, marks_an_issue: int = 8) -> Tally:
    """Mark, read again and look where the marks stand."""
    tally = Tally()
    for nth in range(-(-marks // marks_an_issue)):
        press = Press(seed * 100_003 + nth)
        before = press.issue()
        made = [press.mark(before) for _ in range(marks_an_issue)]
        now, fault = press.read_again(before)
        for it in made:
            judge(it, before, now, fault, tally)
    return tally


def judge(mark: Highlight, before: list[Story], now: list[Story], fault: str, tally: Tally) -> None:
    """Look where one mark stands, and where its characters are."""
    story = next(it for it in before if it.key == mark.key)
    others = tuple(it.key for it in before if it.key != mark.key)
    texts = {it.key: it.text for it in now}
    found = find_place(mark, MarkedText(mark.text, story.text, others), texts)
    wanted = {origin for origin in story.origins[mark.start : mark.end] if origin}
    right = max((_marked(it, wanted) for it in now), key=len, default=())
    holder = max(now, key=lambda it: len(_marked(it, wanted)))
    is_one = bool(right) and _foreign(holder, right) <= max(4, len(wanted) // 5)  # not torn apart
    is_there = is_one and 2 * len(right) >= len(wanted)
    if found is not None:
        got = next(it for it in now if it.key == found.key)
        covered = got.origins[found.start : found.end]
        hit = sum(origin in wanted for origin in covered)
        is_right = hit >= 0.5 * len(wanted) and hit >= 0.5 * len([it for it in covered if it])
        tally.right += is_right
        tally.wrong += not is_right
        if not is_right:
            tally.by_fault[f"WRONG {fault}"] += 1
            where = f"{found.key} {got.text[found.start : found.end]!r}"
            tally.examples.append(f"WRONG [{fault}] {mark.key} {mark.quote!r} -> {where}")
    elif is_there:
        tally.missed += 1
        tally.by_fault[f"missed {fault}"] += 1
        key = next(it.key for it in now if _marked(it, wanted) == right)
        offered = candidates(mark, texts)
        tally.offered += any(
            one.key == key and one.start <= right[len(right) // 2] < one.end for one in offered
        )
        tally.examples.append(f"missed [{fault}] {mark.key} {mark.quote!r}")
    else:
        tally.gone += 1


def _foreign(story: Story, places: tuple[int, ...]) -> int:
    """How many characters stand among these that came from elsewhere."""
    within, there = story.text[places[0] : places[-1] + 1], set(places)
    return sum(at not in there and not sign.isspace() for at, sign in enumerate(within, places[0]))


def _marked(story: Story, wanted: set[int]) -> tuple[int, ...]:
    """Where the characters stand now, without those that were torn away from the others."""
    return tuple(at for at, origin in enumerate(story.origins) if origin in wanted)


def main() -> None:
    """Run it and print what became of the marks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--marks", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--examples", type=int, default=0)
    call = parser.parse_args()
    begun = time.perf_counter()
    tally = run(call.marks, call.seed)
    took = time.perf_counter() - begun
    for line in tally.examples[: call.examples]:
        print(line, file=sys.stderr)
    for fault, count in tally.by_fault.most_common(call.examples):
        print(f"{count:>4}  {fault}", file=sys.stderr)
    print(
        f"{call.marks:,} marks: {tally.right:,} right, {tally.wrong:,} wrong, {tally.missed:,} missed"
        f" ({tally.offered:,} offered), {tally.gone:,} whose words are gone; moved {tally.moved:.2%};"
        f" {took * 1000 / call.marks:.1f} ms a mark"
    )


if __name__ == "__main__":
    main()
