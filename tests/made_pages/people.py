# ruff: noqa: E501 - lists of names
"""Names of people and places that nobody bears but by chance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random

SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳"
    "鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞"
    "熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣"
    "邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊甄曲家封芮储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫"
    "宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴郁胥能苍双闻莘党翟谭贡劳逄姬申扶堵"
    "冉宰郦雍璩桑桂濮牛寿通边扈燕冀浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东"
    "欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公"
)
COMMON = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
DOUBLE = (
    "欧阳",
    "司马",
    "上官",
    "诸葛",
    "东方",
    "皇甫",
    "尉迟",
    "公孙",
    "慕容",
    "司徒",
    "夏侯",
    "端木",
    "令狐",
    "长孙",
    "宇文",
    "轩辕",
)
GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂兰英华玉萍红娥玲芬燕彩春菊凤洁梅琳素云莲真环雪荣爱妹香月莺媛瑞凡佳嘉琼勤珍贞"
    "莉叶璧璐娅琦晶妍茜秋珊莎锦黛青倩婷姣婉娴瑾颖露瑶怡婵雁蓓纨仪荷丹蓉眉君琴蕊薇菁梦岚苑婕馨瑗琰韵融园艺咏卿聪澜纯毓悦昭冰"
    "爽琬茗羽希宁欣飘育滢馥筠柔竹霭凝晓欢霄枫芸菲寒伊亚宜可姬舒影荔枝思毅俊峰保东文辉力永健世广志义兴良海山仁波贵福生龙元"
    "全国胜学祥才发武新利清飞彬富顺信子杰楠榕风航弘栋维启克伦翔旭鹏泽晨辰士以建家致树炎德行时泰盛雄琛钧冠策腾朔望川舟远岳"
)
ETHNIC = (
    "阿依古丽·买买提", "热合曼·吐尔逊", "巴特尔·那顺", "索朗·次仁", "娜仁·其其格", "吾买尔·江", "艾力·玉素甫", "乌日娜·巴雅尔",
    "扎西·罗布", "古丽娜尔·哈斯木", "阿布都·热依木", "卓玛·央金", "沙吾提·依明", "赛力克·别克", "萨仁·高娃", "麦麦提·艾山",
)  # fmt: skip
ONE_WORD = ("斯琴高娃", "格桑德吉", "阿木古郎", "次仁旺堆", "乌云其木格", "才让卓玛", "加央西热", "娜木罕")
FOREIGN = (
    "伊万·彼得罗夫", "玛丽亚·冈萨雷斯", "约翰·卡特", "安娜·林德", "卡洛斯·门多萨", "阿米娜·迪亚洛", "汉斯·韦伯", "苏菲·勒克莱尔",
    "穆罕默德·萨利姆", "奥尔加·科瓦连科", "Ｊ·哈里森", "保罗·罗西", "凯特·奥布赖恩", "拉杰·帕特尔", "尼娜·索科洛娃", "佩德罗·席尔瓦",
)  # fmt: skip
_FRONT = "青白石柳沙云龙松竹梅桃杏枫杉桐樟榆槐莲荷苇芦麦稻茶盐铁铜银金玉珠月星霞虹雨雪霜雾潮浪鹭鹤雁燕鹰凤鹿马牛羊虎狮象双三七八九上下南北东西新古长永安宁"
_BACK = "溪河江湖港湾浦洲滩岛屿礁岬岭山峰岗坡坪坝塘潭泉井渡桥堰闸埠关口铺店寨堡屯村庄园"
VILLAGES = [
    "坪",
    "坝",
    "坞",
    "湾",
    "岙",
    "畈",
    "桥",
    "塘",
    "店",
    "墩",
    "庄",
    "家坪",
    "家湾",
    "家铺",
    "家集",
    "家沟",
    "家岭",
    "坑",
    "圩",
    "渡",
    "埠头",
    "树下",
    "口",
    "背",
    "头坪",
]


@dataclass(frozen=True)
class Names:
    """Draws names."""

    rng: random.Random

    def person(self) -> str:
        roll = self.rng.random()
        if roll < 0.03:
            return self.rng.choice(DOUBLE) + self._given()
        return self.rng.choice(COMMON if roll < 0.3 else SURNAMES) + self._given()

    def _given(self) -> str:
        return "".join(self.rng.choice(GIVEN) for _ in range(1 if self.rng.random() < 0.27 else 2))

    def far_off(self) -> str:
        """An ethnic or a foreign name."""
        return self.rng.choice(self.rng.choice((ETHNIC, ETHNIC, ONE_WORD, FOREIGN)))

    def town(self) -> str:
        return self.rng.choice(_FRONT) + self.rng.choice(_BACK)

    def village(self) -> str:
        first = self.rng.choice(_FRONT + SURNAMES[:60])
        return first + self.rng.choice(VILLAGES) + "村"
