"""The scenarios that come with the planner."""

from __future__ import annotations

from pathlib import Path

FOLDERS = (Path(__file__).parent / "scenarios", Path(__file__).parent.parent / "scenarios")
"""In an installed package they lie inside it, in a checkout beside it."""


def samples() -> dict[str, Path]:
    """Their files by name, the ones to begin with first."""
    folder = next((each for each in FOLDERS if each.is_dir()), None)
    files = [] if folder is None else sorted(folder.glob("*.yaml"))
    first = ["singapore-2018", "first-steps"]
    order = sorted(files, key=lambda path: (first.index(path.stem) if path.stem in first else len(first), path.stem))
    return {path.stem: path for path in order}
