"""What a clause leaves out because the sentence has said it.

“产值达到90亿元，年均增长8%”: the growth is that of 产值. “研发投入超9亿元，投入强度达到3%”: 研发 goes on.
“…，占工业比重达到9%”, “…，其中国家级20家” and “…，其中工业部分60亿元” take the noun of the target before.
“上市企业新增8家，总数达到15家” and “开工项目90个、 竣工60个” take what they count. “数控化水平不断提高，达到60%”
takes the noun of the clause before, which has no number; where there is none, “年均增长9%” is said of the trade in
the heading (3. 储能产业链). “过10亿元的15家” counts what “产值过50亿元的企业2家” has counted.
"""

from __future__ import annotations

import re

from gaodi.plan.targets import objects, subjects
from gaodi.plan.targets.cases import Case, Memory
from gaodi.plan.targets.drafts import Draft
from gaodi.plan.targets.lexicon import any_of
from gaodi.plan.targets.quantities import Quantity
from gaodi.plan.targets.subjects import Subject

_PREDICATE = re.compile(
    r"持续|稳步|显著|不断|明显|大幅|进一步|逐步|加快|全面|实现|稳定|快速|更加|继续|较快|得到|有效|基本"
)
_RANKS = re.compile(rf"^{objects.RANK}+级?$")
_RANK = re.compile(rf"^{objects.RANK}+级?")
_ABOVE = re.compile(r"^(?:超|产值超|收入超|营收超)[^，、]*元(?:以上)?$|^[\d一二三四五六七八九十百千]*亿元?(?:以上|级)$")
_CHANGED = re.compile(
    r"(?:[较比]20\d\d年[底末]?|在20\d\d年[底末]?基础上)?(?:年均|累计|平均)?"
    r"(?:增长|增加|下降|提高|提升|降低|增速|增幅|减少|上升|翻番)(?:率|速度|幅度)?$"
)
_PACE = re.compile(r"(?:增速|增幅|增长率)$")
_COMPARED = re.compile(r"(?:高于|低于|快于|高出).*$")
_RATIO = re.compile(r"占.*$")
_GROWTH_ONLY = re.compile(r"^(?:年均|平均)?(?:增速|增长率|增幅|增长)$")
_MEASURE_ONLY = re.compile(r"^(?:总数|总量|数量|总额|总规模|占比|比重|比例|面积|总数量|覆盖率|合计|投资|产量|规模)$")
_ACTS = re.compile(
    rf"^(?:{any_of('make', 'carry out', 'add', 'leads')})|加强|强化|加大|优化|完善|健全|目标|任务|要求|保障|措施|原则"
    r"|水平|能力|质量|效益|提质|增强|持续|更加|规模|专栏|思路"
)
_SIZES = re.compile(
    r"^(?:总|年)?(?:产量|销量|出货量|产能|产值|营业收入)$|^(?:产业|产值|营收)?规模$|^产业产值$|^市场份额$|^增加值$"
)
_GROUP = re.compile(r"^(?:全[市省区县州])?(?:规模以上|规上|规模)(?:工业|制造业)(?:企业)?(?=.{2})")
_BARE = re.compile(
    r"^(?:总产值|产值|增加值|营业收入|主营业务收入|利润|利润总额|利税|利税总额|研发机构覆盖率|研发投入|企业数|利润率)$"
)
_PLACE = re.compile(r"^[^的]{0,5}(?:[县市州]|(?<![园范景片能新中])区)$")
_PARTS = ("%", "个百分点", "百分点")
_OTHERS = re.compile(
    r"[^，、的\d]{0,6}(?:[县市州]|(?<![园范景片能新中])区|县（市、?区?）|县城|建制镇|重点镇|中心镇|乡镇|农村|城镇)"
    rf"|(?:规模以上|规上|其他|小微|{any_of('firm groups')})[^，、的\d]{{0,8}}企业"
)
"""Another place or other firms, of which a share is said again: 设备联网率达到90%，中小企业达到60%."""
_OVER_AMOUNT = r"(?:超过?|过|突破)[\d一二三四五六七八九十百千]*[万亿]+元"
_CLASSED = re.compile(r"[^，、\d]{0,8}(?:超过?|过|突破)[\d.一二三四五六七八九十百千]*[万亿]+元(?:以上)?的?")
"""提升一批特色产业集群，产值超90亿元的|5个."""
_OVER = re.compile(rf"({_OVER_AMOUNT})(?:以上)?的?")
_OVER_WITHIN = re.compile(_OVER_AMOUNT)
_WORK = re.compile(rf"^(?>{any_of('make', 'carry out', 'add')})+$")
_TOPIC = re.compile(
    r"(?P<what>[^，；。、的]{2,14}?产业)(?:综合|整体|核心|市场)?(?:竞争力|实力|优势|规模|能力|结构|体系|布局|发展水平|能级)[^，；。]{0,4}"
    r"(?:明显|显著|进一步|持续|大幅|不断|稳步|全面|更加)|(?P<will>[^，；。、的]{2,14}?产业)(?:要|将|应|需)"
)
_FORMED = re.compile(
    r"(?:建成|打造|形成|培育|建设|构建)(?P<what>[^，；。、]{2,24}(?:集群|产业|产业链|园区|基地|产业园|示范区))$"
)
_TRADE = re.compile(r"(?:产业链|产业|行业|集群|制造业|服务业|经济)$")


