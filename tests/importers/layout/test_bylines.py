"""Bylines, datelines, signatures and captions in the forms papers print them."""

from __future__ import annotations

import pytest

from reader.core.paper import Author
from reader.importers.layout.bylines import (
    Closing,
    is_caption,
    is_house_commentator,
    joined_bylines,
    parse_byline,
    parse_closing,
    parse_lead,
    parse_signature,
    split_closing,
    split_credit,
)
from reader.importers.layout.names import has_surname, split_names


def _people(*pairs: str) -> tuple[Author, ...]:
    """记者:俞怀瑾 → an author with his role; :俞怀瑾 without."""
    return tuple(Author(pair.partition(":")[2], pair.partition(":")[0] or None) for pair in pairs)


@pytest.mark.parametrize(
    ("text", "authors", "dateline", "rest"),
    [
        ("本报讯（记者 俞怀瑾 汤若木）春雨", ("记者:俞怀瑾", "记者:汤若木"), None, "春雨"),
        ("本报讯（记者俞怀瑾 通讯员 汤若木）春雨", ("记者:俞怀瑾", "通讯员:汤若木"), None, "春雨"),
        (
            "本报梧溪3月3日电（记者 俞怀瑾、汤若木）春雨",
            ("记者:俞怀瑾", "记者:汤若木"),
            "本报梧溪3月3日电",
            "春雨",
        ),
        ("新华社北京3月3日电  （记者俞怀瑾）春雨", ("记者:俞怀瑾",), "新华社北京3月3日电", "春雨"),
        ("本报北京、上海3月3日电 记者俞怀瑾报道：春雨", ("记者:俞怀瑾",), "本报北京、上海3月3日电", "春雨"),
        ("本报3月3日讯（见习记者 俞怀瑾 文/图）春雨", ("见习记者:俞怀瑾",), "本报3月3日讯", "春雨"),
        ("本报讯 春雨", (), None, "春雨"),
        ("本报专电（记者俞怀瑾）春雨", ("记者:俞怀瑾",), None, "春雨"),
        ("梧溪日报北京3月3日讯（记者俞怀瑾）春雨", ("记者:俞怀瑾",), "梧溪日报北京3月3日讯", "春雨"),
        ("梧溪晚报讯 记者俞怀瑾 春雨", ("记者:俞怀瑾",), None, "春雨"),
        ("本报讯（记者 俞怀瑾）（通讯员 汤若木）春雨", ("记者:俞怀瑾", "通讯员:汤若木"), None, "春雨"),
        ("本报讯 特约记者俞怀瑾 春雨", ("特约记者:俞怀瑾",), None, "春雨"),
        ("本报讯［记者 俞怀瑾］春雨", ("记者:俞怀瑾",), None, "春雨"),
        ("本报记者俞怀瑾报道：春雨", ("记者:俞怀瑾",), None, "春雨"),
        ("本报巴黎专电 春雨", (), "本报巴黎专电", "春雨"),
        ("新华社巴黎电（记者俞怀瑾）春雨", ("记者:俞怀瑾",), "新华社巴黎电", "春雨"),
        ("（记者 俞 瑾 汤若木）春雨", ("记者:俞瑾", "记者:汤若木"), None, "春雨"),
        ("梧溪融媒讯（通讯员 俞怀瑾）春雨", ("通讯员:俞怀瑾",), None, "春雨"),
        ("本報訊（記者 俞懷瑾）春雨", ("記者:俞懷瑾",), None, "春雨"),
        (
            "新华社巴黎3月3日电（记者 阿里木·买买提）春雨",
            ("记者:阿里木·买买提",),
            "新华社巴黎3月3日电",
            "春雨",
        ),
        ("新华社北京3月3日电（俞怀瑾）春雨", (":俞怀瑾",), "新华社北京3月3日电", "春雨"),
    ],
)
def test_leads(text: str, authors: tuple[str, ...], dateline: str | None, rest: str) -> None:
    lead = parse_lead(text)
    assert lead is not None
    assert (lead.authors, lead.dateline, lead.rest) == (_people(*authors), dateline, rest)


@pytest.mark.parametrize(
    "text", ["通讯发达的山村", "（以下简称医共体）的建设", "记者从县政府获悉，春雨", "春雨"]
)
def test_what_is_no_lead(text: str) -> None:
    assert parse_lead(text) is None


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("□ 本报记者 俞怀瑾 汤若木", ("记者:俞怀瑾", "记者:汤若木")),
        ("■本报首席记者 俞怀瑾 见习记者 汤若木/文", ("首席记者:俞怀瑾", "见习记者:汤若木")),
        ("文/图 本报记者 俞怀瑾", ("记者:俞怀瑾",)),
        ("文/俞怀瑾 图/汤若木", ("文:俞怀瑾", "图:汤若木")),
        ("俞怀瑾/文 汤若木/图", ("文:俞怀瑾", "图:汤若木")),
        ("□ 本报记者 俞怀瑾 文 汤若木 摄", ("记者:俞怀瑾", "摄影:汤若木")),
        ("俞怀瑾 整理", ("整理:俞怀瑾",)),
        ("本报记者 俞怀瑾 通讯员 汤若木 摄影报道", ("记者:俞怀瑾", "通讯员:汤若木")),
        ("记者 俞怀瑾 北京、上海报道", ("记者:俞怀瑾",)),
        ("（通讯员 俞怀瑾）", ("通讯员:俞怀瑾",)),
        ("□ 俞怀瑾（梧溪小学五年级）", (":俞怀瑾",)),
        ("□ 读者 俞怀瑾", ("读者:俞怀瑾",)),
    ],
)
def test_byline_lines(text: str, authors: tuple[str, ...]) -> None:
    assert parse_byline(text) == _people(*authors)


