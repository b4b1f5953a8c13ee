"""Numbers that promise nothing, told by what they do in their sentence.

Subsidies (“给予最高90万元奖励”) and what they are given for (“对首次突破9亿元的企业”), counts that close a list
(“甲、乙等5个园区”), sizes of named projects (“…项目总投资90亿元”), where a change begins (“由9%提高到12%”), what is
done as a matter of course (每年评定1次), what is expected of it (“有利于…，可带动90万户”), limits that are lifted
(取消…90万以下). What is
past is for `deadlines`, but for an old plan fulfilled (“超额完成“十五五”规划目标”); counts of what there is
(“围绕12条产业链”) have no verb that makes them and are not read at all.
"""

from __future__ import annotations

import re

from gaodi.plan.targets.governors import Governor
from gaodi.plan.targets.lexicon import any_of, words
from gaodi.plan.targets.quantities import Quantity

_SUBSIDY = re.compile(
    rf"{any_of('subsidies')}|补贴(?!性|规模|户数|人数)|奖励(?=[^，。；\d]{{0,6}}\d[\d.]*[万亿]?元)|\d[^，。；]{{0,8}}奖励|补偿(?=[^，。；]{{0,6}}\d)"
)
_CRITERIA = re.compile(
    r"申报(?:企业|单位|条件|主体|项目)|(?<!超出)(?<!高于)(?<!达到)(?:认定|准入|申报|入库)(?:条件|标准)|应(?:具备|符合|满足)"
    r"|是指|^\W*\d{0,2} ?指(?:每|在|的是|以|对|经|通过)|发行[^，。；]{0,6}(?:股票|股份)"
    r"|或者[^，。；]{0,12}(?:超过|达到?|满)\d|每(?:提高|提升|增加|增长|上升|下降|降低|减少)\d"
    r"|(?:取消|放开|放宽)[^，。；\d]{2,16}\d[\d.]* ?万?[人元]?以[上下]|有[利助]于[^；。]{2,40}，可(?:带动|促进|拉动)"
)
_CAPPED = re.compile(r"^(?:最高|不超过|单户|每家|每户|每个|每人|期限|有效期|优惠|其中|并|按|总额)")
_MOST = re.compile(r"最高可?$|最多$|上限(?:为|是)?$|额度[^，。；]{0,4}$")
_OUTPUT = re.compile(r"(?:年产|日产|日处理|年处理|总投资|投资|可容纳|占地)(?:约|近|达|超过?)?$")
_WORKS = re.compile(r"(?:项目|生产线|产线|基地|工程|装置)(?:建设|投产|达产|达效|落地)?$")
_CONDITION = re.compile(r"^(?:对|凡|如|若|按|新认定|首次|被认定|获得|企业)|首次|(?:的|的企业|的项目|的单位|的园区)$")
_CLOSES = re.compile(r"(?:等(?:共|全市|重点)?|(?:规划|方案|纲要|清单|名单)(?:的|(?:确定|明确|提出)的)?)$")
_MADE = words("add", "make") - {"发展", "布局", "覆盖", "建设", "壮大", "做强", "做大", "做优", "做精"}
_ADDED = words("add") | {"引进", "引育", "落地"}
_PROJECT = re.compile(
    r"(?:项目|工程|基地|一期|二期)(?:总|计划|预计)?(?:投资|占地|用地|产能|面积)$|(?:达产|投产|建成)后|年产$|日产$|占地(?!区|方)|建筑面积|(?:总|(?<!年度)计划总?|合同)投资(?:总?额)?$|^面积$|认定面积$|权重$"
)
_NAMED = re.compile(
    r"^(?:工作日|方面|(?:重点|关键)?领域|部分|层次|阶段|环节|维度|专项行动|举措|步骤|章|条(?:措施|意见)|字|篇章|统筹|行动|重点任务|子任务"
    r"|(?:政策|具体)?措施|子(?:工程|项目)|(?:工作)?专班|工作组|领导小组|[^，。；]{0,8}(?:会议|督查|检查|调度|例会|考核|评比|通报))"
)
_LISTED = re.compile(r"(?:重点|主要)?(?:任务|工程|举措|措施|领域|方向|方面)(?!中心)")
_BRACKETED = re.compile(r"（[^（）]{0,80}）")
_SCHOOL = re.compile(r"学|校|院|园|机构|中心|站")
_ROUTINE = re.compile(r"每(?:半?年|季度?|月|周)[^，。；]{0,6}$")
_SELDOM = 4
"""Times a year that something is done as a matter of course."""
_HELPED = frozenset(["推动", "推进", "支持", "促进", "带动", "引导"])
_FARES = re.compile(
    r"(?:集群|产业链)[^，。；]{0,4}升级$|加快向|向[^，。；]{2,12}(?:跃升|迈进|转型|升级|发展)|(?:加快|尽快|早日)[^，。；]{0,4}(?:投产|达产|达效|建设|建成|发展)"
)
"""推动9个集群加快向…跃升: how those that there are are to fare."""
_STRENGTHENED = frozenset(["做强", "做大", "做优", "做精", "壮大", "突破", "优化", "提升", "聚焦", "发展"])
_CHAINS = re.compile(r"[^\d亿]{0,10}产业链")
"""做强8条重点产业链: those that the plan is about."""
_CLASS = re.compile(r"[\d一二三四五六七八九十百千万]*亿元?(?:级|以上|规模)")
_RANKED = re.compile(rf"{_CLASS.pattern}|^(?:世界|国家|国际|省|市)级?")
"""创建甲、乙2个国家级集群 promises the rank."""
_AND_OTHERS = re.compile(r"等(?:共|全市|重点)?$")
_LISTED_MOST = 40
"""No text lists more things by name: 甲厂等200个项目 counts others as well."""
_PIECES = frozenset({"个", "项", "家", "条", "座", "处", "批"})
_FULFILLED = re.compile(
    r"(?<!确保)(?<!力争)(?<!努力)(?:超额|提前)(?:[两一]年)?(?:完成|实现)(?:了|“?十|20|规划|计划|预期|既定)"
    r"|(?:高于|低于|超过|超出)[^，；。\d]{0,12}(?:规划|计划|预期)目标\d"
)
_THESE = re.compile(r"^(?:这|上述|该)[^，。；]{0,8}(?:项目|工程)(?!库)")
"""这60多个项目将新增产值90亿元: what projects bring that were just named."""
_PASSED = re.compile(r"^(?:超出|高于|超过)[^，。；\d]{0,6}标准\d")
_GROUND = re.compile(r"^在.{2,}基础上$")
"""在产值跨上90亿元台阶的基础上: what a change begins from."""
_AIMED = re.compile(r"完成[^，；。\d]{0,12}(?:规划|计划|预期)目标的\d")
_FROM = re.compile(r"(?:由|从)[^，；。]{0,10}$")
_TO = re.compile(
    r"(?:[、和及]\d[\d.]*[^\d，。；]{0,4}){0,4}"
    r"(?:，(?:将|再)?(?:提高|提升|增加|增长|上升|下降|降低|扩大|减少|缩短)[到至]|[^，；。]{0,6}(?:提高|提升|增加|增长|上升|上调"
    r"|下调|下降|降低|降至|增至|调整|调减|扩大|升至|减少|压减|缩短|到|至|变))"
)
"""Also of a list: 由8件、193件增加到."""


