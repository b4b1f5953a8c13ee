"""Why did my grade change: the answer to one subject, in words that can be sent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from gaodi.errors import Fault, NotFound
from gaodi.rules.comparing.comparing import Comparison, compare
from gaodi.rules.explaining import explain
from gaodi.rules.explaining.text import interval, word
from gaodi.rules.saying.quantities import plain
from gaodi.rules.single import Interval

if TYPE_CHECKING:
    from gaodi.rules.explaining import Explanation, Finding
    from gaodi.workspace import Workspace


def letter(ws: Workspace, before: str, after: str, subject: str, language: str = "zh") -> str:
    """The change of one subject between two runs, with what it comes from. Raises NotFound."""
    return written(compare(ws, before, after), subject, language)


def written(found: Comparison, subject: str, language: str = "zh") -> str:
    """The same from a comparison that there is. Raises NotFound."""
    rows = found.moves.filter(found.moves["subject"] == subject)
    if rows.is_empty():
        raise NotFound(Fault(f"{subject!r} is in neither of the two runs"))
    first, second = explain(found.before, subject, language), explain(found.after, subject, language)
    return "\n".join(_lines(found, rows.row(0, named=True), first, second, language.startswith("en")))


def _lines(found: Comparison, row: dict[str, Any], first: Explanation, second: Explanation, english: bool) -> list[str]:
    lines = [f"{second.name}（{second.subject}）" if not english else f"{second.name} ({second.subject})"]
    lines.append(_headline(found, row, first, second, english))
    if row["change"] is not None:
        parts = [plain(float(row[name]), 6) for name in ("change", "by_inputs", "by_rules")]
        lines.append(
            f"The score changed by {parts[0]}: {parts[1]} from changed figures, {parts[2]} from changed rules."
            if english
            else f"得分变动 {parts[0]} 分，其中数据变动影响 {parts[1]} 分，规则变动影响 {parts[2]} 分。"
        )
    for head, found_lines in (
        (("变动的指标：", "Items that changed:"), _items(first, second, english)),
        (("变动的条件：", "Conditions that changed:"), _clauses(first, second, english)),
        (("变动的数据：", "Figures that changed:"), _figures(first, second, english)),
    ):
        if found_lines:
            lines += [head[english], *found_lines]
    return lines


def _headline(found: Comparison, row: dict[str, Any], first: Explanation, second: Explanation, english: bool) -> str:
    years = (found.before.year, found.after.year)
    said = []
    for told, year in ((first, years[0]), (second, years[1])):
        answers = [one for one in _answers(told, english) if one]
        said.append((f"{year}: " if english else f"{year}年度：") + (", " if english else "，").join(answers))
    return " → ".join(said)


def _answers(told: Explanation, english: bool) -> Iterator[str]:
    """What was decided: the standing of who was not judged, else score, grade, level and whether it qualifies."""
    if told.standing != "judged":
        yield word(told.standing, told.language)
        return
    if told.score is not None:
        yield f"score {interval(told.score, 'en')}" if english else f"得分 {interval(told.score, 'zh')}"
    for name, answer in (("grade", told.grade), ("level", told.level)):
        if answer:
            yield f"{name} {answer}" if english else f"{word(name, 'zh')} {answer}"
    if told.criteria is not None:
        answer = word({True: "yes", False: "no", None: "open"}[told.qualified], told.language)
        yield f"qualified: {answer}" if english else f"符合条件：{answer}"


def _items(first: Explanation, second: Explanation, english: bool) -> list[str]:
    before = {one.key: one for part in first.items for one in part.walk()}
    lines = []
    for part in second.items:
        for one in part.walk():
            old = before.get(one.key)
            if one.parts or old is None or old.points == one.points or one.points is None or old.points is None:
                continue
            points = f"{_short(old.points, english)} → {_short(one.points, english)}"
            facts = f"  ({old.found} → {one.found})" if english else f"（{old.found} → {one.found}）"
            lines.append(f"- {one.label}: {points}{facts}" if english else f"- {one.label}：{points}{facts}")
    return lines


def _short(points: Interval, english: bool) -> str:
    return interval(points, "en" if english else "zh")


def _clauses(first: Explanation, second: Explanation, english: bool) -> list[str]:
    """The conditions that are met in one of the two alone, with the figures of both."""
    if first.criteria is None or second.criteria is None:
        return []
    before = {one.key: one for one in first.criteria.walk()}
    return [
        _changed(one.label, _verdict(before[one.key], first.language), _verdict(one, first.language), english)
        for one in second.criteria.walk()
        if one.kind != "line" and one is not second.criteria
        if one.key in before and before[one.key].verdict != one.verdict
    ]


def _verdict(one: Finding, language: str) -> str:
    said = word({"met": "yes", "unmet": "no", "open": "open"}[one.verdict], language)
    facts = one.found or "；".join(part.found for part in one.parts if part.kind == "line" and part.found)
    if not facts:
        return said
    return f"{said} ({facts})" if language.startswith("en") else f"{said}（{facts}）"


def _changed(label: str, before: str, after: str, english: bool) -> str:
    return f"- {label}{': ' if english else '：'}{before} → {after}"


def _figures(first: Explanation, second: Explanation, english: bool) -> list[str]:
    before = {one.column: one for one in first.given}
    return [
        _changed(one.label, before[one.column].value, one.value, english)
        for one in second.given
        if one.column in before and before[one.column].value != one.value
    ]
