"""Made-up enterprises for tests and benches of linkage: named as Chinese enterprises are, none of them real.

Names are region, brand, trade and legal form. Brands follow a heavy tail, so that some are shared by chance; one
enterprise in eight belongs to a group (one brand, several trades or cities), and some cities have namesakes: what makes
linkage hard is in it. Deterministic by seed.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import polars as pl

from gaodi.registry import regions as known_regions
from gaodi.registry import uscc

_BRAND = (
    "中华天海新国科金东大安江南通达泰德光力三方信瑞联龙博美山恒利康西长创万亚广盛星北普能威源邦特航奥凯兴和宏宝百丰州富阳福云"
    "苏尔合川元永建宁润赛林维迪明立莱发高正深汇智英太远宇城捷嘉佳同神农顺化隆思芯飞鼎业爱银日汉一众晶石蓝诺世森成开波乐湖峰鑫"
    "生益欧辰锦吉荣冠欣民斯友拓禾杰河胜惠贝四九兰豪易格投春双洋迈微聚绿诚克翔艾红昌腾恩得路鸿朗洲道风杭雅研锐都鹏亿祥纳平振弘"
    "申厦环水五铁文精景强辉圣田健原常孚盈超沃子实纬晨丽招基虹茂鲁菱重首庆花伟久讯优集武珠仁津志升巨泉凌港扬卓先尚锋雪麦全裕保"
)
_REGIONS = {
    "430100": (("长沙", "长沙市"), 40), "430121": (("长沙", "长沙县"), 6), "430181": (("浏阳", "浏阳市"), 7),
    "430182": (("宁乡", "宁乡市"), 6), "430104": (("湖南", "长沙"), 10), "430102": (("湖南", "长沙"), 8),
    "430103": (("湖南",), 6), "430105": (("湖南",), 6), "430111": (("湖南", "长沙"), 8),
    "430112": (("湖南", "长沙"), 6), "430200": (("株洲", "湖南"), 5), "430300": (("湘潭", "湖南"), 4),
    "430400": (("衡阳", "湖南"), 3), "430600": (("岳阳", "湖南"), 3), "420100": (("武汉", "湖北"), 4),
    "440100": (("广州", "广东"), 4), "440300": (("深圳", "深圳市"), 5), "310000": (("上海", ""), 4),
    "320500": (("苏州", "江苏"), 4), "330100": (("杭州", "浙江"), 3),
}  # fmt: skip
_TRADES = (
    "科技", "机械", "新材料", "机械制造", "电子", "智能科技", "新能源", "环保科技", "生物科技", "机电设备", "食品",
    "精密机械", "建材", "实业", "化工", "汽车零部件", "电气", "医药", "包装", "工程机械", "自动化设备", "装备制造",
    "金属制品", "五金", "塑料制品", "电力设备", "智能装备", "模具", "信息技术", "新型建材", "电器", "环境科技",
    "农业科技", "纸业", "印务", "铝业", "钢结构", "特种材料", "医疗器械", "生物制药", "仪器仪表", "液压机械", "重工",
    "精工", "新材料科技", "材料科技", "电子科技", "光电科技", "节能科技", "服饰", "家具", "陶瓷", "烟花制造", "橡胶",
    "玻璃", "水泥", "混凝土", "管业", "阀门", "泵业", "轴承", "铸造", "锻造", "电线电缆", "照明", "软件", "通信设备",
    "半导体", "磁电", "电池材料", "储能科技", "动力科技", "新能源汽车", "轨道交通装备", "航空零部件", "机器人",
    "数控设备", "茶业", "粮油", "饲料", "乳业", "酒业", "肉类食品", "日化", "香料", "涂料", "肥料", "种业", "制药",
    "中药饮片",
)  # fmt: skip
_FORMS = (
    ("有限公司", 76), ("有限责任公司", 13), ("股份有限公司", 6), ("集团有限公司", 3), ("厂", 1),
    ("集团股份有限公司", 1),
)  # fmt: skip
_ROADS = (
    "人民路", "五一大道", "岳麓大道", "金星路", "麓谷大道", "枫林路", "芙蓉路", "星沙大道", "开元路", "黄兴大道",
    "万家丽路", "湘府路", "劳动路", "车站路", "东方红路", "桐梓坡路", "尖山路", "长沙大道", "振兴路", "工业大道",
    "兴业路", "创新路", "科技路", "文轩路", "蓝月谷路", "谷苑路", "三一路", "华夏路", "漓湘路", "楠竹路",
)  # fmt: skip
_PARKS = ("", "", "", "工业园", "高新区", "经开区", "产业园", "科技园")
_RENAMED = 0.1
_COLUMNS = (
    "enterprise", "name", "uscc", "address", "representative", "region", "place", "brand", "trade", "form", "tail",
    "former",
)  # fmt: skip
_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余"
_GIVEN = "伟强磊军勇杰涛明超平刚华辉鹏飞斌波建国志红文玉春海林永丽芳娟敏静霞燕玲秀英梅莉娜"


def enterprises(count: int, seed: int = 1, grouped: float = 0.12) -> pl.DataFrame:
    """A frame of made-up enterprises, one a row: enterprise (the code), name, uscc, address, representative, region,
    and the parts of the name: place, brand, trade, form, tail (of the few that are registered branches), former (a name
    that one in ten had before). grouped: the share that has the brand of another one."""
    rng = np.random.default_rng(seed)
    frame = pl.DataFrame({"region": _weighted(rng, list(_REGIONS), [weight for _, weight in _REGIONS.values()], count)})
    frame = frame.with_columns(
        place=_places(rng, frame["region"]),
        brand=_brands(rng, count, grouped),
        trade=_tailed(rng, _TRADES, count, 3),
        form=_weighted(rng, [form for form, _ in _FORMS], [weight for _, weight in _FORMS], count),
        address=_addresses(rng, frame["region"]),
        representative=_people(rng, count),
        tail=_weighted(rng, ["", "宁乡分公司", "浏阳分公司", "长沙分公司"], [97, 1, 1, 1], count),
        earlier=_brands(rng, count, 0),
    )
    frame = frame.with_columns(
        name=pl.concat_str("place", "brand", "trade", "form", "tail"),
        former=pl.when(pl.Series(rng.random(count) < _RENAMED)).then(
            pl.concat_str("place", "earlier", "trade", "form")
        ),
    )
    frame = frame.unique("name", keep="first", maintain_order=True)
    return _coded(rng, frame).select(_COLUMNS)


def names(frame: pl.DataFrame) -> pl.DataFrame:
    """The names of such enterprises, as linkage takes them: the registered ones and the former ones."""
    registered = frame.with_columns(kind=pl.lit("registered"))
    former = frame.drop_nulls("former").with_columns(kind=pl.lit("former-name"), name="former")
    return pl.concat([registered, former]).select(
        "enterprise", "name", "kind", "uscc", "address", "representative", "region"
    )


def _coded(rng: np.random.Generator, frame: pl.DataFrame) -> pl.DataFrame:
    """Older enterprises have an organisation code of digits, newer ones one that begins with MA4."""
    alphabet = np.array(list("0123456789ABCDEFGHJKLMNPQRTUWXY"))
    places = alphabet[rng.integers(0, len(alphabet), (frame.height, 5))]
    digits, old = rng.integers(10**7, 10**8, frame.height), rng.random(frame.height) < 0.4
    numbers = pl.Series(
        [
            str(number) if is_old else "MA4" + "".join(row)
            for row, number, is_old in zip(places, digits, old, strict=True)
        ]
    )
    codes = uscc.composed("91", frame["region"], numbers)
    return frame.with_columns(uscc=codes, enterprise=codes).unique("uscc", keep="first", maintain_order=True)


def _places(rng: np.random.Generator, regions: pl.Series) -> pl.Series:
    """The word for the region in the name: the city or county, sometimes the province, sometimes none."""
    said = {code: words for code, (words, _) in _REGIONS.items()}
    drawn = rng.random(len(regions))
    return pl.Series([said[code][int(at * len(said[code]))] for code, at in zip(regions, drawn, strict=True)])


def _brands(rng: np.random.Generator, count: int, grouped: float) -> pl.Series:
    lengths = rng.choice([2, 3, 4], count, p=[0.78, 0.18, 0.04])
    characters = np.array(_tailed(rng, tuple(dict.fromkeys(_BRAND)), count * 4, 25)).reshape(count, 4)
    own = ["".join(row[:length]) for row, length in zip(characters, lengths, strict=True)]
    shared = rng.random(count) < grouped
    whose = rng.integers(0, max(count // 4, 1), count)
    return pl.Series([own[other] if borrows else mine for mine, borrows, other in zip(own, shared, whose, strict=True)])


def _addresses(rng: np.random.Generator, regions: pl.Series) -> pl.Series:
    """City, district, park, road and number."""
    known = known_regions.load()
    names = {code: "".join(one.name for one in known.path(code)[2:]) or known.of(code).name for code in _REGIONS}
    roads, parks = rng.integers(0, len(_ROADS), len(regions)), rng.integers(0, len(_PARKS), len(regions))
    numbers = rng.integers(1, 999, len(regions))
    return pl.Series(
        [
            f"{names[code]}{_PARKS[park]}{_ROADS[road]}{number}号"
            for code, park, road, number in zip(regions, parks, roads, numbers, strict=True)
        ]
    )


def _people(rng: np.random.Generator, count: int) -> pl.Series:
    surnames = _tailed(rng, tuple(_SURNAMES), count, 5)
    given = np.array(list(_GIVEN))[rng.integers(0, len(_GIVEN), (count, 2))]
    long = rng.random(count) < 0.75
    return pl.Series(
        [
            surname + first + (second if two else "")
            for surname, (first, second), two in zip(surnames, given, long, strict=True)
        ]
    )


def _tailed(rng: np.random.Generator, words: tuple[str, ...], count: int, flat: float) -> pl.Series:
    """Words drawn so that the first are the most common: the n-th in proportion to 1 / (n + flat)."""
    return _weighted(rng, list(words), [1 / (rank + flat) for rank in range(len(words))], count)


def _weighted(rng: np.random.Generator, words: list[str], weights: list[float], count: int) -> pl.Series:
    shares: npt.NDArray[np.float64] = np.array(weights, dtype=float)
    return pl.Series(words)[rng.choice(len(words), count, p=shares / shares.sum())]
