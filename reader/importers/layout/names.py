"""Names of people as bylines print them."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任"
    "袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成"
    "戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪"
    "干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车"
    "侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍"
    "双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍却璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨"
    "居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权"
    "逯盖益桓公岳帅缑亢况郈有琴商牟佘佴伯赏墨哈谯笪年爱阳佟言福覃鄢苟盘丰门邝丛冼揭蹇亓仝"
    "馮陳褚衛蔣瀋韓楊許呂張嚴華錢孫趙鄭吳陶魯韋馬鳳鄒竇蘇範喻龐紀項樑藍閔賈婁顏鍾駱盧繆單諸龔陸榮儲靳烏車侯寧劉葉龍黎賴喬"
    "蔺雙聞黨譚貢勞連習魚容廖終闕歐鞏聶饒沙豐關遊權蓋嶽況佟羅畢鄔齊湯閻溫莊農"
)
_COMPOUND = (
    "欧阳|太史|端木|上官|司马|东方|独孤|南宫|万俟|闻人|夏侯|诸葛|尉迟|公羊|赫连|澹台|皇甫|宗政|濮阳|公冶|太叔|申屠|公孙|慕容|"
    "仲孙|钟离|长孙|宇文|司徒|鲜于|司空|令狐|歐陽|司馬|東方|諸葛|長孫|鮮於"
)
_HAN = r"\u3400-\u9fff\U00020000-\U0003ffff"
DOTS = "·•・‧∙⋅･·᛫"
"""The marks between the parts of a name: 阿里木·买买提; fonts and input methods have many."""
_DOT = rf"[{DOTS}．.]"
_PARTED = re.compile(r"[、，,/／;；&＆]+")
_NAME = re.compile(
    rf"[{_HAN}]{{2,4}}|[{_HAN}A-Z]{{1,10}}(?:{_DOT}[{_HAN}A-Za-z]{{1,10}})+|[A-Z][A-Za-z.'’-]{{1,15}}"
)
_COMPOUND_NAME = re.compile(rf"(?:{_COMPOUND})[{_HAN}]{{1,2}}")
_DOTTED = re.compile(_DOT)
_COUNTRY = re.compile(rf"[\[(（〔［【][{_HAN}]{{1,4}}[\])）〕］】]\s*(?=[{_HAN}A-Z])")
"""Where a foreign author is from: [美]约翰·史密斯."""
_UNIT = re.compile(
    rf"[{_HAN}·]{{2,14}}(?:街道|社区|办事处|镇|乡|村|公司|集团|厂|局|中心|办|所|站|学校|小学|中学|大学|学院|幼儿园|医院|"
    r"法院|检察院|协会|学会|商会|工会|团委|党委|党校|支队|大队|中队|部队|银行|支行|分行|馆|委|委员会|林场|农场|电视台|报社)"
)
_WORDS = frozenset(
    (
        *("文章", "文字", "文化", "文艺", "文摘", "文件", "文明", "时评", "时报", "时间", "时候", "时代"),
        *("时政", "时事", "高度", "高级", "高考", "高兴", "成员", "成果", "成立", "方面", "方法", "方案"),
        *("方向", "方便", "常务", "常委", "安全", "安排", "平安", "平台", "全部", "全文", "全国", "全媒"),
        *("全景", "全面", "金融", "金句", "经济", "经验", "和谐", "应该", "应急", "路上", "何时", "何处"),
        *("何以", "何在", "严肃", "严格", "管理", "关注", "关于", "关键", "关系", "解读", "解放", "查看"),
        *("查处", "包括", "包装", "程序", "项目", "连线", "连载", "从业", "从事", "温馨", "宣传", "通讯"),
        *("通报", "通知", "通告", "石油", "水利", "水库", "江苏", "江西", "江南", "明天", "明确", "黄金"),
        *("马上", "白天", "计划", "计算", "万元", "农业", "农村", "农民", "国家", "国际", "国内", "相关"),
        *("别人", "满意", "双方", "边防", "家庭", "家长", "向前", "都市", "广场", "广告", "师生", "师傅"),
        *("苏联", "阳光", "越来", "海外", "手记", "短评", "社论", "评论", "综合", "报道", "编译", "供图"),
        *("资料", "图片", "照片", "后记", "前言", "附记"),
    )
)
"""Words that begin like names and are none."""


PLACES = frozenset(
    (
        *("北京", "天津", "河北", "山西", "内蒙古", "辽宁", "吉林", "黑龙江", "上海", "江苏", "浙江", "安徽"),
        *("福建", "江西", "山东", "河南", "湖北", "湖南", "广东", "广西", "海南", "重庆", "四川", "贵州"),
        *("云南", "西藏", "陕西", "甘肃", "青海", "宁夏", "新疆", "香港", "澳门", "台湾", "石家庄", "太原"),
        *("沈阳", "长春", "哈尔滨", "南京", "杭州", "合肥", "福州", "南昌", "济南", "郑州", "武汉", "长沙"),
        *("广州", "南宁", "海口", "成都", "贵阳", "昆明", "拉萨", "西安", "兰州", "西宁", "银川", "华盛顿"),
        *("柏林", "平壤", "罗马", "万象", "安卡拉", "温哥华", "台北", "高雄", "台中", "台南", "新竹", "基隆"),
        *("北平", "伦敦", "倫敦", "巴黎", "纽约", "紐約", "东京", "東京", "莫斯科", "日内瓦", "曼谷", "首尔"),
        *("新加坡", "吉隆坡", "开罗", "内罗毕", "布鲁塞尔", "马德里", "维也纳", "里斯本", "渥太华", "河内"),
        *("金边", "仰光", "德黑兰", "雅加达", "马尼拉", "新德里", "巴格达", "耶路撒冷", "华沙", "悉尼"),
    )
)
_LONGEST_RUN, _JOINED = 24, 3
_RUN = re.compile(rf"[{_HAN}]{{5,9}}")
_LONE_AS_ONE, _LONE_AS_THREE, _LONE_UNUSUAL = 0.0, 0.4, 3.0
"""What it costs to read lone characters as a name of two, of three, as one whose first is no surname."""


def is_place(word: str) -> bool:
    """Whether a word of two to four characters is a place and no person's name."""
    return word in PLACES or word.endswith(("市", "县", "州", "省")) or not has_surname(word)


