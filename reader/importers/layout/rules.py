"""Rules as patterns that match in simplified and in traditional glyphs: text is kept as it is printed."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

_TRADITIONAL = (
    "佈佔來侷係個們傢傳僑價儀億內兩別動勵匯區協厤參員問啓啟單噸噹國圖團埰執報場墰壇壜學寀實審寫專對導層廣廳張強彆彙後愛戶採揮據攝敎數"
    "於旂時曆曉會朮業標樣橋機檯欄權歷氣準滙濟為熱爲現畝畫畵當發盤眾禮筆箇簡籌糰紀約級組結統經綜綫網緊線編緻縣總繪繫續罈罎習聞聯聲臘臺"
    "舉舊舘華萬蓆蔘藝處號衆術衕裏裡製見視觀計訊記訪設註証評話該認語誠說説調談論諧講證譯議讀變豬責費資賽贈輯轉辦辭農迴這連週進過郵鄉醜"
    "間頁碼順類頻塊紙稱載錄"
    "醫銳鋭錶鎭鎮鏈閉開閏閤閱閲關陰隊際隨雞電韆項預頭題額顯風颱餘館馬駐體髮鷄麪麫麵點鼕齣龍"
)
_SIMPLIFIED = (
    "布占来局系个们家传侨价仪亿内两别动励汇区协历参员问启启单吨当国图团采执报场坛坛坛学采实审写专对导层广厅张强别汇后爱户采挥据摄教数"
    "于旗时历晓会术业标样桥机台栏权历气准汇济为热为现亩画画当发盘众礼笔个简筹团纪约级组结统经综线网紧线编致县总绘系续坛坛习闻联声腊台"
    "举旧馆华万席参艺处号众术同里里制见视观计讯记访设注证评话该认语诚说说调谈论谐讲证译议读变猪责费资赛赠辑转办辞农回这连周进过邮乡丑"
    "间页码顺类频块纸称载录"
    "医锐锐表镇镇链闭开闰合阅阅关阴队际随鸡电千项预头题额显风台余馆马驻体发鸡面面面点冬出龙"
)


@cache
def _variants() -> dict[str, str]:
    """The traditional glyphs, and quotation marks, for each simplified one that the rules use."""
    found: dict[str, str] = defaultdict(str, {"“": "「『", "”": "」』"})
    for traditional, simplified in zip(_TRADITIONAL, _SIMPLIFIED, strict=True):
        found[simplified] += traditional
    return dict(found)


@cache
def _simpler() -> dict[int, str]:
    return {ord(many): one for many, one in zip(_TRADITIONAL, _SIMPLIFIED, strict=True)} | {
        ord("「"): "“", ord("『"): "“", ord("」"): "”", ord("』"): "”",
    }  # fmt: skip


def simplified(text: str) -> str:
    """The text with the simplified one of each glyph that the rules use, for looking words up."""
    return text.translate(_simpler())


@cache
def rule(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern written in simplified glyphs, for both."""
    parts: list[str] = []
    in_class = False
    for place, char in enumerate(pattern):
        is_escaped = place > 0 and pattern[place - 1] == "\\"
        if char in "[]" and not is_escaped:
            in_class = char == "["
        also = _variants().get(char, "")
        parts.append(char if not also else char + also if in_class else f"[{char}{also}]")
    return re.compile("".join(parts), flags)
