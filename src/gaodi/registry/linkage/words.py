"""Evidence in words, Chinese and English: what each level of a comparison says, and what was decided and why."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from gaodi.registry.linkage.tables import Decision, Reason

COMPARED = {
    "name": ("字号与行业", "brand and trade"),
    "place": ("地区", "place"),
    "form": ("组织形式", "legal form"),
    "branch": ("分支机构", "branch"),
    "code": ("代码", "code"),
    "address": ("地址", "address"),
    "person": ("法定代表人", "representative"),
}
LEVELS: dict[tuple[str, str], tuple[str, str]] = {
    ("name", "same"): ("字号、行业均相同", "brand and trade are the same"),
    ("name", "trade-fits"): ("字号相同，行业是简写", "the brand is the same, the trade is short for the other"),
    ("name", "trade-unsaid"): ("字号相同，一方未写行业", "the brand is the same, one does not say the trade"),
    ("name", "shortened"): ("一方是另一方的简称", "one is short for the other"),
    ("name", "sound"): ("字号同音，行业相符", "the brand sounds the same, the trade fits"),
    ("name", "slip"): ("字号差一字，行业相符", "the brand differs by a character, the trade fits"),
    ("name", "slip-of-two"): (
        "两字字号差一字，行业相符",
        "one of the two characters of the brand differs, the trade fits",
    ),
    ("name", "part"): ("一方字号是另一方的一部分，行业相符", "one brand is a part of the other, the trade fits"),
    ("name", "trade-akin"): ("字号相同，行业相近", "the brand is the same, the trade is akin"),
    ("name", "trade-differs"): ("字号相同，行业不同", "the brand is the same, the trade is another"),
    ("name", "contracted"): ("一方可能是另一方的缩写", "one may be a contraction of the other"),
    ("name", "initials"): ("两字简称，可能相符", "a name of two characters that may be short for the other"),
    ("name", "near"): ("字号相近，行业不符", "the brand is near, the trade does not fit"),
    ("name", "differs"): ("字号不同", "the brand is another"),
    ("name", "unknown"): ("未写名称", "no name is given"),
    ("place", "county"): ("区县相同", "the same county"),
    ("place", "city"): ("城市相同", "the same city"),
    ("place", "other-county"): ("城市相同，区县不同", "the same city, another county"),
    ("place", "province"): ("省份相同", "the same province"),
    ("place", "other-city"): ("省份相同，城市不同", "the same province, another city"),
    ("place", "elsewhere"): ("省份不同", "another province"),
    ("place", "unknown"): ("一方未写地区", "one does not say the place"),
    ("form", "same"): ("组织形式相同", "the legal form is the same"),
    ("form", "shorter"): ("组织形式是简写", "the legal form is short for the other"),
    ("form", "differs"): ("组织形式不同", "the legal form is another"),
    ("form", "unknown"): ("一方未写组织形式", "one does not say the legal form"),
    ("branch", "same"): ("分支机构一致", "the same branch, or none"),
    ("branch", "one"): ("一方是分支机构", "one is a branch"),
    ("branch", "differs"): ("分支机构不同", "another branch"),
    ("code", "same"): ("代码相同", "the code is the same"),
    ("code", "number"): ("注册号相同", "the registration number is the same"),
    ("code", "slip"): ("代码差一两位", "the code differs by a slip"),
    ("code", "legible"): ("代码残缺，可辨部分相同", "what is legible of a spoilt code is the same"),
    ("code", "differs"): ("代码不同", "the code is another"),
    ("code", "unknown"): ("一方没有代码", "one has no code"),
    ("address", "door"): ("门牌相同", "the same road and number"),
    ("address", "road"): ("道路或园区相同", "the same road or park"),
    ("address", "differs"): ("地址不同", "the address is another"),
    ("address", "unknown"): ("一方没有地址", "one has no address"),
    ("person", "same"): ("法定代表人相同", "the representative is the same"),
    ("person", "differs"): ("法定代表人不同", "the representative is another"),
    ("person", "unknown"): ("一方没有法定代表人", "one names no representative"),
}
KINDS = {
    "registered": ("登记名称", "registered name"),
    "former-name": ("曾用名", "former name"),
    "short-name": ("简称", "short name"),
    "other-name": ("其他名称", "other name"),
}
DECISIONS = {
    Decision.LINKED: ("已对应", "linked"),
    Decision.QUEUED: ("待核对", "waits for a person"),
    Decision.NEW: ("新企业", "new enterprise"),
    Decision.REJECTED: ("不是企业", "of no enterprise"),
}
REASONS = {
    Reason.UNSURE: ("把握不足", "not sure enough"),
    Reason.NEAR: ("名称只是相近，且无其他依据", "the name is only near, and nothing else agrees"),
    Reason.CLOSE: ("两家候选企业难分高下", "two candidates are nearly alike"),
    Reason.CONTRADICTION: ("名称、代码或地区互相矛盾", "name, code or place contradict what else agrees"),
    Reason.CLAIMED: ("名单中另有一条也对应该企业", "another record of the list claims the same enterprise"),
}


@dataclass(frozen=True, slots=True)
class Said:
    """One comparison in words. weight: in bits; above 0 it speaks for the candidate, below against it."""

    comparison: str
    level: str
    about: str
    says: str
    weight: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """An enterprise that a record may mean. name: that of its names which fits best; kind: what name that is."""

    enterprise: str
    name: str
    kind: str
    probability: float
    weight: float
    said: tuple[Said, ...]


def decision(code: str, language: str = "zh") -> str:
    """What was decided."""
    return DECISIONS[Decision(code)][language.startswith("en")]


def reason(code: str | None, language: str = "zh") -> str:
    """Why a person is to say; empty where none is."""
    return REASONS[Reason(code)][language.startswith("en")] if code else ""


def candidates(evidence: str | None, language: str = "zh") -> tuple[Candidate, ...]:
    """The candidates of a decision (`evidence` of the table) with what speaks for and against each, the best first."""
    return tuple(_candidate(one, language.startswith("en")) for one in json.loads(evidence or "[]"))


def _candidate(one: Mapping[str, Any], english: bool) -> Candidate:
    said = tuple(_said(one["levels"], english))
    about = {key: one[key] for key in ("enterprise", "name", "probability", "weight")}
    kind = KINDS.get(one["kind"], (one["kind"], one["kind"]))[english]
    return Candidate(**about, kind=kind, said=said)


def _said(levels: Mapping[str, tuple[str, float]], english: bool) -> Iterator[Said]:
    """What says something first, by its weight."""
    for comparison, (level, weight) in sorted(levels.items(), key=lambda item: -abs(item[1][1])):
        yield Said(comparison, level, COMPARED[comparison][english], LEVELS[comparison, level][english], weight)
