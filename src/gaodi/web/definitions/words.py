"""The words of definitions as pages show them: natures, rules, kinds of subjects, levels of regions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from gaodi import periods
from gaodi.registry.forms.model import Type as Cell
from gaodi.registry.metrics import Metric, Metrics, Nature, SubjectKind, basis_en
from gaodi.registry.metrics.gathering import Gathers
from gaodi.registry.metrics.kinds import Direction, Prices, Type
from gaodi.registry.metrics.rules import Ratio, Sum, Weighted
from gaodi.registry.metrics.themes import Theme
from gaodi.registry.regions import Level
from gaodi.web.site.languages import language
from gaodi.web.site.tables import Status

NATURES = {
    Nature.STOCK: gettext_lazy("Stock"),
    Nature.FLOW: gettext_lazy("Flow"),
    Nature.CUMULATIVE: gettext_lazy("Cumulative within the year"),
    Nature.INDEX: pgettext_lazy("nature", "Index"),
    Nature.RATE: gettext_lazy("Rate"),
}
MEANINGS = {
    Nature.STOCK: gettext_lazy("what there is at the end of the period"),
    Nature.FLOW: gettext_lazy("what happens within the period"),
    Nature.CUMULATIVE: gettext_lazy("counted from January on; the year is the figure of December"),
    Nature.INDEX: gettext_lazy("compared with a base; does not add up"),
    Nature.RATE: gettext_lazy("a share, a quotient or a growth"),
}
TYPES = {
    Type.NUMBER: pgettext_lazy("type", "Number"),
    Type.YES_NO: gettext_lazy("Yes or no"),
    Type.CATEGORY: gettext_lazy("Ordered category"),
    Type.TEXT: pgettext_lazy("type", "Text"),
}
SUBJECTS = {
    SubjectKind.ENTERPRISE: gettext_lazy("Enterprise"),
    SubjectKind.PROJECT: pgettext_lazy("subject", "Project"),
    SubjectKind.PARK: gettext_lazy("Park"),
    SubjectKind.REGION: gettext_lazy("Region"),
    SubjectKind.CHAIN: gettext_lazy("Chain"),
    SubjectKind.ORGANISATION: gettext_lazy("Organisation"),
}
FREQUENCIES = {
    periods.Kind.YEAR: gettext_lazy("yearly"),
    periods.Kind.HALF: gettext_lazy("half-yearly"),
    periods.Kind.QUARTER: gettext_lazy("quarterly"),
    periods.Kind.MONTH: gettext_lazy("monthly"),
    periods.Kind.CUMULATIVE: gettext_lazy("monthly (from January on)"),
    periods.Kind.HORIZON: gettext_lazy("for several years together"),
}
PRICES = {
    Prices.CURRENT: gettext_lazy("current prices"),
    Prices.COMPARABLE: gettext_lazy("comparable prices"),
}
DIRECTIONS = {
    Direction.UP: gettext_lazy("more is better"),
    Direction.DOWN: gettext_lazy("less is better"),
}
CELLS = {
    Cell.TEXT: pgettext_lazy("type", "Text"),
    Cell.NUMBER: pgettext_lazy("type", "Number"),
    Cell.INTEGER: gettext_lazy("Whole number"),
    Cell.DATE: gettext_lazy("Day"),
    Cell.YES_NO: gettext_lazy("Yes or no"),
    Cell.CHOICE: gettext_lazy("Choice"),
    Cell.PERIOD: gettext_lazy("Period"),
    Cell.UNIT: gettext_lazy("Unit"),
    Cell.USCC: gettext_lazy("Unified social credit code"),
    Cell.INDUSTRY: gettext_lazy("Code or name of an industry"),
    Cell.REGION: gettext_lazy("Code or name of a region"),
    Cell.PARK: gettext_lazy("Park"),
    Cell.LIST: gettext_lazy("Named list"),
    Cell.METRIC: pgettext_lazy("catalogue", "Metric"),
}
CONFIDENTIAL = {
    True: Status("fair", gettext_lazy("Confidential")),
    False: Status("none", gettext_lazy("Open")),
}
LEVELS = {
    Level.COUNTRY: gettext_lazy("Country"),
    Level.PROVINCE: gettext_lazy("Province"),
    Level.PREFECTURE: gettext_lazy("Prefecture"),
    Level.COUNTY: gettext_lazy("County or district"),
    Level.STREET: gettext_lazy("Street or town"),
}


def name(thing: Any) -> str:
    """A definition's name in the language of the page."""
    return (thing.name_en if language() == "en" else thing.name) or thing.name or thing.id


