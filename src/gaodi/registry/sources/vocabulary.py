"""The words in which a source says what may be done with its figures: for what, and to whom they may go.

Files may write a word as its code, or as it is called in Chinese or English.
"""

from __future__ import annotations

import difflib
from enum import StrEnum
from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator

from gaodi.errors import Fault, InputError


class Purpose(StrEnum):
    """For what figures are used. A source that allows PUBLIC allows everything."""

    PUBLIC = "public"
    PLANNING = "planning"
    STATISTICS = "statistics-analysis"
    PER_MU = "per-mu-evaluation"
    POLICY = "policy-matching"
    CULTIVATION = "cultivation"
    CHAIN = "chain-analysis"
    LAND = "land-management"
    ASSESSMENT = "assessment"
    CHECKING = "checking"
    DEMONSTRATION = "demonstration"

    def label(self, language: str = "zh") -> str:
        """Its name in Chinese or English."""
        return _PURPOSES[self][language.startswith("en")]


class Recipient(StrEnum):
    """To whom figures go. A source that allows PUBLIC allows everybody."""

    PUBLIC = "public"
    PLAN_OFFICE = "plan-office"
    CHAIN_OFFICE = "chain-office"
    INDUSTRY = "industry"
    STATISTICS = "statistics"
    TAX = "tax"
    RESOURCES = "natural-resources"
    DISTRICT = "district"
    PARK = "park"
    ENTERPRISE = "enterprise-itself"

    def label(self, language: str = "zh") -> str:
        """Its name in Chinese or English."""
        return _RECIPIENTS[self][language.startswith("en")]


_PURPOSES = {
    Purpose.PUBLIC: ("公开", "publication"),
    Purpose.PLANNING: ("规划管理", "managing the plan"),
    Purpose.STATISTICS: ("统计分析", "statistical analysis"),
    Purpose.PER_MU: ("亩均效益评价", "per-mu evaluation"),
    Purpose.POLICY: ("政策匹配", "matching policies"),
    Purpose.CULTIVATION: ("企业培育与认定", "cultivating and recognising enterprises"),
    Purpose.CHAIN: ("产业链分析", "analysing chains"),
    Purpose.LAND: ("用地管理", "managing land"),
    Purpose.ASSESSMENT: ("区县园区考核", "assessing districts and parks"),
    Purpose.CHECKING: ("数据核对", "checking data"),
    Purpose.DEMONSTRATION: ("软件演示", "demonstration"),
}
_RECIPIENTS = {
    Recipient.PUBLIC: ("公众", "the public"),
    Recipient.PLAN_OFFICE: ("领导小组办公室", "the plan office"),
    Recipient.CHAIN_OFFICE: ("产业链办公室", "the chain offices"),
    Recipient.INDUSTRY: ("工信部门", "the industry department"),
    Recipient.STATISTICS: ("统计部门", "the statistics department"),
    Recipient.TAX: ("税务部门", "the tax department"),
    Recipient.RESOURCES: ("自然资源部门", "the natural-resources department"),
    Recipient.DISTRICT: ("区县", "the districts"),
    Recipient.PARK: ("园区", "the parks"),
    Recipient.ENTERPRISE: ("企业本身", "the enterprise itself"),
}
_OTHER_NAMES = {"本单位": Recipient.PLAN_OFFICE}
"""What offices also write: this office is the one that keeps the workspace."""

_W = TypeVar("_W", Purpose, Recipient)


def purpose(word: str) -> Purpose:
    """The purpose that a word names. Raises InputError with those that there are."""
    return _named(word, Purpose)


def recipient(word: str) -> Recipient:
    """The recipient that a word names. Raises InputError with those that there are."""
    return _named(word, Recipient)


def _named(word: str, kind: type[_W]) -> _W:
    names = {name: one for one in kind for name in (one.value, one.label(), one.label("en"))}
    code = _OTHER_NAMES.get(word, word) if kind is Recipient else word
    if code in names:
        return names[code]
    noun = kind.__name__.lower()
    near = difflib.get_close_matches(word, names, n=1)
    do = f"Perhaps {near[0]!r} is meant" if near else ""
    expected = f"one of: {', '.join(f'{one.value} {one.label()}' for one in kind)}"
    raise InputError(Fault(f"There is no {noun} {word!r}", expected=expected, do=do))


def _reads(kind: type[_W]) -> BeforeValidator:
    def read(given: Any) -> Any:
        try:
            return _named(given, kind) if isinstance(given, str) else given
        except InputError as error:
            fault = error.faults[0]
            raise ValueError(f"{fault.what.lower()[:1]}{fault.what[1:]}. Expected {fault.expected}") from None

    return BeforeValidator(read)


PurposeWord = Annotated[Purpose, _reads(Purpose)]
"""A purpose as files write it."""

RecipientWord = Annotated[Recipient, _reads(Recipient)]
"""A recipient as files write it."""