def subsidised(clause: str, sentence: str) -> bool:
    """Whether the clause sets out a subsidy, or a condition: what one is given for, “…的，可申请”, 每提高1个百分点."""
    if _SUBSIDY.search(clause) or clause.endswith("的") or _CRITERIA.search(_BRACKETED.sub("", sentence)):
        return True
    given = _SUBSIDY.search(sentence)
    return bool(
        given and (_CONDITION.search(clause) or (_CAPPED.search(clause) and sentence.find(clause) > given.start()))
    )


def reviewed(clause: str, sentence: str) -> bool:
    """Whether the sentence tells how an earlier plan was fulfilled, or the clause what named projects bring.

    How far a standard is passed is no target either, nor what a change begins from (在产值跨上90亿元的基础上).
    """
    told = (_AIMED.search(clause), _THESE.match(clause), _PASSED.match(clause), _GROUND.match(clause))
    return any(told) or _FULFILLED.search(sentence) is not None


def begins(text: str, q: Quantity) -> bool:
    """Whether a change begins at the number: 由9%提高到."""
    return bool(_FROM.search(text, max(0, q.start - 14), q.start) and _TO.match(text, q.close))


def named(q: Quantity, noun: str) -> bool:
    """Whether the number is that of an institute (48所), not a count of schools, or what something weighs (30分)."""
    return noun.endswith("权重") or (q.unit == "所" and _SCHOOL.search(noun) is None)


def counted(text: str, start: int, q: Quantity, verb: str, name: str) -> bool:
    """Whether a count before its noun counts what there is already."""
    left = text[max(start, q.start - 40) : q.start]
    if left.endswith("等") and _LISTED.match(name):
        return True
    if (
        (q.unit == "次" and q.value <= _SELDOM)
        or _NAMED.match(name)
        or named(q, name)
        or _OUTPUT.search(left)
        or (q.unit not in _PIECES and not q.unit.endswith("亩") and _WORKS.search(name))
    ):
        return True
    if verb in _HELPED and _FARES.search(name):
        return True
    if verb in _STRENGTHENED and _CHAINS.match(name):
        return True
    if _CLOSES.search(left) and not (_AND_OTHERS.search(left) and q.value > _LISTED_MOST):
        return verb not in _ADDED and not _CLASS.search(name)
    listed = left[left.rfind(verb) + len(verb) :] if verb in left else ""
    enumerated = "、" in listed and listed.count("、") + 1 == q.value
    return enumerated and (verb not in _MADE or not _RANKED.search(name)) and verb not in _ADDED


def said(noun: str, q: Quantity, text: str, start: int, governor: Governor) -> bool:
    """Whether a number after its noun is the size of a project."""
    left = text[max(0, start - 20) : governor.stem]
    if _MOST.search(left) or (q.unit == "次" and q.value <= _SELDOM and _ROUTINE.search(text[start : q.start])):
        return True
    if q.counts or q.unit.startswith("%"):
        return False
    if governor.verb:
        return bool(re.search(r"(?:达产|投产|建成)后", left))
    return bool(_PROJECT.search(left.rpartition("，")[2]) or _PROJECT.search(noun))