@pytest.mark.parametrize(
    "text",
    [
        "本报记者",
        "记者从县里获悉",
        "通讯员队伍不断壮大了",
        "本报记者 俞怀瑾 摄",
        "□ 春天到了我们去看花",
        "本报讯（记者 俞怀瑾",
        "春雨",
    ],
)
def test_what_is_no_byline(text: str) -> None:
    assert parse_byline(text) is None


@pytest.mark.parametrize(
    ("text", "rest", "authors"),
    [
        ("再立新功！ 柏雷", "再立新功！", (":柏雷",)),
        ("再立新功。（本报记者 俞怀瑾 通讯员 汤若木）", "再立新功。", ("记者:俞怀瑾", "通讯员:汤若木")),
        ("再立新功。（俞怀瑾）", "再立新功。", (":俞怀瑾",)),
        ("再立新功。　　□俞 瑾", "再立新功。", (":俞瑾",)),
        ("再立新功。 本报记者 俞怀瑾", "再立新功。", ("记者:俞怀瑾",)),
        ("再立新功。（作者系县政协委员）", "再立新功。（作者系县政协委员）", ()),
        ("（县医保局，2023年8月2日）", "（县医保局，2023年8月2日）", ()),
        ("图为码头。 俞怀瑾 摄", "图为码头。 俞怀瑾 摄", ()),
        ("来了460台（套）", "来了460台（套）", ()),
    ],
)
def test_signatures(text: str, rest: str, authors: tuple[str, ...]) -> None:
    assert (split_closing(text).rest, split_closing(text).authors) == (rest, _people(*authors))


def test_names_by_themselves() -> None:
    assert parse_signature("俞怀瑾 汤若木") == _people(":俞怀瑾", ":汤若木")
    assert parse_signature("问·答") is None
    assert parse_signature("去看花") is None
    assert split_names("俞 怀 瑾") == ("俞怀瑾",)
    assert split_names("俞 怀瑾、汤若 木、岑远") == ("俞怀瑾", "汤若木", "岑远")
    assert has_surname("欧阳怀瑾")
    assert not has_surname("好大的雨")


def test_captions_and_who_took_the_picture() -> None:
    assert is_caption("图为孩子们在码头。")
    assert is_caption("▲孩子们在码头。")
    assert is_caption("本报记者 俞怀瑾 摄")
    assert not is_caption("图书馆搬家了")
    assert split_credit("孩子们在码头。 本报记者 俞怀瑾 摄") == ("孩子们在码头。", _people("摄影:俞怀瑾"))
    assert split_credit("孩子们在码头。（俞怀瑾 摄）") == ("孩子们在码头。", _people("摄影:俞怀瑾"))
    assert split_credit("孩子们在码头。") == ("孩子们在码头。", ())


def test_the_paper_itself_as_the_writer() -> None:
    assert is_house_commentator("□ 本报评论员")
    assert is_house_commentator("本報評論員")
    assert not is_house_commentator("本报评论员文章摘要")


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("潮州新闻记者 俞怀瑾", ("潮州新闻记者:俞怀瑾",)),
        ("梧溪发布记者 俞怀瑾", ("梧溪发布记者:俞怀瑾",)),
        ("视觉记者 俞怀瑾", ("视觉记者:俞怀瑾",)),
        ("本报 记者 俞怀瑾", ("记者:俞怀瑾",)),
        ("文字：俞怀瑾 图片：汤若木", ("文字:俞怀瑾", "图片:汤若木")),
        ("俞怀瑾 画", ("画:俞怀瑾",)),
    ],
)
def test_other_houses_and_deeds(line: str, authors: tuple[str, ...]) -> None:
    assert parse_byline(line) == _people(*authors)