def complete(noun: str, case: Case, part: Draft | None) -> Subject | None:
    """The subject of a number, from its noun and what has been said; part: the whole of which it is a part."""
    said, q = case.memory, case.q
    stem = _CHANGED.sub("", _COMPARED.sub("", said.noun))
    if _SIZES.match(noun) and part is None and (trade := _formed(said) or _trade(case.context.heading) or said.topic):
        return Subject(noun if noun != "规模" else "产业规模", trade)
    if part is not None:
        return _part(noun, q, part, said)
    if q.counts and said.counted and _CLASSED.fullmatch(noun) and not _OVER_WITHIN.search(said.counted):
        return Subject(f"{noun.removesuffix('的')}的{said.counted}")
    if q.counts and (amount := _OVER.fullmatch(noun)) and _OVER_WITHIN.search(said.counted):
        return subjects.subject(_OVER_WITHIN.sub(amount[1], said.counted, count=1))
    if not noun:
        return (
            _without_number(said, q)
            or _again(case, said, q)
            or _from_clause(said.clause)
            or _heading(case.context.heading)
        )
    if said.last is not None and stem and (found := _resumed(noun, q, stem, said, goes_on=case.goes_on)):
        return subjects.subject(found)
    if said.last is not None and said.last.unit == "%" and q.unit in _PARTS and _OTHERS.fullmatch(noun):
        return Subject(said.last.indicator, noun)
    if q.money and not subjects.measures(noun):
        return _sized(noun, said.last)
    return subjects.subject(noun)


def _resumed(noun: str, q: Quantity, stem: str, said: Memory, *, goes_on: bool) -> str | None:
    """The noun with what it resumes."""
    if noun.startswith(("占", "对")):
        return _RATIO.sub("", stem) + noun
    if _GROWTH_ONLY.match(noun):
        return _RATIO.sub("", stem) + noun
    if noun.startswith("年均") and len(noun) > 3 and stem.endswith(noun[2:]):
        return stem + noun
    if noun in ("人均", "户均", "亩均"):
        return noun + _RATIO.sub("", stem)
    if _MEASURE_ONLY.match(noun):
        return stem + noun if not stem.endswith(noun) else stem
    if _RANKS.match(noun):
        return noun + _RANK.sub("", said.counted or stem)
    if q.counts and _WORK.match(noun):
        return noun + said.counted.removesuffix(noun)
    group = _GROUP.match(said.noun)
    if goes_on and group and _BARE.match(noun):
        return group[0] + noun
    if 2 < len(noun) <= 6 and len(stem) >= len(noun) and noun[:2] == stem[-2:]:
        return stem + noun[2:]
    return None


