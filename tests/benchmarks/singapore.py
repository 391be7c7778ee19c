"""How long Singapore 2018 takes, and how much memory: `python -m tests.benchmarks.singapore [WORKERS [RUNS]]`.

Each run is a process of its own, as a planner's would be. Figures are medians; no test asserts any of them.
"""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
SCENARIO = ROOT / "scenarios" / "singapore-2018.yaml"


def once(workers: int) -> dict[str, float]:
    """One run: seconds to the first plan and to the proof, counted from the loaded scenario; memory; the judge's time."""
    from planner.check import check, score
    from planner.files import load_scenario
    from planner.solve import Settings, solve

    scenario = load_scenario(SCENARIO)
    began = time.monotonic()
    answer = solve(scenario, Settings(workers=workers))
    proved = time.monotonic() - began
    assert answer.plan is not None
    assert answer.words == "proved best", answer.words
    began = time.monotonic()
    findings = check(scenario, answer.plan)
    judged = time.monotonic() - began
    assert findings == ()
    score(scenario, answer.plan)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "first plan, s": answer.seconds["first plan"],
        "proved best, s": proved,
        "judge, ms": judged * 1000,
        "memory, MB": peak,
    }


def main() -> None:
    """Prints the medians of several runs."""
    if sys.argv[1:2] == ["--once"]:
        print(json.dumps(once(int(sys.argv[2]))))
        return
    workers, runs = (int(each) for each in (*sys.argv[1:3], *("1", "5")[len(sys.argv) - 1 :]))
    command = [sys.executable, "-m", "tests.benchmarks.singapore", "--once", str(workers)]
    figures = []
    for _ in range(runs):
        made = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        figures.append(json.loads(made.stdout))
    print(f"Singapore 2018, {workers} {'worker' if workers == 1 else 'workers'}, medians of {runs} runs")
    for name in figures[0]:
        print(f"{name}: {statistics.median(each[name] for each in figures):.2f}")


if __name__ == "__main__":
    main()
