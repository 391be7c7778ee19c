"""Small errors that somebody could make in a source: each a mutant with one thing changed.

The kinds: a comparison flipped, a condition negated, an operand of `and` or `or` left out, `and` for `or`, a whole number or
a length of time off by one, `+` for `-`, `min` for `max`, `any` for `all`, True for False, a yield that gives nothing, and a
`continue` or `break` left out.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType

OTHER: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
}
NAMES = {"min": "max", "max": "min", "any": "all", "all": "any"}
LENGTHS = {"timedelta": "minutes"}
NEGATED_ANYWAY = (ast.Eq, ast.NotEq, ast.Is, ast.IsNot, ast.In, ast.NotIn)
"""Comparisons of which the flip is the negation: a condition that is only this is not negated as well."""


@dataclass(frozen=True)
class Mutant:
    """One change in one file: `node` counts through the tree, `change` through what can be changed at the node."""

    file: Path
    line: int
    what: str
    source: str
    node: int
    change: int

    def __str__(self) -> str:
        """The place, the change and the line, for people."""
        return f"{self.file.as_posix()}:{self.line}: {self.what} ({self.source})"

    def code(self, root: Path) -> CodeType:
        """The file with the change in it, compiled."""
        tree = ast.parse((root / self.file).read_text(encoding="utf-8"))
        node = list(ast.walk(tree))[self.node]
        _, new = list(_changes(node))[self.change]
        mutated = ast.fix_missing_locations(_Replace(node, new).visit(tree))
        return compile(mutated, str(root / self.file), "exec")


class _Replace(ast.NodeTransformer):
    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        self._old, self._new = old, ast.copy_location(new, old)

    def visit(self, node: ast.AST) -> ast.AST:
        return self._new if node is self._old else super().visit(node)


def mutants(file: Path, root: Path) -> list[Mutant]:
    """Every mutant of a file, in a fixed order; `file` is relative to `root`."""
    text = (root / file).read_text(encoding="utf-8")
    lines, found = text.splitlines(), []
    for number, node in enumerate(ast.walk(ast.parse(text))):
        for index, (what, _) in enumerate(_changes(node)):
            line: int = node.lineno  # type: ignore[attr-defined]
            found.append(Mutant(file, line, what, lines[line - 1].strip(), number, index))
    return found


def _changes(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """What can be changed at a node: the change in words, and the node that comes in its place."""
    yield from _conditions(node)
    yield from _figures(node)
    match node:
        case ast.Expr(value=ast.Yield() | ast.YieldFrom()) if _said(node) != "yield from ()":
            yield "the yield gives nothing", ast.Expr(ast.YieldFrom(ast.Tuple([], ast.Load())))
        case ast.Continue() | ast.Break():
            yield f"no {_said(node)}", ast.Pass()


def _conditions(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    match node:
        case ast.Compare():
            yield from _comparisons(node)
        case ast.BoolOp():
            yield from _operands(node)
        case ast.UnaryOp(op=ast.Not()):
            yield f"{_said(node)} -> {_said(node.operand)}", node.operand
        case ast.If() | ast.IfExp() | ast.While() if _worth_negating(node.test):
            yield f"if {_said(node.test)} -> if not", _with(node, test=ast.UnaryOp(ast.Not(), node.test))
        case ast.ListComp() | ast.SetComp() | ast.DictComp() | ast.GeneratorExp():
            yield from _filters(node)


def _figures(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    match node:
        case ast.BinOp(op=ast.Add() | ast.Sub()) | ast.AugAssign(op=ast.Add() | ast.Sub()):
            new = _with(node, op=OTHER[type(node.op)]())
            yield f"{_said(node)} -> {_said(new)}", new
        case ast.Constant(value=bool()):
            yield f"{node.value} -> {not node.value}", ast.Constant(not node.value)
        case ast.Constant(value=int()):
            for value in (node.value + 1, node.value - 1):
                yield f"{node.value} -> {value}", ast.Constant(value)
        case ast.Call(func=ast.Name(id=name)) if name in NAMES:
            yield f"{name} -> {NAMES[name]}", _with(node, func=ast.Name(NAMES[name], ast.Load()))
        case ast.Call(func=ast.Name(id=name)) if name in LENGTHS:
            yield from _lengths(node, LENGTHS[name])


def _comparisons(node: ast.Compare) -> Iterator[tuple[str, ast.AST]]:
    for number, op in enumerate(node.ops):
        if type(op) in OTHER:
            ops = [*node.ops[:number], OTHER[type(op)](), *node.ops[number + 1 :]]
            new = _with(node, ops=ops)
            yield f"{_said(node)} -> {_said(new)}", new


def _operands(node: ast.BoolOp) -> Iterator[tuple[str, ast.AST]]:
    new = _with(node, op=OTHER[type(node.op)]())
    yield f"{_said(node)} -> {_said(new)}", new
    for number, operand in enumerate(node.values):
        rest = [*node.values[:number], *node.values[number + 1 :]]
        left = rest[0] if len(rest) == 1 else _with(node, values=rest)
        yield f"without {_said(operand)}", left


def _filters(node: ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp) -> Iterator[tuple[str, ast.AST]]:
    for number, loop in enumerate(node.generators):
        for index, test in enumerate(loop.ifs):
            if _worth_negating(test):
                ifs = [*loop.ifs[:index], ast.UnaryOp(ast.Not(), test), *loop.ifs[index + 1 :]]
                loops = [*node.generators[:number], _with(loop, ifs=ifs), *node.generators[number + 1 :]]
                yield f"if {_said(test)} -> if not", _with(node, generators=loops)


def _lengths(node: ast.Call, keyword: str) -> Iterator[tuple[str, ast.AST]]:
    for number, each in enumerate(node.keywords):
        if each.arg == keyword and not isinstance(each.value, ast.Constant):
            longer = ast.keyword(keyword, ast.BinOp(each.value, ast.Add(), ast.Constant(1)))
            keywords = [*node.keywords[:number], longer, *node.keywords[number + 1 :]]
            yield f"{_said(node)} and a minute", _with(node, keywords=keywords)


def _worth_negating(test: ast.expr) -> bool:
    if isinstance(test, ast.UnaryOp):
        return False
    return not (isinstance(test, ast.Compare) and len(test.ops) == 1 and isinstance(test.ops[0], NEGATED_ANYWAY))


def _with(node: ast.AST, **fields: object) -> ast.AST:
    new = copy.copy(node)
    for name, value in fields.items():
        setattr(new, name, value)
    return new


def _said(node: ast.AST) -> str:
    return ast.unparse(node)
