"""Every fault that the source of the library can make, found in the source itself: what was found, what was expected,
what to do, each as a sentence in which a word stands for everything that is put in."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, product
from pathlib import Path

PARTS = {
    "Fault": ("what", "where", "expected", "do"),
    "ExpressionFault": ("what", "where", "expected", "do"),
    "fault": ("what", "where", "expected", "do"),
    "_fault": ("what", "where", "do"),
    "_refuse": ("what", "where", "shown"),
}
"""What makes a fault, with the names of its arguments."""

SAID = ("what", "expected", "do")
MOST = 40
"""Of how many combinations of what can be put in each is tried."""


@dataclass(frozen=True, slots=True)
class Part:
    """One sentence. place: file and line; part: which of SAID it is."""

    place: str
    part: str
    text: str


class Reader(ast.NodeVisitor):
    """Reads one file. holes: what stands for a value, by its expression; several are tried one by one."""

    def __init__(self, path: Path, holes: dict[str, tuple[str, ...]]) -> None:
        self.path, self.holes, self.found, self.names = path, holes, [], {}

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        before, self.names = self.names, {
            name.id: made.value
            for made in ast.walk(node) if isinstance(made, ast.Assign)
            for name in made.targets if isinstance(name, ast.Name)
        }  # fmt: skip
        self.generic_visit(node)
        self.names = before

    def visit_Call(self, node: ast.Call) -> None:
        called = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if called in PARTS:
            given = dict(zip(PARTS[called], node.args, strict=False))
            given |= {one.arg: one.value for one in node.keywords if one.arg}
            for part in SAID:
                for text in islice(self.texts(given[part]), MOST) if part in given else ():
                    self.found.append(Part(f"{self.path.name}:{node.lineno}", part, text))
        self.generic_visit(node)

    def texts(self, node: ast.expr) -> Iterator[str]:
        """What an expression may say; nothing where it is made elsewhere."""
        match node:
            case ast.Constant(value=str(text)):
                yield text
            case ast.JoinedStr():
                yield from ("".join(parts) for parts in product(*(list(self._piece(one)) for one in node.values)))
            case ast.IfExp():
                yield from self.texts(node.body)
                yield from self.texts(node.orelse)
            case ast.BinOp(op=ast.Add()):
                yield from ("".join(two) for two in product(self.texts(node.left), self.texts(node.right)))
            case ast.BoolOp(op=ast.Or()):
                for one in node.values:
                    yield from self.texts(one)
            case ast.Name() if node.id in self.names:
                yield from self.texts(self.names[node.id])
            case ast.Call(func=ast.Name(id="near")):
                yield "Did you mean rd_expense or rd_share?"

    def _piece(self, node: ast.expr) -> Iterator[str]:
        if isinstance(node, ast.Constant):
            yield str(node.value)
            return
        assert isinstance(node, ast.FormattedValue)
        said = tuple(self.texts(node.value)) or self.holes.get(ast.unparse(node.value))
        yield from said or (("'rd'",) if node.conversion == ord("r") else ("7",))


def of(paths: Iterable[Path], holes: dict[str, tuple[str, ...]]) -> list[Part]:
    """The sentences of some files."""
    found: list[Part] = []
    for path in paths:
        reader = Reader(path, holes)
        reader.visit(ast.parse(path.read_text("utf-8")))
        found += reader.found
    return list({(one.part, one.text): one for one in found}.values())
