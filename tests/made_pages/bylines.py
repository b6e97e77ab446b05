"""How papers sign their articles: what stands on lines above, what leads the text, what closes it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Mapping
    from datetime import date

    from tests.made_pages.world import World

WIDE = "\u3000"
NARROW_NO_BREAK = "\u00a0"


@dataclass(frozen=True)
class Byline:
    """What is printed, and whom it names."""

    authors: tuple[str, ...] = ()
    above: tuple[str, ...] = ()
    """Lines of their own between heading and text."""
    lead: str = ""
    """Before the first words of the first paragraph."""
    tail: str = ""
    """After the last words of the last paragraph."""
    below: tuple[tuple[str, bool], ...] = ()
    """Lines of their own after the text; true for one that is a closing dateline and no byline."""


@dataclass(frozen=True)
class Signing:
    """Whom an article is signed by, and where and when it was sent."""

    world: World
    reporters: tuple[str, ...]
    correspondents: tuple[str, ...]
    place: str
    day: date

    @property
    def rng(self) -> random.Random:
        return self.world.rng

    @property
    def all(self) -> tuple[str, ...]:
        return self.reporters + self.correspondents

    @property
    def sent(self) -> str:
        return f"{self.place}{self.day.month}月{self.day.day}日"


Form = "Callable[[Signing], Byline]"


def _listed(names: tuple[str, ...], between: str) -> str:
    return between.join(names)


def _spread(name: str) -> str:
    """Two characters with a wide space between, as names are set to be as long as the others."""
    return name[0] + WIDE + name[1] if len(name) == 2 else name


def _apart(name: str) -> str:
    return WIDE.join(name)


def _who(signing: Signing, gap: str = " ", between: str = " ", spread: bool = False) -> str:
    """`记者 甲 乙 通讯员 丙`."""
    show = _spread if spread else str
    text = "记者" + gap + between.join(map(show, signing.reporters))
    if signing.correspondents:
        text += (gap or " ") + "通讯员" + gap + between.join(map(show, signing.correspondents))
    return text


def lead_brackets(signing: Signing) -> Byline:
    rng = signing.rng
    between = rng.choice((" ", "、", WIDE))
    who = _who(signing, rng.choice((" ", "", WIDE)), between)
    space = rng.choice(("", "", " ", WIDE))
    left, right = rng.choice((("（", "）"), ("（", "）"), ("(", ")")))
    return Byline(signing.all, lead=f"本报讯{space}{left}{who}{right}{rng.choice(('', '', ' ', WIDE))}")


def lead_reports(signing: Signing) -> Byline:
    space = signing.rng.choice((" ", WIDE))
    who = _who(signing, signing.rng.choice(("", " ")), signing.rng.choice((" ", "、")))
    return Byline(
        signing.all,
        lead=f"本报讯{space}{who}报道：" if signing.rng.random() < 0.7 else f"本报讯（{who}报道）",
    )


def lead_sent(signing: Signing) -> Byline:
    rng = signing.rng
    house = rng.choice(("本报", "本报", "新华社", "据新华社"))
    gap = rng.choice(("", " ", WIDE, NARROW_NO_BREAK, NARROW_NO_BREAK * 2))
    who = rng.choice(("记者", "记者 ", "本报记者", "通讯员")) + _listed(
        signing.reporters, rng.choice(("、", " "))
    )
    return Byline(
        signing.reporters,
        lead=f"{house}{signing.sent}{rng.choice(('电', '电', '讯'))}{gap}（{who}）{rng.choice(('', ' '))}",
    )


def lead_agency(signing: Signing) -> Byline:
    """An agency's report without a place, or without a name."""
    rng = signing.rng
    if rng.random() < 0.5:
        return Byline(
            signing.reporters,
            lead=f"据新华社电{rng.choice(('', ' ', WIDE, NARROW_NO_BREAK))}（记者{_listed(signing.reporters, '、')}）",
        )
    return Byline(
        (),
        lead=f"{rng.choice(('新华社', '据新华社', '中新社', '本报'))}{signing.sent}电{rng.choice((' ', WIDE, ''))}",
    )


