"""Which of the heading lines is which, by their wording. All lines are made up."""

from __future__ import annotations

from math import exp

import pytest

from reader.importers.layout.headings import Headings, read_headings, score_splits

KICKER_FIRST = (
    ("市委理论学习中心组举行专题学习会", "学深悟透见行动 笃行实干开新局"),
    ("省委书记在调研时指出", "让老百姓端稳饭碗"),
    ("第七届龙舟赛鸣锣开桨", "百舸争流 浪遏飞舟"),
    ("投入3.2亿元 新增床位600张", "市第二医院新院区启用"),
    ("县市场监督管理局", "关于第三批食品抽检情况的通告"),
    ("“双减”之后", "孩子的周末去哪儿了？"),
    ("周以宁会见客商时说", "安心投资 放心发展"),
    ("我市启动防汛Ⅳ级应急响应", "闻“汛”而动 向险而行"),
    ("林澄在全市招商引资工作会议上要求", "以招商之进促发展之稳"),
    ("“民生实事”追踪", "新菜场开张 买菜不绕路"),
    ("全国助残日特别报道", "无声的咖啡馆"),
    ("历时四年 总长86公里", "环湖高速今日通车"),
    ("区委常委会（扩大）会议强调", "坚决守住粮食安全底线"),
    ("迎战台风“海葵”", "风雨中，他们逆行而上"),
    ("“非遗”传承人系列报道", "剪纸剪出新天地"),
    ("县消防救援大队", "致全县居民的一封信"),
    ("喜迎国庆", "张灯结彩庆佳节"),
)
DECK_LAST = (
    ("我市召开安全生产工作电视电话会议", "林澄主持 周以宁讲话"),
    ("秋粮颗粒归仓 农民喜笑颜开", "全县完成秋收面积42.3万亩，占比96%"),
    ("三条断头路今年全部打通", "——市政协重点提案办理见闻"),
    ("鸟儿回来了", "石板湖湿地修复三年记"),
    ("打通最后一公里", "我县实现村村通客车"),
    ("全市文旅发展大会召开", "签约项目38个 总投资220亿元"),
    ("“码”上办事 一次不跑", "县政务服务中心推出掌上预约"),
    ("老街坊有了新客厅", "南门社区建成邻里中心12处"),
    ("让“沉睡”的图书醒过来", "全县98个农家书屋加入通借通还"),
    ("我县新增两处国家湿地公园", "总面积达1860公顷"),
    ("两项工程获省级优质奖", "均由本地企业承建"),
    ("古井清了，人心聚了", "溪口村用“五议”工作法解难题"),
)
WHOLE = (
    ("新时代文明实践", "小广场里的大家庭", "——记云溪社区志愿者服务队"),
    ("国家统计局发布前三季度数据", "经济运行稳中向好", "国内生产总值同比增长5.2%"),
    ("致敬最美劳动者", "焊花里的青春", "——访县机械厂焊工罗小满"),
)


@pytest.mark.parametrize("lines", KICKER_FIRST)
def test_a_kicker_over_its_headline(lines: tuple[str, str]) -> None:
    assert read_headings(lines, is_in_order=True) == Headings(kicker=lines[0], headline=lines[1])


@pytest.mark.parametrize("lines", DECK_LAST)
def test_a_deck_under_its_headline(lines: tuple[str, str]) -> None:
    assert read_headings(lines, is_in_order=True) == Headings(headline=lines[0], deck=lines[1])


@pytest.mark.parametrize("lines", WHOLE)
def test_three_lines(lines: tuple[str, str, str]) -> None:
    assert read_headings(lines, is_in_order=True) == Headings(*lines)


def test_a_deck_of_two_lines() -> None:
    lines = ("全县防汛工作会议召开", "——林澄主持会议", "——周以宁部署工作")
    assert read_headings(lines, is_in_order=True).headline == "全县防汛工作会议召开"


def test_lines_out_of_order() -> None:
    lines = ("焊花里的青春", "——访县机械厂焊工罗小满", "致敬最美劳动者")
    assert read_headings(lines, is_in_order=False) == Headings(lines[2], lines[0], lines[1])
    said = ("学深悟透见行动 笃行实干开新局", "林澄在专题学习会上强调")
    assert read_headings(said, is_in_order=False) == Headings(kicker=said[1], headline=said[0])


def test_many_lines() -> None:
    lines = ("林澄在全市大会上强调", "学深悟透见行动", "一要学得深", "二要悟得透", "三要做得实")
    assert read_headings(lines, is_in_order=True) == Headings(lines[0], lines[1], " ".join(lines[2:]))


def test_none_and_one() -> None:
    assert read_headings((), is_in_order=True) == Headings()
    assert read_headings(("请让一让，120在赶路",), is_in_order=True) == Headings(
        headline="请让一让，120在赶路"
    )


def test_lines_of_one_frame_seldom_change_places() -> None:
    lines = ["“慢”出来的风景（民生调查）", "谁来养路？"]
    together = read_headings(lines, is_in_order=False, is_one_frame=True)
    assert (together.kicker, together.headline) == (lines[0], lines[1])
    assert read_headings(lines, is_in_order=False).kicker == lines[1]


def test_a_headline_of_two_even_lines_is_one() -> None:
    for lines in (("山门一开客自来", "茶香一缕醉春风"), ("老街修旧如旧", "新区建新如新")):
        assert read_headings(lines, is_in_order=True) == Headings(headline=" ".join(lines))
        assert read_headings(lines, is_in_order=True, may_be_broken=False).headline in lines


def test_all_splits_come_with_their_probability() -> None:
    splits = score_splits(("林澄在全市大会上强调", "守住粮食安全底线"))
    assert sum(exp(one.log_probability) for one in splits) == pytest.approx(1)
    assert splits[0].headings == Headings("林澄在全市大会上强调", "守住粮食安全底线")
    assert [one.log_probability for one in splits] == sorted(
        (one.log_probability for one in splits), reverse=True
    )


@pytest.mark.parametrize(
    "lines",
    [
        ("县农技站驻村干部甘禾——", "赶在雨前把秧插完"),
        ("气象专家提醒：", "这场雨来得急 晾晒要趁早"),
        ("林澄在全市大会上強調", "守住糧食安全底線"),
        ("乡土人物志⑥", "守着七棵老樟树的人"),
    ],
)
def test_what_only_a_kicker_ends_with(lines: tuple[str, str]) -> None:
    assert read_headings(lines, is_in_order=True) == Headings(*lines)
    assert read_headings(lines[::-1], is_in_order=False) == Headings(*lines)


def test_a_dash_comes_before_no_headline_and_no_kicker() -> None:
    found = read_headings(("——记者全程跟踪一条带鱼", "带鱼的四十八小时"), is_in_order=False)
    assert found == Headings(headline="带鱼的四十八小时", deck="——记者全程跟踪一条带鱼")


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("村口的路灯", "为什么不亮了？"),
        ("我县新增5家", "省级放心农贸市场"),
        ("谷雨巷的石板路", "能不能不拆？"),
    ],
)
def test_a_headline_whose_end_is_on_the_next_line_is_one(above: str, below: str) -> None:
    assert read_headings([above, below], is_in_order=True).headline == above + below


def test_what_ends_with_a_colon_calls_the_headline() -> None:
    told = read_headings(["县农业农村局公布新一批名单：", "我县新增5家市级粮仓"], is_in_order=True)
    assert (told.kicker, told.headline) == ("县农业农村局公布新一批名单：", "我县新增5家市级粮仓")
