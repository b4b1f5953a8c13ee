"""Builds the explanation of one subject from what a run kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from gaodi.rules.explaining.model import MET, OPEN, UNMET, Explanation, Finding, Given
from gaodi.rules.explaining.needing import open_inputs
from gaodi.rules.language.nodes import Column, Constant, Lines, Node, Rank, Step, parts
from gaodi.rules.program import REQUIRE, BenefitPart, ClausePart, ItemPart, MeasurePart, Program
from gaodi.rules.query import EXEMPT, NONE, OUTSIDE
from gaodi.rules.runs import Run
from gaodi.rules.saying import Speaker
from gaodi.rules.saying.grading import changed
from gaodi.rules.single import Evaluation, Interval, evaluate
from gaodi.rules.single import known as a_number

VERDICTS = {True: MET, False: UNMET, None: OPEN}


def explain(run: Run, subject: str, language: str = "zh") -> Explanation:
    """Why the subject got what it got in a run. Raises NotFound for a subject that is not in it."""
    inputs, row = run.inputs_of(subject), run.row(subject)
    evaluation = evaluate(run.program, values(inputs), run.on, run.statistics, given(run.program, row))
    corrected = frozenset(run.corrections.get(subject, ()))
    told = _Teller(evaluation, Speaker(run.program, run.ws, language), row, corrected)
    return told.whole(run, subject, str(inputs.get("name") or subject))


def values(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """A row of inputs as one subject is evaluated from: bands as intervals."""
    found = {name: value for name, value in inputs.items() if not name.endswith(("@low", "@high"))}
    for name in inputs:
        base = name.removesuffix("@low")
        if base != name and found.get(base) is None:
            found[base] = Interval(inputs[name], inputs.get(f"{base}@high"))
    return found


def given(program: Program, row: Mapping[str, Any]) -> dict[str, Any]:
    """What only the whole population can say, from the results: places, the grade, the level."""
    found: dict[str, Any] = {
        name: Interval(None, None) if row.get(name) is None else a_number(row[name])
        for name, node in program.steps.items()
        if isinstance(node, Rank)
    }
    found |= {name: row.get(name) for name in ("grade", "level") if name in row}
    if "grade" in found and found["grade"] is None and row.get("standing") in (OUTSIDE, EXEMPT):
        found["grade"] = NONE
    return found


@dataclass
class _Teller:
    """Tells one subject's story."""

    evaluation: Evaluation
    say: Speaker
    row: Mapping[str, Any]
    corrected: frozenset[str]

    def whole(self, run: Run, subject: str, name: str) -> Explanation:
        program, row = self.evaluation.program, self.row
        score = self._interval("score") if program.scored else None
        place = (int(row["place"]), int(row["place@of"])) if row.get("place") is not None else None
        criteria = self._clause(program.criteria) if program.criteria else None
        items = tuple(self._item(part) for part in (*program.items, *program.bonus))
        levels = tuple(
            self._truth("level", part.level.id, part.level.label, part.step, part.level.cite) for part in program.levels
        )
        judged = row["standing"] not in (OUTSIDE, EXEMPT)
        benefits = tuple(self._benefit(part) for part in program.benefits) if judged else ()
        measures = tuple(self._measure(part) for part in program.measures if part.grade == row.get("grade"))
        population = self._population(program)
        inputs = tuple(self._given(column) for column in program.columns)
        asked = dict.fromkeys(
            column
            for part in (population, *items, *((criteria,) if criteria else ()), *levels)
            for column in part.needs
        )
        by_column = {one.column: one for one in inputs}
        return Explanation(
            run.id,
            program.rulebook.id,
            program.rulebook.title.label(self.say.language),
            subject,
            name,
            self.say.language,
            row["standing"],
            self._reason(program),
            score,
            place,
            row.get("qualified"),
            row.get("grade"),
            (row.get("grade@best"), row.get("grade@worst")),
            row.get("level"),
            population,
            items,
            criteria,
            levels,
            benefits,
            measures,
            inputs,
            tuple(by_column[column] for column in asked if column in by_column),
            run.synthetic,
            tuple(self._overrides(program)) if judged else (),
        )

    def _interval(self, name: str) -> Interval:
        found = self.evaluation[name]
        assert isinstance(found, Interval)  # noqa: S101 - types were checked when the rulebook was read
        return found

    def _reason(self, program: Program) -> str:
        """Why a subject is exempt."""
        if self.row["standing"] != "exempt":
            return ""
        for part in program.exempt:
            if self.evaluation[part.step.name] is True:
                return part.exemption.label.label(self.say.language)
        return ""

    def _population(self, program: Program) -> Finding:
        label = program.rulebook.population.label
        words = label.label(self.say.language) if label else self.say.labels.step(REQUIRE)
        cite = program.rulebook.population.cite
        own = self._of_step("require", REQUIRE, words, Step(program.steps[REQUIRE].type, REQUIRE), cite)
        parts = tuple(
            self._truth("exempt", f"exempt.{number + 1}", part.exemption.label, part.step, part.exemption.cite)
            for number, part in enumerate(program.exempt)
        )
        return Finding(
            own.kind, own.key, own.label, own.said, own.found, own.verdict, None, None, cite, own.needs, parts
        )

    def _overrides(self, program: Program) -> Iterator[Finding]:
        """What changes the grade, each with the grade that it names."""
        for number, (one, step) in enumerate(program.grade.overrides if program.grade else ()):
            words = one.label.label(self.say.language) if one.label else self.say.node(self._node(step))
            label = f"{words}{': ' if self._english else '：'}{changed(one, self._english)}"
            yield self._of_step("override", f"override.{number + 1}", label, step, one.cite)

    def _truth(self, kind: str, key: str, label: Any, step: Step, cite: str) -> Finding:
        words = label.label(self.say.language) if label else ""
        return self._of_step(kind, key, words, step, cite)

    def _of_step(self, kind: str, key: str, label: str, step: Step, cite: str) -> Finding:
        node = self._node(step)
        value = self.evaluation[step.name]
        said = self.say.node(node)
        verdict = VERDICTS[value if isinstance(value, bool) else None]
        needs = open_inputs(self.evaluation, step) if verdict == OPEN else ()
        return Finding(kind, key, label or said, said, self._facts(node), verdict, None, None, cite, needs)

    def _node(self, step: Step) -> Node:
        program = self.evaluation.program
        found = program.steps.get(step.name)
        return found if found is not None else program.after[step.name]

    def _clause(self, part: ClausePart) -> Finding:
        verdict = VERDICTS[self.evaluation.truth(part.step)]
        needs = open_inputs(self.evaluation, part.step) if verdict == OPEN else ()
        label = part.label.label(self.say.language) if part.label else ""
        if part.parts:
            parts = tuple(self._clause(one) for one in part.parts)
            said = self._together(part)
            return Finding(part.kind, part.key, label or said, said, "", verdict, None, None, part.cite, needs, parts)
        node = self._node(part.step)
        if part.kind == "case":
            return self._case(part, label, verdict, needs)
        said = self.say.node(node)
        return Finding(
            part.kind, part.key, label or said, said, self._facts(node), verdict, None, None, part.cite, needs
        )

    def _case(self, part: ClausePart, label: str, verdict: str, needs: tuple[str, ...]) -> Finding:
        """The tier that applies, or those that may."""
        node = self._node(part.step)
        assert isinstance(node, Lines)  # noqa: S101 - a case is made of lines
        reached = self.evaluation.reached(node)
        lines = []
        for number, line in enumerate(part.lines):
            if line.then not in reached:
                continue
            when = self.say.node(line.when) if line.when is not None else ("otherwise" if self._english else "其他情形")
            words = line.label.label(self.say.language) if line.label else when
            found = self._facts(line.then)
            said = f"{when}: {self.say.node(line.then)}" if self._english else f"{when}：{self.say.node(line.then)}"
            mark = VERDICTS[self.evaluation.truth(line.then)]
            lines.append(Finding("line", f"{part.key}.{number + 1}", words, said, found, mark))
        said = "; ".join(one.said for one in lines)
        return Finding("case", part.key, label or said, said, "", verdict, None, None, part.cite, needs, tuple(lines))

    @property
    def _english(self) -> bool:
        return self.say.language.startswith("en")

    def _together(self, part: ClausePart) -> str:
        zh = {"all": "同时满足", "any": "满足其一", "at_least": f"至少满足{part.count}项", "not": "不得"}
        en = {"all": "all of", "any": "one of", "at_least": f"at least {part.count} of", "not": "none of"}
        return (en if self._english else zh)[part.kind]

    def _item(self, part: ItemPart) -> Finding:
        points = self._interval(part.points.name)
        parts = tuple(self._item(one) for one in part.parts)
        label = part.item.label.label(self.say.language)
        most = None if part.most is None else float(part.most)
        needs = () if points.known else open_inputs(self.evaluation, part.points)
        if parts:
            return Finding("item", part.item.id, label, "", "", "", points, most, part.item.cite, needs, parts)
        said, found = self._how(part)
        return Finding("item", part.item.id, label, said, found, "", points, most, part.item.cite, needs)

    def _how(self, part: ItemPart) -> tuple[str, str]:
        """What the item asks, and what there is."""
        if part.lines:
            shown = [
                (self.say.node(line.when) if line.when is not None else ("otherwise" if self._english else "其他"))
                + (": " if self._english else "：")
                + self.say.node(line.then)
                for line in part.lines
            ]
            return ("; " if self._english else "；").join(shown), self._item_facts(part)
        if part.value is not None and part.benchmark is not None:
            against = self.say.value(self.evaluation[part.benchmark.name], self._node(part.benchmark))
            head = self.say.node(self._node(part.value))
            return (f"{head}, benchmark {against}" if self._english else f"{head}，基准 {against}"), self._item_facts(
                part
            )
        return self.say.node(self._node(part.points)), self._item_facts(part)

    def _item_facts(self, part: ItemPart) -> str:
        if part.value is None:
            return self._facts(self._node(part.points))
        own = self.say.value(self.evaluation[part.value.name], self._node(part.value))
        rest = self._facts(self._own(part.value))
        if rest and rest != own:
            return f"{own} ({rest})" if self._english else f"{own}（{rest}）"
        return own

    def _own(self, step: Step) -> Node:
        """What a step is made of; of one that is another by name, what that is made of."""
        node = self._node(step)
        return self._own(node) if isinstance(node, Step) else node

    def _facts(self, node: Node) -> str:
        """The values that a node is decided by: those of its inputs and named parts, each once."""
        found: dict[str, str] = {}
        self._gather(node, found)
        joint = ", " if self._english else "，"
        return joint.join(f"{label} {value}" for label, value in found.items())

    def _gather(self, node: Node, found: dict[str, str]) -> None:
        if isinstance(node, Column):
            found.setdefault(self.say.labels.input(node.input), self.say.value(self.evaluation.value(node), node))
            return
        if isinstance(node, Step):
            found.setdefault(self.say.labels.step(node.name), self.say.value(self.evaluation[node.name], node))
            return
        for part in parts(node):
            if not isinstance(part, Constant):
                self._gather(part, found)

    def _benefit(self, part: BenefitPart) -> Finding:
        amount = self._interval(part.amount.name)
        label = part.benefit.label.label(self.say.language) if part.benefit.label else part.benefit.id
        due = VERDICTS[self.evaluation.truth(part.due)]
        said = self.say.node(self._node(part.amount))
        needs = () if amount.known else open_inputs(self.evaluation, part.amount)
        found = self.say.value(amount, part.amount)
        if due != UNMET and (facts := self._facts(_amount(self._node(part.amount)))):
            found = f"{found} ({facts})" if self._english else f"{found}（{facts}）"
        paid = self.row.get(f"paid.{part.benefit.id}")
        if paid is not None and amount.known and paid != amount.low:
            found += f" ({'paid' if self._english else '实付'} {self.say.value(a_number(paid), part.amount)})"
        return Finding("benefit", part.benefit.id, label, said, found, due, None, None, part.benefit.cite, needs)

    def _measure(self, part: MeasurePart) -> Finding:
        value = self.evaluation[part.step.name]
        label = part.measure.label.label(self.say.language) if part.measure.label else part.measure.instrument
        said = self.say.node(self._node(part.step))
        found = self.say.value(value, part.step)
        return Finding("measure", part.measure.instrument, label, said, found, MET, None, None, part.measure.cite)

    def _given(self, column: Column) -> Given:
        value = self.evaluation.value(column)
        known = value.known if isinstance(value, Interval) else value is not None
        label = self.say.labels.input(column.input)
        name = column.input.column
        return Given(name, label, self.say.value(value, column), known, value, name in self.corrected)


def _amount(node: Node) -> Node:
    """What those get to whom it is due."""
    return node.lines[0][1] if isinstance(node, Lines) else node
