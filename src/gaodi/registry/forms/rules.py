"""The rules between the columns of a row: `total = a + b`, `rd_spending <= revenue`, `energy = 0.1229 * power + coal`.

Columns, numbers, + - * / and brackets on both sides of one sign of comparison. Nothing else is a rule, and a rule is
never run as Python: it becomes an expression over columns.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import add, mul, sub, truediv
from typing import Any

import polars as pl

_SIGNS: dict[type[ast.cmpop], str] = {ast.Eq: "=", ast.LtE: "<=", ast.GtE: ">=", ast.Lt: "<", ast.Gt: ">"}
_STEPS: dict[type[ast.operator], tuple[str, Callable[[Any, Any], Any]]] = {
    ast.Add: ("+", add), ast.Sub: ("-", sub), ast.Mult: ("*", mul), ast.Div: ("/", truediv),
}  # fmt: skip
_EQUALS = re.compile(r"(?<![<>=!])=(?!=)")
EXPECTED = "columns, numbers, + - * / and brackets on both sides of =, <=, >=, < or >, such as total = a + b"


@dataclass(frozen=True, slots=True)
class Rule:
    """A comparison. left, right: its sides; sign: what has to stand between them; columns: those it speaks of."""

    text: str
    left: ast.expr
    sign: str
    right: ast.expr
    columns: tuple[str, ...]

    def sides(self, cells: Mapping[str, pl.Expr]) -> tuple[pl.Expr, pl.Expr]:
        """The two sides as expressions. cells: what each column is."""
        return _value(self.left, cells), _value(self.right, cells)

    def broken(self, cells: Mapping[str, pl.Expr], tolerance: float = 0.0) -> pl.Expr:
        """Whether the rule does not hold; empty where one of its cells is.

        tolerance: by how much the sides may differ from what holds. On top of it comes what floats cannot tell apart.
        """
        left, right = self.sides(cells)
        alike = 1e-9 * pl.max_horizontal(left.abs(), right.abs())
        more = left - right
        return {
            "=": more.abs() > tolerance + alike,
            "<=": more > tolerance + alike,
            ">=": more < -tolerance - alike,
            "<": more >= tolerance - alike,
            ">": more <= -tolerance + alike,
        }[self.sign]

    def written(self, names: Mapping[str, str]) -> str:
        """The rule with the headings of its columns."""
        return f"{_written(self.left, names)} {self.sign} {_written(self.right, names)}"


def parse(text: str) -> Rule:
    """The rule that the text says. Raises ValueError for what is not one."""
    try:
        tree = ast.parse(_EQUALS.sub("==", text).strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise ValueError(f"the rule {text!r} cannot be read; expected {EXPECTED}") from None
    if not isinstance(tree, ast.Compare) or len(tree.ops) != 1 or type(tree.ops[0]) not in _SIGNS:
        raise ValueError(f"the rule {text!r} is not one comparison; expected {EXPECTED}")
    left, right = tree.left, tree.comparators[0]
    names = list(dict.fromkeys([*_names(left, text), *_names(right, text)]))
    if not names:
        raise ValueError(f"the rule {text!r} speaks of no column")
    return Rule(text, left, _SIGNS[type(tree.ops[0])], right, tuple(names))


def _names(node: ast.expr, text: str) -> list[str]:
    """The columns in a side of the rule, and a refusal of everything that does not belong there."""
    match node:
        case ast.Name(id=name):
            return [name]
        case ast.Constant(value=bool() | complex() | str() | bytes() | None):
            pass
        case ast.Constant(value=int() | float()):
            return []
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _STEPS:
            return [*_names(left, text), *_names(right, text)]
        case ast.UnaryOp(op=ast.USub(), operand=inner):
            return _names(inner, text)
    raise ValueError(f"the rule {text!r} has {ast.unparse(node)!r} in it; expected {EXPECTED}")


def _value(node: ast.expr, cells: Mapping[str, pl.Expr]) -> pl.Expr:
    match node:
        case ast.Name(id=name):
            return cells[name]
        case ast.Constant(value=int() | float() as number):
            return pl.lit(float(number))
        case ast.BinOp(left=left, op=op, right=right):
            step: pl.Expr = _STEPS[type(op)][1](_value(left, cells), _value(right, cells))
            return step
        case ast.UnaryOp(operand=inner):
            return -_value(inner, cells)
    raise AssertionError(ast.dump(node))


def _written(node: ast.expr, names: Mapping[str, str]) -> str:
    match node:
        case ast.Name(id=name):
            return names.get(name, name)
        case ast.BinOp(left=left, op=op, right=right):
            return f"{_side(left, op, names)} {_STEPS[type(op)][0]} {_side(right, op, names)}"
        case ast.UnaryOp(operand=inner):
            return f"-{_written(inner, names)}"
    return ast.unparse(node)


def _side(node: ast.expr, within: ast.operator, names: Mapping[str, str]) -> str:
    said = _written(node, names)
    loose = isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub)
    tight = isinstance(within, ast.Mult | ast.Div | ast.Sub)
    return f"({said})" if loose and tight else said


def zeros(cells: Mapping[str, pl.Expr], columns: tuple[str, ...]) -> dict[str, pl.Expr]:
    """The cells with 0 for those that are empty, unless all are."""
    none = reduce(lambda a, b: a & b, (cells[name].is_null() for name in columns))
    return {name: pl.when(none).then(None).otherwise(cells[name].fill_null(0.0)) for name in columns}
