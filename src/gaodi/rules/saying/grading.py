"""Grades in lines: the bands, among whom and by what they are given, and what changes them."""

from __future__ import annotations

from collections.abc import Iterator

from gaodi.rules.model import Override
from gaodi.rules.program import GradePart
from gaodi.rules.saying.quantities import plain
from gaodi.rules.saying.speaking import Speaker

_WITHIN, _TIES = ("分组评定：", "within groups of: "), ("同分时依次比较：", "between equal scores: ")
_REST = ("其余", "the rest")


def lines(say: Speaker) -> Iterator[str]:
    """Line by line; none where no grades are given."""
    part = say.program.grade
    if part is None:
        return
    english = say.english
    for name, share in _bands(part, english):
        called = part.grade.labels.get(name)
        yield f"{name} {share}{f' — {called.label(say.language)}' if called else ''}"
    for head, nodes in ((_WITHIN, part.within), (_TIES, part.ties)):
        if nodes:
            yield head[english] + ", ".join(say.called(node) for node in nodes)
    for override, step in part.overrides:
        label = f"{override.label.label(say.language)} — " if override.label else ""
        cite = f" 〔{override.cite}〕" if override.cite else ""
        yield f"{label}{say.step(step.name)}: {changed(override, english)}{cite}"


def changed(override: Override, english: bool) -> str:
    """What an override does to the grade."""
    if override.becomes:
        return f"becomes {override.becomes}" if english else f"定为{override.becomes}"
    if override.at_most:
        return f"at most {override.at_most}" if english else f"最高为{override.at_most}"
    return f"at least {override.at_least}" if english else f"最低为{override.at_least}"


def _bands(part: GradePart, english: bool) -> Iterator[tuple[str, str]]:
    if part.shares:
        yield from ((name, f"{plain(share * 100)}%") for name, share in zip(part.names, part.shares, strict=True))
        return
    for name, least in zip(part.names, part.least, strict=True):
        yield name, _REST[english] if least is None else f"≥ {plain(least)}"
