"""The units that Gaodi knows: each with its other spellings, its dimension, its size in base units and its English.

Sizes are exact fractions. Base units: yuan (and one base for each other currency), metre, kilogram, second, joule.
Three pairs are kept apart on purpose, because no exact or agreed number joins them:

* standard coal and energy (`coal`, `energy`): the coefficient is a choice (see gaodi.units.converting);
* years and days (`calendar`, `time`): a year is not a fixed number of days;
* counts of unlike things: 家 and 个 count `entity`, 台 and 套 count `machine`, 件 counts `document`; see docs/units.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from gaodi.units.dimension import RATIO, Dimension


@dataclass(frozen=True, slots=True)
class Atom:
    """A unit that is one word, with or without a number in front: 亩, 元, 万元, %.

    factor: how many base units one of it is. english: one of it, as behind "per"; several: more than one.
    """

    symbol: str
    dimension: Dimension
    factor: Fraction
    english: str
    several: str


# The number words that may stand in front of a unit; alone they are plain numbers (亿 is 10⁸).
NUMBERS = {
    "十": (10, "ten"), "百": (100, "hundred"), "千": (1000, "thousand"), "万": (10**4, "10,000"),
    "十万": (10**5, "100,000"), "百万": (10**6, "million"), "千万": (10**7, "10 million"),
    "亿": (10**8, "100 million"), "十亿": (10**9, "billion"), "百亿": (10**10, "10 billion"),
    "千亿": (10**11, "100 billion"), "万亿": (10**12, "trillion"),
}  # fmt: skip

# symbol and other spellings · dimension · size · English: one|several
_ROWS: tuple[tuple[str, str, int | str, str], ...] = (
    # money: every currency is a dimension of its own; a rate of exchange is a datum, not a unit
    ("元 人民币 人民币元 元人民币 CNY RMB ¥ yuan", "CNY", 1, "yuan"),
    ("美元 USD US$ $", "USD", 1, "US dollar|US dollars"),
    ("欧元 EUR €", "EUR", 1, "euro|euros"),
    ("港元 港币 HKD", "HKD", 1, "Hong Kong dollar|Hong Kong dollars"),
    ("日元 JPY", "JPY", 1, "Japanese yen"),
    ("英镑 GBP £", "GBP", 1, "pound sterling|pounds sterling"),
    # length, land, volume
    ("米 m", "length", 1, "metre|metres"),
    ("毫米 mm", "length", "1/1000", "millimetre|millimetres"),
    ("厘米 cm", "length", "1/100", "centimetre|centimetres"),
    ("微米 μm um", "length", "1/1000000", "micrometre|micrometres"),
    ("纳米 nm", "length", "1/1000000000", "nanometre|nanometres"),
    ("英寸 in", "length", "127/5000", "inch|inches"),
    ("海里 nmi", "length", 1852, "nautical mile|nautical miles"),
    ("公里 千米 km", "length", 1000, "kilometre|kilometres"),
    ("平方米 平米 ㎡ m2", "length2", 1, "square metre|square metres"),
    ("亩 市亩 mu", "length2", "2000/3", "mu"),
    ("公顷 ha hm2", "length2", 10**4, "hectare|hectares"),
    ("平方公里 平方千米 km2", "length2", 10**6, "square kilometre|square kilometres"),
    ("立方米 方 m3", "length3", 1, "cubic metre|cubic metres"),
    ("升 L l", "length3", "1/1000", "litre|litres"),
    ("桶", "barrel", 1, "barrel|barrels"),
    # mass
    ("吨 t", "mass", 1000, "tonne|tonnes"),
    ("千克 公斤 kg", "mass", 1, "kilogram|kilograms"),
    ("克 g", "mass", "1/1000", "gram|grams"),
    ("毫克 mg", "mass", "1/1000000", "milligram|milligrams"),
    ("微克 μg ug", "mass", "1/1000000000", "microgram|micrograms"),
    ("吨公里 吨千米 tkm", "mass length", 10**6, "tonne-kilometre|tonne-kilometres"),
    ("载重吨 DWT", "deadweight", 1, "deadweight tonne|deadweight tonnes"),
    ("综合吨", "综合吨", 1, "combined ship tonne|combined ship tonnes"),
    # time that clocks measure, and time that calendars count
    ("秒 s", "time", 1, "second|seconds"),
    ("毫秒 ms", "time", "1/1000", "millisecond|milliseconds"),
    ("分钟 min", "time", 60, "minute|minutes"),
    ("小时 h", "time", 3600, "hour|hours"),
    ("天 日 d", "time", 86400, "day|days"),
    ("周 星期", "time", 604800, "week|weeks"),
    ("工作日 个工作日", "working-day", 1, "working day|working days"),
    ("年 周年 a", "calendar", 1, "year|years"),
    ("岁 周岁", "calendar", 1, "year of age|years of age"),
    ("季度 季 个季度", "calendar", "1/4", "quarter|quarters"),
    ("月 个月", "calendar", "1/12", "month|months"),
    # energy and power
    ("瓦时 Wh", "energy", 3600, "watt-hour|watt-hours"),
    ("千瓦时 度 千瓦小时 kWh kwh KWh KWH", "energy", 3_600_000, "kWh"),
    ("兆瓦时 MWh", "energy", 3_600_000_000, "MWh"),
    ("吉瓦时 GWh", "energy", 3_600_000_000_000, "GWh"),
    ("太瓦时 TWh", "energy", 3_600_000_000_000_000, "TWh"),
    ("焦耳 焦 J", "energy", 1, "joule|joules"),
    ("千焦 kJ", "energy", 10**3, "kJ"),
    ("兆焦 MJ", "energy", 10**6, "MJ"),
    ("吉焦 GJ", "energy", 10**9, "GJ"),
    ("太焦 TJ", "energy", 10**12, "TJ"),
    ("瓦 瓦特 W", "energy time-1", 1, "watt|watts"),
    ("千瓦 kW KW kw", "energy time-1", 10**3, "kW"),
    ("兆瓦 MW", "energy time-1", 10**6, "MW"),
    ("吉瓦 GW", "energy time-1", 10**9, "GW"),
    ("千伏安 kVA", "apparent-power", 1, "kVA"),
    ("吨标准煤 吨标煤 tce", "coal", 1000, "tonne of standard coal|tonnes of standard coal"),
    ("千克标准煤 公斤标准煤 千克标煤 公斤标煤 kgce", "coal", 1, "kilogram of standard coal|kilograms of standard coal"),
    ("克标准煤 克标煤 gce", "coal", "1/1000", "gram of standard coal|grams of standard coal"),
    ("吨二氧化碳 吨二氧化碳当量 tCO2 tCO2e", "CO2", 1000, "tonne of CO2|tonnes of CO2"),
    ("千克二氧化碳 公斤二氧化碳 千克二氧化碳当量 kgCO2 kgCO2e", "CO2", 1, "kilogram of CO2|kilograms of CO2"),
    # people
    ("人 名 位", "person", 1, "person|people"),
    ("人次", "attendance", 1, "attendance|attendances"),
    ("人年", "person calendar", 1, "person-year|person-years"),
    ("人公里 人千米", "person length", 1000, "passenger-kilometre|passenger-kilometres"),
    ("团队", "team", 1, "team|teams"),
    # counts: what offices also count in 个
    ("个", "entity", 1, "unit|units"),
    ("家", "entity", 1, "organisation|organisations"),
    ("户", "entity", 1, "household or firm|households or firms"),
    ("所", "entity", 1, "institution|institutions"),
    ("座", "entity", 1, "building|buildings"),
    ("处", "entity", 1, "site|sites"),
    ("项", "entity", 1, "item|items"),
    ("条", "entity", 1, "line|lines"),
    ("栋 幢", "entity", 1, "building (栋)|buildings (栋)"),
    ("宗 幅", "entity", 1, "plot|plots"),
    ("组", "entity", 1, "group|groups"),
    # counts of machines
    ("台（套） 台(套) 台套 台/套", "machine", 1, "machine or set|machines or sets"),
    ("台", "machine", 1, "machine|machines"),
    ("套", "machine", 1, "set|sets"),
    # counts that nothing else is compared with
    ("件", "document", 1, "piece|pieces"),
    ("篇", "paper", 1, "paper|papers"),
    ("种 类 品种", "sort", 1, "kind|kinds"),
    ("次 场 场次", "occasion", 1, "occasion|occasions"),
    ("批 批次", "lot", 1, "lot|lots"),
    ("辆 车", "vehicle", 1, "vehicle|vehicles"),
    ("标台", "standard-bus", 1, "standard bus|standard buses"),
    ("列", "train", 1, "train|trains"),
    ("艘", "ship", 1, "ship|ships"),
    ("架", "aircraft", 1, "aircraft"),
    ("架次", "flight", 1, "flight|flights"),
    ("家次 户次", "visit", 1, "visit to a firm|visits to firms"),
    ("件次", "件次", 1, "case handled|cases handled"),
    ("部", "handset", 1, "handset|handsets"),
    ("只", "只", 1, "piece (只)|pieces (只)"),
    ("支", "支", 1, "piece (支)|pieces (支)"),
    ("块", "块", 1, "piece (块)|pieces (块)"),
    ("片", "片", 1, "piece (片)|pieces (片)"),
    ("颗", "颗", 1, "piece (颗)|pieces (颗)"),
    ("根", "根", 1, "piece (根)|pieces (根)"),
    ("双 对", "pair", 1, "pair|pairs"),
    ("笔", "transaction", 1, "transaction|transactions"),
    ("单", "order", 1, "order|orders"),
    ("起 例", "incident", 1, "case|cases"),
    ("款", "model", 1, "model|models"),
    ("门", "course", 1, "course|courses"),
    ("班", "class", 1, "class|classes"),
    ("间", "room", 1, "room|rooms"),
    ("张 张床位 床位", "bed", 1, "bed|beds"),
    ("口", "well", 1, "well|wells"),
    ("盏", "lamp", 1, "lamp|lamps"),
    ("锭", "spindle", 1, "spindle|spindles"),
    ("株", "plant", 1, "plant|plants"),
    ("头", "animal", 1, "head"),
    ("羽", "bird", 1, "bird|birds"),
    ("尾", "fish", 1, "fish"),
    ("箱", "box", 1, "box|boxes"),
    ("标准箱 标箱 TEU", "TEU", 1, "TEU"),
    ("重量箱", "weight-case", 1, "weight case|weight cases"),
    ("机架 标准机架 机柜", "rack", 1, "rack|racks"),
    # ratios: an absent count, a share and a multiple are plain numbers
    ("1", "", 1, ""),
    ("% 百分比", "", "1/100", "%"),
    ("百分点 个百分点 pp", "", "1/100", "percentage point|percentage points"),
    ("‰ 千分比", "", "1/1000", "‰"),
    ("千分点 个千分点", "", "1/1000", "point per mille|points per mille"),
    ("基点 个基点 bp", "", "1/10000", "basis point|basis points"),
    ("倍", "", 1, "times"),
    # scores, indices, doublings (翻两番 is four times: a power, so no factor joins 番 and 倍)
    ("分", "point", 1, "point|points"),
    ("指数 点", "index", 1, "index point|index points"),
    ("番", "doubling", 1, "doubling|doublings"),
    ("位次", "rank", 1, "place|places"),
    # computing
    ("PFLOPS PFlops P", "computing", 1, "PFLOPS"),
    ("EFLOPS EFlops", "computing", 1000, "EFLOPS"),
    ("GB", "data", 1, "GB"),
    ("TB", "data", 1000, "TB"),
    ("PB", "data", 10**6, "PB"),
    ("EB", "data", 10**9, "EB"),
    ("TOPS", "integer-computing", 1, "TOPS"),
    ("核", "core", 1, "core|cores"),
    ("卡", "accelerator-card", 1, "accelerator card|accelerator cards"),
    # bandwidth; plans write 450G for 450 Gbps
    ("Mbps", "data time-1", "1/8000", "Mbps"),
    ("Gbps G", "data time-1", "1/8", "Gbps"),
    ("Tbps", "data time-1", 125, "Tbps"),
)


def _dimension(text: str) -> Dimension:
    powers: dict[str, int] = {}
    for word in text.split():
        base = word.rstrip("-0123456789") if not word.startswith("CO") else word
        powers[base] = int(word[len(base) :] or 1)
    return Dimension(powers) if powers else RATIO


def _atoms() -> dict[str, Atom]:
    atoms: dict[str, Atom] = {}
    for spellings, dimension, size, english in _ROWS:
        symbol, *others = spellings.split()
        one, _, several = english.partition("|")
        atom = Atom(symbol, _dimension(dimension), Fraction(size), one, several or one)
        atoms |= dict.fromkeys((symbol, *others), atom)
    return atoms


ATOMS = _atoms()
