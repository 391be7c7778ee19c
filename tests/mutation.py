"""Tells how many small errors in the judge its tests would find: mutants of `planner/check/`, each tried against `tests/check`.

    .venv/bin/python -m tests.mutation                                    200 of them, drawn by seed 0
    .venv/bin/python -m tests.mutation --seed 3 --count 50
    .venv/bin/python -m tests.mutation --count 0 planner/check/clocks.py  all of one file

Nothing is written into the tree: this process imports what the tests need but the judge, and forks a child for every mutant,
which imports the judge with the change in it and stops at the first test that fails. A child that takes longer than 20
seconds counts as killed. Prints the survivors and the rate; exits with 1 below 95 %. What cannot change any answer stands in
`tests/equivalent_mutants.py` with its reason, and is neither tried nor counted.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib.abc
import importlib.machinery
import importlib.util
import os
import random
import signal
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import CodeType

import hypothesis.strategies
import pytest

from planner.domain import airports, calendars, scenario
from planner.plan import record
from tests.equivalent_mutants import EQUIVALENT
from tests.mutants import Mutant, mutants

ROOT = Path(__file__).parents[1]
TESTS = "tests/check"
LIMIT = 20.0
ENOUGH = 0.95
WARM = (airports, calendars, scenario, record, hypothesis.strategies)
"""What every child needs: imported once, before any is forked."""
OPTIONS = ["-o", "addopts=", "-q", "-x", "--import-mode=importlib", "-p", "no:cacheprovider", "-p", "no:xdist"]
OPTIONS += ["-W", "ignore::pytest.PytestAssertRewriteWarning"]  # hypothesis is imported before pytest could rewrite it


class _Finder(importlib.abc.MetaPathFinder):
    """Finds one module as the mutant has it."""

    def __init__(self, file: Path, code: CodeType) -> None:
        parts = file.with_suffix("").parts
        self._name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        self._loader = _Loader(self._name, str(ROOT / file))
        self._loader.mutated = code

    def find_spec(self, name: str, path: object = None, target: object = None) -> importlib.machinery.ModuleSpec | None:
        if name != self._name:
            return None
        return importlib.util.spec_from_file_location(name, self._loader.path, loader=self._loader)


class _Loader(importlib.machinery.SourceFileLoader):
    mutated: CodeType

    def get_code(self, fullname: str) -> CodeType:
        return self.mutated


def order(file: Path) -> list[str]:
    """The tests of the judge, those of the mutant's own room first."""
    own = ROOT / TESTS / f"test_{file.stem}.py"
    those = sorted((ROOT / TESTS).glob("test_*.py"), key=lambda each: (each != own, each.stem == "test_check", each))
    return [str(each) for each in those]


def _child(mutant: Mutant | None) -> None:
    """Runs the tests in this process, which is a child's, and ends it: 0 where all passed."""
    os.setsid()
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    for name in [each for each in sys.modules if each.startswith(("planner.check", "tests.check"))]:
        del sys.modules[name]
    code = 1
    try:
        if mutant is not None:
            sys.meta_path.insert(0, _Finder(mutant.file, mutant.code(ROOT)))
        code = pytest.main([*OPTIONS, *order(Path() if mutant is None else mutant.file)])
    finally:
        os._exit(int(code))


def tried(those: Iterable[Mutant | None], jobs: int) -> Iterator[tuple[Mutant | None, bool]]:
    """Each with whether a test failed or the time ran out, as they end; None stands for the judge as it is."""
    waiting, running = list(reversed(list(those))), {}
    while waiting or running:
        while waiting and len(running) < jobs:
            mutant = waiting.pop()
            sys.stdout.flush()
            child = os.fork()
            if child == 0:
                _child(mutant)
            running[child] = (mutant, time.monotonic())
        for child, (mutant, began) in list(running.items()):
            ended, status = os.waitpid(child, os.WNOHANG)
            late = not ended and time.monotonic() - began > LIMIT
            if late:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(child, signal.SIGKILL)
                os.waitpid(child, 0)
            if ended or late:
                del running[child]
                yield mutant, late or status != 0
        time.sleep(0.005)


def is_equivalent(mutant: Mutant) -> bool:
    """Whether it is known that the mutant cannot change any answer."""
    return (mutant.file.name, mutant.source, mutant.what) in EQUIVALENT


def drawn(files: list[Path], count: int, seed: int) -> list[Mutant]:
    """So many mutants of the files (0: all), without those that are equivalent; in order of file and line."""
    every = [each for file in files for each in mutants(file, ROOT) if not is_equivalent(each)]
    chosen = every if not 0 < count < len(every) else random.Random(seed).sample(every, count)
    return sorted(chosen, key=lambda each: (each.file, each.line, each.node, each.change))


def stale() -> list[str]:
    """What is listed as equivalent and is no mutant (any more), in words."""
    files = sorted(each.relative_to(ROOT) for each in (ROOT / "planner" / "check").glob("*.py"))
    known = {(each.file.name, each.source, each.what) for file in files for each in mutants(file, ROOT)}
    return [f"{file}: {what} ({source})" for file, source, what in EQUIVALENT if (file, source, what) not in known]


def main(asked: list[str]) -> int:
    """Tries the mutants asked for; returns the exit code."""
    parser = argparse.ArgumentParser(prog="tests.mutation", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="default: planner/check/*.py")
    parser.add_argument("--seed", type=int, default=0, help="of the draw")
    parser.add_argument("--count", type=int, default=200, help="how many mutants; 0: all")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="how many at a time")
    options = parser.parse_args(asked)
    files = options.files or sorted((ROOT / "planner" / "check").glob("*.py"))
    if any(failed for _, failed in tried([None], 1)):
        print(f"{TESTS} fails as it is, or takes longer than {LIMIT:.0f} s; there is nothing to learn from mutants")
        return 2
    began = time.monotonic()
    chosen = drawn([file.resolve().relative_to(ROOT) for file in files], options.count, options.seed)
    survived = [mutant for mutant, killed in tried(chosen, options.jobs) if not killed]
    for mutant in sorted(survived, key=lambda each: (each.file, each.line)):
        print(mutant)
    rate = 1 - len(survived) / max(1, len(chosen))
    took = time.monotonic() - began
    print(
        f"{len(chosen) - len(survived)} of {len(chosen)} killed: {100 * rate:.1f} %, seed {options.seed}, {took:.0f} s"
    )
    return 0 if rate >= ENOUGH else 1


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(main(sys.argv[1:]))