def split_names(text: str, *, may_run: bool = False) -> tuple[str, ...] | None:
    """The names in a list of names; None where anything else stands there.

    A name of two or three characters is often set with spaces within, to be as wide as others: 张　文, 璩　电　波.
    Where somebody is from may stand before the name: 城东街道 张三. `may_run`: they are names for sure, and two
    may have run together where a line ended.
    """
    names: list[str] = []
    parts = _PARTED.split(_COUNTRY.sub("", text).strip())
    for part in parts:
        tokens = _without_units(part.split())
        if len(parts) > 1 and _is_one_name(tokens):
            tokens = ["".join(tokens)]
        found = _names_of(tokens, may_run=may_run)
        if found is None and may_run:
            found = _names_across(tokens)
        if found is None:
            return None
        names += found
    return tuple(names)


def _is_one_name(tokens: Sequence[str]) -> bool:
    """Whether the words between two commas of a list are one name that a line's end has parted: 周 兴才."""
    sizes = [len(token) for token in tokens]
    return 1 in sizes and len(sizes) == 2 and sum(sizes) == 3 and all(map(str.isalpha, tokens))


def _without_units(tokens: list[str]) -> list[str]:
    """The words without the street, firm or school that people are from, where a name follows it."""
    return [
        token
        for place, token in enumerate(tokens)
        if place == len(tokens) - 1 or has_surname(token) or not _UNIT.fullmatch(token)
    ]


def _names_of(tokens: Sequence[str], *, may_run: bool) -> list[str] | None:
    names: list[str] = []
    for is_lone, run in groupby(tokens, lambda token: len(token) == 1 and token.isalpha()):
        words = list(run)
        found = _lone_names("".join(words)) if is_lone else _whole_names(words, may_run=may_run)
        if found is None:
            return None
        names += found
    return names


def _whole_names(words: Sequence[str], *, may_run: bool) -> list[str] | None:
    """Names written without spaces; the parts of a Latin name make one."""
    names: list[str] = []
    for word in words:
        if may_run and _RUN.fullmatch(word) and (run := _parted_run(word)):
            names += run
        elif not _NAME.fullmatch(word) or word in _WORDS:
            return None
        elif names and word.isascii() and names[-1].isascii():
            names[-1] += f" {word}"
        else:
            names.append(word)
    return names


def _lone_names(text: str) -> list[str] | None:
    """The likeliest names that characters set one by one make; None where one is left over."""
    best: list[tuple[float, list[str]] | None] = [(0.0, [])]
    for end in range(1, len(text) + 1):
        ways = [
            (before[0] + _lone_cost(text[end - size : end]), [*before[1], text[end - size : end]])
            for size in (2, 3, 4)
            if size <= end and (before := best[end - size]) is not None
        ]
        best.append(min(ways, key=lambda way: way[0], default=None))
    found = best[-1]
    return None if found is None or found[0] >= _LONE_UNUSUAL * max(1, len(found[1])) + 1 else found[1]


def _lone_cost(name: str) -> float:
    if len(name) == 4:
        return _LONE_AS_THREE if _COMPOUND_NAME.fullmatch(name) else 2 * _LONE_UNUSUAL
    size = _LONE_AS_THREE if len(name) == 3 else _LONE_AS_ONE
    return size if has_surname(name) else size + _LONE_UNUSUAL


def _names_across(tokens: Sequence[str]) -> list[str] | None:
    """The names where a line's end took a space away beside one that is set with a space within."""
    whole = "".join(tokens)
    sizes = {len(token) for token in tokens}
    if len(whole) > _LONGEST_RUN or not whole.isalpha() or 1 not in sizes or max(sizes) < _JOINED:
        return None
    return _parted_run(whole) or None


def _parted_run(token: str) -> list[str] | None:
    """Names run together where a line ended between them: each begins with a surname."""
    if not token:
        return []
    for size in (3, 2):
        rest = _parted_run(token[size:]) if len(token) >= size and has_surname(token[:size]) else None
        if rest is not None:
            return [token[:size], *rest]
    return None


def has_surname(name: str) -> bool:
    """Whether a word looks like a person's name: two or three characters, the first a surname."""
    if _DOTTED.search(name) or _COMPOUND_NAME.fullmatch(name):
        return True
    return 2 <= len(name) <= 3 and name[0] in _SURNAMES and name not in _WORDS
