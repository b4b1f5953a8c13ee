"""Reads expressions: each operator binds as strongly as its number says (a Pratt parser)."""

from __future__ import annotations

from fractions import Fraction
from functools import cache

from rules.independent.tokens import Token, tokens
from rules.independent.tree import (
    Among,
    Amount,
    Both,
    Call,
    Choice,
    Comparison,
    Either,
    Listing,
    Minus,
    Name,
    Not,
    Quoted,
    Settled,
    Sum,
    Tree,
)

CHOICE, OR, AND, NOT, RELATION, SUM, PRODUCT, SIGNED = range(1, 9)
_COMPARISONS = {">=", "<=", "==", "!=", ">", "<"}
_BINDING = {"if": CHOICE, "or": OR, "and": AND, "in": RELATION, "not": RELATION, "+": SUM, "-": SUM}
_BINDING |= {"*": PRODUCT, "/": PRODUCT, **dict.fromkeys(_COMPARISONS, RELATION)}


@cache
def parse(text: str) -> Tree:
    """The tree of an expression. Raises ValueError where it is none."""
    return _Reader(text).whole()


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tokens(text)
        self.at = 0

    def whole(self) -> Tree:
        tree = self.expression(0)
        self.expect("end")
        return tree

    def expression(self, above: int) -> Tree:
        """An expression of operators that bind more strongly than `above`."""
        left = self.first()
        while (binding := self.binding()) > above:
            left = self.joined(left, binding)
        return left

    def binding(self) -> int:
        token = self.tokens[self.at]
        return _BINDING.get(token.text, 0) if token.kind in ("sign", "word") else 0

    def joined(self, left: Tree, binding: int) -> Tree:
        """The tree of what stands left and of the operator that comes."""
        sign = self.next().text
        if binding == CHOICE:
            condition = self.expression(CHOICE)
            self.expect("word", "else")
            return Choice(left, condition, self.expression(0))
        if binding in (OR, AND):
            return (Either if binding == OR else Both)(left, self.expression(binding))
        if binding == RELATION:
            return self.relation(left, sign)
        return Sum(sign, left, self.expression(binding))

    def relation(self, left: Tree, sign: str) -> Tree:
        if sign == "not":
            self.expect("word", "in")
            return Not(Among(left, self.expression(RELATION)))
        if sign == "in":
            return Among(left, self.expression(RELATION))
        parts, signs = [left, self.expression(RELATION)], [sign]
        while self.tokens[self.at].kind == "sign" and self.tokens[self.at].text in _COMPARISONS:
            signs.append(self.next().text)
            parts.append(self.expression(RELATION))
        return Comparison(tuple(parts), tuple(signs))

    def first(self) -> Tree:
        """What stands before any operator."""
        token = self.next()
        if token.kind == "number":
            return Amount(Fraction(token.text), token.unit)
        if token.kind == "text":
            return Quoted(token.text)
        if token.kind == "name":
            return self.named(token.text)
        if token.kind == "word" and token.text in ("true", "false"):
            return Settled(token.text == "true")
        if token.kind == "word" and token.text == "not":
            return Not(self.expression(NOT))
        return self.opened(token)

    def opened(self, token: Token) -> Tree:
        if token.text == "-":
            return Minus(self.expression(SIGNED))
        if token.text == "(":
            inner = self.expression(0)
            self.expect("sign", ")")
            return inner
        if token.text == "[" and token.kind == "sign":
            return Listing(tuple(self.until("]")))
        raise ValueError(f"{self.text!r} cannot be read at {token.text!r}")

    def named(self, name: str) -> Tree:
        if self.taken("."):
            return Name(f"{name}.{self.expect('name')}")
        if not self.taken("("):
            return Name(name)
        arguments: list[Tree] = []
        named: list[tuple[str, Tree]] = []
        while not self.taken(")"):
            if self.tokens[self.at].kind == "name" and self.tokens[self.at + 1].text == "=":
                word = self.next().text
                self.next()
                named.append((word, self.expression(0)))
            else:
                arguments.append(self.expression(0))
            self.taken(",")
        return Call(name, tuple(arguments), tuple(named))

    def until(self, sign: str) -> list[Tree]:
        found: list[Tree] = []
        while not self.taken(sign):
            found.append(self.expression(0))
            self.taken(",")
        return found

    def next(self) -> Token:
        token = self.tokens[self.at]
        self.at += 1
        return token

    def taken(self, sign: str) -> bool:
        """Whether this sign comes; it is then behind us."""
        token = self.tokens[self.at]
        here = token.kind == "sign" and token.text == sign
        self.at += here
        return here

    def expect(self, kind: str, text: str | None = None) -> str:
        token = self.next()
        if token.kind != kind or (text is not None and token.text != text):
            raise ValueError(f"{self.text!r}: {token.text!r} stands where {text or kind} should")
        return token.text
