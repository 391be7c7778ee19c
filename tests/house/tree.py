"""The files that the house answers for: what git tracks, so that a file of somebody's own in the same folder fails no test."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]


def tracked(root: Path = ROOT) -> frozenset[Path] | None:
    """Every file that git tracks or has staged, and that is there; None where the folder is not the top of a clone."""
    return _listed(root, "--cached")


def written(folder: str, pattern: str = "*", root: Path = ROOT) -> list[Path]:
    """The files somewhere in one of our folders, in order: tracked ones, and new ones that git does not ignore.

    Without git, all of them but what Python compiled.
    """
    return _within(_listed(root, "--cached", "--others", "--exclude-standard"), folder, pattern, root)


def kept(folder: str, pattern: str = "*", root: Path = ROOT) -> list[Path]:
    """The files somewhere in a folder where people also put their own, in order: only tracked ones; without git, all."""
    return _within(tracked(root), folder, pattern, root)


def _within(known: frozenset[Path] | None, folder: str, pattern: str, root: Path) -> list[Path]:
    if known is None:
        known = frozenset(
            file for file in (root / folder).rglob("*") if file.is_file() and "__pycache__" not in file.parts
        )
    return sorted(file for file in known if file.is_relative_to(root / folder) and file.match(pattern))


def _listed(root: Path, *options: str) -> frozenset[Path] | None:
    """What `git ls-files` says, but for files that are gone; None where git or the clone is missing."""
    if not (root / ".git").exists():
        return None
    return _asked(root, options)


@cache
def _asked(root: Path, options: tuple[str, ...]) -> frozenset[Path] | None:
    command = ["git", "-C", str(root), "ls-files", "-z", *options]
    try:
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    except OSError:
        return None
    if done.returncode != 0:
        return None
    return frozenset(file for name in done.stdout.split("\0") if name and (file := root / name).is_file())
