"""Articles as their editors meant them, before any paper sets them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tests.made_pages.world import patterns

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Mapping, Sequence

    from tests.made_pages.grammar import Writer
    from tests.made_pages.world import World

SUBJECTS = (
    "harbour", "farm", "school", "hospital", "road", "meeting", "sport",
    "culture", "law", "river", "factory", "town", "travel", "march",
)  # fmt: skip
_NOTES = 0.03
"""How many reports open with a word of the editors."""
_SERIALS = 0.15
_NUMBERED = ("一、", "二、", "三、", "四、", "五、", "六、", "七、", "八、")


@dataclass(frozen=True)
class Story:
    """Headings may hold `/` where a typesetter may break them, and a space between their halves."""

    kind: str
    headline: str
    paragraphs: tuple[str, ...]
    kicker: str = ""
    deck: str = ""
    rubric: str = ""
    subheadings: frozenset[int] = frozenset()
    """Which of the paragraphs are subheadings."""
    caption: str = ""
    byline: str = "news"
    """How it is signed: `news`, `essay`, `photo` or `none`."""
    lines_stay: bool = False
    """Verses, prices: each paragraph is a line of its own and none is wrapped."""
    breaks_after: frozenset[int] = field(default=frozenset())
    """Verses: after which paragraphs a stanza ends."""
    section: str = ""
    """The name of the column on the page where it stands, printed above and no part of the headings."""


def plain(heading: str) -> str:
    return heading.replace("/", "")


@dataclass(frozen=True)
class Lengths:
    """How long a paper's articles are: paragraphs at least and at most, how many of ten have a kicker, a deck, subheadings."""  # noqa: E501

    least: int = 3
    most: int = 9
    kickers: float = 0.3
    decks: float = 0.3
    subheadings: float = 0.15