def other_name(thing: Any) -> str:
    """Its name in the other language, where it has one."""
    return thing.name if language() == "en" else thing.name_en


@dataclass(frozen=True, slots=True)
class Text:
    """A text, and the language that it is in, which may not be that of the page."""

    text: str
    language: str


def definition(metric: Metric) -> Text:
    """What a metric is, in the language of the page; in Chinese where there is no English."""
    if language() == "en" and metric.definition_en:
        return Text(metric.definition_en, "en")
    return Text(metric.definition, "zh")


def basis(metric: Metric) -> str:
    """The official text that a metric is defined by, in the language of the page."""
    return basis_en(metric.basis) if language() == "en" else metric.basis


def themes() -> dict[str, str]:
    """The themes in order."""
    return {theme.value: theme.label(language()) for theme in Theme}


Rule = tuple[Any, dict[str, Metric]]
"""A sentence, and the metrics that stand in it."""


def rules(metric: Metric, known: Metrics) -> Iterator[Rule]:
    """How its values are put together."""
    yield _added(metric, known)
    if metric.gathers:
        yield _gathered(metric.gathers, known)
    if metric.growth_of in known:
        of = {"of": known[metric.growth_of]}
        if metric.falls:
            yield _("The fall of %(of)s on the same period of the year before."), of
        else:
            yield _("The growth of %(of)s on the same period of the year before."), of


def _added(metric: Metric, known: Metrics) -> Rule:
    total = metric.total
    if isinstance(total, Sum):
        return _("The value of a whole is the sum of its parts."), {}
    if isinstance(total, Weighted):
        return _("The value of a whole is the mean of its parts, weighted by %(by)s."), {"by": known[total.by]}
    if isinstance(total, Ratio):
        parts = {"over": known[total.numerator], "under": known[total.denominator]}
        return _(
            "%(over)s divided by %(under)s; of a whole, the sum of the one by the sum of the other, no mean."
        ), parts
    return _("The value of a whole does not follow from its parts; it has to be given itself."), {}


def _gathered(gathers: Gathers, known: Metrics) -> Rule:
    """The population is put into the sentence at once: only metrics are links."""
    if gathers.metric is None:
        words: Any = _("The number of %(who)s.")
        return words % {"who": _population(gathers)}, {}
    of = known[gathers.metric]
    words = (
        _("The number of %(who)s with “yes” for %(of)s.")
        if of.type is Type.YES_NO
        else _("Gathered from %(of)s of %(who)s.")
    )
    return words % {"who": _population(gathers), "of": "%(of)s"}, {"of": of}


def _population(gathers: Gathers) -> str:
    return gathers.population.label(language())


def linked(rule: Rule) -> SafeString:
    """The sentence with its metrics as links."""
    said, parts = rule
    links = {
        key: format_html('<a href="{}">{}</a>', reverse("definitions:metric", args=[one.id]), name(one))
        for key, one in parts.items()
    }
    return mark_safe(escape(said) % links)  # noqa: S308 - the sentence is escaped, the links are made here


def frequencies(metric: Metric) -> str:
    """How often it is measured."""
    return _(", ").join(str(FREQUENCIES[kind]) for kind in metric.frequency)


def subjects(metric: Metric) -> str:
    """For whom it is measured."""
    return _(", ").join(str(SUBJECTS[kind]) for kind in metric.subjects)


def validity(since: Any, until: Any) -> str:
    """The years in which something exists."""
    if since and until:
        return f"{since}–{until}"
    if since:
        return _("since %(year)s") % {"year": since}
    return _("until %(year)s") % {"year": until} if until else ""
