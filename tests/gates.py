"""Runs every gate that a change must pass, and says which did not let it through.

    .venv/bin/python -m tests.gates                  all of them
    .venv/bin/python -m tests.gates lint types       only these
    .venv/bin/python -m tests.gates --fast           all of them, without the tests that are slow or need a browser

Every gate runs, also after one has failed. Exits with 1 where one failed and with 2 for a gate that does not exist.
"""

from __future__ import annotations

import shlex
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]

GATES: dict[str, list[str]] = {
    "lint": ["ruff", "check", "."],
    "format": ["ruff", "format", "--check", "."],
    "types": ["mypy"],
    "tests": ["pytest"],
}
"""Each gate and the module that it runs; what exactly they demand stands in pyproject.toml."""

FAST = "--fast"
LEFT_OUT = {"tests": ["-m", "not slow and not browser"]}
"""What a gate is told when it is to be fast."""


def passes(name: str, *, fast: bool = False) -> bool:
    """Whether a gate lets the tree through; what it finds goes to the terminal as it comes."""
    began = time.monotonic()
    command = [*GATES[name], *(LEFT_OUT.get(name, []) if fast else [])]
    print(f"--- {name}: {shlex.join(command)}", flush=True)
    done = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, check=False)
    print(f"--- {name}: {'ok' if done.returncode == 0 else 'FAILED'}, {time.monotonic() - began:.0f} s", flush=True)
    return done.returncode == 0


def main(asked: list[str]) -> int:
    """Runs the gates asked for, or all; returns the exit code."""
    fast, asked = FAST in asked, [name for name in asked if name != FAST]
    unknown = [name for name in asked if name not in GATES]
    if unknown:
        print(f"no gate is called {', '.join(unknown)}; there are {', '.join(GATES)}, and {FAST}", file=sys.stderr)
        return 2
    names = asked or list(GATES)
    failed = [name for name in names if not passes(name, fast=fast)]
    print(
        f"gates: {len(names) - len(failed)} of {len(names)} ok" + (f"; FAILED: {', '.join(failed)}" if failed else "")
    )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