@pytest.mark.parametrize("line", ["记者走基层", "记者手记", "记者连线", "【记者调查】", "编辑手记"])
def test_a_rubric_of_reporters_is_no_byline(line: str) -> None:
    assert parse_byline(line) is None
    assert parse_lead(line) is None


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("通讯员　璩　电　波", ("通讯员:璩电波",)),
        ("本报记者　俞怀瑾　张　文", ("记者:俞怀瑾", "记者:张文")),
        ("本报记者　付　文", ("记者:付文",)),
        ("本报记者 文 静 通讯员 图 雅", ("记者:文静", "通讯员:图雅")),
        ("记者 李 明 文 王 刚 图", ("记者:李明", "图:王刚")),
        ("记者 司 马 光 俞怀瑾", ("记者:司马光", "记者:俞怀瑾")),
        (
            "本报记者 张 文 李 明 王 刚 赵 四 钱 五 孙 六 周 七",
            tuple(f"记者:{name}" for name in ("张文", "李明", "王刚", "赵四", "钱五", "孙六", "周七")),
        ),
        ("□ 城东街道 俞怀瑾", (":俞怀瑾",)),
        ("通讯员 县供电公司 汤若木", ("通讯员:汤若木",)),
        ("记者 阿里木•买买提 居‧萨木嘎", ("记者:阿里木•买买提", "记者:居‧萨木嘎")),
        ("记者 [美]约翰·史密斯 俞怀瑾", ("记者:约翰·史密斯", "记者:俞怀瑾")),
        ("记者 John Smith 俞怀瑾", ("记者:John Smith", "记者:俞怀瑾")),
        ("海南日报全媒体记者 俞怀瑾", ("海南日报全媒体记者:俞怀瑾",)),
        ("⽂/⾼⼭", ("文:高山",)),
        ("俞怀瑾 整理 汤若木 制图", ("整理:俞怀瑾", "制图:汤若木")),
        ("本报记者 俞怀瑾 责任编辑 汤若木", ("记者:俞怀瑾",)),
    ],
)
def test_names_with_spaces_places_and_marks(line: str, authors: tuple[str, ...]) -> None:
    assert parse_byline(line) == _people(*authors)


@pytest.mark.parametrize(
    "line",
    ["评论员文章", "（评论员文章）", "编辑 荀版纳 组版 晏一民", "责编：俞怀瑾", "本报记者 文章", "新华社"],
)
def test_names_that_are_not_printed(line: str) -> None:
    assert parse_byline(line) is None


@pytest.mark.parametrize(
    ("text", "authors", "dateline", "rest"),
    [
        ("据新华社电\xa0\xa0（记者俞怀瑾）石桥", ("记者:俞怀瑾",), "据新华社电", "石桥"),
        ("新华社电　（记者俞怀瑾）石桥", ("记者:俞怀瑾",), "新华社电", "石桥"),
        ("本报讯\xa0　（记者 张　文）石桥", ("记者:张文",), None, "石桥"),
        ("中新社巴黎专电 （记者俞怀瑾）石桥", ("记者:俞怀瑾",), "中新社巴黎专电", "石桥"),
        ("據新華社電　（記者俞懷瑾）石橋", ("記者:俞懷瑾",), "據新華社電", "石橋"),
        ("本报北京5⽉7⽇电（记者⾼⼭）石桥⼈", ("记者:高山",), "本报北京5月7日电", "石桥⼈"),
    ],
)
def test_leads_without_a_place_and_with_other_glyphs(
    text: str, authors: tuple[str, ...], dateline: str | None, rest: str
) -> None:
    lead = parse_lead(text)
    assert lead is not None
    assert (lead.authors, lead.dateline, lead.rest) == (_people(*authors), dateline, rest)


CLOSINGS = (
    ("（本报内罗毕4月24日电）", (), "本报内罗毕4月24日电"),
    ("（据新华社电）", (), "据新华社电"),
    (
        "（本报石桥、梧溪5月7日电  记者俞怀瑾、汤若木）",
        ("记者:俞怀瑾", "记者:汤若木"),
        "本报石桥、梧溪5月7日电",
    ),
    ("（本报北京5月7日电　记者张　文）", ("记者:张文",), "本报北京5月7日电"),
    ("（综合本报记者俞怀瑾、汤若木报道）", ("记者:俞怀瑾", "记者:汤若木"), None),
)


@pytest.mark.parametrize(("text", "authors", "dateline"), CLOSINGS)
def test_closings_alone_and_after_the_last_sentence(
    text: str, authors: tuple[str, ...], dateline: str | None
) -> None:
    assert parse_closing(text) == Closing("", _people(*authors), dateline)
    assert split_closing(f"再立新功。{text}") == Closing("再立新功。", _people(*authors), dateline)


@pytest.mark.parametrize(
    "text",
    [
        "（以下简称医共体）",
        "（记者 俞怀瑾 摄）",
        "（2024年5月7日）",
        "（上接第一版）",
        "（责编：俞怀瑾）",
        "本报讯",
    ],
)
def test_what_closes_no_text(text: str) -> None:
    assert parse_closing(text) is None
    assert not split_closing(f"再立新功。{text}").is_told


def test_what_is_printed_of_a_byline() -> None:
    text = "本报讯（记者 俞怀瑾）春雨"
    lead = parse_lead(text)
    assert lead is not None
    assert lead.printed(text) == "本报讯（记者 俞怀瑾）"
    signed = "再立新功。（本报内罗毕4月24日电）"
    assert split_closing(signed).printed(signed) == "（本报内罗毕4月24日电）"
    assert joined_bylines(("□ 俞怀瑾", "", "（汤若木）")) == "□ 俞怀瑾\u3000（汤若木）"
    assert joined_bylines(()) is None
