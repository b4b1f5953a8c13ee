"""A whole rulebook as people read it, as plain text: what it is, whom it judges, what it asks, what follows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gaodi import units
from gaodi.rules.model import Parameter, Window
from gaodi.rules.program import REQUIRE, ClausePart, ItemPart, Line, Program
from gaodi.rules.saying import asking, columns, grading, paying, points
from gaodi.rules.saying.quantities import plain
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
    "data_year": ("数据年度", "Figures of"),
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
    "questionnaire": ("问卷", "Questions"),
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
    "sources": ("文本来源", "Read in"),
    "notes": ("说明", "Notes"),
    "otherwise": ("其他", "otherwise"),
    "now": ("现行", "now"),
}


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
            ("questionnaire", (f"  {line}" for line in asking.lines(self._say))),
            ("let", self._lets()),
            ("score", self._items(self._program.items, 1)),
            ("bonus", self._items(self._program.bonus, 1)),
            ("criteria", self._clause(self._program.criteria, 1) if self._program.criteria else iter(())),
            ("grade", (f"  {line}" for line in grading.lines(self._say))),
            ("levels", self._levels()),
            ("benefit", (f"  {paying.benefit(self._say, part)}" for part in self._program.benefits)),
            ("measures", (f"  {paying.measure(self._say, part)}" for part in self._program.measures)),
            ("inputs", (f"  {line}" for line in columns.lines(self._say))),
            ("sources", (f"  {source}" for source in self._program.rulebook.sources)),
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
        if one.data_year:
            yield f"{self._word('data_year')}: {one.data_year}"
        for window in one.windows:
            yield f"{self._word('window')}: {self._window(window)}"
        joint = ", " if self._english else "、"
        yield f"{self._word('procedure')}: {joint.join(self._word(each.value) for each in one.procedure)}"
        if one.about:
            yield from ("", one.about.label(say))

    def _window(self, window: Window) -> str:
        yearly = f" ({self._word('yearly')})" if isinstance(window.from_, str) else ""
        what = f" {window.what.label(self._say.language)}" if window.what else ""
        return f"{window.from_} – {window.to}{yearly}{what}"

    def _parameters(self) -> Iterator[str]:
        for name, one in self._program.rulebook.parameters.items():
            source = f" 〔{one.source}〕" if one.source else ""
            yield f"  {one.label.label(self._say.language)} ({name}): {self._value(one)}{source}"

    def _value(self, one: Parameter) -> str:
        if one.confirmed:
            return points.constant(self._say, one.value)
        unit = "" if one.unit in ("1", "text") else units.label(units.parse(one.unit), self._say.language)
        return f"{self._word('tbc')} ({unit})" if unit else self._word("tbc")

    def _population(self) -> Iterator[str]:
        require = self._program.rulebook.population.label
        said = self._say.step(REQUIRE)
        yield f"  {self._named(require.label(self._say.language) if require else '', said)}"
        for part in self._program.exempt:
            label = part.exemption.label.label(self._say.language)
            grade = f" [{part.exemption.grade}]" if part.exemption.grade else ""
            yield f"  {self._word('exempt')}{grade}: {self._named(label, self._say.step(part.step.name))}"

    @staticmethod
    def _named(label: str, said: str) -> str:
        """What is said with what it is called, once where both are the same."""
        return said if label.casefold() in ("", said.casefold()) else f"{label} — {said}"

    def _lets(self) -> Iterator[str]:
        for name in self._program.rulebook.let:
            yield f"  {self._say.labels.step(name)} = {self._say.step(name)}"

    def _items(self, parts: tuple[ItemPart, ...], depth: int) -> Iterator[str]:
        pad = "  " * depth
        for part in parts:
            most = "" if part.most is None else f" [{plain(part.most)}]"
            cite = f" 〔{part.item.cite}〕" if part.item.cite else ""
            joint = ": " if self._english else "："
            how = points.said(self._say, part)
            label = part.item.label.label(self._say.language)
            same = how.casefold() == label.casefold()
            yield f"{pad}{label}{most}{cite}{joint + how if how and not same else ''}"
            yield from self._items(part.parts, depth + 1)
            yield from self._table(part.lines, depth + 1)

    def _table(self, lines: tuple[Line, ...], depth: int) -> Iterator[str]:
        for line in lines:
            when = self._word("otherwise") if line.when is None else self._say.node(line.when)
            label = line.label.label(self._say.language) if line.label else ""
            yield f"{'  ' * depth}{self._named(label, when)}: {self._say.node(line.then)}"

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
        yield f"{pad}{self._named(label, said)}{cite}"

    def _levels(self) -> Iterator[str]:
        for part in self._program.levels:
            yield f"  {part.level.label.label(self._say.language)}: {self._say.step(part.step.name)}"
