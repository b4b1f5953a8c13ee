"""What has to be known of a subject: each input once, with its unit, its years and where it comes from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext, pgettext_lazy

from gaodi.registry import lists, metrics
from gaodi.rules import library
from gaodi.rules.language.nodes import Column, Origin
from gaodi.rules.language.types import Kind
from gaodi.rules.program import Program
from gaodi.rules.saying import Speaker
from gaodi.web.definitions import words as definitions
from gaodi.web.rulebooks import links
from gaodi.web.site.templatetags.figures import unit

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

ORIGINS = {
    Origin.METRIC: pgettext_lazy("catalogue", "Metric"),
    Origin.ATTRIBUTE: gettext_lazy("Register"),
    Origin.LIST: gettext_lazy("Named list"),
    Origin.EARLIER: gettext_lazy("Earlier evaluation"),
    Origin.OWN: gettext_lazy("Asked of applicants"),
}
KINDS = {
    Kind.TRUTH: gettext_lazy("yes or no"),
    Kind.DATE: gettext_lazy("day"),
    Kind.TEXT: gettext_lazy("text"),
    Kind.CODE: gettext_lazy("code"),
}


@dataclass(frozen=True, slots=True)
class Input:
    """An input. kind: its unit, or what it is; years: which years before are needed beside that of the evaluation."""

    name: str
    label: str
    origin: str
    origin_key: str
    kind: str
    years: str
    about: str
    url: str


def told(speaker: Speaker, ws: Workspace | None) -> tuple[Input, ...]:
    """The inputs of the program, answers to its questionnaire left out."""
    grouped: dict[tuple[Origin, str, str], list[Column]] = {}
    for column in speaker.program.columns:
        if column.input.origin is not Origin.ANSWER:
            grouped.setdefault((column.input.origin, column.input.name, column.input.detail), []).append(column)
    ordered = sorted(grouped.values(), key=lambda each: list(Origin).index(each[0].input.origin))
    return tuple(_input(speaker, ws, each) for each in ordered)


def answered(program: Program) -> int:
    """How many questions are to be answered."""
    return sum(column.input.origin is Origin.ANSWER for column in program.columns)


def _input(speaker: Speaker, ws: Workspace | None, each: list[Column]) -> Input:
    one = each[0].input
    return Input(
        one.name,
        speaker.labels.input(replace(one, lag=0)),
        str(ORIGINS[one.origin]),
        one.origin.value,
        _kind(each[0]),
        _years(sorted({column.input.lag for column in each})),
        _about(speaker, ws, each[0]),
        _url(ws, each[0]),
    )


def _kind(column: Column) -> str:
    if column.type.kind in KINDS:
        return str(KINDS[column.type.kind])
    return (
        unit(column.type.measure.symbol) if column.type.measure.symbol != "1" else pgettext("unit", "number or share")
    )


def _years(lags: list[int]) -> str:
    """Nothing where only the year itself is needed."""
    if lags == [0]:
        return ""
    before = _(", ").join(str(lag) for lag in lags if lag)
    words = ngettext("%(n)s year before", "%(n)s years before", max(lags)) % {"n": before}
    return _("the year and %(before)s") % {"before": words} if 0 in lags else words


def _about(speaker: Speaker, ws: Workspace | None, column: Column) -> str:
    one, tongue = column.input, speaker.language
    if one.origin is Origin.OWN:
        own = speaker.program.rulebook.inputs[one.name]
        codes = own.codes_en if tongue == "en" and own.codes_en else own.codes
        parts = [own.definition.label(tongue) if own.definition else "", " / ".join(codes)]
        return _(", ").join(part for part in parts if part)
    if one.origin is Origin.LIST and one.detail.isdecimal():
        months = int(one.detail)
        return ngettext("recognised within %(n)s month", "recognised within %(n)s months", months) % {"n": months}
    if one.origin is Origin.METRIC:
        known = metrics.load(ws).get(one.name.replace("_", "-"))
        return definitions.definition(known).text if known else ""
    return ""


def _url(ws: Workspace | None, column: Column) -> str:
    one = column.input
    if one.origin is Origin.METRIC:
        return links.metric(one.name)
    if one.origin is Origin.LIST and one.name in lists.load(ws):
        return links.named_list(one.name)
    if one.origin is Origin.EARLIER and (editions := library.load(ws).families.get(one.name)):
        return links.reader(editions[-1].id)
    return ""
