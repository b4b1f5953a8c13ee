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

    factor: how many base units one of it is. english: the name in the singular, as it stands after "per".
    """

    symbol: str
    dimension: Dimension
    factor: Fraction
    english: str


# The number words that may stand in front of a unit; alone they are plain numbers (亿 is 10⁸).
NUMBERS = {
    "十": (10, "ten"), "百": (100, "hundred"), "千": (1000, "thousand"), "万": (10**4, "10,000"),
    "十万": (10**5, "100,000"), "百万": (10**6, "million"), "千万": (10**7, "10 million"),
    "亿": (10**8, "100 million"), "十亿": (10**9, "billion"), "百亿": (10**10, "10 billion"),
    "千亿": (10**11, "100 billion"), "万亿": (10**12, "trillion"),
}  # fmt: skip

# symbol and other spellings · dimension · size · English
_ROWS: tuple[tuple[str, str, int | str, str], ...] = (
    # money: every currency is a dimension of its own; a rate of exchange is a datum, not a unit
    ("元 人民币 人民币元 CNY RMB ¥ yuan", "CNY", 1, "yuan"),
    ("美元 USD US$ $", "USD", 1, "US dollar"),
    ("欧元 EUR €", "EUR", 1, "euro"),
    ("港元 港币 HKD", "HKD", 1, "Hong Kong dollar"),
    ("日元 JPY", "JPY", 1, "Japanese yen"),
    ("英镑 GBP £", "GBP", 1, "pound sterling"),
    # length, land, volume
    ("米 m", "length", 1, "metre"),
    ("毫米 mm", "length", "1/1000", "millimetre"),
    ("厘米 cm", "length", "1/100", "centimetre"),
    ("公里 千米 km", "length", 1000, "kilometre"),
    ("平方米 平米 ㎡ m2", "length2", 1, "square metre"),
    ("亩 市亩 mu", "length2", "2000/3", "mu"),
    ("公顷 ha hm2", "length2", 10**4, "hectare"),
    ("平方公里 平方千米 km2", "length2", 10**6, "square kilometre"),
    ("立方米 方 m3", "length3", 1, "cubic metre"),
    ("升 L l", "length3", "1/1000", "litre"),
    # mass
    ("吨 t", "mass", 1000, "tonne"),
    ("千克 公斤 kg", "mass", 1, "kilogram"),
    ("克 g", "mass", "1/1000", "gram"),
    ("毫克 mg", "mass", "1/1000000", "milligram"),
    ("微克 μg ug", "mass", "1/1000000000", "microgram"),
    ("吨公里 吨千米 tkm", "mass length", 10**6, "tonne-kilometre"),
    # time that clocks measure, and time that calendars count
    ("秒 s", "time", 1, "second"),
    ("毫秒 ms", "time", "1/1000", "millisecond"),
    ("分钟 min", "time", 60, "minute"),
    ("小时 h", "time", 3600, "hour"),
    ("天 日 d", "time", 86400, "day"),
    ("周 星期", "time", 604800, "week"),
    ("工作日", "working-day", 1, "working day"),
    ("年 周年 a", "calendar", 1, "year"),
    ("岁 周岁", "calendar", 1, "year of age"),
    ("季度 季 个季度", "calendar", "1/4", "quarter"),
    ("月 个月", "calendar", "1/12", "month"),
    # energy and power
    ("瓦时 Wh", "energy", 3600, "watt-hour"),
    ("千瓦时 度 千瓦小时 kWh kwh KWH kW·h", "energy", 3_600_000, "kWh"),
    ("兆瓦时 MWh", "energy", 3_600_000_000, "MWh"),
    ("吉瓦时 GWh", "energy", 3_600_000_000_000, "GWh"),
    ("太瓦时 TWh", "energy", 3_600_000_000_000_000, "TWh"),
    ("焦耳 焦 J", "energy", 1, "joule"),
    ("千焦 kJ", "energy", 10**3, "kJ"),
    ("兆焦 MJ", "energy", 10**6, "MJ"),
    ("吉焦 GJ", "energy", 10**9, "GJ"),
    ("太焦 TJ", "energy", 10**12, "TJ"),
    ("瓦 瓦特 W", "energy time-1", 1, "watt"),
    ("千瓦 kW KW kw", "energy time-1", 10**3, "kW"),
    ("兆瓦 MW", "energy time-1", 10**6, "MW"),
    ("吉瓦 GW", "energy time-1", 10**9, "GW"),
    ("千伏安 kVA", "apparent-power", 1, "kVA"),
    ("吨标准煤 吨标煤 tce", "coal", 1000, "tonne of standard coal"),
    ("千克标准煤 公斤标准煤 千克标煤 公斤标煤 kgce", "coal", 1, "kilogram of standard coal"),
    ("克标准煤 克标煤 gce", "coal", "1/1000", "gram of standard coal"),
    ("吨二氧化碳 吨二氧化碳当量 tCO2 tCO2e", "CO2", 1000, "tonne of CO2"),
    ("千克二氧化碳 公斤二氧化碳 千克二氧化碳当量 kgCO2 kgCO2e", "CO2", 1, "kilogram of CO2"),
    # people
    ("人 名 位", "person", 1, "person"),
    ("人次", "attendance", 1, "attendance"),
    ("人年 人·年", "person calendar", 1, "person-year"),
    # counts: what offices also count in 个
    ("个", "entity", 1, "unit"),
    ("家", "entity", 1, "organisation"),
    ("户", "entity", 1, "household or firm"),
    ("所", "entity", 1, "institution"),
    ("座", "entity", 1, "building"),
    ("处", "entity", 1, "site"),
    ("项", "entity", 1, "item"),
    ("条", "entity", 1, "line"),
    # counts of machines
    ("台（套） 台(套) 台套 台/套", "machine", 1, "machine or set"),
    ("台", "machine", 1, "machine"),
    ("套", "machine", 1, "set"),
    # counts that nothing else is compared with
    ("件", "document", 1, "piece"),
    ("篇", "paper", 1, "paper"),
    ("种 类 品种", "sort", 1, "kind"),
    ("次 场", "occasion", 1, "occasion"),
    ("批 批次", "lot", 1, "lot"),
    ("辆", "vehicle", 1, "vehicle"),
    ("艘", "ship", 1, "ship"),
    ("架", "aircraft", 1, "aircraft"),
    ("部", "handset", 1, "handset"),
    ("只", "只", 1, "piece (只)"),
    ("支", "支", 1, "piece (支)"),
    ("块", "块", 1, "piece (块)"),
    ("片", "片", 1, "piece (片)"),
    ("颗", "颗", 1, "piece (颗)"),
    ("根", "根", 1, "piece (根)"),
    ("双", "pair", 1, "pair"),
    ("箱", "box", 1, "box"),
    ("标准箱 标箱 TEU", "TEU", 1, "TEU"),
    ("重量箱", "weight-case", 1, "weight case"),
    ("机架 标准机架", "rack", 1, "rack"),
    # ratios: an absent count, a share and a multiple are plain numbers
    ("1", "", 1, ""),
    ("% 百分比", "", "1/100", "%"),
    ("百分点 个百分点 pp", "", "1/100", "percentage point"),
    ("‰ 千分比", "", "1/1000", "‰"),
    ("千分点 个千分点", "", "1/1000", "point per mille"),
    ("倍", "", 1, "times"),
    # scores, indices, doublings (翻两番 is four times: a power, so no factor joins 番 and 倍)
    ("分", "point", 1, "point"),
    ("指数 点", "index", 1, "index point"),
    ("番", "doubling", 1, "doubling"),
    ("位次", "rank", 1, "place"),
    # computing
    ("PFLOPS PFlops", "computing", 1, "PFLOPS"),
    ("EFLOPS EFlops", "computing", 1000, "EFLOPS"),
    ("GB", "data", 1, "GB"),
    ("TB", "data", 1000, "TB"),
    ("PB", "data", 10**6, "PB"),
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
        atom = Atom(symbol, _dimension(dimension), Fraction(size), english)
        atoms |= dict.fromkeys((symbol, *others), atom)
    return atoms


ATOMS = _atoms()
