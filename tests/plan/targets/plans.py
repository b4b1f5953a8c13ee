"""Made-up sentences, compiled: what the tests of targets read."""

from __future__ import annotations

from gaodi.plan import targets
from gaodi.plan.model import Target
from gaodi.plan.outline import Outline
from gaodi.plan.text import CleanText

TITLE = "云川市制造业行动计划（2031—2033年）\n"


def read(text: str, title: str = TITLE) -> tuple[Target, ...]:
    """The targets of a made-up text below a made-up title."""
    source = CleanText.of(title + text)
    return targets.find(source, Outline.of(source))


def told(text: str, title: str = TITLE) -> list[str]:
    """The targets as short lines: scope: indicator comparator value unit (kind)."""
    return [line(target) for target in read(text, title)]


def line(target: Target) -> str:
    scope = f"{target.scope}：" if target.scope else ""
    high = f"–{target.value_max:g}" if target.value_max is not None else ""
    return (
        f"{scope}{target.indicator} {target.comparator.value} {target.value:g}{high} {target.unit} {target.kind.value}"
    )
