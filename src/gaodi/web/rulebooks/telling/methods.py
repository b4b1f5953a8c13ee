"""How an item's value becomes points, as a formula in words."""

from __future__ import annotations

from django.utils.translation import gettext as _

from gaodi.rules import model
from gaodi.rules.language import nodes
from gaodi.rules.language.nodes import Node
from gaodi.rules.model.scoring import Method
from gaodi.rules.program import ItemPart
from gaodi.rules.saying import Speaker, points
from gaodi.rules.saying.quantities import plain
from gaodi.web.rulebooks.telling import labels


def formula(speaker: Speaker, part: ItemPart, raw: Node) -> str:
    """The formula of an item that stands alone. raw: its points without limits."""
    item = part.item
    if part.lines:
        return _("by bands, the first line that holds")
    if item.test is not None:
        return _tested(speaker, raw)
    if item.method is Method.FORMULA or item.method is None:
        return speaker.node(raw)
    said = {"weight": plain(item.weight or 0)} | _ends(speaker, item)
    match item.method:
        case Method.RATIO:
            return _("%(weight)s × value ÷ benchmark") % said
        case Method.INVERSE if item.form == "quotient":
            return _("%(weight)s × benchmark ÷ value (less is better)") % said
        case Method.INVERSE:
            return _("%(weight)s × (2 − value ÷ benchmark) (less is better)") % said
        case Method.SPAN:
            return _("%(weight)s × (value − %(base)s) ÷ (%(lead)s − %(base)s), from 0 to %(weight)s") % said
        case Method.MINMAX:
            return _minmax(speaker, item, said)
    return _ranked(speaker, item, said)


def _ends(speaker: Speaker, item: model.Item) -> dict[str, str]:
    return {key: points.end(speaker, text) for key, text in (("base", item.base), ("lead", item.lead)) if text}


def _tested(speaker: Speaker, raw: Node) -> str:
    if not isinstance(raw, nodes.Lines):
        return speaker.node(raw)
    condition, worth = raw.lines[0]
    said = {"points": speaker.node(worth), "condition": speaker.node(condition)}
    return _("%(points)s if: %(condition)s; else 0") % said


def _minmax(speaker: Speaker, item: model.Item, said: dict[str, str]) -> str:
    if item.floor:
        said = said | {"floor": plain(item.floor), "rest": plain(100 - item.floor)}
        words = _("%(weight)s × (%(floor)s + %(rest)s × (value − lowest) ÷ (highest − lowest)) ÷ 100") % said
    else:
        words = _("%(weight)s × (value − lowest) ÷ (highest − lowest)") % said
    if item.order == "ascending":
        words = _("%(formula)s, lowest and highest changed places (less is better)") % {"formula": words}
    equal = {"full": _("full points where all are equal"), "floor": _("the floor where all are equal")}
    parts = [words, _among(speaker, item.by), equal.get(item.equal or "", "")]
    return _("; ").join(part for part in parts if part)


def _ranked(speaker: Speaker, item: model.Item, said: dict[str, str]) -> str:
    words = _("%(weight)s × (1 − (place − 1) ÷ number)") % said
    order = _("the least value first") if item.order == "ascending" else _("the greatest value first")
    return _("; ").join(part for part in (words, order, _among(speaker, item.by)) if part)


def _among(speaker: Speaker, by: tuple[str, ...]) -> str:
    """Within which groups."""
    if not by:
        return ""
    return _("among those of the same %(group)s") % {"group": grouped(speaker, by)}


def grouped(speaker: Speaker, by: tuple[str, ...]) -> str:
    """The columns that make groups, by what they are called."""
    columns = {column.input.name: column.input for column in speaker.program.columns}
    called = (speaker.labels.input(columns[name]) if name in columns else speaker.labels.step(name) for name in by)
    # 同一区县, where the input by itself is 所在区县.
    return _(" and ").join(one.removeprefix("所在").removeprefix("所属") for one in called)


def benchmark(speaker: Speaker, part: ItemPart) -> str:
    """What the value is measured against: a constant, a parameter, or a statistic."""
    given = part.item.benchmark
    if part.benchmark is None or given is None:
        return ""
    if not isinstance(given, model.Benchmark):
        return labels.spelled(speaker, part.benchmark.name)
    return _statistic(speaker, given)


def _statistic(speaker: Speaker, given: model.Benchmark) -> str:
    stats = {
        "mean": _("mean"),
        "median": _("median"),
        "max": _("highest value"),
        "min": _("lowest value"),
        "quantile": _("quantile of %(share)s %%") % {"share": plain(given.share * 100)},
    }
    what = _("ratio of the sums") if given.of == "ratio_of_sums" else stats[given.stat]
    who = _("of all that are in the data") if given.over == "everybody" else _("of those that are judged")
    parts = [f"{what} {who}" if speaker.language == "en" else f"{who}{what}", _among(speaker, given.by)]
    parts.append(_("of the year before") if given.period == "previous" else "")
    parts.append(_("times %(times)s") % {"times": plain(given.times)} if given.times != 1 else "")
    return _("; ").join(part for part in parts if part)