def news(world: World, subject: str, lengths: Lengths) -> Story:
    """A report: lead, facts and voices in turn, an end."""
    writer, found, rng = world.writer(subject), patterns(subject), world.rng
    count = rng.randint(lengths.least, lengths.most)
    middle = rng.sample(found["body"], min(count - 1, len(found["body"])))
    voices = rng.sample(found["quote"], min(len(found["quote"]), count // 3))
    for voice in voices:
        middle.insert(rng.randint(1, len(middle)) if middle else 0, voice)
    texts = [rng.choice(found["lead"]), *middle[: max(count - 2, 1)]]
    if rng.random() < 0.6:
        texts.append(rng.choice(found["end"]))
    paragraphs = _joined([writer.write(text) for text in texts], rng)
    if rng.random() < _NOTES:
        note = world.writer("adverts").write(rng.choice(patterns("adverts")["note"]))
        paragraphs.insert(0, note)
    subheadings: frozenset[int] = frozenset()
    if len(paragraphs) > 4 and rng.random() < lengths.subheadings:
        paragraphs, subheadings = _with_subheadings(
            paragraphs, [writer.write(t) for t in found["subheading"]], rng
        )
    return Story(
        "news",
        writer.write(rng.choice(found["headline"])),
        tuple(paragraphs),
        kicker=_kicker(writer, found["kicker"], rng) if rng.random() < lengths.kickers else "",
        deck=writer.write(rng.choice(found["deck"])) if rng.random() < lengths.decks else "",
        subheadings=subheadings,
        caption=writer.write(rng.choice(found["caption"])) if rng.random() < 0.12 else "",
    )


def _kicker(writer: Writer, own: Sequence[str], rng: random.Random) -> str:
    """One of the subject's, or the name of a series with its number."""
    series = patterns("adverts")["series"]
    return writer.write(rng.choice(series) + "{ser}" if rng.random() < _SERIALS else rng.choice(own))


def _joined(texts: list[str], rng: random.Random) -> list[str]:
    """Now and then two facts make one paragraph."""
    made = texts[:1]
    for text in texts[1:]:
        if rng.random() < 0.25 and not text.startswith("“"):
            made[-1] += text
        else:
            made.append(text)
    return made


def _with_subheadings(
    texts: list[str], subheadings: list[str], rng: random.Random
) -> tuple[list[str], frozenset[int]]:
    count = min(len(subheadings), rng.choice((1, 2, 2, 3, 3, 4)), (len(texts) - 1) // 2)
    made, places = list(texts), []
    style = rng.choice(("", "", "numbered", "arabic"))
    chosen = rng.sample(subheadings, count)
    for order, where in enumerate(sorted(rng.sample(range(1, len(texts)), count))):
        prefix = {"": "", "numbered": _NUMBERED[order], "arabic": f"{order + 1}．"}[style]
        made.insert(where + order, prefix + chosen[order])
        places.append(where + order)
    return made, frozenset(places)


def prose(world: World, piece: str, least: int = 3, most: int = 7) -> Story:
    """A commentary, an essay, a letter, a chapter: a lead, some of the body in order, an end."""
    writer, found, rng = world.writer(piece), patterns(piece), world.rng
    body = rng.sample(found["body"], min(len(found["body"]), rng.randint(least, most)))
    texts = [rng.choice(found["lead"]), *body, rng.choice(found["end"])]
    headline = writer.write(rng.choice(found["headline"]))
    section = writer.write(rng.choice(found["rubric"])) if "rubric" in found and rng.random() < 0.6 else ""
    return Story(
        piece,
        headline,
        tuple(_joined([writer.write(text) for text in texts], rng)),
        section=section,
        rubric=_rubric(rng) if piece == "commentary" and not section else "",
        byline="essay",
        deck=_subtitle(world) if piece == "essay" and rng.random() < 0.1 else "",
    )


def _rubric(rng: random.Random) -> str:
    return rng.choice(("", "", "（评论员文章）", "【短评】", "（今日谈）", "（社论）", "[时评]"))


def _subtitle(world: World) -> str:
    return world.writer("essay").write("——{忆|记}{kin}与{village}的{春天|冬天|旧事}")


def signed_commentary(world: World) -> Story:
    """A commentary under its column's name alone, without a headline."""
    story = prose(world, "commentary", 2, 5)
    section = story.section or "评论"
    return replace(story, headline="", section=section, deck="")


def obituary(world: World) -> Story:
    return replace(prose(world, "obituary", 1, 2), byline="none", kind="obituary")


def poem(world: World) -> Story:
    found, rng = patterns("poem"), world.rng
    writer = world.writer("essay")
    title = writer.write(rng.choice(found["title"]))
    if "七律" in title or "浪淘沙" in title:
        lines = list(found["regular"][: rng.choice((4, 8))])
        size = 4
    else:
        lines, size = rng.sample(found["line"], rng.randint(6, 14)), rng.choice((2, 3, 4))
    breaks = frozenset(range(size - 1, len(lines) - 1, size))
    if len(lines) >= 6 and rng.random() < 0.3:
        return _cycle(title, lines, size, rng)
    return Story("poem", title, tuple(lines), byline="essay", lines_stay=True, breaks_after=breaks)


def _cycle(title: str, lines: Sequence[str], size: int, rng: random.Random) -> Story:
    """Several short poems under one title, each with a name of its own above it."""
    names = rng.sample(patterns("asides")["poem"], len(range(0, len(lines), size)))
    marks = rng.choice((_NUMBERED, tuple(f"{number}．" for number in range(1, 9)), ("",) * 8))
    found: list[str] = []
    breaks: set[int] = set()
    for order, start in enumerate(range(0, len(lines), size)):
        found += [marks[order % 8] + names[order], *lines[start : start + size]]
        breaks.add(len(found) - 1)
    kind = rng.choice(("（组诗）", "（外二首）", "（三首）", ""))
    return Story(
        "poem",
        title + kind,
        tuple(found),
        byline="essay",
        lines_stay=True,
        breaks_after=frozenset(breaks - {len(found) - 1}),
    )


def with_asides(story: Story, world: World) -> Story:
    """The story with short paragraphs among the others."""
    if story.lines_stay or story.subheadings or len(story.paragraphs) < 3:
        return story
    writer, rng, texts = world.writer("asides"), world.rng, list(story.paragraphs)
    for _ in range(rng.randint(1, 4)):
        kind = rng.choice(("aside", "aside", "spoken"))
        where = rng.randint(1, len(texts) - 1)
        texts[where:where] = writer.write(rng.choice(patterns("asides")[kind])).split("||")
    return replace(story, paragraphs=tuple(texts))


def listed(world: World, piece: str) -> Story:
    """A price list, a forecast: headline and lines."""
    writer, found, rng = world.writer(piece), patterns(piece), world.rng
    items = rng.sample(found["item"], rng.randint(3, min(8, len(found["item"]))))
    if piece == "weather":
        items = list(found["item"][: rng.randint(3, 5)])
    end = [rng.choice(found["end"])] if "end" in found and rng.random() < 0.6 else []
    texts = tuple(writer.write(text) for text in (*items, *end))
    return Story(
        piece,
        writer.write(rng.choice(found["headline"])),
        texts,
        byline="none",
        lines_stay=piece in ("prices", "table"),
    )


def notice(world: World) -> Story:
    writer, found, rng = world.writer("notice"), patterns("notice"), world.rng
    headline = writer.write(rng.choice(found["headline"]))
    if headline == "遗失声明":
        texts = [writer.write(rng.choice(found["lost"])) for _ in range(rng.randint(2, 5))]
        return Story("notice", headline, tuple(texts), byline="none", section=rng.choice(("", "", "广告")))
    items = rng.sample(found["item"], rng.randint(3, 6))
    marks = _NUMBERED if rng.random() < 0.7 else tuple(f"{number}．" for number in range(1, 9))
    texts = [writer.write(rng.choice(found["lead"]))]
    texts += [mark + writer.write(item) for mark, item in zip(marks, items, strict=False)]
    if rng.random() < 0.6:
        texts.append(rng.choice(found["end"]))
    if rng.random() < 0.45:
        texts += _signed_by_office(writer, world)
    section = "广告" if rng.random() < 0.15 else ""
    return Story("notice", headline, tuple(texts), byline="none", section=section)


def _signed_by_office(writer: Writer, world: World) -> list[str]:
    """How a notice ends: the office and the day, on one line or on two."""
    day = world.day
    office, when = writer.write("{unit}"), f"{day.year}年{day.month}月{day.day}日"
    return world.rng.choice(
        ([f"{office} {when}"], [office, when], [f"{office}\u3000{when}"], [when], [f"（{office}）"])
    )


def questions(world: World) -> Story:
    writer, found, rng = world.writer("questions"), patterns("questions"), world.rng
    pairs = rng.sample(found["pair"], rng.randint(2, 5))
    texts = [writer.write(half) for pair in pairs for half in pair.split("|答")]
    texts = [("答" + text) if place % 2 else text for place, text in enumerate(texts)]
    return Story(
        "questions",
        writer.write(rng.choice(found["headline"])),
        tuple(texts),
        byline=rng.choice(("news", "none")),
    )


def interview(world: World) -> Story:
    writer, found, rng = world.writer("interview"), patterns("interview"), world.rng
    texts = [writer.write(rng.choice(found["lead"]))]
    for pair in rng.sample(found["pair"], rng.randint(2, 6)):
        asked, _bar, answer = pair.partition("|{person1}")
        texts += [writer.write(asked), writer.write("{person1}" + answer)]
    kicker = writer.write(found["kicker"][0]) if rng.random() < 0.4 else ""
    headline = writer.write(rng.choice(found["headline"]))
    return Story("interview", headline, tuple(texts), kicker=kicker if "对话" not in headline else "")


def photo(world: World, subject: str) -> Story:
    """A picture with a headline of its own; what stands under it is its text."""
    writer, found, rng = world.writer(subject), patterns(subject), world.rng
    lead = writer.write(rng.choice(found["lead"]))
    texts = (lead + writer.write(rng.choice(found["body"])),) if len(lead) < 60 else (lead,)
    return Story(
        "photo",
        plain(writer.write(rng.choice(found["headline"]))),
        texts,
        byline="photo",
        rubric=rng.choice(("", "", "【图片新闻】", "（图片新闻）", "图片新闻")),
    )


def brief(world: World, subject: str) -> Story:
    """One paragraph under a short headline."""
    writer, rng = world.writer(subject), world.rng
    if rng.random() < 0.5:
        found = patterns("briefs")
        writer = world.writer("briefs")
        return Story(
            "brief", writer.write(rng.choice(found["headline"])), (writer.write(rng.choice(found["item"])),)
        )
    found = patterns(subject)
    texts = writer.write(rng.choice(found["lead"])) + writer.write(rng.choice(found["body"]))
    return Story("brief", writer.write(rng.choice(found["headline"])), (texts,))


def correction(world: World) -> Story:
    text = world.writer("briefs").write(patterns("adverts")["corrections"][0])
    return Story("correction", world.rng.choice(("更正", "更正启事", "致歉")), (text,), byline="none")


def _commentary(world: World) -> Story:
    return signed_commentary(world) if world.rng.random() < 0.25 else prose(world, "commentary", 2, 6)


def box(world: World) -> Story:
    """A term explained beside a report, under a name of its kind."""
    story = replace(prose(world, "box", 1, 3), byline="none")
    section = world.rng.choice(patterns("box")["section"])
    return replace(story, section=section) if world.rng.random() < 0.7 else story


_KINDS: Mapping[str, Callable[[World], Story]] = {
    "commentary": _commentary,
    "essay": lambda world: prose(world, "essay", 3, 7),
    "serial": lambda world: prose(world, "serial", 3, 6),
    "letter": lambda world: prose(world, "letter", 1, 3),
    "obituary": obituary,
    "poem": poem,
    "prices": lambda world: listed(world, "prices"),
    "weather": lambda world: listed(world, "weather"),
    "notice": notice,
    "questions": questions,
    "interview": interview,
    "photo": lambda world: photo(world, world.rng.choice(SUBJECTS)),
    "brief": lambda world: brief(world, world.rng.choice(SUBJECTS)),
    "correction": correction,
    "table": lambda world: listed(world, "table"),
    "box": box,
    "recipe": lambda world: replace(prose(world, "recipe", 2, 4), byline="none"),
}


def make_story(world: World, kind: str, lengths: Lengths) -> Story:
    """An article of a kind: `news`, or one of the others."""
    return news(world, world.rng.choice(SUBJECTS), lengths) if kind == "news" else _KINDS[kind](world)
