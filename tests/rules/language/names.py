"""A scope for tests of the language: a few names with their units, one list, any family of rulebooks."""

from __future__ import annotations

from collections.abc import Iterable

from gaodi import units
from gaodi.errors import InputError
from gaodi.rules import language
from gaodi.rules.language.nodes import Column, Input, Node, Origin
from gaodi.rules.language.types import Kind, Type

UNITS = {
    "revenue": "万元", "assets": "亿元", "land": "亩", "staff": "人", "residents": "万人", "points": "分",
    "age": "年", "share": "%", "ratio": "1", "patents": "件", "firms": "家", "energy": "吨标准煤", "power": "kWh",
    "营业收入": "万元",
}  # fmt: skip
OTHERS = {
    "big": Type(Kind.TRUTH),
    "exporting": Type(Kind.TRUTH),
    "level": Type(Kind.TEXT, values=("低", "中", "高")),
    "town": Type(Kind.TEXT),
    "industry": Type(Kind.CODE),
    "founded": Type(Kind.DATE),
}
TYPES = {name: Type(Kind.NUMBER, units.parse(unit)) for name, unit in UNITS.items()} | OTHERS


class Names:
    """The names above."""

    def find(self, name: str) -> Node | None:
        return Column(TYPES[name], Input(Origin.METRIC, name)) if name in TYPES else None

    def names(self) -> Iterable[str]:
        return TYPES

    def has_list(self, key: str) -> bool:
        return key in self.lists()

    def lists(self) -> Iterable[str]:
        return ("little-giants", "science-award")

    def families(self) -> Iterable[str] | None:
        return None


def unit(text: str) -> str:
    """The unit of an expression."""
    measure = language.check(text, Names()).type.unit
    assert measure is not None
    return measure.symbol


def kind(text: str) -> Kind:
    """What kind of value an expression has."""
    return language.check(text, Names()).type.kind


def faults(text: str) -> list[str]:
    """Everything that is said against an expression, each with its place; nothing where it is sound."""
    try:
        language.check(text, Names())
    except InputError as error:
        return [str(fault) for fault in error.faults]
    return []


def places(text: str) -> list[str]:
    """The parts of an expression that are found faulty."""
    try:
        language.check(text, Names())
    except language.ExpressionFaults as error:
        return [text[fault.span.start : fault.span.end] for fault in error.each]
    except language.ExpressionFault as fault:
        return [text[fault.span.start : fault.span.end]]
    return []
