"""What the model is asked: the format of a target, as docs/plan-format.md has it, and one piece of the text.

The instructions are prompt.txt beside this file.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from gaodi.plan.model import Plan, Section, Span

KEYS = ("indicator", "comparator", "value", "value_max", "unit", "deadline", "kind", "scope", "quote")
"""The keys of a target that the model is asked for. What else it says is not read."""

SYSTEM = Path(__file__).with_suffix(".txt").read_text("utf-8")


def user(plan: Plan, at: int, text: str) -> str:
    """One piece of the text with what it cannot say itself: title, period, and the headings that it stands under.

    at: where the piece begins in the source text.
    """
    period = "—".join(plan.period) if plan.period else ""
    above = " > ".join(f"{section.label}{section.title}" for section in _above(plan.sections, at))
    told = (("计划", plan.title), ("计划期", period), ("所在章节", above))
    head = [f"{name}：{said}" for name, said in told if said]
    return "\n".join(chain(head, ("文本：", text)))


def _above(sections: Iterable[Section], at: int) -> list[Section]:
    """The headings that a place stands under; the title (level 0) is said apart."""
    return [section for section in sections if section.level > 0 and _within(section.span, at)]


def _within(span: Span, at: int) -> bool:
    return span[0] < at < span[1]
