"""Whether a text is in traditional or simplified characters, to choose the glyphs it is shown in."""

from __future__ import annotations

TRADITIONAL = frozenset(
    "國會這個們來時對說學後發經開關長東車門間問實業產點電無為與從進動現體過還進種樣應當將機氣農兒兩頭"
    "話讓認設計議論請記訊報場縣鄉團員買賣費貨質資貴財錢銀鐵鎮線組織給結統續總聯聲職書畫義習雙變邊達運"
    "選遠適鄰陽陰隊際難雲霧題類顯風飛館馬魚鳥麗黃齊龍區醫單嚴壓廠廣慶愛態懷戰戲據損換擔擇擊數斷條極樂"
)
SIMPLIFIED = frozenset(
    "国会这个们来时对说学后发经开关长东车门间问实业产点电无为与从进动现体过还进种样应当将机气农儿两头"
    "话让认设计议论请记讯报场县乡团员买卖费货质资贵财钱银铁镇线组织给结统续总联声职书画义习双变边达运"
    "选远适邻阳阴队际难云雾题类显风飞馆马鱼鸟丽黄齐龙区医单严压厂广庆爱态怀战戏据损换担择击数断条极乐"
)
SAMPLE = 2000
"""Characters looked at: more would not change the answer."""


def is_traditional(text: str) -> bool:
    """Whether common characters of `text` have their traditional form more often than the simplified."""
    sample = text[:SAMPLE]
    only_old, only_new = TRADITIONAL - SIMPLIFIED, SIMPLIFIED - TRADITIONAL
    return sum(sign in only_old for sign in sample) > sum(sign in only_new for sign in sample)
