"""A tiny spreadsheet: formulas of the few functions that workbooks use, computed as Excel does."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from math import floor
from typing import Any

_TOKEN = re.compile(
    r"""\s*(?:(?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(?P<text>"(?:[^"]|"")*")"""
    r"""|(?P<cell>(?:'[^']+'!)?\$[A-Z]+\$\d+)|(?P<name>[A-Z]+(?=\())|(?P<word>TRUE|FALSE)"""
    r"""|(?P<sign>>=|<=|<>|[-+*/^=<>(),]))"""
)
_EPOCH = date(1899, 12, 30)


class Unknown(Exception):
    """An error value, such as #N/A."""


def evaluate(formula: str, cell: Callable[[str], Any]) -> Any:
    """The value of a formula. cell: the value of a reference. Raises Unknown for an error value."""
    return _Formula(formula, cell).whole()


class _Formula:
    """Reads a formula from left to right; what is not reached by IF is read and not computed."""

    def __init__(self, text: str, cell: Callable[[str], Any]) -> None:
        self.tokens = [(m.lastgroup, m.group(m.lastgroup or 0)) for m in _TOKEN.finditer(text)]
        assert "".join(token for _kind, token in self.tokens) == re.sub(r"\s(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", "", text)
        self.at, self.cell = 0, cell

    def whole(self) -> Any:
        made = self.comparison()
        assert self.at == len(self.tokens), self.tokens[self.at :]
        return made()

    def take(self, *signs: str) -> str:
        if self.at < len(self.tokens) and self.tokens[self.at][0] == "sign" and self.tokens[self.at][1] in signs:
            self.at += 1
            return self.tokens[self.at - 1][1]
        return ""

    def comparison(self) -> Callable[[], Any]:
        left = self.sum()
        if sign := self.take(">=", "<=", "<>", "=", "<", ">"):
            right, compare = self.sum(), _COMPARE[sign]
            return lambda: compare(left(), right())
        return left

    def sum(self) -> Callable[[], Any]:
        left = self.product()
        while sign := self.take("+", "-"):
            left = _joined(left, self.product(), sign)
        return left

    def product(self) -> Callable[[], Any]:
        left = self.power()
        while sign := self.take("*", "/"):
            left = _joined(left, self.power(), sign)
        return left

    def power(self) -> Callable[[], Any]:
        base = self.single()
        if self.take("^"):
            exponent = self.single()
            return lambda: _number(base()) ** _number(exponent())
        return base

    def single(self) -> Callable[[], Any]:
        if self.take("-"):
            inner = self.single()
            return lambda: -_number(inner())
        if self.take("("):
            inner = self.comparison()
            assert self.take(")")
            return inner
        kind, token = self.tokens[self.at]
        self.at += 1
        if kind == "name":
            return self.function(token)
        value: Any = {"number": _float, "word": lambda t: t == "TRUE", "text": _text, "cell": str}[str(kind)](token)
        return (lambda: self.cell(value)) if kind == "cell" else (lambda: value)

    def function(self, name: str) -> Callable[[], Any]:
        assert self.take("(")
        parts: list[Callable[[], Any]] = []
        while not self.take(")"):
            parts.append(self.comparison())
            self.take(",")
        called = _FUNCTIONS[name]
        return lambda: called(*parts)


def _float(token: str) -> float:
    return float(token)


def _text(token: str) -> str:
    return token[1:-1].replace('""', '"')


def _number(value: Any) -> float:
    if isinstance(value, str):
        raise Unknown("#VALUE!")
    return float((value - _EPOCH).days) if isinstance(value, date) else float(value)


def _joined(left: Callable[[], Any], right: Callable[[], Any], sign: str) -> Callable[[], Any]:
    def value() -> float:
        one, other = _number(left()), _number(right())
        if sign == "/":
            if other == 0:
                raise Unknown("#DIV/0!")
            return one / other
        return one + other if sign == "+" else one - other if sign == "-" else one * other

    return value


_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    ">=": lambda a, b: _number(a) >= _number(b),
    "<=": lambda a, b: _number(a) <= _number(b),
    ">": lambda a, b: _number(a) > _number(b),
    "<": lambda a, b: _number(a) < _number(b),
    "=": lambda a, b: a == b,
    "<>": lambda a, b: a != b,
}


def _nothing() -> Any:
    raise Unknown("#N/A")


def _if(when: Any, then: Any, otherwise: Any) -> Any:
    return then() if when() else otherwise()


def _iferror(value: Any, other: Any) -> Any:
    try:
        return value()
    except Unknown:
        return other()


def _iserror(value: Any) -> bool:
    try:
        value()
    except Unknown:
        return True
    return False


def _round(value: Any, digits: Any) -> float:
    """Half away from zero, of the fifteen digits that a spreadsheet has."""
    exact = Decimal(f"{_number(value()):.15g}")
    return float(exact.quantize(Decimal(1).scaleb(-int(digits())), ROUND_HALF_UP))


def _day(value: Any) -> date:
    found = value()
    return found if isinstance(found, date) else _EPOCH + timedelta(days=int(found))


_FUNCTIONS: dict[str, Callable[..., Any]] = {
    "NA": _nothing,
    "IF": _if,
    "IFERROR": _iferror,
    "ISERROR": _iserror,
    # Excel computes every part: an error in any of them is the answer.
    "AND": lambda *parts: all([bool(part()) for part in parts]),  # noqa: C419
    "OR": lambda *parts: any([bool(part()) for part in parts]),  # noqa: C419
    "NOT": lambda part: not part(),
    "MIN": lambda *parts: min([_number(part()) for part in parts]),
    "MAX": lambda *parts: max([_number(part()) for part in parts]),
    "ABS": lambda part: abs(_number(part())),
    "INT": lambda part: float(floor(_number(part()))),
    "ROUND": _round,
    "LEFT": lambda part, length: str(part())[: int(length())],
    "EXACT": lambda one, other: one() == other(),
    "DATE": lambda *parts: date(*(int(part()) for part in parts)),
    "YEAR": lambda part: float(_day(part).year),
    "MONTH": lambda part: float(_day(part).month),
    "DAY": lambda part: float(_day(part).day),
}
