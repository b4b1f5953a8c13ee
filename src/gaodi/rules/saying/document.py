"""A whole rulebook as people read it, as plain text: what it is, whom it judges, what it asks, what follows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gaodi import units
from gaodi.rules.language.nodes import Column, Origin
from gaodi.rules.language.types import Kind
from gaodi.rules.model import Override, Window
from gaodi.rules.model.rulebook import TO_BE_CONFIRMED
from gaodi.rules.model.scoring import Method
from gaodi.rules.program import REQUIRE, BenefitPart, ClausePart, ItemPart, Line, Program
from gaodi.rules.saying.quantities import plain, quantity
from gaodi.rules.saying.speaking import Speaker

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

_WORDS = {
    "issuer": ("发文机关", "Issuer"),
    "document": ("文号", "Document"),
    "status": ("文本状态", "Status of the text"),
    "official": ("正式文本", "official text"),
    "secondary": ("转载文本", "read in copies"),
    "reconstructed": ("整理稿，待核对", "put together, to be checked"),
    "in_force": ("有效期", "In force"),
    "window": ("申报时间", "Open for applications"),
    "yearly": ("每年", "every year"),
    "procedure": ("适用程序", "Procedure"),
    "evaluation": ("评价", "evaluation"),
    "new": ("新申报", "new applications"),
    "review": ("复核", "reviews"),
    "parameters": ("参数", "Parameters"),
    "tbc": ("待确认", "to be confirmed"),
    "population": ("评价范围", "Who is judged"),
    "exempt": ("不参评", "Exempt"),
    "questionnaire": ("问卷", "Questionnaire"),
    "let": ("计算项", "Terms"),
    "score": ("评分", "Points"),
    "bonus": ("加减分", "Points on top"),
    "criteria": ("条件", "Conditions"),
    "all": ("同时满足：", "all of:"),
    "any": ("满足其一：", "one of:"),
    "not": ("不得：", "none of:"),
    "grade": ("等级", "Grades"),
    "levels": ("级别", "Levels"),
    "benefit": ("扶持", "Benefits"),
    "measures": ("措施", "Measures"),
    "inputs": ("数据项（列名）", "Inputs (names of columns)"),
    "answers": ("问卷回答，0至1", "answers to the questionnaire, from 0 to 1"),
    "notes": ("说明", "Notes"),
    "otherwise": ("其他", "otherwise"),
    "now": ("现行", "now"),
    "benchmark": ("基准", "benchmark"),
    "within": ("分组评定：", "within groups of: "),
    "ties": ("同分时依次比较：", "between equal scores: "),
    "prorate": ("超出时同比例核减", "all cut alike past it"),
    "queue": ("超出时按顺序兑付", "paid in order past it"),
    "none": ("未规定超出时的办法", "nothing said of what is past it"),
    "rest": ("其余", "the rest"),
}


def changed(override: Override, english: bool) -> str:
    """What an override does to the grade."""
    if override.becomes:
        return f"becomes {override.becomes}" if english else f"定为{override.becomes}"
    if override.at_most:
        return f"at most {override.at_most}" if english else f"最高为{override.at_most}"
    return f"at least {override.at_least}" if english else f"最低为{override.at_least}"


def document(program: Program, ws: Workspace | None = None, language: str = "zh") -> str:
    """The rulebook in words."""
    return "\n".join(_Reader(program, Speaker(program, ws, language)).lines())


class _Reader:
    """Reads one rulebook out."""

    def __init__(self, program: Program, say: Speaker) -> None:
        self._program, self._say = program, say
        self._english = say.language.startswith("en")

    def _word(self, key: str) -> str:
        return _WORDS[key][self._english]

    def lines(self) -> Iterator[str]:
        """Line by line."""
        yield from self._head()
        for name, part in (
            ("parameters", self._parameters()),
            ("population", self._population()),
            ("questionnaire", self._questionnaire()),
            ("let", self._lets()),
            ("score", self._items(self._program.items, 1)),
            ("bonus", self._items(self._program.bonus, 1)),
            ("criteria", self._clause(self._program.criteria, 1) if self._program.criteria else iter(())),
            ("grade", self._grade()),
            ("levels", self._levels()),
            ("benefit", self._benefits()),
            ("measures", self._measures()),
            ("inputs", self._inputs()),
            ("notes", (f"  {note.label(self._say.language)}" for note in self._program.rulebook.notes)),
        ):
            found = list(part)
            if found:
                yield from ("", self._word(name), *found)

    def _head(self) -> Iterator[str]:
        one = self._program.rulebook
        say = self._say.language
        yield one.title.label(say)
        yield f"{one.id}"
        yield f"{self._word('issuer')}: {one.issuer.label(say)}"
        if one.document:
            yield f"{self._word('document')}: {one.document}"
        yield f"{self._word('status')}: {self._word(one.status.value)}"
        yield f"{self._word('in_force')}: {one.in_force.from_} – {one.in_force.to or self._word('now')}"
        for window in one.windows:
            yield f"{self._word('window')}: {self._window(window)}"
        joint = ", " if self._english else "、"
        yield f"{self._word('procedure')}: {joint.join(self._word(each.value) for each in one.procedure)}"

    def _window(self, window: Window) -> str:
        yearly = f" ({self._word('yearly')})" if isinstance(window.from_, str) else ""
        what = f" {window.what.label(self._say.language)}" if window.what else ""
        return f"{window.from_} – {window.to}{yearly}{what}"

    def _parameters(self) -> Iterator[str]:
        for name, one in self._program.rulebook.parameters.items():
            value = self._word("tbc") if one.value == TO_BE_CONFIRMED else one.value
            yield f"  {one.label.label(self._say.language)} ({name}): {value}"

    def _population(self) -> Iterator[str]:
        yield f"  {self._say.step(REQUIRE)}"
        for part in self._program.exempt:
            label = part.exemption.label.label(self._say.language)
            yield f"  {self._word('exempt')}: {label} — {self._say.step(part.step.name)}"

    def _questionnaire(self) -> Iterator[str]:
        """The questions by section, each with the level that it belongs to."""
        asked, say = self._program.rulebook.questionnaire, self._say.language
        for section in asked.sections if asked else ():
            yield f"  {section.label.label(say)} [{plain(section.weight)}]"
            yield from (f"    {one.id} ({one.level}): {one.text.label(say)}" for one in section.questions)

    def _lets(self) -> Iterator[str]:
        for name in self._program.rulebook.let:
            yield f"  {self._say.labels.step(name)} = {self._say.step(name)}"

    def _items(self, parts: tuple[ItemPart, ...], depth: int) -> Iterator[str]:
        pad = "  " * depth
        for part in parts:
            most = "" if part.most is None else f" [{plain(part.most)}]"
            cite = f" 〔{part.item.cite}〕" if part.item.cite else ""
            yield f"{pad}{part.item.label.label(self._say.language)}{most}{cite}{self._how(part)}"
            yield from self._items(part.parts, depth + 1)
            yield from self._table(part.lines, depth + 1)

    def _how(self, part: ItemPart) -> str:
        joint = ": " if self._english else "："
        if part.parts or part.lines:
            return joint + self._say.step(part.value.name) if part.value else ""
        if part.value is not None and part.benchmark is not None:
            against = self._say.step(part.benchmark.name)
            return f"{joint}{self._say.step(part.value.name)} ÷ {self._word('benchmark')} {against}"
        if part.value is not None and part.item.method is not Method.FORMULA:
            return joint + self._say.step(part.value.name)
        return joint + self._say.step(part.points.name)

    def _table(self, lines: tuple[Line, ...], depth: int) -> Iterator[str]:
        for line in lines:
            when = self._word("otherwise") if line.when is None else self._say.node(line.when)
            yield f"{'  ' * depth}{when}: {self._say.node(line.then)}"

    def _clause(self, part: ClausePart, depth: int) -> Iterator[str]:
        pad = "  " * depth
        label = part.label.label(self._say.language) if part.label else ""
        cite = f" 〔{part.cite}〕" if part.cite else ""
        if part.parts:
            many = f"at least {part.count} of:" if self._english else f"至少满足{part.count}项："
            head = many if part.kind == "at_least" else self._word(part.kind)
            yield f"{pad}{label + ' — ' if label else ''}{head}{cite}"
            for one in part.parts:
                yield from self._clause(one, depth + 1)
            return
        if part.kind == "case":
            yield f"{pad}{label}{cite}"
            yield from self._table(part.lines, depth + 1)
            return
        said = self._say.step(part.step.name)
        yield f"{pad}{label + ' — ' if label else ''}{said}{cite}"

    def _grade(self) -> Iterator[str]:
        part = self._program.grade
        if part is None:
            return
        if part.shares:
            yield "  " + "  ".join(
                f"{n} {plain(share * 100)}%" for n, share in zip(part.names, part.shares, strict=True)
            )
        else:
            yield "  " + "  ".join(
                f"{name} {self._word('rest') if least is None else f'≥ {plain(least)}'}"
                for name, least in zip(part.names, part.least, strict=True)
            )
        for name, nodes in (("within", part.within), ("ties", part.ties)):
            if nodes:
                yield f"  {self._word(name)}{', '.join(self._say.called(node) for node in nodes)}"
        for override, step in part.overrides:
            label = f"{override.label.label(self._say.language)} — " if override.label else ""
            cite = f" 〔{override.cite}〕" if override.cite else ""
            yield f"  {label}{self._say.step(step.name)}: {changed(override, self._english)}{cite}"

    def _levels(self) -> Iterator[str]:
        for part in self._program.levels:
            yield f"  {part.level.label.label(self._say.language)}: {self._say.step(part.step.name)}"

    def _benefits(self) -> Iterator[str]:
        for part in self._program.benefits:
            yield f"  {self._benefit(part)}"

    def _benefit(self, part: BenefitPart) -> str:
        label = part.benefit.label.label(self._say.language) if part.benefit.label else part.benefit.id
        cite = f" 〔{part.benefit.cite}〕" if part.benefit.cite else ""
        return f"{label}: {self._say.step(part.amount.name)}{cite}{self._budget(part)}"

    def _budget(self, part: BenefitPart) -> str:
        """What there is for all, and what happens past it."""
        if part.budget is None or part.benefit.budget is None:
            return ""
        past = self._word(part.benefit.budget.past_it)
        budget = quantity(part.budget, part.amount.type.measure, self._say.language)
        return f"; budget {budget}, {past}" if self._english else f"；预算{budget}，{past}"

    def _inputs(self) -> Iterator[str]:
        """What the columns of a table of inputs are called, what stands in them and in which unit."""
        columns = {one.input.column: one for one in self._program.columns}
        for name, one in columns.items():
            if one.input.origin is not Origin.ANSWER:
                yield f"  {name}: {self._say.labels.input(one.input)}{self._kind(one)}"
        answers = [name for name, one in columns.items() if one.input.origin is Origin.ANSWER]
        if answers:
            yield f"  {answers[0]} … {answers[-1]} ({len(answers)}): {self._word('answers')}"

    def _kind(self, one: Column) -> str:
        """The unit of a number, what a word can be."""
        kind = one.type.kind
        if kind is Kind.NUMBER:
            unit = one.type.measure
            said = "" if unit.symbol == "1" else units.label(unit, "en") if self._english else unit.symbol
        elif kind is Kind.TRUTH:
            said = "yes or no" if self._english else "是/否"
        else:
            said = "/".join(one.type.values) or ("2023-06-30" if kind is Kind.DATE else "")
        return f" [{said}]" if said else ""

    def _measures(self) -> Iterator[str]:
        for part in self._program.measures:
            label = part.measure.label.label(self._say.language) if part.measure.label else part.measure.instrument
            amounts = " → ".join("?" if one is None else f"{plain(one)} {part.unit}" for one in part.amounts)
            yield f"  {part.grade}: {label} {amounts}"
