"""Text → the tree as it is written. What cannot be read is said with its place and what was expected there."""

from __future__ import annotations

import difflib
import re
from functools import cache
from importlib.resources import files
from typing import Any, TypeAlias

from lark import Lark, Token, Transformer, Tree, UnexpectedCharacters, UnexpectedEOF, UnexpectedToken, v_args

from gaodi import units
from gaodi.rules.language import syntax
from gaodi.rules.language.faults import ExpressionFault
from gaodi.rules.language.syntax import Expression, Span
from gaodi.units.table import NUMBERS

LONGEST = 4000
DEEPEST = 60

ENGLISH = {"year": "年", "years": "年", "month": "月", "months": "月", "day": "天", "days": "天", "points": "分"}
"""Units that expressions also write in English."""

_NOT_UNITS = {"in", "a", "·", "1"}  # `in` is a word of the language; a bare `a` would be read as a year
_SIGNS = {"≥": ">=", "≤": "<=", "≠": "!=", "×": "*", "÷": "/"}
_KEYWORDS = {"and", "or", "not", "if", "else", "in", "true", "false"}


def parse(text: str) -> Expression:
    """The tree of an expression. Raises ExpressionFault with the place of the first thing that cannot be read."""
    if len(text) > LONGEST:
        what = f"The expression has {len(text)} characters"
        raise ExpressionFault(what, Span(0, len(text)), f"at most {LONGEST}", "Give parts of it names under `let`")
    _bearable(text)
    try:
        tree = _parser().parse(text)
    except UnexpectedCharacters as error:
        raise _strange(text, error.pos_in_stream or 0) from None
    except UnexpectedToken as error:
        before = [one for one in error.token_history or () if one is not None]
        raise _misplaced(text, error.token, before) from None
    except UnexpectedEOF:
        raise _ended(text) from None
    if _depth(tree) > DEEPEST:
        what = f"More than {DEEPEST} signs stand one upon another"
        raise ExpressionFault(what, Span(0, len(text)), do="Give parts of it names under `let`")
    built: Expression = _Builder().transform(tree)
    return built


def _depth(tree: Tree[Token]) -> int:
    """How many nodes stand upon one another; counted without going down the stack."""
    deepest, todo = 0, [(tree, 1)]
    while todo:
        node, depth = todo.pop()
        deepest = max(deepest, depth)
        todo += [(child, depth + 1) for child in node.children if isinstance(child, Tree)]
    return deepest


def _bearable(text: str) -> None:
    """Brackets within brackets are counted before the text is read: the reader of the tree goes as deep as they do."""
    depth, plain = 0, re.sub(r"\"[^\"\n]*\"|'[^'\n]*'", lambda found: " " * len(found[0]), text)
    for place, sign in enumerate(plain):
        depth += (sign in "([") - (sign in ")]")
        if depth > DEEPEST:
            raise ExpressionFault(
                f"There are more than {DEEPEST} brackets within one another",
                Span(place, place + 1),
                do="Give parts of it names under `let`",
            )


@cache
def _parser() -> Lark:
    grammar = (files(__package__) / "grammar.lark").read_text("utf-8")
    grammar = grammar.replace("%declare UNIT", f"UNIT: /{_unit_pattern()}/")
    return Lark(grammar, parser="lalr", propagate_positions=True, maybe_placeholders=False)


@cache
def _unit_pattern() -> str:
    """Every unit that there is, also composed: `万元/亩`, `元/(平方米·月)`; nothing that only begins like one."""
    words = {word for word in (*units.known(), *ENGLISH) if word not in _NOT_UNITS}
    numbers = "|".join(sorted(NUMBERS, key=len, reverse=True))
    atom = "|".join(re.escape(word).replace("/", r"\/") for word in sorted(words, key=len, reverse=True))
    one = rf"(?:(?:{numbers})?(?:{atom})(?:\^\d)?|(?:{numbers}))"
    below = rf"(?:\/{one}|·{one}|\/\({one}(?:·{one})*\))"
    return rf"{one}{below}*(?![\w])"


def _span(meta: Any) -> Span:
    return Span(meta.start_pos, meta.end_pos)


def _of(token: Token) -> Span:
    return Span(token.start_pos or 0, token.end_pos or 0)


Parts: TypeAlias = list[Any]


