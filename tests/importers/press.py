"""A made-up paper and the ways other papers would set it: text for the importer's tests."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

NO_START = "，。、；：！？”’）》」』％"
NO_END = "“‘（《「『"


@dataclass(frozen=True)
class Story:
    """An article as its editors meant it."""

    headline: str
    paragraphs: tuple[str, ...]
    authors: tuple[str, ...] = ()
    kicker: str = ""
    deck: str = ""
    rubric: str = ""
    subheadings: tuple[str, ...] = field(default=())

    @property
    def heading(self) -> list[str]:
        return [line for line in (self.kicker, self.headline, self.deck) if line]


WHARF = Story(
    "旧码头修成了共享菜园",
    (
        "3月2日上午，梧溪镇老码头的水泥台上摆出了46只木箱，箱里是刚翻过的黑土。镇里把闲置九年的货场划成小块，免费借给附近居民种菜。",
        "“以前这里堆废轮胎，夏天臭得开不了窗。”住在码头边的岑阿巧分到了7号箱，她打算先种两排小葱，再搭一个丝瓜架。",
        "菜园没有围墙，只有一张公约：浇水不过夜，摘菜不越箱，吵架先喝茶。公约末尾按着46个手印，最小的一个属于六岁的双胞胎。",
        "镇长凌渡川说，借期先定两年，到期以后由种菜的人投票决定码头的用处。",
    ),
    ("俞怀瑾", "汤若木"),
)
BRIDGE = Story(
    "慢下来，桥才走得远",
    (
        "全县危桥改造推进会3月1日在县交通指挥中心举行。县委书记简如松主持会议，县长陆听澜作工作部署。",
        "会议指出，全县现有四类以上危桥23座，涉及17个行政村、3.4万名群众，改造任务必须在汛期之前完成过半。",
        "会议强调，要坚持一桥一策，先通后畅。对历史悠久的石桥，修缮方案要请专家会诊，不得一拆了之；对承担学生上下学任务的桥，要同步安排绕行车辆。",
        "简如松要求，把群众会不会绕路、绕多远当作排工期的第一把尺子，每半个月公布一次进度。",
    ),
    ("俞怀瑾",),
    kicker="简如松在全县危桥改造推进会上强调",
    deck="陆听澜部署 葛远山出席",
)
LIBRARY = Story(
    "流动书车开进采石场",
    (
        "每周三下午4点，一辆刷成鹅黄色的小货车会准时停在青石岭采石场的食堂门口，车厢一打开，就是三面书架。",
        "这是县图书馆今年添置的第二辆流动书车，车上有1900册书，工具书和武侠小说借得最快。开车的馆员戚小帆兼任推荐人，她记得每个人上一回借了什么。",
        "一本书的来回",
        "凿岩工房大勇今年借了十一本书，其中一本《电工手册》续借了三次。他说自己正在准备考证，考过了就去开大机器。",
        "食堂里的一张书桌",
        "也有人只是来坐坐。食堂的老板娘把凳子搬出来，又烧了一壶大麦茶，书车旁边渐渐有了一圈听故事的孩子。",
    ),
    ("汤若木", "班雨晴"),
    deck="全县流动书车去年行驶2.6万公里，借出图书4.1万册",
)
FORECAST = Story(
    "本周末有一次降温过程",
    (
        "县气象台预计，受冷空气影响，3月4日夜里到5日我县气温将下降8℃左右，并伴有4到5级偏北风。",
        "农业专家提醒，大棚要在4日傍晚之前压牢薄膜，露天育秧暂缓一到两天。",
    ),
    ("班雨晴",),
)
SHOES = Story(
    "补鞋匠的第三十个春天",
    (
        "谷雨巷口那把褪色的遮阳伞下面，缪师傅已经坐了三十年。他的工具箱比他的年纪还大，是师傅传下来的。",
        "我小时候的第一双皮鞋就是他补的。那天我站在一只铁皮桶上，看他用锥子穿过鞋底，线在蜡上来回一拉，发出蚊子一样的声音。",
        "如今补鞋的人少了，他却添了一样本事：替人修书包。巷子里的小学生放学排队，他一边缝带子，一边考他们背乘法口诀。",
        "有人劝他回家歇着。他拍拍伞柄说，伞还没有坏，人怎么能先收摊呢？",
    ),
    ("缪知秋",),
)
ESSAY = Story(
    "",
    (
        "一张公约能管住46块菜地，靠的不是墙，是手印。手印按下去的时候，规矩就长在了自己身上。",
        "许多地方的公共空间用着用着就荒了，毛病往往出在只有人建、没有人管。把用处交给用的人，把账本摊在太阳底下，荒地也会有主人。",
        "码头会不会一直是菜园，两年以后再说。要紧的是，那一天大家还愿意坐下来喝茶。",
    ),
    ("沈无咎",),
    rubric="评论",
)
STORIES = (WHARF, ESSAY, BRIDGE, LIBRARY, FORECAST, SHOES)


@dataclass(frozen=True)
class Style:
    """How a paper's text comes out of its pages."""

    masthead: str
    byline: Callable[[Story], tuple[str, str, str]]
    """For a story: the line under the heading, what stands before the first words, what after the last."""
    between_paragraphs: str = "\n"
    after_heading: str = "\n\n"
    between_articles: str = "\n\n"
    between_headings: str = "\n"
    indent: str = ""
    measure: int = 0
    keeps_marks: bool = True
    """No mark that may not begin a line begins one, as typesetters have it."""
    commentary: str = "评论"


def page(style: Style, stories: Sequence[Story] = STORIES) -> str:
    """The page's text."""
    articles = [_article(style, story) for story in stories]
    return style.masthead + "\n\n" + style.between_articles.join(articles) + "\n"


def _article(style: Style, story: Story) -> str:
    under, before, after = style.byline(story) if not story.rubric else ("", "", " " + story.authors[0])
    paragraphs = list(story.paragraphs)
    paragraphs[0] = before + paragraphs[0]
    paragraphs[-1] += after
    body = style.between_paragraphs.join(_set(style, paragraph) for paragraph in paragraphs)
    heading = [style.commentary] if story.rubric else story.heading
    top = style.between_headings.join(heading)
    return top + style.after_heading + (under + "\n" if under else "") + body


def _set(style: Style, paragraph: str) -> str:
    text = style.indent + paragraph
    return set_lines(text, style.measure, keeps_marks=style.keeps_marks) if style.measure else text


def set_lines(text: str, measure: int, *, keeps_marks: bool = True) -> str:
    """A paragraph cut into lines."""
    return "\n".join(_wrapped(text, measure, keeps_marks=keeps_marks))


def _wrapped(text: str, measure: int, *, keeps_marks: bool) -> list[str]:
    """Lines of at most `measure` full-width characters, a half-width one counted as half."""
    lines, line, wide = [], "", 0.0
    for char in text:
        size = 1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.5
        hangs = keeps_marks and char in NO_START and wide + size <= measure + 1
        if wide + size > measure and not hangs:
            carried = line[-1] if keeps_marks and line[-1:] in tuple(NO_END) else ""
            lines.append(line[: len(line) - len(carried)])
            line, wide = carried, float(len(carried))
        line += char
        wide += size
    return [*lines, line]