def _sized(noun: str, last: Draft | None) -> Subject:
    """“储能产业突破90亿元”: what is measured is the size of the trade, or what was measured before."""
    if last is not None and last.quantity.money and last.scope and subjects.measures(last.indicator):
        return Subject(last.indicator, noun)
    return Subject("产业规模", noun) if _TRADE.search(noun) else subjects.subject(noun)


def sized(subject: Subject, q: Quantity) -> Subject:
    """The size of a trade where money is said of the trade itself."""
    trade = q.money and subject.scope is None and _TRADE.search(subject.indicator)
    return Subject("产业规模", subject.indicator) if trade else subject


def _again(case: Case, said: Memory, q: Quantity) -> Subject | None:
    if said.last is None:
        return subjects.subject(said.noun) if said.noun else None
    if q.counts and said.counted and said.last.unit not in ("番", "倍"):
        return Subject(said.counted, said.last.scope)
    indicator = _COMPARED.sub("", said.last.indicator)
    higher = q.unit == said.last.unit == "%" and case.governor.hedged("力争", "争取", "争创", "确保")
    if not higher and (q.unit != "%" or not _PACE.search(indicator)):
        indicator = _CHANGED.sub("", indicator)
    return Subject(indicator or said.last.indicator, said.last.scope)


def _without_number(said: Memory, q: Quantity) -> Subject | None:
    """The subject of the clause before, where that has no number and a noun that is measured or counted."""
    subject = None if said.numbered else _from_clause(said.clause)
    if subject is None:
        return None
    fits = subjects.measures(subject.indicator) or (q.counts and objects.thing(subject.indicator))
    return subject if fits else None


def noun_of(clause: str) -> str:
    """The noun of a clause without a number: what stands before its adverb; empty where there is none."""
    match = _PREDICATE.search(clause, 2)
    return subjects.noun(clause[: match.start()]) if match else ""


def _from_clause(clause: str) -> Subject | None:
    noun = noun_of(clause)
    return subjects.subject(noun) if len(noun) >= 2 else None


def _heading(title: str) -> Subject | None:
    trade = _trade(title)
    return Subject("", trade) if trade else None


def _formed(said: Memory) -> str | None:
    """What the clause before says is to be made: 打造储能产业集群，产值达到90亿元."""
    match = None if said.numbered else _FORMED.search(said.clause)
    return match["what"] if match else None


def topic(clause: str) -> str | None:
    """The trade of which a clause says how it is to fare: 储能产业竞争力明显增强."""
    match = _TOPIC.match(clause)
    return (match["what"] or match["will"]) if match else None


def _trade(title: str) -> str | None:
    """The trade that a heading names: 储能产业链, 生物医药; not what it says is to be done."""
    name = title.strip("。：:“”")
    return name if 2 <= len(name) <= 14 and not _ACTS.search(name) and (_TRADE.search(name) or len(name) <= 8) else None


def _part(noun: str, q: Quantity, whole: Draft, said: Memory) -> Subject:
    """What 其中 names is a part of the whole: another rank of the same things, or a share of the same measure."""
    if _RANKS.match(noun):
        return Subject(noun + _RANK.sub("", said.counted or whole.indicator), whole.scope)
    if q.counts and (not noun or _WORK.match(noun) or _PLACE.match(noun)):
        return Subject(noun + (said.counted or whole.indicator), whole.scope)
    if q.counts and _ABOVE.match(noun):
        return Subject(noun + (said.counted or whole.indicator), whole.scope)
    if not noun:
        return Subject(whole.indicator, whole.scope)
    if q.counts or subjects.measures(noun) or "占" in noun:
        return subjects.subject(noun)
    if q.unit.startswith("%"):
        return Subject(whole.indicator, noun)
    return Subject(whole.indicator, f"{whole.scope}-{noun}" if whole.scope else noun)
