"""What of a rulebook can be varied, as the form of a simulation has it: parameters, weights, thresholds, rates, each a
number field with a slider around its present value."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from gaodi.rules import simulating
from gaodi.rules.model import Parameter
from gaodi.rules.runs import Run
from gaodi.rules.simulating import Kind, Numeral
from gaodi.web.evaluations import asked, opened, words
from gaodi.web.site.templatetags.figures import typed

PARAMETER, WEIGHT, NUMERAL = "p-", "w-", "n-"
NUMBER = re.compile(r"-?\d+(\.\d+)?")
NAME, DIVISOR = re.compile(r"[a-z_]\w*"), re.compile(r" / \(?([a-z_]\w*)")
COUNTED = frozenset(("", "1", "分", "年", "项", "个", "家", "人", "月", "次", "位次"))
FEW, LONGEST = 8, 60
"""Up to how many of a group stand open; how long what is typed may be."""


@dataclass(frozen=True, slots=True)
class Range:
    """Where a slider goes: from nothing to about twice the present value, in steps on which that lies."""

    low: float
    high: float
    step: float


@dataclass(frozen=True, slots=True)
class Dial:
    """One number. field: its name in the form; head: what it belongs to; now: the present value, where it is a number;
    known: as it is written; given: what was typed."""

    field: str
    key: str
    head: str
    label: str
    unit: str
    now: float | None
    known: str
    given: str
    range: Range | None

    @property
    def changed(self) -> bool:
        """Whether something else was typed than there is."""
        return bool(self.given) and not (self.now is not None and self.number == self.now)

    @property
    def number(self) -> float | None:
        """What was typed as a number."""
        bare = typed(self.given)
        return float(bare) if NUMBER.fullmatch(bare) else None

    @property
    def shown(self) -> float | None:
        """Where the slider stands."""
        return self.now if self.number is None else self.number


@dataclass(frozen=True, slots=True)
class Group:
    """Dials of one kind, in parts that have a head. open: whether they are shown at once."""

    title: str
    parts: tuple[tuple[str, tuple[Dial, ...]], ...]
    open: bool

    @property
    def dials(self) -> tuple[Dial, ...]:
        """All of them."""
        return tuple(dial for _head, each in self.parts for dial in each)


def groups(run: Run, given: Mapping[str, Any]) -> list[Group]:
    """Everything that can be varied, with what was sent."""
    numerals = _numerals(run, given)
    found = (
        (_("Parameters"), _parameters(run, given)),
        (_("Weights"), _weights(run, given)),
        (_("Thresholds"), [dial for one, dial in numerals if one.kind is Kind.THRESHOLD]),
        (_("Amounts, rates and budgets"), [dial for one, dial in numerals if one.kind is Kind.RATE]),
    )
    return [_group(title, dials) for title, dials in found if dials]


def _group(title: str, dials: list[Dial]) -> Group:
    parts = tuple((head, tuple(each)) for head, each in groupby(dials, lambda dial: dial.head))
    return Group(title, parts, len(dials) <= FEW or any(dial.given for dial in dials))


def _parameters(run: Run, given: Mapping[str, Any]) -> list[Dial]:
    divisors = _divisors(run)
    return [
        _dial(
            PARAMETER, name, "", one.label.label(words.language()), *_present(one, run.settled.get(name, "")), given,
            name in divisors,
        )
        for name, one in run.program.rulebook.parameters.items()
    ]  # fmt: skip


def _divisors(run: Run) -> set[str]:
    """The parameters by which something is divided: those of benchmarks, and those behind a stroke."""
    benchmarks = (part.item.benchmark for part in run.program.every_item())
    named = {name for text in benchmarks if isinstance(text, str) for name in NAME.findall(text)}
    return named | set(DIVISOR.findall(run.source.written))


def _present(one: Parameter, settled: str) -> tuple[str, str]:
    """The figure and the unit of a parameter: those of the run, else those of the document."""
    text = settled or (str(one.value) if one.confirmed else "")
    found = asked.QUANTITY.fullmatch(text)
    if found is None:
        return text, "" if text else one.unit
    return found[1], (found[2] or "").strip()


def _weights(run: Run, given: Mapping[str, Any]) -> list[Dial]:
    """The items whose weight is a number."""
    return [
        _dial(WEIGHT, part.item.id, "", part.item.label.label(words.language()), f"{part.item.weight:g}", "分", given)
        for part in run.program.every_item()
        if part.item.weight is not None
    ]


def _numerals(run: Run, given: Mapping[str, Any]) -> list[tuple[Numeral, Dial]]:
    return [
        (
            one,
            _dial(NUMERAL, one.id, _head(one), _label(one, said), f"{one.value:.12g}", one.unit, given, _divides(one)),
        )
        for one, said in _said(run.ws.path, run.id, words.language())
    ]


@lru_cache(maxsize=32)
def _said(path: Path, key: str, language: str) -> tuple[tuple[Numeral, str], ...]:
    """The numbers of the text of a run, in words: it never changes."""
    run = opened.kept(path, key)
    known = simulating.numerals(run.source)
    return tuple(zip(known, simulating.said(run, known, language), strict=True))


def _divides(one: Numeral) -> bool:
    return one.place.id.endswith(".benchmark")


def _head(one: Numeral) -> str:
    return one.label.label(words.language()) if one.label else one.place.id.rpartition(".")[2]


def _label(one: Numeral, said: str) -> str:
    """The comparison in words; of what is one number alone, what the number is."""
    if not one.place.bare and one.kind is Kind.THRESHOLD:
        return said
    last = one.place.id.rpartition(".")[2]
    names = {
        "cap": pgettext("of an amount", "at most"),
        "budget": _("budget"),
        "benchmark": _("benchmark"),
        "base": _("base value"),
        "lead": _("lead value"),
    }
    if one.place.id.startswith("grade."):
        share = one.unit == "%"
        return pgettext("of a grade", "share") if share else pgettext("of a grade", "least score")
    return names.get(last, said)


def _dial(
    prefix: str, key: str, head: str, label: str, known: str, unit: str, given: Mapping[str, Any], divides: bool = False
) -> Dial:
    wanted = str(given.get(prefix + key, "")).strip()[:LONGEST]
    now = float(known) if NUMBER.fullmatch(known) else None
    number = typed(wanted)
    reach = (
        None if now is None else bounds(now, unit, float(number) if NUMBER.fullmatch(number) else now, divides=divides)
    )
    return Dial(prefix + key, key, head, label, unit, now, known, wanted, reach)


def bounds(now: float, unit: str, given: float, *, divides: bool = False) -> Range:
    """The range of a slider: sensible steps, on which the present value lies, and wide enough for what was typed.
    divides: whether something is divided by it, so that it ends a step above zero."""
    size = abs(now) or 1.0
    step = 10.0 ** (math.floor(math.log10(size)) - 1)
    if unit in COUNTED and now == int(now) and size < 100:
        step = 1.0
    low = now - step * math.floor(max(size, abs(now - given)) / step + 1e-9)
    if now >= 0:
        low = max(low, now - step * math.floor(now / step + 1e-9))
    if divides and now > 0 and low < step * (1 - 1e-9):
        low = min(low + step, now)
    steps = math.ceil(max(size, given - now) / step - 1e-9)
    high = now + step * max(steps, 1)
    if unit == "%" and max(now, given) <= 100:
        high = min(high, 100.0)
    return Range(*(round(value, 10) for value in (low, high, step)))


@dataclass(frozen=True, slots=True)
class Changes:
    """What is varied, as the library takes it, and what of it is no number, by its words."""

    settled: dict[str, str]
    weights: dict[str, float]
    numbers: dict[str, float]
    wrong: tuple[str, ...]

    @property
    def any(self) -> bool:
        """Whether anything is varied."""
        return bool(self.settled or self.weights or self.numbers or self.wrong)


def changes(every: Iterable[Group]) -> Changes:
    """What was typed that differs from what there is."""
    dials = [dial for group in every for dial in group.dials if dial.changed]

    def numbers(prefix: str) -> dict[str, float]:
        return {one.key: one.number for one in dials if one.field.startswith(prefix) and one.number is not None}

    settled = {one.key: asked.expression(one.given, one.unit) for one in dials if one.field.startswith(PARAMETER)}
    wrong = tuple(one.label for one in dials if one.number is None and not one.field.startswith(PARAMETER))
    return Changes(settled, numbers(WEIGHT), numbers(NUMERAL), wrong)
