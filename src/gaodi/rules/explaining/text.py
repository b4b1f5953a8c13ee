"""An explanation as plain text, for the shell and for letters."""

from __future__ import annotations

from collections.abc import Iterator

from gaodi.rules.explaining.model import Explanation, Finding
from gaodi.rules.saying.quantities import plain
from gaodi.rules.single import Interval

_MARKS = {"met": "✓", "unmet": "✗", "open": "?", "": "·"}
_WORDS = {
    "standing": ("评价情况", "Standing"),
    "judged": ("参评", "judged"),
    "exempt": ("不参评", "exempt"),
    "outside": ("不在评价范围", "outside"),
    "to-check": ("待核实", "to be checked"),
    "score": ("得分", "Score"),
    "place": ("名次", "Place"),
    "grade": ("等级", "Grade"),
    "level": ("级别", "Level"),
    "qualified": ("是否符合条件", "Qualified"),
    "items": ("评分", "Points"),
    "criteria": ("条件", "Conditions"),
    "population": ("评价范围", "Who is judged"),
    "levels": ("级别", "Levels"),
    "overrides": ("等级调整", "What changes the grade"),
    "benefits": ("扶持", "Benefits"),
    "measures": ("措施", "Measures"),
    "needs": ("待补数据", "Data that would settle what is open"),
    "corrected": ("异议后更正", "Put right after an objection"),
    "synthetic": ("虚构数据，仅供演示", "Made-up data, for demonstration only"),
    "yes": ("是", "yes"),
    "no": ("否", "no"),
    "open": ("未定", "open"),
}


def word(key: str, language: str) -> str:
    """A word of explanations."""
    return _WORDS[key][language.startswith("en")]


def text(told: Explanation) -> str:
    """The explanation, a line for each finding."""
    return "\n".join(_lines(told))


def _lines(told: Explanation) -> Iterator[str]:
    say = told.language
    yield f"{told.name}  {told.subject}"
    yield f"{told.title}  {told.run}"
    if told.synthetic:
        yield word("synthetic", say)
    reason = f" ({told.reason})" if told.reason else ""
    yield f"{word('standing', say)}: {word(told.standing, say)}{reason}"
    if told.score is not None:
        yield f"{word('score', say)}: {interval(told.score, say)}"
    if told.place:
        yield f"{word('place', say)}: {told.place[0]} / {told.place[1]}"
    if told.criteria is not None:
        yield f"{word('qualified', say)}: {word({True: 'yes', False: 'no', None: 'open'}[told.qualified], say)}"
    grade = told.grade or "–".join(dict.fromkeys(one for one in told.grades if one))
    if grade:
        yield f"{word('grade', say)}: {grade}"
    if told.level is not None:
        yield f"{word('level', say)}: {told.level or '–'}"
    for head, parts in (
        ("population", (told.population,)),
        ("items", told.items),
        ("criteria", (told.criteria,) if told.criteria else ()),
        ("levels", told.levels),
        ("overrides", told.overrides),
        ("benefits", told.benefits),
        ("measures", told.measures),
    ):
        if parts:
            yield ""
            yield word(head, say)
        for part in parts:
            yield from _finding(part, 1, say)
    corrected = [one for one in told.given if one.corrected]
    if corrected:
        yield ""
        comma = ", " if say.startswith("en") else "、"
        yield f"{word('corrected', say)}: {comma.join(f'{one.label} {one.value}' for one in corrected)}"
    if told.needs:
        yield ""
        yield f"{word('needs', say)}: " + (", " if say.startswith("en") else "、").join(one.label for one in told.needs)


def _finding(found: Finding, depth: int, say: str) -> Iterator[str]:
    points = (
        ""
        if found.points is None
        else f"  [{interval(found.points, say)}" + (f" / {plain(found.most)}]" if found.most is not None else "]")
    )
    cite = f"  〔{found.cite}〕" if found.cite else ""
    facts = f"  ← {found.found}" if found.found else ""
    yield f"{'  ' * depth}{_MARKS[found.verdict]} {found.label}{points}{facts}{cite}"
    for part in found.parts:
        yield from _finding(part, depth + 1, say)


def interval(value: Interval, language: str) -> str:
    """Points in short: 62, 62–77, ≥62, unknown."""
    if value.known and value.low is not None:
        return plain(value.low)
    if value.absent:
        return "unknown" if language.startswith("en") else "未知"
    if value.low is None or value.high is None:
        return f"≤{plain(value.high)}" if value.high is not None else f"≥{plain(value.low or 0.0)}"
    return f"{plain(value.low)}–{plain(value.high)}"
