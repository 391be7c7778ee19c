"""Reads every import of the house from its source, without importing anything."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.house.tree import ROOT, written

OURS = ("planner", "ui")
DYNAMIC = "(a name made at run time)"
"""What a dynamic import of an unknown name is called."""


@dataclass(frozen=True, order=True)
class Import:
    """One import: where it is written, which module writes it, and which module it names."""

    file: str
    line: int
    importer: str
    imported: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.importer} imports {self.imported}"


def files(root: Path = ROOT) -> list[Path]:
    """Every source file of the house, in order."""
    return sorted(file for ours in OURS for file in written(ours, "*.py", root))


def module_name(file: Path, root: Path = ROOT) -> str:
    """The dotted name of a file; a package has the name of its folder."""
    parts = file.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(root: Path = ROOT) -> list[Import]:
    """Every import in the house, in functions and under TYPE_CHECKING too.

    `from planner.check import rooms` names the module `planner.check.rooms` where there is one, and `planner.check`
    else.
    """
    sources = files(root)
    modules = {module_name(file, root) for file in sources}
    found: list[Import] = []
    for file in sources:
        name, shown = module_name(file, root), file.relative_to(root).as_posix()
        package = name if file.stem == "__init__" else name.rpartition(".")[0]
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"), shown)):
            found.extend(Import(shown, node.lineno, name, named) for named in _named(node, package, modules))
    return sorted(found)


def _named(node: ast.AST, package: str, modules: set[str]) -> Iterator[str]:
    match node:
        case ast.Import(names=names):
            yield from (alias.name for alias in names)
        case ast.ImportFrom(module=module, names=names, level=level):
            base = ".".join(part for part in (_above(package, level), module) if part)
            for alias in names:
                yield f"{base}.{alias.name}" if f"{base}.{alias.name}" in modules else base
        case (
            ast.Call(func=ast.Name(id="__import__" | "import_module"))
            | ast.Call(func=ast.Attribute(attr="import_module"))
        ):
            first = node.args[0] if node.args else None
            literal = isinstance(first, ast.Constant) and isinstance(first.value, str)
            yield str(first.value) if literal else DYNAMIC


def _above(package: str, level: int) -> str:
    """The package that a relative import of so many dots starts from; nothing for an absolute one."""
    return "" if level == 0 else ".".join(package.split(".")[: len(package.split(".")) - level + 1])
