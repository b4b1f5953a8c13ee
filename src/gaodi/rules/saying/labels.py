"""What inputs and steps are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gaodi.registry import lists, metrics
from gaodi.rules.language.nodes import PAID, Input, Origin
from gaodi.rules.program import ItemPart, Program
from gaodi.rules.saying import codes

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

ATTRIBUTES = {
    "industry": ("所属行业", "industry"),
    "region": ("所在区县", "district"),
    "street": ("所在街道", "street"),
    "park": ("所在园区", "park"),
    "status": ("登记状态", "registration status"),
    "founded": ("成立日期", "day of founding"),
    "ownership": ("所有制", "ownership"),
    "scale": ("企业规模", "size"),
    "above_scale": ("规模以上", "above scale"),
    "capital": ("注册资本", "registered capital"),
}
"""What the register says of subjects, in Chinese and English."""
_VALUES = {
    "micro": "微型", "small": "小型", "medium": "中型", "large": "大型", "active": "存续", "suspended": "停业",
    "revoked": "吊销", "deregistered": "注销", "moved-out": "迁出", "state": "国有", "collective": "集体",
    "private": "民营", "hmt": "港澳台资", "foreign": "外资", "mixed": "混合所有",
}  # fmt: skip
_STEPS = {
    "score": ("得分", "score"),
    "uncapped_score": ("不封顶得分", "score without caps"),
    "qualified": ("符合条件", "qualified"),
    "grade": ("等级", "grade"),
    "level": ("级别", "level"),
    "population.require": ("评价范围", "who is judged"),
    "score.bonus": ("加减分", "points on top"),
}


class Labels:
    """The words of one program in one language."""

    def __init__(self, program: Program, ws: Workspace | None, language: str = "zh") -> None:
        self._program, self.language = program, language
        self._english = language.startswith("en")
        self._ws, self._metrics, self._lists = ws, metrics.load(ws), lists.load(ws)
        self._items = {part.item.id: part for part in program.every_item()}
        self._clauses = {part.key: part for part in program.every_clause()}

    def input(self, one: Input) -> str:
        """The name of an input, with the year that it is of."""
        name = self._name(one)
        if not one.lag:
            return name
        before = f"{one.lag} year{'s' if one.lag > 1 else ''} before" if self._english else _before(one.lag)
        return f"{name} ({before})" if self._english else f"{name}（{before}）"

    def _name(self, one: Input) -> str:
        match one.origin:
            case Origin.METRIC:
                return self.metric(one.name)
            case Origin.ATTRIBUTE:
                return ATTRIBUTES[one.name][self._english]
            case Origin.OWN:
                return self._program.rulebook.inputs[one.name].label.label(self.language)
            case Origin.LIST:
                found = self._lists[one.name]
                return f"on the list “{found.name_en}”" if self._english else f"列入{found.name}"
            case Origin.EARLIER if one.detail == PAID:
                return "what was paid in earlier years" if self._english else "以前年度已付金额"
            case Origin.EARLIER:
                what = {"grade": ("等级", "grade"), "score": ("得分", "score")}[one.detail][self._english]
                if one.name == self._program.rulebook.family:
                    return f"{what} under these rules" if self._english else f"本办法{what}"
                return f"{what} of {one.name}" if self._english else f"{one.name}的{what}"
            case Origin.ANSWER:
                return self.question(one.name)

    def metric(self, name: str) -> str:
        """The name of a metric by the name that expressions give it."""
        found = self._metrics[name.replace("_", "-")]
        return _small(found.name_en) if self._english else found.name

    def question(self, id_: str) -> str:
        """The text of a question."""
        asked = self._program.rulebook.questionnaire
        for section in asked.sections if asked else ():
            for question in section.questions:
                if question.id == id_:
                    return question.text.label(self.language)
        return id_

    def value(self, word: str, one: Input | None = None) -> str:
        """A value of a text input as the language has it; of a code what it stands for."""
        if one is not None and one.origin is Origin.ATTRIBUTE and one.name in ("region", "industry", "park"):
            return self._code(word, one.name)
        if one is not None and one.origin is Origin.METRIC and self._english:
            return self._metrics[one.name.replace("_", "-")].code_label(word, self.language)
        if one is not None and one.origin is Origin.OWN and self._english:
            own = self._program.rulebook.inputs[one.name]
            return own.codes_en[own.codes.index(word)] if own.codes_en and word in own.codes else word
        return word if self._english else _VALUES.get(word, word)

    def _code(self, word: str, of: str) -> str:
        if of == "industry":
            return codes.industry(word, self._english)
        return (codes.region if of == "region" else codes.park)(word, self._ws, self._english)

    def step(self, name: str) -> str:
        """The name of a step."""
        base, _, lag = name.partition("@-")
        said = self._step(base)
        if not lag:
            return said
        years = int(lag)
        before = f"{years} year{'s' if years > 1 else ''} before" if self._english else _before(years)
        return f"{said} ({before})" if self._english else f"{said}（{before}）"

    def _step(self, name: str) -> str:
        if name in self._program.rulebook.labels:
            return self._program.rulebook.labels[name].label(self.language)
        if name in _STEPS:
            return _STEPS[name][self._english]
        head, _, tail = name.partition(".")
        if head in ("score", "value", "uncapped", "capped", "benchmark") and tail in self._items:
            return self._of_item(head, self._items[tail])
        if head == "met":
            return self._met(*tail.partition(".")[::2])
        if head == "clause" and tail in self._clauses:
            label = self._clauses[tail].label
            return label.label(self.language) if label else tail
        return name

    def _met(self, level: str, section: str) -> str:
        """How far the questions of a level are met, all of them or those of a section."""
        rulebook = self._program.rulebook
        asked = rulebook.questionnaire.sections if rulebook.questionnaire else ()
        called = {one.id: one.label.label(self.language) for one in rulebook.levels}
        called |= {one.id: one.label.label(self.language) for one in asked}
        said = " · ".join(called.get(one, one) for one in (level, section) if one)
        return f"degree of meeting “{said}”" if self._english else f"“{said}”满足程度"

    def _of_item(self, head: str, part: ItemPart) -> str:
        label = part.item.label.label(self.language)
        words = {"score": ("得分", "points"), "uncapped": ("得分", "points"), "capped": ("得分", "points")}
        words |= {"benchmark": ("基准值", "benchmark")}
        if head == "value":
            return label
        tail = words[head][self._english]
        return f"{label}: {tail}" if self._english else f"{label}{tail}"


def _before(years: int) -> str:
    return {1: "上年", 2: "上上年"}.get(years, f"前{years}年")


def _small(words: str) -> str:
    """Within a sentence: R&D and GDP stay, Revenue becomes revenue."""
    second = words[1:2]
    return words[:1].lower() + words[1:] if second.islower() or second == " " else words
