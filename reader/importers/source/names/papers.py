"""A paper's name in that of a file or a folder, and whether two writings of a name are of one paper."""

from __future__ import annotations

import re
import unicodedata

from reader.importers.layout.titles import latin_title, title_in_name

_NOT_PAPERS = frozenset(
    [
        "日报",
        "晚报",
        "早报",
        "晨报",
        "周报",
        "月报",
        "年报",
        "旬报",
        "报纸",
        "旧报",
        "老报",
        "剪报",
        "简报",
        "电子报",
        "数字报",
        "党报",
        "小报",
        "画报",
        "大报",
        "校报",
        "日報",
        "晚報",
        "周報",
        "舊報",
        "剪報",
        "電子報",
        "新闻",
        "周刊",
    ]
)
"""Names of kinds of papers."""
_NO_PAPER = re.compile(r"(?<!大)公报|[喜捷战海]报|之声$|^\d")
"""What ends as papers' names do and is none."""
_BEHIND = re.compile(
    r"(?<=[报報])(?:电子版|電子版|数字报|數字報|合订本|合訂本|缩印本|影印本|合集|全集|汇编|文字版|文本|全文|图文|稿件|版面|数据|资料|存档|归档|备份"
    r"|抓取|扫描件?|识别|旧报|老报|剪报|检索|样本|样张)+(?=$|[^\u4e00-\u9fff])"
)
"""What collectors put behind a paper's name."""
_SAME = str.maketrans(
    "報時導縣聞華國東廣灣蘆龍雲寧遼慶蘇閩贛魯嶺陝蘭鳳凱貴島齊濟陽陰鄭漢荊黃潛嶽張樂臨義廬臺廈門長烏銀麗滄"
    "晉運鹽連營錦鐵撫順鄉鎮區農業經僑聯衛團結戰線進軍體壇衆聲風觀員環參質監檢審計稅務電郵證萬豐亞倫關興養"
    "岡創劍動協單盧雙廠啓園圖聖壩堅塊壯備賓實對爾歲崗鞏帥師庫應廟開歸錄總恆揚護擔擇摯攝敵數無曇顯曉術機極"
    "構標樹橋檔樺檜橫歡畢氣匯溝滬灃澤潔淺濃濤潤澱淵溫漁溼滿濱灤灘靈爐煙愛牽猶獅現瓊療盤礦碼確離種穩穌築籮"
    "糧緊約紅級紀組紹綏繼綠縉羅罰肅勝脈腳臉艦藝節葦蒼薦榮藥萊蓮獲蕭藍雖蝦補裝見規視覽覺論設訪詔評誠詳語誤"
    "說請諸讀誼貝貢財貨購賢貫趙躍軌轉輪輕載輝辭邊達遷過還這違遠選遜鄧鄒郟鄆鄲醞釋裏鍾鋼錢鈴銅錫閒間閘閣闊"
    "隊階際隴陳險隨霧霽靜韋韓項預領頻題潁額飛饒館驛駿驗魚鵝鶴麥週徵",
    "报时导县闻华国东广湾芦龙云宁辽庆苏闽赣鲁岭陕兰凤凯贵岛齐济阳阴郑汉荆黄潜岳张乐临义庐台厦门长乌银丽沧"
    "晋运盐连营锦铁抚顺乡镇区农业经侨联卫团结战线进军体坛众声风观员环参质监检审计税务电邮证万丰亚伦关兴养"
    "冈创剑动协单卢双厂启园图圣坝坚块壮备宾实对尔岁岗巩帅师库应庙开归录总恒扬护担择挚摄敌数无昙显晓术机极"
    "构标树桥档桦桧横欢毕气汇沟沪沣泽洁浅浓涛润淀渊温渔湿满滨滦滩灵炉烟爱牵犹狮现琼疗盘矿码确离种稳稣筑箩"
    "粮紧约红级纪组绍绥继绿缙罗罚肃胜脉脚脸舰艺节苇苍荐荣药莱莲获萧蓝虽虾补装见规视览觉论设访诏评诚详语误"
    "说请诸读谊贝贡财货购贤贯赵跃轨转轮轻载辉辞边达迁过还这违远选逊邓邹郏郓郸酝释里钟钢钱铃铜锡闲间闸阁阔"
    "队阶际陇陈险随雾霁静韦韩项预领频题颍额飞饶馆驿骏验鱼鹅鹤麦周征",
)
"""Characters of papers' names that are written in two ways."""


def paper_in_name(name: str) -> str | None:
    """石桥日报 in 石桥日报-2022-07-19-02, National Tribune in National_Tribune_1898-11-10; None where there is none."""
    title = title_in_name(_BEHIND.sub(" ", name))
    if title and title not in _NOT_PAPERS and not _NO_PAPER.search(title):
        return title
    return latin_title(re.sub(r"[\d_.,()\[\]-]+", " ", name))


def is_same_paper(one: str, other: str) -> bool:
    """Whether two writings are of one paper: 申報 and 申报, 石桥日报 and 石桥日报数字报."""
    first, second = sorted((bare_paper(one), bare_paper(other)), key=len)
    return first == second or (len(first) > 2 and first in second)


def bare_paper(name: str) -> str:
    """What counts when two writings of a name are compared."""
    plain = unicodedata.normalize("NFKC", name).casefold().translate(_SAME)
    return "".join(char for char in plain.removeprefix("the ") if char.isalnum())