def lead_bare(signing: Signing) -> Byline:
    return Byline((), lead=f"本报讯{signing.rng.choice((' ', WIDE, WIDE))}")


def unsigned(signing: Signing) -> Byline:
    return Byline()


def above_boxed(signing: Signing) -> Byline:
    rng = signing.rng
    mark = rng.choice("□■●◎△◆○▲")
    who = rng.choice(("本报", "", "特约")) + _who(
        signing, rng.choice((" ", WIDE)), rng.choice((" ", WIDE)), spread=rng.random() < 0.3
    )
    return Byline(
        signing.all,
        above=(f"{mark}{rng.choice((' ', '', WIDE))}{who}{rng.choice(('', '', ' 文/图'))}",),
    )


def above_plain(signing: Signing) -> Byline:
    rng = signing.rng
    gap = rng.choice((" ", WIDE, WIDE))
    who = _who(signing, gap, rng.choice((gap, "、")), spread=rng.random() < 0.4)
    tail = rng.choice(("", "", "", f"{gap}文/图", f"{gap}摄影报道"))
    return Byline(signing.all, above=(f"{rng.choice(('本报', '本报', '', '本报首席', '特约'))}{who}{tail}",))


def above_apart(signing: Signing) -> Byline:
    """Every character of the names with a space around it."""
    text = "本报记者" + WIDE + WIDE.join(_apart(name) for name in signing.reporters)
    if signing.correspondents:
        text += WIDE + "通讯员" + WIDE + WIDE.join(_apart(name) for name in signing.correspondents)
    # Where several names are set apart nobody can tell where one ends: papers do it for one, or for short ones.
    single = len(signing.reporters) == 1 and len(signing.correspondents) <= 1
    return Byline(signing.all, above=(text,)) if single else above_plain(signing)


def above_two_lines(signing: Signing) -> Byline:
    if not signing.correspondents:
        return above_plain(signing)
    gap = signing.rng.choice((" ", WIDE))
    return Byline(
        signing.all,
        above=(
            f"本报记者{gap}{gap.join(signing.reporters)}",
            f"通讯员{gap}{gap.join(signing.correspondents)}",
        ),
    )


def above_pictures(signing: Signing) -> Byline:
    """Words by one, pictures by another."""
    rng = signing.rng
    first = signing.all[0]
    if len(signing.all) == 1:
        line = rng.choice(
            (
                f"文/图 本报记者 {first}",
                f"本报记者 {first} 文/图",
                f"{first}/文 图",
                f"图文/{first}",
                f"文图 记者 {first}",
            )
        )
        return Byline((first,), above=(line,))
    second = signing.all[1]
    line = rng.choice(
        (
            f"本报记者 {first}/文 {second}/图",
            f"{first}/文{WIDE}{second}/图",
            f"文/{first} 图/{second}",
            f"本报记者 {first} 文 {second} 摄",
        )
    )
    return Byline((first, second), above=(line,))


def above_house(signing: Signing) -> Byline:
    """A house's reporters: 新华社记者, 某报全媒体记者."""
    rng = signing.rng
    house = rng.choice(
        ("新华社", f"{signing.world.paper}全媒体", "县融媒体中心", f"{signing.world.paper}", "中新社")
    )
    gap = rng.choice((" ", WIDE))
    return Byline(
        signing.reporters,
        above=(f"{rng.choice(('', '', '□ ', '■'))}{house}记者{gap}{gap.join(signing.reporters)}",),
    )


def tail_brackets(signing: Signing) -> Byline:
    who = signing.rng.choice((_who(signing), _who(signing, "", "、"), "本报" + _who(signing)))
    return Byline(signing.all, tail=f"（{who}）")


def tail_name(signing: Signing) -> Byline:
    names = _listed(signing.reporters, signing.rng.choice((" ", WIDE, "、")))
    return Byline(signing.reporters, tail=f"（{names}）")


def below_brackets(signing: Signing) -> Byline:
    who = signing.rng.choice((_who(signing), _who(signing, WIDE, WIDE), "本报" + _who(signing)))
    return Byline(signing.all, below=((f"（{who}）", False),))