@v_args(meta=True)
class _Builder(Transformer):  # type: ignore[type-arg]
    """Builds the tree from the leaves up. Each method is a rule of the grammar."""

    def start(self, _meta: Any, parts: Parts) -> Expression:
        return parts[0]  # type: ignore[no-any-return]

    def number(self, meta: Any, parts: Parts) -> syntax.Number:
        return syntax.Number(str(parts[0]), "", _span(meta))

    def quantity(self, meta: Any, parts: Parts) -> syntax.Number:
        unit = str(parts[1])
        return syntax.Number(str(parts[0]), ENGLISH.get(unit, unit), _span(meta))

    def text(self, meta: Any, parts: Parts) -> syntax.Text:
        return syntax.Text(str(parts[0])[1:-1], _span(meta))

    def true(self, meta: Any, _parts: Parts) -> syntax.Truth:
        return syntax.Truth(True, _span(meta))

    def false(self, meta: Any, _parts: Parts) -> syntax.Truth:
        return syntax.Truth(False, _span(meta))

    def name(self, meta: Any, parts: Parts) -> syntax.Name:
        return syntax.Name(str(parts[0]), _span(meta))

    def part(self, meta: Any, parts: Parts) -> syntax.Name:
        return syntax.Name(".".join(map(str, parts)), _span(meta))

    def list(self, meta: Any, parts: Parts) -> syntax.List:
        return syntax.List(tuple(parts), _span(meta))

    def named(self, _meta: Any, parts: Parts) -> tuple[str, Expression, Span]:
        return str(parts[0]), parts[1], _of(parts[0])

    def arguments(self, _meta: Any, parts: Parts) -> Parts:
        return parts

    def call(self, meta: Any, parts: Parts) -> syntax.Call:
        given = parts[1] if len(parts) > 1 else []
        plain = tuple(one for one in given if not isinstance(one, tuple))
        named = tuple(one for one in given if isinstance(one, tuple))
        return syntax.Call(str(parts[0]), plain, named, _span(meta), _of(parts[0]))

    def minus(self, meta: Any, parts: Parts) -> syntax.Signed:
        return syntax.Signed("-", parts[0], _span(meta))

    def negation(self, meta: Any, parts: Parts) -> syntax.Signed:
        return syntax.Signed("not", parts[0], _span(meta))

    def arithmetic(self, meta: Any, parts: Parts) -> syntax.Binary:
        sign = str(parts[1])
        return syntax.Binary(_SIGNS.get(sign, sign), parts[0], parts[2], _span(meta))

    def comparison(self, meta: Any, parts: Parts) -> syntax.Comparison:
        signs = tuple(_SIGNS.get(str(sign), str(sign)) for sign in parts[1::2])
        return syntax.Comparison(signs, tuple(parts[::2]), _span(meta))

    def among(self, meta: Any, parts: Parts) -> syntax.Among:
        return syntax.Among(parts[0], parts[1], False, _span(meta))

    def not_among(self, meta: Any, parts: Parts) -> syntax.Among:
        return syntax.Among(parts[0], parts[1], True, _span(meta))

    def both(self, meta: Any, parts: Parts) -> syntax.Logic:
        return syntax.Logic("and", tuple(parts), _span(meta))

    def either(self, meta: Any, parts: Parts) -> syntax.Logic:
        return syntax.Logic("or", tuple(parts), _span(meta))

    def choice(self, meta: Any, parts: Parts) -> syntax.Choice:
        return syntax.Choice(parts[0], parts[1], parts[2], _span(meta))


_INSTEAD = {
    "=": ("A single = is no comparison", "Write == for equal; = stands only before the value of an argument"),
    "&": ("& is not a sign of the language", "Write `and`"),
    "|": ("| is not a sign of the language", "Write `or`"),
    "!": ("! is not a sign of the language", "Write `not`, or != for unequal"),
    "，": ("A full-width comma cannot be read", "Write , instead"),
    "（": ("A full-width bracket cannot be read", "Write ( and ) instead"),
    "）": ("A full-width bracket cannot be read", "Write ( and ) instead"),
    '"': ("A text is not closed", 'End it with "'),
    "'": ("A text is not closed", "End it with '"),
    "“": ("A text is not closed", "End it with ”"),
    "^": ("There are no powers", "Multiply instead, or use cagr or mean_growth"),
}


def _strange(text: str, at: int) -> ExpressionFault:
    sign = text[at]
    what, do = _INSTEAD.get(sign, (f"{sign!r} cannot stand here", ""))
    return ExpressionFault(what, Span(at, at + 1), "" if do else "a value, a sign such as >= or the end", do)


def _misplaced(text: str, token: Token, before: list[Token]) -> ExpressionFault:
    word, span = str(token), _of(token)
    if token.type == "$END":
        return _ended(text)
    if word == "=":
        what, do = _INSTEAD["="]
        return ExpressionFault(what, span, do=do)
    if before and before[-1].type == "NUMBER" and token.type == "NAME":
        return _no_unit(word, span)
    if before and before[-1].type in ("NAME", "UNIT", "NUMBER") and token.type == "NAME":
        return ExpressionFault(f"{word!r} follows {str(before[-1])!r} without a sign", span, _OPERATOR, _meant(word))
    if word == ")":
        return ExpressionFault("A bracket is closed that was not opened, or nothing stands before it", span)
    return ExpressionFault(f"{word!r} cannot stand here", span, "a value, a name or a bracket")


_OPERATOR = "a sign between the two: + - * / >= <= == and or in if"


def _meant(word: str) -> str:
    near = difflib.get_close_matches(word.lower(), sorted(_KEYWORDS), n=1, cutoff=0.5)
    return f"Did you mean `{near[0]}`?" if near else ""


def _no_unit(word: str, span: Span) -> ExpressionFault:
    near = difflib.get_close_matches(word, [*units.known(), *ENGLISH], n=2, cutoff=0.5)
    do = f"Did you mean {' or '.join(near)}?" if near else "docs/units.md lists the units that there are"
    return ExpressionFault(f"There is no unit {word!r}", span, do=do)


def _ended(text: str) -> ExpressionFault:
    end = len(text.rstrip())
    if not text.strip():
        return ExpressionFault("The expression is empty", Span(0, 0), "a value or a condition")
    for opens, closes in ("()", "[]"):
        if text.count(opens) > text.count(closes):
            return ExpressionFault("A bracket is not closed", Span(text.rfind(opens), end), do=f"Add {closes}")
    return ExpressionFault("The expression ends too early", Span(max(0, end - 1), end), "a value at its end")
