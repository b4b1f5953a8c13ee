"""The words of a check: its name, the finding, and the arithmetic, in Chinese or English."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

KINDS = {
    "rate": ("隐含比率", "Implied rate"),
    "parts": ("部分与整体", "Parts and whole"),
    "order": ("各时点次序", "Order over deadlines"),
    "twice": ("同一目标两个值", "Two values for one target"),
    "growth": ("增速与水平", "Growth and level"),
    "breakdown": ("目标分解", "Breakdown"),
}


@dataclass(frozen=True, slots=True)
class Said:
    """A check in words. kind: what sort of check; what: the finding; detail: the arithmetic."""

    kind: str
    what: str
    detail: str


def say(kind: str, verdict: str, facts: Mapping[str, Any], language: str = "zh") -> Said:
    """The check in words. language: `en…` is English, all else Chinese."""
    english = language.startswith("en")
    what, detail = _WORDS[kind](verdict, facts, english)
    return Said(KINDS[kind][english], what, detail)


def number(value: float) -> str:
    """A number as it would be written: 1,234.5; four significant places below a thousand."""
    if value == int(value) and abs(value) < 1e15:
        return f"{int(value):,}"
    return f"{value:,.1f}" if abs(value) >= 1000 else f"{value:.4g}"


def _rate(verdict: str, f: Mapping[str, Any], english: bool) -> tuple[str, str]:
    (a, av, au), (b, bv, bu), unit = f["above"], f["below"], f["unit"]
    name = f["rate_en"] if english else f["rate"]
    implied = number(round(f["implied"], 2)) + unit
    detail = f"{number(av)} {au} ÷ {number(bv)} {bu} = {implied}"
    if "stated" in f:
        stated = number(f["stated"]) + unit
        if english:
            return f"{a} and {b} imply a rate of {implied} ({name}); the plan states {stated}", detail
        return f"{a}与{b}隐含的{name}为 {implied}，计划写明 {stated}", detail
    if "observed" in f:
        period, value = f["observed"]
        seen = number(round(value, 2)) + unit
        if english:
            return f"{a} and {b} imply a rate of {implied} ({name}); {seen} was observed in {period}", detail
        return f"{a}与{b}隐含的{name}为 {implied}，{period} 年实际为 {seen}", detail
    if english:
        return f"{a} and {b} imply a rate of {implied} ({name}), which nothing states or measures", detail
    return f"{a}与{b}隐含的{name}为 {implied}，计划未写明，也没有观测值可比", detail


def _parts(verdict: str, f: Mapping[str, Any], english: bool) -> tuple[str, str]:
    unit = f["unit"]
    sign = "≤" if verdict == "holds" else ">"
    shown = " + ".join(number(value) for _, value in f["parts"])
    total = f" = {number(f['total'])}" if len(f["parts"]) > 1 else ""
    detail = f"{shown}{total} {sign} {number(f['value'])} {unit}"
    named = (", " if english else "、").join(name for name, _ in f["parts"])
    if verdict == "holds":
        what = f"The parts fit {f['whole']}" if english else f"{named}不超过{f['whole']}"
    elif english:
        what = f"The parts of {f['whole']} exceed it by {number(f['over'])} {unit}"
    else:
        what = f"{named}合计比{f['whole']}多 {number(f['over'])} {unit}"
    return what, detail


def _order(verdict: str, f: Mapping[str, Any], english: bool) -> tuple[str, str]:
    (d1, v1), (d2, v2) = f["first"], f["second"]
    detail = f"{d1}: {number(v1)} {f['unit']} → {d2}: {number(v2)} {f['unit']}"
    if english:
        way = "goes the right way" if verdict == "holds" else "goes the wrong way"
        return f"{f['indicator']} {way} from {d1} to {d2}", detail
    way = "方向一致" if verdict == "holds" else "方向相反"
    return f"{f['indicator']}：{d1} 年到 {d2} 年的目标{way}", detail


def _twice(verdict: str, f: Mapping[str, Any], english: bool) -> tuple[str, str]:
    (day, v1), (_, v2) = f["first"], f["second"]
    detail = f"{number(v1)} {f['unit']} {'=' if verdict == 'holds' else '≠'} {number(v2)} {f['unit']}"
    if english:
        end = "and both agree" if verdict == "holds" else "and they differ"
        return f"{f['indicator']} has two values for {day}, {end}", detail
    return f"{f['indicator']}：{day} 年有两个目标值，{'二者一致' if verdict == 'holds' else '二者不同'}", detail


def _growth(verdict: str, f: Mapping[str, Any], english: bool) -> tuple[str, str]:
    year, base = f["base"]
    deadline, level = f["level"]
    implied, stated = f"{f['implied']:.2f}%", f"{number(f['stated'])}%"
    detail = f"({number(level)} ÷ {number(base)})^(1/{f['years']}) − 1 = {implied}"
    rest = f["prices"]
    if english:
        what = f"{f['indicator']} from {year} to {deadline} implies {implied} a year; the plan states {stated}"
        return (what if rest is None else f"{what}, which leaves {rest:+.2f} points for prices"), detail
    what = f"{f['indicator']}由 {year} 年到 {deadline} 年隐含年均增长 {implied}，计划写明 {stated}"
    return (what if rest is None else f"{what}，差额 {rest:+.2f} 个百分点须由价格解释"), detail


def _breakdown(verdict: str, f: Mapping[str, Any], english: bool) -> tuple[str, str]:
    unit, short = f["unit"], f["shortfall"]
    if verdict == "open":
        said = "Shares of {} do not add up to it: a rate has no sum" if english else "{}不能由各区县的值相加得到"
        return said.format(f["indicator"]), ""
    sign = "=" if f["total"] == f["value"] else ">" if f["total"] > f["value"] else "<"
    detail = f"{f['arithmetic']} = {number(f['total'])} {unit} {sign} {number(f['value'])} {unit}"
    if verdict == "holds":
        said = "The districts' shares of {} add up to it" if english else "{}的分解之和达到全市目标"
        return said.format(f["indicator"]), detail
    if english:
        return f"The districts' shares of {f['indicator']} fall short by {number(short)} {unit}", detail
    return f"{f['indicator']}的分解之和与全市目标相差 {number(short)} {unit}", detail


_WORDS: dict[str, Callable[[str, Mapping[str, Any], bool], tuple[str, str]]] = {
    "rate": _rate, "parts": _parts, "order": _order, "twice": _twice, "growth": _growth, "breakdown": _breakdown,
}  # fmt: skip
