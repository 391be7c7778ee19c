"""Runs every gate that a change must pass, and says which did not let it through.

    .venv/bin/python -m tests.gates                  all of them
    .venv/bin/python -m tests.gates lint types       only these

Every gate runs, also after one has failed. Exits with 1 where one failed and with 2 for a gate that does not exist.
"""

from __future__ import annotations

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


def passes(name: str) -> bool:
    """Whether a gate lets the tree through; what it finds goes to the terminal as it comes."""
    began = time.monotonic()
    print(f"--- {name}: {' '.join(GATES[name])}", flush=True)
    done = subprocess.run([sys.executable, "-m", *GATES[name]], cwd=ROOT, check=False)
    print(f"--- {name}: {'ok' if done.returncode == 0 else 'FAILED'}, {time.monotonic() - began:.0f} s", flush=True)
    return done.returncode == 0


def main(asked: list[str]) -> int:
    """Runs the gates asked for, or all; returns the exit code."""
    unknown = [name for name in asked if name not in GATES]
    if unknown:
        print(f"no gate is called {', '.join(unknown)}; there are {', '.join(GATES)}", file=sys.stderr)
        return 2
    names = asked or list(GATES)
    failed = [name for name in names if not passes(name)]
    print(
        f"gates: {len(names) - len(failed)} of {len(names)} ok" + (f"; FAILED: {', '.join(failed)}" if failed else "")
    )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
