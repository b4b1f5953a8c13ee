"""Why did my grade change: the answer to one subject, in words that can be sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gaodi.errors import Fault, NotFound
from gaodi.rules.comparing.comparing import Comparison, compare
from gaodi.rules.explaining import explain
from gaodi.rules.explaining.text import interval
from gaodi.rules.saying.quantities import plain
from gaodi.rules.single import Interval

if TYPE_CHECKING:
    from gaodi.rules.explaining import Explanation
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
    items = _items(first, second, english)
    if items:
        lines.append("Items that changed:" if english else "变动的指标：")
        lines += items
    figures = _figures(first, second)
    if figures:
        lines.append("Figures that changed:" if english else "变动的数据：")
        lines += figures
    return lines


def _headline(found: Comparison, row: dict[str, Any], first: Explanation, second: Explanation, english: bool) -> str:
    years = (found.before.year, found.after.year)
    said = []
    for told, year in ((first, years[0]), (second, years[1])):
        score = (
            ""
            if told.score is None
            else (f"score {interval(told.score, 'en')}" if english else f"得分 {interval(told.score, 'zh')}")
        )
        grade = "" if not told.grade else (f"grade {told.grade}" if english else f"等级 {told.grade}")
        said.append((f"{year}: " if english else f"{year}年度：") + ", ".join(one for one in (score, grade) if one))
    return " → ".join(said)


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


def _figures(first: Explanation, second: Explanation) -> list[str]:
    before = {one.column: one for one in first.given}
    return [
        f"- {one.label}: {before[one.column].value} → {one.value}"
        for one in second.given
        if one.column in before and before[one.column].value != one.value
    ]