def closing_dateline(signing: Signing) -> Byline:
    """A byline above and `（本报…电）` at the end, on the last line or on one of its own."""
    byline = above_plain(signing) if signing.rng.random() < 0.8 else above_house(signing)
    closing = f"（{signing.rng.choice(('本报', '本报', '新华社'))}{signing.sent}电）"
    if signing.rng.random() < 0.5:
        return Byline(byline.authors, above=byline.above, tail=closing)
    return Byline(byline.authors, above=byline.above, below=((closing, True),))


def closing_who(signing: Signing) -> Byline:
    """`（本报甲、乙5月7日电　记者…）`."""
    rng = signing.rng
    if rng.random() < 0.3:
        return Byline(signing.all, tail=f"（综合本报{_who(signing, '', '、')}报道）")
    places = rng.choice((signing.place, f"{signing.place}、{rng.choice(signing.world.towns)}"))
    return Byline(
        signing.reporters,
        tail=f"（本报{places}{signing.day.month}月{signing.day.day}日电{WIDE}记者{_listed(signing.reporters, '、')}）",
    )


def essay_above(signing: Signing) -> Byline:
    rng = signing.rng
    name = signing.reporters[0]
    mark = rng.choice(("□ ", "● ", "◎ ", "■", "○ ", "△", "□", "", "作者：", "文/", "◇ "))
    return Byline((name,), above=(mark + rng.choice((name, name, _spread(name), _apart(name))),))


def essay_tail(signing: Signing) -> Byline:
    name = signing.reporters[0]
    return Byline(
        (name,), tail=signing.rng.choice((f"（{name}）", f" {name}", f"{WIDE}{name}", f"{WIDE}（{name}）"))
    )


def essay_below(signing: Signing) -> Byline:
    rng = signing.rng
    name = signing.reporters[0]
    line = rng.choice(
        (
            f"（{name}）",
            f"{WIDE * rng.randint(6, 12)}{name}",
            f"{WIDE * rng.randint(4, 10)}{_spread(name)}",
            f"（作者：{name}）",
        )
    )
    return Byline((name,), below=((line, False),))


def photo_tail(signing: Signing) -> Byline:
    name, rng = signing.reporters[0], signing.rng
    return Byline(
        (name,),
        tail=rng.choice(
            (
                f"（记者 {name} 摄）",
                f"（{name} 摄）",
                f"（本报记者{name}摄影报道）",
                f" 记者 {name} 摄",
                f"{WIDE}本报记者{WIDE}{name}{WIDE}摄",
            )
        ),
    )


FORMS: Mapping[str, Callable[[Signing], Byline]] = {
    form.__name__: form
    for form in (
        lead_brackets, lead_reports, lead_sent, lead_agency, lead_bare, unsigned, above_boxed, above_plain, above_apart,
        above_two_lines, above_pictures, above_house, tail_brackets, tail_name, below_brackets, closing_dateline,
        closing_who, essay_above, essay_tail, essay_below, photo_tail,
    )
}  # fmt: skip


@dataclass(frozen=True)
class Signatures:
    """Which forms a paper uses, by weight, and whose names it prints."""

    news: Mapping[str, float]
    essay: Mapping[str, float]
    photo: Mapping[str, float] = field(default_factory=lambda: {"photo_tail": 1.0})
    far_off: float = 0.0
    """How many of its names are ethnic or foreign ones."""

    def sign(self, world: World, way: str) -> Byline:
        """A byline for an article signed as `news`, `essay`, `photo` or `none`."""
        if way == "none":
            return Byline()
        forms: Mapping[str, float] = getattr(self, way)
        name = world.rng.choices(list(forms), list(forms.values()))[0]
        return FORMS[name](self._signing(world))

    def _signing(self, world: World) -> Signing:
        rng = world.rng
        count = rng.choices((1, 2, 3, 4, 7), (50, 30, 12, 6, 2))[0]
        others = rng.choices((0, 1, 2), (60, 30, 10))[0]
        names = tuple(self._name(world) for _ in range(count + others))
        return Signing(
            world, names[:count], names[count:], rng.choice((world.county, *world.towns)), world.day
        )

    def _name(self, world: World) -> str:
        return world.names.far_off() if world.rng.random() < self.far_off else world.names.person()
