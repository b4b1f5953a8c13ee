"""What the editor completes: the keys of the format, names of figures, functions, units, lists and rulebooks.

Each word has what people type to find it: its Chinese and English names, and the initials of the pinyin of the former
(研发费用: yffy).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import polars as pl
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from gaodi import units
from gaodi.registry import lists, metrics, names
from gaodi.rules import library
from gaodi.rules.language.functions import FUNCTIONS
from gaodi.rules.saying import ATTRIBUTES
from gaodi.rules.schema import schema
from gaodi.rules.trying import File
from gaodi.web.drafting import selectors
from gaodi.web.drafting.keys import KEYS
from gaodi.web.policy import Action
from gaodi.web.policy.guards import requires
from gaodi.web.rulebooks.words import language

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

UNITS = (
    "万元", "亿元", "元", "万元/亩", "元/亩", "万元/人", "亩", "平方米", "%", "人", "家", "个", "项", "件", "年", "月",
    "分", "吨标准煤", "吨标准煤/万元", "万千瓦时", "千瓦时", "元/千瓦时", "元/吨", "立方米", "吨", "台", "套",
)  # fmt: skip
"""Those that documents use most; others are read as well (docs/units.md)."""
Word = tuple[str, str, str, str]
"""What is written, its name in Chinese and in English, and what else is to be said of it."""


@require_safe
@requires(Action.DRAFT_RULEBOOK)
def vocabulary(request: HttpRequest) -> JsonResponse:
    """`{"schema", "tests"}`: JSON Schemas; `{"keys", "names", "functions", "units", "lists", "rulebooks"}`: lists of
    `{"word", "label", "also", "more"}`. also: by which a word is found as well; more: its unit, or what it gives."""
    ws = selectors.ready()
    words = {
        "keys": ((key, zh, en, "") for key, (zh, en) in KEYS.items()),
        "names": [*_metrics(ws), *((name, zh, en, "") for name, (zh, en) in ATTRIBUTES.items())],
        "functions": ((one.name, one.zh, one.en, one.signature) for one in FUNCTIONS.values()),
        "units": ((one, one, units.label(one, "en"), "") for one in UNITS),
        "lists": ((one.id, one.name, one.name_en, "") for one in lists.load(ws).values()),
        "rulebooks": ((one.id, one.title.label("zh"), one.title.label("en"), "") for one in library.load(ws).values()),
    }
    schemas = {"schema": schema(), "tests": File.model_json_schema(by_alias=True)}
    return JsonResponse(schemas | {name: _entries(each, language()) for name, each in words.items()})


def _metrics(ws: Workspace) -> Iterator[Word]:
    """The metrics by the names that expressions give them."""
    for one in metrics.load(ws).values():
        yield one.id.replace("-", "_"), one.name, one.name_en, one.unit


def _entries(words: Iterable[Word], tongue: str) -> list[dict[str, Any]]:
    rows = list(words)
    initials = names.initials(pl.Series([zh for _word, zh, _en, _more in rows], dtype=pl.String))
    return [
        {"word": word, "label": en if tongue == "en" else zh, "also": [first, zh, en.lower()], "more": more}
        for (word, zh, en, more), first in zip(rows, initials, strict=True)
    ]
