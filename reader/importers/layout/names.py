"""Names of people as bylines print them."""

from __future__ import annotations

import re
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
_PARTED = re.compile(r"[\s、，,/／;；&＆]+")
_NAME = re.compile(rf"[{_HAN}]{{2,4}}|[{_HAN}]{{1,8}}(?:[·•・][{_HAN}A-Za-z]{{1,8}})+|[A-Z][A-Za-z.]{{1,15}}")
_COMPOUND_NAME = re.compile(rf"(?:{_COMPOUND})[{_HAN}]{{1,2}}")


PLACES = frozenset(
    (
        *("北京", "天津", "河北", "山西", "内蒙古", "辽宁", "吉林", "黑龙江", "上海", "江苏", "浙江", "安徽"),
        *("福建", "江西", "山东", "河南", "湖北", "湖南", "广东", "广西", "海南", "重庆", "四川", "贵州"),
        *("云南", "西藏", "陕西", "甘肃", "青海", "宁夏", "新疆", "香港", "澳门", "台湾", "石家庄", "太原"),
        *("沈阳", "长春", "哈尔滨", "南京", "杭州", "合肥", "福州", "南昌", "济南", "郑州", "武汉", "长沙"),
        *("广州", "南宁", "海口", "成都", "贵阳", "昆明", "拉萨", "西安", "兰州", "西宁", "银川", "华盛顿"),
        *("柏林", "平壤", "罗马", "万象", "安卡拉", "温哥华"),
    )
)
_LONGEST_RUN, _JOINED = 24, 3
_RUN = re.compile(rf"[{_HAN}]{{5,9}}")


def is_place(word: str) -> bool:
    """Whether a word of two to four characters is a place and no person's name."""
    return word in PLACES or word.endswith(("市", "县", "州", "省")) or not has_surname(word)


def _parted_run(token: str) -> list[str] | None:
    """Names run together where a line ended between them: each begins with a surname."""
    if not token:
        return []
    for size in (3, 2):
        rest = _parted_run(token[size:]) if len(token) >= size and has_surname(token[:size]) else None
        if rest is not None:
            return [token[:size], *rest]
    return None


def split_names(text: str, *, may_run: bool = False) -> tuple[str, ...] | None:
    """The names in a list of names; None where anything else stands there.

    A name of two characters is often set with a space within, to be as wide as one of three. `may_run`: they
    are names for sure, and two may have run together where a line ended.
    """
    tokens = [token for token in _PARTED.split(text.strip()) if token]
    names = _names_of(tokens, may_run=may_run)
    return _names_across(tokens) if names is None and may_run else names


def _names_across(tokens: Sequence[str]) -> tuple[str, ...] | None:
    """The names where a line's end took a space away beside one that is set with a space within."""
    whole = "".join(tokens)
    sizes = {len(token) for token in tokens}
    if len(whole) > _LONGEST_RUN or not whole.isalpha() or 1 not in sizes or max(sizes) < _JOINED:
        return None
    return tuple(_parted_run(whole) or ()) or None


def _names_of(tokens: Sequence[str], *, may_run: bool) -> tuple[str, ...] | None:
    names: list[str] = []
    half = ""
    for token in tokens:
        if len(token) == 1 and token.isalpha():
            half += token
            if len(half) == 2:
                names.append(half)
                half = ""
        elif may_run and not half and _RUN.fullmatch(token) and (run := _parted_run(token)):
            names += run
        elif half or not _NAME.fullmatch(token):
            return None
        else:
            names.append(token)
    return None if half else tuple(names)


def has_surname(name: str) -> bool:
    """Whether a word looks like a person's name: two or three characters, the first a surname."""
    if "·" in name or _COMPOUND_NAME.fullmatch(name):
        return True
    return 2 <= len(name) <= 3 and name[0] in _SURNAMES
